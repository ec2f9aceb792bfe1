"""Verbs on notices that write over a copy (`stale`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import How
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.services import attachment, notice, reconsideration
from ras_desktop.services import scheme as schemes
from ras_desktop.services.attachment import Loaded
from ras_desktop.services.reconsideration import Asking
from tests.helpers.agreed import PDF, Three
from tests.helpers.cases import seeded
from tests.helpers.noticed import LESS, at, decided, paid_case, written
from tests.helpers.stale import Trial, trial
from tests.helpers.stores import SetDesk

NOV_30 = date(2026, 11, 30)


def lowered(desk: SetDesk, sum_: Money = LESS) -> Notice:
    """A draft that lacks nothing, of a case in which this desk may do everything."""
    with desk.read() as look:
        empty = schemes.edition_on(look, EditionKind.POLICY, NOV_30) is None
    if empty:
        seeded(desk)
    case, plan = paid_case(Three(desk, desk, desk), team="North")
    decided(desk, case, plan, sum_, date(2026, 11, 24))
    at(desk, NOV_30)
    return written(desk, case)


def given(desk: SetDesk) -> Notice:
    """The same, given by hand."""
    held = lowered(desk)
    with desk.act("document.issue") as work:
        return notice.give_in(work, held.id, How.HAND, "Nadia Quarrington")


def _on(desk: SetDesk, held: Notice, theirs: Callable[[Notice], object], mine: Any) -> Trial:
    def read() -> Any:
        return next(iter(notice.of_case(desk, held.case)), None)

    return Trial(read, lambda: theirs(read()), mine, held.case)


def on_draft(desk: SetDesk, other: SetDesk, mine: Callable[[Notice], object]) -> Trial:
    """Somebody else changes the reasons meanwhile."""

    def theirs(seen: Notice) -> object:
        return notice.keep(other, replace(seen, reasons="Theirs, and longer than a word."))

    return _on(desk, lowered(desk), theirs, mine)


def on_given(desk: SetDesk, other: SetDesk, mine: Callable[[Notice], object]) -> Trial:
    """Somebody else writes down help meanwhile."""

    def theirs(seen: Notice) -> object:
        return notice.help_family(other, seen, "Theirs", NOV_30)

    return _on(desk, given(desk), theirs, mine)


@trial("notice.keep")
def keep(desk: SetDesk, other: SetDesk) -> Trial:
    return on_draft(desk, other, lambda seen: notice.keep(desk, replace(seen, reasons="Mine.")))


@trial("notice.drop")
def drop(desk: SetDesk, other: SetDesk) -> Trial:
    return on_draft(desk, other, lambda seen: notice.drop(desk, seen))


@trial("notice.help_family")
def help_family(desk: SetDesk, other: SetDesk) -> Trial:
    return on_given(desk, other, lambda seen: notice.help_family(desk, seen, "Mine", NOV_30))


@trial("notice.withdraw")
def withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    return on_given(desk, other, lambda seen: notice.withdraw(desk, seen, "A mistake."))


def asked_for(desk: SetDesk, giver: SetDesk) -> tuple[Notice, UUID, UUID]:
    """A notice that somebody else gave, about which the family asks; and a file of the case."""
    held = given(giver)
    about = Asking(NOV_30, "Nadia Quarrington", "The mat does not wake me.")
    reconsideration.ask(desk, held.id, about)
    files = [
        attachment.add(desk, held.case, Loaded("a.pdf", PDF + name), "Sleep diary").value.id
        for name in (b"1", b"2")
    ]
    return held, files[0], files[1]


def on_asked(desk: SetDesk, other: SetDesk, mine: Callable[[Any, UUID], object]) -> Trial:
    """Somebody else adds a file meanwhile."""
    held, theirs, file = asked_for(desk, other)

    def read() -> Any:
        return reconsideration.of_case(desk, held.case)[0]

    return Trial(
        read,
        lambda: reconsideration.add_evidence(other, read(), theirs),
        lambda seen: mine(seen, file),
        held.case,
    )


@trial("reconsideration.add_evidence")
def add_evidence(desk: SetDesk, other: SetDesk) -> Trial:
    return on_asked(desk, other, lambda seen, file: reconsideration.add_evidence(desk, seen, file))


@trial("reconsideration.answer")
def answer(desk: SetDesk, other: SetDesk) -> Trial:
    return on_asked(
        desk,
        other,
        lambda seen, _file: reconsideration.answer(desk, seen, Outcome.UPHELD, "Looked at."),
    )


@trial("reconsideration.drop")
def drop_asked(desk: SetDesk, other: SetDesk) -> Trial:
    return on_asked(desk, other, lambda seen, _file: reconsideration.drop(desk, seen, "Well"))
