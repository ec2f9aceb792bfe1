"""Another identifier for a part of a scheme: every mention of it follows, and two never become one.

People see titles; identifiers stand in files, workbooks and examples (docs/schemes.md "Writing
rules"). A part is named by its path: ("forms", 0, "questions", 2), or ("name",) for the scheme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ras_desktop.domain.condition import Condition
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.form import Question
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import (
    Example,
    MoneyAdjustment,
    PointsAdjustment,
    Scheme,
)
from ras_desktop.domain.scheme_edit import Path, at, put
from ras_desktop.domain.table import HoursTable, Sum

LONGEST = 40
"""Characters of an identifier; own judgement, so that a cell of a workbook shows it whole."""
ROUNDING = "rounding"
"""What an example calls the last step's change; nothing else may be called so there."""
_RULES = ("adjust_points", "adjust_money")
_WRITTEN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Renamed:
    """The scheme with the new identifier, and how many other places mentioned the old one."""

    scheme: Scheme
    mentions: int


def named(scheme: Scheme, path: Path) -> str:
    """The identifier of the part at a path."""
    part = at(scheme, path)
    return part if isinstance(part, str) else str(part.id)


def check_name(scheme: Scheme, path: Path, new: str) -> Findings:
    """Why a part cannot have this identifier: how it is written, or what has it already."""
    old = named(scheme, path)
    if new == old:
        return ()
    if not _WRITTEN.match(new) or len(new) > LONGEST:
        return (Finding("scheme.name.written", "name", {"most": LONGEST}),)
    if new in _beside(scheme, path):
        return (Finding("scheme.name.taken", "name", {"name": new}),)
    if _shared(scheme, path, old):
        return (Finding("scheme.name.shared", "name", {"name": old}),)
    if _follow(_follow(scheme, path, new).scheme, path, old).scheme != scheme:
        return (Finding("scheme.name.mentioned", "name", {"name": new}),)
    return ()


def renamed(scheme: Scheme, path: Path, new: str) -> Renamed:
    """The part's new identifier, wherever it is mentioned. `check_name` finds nothing against it.

    Questions of one identifier on several forms are one question, and so are their levels.
    """
    return _follow(scheme, path, new)


# ---------------------------------------------------------------- what has the name already


def _beside(scheme: Scheme, path: Path) -> set[str]:
    """The identifiers among which a part's own must be the only one of its kind."""
    if path == ("name",):
        return set()
    lists, place = path[:-1], path[-1]
    if lists[-1] == "questions":
        return {each.id for form in scheme.forms for each in form.questions}
    if lists[-1] == "levels":
        return {level for each in _same(scheme, path[:-2]) for level in each.by_id}
    others = [each for number, each in enumerate(at(scheme, lists)) if number != place]
    beside = {each.id for each in others}
    if lists == ("forms",):
        beside |= {each.file.removeprefix("form-").removesuffix(".toml") for each in others}
    if lists[0] == "tables" or lists[0] in _RULES:
        beside |= {ROUNDING, *_speaking(scheme, lists)}
    return beside


def _speaking(scheme: Scheme, lists: Path) -> Iterator[str]:
    """What an example's `changes` may call by name beside a part: rules, tables, their lines."""
    yield from (each.id for name in _RULES for each in getattr(scheme, name))
    yield from (each.id for each in scheme.tables)
    inner = scheme.tables if len(lists) == 1 else (at(scheme, lists[:2]),)
    yield from (each.id for table in inner for each in _lines(table))


