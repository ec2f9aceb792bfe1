"""Changes of a scheme at a path, the places of findings, next April's sums, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop import wording
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scheme_edit import as_path, as_where, at, fresh, put
from ras_desktop.domain.scheme_place import path_of, placed
from ras_desktop.domain.scheme_raise import from_day, next_april
from ras_desktop.domain.scheme_shape import check_whole, shape, sound
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import SHIPPED, folders, scheme, small

BANDS = small("bands-and-additions")
APRIL = date(2027, 4, 1)


def test_put_changes_one_place_and_shares_the_rest() -> None:
    path = ("forms", 0, "questions", 1, "title")
    changed = put(BANDS, path, "Other")
    assert at(changed, path) == "Other"
    assert changed.forms[0].questions[0] is BANDS.forms[0].questions[0]
    assert changed.tables is BANDS.tables
    assert put(changed, path, at(BANDS, path)) == BANDS


def test_paths_and_places_are_the_same_thing() -> None:
    path = ("forms", 0, "questions", 12, "title")
    assert as_path(as_where(path)) == path


def test_a_fresh_name_is_never_one_that_is_taken() -> None:
    assert fresh("gate", ("gate-1", "gate-7", "age", "gate-x")) == "gate-8"


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_what_ships_lacks_nothing(folder) -> None:
    assert shape(scheme(folder)) == ()
    assert check_whole(scheme(folder)) == check(scheme(folder))


@pytest.mark.parametrize(
    ("where", "path"),
    [
        ("scheme.toml: table[bands].rows[2].from", ("tables", 0, "rows", 1, "first")),
        ("scheme.toml: gate[register].reason", ("gates", 1, "reason")),
        ("scheme.toml: governance.consulted_on", ("governance", "consulted_on")),
        ("scheme.toml: points.minimum", ("points", "minimum")),
        ("examples.toml: example[2].expect.amount", ("examples", 1, "expect", "amount")),
        ("examples.toml", ("examples",)),
        ("scheme.toml: table[gone].rows[2]", ("tables",)),
        ("", ()),
    ],
)
def test_a_place_in_files_is_a_path_in_the_scheme(where: str, path: tuple) -> None:
    found = path_of(BANDS, where)
    assert found == path
    at(BANDS, found)


def test_the_keys_of_a_sum_stand_within_it() -> None:
    line = small("line-and-nights")
    rule = line.adjust_money[0]
    where = f"scheme.toml: adjust_money[{rule.id}].rate"
    assert path_of(line, where)[:2] == ("adjust_money", 0)
    nights = next(n for n, each in enumerate(line.adjust_money) if each.sum is not None)
    where = f"scheme.toml: adjust_money[{line.adjust_money[nights].id}].rate"
    assert path_of(line, where) == ("adjust_money", nights, "sum", "rate")


@given(st.data())
def test_every_finding_of_a_broken_scheme_is_at_a_place_that_exists(data: st.DataObject) -> None:
    """Rows, levels, questions and titles are taken out at random: never a crash."""
    whole = data.draw(st.sampled_from([scheme(each) for each in folders()]))
    for _cut in range(data.draw(st.integers(1, 4))):
        lists = [path for path in _lists(whole) if at(whole, path)]
        path = data.draw(st.sampled_from(lists))
        held = at(whole, path)
        gone = data.draw(st.integers(0, len(held) - 1))
        whole = put(whole, path, (*held[:gone], *held[gone + 1 :]))
    for each in check_whole(whole):
        assert wording.finding(each)
        at(whole, as_path(placed(whole, each).where))
    if sound(whole):
        for example in whole.examples:
            run(whole, example)


def _lists(whole) -> list[tuple]:
    found = [("gates",), ("tables",), ("rates",), ("forms",), ("examples",), ("adjust_money",)]
    for number, table in enumerate(whole.tables):
        names = ("rows", "knots", "bases", "weights", "lines", "options")
        found += [("tables", number, name) for name in names if hasattr(table, name)]
    for number, form in enumerate(whole.forms):
        found += [("forms", number, "questions"), ("forms", number, "areas")]
        found += [("forms", number, "questions", n, "levels") for n in range(len(form.questions))]
    return found


def test_a_finding_keeps_its_words_when_it_is_placed() -> None:
    found = Finding("scheme.gap", "scheme.toml: table[bands].rows[2].from", {"first": 1, "last": 2})
    assert replace(placed(BANDS, found), where=found.where) == found


def test_next_april_norfolk_gives_2884_pounds() -> None:
    """Scenario 5: 145 → £1,500, 146 → £2,800; in April all amounts rise 3 %."""
    norfolk = scheme(SHIPPED / "norfolk-primary" / "published")
    raised = from_day(norfolk, APRIL, Decimal(3))
    before = [each.amount for each in norfolk.tables[0].rows if each.amount is not None]
    after = [each.amount for each in raised.tables[0].rows if each.amount is not None]
    assert Decimal("2884.00") in after
    assert after == [round(each * Decimal("1.03"), 2) for each in before]
    assert raised.valid_from == APRIL
    assert from_day(norfolk, APRIL, Decimal(0)).tables == norfolk.tables


def test_a_rate_gets_a_new_price_and_the_old_one_ends_the_day_before() -> None:
    hours = small("weekly-hours")
    raised = from_day(hours, APRIL, Decimal(-10))
    last, fresh_one = raised.rates[0].values[-2:]
    assert last.last == date(2027, 3, 31)
    assert fresh_one.first == APRIL
    assert fresh_one.amount == round(last.amount * Decimal("0.9"), 2)
    assert raised.tables == hours.tables


def test_a_rate_that_has_ended_goes_on_as_it_was_where_sums_stay() -> None:
    hours = small("weekly-hours")
    rate = hours.rates[0]
    ended = replace(rate, values=(replace(rate.values[0], last=date(2027, 3, 31)),))
    moved = from_day(replace(hours, rates=(ended,)), APRIL, Decimal(0)).rates[0]
    assert moved.values[:-1] == ended.values
    assert moved.values[-1].first == APRIL
    assert moved.on(APRIL) == ended.values[0].amount
    running = replace(rate, values=(replace(rate.values[0], last=None),))
    assert from_day(replace(hours, rates=(running,)), APRIL, Decimal(0)).rates == (running,)
    example = scheme(next((SHIPPED / "example-children").iterdir()))
    codes = {each.code for each in check(from_day(example, APRIL, Decimal(0)))}
    assert "scheme.day_without_rate" not in codes
    assert "scheme.example_fails" not in codes


def test_numbers_of_things_are_not_raised() -> None:
    blocks = small("blocks")
    raised = from_day(blocks, APRIL, Decimal(5))
    for old, new in zip(blocks.tables[0].lines, raised.tables[0].lines, strict=True):
        if old.sum.rate is not None:
            assert new.sum == old.sum


def test_the_next_april_is_never_today() -> None:
    assert next_april(date(2026, 11, 21)) == date(2027, 4, 1)
    assert next_april(date(2027, 4, 1)) == date(2028, 4, 1)
    assert next_april(date(2027, 3, 31)) == date(2027, 4, 1)
