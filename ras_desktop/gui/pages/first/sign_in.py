"""Sign in with name and passphrase; or with the recovery key and a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.first.new_passphrase import NewPassphrase
from ras_desktop.gui.pages.first.start import (
    DEMONSTRATION_USER,
    DEMONSTRATION_WORDS,
    demonstration_file,
)
from ras_desktop.gui.pages.first.step import Host, Step
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.line_fields import PassphraseField, TextField
from ras_desktop.wording import _, finding, trouble

if TYPE_CHECKING:
    from ras_desktop.services.casefile import CaseFile


BROKEN = frozenset({"store.damaged", "store.weakened_slots", "store.not_a_case_file"})
"""Troubles of a case file that a backup helps against."""


class SignIn(Step):
    """The step that most days begin with."""

    entered = Signal(object)
    recover_wanted = Signal()
    other_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(host, _("Sign in"))
        self.folder = Path()
        self.name = self.form.add("name", TextField(_("Your name"), ""))
        self.passphrase = self.form.add("passphrase", PassphraseField(_("Passphrase")))
        for field in (self.name, self.passphrase):
            self.body.addWidget(field)
        self.main_button(_("Sign in"), self.sign_in, "key")
        self.buttons.addWidget(link(_("I have only the recovery key"), self.recover_wanted.emit))
        self.buttons.addWidget(link(_("Another case file"), self.other_wanted.emit))

    def show_file(self, folder: Path, name: str) -> None:
        """Asks for the passphrase of a file; `name` is who signed in last."""
        self.folder = folder
        said = _("to {file} in {folder}").format(file=folder.stem, folder=str(folder.parent))
        if folder == demonstration_file():
            said = _("to the demonstration, as “{name}” with the passphrase “{words}”").format(
                name=DEMONSTRATION_USER, words=DEMONSTRATION_WORDS
            )
            name = name or DEMONSTRATION_USER
        self.words.setText(said)
        self.words.show()
        self.name.load(name)
        self.passphrase.load("")
        self.banner.clear()
        self.form.show_findings((), focus=False)
        self.host.background.run(_looking(folder), self._warn, self._not_open)

    def showEvent(self, event: QShowEvent) -> None:
        """The focus that was given before the window stood is given again."""
        super().showEvent(event)
        self.begin()

    def begin(self) -> None:
        """The first field that is still empty."""
        (self.passphrase if self.name.value() else self.name).take_focus()

    def sign_in(self) -> None:
        """Opens the file with what was typed."""
        found = []
        if not self.name.value():
            found.append(Finding("user.name_missing", "name"))
        if not self.passphrase.value():
            found.append(Finding("first.passphrase_missing", "passphrase"))
        if found:
            self.form.show_findings(found)
            return
        folder, name, passphrase = self.folder, self.name.value(), self.passphrase.value()

        def work() -> CaseFile:
            from ras_desktop.services import casefile

            return casefile.sign_in(folder, name, passphrase, **self.host.opening)

        self.work(_("Opening the case file …"), work, self._enter)

    def refuse(self, fault: BaseException) -> None:
        """A wrong passphrase is typed anew; a file in use leaves a clear choice."""
        self.passphrase.load("")
        super().refuse(fault)
        self._offer(fault)

    def _enter(self, opened: CaseFile) -> None:
        self.passphrase.load("")
        self.passphrase.hide_typed()
        self.entered.emit(opened)

    def _warn(self, warnings: Findings) -> None:
        if warnings and not self.banner.words():
            self.banner.say(" ".join(finding(each) for each in warnings), Tone.WARN)

    def _not_open(self, fault: BaseException) -> None:
        super().refuse(fault)
        self._offer(fault)

    def _offer(self, fault: BaseException) -> None:
        """What can be done about a file that does not open."""
        if isinstance(fault, Trouble) and fault.code == "store.in_use":
            self._choose_other(trouble(fault))
        elif isinstance(fault, Trouble) and fault.code in BROKEN:
            restore = button(
                _("Restore the latest backup …"), self.restore_wanted.emit, icon="undo"
            )
            self.banner.say(trouble(fault), Tone.BAD, restore)

    def _choose_other(self, words: str) -> None:
        self.banner.say(
            words,
            Tone.WARN,
            button(_("Try again"), lambda: self.show_file(self.folder, self.name.value())),
            button(_("Open another case file"), self.other_wanted.emit),
        )


class Recover(Step):
    """A new passphrase with the recovery key."""

    entered = Signal(object)
    back_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Use the recovery key"),
            _("It was shown when the case file was made: six groups of five letters and digits. "
              "You choose a new passphrase, and the key stays valid."),
        )  # fmt: skip
        self.folder = Path()
        self.key = self.form.add(
            "recovery_key",
            TextField(_("Recovery key"), _("Spaces and hyphens do not matter"), characters=44),
        )
        secret(self.key.line)
        self.name = self.form.add("name", TextField(_("Your name")))
        self.new = NewPassphrase(self.form, host.background, self.name.value)
        for part in (self.key, self.name, self.new):
            self.body.addWidget(part)
        self.main_button(_("Set the passphrase and sign in"), self.recover, "key")
        self.buttons.addWidget(link(_("Back"), self.back_wanted.emit))

    def show_file(self, folder: Path, name: str) -> None:
        """Asks for the recovery key of a file."""
        self.folder = folder
        self.form.load({"name": name})
        self.banner.clear()

    def recover(self) -> None:
        """Opens the file with the key."""
        key, name, passphrase = self.key.value(), self.name.value(), self.new.value()
        folder = self.folder

        def work() -> CaseFile:
            from ras_desktop.services import casefile

            return casefile.recover(folder, key, name, passphrase, **self.host.opening)

        self.work(_("Opening the case file with the recovery key …"), work, self.entered.emit)


class OwnPassphrase(Step):
    """The first passphrase was set by somebody else: it is changed before anything is shown."""

    entered = Signal(object)

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Choose your own passphrase"),
            _("Somebody else set the one that you have just used. From now on only you know it."),
        )
        self._casefile: CaseFile | None = None
        self.old = self.form.add("old", PassphraseField(_("The passphrase you were given")))
        self.new = NewPassphrase(self.form, host.background, self._name)
        for part in (self.old, self.new):
            self.body.addWidget(part)
        self.main_button(_("Change it and go on"), self.change, "key")

    def show_file(self, casefile: CaseFile) -> None:
        """Asks whoever has signed in to this file."""
        self._casefile = casefile
        self.form.load({})

    def change(self) -> None:
        """Changes the key slot, then goes on."""
        casefile, old, new = self._casefile, self.old.value(), self.new.value()
        assert casefile is not None

        def work() -> object:
            from ras_desktop.services import user

            return user.change_passphrase(casefile, old, new)

        self.work(_("Changing the passphrase …"), work, lambda _done: self.entered.emit(casefile))

    def _name(self) -> str:
        return self._casefile.desk.actor.name if self._casefile else ""


def _looking(folder: Path) -> Callable[[], Findings]:
    def work() -> Findings:
        from ras_desktop.services import casefile

        return casefile.look(folder)

    return work
