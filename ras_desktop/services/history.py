"""What was done to a child's record and by whom, who has looked, and what I did myself.

An old value is put back by the ordinary verb of its thing, with its rules and its optimistic lock:
a further change, which stands in the log as every other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.log import CHANGES, WHOLE, Entry, Held, What
from ras_desktop.services import consent, family, note, people
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import case_to_read
from ras_desktop.services.sight import known
from ras_desktop.store import coding, log_read, mapping
from ras_desktop.store import family as family_store
from ras_desktop.store import user as user_store
from ras_desktop.store.consent import CONSENTS
from ras_desktop.store.family import CASES
from ras_desktop.store.log_hook import plain
from ras_desktop.store.log_read import Wanted
from ras_desktop.store.note import NOTES
from ras_desktop.store.people import PEOPLE
from ras_desktop.store.shelf import Shelf

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One field that was changed. `old` and `new` as JSON values; both None if erased."""

    field: str
    old: Any
    new: Any
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the log with the values beside it; `number`: of its case."""

    entry: Entry
    changes: tuple[Change, ...] = ()
    number: str = ""

    @property
    def can_undo(self) -> bool:
        """Whether it is a change of the kind that can be taken back.

        A case's state, worker and restriction have verbs of their own, with a reason: they are
        done anew, not taken back.
        """
        kept = not any(each.erased for each in self.changes)
        is_one = self.entry.what is What.CHANGE and self.entry.kind in KINDS
        names = {each.field for each in self.changes}
        taken = self.entry.kind != "family_case" or names <= _OF_RECORD
        return is_one and bool(names) and kept and taken


def entries(desk: Desk, wanted: Wanted, before: int | None = None) -> tuple[Line, ...]:
    """The log for the auditor, the latest first; `before`: the part behind that number.

    What is about a case that the person may not know of is left out.
    """
    with desk.read("log.read") as look:
        return _known(look, log_read.entries(look.session, wanted, before, AT_ONCE))


def case_numbered(desk: Desk, number: str) -> UUID | None:
    """The case with this number; None if there is none, or it may not be known of."""
    with desk.read("log.read") as look:
        id_ = family_store.numbered(look.session, number.strip())
        return id_ if id_ is not None and known(look, id_) is not None else None


def people_in_it(desk: Desk) -> tuple[tuple[UUID, str], ...]:
    """Every user there is or was, by name: they are suspended, never removed."""
    with desk.read("log.read") as look:
        return tuple((each.id, each.name) for each in user_store.everybody(look.session))


def changes(desk: Desk, case: UUID, before: int | None = None) -> tuple[Line, ...]:
    """What was changed in a child's record, the latest first."""
    with desk.read("history.read") as look:
        case_to_read(look, case)
        wanted = Wanted(case=case, what=frozenset(What) - _COMING_AND_GOING - {What.VIEW})
        return _with_values(look, log_read.entries(look.session, wanted, before, AT_ONCE))


def looks(desk: Desk, case: UUID, before: int | None = None) -> tuple[Entry, ...]:
    """Who has looked at a child's record, or taken papers of it out, the latest first."""
    with desk.read("history.read") as look:
        case_to_read(look, case)
        wanted = Wanted(case=case, what=_LOOKS)
        return log_read.entries(look.session, wanted, before, AT_ONCE)


def mine(desk: Desk, before: int | None = None) -> tuple[Line, ...]:
    """My own changes, the latest first."""
    with desk.read("mine.read") as look:
        wanted = Wanted(actor=desk.actor.id, what=CHANGES)
        return _known(look, log_read.entries(look.session, wanted, before, AT_ONCE))


_LOOKS = frozenset({What.VIEW, What.PRINT, What.FILE})
_COMING_AND_GOING = frozenset(
    {What.SIGN_IN, What.FAILED, What.SIGN_OUT, What.LOCK, What.UNLOCK, What.NOT_SIGNED}
)


def _known(look: Reading, found: Sequence[Entry]) -> tuple[Line, ...]:
    """Without what is about cases that the person may not know of."""
    ids = {each.case for each in found if each.case is not None}
    cases = {id_: known(look, id_) for id_ in ids}
    seen = tuple(each for each in found if each.case is None or cases[each.case] is not None)
    numbers = {id_: case.number for id_, case in cases.items() if case is not None}
    lines = _with_values(look, seen)
    return tuple(
        replace(each, number=numbers[each.entry.case]) if each.entry.case else each
        for each in lines
    )


def _with_values(look: Reading, found: Sequence[Entry]) -> tuple[Line, ...]:
    held = log_read.values(look.session, (each.number for each in found if each.fields))
    return tuple(Line(each, _changes(each, held.get(each.number))) for each in found)


