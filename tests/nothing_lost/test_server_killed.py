"""The team's server dies in the middle of saves: what was acknowledged is there when it is back."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import draft
from ras_desktop.store.engine import server_engine
from ras_desktop.store.session import Store
from ras_desktop.store.tables import METADATA
from tests.helpers import postgres
from tests.helpers.stores import SetClock, SetDesk, desk_at

pytestmark = pytest.mark.postgres
BIG = "I like the swings. " * 400


@pytest.fixture
def server() -> Iterator[str]:
    """A PostgreSQL of this test's own, as safe as it is out of the box."""
    if not os.environ.get("RAS_TEST_POSTGRES"):
        pytest.skip("RAS_TEST_POSTGRES names no server")
    url = postgres.start(postgres.SAFE)
    yield url
    postgres.stop(url)


@pytest.fixture
def desk(server: str) -> Iterator[SetDesk]:
    engine = server_engine(server)
    METADATA.create_all(engine)
    yield desk_at(Store(engine), EVERYBODY, SetClock())
    engine.dispose()


class Typist(threading.Thread):
    """Keeps drafts one after the other, and notes which were acknowledged."""

    def __init__(self, desk: SetDesk) -> None:
        super().__init__(daemon=True)
        self.desk, self.kept, self.stop = desk, 0, False
        self.told: list[str] = []
        self.bug: BaseException | None = None

    def run(self) -> None:
        number = 1
        while not self.stop:
            try:
                draft.keep(self.desk, "plan", "new", {"number": number, "text": BIG})
                draft.keep(self.desk, "plan", str(number % 7), {"number": number})
                self.kept, number = number, number + 1
            except Trouble as fault:
                self.told.append(fault.code)
                time.sleep(0.05)
            except BaseException as bug:
                self.bug = bug
                return


def _killed_in_the_middle(server: str, desk: SetDesk, times: int) -> int:
    port = urlsplit(server).port or 0
    lost = 0
    typist = Typist(desk)
    typist.start()
    for round_ in range(times):
        before = typist.kept
        _until(lambda before=before: typist.kept > before + 5)
        if round_ % 2:
            _kill_backends(server)
        else:
            postgres.kill(port)
            acknowledged = typist.kept
            postgres.start_again(port, postgres.SAFE)
            lost += _number(desk) < acknowledged
        after = typist.kept
        _until(lambda after=after: typist.kept > after + 3)
    typist.stop = True
    typist.join(20)
    assert typist.bug is None, typist.bug
    assert set(typist.told) <= {"store.server_away"}, set(typist.told)
    assert typist.told, "the kills were noticed"
    assert _number(desk) >= typist.kept
    return lost


def _until(there: object) -> None:
    ends = time.monotonic() + 60
    while not there():  # type: ignore[operator]
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.01)


def _kill_backends(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )


def _number(desk: SetDesk) -> int:
    """What a look finds, as soon as the server lets anybody look."""
    for _ in range(200):
        try:
            found = draft.find(desk, "plan", "new")
            assert found is not None
            assert found.body["text"] == BIG
            return int(found.body["number"])
        except Trouble:
            time.sleep(0.05)
    raise AssertionError("the server did not come back")


def test_saves_survive_the_server_killed_under_them(server: str, desk: SetDesk) -> None:
    assert _killed_in_the_middle(server, desk, 2) == 0


@pytest.mark.stress
def test_the_server_killed_forty_times(server: str, desk: SetDesk, record_property) -> None:
    lost = _killed_in_the_middle(server, desk, 40)
    record_property("figures", ["PostgreSQL killed", 40, lost])
    assert lost == 0
