"""What surrounds a notice on its page: what it is about, its days, what it lacks, what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop import wording
from ras_desktop.domain import notice as rules
from ras_desktop.domain import notice_given as kept_rules
from ras_desktop.domain import package as packages
from ras_desktop.domain import permission
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.notice import Clock, Ground, How, Need, Rules
from ras_desktop.domain.notice_given import Explained, Given, Notice, NoticeState
from ras_desktop.domain.package import Begins
from ras_desktop.domain.panel import GRANTS, Decision, standing
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.forms.workdays import england
from ras_desktop.services import allocation, open_plan, package
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.services.pay_calendar import calendar_of
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import notice as store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import reconsideration as reconsideration_store


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """Everything that the page of a notice shows.

    `notice`: the one that is written, else the one whose time runs, else the last; None: none.
    `agreement`: what is in force and would be lowered. `lower`: the decision that lowers it and of
    which no notice counts yet. `clock`: the days, if the letter goes today by post and by hand.
    `missing`: before it can be given. `told`: what is in force over time. `asked`: what the family
    asks about it, `may_answer`: whether this reader may answer that; `effective`: the first day of
    the lower amount after all of it, None while it waits or where nothing of it is left.
    """

    case: Case
    notice: Notice | None
    earlier: tuple[Notice, ...]
    agreement: Agreement | None
    lower: Decision | None
    clock: Clock | None
    by_post: Clock | None
    first_day: date | None
    missing: Findings
    told: tuple[Begins, ...]
    help_since: date | None
    asked: Reconsideration | None
    may_answer: bool
    effective: date | None
    today: date


def opened(look: Reading, case: Case) -> OpenNotice:
    """The same for a case that may be read, inside a transaction that is open."""
    every = store.of_case(look.session, case.id)
    found = current(every, look.today)
    held = measured(look, found) if found else None
    agreement = package.agreement_on(look, case.id, look.today)
    draft = held if held is not None and held.state is NoticeState.DRAFT else None
    rhythm = draft.rhythm if draft else agreement.rhythm if agreement else Rhythm.FOUR_WEEKLY
    clocks = {how: clock_on(look, rhythm, how) for how in (How.HAND, How.POST)}
    told = package.told(look, case.id)
    hand = clocks[How.HAND]
    asked = reconsideration_store.of_notice(look.session, held.id) if held else None
    first = packages.first_day(told, draft.after, hand) if draft and hand else None
    return OpenNotice(
        case=case,
        notice=held,
        earlier=tuple(each for each in every if each is not found),
        agreement=agreement,
        lower=lower_decision(look, case.id),
        clock=hand,
        by_post=clocks[How.POST],
        first_day=first,
        missing=missing(look, draft) if draft else (),
        told=told,
        help_since=kept_rules.to_help(held, look.today) if held else None,
        asked=asked,
        may_answer=asked is not None and may_answer(look, held),
        effective=package.effective(look, held) if held else None,
        today=look.today,
    )


def measured(look: Reading, notice: Notice) -> Notice:
    """A draft with what is truly paid today as its sums before: rates may have risen since it was
    begun. One that is given says what it said."""
    if notice.state is not NoticeState.DRAFT:
        return notice
    every = package.told(look, notice.case)
    first = min((each.starts for each in every), default=look.today)
    held = packages.on(every, max(look.today, first))
    return replace(notice, before=held.parts) if held is not None and held.parts else notice


def may_answer(look: Reading, notice: Notice | None) -> bool:
    """Whether the reader may answer what is asked: in role, and did not decide it."""
    if notice is None:
        return False
    offered = permission.offered("reconsideration.answer", look.actor.roles, look.tie)
    return offered and look.actor.id not in decided_by(look, notice)


def decided_by(look: Reading, notice: Notice) -> frozenset[UUID]:
    """Who decided a reduction or gave its notice: none of them looks at it again."""
    found = {notice.given.by} if notice.given else set()
    decision = (
        panel_store.DECISIONS.find(look.session, notice.decision) if notice.decision else None
    )
    if decision is not None and decision.decided is not None:
        found.add(decision.decided.by)
        sitting = (
            panel_store.SITTINGS.find(look.session, decision.meeting) if decision.meeting else None
        )
        found |= {each.user for each in sitting.members if each.user} if sitting else set()
    return frozenset(found)


def current(every: tuple[Notice, ...], today: date) -> Notice | None:
    """The one that a page is about."""
    draft = [each for each in every if each.state is NoticeState.DRAFT]
    runs = [each for each in every if each.runs(today)]
    return next(iter([*draft, *runs, *every]), None)


def lower_decision(look: Reading, case: UUID) -> Decision | None:
    """The latest decision that stands, where it lowers what is in force and no notice of it counts.

    Nothing granted (£0.00) is a stop. A decline refuses what was asked for and leaves in force what
    there is; a deferral decides nothing.
    """
    sealed = panel_store.decisions_of(look.session, case)
    latest = max(
        (each for each in standing(sealed) if each.verdict in GRANTS), key=_at, default=None
    )
    if latest is None or package.notice_of(look, case, latest.id) is not None:
        return None
    told = package.told(look, case)
    if not told:
        return None
    in_force = package.decision_on(look, case, look.today)
    if in_force is not None and _at(in_force) >= _at(latest):
        return None
    granted = package.granted_on(look, latest, look.today)
    lower = packages.check_lower(told, granted, look.today)
    return latest if lower else None


def _at(decision: Decision) -> float:
    return decision.decided.at.timestamp() if decision.decided else 0.0


def needs_of(look: Reading, case: UUID, before: Decision | None, after: Decision) -> list[Need]:
    """The assessed needs whose support the lower decision reduces; where nothing names one, all."""
    was, now = _by_need(before), _by_need(after)
    words = {need.id: need.words for need in open_plan.needs_of(look, case)}
    for decision in (after, before):
        if decision is not None and decision.decided is not None:
            words |= {each.id: each.words for each in decision.decided.question.needs}
    cut = [id_ for id_, sum_ in was.items() if now.get(id_, ZERO) < sum_ and id_ in words]
    return [Need(words[id_], of=id_) for id_ in cut or list(words)]


def _by_need(decision: Decision | None) -> dict[UUID, Money]:
    """What was approved a year of the lines that meet each need."""
    if decision is None or decision.decided is None:
        return {}
    given = {each.line: each.approved for each in decision.lines}
    found: dict[UUID, Money] = {}
    for line in decision.decided.question.lines:
        for need in line.needs:
            found[need] = found.get(need, ZERO) + given.get(line.line, ZERO)
    return found


def policy_on(look: Reading, day: date) -> Policy:
    """The policy in force. Refused: the council has none."""
    head = schemes.edition_on(look, EditionKind.POLICY, day)
    if head is None:
        raise Refused(Finding("panel.no_policy", values={"day": day}))
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    return policy


def rules_on(look: Reading, day: date) -> Rules:
    """The rules of notice in force, with England's working days."""
    return rules.rules(policy_on(look, day), day, england(day))


