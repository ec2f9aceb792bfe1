"""Day, time, place and members of a meeting, kept as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel_meeting import Meeting, Member, Seat
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField, TickField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.items import Editor, Items, Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _
from ras_desktop.wording.panel import SEATS

Users = Callable[[], Sequence[User]]
_SEATS = {Role.PANEL_CHAIR: Seat.CHAIR, Role.MINUTE_TAKER: Seat.MINUTE_TAKER}
"""The seat that somebody with a role usually has."""


class MemberEditor(Editor[Member]):
    """A user of the program, or somebody else by name; the seat; whether they are there."""

    def __init__(self, users: Users, form: Form, where: str) -> None:
        super().__init__(form, where)
        self._users = tuple(users())
        offered = tuple(Choice(each.id, each.name) for each in self._users)
        hint = _("Somebody without this program: write the name.")
        self.user = self.add(
            "user", ListField(_("User"), offered, none=_("Not a user"), optional=True)
        )
        self.name = self.add("name", TextField(_("Name"), hint, characters=32))
        self.seat = self.add("seat", ListField(_("Seat"), choices(_seats()), none=""))
        self.add("present", TickField(_("Present")))
        parts = (self._fields[each] for each in ("user", "name", "seat", "present"))
        self.setLayout(column(*parts, gap=1.5))
        self.user.edited.connect(self._named)

    def _named(self) -> None:
        chosen = next((each for each in self._users if each.id == self.user.value()), None)
        if chosen is not None:
            self.name.load(chosen.name)
            seat = next((seat for role, seat in _SEATS.items() if role in chosen.roles), None)
            if seat is not None:
                self.seat.load(seat)
            self.edited.emit("name")

    def read(self, item: Member) -> Member:
        """The member with what stands in the fields."""
        values = self.values()
        return replace(item, **{**values, "name": values["name"] or ""})


def _seats() -> dict[Seat, str]:
    return {Seat(each): words for each, words in SEATS.items()}


def summary(member: Member) -> Summary:
    """How a member is shown while closed."""
    there = "" if member.present else _("not present")
    seat = _(SEATS[member.seat.value])
    return Summary(member.name or _("No name yet"), " · ".join(e for e in (seat, there) if e))


class MeetingForm(QWidget):
    """`load(meeting)`, `read(meeting)`; the page hears `form.edited` and `members.changed`."""

    def __init__(self, form: Form, users: Users) -> None:
        super().__init__()
        self._form = form
        self._members: tuple[Member, ...] = ()
        self.on = form.add("on", DateField(_("Day"), calendar=True))
        self.at = form.add("at", TextField(_("Time"), _("Such as 13:30"), optional=True,
                                           characters=8))  # fmt: skip
        self.place = form.add("place", TextField(_("Place"), optional=True, characters=40))
        self.when = Card(_("When and where"))
        self.when.body.addWidget(holding(Flow(self.on, self.at, self.place, gap=3)))
        self.members: Items[Member] = Items(
            form,
            Kind(
                "members",
                _("Add a member"),
                _("Nobody is on the list yet."),
                lambda: Member(uuid4(), ""),
                summary,
                partial(MemberEditor, users),
            ),
        )
        self.members.changed.connect(self._changed)
        self.who = Card(_("Members"))
        self.who.body.addWidget(self.members)
        self.setLayout(column(self.when, self.who, gap=2))

    def load(self, meeting: Meeting) -> None:
        """Shows a meeting."""
        self.on.load(meeting.on)
        self.at.load(f"{meeting.at:%H:%M}" if meeting.at else "")
        self.place.load(meeting.place)
        self._members = meeting.members
        self.members.show_items(meeting.members)

    def read(self, meeting: Meeting) -> Meeting:
        """The meeting with what stands in the fields; an impossible day or time stays as it was."""
        at = read_time(self.at.value() or "")
        return replace(
            meeting,
            on=self.on.value() or meeting.on,
            at=meeting.at if isinstance(at, Finding) else at,
            place=self.place.value() or "",
            members=self._members,
        )

    def faults(self) -> Findings:
        """What cannot be: a day, a time."""
        at = read_time(self.at.value() or "")
        return (*self._form.faults(), *((at,) if isinstance(at, Finding) else ()))

    def open_to(self, writes: bool) -> None:
        """Whether anything may be changed."""
        self.setEnabled(writes)

    def _changed(self, members: Any, _field: str) -> None:
        self._members = tuple(members)


def read_time(text: str) -> time | Finding | None:
    """A time of day from "13:30", "9.15" or "14"; None for nothing."""
    typed = text.strip().replace(".", ":").lower()
    if not typed:
        return None
    hour, _colon, minute = typed.partition(":")
    numbers = hour.isdecimal() and (minute or "0").isdecimal()
    if numbers and int(hour) < 24 and int(minute or 0) < 60:
        return time(int(hour), int(minute or 0))
    return Finding("panel.meeting.time", "at")
