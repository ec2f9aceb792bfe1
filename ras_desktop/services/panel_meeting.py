"""Meetings of the panel: planned with members, filled with cases that wait, held.

A case that somebody may not know of is on no agenda that they see.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain import panel_meeting as rules
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.panel_meeting import Interest, Meeting, MeetingState
from ras_desktop.domain.panel_put import Put
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.user import Standing, User
from ras_desktop.forms.workdays import england
from ras_desktop.services import sight
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.panel import changed, owners, policy_of
from ras_desktop.services.record import case_to_read, no_errors, thing_to_read, typed
from ras_desktop.store import panel as panel_store
from ras_desktop.store import user as user_store
from ras_desktop.store.panel import DECLARED, PUTS, SITTINGS, Declared, Sitting
from ras_desktop.store.trouble import StaleCopy


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for a decision, or was decided: `days` since it was put.

    `decision`: the one that was made on it, None while it waits. `own`: members of the meeting
    whose own work it is; they do not decide it. `no_papers`: it was put after the papers of its
    meeting had gone out.
    """

    put: Put
    case: Case
    days: int
    decision: Decision | None = None
    own: frozenset[UUID] = frozenset()
    no_papers: bool = False


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting with its agenda in order, and what else waits, the longest first.

    `quorum`: members needed. `papers_by`: the last day on which the papers may go out. `missing`:
    what the meeting still lacks. `users`: who can be put on the list of members.
    """

    meeting: Meeting
    agenda: tuple[Waiting, ...]
    waiting: tuple[Waiting, ...]
    quorum: int
    papers_by: date
    missing: Findings
    users: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """All meetings, the latest day first, and what waits on no agenda, the longest first."""

    meetings: tuple[Meeting, ...]
    waiting: tuple[Waiting, ...]
    decided: dict[UUID, int]


def every(desk: Desk) -> Calendar:
    """All meetings, and the cases that wait for one."""
    with desk.read("panel.read") as look:
        known = _Known(look)
        held = tuple(known.of_it(each) for each in panel_store.meetings(look.session))
        done = Counter(
            meeting
            for meeting, case in panel_store.decided_in_meetings(look.session)
            if known.case(case)
        )
        return Calendar(held, known.waiting(), dict(done))


def open_(desk: Desk, id_: UUID) -> OpenMeeting:
    """A meeting with all that its page needs. Gone if there is none."""
    with desk.read("panel.read") as look:
        return opened(look, id_)


def opened(look: Reading, id_: UUID) -> OpenMeeting:
    """The same inside a transaction that is open."""
    known = _Known(look)
    meeting = known.meeting(SITTINGS.get(look.session, id_))
    policy = policy_of(look)
    quorum = policy.whole(PolicyCode.PANEL_QUORUM, look.today)
    days = policy.whole(PolicyCode.PANEL_PAPERS, look.today)
    agenda = known.agenda(meeting)
    return OpenMeeting(
        meeting=meeting,
        agenda=agenda,
        waiting=known.waiting(),
        quorum=quorum,
        papers_by=england(meeting.on).before(meeting.on, days),
        missing=_missing(meeting, agenda, quorum),
        users=tuple(
            each for each in user_store.everybody(look.session) if each.standing is Standing.ACTIVE
        ),
    )


def _missing(meeting: Meeting, agenda: tuple[Waiting, ...], quorum: int) -> Findings:
    """What stands against deciding each case of an agenda, said once."""
    found: dict[str, Finding] = {each.code: each for each in rules.check(meeting)}
    if meeting.state is MeetingState.PLANNED:
        for each in agenda:
            if each.decision is None:
                day = meeting.on
                for one in rules.may_hold(meeting, each.case.id, quorum, day, each.own):
                    found.setdefault(one.code, one)
    return tuple(found.values())


class _Known:
    """The cases that this person may know of, looked up once each."""

    def __init__(self, look: Reading) -> None:
        self._look = look
        self._cases: dict[UUID, Case | None] = {}

    def case(self, id_: UUID) -> Case | None:
        """The case; None if it may not be known of."""
        if id_ not in self._cases:
            self._cases[id_] = sight.known(self._look, id_)
        return self._cases[id_]

    def meeting(self, sitting: Sitting) -> Meeting:
        """A meeting with what of its agenda may be known of."""
        return self.of_it(panel_store.meeting_of(self._look.session, sitting))

    def of_it(self, whole: Meeting) -> Meeting:
        """What of a meeting may be known of."""
        return replace(
            whole,
            agenda=tuple(each for each in whole.agenda if self.case(each.case)),
            interests=tuple(each for each in whole.interests if self.case(each.case)),
        )

    def agenda(self, meeting: Meeting) -> tuple[Waiting, ...]:
        """The cases of an agenda in order."""
        puts = panel_store.of_meeting(self._look.session, meeting.id)
        made = {each.put: each for each in _decided(self._look, self, meeting.id)}
        found = (self._waiting(each, made.get(each.id)) for each in puts)
        return tuple(
            replace(each, no_papers=rules.after_papers(meeting, each.put.on))
            for each in found
            if each is not None
        )

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits and is on the agenda of no meeting to come, the longest first."""
        states = {each.id: each.state for each in panel_store.sittings(self._look.session)}
        loose = (
            each
            for each in panel_store.open_puts(self._look.session)
            if each.meeting is None or states.get(each.meeting) is not MeetingState.PLANNED
        )
        found = (self._waiting(each, None) for each in loose)
        return tuple(each for each in found if each is not None)

    def _waiting(self, put: Put, decision: Decision | None) -> Waiting | None:
        case = self.case(put.case)
        if case is None:
            return None
        days = (self._look.today - put.on).days
        return Waiting(put, case, days, decision, owners(self._look, put))


