"""What waits in the store, without reading what it says: small questions for Today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from ras_desktop.domain.account import AccountState
from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.assessment import STANDING, AssessmentState
from ras_desktop.domain.moderation import ModerationState
from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.domain.panel_put import OPEN
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.store.account import AccountRow
from ras_desktop.store.agreement import AgreementRow
from ras_desktop.store.amount import SetAmountRow
from ras_desktop.store.assessment import AssessmentRow
from ras_desktop.store.issued import decision_letters
from ras_desktop.store.moderation import ModerationRow
from ras_desktop.store.panel import DecisionRow, MeetingRow, PutRow
from ras_desktop.store.plan import PlanRow
from ras_desktop.store.request import RequestRow
from ras_desktop.store.shelf import MANY, among

Found = tuple[UUID, UUID, date]
"""Whose it is, which it is, since when."""


def open_assessments(session: Session) -> tuple[Found, ...]:
    """Assessments that are begun and not sealed."""
    return _where(session, AssessmentRow, "on", "state", AssessmentState.DRAFT.value)


def open_plans(session: Session) -> tuple[Found, ...]:
    """Plans that are begun and not agreed."""
    return _where(session, PlanRow, "on", "state", PlanState.DRAFT.value)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A sealed assessment that nobody has confirmed. `back_since`: when it was last sent back."""

    case: UUID
    assessment: UUID
    sealed_by: UUID | None
    since: datetime
    back_since: datetime | None = None


def unconfirmed(session: Session) -> tuple[Unconfirmed, ...]:
    """The assessments that wait to be confirmed, or to be corrected where they were sent back."""
    held, back = _columns(AssessmentRow), _columns(ModerationRow)
    sent = select(back.assessment, back.decided_at).where(
        back.state == ModerationState.SENT_BACK.value
    )
    latest: dict[UUID, datetime] = {}
    for assessment, at in session.execute(sent).all():
        latest[assessment] = max(at, latest.get(assessment, at))
    wanted = select(held.case, held.id, held.sealed_by, held.sealed_at).where(
        held.state == AssessmentState.SUBMITTED.value
    )
    return tuple(
        Unconfirmed(case, id_, by, at, latest.get(id_))
        for case, id_, by, at in session.execute(wanted).all()
    )


def decided_since(session: Session, since: date) -> tuple[Found, ...]:
    """Decisions sealed since a day, also those that another took the place of."""
    table = _columns(DecisionRow)
    wanted = select(table.case, table.id, table.decided_on).where(table.decided_on >= since)
    return tuple((case, id_, on) for case, id_, on in session.execute(wanted).all())


def without_letter(session: Session, decided: Sequence[Found]) -> Iterator[Found]:
    """Those of these decisions that nothing took the place of, and without a letter."""
    table = _columns(DecisionRow)
    for start in range(0, len(decided), MANY):
        part = {each[1]: each for each in decided[start : start + MANY]}
        left_out = set(decision_letters(session, tuple(part)))
        for before in (table.corrects, table.ratifies):
            later = select(before).where(
                among(session, before, tuple(part)), table.decided.is_not(None)
            )
            left_out |= set(session.scalars(later))
        yield from (each for id_, each in part.items() if id_ not in left_out)


def meetings_planned(session: Session, until: date) -> tuple[tuple[UUID, date, list[UUID]], ...]:
    """Meetings up to a day that are still to be held: which, when, the cases that wait for them."""
    sitting, put = _columns(MeetingRow), _columns(PutRow)
    planned = select(sitting.id, sitting.on).where(
        sitting.state == MeetingState.PLANNED.value, sitting.on <= until
    )
    days: dict[UUID, date] = {row[0]: row[1] for row in session.execute(planned).all()}
    waits = select(put.meeting, put.case).where(
        put.meeting.in_(tuple(days)), put.state.in_([each.value for each in OPEN])
    )
    cases: dict[UUID, list[UUID]] = defaultdict(list)
    for meeting, case in session.execute(waits) if days else ():
        cases[meeting].append(case)
    return tuple((id_, on, cases[id_]) for id_, on in days.items())


def waiting_requests(session: Session) -> tuple[Found, ...]:
    """Requests that have no outcome yet."""
    return _where(session, RequestRow, "made_on", "outcome", RequestOutcome.WAITING.value)


def known_since(session: Session, cases: Sequence[UUID]) -> dict[UUID, date]:
    """Since when these cases have something to plan with: sealed answers, else a set amount.

    It reads only what stands in a row before its long texts: the rest costs ten times as much.
    """
    amounts, assessments = _columns(SetAmountRow), _columns(AssessmentRow)
    set_on = select(amounts.case, amounts.set_on).where(among(session, amounts.case, cases))
    # The state is looked at here: asked for it, SQLite goes through all that are sealed.
    sealed = select(assessments.case, assessments.on, assessments.state).where(
        among(session, assessments.case, cases)
    )
    stands = {each.value for each in STANDING}
    kept = [(case, day) for case, day, state in session.execute(sealed) if state in stands]
    return dict([*((case, day) for case, day in session.execute(set_on)), *kept])


def open_agreements(session: Session, state: AgreementState) -> tuple[Found, ...]:
    """Agreements in a state: those that are written, or those that wait for signatures."""
    table = _columns(AgreementRow)
    wanted = select(table.case, table.id, table.started_at).where(table.state == state.value)
    return tuple((case, id_, at.date()) for case, id_, at in session.execute(wanted).all())


def waiting_accounts(session: Session, me: UUID, mine: bool = False) -> tuple[Found, ...]:
    """Accounts that a second person has to confirm: those that I did not enter, or did."""
    table = _columns(AccountRow)
    wanted = select(table.case, table.id, table.entered_on).where(
        table.state == AccountState.WAITING.value,
        (table.entered_by == me) if mine else (table.entered_by != me),
    )
    return tuple((case, id_, day) for case, id_, day in session.execute(wanted).all())


def at_panel(session: Session) -> tuple[Found, ...]:
    """What was put to the panel and waits for its decision."""
    table = _columns(PutRow)
    states = [each.value for each in OPEN]
    wanted = select(table.case, table.id, table.on).where(table.state.in_(states))
    return tuple((case, id_, day) for case, id_, day in session.execute(wanted).all())


def _where(
    session: Session, row: type[SQLModel], since: str, name: str, value: str
) -> tuple[Found, ...]:
    table = _columns(row)
    wanted = select(table.case, table.id, table[since]).where(table[name] == value)
    return tuple((case, id_, day) for case, id_, day in session.execute(wanted).all())


def _columns(row: type[SQLModel]) -> Any:
    return row.__table__.c  # type: ignore[attr-defined]
