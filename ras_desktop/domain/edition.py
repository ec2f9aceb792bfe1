"""Editions: what a council changes (schemes, prices, terms, scope rules, plan template), dated.

Architecture "Decided up front" 5: it lives in the store, versioned; the shipped files seed it, and
an upgrade adds editions and never overwrites one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID


class EditionKind(StrEnum):
    """What an edition holds. SHIPPED holds nothing: it says that a set of files was added."""

    SCHEME = "scheme"
    PRICES = "prices"
    TERMS = "terms"
    SCOPE = "scope"
    TEMPLATE = "template"
    LETTER = "letter"
    ROUTES = "routes"
    LIST = "list"
    POLICY = "policy"
    PRACTICE = "practice"
    PAYEE = "payee"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class EditionHead:
    """An edition without its content: what lists show. `digest` is SHA-256 of the content.

    `name`: which one of its kind ("example-children", "refusal"); `edition`: its own version.
    `for_use`: whether it may be chosen as the one in force; a published scheme of another council
    may not, until the council takes it over as its own. `ended_on`: the last day on which it is in
    force, where it was retired before its own end; the only field that may change once it is kept.
    """

    id: UUID
    kind: EditionKind
    name: str
    edition: str
    title: str
    valid_from: date
    valid_to: date | None
    digest: str
    shipped: bool
    for_use: bool
    added_at: datetime
    added_by_name: str
    ended_on: date | None = None
    version: int = 0

    def valid_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return _in_force(self, day)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition with its content as canonical JSON. Its content never changes once kept."""

    id: UUID
    kind: EditionKind
    name: str
    edition: str
    title: str
    valid_from: date
    valid_to: date | None
    digest: str
    shipped: bool
    for_use: bool
    added_at: datetime
    added_by_name: str
    content: str
    ended_on: date | None = None
    version: int = 0


Dated = TypeVar("Dated", EditionHead, Edition)


def _in_force(edition: EditionHead | Edition, day: date) -> bool:
    ends = [each for each in (edition.valid_to, edition.ended_on) if each is not None]
    return edition.valid_from <= day and all(day <= each for each in ends)


def all_in_force(editions: Iterable[Dated], day: date) -> tuple[Dated, ...]:
    """Every edition for use that is in force on a day: a council's own first, the latest first."""
    held = [each for each in editions if each.for_use and _in_force(each, day)]
    return tuple(
        sorted(
            held,
            key=lambda each: (not each.shipped, each.valid_from, each.added_at),
            reverse=True,
        )
    )


def in_force(editions: Iterable[Dated], day: date) -> Dated | None:
    """The edition in force on a day: of several the one that began last, a council's own first.

    None where none has begun or the last one has ended, or none is for use.
    """
    return next(iter(all_in_force(editions, day)), None)
