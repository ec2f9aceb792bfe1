"""Notices of the demonstration: some packages were larger once, and were lowered with notice.

Of packages whose decision is some weeks old the notice runs, and now and then the family has asked
to look at it again; of older ones it has ended. Until then the old agreement is in force.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain import agreement as agreements
from ras_desktop.domain import notice as rules
from ras_desktop.domain.agreement import Agreement, AgreementState, Ended, Part
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Clock, How, Need
from ras_desktop.domain.notice_given import Given, Helped, Notice, give
from ras_desktop.domain.panel import GRANTS, Decision, Forum, Verdict, seal
from ras_desktop.domain.payment import Calendar
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.reconsideration import deadlines
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.domain.workday import WorkingDays
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker

RUNNING = (14, 84)
"""Days since a decision whose notice runs; of those before `ENDED` it has ended by now."""
ENDED = 150
ROUND = 1300
"""Pence: thirteen equal payments of whole pounds."""
WHY = (
    "School has opened a club on Fridays, and the assistant is no longer needed then.",
    "Family has moved near and helps twice a week; fewer paid hours are enough.",
    "A club place has come up that the family had waited for; it takes the place of paid hours.",
)
CHANGED = (
    "It has become easier since the summer; the diary of the last eight weeks shows it.",
    "What was hard a year ago goes by itself on most days now.",
)
FOUND = (
    "A place in the school’s own club, kept from September on.",
    "An aunt who has moved near and is there on two afternoons a week.",
    "A place at the council’s short breaks club once a fortnight.",
)
MEETS = (
    "It was tried for six weeks in the autumn; the family wants to go on with it.",
    "School and family have both written that it works.",
)
HELP = "Rang the family: it works; they would like a second visit to the club."
ASKED = "Fridays are fine, but nobody can be there on the days without school. Please look again."


def notice(maker: Maker) -> None:
    """The package was larger before the decision that stands, and was lowered with notice."""
    made, dice = maker.made, Dice(maker.setting.seed, "notice", maker.known.slot.index)
    decision = next((each for each in reversed(made.decisions) if each.verdict in GRANTS), None)
    if decision is None or decision.decided is None or len(made.agreements) != 1:
        return
    age = (maker.on - decision.decided.on).days
    runs = RUNNING[0] <= age <= RUNNING[1] and dice.chance(14)
    if not runs and not (age >= ENDED and dice.chance(30)):
        return
    (held,) = made.agreements
    direct = any(each.way is Way.DIRECT_PAYMENT and each.amount for each in held.parts)
    if not direct or held.state is not AgreementState.SIGNED:
        return
    before = _before(maker, decision, held, dice)
    if before is None:
        return
    sent = maker.day(decision.decided.on + timedelta(3), decision.decided.on + timedelta(6))
    kept = _given(maker, held, before[1], decision, sent, dice)
    assert kept.starts is not None
    made.decisions.insert(made.decisions.index(decision), before[0])
    made.notices.append(kept)
    if kept.starts > maker.on:
        made.agreements[:] = [before[1]]
        _ask(maker, kept, dice)
    else:
        over = Ended(kept.starts, "", made.worker.id, made.worker.name)
        old = replace(before[1], state=AgreementState.ENDED, ended=over)
        made.agreements[:] = [old, _from(maker, held, kept.starts)]


def _more(sum_: Money, dice: Dice) -> Money:
    """Some more than a sum, in thirteen equal payments of whole pounds."""
    pence = sum_.pence * dice.whole(118, 140) // 100
    return Money(pence // ROUND * ROUND + ROUND)


def _before(
    maker: Maker, decision: Decision, held: Agreement, dice: Dice
) -> tuple[Decision, Agreement] | None:
    """The earlier decision, of more, and the agreement about it: a year before, or since prices."""
    if decision.decided is None:
        return None
    opened = maker.made.case.opened_on + timedelta(30)
    on = max(opened, decision.decided.on - timedelta(dice.whole(200, 330)))
    if (decision.decided.on - on).days < 60:
        return None
    lines, asked = list(decision.lines), list(decision.decided.question.lines)
    place = next(
        (
            at
            for at, line in enumerate(asked)
            if line.way is Way.DIRECT_PAYMENT and lines[at].approved
        ),
        None,
    )
    if place is None or lines[place].line != asked[place].line:
        return None
    more = _more(lines[place].approved, dice)
    extra = more - lines[place].approved
    lines[place] = replace(lines[place], approved=more, units=asked[place].units, reason="")
    asked[place] = replace(asked[place], amount=more)
    as_asked = all(
        (line.approved, line.units) == (told.amount, told.units)
        for line, told in zip(lines, asked, strict=True)
    )
    question = replace(decision.decided.question, lines=tuple(asked), indicative=None)
    bare = Decision(
        dice.uuid(), decision.case, decision.plan, Forum.MANAGER,
        verdict=Verdict.APPROVE if as_asked else Verdict.OTHER_AMOUNT,
        lines=tuple(lines), reasons="It was what was needed then.", meets_needs=True,
        starts=on + timedelta(7),
    )  # fmt: skip
    by = (decision.decided.by, decision.decided.by_name)
    sealed = seal(bare, question, by, on, moment(on, 14, dice.whole(0, 50)))
    strand = asked[place].strand
    parts = tuple(
        replace(part, amount=part.amount + extra)
        if (part.strand, part.way) == (strand, Way.DIRECT_PAYMENT)
        else part
        for part in held.parts
    )
    if parts == held.parts:
        return None
    return sealed, _again(maker, held, sealed.id, parts, on + timedelta(7), dice.uuid())


def _again(
    maker: Maker, held: Agreement, decision: UUID, parts: tuple[Part, ...], on: date, id_: UUID
) -> Agreement:
    """The same agreement about another sum on another day, signed anew."""
    began = moment(on - timedelta(3), 10)
    fresh = replace(
        held, id=id_, decision=decision, parts=parts, starts=on, started_at=began, signed_on=None
    )
    assert held.settled is not None
    by, day = (held.settled.by, held.settled.by_name), on - timedelta(2)
    whole = agreements.settle(
        fresh, by, day, moment(day, 11), held.settled.clauses, held.settled.beside
    )
    for place, mark in enumerate(held.signatures):
        another = Dice(maker.setting.seed, "signed again", str(id_), place).uuid()
        moved = replace(mark, id=another, on=day, at=moment(day, 15))
        whole = agreements.sign(whole, moved)
    return whole


def _from(maker: Maker, held: Agreement, starts: date) -> Agreement:
    """The agreement about what stands, from the first day after its notice on."""
    id_ = Dice(maker.setting.seed, "lower agreement", maker.known.slot.index).uuid()
    return _again(maker, held, held.decision, held.parts, starts, id_)


def _given(
    maker: Maker, held: Agreement, before: Agreement, decision: Decision, sent: date, dice: Dice
) -> Notice:
    worker, policy = maker.made.worker, maker.rules.book.policy
    calendar = Calendar(before.rhythm, policy.day(PolicyCode.PAYMENT_ANCHOR, sent))
    told = rules.clock(sent, How.HAND, rules.rules(policy, sent, WorkingDays()), calendar)
    assert decision.decided is not None
    named = decision.decided.question.needs or ()
    needs = tuple(
        Need(each.words, dice.pick(CHANGED), dice.pick(FOUND), dice.pick(MEETS), each.id)
        for each in named[:2]
    )
    draft = Notice(
        id=dice.uuid(),
        case=held.case,
        agreement=before.id,
        decision=decision.id,
        before=before.parts,
        after=held.parts,
        rhythm=before.rhythm,
        reasons=dice.pick(WHY),
        needs=needs or (Need("Support at weekends", dice.pick(CHANGED), dice.pick(FOUND),
                             dice.pick(MEETS)),),
        started_by=worker.id,
        started_by_name=worker.name,
        started_at=moment(sent - timedelta(1), 9),
    )  # fmt: skip
    given = Given(worker.id, worker.name, moment(sent, 10), sent, How.HAND, before.payee.name, told)
    whole = give(draft, given, told.starts)
    return replace(whole, helped=_helped(maker, told, dice))


def _helped(maker: Maker, told: Clock, dice: Dice) -> tuple[Helped, ...]:
    """Most calls were made on their day; some are still open."""
    worker = maker.made.worker
    return tuple(
        Helped(day, HELP, worker.id, worker.name)
        for day in told.reminders
        if day < maker.on and dice.chance(70)
    )


def _ask(maker: Maker, held: Notice, dice: Dice) -> None:
    """Of some that run the family has asked to look again; it waits for its answer."""
    assert held.given is not None
    asked = max(held.given.sent, maker.on - timedelta(dice.whole(2, 12)))
    if asked >= maker.on or not dice.chance(35):
        return
    worker, policy = maker.made.worker, maker.rules.book.policy
    by = deadlines(asked, policy, WorkingDays())
    maker.made.reconsiderations.append(
        Reconsideration(
            id=dice.uuid(),
            case=held.case,
            notice=held.id,
            asked_on=asked,
            asked_by=held.given.to,
            words=ASKED,
            help_received=dice.pick(("", "The SEND advice service")),
            waits=policy.yes(PolicyCode.RECONSIDERATION_WAITS, asked),
            acknowledge_by=by.acknowledge,
            answer_by=by.answer,
            recorded_by=worker.id,
            recorded_by_name=worker.name,
            recorded_at=moment(asked, 16),
            acknowledged_on=asked if dice.chance(50) else None,
        )
    )