def _changes(entry: Entry, held: Held | None) -> tuple[Change, ...]:
    if held is None:
        return tuple(Change(name, None, None, erased=True) for name in entry.fields)
    made: list[Change] = []
    for name in entry.fields:
        _salt, old, new = held.values.get(name, ("", "", ""))
        if name == WHOLE:
            made += _whole(_json(old) or {}, _json(new) or {})
        else:
            made.append(Change(name, _json(old), _json(new)))
    return tuple(made)


def _whole(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    names = [name for name in {**old, **new} if (old.get(name) or new.get(name))]
    return [Change(name, old.get(name), new.get(name)) for name in names]


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text


# Taking back


def _save_family(desk: Desk, _case: UUID, value: Case) -> Done[Any]:
    return family.save(desk, value)


_OF_RECORD = frozenset(
    (*coding.field_names(Child), *coding.field_names(Address), "existing_package")
)
"""Columns of a case that `family.save` takes from the copy that it is given."""

KINDS: Mapping[str, tuple[Shelf[Any], Callable[[Desk, UUID, Any], Done[Any]]]] = {
    "family_case": (CASES, _save_family),
    "note": (NOTES, note.save),
    "person": (PEOPLE, people.save),
    "consent": (CONSENTS, consent.save),
}
"""Table → where its things are kept, and the verb that saves one."""


def why_not(desk: Desk, line: Line, field: str | None = None) -> Findings:
    """What stands against taking a change back (or one field of it): built on, or no such kind."""
    entry = line.entry
    if not line.can_undo or entry.case is None:
        return (Finding("log.no_undo"),)
    with desk.read("mine.read") as look:
        held = KINDS[entry.kind][0].find(look.session, UUID(entry.thing))
    if held is None:
        return (Finding("log.built_on", field or ""),)
    now = _columns(KINDS[entry.kind][0], held)
    built = [each.field for each in _chosen(line, field) if now.get(each.field) != each.new]
    return tuple(Finding("log.built_on", name) for name in built)


def undo(desk: Desk, line: Line, field: str | None = None) -> Done[Any]:
    """Puts back what was there before a change, where nothing has been built on it.

    `field`: only this one. Refused with `why_not`, or by the verb of the thing; StaleCopy.
    """
    found = why_not(desk, line, field)
    if found:
        raise Refused(*found)
    return _put(desk, line, _chosen(line, field))


def restore(desk: Desk, line: Line, field: str) -> Done[Any]:
    """Puts an earlier text back over whatever stands there now, as a change of its own."""
    if not line.can_undo or line.entry.case is None:
        raise Refused(Finding("log.no_undo"))
    return _put(desk, line, _chosen(line, field))


def _chosen(line: Line, field: str | None) -> tuple[Change, ...]:
    return tuple(each for each in line.changes if field is None or each.field == field)


def _put(desk: Desk, line: Line, chosen: Sequence[Change]) -> Done[Any]:
    shelf, save = KINDS[line.entry.kind]
    case = line.entry.case
    assert case is not None
    with desk.read("mine.read") as look:
        case_to_read(look, case)
        held = shelf.get(look.session, UUID(line.entry.thing))
    wanted = held
    for each in chosen:
        wanted = _with(wanted, each.field, each.old)
    return save(desk, case, wanted)


def _with(value: Any, name: str, column: Any) -> Any:
    """A value with one field as a column of the log says."""
    if isinstance(value, Case):
        if name in coding.field_names(Address):
            address = _with(value.child.address, name, column)
            return replace(value, child=replace(value.child, address=address))
        if name in coding.field_names(Child):
            return replace(value, child=_with(value.child, name, column))
    kind: Any = type(value)
    hint = coding.hints_of(kind).get(name)
    if hint is None:  # a column beside the value: who wrote it, when
        return value
    return replace(value, **{name: mapping.from_column(hint)(_typed(hint, column))})


def value_of(kind: str, name: str, column: Any) -> Any:
    """What a column of the log means: an enumeration, a day, a nested value; itself if unknown."""
    if kind not in KINDS:
        return column
    for of in (KINDS[kind][0].value, *((Child, Address) if kind == "family_case" else ())):
        hint = coding.hints_of(of).get(name)
        if hint is not None:
            try:
                return mapping.from_column(hint)(_typed(hint, column))
            except (ValueError, TypeError):
                return column
    return column


def _typed(hint: Any, column: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    for kind, read in _READ.items():
        if kind in kinds and isinstance(column, str):
            return read(column)
    return column


_READ: Mapping[type, Callable[[str], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    UUID: UUID,
}


def _columns(shelf: Shelf[Any], value: Any) -> Mapping[str, Any]:
    return {name: plain(held) for name, held in shelf.columns(value).items()}
