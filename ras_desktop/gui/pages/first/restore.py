"""Restore a backup where no case file is open: look at it, then make a new case file of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.first.create import file_faults
from ras_desktop.gui.pages.first.step import Host, Step
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.comparison import ComparisonView
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import PassphraseField, TextField
from ras_desktop.paths import typed
from ras_desktop.wording import _, moment

if TYPE_CHECKING:
    from ras_desktop.services.restoring import Restorable


class LookAtBackup(Step):
    """Which backup, and who somebody is: the passphrase or the recovery key of its time."""

    opened = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, host: Host, there: Callable[[], tuple[Path, ...]]) -> None:
        super().__init__(
            host,
            _("Restore a backup"),
            _("A new case file is made of it. Nothing that is there is changed, and you see first "
              "what is in it. It takes an administrator of the case file, or its recovery key."),
        )  # fmt: skip
        self._there = there
        self.backup = self.form.add(
            "backup",
            TextField(_("Backup"), _("A folder whose name ends in .rasbackup"), characters=60),
        )
        choose = button(_("Choose the backup …"), self._choose, icon="folder")
        self.name = self.form.add(
            "name", TextField(_("Your name"), _("As you signed in when the backup was made"))
        )
        self.passphrase = self.form.add(
            "passphrase", PassphraseField(_("Passphrase"), _("The one of that time"))
        )
        self.key = self.form.add(
            "recovery_key",
            TextField(_("Recovery key"), _("Spaces and hyphens do not matter"), characters=44),
        )
        secret(self.key.line)
        for part in (
            self.backup, holding(Flow(choose)), self.name, self.passphrase, self.key,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.main_button(_("Look at the backup"), self.look, "open")
        self.by_key = link(_("I have only the recovery key"), self._turn)
        self.buttons.addWidget(self.by_key)
        self.buttons.addWidget(link(_("Back"), self.back_wanted.emit))
        self.key.hide()

    def show_latest(self, folder: Path, chosen: str, name: str) -> None:
        """Looks for the latest whole backup of the case file `folder` and fills it in; `chosen`:
        where backups go on this computer."""
        self.name.load(name)

        def work() -> Path | None:
            from ras_desktop.services import backup, restoring

            return restoring.newest(folder, (backup.place(folder, chosen), backup.beside(folder)))

        self.work(_("Looking for the latest backup …"), work, self._found_latest)

    def _found_latest(self, path: Path | None) -> None:
        if path is None:
            words = _("No whole backup was found where they are made; choose one from elsewhere.")
            self.banner.say(words, Tone.WARN)
            self.begin()
            return
        self.backup.load(str(path))
        self.banner.say(_("This is the latest backup that is whole."), Tone.NOTE)
        (self.passphrase if self.name.value() else self.name).take_focus()

    def look(self) -> None:
        """Opens and reads it, in the background."""
        found = self._faults()
        if found:
            self.form.show_findings(found)
            return
        path, there = typed(self.backup.value()), self._there()
        name, passphrase, key = self.name.value(), self.passphrase.value(), self.key.value()
        with_key, opening = not self.key.isHidden(), self.host.opening

        def work() -> Restorable:
            from ras_desktop.services import restoring

            if with_key:
                return restoring.open_with_recovery_key(path, key, there, **opening)
            return restoring.open_with_passphrase(path, name, passphrase, there, **opening)

        self.work(_("Reading the backup …"), work, self._look_at)

    def _look_at(self, found: Restorable) -> None:
        name = "" if not self.key.isHidden() else self.name.value()
        self.passphrase.load("")
        self.passphrase.hide_typed()
        self.key.load("")
        self.opened.emit(found, name)

    def _faults(self) -> list[Finding]:
        found = []
        if not self.backup.value():
            found.append(Finding("first.backup_missing", "backup"))
        if self.key.isHidden():
            if not self.name.value():
                found.append(Finding("user.name_missing", "name"))
            if not self.passphrase.value():
                found.append(Finding("first.passphrase_missing", "passphrase"))
        elif not self.key.value():
            found.append(Finding("first.recovery_key_missing", "recovery_key"))
        return found

    def _turn(self) -> None:
        by_key = self.key.isHidden()
        self.key.setVisible(by_key)
        self.name.setVisible(not by_key)
        self.passphrase.setVisible(not by_key)
        words = _("I have my passphrase") if by_key else _("I have only the recovery key")
        self.by_key.setText(words)
        (self.key if by_key else self.name).take_focus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("A backup: a folder whose name ends in .rasbackup"), self.backup.value()
        )
        if chosen:
            self.backup.load(chosen)
            self.name.take_focus()


class Restore(Step):
    """What would be otherwise; then name and place of the new case file."""

    restored = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(host, " ", " ")
        self._found: Restorable | None = None
        self._name = ""
        self.view = ComparisonView()
        self.file = self.form.add("file", TextField(_("Name of the new case file")))
        self.folder = self.form.add("folder", TextField(_("Folder"), characters=60))
        choose = button(_("Choose the folder …"), self._choose, icon="folder")
        for part in (self.view, self.file, self.folder, holding(Flow(choose))):
            self.body.addWidget(part)
        self.main_button(_("Make the new case file"), self.make, "undo")
        self.buttons.addWidget(link(_("Back"), self.back_wanted.emit))

    def show_backup(self, found: Restorable, name: str, broken: Path | None = None) -> None:
        """What is in it, beside the case file that there is; `broken`: one that does not open."""
        self._found, self._name = found, name
        made = moment(found.comparison.made)
        self.title.setText(_("Restore the backup of {moment}?").format(moment=made))
        self.words.setText(self._compared(found))
        self.view.show_comparison(found.comparison)
        beside = found.beside or broken
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.folder.load(str(beside.parent) if beside else documents)
        stem = found.opened.contents.name
        self.file.load(_("{name} restored").format(name=stem) if beside else stem)

    def _compared(self, found: Restorable) -> str:
        if found.beside is not None:
            words = _("Compared with the case file {file} in {folder}, which stays as it is.")
            return words.format(file=found.beside.stem, folder=str(found.beside.parent))
        if found.not_compared is not None:
            return _(
                "The case file that there is could not be compared with it: it is open elsewhere, "
                "damaged, or encrypted anew since. It stays as it is."
            )
        return _("No case file on this computer is known that it could be compared with.")

    def begin(self) -> None:
        """Into the name of the new file."""
        self.file.take_focus()

    def make(self) -> None:
        """Makes it, in the background."""
        found = file_faults(self.file, self.folder)
        if found:
            self.form.show_findings(found)
            return
        opened = self._found
        assert opened is not None
        folder = typed(self.folder.value()) / self.file.value()

        def work() -> Path:
            from ras_desktop.services import casefile, restoring

            return restoring.restore(opened, casefile.at(folder))

        name = self._name
        self.work(
            _("Making the new case file and checking it …"),
            work,
            lambda path: self.restored.emit(path, name),
        )

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where the case file will be"), self.folder.value()
        )
        if chosen:
            self.folder.load(chosen)
