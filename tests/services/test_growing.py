"""Growing up: what is due when, what may be arranged, and every act that is illegal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.arrangement import Arrangement, What, split
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Standing, Task
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.services import family, growing, today
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone
from tests.helpers.cases import a_case, seeded

BORN = date(2010, 8, 31)
"""Worked case 6: 16 on 31 August 2026, SEN control from 27 June 2026, 17½ on 29 February 2028."""
TODAY = date(2026, 11, 23)
ASKED = date(2026, 11, 2)


@pytest.fixture
def case(desk):
    seeded(desk)
    return a_case(desk, BORN)


def choice(case, **changes):
    """A legal choice: she takes 40 % herself from 30 November."""
    held = Arrangement(
        uuid4(), case.id, Milestone.OWN_CHOICE, What.TAKES_PART, date(2026, 11, 30), TODAY,
        "Amira Quarrington", words="I want to pay my own assistant.", capacity=True,
        capacity_on=date(2026, 11, 9), capacity_by="Sam Hale", able=True,
        consent_on=date(2026, 11, 16), share=4000,
    )  # fmt: skip
    return replace(held, **changes)


def sen(case, **changes):
    """Control of the SEN budget passes to her."""
    held = choice(case, milestone=Milestone.SEN_CONTROL, what=What.HOLDS, share=None)
    return replace(held, **changes)


def adults(case, what, **changes):
    """What the adults' team does about an assessment."""
    held = Arrangement(
        uuid4(), case.id, Milestone.ADULT_ASSESSMENT, what, TODAY, TODAY, "Adult Care, North",
        who="J. Fenn",
    )  # fmt: skip
    return replace(held, **changes)


def adult(case, what, **changes):
    """The adults' decision, from her 18th birthday on."""
    held = Arrangement(
        uuid4(), case.id, Milestone.ADULT, what, date(2028, 8, 31), TODAY, "Adult Care, North"
    )
    return replace(held, **changes)


def refused(desk, wanted, seen=None) -> list[str]:
    with pytest.raises(Refused) as told:
        growing.arrange(desk, wanted, seen)
    assert all(wording.finding(each) for each in told.value.findings)
    return [each.code for each in told.value.findings]


def of(told, milestone):
    return next(each for each in told.every if each.milestone is milestone)


def test_worked_case_6_says_what_comes_and_what_must_be_done_before(desk, case):
    told = growing.read(desk, case.id)
    days = {each.milestone: each.on for each in told.every}
    assert days[Milestone.SEN_CONTROL] == date(2026, 6, 27)
    assert days[Milestone.OWN_CHOICE] == date(2026, 8, 31)
    assert days[Milestone.ADULT_ASSESSMENT] == date(2028, 2, 29)
    assert days[Milestone.ADULT] == date(2028, 8, 31)
    own = of(told, Milestone.OWN_CHOICE)
    assert own.standing is Standing.REACHED
    # the case was opened after these tasks would have been due: four weeks to catch up
    assert [(each.task, each.due) for each in own.tasks] == [
        (Task.EXPLAIN_CHOICE, date(2026, 12, 21)),
        (Task.CHOICE_CAPACITY, date(2026, 12, 21)),
    ]
    later = of(told, Milestone.ADULT)
    assert later.standing is Standing.AHEAD
    assert [each.due for each in later.tasks] == [date(2028, 6, 1), date(2028, 7, 6)]
    assert told.next is of(told, Milestone.TRANSITIONS)


def test_40_per_cent_of_case_6_to_the_penny():
    assert split(Money(362_440), 4000) == (Money(144_976), Money(217_464))
    assert sum(each.pence for each in split(Money(101), 3333)) == 101


