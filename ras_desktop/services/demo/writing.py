"""Whole cases go into the store, many at a time, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from ras_desktop.services.demo import paid
from ras_desktop.services.demo.case import DemoCase, Payments, moment
from ras_desktop.services.demo.people import Member
from ras_desktop.services.desk import Work
from ras_desktop.store import account as account_store
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import filling
from ras_desktop.store import notice as notice_store
from ras_desktop.store import review as review_store
from ras_desktop.store.amount import AMOUNTS
from ras_desktop.store.consent import CONSENTS
from ras_desktop.store.family import CASES
from ras_desktop.store.follow_up import FOLLOW_UPS
from ras_desktop.store.growing import ARRANGEMENTS, TASKS_DONE
from ras_desktop.store.needs import NEEDS
from ras_desktop.store.note import NOTES
from ras_desktop.store.people import PEOPLE
from ras_desktop.store.reconsideration import ASKED
from ras_desktop.store.request import REQUESTS
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.statement import ENTRIES, STATEMENTS

PART = 200
"""Cases that are held in memory at once."""

Thing = TypeVar("Thing")


def write(work: Work, cases: Iterable[DemoCase], seed: int, team: Sequence[Member]) -> None:
    """Keeps all cases. Sibling links and payments come last: they are of many cases."""
    linked: set[tuple[UUID, UUID]] = set()
    payments: list[Payments] = []
    for part in _parts(cases):
        _write_part(work, part)
        payments += [case.payments for case in part]
        linked |= {(case.case.id, other) for case in part for other in case.siblings}
    filling.siblings(work.session, linked)
    paid.write(work, payments, seed, team)


def _parts(cases: Iterable[DemoCase]) -> Iterator[list[DemoCase]]:
    left = iter(cases)
    while part := list(islice(left, PART)):
        yield part


def _write_part(work: Work, part: Sequence[DemoCase]) -> None:
    session = work.session
    CASES.add_many(session, (each.case for each in part))
    for shelf, name in (
        (PEOPLE, "people"), (REQUESTS, "requests"), (NEEDS, "needs"), (CONSENTS, "consents"),
    ):  # fmt: skip
        _add(work, shelf, part, lambda case, name=name: getattr(case, name))  # type: ignore[misc]
    _notes(work, part)
    AMOUNTS.add_many(session, (value for each in part for value in each.amounts))
    filling.assessments(session, (value for each in part for value in each.assessments))
    filling.moderations(session, (value for each in part for value in each.moderations))
    filling.plans(session, (value for each in part for value in each.plans))
    filling.puts(session, (value for each in part for value in each.puts))
    filling.decisions(session, (value for each in part for value in each.decisions))
    agreement_store.add_many(session, (value for each in part for value in each.agreements))
    notice_store.add_many(session, (value for each in part for value in each.notices))
    ASKED.add_many(session, (value for each in part for value in each.reconsiderations))
    account_store.add_many(session, (pair for each in part for pair in each.accounts))
    review_store.add_many(session, (value for each in part for value in each.reviews))
    STATEMENTS.add_many(session, (value for each in part for value in each.statements))
    ENTRIES.add_many(session, (value for each in part for value in each.entries))
    FOLLOW_UPS.add_many(session, (value for each in part for value in each.actions))
    TASKS_DONE.add_many(session, (value for each in part for value in each.tasks_done))
    ARRANGEMENTS.add_many(session, (value for each in part for value in each.arrangements))
    filling.spells(
        session, ((id_, each.case.id, spell) for each in part for id_, spell in each.spells)
    )
    filling.ticks(session, ((id_, each.case.id, tick) for each in part for id_, tick in each.ticks))
    filling.states(session, (row for each in part for row in _states(each)))


def _add(
    work: Work,
    shelf: Shelf[Any],
    part: Sequence[DemoCase],
    of: Callable[[DemoCase], Sequence[Thing]],
) -> None:
    """Values of the cases, each with its case beside it."""
    whose = {id(value): case.case.id for case in part for value in of(case)}
    values = [value for case in part for value in of(case)]
    shelf.add_many(work.session, values, lambda value: {"case": whose[id(value)]})


def _notes(work: Work, part: Sequence[DemoCase]) -> None:
    """Notes are written up on the day after, by whoever holds the case."""
    beside = {
        note.id: {
            "case": case.case.id,
            "written_by": case.worker.id,
            "written_at": moment(min(note.day + timedelta(1), work.today - timedelta(1)), 8, 30),
        }
        for case in part
        for note in case.notes
    }
    notes = [note for case in part for note in case.notes]
    NOTES.add_many(work.session, notes, lambda note: beside[note.id])


def _states(case: DemoCase) -> Iterator[filling.Columns]:
    worker = case.worker
    by = (worker.id, worker.name)
    for came in case.states:
        at = moment(came.day, 12)
        yield filling.state(came.id, case.case.id, came.state, came.day, came.reason, by, at)
