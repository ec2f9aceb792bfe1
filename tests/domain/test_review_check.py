"""What a review lacks, each at its field; and what is prefilled, carried on and agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.case_review import (
    CaseReview,
    ReviewState,
    agreed_change,
    held_ones,
    hold,
    intact,
    latest_held,
)
from ras_desktop.domain.finding import Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome
from ras_desktop.domain.review import Due, Held, Kind
from ras_desktop.domain.review_check import Round, check, only_a_figure
from ras_desktop.domain.reviewing import (
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
    as_before,
    begin,
    is_short,
    voice_form,
)

STARTED, DUE = date(2026, 4, 6), date(2026, 7, 6)
SWIM, READ, TODO = (UUID(int=each) for each in (1, 2, 3))
AT = Round(
    Kind.FIRST, STARTED, Due(Kind.FIRST, DUE, DUE, ()), (), Money.pounds(6240), date(2026, 8, 1)
)
GOOD = ReviewForm(
    on=DUE,
    setting=Setting.HOME,
    changed=False,
    progress=(Progress(SWIM, "To swim", 2, 8, 4, 4),),
    used=Used.AS_AGREED,
    enough=Enough.ENOUGH,
    appropriate=True,
    heard=Heard.PRESENT,
    voice=Voice(words="I love it"),
    result=Result.SAME,
)
WHY = "He sleeps through now and the night sitter has not been needed since May."


def codes(form: ReviewForm, at: Round = AT) -> dict[str, str]:
    return {each.code: each.where for each in check(form, at)}


def test_nothing_is_missing_in_a_whole_one() -> None:
    assert check(GOOD, AT) == ()
    todo = Action(TODO, "Call", "Sam", DUE)
    assert check(replace(GOOD, actions=(todo,), earlier=(replace(todo, done=True),)), AT) == ()
    assert is_short(GOOD)


SPOILT = {
    "review.on.missing": ({"on": None}, "on"),
    "review.on.future": ({"on": date(2026, 8, 2)}, "on"),
    "review.setting.missing": ({"setting": None}, "setting"),
    "review.late.missing": ({"on": date(2026, 7, 7)}, "late"),
    "review.on.early": ({"on": date(2026, 7, 5)}, "on"),
    "review.changed.missing": ({"changed": None}, "changed"),
    "review.changes.missing": ({"changed": True, "parents": "All well"}, "changes"),
    "review.parents.missing": ({"changed": True, "changes": "New school"}, "parents"),
    "review.progress.none": ({"progress": ()}, "progress"),
    "review.score.missing": (
        {"progress": (replace(GOOD.progress[0], score=None),)},
        "progress/0/score",
    ),
    "review.score.scale": (
        {"progress": (replace(GOOD.progress[0], score=11),)},
        "progress/0/score",
    ),
    "review.evidence.missing": (
        {"progress": (replace(GOOD.progress[0], score=5),)},
        "progress/0/evidence",
    ),
    "review.used.missing": ({"used": None}, "used"),
    "review.used_words.missing": ({"used": Used.LEFT_OVER}, "used_words"),
    "review.enough.missing": ({"enough": None}, "enough"),
    "review.enough_words.missing": (
        {"enough": Enough.TOO_LITTLE, "reasons": WHY},
        "enough_words",
    ),
    "review.appropriate.missing": ({"appropriate": None}, "appropriate"),
    "review.appropriate_words.missing": ({"appropriate": False}, "appropriate_words"),
    "review.heard.missing": ({"heard": None}, "heard"),
    "review.voice.missing": ({"voice": Voice()}, "voice/words"),
    "review.through.missing": ({"heard": Heard.THROUGH}, "voice/through"),
    "review.not-wanted.missing": ({"heard": Heard.NOT_WANTED}, "voice/through"),
    "review.not-asked.missing": ({"heard": Heard.NOT_ASKED}, "voice/through"),
    "review.mark.scale": ({"voice": Voice(marks={"home": 5})}, "voice/marks/home"),
    "review.action.what": (
        {"actions": (Action(TODO, "", "Sam", DUE),)},
        "actions/0/what",
    ),
    "review.action.who": ({"actions": (Action(TODO, "Call", "", DUE),)}, "actions/0/who"),
    "review.action.by": ({"actions": (Action(TODO, "Call", "Sam"),)}, "actions/0/by"),
    "review.action.past": (
        {"actions": (Action(TODO, "Call", "Sam", date(2026, 7, 5)),)},
        "actions/0/by",
    ),
    "review.earlier.open": ({"earlier": (Action(TODO, "Call", "Sam", DUE),)}, "earlier/0/done"),
    "review.result.missing": ({"result": None}, "result"),
    "review.reasons.missing": ({"result": Result.STOP}, "reasons"),
    "review.reasons.category": ({"result": Result.STOP, "reasons": "Not eligible."}, "reasons"),
    "review.reasons.figure": (
        {"result": Result.STOP, "reasons": "The RAS says less."},
        "reasons",
    ),
    "review.same.reasons": (
        {"enough": Enough.MORE_THAN_NEEDED, "enough_words": "Nights"},
        "reasons",
    ),
    "review.stays.missing": ({"result": Result.LESS, "reasons": WHY}, "stays"),
    "review.amount.not_more": (
        {"result": Result.MORE, "reasons": WHY, "amount": AT.annual},
        "amount",
    ),
    "review.amount.not_less": (
        {"result": Result.LESS, "reasons": WHY, "stays": "Days", "amount": AT.annual},
        "amount",
    ),
    "review.amount.stop": (
        {"result": Result.LESS, "reasons": WHY, "stays": "Days", "amount": Money(0)},
        "amount",
    ),
}


@pytest.mark.parametrize("code", SPOILT)
def test_what_is_missing_is_said_at_its_field(code: str) -> None:
    changes, where = SPOILT[code]
    found = check(replace(GOOD, **changes), AT)
    assert {each.code: each.where for each in found} == {code: where}
    assert all(wording.finding(each) for each in found)


def test_with_reasons_less_and_more_are_whole() -> None:
    less = replace(
        GOOD, result=Result.LESS, reasons=WHY, stays="The days", amount=Money.pounds(4680)
    )
    assert check(less, AT) == ()
    assert (
        check(replace(GOOD, result=Result.MORE, reasons=WHY, amount=Money.pounds(7000)), AT) == ()
    )
    assert not is_short(less)


def test_a_concern_asks_only_for_what_it_is_about() -> None:
    about = ReviewForm(
        on=STARTED, setting=Setting.SCHOOL, full=False, changed=True, changes="Bruises",
        heard=Heard.OWN_FORM, voice=Voice(VoiceForm.OLDER, {"matters": 10}), result=Result.SAME,
    )  # fmt: skip
    assert check(about, replace(AT, kind=Kind.CONCERN)) == ()
    assert "review.used.missing" in codes(replace(about, full=True), replace(AT, kind=Kind.CONCERN))
    assert "review.used.missing" in codes(about, AT), "a regular one always looks at everything"


def test_a_warning_about_the_day_leaves_the_rest_to_be_said() -> None:
    held = (Held(Kind.CHANGE, DUE, full=False),)
    found = check(replace(GOOD, setting=None), replace(AT, held=held))
    assert [(each.code, each.severity) for each in found] == [
        ("review.on.twice", Severity.WARNING),
        ("review.setting.missing", Severity.ERROR),
    ]


def test_a_figure_is_no_reason_and_a_reason_that_names_one_is() -> None:
    assert only_a_figure("Fewer points in the questionnaire.")
    assert not only_a_figure(WHY)
    assert not only_a_figure(WHY + " The RAS figure has come down with it.")


def test_the_form_goes_by_age() -> None:
    assert [voice_form(each) for each in (4, 10, 11, None)] == [
        VoiceForm.YOUNGER, VoiceForm.YOUNGER, VoiceForm.OLDER, VoiceForm.OLDER,
    ]  # fmt: skip


OUTCOMES = (Outcome(SWIM, "To swim", baseline=2, target=8), Outcome(READ, "To read", baseline=1))


def test_what_is_prefilled_is_never_an_answer() -> None:
    first = begin(OUTCOMES, None, 9, full=True, paid=False)
    assert [each.before for each in first.progress] == [2, 1]
    assert (first.used, first.on, first.changed, first.result) == (Used.NO_MONEY, None, None, None)
    last = replace(
        GOOD,
        present="Nadia",
        earlier=(Action(READ, "Old", "Sam", DUE, False), Action(SWIM, "Gone", "Sam", DUE, True)),
        actions=(Action(TODO, "Call", "Sam", DUE),),
    )
    again = begin(OUTCOMES, last, 12, full=True, paid=True)
    assert [each.before for each in again.progress] == [4, 1], "the score of last time"
    assert [each.score for each in again.progress] == [None, None]
    assert [each.what for each in again.earlier] == ["Old", "Call"]
    assert all(each.done is None for each in again.earlier)
    assert (again.present, again.setting, again.used) == ("Nadia", Setting.HOME, None)
    assert again.voice.form is VoiceForm.OLDER
    anew = begin((Outcome(READ, "To swim", baseline=2),), last, 12, full=True, paid=True)
    assert anew.progress[0].before == 4, "found by its words where the plan was written anew"
    unscored = begin(OUTCOMES, first, 9, full=True, paid=True)
    assert [each.before for each in unscored.progress] == [2, 1]


def test_as_before_says_nothing_for_the_child_and_keeps_what_was_said() -> None:
    blank = begin(OUTCOMES, None, 9, full=True, paid=True)
    short = as_before(blank, DUE)
    assert [each.score for each in short.progress] == [2, 1]
    assert (short.heard, short.voice.words, short.setting) == (None, "", None)
    assert (short.result, short.used, short.on) == (Result.SAME, Used.AS_AGREED, DUE)
    said = replace(
        blank, on=STARTED, enough=Enough.TOO_LITTLE, appropriate=False, used=Used.OTHERWISE,
        result=Result.MORE, progress=(replace(blank.progress[0], score=7), blank.progress[1]),
    )  # fmt: skip
    kept = as_before(said, DUE)
    assert (kept.on, kept.enough, kept.appropriate, kept.used, kept.result) == (
        STARTED, Enough.TOO_LITTLE, False, Used.OTHERWISE, Result.MORE,
    )  # fmt: skip
    assert [each.score for each in kept.progress] == [7, 1]


def sealed(number: int, on: date, kind: Kind = Kind.SIX_MONTHLY, **changes: object) -> CaseReview:
    form = replace(GOOD, on=on, **changes)  # type: ignore[arg-type]
    draft = CaseReview(UUID(int=number), UUID(int=9), kind, form=form)
    at = datetime(2026, 8, 1, 9, number % 60, tzinfo=UTC)
    return hold(draft, Due(Kind.FIRST, DUE, DUE, ()), Money(100), (UUID(int=5), "Sam"), at)


def test_held_it_has_its_days_late_and_its_own_seal() -> None:
    late = sealed(1, date(2026, 7, 20), late=Late.MISSED)
    assert late.sealed is not None
    assert (late.kind, late.sealed.due, late.sealed.late) == (Kind.FIRST, DUE, 14)
    assert intact(late)
    assert not intact(replace(late, form=replace(late.form, changes="Forged")))
    assert not intact(replace(late, sealed=None))
    concern = sealed(2, DUE, Kind.CONCERN, full=False)
    assert concern.sealed is not None
    assert (concern.kind, concern.sealed.due, concern.full) == (Kind.CONCERN, None, False)


def test_only_what_was_held_and_stands_counts() -> None:
    first, second = sealed(1, DUE), sealed(2, date(2026, 7, 9), Kind.CONCERN, full=False)
    aside = replace(sealed(3, date(2026, 7, 30)), state=ReviewState.SET_ASIDE)
    draft = CaseReview(UUID(int=4), UUID(int=9), Kind.FIRST)
    every = (draft, aside, second, first)
    assert held_ones(every) == (Held(Kind.CONCERN, date(2026, 7, 9), False), Held(Kind.FIRST, DUE))
    assert latest_held(every) == second
    assert latest_held(every, full=True) == first
    assert latest_held((draft, aside)) is None
    assert draft.on is None


def test_what_was_agreed_last_is_what_goes_to_a_decision() -> None:
    same = sealed(1, date(2026, 7, 30))
    less = sealed(2, DUE, result=Result.LESS, reasons=WHY, stays="Days")
    assert agreed_change((less,)) == less
    assert agreed_change((less, same)) is None, "a later review found it right as it is"
    assert agreed_change(()) is None
