"""A team's server from the first window: join it, work there, leave it.

The counterpart of `casefile`: what the window needs is the same for both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ras_desktop.domain.finding import Finding, Findings, Refused, Severity
from ras_desktop.domain.server import ServerAddress
from ras_desktop.services.clock import LONDON, Clock, system
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.trouble import WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ras_desktop.services.desk import Changed, Desk
    from ras_desktop.services.keyring import Keyring
    from ras_desktop.services.returning import Returned
    from ras_desktop.store.server.connect import Door
    from ras_desktop.store.server.listen import Listener

_SLACK = timedelta(minutes=2)


@dataclass(slots=True)
class Team:
    """Somebody at work on a team's server: the desk, and what to tell them now."""

    desk: Desk
    door: Door = field(repr=False)
    policy: KeyPolicy = PRODUCT
    warnings: Findings = ()
    must_change: bool = False
    back: Returned | None = None
    """What came of what was typed while the server was away, at the last sign-in."""
    wrong_at: list[datetime] = field(default_factory=list, repr=False)
    """When the locked screen was given a wrong passphrase."""

    @property
    def address(self) -> ServerAddress:
        """Where the server is."""
        return self.door.address

    @property
    def title(self) -> str:
        """What the window calls it."""
        return str(self.address)

    @property
    def place(self) -> str:
        """How this computer's settings remember it."""
        return self.address.kept()

    @property
    def keyring(self) -> Keyring:
        """Whose passphrases are whose."""
        from ras_desktop.store.server.keyring import ServerKeyring

        return ServerKeyring(self.door)

    def listener(
        self,
        heard: Callable[[tuple[Changed, ...]], None],
        away: Callable[[], None],
        back: Callable[[], None],
    ) -> Listener:
        """Hears what others change; its answers come on a thread of its own."""
        from ras_desktop.services import caseload
        from ras_desktop.services.desk import Changed
        from ras_desktop.store.server.listen import Heard, Listener

        def told(changes: tuple[Heard, ...]) -> None:
            caseload.others_changed(self.desk)
            heard(tuple(Changed(each.kind, each.id, each.case) for each in changes))

        return Listener(self.door, self.desk.store.origin, told, away, back)

    def close(self, second_place: Path | None = None) -> None:
        """Signs out, and lets go of the connections; a server that is away holds nobody back.

        `second_place`: the folder outside this computer that keeps signed heads, too.
        """
        from ras_desktop.services import log

        log.signed_out(self, second_place)
        self.desk.store.close()
        if self.desk.keeping is not None:
            self.desk.keeping.close()


def join(
    address: ServerAddress,
    name: str,
    passphrase: str,
    clock: Clock = system,
    policy: KeyPolicy = PRODUCT,
) -> Team:
    """Signs in. The troubles of `store.server.refusal`, ServerOlder, NewerVersion, NoTeamThere.

    Who acts is what the server says of the connection, never what was typed.
    """
    from ras_desktop.services import log
    from ras_desktop.services.away import Keeping
    from ras_desktop.services.desk import Actor, Desk
    from ras_desktop.store import faults
    from ras_desktop.store.server import connect, keyring, names, seat, setup
    from ras_desktop.store.session import Store

    if not name.strip() or len(name.encode("utf-8", "replace")) > names.room_for_name(
        address.database
    ):
        raise WrongPassphrase
    login = names.login(name, address.database)
    door = connect.Door(address, login, keyring.normal(passphrase))
    store = Store(connect.engine(door))
    try:
        with faults.translated(store.engine):
            setup.must_be_ours(store.engine)
        with store.reading() as session:
            user, there = seat.signed_in(session), seat.now(session)
    except BaseException:
        store.close()
        raise
    desk = Desk(store, Actor(user.id, user.name, user.roles, user.team), clock)
    desk.keeping = Keeping(door, user.name, policy)
    log.signed_in(desk)
    told, back = _brought_back(desk)
    return Team(desk, door, policy, (*_clock(clock(), there), *told), user.must_change, back)


def _brought_back(desk: Desk) -> tuple[Findings, Returned]:
    """What was typed while the server was away goes to it now; what is said of it."""
    from ras_desktop.services import returning
    from ras_desktop.services.returning import Returned

    if desk.keeping is None:
        return (), Returned()
    found = []
    if desk.keeping.locked():
        found.append(Finding("store.warning.pocket_locked", severity=Severity.WARNING))
    back = returning.bring_back(desk)
    if back.count:
        values = {"count": back.count}
        found.append(Finding("store.warning.brought_back", "", values, Severity.WARNING))
    if back.both:
        values = {"count": len(back.both)}
        found.append(Finding("store.warning.not_brought_back", "", values, Severity.WARNING))
    return tuple(found), back


def check_room(name: str, database: str) -> None:
    """Refused if the server has no room for a name: its roles have at most 63 bytes."""
    from ras_desktop.store.server import names

    room = names.room_for_name(database)
    if len(names.login(name, "").encode()) - 1 > room:
        raise Refused(Finding("user.name_long", "name", {"most": room}))


def _clock(now: datetime, there: datetime) -> Findings:
    if abs(now - there) <= _SLACK:
        return ()
    values = {"now": now.astimezone(LONDON), "there": there.astimezone(LONDON)}
    return (Finding("store.warning.clock_differs", values=values, severity=Severity.WARNING),)
