"""A meeting of the panel and a decision in it: every state and verb, refused at the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from uuid import UUID, uuid4

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Decision, Deferral, Forum, Verdict
from ras_desktop.domain.panel_meeting import Meeting, MeetingState
from ras_desktop.domain.panel_put import Put, PutState
from ras_desktop.services import panel, panel_decision, panel_meeting, panel_pack
from tests.helpers.cases import a_case
from tests.helpers.panel import (
    MEETS,
    People,
    as_it_is,
    decided,
    meeting_day,
    on_agenda,
    people,
    put,
)
from tests.helpers.pdf import text_of
from tests.helpers.refusals import refused, table, try_row
from tests.helpers.stores import SetDesk

NUMBERS = count(300)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> People:
    return people(desk, desk_of)


def another(who: People) -> Put:
    """A case of its own that waits."""
    return put(who, a_case(who.worker, number=f"2026-{next(NUMBERS):05d}"))


# ------------------------------------------------------------------ a meeting

MEETINGS = table("""
          save             papers_sent      hold             cancel           add              take_off         order            declare          undeclare        seal
planned   ok               ok               ok               ok               ok               ok               ok               ok               ok               ok
held      permission.state permission.state ok               permission.state permission.state permission.state permission.state permission.state permission.state panel.meeting.held
cancelled permission.state permission.state permission.state ok               permission.state permission.state permission.state permission.state permission.state panel.meeting.cancelled
""")  # noqa: E501
"""`hold` of one that is over, `cancel` of one that is cancelled: said twice, done once."""


class Sitting:
    """A meeting with two cases, an interest declared in the first, in some state."""

    def __init__(self, who: People, state: str) -> None:
        self.waits, other = another(who), another(who)
        held = on_agenda(who, self.waits)
        who.minutes.clock.forward(minutes=1)
        panel_meeting.add(who.minutes, held.id, other.id)
        self.both = (other.id, self.waits.id)
        minutes = held.members[3]
        self.interest = panel_meeting.declare(who.chair, held.id, minutes.id, self.waits.case).value
        meeting_day(who)
        self.draft = panel_decision.keep(who.chair, as_it_is(self.waits)).value
        turn = {"held": panel_meeting.hold, "cancelled": panel_meeting.cancel}.get(state)
        if turn is not None:
            turn(who.minutes, panel_meeting.open_(who.minutes, held.id).meeting)
        self.meeting: Meeting = panel_meeting.open_(who.minutes, held.id).meeting
        assert self.meeting.state.value == state


OF_MEETING: dict[str, Callable[[People, Sitting], object]] = {
    "save": lambda who, at: panel_meeting.save(who.minutes, replace(at.meeting, place="Room 9")),
    "papers_sent": lambda who, at: panel_meeting.papers_sent(who.minutes, at.meeting, MEETS),
    "hold": lambda who, at: panel_meeting.hold(who.minutes, at.meeting),
    "cancel": lambda who, at: panel_meeting.cancel(who.minutes, at.meeting),
    "add": lambda who, at: panel_meeting.add(who.minutes, at.meeting.id, another(who).id),
    "take_off": lambda who, at: panel_meeting.take_off(who.minutes, at.waits.id),
    "order": lambda who, at: panel_meeting.order(who.minutes, at.meeting.id, at.both),
    "declare": lambda who, at: panel_meeting.declare(
        who.member, at.meeting.id, at.meeting.members[1].id, at.waits.case
    ),
    "undeclare": lambda who, at: panel_meeting.undeclare(who.chair, at.interest.id),
    "seal": lambda who, at: panel_decision.seal(who.chair, at.draft.id),
}


def test_the_table_of_meetings_has_every_state_and_verb() -> None:
    assert set(MEETINGS) == {each.value for each in MeetingState}
    assert all(set(row) == set(OF_MEETING) for row in MEETINGS.values())


@pytest.mark.parametrize("state", MEETINGS)
def test_every_verb_of_a_meeting_in_every_state(who, state):
    at_first = who.worker.clock()

    def made() -> Sitting:
        who.worker.clock.set(at_first)
        return Sitting(who, state)

    try_row(MEETINGS[state], OF_MEETING, who, made)


# ------------------------------------------------------------------ a decision

DECISIONS = table("""
          drop                 seal                 seal_correction          again
