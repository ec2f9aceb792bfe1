"""What the window gives to every page: who works, how work is run, where to go, how to speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ras_desktop.gui.background import Background, Failed
from ras_desktop.gui.hub import Hub
from ras_desktop.gui.place import Place
from ras_desktop.services.desk import once_more
from ras_desktop.settings import Settings
from ras_desktop.store.trouble import ServerAway

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ras_desktop.gui.backups import Backups
    from ras_desktop.gui.calendar_file import CalendarKeeper
    from ras_desktop.gui.dialog_draft import DialogDraft
    from ras_desktop.services.casefile import CaseFile
    from ras_desktop.services.desk import Desk
    from ras_desktop.services.team import Team

Result = TypeVar("Result")
Undo = Callable[[], object]


class Shell(Protocol):
    """What pages ask of the window."""

    def go(self, place: Place) -> None:
        """Opens a page."""

    def notify(self, text: str, undo: Undo | None = None) -> None:
        """Says something that was done."""

    def warn(self, text: str, *acts: QWidget) -> None:
        """Says what went wrong, in a banner."""

    def calm(self, said: str = "") -> None:
        """Takes the banner away: what it said is over. `said`: only if it says this."""

    def failed(self, fault: BaseException) -> None:
        """Answers an exception that no page took."""

    def lock(self) -> None:
        """Locks the screen."""

    def leave(self) -> None:
        """Closes the case file."""

    def change_passphrase(self) -> None:
        """Asks for a new passphrase."""

    def prefer(self, preferences: Settings) -> None:
        """Takes other preferences of this computer."""

    def count(self, word: str, number: int) -> None:
        """Shows a number beside a page's name at the side."""

    casefile: CaseFile | Team | None
    backups: Backups | None
    preferences: Settings


class Context:
    """Given to every page when it is made; the same for all of one sign-in.

    `desk` is the first argument of every service; `clock` gives the present moment with its zone.
    """

    def __init__(self, desk: Desk, background: Background, hub: Hub, shell: Shell) -> None:
        self.desk = desk
        self.background = background
        self.hub = hub
        self.clock: Callable[[], datetime] = desk.clock
        self._shell = shell
        self.asking: list[DialogDraft] = []
        """The open questions whose words are kept."""
        self._settling: tuple[Undo, ...] = ()

    def go(self, place: Place) -> None:
        """Opens a page: Place("families"), Place("plan", case)."""
        self._shell.go(place)

    def notify(self, text: str, undo: Undo | None = None) -> None:
        """Says at the foot of the window what was done, with a button to undo it."""
        self._shell.notify(text, undo)

    def warn(self, text: str, *acts: QWidget) -> None:
        """Says in a banner across the window what went wrong, with buttons to mend it."""
        self._shell.warn(text, *acts)

    def calm(self, said: str = "") -> None:
        """Takes the banner across the window away: what it said is mended. `said`: only this."""
        self._shell.calm(said)

    def failed(self, fault: BaseException) -> None:
        """The usual answer to an exception: one sentence if it is known, else the bug page."""
        self._shell.failed(fault)

    def lock(self) -> None:
        """Locks the screen."""
        self._shell.lock()

    def leave(self) -> None:
        """Closes the case file and goes back to the sign-in."""
        self._shell.leave()

    def change_passphrase(self) -> None:
        """Asks for a new passphrase of whoever is signed in."""
        self._shell.change_passphrase()

    def count(self, word: str, number: int) -> None:
        """Shows a number beside a page's name at the side; 0 shows none."""
        self._shell.count(word, number)

    @property
    def backups(self) -> Backups:
        """What makes backups of the open case file and knows how they stand."""
        assert self._shell.backups is not None  # it is there while a case file is open
        return self._shell.backups

    @property
    def calendar(self) -> CalendarKeeper | None:
        """What keeps one's calendar file; None before the window is up."""
        workplace = getattr(self._shell, "workplace", None)
        return getattr(workplace, "calendar", None)

    @property
    def away(self) -> bool:
        """Whether the team's server is known to be away now; never for a case file."""
        connection = getattr(self._shell, "connection", None)
        return connection is not None and connection.away

    @property
    def own_file(self) -> CaseFile:
        """The open case file where there is one, for what a team's server has not: backups."""
        from ras_desktop.services.casefile import CaseFile

        casefile = self.casefile
        assert isinstance(casefile, CaseFile)
        return casefile

    @property
    def casefile(self) -> CaseFile | Team:
        """The open case file, for services that change who can open it."""
        assert self._shell.casefile is not None  # there is a context only while one is open
        return self._shell.casefile

    def preferences(self) -> Settings:
        """This computer's preferences."""
        return self._shell.preferences

    def prefer(self, preferences: Settings) -> None:
        """Changes this computer's preferences: kept and shown at once."""
        self._shell.prefer(preferences)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        owner: object = None,
        key: str = "",
    ) -> None:
        """Reads in the background: `done(result)`. Pages use their own `run`, see `Page`."""
        self.background.run(work, done, failed, owner=owner, key=key)

    def act(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Writes in the background: work returns `Done`; tells the hub what changed, then
        `done(value)`. A page that was left meanwhile is told all the same: it was kept.
        """

        settled, self._settling = self._settling, ()

        def tell(result: Any) -> None:
            for each in settled:
                self._drop(each)
            self.hub.tell(result.changed)
            if done is not None:
                done(result.value)

        def stopped(fault: BaseException) -> None:
            self._settling += settled  # they wait for another try, if there is one
            try:
                (failed or self.failed)(fault)
            finally:
                self._settling = tuple(each for each in self._settling if each not in settled)

        self.background.run(lambda: once_more(work), tell, stopped if settled else failed)

    def answered(self, drop: Undo) -> None:
        """A question was answered whose words are kept: `drop()` is run once the act that follows
        has succeeded, or soon if none follows. If it fails they stay kept."""
        self._settling += (drop,)
        QTimer.singleShot(0, lambda: self._settle(drop))

    def _settle(self, drop: Undo) -> None:
        if drop not in self._settling:
            return  # an act has taken it over
        if QApplication.activeModalWidget() is not None:  # something else is asked before the act
            QTimer.singleShot(200, lambda: self._settle(drop))
            return
        self._settling = tuple(each for each in self._settling if each != drop)
        self._drop(drop)

    def _drop(self, drop: Undo) -> None:
        def failed(fault: BaseException) -> None:
            if not isinstance(fault, ServerAway):  # it is offered once more, no harm
                self.failed(fault)

        self.background.run(drop, lambda _none: None, failed)
