"""What people type, folded for finding and cleaned for keeping."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import text
from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Child, LegalFlag

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Zoë O’Brien-Łukasik", "zoe obrien lukasik"),
        ("zoe  obrien lukasik ", "zoe obrien lukasik"),
        ("O'Brien", "obrien"),
        ("Straße", "strasse"),
        ("Þór Ægir", "thor aegir"),
        ("Đặng", "dang"),
        ("ﬁona", "fiona"),
        ("İpek Işık", "ipek isik"),
        ("ʻOkina", "okina"),
        ("Anne—Marie", "anne marie"),
        ("St. John", "st john"),
        ("\u200fعلي\u200e", "علي"),
        ("Джон", "джон"),
        ("S60 1AE", "s60 1ae"),
        ("Robert'); DROP TABLE case;", "robert); drop table case;"),
        ("🙂 Amy", "🙂 amy"),
        ("㎒", "mhz"),
        ("", ""),
    ],
)
def test_names_meet_without_accents_and_marks(typed: str, folded: str) -> None:
    assert text.fold(typed) == folded


@given(ANY)
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)


@given(ANY)
def test_case_does_not_matter(typed: str) -> None:
    assert text.fold(typed.casefold()) == text.fold(typed)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_the_short_way_for_plain_letters_gives_what_the_long_way_gives(typed: str) -> None:
    assert text.fold(typed) == text.fold(typed + "\u200d")


@given(ANY)
def test_what_is_kept_can_be_encoded_and_is_kept_the_same_again(typed: str) -> None:
    kept = text.clean(typed)
    kept.encode("utf-8")
    assert text.clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert "\x00" not in kept
    assert "\r" not in kept


def test_lines_and_tabs_stay_and_control_characters_go() -> None:
    assert text.clean("a\r\nb\rc\td\x00\x07") == "a\nb\nc\td"
    assert text.clean("broken \ud800") == "broken \ufffd"


def test_every_text_of_a_value_is_cleaned_nested_ones_too() -> None:
    child = Child("A\x00my", address=Address("1\r\nRoad"), legal_flags=(LegalFlag.IN_CARE,))
    kept = text.cleaned(child)
    assert kept == Child("Amy", address=Address("1\nRoad"), legal_flags=(LegalFlag.IN_CARE,))
    assert type(kept.legal_flags[0]) is LegalFlag
    assert text.cleaned(("a\x07", 3)) == ("a", 3)  # type: ignore[comparison-overlap]


def test_a_text_that_is_too_long_is_named_with_its_place() -> None:
    long = "x" * (text.LONGEST + 1)
    child = Child("A" * text.LONGEST, household=long, address=Address(lines=long))
    found = text.too_long(child)
    assert [each.where for each in found] == ["address/lines", "household"]
    assert {each.code for each in found} == {"text.too_long"}
    assert found[0].values == {"length": 100_001, "longest": 100_000}
    assert text.too_long((long,), "needs")[0].where == "needs/0"
    assert text.too_long(3) == ()


def test_initials_are_of_those_names_that_are_there() -> None:
    assert text.initials("Zoë", "O’Brien") == "Z. O."
    assert text.initials("", "élan") == "É."
    assert text.initials("", " ") == ""


def test_words_are_counted() -> None:
    assert text.phrase_count(" one  two\nthree ") == 3


def test_the_answers_of_a_mapping_are_looked_at_too() -> None:
    assert text.cleaned({"sleep": "a\x07b"}) == {"sleep": "ab"}
    found = text.too_long({"sleep": "x" * (text.LONGEST + 1)}, "answers")
    assert [each.where for each in found] == ["answers/sleep"]


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2800\u2800", "\u3164", "\u200f \u00a0", "\u2060\n"]
)
def test_text_of_which_nothing_is_seen_is_no_text(unseen: str) -> None:
    assert text.clean(unseen) == ""
    assert text.clean(f"a{unseen}b").startswith("a")


def test_words_are_looked_for_whole_whatever_stands_beside_them() -> None:
    assert text.words_of("(Après-school club)/day care,") == " apres school club day care "
    assert text.words_of("park") not in text.words_of("Sparkle club")
