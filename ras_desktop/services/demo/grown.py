"""Growing up in the demonstration: what was done before an age, what was arranged, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain.arrangement import CAPABLE, FRESH_CONSENT, Arrangement, What
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Coming, Known, Task, TaskDone, coming, leads
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import Strand
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker

DONE_OF_HUNDRED = 92
"""How often what is past was seen to; the rest is what Today is for."""

NOT_FORGOTTEN = timedelta(75)
"""What is older than this was seen to by everybody: nobody is left waiting for years."""

NOTES = {
    Task.TELL_TEAM: "told",
    Task.EXPLAIN_CHOICE: "explained",
    Task.EXPLAIN_SEN: "explained",
    Task.CHOICE_CAPACITY: "looked",
    Task.SEN_CAPACITY: "looked",
    Task.ASK_ADULTS: "asked",
    Task.HAND_OVER: "asked",
    Task.CHASE_ADULTS: "asked",
    Task.AFTER: "after",
}
TEAM = ("Marit Quill", "The transitions team")
ADULTS = ("Jonas Reave", "Adult care, north", "Adult care, south")


def grow(maker: Maker) -> None:
    """Adds what has been seen to of every age that this child has come near."""
    case = maker.made.case
    born = case.child.born
    if born is None or case.state is CaseState.DIED:
        return
    policy = maker.rules.book.policy
    told = leads(policy, maker.on)
    dice = Dice(maker.setting.seed, "grown", maker.known.slot.index)
    for each in coming(Known(born, case.opened_on), policy, maker.on, told):
        near = min((do.due for do in each.tasks), default=each.on)
        sen = each.milestone is Milestone.SEN_CONTROL
        if near >= maker.on or (sen and case.child.ehc_status is not EhcStatus.ISSUED):
            continue
        _one(maker, each, dice)


def _one(maker: Maker, each: Coming, dice: Dice) -> None:
    """Tasks first; then, where the day has come, what was arranged."""
    first = min((do.due for do in each.tasks), default=each.on)
    if not dice.chance(DONE_OF_HUNDRED) and first > maker.on - NOT_FORGOTTEN:
        return
    for do in each.tasks:
        if do.due < maker.on or dice.chance(40):
            _tick(maker, do.task, min(do.due, maker.yesterday), dice)
    if each.on <= maker.on or (each.milestone is Milestone.TRANSITIONS and dice.chance(50)):
        for held in _arranged(maker, each, dice):
            maker.made.arrangements.append(held)


def _tick(maker: Maker, task: Task, due: date, dice: Dice) -> None:
    first = max(maker.made.case.opened_on, due - timedelta(30))
    worker = maker.made.worker
    done = TaskDone(
        dice.uuid(), maker.made.case.id, task, dice.weekday(first, due),
        maker.say("growing", NOTES[task]), worker.id, worker.name,
    )  # fmt: skip
    maker.made.tasks_done.append(done)


def _arranged(maker: Maker, each: Coming, dice: Dice) -> Iterable[Arrangement]:
    """What holds from the day on; of the adults' assessment first that it was asked for."""
    opened = maker.made.case.opened_on
    decided = _weekday(max(opened, each.on - timedelta(40)), maker.yesterday, dice)
    bare = Arrangement(
        dice.uuid(), maker.made.case.id, each.milestone, What.INVOLVED,
        max(each.on, decided), decided, "", by=maker.made.worker.id,
        by_name=maker.made.worker.name, at=moment(decided, 16, dice.whole(0, 50)), number=1,
    )  # fmt: skip
    child = maker.made.case.child.full_name
    match each.milestone:
        case Milestone.TRANSITIONS:
            yield replace(bare, who=dice.pick(TEAM), decided_by=maker.made.worker.name)
        case Milestone.OWN_CHOICE:
            yield _own(maker, replace(bare, decided_by=child), dice)
        case Milestone.SEN_CONTROL:
            yield _sen(maker, replace(bare, decided_by=child), dice)
        case Milestone.ADULT_ASSESSMENT:
            yield from _asked(maker, replace(bare, decided_by=dice.pick(ADULTS)), dice)
        case Milestone.ADULT if dice.chance(70) or each.on < maker.on - NOT_FORGOTTEN:
            yield _adult(maker, replace(bare, decided_by=dice.pick(ADULTS)), dice)
        case Milestone.OLDEST:
            words = maker.say("growing", "after")
            yield replace(bare, what=What.GOES_ON, words=words, decided_by=child)


