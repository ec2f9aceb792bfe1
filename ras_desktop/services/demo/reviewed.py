"""Reviews of the demonstration: held since the money began, most in time; some are late, some due.

Of what is due by the day of the demonstration about one in eight has not been held yet, so that
Today has something to show. The last review of some agreed more or less: that waits for its
decision. Outcomes move towards their goal, as they do: mostly up, now and then down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain import case_review as rules
from ras_desktop.domain.agreement import Agreement, AgreementState
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.case_review import CaseReview, held_ones, latest_held
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.follow_up import FollowUp, of_reviews
from ras_desktop.domain.money import Money
from ras_desktop.domain.review import Due, Intervals, intervals, next_review
from ras_desktop.domain.reviewing import (
    VOICE_QUESTIONS,
    Action,
    Enough,
    Heard,
    Late,
    Progress,
    Result,
    ReviewForm,
    Setting,
    Used,
    Voice,
    VoiceForm,
    begin,
)
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker

MOST = 8
"""Reviews of one case that are made up at most."""

NOT_YET = 25
"""Of a hundred that fell due lately so many have not been held yet."""
SEEN_TO = 88
"""Of a hundred things that were agreed so many are done by their day."""
EVIDENCE_UP = (
    "The school has written that it goes better.",
    "Seen at home: it works with a little help.",
    "Mum has kept a diary of it since the summer.",
    "The assistant’s notes show it week by week.",
)
EVIDENCE_DOWN = (
    "The assistant left in the spring and the new one began only last month.",
    "There was a long stay in hospital.",
    "The club closed on Saturdays.",
)
SAID = (
    "I like it when we go out.",
    "I want to go every week.",
    "It is good. I have a friend there.",
    "I do not like to wait.",
    "I can do it by myself now.",
    "Sometimes it is too loud.",
)
CHANGED = (
    "A new school since September; the rest is as it was.",
    "The assistant has changed; the family chose the new one.",
    "A new wheelchair makes trips easier.",
    "Grandmother helps less than before.",
)
MORE = "The nights have become worse since the summer, and there is nobody else to help then."
LESS = "Fridays are covered by school now, and nobody is needed on them any more."
STAYS = "The weekends, the holidays and the club stay as they are."
TO_DO = ("Ask the school for its notes", "Find a second assistant for holidays",
         "Send the family the list of clubs", "Ask about transport to the club")  # fmt: skip
PARENTS = ("It helps us all.", "We would be lost without it.", "It works well as it is.",
           "We would like to keep the same assistant.")  # fmt: skip


def review(maker: Maker) -> None:
    """Every review since the money began, up to yesterday; the last ones may be late or open."""
    made = maker.made
    running = next((e for e in made.agreements if e.state is AgreementState.SIGNED), None)
    if running is None or not made.plans:
        return
    dice = Dice(maker.setting.seed, "review", maker.known.slot.index)
    told = intervals(maker.rules.book.policy, maker.on)
    for _round in range(MOST):
        due = _due(maker, running, told)
        on = _day_held(maker, due, dice)
        if on is None:
            break
        made.reviews.append(_held(maker, running, due, on, dice))
    made.actions.extend(_seen_to(maker, each) for each in of_reviews(made.reviews))


def _seen_to(maker: Maker, action: FollowUp) -> FollowUp:
    """Most of what was agreed is done by its day; the rest is what Today is for."""
    dice = Dice(maker.setting.seed, "action", action.id)
    if action.done_on is not None or action.due is None or not dice.chance(SEEN_TO):
        return action
    on = dice.weekday(action.due - timedelta(9), action.due - timedelta(2))
    worker = maker.made.worker
    return action.done(on, worker.id, worker.name) if on <= maker.yesterday else action


def _due(maker: Maker, running: Agreement, told: Intervals) -> Due:
    child = maker.made.case.child
    ehc = child.ehc_next_review if child.ehc_status is EhcStatus.ISSUED else None
    return next_review(running.starts, held_ones(maker.made.reviews), told, ehc)


def _day_held(maker: Maker, due: Due, dice: Dice) -> date | None:
    """When it was held; None where that is still to come."""
    late = dice.weigh({"early": 20, "right": 50, "late": 22, "very": 8})
    days = {
        "early": -dice.whole(1, 12),
        "right": 0,
        "late": dice.whole(1, 21),
        "very": dice.whole(22, 55),
    }[late]
    if due.on + timedelta(40) > maker.on and dice.chance(NOT_YET):
        return None
    on = dice.weekday(due.on + timedelta(days - 2), due.on + timedelta(days))
    return on if on <= maker.yesterday else None


def _held(maker: Maker, running: Agreement, due: Due, on: date, dice: Dice) -> CaseReview:
    made = maker.made
    plan = next((e for e in reversed(made.plans) if e.agreed is not None), made.plans[-1])
    last = latest_held(made.reviews, full=True)
    recent = on + timedelta(75) > maker.on
    form = _form(maker, plan, last, on, dice, recent)
    if on > due.on:
        late = dice.weigh(
            {Late.FAMILY_ASKED: 35, Late.WORKER_AWAY: 25, Late.NOT_REACHED: 15,
             Late.CHILD_UNWELL: 10, Late.WITH_EHC: 10, Late.MISSED: 5}
        )  # fmt: skip
        form = replace(form, late=late)
    form = _with_sum(form, running.annual)
    draft = CaseReview(
        id=dice.uuid(),
        case=made.case.id,
        kind=due.kind,
        form=form,
        plan=plan.id,
        follows=last.id if last else None,
        started_by=made.worker.id,
        started_by_name=made.worker.name,
        started_at=moment(on, 10, dice.whole(0, 40)),
    )
    by = (made.worker.id, made.worker.name)
    return rules.hold(draft, due, running.annual, by, moment(on, 16, dice.whole(0, 50)))


def _form(
    maker: Maker, plan: CasePlan, last: CaseReview | None, on: date, dice: Dice, recent: bool
) -> ReviewForm:
    born = maker.made.case.child.born
    years = age_on(born, on) if born is not None and born <= on else None
    blank = begin(plan.plan.outcomes, last.form if last else None, years, full=True, paid=True)
    changed = dice.chance(35)
    progress = tuple(_moved(each, dice, changed) for each in blank.progress)
    result = Result.SAME
    if recent and changed:
        result = dice.weigh({Result.SAME: 40, Result.MORE: 32, Result.LESS: 28})
    heard = dice.weigh({Heard.PRESENT: 62, Heard.OWN_FORM: 20, Heard.THROUGH: 13,
                        Heard.NOT_WANTED: 5})  # fmt: skip
    return replace(
        blank,
        on=on,
        setting=dice.weigh({Setting.HOME: 60, Setting.SCHOOL: 22, Setting.OFFICE: 6,
                            Setting.ONLINE: 8, Setting.PHONE: 4}),
        present=", ".join(_people(maker)),
        changed=changed,
        changes=dice.pick(CHANGED) if changed else "",
        progress=progress,
        used=Used.LEFT_OVER if dice.chance(8) else Used.AS_AGREED,
        used_words="",
        enough=Enough.ENOUGH,
        appropriate=True,
        heard=heard,
        voice=_voice(blank, heard, dice),
        parents=dice.pick(PARENTS),
        earlier=tuple(replace(each, done=dice.chance(80)) for each in blank.earlier),
        actions=tuple(_actions(maker, on, dice)),
        result=result,
    )  # fmt: skip


def _with_sum(form: ReviewForm, annual: Money) -> ReviewForm:
    """What more and less need besides: reasons, a sum, what stays; and words for what is left."""
    if form.used is Used.LEFT_OVER:
        form = replace(form, used_words="The holidays were planned and then spent with family.")
    if form.result is Result.MORE:
        sum_ = Money(annual.pence * 112 // 10_000 * 100)
        return replace(
            form, enough=Enough.TOO_LITTLE, enough_words="At night", reasons=MORE,
            amount=max(sum_, Money(annual.pence + 100)),
        )  # fmt: skip
    if form.result is Result.LESS:
        sum_ = Money(annual.pence * 85 // 10_000 * 100)
        return replace(
            form, enough=Enough.MORE_THAN_NEEDED, enough_words="On Fridays", reasons=LESS,
            stays=STAYS, amount=sum_ if sum_.pence > 0 else None,
        )  # fmt: skip
    return form


def _moved(each: Progress, dice: Dice, changed: bool) -> Progress:
    """An outcome some months on: mostly a little nearer to its goal."""
    before = each.before if each.before is not None else 3
    goal = each.target if each.target is not None else 8
    shares = {-1: 8, 0: 34, 1: 42, 2: 16} if changed else {-1: 3, 0: 55, 1: 36, 2: 6}
    score = max(0, min(before + dice.weigh(shares), max(goal, before), 10))
    evidence = ""
    if score != each.before:
        evidence = dice.pick(EVIDENCE_UP if score > before else EVIDENCE_DOWN)
    said = dice.pick(SAID) if dice.chance(25) else ""
    return replace(each, score=score, evidence=evidence, said=said)


def _voice(blank: ReviewForm, heard: Heard, dice: Dice) -> Voice:
    form = blank.voice.form
    if heard is Heard.THROUGH:
        return replace(blank.voice, through="The class teacher, who knows the signs.")
    if heard is Heard.NOT_WANTED:
        return replace(blank.voice, through="Went to the other room when we began.")
    voice = replace(blank.voice, words=dice.pick(SAID))
    if heard is Heard.OWN_FORM:
        young = form is VoiceForm.YOUNGER
        marks = {
            each: dice.whole(1, 4) if young else dice.whole(4, 10) for each in VOICE_QUESTIONS[form]
        }
        voice = replace(voice, marks=marks)
    return voice


def _people(maker: Maker) -> Iterator[str]:
    """Who took part: the child, the carers, the worker."""
    yield maker.made.case.child.called
    for each in maker.made.people:
        if each.parental_responsibility and not each.professional:
            yield each.name
    yield maker.made.worker.name


def _actions(maker: Maker, on: date, dice: Dice) -> Iterator[Action]:
    if dice.chance(55):
        by = on + timedelta(dice.whole(14, 90))
        yield Action(dice.uuid(), dice.pick(TO_DO), maker.made.worker.name, by)
