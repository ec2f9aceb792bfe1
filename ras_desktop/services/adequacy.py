"""Whether direct payments buy what was agreed: in a plan, in an agreement."""

from __future__ import annotations

from ras_desktop.domain import adequacy as rules
from ras_desktop.domain.adequacy import Rate
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.costing import Cost, Prices
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.uplift import as_raised
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.store import uplift as uplift_store


def of_plan(look: Reading, plan: CasePlan, cost: Cost) -> Findings:
    """What a plan's hourly rates buy on the day of its prices; nothing once it is agreed."""
    if plan.agreed is not None:
        return ()
    return _check(look, rules.rates_of_plan(plan.plan, cost))


def of_agreement(look: Reading, held: Agreement | None) -> Findings:
    """What the hourly rates of an agreement buy today, as uplifts have left them."""
    if held is None or not held.paid:
        return ()
    supports = uplift_store.supports_of(look.session, {held.decision}).get(held.decision, ())
    lifted = uplift_store.lifted_of(look.session, {held.case}).get(held.case, ())
    of_it = (each for each in lifted if each.decision == held.decision)
    return _check(look, rules.rates_of_supports(as_raised(supports, of_it)))


def _check(look: Reading, rates: tuple[Rate, ...]) -> Findings:
    known = lists(look)
    return rules.check_rates(rates, *known, look.today) if known and rates else ()


def lists(look: Reading) -> tuple[Prices, Policy] | None:
    """The price list and the policy in force today; None where one is missing."""
    heads = [
        schemes.edition_on(look, kind, look.today)
        for kind in (EditionKind.PRICES, EditionKind.POLICY)
    ]
    prices, policy = heads
    if prices is None or policy is None:
        return None
    held = schemes.part_of(look, EditionKind.PRICES, prices.id)
    return held.prices, schemes.part_of(look, EditionKind.POLICY, policy.id)
