"""The public version says every question, table, price and rule of a scheme, in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import takewhile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.documents import golden, public_scheme
from ras_desktop.documents.blocks import Heading
from ras_desktop.documents.draw import draw, page_count
from ras_desktop.domain.scheme_check import complexity
from tests.helpers.random_schemes import any_scheme
from tests.helpers.schemes import SHIPPED, folders, scheme, small

MEANS = Heading("What the answers mean", 2)
EXAMPLE = SHIPPED / "example-children" / "2026.1"


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_everything_of_every_scheme_is_said(folder):
    plan = scheme(folder)
    text = " ".join(golden.text(public_scheme.compose(plan)).split())
    said = [plan.title, *(each.title for each in (*plan.gates, *plan.rates, *plan.exclusions))]
    said += [each.title for each in (*plan.adjust_points, *plan.adjust_money)]
    for form in plan.forms:
        said += [form.title]
        said += [each.title for each in form.questions]
        said += [level.title for each in form.questions for level in each.levels]
        said += [level.text for each in form.questions for level in each.levels]
        said += [each.outcome for each in form.questions]
    assert [each for each in said if " ".join(each.split()) not in text] == []


def test_an_example_says_so_on_every_page_and_is_short():
    document = public_scheme.compose(scheme(EXAMPLE))
    assert "invented" in document.footer
    glance = replace(document, body=tuple(takewhile(lambda each: each != MEANS, document.body)))
    assert len(glance.body) < len(document.body)
    assert page_count(glance, body=public_scheme.BODY) <= 5
    assert page_count(document, body=public_scheme.BODY) <= 12
    assert draw(document, body=public_scheme.BODY).startswith(b"%PDF")
    published = public_scheme.compose(scheme(SHIPPED / "norfolk-primary" / "published"))
    assert published.footer == ""
    assert page_count(published, body=public_scheme.BODY) <= 2


def test_the_facts_of_the_calculation_are_there():
    plan = scheme(EXAMPLE)
    text = golden.text(public_scheme.compose(plan))
    for fact in ("Owner", "Purpose", "Inputs", "Method", "Human role", "Tests"):
        assert fact in text
    assert f"{len(plan.examples)} of {len(plan.examples)} worked examples" in text
    rule = replace(plan.governance, consulted_on=date(2026, 1, 20), consulted_with="")
    assert "families, 20 January 2026" in golden.text(
        public_scheme.compose(replace(plan, governance=rule))
    )


def test_how_it_is_rounded_is_said():
    """Seen on 28 November: rounded down and rounded to the nearest were printed alike."""
    said = golden.text(public_scheme.compose(small("by-the-month")))
    said = " ".join(said.split())
    assert "The total of points is rounded down to multiples of 0.5." in said
    assert "Each of these steps is rounded to the nearest multiple of £0.01, a half to" in said
    pounds = " ".join(golden.text(public_scheme.compose(small("menu-and-additions"))).split())
    assert "The result is rounded down to multiples of £1.00; a year counts as 52 weeks." in pounds
    assert "The total of points" not in pounds


def test_what_two_forms_ask_in_the_same_words_is_printed_once():
    plan = small("line-and-nights")
    form = plan.forms[0]
    first = next(each for each in form.questions if each.levels)
    odd = replace(first, levels=(replace(first.levels[0], text="Purple."), *first.levels[1:]))
    form = replace(form, questions=tuple(odd if each is first else each for each in form.questions))
    other = replace(form, id="other", title="Other ages", age_from=40, age_to=50)
    text = golden.text(public_scheme.compose(replace(plan, forms=(form, other))))
    assert text.count("Purple.") == 1
    assert f"As under “{form.title}”: " in text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**40))
def test_any_scheme_can_be_said(seed):
    plan = any_scheme(Random(seed))
    assert plan.title.strip().split()[0] in golden.text(public_scheme.compose(plan))


def test_a_table_that_no_form_uses_is_not_said():
    plan = small("per-point")
    spare = replace(plan.tables[0], id="spare")
    more = replace(plan, tables=(*plan.tables, spare))
    assert golden.text(public_scheme.compose(more)) == golden.text(public_scheme.compose(plan))


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_the_pages_that_the_checker_names_are_those_that_are_printed(folder):
    """About: never more than one page beside it. Seen: "fits on one page" of five."""
    plan = scheme(folder)
    printed = page_count(public_scheme.compose(plan), body=public_scheme.BODY)
    assert abs(complexity(plan).pages - printed) <= 1
