"""The rows of Today: what waits in words, how urgent it is, and where it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ras_desktop.domain.sort import Group, sort_of
from ras_desktop.domain.today import SOON, Kind, Matter, days_late, group_of
from ras_desktop.gui import pages
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family.next_step import draft_name, draft_place
from ras_desktop.gui.models.records import Column, Status
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes.aside import KIND as SCHEME
from ras_desktop.wording import N_, _, say
from ras_desktop.wording.put_off import REASONS
from ras_desktop.wording.today import KINDS, ahead, lateness, meeting, put_off_until, waited

COUNCIL = "settings.council"
"""The kind of a draft of the council's particulars."""
PRACTICE = "practice.aside"
"""The kind of a draft of my answers where the attempt was answered in another window, too."""
SET = "practice_set"
"""The kind of a draft of a practice set (`services.practice_writing.KIND`)."""
OWN = {
    COUNCIL: N_("The council on papers"),
    SCHEME: N_("A scheme that another lead changed, too"),
    PRACTICE: N_("Practice answers that were given in another window, too"),
    SET: N_("A practice set"),
}
"""Kinds of drafts that are of no family."""


def what(matter: Matter) -> str:
    """What waits, in words, with the reason that was given."""
    words = what_for(matter)
    held = matter.put_off
    if held is None or held.ended_at is not None:
        return words
    why = _(REASONS[held.reason.value])
    return _("{what} · {why}").format(what=words, why=why)


def what_for(matter: Matter) -> str:
    """What waits, in words."""
    if matter.draft is not None:
        name = _(OWN[matter.draft.kind]) if matter.draft.kind in OWN else ""
        return _("{what}, not saved yet").format(what=name or draft_name(matter.draft))
    if matter.kind is Kind.MEETING and matter.due is not None:
        return meeting(matter.due, matter.many)
    if matter.kind is Kind.DUE:
        return say(matter.code, {})
    return _(KINDS[matter.kind.value])


def when(matter: Matter, today: date) -> Status:
    """How urgent it is: by word, tone and shape."""
    held = matter.put_off
    if held is not None and held.until is not None and held.hides(today):
        return Status(put_off_until(held.until), Tone.PLAIN, "pause")
    if late := days_late(matter, today):
        return Status(lateness(late), Tone.BAD, "clock")
    if matter.due is not None and group_of(matter, today) is not Group.WAITING:
        days = (matter.due - today).days
        return Status(ahead(days), Tone.WARN if days <= SOON else Tone.PLAIN, "calendar")
    words = waited((today - matter.since).days) if matter.since else _("Open")
    return Status(words, Tone.PLAIN, _SHAPES.get(group_of(matter, today), ""))


_SHAPES = {
    Group.OPEN: "edit",
    Group.CONFIRM: "check",
    Group.ARRIVED: "panel",
    Group.NEXT: "forward",
    Group.WAITING: "waiting",
}


def who(matter: Matter) -> str:
    """Whose it is."""
    return matter.name or (_("Case {number}").format(number=matter.number) if matter.number else "")


def called(matter: Matter) -> str:
    """Whose it is, as one says it: Ines Okoro."""
    last, _comma, first = who(matter).partition(", ")
    return f"{first} {last}".strip()


def place_of(matter: Matter) -> Place:
    """Where it is done."""
    case, subject = matter.case, matter.subject
    if matter.draft is not None:
        if matter.draft.kind == COUNCIL:
            return Place("settings", None, "council")
        if matter.draft.kind == PRACTICE:
            return Place("practice", None, f"attempt/{matter.draft.subject}")
        if matter.draft.kind == SCHEME:
            return Place("schemes", None, f"version/{matter.draft.subject}")
        if matter.draft.kind == SET:
            return Place("practice", None, f"set/{matter.draft.subject}")
        return draft_place(matter.draft) or Place("family", case)
    sort = sort_of(matter.about)
    if sort.page not in pages.words():
        return Place("family", case)
    return Place(sort.page, case, sort.part.format(subject=subject))


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """When, what, whose, number, worker: in the order in which they stay when it is narrow."""
    return (
        Column("when", _("When"), 21, shown=lambda each: when(each, today()), sorts=False),
        Column("what", _("What"), 38, shown=what, sorts=False),
        Column("name", _("Child"), 24, shown=who, sorts=False),
        Column("number", _("Case number"), 11, rank=1, sorts=False),
        Column("worker", _("Worker"), 15, rank=2, sorts=False),
    )
