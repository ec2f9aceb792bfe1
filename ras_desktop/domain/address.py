"""Where somebody lives, and what a postcode looks like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives. `postcode` is kept as typed, in capitals with one space."""

    lines: str = ""
    town: str = ""
    postcode: str = ""
    locality: str = ""


def postcode(text: str) -> str:
    """A postcode in capitals with one space before its last three characters."""
    whole = "".join(text.split()).upper()
    return f"{whole[:-3]} {whole[-3:]}" if 5 <= len(whole) <= 7 else text.strip().upper()


def postcode_holds(text: str) -> bool:
    """Whether a text has the form of a United Kingdom postcode (A9 9AA … AA9A 9AA)."""
    outward, _, inward = postcode(text).partition(" ")
    return _shape(inward) == "9AA" and _shape(outward) in _OUTWARD


_OUTWARD = frozenset({"A9", "A99", "AA9", "AA99", "A9A", "AA9A"})


def _shape(text: str) -> str:
    """9 for a digit, A for a letter, ? for anything else; of the plain alphabet only."""
    return "".join(
        "9" if "0" <= each <= "9" else "A" if "A" <= each <= "Z" else "?" for each in text
    )
