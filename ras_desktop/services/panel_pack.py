"""The papers and the minutes of a meeting, put together from the store and drawn.

A member with an interest gets no papers of that case; a case that may not be known of is in no
pack, and in nobody's consistency view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from ras_desktop.documents import panel_minutes, panel_pack
from ras_desktop.documents.blocks import Document
from ras_desktop.documents.panel_matters import Asked
from ras_desktop.documents.panel_minutes import MinutesItem, MinutesSheet
from ras_desktop.documents.panel_pack import CasePart, Change, PackSheet
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.consistency import Here, Past, view
from ras_desktop.domain.family import age
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel_meeting import Meeting, member_of
from ras_desktop.services import allocation, sight
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.document import Preview
from ras_desktop.services.panel_meeting import Waiting, opened
from ras_desktop.services.panel_report import Matter, arising_in
from ras_desktop.services.record import case_to_read
from ras_desktop.services.sheet_parts import about_case
from ras_desktop.services.sheets import plan_sheet
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import council as council_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import plan as plan_store

Report = Callable[[int, int], object]
"""Told steps done and all steps; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class Cases:
    """What past decisions are compared with, read once for a whole pack."""

    past: tuple[tuple[UUID, Past], ...]


def pack(
    desk: Desk, meeting: UUID, member: UUID | None = None, report: Report | None = None
) -> Preview:
    """The pack of a meeting as one bookmarked PDF; for one `member` without their interests.

    Nobody makes papers of a case in which they themselves have an interest, for whomever. Nothing
    of it is kept. Refused: no such member, or nothing is on the agenda.
    """
    told: Report = report or (lambda _done, _whole: None)
    with desk.read("panel.read") as look:
        at = opened(look, meeting)
        out = interests(at.meeting, member, desk.actor.id)
        cases = tuple(each for each in at.agenda if each.case.id not in out)
        if not cases:
            raise Refused(Finding("panel.pack.empty"))
        past = _past(desk, look)
        parts = []
        for done, each in enumerate(cases):
            told(done, 2 * len(cases))
            parts.append(_part(look, each, past))
        name = next((each.name for each in at.meeting.members if each.id == member), "")
        sheet = PackSheet(
            council_store.get(look.session), at.meeting, tuple(parts), look.today,
            len(at.agenda) - len(cases), name, tuple(_matters(look, out)),
        )  # fmt: skip
    steps = 2 * len(cases)

    def drawn(page: int, pages: int) -> object:
        return told(len(cases) + page * len(cases) // pages, steps)

    return _drawn(panel_pack.compose(sheet), drawn)


def interests(meeting: Meeting, member: UUID | None, me: UUID) -> frozenset[UUID]:
    """The cases of which a pack says nothing: those of the `member` it is for (None: all members)
    and those of the user who makes it (`me`). Refused: no such member."""
    if member is not None and member not in {each.id for each in meeting.members}:
        raise Refused(Finding("panel.interest.who", "member"))
    mine = member_of(meeting, me)
    whose = {member, mine.id if mine is not None else None}
    return frozenset(each.case for each in meeting.interests if each.member in whose)


def _matters(look: Reading, out: frozenset[UUID]) -> Iterator[Asked]:
    """What earlier meetings left to be done, without the letters: those are the worker's to send.

    `out`: the cases of which nothing is said, for an interest.
    """
    for each in arising_in(look, answered=True):
        if each.kind is not Matter.LETTER and each.case not in out:
            yield Asked(
                each.kind.value, each.initials, each.number, each.on, each.what, each.by_when,
                each.again,
            )  # fmt: skip


def minutes(desk: Desk, meeting: UUID) -> Preview:
    """The minutes of a meeting as a PDF; "Draft" on it until the meeting is over."""
    with desk.read("panel.read") as look:
        at = opened(look, meeting)
        items = []
        for each in at.agenda:
            case_to_read(look, each.case.id)
            child = each.case.child
            items.append(MinutesItem(each.case.number, child.initials, each.decision, each.own))
        sheet = MinutesSheet(council_store.get(look.session), at.meeting, tuple(items))
    return _drawn(panel_minutes.compose(sheet))


def _drawn(document: Document, told: Report | None = None) -> Preview:
    from ras_desktop.documents.draw import draw

    return Preview(document.title, draw(document, told=told), document.draft)


# ---------------------------------------------------------------- the part of one case


def _part(look: Reading, each: Waiting, past: Cases) -> CasePart:
    case, put = case_to_read(look, each.case.id), each.put
    measured = put.question.measured
    budget: Budget | None = None
    said: tuple[str, ...] = ()
    if measured is not None:
        held = assessment_store.ASSESSMENTS.find(look.session, measured.assessment)
        if held is not None and held.case == case.id:
            at = allocation.opened(look, held)
            budget = allocation.budget_of(at)
            decided = at.confirmed.decided if at.confirmed else None
            said = decided.said if decided else (held.sealed.said if held.sealed else ())
    here = None
    if measured is not None and measured.points is not None:
        here = Here(
            measured.scheme, measured.form, measured.points, measured.age, put.question.asked
        )
    sealed = panel_store.decisions_of(look.session, case.id)
    return CasePart(
        put=put,
        about=about_case(look, case),
        age=age(case.child, look.today),
        days=each.days,
        plan=plan_sheet(look, put.plan),
        budget=budget,
        said=said,
        earlier=tuple(one for one in sealed if one.is_sealed and one.put != put.id),
        changes=tuple(_changes(look, plan_store.PLANS.get(look.session, put.plan))),
        here=here,
        view=view(here, (one for id_, one in past.past if id_ != case.id)) if here else None,
    )


def _past(desk: Desk, look: Reading) -> Cases:
    """Every granting decision that stands, of the cases that this person may know of."""
    lines = lines_of(desk, look)
    every = lines.order(Column.NAME).slots
    passing = lines.passing(every, Filters(states=frozenset()), reader(look, sight.READ))
    ids = lines.column("id")
    known = {UUID(ids[slot]) for slot in passing}
    past = panel_store.past(look.session)
    return Cases(tuple(each for each in past if each[0] in known))


def _changes(look: Reading, plan: CasePlan) -> Iterator[Change]:
    """The lines that are otherwise than in the plan that this one follows, by their words."""
    before = plan_store.PLANS.find(look.session, plan.follows) if plan.follows else None
    if before is None or before.agreed is None or plan.agreed is None:
        return
    old, new = _sums(before), _sums(plan)
    for what in dict.fromkeys((*old, *new)):
        if old.get(what) != new.get(what):
            yield Change(what, old.get(what), new.get(what))


def _sums(plan: CasePlan) -> dict[str, Money]:
    assert plan.agreed is not None
    costs = {each.line: each.amount for each in plan.agreed.cost.lines}
    return {line.what.strip(): costs[line.id] for line in plan.plan.lines if line.id in costs}
