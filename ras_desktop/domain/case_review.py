"""One review of one case as it is kept: a draft with the family, then held and sealed.

What surrounds a `ReviewForm`; draft → held → set aside. A held review never changes. One that was
written down by mistake (a wrong child, a wrong day) is set aside by a manager with a reason; the
clock then counts without it, and everybody can read it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.canonical import digest
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.review import REGULAR, Due, Held, Kind, days_late
from ras_desktop.domain.reviewing import Result, ReviewForm


class ReviewState(StrEnum):
    """Being written, held and sealed, or set aside as a mistake."""

    DRAFT = "draft"
    HELD = "held"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What never changes once a review is held. `due`, `late` (days): None and 0 unless regular.

    `annual`: what was agreed a year when it was held. `digest`: SHA-256 over all that was said.
    """

    by: UUID
    by_name: str
    at: datetime
    due: date | None = None
    late: int = 0
    annual: Money = ZERO
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Why a held review does not count."""

    by: UUID
    by_name: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class CaseReview:
    """A review of a case. `why`: what happened, was asked or gives concern; "" for a regular one.

    `plan`: the agreed plan whose outcomes it looks at; `follows`: the last full review before it.
    """

    id: UUID
    case: UUID
    kind: Kind
    why: str = ""
    form: ReviewForm = field(default_factory=ReviewForm)
    state: ReviewState = ReviewState.DRAFT
    plan: UUID | None = None
    follows: UUID | None = None
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    sealed: Sealed | None = None
    aside: SetAside | None = None
    version: int = 0

    @property
    def on(self) -> date | None:
        """The day on which it was held; of a draft, what is written so far."""
        return self.form.on

    @property
    def counts(self) -> bool:
        """Whether it was held and stands."""
        return self.state is ReviewState.HELD

    @property
    def full(self) -> bool:
        """Whether it looked at the whole package: a regular one always does."""
        return self.kind in REGULAR or self.form.full


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that the digest covers."""

    id: UUID
    case: UUID
    kind: Kind
    why: str
    form: ReviewForm
    plan: UUID | None
    by: UUID
    at: datetime
    due: date | None
    late: int
    annual: Money


def hold(
    review: CaseReview, due: Due, annual: Money, by: tuple[UUID, str], at: datetime
) -> CaseReview:
    """The review as it was held. A regular one is of the kind that is due, with its days late."""
    regular = review.kind in REGULAR
    whole = replace(review, kind=due.kind) if regular else review
    assert whole.form.on is not None  # checked before
    part = Sealed(
        by=by[0],
        by_name=by[1],
        at=at,
        due=due.on if regular else None,
        late=days_late(due, whole.form.on) if regular else 0,
        annual=annual,
    )
    part = replace(part, digest=_digest(whole, part))
    return replace(whole, state=ReviewState.HELD, sealed=part)


def intact(review: CaseReview) -> bool:
    """Whether a held review still says what was sealed. False for a draft."""
    return review.sealed is not None and review.sealed.digest == _digest(review, review.sealed)


def _digest(review: CaseReview, part: Sealed) -> str:
    return digest(
        _Whole(
            review.id,
            review.case,
            review.kind,
            review.why,
            review.form,
            review.plan,
            part.by,
            part.at,
            part.due,
            part.late,
            part.annual,
        )
    )


def held_ones(reviews: Iterable[CaseReview]) -> tuple[Held, ...]:
    """Those that count, as the clock takes them."""
    return tuple(
        Held(each.kind, each.form.on, each.full)
        for each in reviews
        if each.counts and each.form.on is not None
    )


def latest_held(reviews: Iterable[CaseReview], full: bool = False) -> CaseReview | None:
    """The one held last that counts; `full`: of those that looked at the whole package."""
    found = [each for each in reviews if each.counts and (each.full or not full)]
    return max(found, key=_when, default=None)


def _when(review: CaseReview) -> tuple[date, datetime, int]:
    assert review.form.on is not None  # held
    assert review.sealed is not None
    return review.form.on, review.sealed.at, review.id.int


def agreed_change(reviews: Iterable[CaseReview]) -> CaseReview | None:
    """The review held last, where something other than "the same" was agreed at it."""
    last = latest_held(reviews)
    if last is None or last.form.result in (None, Result.SAME):
        return None
    return last
