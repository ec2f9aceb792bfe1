"""The sheet for the team meeting: the most disputed questions first, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from ras_desktop import paths
from ras_desktop.documents import golden
from ras_desktop.documents import practice as sheet
from ras_desktop.documents.draw import draw, page_count
from ras_desktop.domain.council import Council
from ras_desktop.domain.practice import Attempt
from ras_desktop.domain.practised import practised
from ras_desktop.domain.questionnaire import Given
from ras_desktop.forms.practice import read_practice
from tests.helpers.schemes import SHIPPED, scheme

EXAMPLE = scheme(SHIPPED / "example-children" / "2026.1")
FORM = EXAMPLE.form("primary")
SET = read_practice(paths.forms() / "practice" / "example-primary.toml").value
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
NAMES = ("Ash Bell", "Bo Carr", "Cy Dale")


def attempts(**changed):
    """Three workers, all children; the third answers some questions otherwise."""
    for at, name in enumerate(NAMES):
        for child in SET.children:
            given = dict(child.given)
            if at == 2:
                given |= {key: Given(level=level) for key, level in changed.items()}
            id_ = uuid5(UUID(int=at), child.id)
            worker = UUID(int=at + 1)
            yield Attempt(id_, UUID(int=9), SET.name, child.id, worker, name, NOW, given, NOW)


def composed(*held):
    found = practised(FORM, SET.children, held)
    return sheet.compose(Council(name="Exam"), sheet.Meeting(SET, FORM, found, date(2026, 5, 5)))


def text(document):
    return " ".join(golden.text(document).split())


def test_it_asks_about_what_is_disputed_and_says_why_it_was_agreed():
    document = composed(*attempts(carers="none", calm="exceptional"))
    said = text(document)
    assert "To talk about today" in said
    assert said.index("Parents and carers") < said.index("Each question, the most disputed first")
    assert SET.child("wren").answers["carers"].why in said
    assert "2 × Exceptional" in said
    assert "1 × None" in said
    assert "What we agree on" in said
    assert "All of us as agreed: Harriet." in said  # “none” is the agreed answer for her
    assert "Eating and drinking" in said  # in the figures
    assert draw(document).startswith(b"%PDF")
    assert page_count(document) <= 4


def test_no_worker_is_named():
    said = text(composed(*attempts(carers="none")))
    assert not [name for name in NAMES if name in said]


def test_a_team_that_agrees_has_nothing_to_talk_about():
    said = text(composed(*attempts()))
    assert "Nothing stands out" in said
    assert "To talk about today" not in said


def test_few_children_are_said():
    said = text(composed(*(each for each in attempts(calm="none") if each.child == "idris")))
    assert "3 workers, 1 child: too few to read much into." in said


def test_an_attempt_that_is_not_finished_is_not_on_it():
    held = [replace(each, finished_at=None) for each in attempts(carers="none")]
    assert "Nothing stands out" in text(composed(*held))
