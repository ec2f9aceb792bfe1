"""The minutes of a meeting: who was there, what was decided and why, who disagreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    Tone,
)
from ras_desktop.documents.decision import lines_table
from ras_desktop.domain.council import Council
from ras_desktop.domain.panel import GRANTS, Decision, Verdict
from ras_desktop.domain.panel_meeting import Meeting, MeetingState, Seat, deciding
from ras_desktop.wording import _, day, listed, money
from ras_desktop.wording.panel import DECIDED, SEATS


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """A case of the agenda: number, initials, its decision (None: not reached).

    `own`: the users whose own work it is; they did not decide it.
    """

    number: str
    initials: str
    decision: Decision | None
    own: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """What the minutes are made from."""

    council: Council
    meeting: Meeting
    items: tuple[MinutesItem, ...]


def compose(sheet: MinutesSheet) -> Document:
    """The minutes; "Draft" until the meeting is over."""
    meeting = sheet.meeting
    body: list[Block] = [*_people(meeting)]
    for at, each in enumerate(sheet.items, 1):
        body += _item(meeting, at, each)
    if meeting.notes.strip():
        body += frame.section(_("Other matters"), frame.words(meeting.notes), 2)
    chair = next((each.name for each in meeting.members if each.seat is Seat.CHAIR), "")
    body.append(Signatures((Signature(_("Chair"), chair),)))
    when = day(meeting.on) + (f", {meeting.at:%H:%M}" if meeting.at else "")
    return Document(
        title=_("Minutes of the panel"),
        kind="minutes",
        header=frame.header(sheet.council),
        body=tuple(body),
        draft=meeting.state is not MeetingState.HELD,
        subtitle=", ".join(each for each in (when, meeting.place) if each),
    )


def _people(meeting: Meeting) -> Iterator[Block]:
    for name, there in ((_("Present"), True), (_("Not present"), False)):
        found = tuple(
            f"{each.name}, {_(SEATS[each.seat.value])}"
            for each in meeting.members
            if each.present is there
        )
        if found:
            yield Heading(name, 2)
            yield Bullets(found)


def _item(meeting: Meeting, at: int, item: MinutesItem) -> Iterator[Block]:
    decision = item.decision
    yield Heading(
        _("{number}. {initials}, case {case}").format(
            number=at, initials=item.initials, case=item.number
        ),
        2,
    )
    if decision is None or decision.decided is None or decision.verdict is None:
        yield Paragraph(_("Not decided in this meeting."), Tone.MUTED)
        return
    yield from _who(meeting, decision, item.own)
    said = _(DECIDED[decision.verdict.value])
    if decision.verdict in GRANTS:
        said = _("{what}: {sum} a year").format(what=said, sum=money(decision.approved))
    yield Paragraph(f"{said}. {decision.reasons}")
    if decision.verdict in GRANTS:
        yield lines_table(decision, decision.decided)
    yield from frame.fields(_facts(decision), 1)


def _who(meeting: Meeting, decision: Decision, own: frozenset[UUID]) -> Iterator[Block]:
    names = {each.id: each.name for each in meeting.members}
    out = [names.get(each.member, "") for each in meeting.interests if each.case == decision.case]
    if out:
        words = _("Did not decide, an interest was declared: {names}.")
        yield Paragraph(words.format(names=listed(out)), Tone.MUTED)
    mine = [each.name for each in meeting.members if each.present and each.user in own]
    if mine:
        words = _("Did not decide, it is their own work: {names}.")
        yield Paragraph(words.format(names=listed(mine)), Tone.MUTED)
    by = listed([each.name for each in deciding(meeting, decision.case, own)])
    if by:
        yield Paragraph(_("Decided by {names}.").format(names=by), Tone.MUTED)


def _facts(decision: Decision) -> Iterator[tuple[str, str]]:
    held = decision.decided
    assert held is not None
    needs = {each.id: each.words for each in held.question.needs}
    if decision.starts and decision.verdict in GRANTS:
        yield _("First day of the money"), day(decision.starts)
    yield _("Conditions"), decision.conditions
    if decision.meets_needs is not None:
        met = _("Yes") if decision.meets_needs else _("No. {why}")
        yield _("Does this meet the assessed needs?"), met.format(why=decision.needs_reason)
    for each in decision.unmet:
        yield _("Left unmet: {need}").format(need=needs.get(each.need, "")), each.reason
    if decision.verdict is Verdict.DEFER:
        late = decision.deferral
        when = day(late.by_when) if late.by_when else ""
        yield _("What is needed, by whom, by when"), f"{late.needed} ({late.by_whom}, {when})"
    yield _("Ground of the exception"), decision.exception
    yield _("Who disagreed, and why"), decision.dissent
    if decision.corrects is not None:
        yield _("It takes the place of an earlier decision"), decision.correction
