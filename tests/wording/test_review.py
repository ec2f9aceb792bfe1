"""What reviews say: every kind, result and reason has its word, and what was agreed in a line."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import AtReview
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import (
    FACES,
    VOICE_QUESTIONS,
    Enough,
    Heard,
    Late,
    Result,
    Setting,
    Used,
    VoiceForm,
)
from ras_desktop.wording import review as words
from ras_desktop.wording.panel import agreed_at


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (Kind, words.KINDS), (Setting, words.SETTINGS), (Heard, words.HEARD), (Used, words.USED),
        (Enough, words.ENOUGH), (Result, words.RESULTS), (Result, words.RESULT_NEXT),
        (Late, words.LATE), (VoiceForm, words.VOICE_FORMS),
    ],
)  # fmt: skip
def test_every_member_has_its_word(kind: type[StrEnum], table: dict[str, str]) -> None:
    assert set(table) == {each.value for each in kind}
    assert all(each.strip() for each in table.values())


def test_both_forms_ask_what_they_are_to_ask() -> None:
    for form, questions in VOICE_QUESTIONS.items():
        assert tuple(words.VOICE_ASKS[form.value]) == questions
    assert len(words.FACES) == len(FACES)


def test_no_word_for_less_promises_a_number_of_months_that_a_council_can_lengthen() -> None:
    for each in ("less", "stop"):
        assert "at least three months’" in words.RESULT_NEXT[each]


def test_what_was_agreed_in_a_line() -> None:
    day = date(2026, 11, 2)
    bare = AtReview(UUID(int=1), day, Result.STOP)
    assert agreed_at(bare) == "Stop"
    assert agreed_at(AtReview(UUID(int=1), day, Result.LESS, Money(300_000))) == (
        "Less: £3,000.00 a year"
    )
