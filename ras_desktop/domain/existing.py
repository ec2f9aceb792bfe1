"""Existing packages (word: existing): money from before the RAS, and the year to review it (R 1.2).

A package that is taken in from a file has a sum in force since a day and no RAS assessment; its
first review with the RAS is due by the day on which all must be done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.dates import add_months, birthday
from ras_desktop.domain.family import OLDEST, nhs_number_holds
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.statement import Order
from ras_desktop.domain.text import fold

GREATEST = Money.pounds(1_000_000)
"""A yearly sum above this is a slip: own judgement, as in `domain.amount`."""

PACE_WEEKS = 13
"""Weeks back from which the present pace is counted."""

WEEK = timedelta(weeks=1)


class Place(StrEnum):
    """What a column of the file can hold."""

    LAST_NAME = "last_name"
    FIRST_NAMES = "first_names"
    BORN = "born"
    AMOUNT = "amount"
    SINCE = "since"
    NHS_NUMBER = "nhs_number"
    SYSTEM_NUMBER = "system_number"
    LINES = "lines"
    TOWN = "town"
    POSTCODE = "postcode"
    CARER = "carer"
    WORKER = "worker"
    SET_BY = "set_by"


NEEDED = (Place.LAST_NAME, Place.FIRST_NAMES, Place.BORN, Place.AMOUNT, Place.SINCE)
"""Without these columns nothing is taken in."""


class Per(StrEnum):
    """For which time the file's sums stand."""

    YEAR = "year"
    MONTH = "month"
    FOUR_WEEKS = "four-weeks"
    WEEK = "week"


TIMES = {Per.YEAR: 1, Per.MONTH: 12, Per.FOUR_WEEKS: 13, Per.WEEK: 52}
"""How often it comes in a year, as the schedules of payment count it."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column of the table holds what, by its number from 0; and how dates and sums stand."""

    columns: tuple[tuple[Place, int], ...]
    order: Order | None = None
    per: Per | None = None

    def at(self, place: Place) -> int | None:
        """The column of a place, None where there is none."""
        return dict(self.columns).get(place)

    def with_column(self, place: Place, at: int | None) -> Mapped:
        """With another column for a place; None: no column."""
        rest = tuple(each for each in self.columns if each[0] is not place)
        return replace(self, columns=rest if at is None else (*rest, (place, at)))


@dataclass(frozen=True, slots=True)
class Existing:
    """One package of the file. `row`: where it stands, from 1; `amount`: a year."""

    row: int
    first_names: str
    last_name: str
    born: date
    amount: Money
    since: date
    nhs_number: str = ""
    system_number: str = ""
    lines: str = ""
    town: str = ""
    postcode: str = ""
    carer: str = ""
    worker: str = ""
    set_by: str = ""

    @property
    def name(self) -> str:
        """Last name, first names."""
        return f"{self.last_name}, {self.first_names}"

    @property
    def key(self) -> tuple[str, date]:
        """What two rows of one child share."""
        return (" ".join(sorted(fold(f"{self.first_names} {self.last_name}").split())), self.born)


def where(row: int, place: Place) -> str:
    """The path of a cell: its row in the file and what it holds."""
    return f"rows/{row}/{place.value}"


def check(each: Existing, today: date) -> Findings:
    """What cannot be right in a row that could be read."""
    found: list[Finding] = []

    def wrong(code: str, place: Place, severity: Severity = Severity.ERROR, **more: object) -> None:
        found.append(Finding(code, where(each.row, place), {"row": each.row, **more}, severity))

    if each.born > today:
        wrong("existing.born.future", Place.BORN, day=each.born)
    elif birthday(each.born, OLDEST + 1) <= today:
        wrong("existing.born.old", Place.BORN, day=each.born, oldest=OLDEST)
    if each.since > today:
        wrong("existing.since.future", Place.SINCE, day=each.since)
    elif each.since < each.born:
        wrong("existing.since.before_birth", Place.SINCE, day=each.since)
    if each.amount <= ZERO:
        wrong("existing.amount.nothing", Place.AMOUNT, sum=each.amount)
    elif each.amount > GREATEST:
        wrong("existing.amount.great", Place.AMOUNT, sum=each.amount)
    if each.nhs_number and not nhs_number_holds(each.nhs_number):
        wrong("existing.nhs_number.wrong", Place.NHS_NUMBER, Severity.WARNING)
    return tuple(found)


def twice(rows: Iterable[Existing]) -> Findings:
    """Children that stand in the file more than once: by name and birth, or by NHS number."""
    seen: dict[object, int] = {}
    found = []
    for each in rows:
        keys: list[object] = [each.key]
        number = "".join(filter(str.isdecimal, each.nhs_number))
        if number:
            keys.append(number)
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            values = {"row": each.row, "first": first, "name": each.name}
            found.append(Finding("existing.twice", where(each.row, Place.LAST_NAME), values))
        for key in keys:
            seen.setdefault(key, each.row)
    return tuple(found)


# ---------------------------------------------------------------- the year


@dataclass(frozen=True, slots=True)
class Package:
    """An existing package of the worklist. `done`: the day of its first sealed RAS assessment;
    `begun`: an assessment is being written."""

    case: UUID
    name: str
    number: str
    worker: str
    team: str
    amount: Money | None
    since: date | None
    done: date | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """From the day on which the RAS began to the day by which every package must be reviewed."""

    starts: date
    by: date


def year(policy: Policy, today: date) -> Year:
    """The implementation year that the policy in force on a day says."""
    starts = policy.day(PolicyCode.IMPLEMENTATION_STARTS, today)
    return Year(starts, add_months(starts, policy.whole(PolicyCode.IMPLEMENTATION, today)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How the reviews go. `pace`, `needed`: packages a week, now and to be done in time (None: the
    day is past, or nothing is left); `finish`: the day at the present pace, None: never."""

    done: int
    to_do: int
    pace: Fraction
    needed: Fraction | None
    finish: date | None

    @property
    def total(self) -> int:
        """All existing packages."""
        return self.done + self.to_do

    def in_time(self, by: date) -> bool:
        """Whether it is done, or will be at the present pace."""
        return not self.to_do or (self.finish is not None and self.finish <= by)


def progress(packages: Iterable[Package], when: Year, today: date) -> Progress:
    """Done, to do, and when it is finished at the pace of the last thirteen weeks.

    Counted are weeks since the RAS began, where those are fewer; at least one.
    """
    held = list(packages)
    done = [each.done for each in held if each.done is not None]
    to_do = len(held) - len(done)
    weeks = min(max((today - when.starts).days // 7, 1), PACE_WEEKS)
    recent = sum(1 for day in done if today - WEEK * weeks < day <= today)
    pace = Fraction(recent, weeks)
    left = (when.by - today).days
    needed = Fraction(to_do * 7, left) if to_do and left > 0 else None
    finish = None
    if to_do and pace:
        days = -(-to_do * 7 * pace.denominator // pace.numerator)
        finish = today + timedelta(days=days)
    return Progress(len(done), to_do, pace, needed, finish)
