"""The caseload: one line for each case, found by what is typed, filtered and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.family import Case, CaseState, Child
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.likeness import compact
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Reached, Stage, amount_now, next_due, stage_now
from ras_desktop.domain.text import fold

WORKED_ON = frozenset({CaseState.OPEN, CaseState.ON_HOLD})
"""States that a caseload shows unless others are asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One case as the caseload lists it. `search` is what typed words are looked for in.

    `sort_name` is kept, not worked out anew: folding 100,000 names takes most of a second.

    `amount` is a year's. `due` is the next thing due and `due_code` says what; None when nothing
    is, and for a case that is closed.
    """

    id: UUID
    number: str
    first_names: str
    last_name: str
    preferred_name: str
    born: date | None
    postcode: str
    nhs_number: str
    worker: UUID | None
    worker_name: str
    team: str
    area: str
    stage: Stage
    state: CaseState
    due: date | None
    due_code: str
    amount: Money | None
    touched: datetime
    search: str
    sort_name: str
    restricted: bool = False

    @property
    def name(self) -> str:
        """Last name, first names: as lists show and sort it."""
        return ", ".join(part for part in (self.last_name, self.first_names) if part)


def listed(case: Case, worker_name: str, reached: Reached, touched: datetime) -> Listed:
    """The line of a case, from the case and what it has reached."""
    child = case.child
    due = next_due(reached) if case.state in WORKED_ON else None
    return Listed(
        id=case.id,
        number=case.number,
        first_names=child.first_names,
        last_name=child.last_name,
        preferred_name=child.preferred_name,
        born=child.born,
        postcode=child.address.postcode,
        nhs_number=child.nhs_number,
        worker=case.worker,
        worker_name=worker_name,
        team=case.team,
        area=child.address.locality,
        stage=stage_now(reached),
        state=case.state,
        due=due.day if due else None,
        due_code=due.code if due else "",
        amount=amount_now(reached),
        touched=touched,
        search=search_text(case.number, child),
        sort_name=_sort_name(child, case.number),
        restricted=case.restricted,
    )


LONGEST_NAME = 200
"""Characters of a name that are looked through: a pasted page does not slow every search."""


def search_text(number: str, child: Child) -> str:
    """What a case is found by: names, number, postcode with and without its space, NHS number."""
    names = (child.first_names, child.last_name, child.preferred_name)
    postcode = child.address.postcode
    parts = [
        *(fold(each[:LONGEST_NAME]) for each in names),
        fold(number),
        compact(number).lower(),
        fold(postcode),
        compact(postcode).lower(),
        compact(child.nhs_number).lower(),
    ]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _sort_name(child: Child, number: str) -> str:
    names = fold(child.last_name[:LONGEST_NAME]), fold(child.first_names[:LONGEST_NAME])
    return "\n".join((*names, number))  # one text sorts three times as fast as several


def wanted(text: str) -> tuple[str, ...]:
    """The words that a line must hold, each anywhere; the longest, which rules out most, first."""
    words = dict.fromkeys(fold(text).split())
    return tuple(sorted(words, key=len, reverse=True))


class Whose(StrEnum):
    """Whose cases: held by me, by my team, by those whom I cover now, or by anybody."""

    MY = "my"
    TEAM = "team"
    ALL = "all"
    COVER = "cover"


class Column(StrEnum):
    """What a caseload can show and be sorted by."""

    NAME = "name"
    PREFERRED_NAME = "preferred_name"
    NUMBER = "number"
    BORN = "born"
    POSTCODE = "postcode"
    AREA = "area"
    WORKER = "worker"
    TEAM = "team"
    STAGE = "stage"
    DUE = "due"
    AMOUNT = "amount"
    STATE = "state"
    TOUCHED = "touched"


COLUMNS = (
    Column.NAME,
    Column.NUMBER,
    Column.BORN,
    Column.STAGE,
    Column.DUE,
    Column.AMOUNT,
    Column.WORKER,
    Column.AREA,
)
"""The columns that are shown until somebody chooses others."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cases are listed. An empty set asks for nothing: every stage, every area."""

    whose: Whose = Whose.ALL
    stages: frozenset[Stage] = frozenset()
    areas: frozenset[str] = frozenset()
    states: frozenset[CaseState] = WORKED_ON
    late: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for and in which order."""

    text: str = ""
    filters: Filters = Filters()
    column: Column = Column.NAME
    descending: bool = False


def days_late(line: Listed, today: date) -> int:
    """Days since the next thing was due; 0 when nothing is late."""
    return max((today - line.due).days, 0) if line.due else 0


@dataclass(frozen=True, slots=True)
class SavedView:
    """A search that somebody keeps under a name, with the columns they want to see."""

    id: UUID
    name: str
    search: Search = Search()
    columns: tuple[Column, ...] = COLUMNS
    version: int = 0


def check_view(view: SavedView) -> Findings:
    """A view has a name and shows at least one column."""
    found = []
    if not view.name.strip():
        found.append(Finding("view.name_missing", "name"))
    if not view.columns:
        found.append(Finding("view.columns_missing", "columns"))
    return tuple(found)
