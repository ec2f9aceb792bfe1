"""Create a case file, and show its recovery key once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ras_desktop.domain.finding import Finding
from ras_desktop.gui import theme
from ras_desktop.gui.clipboard import copy_secret, secret
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.first.new_passphrase import NewPassphrase
from ras_desktop.gui.pages.first.step import Host, Step
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.paths import typed
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.services.casefile import Created

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f]')


class Create(Step):
    """Name of the file, where it is, who makes it, and the passphrase."""

    created = Signal(object)
    backups_chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Create a case file"),
            _("A case file is one folder that holds everything, encrypted."),
        )
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.file = self.form.add(
            "file", TextField(_("Name of the case file"), _("For example the name of your team"))
        )
        self.folder = self.form.add("folder", TextField(_("Folder"), characters=60))
        self.folder.load(documents)
        self.name = self.form.add("name", TextField(_("Your name"), _("You sign in with it")))
        self.new = NewPassphrase(self.form, host.background, self.name.value)
        choose = button(_("Choose the folder …"), self._choose, icon="folder")
        self.backups = self.form.add(
            "backups",
            TextField(
                _("Folder for backups"),
                _("They are made by themselves, encrypted. A stick or a network drive survives the "
                  "loss of this computer; left empty, they go beside the case file."),
                optional=True,
                characters=60,
            ),
        )  # fmt: skip
        other = button(_("Choose a folder for backups …"), self._choose_backups, icon="folder")
        for part in (
            self.file, self.folder, holding(Flow(choose)), self.name, self.new, self.backups,
            holding(Flow(other)),
        ):  # fmt: skip
            self.body.addWidget(part)
        self.main_button(_("Create the case file"), self.make, "plus")
        self.buttons.addWidget(link(_("Back"), self.back_wanted.emit))

    def make(self) -> None:
        """Makes it, in the background."""
        found = self._faults()
        if found:
            self.form.show_findings(found)
            return
        folder = typed(self.folder.value()) / self.file.value()
        name, passphrase = self.name.value(), self.new.value()
        wanted = self.backups.value()

        def work() -> tuple[Created, str]:
            from ras_desktop.services import backup, casefile

            backups = str(backup.choose(typed(wanted))) if wanted else ""
            made = casefile.create(casefile.at(folder), name, passphrase, **self.host.opening)
            return made, backups

        self.work(_("Making the case file and its keys …"), work, lambda both: self._made(*both))

    def _made(self, made: Created, backups: str) -> None:
        self.form.load({"folder": self.folder.value()})
        if backups:
            self.backups_chosen.emit(backups)
        self.created.emit(made)

    def _faults(self) -> list[Finding]:
        found = file_faults(self.file, self.folder)
        if not self.name.value():
            found.append(Finding("user.name_missing", "name"))
        if not self.new.value():
            found.append(Finding("passphrase.none", "passphrase"))
        return found

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where the case file will be"), self.folder.value()
        )
        if chosen:
            self.folder.load(chosen)

    def _choose_backups(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where backups go"), self.backups.value() or self.folder.value()
        )
        if chosen:
            self.backups.load(chosen)


def file_faults(file: TextField, folder: TextField) -> list[Finding]:
    """What must be mended about the name and the place of a new case file."""
    found = []
    if not file.value():
        found.append(Finding("first.file_missing", "file"))
    elif _NOT_IN_NAMES.search(file.value()) or file.value().startswith("."):
        found.append(Finding("first.file_name", "file"))
    if not folder.value():
        found.append(Finding("first.folder_missing", "folder"))
    return found


class RecoveryKey(Step):
    """The recovery key, shown this once."""

    kept = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Keep the recovery key"),
            _("With this key, and with nothing else, you can get back into the case file when "
              "the passphrase is forgotten. It is shown this once. Keep it away from the "
              "computer, where no one else finds it."),
        )  # fmt: skip
        self.key = QLineEdit()
        self.key.setReadOnly(True)
        secret(self.key)
        self.key.setAccessibleName(_("Recovery key"))
        self.key.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.file = text.quiet()
        acts = Flow(
            button(_("Print …"), self._print, icon="print"),
            button(_("Save as a text file …"), self._save, icon="save"),
            button(_("Copy"), self._copy, icon="copy"),
        )
        self.done = self.form.add("kept", TickField(_("I have written it down or printed it")))
        for part in (self.key, self.file, holding(acts), self.done):
            self.body.addWidget(part)
        self.main_button(_("Go on"), self._go_on, "forward")
        theme.change.changed.connect(self._size)
        self._size()

    def show_key(self, key: str, folder: Path) -> None:
        """Shows the key of a file."""
        self.key.setText(key)
        self.file.setText(_("for the case file {file}").format(file=folder.name))
        self.done.load(False)

    def begin(self) -> None:
        """On the key, so that it is read out."""
        self.key.setFocus()

    def _size(self) -> None:
        points = theme.look().size("heading")
        self.key.setStyleSheet(f"font-family: monospace; font-size: {points}pt; font-weight: 600;")

    def _go_on(self) -> None:
        if not self.done.value():
            self.form.show_findings((Finding("first.key_not_kept", "kept"),))
            return
        self.key.clear()
        self.kept.emit()

    def _words(self) -> str:
        return "\n\n".join(
            (
                _("Recovery key of a case file of RAS Desktop"),
                self.file.text(),
                self.key.text(),
                _("Whoever has this key can open the case file. Keep it away from the computer."),
            )
        )

    def _copy(self) -> None:
        copy_secret(self.key.text())
        self.banner.say(
            _("Copied. It is taken from the clipboard again after a minute."), Tone.NOTE
        )

    def _save(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save the recovery key"), "recovery-key.txt", _("Text (*.txt)")
        )
        if not path:
            return
        try:
            Path(path).write_text(self._words() + "\n", encoding="utf-8")
        except OSError:
            self.banner.say(
                _("It could not be saved there; choose another place, or print it."), Tone.BAD
            )
            return
        self.banner.say(
            _("Saved. Move the file to a stick or print it, then delete it here."), Tone.WARN
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setPlainText(self._words())
            document.print_(printer)
