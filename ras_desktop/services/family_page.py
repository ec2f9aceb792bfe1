"""Everything that a family's page needs, in one look: its facts are put together here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.domain.consent import Consent
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Case, CaseState, age, check_sketch, standing
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.merging import Merge
from ras_desktop.domain.moderation import own_work
from ras_desktop.domain.money import Money
from ras_desktop.domain.needs import NeedsAssessment, live
from ras_desktop.domain.next_act import NextAct, Situation, next_act
from ras_desktop.domain.note import Note
from ras_desktop.domain.notice_clock import Standing
from ras_desktop.domain.path import (
    NOTHING,
    Due,
    Mark,
    Reached,
    Stage,
    amount_now,
    path,
    stage_now,
)
from ras_desktop.domain.people import Person, WorkerSpell
from ras_desktop.domain.request import EarlyTick, Request, right_to_ask
from ras_desktop.services import package
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.record import case_to_read
from ras_desktop.services.sight import known as known_case
from ras_desktop.store import consent as consent_store
from ras_desktop.store import draft as draft_store
from ras_desktop.store import merging as merging_store
from ras_desktop.store import needs as needs_store
from ras_desktop.store import note as note_store
from ras_desktop.store import people as people_store
from ras_desktop.store import request as request_store
from ras_desktop.store.reached import reached

LAST_NOTES = 5
"""Notes that the page shows before somebody asks for all."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister who has a case, too."""

    case: UUID
    number: str
    name: str
    born: date | None
    state: CaseState


@dataclass(frozen=True, slots=True)
class Page:
    """A family at one moment.

    `standing` is the case's state in the words of the permission table, for `desk.why_not`.
    `missing`: what the record lacks or may have wrong. `amount` is a year's. `note_count` counts
    all notes, `notes` are the last. `drafts` are the reader's own, not saved yet.
    `notice`: the clock of a notice that runs, for who may read it.
    """

    case: Case
    standing: str
    age: int | None
    reached: Reached
    marks: tuple[Mark, ...]
    stage: Stage
    amount: Money | None
    due: tuple[Due, ...]
    next: NextAct
    missing: Findings
    right_to_ask: bool
    worker: str
    workers: tuple[WorkerSpell, ...]
    siblings: tuple[Sibling, ...]
    people: tuple[Person, ...]
    needs: tuple[NeedsAssessment, ...]
    consents: tuple[Consent, ...]
    requests: tuple[Request, ...]
    ticks: tuple[EarlyTick, ...]
    notes: tuple[Note, ...]
    note_count: int
    drafts: tuple[Draft, ...]
    merges: tuple[Merge, ...]
    notice: Standing | None = None


def page(desk: Desk, case: UUID) -> Page:
    """The page of a family. Gone if there is no such case.

    A record that became part of another one is read as it was; `case.merged_into` says where to.
    """
    with desk.read("family.read") as look:
        session = look.session
        held = case_to_read(look, case)
        known = reached(session, (case,), look.today).get(case, NOTHING)
        requests = request_store.of_case(session, case)
        needs = tuple(live(each) for each in needs_store.of_case(session, case))
        workers = people_store.workers_of(session, case)
        return Page(
            case=held,
            standing=standing(held),
            age=age(held.child, look.today),
            reached=known,
            marks=path(known),
            stage=stage_now(known),
            amount=amount_now(known),
            due=tuple(sorted(known.due, key=lambda each: (each.day, each.code))),
            next=next_act(
                Situation(
                    held.state, known, requests, bool(needs), _confirms(desk, known), look.today
                )
            ),
            missing=check_sketch(held.child, look.today),
            right_to_ask=right_to_ask(held.child),
            worker=next((spell.worker_name for spell in workers if spell.until is None), ""),
            workers=workers,
            siblings=siblings_known(look, case),
            people=people_store.of_case(session, case),
            needs=needs,
            consents=consent_store.of_case(session, case),
            requests=requests,
            ticks=request_store.ticks_of(session, case),
            notes=note_store.of_case(session, case, LAST_NOTES),
            note_count=note_store.count(session, case),
            drafts=draft_store.of_case(session, desk.actor.id, case),
            merges=merging_store.of_survivor(session, case),
            notice=package.clock_of(look, case) if desk.offers("notice.read", case) else None,
        )


def _confirms(desk: Desk, known: Reached) -> bool:
    """Whether the reader may confirm the assessment that waits, if one does."""
    waits = known.confirming
    if waits is None or waits.sent_back or not desk.offers("assessment.confirm"):
        return False
    return not own_work(waits.sealed_by, desk.actor.id)


def siblings_known(look: Reading, case: UUID) -> tuple[Sibling, ...]:
    """The brothers and sisters of whose cases the actor may know, the eldest first."""
    found = []
    for id_ in people_store.siblings_of(look.session, case):
        other = known_case(look, id_)
        if other is not None:
            child = other.child
            found.append(Sibling(id_, other.number, child.full_name, child.born, other.state))
    return tuple(sorted(found, key=lambda each: (each.born or date.max, each.name)))