def clock_on(look: Reading, rhythm: Rhythm, how: How, sent: date | None = None) -> Clock | None:
    """The days of a notice that goes on a day (None: today); None where no calendar is known."""
    day = sent or look.today
    calendar: Calendar | None = calendar_of(look, rhythm, day)
    if calendar is None:
        return None
    try:
        return rules.clock(day, how, rules_on(look, day), calendar)
    except ValueError:  # no such term is known
        return None


def missing(look: Reading, notice: Notice, clock: Clock | None = None) -> Findings:
    """What a draft lacks before it can be given. `clock`: by which it would be, None: today."""
    if notice.state is not NoticeState.DRAFT:
        return ()
    found = list(rules.check_reasons(notice.reasons, notice.needs))
    lower = lower_decision(look, notice.case)
    if lower is None or lower.id != notice.decision:
        found.insert(0, Finding("notice.no_longer_lower"))
    told_by = clock or clock_on(look, notice.rhythm, How.HAND)
    if told_by is None:
        found.append(Finding("notice.no_calendar"))
        return tuple(found)
    decided = lower.decided.on if lower is not None and lower.decided is not None else None
    found += kept_rules.check_agreed(notice.agreed, decided, look.today)
    if notice.wanted is not None:
        found += _too_early(look, notice, notice.wanted, told_by)
    return tuple(found)


def _too_early(look: Reading, notice: Notice, day: date, told_by: Clock) -> Findings:
    agreed = notice.agreed.on is not None
    if day < look.today:
        return (Finding("notice.wanted.past", "wanted", {"day": day}),)
    told = package.told(look, notice.case)
    ground = Ground.AGREED if agreed else None
    return packages.check_lower(told, notice.after, day, told_by, notice.agreed.on, ground)


def as_given(look: Reading, held: Notice, how: How, to: str, clock: Clock) -> Notice:
    """The notice as it would stand if it were given today: for the letter's draft, too."""
    first = packages.first_day(package.told(look, held.case), held.after, clock)
    starts = held.wanted or first
    was, now = _explained(look, held)
    given = Given(look.actor.id, look.actor.name, look.now, look.today, how, to, clock, was, now)
    return kept_rules.give(measured(look, held), given, starts)


HOW = {Means.HAND: How.HAND, Means.POST: How.POST}
"""How a paper goes → how its notice is given."""


def as_it_would_be(look: Reading, held: Notice, to: Recipient) -> Notice:
    """A draft as its letter would say it if it went today: to be read before it is issued.

    Refused: what it lacks.
    """
    how = HOW[to.means or Means.HAND]
    clock = clock_on(look, held.rhythm, how)
    if clock is None:
        raise Refused(Finding("notice.no_calendar"))
    return as_given(look, held, how, to.name, clock)


def _explained(look: Reading, notice: Notice) -> tuple[Explained | None, Explained | None]:
    """The two assessments whose steps are attached: that of the decision before and of this one."""
    before = package.decision_on(look, notice.case, look.today)
    after = panel_store.DECISIONS.find(look.session, notice.decision) if notice.decision else None
    return _said_of(look, before), _said_of(look, after)


def _said_of(look: Reading, decision: Decision | None) -> Explained | None:
    if decision is None or decision.decided is None:
        return None
    measured = decision.decided.question.measured
    held = (
        assessment_store.ASSESSMENTS.find(look.session, measured.assessment) if measured else None
    )
    if held is None or held.sealed is None:
        return None
    at = allocation.opened(look, held)
    budget = allocation.budget_of(at)
    said = held.sealed.said
    if at.confirmed is not None and at.confirmed.decided is not None:
        said = at.confirmed.decided.said
    return Explained(held.on, budget.annual, said or tuple(map(wording.step, budget.steps)))
