"""A new recovery key: shown this once, on a sheet to print or save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from ras_desktop.domain.finding import Finding
from ras_desktop.gui import theme
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.papers import out
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.form import scroll_to
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import document, user
from ras_desktop.services.document import Preview
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page


ACROSS = 3
_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class RecoveryCard(Card):
    """Renews the key; the key stands there until somebody says that they have kept it."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("Recovery key"),
            _(
                "With it, and with nothing else, somebody gets back in when a passphrase is "
                "forgotten. Make a new one when it was used, lost, or seen by somebody."
            ),
        )
        self.page = page
        self._sheet: Preview | None = None
        self.said = Banner()
        self.progress = Progress()
        self.renew_button = button(_("Make a new recovery key …"), self.renew, icon="key")
        self.key = text.body()
        self.key.setTextInteractionFlags(_READ)
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        secret(self.key)
        self.to_print = button(_("Print the sheet …"), self.print_it, icon="print", main=True)
        self.to_save = button(_("Save the sheet …"), self.save, icon="save")
        self.kept = TickField(_("I have printed it or written it down"))
        self.done = button(_("Done: forget the key here"), self.forget)
        words = _(
            "This is the new key. It is shown this once and kept nowhere; the old one opens "
            "nothing from now on."
        )
        self.shown = holding(
            column(
                text.body(words),
                self.key,
                holding(Flow(self.to_print, self.to_save)),
                self.kept,
                holding(Flow(self.done)),
                gap=1.5,
            )
        )
        for part in (self.said, self.progress, holding(Flow(self.renew_button)), self.shown):
            self.body.addWidget(part)
        self.shown.hide()
        theme.change.changed.connect(self._size)
        self._size()

    def renew(self) -> None:
        """Asks, since the old key opens nothing afterwards; then makes the new one."""
        words = _(
            "The printed key that there is now opens nothing from then on. Have a printer or an "
            "envelope ready: the new key is shown once."
        )
        if not confirm(self, _("Make a new recovery key?"), words, _("Make a new key")):
            return
        casefile = self.page.context.own_file
        self.renew_button.setEnabled(False)
        self.page.context.act(
            lambda: user.renew_recovery_key(casefile), self._show, self._not_renewed
        )

    def _not_renewed(self, fault: BaseException) -> None:
        self.renew_button.setEnabled(True)
        self.page.context.failed(fault)

    def _show(self, key: str) -> None:
        self.renew_button.setEnabled(True)
        self.renew_button.hide()
        self.key.setText(lines_of(key))
        self.key.setAccessibleName(_("Recovery key: {key}").format(key=" ".join(key.split("-"))))
        self.kept.load(False)
        self.shown.show()
        self.key.setFocus()
        QTimer.singleShot(0, self, lambda: scroll_to(self.shown))  # once it has its height
        context = self.page.context
        name = self.page.context.own_file.folder.stem
        context.run(lambda: document.recovery_sheet(context.desk, name, key), self._take_sheet)

    def _take_sheet(self, sheet: Preview) -> None:
        self._sheet = sheet

    def print_it(self) -> None:
        """Prints the sheet."""
        if self._sheet is not None:
            sheet = self._sheet
            out.print_out(self.page, self.said, self.progress, sheet.title, sheet.pdf, 1)

    def save(self) -> None:
        """Saves the sheet as a PDF: to a stick, not beside the case file."""
        if self._sheet is not None:
            out.save(self.page, self.said, self._sheet.title, self._sheet.pdf)

    def forget(self) -> None:
        """Takes the key away, once it is kept elsewhere."""
        if not self.kept.value():
            self.kept.show_findings((Finding("first.key_not_kept", "kept"),))
            self.kept.take_focus()
            return
        self.key.clear()
        self._sheet = None
        self.said.clear()
        self.shown.hide()
        self.renew_button.show()
        self.renew_button.setFocus()
        self.page.context.notify(_("The recovery key is renewed"))

    def _size(self) -> None:
        points = theme.look().size("heading")
        self.key.setStyleSheet(f"font-family: monospace; font-size: {points}pt; font-weight: 600;")


def lines_of(key: str) -> str:
    """The key's groups, three to a line: to be copied by hand without losing one's place."""
    groups = key.split("-")
    lines = [groups[at : at + ACROSS] for at in range(0, len(groups), ACROSS)]
    return "-\n".join("-".join(line) for line in lines)
