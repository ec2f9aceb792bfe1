"""Payments: schedules of ten thousand agreements for a year, and a run over as many families."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from ras_desktop.domain import agreement as rules
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.family import Case
from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.money import Money
from ras_desktop.domain.pay_run import RunKind
from ras_desktop.domain.payment import Amount, Calendar, Pause, Rhythm, schedule
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import Strand
from ras_desktop.services import account, payment
from ras_desktop.services import agreement as agreements
from ras_desktop.store import account as account_store
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store.family import CASES
from tests.benchmarks.measure import Figure, loop, percentile, seconds
from tests.helpers.agreed import DETAILS, decided_case, signed
from tests.helpers.cases import seeded
from tests.helpers.stores import SetClock, SetDesk, desk_at, new_file_store

MANY = 10_000
ANCHOR, RUN_DAY = date(2026, 4, 6), date(2026, 12, 14)
TICK = 0.001
Value = TypeVar("Value")


def figures(folder: Path) -> list[Figure]:
    """The figures of issue 5, and how long the window's thread waits meanwhile."""
    return [_schedules(), *_run(folder)]


def _schedules() -> Figure:
    calendar = Calendar(Rhythm.FOUR_WEEKLY, ANCHOR)
    wanted = [
        (
            Amount(Money(100_000 + 37 * at), ANCHOR + timedelta(at % 364)),
            (Pause(ANCHOR + timedelta(at % 300), ANCHOR + timedelta(at % 300 + 13)),)
            if at % 20 == 0
            else (),
        )
        for at in range(MANY)
    ]

    def work() -> None:
        for amount, pauses in wanted:
            schedule((amount,), pauses, calendar, amount.starts + timedelta(363))

    value = seconds(work, times=3)
    return Figure(
        "Schedules of 10,000 agreements for a year", value, "s", 2, "1,000,000 additions",
        value / loop(1_000_000),
    )  # fmt: skip


def _run(folder: Path) -> list[Figure]:
    store = new_file_store(folder / "paying.db")
    clock = SetClock()
    every = frozenset(Role)
    desk, second, third = (
        desk_at(store, every, clock, name) for name in ("Finn Ames", "Priya Nunn", "Sol Birch")
    )
    _fill(desk, second)
    payment.set_(desk, PaySetting(codes={Strand.SOCIAL_CARE: "C1"}))
    held = payment.open_(desk, RunKind.FOUR_WEEKLY, RUN_DAY).value
    gc.collect()
    gc.freeze()  # as the program does with all that it has loaded (`app.warm`)
    gaps: list[float] = []
    worked_out, run = _beside(lambda: payment.review(desk, held).value, gaps)
    assert run.count == MANY, (run.count, run.blocked)
    shown, opened = _beside(lambda: payment.opened(desk, run.id), gaps)
    assert len(opened.lines) == MANY
    sealing, sealed = _beside(lambda: payment.seal(third, run).value, gaps)
    exporting, file = _beside(lambda: payment.export(third, sealed.id).value, gaps)
    assert file.count(b"\n") >= MANY
    gc.unfreeze()
    plain, beside = loop(1_000_000), "1,000,000 additions"
    return [
        Figure("A run of 10,000 families worked out", worked_out, "s", None, beside,
               worked_out / plain),
        Figure("All its lines read to be shown", shown, "s", 1, beside, shown / plain),
        Figure("The run sealed, each family for the first time", sealing, "s", None, beside,
               sealing / plain, f"{sealing / worked_out:.1f} × working it out"),
        Figure("Its file for the ledger", exporting, "s", 2, beside, exporting / plain),
        Figure("Window’s thread held by all of these, 95 %", percentile(gaps) * 1000, "ms", 50,
               beside, percentile(gaps) / plain, f"longest {max(gaps) * 1000:.0f} ms"),
    ]  # fmt: skip


def _beside(work: Callable[[], Value], gaps: list[float]) -> tuple[float, Value]:
    """Runs work on a thread of its own; how long this one waits for its turn meanwhile."""
    found: list[Value] = []
    start = time.perf_counter()
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    last = time.perf_counter()
    while thread.is_alive():
        time.sleep(TICK)
        now = time.perf_counter()
        gaps.append(now - last - TICK)
        last = now
    return time.perf_counter() - start, found[0]


def _fill(desk: SetDesk, second: SetDesk) -> None:
    """One family that is past the start gate, then copies of it."""
    seeded(desk)
    case = decided_case(desk, team="North")
    held = signed(desk, case)
    confirmed = account.enter(desk, case.id, DETAILS, "Letter").value
    confirmed = account.confirm(second, confirmed, DETAILS).value
    held = agreements.of_case(desk, case.id)[0]
    copies: list[tuple[UUID, Case]] = []
    for at in range(1, MANY):
        id_ = uuid4()
        copies.append((id_, replace(case, id=id_, number=f"2026-{at:05}", version=0)))
    with desk.store.writing() as session:
        CASES.add_many(session, (each for _id, each in copies))
        agreement_store.add_many(session, (_signed_too(held, id_) for id_, _case in copies))
        account_store.add_many(
            session,
            (
                (replace(confirmed, id=uuid4(), case=id_, version=0), DETAILS)
                for id_, _case in copies
            ),
        )


def _signed_too(held: Agreement, case: UUID) -> Agreement:
    """The same for another family: its digest is of its own text."""
    done = held.settled
    assert done is not None
    bare = replace(held, id=uuid4(), case=case, version=0)
    fresh = rules.settle(bare, (done.by, done.by_name), done.on, done.at, done.clauses)
    return replace(fresh, state=held.state, signatures=held.signatures, signed_on=held.signed_on)


if __name__ == "__main__":
    import tempfile

    from tests.benchmarks.measure import HEAD

    with tempfile.TemporaryDirectory() as scratch:
        print(HEAD)
        for each in figures(Path(scratch)):
            print(each.row())
