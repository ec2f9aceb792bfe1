"""What became of the agreed plans of the demonstration at the panel: decided, waiting, deferred.

Every live direct payment has a decision that its plan costs to the penny. Where another amount was
approved, the plan that was put is kept, superseded by the one that was brought to the decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from ras_desktop.domain.case_plan import CasePlan, agree, copied
from ras_desktop.domain.costing import cost
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.panel import (
    Decision,
    Deferral,
    Forum,
    LineVerdict,
    Measured,
    Question,
    Unmet,
    Verdict,
    as_asked,
    prepare,
    seal,
)
from ras_desktop.domain.panel_meeting import MeetingState, Member, Seat
from ras_desktop.domain.panel_put import Put, after
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Pattern, PatternKind, PlanState, SupportLine
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.request import Strand
from ras_desktop.forms.workdays import england
from ras_desktop.services.demo.case import counting, moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.people import Member as User
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.store.panel import Sitting

EVERY = timedelta(days=14)
LAST = timedelta(days=7)
"""The panel meets every second week; the last meeting was a week before the one of today."""
GUESTS = ("Jonah Reeve", "Sunita Behl")
"""Members of the panel who do not use the program: education, health."""
OTHER_IN = 8
"""Of so many plans one was approved with another amount."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings of the panel: `today` is the one on, or right after, the demonstration's day."""

    seed: int
    today: date

    @classmethod
    def of(cls, seed: int, on: date) -> Calendar:
        """The calendar of a demonstration."""
        return cls(seed, on + timedelta(max(0, 7 - on.weekday()) if on.weekday() > 4 else 0))

    def held(self, after_: date, before: date) -> date | None:
        """The first meeting from a day on that was held before another; None if there is none."""
        last = self.today - LAST
        day = last - EVERY * max((last - after_) // EVERY, 0)
        return day if after_ <= day < before else None

    def days(self, first: date) -> tuple[date, ...]:
        """All meetings from a day on, the one of today, and the next."""
        last = self.today - LAST
        count = max((last - first) // EVERY, 0)
        held = tuple(last - EVERY * each for each in range(count, -1, -1))
        return (*held, self.today, self.today + EVERY)

    def id(self, day: date) -> UUID:
        """The identifier of the meeting of a day."""
        return Dice(self.seed, "meeting", day).uuid()


def meetings(seed: int, on: date, team: tuple[User, ...], first: date) -> Iterator[Sitting]:
    """Every meeting from the first day on, the one of today, and the next."""
    calendar = Calendar.of(seed, on)
    members = tuple(_members(seed, team))
    for day in calendar.days(first):
        past = day < on
        papers = england(day).before(day, 6)
        yield Sitting(
            calendar.id(day),
            day,
            time(13, 30),
            "Exam House, room 2",
            members,
            MeetingState.HELD if past else MeetingState.PLANNED,
            papers if papers < on else None,
        )


def _members(seed: int, team: tuple[User, ...]) -> Iterator[Member]:
    for each in team:
        chairs = Role.PANEL_CHAIR in each.roles
        if chairs or Role.TEAM_MANAGER in each.roles:
            seat = Seat.CHAIR if chairs else Seat.MEMBER
            yield Member(Dice(seed, "member", each.name).uuid(), each.name, seat, each.id)
        elif Role.MINUTE_TAKER in each.roles:
            seat = Seat.MINUTE_TAKER
            yield Member(Dice(seed, "member", each.name).uuid(), each.name, seat, each.id)
    for name in GUESTS:
        yield Member(Dice(seed, "member", name).uuid(), name)


def decide(maker: Maker, plan: CasePlan) -> None:
    """The agreed plan of a live case was put to the panel and decided; both go into the case."""
    calendar = Calendar.of(maker.setting.seed, maker.on)
    dice = Dice(maker.setting.seed, "panel", maker.known.slot.index)
    assert plan.agreed is not None
    agreed_on = plan.agreed.at.date()
    day = calendar.held(agreed_on + timedelta(1), maker.on)
    forum = Forum.MEETING if day is not None else Forum.URGENT
    if _below_limit(maker, plan) and dice.chance(60):
        forum, day = Forum.MANAGER, maker.day(agreed_on, maker.yesterday)
    changes = forum is Forum.MEETING and maker.known.slot.index % OTHER_IN == 3
    asked = _asked_more(maker, plan, dice) if changes else None
    put = _put(maker, asked or plan, dice)
    lines = _verdicts(put.question, plan, asked, _say(maker, dice, "less"))
    decision = Decision(
        id=dice.uuid(),
        case=plan.case,
        plan=put.plan,
        forum=forum,
        meeting=calendar.id(day) if forum is Forum.MEETING and day else None,
        verdict=Verdict.OTHER_AMOUNT if asked else Verdict.APPROVE,
        lines=lines,
        reasons=_say(maker, dice, "other" if asked else "approve"),
        conditions=_say(maker, dice, "conditions") if dice.chance(45) else "",
        dissent=_say(maker, dice, "dissent") if day and dice.chance(12) else "",
        meets_needs=True,
        starts=_monday(max(day or agreed_on, agreed_on)),
        interim=plan.agreed.planned if forum is Forum.URGENT else None,
        put=put.id,
    )
    if forum is Forum.URGENT:
        decision = replace(decision, reasons=_say(maker, dice, "urgent"))
    if asked and put.question.needs and dice.chance(45):
        why = _say(maker, dice, "unmet")
        decision = replace(
            decision,
            meets_needs=False,
            needs_reason=_say(maker, dice, "needs_reason"),
            unmet=(Unmet(put.question.needs[-1].id, why),),
        )
    by = _decider(maker, forum)
    on = day or maker.yesterday
    at = moment(on, 14, dice.whole(0, 50))
    sealed = seal(decision, put.asked, (by.id, by.name), on, at)
    put = after(replace(put, meeting=sealed.meeting), sealed)
    if forum is Forum.URGENT:
        put = replace(put, meeting=calendar.id(calendar.today))
    maker.made.puts.append(replace(put, place=_place(put)))
    maker.made.decisions.append(sealed)
    if asked is not None:
        _follow(maker, plan, asked, sealed)


def wait(maker: Maker, plan: CasePlan) -> None:
    """The agreed plan waits: on the agenda of today, of the next meeting, or on none."""
    calendar = Calendar.of(maker.setting.seed, maker.on)
    dice = Dice(maker.setting.seed, "panel", maker.known.slot.index)
    put = _put(maker, plan, dice)
    day = calendar.held(put.on + timedelta(1), maker.on)
    if day is not None and dice.chance(30):
        _defer(maker, put, day, dice)
        return
    answer = _say(maker, dice, "answer") if dice.chance(70) else ""
    since = put.on if put.on <= calendar.today - timedelta(9) else None
    meeting = calendar.today if since else calendar.today + EVERY
    put = replace(
        put,
        family_answer=answer,
        answered_on=maker.yesterday if answer else None,
        meeting=calendar.id(meeting) if dice.chance(85) else None,
    )
    maker.made.puts.append(replace(put, place=_place(put)))


def _defer(maker: Maker, put: Put, day: date, dice: Dice) -> None:
    late = Deferral(
        _say(maker, dice, "needed"), maker.made.worker.name, maker.on + timedelta(dice.whole(5, 18))
    )
    decision = Decision(
        dice.uuid(), put.case, put.plan, Forum.MEETING,
        Calendar.of(maker.setting.seed, maker.on).id(day), Verdict.DEFER,
        reasons=_say(maker, dice, "defer"), deferral=late, put=put.id,
    )  # fmt: skip
    by = _decider(maker, Forum.MEETING)
    sealed = seal(decision, put.asked, (by.id, by.name), day, moment(day, 14, 20))
    put = after(replace(put, meeting=sealed.meeting), sealed)
    maker.made.puts.append(replace(put, place=_place(put)))
    maker.made.decisions.append(sealed)


def _put(maker: Maker, plan: CasePlan, dice: Dice) -> Put:
    """What was put to the panel on the day after the plan was agreed."""
    assert plan.agreed is not None
    worker = maker.made.worker
    at = plan.agreed.at + timedelta(minutes=dice.whole(20, 200))
    needs: tuple[AssessedNeed, ...] = tuple(e for each in maker.made.needs for e in each.needs)
    question = prepare(plan, needs, plan.amounts.get(Strand.SOCIAL_CARE), in_force=_paid(maker))
    question = replace(question, measured=_measured(maker, plan))
    return Put(
        id=dice.uuid(), case=plan.case, plan=plan.id, question=question, by=worker.id,
        by_name=worker.name, at=at, on=at.date(),
    )  # fmt: skip


def _paid(maker: Maker) -> Money:
    """What was paid before, where there was a package."""
    social = (each for each in maker.made.amounts if each.strand is Strand.SOCIAL_CARE)
    first = next(social, None) if maker.made.case.existing_package else None
    return first.amount if first is not None else ZERO


def _measured(maker: Maker, plan: CasePlan) -> Measured | None:
    held = next((each for each in maker.made.assessments if each.id == plan.assessment), None)
    budget = counting(maker.made, held) if held is not None else None
    if held is None or budget is None:
        return None
    return Measured(held.id, held.scheme, held.form, budget.points, budget.age)


def _below_limit(maker: Maker, plan: CasePlan) -> bool:
    """Whether a manager of the team may have decided it without a meeting."""
    assert plan.agreed is not None
    limit = maker.rules.book.policy.money(PolicyCode.MANAGER_LIMIT, maker.on)
    north = maker.made.worker.team == "North"
    return plan.agreed.planned <= limit and north and _decider(maker, Forum.MANAGER) is not None


def _decider(maker: Maker, forum: Forum) -> User:
    """Who sealed it: the chair, or the team's manager who holds no case."""
    role = Role.TEAM_MANAGER if forum is Forum.MANAGER else Role.PANEL_CHAIR
    return next(each for each in maker.members if role in each.roles and not each.share)


def _asked_more(maker: Maker, plan: CasePlan, dice: Dice) -> CasePlan | None:
    """The plan as it was put: one weekly line of it had more hours; None where it has no such."""
    copy = copied(plan.plan, dice.uuid)
    at = next((n for n, each in enumerate(copy.lines) if _weekly(each)), None)
    if at is None or plan.agreed is None:
        return None
    line = copy.lines[at]
    pattern = replace(line.pattern, term=line.pattern.term + Decimal(dice.pick((1, 2))))
    lines = (*copy.lines[:at], replace(line, pattern=pattern), *copy.lines[at + 1 :])
    put = replace(copy, lines=lines, review_on=plan.plan.review_on)
    before = replace(plan, id=dice.uuid(), plan=put, agreed=None)
    book = maker.rules.book
    costed = cost(before.plan, book.prices.prices, book.terms.dates, before.on)
    by = (plan.agreed.by, plan.agreed.by_name)
    return agree(replace(before, state=PlanState.DRAFT), costed, by, plan.agreed.at)


def _weekly(line: SupportLine) -> bool:
    kind: Pattern = line.pattern
    return kind.kind is PatternKind.WEEKLY and kind.term > 0 and line.strand is Strand.SOCIAL_CARE


def _verdicts(
    question: Question, plan: CasePlan, asked: CasePlan | None, why: str
) -> tuple[LineVerdict, ...]:
    """Each line as it was asked; where the plan was brought to the decision, as it is now."""
    if asked is None or plan.agreed is None:
        return as_asked(question)
    found = []
    for line, now in zip(question.lines, plan.agreed.cost.lines, strict=True):
        reason = why if now.amount != line.amount else ""
        found.append(LineVerdict(line.line, now.amount, now.units, reason))
    return tuple(found)


def _follow(maker: Maker, plan: CasePlan, asked: CasePlan, decision: Decision) -> None:
    """The plan that stands follows the one that was put, a few days after the decision."""
    assert plan.agreed is not None
    assert decision.decided is not None
    book, worker = maker.rules.book, maker.made.worker
    on = decision.decided.on
    fresh = replace(
        plan,
        follows=asked.id,
        reason=f"{decision.approved.pence / 100:,.2f} pounds a year were decided.",
        agreed=None,
        state=PlanState.DRAFT,
        started_at=moment(on, 16),
    )
    costed = cost(fresh.plan, book.prices.prices, book.terms.dates, fresh.on)
    day = min(on + timedelta(2), maker.yesterday)
    whole = agree(fresh, costed, (worker.id, worker.name), moment(max(day, on), 17))
    plans = maker.made.plans
    plans[-1:] = [replace(asked, state=PlanState.SUPERSEDED), whole]


def _monday(day: date) -> date:
    """The Monday of the week after next: the first day of the money."""
    return day + timedelta(7 - day.weekday() + 7)


def _place(put: Put) -> int:
    return int(put.at.timestamp() * 1000)


def _say(maker: Maker, dice: Dice, what: str) -> str:
    return Teller(maker.teller.facts, dice).one(maker.texts("panel", what))
