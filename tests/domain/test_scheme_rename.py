"""Another identifier: everything follows, two never become one, files and sums stay the same."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.domain.example import run
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scheme_edit import Path, at, put
from ras_desktop.domain.scheme_faults import faults
from ras_desktop.domain.scheme_rename import LONGEST, check_name, named, renamed
from ras_desktop.forms.scheme import read_files, read_scheme
from ras_desktop.forms.scheme_plain import files
from ras_desktop.forms.scheme_toml import write_folder
from ras_desktop.forms.scheme_workbook import write_workbook
from ras_desktop.forms.scheme_workbook_read import read_workbook
from tests.helpers.random_schemes import any_scheme, with_examples
from tests.helpers.schemes import SHIPPED, folders, scheme, small

BANDS = small("bands-and-additions")
EXAMPLE = scheme(next((SHIPPED / "example-children").iterdir()))
NEW = "quite-another"


def parts(whole: Scheme) -> list[Path]:
    """Every part that has an identifier."""
    found: list[Path] = [("name",)]
    for name in ("gates", "forms", "tables", "rates", "adjust_points", "adjust_money"):
        found += [(name, place) for place in range(len(getattr(whole, name)))]
    found += [("exclusions", place) for place in range(len(whole.exclusions))]
    for number, form in enumerate(whole.forms):
        for name in ("areas", "questions", "checks"):
            found += [("forms", number, name, place) for place in range(len(getattr(form, name)))]
        for place, question in enumerate(form.questions):
            where = ("forms", number, "questions", place, "levels")
            found += [(*where, level) for level in range(len(question.levels))]
    for number, table in enumerate(whole.tables):
        for name in ("lines", "options"):
            held = range(len(getattr(table, name, ())))
            found += [("tables", number, name, place) for place in held]
    return found


def comes_out(whole: Scheme) -> list[object]:
    """What every example gives, without its words."""
    return [
        (
            ran.budget and (ran.budget.outcome, ran.budget.annual, ran.budget.points),
            [each.code for each in ran.findings],
        )
        for ran in (run(whole, each) for each in whole.examples)
    ]


def first_of_each_kind(paths: list[Path]) -> list[Path]:
    """One part of each kind: of several tables the first, of its lines the first."""
    return list(
        {tuple(x for x in path if isinstance(x, str)): path for path in paths[::-1]}.values()
    )


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_every_part_of_every_scheme_can_be_renamed_and_back(folder):
    whole = scheme(folder)
    for path in parts(whole):
        old = named(whole, path)
        assert check_name(whole, path, NEW) == (), path
        moved = renamed(whole, path, NEW).scheme
        assert named(moved, path) == NEW
        assert faults(moved) == ()
        assert renamed(moved, path, old).scheme == whole


@pytest.mark.parametrize(
    "kinds", [first_of_each_kind, pytest.param(list, marks=pytest.mark.stress, id="all")]
)
@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_nothing_else_changes_with_a_name(folder, kinds):
    """Checks, sums and files of every scheme: one part of each kind, in `make stress` all."""
    whole = scheme(folder)
    before, checked = comes_out(whole), [each.code for each in check(whole)]
    for path in kinds(parts(whole)):
        moved = renamed(whole, path, NEW).scheme
        assert [each.code for each in check(moved)] == checked
        assert comes_out(moved) == before, path
        assert read_files(files(moved)).scheme == moved, path


def test_a_scheme_renamed_in_all_its_parts_goes_out_and_comes_in_exactly(tmp_path):
    for folder in folders():
        whole = scheme(folder)
        for number, path in enumerate(parts(whole)):
            if named(whole, path).startswith("part-"):
                continue  # the same question on another form has followed
            whole = renamed(whole, path, f"part-{number}").scheme
        out = write_folder(whole, tmp_path / folder.parent.name)
        assert read_scheme(out).scheme == whole, folder
        assert read_workbook(write_workbook(whole)).scheme == whole, folder
        assert comes_out(whole) == comes_out(scheme(folder))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**40))
def test_random_schemes_never_lose_a_mention(seed):
    dice = Random(seed)
    whole = with_examples(dice, any_scheme(dice))
    path = dice.choice(parts(whole))
    old = named(whole, path)
    if check_name(whole, path, NEW):
        return
    moved = renamed(whole, path, NEW)
    assert faults(moved.scheme) == faults(whole)
    assert comes_out(moved.scheme) == comes_out(whole)
    assert renamed(moved.scheme, path, old).scheme == whole
    assert read_files(files(moved.scheme)).scheme == moved.scheme


@pytest.mark.parametrize("whole", [EXAMPLE, BANDS, small("menu"), small("reckoner")])
def test_two_never_become_one(whole):
    """A name that any part beside it has is refused, whatever the part."""
    for path in parts(whole)[1:]:
        for other in parts(whole)[1:]:
            if other[:-1] == path[:-1] and other != path:
                found = check_name(whole, path, named(whole, other))
                assert [each.code for each in found] == ["scheme.name.taken"], (path, other)


def test_questions_on_two_forms_are_one_question_and_follow_together():
    form = EXAMPLE.forms[0]
    other = replace(form, id="older", file="form-older.toml", age_from=18, age_to=25)
    both = replace(EXAMPLE, forms=(form, other))
    moved = renamed(both, ("forms", 0, "questions", 0), NEW).scheme
    assert [each.questions[0].id for each in moved.forms] == [NEW, NEW]
    level = renamed(moved, ("forms", 1, "questions", 0, "levels", 0), "not-at-all").scheme
    assert [each.questions[0].levels[0].id for each in level.forms] == ["not-at-all"] * 2


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_the_number_of_mentions_is_what_stands_in_the_files(folder):
    """Counted in the written files: every text and key that is the question's identifier."""
    whole = scheme(folder)
    ids = [named(whole, path) for path in parts(whole)]
    for path in parts(whole):
        name = named(whole, path)
        if len(path) == 4 and path[2] == "questions" and ids.count(name) == 1:
            written = repr(files(whole)).count(f"'{name}'")
            assert renamed(whole, path, NEW).mentions == written - 1, name


