"""What waits in the demonstration: covers, things put off, reasons of what is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.cover import Cover
from ras_desktop.domain.put_off import PutOff, Reason
from ras_desktop.domain.request import ANSWER_WITHIN
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.people import Member
from ras_desktop.services.desk import Work
from ras_desktop.store import reached as reached_store
from ras_desktop.store import review as review_store
from ras_desktop.store import today as today_store
from ras_desktop.store.cover import COVERS
from ras_desktop.store.put_off import PUT_OFF

MOST = 60
"""Things of each kind that were put off, however many children there are."""
_REASONS = (
    (Reason.FAMILY_ASKED, "They would rather wait for the school holidays"),
    (Reason.NOT_REACHED, "Rang three times, wrote on Tuesday"),
    (Reason.PAPER, "The paediatrician’s report is promised"),
    (Reason.OTHER_SERVICE, "Occupational therapy visits first"),
    (Reason.CHILD_UNWELL, ""),
    (Reason.TOO_MUCH, ""),
)


def write(work: Work, team: Sequence[Member], seed: int, on: date) -> None:
    """Keeps the covers, and what was said of things that wait."""
    COVERS.add_many(work.session, covers(team, seed, on))
    PUT_OFF.add_many(work.session, put_off(work, team[0], seed, on))


def covers(team: Sequence[Member], seed: int, on: date) -> Iterator[Cover]:
    """A colleague of the other team is away now and the owner covers; the owner will be away; one
    cover is over."""
    me, worker, south, _social, _transitions, boss = team[:6]
    spans = (
        (south, me, -2, 9, boss, "Ring the school about the lift. One mother prefers texts."),
        (me, worker, 21, 34, me, "Two visits are booked in the second week: see the notes."),
        (worker, me, -60, -47, boss, ""),
    )
    for at, (absent, covering, first, last, by, notes) in enumerate(spans):
        yield Cover(
            Dice(seed, "cover", at).uuid(), absent.id, absent.name, covering.id, covering.name,
            on + timedelta(days=first), on + timedelta(days=last), notes, by.id, by.name,
            moment(on + timedelta(days=min(first, 0) - 1), 0),
        )  # fmt: skip


def put_off(work: Work, by: Member, seed: int, on: date) -> Iterator[PutOff]:
    """Every third late request has a reason; some begun plans wait until a day."""
    asked = sorted(today_store.waiting_requests(work.session), key=lambda each: each[1].hex)
    late = [each for each in asked if each[2] + ANSWER_WITHIN < on]
    for case, id_, made in late[: 3 * MOST : 3]:
        yield _said(by, seed, on, (case, "request", str(id_)), made + ANSWER_WITHIN, None)
    plans = sorted(today_store.open_plans(work.session), key=lambda each: each[1].hex)
    for case, id_, _since in plans[: 4 * MOST : 4]:
        dice = Dice(seed, "put-off-until", id_)
        until = on + timedelta(days=dice.whole(2, 20))
        yield _said(by, seed, on, (case, "plan", str(id_)), None, until)
    yield from _late_reviews(work, by, seed, on)


def _late_reviews(work: Work, by: Member, seed: int, on: date) -> Iterator[PutOff]:
    """Most late reviews have a reason; a late one stays where it is all the same."""
    rules = review_store.rules_on(work.session, on)
    parts = reached_store.of_reviews(rules, work.session, None, on)
    late = [(case, due) for case, part in parts for due in part.due if due.day < on]
    for case, due in sorted(late, key=lambda each: each[0].hex)[: 2 * MOST]:
        if Dice(seed, "late", case).chance(75):
            yield _said(by, seed, on, (case, due.code, ""), due.day, None)


def _said(
    by: Member,
    seed: int,
    on: date,
    what: tuple[UUID, str, str],
    due: date | None,
    until: date | None,
) -> PutOff:
    case, about, subject = what
    dice = Dice(seed, "put-off", subject or f"{about}/{case}")
    reason, words = dice.pick(_REASONS)
    at = moment(on - timedelta(days=dice.whole(1, 4)), 0)
    return PutOff(dice.uuid(), case, about, subject, due, reason, words, until, by.id, by.name, at)