def test_a_choice_is_kept_with_who_and_when_and_moves_no_money(desk, case):
    kept = growing.arrange(desk, choice(case), None).value
    assert (kept.by_name, kept.at) == (desk.actor.name, desk.now())
    told = growing.read(desk, case.id)
    assert of(told, Milestone.OWN_CHOICE).held == kept
    assert of(told, Milestone.OWN_CHOICE).standing is Standing.ARRANGED
    assert of(told, Milestone.OWN_CHOICE).due is None
    assert told.paid == ()
    other = choice(case, what=What.PARENT_GOES_ON, share=None)
    assert refused(desk, other) == ["growing.moved_on"]
    growing.arrange(desk, other, kept.id)
    again = of(growing.read(desk, case.id), Milestone.OWN_CHOICE)
    assert [each.what for each in again.arranged] == [What.TAKES_PART, What.PARENT_GOES_ON]


def test_the_same_again_is_kept_once(desk, case):
    wanted = choice(case)
    kept = growing.arrange(desk, wanted, None).value
    assert growing.arrange(desk, wanted, None).value == kept


ILLEGAL = [
    # the 16th birthday, and not a day before; from 18 it is the adults' decision
    (choice, {"since": date(2026, 8, 30), "consent_on": date(2026, 8, 1)},
     ["growing.early.own-choice"]),
    (choice, {"since": date(2028, 8, 31), "consent_on": TODAY},
     ["growing.adult_by_then", "growing.consent.old"]),
    # capacity and ability are recorded, by whom and when, before it is decided
    (choice, {"capacity": None, "capacity_on": None, "capacity_by": ""},
     ["growing.capacity.missing"]),
    (choice, {"capacity": False}, ["growing.capacity.no"]),
    (choice, {"capacity_on": None}, ["growing.capacity_on.missing"]),
    (choice, {"capacity_on": date(2026, 11, 24)}, ["growing.capacity_on.after"]),
    (choice, {"capacity_by": " "}, ["growing.capacity_by.missing"]),
    (choice, {"able": None}, ["growing.able.missing"]),
    (choice, {"able": False}, ["growing.able.no"]),
    # consent of one's own, for this
    (choice, {"consent_on": None}, ["growing.consent.missing"]),
    (choice, {"consent_on": date(2026, 11, 24)}, ["growing.consent.after"]),
    (choice, {"consent_on": date(2026, 5, 31)}, ["growing.consent.old"]),
    # a part is a part
    (choice, {"share": None}, ["growing.share.wrong"]),
    (choice, {"share": 0}, ["growing.share.wrong"]),
    (choice, {"share": 10_000}, ["growing.share.wrong"]),
    (choice, {"what": What.TAKES_ALL}, ["growing.share.elsewhere"]),
    (choice, {"amount": Money(1)}, ["growing.amount.elsewhere"]),
    # nobody decides tomorrow, before the birth, or anonymously
    (choice, {"decided_on": date(2026, 11, 24)}, ["growing.decided.future"]),
    (choice, {"decided_on": date(2010, 8, 30)},
     ["growing.decided.before_birth", "growing.capacity_on.after", "growing.consent.after"]),
    (choice, {"decided_by": "\n"}, ["growing.decided_by.missing"]),
    (choice, {"what": What.ADULT_SUPPORT}, ["growing.what.elsewhere"]),
    # SEN: the day after compulsory school age, fresh consent, capacity
    (sen, {"since": date(2026, 6, 26), "consent_on": date(2026, 6, 20)},
     ["growing.early.sen-control"]),
    (sen, {"consent_on": None}, ["growing.consent.missing"]),
    (sen, {"capacity": False}, ["growing.capacity.no"]),
    (sen, {"what": What.CHOSE_PARENT, "capacity": None, "capacity_on": None, "capacity_by": ""},
     ["growing.capacity.missing"]),
    (sen, {"what": What.REPRESENTATIVE, "capacity": True, "who": "Nadia Quarrington"},
     ["growing.capacity.has"]),
    (sen, {"what": What.REPRESENTATIVE, "capacity": False, "words": ""},
     ["growing.who.representative", "growing.reasons.representative"]),
    (sen, {"what": What.REPRESENTATIVE, "capacity": False, "who": "Nadia", "consent_on": None},
     ["growing.consent.missing"]),
    # a refusal to assess needs written reasons, and nothing is answered that was not asked
    (adults, {"what": What.REFUSED}, ["growing.reasons.refused", "growing.not_asked"]),
    (adults, {"what": What.WILL_ASSESS}, ["growing.not_asked"]),
    (adults, {"what": What.ASKED, "who": ""}, ["growing.who.asked"]),
    # adult support not before 18, and with its sum
    (adult, {"what": What.ADULT_SUPPORT, "amount": Money(500_000), "since": date(2028, 8, 30)},
     ["growing.early.adult"]),
    (adult, {"what": What.ADULT_SUPPORT}, ["growing.amount.missing"]),
    (adult, {"what": What.ADULT_SUPPORT, "amount": Money(0)}, ["growing.amount.nothing"]),
    (adult, {"what": What.NO_ADULT_SUPPORT}, ["growing.reasons.no-adult-support"]),
]  # fmt: skip


