"""Fixtures for every test: real stores, a desk to work at, a clock that stands."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ras_desktop.domain.permission import EVERYBODY, Role
from ras_desktop.services import casefile
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store.engine import file_engine
from ras_desktop.store.session import Store
from tests.helpers import engines, examples, memory, team
from tests.helpers.cases import seeded
from tests.helpers.examples import pytest_collection_modifyitems  # noqa: F401  (a hook)
from tests.helpers.stores import (
    FAST_KEYS,
    KEY,
    SetClock,
    SetDesk,
    desk_at,
    new_file_store,
)
from tests.helpers.team import Team

memory.use()
engines.share()
examples.load()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="write the golden texts anew instead of comparing; read their diff before committing",
    )


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the program keeps on this computer beside case files is each test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def file_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted database with all tables, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "database"
    new_file_store(path).close()
    return path


@pytest.fixture
def file_store(file_template: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLCipher."""
    path = tmp_path / "store.database"
    shutil.copyfile(file_template, path)
    store = Store(file_engine(path, KEY))
    yield store
    store.close()


@pytest.fixture(scope="session")
def seeded_template(file_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted database that holds everything that ships (schemes, prices, lists …)."""
    path = tmp_path_factory.mktemp("seeded") / "database"
    shutil.copyfile(file_template, path)
    store = Store(file_engine(path, KEY))
    seeded(desk_at(store, EVERYBODY, SetClock(), name="Template Maker"))
    store.close()
    return path


@pytest.fixture
def seeded_desk(seeded_template: Path, tmp_path: Path, clock: SetClock) -> Iterator[SetDesk]:
    """Somebody with every role, on SQLCipher, with everything that ships: for pages."""
    path = tmp_path / "seeded.database"
    shutil.copyfile(seeded_template, path)
    store = Store(file_engine(path, KEY))
    yield desk_at(store, EVERYBODY, clock)
    store.close()


@pytest.fixture(scope="session")
def server_template() -> Iterator[str]:
    """The name of a team's PostgreSQL database with all rules, copied for each test."""
    with team.template() as prefix:
        yield prefix


@pytest.fixture
def server_store(server_template: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store on PostgreSQL as its owner has it; desks get each person's own role.

    A test marked `as_owner` works in the owner's own session, past the rules for rows.
    """
    with team.team(server_template) as url:
        store: Store = Team(url, server_template)
        if request.node.get_closest_marker("as_owner"):
            store = Store(store.engine)
        yield store
        store.close()


@pytest.fixture(params=["sqlcipher", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, once on SQLCipher and once on PostgreSQL."""
    name = "file_store" if request.param == "sqlcipher" else "server_store"
    found: Store = request.getfixturevalue(name)
    return found


@pytest.fixture
def clock() -> SetClock:
    """Stands at Monday 23 November 2026, 09:30, until a test moves it."""
    return SetClock()


@pytest.fixture
def desk(store: Store, clock: SetClock) -> SetDesk:
    """Somebody with every role, at both kinds of store."""
    return desk_at(store, EVERYBODY, clock)


@pytest.fixture
def file_desk(file_store: Store, clock: SetClock) -> SetDesk:
    """Somebody with every role, on SQLCipher only: for what does not depend on the database."""
    return desk_at(file_store, EVERYBODY, clock)


@pytest.fixture
def desk_of(request: pytest.FixtureRequest, clock: SetClock) -> Callable[..., SetDesk]:
    """Another person at the same store: `desk_of(Role.FINANCE, name="Kit Lowe")`."""

    def make(*roles: Role, name: str = "Kit Lowe", team: str = "North") -> SetDesk:
        kind = "store" if "store" in request.fixturenames else "file_store"
        return desk_at(request.getfixturevalue(kind), frozenset(roles), clock, name, team)

    return make


CASE_NAME = "Robin Ashdown"
CASE_WORDS = "gravel otter candle thirty"


@pytest.fixture(scope="session")
def case_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case file with quick keys, copied for each test."""
    folder = tmp_path_factory.mktemp("case") / "template.ras"
    made = casefile.create(
        folder,
        CASE_NAME,
        CASE_WORDS,
        roles=EVERYBODY,
        team="North",
        clock=SetClock(),
        policy=FAST_KEYS,
    )
    made.casefile.close()
    return folder


@pytest.fixture
def case_folder(case_template: Path, tmp_path: Path) -> Path:
    """A closed case file; its user is CASE_NAME with CASE_WORDS, policy FAST_KEYS."""
    return Path(shutil.copytree(case_template, tmp_path / "North.ras"))


@pytest.fixture
def opened(case_folder: Path, clock: SetClock) -> Iterator[CaseFile]:
    """An open case file with somebody of every role signed in."""
    found = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    yield found
    found.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the campaigns counted: a line each, over all workers."""
    figures: dict[str, list[int]] = {}
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties:
            if name == "figures":
                what, rounds, faults = value
                so_far = figures.setdefault(what, [0, 0])
                so_far[0] += rounds
                so_far[1] += faults
    if figures:
        terminalreporter.section("campaigns")
    for what, (rounds, faults) in figures.items():
        terminalreporter.write_line(f"{what}: {rounds:,} rounds, {faults:,} faults found")
