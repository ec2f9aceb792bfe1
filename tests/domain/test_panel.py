"""A decision is reasoned, complete and sealed; nobody decides what they may not (domain.md §7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import case_plan
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.costing import Prices, TermDates, cost
from ras_desktop.domain.finding import Severity, errors
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.panel import (
    Asked,
    Decision,
    Deferral,
    Forum,
    LineVerdict,
    Question,
    Unmet,
    Verdict,
    as_asked,
    by_strand_and_way,
    intact,
    prepare,
    seal,
    standing,
)
from ras_desktop.domain.panel_check import Limits, check, left_out, may_decide, only_a_category
from ras_desktop.domain.panel_meeting import (
    Interest,
    Item,
    Meeting,
    MeetingState,
    Member,
    Seat,
    deciding,
    interested,
    may_hold,
    papers_late,
    waiting,
)
from ras_desktop.domain.panel_meeting import check as check_meeting
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, SupportLine, Way
from ras_desktop.domain.request import Strand

DAY = date(2026, 11, 30)
AT = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
BY = (UUID(int=9), "Mara Lind")
OUT = AssessedNeed(UUID(int=21), "Somebody beside her when she goes out")
FRIENDS = AssessedNeed(UUID(int=22), "Friends of her own age")
ASSISTANT, CLUB = UUID(int=1), UUID(int=2)
CASE, PLAN = UUID(int=31), UUID(int=32)


def pounds(text: str) -> Money:
    return Money.pounds(text)


def agreed_plan() -> CasePlan:
    """Worked case 3: an assistant at £3,624.40 and a club at £300.00."""
    lines = (
        SupportLine(
            ASSISTANT,
            needs=(OUT.id,),
            what="Personal assistant",
            pattern=Pattern(PatternKind.WEEKLY, Decimal(3), Decimal(8)),
            unit_price=pounds("16.40"),
        ),
        SupportLine(
            CLUB,
            needs=(FRIENDS.id,),
            what="Saturday club",
            pattern=Pattern(PatternKind.TIMES, times=12),
            unit_price=pounds("25"),
        ),
    )
    plan = CasePlan(PLAN, CASE, DAY, Plan(lines=lines))
    priced = cost(plan.plan, Prices(()), TermDates(()), DAY)
    return case_plan.agree(plan, priced, BY, AT)


def the_question() -> Question:
    return prepare(agreed_plan(), (OUT, FRIENDS), pounds("3600"))


def assistant_only(**changes: Any) -> Decision:
    """Worked case 3: the assistant is approved, the club is not, its need is recorded as unmet."""
    decision = Decision(
        UUID(int=40),
        CASE,
        PLAN,
        Forum.MEETING,
        verdict=Verdict.OTHER_AMOUNT,
        lines=(
            LineVerdict(ASSISTANT, pounds("3624.40"), Decimal(221)),
            LineVerdict(CLUB, ZERO, Decimal(0), "Her school opens a club on Saturdays in January"),
        ),
        reasons="She needs somebody beside her to go out at all; the club can be found elsewhere.",
        meets_needs=False,
        needs_reason="Until January nobody of her age is near her at weekends.",
        unmet=(Unmet(FRIENDS.id, "The school's club begins in January only"),),
        starts=date(2027, 1, 11),
    )
    return replace(decision, **changes)


def codes(decision: Decision) -> list[str]:
    return [each.code for each in check(decision, the_question())]


# ------------------------------------------------------------------ worked case 3


def test_what_is_put_to_the_panel_is_the_agreed_plan_to_the_penny() -> None:
    question = the_question()
    assert [each.amount for each in question.lines] == [pounds("3624.40"), pounds("300")]
    assert question.lines[0].units == 221
    assert question.asked == pounds("3924.40")
    assert question.asked - pounds("3600") == pounds("324.40")


def test_another_amount_with_reasons_is_whole() -> None:
    decision = assistant_only()
    assert codes(decision) == []
    assert decision.approved == pounds("3624.40")
    sealed = seal(decision, the_question(), BY, DAY, AT)
    assert by_strand_and_way(sealed) == {
        (Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT): pounds("3624.40")
    }


def test_only_an_agreed_plan_is_put_to_the_panel() -> None:
    draft = replace(agreed_plan(), agreed=None)
    with pytest.raises(ValueError, match="agreed"):
        prepare(draft, (), None)


# ------------------------------------------------------------------ what is missing


def test_nothing_is_sealed_without_a_verdict() -> None:
    assert codes(assistant_only(verdict=None)) == ["panel.verdict.missing"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reasons": "  "}, "panel.reasons.missing"),
        ({"starts": None}, "panel.starts.missing"),
        ({"meets_needs": None}, "panel.meets_needs.missing"),
        ({"needs_reason": ""}, "panel.needs_reason.missing"),
        ({"unmet": ()}, "panel.unmet.missing"),
        ({"unmet": (Unmet(FRIENDS.id, " "),)}, "panel.unmet.reason"),
        ({"unmet": (Unmet(uuid4(), "A reason"),)}, "panel.unmet.unknown"),
        ({"lines": ()}, "panel.lines.others"),
        ({"forum": Forum.URGENT}, "panel.interim.missing"),
        ({"interim": Money(-1)}, "panel.amount.negative"),
    ],
)
def test_each_thing_missing_is_said_at_its_field(changes: dict[str, Any], code: str) -> None:
    assert codes(assistant_only(**changes)) == [code]


def test_a_line_that_differs_has_a_reason_of_its_own() -> None:
    lines = (assistant_only().lines[0], LineVerdict(CLUB, ZERO, Decimal(0)))
    found = check(assistant_only(lines=lines), the_question())
    assert [(each.code, each.where) for each in found] == [("panel.line.reason", "lines/1/reason")]


def test_hours_that_differ_need_a_reason_too() -> None:
    lines = (replace(assistant_only().lines[0], units=Decimal(200)), assistant_only().lines[1])
    assert codes(assistant_only(lines=lines)) == ["panel.line.reason"]


def test_a_negative_sum_or_number_of_hours_is_refused() -> None:
    first, second = assistant_only().lines
    for wrong in (replace(first, approved=Money(-1)), replace(first, units=Decimal(-1))):
        assert codes(assistant_only(lines=(wrong, second))) == ["panel.amount.negative"]


def test_approve_means_as_asked() -> None:
    approved = assistant_only(
        verdict=Verdict.APPROVE, meets_needs=True, unmet=(), lines=as_asked(the_question())
    )
    assert codes(approved) == []
    assert codes(replace(approved, lines=assistant_only().lines)) == [
        "panel.line.not_as_asked",
        "panel.need.cut",
    ]


def test_another_amount_that_is_the_same_is_an_approval() -> None:
    same = assistant_only(lines=as_asked(the_question()), meets_needs=True, unmet=())
    assert codes(same) == ["panel.amount.same"]


def test_needs_that_are_met_leave_none_unmet() -> None:
    assert codes(assistant_only(meets_needs=True)) == [
        "panel.meets_needs.but_unmet",
        "panel.need.cut",
    ]


def test_a_need_whose_every_line_was_cut_is_pointed_out_and_never_blocks() -> None:
    decision = assistant_only(meets_needs=True, unmet=())
    assert left_out(decision, the_question()) == (FRIENDS.words,)
    found = check(decision, the_question())
    assert [each.severity for each in found] == [Severity.WARNING]
    assert errors(found) == ()


def test_a_deferral_says_what_by_whom_and_by_when() -> None:
    deferred = assistant_only(verdict=Verdict.DEFER, deferral=Deferral(" "))
    assert codes(deferred) == [
        "panel.deferral.needed",
        "panel.deferral.by_whom",
        "panel.deferral.by_when",
    ]
    whole = Deferral("A price from a second club", "Wren Holt", date(2026, 12, 14))
    assert codes(replace(deferred, deferral=whole)) == []
    assert deferred.approved == ZERO


def test_declining_is_about_this_child() -> None:
    declined = assistant_only(verdict=Verdict.DECLINE, reasons="Not offered by this team")
    assert codes(declined) == ["panel.reasons.category"]
    reason = (
        "Her aunt, who lives next door, goes out with her four times a week and is glad to go on; "
        "the family said so on 12 November, and a paid assistant is not available before May."
    )
    assert codes(replace(declined, reasons=reason)) == []
    assert codes(replace(declined, reasons=reason, meets_needs=None)) == [
        "panel.meets_needs.missing"
    ]


def test_a_line_whose_reason_is_only_a_category_is_pointed_out() -> None:
    lines = (assistant_only().lines[0], LineVerdict(CLUB, ZERO, Decimal(0), "No budget"))
    found = check(assistant_only(lines=lines), the_question())
    assert [(each.code, each.severity) for each in found] == [
        ("panel.line.category", Severity.WARNING)
    ]


@pytest.mark.parametrize("said", ["We don't offer that", "NOT  AVAILABLE", "no funding, sorry"])
def test_categories_are_known_however_they_are_written(said: str) -> None:
    assert only_a_category(said)


def test_a_reason_about_the_child_is_no_category() -> None:
    assert not only_a_category("She already swims with her brother on Sundays")


# ------------------------------------------------------------------ who may decide


def test_own_case_interest_and_limit() -> None:
    limits = Limits(pounds("2000"))
    decision = assistant_only(forum=Forum.MANAGER)
    found = may_decide(decision, BY[0], own_case=True, interested=True, limits=limits)
    assert [each.code for each in found] == [
        "panel.own_case",
        "panel.interest",
        "panel.over_limit",
    ]
    meeting = replace(decision, forum=Forum.MEETING)
    assert may_decide(meeting, BY[0], own_case=False, interested=False, limits=limits) == ()
    exact = Limits(pounds("3624.40"))
    assert may_decide(decision, BY[0], own_case=False, interested=False, limits=exact) == ()


# ------------------------------------------------------------------ sealed


def test_a_sealed_decision_shows_every_change() -> None:
    sealed = seal(assistant_only(), the_question(), BY, DAY, AT)
    assert sealed.is_sealed
    assert intact(sealed)
    assert intact(replace(sealed, version=7))
    assert not intact(assistant_only())
    for change in ({"reasons": "Others"}, {"lines": ()}, {"starts": DAY}, {"unmet": ()}):
        assert not intact(replace(sealed, **change))
    assert sealed.decided is not None
    assert not intact(replace(sealed, decided=replace(sealed.decided, by_name="Another")))


def test_only_a_sealed_grant_is_money() -> None:
    assert by_strand_and_way(assistant_only()) == {}
    declined = seal(assistant_only(verdict=Verdict.DECLINE), the_question(), BY, DAY, AT)
    assert by_strand_and_way(declined) == {}


def test_a_correction_and_a_ratification_take_the_place_of_the_earlier_one() -> None:
    first = seal(assistant_only(), the_question(), BY, DAY, AT)
    urgent = replace(first, id=UUID(int=41), forum=Forum.URGENT)
    second = replace(first, id=UUID(int=42), corrects=first.id, ratifies=urgent.id)
    assert standing([first, urgent]) == (first, urgent)
    assert standing([first, urgent, second]) == (second,)
    draft = replace(assistant_only(), id=UUID(int=43), corrects=second.id)
    assert standing([second, draft]) == (second,)


@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from(Strand), st.sampled_from(Way))))
def test_the_parts_sum_to_what_was_approved(
    lines: list[tuple[int, Strand, Way]],
) -> None:
    asked = tuple(
        Asked(UUID(int=at), "Support", strand, way, Money(pence))
        for at, (pence, strand, way) in enumerate(lines)
    )
    question = Question(CASE, PLAN, asked, None)
    decision = assistant_only(verdict=Verdict.APPROVE, lines=as_asked(question))
    sealed = seal(decision, question, BY, DAY, AT)
    assert total(by_strand_and_way(sealed).values()) == sealed.approved == question.asked


# ------------------------------------------------------------------ meetings

CHAIR = Member(UUID(int=51), "Ivo Marsh", Seat.CHAIR, UUID(int=61))
KIT = Member(UUID(int=52), "Kit Lowe", user=UUID(int=62))
NOOR = Member(UUID(int=53), "Noor Wren", user=UUID(int=63))
MINUTES = Member(UUID(int=54), "Pat Thorn", Seat.MINUTE_TAKER)
MEETING = Meeting(
    UUID(int=50),
    DAY,
    place="Riverside House",
    members=(CHAIR, KIT, NOOR, MINUTES),
    agenda=(Item(CASE, PLAN, date(2026, 11, 2)),),
)


def held(meeting: Meeting, today: date = DAY, quorum: int = 3) -> list[str]:
    return [each.code for each in may_hold(meeting, CASE, quorum, today)]


def test_three_members_with_a_chair_are_a_quorum() -> None:
    assert held(MEETING) == []
    assert [each.name for each in deciding(MEETING, CASE)] == ["Ivo Marsh", "Kit Lowe", "Noor Wren"]


def test_one_with_an_interest_does_not_count_and_does_not_decide() -> None:
    meeting = replace(MEETING, interests=(Interest(KIT.id, CASE, "Her neighbour"),))
    assert held(meeting) == ["panel.quorum.missing"]
    assert interested(meeting, UUID(int=62), CASE)
    assert not interested(meeting, UUID(int=62), uuid4())
    assert not interested(meeting, UUID(int=63), CASE)
    assert not interested(meeting, uuid4(), CASE)
    other = replace(MEETING, interests=(Interest(KIT.id, uuid4(), "Another family"),))
    assert held(other) == []


def test_without_the_chair_nothing_is_decided() -> None:
    meeting = replace(MEETING, members=(replace(CHAIR, present=False), KIT, NOOR, MINUTES))
    assert held(meeting, quorum=2) == ["panel.chair.missing"]


def test_a_meeting_decides_on_its_day_what_is_on_its_agenda() -> None:
    assert held(MEETING, date(2026, 11, 29)) == ["panel.meeting.not_yet"]
    assert held(replace(MEETING, agenda=())) == ["panel.agenda.missing"]
    assert held(replace(MEETING, state=MeetingState.HELD)) == ["panel.meeting.held"]
    assert held(replace(MEETING, state=MeetingState.CANCELLED)) == ["panel.meeting.cancelled"]


def test_what_is_wrong_with_a_meeting_is_said_at_once() -> None:
    wrong = replace(
        MEETING,
        place=" ",
        members=(CHAIR, replace(KIT, seat=Seat.CHAIR, name=" ", user=CHAIR.user)),
        interests=(Interest(uuid4(), CASE),),
        agenda=MEETING.agenda * 2,
    )
    assert [each.code for each in check_meeting(wrong)] == [
        "panel.meeting.place",
        "panel.meeting.chairs",
        "panel.member.name",
        "panel.member.twice",
        "panel.interest.who",
        "panel.agenda.twice",
    ]
    assert check_meeting(MEETING) == ()


def test_the_longest_waiting_comes_first() -> None:
    later = Item(uuid4(), uuid4(), date(2026, 11, 20))
    assert [days for _item, days in waiting([later, MEETING.agenda[0]], DAY)] == [28, 10]


def test_papers_that_were_not_sent_in_time_are_late() -> None:
    assert papers_late(MEETING, date(2026, 11, 23))
    sent = replace(MEETING, papers_on=date(2026, 11, 23))
    assert not papers_late(sent, date(2026, 11, 23))
    assert papers_late(sent, date(2026, 11, 20))