def test_every_illegal_act_is_refused_with_its_reason_and_nothing_is_kept(desk, case):
    for make, changes, codes in ILLEGAL:
        given = dict(changes)
        wanted = make(case, given.pop("what")) if make in (adults, adult) else make(case)
        assert refused(desk, replace(wanted, **given)) == codes, changes
    assert all(not each.arranged for each in growing.read(desk, case.id).every)


def test_a_refusal_to_assess_stands_with_its_reasons_and_a_later_answer_counts(desk, case):
    asked = growing.arrange(desk, adults(case, What.ASKED, decided_on=ASKED), None).value
    told = of(growing.read(desk, case.id), Milestone.ADULT_ASSESSMENT)
    assert told.due == (date(2028, 2, 29), "due.growing.adult-assessment")
    early = adults(case, What.REFUSED, words="No need", decided_on=ASKED - timedelta(1))
    assert refused(desk, early, asked.id) == ["growing.answer.before"]
    assert refused(desk, adults(case, What.REFUSED), asked.id) == ["growing.reasons.refused"]
    why = adults(case, What.REFUSED, words="They expect no eligible need.", who="")
    no = growing.arrange(desk, why, asked.id).value
    assert of(growing.read(desk, case.id), Milestone.ADULT_ASSESSMENT).due is None
    growing.arrange(desk, adults(case, What.WILL_ASSESS), no.id)
    assert len(of(growing.read(desk, case.id), Milestone.ADULT_ASSESSMENT).arranged) == 3


def test_at_18_without_an_adult_decision_it_is_late_and_nothing_stops(desk, case):
    desk.clock.set(desk.clock().replace(year=2028, month=9, day=1))
    told = growing.read(desk, case.id)
    assert of(told, Milestone.ADULT).standing is Standing.REACHED
    growing.tick(desk, case.id, Task.HAND_OVER, date(2028, 6, 1))
    growing.tick(desk, case.id, Task.CHASE_ADULTS, date(2028, 7, 3))
    due = of(growing.read(desk, case.id), Milestone.ADULT).due
    assert due == (date(2028, 8, 31), "due.growing.adult")
    assert "payments go on until then" in wording.say(due[1], {})


def test_tasks_are_ticked_once_and_taken_back(desk, case, desk_of):
    done = growing.tick(desk, case.id, Task.TELL_TEAM, ASKED, "By telephone").value
    assert growing.tick(desk, case.id, Task.TELL_TEAM, ASKED, "By telephone").value == done
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="North")
    with pytest.raises(Refused) as told:
        growing.tick(other, case.id, Task.TELL_TEAM, TODAY)
    assert [each.code for each in told.value.findings] == ["growing.done.already"]
    for day, code in (
        (TODAY + timedelta(1), "growing.done.future"),
        (BORN - timedelta(1), "growing.done.before_birth"),
    ):
        with pytest.raises(Refused) as told:
            growing.tick(desk, case.id, Task.AFTER, day)
        assert [each.code for each in told.value.findings] == [code]
    growing.untick(desk, case.id, Task.TELL_TEAM)
    growing.untick(desk, case.id, Task.TELL_TEAM)
    assert of(growing.read(desk, case.id), Milestone.TRANSITIONS).tasks[0].done is None


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (None, "growing.born.missing"),
        (TODAY + timedelta(1), "growing.born.future"),
        (date(1996, 11, 23), "growing.born.old"),
    ],
)
def test_a_birth_date_that_cannot_be_is_said_and_nothing_is_counted_from_it(desk, born, code):
    seeded(desk)
    case = a_case(desk, born)
    told = growing.read(desk, case.id)
    assert [each.code for each in told.found] == [code]
    assert (told.every, told.next) == ((), None)
    assert refused(desk, choice(case)) == [code]
    with pytest.raises(Refused):
        growing.tick(desk, case.id, Task.TELL_TEAM, TODAY)
    assert [each for each in today.read(desk).matters if "growing" in each.code] == []


