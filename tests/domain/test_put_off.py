"""What may be put off until when, written out by hand; and what managers count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from ras_desktop.domain.put_off import About, PutOff, Reason, can_be_hidden, check, last_day
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Behind, Kind, Late, Matter, group_of, late
from ras_desktop.services.clock import LONDON

TODAY = date(2026, 11, 23)
LONGEST = 28


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


# what | due in days (None: no day) | until in days (None: a reason only) | what stands against it
TABLE = (
    ("plan", None, None, ""),
    ("plan", None, 1, ""),
    ("plan", None, 28, ""),
    ("plan", None, 29, "put_off.far"),
    ("plan", None, 0, "put_off.past"),
    ("plan", None, -1, "put_off.past"),
    ("due.deferred", -5, 7, ""),  # our own arrangement: also when it is late
    ("due.review", 10, 9, ""),
    ("due.review", 10, 10, ""),  # until the day itself
    ("due.review", 10, 11, "put_off.after_due"),
    ("due.review", 0, 1, "put_off.late"),  # due today: it is done today
    ("due.review", -1, 1, "put_off.late"),
    ("due.review", -1, None, ""),  # but why it is late may always be said
    ("due.review", -400, 1, "put_off.late"),
    ("due.ehc_review", -1, 1, "put_off.late"),
    ("request", -1, 1, "put_off.late"),
    ("request", 20, 14, ""),
    ("glass", None, 1, "put_off.never"),
    ("sought", None, 1, "put_off.never"),
    ("meeting", 3, 1, "put_off.never"),
    ("typed", None, 1, "put_off.never"),
    ("at_panel", None, 1, "put_off.never"),
)


@pytest.mark.parametrize(("about", "due", "until", "against"), TABLE)
def test_what_may_be_put_off_until_when(about, due, until, against):
    what = About(about, "", None if due is None else day(due))
    wanted = None if until is None else day(until)
    found = check(what, Reason.FAMILY_AWAY, "", wanted, TODAY, LONGEST)
    assert [each.code for each in found] == ([against] if against else [])


@pytest.mark.parametrize(
    ("about", "due", "hides", "last"),
    [
        ("plan", None, True, 28),
        ("due.review", 10, True, 10),
        ("due.review", 40, True, 28),
        ("due.review", 0, False, 0),
        ("due.review", -3, False, -3),
        ("due.deferred", -3, True, 28),
        ("glass", None, False, 28),
    ],
)
def test_what_the_question_offers(about, due, hides, last):
    what = About(about, "", None if due is None else day(due))
    assert can_be_hidden(what, TODAY) is hides
    assert last_day(what, TODAY, LONGEST) == day(last)


def test_another_reason_is_told_in_words():
    found = check(About("plan"), Reason.OTHER, "  ", day(3), TODAY, LONGEST)
    assert [each.code for each in found] == ["put_off.words.missing"]


def said(about: str, due: date | None, until: date | None, ended: bool = False) -> PutOff:
    at = datetime(2026, 11, 20, 9, tzinfo=LONDON)
    return PutOff(
        UUID(int=1), UUID(int=2), about, "", due, Reason.FAMILY_AWAY, "", until, UUID(int=3), "Kit",
        at, at if ended else None,
    )  # fmt: skip


def test_it_is_off_the_list_until_its_day_and_comes_back_on_it():
    for until, hidden in ((day(1), True), (day(0), False), (day(-1), False), (None, False)):
        held = Matter(Kind.PLAN, since=day(-3), put_off=said("plan", None, until))
        assert (group_of(held, TODAY) is Group.PUT_OFF) is hidden
    back = Matter(Kind.PLAN, put_off=said("plan", None, day(5), ended=True))
    assert group_of(back, TODAY) is Group.OPEN


def test_a_manager_counts_what_is_late_by_worker_and_by_reason_put_off_or_not():
    def due(worker: str, ago: int, held: PutOff | None = None) -> Matter:
        return Matter(Kind.DUE, worker=worker, due=day(-ago), code="due.deferred", put_off=held)

    hidden = said("due.deferred", day(-3), day(5))
    found = late(
        [due("Kit", 3, hidden), due("Kit", 12), due("Ann", 1), due("", 2), due("Ann", 0)], TODAY
    )
    assert found == Late(
        (Behind("Kit", 2, 12), Behind("", 1, 2), Behind("Ann", 1, 1)),
        (("", 3), ("family_away", 1)),
    )
