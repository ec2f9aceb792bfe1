"""Random schemes of every kind, and random children: whatever a council could write down.

A scheme is made from dice so that 100,000 cases are quick; the seed comes from Hypothesis.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ras_desktop.analysis.encoding import Child
from ras_desktop.domain.condition import Condition, Conditions
from ras_desktop.domain.form import Area, Check, Form, Level, Offer, Question, QuestionKind
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import (
    About,
    Act,
    Example,
    Exclusion,
    Expected,
    Gate,
    GateAnswer,
    Governance,
    MoneyAdjustment,
    MoneyRule,
    NoForm,
    Otherwise,
    PointsAdjustment,
    PointsRule,
    Rate,
    RateValue,
    Scheme,
    SchemeKind,
    Unit,
    Warn,
    When,
)
from ras_desktop.domain.table import (
    AgeBase,
    Band,
    BandOutcome,
    Bands,
    BaseWeight,
    Blocks,
    HoursBand,
    HoursTable,
    Knot,
    Line,
    Menu,
    MenuOption,
    NamedSum,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Read,
    Reckoner,
    Round,
    Sum,
    Table,
    WeightBand,
)

DAY = date(2026, 5, 1)
WORDS = (
    "Sleep", "Being healthy", "“Some” help", "=1+1", "Zoë's nights", "two\nlines", "#no remark",
    "'quoted'", "a\\b", "tab\tinside", "50 %", "_x000D_", "ends in quotes \"\"\"", "[table]",
)  # fmt: skip


class Maker:
    """Makes one scheme. `hours`: it gives hours instead of money."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.hours = dice.random() < 0.2
        self.rates = () if self.hours else tuple(self._rate(each) for each in range(2))
        self.questions = tuple(self._question(number) for number in range(dice.randint(1, 7)))
        if self.hours and self.maybe():
            self.questions += (self._money("spent"), self._money("price"))
        if not any(each.has_points for each in self.questions):
            self.questions = (*self.questions, self._levels("q99"))

    def maybe(self, share: float = 0.5) -> bool:
        return self.dice.random() < share

    def pick(self, of: Sequence):
        return self.dice.choice(of)

    def text(self) -> str:
        return self.pick(WORDS)

    def some(self) -> str:
        return self.text() if self.maybe() else ""

    def points(self, low: int = 0, high: int = 40) -> Decimal:
        return Decimal(self.dice.randint(low * 4, high * 4)) / self.pick((4, 4, 4, 2, 1))

    def pounds(self, most: int = 5000) -> Decimal:
        if self.hours:
            return Decimal(self.dice.randint(0, most // 50 * 4)) / 4
        return Decimal(self.dice.randint(0, most * 100)) / 100

    def factor(self) -> Decimal:
        return Decimal(self.dice.randint(0, 30000)) / 10000

    # ---------------------------------------------------------------- questionnaire

    def _question(self, number: int) -> Question:
        kind = self.dice.random()
        name = f"q{number}"
        if kind < 0.6:
            return self._levels(name)
        if kind < 0.75:
            return self._levels(name, scored=False)
        if kind < 0.87:
            low = Decimal(self.dice.randint(0, 2))
            return Question(
                name, "a", self.text(), QuestionKind.NUMBER, unit="nights a week",
                minimum=low, maximum=low + 10, step=self.pick((Decimal(1), Decimal("0.5"))),
                required=self.maybe(), not_relevant=self.maybe(0.3), comment=self.maybe(0.2),
            )  # fmt: skip
        if kind < 0.95:
            return self._money(name)
        return Question(
            name, "a", self.text(), QuestionKind.SCORE, minimum=Decimal(0),
            maximum=Decimal(60), step=Decimal("0.25"), required=self.maybe(),
            weight=self.pick((Decimal(1), self.factor())),
        )  # fmt: skip

    def _money(self, name: str) -> Question:
        return Question(
            name, "a", self.text(), QuestionKind.MONEY, step=Decimal("0.01"),
            minimum=Decimal(0), maximum=self.pick((Decimal(9000), Decimal(10_000_000))),
            required=self.maybe(),
        )  # fmt: skip

    def _levels(self, name: str, scored: bool = True) -> Question:
        worth = sorted({self.points(-2 if self.maybe(0.1) else 0, 30) for _ in range(5)})
        if self.maybe(0.15):
            worth.reverse()
        while len(worth) < 2:
            worth.append(worth[-1] + 3)
        levels = tuple(
            Level(
                f"l{place}",
                self.text(),
                points if scored else None,
                self.some(),
                comment=self.maybe(0.1),
                evidence=self.maybe(0.1),
                offer=self.pick((None, None, *Offer)),
            )
            for place, points in enumerate(worth)
        )
        natural = self.maybe(0.15)
        return Question(
            name,
            self.pick("ab"),
            self.text(),
            outcome=self.some(),
            ask=self.some(),
            guidance=self.some(),
            unit=self.some(),
            weight=self.pick((Decimal(1), Decimal(2), self.factor())) if scored else Decimal(1),
            scored=scored,
            between=scored and self.maybe(0.4),
            not_relevant=self.maybe(0.3),
            required=self.maybe(0.7),
            comment=self.maybe(0.1),
            evidence=self.maybe(0.1),
            natural_support=natural,
            if_unwilling=self.pick(("l0", "l1")) if natural else None,
            levels=levels,
        )

    def _area(self, name: str) -> Area:
        low = self.points() if self.maybe(0.2) else None
        high = (low or Decimal(0)) + self.points() if self.maybe(0.3) else None
        weight = self.pick((Decimal(1), Decimal("0.5"), self.factor()))
        return Area(name, self.text(), weight, low, high, self.some())

    def form(self, number: int, first: int, last: int) -> Form:
        held = self.questions
        if number and len(held) > 1 and self.maybe(0.4):
            held = held[:-1]
        if not any(each.has_points for each in held):
            held = self.questions
        checks = tuple(
            Check(f"c{place}", (each,), self.text())
            for place, each in enumerate(self._when(held, answers_only=True))
        )
        return Form(
            f"f{number}", self.text(), f"form-f{number}.toml", first, last, f"t{number}",
            self.some(), (self._area("a"), self._area("b")), held, checks,
        )  # fmt: skip

    # ---------------------------------------------------------------- conditions, sums

    def _when(self, held: Sequence[Question], answers_only: bool = False) -> Conditions:
        found: list[Condition] = []
        for _ in range(self.pick((0, 0, 0, 1, 2))):
            question = self.pick(held)
            kind = self.dice.random()
            if answers_only or kind < 0.5:
                if question.kind is QuestionKind.LEVELS:
                    names = [each.id for each in question.levels]
                    some = tuple(self.dice.sample(names, self.dice.randint(1, len(names))))
                    found.append(Condition(question.id, levels=some))
                elif self.maybe():
                    found.append(Condition(question.id, at_least=Decimal(self.dice.randint(0, 9))))
                else:
                    found.append(Condition(question.id, at_most=Decimal(self.dice.randint(0, 9))))
            elif kind < 0.65:
                found.append(Condition(points_at_least=self.points(0, 60)))
            elif kind < 0.8:
                found.append(Condition(points_at_most=self.points(0, 60)))
            elif kind < 0.9:
                found.append(Condition(age_at_least=self.dice.randint(0, 17)))
            else:
                found.append(Condition(age_at_most=self.dice.randint(0, 17)))
        return tuple(found)

    def when(self) -> Conditions:
        return self._when(self.questions)

    def _of(self, kind: QuestionKind) -> list[Question]:
        return [each for each in self.questions if each.kind is kind]

    def by_level(self, question: Question, factors: bool = False):
        return tuple(
            (each.id, self.factor() if factors else Decimal(self.dice.randint(0, 400)) / 4)
            for each in question.levels
        )

    def sum(self) -> Sum:
        per = self.pick(tuple(Period))
        weeks = (
            Decimal(self.dice.randint(1, 52)) if per is Period.WEEK and self.maybe(0.4) else None
        )
        own = self.round() if self.maybe(0.3) else None
        shared = {"per": per, "weeks": weeks, "round": own}
        price: dict = {"amount": self.pounds(60)}
        if self.rates and self.maybe():
            rate = self.pick(self.rates).id
            price = {"rate": rate, "minutes": self.maybe(0.3)}
        levels = self._of(QuestionKind.LEVELS)
        numbers, sums = self._of(QuestionKind.NUMBER), self._of(QuestionKind.MONEY)
        ways = ["fixed", "number"]
        ways += ["levels", "level_sum"] * bool(levels) + ["asked"] * bool(numbers)
        ways += ["sum"] * bool(sums) + ["divided"] * (self.hours and len(sums) > 1)
        way = self.pick(ways)
        number = Decimal(self.dice.randint(0, 40)) / 4
        if way == "fixed":
            return Sum(amount=self.pounds(500), **shared)
        if way == "number":
            return Sum(number=number, **price, **shared)
        if way == "asked":
            return Sum(question=self.pick(numbers).id, **price, **shared)
        if way == "sum":
            return Sum(question=self.pick(sums).id, **shared)
        if way == "divided":
            return Sum(question=sums[0].id, divided_by=sums[1].id, **shared)
        question = self.pick(levels)
        figures = self.by_level(question)
        held = price if way == "levels" else {}
        return Sum(question=question.id, by_level=figures, **held, **shared)

    def round(self) -> Round:
        if self.hours:
            to = self.pick((Decimal("0.25"), Decimal("0.5"), Decimal(1)))
        else:
            to = self.pick(
                (Decimal("0.01"), Decimal("0.01"), Decimal("0.5"), Decimal(1), Decimal(5))
            )
        return Round(self.pick(tuple(Rounding)), to)

    # ---------------------------------------------------------------- tables

    def _rows(self) -> list[tuple[Decimal, Decimal]]:
        at = Decimal(self.dice.randint(-5, 10))
        found = []
        for _ in range(self.dice.randint(1, 6)):
            last = at + self.dice.randint(0, 15)
            found.append((at, last))
            at = last + 1 + (self.dice.randint(0, 2) if self.maybe(0.2) else 0)
        return found

    def below(self) -> Outside:
        return self.pick(tuple(Outside))

    def above(self) -> Outside:
        return self.pick((Outside.CAP, Outside.PANEL, Outside.ERROR))

    def _knots(self, percentile: bool = False) -> tuple[Knot, ...]:
        at, share, found = self.points(-2, 10), Decimal(0), []
        for _ in range(self.dice.randint(1, 6)):
            found.append(Knot(at, self.pounds(), share if percentile else None))
            at += Decimal(self.dice.randint(1, 60)) / 4
            share += self.dice.randint(1, 15)
        return tuple(found)

    def _band(self, first: Decimal, last: Decimal) -> Band:
        hours = Decimal(self.dice.randint(0, 80)) / 4 if self.maybe(0.2) else None
        kind = self.dice.random()
        if kind < 0.6:
            return Band(first, last, self.text(), amount=self.pounds(), hours=hours)
        if kind < 0.8:
            most = self.pounds()
            least = most / 2 if self.hours else (most / 2).quantize(Decimal("0.01"))
            least = Decimal(int(least)) if self.maybe() else None
            return Band(first, last, self.text(), up_to=most, at_least=least, hours=hours)
        return Band(first, last, self.text(), outcome=self.pick(tuple(BandOutcome)), hours=hours)

    def table(self, name: str) -> Table:
        kind = self.dice.randint(0, 9)
        below, above = self.below(), self.above()
        lines = tuple(
            NamedSum(f"n{each}", self.text(), self.sum()) for each in range(self.dice.randint(1, 4))
        )
        match kind:
            case 0:
                return Bands(name, below, above, tuple(self._band(*each) for each in self._rows()))
            case 1:
                price = self.pounds(60) if self.hours else self.factor() * 20
                return PerPoint(name, price, self.points(0, 30), self.pick(tuple(Paid)))
            case 2:
                return Line(name, below, above, self._knots())
            case 3:
                read = self.pick(tuple(Read))
                return Percentile(name, below, above, read, self._knots(percentile=True))
            case 4:
                rows = tuple(
                    HoursBand(*each, Decimal(self.dice.randint(0, 80)) / 4, self.text())
                    for each in self._rows()
                )
                rate = self.pick(self.rates).id if self.rates else None
                per = self.pick(tuple(Period))
                weeks = Decimal(39) if per is Period.WEEK and self.maybe() else None
                return HoursTable(name, below, above, per, rows, rate, weeks)
            case 5 | 6:
                return self._base_weight(name, below, above)
            case 7:
                return Blocks(name, lines)
            case 8:
                return Reckoner(name, lines)
            case _:
                return self._menu(name, below)

    def _base_weight(self, name: str, below: Outside, above: Outside) -> BaseWeight:
        middle = self.dice.randint(3, 12)
        bases = (AgeBase(0, middle, self.pounds()), AgeBase(middle + 1, 15, self.pounds()))
        if self.maybe():
            return BaseWeight(name, bases, points_for_one=self.points(1, 50))
        rows = tuple(WeightBand(*each, self.factor(), self.text()) for each in self._rows())
        return BaseWeight(name, bases, below, above, rows)

    def _menu(self, name: str, below: Outside) -> Menu:
        options = tuple(
            MenuOption(
                f"o{each}",
                self.text(),
                self.sum(),
                self.points(0, 50) if self.maybe(0.4) else None,
                1 if self.hours else self.pick((1, 3)),
            )
            for each in range(self.dice.randint(1, 4))
        )
        return Menu(name, self.points(0, 30), below, self.dice.randint(1, len(options)), options)

    # ---------------------------------------------------------------- adjustments

    def _rate(self, number: int) -> Rate:
        middle = DAY + timedelta(days=self.dice.randint(-40, 40))
        values = [RateValue(date(2020, 4, 1), middle, self.pounds(40))]
        if self.maybe(0.8):
            values.append(
                RateValue(middle + timedelta(days=self.pick((1, 1, 20))), None, self.pounds(40))
            )
        return Rate(f"r{number}", self.text(), "hour", "hours", tuple(values))

    def before(self, number: int) -> PointsAdjustment:
        act = self.pick((Act.ADD, Act.DEDUCT, Act.MULTIPLY, Act.CAP, Act.FLOOR))
        levels = self._of(QuestionKind.LEVELS)
        values: dict = {"points": self.points()}
        if act is Act.MULTIPLY:
            values = {"factor": self.factor()}
        if levels and self.maybe():
            question = self.pick(levels)
            figures = self.by_level(question, factors=act is Act.MULTIPLY)
            values = {"question": question.id, "by_level": figures}
        return PointsAdjustment(f"p{number}", self.text(), act, when=self.when(), **values)

    def after(self, number: int) -> MoneyAdjustment:
        act = self.pick(tuple(Act))
        values: dict = {}
        if act in (Act.ADD, Act.DEDUCT):
            values = {"sum": self.sum()}
        elif act is Act.MULTIPLY:
            levels = self._of(QuestionKind.LEVELS)
            values = {"factor": self.factor()}
            if levels and self.maybe():
                question = self.pick(levels)
                values = {
                    "question": question.id,
                    "by_level": self.by_level(question, factors=True),
                }
        elif act is Act.PANEL:
            values = {"reason": self.text(), "above": self.pounds() if self.maybe() else None}
        else:
            values = {"amount": self.pounds()}
        when = self.when()
        if act is Act.PANEL and values["above"] is None and not when:
            values["above"] = self.pounds()
        return MoneyAdjustment(f"m{number}", self.text(), act, when=when, **values)

    def gate(self, number: int) -> Gate:
        about = self.pick(tuple(About))
        shared = (self.pick(tuple(Otherwise)), self.text(), self.maybe())
        if about is About.AGE:
            low = self.dice.randint(0, 4)
            return Gate(f"g{number}", self.text(), about, *shared, age_from=low, age_to=16)
        return Gate(f"g{number}", self.text(), about, *shared, ask=self.text())


def any_scheme(dice: Random) -> Scheme:
    """One scheme without faults."""
    make = Maker(dice)
    ages = ((0, 17),) if make.maybe() else ((2, 7), (8, 16))
    forms = tuple(make.form(number, *each) for number, each in enumerate(ages))
    low = make.points(0, 20) // 5 * 5 if make.maybe(0.2) else None
    high = make.points(20, 90) // 5 * 5 if make.maybe(0.3) else None
    low = low if low is None or high is None else min(low, high)
    step = make.pick((Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.1"), Decimal(5)))
    when = make.pick(tuple(When))
    money = MoneyRule(
        Unit.HOURS if make.hours else Unit.MONEY,
        make.pick(tuple(Period)),
        make.pick(tuple(YearBasis)),
        make.round(),
        when,
    )
    return Scheme(
        name="random",
        version="1",
        title=make.text(),
        council=make.text(),
        kind=make.pick(tuple(SchemeKind)),
        valid_from=date(2025, 4, 1),
        valid_to=date(2027, 3, 31) if make.maybe() else None,
        money=money,
        points=PointsRule(Round(make.pick(tuple(Rounding)), step), low, high),
        no_form=NoForm(make.pick(tuple(Otherwise)), make.text()),
        forms=forms,
        tables=tuple(make.table(each.table) for each in forms),
        notice=make.text(),
        source=tuple(make.text() for _ in range(dice.randint(0, 2))),
        note=make.some(),
        gates=tuple(make.gate(each) for each in range(make.pick((0, 0, 1, 2)))),
        exclusions=tuple(
            Exclusion(f"e{each}", make.text(), make.text(), make.when())
            for each in range(make.pick((0, 0, 1)))
        ),
        adjust_points=tuple(make.before(each) for each in range(dice.randint(0, 2))),
        adjust_money=tuple(make.after(each) for each in range(dice.randint(0, 3))),
        rates=make.rates,
        governance=Governance(
            make.some(), date(2026, 1, 20) if make.maybe() else None, make.some(), make.some()
        ),
        warn=Warn(Decimal("0.3"), Decimal("0.4")) if make.maybe() else Warn(),
    )


def any_given(dice: Random, question: Question) -> Given | None:
    """An answer, now and then one that cannot be used."""
    kind = dice.random()
    if kind < 0.08:
        return None
    if kind < 0.14:
        return Given(not_relevant=True)
    words = {"comment": dice.choice(("", "Seen.")), "evidence": dice.choice(("", "Report"))}
    if question.kind is not QuestionKind.LEVELS:
        low, step = question.minimum or Decimal(0), question.step or Decimal(1)
        if question.kind is QuestionKind.MONEY:
            return Given(number=Decimal(dice.randint(0, 300000)) / 100, **words)
        return Given(number=low + step * dice.randint(0, 12), **words)
    willing = dice.choice((True, True, False, None))
    if question.between and question.scored and dice.random() < 0.4:
        place = dice.randrange(len(question.levels) - 1)
        low, high = question.levels[place].points, question.levels[place + 1].points
        middle = low + (high - low) * dice.choice((Decimal("0.5"), Decimal("0.25")))
        return Given(points=middle, reason="Between", willing=willing, **words)
    return Given(level=dice.choice(question.levels).id, willing=willing, **words)


def any_child(dice: Random, scheme: Scheme, form: Form) -> Child:
    """A child who answers this form, mostly of its age."""
    answers = {each.id: any_given(dice, each) for each in form.questions}
    age = dice.randint(form.age_from, form.age_to)
    if dice.random() < 0.1:
        age = dice.choice((None, 1, 9, 17, 19))
    gates = {
        each.id: dice.choice((GateAnswer(True), GateAnswer(True), GateAnswer(False),
                              GateAnswer(False, "Known to the team", "A. Worker")))
        for each in scheme.gates if dice.random() < 0.9
    }  # fmt: skip
    chosen: list[str] = []
    for table in scheme.tables:
        if isinstance(table, Menu):
            chosen = [each.id for each in table.options if dice.random() < 0.5]
    if dice.random() < 0.05:
        chosen.append("no-such-option")
    held = {name: each for name, each in answers.items() if each is not None}
    return Child(held, age, gates, tuple(chosen))


def with_examples(dice: Random, scheme: Scheme) -> Scheme:
    """The scheme with worked examples (whose figures need not come out)."""
    from dataclasses import replace

    make = Maker(dice)
    made: list[Example] = []
    for _ in range(dice.randint(0, 3)):
        form = dice.choice(scheme.forms)
        child = any_child(dice, scheme, form)
        expect = Expected(
            outcome=dice.choice((None, "amount", "up_to", "panel")),
            points=make.points() if dice.random() < 0.5 else None,
            amount=Decimal(dice.randint(0, 99999)) / 100,
            weekly=Decimal(dice.randint(0, 99999)) / 100 if dice.random() < 0.5 else None,
            changes=(("m0", Decimal("-12.5")), ("n1", Decimal(3))) if dice.random() < 0.5 else (),
        )
        born = date(2016, 2, 29) if child.age is None else None
        made.append(
            Example(
                make.text(),
                DAY,
                expect,
                make.some(),
                child.age,
                born,
                child.chosen,
                child.gates,
                child.answers,
            )
        )
    return replace(scheme, examples=tuple(made))
