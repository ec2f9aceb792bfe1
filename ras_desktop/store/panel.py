"""What is put to the panel, its meetings, interests and decisions in the store.

Agenda and interests hang on a case, not on a meeting: whoever may not know of a case does not find
it on an agenda either, and the server's rules for rows say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.consistency import Past
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import GRANTS, Decision, decided_sums
from ras_desktop.domain.panel_meeting import (
    Interest,
    Item,
    Meeting,
    MeetingState,
    Member,
)
from ras_desktop.domain.panel_put import OPEN, Put
from ras_desktop.store import coding
from ras_desktop.store.plan import sums_text
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Pence, Row


class MeetingRow(Row, table=True):
    """A meeting without its agenda."""

    __tablename__ = "panel_meeting"

    on: date = Field(index=True)
    at: str | None = Field(default=None, sa_type=JsonText)
    place: str
    members: str = Field(sa_type=JsonText)
    state: str = Field(index=True)
    papers_on: date | None
    notes: str


class PutRow(Row, table=True):
    """A question on its way; `asked` repeats its sum for lists."""

    __tablename__ = "panel_put"
    __table_args__ = (Index("put_in_state", "state", "case", "id", "on"),)

    case: UUID = Field(foreign_key="family_case.id", index=True)
    plan: UUID = Field(foreign_key="plan.id", index=True)
    question: str = Field(sa_type=JsonText)
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    on: date
    state: str
    family_answer: str
    answered_on: date | None
    meeting: UUID | None = Field(default=None, foreign_key="panel_meeting.id", index=True)
    place: int = Field(sa_type=BigInteger)
    withdrawn: str
    sum: int = Field(default=0, sa_type=BigInteger)


class InterestRow(Row, table=True):
    """A member's interest in a case."""

    __tablename__ = "panel_interest"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    meeting: UUID = Field(foreign_key="panel_meeting.id", index=True)
    member: UUID
    what: str
    by: UUID
    by_name: str


class DecisionRow(Row, table=True):
    """A decision; `approved` … `decided_by_name` repeat what lists need of it once it is sealed."""

    __tablename__ = "panel_decision"
    __table_args__ = (
        Index("decision_by_day", "decided_on", "case", "id"),
        Index("decision_of_case", "case", "verdict", "decided_on"),
    )

    case: UUID = Field(foreign_key="family_case.id")
    plan: UUID = Field(foreign_key="plan.id", index=True)
    put: UUID | None = Field(default=None, foreign_key="panel_put.id", index=True)
    forum: str
    meeting: UUID | None = Field(default=None, foreign_key="panel_meeting.id", index=True)
    verdict: str | None
    starts: date | None
    corrects: UUID | None = Field(default=None, foreign_key="panel_decision.id", index=True)
    ratifies: UUID | None = Field(default=None, foreign_key="panel_decision.id", index=True)
    approved: int | None = Field(default=None, sa_type=BigInteger)
    decided_on: date | None = Field(default=None)
    decided_by_name: str = ""
    needed_by: date | None = None
    sums: str = Field(default="", sa_type=JsonText)
    compared: str = Field(default="", sa_type=JsonText)
    lines: str = Field(sa_type=JsonText)
    reasons: str
    conditions: str
    dissent: str
    meets_needs: bool | None
    needs_reason: str
    unmet: str = Field(sa_type=JsonText)
    exception: str
    deferral: str = Field(sa_type=JsonText)
    interim: int | None = Field(default=None, sa_type=Pence)
    correction: str
    otherwise: str = ""
    decided: str | None = Field(default=None, sa_type=JsonText)


