"""A family whose agreement is signed, and its reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.family import Case
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import (
    Enough,
    Heard,
    Result,
    ReviewForm,
    Setting,
    Used,
)
from ras_desktop.services import review
from tests.helpers.agreed import STARTS, Three, decided_case, signed
from tests.helpers.stores import SetDesk

FIRST_DUE = date(2027, 2, 28)
"""Three months after the first payment, 30 November 2026."""

__all__ = ["FIRST_DUE", "STARTS", "at", "held", "opened", "running", "short", "whole"]


def running(desk: SetDesk, **changes: Any) -> Case:
    """A case whose agreement is signed; money from 30 November 2026 on."""
    case = decided_case(desk, **changes)
    signed(desk, case)
    return case


def at(who: Three | SetDesk, day: date, hour: int = 10) -> None:
    """Everybody's clock stands on a day."""
    desk = who.worker if isinstance(who, Three) else who
    desk.clock.set(datetime.combine(day, time(hour), UTC))


def whole(form: ReviewForm, on: date, **changes: Any) -> ReviewForm:
    """A form in which nothing is missing: everything as before, the child took part."""
    answered = replace(
        form,
        on=on,
        setting=Setting.HOME,
        changed=False,
        progress=tuple(replace(each, score=each.before or 0) for each in form.progress),
        used=Used.AS_AGREED,
        enough=Enough.ENOUGH,
        appropriate=True,
        heard=Heard.PRESENT,
        voice=replace(form.voice, words="I like going swimming with Kim"),
        result=Result.SAME,
    )
    return replace(answered, **changes)


def opened(desk: SetDesk, case: UUID, kind: Kind | None = None, why: str = "") -> CaseReview:
    """A review as it is opened."""
    return review.start(desk, case, kind, why).value


def short(desk: SetDesk, case: UUID, on: date | None = None, **changes: Any) -> CaseReview:
    """A draft that lacks nothing."""
    draft = opened(desk, case)
    form = whole(draft.form, on or desk.today(), **changes)
    return review.keep(desk, replace(draft, form=form)).value


def held(desk: SetDesk, case: UUID, on: date | None = None, **changes: Any) -> CaseReview:
    """A review that was held and sealed."""
    return review.hold(desk, short(desk, case, on, **changes).id).value
