"""Support time in whole minutes, for schemes that give hours instead of a sum of money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A length of support time in minutes (int)."""

    minutes: int

    def __post_init__(self) -> None:
        if not isinstance(self.minutes, int) or isinstance(self.minutes, bool):
            raise TypeError(f"minutes must be a whole number, not {type(self.minutes).__name__}")

    @property
    def in_hours(self) -> Fraction:
        """The time in hours, exact."""
        return Fraction(self.minutes, 60)

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.minutes + other.minutes)

    def __sub__(self, other: Hours) -> Hours:
        return Hours(self.minutes - other.minutes)

    def __neg__(self) -> Hours:
        return Hours(-self.minutes)
