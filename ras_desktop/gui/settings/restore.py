"""The card of one backup: what would be otherwise, a new case file made of it, or its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.backup import Comparison
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.comparison import ComparisonView
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import backup, casefile
from ras_desktop.services.backup import Listed
from ras_desktop.wording import _, finding, moment, trouble

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page


class RestoreCard(Card):
    """`begin(one)` reads it in full and compares; `gone` when it was removed."""

    closed = Signal()
    gone = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(" ", " ")
        self.page = page
        self._one: Listed | None = None
        self._wanted = 0
        self.said = Banner(closes=False)
        self.progress = Progress()
        self.view = ComparisonView()
        self.restore_button = button(
            _("Make a new case file of it …"), self.restore, icon="undo", main=True
        )
        self.remove_button = button(_("Remove this backup …"), self.remove, icon="remove")
        self.close_button = button(_("Close"), self.close_it)
        acts = holding(Flow(self.restore_button, self.remove_button, self.close_button))
        for part in (self.said, self.progress, self.view, acts):
            self.body.addWidget(part)
        self.view.hide()

    def begin(self, one: Listed) -> None:
        """Shows one; administrators are told what is in it."""
        self._one = one
        self.said.clear()
        self.view.hide()
        self.restore_button.hide()
        context = self.page.context
        known = one.made is not None or one.trouble is not None
        show_if(self.remove_button, known and context.desk.offers("backup.remove"))
        name = one.path.stem if one.made is None else moment(one.made)
        self.heading.setText(_("Backup of {moment}").format(moment=name))
        self.setAccessibleName(self.heading.text())
        self.say_under(str(one.path))
        self.close_button.setFocus()
        if one.trouble is not None:
            self.said.say(trouble(one.trouble), Tone.BAD)
        elif not context.desk.offers("backup.restore"):
            words = _("An administrator of this case file can make a new case file of it.")
            self.said.say(words, Tone.NOTE)
        else:
            file, path = context.own_file, one.path
            self.progress.run(
                context.background,
                _("Reading the backup and comparing it …"),
                lambda _report: backup.compare(file, path),
                lambda found: self._show(one, found),
                self._not_read,
            )

    def _show(self, one: Listed, found: Comparison) -> None:
        if one is not self._one:
            return
        self.heading.setText(_("Backup of {moment}").format(moment=moment(found.made)))
        self.view.show_comparison(found)
        self.view.show()
        self.restore_button.show()
        self.restore_button.setFocus()

    def _not_read(self, fault: BaseException) -> None:
        if isinstance(fault, Trouble):
            self.said.say(trouble(fault), Tone.BAD)
        elif isinstance(fault, Refused):
            self.said.say(" ".join(finding(each) for each in fault.findings), Tone.BAD)
        else:
            self.page.context.failed(fault)

    def restore(self) -> None:
        """Asks where, then makes it; the open case file stays as it is."""
        assert self._one is not None
        open_now = self.page.context.own_file.folder
        offered = open_now.parent / f"{open_now.stem} restored.ras"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("The new case file"), str(offered), _("Case file (*.ras)")
        )
        if not chosen:
            return
        path, target = self._one.path, casefile.at(Path(chosen))
        file = self.page.context.own_file
        self.restore_button.setEnabled(False)
        self.progress.run(
            self.page.context.background,
            _("Making the new case file and checking it …"),
            lambda _report: backup.restore(file, path, target),
            lambda done: self._restored(done.value),
            self._not_restored,
        )

    def _restored(self, target: Path) -> None:
        self.restore_button.setEnabled(True)
        words = _(
            "The new case file “{name}” is made and checked. This one stays as it is. To work in "
            "the new one, close this one and open it; it opens with the passphrases of that time."
        )
        self.said.say(
            words.format(name=target.stem),
            Tone.GOOD,
            button(_("Close this case file"), self.page.context.leave, icon="leave"),
        )

    def _not_restored(self, fault: BaseException) -> None:
        self.restore_button.setEnabled(True)
        self._not_read(fault)

    def remove(self) -> None:
        """Asks, since it does not come back; then takes it away."""
        assert self._one is not None
        words = _("It does not come back. The case file and the other backups stay.")
        question = _("Remove the backup “{name}”?").format(name=self._one.path.stem)
        if confirm(self, question, words, _("Remove it")):
            file, path = self.page.context.own_file, self._one.path
            self.page.run(lambda: backup.remove(file, path), self._removed, self._not_read)

    def _removed(self, _path: Path) -> None:
        self.page.context.notify(_("The backup is removed"))
        self.close_it()
        self.gone.emit()

    def close_it(self) -> None:
        """Closes the card."""
        self.progress.stop()
        self._one = None
        self.closed.emit()
