"""How a case file becomes a team's server: said where an administrator looks for more people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page
    from ras_desktop.services.casefile import CaseFile

EXAMPLE = "ras.council.gov.uk"


class TogetherCard(Card):
    """What to do, and the command; the server's keeper types their own passphrase there."""

    def __init__(self, page: Page, casefile: CaseFile) -> None:
        super().__init__(
            _("Several people at once"),
            _(
                "A case file is open in one window at a time. A team works together on a server of "
                "the council. Everything in this file goes there in one step, proved by counts and "
                "hashes; this file stays as it is, and a server’s cases come back out the same way."
            ),
        )
        self._context = page.context
        self.command = f'ras-desktop move "{casefile.folder}" {EXAMPLE}'
        said = text.body(self.command)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = _(
            "Whoever looks after the server sets it up first, and types this with you: on this "
            "computer, with the server’s own name, and the case file closed."
        )
        self.copy = button(_("Copy the command"), self._copy, icon="copy")
        for each in (text.body(words), said, holding(Flow(self.copy))):
            self.body.addWidget(each)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.command)
        self._context.notify(_("The command is copied"))
