"""A server set up as packaging/server says, with one team's database and its first people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers import plain, secured
from tests.helpers.stores import server_url


@pytest.fixture(scope="module")
def bare() -> Iterator[secured.Secured]:
    """A cluster with the shipped settings and no team yet."""
    server_url()  # skipped, or failing, where there is no PostgreSQL
    with secured.cluster() as made:
        yield made


@pytest.fixture(scope="module")
def served(bare: secured.Secured) -> secured.Secured:
    """With the roles of the team `ras` and its keeper's passphrase."""
    bare.run("psql", "-X", "-d", "postgres", "-v", "database=ras",
             "-f", str(_copied(bare, "roles.sql")))  # fmt: skip
    bare.set_passphrase("ras_keeper", secured.KEEPER)
    return bare


def _copied(bare: secured.Secured, name: str) -> object:
    target = bare.folder / name
    target.write_bytes((secured.SHIPPED / name).read_bytes())
    target.chmod(0o644)
    return target


@pytest.fixture(scope="session")
def world(server_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[plain.World]:
    """The demonstration on a server, with one person of each role."""
    with plain.populated(server_template, tmp_path_factory.mktemp("demo")) as made:
        yield made
