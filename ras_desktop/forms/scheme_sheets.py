"""Which sheets and columns a scheme's workbook has, and how its plain keys lie in them.

One row is one table of docs/schemes.md. A row that belongs into another names it in its first
columns; the rest of the columns are keys, with dots where a key is inside another ("round.to").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ras_desktop.forms.scheme_plain import EXAMPLES, HEAD, RATES, Plain


class Kind(StrEnum):
    """What the cells of a column hold. WORDS: several, with commas between them."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES = "yes"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading is the key."""

    key: str
    kind: Kind = Kind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, what it is for, the columns that say where a row belongs, its keys."""

    title: str
    about: str
    owner: tuple[Column, ...]
    columns: tuple[Column, ...]


def _text(*keys: str, width: int = 16) -> tuple[Column, ...]:
    return tuple(Column(each, width=width) for each in keys)


def _numbers(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(each, Kind.NUMBER, 11) for each in keys)


def _yes(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(each, Kind.YES, 11) for each in keys)


_ROUND = (*_text("round.mode"), *_numbers("round.to"))
_SUM = (
    *_numbers("amount"),
    *_text("rate"),
    *_numbers("number"),
    *_text("question", "divided_by", "count_in", "per"),
    *_numbers("weeks"),
    *_ROUND,
)
_GIVEN = (
    *_text("level"),
    *_numbers("points", "number"),
    *_yes("not_relevant", "willing"),
    *_text("reason", "comment", "evidence", "family", "family_words", width=24),
)

SCHEME: Final = Sheet("Scheme", "Who, when, money and points", (), _text("key", "value", width=40))
GATES: Final = Sheet(
    "Gates",
    "What is asked before the form",
    (),
    (
        *_text("id", "title", "about"),
        *_numbers("age_from", "age_to"),
        *_text("ask", width=40),
        *_text("otherwise"),
        *_text("reason", width=40),
        *_yes("judgement"),
    ),
)
EXCLUSIONS: Final = Sheet(
    "Exclusions", "What the points leave out", (), _text("id", "title", "text", width=30)
)
FORMS: Final = Sheet(
    "Forms",
    "The form for each age",
    (),
    (*_text("id", "title", "file"), *_numbers("age_from", "age_to"), *_text("table", "note")),
)
AREAS: Final = Sheet(
    "Areas",
    "The areas of each form",
    _text("form"),
    (*_text("id", "title"), *_numbers("weight", "minimum", "maximum"), *_text("text", width=40)),
)
QUESTIONS: Final = Sheet(
    "Questions",
    "The questions of each form",
    _text("form"),
    (
        *_text("id", "area"),
        *_text("title", "outcome", "ask", "guidance", width=30),
        *_text("kind", "unit"),
        *_numbers("weight", "minimum", "maximum", "step"),
        *_yes("scored", "between", "not_relevant", "required", "comment", "evidence"),
        *_yes("natural_support"),
        *_text("if_unwilling"),
    ),
)
LEVELS: Final = Sheet(
    "Levels",
    "The levels of each question, from least need to most",
    _text("form", "question"),
    (
        *_text("id", "title"),
        *_numbers("points"),
        *_text("text", width=50),
        *_yes("comment", "evidence"),
        *_text("offer"),
    ),
)
CHECKS: Final = Sheet(
    "Checks", "Contradictions between answers", _text("form"), _text("id", "text", width=30)
)
TABLES: Final = Sheet(
    "Tables",
    "How points become money",
    (),
    (
        *_text("id", "kind", "below", "above", "paid", "read", "rate", "per"),
        *_numbers("price", "threshold", "weeks", "points_for_one", "from", "choose"),
    ),
)
ROWS: Final = Sheet(
    "Rows",
    "The rows of bands, lines, percentiles, hours, bases and weights",
    _text("table", "list"),
    (
        *_numbers("from", "to", "points", "percentile", "age_from", "age_to"),
        *_numbers("amount", "at_least", "up_to", "weight", "hours"),
        *_text("outcome"),
        *_text("label", width=30),
    ),
)
LINES: Final = Sheet(
    "Lines",
    "The lines of blocks and ready reckoners, the options of menus",
    _text("table", "list"),
    (*_text("id", "title"), *_SUM, *_numbers("from", "instalments")),
)
BEFORE: Final = Sheet(
    "Points rules",
    "What changes the points before the table, in this order",
    (),
    (*_text("id", "title", "act"), *_numbers("factor", "points"), *_text("question")),
)
AFTER: Final = Sheet(
    "Money rules",
    "What changes the sum after the table, in this order",
    (),
    (
        *_text("id", "title", "act"),
        *_numbers("factor", "above"),
        *_SUM,
        *_text("reason", width=40),
    ),
)
CONDITIONS: Final = Sheet(
    "Conditions",
    "When a rule, check or exclusion counts: all of its conditions must hold",
    _text("of", "form", "id"),
    (
        *_text("question"),
        Column("levels", Kind.WORDS, 24),
        *_numbers("at_least", "at_most", "points_at_least", "points_at_most"),
        *_numbers("age_at_least", "age_at_most"),
    ),
)
BY_LEVEL: Final = Sheet(
    "By level",
    "The figure for each level of the question that a line or rule asks of",
    _text("of", "table", "id"),
    (*_text("level"), *_numbers("figure")),
)
RATE: Final = Sheet("Rates", "Prices", (), _text("id", "title", "unit", "units"))
PRICES: Final = Sheet(
    "Prices",
    "What each rate costs from day to day",
    _text("rate"),
    (Column("from", Kind.DAY), Column("to", Kind.DAY), *_numbers("amount")),
)
EXAMPLE: Final = Sheet(
    "Examples",
    "Worked cases that must come out right",
    _text("example"),
    (
        *_text("title", width=30),
        *_text("source"),
        *_numbers("age"),
        Column("born", Kind.DAY),
        Column("on", Kind.DAY),
        Column("chosen", Kind.WORDS),
        *_text("expect.outcome"),
        *(Column(f"expect.{each}", Kind.NUMBER) for each in
          ("points", "amount", "hours", "annual", "weekly")),
    ),
)  # fmt: skip
CHANGES: Final = Sheet(
    "Example changes",
    "What a line or rule must do in a worked case",
    _text("example"),
    (*_text("name"), *_numbers("change")),
)
EXAMPLE_GATES: Final = Sheet(
    "Example gates",
    "Gates of the worked cases",
    _text("example"),
    (*_text("gate"), *_yes("passed"), *_text("judgement", "by")),
)
ANSWERS: Final = Sheet(
    "Example answers",
    "Answers of the worked cases",
    _text("example", "question_id"),
    _GIVEN,
)

SHEETS: Final = (
    SCHEME, GATES, FORMS, AREAS, QUESTIONS, LEVELS, CHECKS, EXCLUSIONS, TABLES, ROWS, LINES,
    BEFORE, AFTER, CONDITIONS, BY_LEVEL, RATE, PRICES, EXAMPLE, EXAMPLE_GATES, ANSWERS, CHANGES,
)  # fmt: skip
"""Every sheet, in the order of the workbook."""

SCHEME_KEYS: Final[dict[str, Kind]] = {
    "format": Kind.NUMBER,
    "name": Kind.TEXT,
    "version": Kind.TEXT,
    "title": Kind.TEXT,
    "council": Kind.TEXT,
    "kind": Kind.TEXT,
    "notice": Kind.TEXT,
    "source": Kind.TEXT,
    "note": Kind.TEXT,
    "valid_from": Kind.DAY,
    "valid_to": Kind.DAY,
    "money.unit": Kind.TEXT,
    "money.period": Kind.TEXT,
    "money.year": Kind.TEXT,
    "money.rounding": Kind.TEXT,
    "money.round_to": Kind.NUMBER,
    "money.round_when": Kind.TEXT,
    "points.round_to": Kind.NUMBER,
    "points.rounding": Kind.TEXT,
    "points.minimum": Kind.NUMBER,
    "points.maximum": Kind.NUMBER,
    "no_form.otherwise": Kind.TEXT,
    "no_form.reason": Kind.TEXT,
    "governance.owner": Kind.TEXT,
    "governance.consulted_on": Kind.DAY,
    "governance.consulted_with": Kind.TEXT,
    "governance.equality_analysis": Kind.TEXT,
    "governance.approved_by": Kind.TEXT,
    "governance.approved_on": Kind.DAY,
    "warn.cliff_share": Kind.NUMBER,
    "warn.dominating_share": Kind.NUMBER,
}
"""The keys of the sheet Scheme; `source` may stand in several rows."""

ROW_LISTS: Final = ("rows", "knots", "bases", "weights")
LINE_LISTS: Final = ("line", "option")

Laid = tuple[Sheet, dict[str, Any]]
"""A row: its sheet, and column heading → plain value."""


def laid_out(files: dict[str, Plain]) -> Iterator[Laid]:
    """Every row of the workbook for the plain files of a scheme."""
    head = files[HEAD]
    for key in SCHEME_KEYS:
        value = _at(head, key)
        for each in value if isinstance(value, list) else [value]:
            yield SCHEME, {"key": key, "value": each}
    for gate in head.get("gate", ()):
        yield GATES, gate
    for each in head.get("exclusion", ()):
        yield EXCLUSIONS, each
        yield from _conditions("exclusion", "", each)
    for form in head.get("form", ()):
        body = files.get(form["file"], {})
        yield FORMS, {**form, "note": body.get("note")}
        yield from _form(form["id"], body)
    for table in head.get("table", ()):
        yield from _table(table)
    for sheet, key in ((BEFORE, "adjust_points"), (AFTER, "adjust_money")):
        for each in head.get(key, ()):
            yield sheet, flat(each)
            yield from _conditions(key, "", each)
            yield from _by_level(key, "", each)
    for rate in files.get(RATES, {}).get("rate", ()):
        yield RATE, rate
        for value in rate["value"]:
            yield PRICES, {"rate": rate["id"], **value}
    for number, each in enumerate(files.get(EXAMPLES, {}).get("example", ()), start=1):
        yield from _example(str(number), each)


def _at(plain: Plain, key: str) -> Any:
    whole: Any = plain
    for part in key.split("."):
        whole = whole.get(part) if isinstance(whole, dict) else None
    return whole


def flat(plain: Plain) -> Plain:
    """Keys inside keys with a dot between them, one level deep."""
    made: Plain = {}
    for key, value in plain.items():
        if isinstance(value, dict) and key in {"round", "expect"}:
            made |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            made[key] = value
    return made


def _form(form: str, body: Plain) -> Iterator[Laid]:
    for area in body.get("area", ()):
        yield AREAS, {"form": form, **area}
    for question in body.get("question", ()):
        yield QUESTIONS, {"form": form, **question}
        for level in question.get("level", ()):
            yield LEVELS, {"form": form, "question": question["id"], **level}
    for check in body.get("check", ()):
        yield CHECKS, {"form": form, **check}
        yield from _conditions("check", form, check)


def _conditions(of: str, form: str, owner: Plain) -> Iterator[Laid]:
    for each in owner.get("when", ()):
        yield CONDITIONS, {"of": of, "form": form, "id": owner["id"], **each}


def _by_level(of: str, table: str, owner: Plain) -> Iterator[Laid]:
    for level, figure in owner.get("by_level", {}).items():
        place = {"of": of, "table": table, "id": owner["id"]}
        yield BY_LEVEL, {**place, "level": level, "figure": figure}


def _table(table: Plain) -> Iterator[Laid]:
    yield TABLES, table
    for name in ROW_LISTS:
        for row in table.get(name, ()):
            yield ROWS, {"table": table["id"], "list": name, **row}
    for name in LINE_LISTS:
        for line in table.get(name, ()):
            yield LINES, {"table": table["id"], "list": name, **flat(line)}
            yield from _by_level(name, table["id"], line)


def _example(number: str, example: Plain) -> Iterator[Laid]:
    yield EXAMPLE, {"example": number, **flat(example)}
    for gate, each in example.get("gates", {}).items():
        yield EXAMPLE_GATES, {"example": number, "gate": gate, **each}
    for question, each in example.get("answers", {}).items():
        yield ANSWERS, {"example": number, "question_id": question, **each}
    for name, change in example["expect"].get("changes", {}).items():
        yield CHANGES, {"example": number, "name": name, "change": change}
