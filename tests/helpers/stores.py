"""Real stores for tests: SQLCipher in a folder, PostgreSQL in a database of its own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.store import user as user_store
from ras_desktop.store.engine import file_engine, server_engine
from ras_desktop.store.keys import KeyPolicy, Stretch
from ras_desktop.store.session import Store
from ras_desktop.store.tables import METADATA

QUICK = Stretch(8, 1, 1)
FAST_KEYS = KeyPolicy(floor=QUICK, fixed=QUICK)
"""For tests only: the product's own policy refuses such slots."""

KEY = bytes(range(32))
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Monday 23 November 2026, half past nine in England."""


class SetClock:
    """A clock that stands until a test moves it."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def forward(self, **by: float) -> None:
        """forward(days=1, hours=2)"""
        self._now += timedelta(**by)


class SetDesk(Desk):
    """A desk whose clock a test can move, and where looks go into the log at once."""

    clock: SetClock
    root: Store
    """The same store without anybody's role: to tamper with it."""

    def __init__(self, store: Store, actor: Actor, clock: SetClock) -> None:
        super().__init__(store, actor, clock)
        self.looks.gathered = 0.0


def new_file_store(database: Path) -> Store:
    """All tables in a new encrypted database."""
    engine = file_engine(database, KEY, new=True)
    METADATA.create_all(engine)
    return Store(engine)


def server_url() -> str:
    """Where PostgreSQL is; the test is skipped without one, or fails where one is required."""
    url = os.environ.get("RAS_TEST_POSTGRES", "")
    if not url:
        if os.environ.get("RAS_REQUIRE_POSTGRES") == "1":
            pytest.fail("RAS_REQUIRE_POSTGRES=1, and RAS_TEST_POSTGRES names no server")
        pytest.skip("RAS_TEST_POSTGRES names no server")
    return url


@contextmanager
def server_database(template: str = "template0") -> Iterator[str]:
    """The URL of a new database that is dropped afterwards."""
    url = server_url()
    name = f"ras_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as admin:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        admin.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield url.rpartition("/")[0] + "/" + name
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def new_server_store(url: str) -> Store:
    """All tables in a new database on the server."""
    engine = server_engine(url)
    METADATA.create_all(engine)
    return Store(engine)


def desk_at(
    store: Store,
    roles: frozenset[Role],
    clock: SetClock,
    name: str = "Robin Ashdown",
    team: str = "North",
    id_: UUID | None = None,
) -> SetDesk:
    """A desk for a user who is kept in the store; on a server with that person's own role."""
    user = User(id_ or uuid4(), name, roles, team)
    own, root = getattr(store, "seat", None), store
    if own is not None:
        user, store = own(user)
    else:
        with store.writing() as session:
            user_store.keep(session, user)
    desk = SetDesk(store, Actor(user.id, user.name, user.roles, user.team), clock)
    desk.root = root
    return desk
