"""How entries of the log are said: for the auditor's table, a child's history, my changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ras_desktop.domain.log import What
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.saying import FIELDS as FORM_FIELDS
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.services import history
from ras_desktop.services.clock import LONDON
from ras_desktop.services.history import Change, Line
from ras_desktop.wording import _, number, plain, short_day
from ras_desktop.wording.log import FIELDS, WHATS, kind_name

LONGEST = 300
"""Characters of an old or new text that a list shows."""

_TONES = {
    What.FAILED: Tone.WARN, What.NOT_SIGNED: Tone.BAD, What.DROP: Tone.WARN, What.ERASE: Tone.WARN,
}  # fmt: skip


def columns() -> tuple[Column, ...]:
    """The auditor's table, of `Line`s."""
    return (
        Column("number", _("Entry"), weight=8, align=Align.RIGHT, shown=_number),
        Column("at", _("When"), weight=29, shown=lambda line: moment(line)),
        Column("who", _("Who"), weight=19, shown=who),
        Column("what", _("What"), weight=24, shown=_what),
        Column("kind", _("Of what"), weight=22, shown=of_what),
        Column("case", _("Case"), weight=16, shown=lambda line: line.number, rank=1),
        Column("fields", _("Fields"), weight=22, shown=fields, rank=2),
    )


def _number(line: Line) -> str:
    return number(line.entry.number)


def moment(line: Any) -> str:
    """The day and the time of an entry, in England; of a wrong passphrase, when it was tried."""
    entry = getattr(line, "entry", line)
    tried = entry.what is What.FAILED and entry.kind == "attempt"
    at = (datetime.fromisoformat(entry.thing) if tried else entry.at).astimezone(LONDON)
    return f"{short_day(at.date())} {at:%H:%M}"


def who(line: Any) -> str:
    """Who did it: the program itself, or nobody knows (a wrong passphrase)."""
    entry = getattr(line, "entry", line)
    if entry.actor_name:
        return str(entry.actor_name)
    return _("Nobody knows") if entry.what is What.FAILED else _("The program")


def _what(line: Line) -> Status:
    return Status(what(line), _TONES.get(line.entry.what, Tone.PLAIN))


def what(line: Any) -> str:
    """What was done."""
    entry = getattr(line, "entry", line)
    words = _(WHATS[entry.what.value])
    return (
        _("{what} ({count})").format(what=words, count=number(entry.many))
        if entry.many > 1
        else words
    )


def of_what(line: Any) -> str:
    """The kind of the thing."""
    return kind_name(getattr(line, "entry", line).kind)


def fields(line: Line) -> str:
    """The fields that were changed, by their words on screen."""
    if line.entry.what is not What.CHANGE:
        return ""
    return ", ".join(field_name(each.field) for each in line.changes)


def field_name(name: str) -> str:
    """A field's word on screen."""
    for known in (FORM_FIELDS, FIELDS):
        if name in known:
            return _(known[name])
    return name.replace("_", " ").capitalize()


def shown(value: Any) -> str:
    """An old or new value in a line of text."""
    if value is None or value == "" or value == ():
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = value if isinstance(value, str) else plain(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def said(line: Line, lists: Lists | None = None) -> list[str]:
    """Each change of an entry as a sentence: the field, from what, to what."""
    return [_said(line.entry.kind, each, lists) for each in line.changes]


def _said(kind: str, change: Change, lists: Lists | None) -> str:
    name = field_name(change.field)
    if change.erased:
        return _("{field}: erased").format(field=name)
    old, new = (_words(kind, change.field, each, lists) for each in (change.old, change.new))
    return _("{field}: from “{old}” to “{new}”").format(field=name, old=old, new=new)


def _words(kind: str, field: str, column: Any, lists: Lists | None) -> str:
    held = history.value_of(kind, field, column)
    if lists is not None and not isinstance(held, bool):
        held = saying.value(field, held, lists)
    return shown(held)
