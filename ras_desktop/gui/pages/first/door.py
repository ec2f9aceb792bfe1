"""The first window: which step is shown, and what follows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ras_desktop.domain.server import ServerAddress, read_kept
from ras_desktop.gui.background import Background
from ras_desktop.gui.pages.first.sign_in import SignIn
from ras_desktop.gui.pages.first.step import Step
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.gui.widgets.layout import Limited, row
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.settings import Settings
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.first.create import RecoveryKey
    from ras_desktop.services.casefile import CaseFile, Created
    from ras_desktop.services.restoring import Restorable
    from ras_desktop.services.team import Team

WIDE = 68
"""Characters of a line of the first window."""


class FirstPage(QWidget):
    """`entered(casefile)` once somebody is in."""

    entered = Signal(object)
    backups_wanted = Signal(str)
    """Another folder for backups was chosen while a case file was made."""

    def __init__(
        self,
        background: Background,
        settings: Settings,
        failed: Callable[[BaseException], None],
        opening: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.background, self._failed = background, failed
        self.opening = opening or {}
        self._settings = settings
        self._steps: dict[str, Step] = {}
        self._broken: Path | None = None  # the case file that does not open
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stack = Stack()
        brand = row(Icon("plan", "accent", scale=1.4), text.heading(_("RAS Desktop")), None, gap=1)
        brand.setContentsMargins(space(6), space(4), space(6), 0)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(brand)
        whole.addWidget(self.stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(Limited(inside, WIDE), 8)
        outer.addStretch(1)
        if settings.recent:
            self.choose(_place(settings.recent[0]))
        else:
            self.show_step("start")

    def failed(self, fault: BaseException) -> None:
        """A fault of the program."""
        self._failed(fault)

    def now(self) -> Step:
        """The step that is shown."""
        step = self.stack.currentWidget()
        assert isinstance(step, Step)
        return step

    def show_step(self, word: str) -> Step:
        """Shows a step: start, sign_in, create, recovery_key, recover, own_passphrase,
        join, look_at_backup, restore."""
        if word not in self._steps:
            step = self._made(word)
            self._steps[word] = step
            self.stack.addWidget(step)
        step = self._steps[word]
        if word == "start":
            step.show_recent(self._settings.recent)  # type: ignore[attr-defined]
        self.stack.setCurrentWidget(step)
        step.begin()
        return step

    def choose(self, place: Path | ServerAddress, user: str = "") -> None:
        """Asks to sign in to a case file or a team's server."""
        if isinstance(place, ServerAddress):
            self.join(place, user)
            return
        step = self.show_step("sign_in")
        assert isinstance(step, SignIn)
        step.show_file(place, user)
        step.begin()

    def again(self, kept: str) -> None:
        """Asks to sign in again where somebody has just left."""
        self.choose(_place(kept))

    def join(self, address: ServerAddress | None = None, user: str = "") -> None:
        """Asks to sign in to a team's server; None: to one that is not known yet."""
        step: Any = self.show_step("join")
        step.show_address(address, user)
        step.begin()

    def prefer(self, settings: Settings) -> None:
        """Other preferences: the files opened before."""
        self._settings = settings

    def _made(self, word: str) -> Step:
        if word == "sign_in":
            sign_in = SignIn(self)
            sign_in.entered.connect(self._enter)
            sign_in.other_wanted.connect(lambda: self.show_step("start"))
            sign_in.recover_wanted.connect(lambda: self._recover(sign_in))
            sign_in.restore_wanted.connect(lambda: self._restore_latest(sign_in))
            return sign_in
        if word == "start":
            from ras_desktop.gui.pages.first.start import Start

            start = Start(self)
            start.chosen.connect(self.choose)
            start.join_wanted.connect(self.join)
            start.create_wanted.connect(lambda: self.show_step("create"))
            start.restore_wanted.connect(self._restore_any)
            return start
        return self._rarely(word)

    def _rarely(self, word: str) -> Step:
        from ras_desktop.gui.pages.first.create import Create, RecoveryKey
        from ras_desktop.gui.pages.first.sign_in import OwnPassphrase, Recover

        if word == "join":
            return self._made_join()
        if word == "create":
            create = Create(self)
            create.created.connect(self._show_key)
            create.backups_chosen.connect(self.backups_wanted)
            create.back_wanted.connect(lambda: self.show_step("start"))
            return create
        if word == "recovery_key":
            return RecoveryKey(self)
        if word in ("look_at_backup", "restore"):
            return self._restoring(word)
        if word == "own_passphrase":
            own = OwnPassphrase(self)
            own.entered.connect(self.entered)
            return own
        recover = Recover(self)
        recover.entered.connect(self._enter)
        recover.back_wanted.connect(lambda: self.show_step("sign_in"))
        return recover

    def _restoring(self, word: str) -> Step:
        from ras_desktop.gui.pages.first.restore import LookAtBackup, Restore

        if word == "restore":
            restore = Restore(self)
            restore.restored.connect(self.choose)
            restore.back_wanted.connect(lambda: self.show_step("look_at_backup"))
            return restore
        look = LookAtBackup(self, self._files)
        look.opened.connect(self._show_backup)
        look.back_wanted.connect(lambda: self.show_step("start"))
        return look

    def _restore_latest(self, sign_in: SignIn) -> None:
        """The case file does not open: its latest whole backup is looked for and filled in."""
        self._broken = sign_in.folder
        step: Any = self.show_step("look_at_backup")
        step.show_latest(sign_in.folder, self._settings.backup_folder, sign_in.name.value())

    def _restore_any(self) -> None:
        self._broken = None
        self.show_step("look_at_backup")

    def _files(self) -> tuple[Path, ...]:
        """The case files opened before."""
        return tuple(Path(each) for each in self._settings.recent if read_kept(each) is None)

    def _show_backup(self, found: Restorable, name: str) -> None:
        step: Any = self.show_step("restore")
        step.show_backup(found, name, self._broken)
        step.begin()

    def _made_join(self) -> Step:
        from ras_desktop.gui.pages.first.join import Join

        join = Join(self)
        join.entered.connect(self._enter)
        join.other_wanted.connect(lambda: self.show_step("start"))
        return join

    def _enter(self, casefile: CaseFile | Team) -> None:
        if casefile.must_change:
            step: Any = self.show_step("own_passphrase")
            step.show_file(casefile)
            step.begin()
        else:
            self.entered.emit(casefile)

    def _recover(self, sign_in: SignIn) -> None:
        step: Any = self.show_step("recover")
        step.show_file(sign_in.folder, sign_in.name.value())
        step.begin()

    def _show_key(self, made: Created) -> None:
        step: Any = self.show_step("recovery_key")
        key: RecoveryKey = step
        key.show_key(made.recovery_key, made.casefile.folder)
        opened: CaseFile = made.casefile
        key.kept.connect(lambda: self.entered.emit(opened), _once())
        key.begin()


def _place(kept: str) -> Path | ServerAddress:
    """What the settings remember: an address of a server, else the path of a case file."""
    return read_kept(kept) or Path(kept)


def _once() -> Any:
    from PySide6.QtCore import Qt

    return Qt.ConnectionType.SingleShotConnection
