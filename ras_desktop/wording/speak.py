"""Says codes, money, dates and numbers the way people say them.

`_` marks and translates a text; `N_` marks one that is translated later. `say` turns a code and
its values into a sentence from the catalogues that the stage modules of this package register.
Babel is loaded when it first speaks of a sum or a day: the sign-in window is there before.
"""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.step import Step
from ras_desktop.domain.trouble import Trouble

LOCALE = "en_GB"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_sentences: dict[str, str] = {}
_speakers: dict[type, Callable[[Any], str]] = {}


def use(catalogue: gettext.NullTranslations) -> None:
    """Speak with this gettext catalogue from now on."""
    global _catalogue
    _catalogue = catalogue


def _(text: str) -> str:
    """The text in the language in use."""
    return _catalogue.gettext(text)


def N_(text: str) -> str:  # noqa: N802  (gettext's own name for "mark, do not translate yet")
    """Marks a text for the catalogue; it is translated when it is said."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for `count`, with {count} filled in."""
    return _catalogue.ngettext(one, many, count).format(count=number(count))


def register(sentences: Mapping[str, str]) -> None:
    """Adds code → sentence pairs. A code that is already taken is a fault of the program."""
    taken = sentences.keys() & _sentences.keys()
    if taken:
        raise ValueError(f"sentence codes taken twice: {sorted(taken)}")
    _sentences.update(sentences)


def speaks(kind: type, how: Callable[[Any], str]) -> None:
    """From now on `plain` says values of exactly this type so."""
    _speakers[kind] = how


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_sentences)


def money(sum_: Money) -> str:
    """£1,234.56, always with pence; a negative sum as −£12.00."""
    return _money(sum_.pence, LOCALE)


@lru_cache(maxsize=10_000)
def _money(pence: int, locale: str) -> str:
    """Babel takes 0.1 ms for a sum, and a caseload says the same ones again and again."""
    from babel.numbers import format_currency

    text: str = format_currency(abs(Money(pence).in_pounds), "GBP", locale=locale)
    return f"−{text}" if pence < 0 else text


def apart(words: str) -> str:
    """A name that turns nothing round it: an Arabic one would draw the figures after it over to
    its other side. Names written from left to right come back as they are.
    """
    turned = any(unicodedata.bidirectional(each) in ("R", "AL") for each in words)
    return f"\u2068{words}\u2069" if turned else words


def day(value: date) -> str:
    """4 May 2026."""
    from babel.dates import format_date

    text: str = format_date(value, "d MMMM y", locale=LOCALE)
    return text


def month_year(value: date) -> str:
    """December 2026."""
    from babel.dates import format_date

    text: str = format_date(value, "MMMM y", locale=LOCALE)
    return text


def short_day(value: date) -> str:
    """4 May 2026 with the month cut to three letters, for tables: 28 Sep 2026."""
    from babel.dates import format_date

    text: str = format_date(value, "d MMM y", locale=LOCALE).replace("Sept", "Sep")
    return text


def month(value: date) -> str:
    """May 2026."""
    from babel.dates import format_date

    text: str = format_date(value, "MMMM y", locale=LOCALE)
    return text


def weekdays() -> tuple[str, ...]:
    """Monday to Sunday, as a calendar heads its columns."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", locale=LOCALE)
    return tuple(str(names[each]) for each in range(7))


def moment(value: datetime) -> str:
    """4 May 2026 at 14:02, in the zone that the value carries."""
    from babel.dates import format_datetime

    text: str = format_datetime(value, "d MMMM y 'at' HH:mm", locale=LOCALE)
    return text


def short_moment(value: datetime) -> str:
    """4 May 2026 14:02, for tables."""
    return f"{short_day(value)} {value:%H:%M}"


def number(value: int | Decimal | Fraction) -> str:
    """1,234 or 12.5: no trailing zeros; a fraction with at most four decimals."""
    return _number(value, LOCALE)


@lru_cache(maxsize=10_000)
def _number(value: int | Decimal | Fraction, locale: str) -> str:
    if isinstance(value, Fraction):
        value = round(Decimal(value.numerator) / Decimal(value.denominator), 4)
    from babel.numbers import format_decimal

    text: str = format_decimal(value, format="#,##0.####", locale=locale)
    return text


def plain(value: Any) -> str:
    """Any value of a step or finding as words."""
    if type(value) in _speakers:
        return _speakers[type(value)](value)
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | Decimal | Fraction):
        return number(value)
    if isinstance(value, tuple | list):
        return listed([plain(each) for each in value])
    return str(value)


def listed(parts: list[str]) -> str:
    """a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


class _Said(str):
    """A value in words that still knows its number: "{points:point|points}" says "1 point"."""

    value: Any = None

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{self} {one if self.value == 1 else many}"


def _said(value: Any) -> _Said:
    said = _Said(plain(value))
    said.value = value
    return said


def say(code: str, values: Mapping[str, Any]) -> str:
    """The sentence for a code. KeyError if none is registered: a test walks all codes."""
    return _(_sentences[code]).format_map({key: _said(value) for key, value in values.items()})


def finding(found: Finding) -> str:
    """The sentence for a finding."""
    return say(found.code, found.values)


def step(taken: Step) -> str:
    """The sentence for a step of an explanation."""
    return say(taken.code, taken.values)


def trouble(error: Trouble) -> str:
    """The one sentence of what the world broke; nothing of a wait where there is none."""
    at_once = f"{error.code}.now"
    waits = error.values.get("seconds") != 0 or at_once not in _sentences
    return say(error.code if waits else at_once, error.values)
