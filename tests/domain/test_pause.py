"""A pause has a reason, an end and a manager's look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from ras_desktop.domain.pause import Paused, PauseState, check, check_resume, effective
from ras_desktop.domain.payment import Pause

FIRST, LAST = date(2026, 11, 30), date(2026, 12, 27)
HELD = Paused(uuid4(), uuid4(), FIRST, LAST, "In hospital", uuid4(), "Sam Hale", FIRST)
AGREED = replace(HELD, state=PauseState.AGREED)


def codes(found) -> list[str]:
    return [each.code for each in found]


def test_only_what_a_manager_agreed_to_stops_money():
    assert effective([HELD, replace(HELD, state=PauseState.REFUSED)]) == ()
    assert effective([AGREED]) == (Pause(FIRST, LAST),)


def test_resumed_earlier_it_ends_earlier_and_on_its_first_day_it_never_was():
    early = replace(AGREED, resumed_on=date(2026, 12, 14))
    assert effective([early]) == (Pause(FIRST, date(2026, 12, 13)),)
    assert effective([replace(AGREED, resumed_on=FIRST)]) == ()


def test_what_a_pause_lacks():
    assert codes(check(HELD, [], 12)) == []
    assert codes(check(replace(HELD, reason=" "), [], 12)) == ["pause.reason"]
    assert codes(check(replace(HELD, last=date(2026, 11, 1)), [], 12)) == ["pause.days"]
    assert codes(check(HELD, [], 4)) == []
    assert codes(check(HELD, [], 3)) == ["pause.long"]


def test_two_pauses_do_not_overlap():
    other = replace(AGREED, id=uuid4(), first=LAST, last=date(2027, 1, 3))
    assert codes(check(HELD, [other, HELD], 12)) == ["pause.overlaps"]
    apart = replace(other, first=date(2026, 12, 28))
    over = replace(other, state=PauseState.WITHDRAWN)
    assert codes(check(HELD, [apart, over], 12)) == []


def test_it_ends_earlier_only_within_its_days_and_for_a_reason():
    assert codes(check_resume(AGREED, date(2026, 12, 14), "Home again")) == []
    assert codes(check_resume(AGREED, LAST.replace(day=28), "")) == [
        "pause.resume.reason", "pause.resume.day",
    ]  # fmt: skip
