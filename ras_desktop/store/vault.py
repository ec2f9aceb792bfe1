"""The folder of a case file: made, unlocked, held. Knows keys and files, and no tables.

NAME.ras/ has `database` (SQLCipher), `keys` and `head` (each twice), `lock`, and after wrong
attempts `attempts`. This module imports neither SQLAlchemy nor models, so that a passphrase can be
stretched while those load.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from ras_desktop.domain.log import Link
from ras_desktop.store import attempts, generation, head, keys, keyslots, lock, place, twofold
from ras_desktop.store.head import Head
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.keyslots import KeySlots, Unlocked
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import (
    AlreadyThere,
    Damaged,
    NotACaseFile,
    TooSoon,
    WrongPassphrase,
    WrongRecoveryKey,
)

SUFFIX = ".ras"
DATABASE = generation.DATABASE
KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked vault: what the store needs to open the database. `healed`: files put right.

    `failed_at`: wrong attempts since the last sign-in; whoever opens the store notes and clears
    them.
    """

    folder: Path
    file_id: UUID
    data_key: bytes = field(repr=False)
    user: UUID | None
    tag: bytes
    held: lock.Lock
    failed_at: tuple[datetime, ...] = ()
    healed: tuple[str, ...] = ()

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE

    @property
    def database_key(self) -> bytes:
        """Its raw key."""
        return keys.database_key(self.data_key, self.file_id)

    def close(self) -> None:
        """Lets other programs in."""
        self.held.release()


def is_vault(folder: Path) -> bool:
    """Whether a folder looks like a case file: for lists and file dialogs."""
    try:
        return any((folder / name).is_file() for name in (head.NAME, f"{head.NAME}.copy"))
    except OSError:
        return False


@of_files()
def identity(folder: Path) -> Head:
    """The head of a case file. NotACaseFile, NewerVersion or Damaged if there is none to read;
    ReadOnly if the folder is closed to this user."""
    if not folder.is_dir() or not (is_vault(folder) or (folder / DATABASE).is_file()):
        raise NotACaseFile
    found = twofold.read(folder / head.NAME)
    if found is None:
        raise Damaged(head.NAME)
    return head.parse(found.payload)


@of_files()
def slots_of(folder: Path) -> tuple[KeySlots, int]:
    """The key slots and their sequence number. Damaged if they are not those of this file."""
    found = twofold.read(folder / KEYS)
    if found is None:
        raise Damaged(KEYS)
    slots = keyslots.parse(found.payload)
    if slots.file_id != identity(folder).file_id:
        raise Damaged(KEYS)
    return slots, found.sequence


def unlock(
    folder: Path, name: str, passphrase: str, now: datetime, policy: KeyPolicy = PRODUCT
) -> Opened:
    """Opens a case file with name and passphrase, and holds its lock.

    WrongPassphrase says the waiting time and never which part was wrong; the work done is the
    same in every case. TooSoon, InUse, ReadOnly, NotACaseFile, NewerVersion, Damaged,
    WeakenedSlots: see there.
    """
    return _unlock(
        folder,
        now,
        policy,
        lambda slots: slots.try_passphrase(name, passphrase),
        WrongPassphrase,
    )


def unlock_with_recovery_key(
    folder: Path, recovery_key: str, now: datetime, policy: KeyPolicy = PRODUCT
) -> Opened:
    """Opens a case file with its recovery key. Mistyped, WrongRecoveryKey, and as `unlock`."""
    by = keys.from_recovery_key(recovery_key, identity(folder).file_id)
    return _unlock(folder, now, policy, lambda slots: slots.unwrap(by), WrongRecoveryKey)


@of_files()
def _unlock(
    folder: Path,
    now: datetime,
    policy: KeyPolicy,
    attempt: Callable[[KeySlots], Unlocked | None],
    wrong: type[WrongPassphrase] | type[WrongRecoveryKey],
) -> Opened:
    identity(folder)
    with _held(folder) as held:
        # Only under the lock: closing any handle on the database would let go of SQLite's own
        # locks, were the file open in another window of this process.
        place.must_be_writable(folder)
        slots, _ = slots_of(folder)
        generation.settle(folder, slots.generation)
        the_head = identity(folder)
        slots.check(policy)
        wait = attempts.wait(folder, now)
        if wait:
            raise TooSoon(wait)
        found = attempt(slots)
        if found is None:
            raise wrong(attempts.add(folder, now))
        the_head.check(found.data_key)
        return Opened(
            folder=folder,
            file_id=the_head.file_id,
            data_key=found.data_key,
            user=found.user,
            tag=found.tag,
            held=held,
            failed_at=attempts.moments(folder),
            healed=_heal(folder),
        )


@contextmanager
def _held(folder: Path) -> Iterator[lock.Lock]:
    """The lock, let go if anything goes wrong before the vault is open."""
    held = lock.Lock(folder)
    try:
        yield held
    except BaseException:
        held.release()
        raise


