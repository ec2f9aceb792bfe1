"""Reads backups: checks one, opens one with a passphrase, makes a case file of one.

Nothing here writes into a backup, except that wrong attempts are counted beside it.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from ras_desktop.domain.log import Noted, What
from ras_desktop.domain.permission import Role
from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import (
    attempts,
    backup,
    census,
    check,
    cipher,
    head,
    journal,
    keys,
    keyslots,
    twofold,
    vault,
)
from ras_desktop.store.backup import Contents, Stopped
from ras_desktop.store.census import Census
from ras_desktop.store.engine import file_engine
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.keyslots import KeySlots, Unlocked
from ras_desktop.store.log import Author
from ras_desktop.store.log import head as log_head
from ras_desktop.store.log_hook import note
from ras_desktop.store.migrations import KNOWN
from ras_desktop.store.session import Store
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import (
    BackupCutShort,
    BackupDamaged,
    BackupLocked,
    BackupOfAnother,
    BackupOfNewer,
    Damaged,
    NoBackupFolder,
    TooSoon,
    WeakenedSlots,
    WrongPassphrase,
    WrongRecoveryKey,
)


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup whose key is at hand; nobody's slot if `user` is None (the recovery key)."""

    folder: Path
    contents: Contents
    data_key: bytes = field(repr=False)
    user: UUID | None = None
    tag: bytes = b""

    @property
    def database(self) -> Path:
        """Its database."""
        return self.folder / vault.DATABASE

    @property
    def database_key(self) -> bytes:
        """The raw key of its database."""
        return keys.database_key(self.data_key, self.contents.file)


def open_with(folder: Path, file: UUID, data_keys: Iterable[bytes]) -> OpenBackup:
    """A backup of this case file, opened with one of its data keys, the present or a former one.

    Its small files and the beginning and size of its database are looked at, which takes no time:
    what cannot be opened is known now. BackupOfAnother, BackupLocked, BackupDamaged,
    BackupCutShort, BackupOfNewer, NoBackupFolder.
    """
    contents = backup.read_contents(folder)
    if contents.file != file:
        raise BackupOfAnother(folder.name)
    data_key = next((each for each in data_keys if contents.fits(each)), None)
    if data_key is None:
        raise BackupLocked(folder.name)
    _small_files(folder, contents, data_key)
    found = OpenBackup(folder, contents, data_key)
    _begins_right(found)
    return found


def _small_files(folder: Path, contents: Contents, data_key: bytes) -> KeySlots:
    """The key slots, after everything small is as it was written."""
    try:
        for name, wanted in contents.small.items():
            read = twofold.read(folder / name)
            if read is None:
                raise BackupCutShort(folder.name)
            if backup.digest(read.payload) != wanted:
                raise BackupDamaged(folder.name)
        vault.identity(folder).check(data_key)
        slots, _ = vault.slots_of(folder)
        return slots
    except Damaged:
        raise BackupDamaged(folder.name) from None
    except OSError as error:
        raise NoBackupFolder(str(folder.parent)) from error


