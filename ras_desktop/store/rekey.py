"""Another data key for a case file: encrypted anew, with a slot for everybody who stays.

Who has left may have noted the data key, so that their slot alone is not enough to take away. The
whole database is copied under a new random key into `next.N`; whatever is to change with it is
changed in that copy; the new key is wrapped for every slot that the copy lists, by its public half.
Replacing the key file is the one step that decides (`store.generation`): a power cut at any point
leaves the file wholly as it was or wholly as it will be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import backup, check, former, generation, head, keys, twofold, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.engine import file_engine
from ras_desktop.store.keyslots import KeySlots
from ras_desktop.store.session import Session, Store
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import Damaged, DiskFailed
from ras_desktop.store.vault import Opened

Value = TypeVar("Value")
_TRIES = 3


def change_data_key(
    opened: Opened, store: Store, change: Callable[[Store], Value]
) -> tuple[Opened, Value]:
    """Encrypts the case file anew and makes `change` with it, both or neither.

    Nobody else writes meanwhile; the store goes on with the new key. What `change` raises leaves
    everything as it was; so do DiskFull, DiskFailed, ReadOnly, Damaged.
    """
    with store.alone():
        slots, sequence = vault.slots_of(opened.folder)
        number, data_key = slots.generation + 1, keys.new_data_key()
        try:
            value, renewed = _prepared(opened, number, data_key, change, slots)
            with of_files():
                twofold.write(opened.folder / vault.KEYS, renewed.to_bytes(), sequence + 1)
        except BaseException:
            if vault.slots_of(opened.folder)[0].generation != number:
                generation.drop(opened.folder, number)
                raise
        # From here on the new key counts, whatever else goes wrong.
        fresh = replace(opened, data_key=data_key)
        _go_over(store, fresh, number)
        return fresh, value


def _prepared(
    opened: Opened,
    number: int,
    data_key: bytes,
    change: Callable[[Store], Value],
    slots: KeySlots,
) -> tuple[Value, KeySlots]:
    folder = generation.prepare(opened.folder, number)
    database = folder / generation.DATABASE
    key = keys.database_key(data_key, opened.file_id)
    with of_files():
        backup.copy_database(opened.database, opened.database_key, database, key)
    copy = Store(file_engine(database, key))
    try:
        with copy.writing() as session:
            former.keep(session, number - 1, opened.data_key)
        value = change(copy)
        with copy.reading() as session:
            renewed = _slots(session, slots, data_key)
    finally:
        copy.close()
    found = check.check(database, key)
    if not (found.complete and found.sound):
        raise Damaged(vault.DATABASE)
    with of_files():
        journal = database.with_name(f"{database.name}-journal")
        journal.unlink(missing_ok=True)
        backup.sync_file(database)
        sealed = vault.identity(opened.folder).sealed(data_key)
        twofold.write(folder / head.NAME, sealed.to_bytes(), _next(opened))
    generation.prepared(opened.folder, folder)
    return value, renewed


def _slots(session: Session, slots: KeySlots, data_key: bytes) -> KeySlots:
    return slots.renewed(data_key, user_store.live_locks(session))


def _next(opened: Opened) -> int:
    found = twofold.read(opened.folder / head.NAME)
    return 1 if found is None else found.sequence + 1


def _go_over(store: Store, opened: Opened, number: int) -> None:
    """Puts the new files in place and opens them. If the disk refuses that, nothing is written
    any more: the next opening finishes it."""
    store.engine.dispose()
    for turn in range(_TRIES):
        try:
            generation.settle(opened.folder, number)
        except Trouble:
            if turn == _TRIES - 1:
                store.shut(DiskFailed())
                raise
        else:
            store.reopen(file_engine(opened.database, opened.database_key))
            return
