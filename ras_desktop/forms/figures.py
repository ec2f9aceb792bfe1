"""Numbers of a scheme: bounded so that all arithmetic on them stays exact."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.forms.reading import Entry, decimals

MOST_POINTS = 1_000_000
MOST_POUNDS = 10_000_000
MOST_WEIGHT = 1000
PLACES = 4
"""With these bounds points × weight × weight has at most 25 digits: decimals never round."""


def figure(
    entry: Entry,
    key: str,
    *,
    needed: bool = True,
    least: Decimal | int = 0,
    most: Decimal | int = MOST_POUNDS,
    places: int = PLACES,
) -> Decimal | None:
    """An exact number with at most `places` decimals; None if not there or not good."""
    value = entry.number(key, needed=needed, least=least, most=most)
    if value is not None and decimals(value) > places:
        entry.fault("forms.number.fine", key, most=places)
        return None
    return value


def sure(value: Decimal | None) -> Decimal:
    """The number, or 0 after a fault (the half-read value is thrown away then)."""
    return Decimal(0) if value is None else value


def points(entry: Entry, key: str, *, needed: bool = True, least: int = 0) -> Decimal | None:
    """Points; they may be negative where `least` is."""
    return figure(entry, key, needed=needed, least=least, most=MOST_POINTS)


def weight(entry: Entry, key: str, *, needed: bool = True) -> Decimal | None:
    """A factor or weight: 0 to 1,000."""
    return figure(entry, key, needed=needed, most=MOST_WEIGHT)


def pounds(entry: Entry, key: str, *, hours: bool, needed: bool = True) -> Decimal | None:
    """A sum in pounds with at most two decimals; in a scheme of hours, hours of whole minutes."""
    if not hours:
        return figure(entry, key, needed=needed, places=2)
    return time(entry, key, needed=needed)


def time(entry: Entry, key: str, *, needed: bool = True) -> Decimal | None:
    """Hours that make whole minutes."""
    value = figure(entry, key, needed=needed, most=100_000)
    if value is not None and (value * 60) % 1:
        entry.fault("scheme.whole_minutes", key, hours=value)
    return value


def by_name(entry: Entry, key: str, least: int = 0) -> tuple[tuple[str, Decimal], ...] | None:
    """A table of names and figures, in the file's order; None if not there."""
    inner = entry.table(key, needed=False)
    if inner is None:
        return None
    pairs = [(name, sure(figure(inner, name, least=least))) for name in inner.values]
    return tuple(pairs)
