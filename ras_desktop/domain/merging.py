"""Two records of one child become one: which value of each field is kept, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.likeness import LIKELY, like, traits_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One field in which two records differ. `from_loser`: the second record's value is kept."""

    field: str
    survivor: Any
    loser: Any
    from_loser: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """Two records that became one. `before`, `after`: the store's own notes for parting them."""

    id: UUID
    survivor: UUID
    loser: UUID
    by: UUID
    by_name: str
    at: datetime
    before: str
    after: str
    undone_at: datetime | None = None
    version: int = 0


def empty(value: Any) -> bool:
    """Whether a field says nothing: blank text, None, no flags, "no", "not said", no address."""
    if isinstance(value, str):
        return value.strip() in {"", "not_said", "none"}
    return value in (None, False, (), Address())


def choices(survivor: Child, loser: Child) -> tuple[Choice, ...]:
    """The fields in which two records differ. Kept is the survivor's value unless it is empty."""
    found = []
    for each in fields(Child):
        mine, theirs = getattr(survivor, each.name), getattr(loser, each.name)
        if mine != theirs:
            found.append(Choice(each.name, mine, theirs, empty(mine)))
    return tuple(found)


def merged(survivor: Child, loser: Child, from_loser: frozenset[str]) -> Child:
    """The survivor's record with the named fields from the second. ValueError: no such field."""
    unknown = from_loser - {each.name for each in fields(Child)}
    if unknown:
        raise ValueError(f"a child's record has no field {sorted(unknown)}")
    return replace(survivor, **{name: getattr(loser, name) for name in from_loser})


def check(survivor: Case, loser: Case) -> Findings:
    """Why two records may not become one (errors), or what speaks against it (a warning)."""
    if survivor.id == loser.id:
        return (Finding("merging.same", "loser"),)
    found = [
        Finding("merging.gone", where, {"number": case.number})
        for where, case in (("survivor", survivor), ("loser", loser))
        if case.merged_into is not None
    ]
    if survivor.restricted is not loser.restricted:
        found.append(Finding("merging.restricted", "loser"))
    if like(traits_of(survivor), traits_of(loser)).points < LIKELY:
        values = {"first": survivor.child.full_name, "second": loser.child.full_name}
        found.append(Finding("merging.unlike", "loser", values, Severity.WARNING))
    return tuple(found)
