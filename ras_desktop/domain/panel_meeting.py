"""A meeting of the panel: members, quorum, interests, agenda (domain.md §7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity


class MeetingState(StrEnum):
    """PLANNED can be changed; HELD is over: its minutes stand; CANCELLED decides nothing."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Seat(StrEnum):
    """What somebody is in a meeting. The minute taker and guests do not decide."""

    CHAIR = "chair"
    MEMBER = "member"
    MINUTE_TAKER = "minute_taker"
    GUEST = "guest"


DECIDES = frozenset({Seat.CHAIR, Seat.MEMBER})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the meeting. `user`: their user, None for a guest without one."""

    id: UUID
    name: str
    seat: Seat = Seat.MEMBER
    user: UUID | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Interest:
    """A declared interest: this member does not decide this case, and gets no papers of it."""

    member: UUID
    case: UUID
    what: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A case on the agenda with the plan that is to be decided; waiting since a day.

    `put`: what was put to the panel.
    """

    case: UUID
    plan: UUID
    since: date
    put: UUID | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its agenda in order. `papers_on`: when the papers were sent."""

    id: UUID
    on: date
    at: time | None = None
    place: str = ""
    members: tuple[Member, ...] = ()
    interests: tuple[Interest, ...] = ()
    agenda: tuple[Item, ...] = ()
    state: MeetingState = MeetingState.PLANNED
    papers_on: date | None = None
    notes: str = ""
    version: int = 0


def check(meeting: Meeting) -> Findings:
    """What must be mended before a meeting can be kept."""
    found: list[Finding] = []
    if not meeting.place.strip():
        found.append(Finding("panel.meeting.place", "place", severity=Severity.WARNING))
    if sum(each.seat is Seat.CHAIR for each in meeting.members) > 1:
        found.append(Finding("panel.meeting.chairs", "members"))
    for place, member in enumerate(meeting.members):
        if not member.name.strip():
            found.append(Finding("panel.member.name", f"members/{place}/name"))
    users = [each.user for each in meeting.members if each.user is not None]
    if len(set(users)) < len(users):
        found.append(Finding("panel.member.twice", "members"))
    known = {each.id for each in meeting.members}
    for place, interest in enumerate(meeting.interests):
        if interest.member not in known:
            found.append(Finding("panel.interest.who", f"interests/{place}"))
    cases = [each.case for each in meeting.agenda]
    if len(set(cases)) < len(cases):
        found.append(Finding("panel.agenda.twice", "agenda"))
    return tuple(found)


def deciding(
    meeting: Meeting, case: UUID, own: frozenset[UUID] = frozenset()
) -> tuple[Member, ...]:
    """Who decides a case: present, with a seat that decides, without an interest in it.

    `own`: the users whose own work it is; they do not decide it either.
    """
    out = {each.member for each in meeting.interests if each.case == case}
    return tuple(
        each
        for each in meeting.members
        if each.present and each.seat in DECIDES and each.id not in out and each.user not in own
    )


def may_hold(
    meeting: Meeting,
    case: UUID,
    quorum: int,
    today: date,
    own: frozenset[UUID] = frozenset(),
) -> Findings:
    """Why this meeting cannot decide this case today: not its day, no chair, too few, not on it.

    `quorum`: members who decide (`panel.quorum`); one with an interest does not count, nor one
    whose own work it is (`own`).
    """
    found: list[Finding] = []
    if meeting.state is not MeetingState.PLANNED:
        found.append(Finding(f"panel.meeting.{meeting.state.value}", values={"day": meeting.on}))
    if today < meeting.on:
        found.append(Finding("panel.meeting.not_yet", values={"day": meeting.on}))
    if case not in {each.case for each in meeting.agenda}:
        found.append(Finding("panel.agenda.missing"))
    there = deciding(meeting, case, own)
    if not any(each.seat is Seat.CHAIR for each in there):
        found.append(Finding("panel.chair.missing", "members"))
    if len(there) < quorum:
        values = {"least": quorum, "there": len(there)}
        found.append(Finding("panel.quorum.missing", "members", values))
    return tuple(found)


def member_of(meeting: Meeting, user: UUID) -> Member | None:
    """The member who is this user, or None."""
    return next((each for each in meeting.members if each.user == user), None)


def interested(meeting: Meeting, user: UUID, case: UUID) -> bool:
    """Whether a user has declared an interest in a case of this meeting."""
    member = member_of(meeting, user)
    return member is not None and any(
        (each.member, each.case) == (member.id, case) for each in meeting.interests
    )


def waiting(items: Iterable[Item], today: date) -> tuple[tuple[Item, int], ...]:
    """Cases that wait for a decision with the days they have waited, the longest first."""
    aged = ((item, (today - item.since).days) for item in items)
    return tuple(sorted(aged, key=lambda each: (-each[1], each[0].case.int)))


def after_papers(meeting: Meeting, since: date) -> bool:
    """Whether a case that was put on a day came after the papers had gone out: nobody has its."""
    return meeting.papers_on is not None and since > meeting.papers_on


def papers_late(meeting: Meeting, latest: date) -> bool:
    """Whether the papers were not sent by the set number of working days before the meeting."""
    return meeting.papers_on is None or meeting.papers_on > latest