def test_born_on_29_february_is_16_on_the_29th_and_18_on_1_march(desk):
    seeded(desk)
    case = a_case(desk, date(2012, 2, 29))
    days = {each.milestone: each.on for each in growing.read(desk, case.id).every}
    assert days[Milestone.TRANSITIONS] == date(2026, 3, 1)
    assert days[Milestone.OWN_CHOICE] == date(2028, 2, 29)
    assert days[Milestone.ADULT] == date(2030, 3, 1)
    early = choice(case, since=date(2028, 2, 28), consent_on=TODAY)
    assert "growing.early.own-choice" in refused(desk, early)


def test_a_closed_case_is_read_and_not_changed(desk, case):
    with desk.root.writing() as session:
        CASES.put(session, replace(case, state=CaseState.ENDED))
    assert growing.read(desk, case.id).every
    assert refused(desk, choice(case)) == ["permission.state"]


def test_today_says_what_growing_up_asks_for_and_stops_when_it_is_arranged(desk):
    seeded(desk)
    child = replace(a_case(desk).child, born=date(2012, 12, 20), first_names="Bo")
    made = family.add(desk, uuid4(), child).value
    rows = [each for each in today.read(desk).matters if each.code.startswith("due.growing")]
    assert [(each.code, each.due, each.subject) for each in rows] == [
        ("due.growing.tell-team", date(2026, 12, 21), "transitions")
    ]
    growing.tick(desk, made.id, Task.TELL_TEAM, TODAY)
    rows = [each for each in today.read(desk).matters if each.code.startswith("due.growing")]
    assert [(each.code, each.due) for each in rows] == [
        ("due.growing.transitions", date(2026, 12, 20))
    ]
    told = Arrangement(
        uuid4(), made.id, Milestone.TRANSITIONS, What.INVOLVED, TODAY, TODAY, "Transitions team",
        who="P. Dale",
    )  # fmt: skip
    growing.arrange(desk, told, None)
    assert not [each for each in today.read(desk).matters if "growing" in each.code]


def test_control_of_a_sen_budget_falls_due_only_with_an_ehc_plan(desk):
    seeded(desk)
    child = replace(a_case(desk).child, born=date(2010, 9, 10))
    family.add(desk, uuid4(), child)
    plan = family.add(
        desk, uuid4(), replace(child, first_names="Bo", ehc_status=EhcStatus.ISSUED)
    ).value
    desk.clock.set(desk.clock().replace(day=30, month=12))
    rows = [each for each in today.read(desk).matters if each.subject == "sen-control"]
    assert {each.case for each in rows} == {plan.id}


def test_who_may_not_know_of_the_case_may_not_write_here(desk, case, desk_of):
    outside = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    with pytest.raises(Gone):
        growing.arrange(outside, choice(case), None)
    auditor = desk_of(Role.AUDITOR, name="Ola Grey", team="")
    assert growing.read(auditor, case.id).every
    assert refused(auditor, choice(case)) == ["permission.role"]


def test_what_is_arranged_never_changes_in_the_store(desk, case):
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    kept = growing.arrange(desk, choice(case), None).value
    assert kept.share == 4000
    statement = text("UPDATE arrangement SET share = 9000")
    with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
        session.execute(statement)
