"""A calendar file (iCalendar, RFC 5545) of days: for the calendar of a desk or a phone.

It leaves the case file, so it says nothing but what is to be done, initials and case number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

_SPACE = UUID("6d1c9a02-5f43-4c8e-9a34-7d1f0f5f2f60")


@dataclass(frozen=True, slots=True)
class Happening:
    """One day: `what` in the program's own words, whose it is by initials and case number ("":
    nobody's). `key` is the same for the same thing, so that a calendar knows it again."""

    key: str
    on: date
    what: str
    initials: str = ""
    number: str = ""


def ics(happenings: Iterable[Happening], at: datetime, name: str) -> bytes:
    """The file, UTF-8. `at`: when it was made, in UTC; `name`: how the calendar is called."""
    from icalendar import Calendar, Event  # needed only by whoever keeps such a file

    whole = Calendar()
    whole.add("prodid", "-//RAS Desktop//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    for each in happenings:
        event = Event()
        event.add("uid", f"{uuid5(_SPACE, each.key)}@ras-desktop")
        event.add("dtstamp", at)
        event.add("dtstart", each.on)
        said = (each.what, each.initials, each.number)
        event.add("summary", " · ".join(part for part in said if part))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        whole.add_component(event)
    content: bytes = whole.to_ical()
    return content
