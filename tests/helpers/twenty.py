"""Twenty people at work on one PostgreSQL, each with a role, a connection and a desk of their own.

Everything goes through the services that the window calls, once more where it would (`once_more`).
Each save of a case raises a number on it: what is lost shows as a number that is too low.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain.caseload import Filters, Search, Whose
from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User
from ras_desktop.services import caseload, draft, family, note
from ras_desktop.services.clock import system
from ras_desktop.services.desk import Actor, Desk, once_more
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.team import Team

CASES = 60
TEAM = "North"


@dataclass
class Day:
    """What came of it. `saves`: seconds of each acknowledged save; `raised`: case → saves."""

    saves: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    raised: Counter[UUID] = field(default_factory=Counter)
    notes: set[UUID] = field(default_factory=set)
    stale: int = 0
    faults: list[BaseException] = field(default_factory=list)

    def at(self, part: float) -> float:
        """The time under which this part of the saves took."""
        return sorted(self.saves)[int(part * (len(self.saves) - 1))]


def work(
    team: Team, seconds: float, people: int = 20, pause: float = 0.5, saves: int = 0
) -> tuple[Day, Desk]:
    """Lets them work; gives what came of it and a manager's desk to look at the result.

    They go on until there are so many `saves`, however slow the machine, ten times as long at most.
    """
    desks = [_desk(team, number) for number in range(people)]
    cases = _cases(desks[0])
    day, lock, start = Day(), threading.Lock(), time.monotonic() + pause

    def going_on() -> bool:
        gone = time.monotonic() - start
        return gone < seconds or (len(day.saves) < saves and gone < 10 * seconds)

    threads = [
        threading.Thread(target=_one, args=(desk, cases, going_on, pause, day, lock))
        for desk in desks
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return day, desks[0]


def lost(day: Day, desk: Desk) -> list[str]:
    """What was acknowledged and is not there, or is there and was not acknowledged."""
    found = []
    for case, count in day.raised.items():
        held = _number(family.read(desk, case))
        if held != count:
            found.append(f"{held} of {count} saves")
    every = caseload.every(desk, Search(filters=Filters(Whose.ALL)))
    kept = {each.id for line in every for each in note.of_case(desk, line.id)}
    if missing := day.notes - kept:
        found.append(f"{len(missing)} notes")
    return found


def _number(case: Case) -> int:
    return int((case.child.system_number or "0").split()[0])


def _desk(team: Team, number: int) -> Desk:
    role = Role.TEAM_MANAGER if number % 5 == 0 else Role.SOCIAL_WORKER
    user, store = team.seat(User(uuid4(), f"Person {number}", frozenset({role}), TEAM))
    return Desk(store, Actor(user.id, user.name, user.roles, user.team), system)


def _cases(desk: Desk) -> Sequence[UUID]:
    return [
        family.add(desk, uuid4(), Child(f"Child{n}", "Marsh", born=date(2016, 3, 1))).value.id
        for n in range(CASES)
    ]


def _one(
    desk: Desk,
    cases: Sequence[UUID],
    going_on: Callable[[], bool],
    pause: float,
    day: Day,
    lock: threading.Lock,
) -> None:
    draw = random.Random(desk.actor.id.int)
    try:
        # Nobody saves before the list of cases is there, and no team presses the key together.
        caseload.find(desk, Search(filters=Filters(Whose.ALL)))
        time.sleep(pause * draw.uniform(0.5, 1.5))
        while going_on():
            # A fifth of the cases gets most of the work: there people meet.
            case = draw.choice(cases[: CASES // 5] if draw.random() < 0.6 else cases)
            _act(desk, case, draw, day, lock)
            time.sleep(pause * draw.uniform(0.5, 1.5))
    except BaseException as fault:
        with lock:
            day.faults.append(fault)


def _act(desk: Desk, case: UUID, draw: random.Random, day: Day, lock: threading.Lock) -> None:
    kind = draw.random()
    start = time.perf_counter()
    if kind < 0.35:
        caseload.find(desk, Search(f"child{draw.randrange(CASES)}", Filters(Whose.ALL)))
        family.page(desk, case)
        with lock:
            day.reads.append(time.perf_counter() - start)
    elif kind < 0.6:
        text = "Seen at home. " * draw.randrange(1, 40)
        wanted = Note(uuid4(), NoteKind.VISIT, desk.today(), text)
        once_more(lambda: note.save(desk, case, wanted))
        with lock:
            day.saves.append(time.perf_counter() - start)
            day.notes.add(wanted.id)
    elif kind < 0.75:
        once_more(lambda: draft.keep(desk, "note", "new", {"text": "typed " * 50}, case))
        with lock:
            day.saves.append(time.perf_counter() - start)
    else:
        _raise_number(desk, case, day, lock)


def _raise_number(desk: Desk, case: UUID, day: Day, lock: threading.Lock) -> None:
    """Reads, thinks, saves; who was too late sees both versions and chooses, as in the window."""
    held = family.read(desk, case)
    time.sleep(0.05)
    while True:
        # The name beside the number: two who raise it to the same one have not saved the same.
        said = f"{_number(held) + 1} {desk.actor.name}"
        wanted = replace(held, child=replace(held.child, system_number=said))
        start = time.perf_counter()
        try:
            once_more(lambda wanted=wanted: family.save(desk, wanted))
        except StaleCopy as stale:
            held = stale.theirs
            with lock:
                day.stale += 1
            continue
        with lock:
            day.saves.append(time.perf_counter() - start)
            day.raised[case] += 1
        return
