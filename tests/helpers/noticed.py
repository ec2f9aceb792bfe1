"""A case of worked cases 1 and 2: £6,240.00 a year in force, £4,680.00 decided, a notice of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from ras_desktop.domain import agreement as agreements
from ras_desktop.domain.agreement import Agreement, Part, Signature, Signed, Signer
from ras_desktop.domain.family import Case
from ras_desktop.domain.money import Money
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.panel import Decision, Forum, LineVerdict, Verdict, prepare, seal
from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.services import notice, people
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store.plan import PLANS
from tests.helpers.agreed import LINE, Three, root
from tests.helpers.cases import NEED, a_case
from tests.helpers.panel import L1, L2
from tests.helpers.panel import agreed as agreed_plan
from tests.helpers.stores import SetDesk

SINCE = date(2026, 4, 6)
WAS, LESS = Money(624_000), Money(468_000)
NIGHTS = AssessedNeed(NEED, "Somebody beside her at night")
WHY = "Ines sleeps through since the summer, and her alarm wakes her mother when she does not."


def moment(day: date, hour: int = 8) -> datetime:
    """An hour of a day."""
    return datetime.combine(day, time(hour), UTC)


def at(desk: SetDesk, day: date, hour: int = 9) -> None:
    """The clock of everybody at this store on a day."""
    desk.clock.set(moment(day, hour))


def decided(desk: SetDesk, case: Case, plan: UUID, sum_: Money, on: date, **more: object):
    """A sealed decision that grants this much a year, past the panel's own services."""
    starts, by = more.pop("starts", on), more.pop("by", None) or uuid4()
    with root(desk).reading() as session:
        held = PLANS.get(session, plan)
    asked = prepare(held, (NIGHTS,), None)
    lines = [replace(each, amount=sum_ if each.line == L1 else Money(0)) for each in asked.lines]
    question = replace(asked, lines=tuple(lines))
    draft = Decision(
        uuid4(), case.id, plan, Forum.MEETING, verdict=Verdict.OTHER_AMOUNT,
        lines=(LineVerdict(L1, sum_), LineVerdict(L2, Money(0))), reasons="Her nights are quiet.",
        meets_needs=True, starts=starts, **more,
    )  # fmt: skip
    sealed = seal(draft, question, (by, "Ines Marlow"), on, moment(on, 10))
    with root(desk).writing() as session:
        return panel_store.keep(session, sealed)


def signed(desk: SetDesk, case: Case, decision: Decision, sum_: Money, starts: date) -> Agreement:
    """A signed agreement of this much a year, kept past its service, on its first day."""
    parts = (Part(Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, sum_),)
    payee = Payee(PayeeKind.PARENT, "Nadia Quarrington")
    held = Agreement(
        uuid4(), case.id, decision.id, parts, starts, payee=payee, employs=False,
        started_by=desk.actor.id, started_by_name=desk.actor.name, started_at=moment(starts, 8),
    )  # fmt: skip
    held = agreements.settle(held, (desk.actor.id, "Sam Hale"), starts, moment(starts, 9), None)
    for signer in (Signer.PAYEE, Signer.COUNCIL):
        mark = Signature(
            uuid4(), signer, "Nadia", Signed.SCREEN, starts, desk.actor.id, "Sam Hale",
            moment(starts, 9), strokes=LINE,
        )  # fmt: skip
        held = agreements.sign(held, mark)
    with root(desk).writing() as session:
        return agreement_store.put(session, held)


def paid_case(who: Three, since: date = SINCE, **changes: object) -> tuple[Case, UUID]:
    """An open case that gets £6,240.00 a year, and its agreed plan."""
    desk = who.worker
    case = a_case(desk, date(2017, 3, 2), **changes)
    people.save(desk, case.id, Person(uuid4(), "Nadia Quarrington", "mother", True, True))
    plan = agreed_plan(desk, case)
    first = decided(desk, case, plan.id, WAS, since)
    signed(desk, case, first, WAS, since)
    return case, plan.id


def written(desk: SetDesk, case: Case, **changes: object) -> Notice:
    """A draft with everything that has to be said."""
    held = notice.start(desk, case.id).value
    needs = tuple(
        replace(each, changed="She sleeps through.", alternative="A sensor mat from the equipment "
                "store.", meets="It rings when she gets up; tried for six weeks.")
        for each in held.needs
    )  # fmt: skip
    return notice.keep(desk, replace(held, reasons=WHY, needs=needs, **changes)).value
