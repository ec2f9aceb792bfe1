"""A case file made of a backup where none is open: from the first window, or by a command."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ras_desktop.domain import permission
from ras_desktop.domain.backup import Comparison
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services.backup import compared, never
from ras_desktop.services.clock import Clock, system
from ras_desktop.store import backup_read, census, lock, vault
from ras_desktop.store.backup import Contents, Stopped, here, pieces, read_contents
from ras_desktop.store.backup_read import OpenBackup
from ras_desktop.store.census import Census
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.log import Author
from ras_desktop.store.trouble import NoBackupFolder


@dataclass(frozen=True, slots=True)
class Restorable:
    """A backup that somebody has opened, and what is in it, beside the case file that is there.

    `beside` is the case file that it was compared with; `not_compared` says why there is none.
    """

    comparison: Comparison
    opened: OpenBackup = field(repr=False)
    beside: Path | None = None
    not_compared: Trouble | None = None


def look(folder: Path) -> Contents:
    """What a backup says of itself before anybody has opened it. NotABackup, BackupDamaged,
    NewerVersion, NoBackupFolder."""
    return read_contents(folder)


def newest(folder: Path, places: Iterable[Path], stopped: Stopped = never) -> Path | None:
    """The latest backup of the case file `folder` in these places whose database is as it was
    written; None if there is none.

    Asked without a key, when the case file does not open: that nobody forged it is known only
    once it is opened. Where the head file is gone too, the name of the case file counts.
    """
    file = _file_of(folder)
    found: list[tuple[datetime, Path, Contents]] = []
    for place in dict.fromkeys(places):
        with suppress(NoBackupFolder):
            for path in here(place):
                with suppress(Trouble):
                    told = read_contents(path)
                    if told.file == file or (file is None and told.name == folder.stem):
                        found.append((told.made, path, told))
    for _made, path, told in sorted(found, key=lambda each: each[0], reverse=True):
        with suppress(OSError):
            if tuple(pieces(path / vault.DATABASE, stopped)) == told.pieces:
                return path
    return None


def open_with_passphrase(
    folder: Path,
    name: str,
    passphrase: str,
    there: Iterable[Path] = (),
    clock: Clock = system,
    policy: KeyPolicy = PRODUCT,
    stopped: Stopped = never,
) -> Restorable:
    """Opens a backup with a name and passphrase of its time, and reads all of it.

    It is compared with the first of the case files `there` that it is a backup of. Refused for
    who was no administrator then; WrongPassphrase, TooSoon and the troubles of
    `store.backup_read`.
    """
    found = backup_read.unlock(folder, name, passphrase, clock(), policy)
    return _opened(found, there, stopped)


def open_with_recovery_key(
    folder: Path,
    recovery_key: str,
    there: Iterable[Path] = (),
    clock: Clock = system,
    policy: KeyPolicy = PRODUCT,
    stopped: Stopped = never,
) -> Restorable:
    """Opens a backup with the recovery key of its time. Mistyped, WrongRecoveryKey; as
    `open_with_passphrase`."""
    found = backup_read.unlock_with_recovery_key(folder, recovery_key, clock(), policy)
    return _opened(found, there, stopped)


def restore(
    restorable: Restorable, target: Path, stopped: Stopped = never, clock: Clock = system
) -> Path:
    """Makes the new case file, and says so in its log; the backup stays as it is, and so does every
    case file.

    AlreadyThere, BackupDamaged, NoBackupFolder, DiskFull, DiskFailed, ReadOnly.
    """
    found = restorable.opened
    owner = backup_read.owner(found)
    name = backup_read.name_of(found, owner) if owner is not None else ""
    by = Author("backup.restore", clock(), owner, name)
    backup_read.restore(found, target, by, stopped)
    return target


def _opened(found: OpenBackup, there: Iterable[Path], stopped: Stopped) -> Restorable:
    owner = backup_read.owner(found)
    backup_read.verify(found, stopped, whole=True)
    if owner is not None:
        asked = permission.ask("backup.restore", backup_read.roles_of(found, owner))
        if asked is not None:
            raise Refused(asked)
    then = census.of_backup(found.database, found.database_key)
    beside = next((each for each in there if _is_of(found, each)), None)
    if beside is None:
        return Restorable(compared(found, then, None), found)
    try:
        now = _census_of(beside, found)
    except Trouble as trouble:
        return Restorable(compared(found, then, None), found, None, trouble)
    return Restorable(compared(found, then, now), found, beside)


def _is_of(found: OpenBackup, folder: Path) -> bool:
    return _file_of(folder) == found.contents.file


def _file_of(folder: Path) -> UUID | None:
    """The number of a case file, None where it cannot be read."""
    try:
        return vault.identity(folder).file_id
    except Trouble:
        return None


def _census_of(folder: Path, found: OpenBackup) -> Census:
    """What is in a case file that nobody has open. InUse, Damaged (also when its data key has
    been changed since)."""
    held = lock.Lock(folder)
    try:
        return backup_read.census_of(folder, found)
    finally:
        held.release()
