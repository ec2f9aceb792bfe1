"""Whether two records may be of one child: pointed out while typing, never decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rapidfuzz import fuzz

from ras_desktop.domain.text import fold

LIKELY = 60
"""Points from which a pair is pointed out. Own judgement: a same name alone is not enough."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What two records are compared by."""

    case: UUID | None
    name: str
    born: date | None
    nhs_number: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two records are: points 0–100 and the reasons, as codes."""

    case: UUID | None
    points: int
    reasons: tuple[str, ...]


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isalnum()).upper()


def _names(left: str, right: str) -> tuple[int, str] | None:
    score = fuzz.token_sort_ratio(fold(left), fold(right))
    if score >= 95:
        return 40, "likeness.name_same"
    return (28, "likeness.name_like") if score >= 80 else None


def _births(left: date | None, right: date | None) -> tuple[int, str] | None:
    if left is None or right is None:
        return None
    if left == right:
        return 35, "likeness.born_same"
    swapped = left.year == right.year and (left.day, left.month) == (right.month, right.day)
    one_part = sum((left.year != right.year, left.month != right.month, left.day != right.day)) == 1
    return (20, "likeness.born_like") if swapped or one_part else None


def like(left: Traits, right: Traits) -> Likeness:
    """Compares two records: a same NHS number settles it; else name, birth and postcode add up."""
    numbers = _digits(left.nhs_number), _digits(right.nhs_number)
    if all(numbers) and numbers[0] == numbers[1]:
        return Likeness(right.case, 100, ("likeness.nhs_same",))
    found = [_names(left.name, right.name), _births(left.born, right.born)]
    places = _digits(left.postcode), _digits(right.postcode)
    if all(places) and places[0] == places[1]:
        found.append((20, "likeness.postcode_same"))
    held = [each for each in found if each]
    return Likeness(right.case, sum(each[0] for each in held), tuple(each[1] for each in held))


def likely(new: Traits, others: list[Traits], most: int = 5) -> tuple[Likeness, ...]:
    """The records most like a new one, at least LIKELY, the likest first."""
    scored = [like(new, other) for other in others if other.case != new.case]
    found = [each for each in scored if each.points >= LIKELY]
    return tuple(sorted(found, key=lambda each: -each.points)[:most])