waiting   ok                   ok                   panel.correction.own_way gone
urgent    ok                   ok                   panel.correction.own_way gone
decided   panel.sealed_already ok                   ok                       ok
deferred  panel.sealed_already ok                   ok                       ok
withdrawn ok                   gone                 gone                     gone
""")
"""By the state of what was put: its draft, or the decision that was sealed on it. `again`: a
correction, begun and sealed. Sealing what is sealed, and
dropping what is gone: said twice, done once."""


class Decided:
    """What was put, in some state, with its draft or its sealed decision."""

    def __init__(self, who: People, state: str) -> None:
        self.waits = another(who)
        self.decision: Decision | None = None
        if state == "withdrawn":
            draft = panel_decision.keep(who.chair, as_it_is(self.waits)).value
            panel.withdraw(who.worker, self.waits, "The family wants to think")
            self.decision = draft
        elif state in {"decided", "deferred"}:
            missing = Deferral("A quote of the club", "Sam Hale", date(2026, 12, 14))
            asked = as_it_is(self.waits)
            if state == "deferred":
                asked = replace(asked, verdict=Verdict.DEFER, deferral=missing)
            self.decision = decided(who, self.waits, asked)
        else:
            self._written(who, state)
        self.put = panel_decision.open_(who.chair, self.waits.id).put
        assert self.put.state.value == state

    def _written(self, who: People, state: str) -> None:
        if state == "urgent":
            asked = as_it_is(self.waits, forum=Forum.URGENT, interim=Money(120_000))
            draft = panel_decision.keep(who.chair, asked).value
            panel_decision.seal(who.chair, draft.id)
        on_agenda(who, self.waits)
        meeting_day(who)
        self.decision = panel_decision.keep(who.chair, as_it_is(self.waits)).value


def do_again(who: People, at: Decided) -> object:
    sealed = at.decision if at.decision is not None and at.decision.is_sealed else None
    wrong = sealed.id if sealed else UUID(int=1)
    draft = panel_decision.correct(who.chair, wrong, "A sum was read wrongly").value
    return panel_decision.seal_correction(who.chair, draft.id)


OF_DECISION: dict[str, Callable[[People, Decided], object]] = {
    "drop": lambda who, at: panel_decision.drop(who.chair, at.decision),
    "seal": lambda who, at: panel_decision.seal(who.chair, at.decision.id),
    "seal_correction": lambda who, at: panel_decision.seal_correction(who.chair, at.decision.id),
    "again": do_again,
}


def test_the_table_of_decisions_has_every_state_and_verb() -> None:
    assert set(DECISIONS) == {each.value for each in PutState}
    assert all(set(row) == set(OF_DECISION) for row in DECISIONS.values())


@pytest.mark.parametrize("state", DECISIONS)
def test_every_verb_of_a_decision_in_every_state(who, state):
    at_first = who.worker.clock()

    def made() -> Decided:
        who.worker.clock.set(at_first)
        return Decided(who, state)

    try_row(DECISIONS[state], OF_DECISION, who, made)


# ------------------------------------------------------------------ papers


def test_a_case_that_came_after_the_papers_is_named_until_they_go_out_again(who):
    early = another(who)
    meeting = on_agenda(who, early)
    codes = refused(lambda: panel_meeting.papers_sent(who.minutes, empty(who), who.minutes.today()))
    assert codes == ["panel.pack.empty"]
    panel_meeting.papers_sent(who.minutes, meeting, who.minutes.today())
    who.worker.clock.forward(days=1)
    late = another(who)
    panel_meeting.add(who.minutes, meeting.id, late.id)
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert {each.put.id: each.no_papers for each in shown.agenda} == {
        early.id: False,
        late.id: True,
    }
    panel_meeting.papers_sent(who.minutes, shown.meeting, who.minutes.today())
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert not any(each.no_papers for each in shown.agenda)


def empty(who: People) -> Meeting:
    return panel_meeting.save(who.minutes, who.meeting(id=uuid4())).value


def test_nobody_makes_papers_of_a_case_in_which_they_have_an_interest(who):
    first, second = another(who), another(who)
    meeting = on_agenda(who, first)
    who.minutes.clock.forward(minutes=1)
    panel_meeting.add(who.minutes, meeting.id, second.id)
    chair, member = meeting.members[0].id, meeting.members[1].id
    panel_meeting.declare(who.member, meeting.id, member, first.case, "My niece")
    numbers = [each.case.number for each in panel_meeting.open_(who.chair, meeting.id).agenda]
    for whose in (None, chair, member):
        said_ = text_of(panel_pack.pack(who.member, meeting.id, whose).pdf)
        assert numbers[0] not in said_
        assert numbers[1] in said_
    assert numbers[0] in text_of(panel_pack.pack(who.chair, meeting.id).pdf)


def test_other_matters_stand_in_the_minutes(who):
    meeting = on_agenda(who, another(who))
    meeting_day(who)
    panel_meeting.hold(who.minutes, meeting, "The chair thanked Nell for ten years of minutes.")
    told = " ".join(text_of(panel_pack.minutes(who.minutes, meeting.id).pdf).split())
    assert "ten years of minutes" in told
