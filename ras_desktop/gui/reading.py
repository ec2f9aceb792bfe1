"""Reads what people type: dates in words or figures, sums of money, numbers, postcodes.

Each function returns the value, None for nothing typed, or a Finding for what cannot be.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
GREATEST_SUM = Money.pounds("9999999.99")
"""More than any council pays for one child; a longer number is a slip of the finger."""

_POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")
_GROUPED = re.compile(r"^\d{1,3}(,\d{3})+(\.\d*)?$")


def read_month(text: str) -> int | None:
    """1 to 12 from "8", "08", "Aug", "august" or "Sept"; None if it is no month."""
    typed = text.strip().rstrip(".").lower()
    if typed.isascii() and typed.isdigit():
        return int(typed) if 1 <= int(typed) <= 12 else None
    found = [at for at, name in enumerate(MONTHS, 1) if len(typed) >= 3 and name.startswith(typed)]
    return 9 if typed == "sept" else found[0] if len(found) == 1 else None


def read_date(day: str, month: str, year: str) -> date | Finding | None:
    """A day from its three fields. The year has four digits: 26 could be 1926 or 2026."""
    typed = [part.strip() for part in (day, month, year)]
    if not any(typed):
        return None
    if not all(typed):
        return Finding("field.date_partial")
    number = read_month(typed[1])
    if number is None:
        return Finding("field.date_month", values={"month": typed[1][:20]})
    if not re.fullmatch(r"[0-9]{4}", typed[2]):
        return Finding("field.date_year")
    if not re.fullmatch(r"[0-9]{1,2}", typed[0]):
        return Finding("field.date_impossible")
    try:
        return date(int(typed[2]), number, int(typed[0]))
    except ValueError:
        return Finding("field.date_impossible")


def split_date(text: str) -> tuple[str, str, str] | None:
    """Day, month and year of a pasted date: 31/8/2010, 31 August 2010, 2010-08-31; else None."""
    typed = text.strip()
    if backwards := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed):
        return backwards[3], backwards[2], backwards[1]
    pattern = (
        r"(\d{1,2})(?:st|nd|rd|th)?[\s/.\-]+(?:of\s+)?([A-Za-z]{3,9}|\d{1,2})[\s/.,\-]+(\d{4})"
    )
    if forwards := re.fullmatch(pattern, typed):
        return forwards[1], forwards[2], forwards[3]
    return None


def read_money(text: str, *, negative: bool = False) -> Money | Finding | None:
    """A sum from "1234.5", "£1,234.50" or "1 234"; at most two decimals and ten million pounds."""
    typed = text.strip().replace("£", "").replace("\u00a0", " ").replace(" ", "").replace("−", "-")
    if not typed:
        return None
    sign, typed = (-1, typed[1:]) if typed.startswith("-") else (1, typed)
    if _GROUPED.match(typed):
        typed = typed.replace(",", "")
    if not re.fullmatch(r"[0-9]{1,20}(\.[0-9]*)?|\.[0-9]+", typed):
        return Finding("field.money")
    try:
        sum_ = Money.pounds(Decimal(typed) * sign)
    except (ValueError, InvalidOperation):
        return Finding("field.money_pence")
    if sign < 0 and sum_ and not negative:
        return Finding("field.money_negative")
    if abs(sum_.pence) > GREATEST_SUM.pence:
        return Finding("field.money_great", values={"greatest": GREATEST_SUM})
    return sum_


def read_number(
    text: str,
    *,
    least: Decimal | int | None = None,
    most: Decimal | int | None = None,
    places: int = 0,
) -> Decimal | Finding | None:
    """An exact number from "12", "1,200" or "2.5", within its bounds and decimals."""
    typed = text.strip().replace(" ", "").replace("−", "-")
    if not typed:
        return None
    if _GROUPED.match(typed):
        typed = typed.replace(",", "")
    if not re.fullmatch(r"-?([0-9]{1,15}(\.[0-9]*)?|\.[0-9]+)", typed):
        return Finding("field.number" if places else "field.number_whole")
    number = Decimal(typed)
    if number != round(number, places):
        return (
            Finding("field.number_places", values={"places": places})
            if places
            else Finding("field.number_whole")
        )
    if least is not None and number < least:
        return Finding("field.number_least", values={"least": least})
    if most is not None and number > most:
        return Finding("field.number_most", values={"most": most})
    return number


def read_postcode(text: str) -> str | Finding | None:
    """A postcode of the United Kingdom in capitals with its one space: "s651aa" is S65 1AA."""
    typed = re.sub(r"[\s\-.]", "", text).upper()
    if not typed:
        return None
    match = _POSTCODE.match(typed)
    return f"{match[1]} {match[2]}" if match else Finding("field.postcode")
