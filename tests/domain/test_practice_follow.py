"""A practice set for another version: answers follow other names, and nothing is bent to fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ras_desktop.domain.practice import check_fit
from ras_desktop.domain.practice_follow import fitted, form_of
from ras_desktop.domain.scheme_rename import renamed
from ras_desktop.forms.practice import read_practice
from ras_desktop.paths import forms as shipped_forms
from tests.helpers.schemes import SHIPPED, scheme

EXAMPLE = scheme(SHIPPED / "example-children" / "2026.1")
FORM_AT = next(at for at, each in enumerate(EXAMPLE.forms) if each.id == "primary")
FORM = EXAMPLE.forms[FORM_AT]
SET = read_practice(shipped_forms() / "practice" / "example-primary.toml").value


def place(question):
    return ("forms", FORM_AT, "questions", [each.id for each in FORM.questions].index(question))


def level_place(question, level):
    found = FORM.by_id[question]
    return (*place(question), "levels", [each.id for each in found.levels].index(level))


def next_year(changed):
    return replace(changed, version="2027.1", valid_from=date(2027, 4, 1), valid_to=None)


def with_questions(held, change):
    """The scheme with every question of the form as `change` makes it; None: it goes."""
    form = held.forms[FORM_AT]
    made = tuple(each for each in map(change, form.questions) if each is not None)
    forms = tuple(replace(each, questions=made) if each is form else each for each in held.forms)
    return replace(held, forms=forms)


def answers(found, child="idris"):
    return {name: each.given for name, each in found.practice.child(child).answers.items()}


def test_the_same_scheme_of_another_year_takes_all():
    found = fitted(SET, EXAMPLE, next_year(EXAMPLE))
    assert found.unfit == ()
    assert found.followed == ()
    assert (found.practice.version, found.practice.on) == ("2027.1", date(2027, 4, 1))
    assert answers(found) == SET.child("idris").given


@pytest.mark.parametrize("question", [each.id for each in FORM.questions])
def test_answers_follow_every_question_that_is_renamed(question):
    other = next_year(renamed(EXAMPLE, place(question), "quite-another").scheme)
    found = fitted(SET, EXAMPLE, other)
    assert found.unfit == ()
    assert found.followed == (FORM.by_id[question].title,)
    before = SET.child("idris").given
    assert answers(found).get("quite-another") == before.get(question)
    assert question not in answers(found)
    assert len(answers(found)) == len(before)


def test_answers_follow_a_level_that_is_renamed():
    level = SET.child("idris").given["calm"].level
    other = next_year(renamed(EXAMPLE, level_place("calm", level), "quite-another").scheme)
    found = fitted(SET, EXAMPLE, other)
    assert found.unfit == ()
    assert found.followed == (FORM.by_id["calm"].title,)
    assert answers(found)["calm"].level == "quite-another"


def test_two_levels_that_changed_names_with_each_other_are_not_mixed_up():
    """The levels keep their titles: "some" would otherwise silently become "a lot"."""
    other = EXAMPLE
    for at, name in (("some", "aside"), ("lots", "some"), ("aside", "lots")):
        question = other.forms[FORM_AT].by_id["calm"]
        levels = [each.id for each in question.levels]
        path = (*place("calm"), "levels", levels.index(at))
        other = renamed(other, path, name).scheme
    found = fitted(SET, EXAMPLE, next_year(other))
    assert found.unfit == ()
    before, after = FORM.by_id["calm"], other.forms[FORM_AT].by_id["calm"]
    for child in SET.children:
        was, now = child.given["calm"].level, answers(found, child.id)["calm"].level
        if was is not None:
            assert before.by_id[was].title == after.by_id[now].title


def test_a_question_with_other_words_and_the_same_name_stays_the_same():
    def reworded(each):
        return replace(each, title="Calm in other words") if each.id == "calm" else each

    found = fitted(SET, EXAMPLE, next_year(with_questions(EXAMPLE, reworded)))
    assert found.unfit == ()
    assert answers(found)["calm"] == SET.child("idris").given["calm"]


def test_a_question_with_another_name_and_title_is_known_by_its_levels():
    def other(each):
        changed = replace(each, id="becalmed", title="Another title")
        return changed if each.id == "calm" else each

    found = fitted(SET, EXAMPLE, next_year(with_questions(EXAMPLE, other)))
    assert answers(found)["becalmed"] == SET.child("idris").given["calm"]


def test_what_has_gone_is_said_by_its_title_and_nothing_takes_its_place():
    def without(each):
        return None if each.id == "calm" else each

    newer = next_year(with_questions(EXAMPLE, without))
    found = fitted(SET, EXAMPLE, newer)
    assert {each.code for each in found.unfit} == {"practice.question_gone"}
    assert {each.values["question"] for each in found.unfit} == {FORM.by_id["calm"].title}
    assert len(found.unfit) == len(SET.children)
    assert "calm" not in answers(found)
    assert check_fit(found.practice, newer) == ()


def test_a_level_that_has_gone_leaves_its_question_open():
    level = SET.child("idris").given["calm"].level

    def fewer(each):
        if each.id != "calm":
            return each
        return replace(each, levels=tuple(one for one in each.levels if one.id != level))

    found = fitted(SET, EXAMPLE, next_year(with_questions(EXAMPLE, fewer)))
    mine = [each for each in found.unfit if each.values["child"] == SET.child("idris").name]
    assert [each.code for each in mine] == ["practice.level_gone"]
    assert mine[0].values["level"] == FORM.by_id["calm"].by_id[level].title
    assert "calm" not in answers(found)


def test_a_form_of_another_name_is_found_by_title_or_ages():
    other = next_year(renamed(EXAMPLE, ("forms", FORM_AT), "five-to-ten").scheme)
    found = fitted(SET, EXAMPLE, other)
    assert (found.practice.form, found.unfit) == ("five-to-ten", ())
    titled = replace(other.forms[FORM_AT], title="Another title altogether")
    forms = (*other.forms[:FORM_AT], titled, *other.forms[FORM_AT + 1 :])
    found = fitted(SET, EXAMPLE, replace(other, forms=forms))
    assert (found.practice.form, found.unfit) == ("five-to-ten", ())


def test_another_scheme_for_the_same_ages_is_not_the_sets():
    """It has none of the questions: a set of its own is needed."""

    def other(each):
        levels = tuple(replace(one, text=f"x {one.text}") for one in each.levels)
        return replace(each, id=f"x-{each.id}", title=f"X {each.title}", levels=levels)

    strange = with_questions(EXAMPLE, other)
    form = replace(strange.forms[FORM_AT], id="strange", title="Strange")
    forms = (*strange.forms[:FORM_AT], form, *strange.forms[FORM_AT + 1 :])
    assert form_of(SET, EXAMPLE, replace(strange, forms=forms)) is None


def test_without_its_own_version_names_alone_count():
    found = fitted(SET, None, next_year(EXAMPLE))
    assert found.unfit == ()
    assert answers(found) == SET.child("idris").given
