"""Whether two records may be of one child: pointed out while typing, never decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from rapidfuzz import fuzz

from ras_desktop.domain.family import Case
from ras_desktop.domain.text import fold

LIKELY = 60
"""Points from which a pair is pointed out. Own judgement: a same name alone is not enough."""

NAMES_ALIKE = 80
"""Per cent of letters that two names share, from which they are called similar."""

OLDEST_RECORD = 26
"""Years back in which a date of birth with another year is still looked for (ages 0–25)."""


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


def traits_of(case: Case) -> Traits:
    """What a case is compared by."""
    child = case.child
    return Traits(case.id, child.full_name, child.born, child.nhs_number, child.address.postcode)


def compact(text: str) -> str:
    """Letters and digits only, in capitals: for comparing numbers and postcodes."""
    return "".join(each for each in text if each.isalnum()).upper()


@lru_cache(maxsize=1024)  # one new record is compared with a thousand
def _words(name: str) -> str:
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def _names(left: str, right: str) -> tuple[int, str] | None:
    words = _words(left), _words(right)
    if not all(words):
        return None
    if words[0] == words[1]:
        return 40, "likeness.name_same"
    score = fuzz.ratio(words[0], words[1])
    return (28, "likeness.name_like") if score >= NAMES_ALIKE else None


def _births(left: date | None, right: date | None) -> tuple[int, str] | None:
    if left is None or right is None:
        return None
    if left == right:
        return 35, "likeness.born_same"
    swapped = left.year == right.year and (left.day, left.month) == (right.month, right.day)
    one_part = sum((left.year != right.year, left.month != right.month, left.day != right.day)) == 1
    return (20, "likeness.born_like") if swapped or one_part else None


def births_like(born: date) -> Iterator[date]:
    """Every date of birth that could be this one mistyped: itself, one part other, or swapped.

    Years go from OLDEST_RECORD before to OLDEST_RECORD after.
    """
    yield born
    years = range(born.year - OLDEST_RECORD, born.year + OLDEST_RECORD + 1)
    parts = (
        [(year, born.month, born.day) for year in years if year != born.year]
        + [(born.year, month, born.day) for month in range(1, 13) if month != born.month]
        + [(born.year, born.month, day) for day in range(1, 32) if day != born.day]
    )
    if born.day <= 12 and born.day != born.month:
        parts.append((born.year, born.day, born.month))
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:  # no such day in that month, or no such year
            continue


def like(left: Traits, right: Traits) -> Likeness:
    """Compares two records: a same NHS number settles it; else name, birth and postcode add up."""
    numbers = compact(left.nhs_number), compact(right.nhs_number)
    if all(numbers) and numbers[0] == numbers[1]:
        return Likeness(right.case, 100, ("likeness.nhs_same",))
    found = [_names(left.name, right.name), _births(left.born, right.born)]
    places = compact(left.postcode), compact(right.postcode)
    if all(places) and places[0] == places[1]:
        found.append((20, "likeness.postcode_same"))
    held = [each for each in found if each]
    return Likeness(right.case, sum(each[0] for each in held), tuple(each[1] for each in held))


def likely(new: Traits, others: Iterable[Traits], most: int = 5) -> tuple[Likeness, ...]:
    """The records most like a new one, at least LIKELY, the likest first."""
    scored = [like(new, other) for other in others if new.case is None or other.case != new.case]
    found = [each for each in scored if each.points >= LIKELY]
    return tuple(sorted(found, key=lambda each: -each.points)[:most])
