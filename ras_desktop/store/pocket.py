"""Drafts while the team's server is away: a small encrypted file on this computer.

One folder for each server and person: `keys` (the data key, wrapped under the passphrase as in a
case file) and `database` (SQLCipher, drafts only). It holds nothing else and nobody's record; what
is brought back to the server is removed, and with the last draft the folder.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import platformdirs

from ras_desktop.domain.draft import Draft
from ras_desktop.store import draft as draft_store
from ras_desktop.store import keys, keyslots, twofold
from ras_desktop.store.engine import file_engine
from ras_desktop.store.keys import PRODUCT, KeyPolicy, fold_name
from ras_desktop.store.session import Store
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import Damaged, PocketFull

KEYS, DATABASE = "keys", "database"
MOST = 64 * 1024 * 1024
"""Characters that all drafts together may have here; none is dropped to make room for another."""


class Pocket:
    """The drafts of one person that the server does not have yet."""

    def __init__(self, folder: Path, key: bytes, new: bool) -> None:
        self.folder = folder
        self._store = Store(file_engine(folder / DATABASE, key, new=new))
        if new:
            table = draft_store.DraftRow.__table__  # type: ignore[attr-defined]
            table.create(self._store.engine)

    def keep(self, owner: UUID, draft: Draft) -> None:
        """Keeps a draft over the last one of its kind and subject. PocketFull: the last stays."""
        with self._store.writing() as session:
            if draft_store.size(session, owner, draft) > MOST:
                raise PocketFull
            draft_store.keep(session, owner, draft)

    def find(self, owner: UUID, kind: str, subject: str) -> Draft | None:
        """The draft of this kind and subject, or None."""
        with self._store.reading() as look:
            return draft_store.find(look, owner, kind, subject)

    def all(self, owner: UUID) -> tuple[Draft, ...]:
        """All drafts, the latest first."""
        with self._store.reading() as look:
            return draft_store.of_owner(look, owner)

    def drop(self, owner: UUID, kind: str, subject: str) -> None:
        """Removes a draft; no matter if there is none."""
        with self._store.writing() as session:
            draft_store.drop(session, owner, kind, subject)

    def count(self) -> int:
        """How many drafts there are, whoever typed them."""
        with self._store.reading() as look:
            return draft_store.count(look)

    def take_in(self, other: Pocket) -> None:
        """Takes the drafts of another pocket; of two of the same thing the later stays."""
        with other._store.reading() as look, self._store.writing() as session:
            for owner, each in draft_store.everybodys(look):
                there = draft_store.find(session, owner, each.kind, each.subject)
                if there is None or there.kept_at <= each.kept_at:
                    draft_store.keep(session, owner, each)

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    def remove(self) -> None:
        """Removes the folder: everything was brought back."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def folder_of(place: str, name: str) -> Path:
    """Where the drafts of a person of one server are."""
    told = hashlib.sha256(f"{place}\n{fold_name(name)}".encode()).hexdigest()[:32]
    root = Path(platformdirs.user_data_dir("RAS Desktop", appauthor=False)) / "away"
    return root / told


def make(folder: Path, name: str, passphrase: str, policy: KeyPolicy = PRODUCT) -> Pocket:
    """A new pocket, its key wrapped under the passphrase. DiskFull, ReadOnly, DiskFailed."""
    slots, data_key = keyslots.new(uuid4(), policy.choose()), keys.new_data_key()
    slots = slots.wrap(slots.passphrase_key(name, passphrase), data_key, None, ())
    with of_files():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        twofold.write(folder / KEYS, slots.to_bytes(), 1)
    return Pocket(folder, keys.database_key(data_key, slots.file_id), new=True)


def is_there(folder: Path) -> bool:
    """Whether drafts wait there."""
    with suppress(OSError):
        return (folder / DATABASE).is_file()
    return False


def open_(folder: Path, name: str, passphrase: str, policy: KeyPolicy = PRODUCT) -> Pocket | None:
    """The pocket that is there; None if the passphrase is another than it was made with.

    Damaged, WeakenedSlots.
    """
    with of_files():
        found = twofold.read(folder / KEYS)
    if found is None:
        raise Damaged(KEYS)
    slots = keyslots.parse(found.payload)
    slots.check(policy)
    unlocked = slots.try_passphrase(name, passphrase)
    if unlocked is None:
        return None
    return Pocket(folder, keys.database_key(unlocked.data_key, slots.file_id), new=False)


def set_aside(folder: Path) -> None:
    """Another passphrase made it: it stays, under another name, in case that one is found again."""
    with of_files():
        folder.rename(folder.with_name(f"{folder.name}.{uuid4().hex[:8]}"))


def aside(folder: Path) -> tuple[Path, ...]:
    """Those that other passphrases made."""
    with of_files():
        return tuple(
            sorted(each for each in folder.parent.glob(f"{folder.name}.*") if is_there(each))
        )


def rewrap(folder: Path, name: str, old: str, new: str, policy: KeyPolicy = PRODUCT) -> None:
    """The passphrase was changed: wraps the key under the new one too."""
    with of_files():
        found = twofold.read(folder / KEYS)
    if found is None:
        return
    slots = keyslots.parse(found.payload)
    unlocked = slots.try_passphrase(name, old)
    if unlocked is not None:
        by = slots.passphrase_key(name, new)
        changed = slots.wrap(by, unlocked.data_key, None, ())
        with of_files():
            twofold.write(folder / KEYS, changed.to_bytes(), found.sequence + 1)
