"""One case of the demonstration, whole: everything that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from ras_desktop.domain.account import Account, Details
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.arrangement import Arrangement
from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.consent import Consent
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.domain.growing_tasks import TaskDone
from ras_desktop.domain.moderation import Moderation
from ras_desktop.domain.needs import NeedsAssessment
from ras_desktop.domain.note import Note
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.paid import Paid
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.panel_put import Put
from ras_desktop.domain.pause import Paused
from ras_desktop.domain.pay_run import Line
from ras_desktop.domain.people import Person, WorkerSpell
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.domain.request import EarlyTick, Request
from ras_desktop.domain.share import Share
from ras_desktop.domain.statement import Entry, TakenIn
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.stages import Kind


@dataclass(frozen=True, slots=True)
class Came:
    """A state that the case took: which, when, why."""

    id: UUID
    state: CaseState
    day: date
    reason: str


@dataclass(slots=True)
class Payments:
    """What was paid of one case."""

    lines: list[Line] = field(default_factory=list)
    entries: list[Paid] = field(default_factory=list)
    pauses: list[Paused] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)


@dataclass(slots=True)
class DemoCase:
    """A case with all its parts; filled step by step while it is made up."""

    case: Case
    kind: Kind
    worker: Member
    people: list[Person] = field(default_factory=list)
    siblings: list[UUID] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    ticks: list[tuple[UUID, EarlyTick]] = field(default_factory=list)
    needs: list[NeedsAssessment] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    spells: list[tuple[UUID, WorkerSpell]] = field(default_factory=list)
    states: list[Came] = field(default_factory=list)
    amounts: list[SetAmount] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    moderations: list[Moderation] = field(default_factory=list)
    plans: list[CasePlan] = field(default_factory=list)
    puts: list[Put] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    reconsiderations: list[Reconsideration] = field(default_factory=list)
    accounts: list[tuple[Account, Details]] = field(default_factory=list)
    statements: list[TakenIn] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    reviews: list[CaseReview] = field(default_factory=list)
    actions: list[FollowUp] = field(default_factory=list)
    tasks_done: list[TaskDone] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)
    payments: Payments = field(default_factory=Payments)


def counting(case: DemoCase, assessment: Assessment) -> Budget | None:
    """The budget of an assessment that counts: the confirmed one, else the worker's."""
    for each in case.moderations:
        if each.assessment == assessment.id and each.decided and each.decided.budget:
            return each.decided.budget
    return assessment.sealed.budget if assessment.sealed else None


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)
