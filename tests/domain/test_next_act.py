"""The next act of a family's page, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop import wording
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.next_act import Situation, next_act
from ras_desktop.domain.path import NOTHING, PATH, Confirming, Mark, Reached, Stage, Standing
from ras_desktop.domain.request import Request, RequestOutcome
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from ras_desktop.wording.next_act import NEXT_ACTS

DAY = date(2026, 11, 2)
ASKED = Request(UUID(int=1), DAY, "Jo")


def reached(*done: Stage, begun: frozenset[Stage] = frozenset()) -> Reached:
    return Reached(tuple(Mark(stage, Standing.DONE, DAY) for stage in done), begun)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (Situation(CaseState.ENDED, NOTHING, (ASKED,)), "family.reopen"),
        (Situation(CaseState.OPEN, NOTHING, (ASKED,)), "request.decide"),
        (Situation(CaseState.OPEN, NOTHING), "needs.record"),
        (Situation(CaseState.OPEN, NOTHING, needs_recorded=True), "assessment.start"),
        (
            Situation(CaseState.OPEN, reached(begun=frozenset({Stage.ASSESSMENT}))),
            "assessment.continue",
        ),
        (Situation(CaseState.OPEN, reached(Stage.ASSESSMENT)), "allocation.start"),
        (Situation(CaseState.OPEN, reached(Stage.ASSESSMENT, Stage.ALLOCATION)), "plan.start"),
        (Situation(CaseState.OPEN, reached(*PATH)), "review.wait"),
    ],
)
def test_the_next_act(at: Situation, code: str) -> None:
    assert next_act(at).code == code


def waiting(*done: Stage, begun: frozenset[Stage] = frozenset(), back: bool = False) -> Reached:
    held = Confirming(UUID(int=9), UUID(int=4), "Wren Holt", DAY, back)
    return replace(reached(*done, begun=begun), confirming=held)


SEALED = (Stage.ASSESSMENT, Stage.ALLOCATION)


@pytest.mark.parametrize(
    ("known", "confirms", "code"),
    [
        (waiting(*SEALED), True, "assessment.confirm"),
        (waiting(*SEALED), False, "plan.start"),
        (waiting(*SEALED, begun=frozenset({Stage.PLAN})), False, "plan.continue"),
        (waiting(*SEALED, Stage.PLAN), False, "assessment.wait"),
        (waiting(*SEALED, Stage.PLAN), True, "assessment.confirm"),
        (waiting(*PATH), False, "assessment.wait"),
        (waiting(*SEALED, back=True), True, "assessment.correct"),
        (waiting(*SEALED, back=True), False, "assessment.correct"),
        (
            waiting(*SEALED, begun=frozenset({Stage.ASSESSMENT}), back=True),
            False,
            "assessment.continue",
        ),
    ],
)
def test_what_waits_is_confirmed_first_by_who_may_and_corrected_where_it_came_back(
    known: Reached, confirms: bool, code: str
) -> None:
    act = next_act(Situation(CaseState.OPEN, known, confirms=confirms))
    assert act.code == code
    if code.startswith("assessment.") and code != "assessment.continue":
        assert "Wren Holt" in wording.finding(act.why)
        assert NEXT_ACTS[code]


def test_the_request_that_waits_longest_comes_first() -> None:
    later = Request(UUID(int=2), date(2026, 11, 9), "Jo")
    decided = Request(UUID(int=3), date(2026, 1, 1), "Jo", outcome=RequestOutcome.ACCEPTED)
    why = next_act(Situation(CaseState.OPEN, NOTHING, (later, decided, ASKED))).why
    assert why.values == {"made_on": DAY, "due": date(2026, 11, 30)}
    assert "2 November 2026" in wording.finding(why)


@given(
    st.sampled_from(CaseState),
    st.frozensets(st.sampled_from(PATH)),
    st.frozensets(st.sampled_from(PATH)),
    st.booleans(),
)
def test_every_next_act_has_its_words(
    state: CaseState, done: frozenset[Stage], begun: frozenset[Stage], needs: bool
) -> None:
    act = next_act(Situation(state, reached(*sorted(done), begun=begun), (), needs))
    assert act.code in NEXT_ACTS
    assert wording.finding(act.why)
