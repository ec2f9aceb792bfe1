"""Money, dates and numbers as people say them."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from ras_desktop import wording
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.step import Step
from ras_desktop.wording import family, plan, request, speak  # noqa: F401


def test_a_name_from_right_to_left_turns_nothing_round_it() -> None:
    assert wording.apart("Omar") == "Omar"
    assert wording.apart("עדן") == "\u2068עדן\u2069"
    assert wording.apart("Zoltán عمر") == "\u2068Zoltán عمر\u2069"


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (0, "£0.00"),
        (5, "£0.05"),
        (264040, "£2,640.40"),
        (-41600, "−£416.00"),
        (10**11, "£1,000,000,000.00"),
    ],
)
def test_money_always_has_pence(pence: int, text: str) -> None:
    assert wording.money(Money(pence)) == text


def test_dates_as_people_say_them() -> None:
    assert wording.day(date(2026, 5, 4)) == "4 May 2026"
    assert wording.short_day(date(2026, 9, 28)) == "28 Sep 2026"
    assert wording.moment(datetime(2026, 5, 4, 14, 2, tzinfo=UTC)) == "4 May 2026 at 14:02"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234, "1,234"),
        (Decimal("12.50"), "12.5"),
        (Fraction(14, 25), "0.56"),
        (Fraction(1, 3), "0.3333"),
        (True, "yes"),
        (False, "no"),
        (Money(100), "£1.00"),
        (date(2026, 1, 2), "2 January 2026"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "2 January 2026 at 03:04"),
        (("bread", "milk", "tea"), "bread, milk and tea"),
        (["bread"], "bread"),
        ([], ""),
        ("as it is", "as it is"),
    ],
)
def test_any_value_becomes_words(value: object, text: str) -> None:
    assert wording.plain(value) == text


def test_a_finding_and_a_step_are_said_with_their_values() -> None:
    values = {"baseline": 6, "target": 3}
    said = wording.finding(Finding("plan.outcome.target_below", "", values))
    assert said == "The target, 3, is below where things stand now, 6"
    costs = {"units": Decimal(221), "price": Money(1640), "sum": Money(362440)}
    assert (
        wording.step(Step("costing.units_times_price", costs)) == "221 × £16.40 = £3,624.40 a year"
    )


def test_a_code_is_taken_once() -> None:
    with pytest.raises(ValueError, match="taken twice"):
        wording.register({"plan.outcomes.none": "again"})


def test_a_catalogue_translates(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    before = speak._catalogue
    wording.use(Shouting())
    try:
        assert wording.plain(True) == "YES"
        assert wording.ngettext("{count} child", "{count} children", 3) == "3 children"
    finally:
        wording.use(before)
