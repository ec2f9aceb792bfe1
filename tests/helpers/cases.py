"""Invented cases for tests of services: a child, its needs, answers of the example scheme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid4

from ras_desktop import paths
from ras_desktop.domain.family import Case, CaseState, Child
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.scheme import Example, Scheme
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk
from ras_desktop.store.family import CASES
from ras_desktop.store.needs import NEEDS

SCHEME = "example-children/2026.1"
NEED = UUID(int=71)


def seeded(desk: Desk) -> None:
    """Everything that ships, in the store."""
    found = schemes.seed(getattr(desk, "root", desk.store), paths.forms(), desk.now())
    assert found.added > 10


def ships(desk: Desk) -> None:
    """The same, where it is not there yet."""
    if not schemes.schemes(desk):
        seeded(desk)


def a_case(desk: Desk, born: date | None = date(2017, 3, 2), **changes: object) -> Case:
    """An open case of a nine-year-old, with one needs assessment."""
    child = Child("Amira Rose", "Quarrington", "Amira", born)
    case = Case(
        uuid4(), "2026-00042", child, CaseState.OPEN, desk.today(), "", desk.actor.id, "North",
        desk.today(),
    )  # fmt: skip
    case = replace(case, **changes)  # type: ignore[arg-type]
    with getattr(desk, "root", desk.store).writing() as session:
        kept = CASES.put(session, case)
        assessment = NeedsAssessment(
            uuid4(),
            AssessmentKind.CHILD_AND_FAMILY,
            desk.today(),
            "A. Social Worker",
            (AssessedNeed(NEED, "To play with other children safely"),),
        )
        NEEDS.put(session, assessment, case=kept.id)
    return kept


@lru_cache
def example_scheme() -> Scheme:
    """The scheme that ships."""
    read = read_scheme(paths.forms() / "schemes" / SCHEME)
    assert read.scheme is not None
    return read.scheme


def example(title: str = "Nine, big upsets") -> Example:
    """A worked child of the example scheme whose title begins like this."""
    return next(each for each in example_scheme().examples if each.title.startswith(title))
