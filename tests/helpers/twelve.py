"""The scheme of the speed figures: 12 questions, bands, natural support, a cap."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.form import Area, Form, Level, Question
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import (
    Act,
    MoneyAdjustment,
    MoneyRule,
    NoForm,
    Otherwise,
    PointsRule,
    Scheme,
    SchemeKind,
    Unit,
    When,
)
from ras_desktop.domain.table import Band, Bands, Outside, Round
from tests.helpers.schemes import DAY

NAMES = ("none", "some", "lots", "exceptional")


def _question(number: int) -> Question:
    levels = tuple(
        Level(name, name.title(), Decimal(points))
        for name, points in zip(NAMES, (0, 3, 6, 10), strict=True)
    )
    return Question(f"q{number}", f"a{number % 4}", f"Question {number}", levels=levels)


def _natural() -> Question:
    levels = tuple(Level(name, name.title()) for name in NAMES[:3])
    return Question(
        "natural", "a0", "Help from family and friends", scored=False, natural_support=True,
        if_unwilling="none", levels=levels,
    )  # fmt: skip


def twelve() -> Scheme:
    """Built as a value, so that no file is measured."""
    rows = tuple(
        Band(Decimal(low), Decimal(low + 9), f"Band {low}", Decimal(low * 50))
        for low in range(0, 120, 10)
    )
    areas = tuple(Area(f"a{number}", f"Area {number}") for number in range(4))
    questions = (*(_question(number) for number in range(11)), _natural())
    cent = Round(Rounding.HALF_UP, Decimal("0.01"))
    factors = (("none", Decimal(1)), ("some", Decimal("0.95")), ("lots", Decimal("0.85")))
    return Scheme(
        name="twelve",
        version="1",
        title="Twelve",
        council="Exampleshire",
        kind=SchemeKind.EXAMPLE,
        valid_from=DAY,
        money=MoneyRule(Unit.MONEY, Period.YEAR, YearBasis.WEEKS_52, cent, When.END),
        points=PointsRule(Round(Rounding.HALF_UP, Decimal(1))),
        no_form=NoForm(Otherwise.REFUSE, "None."),
        forms=(Form("all", "All", "form-all.toml", 0, 17, "bands", "", areas, questions),),
        tables=(Bands("bands", Outside.ERROR, Outside.CAP, rows),),
        adjust_money=(
            MoneyAdjustment("natural", "Natural support", Act.MULTIPLY, question="natural",
                            by_level=factors),
            MoneyAdjustment("cap", "Highest sum", Act.CAP, amount=Decimal(4000)),
        ),
    )  # fmt: skip


def answers(level: str = "lots") -> dict[str, Given]:
    given = {f"q{number}": Given(level=level) for number in range(11)}
    return {**given, "natural": Given(level="some", willing=True)}