def _heal(folder: Path) -> tuple[str, ...]:
    """Writes anew whichever of the twofold files has one bad copy; their names."""
    healed = []
    for name in (head.NAME, KEYS):
        found = twofold.read(folder / name)
        if found is not None and not found.sound:
            twofold.write(folder / name, found.payload, found.sequence + 1)
            healed.append(name)
    return tuple(healed)


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to build a case file in; it gets the name only when complete.

    AlreadyThere if the name is taken. After a crash nothing half made bears the name.
    """
    if folder.exists():
        raise AlreadyThere
    with of_files():
        _make_lasting(folder.parent)
        at = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            yield at
            _name(at, folder)
        finally:
            shutil.rmtree(at, ignore_errors=True)


def _make_lasting(folder: Path) -> None:
    """Makes a folder and those above it; a power cut does not take them away with what is in."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in reversed(missing):
        twofold.sync_folder(each.parent)


def _name(built: Path, folder: Path) -> None:
    twofold.sync_folder(built)
    if folder.exists():
        raise AlreadyThere
    built.rename(folder)
    twofold.sync_folder(folder.parent)


def discard(folder: Path) -> None:
    """Takes away a case file that has just been made, could not be entered and holds nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        twofold.sync_folder(folder.parent)


def hold(folder: Path, file_id: UUID, data_key: bytes, user: UUID, tag: bytes) -> Opened:
    """Opens a case file whose key is at hand because it has just been made. InUse."""
    return Opened(folder, file_id, data_key, user, tag, lock.Lock(folder))


def as_user(opened: Opened, user: UUID, tag: bytes) -> Opened:
    """The same open vault, from now on as opened by a user's own slot."""
    return replace(opened, user=user, tag=tag)


def write_new(folder: Path, slots: KeySlots, data_key: bytes) -> None:
    """The head and the key slots of a new case file."""
    twofold.write(folder / head.NAME, Head(slots.file_id).sealed(data_key).to_bytes(), 1)
    twofold.write(folder / KEYS, slots.to_bytes(), 1)


def note_log(opened: Opened, log: Link) -> None:
    """Notes in the head file how long the log is: an older database in its place shows by that."""
    with of_files():
        found = twofold.read(opened.folder / head.NAME)
        if found is None:
            raise Damaged(head.NAME)
        held = head.parse(found.payload)
        held.check(opened.data_key)
        if held.log != log:
            noted = replace(held, log=log).sealed(opened.data_key)
            twofold.write(opened.folder / head.NAME, noted.to_bytes(), found.sequence + 1)


def add_slot(vault: Opened, by: keys.SlotKey, user: UUID | None, live: Collection[bytes]) -> None:
    """Wraps the data key once more. Old slots stay until `drop_dead_slots`, so that a crash
    between this and the database's own note of it locks nobody out."""
    slots, sequence = slots_of(vault.folder)
    added = slots.wrap(by, vault.data_key, user, live)
    _write_slots(vault, added, sequence + 1)


def passphrase_fits(vault: Opened, name: str, passphrase: str) -> bool:
    """Whether name and passphrase open this vault: for the locked screen, and before a change."""
    slots, _ = slots_of(vault.folder)
    return slots.try_passphrase(name, passphrase) is not None


@of_files()
def recovery_key_must_fit(vault: Opened, recovery_key: str, now: datetime) -> bytes:
    """The tag of the recovery key's slot. Mistyped; WrongRecoveryKey if this key does not open
    this vault, and TooSoon after several of those."""
    by = keys.from_recovery_key(recovery_key, vault.file_id)
    wait = attempts.wait(vault.folder, now)
    if wait:
        raise TooSoon(wait)
    found = slots_of(vault.folder)[0].unwrap(by)
    if found is None or found.user is not None or found.data_key != vault.data_key:
        raise WrongRecoveryKey(attempts.add(vault.folder, now))
    return found.tag


def new_passphrase_key(vault: Opened, name: str, passphrase: str) -> keys.SlotKey:
    """The key of a slot to be added for a name and passphrase. Takes the stretching's time."""
    slots, _ = slots_of(vault.folder)
    return slots.passphrase_key(name, passphrase)


def drop_dead_slots(vault: Opened, live: Collection[bytes]) -> None:
    """Replaces by random bytes every slot that the database does not know."""
    slots, sequence = slots_of(vault.folder)
    _write_slots(vault, slots.keep_only(live), sequence + 1)


def _write_slots(vault: Opened, slots: KeySlots, sequence: int) -> None:
    with of_files():
        twofold.write(vault.folder / KEYS, slots.to_bytes(), sequence)


def new_slots(policy: KeyPolicy = PRODUCT) -> KeySlots:
    """Key slots for a new case file, with parameters chosen for this computer."""
    return keyslots.new(uuid4(), policy.choose())
