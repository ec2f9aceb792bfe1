"""Requests: logged, decided with a reason of their own, and what is offered before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ras_desktop.domain.caseload import Filters, Search
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import EarlyStep, EarlyTick, Request, RequestOutcome, Strand
from ras_desktop.services import caseload, family, request
from ras_desktop.services.desk import Desk
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.families import added, asked
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

TODAY = date(2026, 11, 23)
MakeDesk = Callable[..., SetDesk]
REASON = (
    "Amy's nights are met by the four nights a month at the short break house, which the family "
    "says is enough for now"
)


@pytest.fixture
def case(desk: Desk) -> Case:
    return added(desk)


def decided(held: Request, outcome: RequestOutcome = RequestOutcome.REFUSED) -> Request:
    return replace(held, outcome=outcome, outcome_on=TODAY, reason=REASON)


def test_a_request_is_read_back_as_it_was_logged(desk: Desk, case: Case) -> None:
    new = asked(strands=(Strand.SEN, Strand.HEALTH), words="Somebody at night", relation="mother")
    done = request.log(desk, case.id, new)
    assert request.of_case(desk, case.id) == (done.value,)
    assert done.value == replace(new, version=1)
    assert {each.kind for each in done.changed} == {"request", "caseload"}


def test_fifty_clicks_log_one_request(desk: Desk, case: Case) -> None:
    new = asked()
    versions = {request.log(desk, case.id, new).value.version for _ in range(50)}
    assert versions == {1}
    assert len(request.of_case(desk, case.id)) == 1


def test_a_new_request_waits_whatever_was_typed(desk: Desk, case: Case) -> None:
    held = request.log(desk, case.id, decided(asked())).value
    assert held.outcome is RequestOutcome.WAITING
    assert (held.reason, held.outcome_on) == ("", None)


def test_a_request_that_waits_shows_in_the_caseload_and_becomes_late(
    desk: SetDesk, case: Case
) -> None:
    request.log(desk, case.id, asked(date(2026, 11, 2)))
    line = caseload.find(desk, Search()).rows[0]
    assert (line.stage, line.due, line.due_code) == (
        Stage.REQUEST,
        date(2026, 11, 30),
        "due.request",
    )
    late = Search(filters=Filters(late=True))
    assert caseload.find(desk, late).count == 0
    desk.clock.forward(days=8)
    assert caseload.find(desk, late).count == 1
    assert caseload.counts(desk).all_late == 1


def test_a_waiting_request_is_changed_under_a_lock(desk: Desk, case: Case) -> None:
    held = request.log(desk, case.id, asked()).value
    kept = request.save(desk, case.id, replace(held, words="More")).value
    assert kept.words == "More"
    with pytest.raises(StaleCopy):
        request.save(desk, case.id, replace(held, words="Other"))


def test_a_refusal_carries_its_reason_and_who_decided(desk: Desk, case: Case) -> None:
    held = request.log(desk, case.id, asked()).value
    done = request.decide(desk, case.id, decided(held))
    assert done.value.decided_by == "Robin Ashdown"
    assert done.value.reason == REASON
    line = caseload.find(desk, Search()).rows[0]
    assert (line.stage, line.due) == (Stage.ASSESSMENT, None)
    again = request.decide(desk, case.id, decided(held))
    assert again.value == done.value
    assert again.changed == ()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "request.reason.missing"),
        ("Our team does not do direct payments", "request.reason.category"),
    ],
)
def test_a_refusal_without_a_reason_of_its_own_is_not_kept(
    desk: Desk, case: Case, reason: str, code: str
) -> None:
    held = request.log(desk, case.id, asked()).value
    wrong = replace(decided(held), reason=reason)
    assert refused(lambda: request.decide(desk, case.id, wrong)) == [code]
    assert request.of_case(desk, case.id) == (held,)


def test_a_short_reason_only_warns(desk: Desk, case: Case) -> None:
    held = request.log(desk, case.id, asked()).value
    short = replace(decided(held), reason="Amy is well cared for")
    assert request.decide(desk, case.id, short).value.reason == "Amy is well cared for"


def test_what_is_decided_is_corrected_by_a_manager_only(
    desk: Desk, case: Case, desk_of: MakeDesk
) -> None:
    held = request.log(desk, case.id, asked()).value
    held = request.decide(desk, case.id, decided(held)).value
    assert refused(lambda: request.save(desk, case.id, held)) == ["permission.state"]
    other = decided(held, RequestOutcome.ACCEPTED)
    assert refused(lambda: request.decide(desk, case.id, other)) == ["permission.state"]
    worker = desk_of(Role.SOCIAL_WORKER)
    assert refused(lambda: request.correct(worker, case.id, other)) == ["permission.role"]
    kept = request.correct(desk_of(Role.TEAM_MANAGER), case.id, other).value
    assert kept.outcome is RequestOutcome.ACCEPTED


def test_a_waiting_request_is_not_corrected_but_decided(desk: Desk, case: Case) -> None:
    held = request.log(desk, case.id, asked()).value
    codes = refused(lambda: request.correct(desk, case.id, decided(held)))
    assert codes == ["permission.state"]


def test_a_request_belongs_to_its_case(desk: Desk, case: Case) -> None:
    other = added(desk, "Bo")
    held = request.log(desk, case.id, asked()).value
    for verb in (request.log, request.save, request.decide):
        with pytest.raises(Gone):
            verb(desk, other.id, decided(held))
    assert request.of_case(desk, other.id) == ()


def test_a_family_can_ask_again_after_its_case_was_closed(desk: Desk, case: Case) -> None:
    family.close(desk, case, CaseState.ENDED, "No more wishes", TODAY)
    request.log(desk, case.id, asked())
    assert len(request.of_case(desk, case.id)) == 1


def test_early_steps_are_ticked_with_day_and_name_and_unticked(desk: Desk, case: Case) -> None:
    booklet = EarlyTick(EarlyStep.BOOKLET, TODAY, "")
    done = request.tick(desk, case.id, booklet)
    assert done.value.who == "Robin Ashdown"
    request.tick(desk, case.id, EarlyTick(EarlyStep.CONVERSATION, date(2026, 10, 1), "Sam Hale"))
    request.tick(desk, case.id, EarlyTick(EarlyStep.BOOKLET, date(2026, 11, 1), "Sam Hale"))
    assert request.ticks(desk, case.id) == (
        EarlyTick(EarlyStep.CONVERSATION, date(2026, 10, 1), "Sam Hale"),
        EarlyTick(EarlyStep.BOOKLET, date(2026, 11, 1), "Sam Hale"),
    )
    assert family.page(desk, case.id).ticks == request.ticks(desk, case.id)
    assert request.untick(desk, case.id, EarlyStep.BOOKLET).value
    assert not request.untick(desk, case.id, EarlyStep.BOOKLET).value
    future = EarlyTick(EarlyStep.BOOKLET, date(2027, 1, 1), "Sam")
    assert refused(lambda: request.tick(desk, case.id, future)) == ["request.tick.future"]


def test_logging_again_never_takes_an_outcome_away(desk: Desk) -> None:
    case = added(desk)
    held = request.log(desk, case.id, asked()).value
    refusal = replace(held, outcome=RequestOutcome.REFUSED, outcome_on=TODAY, reason=REASON)
    kept = request.decide(desk, case.id, refusal).value
    with pytest.raises(StaleCopy):
        request.log(desk, case.id, kept)
    assert request.of_case(desk, case.id) == (kept,)


def test_a_reason_of_which_nothing_is_seen_is_none(desk: Desk) -> None:
    case = added(desk)
    held = request.log(desk, case.id, asked()).value
    blank = replace(held, outcome=RequestOutcome.REFUSED, outcome_on=TODAY, reason="\u200b\u2800")
    assert refused(lambda: request.decide(desk, case.id, blank)) == ["request.reason.missing"]
    assert refused(lambda: request.log(desk, case.id, asked(made_by="\u200b"))) == [
        "request.made_by.missing"
    ]