def _lines(table: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = getattr(table, "lines", ()) or getattr(table, "options", ())
    return found


def _shared(scheme: Scheme, path: Path, old: str) -> bool:
    """Whether examples speak of this part and of another by one word: which one cannot be said."""
    lists = path[:-1]
    if not lists or not (lists[0] == "tables" or lists[0] in _RULES):
        return False
    spoken = any(old in dict(each.expect.changes) for each in scheme.examples)
    return spoken and list(_speaking(scheme, lists)).count(old) > 1


def _same(scheme: Scheme, path: Path) -> list[Question]:
    """A question on every form that has it."""
    name = named(scheme, path)
    return [form.by_id[name] for form in scheme.forms if name in form.by_id]


# ---------------------------------------------------------------- following


class _Counted:
    """Applies a change to every part of a value, from the inside; counts what became otherwise."""

    def __init__(self, change: Change) -> None:
        self.change, self.count = change, 0

    def over(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.over(each) for each in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        held = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        inside = {name: self.over(each) for name, each in held.items()}
        moved = {name: each for name, each in inside.items() if each is not held[name]}
        moved = {name: each for name, each in moved.items() if each != held[name]}
        whole = replace(value, **moved) if moved else value
        changed = self.change(whole)
        self.count += changed != whole
        return changed


def _follow(scheme: Scheme, path: Path, new: str) -> Renamed:
    """What each kind of part is mentioned by."""
    if path == ("name",):
        return Renamed(replace(scheme, name=new), 0)
    lists, old = path[:-1], named(scheme, path)
    match lists[-1]:
        case "questions":
            return _walk(scheme, _question(old, new), len(_same(scheme, path)))
        case "levels":
            asked = _same(scheme, path[:-2])
            held = sum(old in each.by_id for each in asked)
            return _levels(scheme, asked[0].id, old, new, held)
        case "areas":
            return _area(scheme, path, old, new)
        case "rates":
            return _walk(put(scheme, (*path, "id"), new), _rate(old, new), 0)
        case "gates":
            moved = put(scheme, (*path, "id"), new)
            return _walk(moved, lambda part: _gate(part, old, new), 0)
        case "forms":
            return Renamed(put(scheme, path, _form(at(scheme, path), new)), 0)
        case "exclusions" | "checks":
            return Renamed(put(scheme, (*path, "id"), new), 0)
        case _:
            return _spoken(scheme, path, old, new)


def _walk(scheme: Scheme, change: Change, own: int) -> Renamed:
    """`own`: how many of the changes are the part itself."""
    walker = _Counted(change)
    return Renamed(walker.over(scheme), walker.count - own)


def _swapped(part: Any, old: str, new: str, *names: str) -> Any:
    """The part with the new name in those of these fields that hold the old one."""
    found = {name: new for name in names if getattr(part, name) == old}
    return replace(part, **found) if found else part


def _keys(held: Any, old: str, new: str) -> Any:
    return {new if key == old else key: each for key, each in held.items()}


def _question(old: str, new: str) -> Change:
    def change(part: Any) -> Any:
        match part:
            case Question():
                return _swapped(part, old, new, "id")
            case Condition() | PointsAdjustment() | MoneyAdjustment():
                return _swapped(part, old, new, "question")
            case Sum():
                return _swapped(part, old, new, "question", "divided_by")
            case Example() if old in part.answers:
                return replace(part, answers=_keys(part.answers, old, new))
        return part

    return change


def _levels(scheme: Scheme, question: str, old: str, new: str, own: int) -> Renamed:
    def change(part: Any) -> Any:
        match part:
            case Question(id=name) if name == question:
                levels = tuple(_swapped(each, old, new, "id") for each in part.levels)
                moved = part if levels == part.levels else replace(part, levels=levels)
                return _swapped(moved, old, new, "if_unwilling")
            case Condition(question=name) if name == question and old in part.levels:
                return replace(part, levels=tuple(new if x == old else x for x in part.levels))
            case Sum() | PointsAdjustment() | MoneyAdjustment() if part.question == question:
                return _by_level(part, old, new)
            case Example() if question in part.answers:
                given = _level_given(part.answers[question], old, new)
                return replace(part, answers={**part.answers, question: given})
        return part

    return _walk(scheme, change, own)


def _by_level(part: Any, old: str, new: str) -> Any:
    if part.by_level is None or old not in dict(part.by_level):
        return part
    pairs = tuple((new if level == old else level, figure) for level, figure in part.by_level)
    return replace(part, by_level=pairs)


def _level_given(given: Given, old: str, new: str) -> Given:
    """What was ticked, and what the family would have ticked."""
    moved: Given = _swapped(given, old, new, "level", "family")
    return moved


def _area(scheme: Scheme, path: Path, old: str, new: str) -> Renamed:
    """Areas are of one form; its questions name theirs."""
    form = at(scheme, path[:2])
    questions = tuple(_swapped(each, old, new, "area") for each in form.questions)
    areas = tuple(_swapped(each, old, new, "id") for each in form.areas)
    mentions = sum(each.area == old for each in form.questions)
    moved = replace(form, questions=questions, areas=areas)
    return Renamed(put(scheme, path[:2], moved), mentions)


def _rate(old: str, new: str) -> Change:
    def change(part: Any) -> Any:
        return _swapped(part, old, new, "rate") if isinstance(part, Sum | HoursTable) else part

    return change


def _gate(part: Any, old: str, new: str) -> Any:
    if isinstance(part, Example) and old in part.gates:
        return replace(part, gates=_keys(part.gates, old, new))
    return part


def _form(form: Any, new: str) -> Any:
    """A form and its file, where the file is called after it."""
    file = f"form-{new}.toml" if form.file == f"form-{form.id}.toml" else form.file
    return replace(form, id=new, file=file)


def _spoken(scheme: Scheme, path: Path, old: str, new: str) -> Renamed:
    """A rule, a table, a line or an option: examples speak of what it changed or who chose it."""
    moved = put(scheme, (*path, "id"), new)
    table = at(scheme, path[:2]).id if path[0] == "tables" else None

    def change(part: Any) -> Any:
        if not isinstance(part, Example) or not (table is None or _uses(scheme, part, table)):
            return part
        changes = tuple((new if key == old else key, made) for key, made in part.expect.changes)
        chosen = part.chosen
        if path[-2] == "options":
            chosen = tuple(new if each == old else each for each in chosen)
        if changes == part.expect.changes and chosen == part.chosen:
            return part
        return replace(part, expect=replace(part.expect, changes=changes), chosen=chosen)

    walker = _Counted(change)
    examples = walker.over(moved.examples)
    forms = moved.forms
    if len(path) == 2 and table is not None:
        forms = tuple(_swapped(each, old, new, "table") for each in forms)
        walker.count += sum(each.table == old for each in moved.forms)
    return Renamed(replace(moved, examples=examples, forms=forms), walker.count)


def _uses(scheme: Scheme, example: Example, table: str) -> bool:
    """Whether an example's points go through this table."""
    age = example.age
    if age is None and example.born is not None:
        age = age_on(example.born, example.on)
    form = None if age is None else scheme.form_for(age)
    return form is not None and form.table == table
