"""What was agreed at a review that somebody does until a day: open until it is done.

The review that agreed it is sealed and never changes; what became of it stands here, and the next
review is told. domain.md §9: actions with owner and date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.reviewing import Action, ReviewForm


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One action of a held review; `id` is the action's. `who` does `what` until the day `due`.

    `done_on` None: still to be done. `said_at`: the later review at which the family said that it
    was done; None where somebody ticked it.
    """

    id: UUID
    case: UUID
    review: UUID
    what: str
    who: str
    due: date | None
    done_on: date | None = None
    done_by: UUID | None = None
    done_by_name: str = ""
    said_at: UUID | None = None
    version: int = 0

    def done(self, on: date, by: UUID, name: str, said_at: UUID | None = None) -> FollowUp:
        """As it is once it was done."""
        return replace(self, done_on=on, done_by=by, done_by_name=name, said_at=said_at)

    def again(self) -> FollowUp:
        """As it is where it was not done after all."""
        return replace(self, done_on=None, done_by=None, done_by_name="", said_at=None)


def agreed_at(review: CaseReview) -> tuple[FollowUp, ...]:
    """What a held review asks of somebody."""
    return tuple(
        FollowUp(each.id, review.case, review.id, each.what, each.who, each.by)
        for each in review.form.actions
    )


def said_done(review: CaseReview) -> frozenset[UUID]:
    """Earlier actions of which a held review says that they are done."""
    return frozenset(each.id for each in review.form.earlier if each.done)


def of_reviews(held: Iterable[CaseReview]) -> tuple[FollowUp, ...]:
    """Everything that held reviews of a case come to, one after the other: for whole caseloads."""
    found: dict[UUID, FollowUp] = {}
    for review in held:
        sealed = review.sealed
        if sealed is None or review.form.on is None:
            continue
        for id_ in said_done(review) & found.keys():
            if found[id_].done_on is None:
                by = (sealed.by, sealed.by_name, review.id)
                found[id_] = found[id_].done(review.form.on, *by)
        found |= {each.id: each for each in agreed_at(review)}
    return tuple(found.values())


def prefilled(form: ReviewForm, told: Iterable[FollowUp]) -> ReviewForm:
    """The next review, told what was done since: a recorded fact, to be looked at again."""
    done = {each.id for each in told if each.done_on is not None}
    earlier: tuple[Action, ...] = tuple(
        replace(each, done=True) if each.id in done else each for each in form.earlier
    )
    return replace(form, earlier=earlier)
