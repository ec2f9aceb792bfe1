"""What a case gets over time, read from what was signed, given, asked and answered.

The one place that says what is in force: agreements, their schedule, the panel's papers and the
account are all told from here. Nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ras_desktop.domain import package as rules
from ras_desktop.domain.agreement import Agreement, AgreementState, Granted, Part, begin
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.notice_clock import Standing
from ras_desktop.domain.notice_clock import standing as standing_of
from ras_desktop.domain.notice_given import Notice, latest_for
from ras_desktop.domain.package import Begins, Looking
from ras_desktop.domain.panel import Decision, by_strand_and_way, standing
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.reconsidered import looking
from ras_desktop.domain.uplift import Lifted, raise_parts
from ras_desktop.services.desk import Reading
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import reconsideration as reconsideration_store
from ras_desktop.store import uplift as uplift_store


def told(look: Reading, case: UUID, without: UUID | None = None) -> tuple[Begins, ...]:
    """Everything that counts in a case, in the order in which it was decided.

    `without`: an agreement or a notice that is left out, to see what was in force before it.
    """
    agreements = agreement_store.of_case(look.session, case)
    notices = notice_store.of_case(look.session, case)
    every = rules.begins(agreements, notices, looked(look, case), lifted(look, case))
    return tuple(each for each in every if each.of != without)


def lifted(look: Reading, case: UUID) -> tuple[Lifted, ...]:
    """What new rates did to a case, in the order of approval."""
    return tuple(uplift_store.lifted_of(look.session, {case}).get(case, ()))


def looked(look: Reading, case: UUID) -> tuple[Looking, ...]:
    """What looking again makes of the notices of a case."""
    return tuple(looking(each) for each in reconsideration_store.of_case(look.session, case))


def effective(look: Reading, notice: Notice) -> date | None:
    """The first day of a lower amount, after all that was asked and answered; None while it waits
    for an answer, or where nothing of it is left."""
    found = {each.notice: each for each in looked(look, notice.case)}
    return rules.starts_on(notice, found.get(notice.id))


def clock_of(look: Reading, case: UUID) -> Standing | None:
    """Where the notice whose lower amount has not begun stands; None: there is none."""
    for notice in notice_store.of_case(look.session, case):
        if not notice.counts:
            continue
        asked = reconsideration_store.of_notice(look.session, notice.id)
        starts = effective(look, notice)
        every = told(look, case)
        now, then = rules.on(every, look.today), rules.on(every, starts or date.max)
        paid = rules.sum_of(now.parts) if now else notice.was
        becomes = rules.sum_of(then.parts) if then and starts else notice.becomes
        found = standing_of(notice, asked, paid, becomes, starts, look.today)
        if found is not None:
            return found
    return None


def on(look: Reading, case: UUID, day: date) -> Begins | None:
    """What is in force on a day; None: nothing was signed yet."""
    return rules.on(told(look, case), day)


def agreement_on(look: Reading, case: UUID, day: date) -> Agreement | None:
    """The signed agreement by whose terms something is in force on a day, or will be: the one that
    a notice lowers. None: nothing is."""
    every = told(look, case)
    held = rules.on(every, day) or next(iter(every), None)
    if held is None or not held.parts:
        return None
    return agreement_store.AGREEMENTS.find(look.session, held.agreement)


def decision_on(look: Reading, case: UUID, day: date) -> Decision | None:
    """The decision that what is in force on a day rests on; None: nothing was signed yet."""
    held = on(look, case, day)
    if held is None:
        return None
    signed = agreement_store.AGREEMENTS.find(look.session, held.agreement)
    notice = notice_store.NOTICES.find(look.session, held.of)
    decision = notice.decision if notice else signed.decision if signed else None
    return panel_store.DECISIONS.find(look.session, decision) if decision else None


def parts_of(decision: Decision) -> tuple[Part, ...]:
    """What a sealed decision grants, without what comes to nothing; a decline grants nothing."""
    granted: Granted = {
        key: sum_ for key, sum_ in by_strand_and_way(decision).items() if sum_ > ZERO
    }
    return begin(granted)


def granted_on(look: Reading, decision: Decision, day: date) -> tuple[Part, ...]:
    """What a sealed decision grants as new rates have left it by a day: what its agreement says."""
    notice = notice_of(look, decision.case, decision.id)
    terms = {notice.agreement} if notice else set()
    parts = parts_of(decision)
    for by in lifted(look, decision.case):
        if by.starts <= day and (by.decision == decision.id or by.agreement in terms):
            parts = raise_parts(parts, by)
    return parts


def may_begin(
    look: Reading, case: UUID, parts: Sequence[Part], starts: date, decision: UUID
) -> Findings:
    """Why an agreement about these sums cannot begin on a day: something would be lower than what
    is in force then or later, and no notice of it was given or its time is not over; or lower than
    what its notice leaves once it was looked at again, or new rates have raised it."""
    notice = latest_for(notice_store.of_case(look.session, case), decision)
    terms = {notice.agreement} if notice else set()
    fresh = Begins(tuple(parts), starts, decision, decision, Rhythm.FOUR_WEEKLY, decision)
    risen = rules.with_rates(fresh, lifted(look, case), terms)
    if notice is None:
        return rules.check_over(told(look, case), risen)
    found = rules.check_over(told(look, case, notice.id), risen)
    first = effective(look, notice)
    if not found:
        return ()
    if first is not None and starts >= first:
        return _below(told(look, case), risen)
    if first is None:
        return (_none_of_it(look, notice),)
    values = {"day": starts, "ends": notice.ends or starts, "first": first}
    return (Finding("notice.too_early", "starts", values),)


def _none_of_it(look: Reading, notice: Notice) -> Finding:
    again = reconsideration_store.of_notice(look.session, notice.id)
    if again is None or again.is_open:
        return Finding("notice.looked_at", "starts")
    return Finding("notice.answered_none", "starts")


def _below(every: Sequence[Begins], fresh: Sequence[Begins]) -> Findings:
    if not rules.check_over(every, fresh):
        return ()
    first = fresh[0]
    held = rules.on(every, first.starts)
    left = rules.sum_of(held.parts) if held else ZERO
    return (Finding("notice.below", "parts", {"sum": rules.sum_of(first.parts), "left": left}),)


def may_end(
    look: Reading,
    agreement: Agreement,
    day: date,
    ground: Ground | None,
    asked_on: date | None = None,
) -> Findings:
    """Why a signed agreement cannot end on a day: that is a reduction to nothing, which takes a
    notice, or a ground of its own. `asked_on`: the day of the family's own wish in writing."""
    if agreement.state is not AgreementState.SIGNED:
        return ()
    return rules.check_lower(told(look, agreement.case), (), day, agreed_on=asked_on, ground=ground)


def stands(look: Reading, agreement: Agreement, latest: Decision | None) -> bool:
    """Whether the decision that an agreement rests on still is one to pay on.

    A signed one goes on being paid whatever was decided since, until something else begins: a
    lower decision takes effect through its notice only, a higher one once it is signed. A
    correction that lowers nothing takes the place of what was wrong at once.
    """
    if latest is None or latest.id == agreement.decision:
        return latest is not None
    if agreement.signed_on is None:
        return False
    sealed = panel_store.decisions_of(look.session, agreement.case)
    if agreement.decision in {each.id for each in standing(sealed)}:
        return True
    every = told(look, agreement.case)
    starts = latest.starts or look.today
    return bool(rules.check_lower(every, granted_on(look, latest, starts), starts))


def notice_of(look: Reading, case: UUID, decision: UUID) -> Notice | None:
    """The notice of a decision that counts; None: none was given, or it was taken back."""
    return latest_for(notice_store.of_case(look.session, case), decision)
