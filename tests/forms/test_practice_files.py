"""Practice sets as files: what ships fits its scheme and is read back; faults are named."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.practice import asked, check_fit
from ras_desktop.domain.readability import grade
from ras_desktop.domain.what_if import budget_of
from ras_desktop.forms.practice import read_practice, write_practice
from ras_desktop.wording import all as every_sentence  # noqa: F401
from ras_desktop.wording import finding
from tests.helpers.schemes import SHIPPED, scheme
from tests.helpers.toml import dump, put, renamed, without
from tests.helpers.toml import paths as all_paths

FILES = sorted((paths.forms() / "practice").glob("*.toml"))
EXAMPLE = scheme(SHIPPED / "example-children" / "2026.1")


def held(path: Path):
    found = read_practice(path)
    assert found.findings == ()
    return found.value


def test_every_form_of_the_example_scheme_has_at_least_six_children():
    forms = {held(each).form: len(held(each).children) for each in FILES}
    assert set(forms) == {each.id for each in EXAMPLE.forms}
    assert min(forms.values()) >= 6


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.stem)
class TestWhatShips:
    def test_it_fits_its_scheme(self, path):
        practice = held(path)
        assert (practice.scheme, practice.version) == (EXAMPLE.name, EXAMPLE.version)
        assert [finding(each) for each in check_fit(practice, EXAMPLE)] == []

    def test_each_child_has_a_whole_budget(self, path):
        practice = held(path)
        for child in practice.children:
            budget = budget_of(asked(EXAMPLE, practice, child))
            assert budget.complete, child.name
            assert not [each for each in budget.findings if each.severity == "error"]

    def test_the_children_of_a_set_are_not_all_alike(self, path):
        """A question whose agreed answer is always the same teaches nothing."""
        practice = held(path)
        form = EXAMPLE.form(practice.form)
        for question in (each for each in form.questions if each.required):
            answers = {child.given.get(question.id) for child in practice.children}
            assert len(answers) > 1, question.title

    def test_the_stories_are_in_plain_words(self, path):
        for child in held(path).children:
            story = child.story
            whole = " ".join((story.who, story.day, story.night, story.family, story.natural))
            assert grade(whole) <= 7, f"{child.name}: {grade(whole)}"

    def test_it_is_read_back_as_it_was_written(self, path, tmp_path):
        practice = held(path)
        again = tmp_path / path.name
        again.write_text(write_practice(practice), encoding="utf-8")
        assert held(again) == practice


def spoilt(tmp_path: Path, old: str, new: str):
    path = tmp_path / "set.toml"
    text = FILES[0].read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(each.where, finding(each)) for each in read_practice(path).findings]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ('level = "some", why', 'level = "some", points = 3, why', "washing", "exactly one answer"),
        ('level = "some", why', "why", "washing", "exactly one answer"),
        ('id = "teddy"', 'id = "amara"', "child[amara].id", "twice"),
        ("age = 3", "age = 93", "age", "from 0 to 25"),
        ("age = 3", "age = 3.5", "age", "a whole number"),
        ('night = "She falls', 'nights = "She falls', "night", "missing"),
        ("on = 2026-05-01", "on = 5", "on", "a date"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path, old, new, where, words):
    assert any(where in place and words in said for place, said in spoilt(tmp_path, old, new))


class TestSlips:
    """Every key renamed or left out, every value of another kind: always found, with its place.

    Whether each question is there says the scheme (`check_fit`), so a renamed question is no fault
    of the file.
    """

    MAY_GO = frozenset({"note", "willing", "agreed_by", "agreed_on"})

    def slips(self):
        whole = tomllib.loads(FILES[0].read_text(encoding="utf-8"), parse_float=Decimal)
        for path in all_paths(whole, most=1):
            yield whole, path

    def read(self, tree, folder: Path):
        target = folder / "set.toml"
        target.write_text(dump(tree), encoding="utf-8")
        found = read_practice(target)
        for each in found.findings:
            assert finding(each)
            assert each.where
        return found

    def test_a_renamed_key(self, tmp_path):
        for whole, path in self.slips():
            if isinstance(path[-1], str) and path[-2:-1] != ("answers",):
                found = self.read(renamed(whole, path, "zz_slip"), tmp_path)
                assert found.value is None, path
                assert any("zz_slip" in each.where for each in found.findings), path

    def test_a_missing_value(self, tmp_path):
        for whole, path in self.slips():
            if path[-1] in self.MAY_GO | {0} or path[-2:-1] == ("answers",):
                continue
            assert self.read(without(whole, path), tmp_path).value is None, path

    @pytest.mark.parametrize("other", [[[]], {"x": {}}, -7, Decimal("inf")])
    def test_a_value_of_another_kind(self, other, tmp_path):
        for whole, path in self.slips():
            assert self.read(put(whole, path, other), tmp_path).value is None, path


def test_a_new_version_of_the_scheme_says_which_answers_no_longer_fit():
    practice = held(FILES[0])
    form = EXAMPLE.form(practice.form)
    kept = [each for each in form.questions if each.id != "family-time"]
    calm = form.by_id["calm"]
    fresh = replace(form.by_id["washing"], id="joy", title="Joy")
    kept[kept.index(calm)] = replace(
        calm, levels=tuple(each for each in calm.levels if each.id != "lots")
    )
    other = replace(form, questions=(*kept, fresh))
    forms = tuple(other if each.id == form.id else each for each in EXAMPLE.forms)
    newer = replace(EXAMPLE, version="2027.1", forms=forms)
    said = {finding(each) for each in check_fit(practice, newer)}
    assert "Amara, “Calm”: “lots” is no level any more; agree on another" in said
    assert "Amara: “family-time” is no question of this form any more" in said
    assert "Amara: “Joy” has no agreed answer yet" in said
    assert len(said) == 2 * len(practice.children) + 1  # one child alone had “lots” upsets


def test_a_set_for_a_form_that_has_gone_or_for_other_ages():
    practice = held(FILES[0])
    gone = replace(practice, form="baby")
    assert [each.code for each in check_fit(gone, EXAMPLE)] == ["practice.form_gone"]
    older = replace(practice, children=(replace(practice.children[0], age=9),))
    assert [each.code for each in check_fit(older, EXAMPLE)] == ["practice.age"]