def test_a_form_takes_its_file_along_unless_another_has_that_file():
    moved = renamed(BANDS, ("forms", 0), "all-ages").scheme
    assert moved.forms[0].file == "form-all-ages.toml"
    odd = put(BANDS, ("forms", 0, "file"), "form-odd.toml")
    assert renamed(odd, ("forms", 0), "all-ages").scheme.forms[0].file == "form-odd.toml"
    if len(BANDS.forms) > 1:
        found = check_name(odd, ("forms", 1), "odd")
        assert [each.code for each in found] == ["scheme.name.taken"]


def test_what_a_family_would_have_ticked_follows_too():
    form = EXAMPLE.forms[0]
    asked = next(each for each in form.questions if each.levels)
    path = ("forms", 0, "questions", form.questions.index(asked), "levels", 0)
    first, last = asked.levels[0].id, asked.levels[-1].id
    given_here = {asked.id: Given(level=last, family=first)}
    example = replace(EXAMPLE.examples[0], answers=given_here)
    whole = replace(EXAMPLE, examples=(example,))
    moved = renamed(whole, path, NEW).scheme
    assert moved.examples[0].answers[asked.id] == Given(level=last, family=NEW)


@pytest.mark.parametrize(
    "name", ["", "Sleep", "1a", "a b", "a_b", "a.b", "é", "a--b", "-a", "a-", "a" * (LONGEST + 1)]
)
def test_names_are_written_as_the_document_says(name):
    found = check_name(BANDS, ("tables", 0), name)
    assert [each.code for each in found] == ["scheme.name.written"]


def test_rounding_is_no_name_for_a_rule():
    found = check_name(BANDS, ("adjust_money", 0), "rounding")
    assert [each.code for each in found] == ["scheme.name.taken"]


def test_a_name_that_something_already_asks_for_in_vain_is_not_given_silently():
    lost = put(BANDS, ("forms", 0, "table"), "lost")
    found = check_name(lost, ("tables", 0), "lost")
    assert [each.code for each in found] == ["scheme.name.mentioned"]


def test_two_parts_that_examples_call_by_one_word_are_parted_by_hand():
    rule = BANDS.adjust_money[0]
    table = BANDS.tables[0].id
    example = BANDS.examples[0]
    spoken = replace(example, expect=replace(example.expect, changes=((table, rule.amount or 1),)))
    whole = replace(
        BANDS,
        adjust_money=(replace(rule, id=table), *BANDS.adjust_money[1:]),
        examples=(spoken,),
    )
    found = check_name(whole, ("tables", 0), NEW)
    assert [each.code for each in found] == ["scheme.name.shared"]
    quiet = replace(whole, examples=())
    assert check_name(quiet, ("tables", 0), NEW) == ()


def test_the_same_name_again_is_no_change():
    path = ("rates", 0)
    held = small("weekly-hours")
    assert check_name(held, path, named(held, path)) == ()
    assert renamed(held, path, named(held, path)).scheme == held
    assert at(renamed(held, path, NEW).scheme, ("tables", 0)).rate == NEW
