"""Where the time of a notice stands, in what a family's page says at a glance (word: notice)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.money import Money
from ras_desktop.domain.notice_given import Notice, to_help
from ras_desktop.domain.reconsidered import Reconsideration


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice whose lower amount has not begun.

    `paid`: what goes on until then, a year, with the rates of today; `becomes`: the sum after.
    `ends`: the last day of the notice; `left`: days until then, 0 once it is over. `starts`: the
    first day of the lower amount, None while it waits for an answer. `duty`, `due`: what somebody
    has to do next, by its code on Today, and by when; "" where nothing is.
    """

    paid: Money
    becomes: Money
    ends: date
    left: int
    starts: date | None
    duty: str = ""
    due: date | None = None


def standing(
    notice: Notice,
    asked: Reconsideration | None,
    paid: Money,
    becomes: Money,
    starts: date | None,
    today: date,
) -> Standing | None:
    """Where it stands; None: nothing was given, it is taken back, or the lower amount has begun.

    `starts`: its first day after all that was asked and answered; None: it waits, or nothing of it
    is left.
    """
    if not notice.counts or notice.ends is None:
        return None
    waits = asked is not None and asked.is_open
    if starts is None and not waits:
        return None
    if starts is not None and starts <= today:
        return None
    due, duty = min(_duties(notice, asked, today), default=(None, ""))
    left = max((notice.ends - today).days, 0)
    return Standing(paid, becomes, notice.ends, left, starts, duty, due)


def _duties(
    notice: Notice, asked: Reconsideration | None, today: date
) -> Iterable[tuple[date, str]]:
    """What has to be done, each with its day: a call, an answer, the last look before the end."""
    clock = notice.given.clock if notice.given else None
    call = to_help(notice, today)
    if call is None and clock is not None:
        call = min((each for each in clock.reminders if each > today), default=None)
    if call is not None:
        yield call, "due.notice_help"
    if asked is not None and asked.is_open:
        yield asked.answer_by, "due.reconsideration"
        if asked.acknowledged_on is None:
            yield asked.acknowledge_by, "due.acknowledge"
    if notice.ends is not None and notice.ends >= today:
        yield notice.ends, "due.notice_ends"
