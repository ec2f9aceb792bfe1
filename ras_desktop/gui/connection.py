"""The window's link to a team's server: what others changed comes in; its silence is shown.

Nobody is signed out while the server is away. Reading and saving wait; what is typed is kept on
this computer and brought back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.services import returning
from ras_desktop.wording import _, ngettext

if TYPE_CHECKING:
    from ras_desktop.gui.background import Background
    from ras_desktop.gui.hub import Hub
    from ras_desktop.gui.returned import Offers
    from ras_desktop.services.desk import Changed
    from ras_desktop.services.returning import Returned
    from ras_desktop.services.team import Team

TOGETHER = 400
"""Milliseconds in which changes of others are gathered before pages are told."""


class Connection(QObject):
    """Listens on a thread of its own; everything it answers comes on the window's thread."""

    _heard = Signal(object)
    _lost = Signal()
    _found = Signal()

    def __init__(
        self,
        team: Team,
        hub: Hub,
        background: Background,
        banner: Banner,
        returned: Callable[[str], None],
        offers: Offers,
    ) -> None:
        super().__init__(banner)
        self._offers = offers
        self._team, self._hub, self._background = team, hub, background
        self._banner, self._returned = banner, returned
        self.away = False
        self._refused: tuple[Banner, str] | None = None
        self._changes: dict[Changed, None] = {}
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(TOGETHER)
        self._gathering.timeout.connect(self._tell)
        queued = Qt.ConnectionType.QueuedConnection
        self._heard.connect(self._take, queued)
        self._lost.connect(self._show_away, queued)
        self._found.connect(self._show_back, queued)
        self._listener = team.listener(self._heard.emit, self._lost.emit, self._found.emit)

    def start(self) -> None:
        """Begins to listen."""
        self._listener.start()

    def stop(self) -> None:
        """No answer comes any more."""
        self._listener.stop()
        self._gathering.stop()
        for signal in (self._heard, self._lost, self._found):
            signal.disconnect()
        self._banner.clear()

    def wait(self) -> None:
        """Until the thread has ended; not on the window's thread."""
        self._listener.wait()

    def look_now(self) -> None:
        """Somebody's work has found the server away, or somebody asks for another try."""
        self._listener.look_now()

    def refuse(self, banner: Banner, words: str) -> None:
        """Says what the server's silence has stopped, until it answers again."""
        self._refused = (banner, words)
        banner.say(words, Tone.BAD)

    def _answers(self) -> None:
        """What its silence had stopped can be done again."""
        if self._refused is not None:
            banner, words = self._refused
            self._refused = None
            if banner.words() == words:  # something else may stand there by now
                banner.clear()

    def _take(self, changes: tuple[Changed, ...]) -> None:
        from ras_desktop.services.desk import Changed

        nobody = Changed("caseload", self._team.desk.actor.id)
        self._changes.update(dict.fromkeys(changes or (nobody,)))
        if not self._gathering.isActive():
            self._gathering.start()

    def _tell(self) -> None:
        changes, self._changes = tuple(self._changes), {}
        if self.away:
            return
        self._hub.tell(changes)
        keeping = self._team.desk.keeping
        self._answers()
        if keeping is not None and keeping.news:  # it was away so shortly that nobody noticed
            self._bring_back()

    def _show_away(self) -> None:
        self.away = True
        self._banner.say(
            _("The team's server does not answer. You stay signed in: what you type is kept on "
              "this computer, encrypted. It is tried again by itself."),
            Tone.WARN,
            button(_("Try now"), self.look_now),
        )  # fmt: skip

    def _show_back(self) -> None:
        if not self.away:
            return
        self.away = False
        self._banner.clear()
        self._answers()
        self._bring_back()

    def _bring_back(self) -> None:
        """What stands on a page goes first, with the version that the page knows."""
        self._offers.flush()
        desk = self._team.desk
        self._background.run(lambda: returning.bring_back(desk), self._brought, self._not_brought)

    def _brought(self, back: Returned) -> None:
        words, count = _("The team's server is there again."), back.count
        if count:
            told = ngettext(
                "{count} draft that was kept here is in its place.",
                "{count} drafts that were kept here are in their places.",
                count,
            )
            words = f"{words} {told}"
        self._returned(words)
        self._offers.offer(back)
        self._take(())
        self._tell()

    def _not_brought(self, _fault: BaseException) -> None:
        """Away again, or something else: the drafts stay here and the next time brings them."""
        self.look_now()
