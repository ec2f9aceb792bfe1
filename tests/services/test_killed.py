"""Killing the program between and within acts leaves whole acts only; several at once, too."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ras_desktop.domain.assessment import AssessmentState, intact
from ras_desktop.services import assessment
from ras_desktop.services.desk import Desk
from ras_desktop.store.engine import file_engine
from ras_desktop.store.reached import reached
from ras_desktop.store.session import Store
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.cases import a_case, example, seeded
from tests.helpers.stores import KEY

ROOT = Path(__file__).parent.parent.parent

CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from ras_desktop.domain.assessment import STANDING
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.services import assessment
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.store.engine import file_engine
from ras_desktop.store.session import Store
from tests.helpers.cases import example
from tests.helpers.stores import KEY

store = Store(file_engine(Path(sys.argv[1]), KEY))
desk = Desk(store, Actor(UUID(sys.argv[3]), "Robin Ashdown", EVERYBODY))
case, worked = UUID(sys.argv[2]), example()
kept = assessment.standing(desk, case)
turn = 0
while True:
    turn += 1
    draft = (
        assessment.correct(desk, kept.id, f"turn {turn}") if kept else assessment.start(desk, case)
    ).value
    print("began", draft.id, flush=True)
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.keep(desk, whole)
    kept = assessment.seal(desk, draft.id).value
    print("sealed", kept.id, flush=True)
"""


@pytest.mark.parametrize(
    "stops", [(1, 5), pytest.param((2, 3, 5, 8, 13), marks=pytest.mark.stress)]
)
def test_killed_at_any_moment_only_whole_acts_are_there(
    file_desk: Desk, tmp_path: Path, stops: tuple[int, ...]
) -> None:
    """After so many lines that the other process has said; `make stress` kills it more often."""
    seeded(file_desk)
    case = a_case(file_desk)
    actor = file_desk.actor.id
    file_desk.store.close()
    database = tmp_path / "store.database"
    told: list[tuple[str, str]] = []
    for lines in stops:
        told += _run_and_kill(database, str(case.id), str(actor), lines)
        _everything_is_whole(Store(file_engine(database, KEY)), file_desk, case.id, told)


def _run_and_kill(database: Path, case: str, actor: str, lines: int) -> list[tuple[str, str]]:
    """Runs acts in another process, kills it after so many lines; what it had reported done."""
    command = [sys.executable, "-c", CHILD, str(database), case, actor]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    seen = [child.stdout.readline() for _ in range(lines)]
    child.send_signal(signal.SIGKILL)
    seen += child.stdout.readlines()
    child.stdout.close()
    child.wait(30)
    return [(word, id_) for word, id_ in (line.split() for line in seen if line.endswith("\n"))]


def _everything_is_whole(store: Store, desk: Desk, case: object, told: list) -> None:
    again = Desk(store, desk.actor, desk.clock)
    try:
        held = {str(each.id): each for each in assessment.of_case(again, case)}
        for word, id_ in told:
            assert id_ in held, f"{word} {id_} was acknowledged and is gone"
            assert word == "began" or held[id_].is_sealed
        for each in held.values():
            assert each.is_sealed is (each.state is not AssessmentState.DRAFT)
            assert not each.is_sealed or intact(each)
        standing = [each for each in held.values() if each.state is AssessmentState.SUBMITTED]
        drafts = [each for each in held.values() if each.state is AssessmentState.DRAFT]
        assert len(standing) <= 1
        assert len(drafts) <= 1
        superseded = {each.follows for each in held.values() if each.is_sealed}
        for each in held.values():  # sealing and superseding are one act
            gone = each.state is AssessmentState.SUPERSEDED
            assert gone is (each.id in superseded)
        with again.read() as look:
            assert bool(reached(look.session, (case,), look.today)[case].begun) is bool(drafts)
    finally:
        store.close()


@pytest.mark.postgres
def test_two_people_at_once_start_one_draft_and_seal_once(server_store, clock) -> None:
    from ras_desktop.domain.permission import EVERYBODY
    from ras_desktop.store.engine import server_engine
    from tests.helpers.stores import desk_at

    url = server_store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    first = desk_at(server_store, EVERYBODY, clock)
    seeded(first)
    case = a_case(first)
    stores = [Store(server_engine(url)) for _ in range(4)]
    desks = [Desk(each, first.actor, clock) for each in stores]
    try:
        started = _at_once([lambda desk=desk: assessment.start(desk, case.id) for desk in desks])
        assert len({each.value.id for each in started}) == 1
        from dataclasses import replace

        worked = example()
        whole = replace(started[0].value, answers=dict(worked.answers), gates=dict(worked.gates))
        draft = assessment.keep(first, whole).value
        sealed = _at_once([lambda desk=desk: _seal(desk, draft) for desk in desks])
        assert any(each is not None for each in sealed)
        assert len({repr(each.value) for each in sealed if each is not None}) == 1
        assert len(assessment.of_case(first, case.id)) == 1
        assert intact(assessment.get(first, draft.id))
    finally:
        for each in stores:
            each.close()


def _seal(desk: Desk, draft):
    """Sealed, or None where somebody else was quicker: the copy was stale, nothing was lost."""
    try:
        return assessment.seal(desk, draft.id, draft.version)
    except StaleCopy:
        return None


def _at_once(acts: list) -> list:
    """Runs the acts in threads that begin together; what each returned."""
    ready, results = threading.Barrier(len(acts)), [None] * len(acts)
    faults: list[BaseException] = []

    def run(place: int) -> None:
        ready.wait(10)
        try:
            results[place] = acts[place]()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not faults, faults
    return results
