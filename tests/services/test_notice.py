"""Notices: worked cases 1 and 2 to the penny, and everything that is refused, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain import package as packages
from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Ground, How
from ras_desktop.domain.notice_given import Agreed, NoticeState, intact
from ras_desktop.domain.payment import Calendar, Rhythm, schedule
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.today import Kind
from ras_desktop.services import (
    agreement,
    document,
    monitoring,
    notice,
    package,
    panel,
    protection,
    today,
)
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.agreed import root, three
from tests.helpers.noticed import LESS, SINCE, WAS, at, decided, paid_case, written
from tests.helpers.pdf import text_of

FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, SINCE)
NOV_30 = date(2026, 11, 30)
MAR_8 = date(2027, 3, 8)


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def world(who):
    """£6,240.00 in force since 6 April, £4,680.00 decided, the clock on 30 November 2026."""
    case, plan = paid_case(who)
    decided(who.worker, case, plan, LESS, date(2026, 11, 24))
    at(who.worker, NOV_30)
    return who, case, plan


def give(who, held, how=How.HAND):
    with who.worker.act("document.issue") as work:
        return notice.give_in(work, held.id, how, "Nadia Quarrington")


def given(who, case, how=How.HAND, **changes):
    return give(who, written(who.worker, case, **changes), how)


def refused(act) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def dues(who, case, until) -> list[Money]:
    with who.worker.read() as look:
        amounts = packages.amounts(package.told(look, case.id))
    return [each.due for each in schedule(amounts, (), FOUR_WEEKLY, until)]


def pounds(*sums: int) -> list[Money]:
    return [Money.pounds(each) for each in sums]


# ------------------------------------------------------------------ the worked cases


def test_worked_case_1_at_a_months_end(world):
    who, case, _plan = world
    held = written(who.worker, case, wanted=date(2027, 2, 8))
    assert (held.was, held.becomes) == (WAS, LESS)
    assert refused(lambda: give(who, held)) == ["notice.too_early"]
    held = notice.keep(who.worker, replace(held, wanted=None)).value
    kept = give(who, held)
    assert (kept.given_on, kept.ends, kept.starts) == (NOV_30, date(2027, 2, 28), MAR_8)
    assert intact(kept)
    paid = dues(who, case, date(2027, 3, 31))
    assert paid == pounds(*[480] * 12, 360)
    assert total(paid) == Money.pounds(6120)


def test_worked_case_2_by_post(world):
    who, case, _plan = world
    at(who.worker, date(2026, 12, 4))
    kept = given(who, case, How.POST)
    assert (kept.given_on, kept.ends, kept.starts) == (
        date(2026, 12, 8), date(2027, 3, 8), date(2027, 4, 5),
    )  # fmt: skip
    paid = dues(who, case, date(2027, 4, 5))
    assert paid == pounds(*[480] * 13, 360)
    assert total(paid[:13]) == WAS


def test_a_longer_notice_is_fine_and_an_earlier_day_needs_the_familys_writing(world):
    who, case, _plan = world
    later = written(who.worker, case, wanted=date(2027, 5, 3))
    early = date(2027, 1, 11)
    bare = replace(later, wanted=early, agreed=Agreed(by="Nadia"))
    kept = notice.keep(who.worker, bare).value
    assert "notice.agreement.missing" in refused(lambda: give(who, kept))
    future = replace(kept, agreed=Agreed(date(2026, 12, 1), "Nadia"))
    kept = notice.keep(who.worker, future).value
    assert refused(lambda: give(who, kept)) == ["notice.agreed.future"]
    kept = notice.keep(who.worker, replace(kept, agreed=Agreed(NOV_30, "Nadia"))).value
    assert give(who, kept).starts == early
    assert dues(who, case, date(2027, 1, 31)) == pounds(*[480] * 10, 360)


# ------------------------------------------------------------------ what is refused


def test_no_agreement_about_a_lower_amount_before_its_notice(world):
    who, case, _plan = world
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["agreement.needs_notice"]
    seen = agreement.open_(who.worker, case.id)
    assert seen.why_not is not None
    assert seen.why_not.code == "agreement.needs_notice"
    assert seen.agreement is not None
    assert "start.decision" not in {each.code for each in seen.gate}, "the old one goes on"
    kept = given(who, case)
    fresh = agreement.start(who.worker, case.id).value
    assert (fresh.starts, fresh.annual) == (kept.starts, LESS)
    early = agreement.keep(who.worker, replace(fresh, starts=date(2027, 2, 8))).value
    found = {each.code for each in agreement.check(who.worker, case.id)}
    assert "notice.too_early" in found
    assert "notice.too_early" in refused(lambda: agreement.ready(who.worker, early))


BAD = {
    "nothing said": ({"reasons": " "}, {}, "notice.reasons.missing"),
    "only a figure": ({"reasons": "The RAS score is lower now."}, {}, "notice.reasons.figure"),
    "no need": ({"needs": ()}, {}, "notice.needs.missing"),
    "nothing changed": ({}, {"changed": ""}, "notice.changed.missing"),
    "no alternative": ({}, {"alternative": " "}, "notice.alternative.missing"),
    "meets nothing": ({}, {"meets": ""}, "notice.meets.missing"),
    "a figure for a need": ({}, {"changed": "Fewer points."}, "notice.reasons.figure"),
    "a day that is over": ({"wanted": date(2026, 11, 2)}, {}, "notice.wanted.past"),
    "too early": ({"wanted": date(2027, 3, 7)}, {}, "notice.too_early"),
    "agreed by nobody": ({"agreed": Agreed(NOV_30)}, {}, "notice.agreed.by"),
    "agreed before": (
        {"agreed": Agreed(date(2026, 11, 1), "Nadia")}, {}, "notice.agreed.before",
    ),
}  # fmt: skip


def test_what_a_notice_may_not_be(world):
    who, case, _plan = world
    whole = written(who.worker, case)
    for name, (changes, of_need, code) in BAD.items():
        needs = tuple(replace(each, **of_need) for each in whole.needs)
        held = notice.of_case(who.worker, case.id)[0]
        bad = replace(whole, **{"needs": needs, **changes}, version=held.version)
        kept = notice.keep(who.worker, bad).value
        assert refused(lambda kept=kept: give(who, kept)) == [code], name
        assert [each.code for each in notice.check(who.worker, kept.id)] == [code], name
    assert package_on(who, case, date(2027, 6, 1)) == WAS, "nothing of it took effect"


VERBS = {
    "save": lambda who, held: notice.keep(who.worker, replace(held, reasons="Something else.")),
    "drop": lambda who, held: notice.drop(who.worker, held),
    "give": give,
    "help": lambda who, held: notice.help_family(who.worker, held, "Rang her.", held_on(who)),
    "withdraw": lambda who, held: notice.withdraw(who.manager, held, "The club closed."),
}
ALLOWED = {
    NoticeState.DRAFT: {"save", "drop", "give"},
    NoticeState.GIVEN: {"help", "withdraw", "give"},
    NoticeState.WITHDRAWN: set(),
}
"""To give one that is given changes nothing: said twice, done once."""


def held_on(who):
    return who.worker.today()


def package_on(who, case, day) -> Money:
    with who.worker.read() as look:
        held = package.on(look, case.id, day)
    return packages.sum_of(held.parts) if held else ZERO


def in_state(who, case, state):
    held = written(who.worker, case)
    if state is not NoticeState.DRAFT:
        held = give(who, held)
    if state is NoticeState.WITHDRAWN:
        held = notice.withdraw(who.manager, held, "A mistake.").value
    return held


@pytest.mark.parametrize("state", list(NoticeState))
def test_every_verb_in_every_state(who, state):
    for verb, act in sorted(VERBS.items()):
        case, plan = paid_case(who)
        decided(who.worker, case, plan, LESS, date(2026, 11, 24))
        at(who.worker, NOV_30)
        held = in_state(who, case, state)
        if verb in ALLOWED[state]:
            act(who, held)
        else:
            codes = refused(lambda act=act, held=held: act(who, held))
            assert codes[0] in ("permission.state", "notice.withdrawn"), (verb, codes)


def test_a_worker_takes_back_no_notice_and_lowers_nothing_without_one(world):
    who, case, _plan = world
    kept = given(who, case)
    assert refused(lambda: notice.withdraw(who.worker, kept, "No")) == ["permission.role"]
    assert refused(lambda: notice.withdraw(who.manager, kept, " ")) == ["notice.withdrawn.reason"]
    stop = ("The family has moved.", NOV_30)
    assert refused(
        lambda: notice.without(who.worker, case.id, Ground.MOVED_AWAY, stop[1], stop[0])
    ) == ["permission.role"]


@pytest.mark.parametrize(
    ("ground", "starts", "reasons", "codes"),
    [
        (Ground.AGREED, NOV_30, "They agree.", ["notice.ground.agreed"]),
        (Ground.LAW, NOV_30, " ", ["notice.ground.reason"]),
        (Ground.DEATH, date(2026, 4, 5), "She died.", ["notice.ground.before"]),
        (Ground.CORRECTION, NOV_30, "A slip.", ["notice.ground.not_in_favour"]),
    ],
)
def test_grounds_that_need_a_notice_all_the_same(world, ground, starts, reasons, codes):
    who, case, _plan = world
    act = lambda: notice.without(who.manager, case.id, ground, starts, reasons)  # noqa: E731
    assert refused(act) == codes


def test_without_notice_only_on_its_ground(world):
    who, case, _plan = world
    kept = notice.without(
        who.manager, case.id, Ground.MOVED_AWAY, date(2026, 12, 14), "They live in Leeds now."
    ).value
    assert (kept.state, kept.ends, kept.starts) == (NoticeState.GIVEN, None, date(2026, 12, 14))
    assert total(dues(who, case, date(2027, 4, 1))) == Money.pounds(480 * 9)


def test_a_stop_is_a_reduction(world):
    who, case, plan = world
    decided(who.worker, case, plan, ZERO, date(2026, 11, 26))
    held = agreement.open_(who.worker, case.id).agreement
    over = lambda **more: agreement.end(who.finance, held, NOV_30, "Not needed", **more)  # noqa: E731
    assert refused(over) == ["notice.missing"]
    assert refused(lambda: over(ground=Ground.AGREED)) == ["notice.agreement.missing"]
    kept = given(who, case)
    assert kept.becomes == ZERO
    assert total(dues(who, case, date(2027, 6, 1))) == Money.pounds(480 * 12)
    ended = agreement.end(who.finance, held, MAR_8, "Its notice has ended").value
    assert ended.state is AgreementState.ENDED


def test_the_familys_own_wish_in_writing_ends_it_at_once(world):
    who, case, _plan = world
    held = agreement.open_(who.worker, case.id).agreement
    agreement.end(
        who.finance, held, date(2026, 12, 14), "They wrote to us", Ground.AGREED, asked_on=NOV_30
    )
    assert total(dues(who, case, date(2027, 6, 1))) == Money.pounds(480 * 9)


# ------------------------------------------------------------------ while its time runs


def test_the_old_amount_is_in_force_everywhere_until_the_end(world):
    who, case, _plan = world
    given(who, case)
    assert monitoring.overview(who.worker, case.id).decision.approved == WAS
    with who.worker.read() as look:
        assert panel.in_force(look, case.id) == WAS
    at(who.worker, MAR_8)
    assert monitoring.overview(who.worker, case.id).decision.approved == LESS
    with who.worker.read() as look:
        assert panel.in_force(look, case.id) == LESS


def test_a_second_lower_decision_has_its_own_notice(world):
    who, case, plan = world
    given(who, case)
    at(who.worker, date(2027, 1, 15))
    decided(who.worker, case, plan, Money.pounds(3900), date(2027, 1, 14))
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["agreement.needs_notice"]
    second = given(who, case)
    assert second.starts == date(2027, 5, 3)
    assert dues(who, case, date(2027, 5, 31)) == pounds(*[480] * 12, *[360] * 2, 300, 300)


def test_a_second_decision_between_the_two_begins_when_the_first_would_have(world):
    who, case, plan = world
    given(who, case)
    at(who.worker, date(2027, 1, 15))
    decided(who.worker, case, plan, Money.pounds(5200), date(2027, 1, 14), starts=MAR_8)
    fresh = agreement.start(who.worker, case.id).value
    assert fresh.starts == MAR_8, "it lowers nothing that would be in force then"
    early = replace(fresh, starts=MAR_8 - timedelta(1))
    agreement.keep(who.worker, early)
    assert "notice.missing" in {each.code for each in agreement.check(who.worker, case.id)}


def test_taken_back_the_old_amount_is_in_force_to_the_penny(world):
    who, case, _plan = world
    kept = given(who, case)
    at(who.worker, date(2027, 4, 20))
    before = dues(who, case, date(2027, 4, 20))
    notice.withdraw(who.manager, kept, "The mat did not work.")
    assert dues(who, case, date(2027, 4, 20)) == pounds(*[480] * 14)
    assert total(dues(who, case, date(2027, 4, 20))) - total(before) == Money.pounds(240)
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["agreement.needs_notice"]


def test_reminders_to_help_wait_until_somebody_helped(world):
    who, case, _plan = world
    given(who, case)
    for day, open_since in (
        (date(2026, 12, 29), None),
        (date(2026, 12, 30), date(2026, 12, 30)),
        (date(2027, 1, 30), date(2026, 12, 30)),
    ):
        at(who.worker, day)
        assert notice.open_(who.worker, case.id).help_since == open_since
    held = notice.open_(who.worker, case.id).notice
    assert refused(lambda: notice.help_family(who.worker, held, " ", NOV_30 - timedelta(1))) == [
        "notice.help.missing", "notice.help.day",
    ]  # fmt: skip
    notice.help_family(who.worker, held, "Showed her how the mat works.", date(2027, 1, 30))
    assert notice.open_(who.worker, case.id).help_since is None


def test_what_was_given_never_changes_and_two_at_once_see_both(world):
    who, case, _plan = world
    kept = given(who, case)
    with pytest.raises(DBAPIError), root(who.worker).writing() as session:
        session.execute(text("UPDATE notice SET starts = '2026-12-14'"))
    notice.help_family(who.worker, kept, "Rang her.", NOV_30)
    with pytest.raises(StaleCopy):
        notice.withdraw(who.manager, kept, "A mistake.")


def test_nothing_lower_no_notice(who):
    case, plan = paid_case(who)
    at(who.worker, NOV_30)
    assert refused(lambda: notice.start(who.worker, case.id)) == ["notice.nothing_lower"]
    decided(who.worker, case, plan, WAS + Money(1), date(2026, 11, 24))
    assert refused(lambda: notice.start(who.worker, case.id)) == ["notice.nothing_lower"]


def test_what_notices_protect_by_month(world):
    who, case, _plan = world
    kept = given(who, case)
    at(who.worker, date(2027, 3, 31))
    told = protection.report(who.manager, date(2026, 10, 1), date(2027, 3, 31))
    assert told.months == dict.fromkeys(
        (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)), Money.pounds(120)
    )
    assert (told.given, told.running, told.taken_back, told.sum) == (1, 0, 0, Money.pounds(360))
    assert refused(lambda: protection.report(who.worker, NOV_30, NOV_30)) == ["permission.role"]
    notice.withdraw(who.manager, kept, "The mat did not work.")
    told = protection.report(who.manager, date(2026, 10, 1), date(2027, 3, 31))
    assert (told.months, told.taken_back) == ({}, 1)


# ------------------------------------------------------------------ its letter

BY_HAND = Recipient("Nadia Quarrington", means=Means.HAND)


def test_issuing_the_letter_gives_notice_and_a_closed_gate_gives_none(world):
    who, case, _plan = world
    held = written(who.worker, case)
    looked = document.preview(who.worker, DocumentKind.NOTICE, held.id, BY_HAND)
    assert looked.is_draft
    by_post = replace(BY_HAND, means=Means.POST)
    assert refused(
        lambda: document.issue(who.worker, DocumentKind.NOTICE, held.id, by_post)
    )  # no address of hers was confirmed
    assert notice.of_case(who.worker, case.id)[0].state is NoticeState.DRAFT
    made = document.issue(who.worker, DocumentKind.NOTICE, held.id, BY_HAND).value
    kept = notice.of_case(who.worker, case.id)[0]
    assert (kept.state, kept.starts, kept.given.to) == (
        NoticeState.GIVEN, MAR_8, "Nadia Quarrington",
    )  # fmt: skip
    words = " ".join(text_of(made.pdf).split())
    assert "From 8 March 2027 it will be £4,680.00 a year" in words
    at(who.worker, date(2027, 2, 1))
    again = document.issue(who.worker, DocumentKind.NOTICE, held.id, BY_HAND).value
    assert "30 November 2026" in " ".join(text_of(again.pdf).split()), "said again as it was"
    assert notice.of_case(who.worker, case.id)[0].starts == MAR_8


def test_what_is_missing_is_no_letter(world):
    who, case, _plan = world
    held = notice.start(who.worker, case.id).value
    codes = refused(lambda: document.issue(who.worker, DocumentKind.NOTICE, held.id, BY_HAND))
    assert "notice.changed.missing" in codes


def test_calls_and_the_end_stand_on_today(world):
    who, case, _plan = world
    held = written(who.worker, case)
    assert Kind.NOTICE in {each.kind for each in today.read(who.worker, Whose.ALL).matters}
    give(who, held)
    at(who.worker, date(2027, 1, 20))
    due = {each.code: each.due for each in today.read(who.worker, Whose.ALL).matters}
    assert due["due.notice_help"] == date(2026, 12, 30)
    at(who.worker, date(2027, 2, 1))
    due = {each.code: each.due for each in today.read(who.worker, Whose.ALL).matters}
    assert due["due.notice_ends"] == date(2027, 2, 28)
