"""What was agreed at a review: followed up from the day it is held until it is done."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain import follow_up as rules
from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.record import case_to_change, thing_to_read
from ras_desktop.store import follow_up as store
from ras_desktop.store.follow_up import FOLLOW_UPS


def done(desk: Desk, id_: UUID) -> Done[FollowUp]:
    """It is done, today. Twice changes nothing. Gone: no such action. Refused: the case is over."""
    with desk.act("review.action") as work:
        held = thing_to_read(work, FOLLOW_UPS, id_)
        case_to_change(work, held.case)
        if held.done_on is not None:
            return work.done(held)
        me = work.actor
        return work.done(_keep(work, held.done(work.today, me.id, me.name)))


def again(desk: Desk, id_: UUID) -> Done[FollowUp]:
    """It was not done after all. The log keeps what stood there; twice changes nothing."""
    with desk.act("review.action") as work:
        held = thing_to_read(work, FOLLOW_UPS, id_)
        case_to_change(work, held.case)
        return work.done(held if held.done_on is None else _keep(work, held.again()))


def agreed(work: Work, review: CaseReview) -> None:
    """A review was held: what it asks for is open, what it says is done is done."""
    said = rules.said_done(review)
    assert review.form.on is not None  # held
    for each in store.of_case(work.session, review.case):
        if each.id in said and each.done_on is None:
            me = work.actor
            FOLLOW_UPS.put(work.session, each.done(review.form.on, me.id, me.name, review.id))
    for each in rules.agreed_at(review):
        FOLLOW_UPS.put(work.session, each)


def set_aside(work: Work, review: CaseReview) -> None:
    """A review was a mistake: what it said to be done is open again; what it asked counts no more
    with it (`store.reached.of_actions`)."""
    for each in store.said_at(work.session, review.id):
        FOLLOW_UPS.put(work.session, each.again())


def _keep(work: Work, wanted: FollowUp) -> FollowUp:
    kept = FOLLOW_UPS.put(work.session, wanted)
    work.changed("review", kept.review, kept.case)
    refresh(work, kept.case)
    return kept
