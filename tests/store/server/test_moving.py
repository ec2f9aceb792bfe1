"""A case file moves to a server and back out again: complete, proved, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from ras_desktop.domain.caseload import Filters, Search, Whose
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.services import casefile, moving, server, team, user
from ras_desktop.services.caseload import every
from ras_desktop.store import moving as moving_store
from ras_desktop.store.trouble import NotEmpty, NotMovedWhole
from tests.helpers.secured import KEEPER, Secured
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import demonstration

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(400)]

FIRST, OWN = "gravel otter candle thirty", "harbour violet twelve lantern"
ON = date(2026, 11, 23)


def told(_done: int, _total: int) -> None:
    """Nobody looks on."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstration(tmp_path_factory.mktemp("demo"), 12, ON)


@pytest.fixture
def opened(file: Path) -> Iterator[casefile.CaseFile]:
    found = casefile.sign_in(file, "demo", "demonstration")
    yield found
    found.close()


@pytest.fixture
def empty(served: Secured) -> Secured:
    """A server with tables and rules and nobody, whatever was there before."""
    server.bring_up(served.address(), KEEPER)
    with psycopg.connect(served.administrator("ras"), autocommit=True) as root:
        names = [each.name for each in moving_store.tables()]
        root.execute("SET session_replication_role = replica")  # the log is sealed
        root.execute(f"TRUNCATE {', '.join(names)} CASCADE")
        for (role,) in root.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE '%@ras'"):
            root.execute(f'DROP ROLE "{role}"')
    return served


def counts(opened: casefile.CaseFile) -> moving_store.Tallies:
    with opened.desk.store.reading() as look:
        return moving_store.tallies(look.connection())


def test_everything_goes_there_and_back_and_is_proved(
    empty: Secured, opened: casefile.CaseFile, tmp_path: Path
) -> None:
    before, steps = counts(opened), []
    moved = moving.to_server(
        opened, empty.address(), KEEPER, FIRST, lambda done, total: steps.append((done, total))
    )
    assert moved.tallies == before
    assert steps[-1][0] == steps[-1][1] > 0
    assert sum(each.count for each in before.values()) > 300
    assert {"family_case", "note", "plan", "assessment", "issued_bytes"} <= {
        name for name, each in before.items() if each.count
    }
    me = team.join(empty.address(), "demo", FIRST)
    user.change_passphrase(me, FIRST, OWN)
    assert me.desk.actor.id == opened.desk.actor.id
    wanted = Search(filters=Filters(Whose.ALL))
    assert {each.id for each in every(me.desk, wanted)} <= {
        each.id for each in every(opened.desk, wanted)
    }
    others = [each for each in user.everybody(me.desk) if each.id != me.desk.actor.id]
    user.suspend(me, others[0].id)
    words = user.restore(me, others[0].id).value.passphrase
    team.join(empty.address(), others[0].name, words).close()
    me.close()

    out = moving.to_file(
        empty.address(), KEEPER, tmp_path / "out.ras", "demo", FIRST, told, FAST_KEYS
    )
    again = casefile.sign_in(tmp_path / "out.ras", "demo", FIRST, policy=FAST_KEYS)
    after = counts(again)
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same <= {
        "user_account",
        "edition",
        "log_entry",
        "log_value",
        "log_checkpoint",
    }  # who was suspended; signing in seeds; each desk that leaves signs
    assert out.tallies["family_case"] == before["family_case"]
    again.close()
    casefile.recover(tmp_path / "out.ras", out.recovery_key, "demo", OWN, policy=FAST_KEYS).close()


def test_a_server_with_people_or_cases_of_its_own_is_left_alone(
    empty: Secured, opened: casefile.CaseFile
) -> None:
    server.first_administrator(empty.address(), KEEPER, "Ada Lind", FIRST)
    with pytest.raises(NotEmpty):
        moving.to_server(opened, empty.address(), KEEPER, FIRST, told)
    admin = team.join(empty.address(), "Ada Lind", FIRST)
    assert [each.name for each in user.everybody(admin.desk)] == ["Ada Lind"]
    admin.close()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_stopped_halfway_nothing_is_there(
    empty: Secured, opened: casefile.CaseFile, part: float, tmp_path: Path
) -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop(done: int, total: int) -> None:
        if done >= part * total:
            raise Stopped

    with pytest.raises(Stopped):
        moving.to_server(opened, empty.address(), KEEPER, FIRST, stop)
    with psycopg.connect(empty.administrator("ras")) as root:
        for name in ("user_account", "family_case", "note"):
            assert root.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)
        assert root.execute("SELECT 1 FROM pg_roles WHERE rolname LIKE '%@ras'").fetchone() is None
        disabled = root.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'").fetchone()
        assert disabled == (0,)
    moving.to_server(opened, empty.address(), KEEPER, FIRST, told)
    with pytest.raises(Stopped):
        moving.to_file(empty.address(), KEEPER, tmp_path / "x.ras", "demo", FIRST, stop, FAST_KEYS)
    assert list(tmp_path.iterdir()) == []


def test_a_row_that_arrives_otherwise_undoes_it_all(
    empty: Secured, opened: casefile.CaseFile
) -> None:
    with psycopg.connect(empty.administrator("ras"), autocommit=True) as root:
        root.execute(
            "CREATE OR REPLACE RULE spoil AS ON INSERT TO note DO ALSO "
            "UPDATE note SET text = text || '.' WHERE id = NEW.id"
        )
        try:
            with pytest.raises(NotMovedWhole):
                moving.to_server(opened, empty.address(), KEEPER, FIRST, told)
        finally:
            root.execute("DROP RULE spoil ON note")
        assert root.execute("SELECT count(*) FROM family_case").fetchone() == (0,)


def test_only_an_administrator_moves_a_file(empty: Secured, tmp_path: Path) -> None:
    made = casefile.create(
        tmp_path / "small.ras", "Kit Lowe", FIRST, roles=frozenset({Role.SOCIAL_WORKER}),
        clock=SetClock(), policy=FAST_KEYS,
    )  # fmt: skip
    with pytest.raises(Refused):
        moving.to_server(made.casefile, empty.address(), KEEPER, OWN, told)
    made.casefile.close()
