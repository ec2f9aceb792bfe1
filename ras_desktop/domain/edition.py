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
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class EditionHead:
    """An edition without its content: what lists show. `digest` is SHA-256 of the content.

    `name`: which one of its kind ("example-children", "refusal"); `edition`: its own version.
    `for_use`: whether it may be chosen as the one in force; a published scheme of another council
    may not, until the council takes it over as its own.
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
    version: int = 0

    def valid_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


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
    version: int = 0


Dated = TypeVar("Dated", EditionHead, Edition)


def in_force(editions: Iterable[Dated], day: date) -> Dated | None:
    """The edition in force on a day: of several the one that began last, a council's own first.

    None where none has begun or the last one has ended, or none is for use.
    """
    held = [
        each
        for each in editions
        if each.for_use
        and each.valid_from <= day
        and (each.valid_to is None or day <= each.valid_to)
    ]
    return max(
        held, key=lambda each: (not each.shipped, each.valid_from, each.added_at), default=None
    )
