"""A case file from the first window: look at it, create it, sign in, recover it, close it.

Nothing here imports SQLAlchemy or the models before the passphrase has been stretched: `warm`
loads them meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from ras_desktop.domain import user as user_rules
from ras_desktop.domain.finding import Finding, Findings, Refused, Severity
from ras_desktop.domain.log import What
from ras_desktop.domain.permission import OWNER, Role
from ras_desktop.domain.user import User
from ras_desktop.services import passphrase as passphrases
from ras_desktop.services.clock import Clock, system
from ras_desktop.store import attempts, keys, lock, place, vault
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.trouble import ServerAway, TooSoon

if TYPE_CHECKING:
    from ras_desktop.services.desk import Desk
    from ras_desktop.services.keyring import Keyring
    from ras_desktop.services.team import Team
    from ras_desktop.store.check import Check


@dataclass(slots=True, eq=False)
class CaseFile:
    """An open case file: the desk to work at, and what to tell the user about it now.

    `vault` is another one after the data key was changed (`services.user.leave`).
    """

    desk: Desk
    vault: vault.Opened
    policy: KeyPolicy
    warnings: Findings = ()
    must_change: bool = False
    copying: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """Held while the file is copied or encrypted anew: one of these at a time."""
    wrong_at: list[datetime] = field(default_factory=list, repr=False)
    """Wrong passphrases at the lock screen since the last right one."""

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.vault.folder

    @property
    def title(self) -> str:
        """What the window calls it."""
        return self.folder.stem

    @property
    def place(self) -> str:
        """How this computer's settings remember it."""
        return str(self.folder.absolute())

    @property
    def keyring(self) -> Keyring:
        """Whose passphrases are whose."""
        from ras_desktop.services.keyring import FileKeyring

        return FileKeyring(self.vault)

    def close(self, second_place: Path | None = None) -> None:
        """Signs out: the log is signed (`services.log.leave`), database and lock are let go.

        `second_place`: the folder outside the case file that keeps checkpoints, too.
        """
        from ras_desktop.services import log

        try:
            log.leave(self, second_place)
        finally:
            self.desk.store.close()
            self.vault.close()


@dataclass(frozen=True, slots=True)
class Created:
    """A new case file, open, and its recovery key: shown once, kept nowhere."""

    casefile: CaseFile
    recovery_key: str = field(repr=False)


def at(folder: Path) -> Path:
    """The folder of a case file, its name ending in .ras."""
    return folder if folder.suffix == vault.SUFFIX else folder.with_name(folder.name + vault.SUFFIX)


def look(folder: Path) -> Findings:
    """What to say before somebody signs in: warnings about the place.

    NotACaseFile, NewerVersion, Damaged, InUse, ReadOnly as early as they can be known.
    """
    vault.identity(folder)
    vault.slots_of(folder)
    held = lock.Lock(folder)
    try:
        place.must_be_writable(folder)
    finally:
        held.release()
    return place.warnings(folder)


def warnings(folder: Path) -> Findings:
    """What to say of a place before a case file is made there."""
    return place.warnings(folder)


def warm() -> None:
    """Loads what opening needs (0.5 s), while somebody types or a passphrase is stretched."""
    from ras_desktop.services import opening  # noqa: F401


