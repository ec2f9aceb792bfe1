"""One version of a council's own scheme: draft → approved → retired. Domain notes 4.2.

A draft may hold any half-made scheme. Approved versions never change; never are two in force on
one day for the same ages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from ras_desktop.domain.canonical import scheme_from_json, scheme_to_json
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.scheme import Governance, Scheme, SchemeKind

ONE_DAY = timedelta(days=1)


class VersionState(StrEnum):
    """DRAFT is worked on; APPROVED and RETIRED never change."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a version, when, on which equality analysis, and from which day it counts."""

    by: UUID
    by_name: str
    at: datetime
    equality_analysis: str
    first: date


@dataclass(frozen=True, slots=True)
class Retirement:
    """The last day on which a version was in force, who ended it, when and why."""

    last: date
    by: UUID
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SchemeVersion:
    """A version with its scheme as canonical JSON (`scheme` reads it; `holding` replaces it).

    `name`, `edition`, `title` repeat the scheme's for lists. `copied_from`: the edition that it
    began as. `kept_as`: the edition that it became when it was approved.
    """

    id: UUID
    name: str
    edition: str
    title: str
    content: str
    state: VersionState = VersionState.DRAFT
    copied_from: UUID | None = None
    made_by_name: str = ""
    made_at: datetime | None = None
    saved_by_name: str = ""
    saved_by: UUID | None = None
    saved_at: datetime | None = None
    kept_as: UUID | None = None
    approval: Approval | None = None
    retirement: Retirement | None = None
    version: int = 0

    @property
    def scheme(self) -> Scheme:
        """The scheme as a value."""
        return _scheme(self.content)


@lru_cache(maxsize=16)
def _scheme(content: str) -> Scheme:
    return scheme_from_json(content)


def holding(version: SchemeVersion, scheme: Scheme) -> SchemeVersion:
    """The version with this scheme instead."""
    return replace(
        version,
        name=scheme.name,
        edition=scheme.version,
        title=scheme.title,
        content=scheme_to_json(scheme),
    )


def as_own(scheme: Scheme, name: str, edition: str) -> Scheme:
    """A copy to make one's own: no longer an example or another council's, nobody's approval.

    Sources and worked examples stay; the notice of an example goes, for it would no longer be true.
    """
    return replace(
        scheme,
        name=name,
        version=edition,
        kind=SchemeKind.OWN,
        notice="",
        governance=Governance(owner=scheme.governance.owner),
    )


def own_name(scheme: Scheme) -> str:
    """The name of a copy: an own scheme keeps its own, another's gets "own-" before it."""
    return scheme.name if scheme.kind is SchemeKind.OWN else f"own-{scheme.name}"


def next_edition(taken: Iterable[str], year: int) -> str:
    """The next free version of a year: "2026.1", "2026.2" …"""
    held = set(taken)
    number = 1
    while f"{year}.{number}" in held:
        number += 1
    return f"{year}.{number}"


def approved(scheme: Scheme, first: date, by: str, on: date, equality_analysis: str) -> Scheme:
    """The scheme as it is kept for ever: from which day, by whom, on which equality analysis."""
    rule = replace(
        scheme.governance,
        equality_analysis=equality_analysis.strip(),
        approved_by=by,
        approved_on=on,
    )
    return replace(scheme, kind=SchemeKind.OWN, valid_from=first, governance=rule)


@dataclass(frozen=True, slots=True)
class Standing:
    """An approved version as far as it can collide with another: days and ages, both inclusive."""

    id: UUID
    name: str
    title: str
    edition: str
    first: date
    last: date | None
    ages: frozenset[int]

    def meets(self, other: Standing) -> bool:
        """Whether both are in force on some day for some age."""
        early, late = sorted((self, other), key=lambda each: each.first)
        both = early.last is None or late.first <= early.last
        empty = any(each.last is not None and each.last < each.first for each in (self, other))
        return both and not empty and bool(self.ages & other.ages)


def ages_of(scheme: Scheme) -> frozenset[int]:
    """Every age in whole years for which the scheme has a form."""
    spans = (range(each.age_from, each.age_to + 1) for each in scheme.forms)
    return frozenset(age for span in spans for age in span)


def ending(fresh: Standing, held: Iterable[Standing]) -> tuple[Standing, ...]:
    """Earlier versions that end the day before a new one begins, because it takes their place.

    Only those of the same name that began before, and all of whose ages the new one serves.
    """
    return tuple(
        each
        for each in held
        if each.meets(fresh)
        and each.name == fresh.name
        and each.first < fresh.first
        and each.ages <= fresh.ages
    )


def check_approval(
    fresh: Standing,
    held: tuple[Standing, ...],
    equality_analysis: str,
    consulted_on: date | None,
    today: date,
) -> Findings:
    """What stops an approval, and what to look at: analysis, consultation, other versions, day."""
    found: list[Finding] = []
    if not equality_analysis.strip():
        found.append(Finding("scheme.version.no_equality", "equality_analysis"))
    if consulted_on is None:
        found.append(Finding("scheme.not_consulted", "consulted_on", {}, Severity.WARNING))
    if fresh.last is not None and fresh.last < fresh.first:
        days = {"first": fresh.first, "last": fresh.last}
        found.append(Finding("scheme.version.ends_before", "first", days))
    if fresh.first < today:
        days = {"day": fresh.first}
        found.append(Finding("scheme.version.begins_past", "first", days, Severity.WARNING))
    ended = ending(fresh, held)
    for each in held:
        values: dict[str, object] = {
            "title": each.title,
            "version": each.edition,
            "first": each.first,
        }
        if each.name == fresh.name and each.edition == fresh.edition:
            found.append(Finding("scheme.version.taken", "version", values))
        elif each in ended:
            values["last"] = fresh.first - ONE_DAY
            found.append(Finding("scheme.version.ends_other", "first", values, Severity.WARNING))
        elif each.meets(fresh):
            found.append(Finding("scheme.version.overlap", "first", values))
    return tuple(found)


def check_retiring(ended: date | None, last: date, reason: str, today: date) -> Findings:
    """Why a version cannot end on a day. One that has not begun may end before its first day."""
    found: list[Finding] = []
    if not reason.strip():
        found.append(Finding("scheme.version.reason", "reason"))
    if ended is not None and ended <= last:
        found.append(Finding("scheme.version.ended", "last", {"day": ended}))
    elif last < today - ONE_DAY:
        found.append(Finding("scheme.version.ends_past", "last", {"day": last}))
    return tuple(found)
