"""Whatever is typed into the designer: findings, never a crash, and never what no file may hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import errors
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scheme_edit import as_path, at, put
from ras_desktop.domain.scheme_place import placed
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.forms.scheme import read_files
from ras_desktop.forms.scheme_plain import files
from ras_desktop.forms.scheme_whole import check_written, stops
from ras_desktop.forms.scheme_workbook import write_workbook
from ras_desktop.forms.scheme_workbook_read import read_workbook
from ras_desktop.services.scheme_design import look
from tests.helpers.random_schemes import any_scheme, with_examples
from tests.helpers.schemes import folders, scheme, small

ODD: dict[type, tuple[Any, ...]] = {
    Decimal: tuple(map(Decimal, ("0", "-1", "0.12345", "7", "1e12", "999999999999.9999"))),
    str: ("", "April 2027", "x" * 60, "two\nlines"),
    int: (0, -1, 99, 200),
    date: (date(1950, 1, 1), date(2030, 2, 28)),
}
BANDS = small("bands-and-additions")


def leaves(value: Any, path: tuple = ()) -> list[tuple]:
    """Every place in which something stands that the designer lets one type over."""
    if isinstance(value, tuple):
        parts = enumerate(value)
    elif is_dataclass(value):
        names = (each.name for each in fields(value) if each.init)
        parts = ((name, getattr(value, name)) for name in names if name not in ("id", "file"))
    else:
        return [path] if type(value) in ODD and value != "" else []
    return [leaf for name, part in parts for leaf in leaves(part, (*path, name))]


def is_whole(plan: Any) -> None:
    """What the designer says nothing against goes out and comes in as it was."""
    found = check_written(plan)
    for each in found:
        assert wording.finding(each)
        at(plan, as_path(placed(plan, each).where))
    if sound(plan) and not stops(found):
        for example in plan.examples:
            run(plan, example)
    if not errors(found):
        assert read_files(files(plan)).scheme == plan
        assert read_workbook(write_workbook(plan)).scheme == plan


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_what_ships_is_whole(folder):
    assert check_written(scheme(folder)) == check(scheme(folder))


@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_any_odd_value_at_any_place_is_found_or_harmless(data):
    dice = Random(data.draw(st.integers(0, 2**40)))
    plan = scheme(dice.choice(folders()))
    if dice.random() < 0.4:
        plan = with_examples(dice, any_scheme(dice))
    for _change in range(dice.choice((1, 1, 2))):
        path = dice.choice([each for each in leaves(plan) if each[-1] != "name"])
        plan = put(plan, path, dice.choice(ODD[type(at(plan, path))]))
    is_whole(plan)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "April 2027"),
        (("forms", 0, "questions", 0, "levels", 0, "points"), Decimal("0.12345")),
        (("tables", 0, "rows", 1, "label"), ""),
        (("warn", "cliff_share"), Decimal(5)),
        (("rates", 0, "units"), ""),
    ],
)
def test_what_no_file_may_hold_is_said_at_its_place(path, value):
    """Seen on 28 November: the designer let these through, and the workbook could not come back."""
    looked = look(put(BANDS, path, value))
    places = {each.where for each in errors(looked.findings)}
    assert any("/".join(map(str, path)).startswith(each) and each for each in places), places


@pytest.mark.parametrize("path", [("points", "round", "to"), ("money", "round", "to")])
def test_multiples_of_nothing_are_said_and_stop_no_window(path):
    plan = put(BANDS, path, Decimal(0))
    assert not sound(plan)
    assert "scheme.above_nothing" in {each.code for each in look(plan).findings}


def test_a_step_of_nothing_is_said():
    question = next(each for each in BANDS.forms[0].questions if each.step is not None)
    number = BANDS.forms[0].questions.index(question)
    form = replace(
        BANDS.forms[0],
        questions=tuple(
            replace(each, step=Decimal(0)) if each is question else each
            for each in BANDS.forms[0].questions
        ),
    )
    looked = look(replace(BANDS, forms=(form, *BANDS.forms[1:])))
    found = {each.code: each.where for each in looked.findings}
    assert found["scheme.above_nothing"] == f"forms/0/questions/{number}/step"
    assert not looked.sound
