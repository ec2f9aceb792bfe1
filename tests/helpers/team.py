"""A team's server for tests: roles by the administrator's own script, rules by the program.

One template database for each test worker; each test has a copy of its own (`reused`). The group
roles are those of the template; a person's login bears the name of the copy.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql
from sqlalchemy import Engine, event

from ras_desktop.domain.user import User
from ras_desktop.store import user as user_store
from ras_desktop.store.engine import server_engine
from ras_desktop.store.server import names, setup
from ras_desktop.store.session import Store
from tests.helpers import reused
from tests.helpers.stores import server_url

ROLES = Path(__file__).parents[2] / "packaging" / "server" / "roles.sql"
WORDS = "gravel otter candle thirty"


def _quick_verifier(words: str) -> str:
    """A SCRAM verifier with one round: stretching is not what these tests are about."""
    salt = b"a salt for tests"
    salted = hashlib.pbkdf2_hmac("sha256", words.encode(), salt, 1)
    keys = [hmac.digest(salted, each, "sha256") for each in (b"Client Key", b"Server Key")]
    told = [hashlib.sha256(keys[0]).digest(), keys[1]]
    stored, server = (base64.b64encode(each).decode() for each in told)
    return f"SCRAM-SHA-256$1:{base64.b64encode(salt).decode()}${stored}:{server}"


VERIFIER = _quick_verifier(WORDS)


def run_roles(url: str, database: str) -> None:
    """What the database administrator runs first."""
    subprocess.run(
        ["psql", "-X", "-d", url, "-v", f"database={database}", "-f", str(ROLES)],
        check=True,
        capture_output=True,
        text=True,
    )


def as_role(url: str, role: str) -> Engine:
    """An engine of the superuser that has become another role."""
    made = server_engine(url)

    def become(driver: Any, _record: Any) -> None:
        driver.autocommit = True
        driver.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        driver.autocommit = False

    event.listen(made, "connect", become)
    return made


def with_database(url: str, database: str) -> str:
    return f"{url.rpartition('/')[0]}/{database}"


def prepared(url: str, prefix: str) -> None:
    """Roles, database, tables and rules."""
    run_roles(url, prefix)
    engine = as_role(with_database(url, prefix), names.owner(prefix))
    setup.bring_up(engine, prefix)
    engine.dispose()


_free: dict[str, list[reused.Copy]] = {}
"""Copies that nobody uses now, by their template."""


@contextmanager
def template() -> Iterator[str]:
    """A prepared database; its name is the prefix of the roles. All goes afterwards."""
    url, prefix = server_url(), f"ras_t{secrets.token_hex(4)}"
    try:
        prepared(url, prefix)
        yield prefix
    finally:
        for each in _free.pop(prefix, []):
            forget(url, each.name)
        forget(url, prefix, prefix)


@contextmanager
def team(prefix: str) -> Iterator[str]:
    """The superuser's URL of a copy of the template: a new one, or one that is as good as new."""
    free = _free.setdefault(prefix, [])
    copy = free.pop() if free else _copied(prefix)
    try:
        yield copy.url
    finally:
        if reused.emptied(copy):
            free.append(copy)
        else:
            forget(server_url(), copy.name)


def _copied(prefix: str) -> reused.Copy:
    url, name = server_url(), f"ras_c{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as admin:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY")
        owner = sql.Identifier(names.owner(prefix))
        admin.execute(made.format(sql.Identifier(name), sql.Identifier(prefix), owner))
    try:
        return reused.look_at(name, with_database(url, name))
    except BaseException:
        forget(url, name)
        raise


def forget(url: str, database: str, prefix: str = "") -> None:
    """Drops a database, the logins of its people and, with a prefix, its roles."""
    with psycopg.connect(url, autocommit=True) as admin:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        admin.execute(drop.format(sql.Identifier(database)))
        reused.forget_people(admin, database, prefix)


class Team(Store):
    """A copy of the template as its owner has it; people each have a store of their own."""

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__(as_role(url, names.owner(prefix)))
        self.url, self.prefix = url, prefix
        self.database = url.rpartition("/")[2]
        self._open: list[Store] = []

    def seat(self, user: User) -> tuple[User, Store]:
        """Adds a user (with a number if the name is taken) and opens the store in that role."""
        with self.reading() as session:
            taken = {each.name for each in user_store.everybody(session)}
        free = (user.name, *(f"{user.name} {n}" for n in range(2, 99)))
        user = replace(user, name=next(each for each in free if each not in taken))
        self.add(user)
        return user, self.store_of(user.name)

    def add(self, user: User) -> None:
        """Keeps a user, as the owner; the login follows, and gets WORDS."""
        with self.writing() as session:
            user_store.keep(session, user)
        login = names.login(user.name, self.database)
        with psycopg.connect(self.url, autocommit=True) as admin:
            given = sql.SQL("ALTER ROLE {} PASSWORD {}")
            admin.execute(given.format(sql.Identifier(login), sql.Literal(VERIFIER)))

    def store_of(self, name: str) -> Store:
        """The store as this person has it."""
        store = Store(server_engine(self.url_of(name)))
        self._open.append(store)
        return store

    def url_of(self, name: str) -> str:
        """Where a plain client of this person connects."""
        host = self.url.partition("@")[2]
        login = names.login(name, self.database)
        return f"postgresql://{quote(login, safe='')}:{quote(WORDS)}@{host}"

    def close(self) -> None:
        super().close()
        for each in self._open:
            each.close()