def _weekday(first: date, last: date, dice: Dice) -> date:
    return dice.weekday(first, min(last, first + timedelta(30)))


def _recorded(bare: Arrangement, what: What, capacity: bool, maker: Maker) -> Arrangement:
    """With capacity, ability and fresh consent, as far as it needs them."""
    before = max(bare.decided_on - timedelta(7), maker.made.case.opened_on)
    asked = what in CAPABLE or what is What.REPRESENTATIVE
    return replace(
        bare,
        what=what,
        capacity=capacity if asked else None,
        capacity_on=before if asked else None,
        capacity_by=maker.made.worker.name if asked else "",
        able=True if what in CAPABLE and what is not What.CHOSE_PARENT else None,
        consent_on=bare.decided_on if what in FRESH_CONSENT else None,
    )


def _own(maker: Maker, bare: Arrangement, dice: Dice) -> Arrangement:
    """Most go on as it was; some take a part, that a new agreement will pay."""
    beside = [share for held in maker.made.agreements for share in held.beside]
    if beside:
        words = maker.say("growing", "own_words")
        part = replace(_recorded(bare, What.TAKES_PART, True, maker), share=beside[0].share)
        return replace(part, words=words)
    if bare.since >= maker.on - timedelta(90) and dice.chance(45):
        words = maker.say("growing", "own_words")
        share = dice.pick((2500, 4000, 5000))
        return replace(_recorded(bare, What.TAKES_PART, True, maker), share=share, words=words)
    return replace(bare, what=What.PARENT_GOES_ON, words=maker.say("growing", "goes_on"))


def _sen(maker: Maker, bare: Arrangement, dice: Dice) -> Arrangement:
    if not any(each.strand is Strand.SEN for each in maker.made.amounts):
        return replace(bare, what=What.NOT_NEEDED, words=maker.say("growing", "no_sen"))
    what = dice.weigh({What.HOLDS: 30, What.CHOSE_PARENT: 50, What.REPRESENTATIVE: 20})
    held = _recorded(bare, what, what is not What.REPRESENTATIVE, maker)
    if what is What.REPRESENTATIVE:
        who = maker.made.people[0].name if maker.made.people else "Jo Marsh"
        return replace(held, who=who, words=maker.say("growing", "representative"))
    return held


def _asked(maker: Maker, bare: Arrangement, dice: Dice) -> Iterable[Arrangement]:
    yield replace(bare, what=What.ASKED, who=dice.pick(ADULTS))
    later = bare.decided_on + timedelta(dice.whole(10, 40))
    if later >= maker.on or dice.chance(12):
        return
    what = dice.weigh({What.WILL_ASSESS: 88, What.REFUSED: 12})
    yield replace(
        bare,
        id=dice.uuid(),
        what=what,
        decided_on=later,
        at=moment(later, 16, 10),
        number=2,
        who=dice.pick(ADULTS) if what is What.WILL_ASSESS else "",
        words=maker.say("growing", "refused") if what is What.REFUSED else "",
    )


def _adult(maker: Maker, bare: Arrangement, dice: Dice) -> Arrangement:
    if dice.chance(80):
        sum_ = Money.pounds(dice.whole(20, 90) * 100)
        return replace(bare, what=What.ADULT_SUPPORT, amount=sum_)
    return replace(bare, what=What.NO_ADULT_SUPPORT, words=maker.say("growing", "no_support"))