def _decided(look: Reading, known: _Known, meeting: UUID) -> tuple[Decision, ...]:
    held = panel_store.decisions_in(look.session, meeting)
    replaced = {each.corrects for each in held}
    return tuple(each for each in held if each.id not in replaced and known.case(each.case))


# ---------------------------------------------------------------- a meeting itself


def save(desk: Desk, meeting: Meeting) -> Done[Meeting]:
    """Keeps a new or changed meeting: day, place, members. Agenda and interests have own verbs.

    Refused: two chairs, somebody twice, or it is over. StaleCopy: both versions to show.
    """
    with desk.act("panel.arrange") as work:
        meeting = typed(meeting)
        held = SITTINGS.find(work.session, meeting.id)
        if held is not None:
            work.allow(held.state.value)
        wanted = panel_store.sitting_of(meeting)
        if held is None:
            wanted = replace(wanted, state=MeetingState.PLANNED, papers_on=None, version=0)
        else:
            wanted = replace(wanted, state=held.state, papers_on=held.papers_on)
        bare = replace(meeting, agenda=(), interests=())
        no_errors(rules.check(bare))
        return work.done(_kept(work, wanted))


def papers_sent(desk: Desk, copy: Meeting, on: date) -> Done[Meeting]:
    """Notes the day on which the papers went out, once more where cases came after the first.

    Refused: a day to come, nothing is on the agenda, or it is over.
    """
    with desk.act("panel.arrange") as work:
        held = _planned(work, copy)
        if on > work.today:
            raise Refused(Finding("panel.papers.future", "papers_on", {"day": on}))
        if not panel_store.of_meeting(work.session, held.id):
            raise Refused(Finding("panel.pack.empty"))
        return work.done(_kept(work, replace(held, papers_on=on)))


def hold(desk: Desk, copy: Meeting, notes: str = "") -> Done[Meeting]:
    """The meeting is over; cases that were not decided wait for the next. Twice changes nothing.

    Refused: it has not begun. StaleCopy if it was changed since.
    """
    with desk.act("panel.hold") as work:
        held = SITTINGS.get(work.session, copy.id)
        if held.state is MeetingState.HELD:
            return work.done(_Known(work).meeting(held))
        held = _planned(work, copy)
        if work.today < held.on:
            raise Refused(Finding("panel.meeting.not_yet", values={"day": held.on}))
        wanted = replace(held, state=MeetingState.HELD, notes=typed(notes).strip() or held.notes)
        return work.done(_kept(work, wanted))


def cancel(desk: Desk, copy: Meeting) -> Done[Meeting]:
    """The meeting does not take place; its cases wait for another. Twice changes nothing.

    Refused: something was decided in it. StaleCopy if it was changed since.
    """
    with desk.act("panel.hold") as work:
        held = SITTINGS.get(work.session, copy.id)
        if held.state is MeetingState.CANCELLED:
            return work.done(_Known(work).meeting(held))
        held = _planned(work, copy)
        if panel_store.decisions_in(work.session, held.id):
            raise Refused(Finding("panel.meeting.decided"))
        return work.done(_kept(work, replace(held, state=MeetingState.CANCELLED)))


def _planned(work: Work, copy: Meeting) -> Sitting:
    held = SITTINGS.get(work.session, copy.id)
    work.allow(held.state.value)
    if held.version != copy.version:
        raise StaleCopy(SITTINGS.kind, mine=panel_store.sitting_of(copy), theirs=held)
    return held


