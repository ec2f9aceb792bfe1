"""Plans of the demonstration, and the amounts that were set without the RAS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.assessment import Assessment, indicative
from ras_desktop.domain.case_plan import CasePlan, agree
from ras_desktop.domain.costing import cost
from ras_desktop.domain.family import LegalFlag
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, SupportLine, Way
from ras_desktop.domain.request import Strand
from ras_desktop.services.demo import plans
from ras_desktop.services.demo.case import counting, moment
from ras_desktop.services.demo.draw import Thrown
from ras_desktop.services.demo.lines import Shop
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.needs import Found

FIRST_PRICES = date(2025, 4, 1)
"""Before this day the list that ships has no price."""


def write(
    maker: Maker,
    found: tuple[Found, ...],
    thrown: Thrown,
    assessment: Assessment | None,
    day: date,
) -> CasePlan:
    """A draft of a whole plan, made for the aim of the case."""
    rules, dice = maker.rules, maker.dice
    shop = Shop(
        maker.setting.words.supports,
        rules.book.prices.prices,
        rules.book.terms.dates,
        day,
        _way(maker),
    )
    writer = plans.Writer(
        dice, maker.teller, maker.setting.words, maker.known.who, maker.known.years
    )
    plan = plans.write(writer, found, shop, thrown.aim)
    plan = _with_health(maker, plan, day)
    worker = maker.made.worker
    return CasePlan(
        id=dice.uuid(),
        case=maker.made.case.id,
        on=day,
        plan=plan,
        assessment=assessment.id if assessment else None,
        amounts=_amounts(maker, assessment, day),
        prices=rules.kept.prices,
        terms=rules.kept.terms,
        scope=rules.kept.scope,
        template=rules.kept.template,
        started_by=worker.id,
        started_by_name=worker.name,
        started_at=moment(day, 10, dice.whole(0, 50)),
    )


def agreed(maker: Maker, held: CasePlan) -> CasePlan:
    """The plan agreed some days after it was begun."""
    rules, worker = maker.rules, maker.made.worker
    costed = cost(held.plan, rules.book.prices.prices, rules.book.terms.dates, held.on)
    day = min(held.on + timedelta(maker.dice.whole(2, 12)), maker.yesterday)
    return agree(held, costed, (worker.id, worker.name), moment(day, 14, 40))


def halfway(maker: Maker, held: CasePlan) -> CasePlan:
    """The plan as it stands while it is still being written; every third is nearly whole."""
    if maker.known.slot.index % 3 == 0:
        return held
    writer = plans.Writer(
        maker.dice, maker.teller, maker.setting.words, maker.known.who, maker.known.years
    )
    return replace(held, plan=plans.half(writer, held.plan))


def _way(maker: Maker) -> Way:
    """No direct payment to the parent of a child in care (P 11); a few use a third party."""
    if LegalFlag.IN_CARE in maker.known.who.child.legal_flags:
        return Way.NOTIONAL
    live = maker.made.kind.value.startswith("live")
    return Way.THIRD_PARTY if not live and maker.dice.chance(6) else Way.DIRECT_PAYMENT


def _amounts(maker: Maker, assessment: Assessment | None, day: date) -> Mapping[Strand, Money]:
    found: dict[Strand, Money] = {}
    budget = counting(maker.made, assessment) if assessment is not None else None
    if budget is not None:
        sum_ = indicative(budget)
        if sum_ is not None:
            found[Strand.SOCIAL_CARE] = sum_
    for each in maker.made.amounts:
        if each.stands_on(day):
            found[each.strand] = each.amount
    return found


def before_the_ras(maker: Maker, sum_: Money, day: date, ended: date | None = None) -> None:
    """An amount that was set from the needs assessment, before there was a RAS (P 9)."""
    made, dice = maker.made, maker.dice
    made.amounts.append(
        SetAmount(
            id=dice.uuid(),
            case=made.case.id,
            strand=Strand.SOCIAL_CARE,
            amount=sum_,
            set_by="Short Breaks Panel",
            set_on=day,
            reason="Agreed before the RAS came into use, from the needs assessment of that time.",
            needs_assessment=made.needs[0].id if made.needs else None,
            ended_on=ended,
            ended_reason="Reviewed with the RAS; the new plan takes its place." if ended else "",
            recorded_by_name=made.worker.name,
            recorded_at=moment(day, 11, 15),
        )
    )


def other_strand(maker: Maker, strand: Strand, sum_: Money, day: date) -> None:
    """An amount that health or education set for its own share (P 9)."""
    made = maker.made
    by = {Strand.HEALTH: "Integrated care board, children’s continuing care",
          Strand.SEN: "EHC assessment team"}  # fmt: skip
    why = {Strand.HEALTH: "Health’s share for trained care, agreed at the continuing care meeting.",
           Strand.SEN: "Agreed with the EHC plan for what is in section F and cannot be provided "
           "otherwise."}  # fmt: skip
    made.amounts.append(
        SetAmount(
            id=maker.dice.uuid(),
            case=made.case.id,
            strand=strand,
            amount=sum_,
            set_by=by[strand],
            set_on=day,
            reason=why[strand],
            recorded_by_name=made.worker.name,
            recorded_at=moment(min(day + timedelta(3), maker.yesterday), 9, 40),
        )
    )


def _with_health(maker: Maker, plan: Plan, day: date) -> Plan:
    """Where health gives its share, a line of it that health arranges itself."""
    sums = [
        each.amount
        for each in maker.made.amounts
        if each.strand is Strand.HEALTH and each.stands_on(day)
    ]
    if not sums or not plan.outcomes:
        return plan
    name = maker.teller.facts["name"]
    line = SupportLine(
        id=maker.dice.uuid(),
        outcome=plan.outcomes[0].id,
        needs=plan.outcomes[0].needs,
        what=f"Trained carer for {name}’s treatment, arranged by health",
        provider="Community children’s nursing",
        pattern=Pattern(PatternKind.SUM, sum_a_year=sums[0]),
        strand=Strand.HEALTH,
        way=Way.NOTIONAL,
        starts=day + timedelta(14 + (7 - day.weekday()) % 7),
        gap="Care that has to be given by somebody whom health has trained; health agrees and "
        "monitors its own share.",
    )
    return replace(plan, lines=(*plan.lines, line))
