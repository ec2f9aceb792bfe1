"""Sets a team's server up and brings it to a new version: what `ras-desktop server` does.

It works with the keeper's passphrase (`packaging/server`), acts as the owner of the tables, and is
no user's verb: nobody's work is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from ras_desktop import paths
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.server import ServerAddress
from ras_desktop.domain.user import User
from ras_desktop.services import scheme as schemes
from ras_desktop.services import team
from ras_desktop.services.casefile import check_new
from ras_desktop.services.clock import Clock, system
from ras_desktop.store import faults
from ras_desktop.store import user as user_store
from ras_desktop.store.server import connect, names, setup
from ras_desktop.store.server.keyring import ServerKeyring, normal
from ras_desktop.store.session import Store


@contextmanager
def owning(address: ServerAddress, words: str) -> Iterator[tuple[Store, connect.Door]]:
    """The store as its owner has it; `words`: the keeper's passphrase.

    The troubles of `store.server.refusal`.
    """
    prefix = address.database
    door = connect.Door(address, names.keeper(prefix), normal(words), become=names.owner(prefix))
    store = Store(connect.engine(door))
    try:
        with faults.translated(store.engine):
            yield store, door
    finally:
        store.close()


def bring_up(address: ServerAddress, words: str, clock: Clock = system) -> Findings:
    """Tables, rules and what ships, as this version of the program has them. All or nothing.

    For a new database and for an old one alike; run again, it changes nothing.
    """
    with owning(address, words) as (store, _door):
        setup.bring_up(store.engine, address.database)
        return schemes.seed(store, paths.forms(), clock()).findings


def has_administrator(address: ServerAddress, words: str) -> bool:
    """Whether somebody can already make users there."""
    with owning(address, words) as (store, _door), store.reading() as session:
        return any(Role.ADMINISTRATOR in each.roles for each in user_store.everybody(session))


def first_administrator(address: ServerAddress, words: str, name: str, passphrase: str) -> User:
    """Makes the first administrator, who changes this first passphrase at the first sign-in.

    Refused: a weak passphrase, a name that is taken or too long.
    """
    user = User(uuid4(), name.strip(), frozenset({Role.ADMINISTRATOR}), must_change=True)
    check_new(user, passphrase)
    team.check_room(user.name, address.database)
    with owning(address, words) as (store, door), store.writing() as session:
        if user_store.named(session, user.name) is not None:
            raise Refused(Finding("user.name_taken", "name"))
        kept = user_store.keep(session, user)
        keyring = ServerKeyring(door)
        keyring.give(session, keyring.new(kept.name, passphrase), kept.id)
        return kept
