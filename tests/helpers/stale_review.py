"""Verbs on reviews that write over a copy (`stale`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from ras_desktop.domain.case_review import CaseReview
from ras_desktop.services import review
from ras_desktop.store.edition import heads
from tests.helpers.agreed import root
from tests.helpers.cases import seeded
from tests.helpers.reviewed import FIRST_DUE, at, held, running, short
from tests.helpers.stale import Trial, trial
from tests.helpers.stale_agreement import bumped
from tests.helpers.stores import SetDesk


def due(desk: SetDesk) -> UUID:
    """A case whose first review is due today."""
    with root(desk).reading() as session:
        bare = not heads(session)
    if bare:
        seeded(desk)
    case = running(desk, team="North")
    at(desk, FIRST_DUE)
    return case.id


def of_draft(
    desk: SetDesk, other: SetDesk, verb: Callable[[CaseReview], object], takes: bool = True
) -> Trial:
    """Somebody else writes what the parents say meanwhile."""
    draft = short(desk, due(desk))

    def read() -> CaseReview:
        return review.get(desk, draft.id)

    def theirs() -> object:
        seen = read()
        form = replace(seen.form, parents="We would like Saturdays")
        return review.keep(other, replace(seen, form=form))

    return Trial(read, theirs, verb, draft.case, takes)


@trial("review.keep")
def keep(desk: SetDesk, other: SetDesk) -> Trial:
    return of_draft(
        desk, other,
        lambda seen: review.keep(
            desk, replace(seen, form=replace(seen.form, others="School agrees"))
        ),
    )  # fmt: skip


@trial("review.drop")
def drop(desk: SetDesk, other: SetDesk) -> Trial:
    return of_draft(desk, other, lambda seen: review.drop(desk, seen))


@trial("review.hold")
def hold(desk: SetDesk, other: SetDesk) -> Trial:
    return of_draft(desk, other, lambda seen: review.hold(desk, seen.id, seen.version))


@trial("review.set_aside")
def set_aside(desk: SetDesk, other: SetDesk) -> Trial:
    sealed = held(desk, due(desk))
    return Trial(
        lambda: review.get(desk, sealed.id), lambda: bumped(desk, "review"),
        lambda seen: review.set_aside(other, seen, "Her sister’s"), sealed.case,
    )  # fmt: skip
