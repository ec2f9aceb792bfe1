"""Proposals about an account: every verb in every state; nobody decides their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.proposal import Concern, State
from ras_desktop.services import monitoring, proposal
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.panel import assistant_only, decided, people, put

CSV = b"""\
Date,Details,Amount,Balance
13/01/2027,ROTHERHAM MBC DP,900.00,900.00
14/01/2027,J SMITH WAGES,-131.20,768.80
"""
OVER = Money(76_880 - 55_760)
"""£768.80 lies there; eight weeks of £3,624.40 a year are £557.60."""

DAYS = (date(2027, 1, 11), date(2027, 1, 31))


@pytest.fixture
def world(desk, desk_of):
    """A case with more in its account than the rule allows; a worker and two managers."""
    who = people(desk, desk_of)
    waits = put(who)
    decided(who, waits, assistant_only(waits))
    desk.clock.set(desk.clock().replace(year=2027, month=2, day=1))
    monitoring.take_in(who.worker, waits.case, CSV)
    return who, waits.case


def made(who, case, **changes):
    given = {"sum_": OVER, "days": DAYS, "reasons": "More is held than eight weeks."}
    return proposal.make(who.worker, case, Concern.SURPLUS, **{**given, **changes}).value


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    assert all(wording.finding(each) for each in refused.value.findings)
    return [each.code for each in refused.value.findings]


def test_a_proposal_says_its_sum_how_it_came_about_and_by_when_to_answer(world) -> None:
    who, case = world
    held = made(who, case)
    assert (held.sum, held.state) == (OVER, State.PROPOSED)
    assert held.answer_by == date(2027, 3, 1)  # twenty working days from 1 February
    assert "£211.20 is more than that" in wording.step(held.steps[0])
    assert proposal.of_case(who.manager, case) == (held,)
    assert monitoring.overview(who.worker, case).proposals == (held,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sum_": OVER + Money(1)}, "proposal.sum.above"),
        ({"sum_": Money(-1)}, "proposal.sum.above"),
        ({"sum_": ZERO}, "proposal.sum.nothing"),
        ({"reasons": " \n "}, "proposal.reasons.missing"),
        ({"days": (DAYS[1], DAYS[0])}, "proposal.days.turned"),
        ({"days": (DAYS[0], date(2027, 2, 2))}, "proposal.days.future"),
    ],
)
def test_what_is_missing_is_refused(world, changes, code) -> None:
    who, case = world
    with pytest.raises(Refused) as refused:
        made(who, case, **changes)
    assert codes(refused) == [code]
    assert proposal.of_case(who.worker, case) == ()


def test_a_concern_about_use_asks_for_no_money(world) -> None:
    who, case = world
    with pytest.raises(Refused) as refused:
        proposal.make(who.worker, case, Concern.USE, Money(1), DAYS, "A holiday was paid.")
    assert codes(refused) == ["proposal.sum.above"]
    assert proposal.make(who.worker, case, Concern.USE, ZERO, DAYS, "A holiday was paid.").value


def test_one_at_a_time(world) -> None:
    who, case = world
    held = made(who, case)
    with pytest.raises(Refused) as refused:
        made(who, case)
    assert codes(refused) == ["proposal.open_already"]
    proposal.withdraw(who.worker, held, "The bank's file was another account's.")
    assert made(who, case).is_open


def test_nothing_is_decided_before_the_family_answered_or_its_time_is_over(world, desk) -> None:
    who, case = world
    held = made(who, case)
    with pytest.raises(Refused) as refused:
        proposal.decide(who.manager, held, OVER, "It is more than the rule.")
    assert codes(refused) == ["proposal.too_early"]
    answered = proposal.answer(who.worker, held, "She saves for the summer.", date(2027, 2, 1))
    part = Money(10_000)
    done = proposal.decide(who.manager, answered.value, part, "The summer is in the plan.").value
    assert (done.state, done.decided_sum, done.decided_by_name) == (
        State.DECIDED, part, who.manager.actor.name,
    )  # fmt: skip


def test_without_an_answer_it_is_decided_once_the_time_is_over(world, desk) -> None:
    who, case = world
    held = made(who, case)
    desk.clock.set(desk.clock() + timedelta(days=28))
    with pytest.raises(Refused):
        proposal.decide(who.manager, held, ZERO, "Nothing is asked for.")
    desk.clock.set(desk.clock() + timedelta(days=1))
    assert proposal.decide(who.manager, held, ZERO, "Nothing is asked for.").value.decision


@pytest.mark.parametrize(
    ("sum_", "reason", "code"),
    [(OVER + Money(1), "Why", "proposal.decided_sum.above"),
     (Money(-1), "Why", "proposal.decided_sum.above"),
     (ZERO, "  ", "proposal.decision.missing")],
)  # fmt: skip
def test_a_decision_has_a_reason_and_never_more_than_was_proposed(
    world, sum_, reason, code
) -> None:
    who, case = world
    held = proposal.answer(who.worker, made(who, case), "No", date(2027, 2, 1)).value
    with pytest.raises(Refused) as refused:
        proposal.decide(who.manager, held, sum_, reason)
    assert codes(refused) == [code]


def test_nobody_decides_their_own_proposal(world, desk_of) -> None:
    who, case = world
    own = proposal.make(who.manager, case, Concern.SURPLUS, OVER, DAYS, "Too much").value
    held = proposal.answer(who.worker, own, "No", date(2027, 2, 1)).value
    with pytest.raises(Refused) as refused:
        proposal.decide(who.manager, held, ZERO, "Mine")
    assert codes(refused) == ["permission.own_work"]
    other = desk_of(Role.TEAM_MANAGER, name="Olu Grant")
    assert proposal.decide(other, held, ZERO, "Not mine").value.state is State.DECIDED


VERBS = {
    "answer": (lambda desk, held: proposal.answer(desk, held, "Perhaps", held.made_on), "worker"),
    "decide": (lambda desk, held: proposal.decide(desk, held, ZERO, "Why"), "manager"),
    "withdraw": (lambda desk, held: proposal.withdraw(desk, held, "Why"), "worker"),
}
ALLOWED = {
    State.PROPOSED: {"answer", "withdraw"},  # to decide is too early
    State.ANSWERED: {"answer", "decide", "withdraw"},
    State.DECIDED: set(),
    State.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_in_every_state(world, state, verb) -> None:
    who, case = world
    held = made(who, case)
    if state in (State.ANSWERED, State.DECIDED):
        held = proposal.answer(who.worker, held, "No", date(2027, 2, 1)).value
    if state is State.DECIDED:
        held = proposal.decide(who.manager, held, ZERO, "Why").value
    if state is State.WITHDRAWN:
        held = proposal.withdraw(who.worker, held, "Why").value
    do, by = VERBS[verb]
    if verb in ALLOWED[state]:
        assert do(getattr(who, by), held).value.version == held.version + 1
    else:
        with pytest.raises(Refused):
            do(getattr(who, by), held)
        assert proposal.of_case(who.worker, case)[0] == held


def test_two_people_answer_at_once(world) -> None:
    who, case = world
    held = made(who, case)
    proposal.answer(who.worker, held, "She saves for the summer.", date(2027, 2, 1))
    with pytest.raises(StaleCopy) as stale:
        proposal.answer(who.manager, held, "Another answer", date(2027, 2, 1))
    assert stale.value.theirs.answer == "She saves for the summer."
    with pytest.raises(StaleCopy):
        proposal.decide(who.manager, replace(held), OVER, "Unseen answer")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TEAM_MANAGER}))
def test_who_may_decide(world, desk_of, role) -> None:
    who, case = world
    held = proposal.answer(who.worker, made(who, case), "No", date(2027, 2, 1)).value
    with pytest.raises(Refused):
        proposal.decide(desk_of(role, name="Somebody"), held, ZERO, "Why")
