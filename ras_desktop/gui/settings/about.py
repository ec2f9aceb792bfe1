"""About the program: its version to tell somebody who helps, and whose work it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from ras_desktop.gui.models.records import Column
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import about
from ras_desktop.services.about import About
from ras_desktop.wording import N_, _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

ROWS = 10
FONTS = N_("The fonts of the papers are Noto, under the SIL Open Font License 1.1.")


class AboutPart(SettingsPart):
    """Version, system, licences."""

    WORD = "about"
    NAME = N_("About")
    QUESTION = N_("Which program is this?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._known = False
        self.version = text.heading()
        self.facts = text.body()
        card = Card(_("RAS Desktop"))
        self.copy = button(_("Copy for whoever helps"), self._copy, icon="copy")
        licence = text.body(
            _(
                "Free software under the MIT licence: use it, change it, pass it on, with the "
                "notice of its authors. It comes without any warranty."
            )
        )
        for part in (self.version, self.facts, licence, holding(Flow(self.copy))):
            card.body.addWidget(part)
        self.packages = RecordTable(
            _("Packages and their licences"),
            (
                Column("name", _("Package"), 22, sorts=False),
                Column("version", _("Version"), 12, sorts=False),
                Column("licence", _("Licence"), 50, sorts=False),
            ),
            counts=False,
        )
        self.packages.columns_button.hide()
        works = Card(_("Whose work it carries"), _(FONTS))
        works.body.addWidget(self.packages)
        self.body.addWidget(card)
        self.body.addWidget(works)

    def open(self) -> None:
        """Read once: it does not change while the program runs."""
        if not self._known:
            self._known = True
            self.page.run(about.read, self._show, key="about")

    def _show(self, found: About) -> None:
        self.version.setText(_("Version {version}").format(version=found.version))
        self.facts.setText(
            _("Python {python}, Qt {qt}, {system}").format(
                python=found.python, qt=qVersion(), system=found.system
            )
        )
        self.packages.set_rows(found.packages)
        row = self.packages.view.verticalHeader().defaultSectionSize()
        self.packages.setMinimumHeight(row * (min(len(found.packages), ROWS) + 1) + space(2))

    def _copy(self) -> None:
        words = " · ".join((_("RAS Desktop"), self.version.text(), self.facts.text()))
        QGuiApplication.clipboard().setText(words)
        self.context.notify(_("Copied"))
