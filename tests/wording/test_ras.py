"""What the RAS engine says: hours, periods, outcomes, bars, one and many."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from ras_desktop import wording
from ras_desktop.domain.budget import Change, Outcome
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.period import Period
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Act, MoneyAdjustment, Scheme
from ras_desktop.domain.step import Step
from ras_desktop.domain.table import BandOutcome, NamedSum, Reckoner, Sum
from ras_desktop.domain.unrounded import UnroundedHours, UnroundedPounds
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from ras_desktop.wording.allocation import bar
from tests.helpers.schemes import budget, small


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 hours"), (60, "1 hour"), (150, "2 hours 30 minutes"), (1, "1 minute"),
        (-90, "−1 hour 30 minutes"), (6000, "100 hours"),
    ],
)  # fmt: skip
def test_hours(minutes: int, said: str) -> None:
    assert wording.plain(Hours(minutes)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (UnroundedPounds(Fraction("2318.525")), "£2,318.525"),
        (UnroundedPounds(Fraction("-0.0625")), "−£0.0625"),
        (UnroundedPounds(Fraction(5000, 3)), "about £1,666.6667"),
        (UnroundedPounds(Fraction("12.00001")), "about £12"),
        (UnroundedHours(Fraction("2.6125")), "2.6125 hours"),
        (UnroundedHours(Fraction(8, 7)), "about 1.1429 hours"),
    ],
)
def test_what_is_no_whole_penny_or_minute(value: object, said: str) -> None:
    assert wording.plain(value) == said


def test_every_period_and_outcome_has_words() -> None:
    assert [wording.plain(each) for each in Period] == [
        "a year",
        "a month",
        "every four weeks",
        "a week",
    ]
    assert all(wording.plain(each) != each.value for each in Outcome)


def test_bars_have_labels_of_their_own() -> None:
    def labelled(code: str, label: str = "") -> str:
        return bar(Change(code, "x", label, Money(0), Money(1)))

    assert labelled("add", "Nights") == "Nights"
    assert [labelled(each) for each in ("start", "round", "zero")] == [
        "From the points",
        "Rounding",
        "Never less than nothing",
    ]


def test_one_and_many() -> None:
    step = Step("points.given", {"question": "Sleep", "points": Decimal(1)})
    assert wording.step(step) == "Sleep: 1 point."
    many = Step("points.given", {"question": "Sleep", "points": Decimal("1.5")})
    assert wording.step(many) == "Sleep: 1.5 points."


def lines(scheme: Scheme, *sums: Sum) -> list[str]:
    """The sentences of a reckoner with these sums."""
    named = tuple(NamedSum(f"s{number}", "Help", each) for number, each in enumerate(sums))
    plan = replace(scheme, tables=(Reckoner("blocks", named),), examples=())
    made = budget(plan, {"meals": Given("some"), "travel": Given("lots")})
    return [wording.step(each) for each in made.steps if each.code.startswith("sum.")]


PER = {"week": Period.WEEK, "month": Period.MONTH, "year": Period.YEAR}
ONE, TWO = Decimal(1), Decimal(2)
FIGURES = (("none", Decimal(0)), ("some", TWO), ("lots", TWO))
SINGLE = (("none", Decimal(0)), ("some", ONE), ("lots", ONE))


@pytest.mark.parametrize(
    ("sum_", "said"),
    [
        (Sum(Period.MONTH, amount=TWO), "Help: £2.00."),
        (Sum(Period.YEAR, amount=TWO), "Help: £2.00 a year × 1 ÷ 12 = £0.17 a month."),
        (Sum(Period.MONTH, amount=TWO, number=TWO), "Help: 2 × £2.00 = £4.00."),
        (Sum(Period.WEEK, amount=TWO, number=TWO),
         "Help: 2 × £2.00 a week × 52 ÷ 12 = £17.33 a month."),
        (Sum(Period.MONTH, rate="assistant", number=ONE), "Help: one hour at £16.40."),
        (Sum(Period.WEEK, rate="assistant", number=ONE),
         "Help: one hour a week at £16.40 × 52 ÷ 12 = £71.07 a month."),
        (Sum(Period.MONTH, rate="assistant", number=TWO),
         "Help: 2 hours at £16.40 each is £32.80."),
        (Sum(Period.WEEK, rate="assistant", number=TWO, weeks=Decimal(39)),
         "Help: 2 hours a week at £16.40 each × 39 ÷ 12 = £106.60 a month."),
        (Sum(Period.MONTH, question="meals", by_level=FIGURES), "Help (“Some”): £2.00."),
        (Sum(Period.WEEK, question="meals", by_level=FIGURES),
         "Help (“Some”): £2.00 a week × 52 ÷ 12 = £8.67 a month."),
        (Sum(Period.MONTH, amount=TWO, question="meals", by_level=FIGURES),
         "Help (“Some”): 2 × £2.00 = £4.00."),
        (Sum(Period.YEAR, amount=TWO, question="meals", by_level=FIGURES),
         "Help (“Some”): 2 × £2.00 a year × 1 ÷ 12 = £0.33 a month."),
        (Sum(Period.MONTH, rate="assistant", question="meals", by_level=SINGLE),
         "Help (“Some”): one hour at £16.40."),
        (Sum(Period.WEEK, rate="assistant", question="meals", by_level=SINGLE),
         "Help (“Some”): one hour a week at £16.40 × 52 ÷ 12 = £71.07 a month."),
        (Sum(Period.MONTH, rate="assistant", question="meals", by_level=FIGURES),
         "Help (“Some”): 2 hours at £16.40 each is £32.80."),
    ],
)  # fmt: skip
def test_every_sum_says_its_working(sum_: Sum, said: str) -> None:
    assert lines(small("blocks"), sum_)[0] == said


@pytest.mark.parametrize(
    ("sum_", "said"),
    [
        (Sum(Period.WEEK, amount=TWO), "Help: £2.00 a week for 52 weeks of the year is £104.00."),
        (Sum(Period.WEEK, amount=TWO, number=TWO),
         "Help: 2 × £2.00 a week, for 52 weeks of the year, is £208.00."),
        (Sum(Period.WEEK, rate="night", number=TWO),
         "Help: 2 nights a week at £14.35 each, for 52 weeks of the year, is £1,492.40."),
        (Sum(Period.WEEK, rate="night", number=ONE, weeks=Decimal(39)),
         "Help: one night a week at £14.35, for 39 weeks of the year, is £559.65."),
        (Sum(Period.WEEK, rate="night", question="natural-support", by_level=SINGLE),
         "Help (“Lots”): one night a week at £14.35, for 52 weeks of the year, is £746.20."),
        (Sum(Period.WEEK, rate="night", question="natural-support", by_level=FIGURES),
         "Help (“Lots”): 2 nights a week at £14.35 each, for 52 weeks of the year, is £1,492.40."),
        (Sum(Period.WEEK, amount=TWO, question="natural-support", by_level=FIGURES),
         "Help (“Lots”): 2 × £2.00 a week, for 52 weeks of the year, is £208.00."),
        (Sum(Period.WEEK, question="natural-support", by_level=FIGURES),
         "Help (“Lots”): £2.00 a week for 52 weeks of the year is £104.00."),
        (Sum(Period.MONTH, amount=TWO), "Help: £2.00 a month × 12 = £24.00 a year."),
    ],
)  # fmt: skip
def test_over_a_year_weeks_are_said(sum_: Sum, said: str) -> None:
    plan = small("line-and-nights")
    rule = MoneyAdjustment("help", "Help", Act.ADD, sum=sum_)
    plan = replace(plan, adjust_money=(rule,))
    given = {"total": Given(number=Decimal(150)), "natural-support": Given("lots", willing=True)}
    made = budget(plan, given)
    assert said in [wording.step(each) for each in made.steps]


def test_every_code_that_is_put_together_has_a_sentence() -> None:
    shapes = [f"{level}{shape}" for level in ("", "level_") for shape in
              ("fixed", "several", "one", "counted")] + ["asked"]  # fmt: skip
    made = {f"sum.{shape}{often}" for shape in shapes for often in
            ("", "_weeks", "_times", "_often")}  # fmt: skip
    made |= {f"budget.{each.value}" for each in Outcome} - {"budget.refused", "budget.other_form"}
    acts = [each.value for each in Act if each is not Act.PANEL]
    made |= {f"points.{act}{level}" for act in acts for level in ("", "_level")}
    made |= {f"money.{act}" for act in (*acts, "panel", "cap_not_reached", "floor_not_reached")}
    made |= {f"money.multiply{level}{same}" for level in ("", "_level") for same in ("", "_same")}
    made |= {f"money.rounded_{mode.value}" for mode in Rounding}
    made |= {f"table.band_{each.value}" for each in BandOutcome}
    made |= {f"table.outside_{each}" for each in ("cap", "panel", "none")}
    made |= {f"scheme.unknown_{each}" for each in ("table", "area", "level", "question", "rate")}
    made |= {"moderation.more", "moderation.less"}
    made |= {f"gate.{age}{what}" for age in ("", "age_") for what in ("passed", "closed")}
    made |= {
        f"moderation.points_{way}_{change}"
        for way in ("up", "down")
        for change in ("more", "less", "same")
    }
    assert made <= wording.codes()
