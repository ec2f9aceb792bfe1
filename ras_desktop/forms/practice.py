"""Reads and writes forms/practice: invented children with agreed right answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ras_desktop.domain.practice import AgreedAnswer, PracticeChild, PracticeSet, Story
from ras_desktop.domain.questionnaire import Given
from ras_desktop.forms.figures import MOST_POINTS, MOST_POUNDS, figure
from ras_desktop.forms.reading import FORMAT, Entry, Read, read, twice
from ras_desktop.forms.scheme_toml import toml

OLDEST = 25
"""No child of a practice set is older: a plan can go on until the 25th birthday."""


def read_practice(path: Path) -> Read[PracticeSet]:
    """One practice set, or findings. Whether its answers fit a scheme says `practice.check_fit`."""
    return read(path, practice_set)


def practice_set(entry: Entry) -> PracticeSet:
    """A set from its plain keys."""
    name = entry.name("name")
    title, note = entry.text("title"), entry.text("note", needed=False)
    scheme, version = entry.name("scheme"), entry.text("version")
    form, on = entry.name("form"), entry.day("on") or date.min
    by, agreed_on = entry.text("agreed_by", needed=False), entry.day("agreed_on", needed=False)
    tables = entry.tables("child")
    twice(tables, "id")
    twice(tables, "name")
    children = tuple(_child(each, by, agreed_on) for each in tables)
    return PracticeSet(name, title, scheme, version, form, on, children, note)


def _child(entry: Entry, by: str, agreed_on: date | None) -> PracticeChild:
    """A child; who agreed its answers and when may stand once for the whole set."""
    child = PracticeChild(
        id=entry.name("id"),
        name=entry.text("name"),
        age=entry.whole("age", least=0, most=OLDEST) or 0,
        story=Story(*(entry.text(each) for each in Story.__slots__)),
        answers=_answers(entry),
        agreed_by=entry.text("agreed_by", needed=not by, default=by),
        agreed_on=entry.day("agreed_on", needed=agreed_on is None) or agreed_on or date.min,
    )
    entry.done()
    return child


def _answers(entry: Entry) -> dict[str, AgreedAnswer]:
    inner = entry.table("answers")
    if inner is None:
        return {}
    if not inner.values:
        inner.fault("practice.no_answers")
    return {name: _answer(inner, name) for name in inner.values}


def _answer(answers: Entry, name: str) -> AgreedAnswer:
    entry = answers.table(name)
    if entry is None:
        return AgreedAnswer(Given(), "")
    why = entry.text("why")
    given = Given(
        level=entry.text("level", needed=False) or None,
        points=figure(entry, "points", needed=False, least=-MOST_POINTS, most=MOST_POINTS),
        number=figure(entry, "number", needed=False, least=-MOST_POUNDS),
        not_relevant=entry.yes("not_relevant", needed=False),
        willing=entry.yes("willing") if entry.has("willing") else None,
    )
    said = (given.level, given.points, given.number, given.not_relevant or None)
    if sum(each is not None for each in said) != 1:
        entry.fault("practice.one_answer", "level")
    entry.done()
    return AgreedAnswer(given, why)


# ---------------------------------------------------------------- writing


def write_practice(practice: PracticeSet) -> str:
    """The file of a set: what comes out reads as the same set."""
    return toml(plain_practice(practice))


def plain_practice(practice: PracticeSet) -> dict[str, Any]:
    """A set as the plain keys of its file."""
    return {
        "format": FORMAT,
        "name": practice.name,
        "title": practice.title,
        **({"note": practice.note} if practice.note else {}),
        "scheme": practice.scheme,
        "version": practice.version,
        "form": practice.form,
        "on": practice.on,
        "child": [dict(_plain_child(each)) for each in practice.children],
    }


def _plain_child(child: PracticeChild) -> Iterator[tuple[str, Any]]:
    yield "id", child.id
    yield "name", child.name
    yield "age", child.age
    yield "agreed_by", child.agreed_by
    yield "agreed_on", child.agreed_on
    for each in Story.__slots__:
        yield each, getattr(child.story, each)
    yield "answers", {name: dict(_plain_answer(each)) for name, each in child.answers.items()}


def _plain_answer(answer: AgreedAnswer) -> Iterator[tuple[str, Any]]:
    given = answer.given
    figures: tuple[tuple[str, Decimal | None], ...] = (
        ("points", given.points),
        ("number", given.number),
    )
    if given.level is not None:
        yield "level", given.level
    yield from ((name, value) for name, value in figures if value is not None)
    if given.not_relevant:
        yield "not_relevant", True
    if given.willing is not None:
        yield "willing", given.willing
    yield "why", answer.why
