"""One whole case of each kind, from the child to the agreed plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.dates import add_months, age_on
from ras_desktop.domain.family import Case, CaseState, EhcStatus, PlanBasis
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import RequestOutcome, Strand
from ras_desktop.services.demo import (
    agreed,
    around,
    assessed,
    banked,
    decided,
    grown,
    noticed,
    paid,
    planned,
    reviewed,
)
from ras_desktop.services.demo.case import DemoCase
from ras_desktop.services.demo.children import Setting
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.draw import Known, Thrown
from ras_desktop.services.demo.maker import Maker, teller
from ras_desktop.services.demo.needs import Found
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.rules import Rules
from ras_desktop.services.demo.stages import SEALED, Kind


def build(setting: Setting, rules: Rules, known: Known, members: tuple[Member, ...]) -> DemoCase:
    """The case of a slot with everything that is kept of it."""
    dice = Dice(setting.seed, "case", known.slot.index)
    worker = dice.shared(members, [each.share for each in members])
    case = _case(setting, known, worker)
    told = teller(setting, known, dice, max(known.assessed, case.opened_on))
    maker = Maker(
        setting, rules, known, members, dice, told, DemoCase(case, known.slot.kind, worker)
    )
    if known.slot.root != known.slot.index and known.slot.kind is not Kind.DUPLICATE:
        maker.made.siblings.append(case_id(setting.seed, known.slot.root).uuid())
    around.add_people(maker)
    around.add_consents(maker)
    around.add_spells(maker)
    _WAYS[known.slot.kind](maker)
    around.add_states(maker)
    grown.grow(maker)
    return maker.made


def case_id(seed: int, index: int) -> Dice:
    """The dice that give the identifier of a case, so that siblings can name it."""
    return Dice(seed, "case-id", index)


def _case(setting: Setting, known: Known, worker: Member) -> Case:
    slot = known.slot
    return Case(
        id=case_id(setting.seed, slot.index).uuid(),
        number=slot.number,
        child=known.who.child,
        state=CaseState.OPEN,
        state_since=slot.opened,
        state_reason="",
        worker=worker.id,
        team=worker.team,
        opened_on=slot.opened,
        existing_package=slot.kind in (Kind.LIVE_REVIEWED, Kind.LIVE_EXISTING),
    )


def _thrown(maker: Maker) -> Thrown:
    thrown = maker.known.thrown
    assert thrown is not None, "only an adult's case has no answers"
    return thrown


def _waiting(maker: Maker) -> None:
    around.add_request(maker, RequestOutcome.WAITING)
    around.add_notes(maker, 0, 1)


def _refused(maker: Maker) -> None:
    around.add_request(maker, RequestOutcome.REFUSED)
    around.add_notes(maker, 1, 2)


def _taken_back(maker: Maker) -> None:
    around.add_request(maker, RequestOutcome.WITHDRAWN)
    around.add_notes(maker, 0, 2)


def _accepted(maker: Maker) -> None:
    """Accepted; the needs are recorded in every other case, the questionnaire not begun."""
    around.add_request(maker, RequestOutcome.ACCEPTED)
    around.add_notes(maker, 1, 2)
    if maker.known.slot.index % 2:
        day = maker.day(maker.made.case.opened_on + timedelta(7), maker.yesterday)
        assessed.find_needs(maker, _thrown(maker), day)


def _begun(maker: Maker) -> None:
    _accepted_and_assessed(maker, _thrown(maker))
    assessed.draft(maker, _thrown(maker))
    around.add_notes(maker, 1, 3)


def _accepted_and_assessed(maker: Maker, thrown: Thrown) -> tuple[Found, ...]:
    around.add_request(maker, RequestOutcome.ACCEPTED)
    opened, day = maker.made.case.opened_on, maker.known.assessed
    found = assessed.find_needs(maker, thrown, maker.day(opened + timedelta(5), day))
    if maker.known.who.profile.family == "complex" and maker.dice.chance(45):
        sum_ = Money.pounds(maker.dice.whole(24, 96) * 100)
        planned.other_strand(maker, Strand.HEALTH, sum_, maker.day(opened, day))
    return found


def _sealed(maker: Maker) -> None:
    thrown = _thrown(maker)
    _accepted_and_assessed(maker, thrown)
    assessed.sealed(maker, thrown)
    around.add_notes(maker, 1, 3)


def _plan_begun(maker: Maker) -> None:
    thrown = _thrown(maker)
    found = _accepted_and_assessed(maker, thrown)
    held = assessed.sealed(maker, thrown)
    draft = planned.write(maker, found, thrown, held, _plan_day(maker))
    maker.made.plans.append(planned.halfway(maker, draft))
    around.add_notes(maker, 2, 4)


def _plan_day(maker: Maker) -> date:
    day = maker.known.assessed
    return maker.day(day + timedelta(3), day + timedelta(24))


def _live_new(maker: Maker) -> None:
    thrown = _thrown(maker)
    found = _accepted_and_assessed(maker, thrown)
    held = assessed.sealed(maker, thrown)
    _agree(maker, planned.write(maker, found, thrown, held, _plan_day(maker)))
    around.add_notes(maker, 2, 4)


def _agree(maker: Maker, plan: CasePlan) -> None:
    """The plan agreed, put to the panel and decided."""
    whole = planned.agreed(maker, plan)
    maker.made.plans.append(whole)
    decided.decide(maker, whole)
    agreed.agree(maker)
    noticed.notice(maker)
    paid.pay(maker)
    banked.bank(maker)
    reviewed.review(maker)


def _at_panel(maker: Maker) -> None:
    """The plan is agreed; the panel has not decided yet, or has deferred it."""
    thrown = _thrown(maker)
    found = _accepted_and_assessed(maker, thrown)
    held = assessed.sealed(maker, thrown)
    whole = planned.agreed(maker, planned.write(maker, found, thrown, held, _plan_day(maker)))
    maker.made.plans.append(whole)
    decided.wait(maker, whole)
    around.add_notes(maker, 2, 4)


def _live_reviewed(maker: Maker) -> None:
    """A package from before the RAS that has been reviewed with it; most stayed as they were."""
    dice, known = maker.dice, maker.known
    thrown = _thrown(maker)
    opened, day = maker.made.case.opened_on, known.assessed
    found = assessed.find_needs(maker, thrown, maker.day(day - timedelta(60), day))
    factor = 100 if dice.chance(55) else dice.pick((75, 82, 88, 94, 106, 112, 118, 130))
    before = Money(thrown.aim.pence * factor // 10_000 * 100)
    since = maker.day(opened + timedelta(60), opened + timedelta(150))
    again = known.slot.index % 4 == 0 and (day - maker.rules.first).days > 110
    held = (assessed.reviewed if again else assessed.sealed)(maker, thrown)
    plan_day = _plan_day(maker)
    planned.before_the_ras(maker, before, min(since, day - timedelta(30)), held.on)
    _agree(maker, planned.write(maker, found, thrown, held, plan_day))
    around.add_notes(maker, 2, 5)


def _live_existing(maker: Maker) -> None:
    """A package from before the RAS, still to be reviewed with it; for some that has begun."""
    thrown = _thrown(maker)
    opened = maker.made.case.opened_on
    latest = min(maker.rules.first, maker.on - timedelta(150))
    day = maker.day(max(opened + timedelta(80), latest - timedelta(250)), latest)
    day = max(day, planned.FIRST_PRICES + timedelta(6))
    found = assessed.find_needs(maker, thrown, min(day - timedelta(14), day))
    planned.before_the_ras(maker, thrown.aim, day - timedelta(10))
    _agree(maker, planned.write(maker, found, thrown, None, day))
    if maker.known.slot.index % 3 == 0:
        assessed.draft(maker, thrown)
    around.add_notes(maker, 2, 4)


def _closed(state: CaseState) -> Callable[[Maker], None]:
    def close(maker: Maker) -> None:
        if maker.made.kind in SEALED and maker.known.slot.index % 4:
            _live_new(maker)
        else:
            around.add_request(maker, RequestOutcome.ACCEPTED)
            around.add_notes(maker, 1, 2)
        case = maker.made.case
        last = max([case.opened_on, *(plan.on for plan in maker.made.plans)])
        since = maker.day(last + timedelta(9), maker.yesterday)
        reason = _reason(maker, state)
        maker.made.case = replace(case, state=state, state_since=since, state_reason=reason)

    return close


def _reason(maker: Maker, state: CaseState) -> str:
    texts = list(maker.texts("state", state.value))
    if state is CaseState.ENDED:
        born = maker.known.who.child.born
        grown = born is not None and age_on(born, maker.on) >= 18
        texts = texts[1:] if grown else texts[:1]
    return maker.teller.one(texts)


def _duplicate(maker: Maker) -> None:
    """Somebody logged a request for a child who has a case already, a little otherwise spelt."""
    child = maker.known.who.child
    maker.made.case = replace(
        maker.made.case,
        child=replace(child, nhs_number="", system_number="", preferred_name="", school=""),
    )
    _waiting(maker)


def _adult(maker: Maker) -> None:
    """A young person of 18 to 23 with a budget of the EHC plan: to 25 it goes on (P title)."""
    case, on = maker.made.case, maker.on
    issued = case.child.ehc_issued or add_months(on, -40)
    child = replace(
        case.child,
        school=maker.dice.pick(("exam_college", "oakenclough_college")),
        ehc_status=EhcStatus.ISSUED,
        ehc_issued=issued,
        ehc_next_review=case.child.ehc_next_review or add_months(on, maker.dice.whole(1, 10)),
        plan_basis=PlanBasis.EHC_PLAN,
        legal_flags=(),
    )
    maker.made.case = replace(case, child=child)
    around.add_request(maker, RequestOutcome.ACCEPTED)
    day = maker.day(case.opened_on + timedelta(30), case.opened_on + timedelta(120))
    planned.other_strand(maker, Strand.SEN, Money.pounds(maker.dice.whole(12, 48) * 100), day)
    around.add_notes(maker, 1, 3)


_WAYS: dict[Kind, Callable[[Maker], None]] = {
    Kind.LIVE_NEW: _live_new,
    Kind.LIVE_REVIEWED: _live_reviewed,
    Kind.LIVE_EXISTING: _live_existing,
    Kind.REQUEST_WAITING: _waiting,
    Kind.REQUEST_REFUSED: _refused,
    Kind.REQUEST_WITHDRAWN: _taken_back,
    Kind.ACCEPTED: _accepted,
    Kind.ASSESSMENT_DRAFT: _begun,
    Kind.SEALED: _sealed,
    Kind.PLAN_DRAFT: _plan_begun,
    Kind.AT_PANEL: _at_panel,
    Kind.ON_HOLD: _closed(CaseState.ON_HOLD),
    Kind.WITHDRAWN: _closed(CaseState.WITHDRAWN),
    Kind.MOVED_AWAY: _closed(CaseState.MOVED_AWAY),
    Kind.ENDED: _closed(CaseState.ENDED),
    Kind.DIED: _closed(CaseState.DIED),
    Kind.DUPLICATE: _duplicate,
    Kind.ADULT: _adult,
}
