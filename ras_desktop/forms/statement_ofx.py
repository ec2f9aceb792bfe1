"""Reads a bank's OFX file (SGML or XML) with the library `ofxparse`."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Line, statement
from ras_desktop.forms.statement import LARGEST, MOST, MOST_ROWS, Read

HEAD = 2_000
"""Bytes in which an OFX file says what it is."""


def is_ofx(content: bytes) -> bool:
    """Whether a file says that it is OFX, whatever its name."""
    head = content[:HEAD].upper()
    return b"OFXHEADER" in head or b"<OFX>" in head or b"<?OFX" in head


def read_ofx(content: bytes) -> Read:
    """The lines of one account in pounds, or why not; nothing is taken in by half."""
    if len(content) > LARGEST:
        return _refused("statement.file.large", most=LARGEST // 1_000_000)
    if not is_ofx(content):
        return _refused("statement.file.no_ofx")
    try:
        told = _parse(content)
        entries = list(told.transactions)
        currency = str(getattr(told, "currency", "") or "").lower()
    except Exception:  # a file that lies about itself fails in the library in any way it likes
        return _refused("statement.file.no_ofx")
    if currency and currency != "gbp":
        return _refused("statement.ofx.currency", currency=currency.upper()[:3])
    if not entries:
        return _refused("statement.empty")
    if len(entries) > MOST_ROWS:
        return _refused("statement.file.rows", most=MOST_ROWS)
    return _lines(entries)


def _parse(content: bytes) -> Any:
    """The statement of the file's one account. ValueError: none, or several."""
    from ofxparse import OfxParser  # brings an HTML parser along: only where it is needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library reads tags as HTML and is warned about it
        accounts = OfxParser.parse(io.BytesIO(content)).accounts
    if len(accounts) != 1:
        raise ValueError("one account is read at a time")
    return accounts[0].statement


def _lines(entries: Iterable[Any]) -> Read:
    found: list[Finding] = []
    lines: list[Line] = []
    for at, each in enumerate(entries, start=1):
        amount = _money(each.amount)
        if amount is None or abs(amount.pence) > MOST.pence:
            code = "statement.cell.no_sum" if amount is None else "statement.cell.great"
            found.append(Finding(code, f"lines/{at}", {"row": at, "cell": str(each.amount)[:40]}))
            continue
        words = (part for part in (each.payee, each.memo) if part)
        lines.append(Line(at, each.date.date(), " ".join(words), amount, None, str(each.id or "")))
    return Read(None, tuple(found)) if found else Read(statement(lines))


def _money(amount: Decimal) -> Money | None:
    try:
        return Money.pounds(amount)
    except (ValueError, ArithmeticError):
        return None


def _refused(code: str, **values: object) -> Read:
    return Read(None, (Finding(code, values=values),))
