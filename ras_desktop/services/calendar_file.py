"""One's own diary as a calendar file: made from the cases that one holds, written where one chose.

It holds what is to be done, initials and case numbers: no name, birth date or address. A restricted
case is not in it at all: it is known to the people named for it, and a file can be read by others.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from ras_desktop.documents.calendar import Happening, ics
from ras_desktop.domain.text import initials
from ras_desktop.domain.today import Kind, Matter
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import diary
from ras_desktop.services.caseload import lines_of
from ras_desktop.services.desk import Desk
from ras_desktop.wording import _, say
from ras_desktop.wording.today import KINDS, meeting

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
"""Days before and after today that the file holds."""


class NotWritten(Trouble):
    """The folder of the calendar file is away, full, or not one's own."""

    code = "calendar_file.not_written"


def happenings(desk: Desk) -> tuple[Happening, ...]:
    """What has a day in the cases that one holds, but for restricted ones."""
    today = desk.today()
    found = diary.read(desk, today - BACK, today + AHEAD)
    with desk.read("family.list") as look:
        lines = lines_of(desk, look)
        shut = set()
        for each in found.matters:
            line = lines.get(each.case) if each.case else None
            if (line is None and each.case is not None) or (line is not None and line.restricted):
                shut.add(each.case)
    return tuple(_happening(each) for each in found.matters if each.case not in shut)


def content(desk: Desk) -> bytes:
    """The file as it is now."""
    return ics(happenings(desk), desk.now(), _("RAS diary"))


def write(desk: Desk, path: Path, before: tuple[Happening, ...] | None) -> tuple[Happening, ...]:
    """Writes the file if what it says is another than `before`; gives what it says now.

    Written beside the place and moved there, so that a calendar never reads half a file. NotWritten
    where that cannot be; what was there stays.
    """
    now = happenings(desk)
    if now == before and path.exists():
        return now
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(ics(now, desk.now(), _("RAS diary")))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        raise NotWritten(folder=str(path.parent), file=path.name) from None
    finally:
        _gone(part)
    return now


def _gone(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the folder is away: so is the part


def _happening(matter: Matter) -> Happening:
    assert matter.due is not None
    last, _comma, first = matter.name.partition(", ")
    key = f"{matter.case}/{matter.about}/{matter.subject}"
    if matter.kind is Kind.MEETING:
        return Happening(key, matter.due, meeting(matter.due, matter.many))
    what = say(matter.code, {}) if matter.kind is Kind.DUE else _(KINDS[matter.kind.value])
    return Happening(key, matter.due, what, initials(first, last), matter.number)
