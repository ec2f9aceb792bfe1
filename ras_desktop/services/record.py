"""What every verb on a case's record does first and last: the case, its state, its copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID, uuid4

from ras_desktop.domain.family import Case, standing
from ras_desktop.domain.finding import Findings, Refused, errors
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.services.desk import Reading, Work
from ras_desktop.services.sight import known, tie_to
from ras_desktop.store.family import CASES
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.trouble import Gone, StaleCopy

Value = TypeVar("Value")


def case_to_read(look: Reading, id_: UUID, kind: str = "family") -> Case:
    """The case, for everything that reads of it: the one gate.

    Gone if there is none, or it may not be known of: the same answer in the same words. `kind` is
    that of the thing that was asked for. Refused if the verb does not reach so far.
    """
    case = known(look, id_)
    if case is None:
        raise Gone(kind)
    look.tied(id_, tie_to(look, case))
    look.saw(id_)
    return case


def thing_to_read(look: Reading, shelf: Shelf[Value], id_: UUID) -> Value:
    """Something of a case (a value with `case`). Gone if there is none, or its case is not known.

    The questions to the store are the same whether it is there or not.
    """
    thing: Any = shelf.find(look.session, id_)
    case_to_read(look, thing.case if thing is not None else id_, shelf.kind)
    if thing is None:
        raise Gone(shelf.kind)
    found: Value = thing
    return found


def case_to_change(work: Work, id_: UUID) -> Case:
    """The case, if the verb is allowed in its state. Gone, or Refused with what stands against."""
    case = case_to_read(work, id_)
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


def own_or_new(
    work: Work, value: Value, owner: UUID | None, case: UUID, kind: str
) -> tuple[Value, bool]:
    """A value whose identifier came from a form, as one of this case; whether it is there already.

    `owner`: whose the identifier is so far. Gone if it is another case's. If the actor may not know
    of that case, the value gets another identifier: no answer tells that this one is taken.
    """
    if owner is None or owner == case:
        return value, owner is not None
    if known(work, owner) is not None:
        raise Gone(kind)
    return replace(value, id=uuid4()), False  # type: ignore[type-var]


def as_seen(shelf: Shelf[Value], held: Value, version: int | None) -> None:
    """StaleCopy if the copy that the person saw, of this version, is no longer what is held.

    Asked first by verbs that seal: nobody is told what another copy lacks, or seals it unseen.
    None: the caller has read it in this very act.
    """
    known_version = held.version  # type: ignore[attr-defined]
    if version is not None and version != known_version:
        mine = replace(held, version=version)  # type: ignore[type-var]
        raise StaleCopy(shelf.kind, mine=mine, theirs=held)


def free_id(work: Work, shelf: Shelf[Any], id_: UUID | None) -> UUID:
    """The identifier that a form has chosen for something new, or another one if it is taken."""
    if id_ is None or shelf.find(work.session, id_) is not None:
        return uuid4()
    return id_


def belongs(owner: UUID | None, case: UUID, kind: str) -> None:
    """Gone if something that is there already belongs to another case than was said."""
    if owner is not None and owner != case:
        raise Gone(kind)


def change(work: Work, copy: Case, **fields: Any) -> tuple[Case, bool]:
    """Keeps the case with these fields changed. Whether anything was: a second click changes none.

    `copy` is what the person saw: StaleCopy, with both versions, if the case is another by now.
    """
    held = case_to_read(work, copy.id)
    if all(getattr(held, name) == value for name, value in fields.items()):
        return held, False
    if held.version != copy.version:
        raise StaleCopy("family", mine=replace(copy, **fields), theirs=held)
    kept = CASES.put(work.session, replace(held, **fields))
    work.changed("family", kept.id, kept.id)
    return kept, True