def create(
    folder: Path,
    name: str,
    passphrase: str,
    *,
    roles: frozenset[Role] = OWNER,
    team: str = "",
    clock: Clock = system,
    policy: KeyPolicy = PRODUCT,
    allow_weak: bool = False,
    id_: UUID | None = None,
) -> Created:
    """Makes a case file with its first user and opens it.

    Refused: name or passphrase to mend (`allow_weak` is for the demonstration file). `id_`: the
    user's identifier, a random one if not given.
    AlreadyThere, ReadOnly, DiskFull. After a failure nothing is left.
    """
    user = User(id_ or uuid4(), name.strip(), roles, team)
    check_new(user, passphrase, allow_weak)
    slots, data_key = vault.new_slots(policy), keys.new_data_key()
    recovery_key = keys.new_recovery_key()
    by_name = slots.passphrase_key(user.name, passphrase)
    by_recovery = keys.from_recovery_key(recovery_key, slots.file_id)
    slots = slots.wrap(by_name, data_key, user.id, ())
    slots = slots.wrap(by_recovery, data_key, None, (by_name.tag,))
    from ras_desktop.services import opening

    with vault.building(folder) as built:
        vault.write_new(built, slots, data_key)
        key = keys.database_key(data_key, slots.file_id)
        opening.fill(built / vault.DATABASE, key, user, by_name.lock, by_recovery.lock, clock)
    try:
        opened = vault.hold(folder, slots.file_id, data_key, user.id, by_name.tag)
        return Created(opening.enter(opened, clock, policy), recovery_key)
    except BaseException:  # a file whose recovery key nobody has seen must not stay
        vault.discard(folder)
        raise


def sign_in(
    folder: Path, name: str, passphrase: str, clock: Clock = system, policy: KeyPolicy = PRODUCT
) -> CaseFile:
    """Opens a case file. WrongPassphrase, TooSoon and the other troubles of `store.vault.unlock`.

    Takes the stretching's half second whether name and passphrase are right or not.
    """
    opened = vault.unlock(folder, name, passphrase, clock(), policy)
    from ras_desktop.services import opening

    return opening.enter(opened, clock, policy)


def recover(
    folder: Path,
    recovery_key: str,
    name: str,
    new_passphrase: str,
    clock: Clock = system,
    policy: KeyPolicy = PRODUCT,
) -> CaseFile:
    """Sets an administrator's new passphrase with the recovery key and signs in. The key stays
    valid. Everybody else's is reset by an administrator who has the recovery key, too.

    Mistyped, WrongRecoveryKey; Refused for a weak passphrase or a name that is no active user's
    (whoever has the recovery key may know that).
    """
    check_passphrase(new_passphrase, name)
    opened = vault.unlock_with_recovery_key(folder, recovery_key, clock(), policy)
    from ras_desktop.services import opening

    return opening.enter_recovered(opened, name, new_passphrase, clock, policy)


def still_me(casefile: CaseFile | Team, passphrase: str) -> bool:
    """Whether this is the signed-in user's passphrase: for unlocking the screen. TooSoon after
    wrong ones, as at the sign-in. Both answers go into the log, as whoever is signed in."""
    from ras_desktop.services import log

    now = casefile.desk.now()
    if wait := attempts.wait_after(casefile.wrong_at, now):
        raise TooSoon(wait)
    fits = casefile.keyring.fits(casefile.desk.actor.name, passphrase)
    casefile.wrong_at = [] if fits else [*casefile.wrong_at, now]
    with suppress(ServerAway):  # a server that is away keeps nobody out
        log.note_lock(casefile.desk, What.UNLOCK if fits else What.FAILED)
    return fits


def check_whole(casefile: CaseFile, stopped: Callable[[], bool] = lambda: False) -> Check:
    """The full check in the background after opening; any thread. See `store.check.check`."""
    from ras_desktop.store import check

    with casefile.copying:
        return check.check(casefile.vault.database, casefile.vault.database_key, stopped)


def check_new(user: User, passphrase: str, allow_weak: bool = False) -> None:
    """Refused with everything that is to be mended about a new user."""
    found = list(user_rules.check(user))
    if not allow_weak:
        found.extend(_weakness(passphrase, user.name))
    if found:
        raise Refused(*found)


def check_passphrase(passphrase: str, name: str) -> None:
    """Refused if a new passphrase is too weak."""
    found = _weakness(passphrase, name)
    if found:
        raise Refused(*found)


def _weakness(passphrase: str, name: str) -> Findings:
    judged = passphrases.strength(passphrase, (name,))
    if judged.enough:
        return ()
    verdict = judged.verdict
    return (Finding(verdict.code, "passphrase", verdict.values, Severity.ERROR),)