def _kept(work: Work, wanted: Sitting) -> Meeting:
    kept = SITTINGS.put(work.session, wanted)
    work.changed("meeting", kept.id)
    return _Known(work).meeting(kept)


# ---------------------------------------------------------------- its agenda


def add(desk: Desk, meeting: UUID, put: UUID) -> Done[Put]:
    """Puts what waits at the end of an agenda. Twice changes nothing. Refused: it is decided."""
    with desk.act("panel.agenda") as work:
        held = thing_to_read(work, PUTS, put)
        sitting = SITTINGS.get(work.session, meeting)
        work.allow(sitting.state.value)
        if not held.is_open:
            raise Refused(Finding(f"panel.put.{held.state.value}"))
        if held.meeting == meeting:
            return work.done(held)
        return work.done(_moved(work, replace(held, meeting=meeting, place=_last(work))))


def take_off(desk: Desk, put: UUID) -> Done[Put]:
    """Takes what waits off its agenda; it waits on. Twice changes nothing."""
    with desk.act("panel.agenda") as work:
        held = thing_to_read(work, PUTS, put)
        if held.meeting is None:
            return work.done(held)
        work.allow(SITTINGS.get(work.session, held.meeting).state.value)
        if not held.is_open:
            raise Refused(Finding(f"panel.put.{held.state.value}"))
        return work.done(_moved(work, replace(held, meeting=None, place=0)))


def order(desk: Desk, meeting: UUID, puts: tuple[UUID, ...]) -> Done[tuple[UUID, ...]]:
    """Brings the cases of an agenda into this order; those not named keep their places."""
    with desk.act("panel.agenda") as work:
        sitting = SITTINGS.get(work.session, meeting)
        work.allow(sitting.state.value)
        there = {each.id: each for each in panel_store.of_meeting(work.session, meeting)}
        mine = [
            there[each]
            for each in dict.fromkeys(puts)
            if each in there and sight.known(work, there[each].case)
        ]
        places = sorted(each.place for each in mine)
        for each, place in zip(mine, places, strict=True):
            if each.place != place:
                panel_store.put(work.session, replace(each, place=place))
        work.changed("meeting", meeting)
        return work.done(tuple(each.id for each in mine))


def _last(work: Work) -> int:
    """A place after all others: the moment, so that it tells nothing of what else is there."""
    return int(work.now.timestamp() * 1000)


def _moved(work: Work, put: Put) -> Put:
    kept = panel_store.put(work.session, put)
    changed(work, kept)
    if kept.meeting is not None:
        work.changed("meeting", kept.meeting)
    return kept


# ---------------------------------------------------------------- interests


def declare(
    desk: Desk, meeting: UUID, member: UUID, case: UUID, what: str = "", id_: UUID | None = None
) -> Done[Interest]:
    """Declares that a member has an interest in a case: they do not decide it, nor get its papers.

    Twice gives the first. Refused: no such member, or the case is not on the agenda.
    """
    with desk.act("panel.interest") as work:
        case_to_read(work, case, DECLARED.kind)
        sitting = SITTINGS.get(work.session, meeting)
        work.allow(sitting.state.value)
        if member not in {each.id for each in sitting.members}:
            raise Refused(Finding("panel.interest.who", "member"))
        if case not in {each.case for each in panel_store.of_meeting(work.session, meeting)}:
            raise Refused(Finding("panel.agenda.missing", "case"))
        for each in panel_store.interests_in(work.session, case):
            if (each.meeting, each.member) == (meeting, member):
                return work.done(Interest(each.member, each.case, each.what, each.id))
        fresh = id_ if id_ and DECLARED.find(work.session, id_) is None else uuid4()
        wanted = Declared(
            fresh, case, meeting, member, typed(what).strip(), work.actor.id, work.actor.name
        )
        kept = DECLARED.put(work.session, wanted)
        work.changed("meeting", meeting, case)
        return work.done(Interest(kept.member, kept.case, kept.what, kept.id))


def undeclare(desk: Desk, id_: UUID) -> Done[None]:
    """Takes back an interest that was declared by mistake. Twice changes nothing."""
    with desk.act("panel.interest") as work:
        held = DECLARED.find(work.session, id_)
        if held is None or sight.known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        work.allow(SITTINGS.get(work.session, held.meeting).state.value)
        DECLARED.drop(work.session, held)
        work.changed("meeting", held.meeting, held.case)
        return work.done(None)
