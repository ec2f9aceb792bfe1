"""What is due in cases, but for requests: asked of only those stages that know of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from ras_desktop.domain.panel import Verdict
from ras_desktop.domain.path import Due
from ras_desktop.store.panel import DecisionRow
from ras_desktop.store.reached import (
    Cases,
    Known,
    Source,
    of_actions,
    of_notices,
    of_panel,
    of_reconsiderations,
    of_reviews,
)
from ras_desktop.store.review import rules_on
from ras_desktop.store.shelf import among


def dues(session: Session, cases: Sequence[UUID], today: date) -> Iterator[tuple[UUID, Due]]:
    """What is due in these cases, but for requests; asks only the sources that know of dues."""
    of_cases = partial(of_reviews, rules_on(session, today), children=True)
    sources: tuple[Source, ...] = (*DATED, of_cases)
    for source in sources:
        for case, part in source(session, cases, today):
            for due in part.due:
                yield case, due


def of_deferrals(session: Session, cases: Cases, today: date) -> Known:
    """Of the panel only what is due: asked of the few cases in which something was put off."""
    table = DecisionRow.__table__.c  # type: ignore[attr-defined]
    asked = select(table.case).where(
        table.verdict == Verdict.DEFER.value, table.decided_on.is_not(None)
    )
    if cases is not None:
        asked = asked.where(among(session, table.case, cases))
    found = tuple(set(session.scalars(asked)))
    for case, part in of_panel(session, found, today) if found else ():
        if part.due:
            yield case, part


DATED: tuple[Source, ...] = (of_deferrals, of_notices, of_reconsiderations, of_actions)
"""The sources, besides requests, children and reviews, that know what is due: a stage that has dues
adds its own."""


def review_days(session: Session, today: date) -> Iterator[tuple[UUID, date]]:
    """Every case with a package, and the day of its next review."""
    for case, part in of_reviews(rules_on(session, today), session, None, today):
        for due in part.due:
            yield case, due.day
