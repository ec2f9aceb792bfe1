"""Reviews from the first to the next: every state and verb, on SQLCipher and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.documents.golden import text as golden_text
from ras_desktop.domain.agreement import AgreementState, Ended
from ras_desktop.domain.case_review import CaseReview, ReviewState, intact
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Decision, Forum, Verdict, as_asked
from ras_desktop.domain.path import Stage, Standing
from ras_desktop.domain.permission import Role
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import (
    Action,
    Enough,
    Heard,
    Late,
    Result,
    Used,
    VoiceForm,
    as_before,
)
from ras_desktop.services import (
    agreement,
    caseload,
    document,
    family,
    family_page,
    panel,
    panel_decision,
    plan,
    review,
    review_report,
    today,
)
from ras_desktop.store.agreement import AGREEMENTS
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.agreed import Three, root, three
from tests.helpers.cases import a_case
from tests.helpers.reviewed import FIRST_DUE, STARTS, at, held, opened, running, short, whole
from tests.helpers.stores import SetDesk

ANNUAL = Money(392_440)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Three:
    return three(desk, desk_of)


@pytest.fixture
def case(who: Three):
    return running(who.worker)


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [each.code for each in caught.value.findings]


def dues(who: Three, case) -> list[tuple[str, date]]:
    page = family_page.page(who.worker, case.id)
    return [(each.code, each.day) for each in page.due if "review" in each.code]


def test_from_the_first_review_to_the_next(who, case):
    assert dues(who, case) == [("due.review_first", FIRST_DUE)]
    at(who, FIRST_DUE)
    draft = opened(who.worker, case.id)
    assert draft.kind is Kind.FIRST
    assert (draft.form.on, draft.form.changed, draft.form.result) == (None, None, None), (
        "unanswered"
    )
    assert [each.before for each in draft.form.progress] == [
        each.baseline for each in draft.form.progress
    ]
    assert draft.form.voice.form is VoiceForm.YOUNGER, "she is nine"
    filled = review.keep(who.worker, replace(draft, form=as_before(draft.form, FIRST_DUE))).value
    assert filled.form.on == FIRST_DUE
    lacking = {each.code for each in review.check(who.worker, filled)}
    assert lacking == {"review.setting.missing", "review.heard.missing"}, "the child is asked"
    kept = review.keep(
        who.worker, replace(filled, form=whole(filled.form, FIRST_DUE, present="Nadia, Amira"))
    ).value
    sealed = review.hold(who.worker, kept.id, kept.version).value
    assert (sealed.state, sealed.kind) == (ReviewState.HELD, Kind.FIRST)
    assert sealed.sealed is not None
    assert (sealed.sealed.due, sealed.sealed.late, sealed.sealed.annual) == (FIRST_DUE, 0, ANNUAL)
    assert intact(review.get(who.worker, sealed.id))
    assert dues(who, case) == [("due.review", date(2027, 8, 28))]
    mark = next(
        each for each in family_page.page(who.worker, case.id).marks if each.stage is Stage.REVIEW
    )
    assert (mark.standing, mark.day) == (Standing.DONE, FIRST_DUE)


def test_the_next_one_is_prefilled_from_the_last(who, case):
    at(who, FIRST_DUE)
    draft = short(who.worker, case.id)
    aim = draft.form.progress[0]
    todo = Action(aim.outcome, "Ask the pool for quiet hours", "Sam Hale", date(2027, 4, 1))
    form = replace(
        draft.form,
        present="Nadia, Amira",
        progress=(replace(aim, score=6, evidence="She went four times"),
                  *draft.form.progress[1:]),
        actions=(todo,),
    )  # fmt: skip
    kept = review.keep(who.worker, replace(draft, form=form)).value
    first = review.hold(who.worker, kept.id).value
    at(who, date(2027, 8, 28))
    following = opened(who.worker, case.id)
    assert (following.kind, following.follows) == (Kind.SIX_MONTHLY, first.id)
    assert following.form.progress[0].before == 6
    assert following.form.progress[0].score is None
    assert following.form.present == "Nadia, Amira"
    assert following.form.earlier == (todo,)
    assert review.open_(who.worker, case.id).last == first


def test_what_the_plan_says_of_an_outcome_is_not_typed_over(who, case):
    draft = opened(who.worker, case.id)
    forged = replace(draft.form.progress[0], aim="Nothing", before=10, score=3)
    kept = review.keep(
        who.worker, replace(draft, form=replace(draft.form, progress=(forged,)))
    ).value
    assert kept.form.progress[0] == replace(draft.form.progress[0], score=3)
    assert len(kept.form.progress) == len(draft.form.progress)


def test_a_late_one_has_its_days_and_a_reason(who, case):
    day = FIRST_DUE + timedelta(40)
    at(who, day)
    (matter,) = [each for each in today.read(who.worker).matters if each.code == "due.review_first"]
    assert matter.due == FIRST_DUE
    draft = short(who.worker, case.id)
    assert refused(lambda: review.hold(who.worker, draft.id)) == ["review.late.missing"]
    form = replace(draft.form, late=Late.FAMILY_ASKED)
    kept = review.keep(who.worker, replace(draft, form=form)).value
    sealed = review.hold(who.worker, kept.id).value.sealed
    assert sealed is not None
    assert sealed.late == 40


def test_a_draft_hides_nothing_and_removing_it_neither(who, case):
    at(who, FIRST_DUE + timedelta(3))
    draft = opened(who.worker, case.id)
    assert dues(who, case) == [("due.review_first", FIRST_DUE)]
    review.drop(who.worker, draft)
    assert dues(who, case) == [("due.review_first", FIRST_DUE)]
    assert caseload.line_of(who.worker, case.id).due == FIRST_DUE


def test_only_the_end_of_the_case_ends_what_is_due(who, case):
    at(who, FIRST_DUE + timedelta(3))
    held_case = family.read(who.worker, case.id)
    family.close(who.worker, held_case, CaseState.MOVED_AWAY, "To Sheffield", who.worker.today())
    assert dues(who, case) == []
    assert refused(lambda: review.start(who.worker, case.id))


def test_the_ehc_review_and_this_one_are_one_where_they_fall_close(who, case):
    held_case = family.read(who.worker, case.id)
    child = replace(
        held_case.child, ehc_status=EhcStatus.ISSUED, ehc_issued=date(2025, 3, 1),
        ehc_next_review=date(2027, 2, 10),
    )  # fmt: skip
    family.save(who.worker, replace(held_case, child=child))
    assert ("due.review_annual", date(2027, 2, 10)) in dues(who, case)
    at(who, date(2027, 2, 10))
    sealed = held(who.worker, case.id)
    assert sealed.kind is Kind.ANNUAL


def test_an_ehc_review_before_the_plan_was_issued_is_refused(who, case):
    held_case = family.read(who.worker, case.id)
    child = replace(
        held_case.child, ehc_status=EhcStatus.ISSUED, ehc_issued=date(2026, 3, 1),
        ehc_next_review=date(2026, 2, 1),
    )  # fmt: skip
    codes = refused(lambda: family.save(who.worker, replace(held_case, child=child)))
    assert "family.ehc.review_before_issue" in codes


def test_a_concern_is_looked_at_by_itself_and_leaves_the_clock_alone(who, case):
    assert refused(lambda: review.start(who.worker, case.id, Kind.CONCERN)) == [
        "review.why.missing"
    ]
    draft = opened(who.worker, case.id, Kind.CONCERN, "School saw bruises")
    form = replace(
        draft.form, on=STARTS, changed=True, changes="Seen with her mother", setting="home",
        heard=Heard.THROUGH, voice=replace(draft.form.voice, through="Her teacher"),
        result=Result.SAME,
    )  # fmt: skip
    at(who, STARTS)
    kept = review.keep(who.worker, replace(draft, form=form)).value
    sealed = review.hold(who.worker, kept.id).value
    assert sealed.sealed is not None
    assert (sealed.sealed.due, sealed.sealed.late) == (None, 0)
    assert dues(who, case) == [("due.review_first", FIRST_DUE)]


def test_two_workers_at_one_review_the_second_sees_the_first(who, case, desk_of):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe")
    at(who, FIRST_DUE)
    mine = opened(who.worker, case.id)
    theirs = opened(other, case.id)
    assert mine == theirs, "one review, not two"
    kept = review.keep(who.worker, replace(mine, form=whole(mine.form, FIRST_DUE))).value
    typed = replace(theirs, form=replace(theirs.form, changes="She moved school"))
    with pytest.raises(StaleCopy) as caught:
        review.keep(other, typed)
    assert caught.value.theirs == kept
    assert caught.value.mine.form.changes == "She moved school"
    with pytest.raises(StaleCopy):
        review.hold(other, theirs.id, theirs.version)
    review.hold(who.worker, kept.id, kept.version)
    assert refused(lambda: review.keep(other, typed)) == ["review.held_already"]


# ------------------------------------------------------------------ every state, every verb

VERBS = {
    "save": lambda who, held: review.keep(who.worker, held),
    "drop": lambda who, held: review.drop(who.worker, held),
    "hold": lambda who, held: review.hold(who.worker, held.id),
    "set_aside": lambda who, held: review.set_aside(who.manager, held, "Another child’s"),
}
ALLOWED = {
    ReviewState.DRAFT: {"save", "drop", "hold"},
    ReviewState.HELD: {"hold", "set_aside"},
    ReviewState.SET_ASIDE: {"set_aside"},
}
"""`hold` of a held one and `set_aside` of one set aside change nothing: said twice, done once."""


def state_of(who: Three, case, state: ReviewState) -> CaseReview:
    at(who, FIRST_DUE)
    if state is ReviewState.DRAFT:
        return short(who.worker, case.id)
    sealed = held(who.worker, case.id)
    if state is ReviewState.HELD:
        return sealed
    return review.set_aside(who.manager, sealed, "Another child’s").value


@pytest.mark.parametrize("state", list(ReviewState))
def test_every_verb_in_every_state(who, case, state):
    """The forbidden first: they change nothing, so one family does for all of a state."""
    there = state_of(who, case, state)
    for verb in sorted(VERBS.keys() - ALLOWED[state]):
        assert refused(lambda verb=verb: VERBS[verb](who, there)), verb
        assert review.get(who.worker, there.id) == there, verb
    for verb in sorted(ALLOWED[state] - {"drop"}, key=["hold", "save", "set_aside"].index):
        if state is ReviewState.DRAFT and verb == "save":
            continue
        VERBS[verb](who, review.get(who.worker, there.id))


ILLEGAL = {
    "dated tomorrow": (lambda form, day: replace(form, on=day + timedelta(1)), "review.on.future"),
    "dated in a clock's jump to 2099": (
        lambda form, day: replace(form, on=date(2099, 1, 1)), "review.on.future"),
    "held before the payments began": (
        lambda form, day: replace(form, on=STARTS - timedelta(1)), "review.on.before_start"),
    "without a day": (lambda form, day: replace(form, on=None), "review.on.missing"),
    "without the child": (lambda form, day: replace(form, heard=None), "review.heard.missing"),
    "with an empty voice": (
        lambda form, day: replace(form, voice=replace(form.voice, words=" ")),
        "review.voice.missing"),
    "with a mark of no form": (
        lambda form, day: replace(form, voice=replace(form.voice, marks={"home": 9})),
        "review.mark.scale"),
    "with a score of 11": (
        lambda form, day: replace(form, progress=(replace(form.progress[0], score=11),)),
        "review.score.scale"),
    "with a score that fell for no reason": (
        lambda form, day: replace(
            form, progress=(replace(form.progress[0], score=(form.progress[0].before or 0) + 2),)),
        "review.evidence.missing"),
    "without a result": (lambda form, day: replace(form, result=None), "review.result.missing"),
    "less without reasons": (
        lambda form, day: replace(form, result=Result.LESS, stays="The club"),
        "review.reasons.missing"),
    "less for a lower figure": (
        lambda form, day: replace(
            form, result=Result.LESS, stays="The club", reasons="The RAS gives fewer points."),
        "review.reasons.figure"),
    "less that is more": (
        lambda form, day: replace(
            form, result=Result.LESS, stays="The club", amount=Money(400_000),
            reasons="She is at school on Fridays now, and needs nobody then."),
        "review.amount.not_less"),
    "less that says nothing of what stays": (
        lambda form, day: replace(
            form, result=Result.LESS,
            reasons="She is at school on Fridays now, and needs nobody then."),
        "review.stays.missing"),
    "more that is less": (
        lambda form, day: replace(
            form, result=Result.MORE, amount=Money(1), reasons="She needs somebody at night."),
        "review.amount.not_more"),
    "the same although it is too little": (
        lambda form, day: replace(form, enough=Enough.TOO_LITTLE, enough_words="At night"),
        "review.same.reasons"),
    "money used otherwise, unsaid": (
        lambda form, day: replace(form, used=Used.OTHERWISE), "review.used_words.missing"),
    "an action of last year": (
        lambda form, day: replace(
            form, actions=(Action(form.progress[0].outcome, "Call", "Sam", date(2026, 1, 1)),)),
        "review.action.past"),
}  # fmt: skip


def test_what_is_illegal_is_refused_whatever_the_page_does(who, case):
    at(who, FIRST_DUE)
    draft = short(who.worker, case.id)
    good = draft.form
    for name, (spoil, code) in ILLEGAL.items():
        draft = review.keep(who.worker, replace(draft, form=spoil(good, FIRST_DUE))).value
        assert code in refused(partial(review.hold, who.worker, draft.id)), name
        assert review.get(who.worker, draft.id).state is ReviewState.DRAFT, name
    draft = review.keep(who.worker, replace(draft, form=good)).value
    assert review.hold(who.worker, draft.id).value.state is ReviewState.HELD


def test_the_clock_that_jumps_back_seals_nothing_before_its_day(who, case):
    at(who, FIRST_DUE)
    draft = short(who.worker, case.id)
    at(who, FIRST_DUE - timedelta(10))
    assert refused(lambda: review.hold(who.worker, draft.id)) == ["review.on.future"]


def test_set_aside_the_clock_counts_as_if_it_had_not_been(who, case, desk_of):
    at(who, FIRST_DUE)
    sealed = held(who.manager, case.id)
    assert refused(lambda: review.set_aside(who.worker, sealed, "Mine")) == ["permission.role"]
    assert refused(lambda: review.set_aside(who.manager, sealed, "Mine")) == ["permission.own_work"]
    other = desk_of(Role.TEAM_MANAGER, name="Mo Reed")
    assert refused(lambda: review.set_aside(other, sealed, " ")) == ["review.aside.reason"]
    aside = review.set_aside(other, sealed, "It was her sister’s").value
    assert aside.form == sealed.form
    assert dues(who, case) == [("due.review_first", FIRST_DUE)]
    assert [each.id for each in review.of_case(who.worker, case.id)] == [sealed.id], "to be read"


@pytest.mark.as_owner
def test_the_database_refuses_to_change_what_was_held(who, case):
    at(who, FIRST_DUE)
    sealed = held(who.worker, case.id)
    store = getattr(who.worker, "root", who.worker.store)
    for change in (
        "held_on = '2027-08-01'",
        "form = '{}'",
        "state = 'draft'",
        "late = 0, due = NULL",
    ):
        with pytest.raises(DBAPIError), store.writing() as session:
            session.execute(text(f"UPDATE review SET {change}"))
    with pytest.raises(DBAPIError), store.writing() as session:
        session.execute(text("DELETE FROM review"))
    assert review.get(who.worker, sealed.id) == sealed


def test_without_an_agreement_there_is_nothing_to_review(who):
    bare = a_case(who.worker)
    assert refused(lambda: review.start(who.worker, bare.id)) == ["review.no_package"]
    assert review.open_(who.worker, bare.id).due is None
    with pytest.raises(Gone):
        review.get(who.worker, bare.id)


def test_an_ended_agreement_has_no_next_review(who, case):
    (signed,) = agreement.of_case(who.worker, case.id)
    over = Ended(STARTS, "After its notice", who.finance.actor.id, "Finn Ames")
    with root(who.worker).writing() as session:
        AGREEMENTS.put(session, replace(signed, state=AgreementState.ENDED, ended=over))
    assert dues(who, case) == []


# ------------------------------------------------------------------ the way to a decision


def test_a_decision_that_is_another_one_than_was_agreed_says_why(who, case):
    """More was agreed at the review; the plan stays as it is; the manager approves just that."""
    at(who, FIRST_DUE)
    form = {
        "changed": True, "changes": "The nights are worse", "result": Result.MORE,
        "amount": Money(500_000), "enough": Enough.TOO_LITTLE, "enough_words": "Nights",
        "reasons": "She wakes five times a night and her mother has not slept since May.",
    }  # fmt: skip
    sealed = held(who.worker, case.id, **form)
    (agreed,) = plan.of_case(who.worker, case.id)
    anew = plan.follow(who.worker, agreed.id, "Review").value
    first, *rest = anew.plan.lines
    hours = replace(first.pattern, term=Decimal(1), holiday=Decimal(1))
    smaller = replace(first, pattern=hours)
    parts = replace(anew.plan, lines=(smaller, *rest), review_on=None)
    plan.keep(who.worker, replace(anew, plan=parts))
    at(who, FIRST_DUE, 11)
    anew = plan.agree(who.worker, anew.id).value
    put = panel.put(who.worker, anew.id).value
    told = put.question.at_review
    assert told is not None
    assert (told.review, told.result, told.amount, told.annual) == (
        sealed.id, Result.MORE, Money(500_000), ANNUAL,
    )  # fmt: skip
    other = Decision(
        uuid4(), case.id, anew.id, Forum.MANAGER, put=put.id, verdict=Verdict.APPROVE,
        lines=as_asked(put.question), reasons="As planned.", meets_needs=True, starts=FIRST_DUE,
    )  # fmt: skip
    draft = panel_decision.keep(who.manager, other).value
    codes = refused(lambda: panel_decision.seal(who.manager, draft.id, draft.version))
    assert codes[0] == "panel.otherwise.missing"
    whole = replace(draft, otherwise="The hospital has taken over the nights.")
    draft = panel_decision.keep(who.manager, whole).value
    decided = panel_decision.seal(who.manager, draft.id, draft.version).value
    letter = document.read(who.worker, DocumentKind.DECISION, decided.id)
    said = golden_text(letter)
    assert "we agreed with you: More: £5,000.00 a year" in said
    assert "The hospital has taken over the nights." in said
    assert panel.prepare(who.worker, case.id).at_review is None, "it has been decided since"


def test_the_report_counts_what_was_held_and_what_is_overdue(who, case):
    at(who, FIRST_DUE + timedelta(9))
    before = review_report.report(who.manager, FIRST_DUE, who.worker.today())
    assert (before.held, before.overdue, before.longest) == (0, 1, 9)
    why = "She is at school on Fridays now, and needs nobody then."
    held(who.worker, case.id, late=Late.MISSED, result=Result.LESS, stays="The club",
         reasons=why, amount=Money(300_000))  # fmt: skip
    found = review_report.report(who.manager, FIRST_DUE, who.worker.today())
    assert (found.held, found.in_time, found.overdue) == (1, 0, 0)
    assert found.late == {Late.MISSED: 1}
    less = found.results[Result.LESS]
    assert (less.count, less.before, less.after) == (1, ANNUAL, Money(300_000))
    assert found.moved.level == 2
    elsewhere = review_report.report(who.manager, FIRST_DUE, FIRST_DUE)
    assert elsewhere.held == 0
    assert refused(lambda: review_report.report(who.finance, FIRST_DUE, FIRST_DUE)) == [
        "permission.role"
    ]