guard("panel_put", ("id", "plan", "question", "by", "by_name", "at", "on", "sum"), ALWAYS)
guard("panel_meeting", ("id", "on", "at", "place", "members", "papers_on"), "OLD.state = 'held'")
guard(
    "panel_decision",
    (
        "id", "plan", "put", "forum", "meeting", "verdict", "lines", "reasons", "conditions",
        "dissent", "meets_needs", "needs_reason", "unmet", "exception", "deferral", "starts",
        "interim", "corrects", "ratifies", "correction", "otherwise", "decided", "approved",
        "decided_on", "decided_by_name", "sums", "needed_by",
        "compared",
    ),
    "OLD.decided IS NOT NULL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as its own row has it."""

    id: UUID
    on: date
    at: time | None = None
    place: str = ""
    members: tuple[Member, ...] = ()
    state: MeetingState = MeetingState.PLANNED
    papers_on: date | None = None
    notes: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest as its own row has it."""

    id: UUID
    case: UUID
    meeting: UUID
    member: UUID
    what: str
    by: UUID
    by_name: str
    version: int = 0


SITTINGS = Shelf(MeetingRow, Sitting)
PUTS = Shelf(PutRow, Put)
DECLARED = Shelf(InterestRow, Declared)
DECISIONS = Shelf(DecisionRow, Decision)


# ---------------------------------------------------------------- what was put


def put(session: Session, value: Put) -> Put:
    """Keeps a question. StaleCopy, Gone as Shelf.put."""
    return PUTS.put(session, value, sum=value.question.asked.pence)


def puts_of(session: Session, case: UUID) -> tuple[Put, ...]:
    """All that was put in a case, the latest first."""
    order = (col(PutRow.at).desc(), col(PutRow.id))
    return PUTS.where(session, col(PutRow.case) == case, order=order)


def open_puts(session: Session) -> tuple[Put, ...]:
    """All that waits for a decision, the longest first."""
    states = [each.value for each in OPEN]
    order = (col(PutRow.on), col(PutRow.at), col(PutRow.id))
    return PUTS.where(session, col(PutRow.state).in_(states), order=order)


def of_meeting(session: Session, meeting: UUID) -> tuple[Put, ...]:
    """What is, or was, on the agenda of a meeting, in order."""
    order = (col(PutRow.place), col(PutRow.on), col(PutRow.at), col(PutRow.id))
    return PUTS.where(session, col(PutRow.meeting) == meeting, order=order)


# ---------------------------------------------------------------- meetings


def meeting_of(session: Session, sitting: Sitting, known: Iterable[UUID] | None = None) -> Meeting:
    """A meeting with agenda and interests; `known`: only of these cases."""
    only = None if known is None else set(known)
    agenda = tuple(
        Item(each.case, each.plan, each.on, each.id)
        for each in of_meeting(session, sitting.id)
        if only is None or each.case in only
    )
    interests = tuple(
        Interest(each.member, each.case, each.what, each.id)
        for each in DECLARED.where(
            session, col(InterestRow.meeting) == sitting.id, order=(col(InterestRow.id),)
        )
        if only is None or each.case in only
    )
    return Meeting(
        sitting.id, sitting.on, sitting.at, sitting.place, sitting.members, interests, agenda,
        sitting.state, sitting.papers_on, sitting.notes, sitting.version,
    )  # fmt: skip


def meetings(session: Session) -> tuple[Meeting, ...]:
    """All meetings with agenda and interests, the latest day first: in three questions, without
    reading what was asked in any case."""
    table = PutRow.__table__.c  # type: ignore[attr-defined]
    wanted = (
        select(table.meeting, table.case, table.plan, table.on, table.id)
        .where(table.meeting.is_not(None))
        .order_by(table.place, table.on, table.at, table.id)
    )
    agendas: dict[UUID, list[Item]] = defaultdict(list)
    for meeting, case, plan, on, id_ in session.execute(wanted):
        agendas[meeting].append(Item(case, plan, on, id_))
    interests: dict[UUID, list[Interest]] = defaultdict(list)
    for each in DECLARED.where(session, order=(col(InterestRow.id),)):
        interests[each.meeting].append(Interest(each.member, each.case, each.what, each.id))
    return tuple(
        Meeting(
            each.id, each.on, each.at, each.place, each.members, tuple(interests[each.id]),
            tuple(agendas[each.id]), each.state, each.papers_on, each.notes, each.version,
        )
        for each in sittings(session)
    )  # fmt: skip


def decided_in_meetings(session: Session) -> tuple[tuple[UUID, UUID], ...]:
    """Meeting and case of every decision of a meeting that stands."""
    return tuple((each.meeting, each.case) for each in lines(session) if each.meeting is not None)


def sitting_of(meeting: Meeting) -> Sitting:
    """What of a meeting stands in its own row."""
    return Sitting(
        meeting.id, meeting.on, meeting.at, meeting.place, meeting.members, meeting.state,
        meeting.papers_on, meeting.notes, meeting.version,
    )  # fmt: skip


def sittings(session: Session) -> tuple[Sitting, ...]:
    """All meetings, the latest day first."""
    return SITTINGS.where(session, order=(col(MeetingRow.on).desc(), col(MeetingRow.id)))


def interests_in(session: Session, case: UUID) -> tuple[Declared, ...]:
    """Every interest that was declared in a case, in any meeting."""
    return DECLARED.where(session, col(InterestRow.case) == case, order=(col(InterestRow.id),))


# ---------------------------------------------------------------- decisions


def keep(session: Session, decision: Decision) -> Decision:
    """Keeps a decision. StaleCopy, Gone as Shelf.put."""
    return DECISIONS.put(session, decision, **repeated(decision))


def repeated(decision: Decision) -> dict[str, Any]:
    """The columns that repeat what lists need of a sealed decision."""
    held = decision.decided
    return {
        "approved": decision.approved.pence if held else None,
        "decided_on": held.on if held else None,
        "decided_by_name": held.by_name if held else "",
        "sums": sums_text(decided_sums(decision)) if held else "",
        "needed_by": decision.deferral.by_when if held else None,
        "compared": _compared(decision),
    }


def _compared(decision: Decision) -> str:
    """By what others are compared with a granting decision, as text; "" where it cannot be."""
    held = decision.decided
    measured = held.question.measured if held else None
    if held is None or measured is None or measured.points is None:
        return ""
    if decision.verdict not in GRANTS:
        return ""
    return coding.dump(
        Past(
            measured.scheme, measured.form, measured.points, measured.age,
            held.question.asked, decision.approved, held.on,
        )
    )  # fmt: skip


def decisions_of(session: Session, case: UUID) -> tuple[Decision, ...]:
    """All decisions of a case, drafts too: the latest first."""
    return _latest_first(DECISIONS.where(session, col(DecisionRow.case) == case))


def decisions_on(session: Session, put_: UUID) -> tuple[Decision, ...]:
    """All decisions on what was put, drafts too: the latest first."""
    return _latest_first(DECISIONS.where(session, col(DecisionRow.put) == put_))


def decisions_in(session: Session, meeting: UUID) -> tuple[Decision, ...]:
    """The sealed decisions of a meeting."""
    found = DECISIONS.where(
        session, col(DecisionRow.meeting) == meeting, col(DecisionRow.decided).is_not(None)
    )
    return _latest_first(found)[::-1]


def _latest_first(found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Drafts, then by when they were sealed; of one moment what takes another's place first."""
    before = {each.id: each.corrects or each.ratifies for each in found}

    def latest(decision: Decision) -> tuple[bool, float, int, int]:
        held, depth, at = decision.decided, 0, before.get(decision.id)
        while at is not None and depth < len(found):
            depth, at = depth + 1, before.get(at)
        return held is None, held.at.timestamp() if held else 0.0, depth, decision.id.int

    return tuple(sorted(found, key=latest, reverse=True))


def past(session: Session) -> tuple[tuple[UUID, Past], ...]:
    """Every granting decision that stands, with its case, as far as others are compared with it."""
    stand = [each.id for each in lines(session) if each.verdict in _GRANTING]
    table = DecisionRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(table.id, table.case, table.compared).where(table.compared != "")
    held = {id_: (case, compared) for id_, case, compared in session.execute(wanted)}
    return tuple(
        (held[each][0], coding.load(Past, held[each][1])) for each in stand if each in held
    )


def standing_since(session: Session, first: date) -> tuple[Decision, ...]:
    """Every decision since a day that stands, of every case, the latest first."""
    stand = [each.id for each in lines(session) if each.on >= first]
    found: list[Decision] = []
    for start in range(0, len(stand), 500):
        part = stand[start : start + 500]
        found += DECISIONS.where(session, col(DecisionRow.id).in_(part))
    return _latest_first(tuple(found))


_GRANTING = frozenset(each.value for each in GRANTS)


@dataclass(frozen=True, slots=True)
class Line:
    """What a list needs of a sealed decision, without its long texts."""

    id: UUID
    case: UUID
    put: UUID | None
    verdict: str
    on: date
    starts: date | None
    approved: Money
    by_name: str
    forum: str
    corrects: UUID | None
    ratifies: UUID | None
    plan: UUID
    sums: str
    needed_by: date | None
    meeting: UUID | None


def lines(session: Session, cases: Any = None) -> tuple[Line, ...]:
    """Every sealed decision (of these cases; None: of all) that nothing took the place of."""
    table = DecisionRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(
        table.id, table.case, table.put, table.verdict, table.decided_on, table.starts,
        table.approved, table.decided_by_name, table.forum, table.corrects, table.ratifies,
        table.plan, table.sums, table.needed_by, table.meeting,
    ).where(table.decided_on.is_not(None))  # fmt: skip
    if cases is not None:
        wanted = wanted.where(table.case.in_(cases))
    found = [_line(*row) for row in session.execute(wanted)]
    gone = {each.corrects for each in found} | {each.ratifies for each in found}
    return tuple(each for each in found if each.id not in gone)


def _line(*row: Any) -> Line:
    id_, case, put_, verdict, on, starts, approved, *rest = row
    return Line(id_, case, put_, verdict, on, starts, Money(approved), *rest)
