"""Two leads write one draft: every place that differs is found, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.domain.form import Area, Level
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_edit import at, put
from ras_desktop.domain.scheme_merge import GONE, ORDER, By, apart, joined
from ras_desktop.domain.scheme_rename import renamed
from tests.helpers.random_schemes import any_scheme, with_examples
from tests.helpers.schemes import SHIPPED, folders, scheme, small

EXAMPLE = scheme(next((SHIPPED / "example-children").iterdir()))
BANDS = small("bands-and-additions")
QUESTIONS = ("forms", 0, "questions")


def retitled(whole: Scheme, path, words: str) -> Scheme:
    return put(whole, (*path, "title"), words)


def test_changes_at_different_places_are_both_kept():
    mine = retitled(EXAMPLE, (*QUESTIONS, 0), "Mine")
    theirs = retitled(EXAMPLE, (*QUESTIONS, 1), "Theirs")
    places = apart(EXAMPLE, mine, theirs)
    assert [each.by for each in places] == [By.ME, By.OTHER]
    both = joined(EXAMPLE, mine, theirs)
    assert both.forms[0].questions[0].title == "Mine"
    assert both.forms[0].questions[1].title == "Theirs"
    assert both == retitled(mine, (*QUESTIONS, 1), "Theirs")


def test_a_place_that_both_changed_is_mine_until_theirs_is_chosen():
    mine = retitled(EXAMPLE, (*QUESTIONS, 0), "Mine")
    theirs = retitled(EXAMPLE, (*QUESTIONS, 0), "Theirs")
    (place,) = apart(EXAMPLE, mine, theirs)
    assert (place.by, place.mine, place.theirs) == (By.BOTH, "Mine", "Theirs")
    question = EXAMPLE.forms[0].questions[0].id
    assert place.spot == ("forms", EXAMPLE.forms[0].id, "questions", question, "title")
    assert joined(EXAMPLE, mine, theirs) == mine
    assert joined(EXAMPLE, mine, theirs, {place.spot: True}) == theirs


def test_without_what_both_had_nobody_is_said_to_have_changed_it_and_nothing_is_left_out():
    area = Area("mine", "Mine")
    other = Area("theirs", "Theirs")
    areas = ("forms", 0, "areas")
    mine = put(EXAMPLE, areas, (*at(EXAMPLE, areas), area))
    theirs = put(EXAMPLE, areas, (other, *at(EXAMPLE, areas)))
    places = apart(None, mine, theirs)
    assert {each.by for each in places} == {By.UNKNOWN}
    both = at(joined(None, mine, theirs), areas)
    assert both[0] == other
    assert both[-1] == area
    assert len(both) == len(at(EXAMPLE, areas)) + 2


def test_what_one_took_away_while_the_other_changed_it_is_asked():
    questions = at(EXAMPLE, QUESTIONS)
    mine = put(EXAMPLE, QUESTIONS, questions[1:])
    theirs = retitled(EXAMPLE, (*QUESTIONS, 0), "Theirs")
    (place,) = apart(EXAMPLE, mine, theirs)
    assert place.mine is GONE
    assert place.by is By.BOTH
    assert joined(EXAMPLE, mine, theirs) == mine
    assert joined(EXAMPLE, mine, theirs, {place.spot: True}) == theirs


def test_what_only_one_took_away_or_added_is_as_that_one_wanted():
    questions = at(EXAMPLE, QUESTIONS)
    removed = put(EXAMPLE, QUESTIONS, questions[1:])
    added = put(EXAMPLE, QUESTIONS, (*questions, replace(questions[0], id="new-one")))
    for mine, theirs in ((removed, added), (added, removed)):
        both = at(joined(EXAMPLE, mine, theirs), QUESTIONS)
        assert both == (*questions[1:], replace(questions[0], id="new-one"))


def test_rows_are_joined_row_by_row_where_both_have_as_many():
    rows = BANDS.tables[0].rows
    mine = put(BANDS, ("tables", 0, "rows", 0, "label"), "Mine")
    theirs = put(BANDS, ("tables", 0, "rows", len(rows) - 1, "label"), "Theirs")
    labels = [each.label for each in joined(BANDS, mine, theirs).tables[0].rows]
    assert (labels[0], labels[-1]) == ("Mine", "Theirs")
    longer = put(theirs, ("tables", 0, "rows"), (*rows, rows[-1]))
    (place,) = apart(BANDS, mine, longer)
    assert place.by is By.BOTH
    assert place.spot[-1] == "rows"


def test_another_order_is_a_place_of_its_own():
    areas = ("forms", 0, "areas")
    held = at(EXAMPLE, areas)
    mine = put(EXAMPLE, areas, held[::-1])
    theirs = put(EXAMPLE, (*areas, 0, "title"), "Theirs")
    places = {each.spot[-1]: each.by for each in apart(EXAMPLE, mine, theirs)}
    assert places == {ORDER: By.ME, "title": By.OTHER}
    both = at(joined(EXAMPLE, mine, theirs), areas)
    assert [each.id for each in both] == [each.id for each in held[::-1]]
    assert both[-1].title == "Theirs"


def test_a_table_of_another_kind_is_one_place():
    other = replace(small("per-point").tables[0], id=BANDS.tables[0].id)
    theirs = replace(BANDS, tables=(other, *BANDS.tables[1:]))
    mine = put(BANDS, ("tables", 0, "rows", 0, "label"), "Mine")
    (place,) = apart(BANDS, mine, theirs)
    assert place.by is By.BOTH
    assert joined(BANDS, mine, theirs, {place.spot: True}) == theirs


def test_a_renamed_question_and_a_new_title_are_both_there_to_choose():
    mine = renamed(EXAMPLE, (*QUESTIONS, 0), "quite-another").scheme
    theirs = retitled(EXAMPLE, (*QUESTIONS, 0), "Theirs")
    places = apart(EXAMPLE, mine, theirs)
    assert any(each.theirs is not GONE and each.mine is GONE for each in places)
    everything = {each.spot: True for each in places}
    assert joined(EXAMPLE, mine, theirs, everything) == theirs


def test_places_are_said_by_their_titles():
    level = (*QUESTIONS, 0, "levels", 0)
    words = at(EXAMPLE, level)
    assert isinstance(words, Level)
    theirs = put(EXAMPLE, (*level, "text"), "Other words.")
    (place,) = apart(EXAMPLE, EXAMPLE, theirs)
    question = EXAMPLE.forms[0].questions[0].title
    form = EXAMPLE.forms[0].title
    assert place.titles == ("forms", form, "questions", question, "levels", words.title, "text")


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_the_same_twice_has_no_place(folder):
    whole = scheme(folder)
    assert apart(None, whole, whole) == ()
    assert joined(whole, whole, whole) == whole


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**40))
def test_all_mine_is_mine_and_all_theirs_is_theirs_whatever_the_schemes(seed):
    dice = Random(seed)
    base, mine, theirs = (with_examples(dice, any_scheme(dice)) for _ in range(3))
    for before in (None, base):
        places = apart(before, mine, theirs)
        spots = [each.spot for each in places]
        assert len(spots) == len(set(spots))
        assert joined(before, mine, theirs, dict.fromkeys(spots, False)) == mine
        assert joined(before, mine, theirs, dict.fromkeys(spots, True)) == theirs
    assert joined(mine, mine, theirs) == theirs
    assert joined(theirs, mine, theirs) == mine
