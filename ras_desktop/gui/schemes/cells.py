"""What stands in the cells of a grid: columns, what is typed in them, and rows made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ras_desktop.domain.finding import Finding
from ras_desktop.gui import reading
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.wording import number, short_day


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    POUNDS = "pounds"
    WHOLE = "whole"
    DAY = "day"
    CHOICE = "choice"


RIGHT = frozenset({Cell.NUMBER, Cell.POUNDS, Cell.WHOLE})
PLACES = 4
"""Decimals that a number of a scheme may have."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name of its value, its heading, what it holds, how wide beside the others."""

    key: str
    heading: str
    cell: Cell = Cell.TEXT
    optional: bool = False
    offered: tuple[Choice, ...] = ()
    weight: int = 2
    least: int | None = 0


Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows stand in a grid: its columns, a row's cells, the row of cells, a new row.

    `make` gives a Finding where good cells make no row together.
    """

    columns: tuple[Column, ...]
    show: Callable[[Any], Cells]
    make: Callable[[Cells], Any]
    blank: Callable[[tuple[Any, ...]], Any]


def said(column: Column, value: Any) -> str:
    """What stands in a cell for a value."""
    if value is None:
        return ""
    if column.cell is Cell.CHOICE:
        return next((each.words for each in column.offered if each.value == value), str(value))
    if column.cell is Cell.POUNDS:
        return f"{Decimal(value):,.2f}"
    if column.cell is Cell.DAY:
        return short_day(value)
    return number(value) if column.cell in RIGHT else str(value)


def read(column: Column, typed: str) -> Any:
    """The value of what was typed; None for nothing; a Finding for what cannot be."""
    words = typed.strip()
    if not words:
        return "" if column.cell is Cell.TEXT else _missing(column)
    match column.cell:
        case Cell.TEXT:
            return words
        case Cell.CHOICE:
            return _choice(column, words)
        case Cell.DAY:
            parts = reading.split_date(words)
            return Finding("field.date_impossible") if parts is None else _day(parts)
        case Cell.WHOLE:
            found = reading.read_number(words, least=column.least)
            return int(found) if isinstance(found, Decimal) else found
        case Cell.POUNDS:
            plain = words.replace("£", "")
            return reading.read_number(plain, least=column.least, places=2)
        case _:
            return reading.read_number(words, least=column.least, places=PLACES)


def _missing(column: Column) -> Finding | None:
    return None if column.optional else Finding("scheme.words_missing")


def _day(parts: tuple[str, str, str]) -> date | Finding | None:
    return reading.read_date(*parts)


def _choice(column: Column, words: str) -> Any:
    low = words.lower()
    for each in column.offered:
        if low in (each.words.lower(), str(each.value).lower()):
            return each.value
    return Finding("scheme.cell_choice", values={"words": words[:40]})


def is_heading(columns: tuple[Column, ...], cells: list[str]) -> bool:
    """Whether a pasted line is the heading of a spreadsheet: words where numbers should be."""
    pairs = [(each, typed) for each, typed in zip(columns, cells, strict=False) if typed.strip()]
    values = [read(each, typed) for each, typed in pairs if each.cell in RIGHT]
    words = any(isinstance(each, Finding) for each in values)
    return words and all(each is None or isinstance(each, Finding) for each in values)
