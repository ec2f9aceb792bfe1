"""What two people do at the panel, and with a direct payment's account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Forum, LineVerdict
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.proposal import Concern
from ras_desktop.services import (
    family,
    monitoring,
    panel,
    panel_decision,
    panel_meeting,
    proposal,
)
from ras_desktop.store import panel as panel_store
from tests.helpers.cases import a_case, ships
from tests.helpers.panel import L1, L2, MEETS, Meeting, assistant_only
from tests.helpers.panel import agreed as agreed_plan
from tests.helpers.stale import Trial, trial
from tests.helpers.stores import SetDesk, desk_at

DAY = date(2026, 11, 23)


def _worker(desk: SetDesk) -> SetDesk:
    """Whose own work it is: nobody decides their own."""
    return desk_at(desk.root, EVERYBODY, desk.clock, "Sam Wright")


def _put(desk: SetDesk) -> Any:
    ships(desk)
    worker = _worker(desk)
    plan = agreed_plan(worker, a_case(worker))
    return panel.put(worker, plan.id).value


# ---------------------------------------------------------------- what was put


def _on_put(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    made = _put(desk)

    def read() -> Any:
        return panel.of_case(desk, made.case).puts[0]

    return Trial(read, lambda: panel.answer(other, read(), "Theirs", DAY), mine)


@trial("panel.answer")
def panel_answer(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_put(desk, other, lambda seen: panel.answer(desk, seen, "Mine", DAY))


@trial("panel.withdraw")
def panel_withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_put(desk, other, lambda seen: panel.withdraw(desk, seen, "Costed anew"))


# ---------------------------------------------------------------- a decision


def _small(put: Any) -> Any:
    """What a manager may decide without a meeting."""
    lines = (
        LineVerdict(L1, Money(100_000), Decimal(61), "An hour a week meets it now"),
        LineVerdict(L2, ZERO, Decimal(0), "Her school opens a club on Saturdays in January"),
    )
    return assistant_only(put, forum=Forum.MANAGER, lines=lines)


def _on_decision(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    """A manager's decision below the limit."""
    put = _put(desk)
    draft = panel_decision.keep(desk, _small(put)).value

    def read() -> Any:
        return panel_decision.open_(desk, put.id).draft

    def theirs() -> object:
        return panel_decision.keep(other, replace(read(), conditions="Looked at in spring."))

    assert read() == draft
    return Trial(read, theirs, mine)


@trial("panel_decision.keep")
def decision_keep(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_decision(
        desk, other, lambda seen: panel_decision.keep(desk, replace(seen, dissent="None"))
    )


@trial("panel_decision.drop")
def decision_drop(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_decision(desk, other, lambda seen: panel_decision.drop(desk, seen))


@trial("panel_decision.seal")
def decision_seal(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_decision(desk, other, lambda seen: panel_decision.seal(desk, seen.id, seen.version))


@trial("panel_decision.seal_correction")
def decision_seal_correction(desk: SetDesk, other: SetDesk) -> Trial:
    put = _put(desk)
    draft = panel_decision.keep(desk, _small(put)).value
    sealed = panel_decision.seal(desk, draft.id).value
    begun = panel_decision.correct(desk, sealed.id, "The club was forgotten").value

    def read() -> Any:
        with desk.read() as look:
            return panel_store.DECISIONS.find(look.session, begun.id)

    return Trial(
        read,
        lambda: panel_decision.keep(other, replace(read(), conditions="Looked at in spring.")),
        lambda seen: panel_decision.seal_correction(desk, seen.id, seen.version),
    )


# ---------------------------------------------------------------- a meeting


def _on_meeting(desk: SetDesk, other: SetDesk, mine: Callable[[Meeting], object]) -> Trial:
    ships(desk)
    first = panel_meeting.save(desk, Meeting(uuid4(), MEETS, place="Room 4")).value

    def read() -> Any:
        with desk.read() as look:
            return panel_store.SITTINGS.find(look.session, first.id)

    def theirs() -> object:
        held = panel_meeting.open_(other, first.id).meeting
        return panel_meeting.save(other, replace(held, place="Room 9"))

    def with_copy(seen: Any) -> object:
        return mine(replace(first, place=seen.place, version=seen.version))

    return Trial(read, theirs, with_copy)


@trial("panel_meeting.save")
def meeting_save(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_meeting(
        desk, other, lambda seen: panel_meeting.save(desk, replace(seen, place="Room 1"))
    )


@trial("panel_meeting.papers_sent")
def meeting_papers(desk: SetDesk, other: SetDesk) -> Trial:
    made = _on_meeting(
        desk, other, lambda seen: panel_meeting.papers_sent(desk, seen, desk.today())
    )
    panel_meeting.add(desk, made.read().id, _put(desk).id)
    return made


@trial("panel_meeting.hold")
def meeting_hold(desk: SetDesk, other: SetDesk) -> Trial:
    def mine(seen: Meeting) -> object:
        desk.clock.set(desk.clock().replace(day=30))
        return panel_meeting.hold(desk, seen)

    return _on_meeting(desk, other, mine)


@trial("panel_meeting.cancel")
def meeting_cancel(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_meeting(desk, other, lambda seen: panel_meeting.cancel(desk, seen))


# ---------------------------------------------------------------- an account


def _on_proposal(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    ships(desk)
    worker = _worker(desk)
    case = a_case(worker).id
    proposal.make(worker, case, Concern.USE, ZERO, (DAY, DAY), "A holiday was paid.")

    def read() -> Any:
        return proposal.of_case(desk, case)[0]

    return Trial(read, lambda: proposal.answer(other, read(), "Theirs", DAY), mine)


@trial("proposal.answer")
def proposal_answer(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_proposal(desk, other, lambda seen: proposal.answer(desk, seen, "Mine", DAY))


@trial("proposal.decide")
def proposal_decide(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_proposal(desk, other, lambda seen: proposal.decide(desk, seen, ZERO, "Nothing"))


@trial("proposal.withdraw")
def proposal_withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_proposal(desk, other, lambda seen: proposal.withdraw(desk, seen, "Mistaken"))


@trial("monitoring.sort")
def monitoring_sort(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    case = family.read(desk, a_case(desk).id).id
    monitoring.take_in(desk, case, b"Date,Details,Amount\n13/11/2026,Wages,-12.00\n")

    def read() -> Any:
        return monitoring.overview(desk, case).entries[0]

    return Trial(
        read,
        lambda: monitoring.sort(other, [read()], None, aside=True),
        lambda seen: monitoring.sort(desk, [seen], None),
    )
