"""Flesch–Kincaid grade, against values counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.readability import grade, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("I", 1), ("sleep", 1), ("family", 3), ("time", 1), ("able", 2), ("needed", 2),
        ("asked", 1), ("times", 1), ("washes", 2), ("child’s", 1), ("nightly", 2), ("the", 1),
        ("hmm", 1), ("people", 2), ("independence", 4),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_sentence_counted_by_hand() -> None:
    # 6 words, 1 sentence, 7 syllables: 0.39 × 6 + 11.8 × 7/6 − 15.59
    assert grade("I sleep well on most nightly") == Fraction(234, 100) + Fraction(
        118, 10
    ) * Fraction(7, 6) - Fraction(1559, 100)


def test_shorter_sentences_are_easier() -> None:
    assert grade("The child sleeps. The family sleeps.") < grade(
        "The child sleeps the family sleeps"
    )


def test_numbers_are_no_words() -> None:
    assert words("2 nights, 3 days") == ["nights", "days"]
    assert grade("2026 – 12") == 0


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    assert isinstance(grade(text), Fraction)
