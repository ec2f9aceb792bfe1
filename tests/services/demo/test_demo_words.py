"""The words of the demonstration: choices, facts, faults of the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.phrase import Choice, Phrase, Slot, Teller, phrase
from ras_desktop.services.demo.words import read, words

FOLDER = paths.resources() / "demo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "demo"
    shutil.copytree(FOLDER, copy)
    return copy


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_choice_says_one_of_its_parts_and_a_slot_its_fact():
    said = {phrase("A [red|blue] {thing}").say({"thing": "ball"}, Dice(each)) for each in range(40)}
    assert said == {"A red ball", "A blue ball"}


def test_choices_may_hold_choices():
    said = {phrase("[a [b|c]|d]").say({}, Dice(each)) for each in range(80)}
    assert said == {"a b", "a c", "d"}


def test_a_slot_with_a_capital_says_the_fact_with_one():
    told = phrase("{They} and {mum_cap} and {they}").say({"they": "he", "mum": "nan"}, Dice(1))
    assert told == "He and Nan and he"


def test_a_phrase_fits_only_where_its_facts_are_known():
    assert not phrase("with {sibling}").fits({})
    assert phrase("with {sibling}").fits({"sibling": "Ann"})
    assert phrase("[with {sibling}|alone]").fits({})
    assert not phrase("[{a}|{b}]").fits({"c": "x"})


def test_an_option_without_its_fact_is_never_said():
    assert {phrase("[{a}|alone]").say({}, Dice(each)) for each in range(20)} == {"alone"}


@pytest.mark.parametrize("text", ["[a|b", "a]", "{name", "[a}", "{}", "[a|{b]"])
def test_a_bracket_without_its_other_half_is_a_fault(text):
    with pytest.raises(ValueError, match="in:"):
        phrase(text)


def test_a_teller_says_nothing_twice_while_there_is_something_else():
    teller = Teller({}, Dice(3))
    assert {teller.one(["a", "b", "c"]) for _ in range(3)} == {"A", "B", "C"}
    assert teller.one(["a", "b", "c"]) in {"A", "B", "C"}
    assert teller.one(["{unknown}"]) == ""


def test_the_words_that_ship_are_whole():
    found = words()
    assert len(found.interests) >= 30
    assert len(found.communities) >= 10
    codes = {code for support in found.supports.values() for code in support.codes}
    assert {each for need in found.needs for out in need.outcomes for each in out.supports} <= set(
        found.supports
    )
    assert codes
    for profile in found.profiles:
        assert set(profile.risks) <= set(found.risks)
        assert profile.family in found.falls.shift
        known = {each.id for each in found.interests}
        assert {*profile.likes, *profile.unlikely} <= known


def _slots(part: object) -> set[str]:
    if isinstance(part, Slot):
        return {part.name}
    if isinstance(part, Choice):
        return {name for each in part.options for name in _slots(each)}
    if isinstance(part, Phrase):
        return {name for each in part.parts for name in _slots(each)}
    return set()


def test_a_fault_names_file_and_place(folder):
    edit(folder, "interests.toml", 'love = "trains"', 'loves = "trains"')
    with pytest.raises(ValueError, match=r"interests.toml: interest\[trains\]"):
        read(folder)


def test_a_half_bracket_in_a_file_is_found_when_it_is_read(folder):
    edit(folder, "needs.toml", "[does not see danger from cars|", "[does not see danger from cars")
    edit(folder, "needs.toml", "runs when {they} is frightened]", "runs when {they} is frightened")
    with pytest.raises(ValueError, match="a choice without an end"):
        read(folder)


def test_a_file_that_is_gone_is_named(folder):
    (folder / "voices.toml").unlink()
    with pytest.raises(ValueError, match=r"voices\.toml"):
        read(folder)


def test_the_same_subject_throws_the_same_and_another_one_differs():
    def throw(*subject):
        dice = Dice(*subject)
        return [dice.uuid(), dice.share(), dice.normal(), dice.pick("abcdefgh")]

    assert throw(1, "case", 7) == throw(1, "case", 7)
    assert throw(1, "case", 7) != throw(1, "case", 8)
    assert throw(1, "case", 7)[0].version == 4
