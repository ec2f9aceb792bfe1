"""Reads forms/prices/YEAR.toml: the dated price list of support."""

from __future__ import annotations

from pathlib import Path

from ras_desktop.domain.costing import Price, Prices
from ras_desktop.domain.rulebook import PriceList
from ras_desktop.forms.reading import Entry, Read, read, twice

DEAREST = 100_000
"""Pounds for one unit above which a price is a slip of the pen; own judgement."""


def read_prices(path: Path) -> Read[PriceList]:
    """The price list of a file, or findings."""
    return read(path, _list)


def _list(entry: Entry) -> PriceList:
    title, notice = entry.text("title"), entry.text("notice", needed=False)
    items = entry.tables("item")
    twice(items, "code")
    prices: list[Price] = []
    notes: dict[str, str] = {}
    for each in items:
        found, note = _item(each)
        prices += found
        notes |= {price.code: note for price in found[:1] if note}
    return PriceList(title, Prices(tuple(prices)), notice, notes)


def _item(entry: Entry) -> tuple[list[Price], str]:
    code, title, unit = entry.name("code"), entry.text("title"), entry.text("unit")
    note = entry.text("note", needed=False)
    prices: list[Price] = []
    for each in entry.tables("values"):
        first, amount = each.day("from"), each.money("amount")
        if amount is not None and not amount:
            each.fault("prices.amount.nothing", "amount")
        elif amount is not None and amount.in_pounds > DEAREST:
            each.fault("forms.number.range", "amount", least=0, most=DEAREST)
        if first is not None and any(first == other.valid_from for other in prices):
            each.fault("prices.day.twice", "from", day=first)
        each.done()
        if first is not None and amount is not None:
            prices.append(Price(code, title, unit, amount, first))
    entry.done()
    return prices, note
