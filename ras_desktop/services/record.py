"""What every verb on a case's record does first and last: the case, its state, its copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from ras_desktop.domain.family import Case, standing
from ras_desktop.domain.finding import Findings, Refused, errors
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.services.desk import Work
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone, StaleCopy

Value = TypeVar("Value")


def case_to_change(work: Work, id_: UUID) -> Case:
    """The case, if the verb is allowed in its state. Gone, or Refused with what stands against."""
    case = CASES.get(work.session, id_)
    work.allow(standing(case))
    return case


def typed(value: Value) -> Value:
    """A value as it is kept: cleaned, and no text longer than a field takes. Refused otherwise."""
    kept = cleaned(value)
    found = too_long(kept)
    if found:
        raise Refused(*found)
    return kept


def no_errors(findings: Findings) -> None:
    """Refused with all findings, warnings too, if one of them is an error."""
    if errors(findings):
        raise Refused(*findings)


def belongs(owner: UUID | None, case: UUID, kind: str) -> None:
    """Gone if something that is there already belongs to another case than was said."""
    if owner is not None and owner != case:
        raise Gone(kind)


def change(work: Work, copy: Case, **fields: Any) -> tuple[Case, bool]:
    """Keeps the case with these fields changed. Whether anything was: a second click changes none.

    `copy` is what the person saw: StaleCopy, with both versions, if the case is another by now.
    """
    held = CASES.get(work.session, copy.id)
    if all(getattr(held, name) == value for name, value in fields.items()):
        return held, False
    if held.version != copy.version:
        raise StaleCopy("family", mine=replace(copy, **fields), theirs=held)
    kept = CASES.put(work.session, replace(held, **fields))
    work.changed("family", kept.id, kept.id)
    return kept, True
