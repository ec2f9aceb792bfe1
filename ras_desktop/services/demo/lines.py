"""Support lines costed from the price list, near the sum that there is to plan with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ras_desktop.domain.costing import Price, Prices, TermDates
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome, Pattern, PatternKind, SupportLine, Way
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.words import OutcomeWords, SupportWords

Met = tuple[Outcome, OutcomeWords]

QUARTER, HALF = Decimal("0.25"), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Shop:
    """What lines are bought from: kinds of support, prices of a day, terms."""

    supports: Mapping[str, SupportWords]
    prices: Prices
    terms: TermDates
    day: date
    way: Way = Way.DIRECT_PAYMENT

    def price(self, code: str) -> Price:
        """The price in force. KeyError if there is none: then the words name a wrong code."""
        found = self.prices.on(code, self.day)
        if found is None:
            raise KeyError(code)
        return found


def buy(
    dice: Dice, teller: Teller, shop: Shop, met: tuple[Met, ...], aim: Money
) -> tuple[SupportLine, ...]:
    """Lines that serve the outcomes and come near to the aim, a year.

    Smaller things first, a fixed number a year; the rest goes into hours a week.
    """
    main, at_main = _main(dice, shop, met)
    agency = main.id == "sitter" or dice.chance(14)
    lines: list[SupportLine] = []
    wanted = _smaller(dice, shop, met, aim)
    if not agency and aim.pence > 200_000 and dice.chance(60):
        wanted += [(shop.supports[each], at_main) for each in ("payroll", "insurance")]
    rest = aim.pence
    for kind, at in wanted:
        line, cost = _counted(dice, teller, shop, kind, at, rest, aim.pence)
        if line is not None:
            lines.append(line)
            rest -= cost
    return (_hours(dice, teller, shop, main, at_main, rest, agency), *lines)


def _main(dice: Dice, shop: Shop, met: tuple[Met, ...]) -> tuple[SupportWords, Met]:
    """The kind of support that takes hours each week, with the outcome that it serves."""
    for at in met:
        kinds = [shop.supports[each] for each in at[1].supports if shop.supports[each].main]
        if kinds:
            return dice.pick(kinds), at
    return shop.supports["assistant"], met[0]


def _smaller(
    dice: Dice, shop: Shop, met: tuple[Met, ...], aim: Money
) -> list[tuple[SupportWords, Met]]:
    pounds = aim.pence // 100
    most = 0 if pounds < 700 else 1 if pounds < 2200 else 2 if pounds < 6500 else 3
    found: dict[str, tuple[SupportWords, Met]] = {}
    for at in met[::-1]:
        kinds = [shop.supports[each] for each in at[1].supports if not shop.supports[each].main]
        if kinds:
            kind = dice.pick(kinds)
            found.setdefault(kind.id, (kind, at))
    return dice.some(list(found.values()), dice.whole(min(1, most), most))


def _counted(
    dice: Dice, teller: Teller, shop: Shop, kind: SupportWords, at: Met, rest: int, aim: int
) -> tuple[SupportLine | None, int]:
    """A line of so many times a year, at most a third of the aim; none if that buys too few."""
    place = dice.whole(0, len(kind.codes) - 1)
    price = shop.price(kind.codes[place])
    share = aim * dice.whole(14, 34) // 100
    least, most = kind.times
    times = min(most, min(share, rest) // price.amount.pence)
    if times < least:
        return None, 0
    times = max(least, times - times % 2 if times > least + 2 else times)
    cost = times * price.amount.pence
    if cost > rest:
        return None, 0
    pattern = Pattern(PatternKind.TIMES, times=times, units=Decimal(1))
    line = _line(dice, teller, shop, kind, at, price.code, pattern, place)
    return line, cost


def _hours(
    dice: Dice, teller: Teller, shop: Shop, kind: SupportWords, at: Met, rest: int, agency: bool
) -> SupportLine:
    """Hours in term and holiday weeks; a few hours a year are counted by the visit."""
    price = shop.price(kind.agency if agency and kind.agency else dice.pick(kind.codes))
    term, holiday = _weekly(dice, shop.terms, Decimal(rest) / price.amount.pence)
    if term < HALF:
        times = max(1, round(rest / (price.amount.pence * 2)))
        pattern = Pattern(PatternKind.TIMES, times=times, units=Decimal(2))
    else:
        pattern = Pattern(PatternKind.WEEKLY, term=term, holiday=holiday)
    line = _line(dice, teller, shop, kind, at, price.code, pattern, 0)
    name = dice.pick(("Hearthside Care (agency)", "Beacon Home Support (agency)"))
    return replace(line, provider=name) if agency else line


def _weekly(dice: Dice, terms: TermDates, hours: Decimal) -> tuple[Decimal, Decimal]:
    """Hours for each week in and out of term, more in the holidays; to the quarter of an hour."""
    more = dice.pick((Decimal(1), Decimal("1.5"), Decimal(2), Decimal(2), Decimal("2.5")))
    term = _to(hours / (terms.term_weeks + terms.holiday_weeks * more), HALF)
    left = hours - term * terms.term_weeks
    if left < 0:
        term -= HALF
        left = hours - term * terms.term_weeks
    return term, max(Decimal(0), _to(left / terms.holiday_weeks, QUARTER))


def _to(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _line(
    dice: Dice,
    teller: Teller,
    shop: Shop,
    kind: SupportWords,
    at: Met,
    code: str,
    pattern: Pattern,
    place: int,
) -> SupportLine:
    outcome, words = at
    matched = len(kind.codes) > 1 and len(kind.what) == len(kind.codes)
    what = teller.one(kind.what[place : place + 1] if matched else kind.what)
    provider = teller.one(kind.provider[place : place + 1] if matched else kind.provider)
    return SupportLine(
        id=dice.uuid(),
        outcome=outcome.id,
        needs=outcome.needs,
        what=what[:1].upper() + what[1:],
        provider=provider,
        pattern=pattern,
        price_code=code,
        way=shop.way,
        starts=shop.day + timedelta(14 + (7 - shop.day.weekday()) % 7),
        gap=teller.one(kind.gap or words.gap),
    )