def _begins_right(found: OpenBackup) -> None:
    """The database has its whole size, opens, and is of a shape that this program knows."""
    name = found.folder.name
    try:
        size = found.database.stat().st_size
    except FileNotFoundError:
        raise BackupCutShort(name) from None
    except OSError as error:
        raise NoBackupFolder(str(found.folder.parent)) from error
    if size < found.contents.size:
        raise BackupCutShort(name)
    if size > found.contents.size:
        raise BackupDamaged(name)
    try:
        with closing(cipher.connect_still(found.database, found.database_key)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (Trouble, sqlcipher.DatabaseError):
        raise BackupDamaged(name) from None
    if row is not None and str(row[0]) not in KNOWN:
        raise BackupOfNewer(name)


def verify(found: OpenBackup, stopped: Stopped = lambda: False, whole: bool = False) -> None:
    """Reads every byte of a backup: one changed bit is found. `whole`: the database's own check
    of every page, index and reference too. BackupDamaged, NoBackupFolder, Abandoned."""
    name = found.folder.name
    try:
        read = tuple(backup.pieces(found.database, stopped))
    except OSError as error:
        if not found.folder.is_dir():
            raise NoBackupFolder(str(found.folder.parent)) from error
        raise BackupDamaged(name) from error
    if read != found.contents.pieces:
        raise BackupDamaged(name)
    if whole:
        checked = check.check(found.database, found.database_key, stopped, still=True)
        if stopped():
            raise backup.Abandoned
        if not (checked.complete and checked.sound):
            raise BackupDamaged(name)


# With a passphrase, where no case file is open


def unlock(
    folder: Path, name: str, passphrase: str, now: datetime, policy: KeyPolicy = PRODUCT
) -> OpenBackup:
    """Opens a backup with the name and passphrase of its time. WrongPassphrase, TooSoon,
    WeakenedSlots, NotABackup and what `open_with` raises."""
    return _unlock(
        folder,
        now,
        policy,
        lambda slots: slots.try_passphrase(name, passphrase),
        WrongPassphrase,
    )


def unlock_with_recovery_key(
    folder: Path, recovery_key: str, now: datetime, policy: KeyPolicy = PRODUCT
) -> OpenBackup:
    """Opens a backup with the recovery key of its time. Mistyped, WrongRecoveryKey, and as
    `unlock`."""
    by = keys.from_recovery_key(recovery_key, backup.read_contents(folder).file)
    return _unlock(folder, now, policy, lambda slots: slots.unwrap(by), WrongRecoveryKey)


def _unlock(
    folder: Path,
    now: datetime,
    policy: KeyPolicy,
    attempt: Callable[[KeySlots], Unlocked | None],
    wrong: type[WrongPassphrase] | type[WrongRecoveryKey],
) -> OpenBackup:
    contents = backup.read_contents(folder)
    slots = _slots(folder)
    slots.check(policy)
    wait = attempts.wait(folder, now)
    if wait:
        raise TooSoon(wait)
    unlocked = attempt(slots)
    if unlocked is None:
        wait = attempts.after(folder)
        with contextlib.suppress(OSError):  # a backup may lie where nobody can write
            attempts.add(folder, now)
        raise wrong(wait)
    attempts.clear(folder)
    if slots.file_id != contents.file:
        raise BackupDamaged(folder.name)
    found = open_with(folder, contents.file, (unlocked.data_key,))
    return OpenBackup(folder, contents, found.data_key, unlocked.user, unlocked.tag)


def _slots(folder: Path) -> KeySlots:
    try:
        read = twofold.read(folder / vault.KEYS)
        if read is None:
            raise BackupCutShort(folder.name)
        return keyslots.parse(read.payload)
    except Damaged:
        raise BackupDamaged(folder.name) from None
    except OSError as error:
        raise NoBackupFolder(str(folder.parent)) from error


def owner(found: OpenBackup) -> UUID | None:
    """Whose slot opened it; None: the recovery key. WeakenedSlots if its database does not list
    the slot: the key file is not the one that belongs to it."""
    with closing(cipher.connect_still(found.database, found.database_key)) as connection:
        row = connection.execute(
            "SELECT owner FROM key_slot WHERE tag = ?", (found.tag.hex(),)
        ).fetchone()
    whose = None if row is None or row[0] is None else UUID(str(row[0]))
    if row is None or whose != found.user:
        raise WeakenedSlots
    return whose


def name_of(found: OpenBackup, user: UUID) -> str:
    """What a user was called at the time of the backup."""
    with closing(cipher.connect_still(found.database, found.database_key)) as connection:
        row = connection.execute(
            "SELECT name FROM user_account WHERE id = ?", (user.hex,)
        ).fetchone()
    return str(row[0]) if row else ""


def roles_of(found: OpenBackup, user: UUID) -> frozenset[Role]:
    """The roles that a user had at the time of the backup."""
    with closing(cipher.connect_still(found.database, found.database_key)) as connection:
        row = connection.execute(
            "SELECT roles FROM user_account WHERE id = ? AND standing = 'active'", (user.hex,)
        ).fetchone()
    return frozenset(Role(each) for each in (json.loads(row[0]) if row else ()))


def census_of(folder: Path, found: OpenBackup) -> Census:
    """What is in the case file that a backup was made of; its lock is held. Damaged, also when
    the data key is another by now."""
    vault.identity(folder).check(found.data_key)
    database = folder / vault.DATABASE
    journal.must_be_sound(database, found.database_key)
    return census.of_file(database, found.database_key)


# A case file made of one


def restore(found: OpenBackup, target: Path, by: Author, stopped: Stopped = lambda: False) -> None:
    """Makes a new case file of a backup: copied, checked in full, then named. The backup stays.

    It opens with the passphrases of the backup's time. Its log goes on with an entry that says
    that it was restored, from which backup, `by` whom; a new era begins with it. AlreadyThere,
    BackupDamaged, NoBackupFolder, DiskFull, DiskFailed, ReadOnly, Abandoned; after a failure
    nothing is left.
    """
    with vault.building(target) as at:
        try:
            shutil.copyfile(found.database, at / vault.DATABASE)
        except OSError as error:
            if not found.folder.is_dir():
                raise NoBackupFolder(str(found.folder.parent)) from error
            raise
        with of_files():
            backup.sync_file(at / vault.DATABASE)
        for name in (head.NAME, vault.KEYS):
            read = twofold.read(found.folder / name)
            if read is None:
                raise BackupCutShort(found.folder.name)
            twofold.write(at / name, read.payload, read.sequence)
        copied = OpenBackup(at, found.contents, found.data_key)
        try:
            _small_files(at, found.contents, found.data_key)
            verify(copied, stopped, whole=True)
        except (BackupDamaged, BackupCutShort):
            raise BackupDamaged(found.folder.name) from None
        _begin_era(at, found, by)


def _begin_era(at: Path, found: OpenBackup, by: Author) -> None:
    """The entry names the backup; the one before it is the head that it came from."""
    store = Store(file_engine(at / vault.DATABASE, found.database_key))
    try:
        made = found.contents.made.astimezone(UTC).isoformat(timespec="seconds")
        with store.writing(by) as session:
            note(session, Noted(What.RESTORE, "casefile", made))
        with store.reading() as session:
            link = log_head(session)
    finally:
        store.close()
    with of_files():
        backup.sync_file(at / vault.DATABASE)
        read = twofold.read(at / head.NAME)
        assert read is not None
        begun = replace(head.parse(read.payload), log=link, era=token_hex(4))
        sealed = begun.sealed(found.data_key)
        twofold.write(at / head.NAME, sealed.to_bytes(), read.sequence + 1)
