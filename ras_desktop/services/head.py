"""What stands above every page of one case: whose it is, how it stands, and its path."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.family import Case, age
from ras_desktop.domain.path import NOTHING, Mark, path
from ras_desktop.services.desk import Desk
from ras_desktop.services.record import case_to_read
from ras_desktop.store.reached import reached


@dataclass(frozen=True, slots=True)
class Head:
    """The case, the child's age today (None where it is not known), and the stages in order."""

    case: Case
    age: int | None
    marks: tuple[Mark, ...]


def of_case(desk: Desk, case: UUID) -> Head:
    """The head of a case. Gone if there is no such case."""
    with desk.read("family.read") as look:
        held = case_to_read(look, case)
        known = reached(look.session, (case,), look.today).get(case, NOTHING)
        return Head(held, age(held.child, look.today), path(known))
