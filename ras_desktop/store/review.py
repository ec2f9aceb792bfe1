"""Reviews in the store: drafts with an optimistic lock, held ones sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.case_review import CaseReview, ReviewState
from ras_desktop.domain.edition import EditionKind, in_force
from ras_desktop.domain.money import Money
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.review import Intervals, Kind, intervals
from ras_desktop.domain.review_report import Moved, Told, moved
from ras_desktop.domain.reviewing import Heard, Late, Result
from ras_desktop.store import coding
from ras_desktop.store import edition as edition_store
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class ReviewRow(Row, table=True):
    """One review of a case; from `held_on` on columns repeat what lists and reports need."""

    __tablename__ = "review"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    kind: str
    why: str
    form: str = Field(sa_type=JsonText)
    state: str = Field(index=True)
    plan: UUID | None = Field(default=None, foreign_key="plan.id")
    follows: UUID | None = Field(default=None, foreign_key="review.id")
    started_by: UUID | None
    started_by_name: str
    started_at: datetime | None = Field(sa_type=Moment)
    sealed: str | None = Field(default=None, sa_type=JsonText)
    aside: str | None = Field(default=None, sa_type=JsonText)
    held_on: date | None = Field(default=None, index=True)
    full: bool = True
    due: date | None = None
    late: int = 0
    late_why: str = ""
    result: str = ""
    annual: int | None = Field(default=None, sa_type=BigInteger)
    agreed: int | None = Field(default=None, sa_type=BigInteger)
    heard: str = ""
    up: int = 0
    level: int = 0
    down: int = 0
    reached: int = 0


guard(
    "review",
    (
        "id", "kind", "why", "form", "plan", "follows", "started_by", "started_by_name",
        "started_at", "sealed", "held_on", "full", "due", "late", "late_why", "result", "annual",
        "agreed", "heard", "up", "level", "down", "reached",
    ),
    "OLD.sealed IS NOT NULL",
    also_refuse="NEW.state = 'draft' OR (OLD.aside IS NOT NULL AND NEW.aside IS NULL)",
)  # fmt: skip

REVIEWS = Shelf(ReviewRow, CaseReview)


def put(session: Session, review: CaseReview) -> CaseReview:
    """Keeps a review. StaleCopy, Gone as Shelf.put."""
    return REVIEWS.put(session, review, **repeated(review))


def repeated(review: CaseReview) -> dict[str, Any]:
    """The columns that repeat what lists and reports need of a held review; empty for a draft."""
    part, form = review.sealed, review.form
    if part is None:
        return {}
    moves = moved(form)
    return {
        "held_on": form.on,
        "full": review.full,
        "due": part.due,
        "late": part.late,
        "late_why": form.late.value if form.late else "",
        "result": form.result.value if form.result else "",
        "annual": part.annual.pence,
        "agreed": form.amount.pence if form.amount is not None else None,
        "heard": form.heard.value if form.heard else "",
        **{each: getattr(moves, each) for each in _MOVES},
    }


def of_case(session: Session, case: UUID) -> tuple[CaseReview, ...]:
    """All reviews of a case, the one begun last first."""
    order = (col(ReviewRow.started_at).desc(), col(ReviewRow.id))
    return REVIEWS.where(session, col(ReviewRow.case) == case, order=order)


def draft_of(session: Session, case: UUID) -> CaseReview | None:
    """The one that is being written, or None."""
    wanted = col(ReviewRow.state) == ReviewState.DRAFT.value
    return next(iter(REVIEWS.where(session, col(ReviewRow.case) == case, wanted)), None)


def add_many(session: Session, reviews: Iterable[CaseReview]) -> None:
    """Keeps new reviews of plans that are kept already; one that follows comes after it."""
    nothing = dict.fromkeys(("held_on", "due", "annual", "agreed"))
    words = dict.fromkeys(("late_why", "result", "heard"), "")
    blank: dict[str, Any] = {
        **nothing,
        **words,
        "full": True,
        "late": 0,
        **dict.fromkeys(_MOVES, 0),
    }
    REVIEWS.add_many(session, reviews, lambda each: {**blank, **repeated(each)})


_MOVES = ("up", "level", "down", "reached")


def told(session: Session, first: date, last: date) -> tuple[Told, ...]:
    """What reports need of the reviews that were held in a stretch of time and count."""
    table: Any = ReviewRow.__table__  # type: ignore[attr-defined]
    names = ("case", "kind", "held_on", "late", "late_why", "result", "annual", "agreed", "heard")
    wanted = select(*(table.c[name] for name in (*names, *_MOVES))).where(
        table.c.state == ReviewState.HELD.value,
        table.c.held_on >= first,
        table.c.held_on <= last,
    )
    return tuple(_told(*each) for each in session.execute(wanted))


def _told(
    case: UUID,
    kind: str,
    on: date,
    late: int,
    why: str,
    result: str,
    annual: int,
    agreed: int | None,
    heard: str,
    *moves: int,
) -> Told:
    return Told(
        case,
        Kind(kind),
        on,
        late,
        Late(why) if why else None,
        Result(result),
        Money(annual),
        None if agreed is None else Money(agreed),
        Heard(heard) if heard else None,
        Moved(*moves),
    )


_RULES: dict[tuple[UUID, date], Intervals] = {}


def rules_on(session: Session, day: date) -> Intervals | None:
    """The council's intervals in force on a day; None without a policy.

    An edition never changes, so what it says of a day is remembered.
    """
    head = in_force(edition_store.heads(session, EditionKind.POLICY), day)
    if head is None:
        return None
    known = _RULES.get((head.id, day))
    if known is None:
        if len(_RULES) > 64:
            _RULES.clear()
        content = edition_store.with_content(session, head.id).content
        known = _RULES[head.id, day] = intervals(coding.load(Policy, content), day)
    return known
