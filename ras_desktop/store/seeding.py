"""What ships is added to a store: on its creation and after an upgrade; nothing is overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session

from ras_desktop.domain.canonical import scheme_to_json
from ras_desktop.domain.choice import ChoiceList
from ras_desktop.domain.edition import Edition, EditionKind
from ras_desktop.domain.letter import Letter, Routes
from ras_desktop.domain.payee import Exclusions
from ras_desktop.domain.plan import ScopeRule
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.rulebook import PriceList, Rulebook, Terms
from ras_desktop.domain.scheme import Scheme, SchemeKind
from ras_desktop.domain.template import PlanTemplate
from ras_desktop.store import coding
from ras_desktop.store import edition as edition_store

HINTS: dict[EditionKind, Any] = {
    EditionKind.PRICES: PriceList,
    EditionKind.TERMS: Terms,
    EditionKind.SCOPE: tuple[ScopeRule, ...],
    EditionKind.TEMPLATE: PlanTemplate,
    EditionKind.LETTER: Letter,
    EditionKind.ROUTES: Routes,
    EditionKind.LIST: ChoiceList,
    EditionKind.POLICY: Policy,
    EditionKind.PRACTICE: PracticeSet,
    EditionKind.PAYEE: Exclusions,
}
"""What the content of each kind is; a scheme has its own canonical form."""

_SPACE = UUID("7d1f2a56-3a0e-4a53-8a51-6f2c9be0d1c4")

ALWAYS = date.min
"""Editions without a first day of their own hold dated values inside."""


def digest(content: str) -> str:
    """SHA-256 of a content, as 64 hexadecimal digits."""
    return hashlib.sha256(content.encode()).hexdigest()


def edition_id(kind: EditionKind, name: str, edition: str, whole: str) -> UUID:
    """The identifier of an edition, from its name and the digest of its content.

    The same content has the same identifier in every file, so that cases can move between them.
    """
    return uuid5(_SPACE, "\n".join((kind.value, name, edition, whole)))


def of_scheme(scheme: Scheme, now: datetime, by: str = "", shipped: bool = True) -> Edition:
    """The edition of a scheme. Another council's published scheme is not for use by itself."""
    content = scheme_to_json(scheme)
    whole = digest(content)
    return Edition(
        edition_id(EditionKind.SCHEME, scheme.name, scheme.version, whole),
        EditionKind.SCHEME,
        scheme.name,
        scheme.version,
        scheme.title,
        scheme.valid_from,
        scheme.valid_to,
        whole,
        shipped,
        scheme.kind is not SchemeKind.PUBLISHED,
        now,
        by,
        content,
    )


def of_part(
    kind: EditionKind,
    name: str,
    edition: str,
    title: str,
    value: Any,
    now: datetime,
    *,
    by: str = "",
    shipped: bool = True,
    first: date = ALWAYS,
) -> Edition:
    """The edition of another value, in the form that HINTS names."""
    content = coding.dump(value, HINTS[kind])
    whole = digest(content)
    id_ = edition_id(kind, name, edition, whole)
    return Edition(
        id_, kind, name, edition, title, first, None, whole, shipped, True, now, by, content
    )


def of_rulebook(rulebook: Rulebook, now: datetime) -> Iterator[Edition]:
    """Every edition of a set of shipped files."""
    book = rulebook
    yield of_part(EditionKind.POLICY, "policy", "", book.policy.title, book.policy, now)
    yield of_part(EditionKind.SCOPE, "scope", "", "", book.scope, now)
    yield of_part(EditionKind.PRICES, "prices", "", book.prices.title, book.prices, now)
    yield of_part(EditionKind.TERMS, "terms", "", book.terms.title, book.terms, now)
    plan, routes = book.template, book.routes
    yield of_part(EditionKind.TEMPLATE, "plan", plan.version, plan.title, plan, now)
    yield of_part(EditionKind.ROUTES, "routes", routes.version, routes.title, routes, now)
    payee = book.payee
    yield of_part(EditionKind.PAYEE, "payee", payee.version, payee.title, payee, now)
    for kind, letter in book.letters.items():
        yield of_part(EditionKind.LETTER, kind.value, letter.version, letter.title, letter, now)
    for name, held in book.lists.items():
        yield of_part(EditionKind.LIST, name.value, "", held.title, held, now)


def of_practice(
    practice: PracticeSet, now: datetime, by: str = "", shipped: bool = True
) -> Edition:
    """The edition of a practice set."""
    kind, held = EditionKind.PRACTICE, practice
    return of_part(kind, held.name, held.version, held.title, held, now, by=by, shipped=shipped)


def add_all(session: Session, editions: Iterable[Edition]) -> int:
    """Adds those editions whose content is not there yet; how many were added."""
    return sum(edition_store.add(session, each) for each in editions)


def was_added(session: Session, fingerprint: str) -> bool:
    """Whether the set of shipped files with this fingerprint was added already."""
    return edition_store.find(session, EditionKind.SHIPPED, "forms", fingerprint) is not None


def note_added(session: Session, fingerprint: str, now: datetime) -> None:
    """Notes that the set of shipped files with this fingerprint was added."""
    id_ = edition_id(EditionKind.SHIPPED, "forms", "", fingerprint)
    mark = Edition(
        id_, EditionKind.SHIPPED, "forms", "", "", ALWAYS, None, fingerprint, True, False, now,
        "", "",
    )  # fmt: skip
    edition_store.add(session, mark)
