"""The family's sheet of a review and the child's forms: as text, and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from ras_desktop.documents import child_voice, review
from ras_desktop.documents.draw import draw
from ras_desktop.documents.figure import Faces, words
from ras_desktop.documents.frame import About
from ras_desktop.documents.geometry import compose, rough_measure
from ras_desktop.documents.golden import text
from ras_desktop.documents.review import Amounts, ReviewSheet
from ras_desktop.domain.case_review import CaseReview, SetAside, hold
from ras_desktop.domain.council import Council
from ras_desktop.domain.money import Money
from ras_desktop.domain.review import Intervals, Kind, next_review
from ras_desktop.domain.reviewing import (
    Action,
    Enough,
    Heard,
    Progress,
    Result,
    ReviewForm,
    Setting,
    Used,
    Voice,
    VoiceForm,
)

Golden = Callable[[str, str], None]
STARTED, HELD = date(2026, 4, 6), date(2026, 7, 10)
ABOUT = About("Amira", "Amira Rose Quarrington", "A. Q.", date(2017, 3, 2), "2026-00042")
FACE_WORDS = ("Very sad", "Sad", "So-so", "Happy", "Very happy")
SWIM, TODO, OLD = (UUID(int=each) for each in (1, 2, 3))
LESS = ReviewForm(
    on=HELD,
    setting=Setting.HOME,
    present="Amira, Nadia Quarrington, Sam Hale",
    changed=True,
    changes="She is at school on Fridays now.",
    progress=(
        Progress(SWIM, "To swim with other children", 2, 8, 4, 6, "Four times a month", "I float!"),
    ),
    used=Used.LEFT_OVER,
    used_words="Fridays",
    enough=Enough.MORE_THAN_NEEDED,
    enough_words="Fridays",
    appropriate=True,
    heard=Heard.OWN_FORM,
    voice=Voice(VoiceForm.YOUNGER, {"home": 4, "fun": 3}, "I like Kim", "Swimming", "No bus"),
    parents="It helps us all",
    others="School agrees",
    earlier=(Action(OLD, "Ask the pool", "Sam Hale", HELD, True),),
    actions=(Action(TODO, "Ask about the bus", "Sam Hale", date(2026, 8, 1)),),
    result=Result.LESS,
    amount=Money.pounds(4680),
    reasons="She is at school on Fridays now and needs nobody then.",
    stays="The weekends and the club.",
)


def sheet(form: ReviewForm = LESS) -> ReviewSheet:
    due = next_review(STARTED, (), Intervals(3, 6, 6))
    draft = CaseReview(UUID(int=9), UUID(int=8), Kind.FIRST, form=form)
    at = datetime(2026, 7, 10, 15, tzinfo=UTC)
    held = hold(draft, due, Money.pounds(6240), (UUID(int=7), "Sam Hale"), at)
    told = ("Friday: from “all day” to “none”.", "The amount is £500.00 lower.")
    amounts = Amounts(Money.pounds(6000), STARTED, Money.pounds(5500), HELD, told)
    return ReviewSheet(
        Council(name="Exampleshire"), ABOUT, held, Money.pounds(6240), due, None, amounts
    )


def test_the_sheet_of_a_review_that_agreed_less(golden: Golden) -> None:
    golden("review-less", text(review.compose(sheet())))


def test_the_sheet_where_nothing_changed_says_that_all_stays() -> None:
    form = replace(
        LESS, changed=False, result=Result.SAME, reasons="", stays="", amount=None,
        enough=Enough.ENOUGH, enough_words="", heard=Heard.THROUGH,
        voice=Voice(VoiceForm.OLDER, through="Her teacher"),
    )  # fmt: skip
    said = text(review.compose(replace(sheet(form), amounts=None)))
    assert "The same: £6,240.00 a year" in said
    assert "The support, the plan and the £6,240.00 a year stay as they are." in said
    assert "Somebody spoke for the child: Her teacher" in said
    assert "It is not the decision" not in said


def test_a_draft_and_one_set_aside_say_so() -> None:
    held = sheet().review
    draft = review.compose(replace(sheet(), review=replace(held, sealed=None)))
    assert draft.draft
    bare = replace(held, sealed=None, form=ReviewForm())
    assert "Nothing is agreed yet" in text(review.compose(replace(sheet(), review=bare)))
    aside = SetAside(UUID(int=7), "Mara Lind", HELD, "Her sister’s")
    said = text(review.compose(replace(sheet(), review=replace(held, aside=aside))))
    assert "set aside on 10 July 2026: Her sister’s" in said


@pytest.mark.parametrize("form", list(VoiceForm))
def test_the_childs_form(golden: Golden, form: VoiceForm) -> None:
    made = child_voice.compose(Council(name="Exampleshire"), form, "A. Q.")
    golden(f"child-voice-{form.value}", text(made))
    assert draw(made).startswith(b"%PDF")


def test_faces_are_five_and_the_chosen_one_is_said() -> None:
    with pytest.raises(ValueError, match="5 faces"):
        Faces("How?", ("Sad",))
    blank, chosen = Faces("How?", FACE_WORDS), Faces("How?", FACE_WORDS, 3)
    assert words(blank) == ("Very sad, Sad, So-so, Happy, Very happy",)
    assert words(chosen)[1] == "Chosen: Happy"
    for each in (blank, chosen):
        drawing = compose(each, 400, measure=rough_measure)
        assert all(0 <= getattr(one, "x", 0) <= 400 for one in drawing.primitives)
