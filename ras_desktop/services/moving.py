"""A case file moves to a team's server, or a server's cases into a new case file: all or nothing.

Both ways everything goes with it but key slots: passphrases cannot be moved. The file, or the
server, that it came from stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.server import ServerAddress
from ras_desktop.domain.user import Standing, User
from ras_desktop.services import server
from ras_desktop.services.casefile import CaseFile, check_passphrase
from ras_desktop.services.team import check_room
from ras_desktop.store import faults, keys, moving, opening, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.keys import PRODUCT, KeyPolicy, SlotLock
from ras_desktop.store.moving import Report, Tallies
from ras_desktop.store.server import setup
from ras_desktop.store.server.keyring import ServerKeyring
from ras_desktop.store.session import Session, Store


@dataclass(frozen=True, slots=True)
class Moved:
    """What arrived, by table; of a new case file its recovery key too, which is kept nowhere."""

    tallies: Tallies
    recovery_key: str = field(default="", repr=False)


def to_server(
    casefile: CaseFile, address: ServerAddress, words: str, passphrase: str, report: Report
) -> Moved:
    """Copies an open case file to a server that is set up and empty.

    `words`: the keeper's passphrase; `passphrase`: the first one there of whoever has the file
    open, who has to be an administrator and changes it at the first sign-in. All others get theirs
    from an administrator (restore). Refused; NotEmpty, NotMovedWhole, the refusals of a server.
    """
    me = casefile.desk.actor
    _must_administer(me.roles)
    check_passphrase(passphrase, me.name)
    with casefile.desk.store.reading() as look:
        for each in user_store.everybody(look):
            check_room(each.name, address.database)
        with server.owning(address, words) as (store, door):
            setup.must_be_ours(store.engine)
            with store.engine.begin() as target:
                moved = moving.copy(look.connection(), target, report)
                with Session(target) as session:
                    keyring = ServerKeyring(door)
                    keyring.give(session, keyring.new(me.name, passphrase), me.id)
    return Moved(moved)


def to_file(
    address: ServerAddress,
    words: str,
    folder: Path,
    name: str,
    passphrase: str,
    report: Report,
    policy: KeyPolicy = PRODUCT,
) -> Moved:
    """Copies everything from a server into a new case file.

    `words`: the keeper's passphrase; `name`: an active administrator there, who opens the new file
    with `passphrase` and gives all others theirs. Refused; AlreadyThere, DiskFull, NotMovedWhole.
    """
    check_passphrase(passphrase, name)
    with server.owning(address, words) as (store, _door):
        setup.must_be_ours(store.engine)
        with store.reading() as look:
            user = _administrator(look, name)
            slots, data_key = vault.new_slots(policy), keys.new_data_key()
            recovery_key = keys.new_recovery_key()
            by_name = slots.passphrase_key(user.name, passphrase)
            by_recovery = keys.from_recovery_key(recovery_key, slots.file_id)
            slots = slots.wrap(by_name, data_key, user.id, ())
            slots = slots.wrap(by_recovery, data_key, None, (by_name.tag,))
            with vault.building(folder) as built:
                vault.write_new(built, slots, data_key)
                key = keys.database_key(data_key, slots.file_id)
                locks = (by_name.lock, by_recovery.lock)
                moved = _filled(look, built / vault.DATABASE, key, user, locks, report)
    return Moved(moved, recovery_key)


def _filled(
    look: Session,
    database: Path,
    key: bytes,
    user: User,
    locks: tuple[SlotLock, SlotLock],
    report: Report,
) -> Tallies:
    made: Store = opening.make_file(database, key)
    try:
        with faults.translated(made.engine), made.engine.begin() as target:
            moved = moving.copy(look.connection(), target, report)
        with made.writing() as session:
            user_store.add_slot(session, uuid4(), locks[0], user.id)
            user_store.add_slot(session, uuid4(), locks[1], None)
        return moved
    finally:
        made.close()


def _administrator(look: Session, name: str) -> User:
    user = user_store.named(look, name)
    if user is None or user.standing is not Standing.ACTIVE:
        raise Refused(Finding("user.not_known", "name"))
    _must_administer(user.roles)
    return user


def _must_administer(roles: frozenset[Role]) -> None:
    if Role.ADMINISTRATOR not in roles:
        raise Refused(Finding("moving.administrator", "name"))
