"""A manager's overview: late by worker and by reason, and from a row to the list of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ras_desktop.domain.put_off import About, Reason
from ras_desktop.domain.sort import Group
from ras_desktop.gui.pages.late import LatePage
from ras_desktop.gui.pages.today import TodayPage
from ras_desktop.gui.place import Place
from ras_desktop.services import put_off, request
from tests.helpers.families import added, asked


@pytest.fixture
def desk(file_desk):
    return file_desk


def cells(table, row: int) -> list[str]:
    model = table.model
    return [model.data(model.index(row, at)) for at in range(model.columnCount())]


def test_late_by_worker_and_by_reason_and_into_the_list(shown, context_of, desk, shell):
    day = desk.today()
    late = [added(desk, name) for name in ("Amy", "Ben")]
    held = [
        request.log(desk, each.id, asked(day - timedelta(days=ago))).value
        for each, ago in zip(late, (40, 30), strict=True)
    ]
    due = day - timedelta(days=12)
    put_off.put_off(
        desk, late[0].id, About("request", str(held[0].id), due), Reason.PAPER, "", None
    )
    page = shown(LatePage(context_of(desk)))
    page.arrive(Place("late"))
    me = desk.actor.name
    assert cells(page.workers, 0) == [me, "2", "12 days late"]
    assert [cells(page.reasons, at) for at in range(2)] == [
        ["No reason given", "1"], ["A paper or report is missing", "1"],
    ]  # fmt: skip
    page.reasons.opened.emit(page.reasons.model.at(1))
    page.workers.opened.emit(page.workers.model.at(0))
    assert shell.places == [
        Place("today", None, "late/team/reason/paper"),
        Place("today", None, f"late/team/worker/{me}"),
    ]  # fmt: skip
    listed = shown(TodayPage(context_of(desk)))
    listed.arrive(shell.places[0])
    assert [each.case for each in listed.listed()] == [late[0].id]
    listed.arrive(shell.places[1])
    assert {each.case for each in listed.listed()} == {each.id for each in late}
    assert listed.group.value() is Group.LATE
    listed.arrive(Place("today"))
    assert len(listed.listed()) == 2


def test_nothing_late_is_calm(shown, context_of, desk, shell):
    page = shown(LatePage(context_of(desk)))
    page.arrive(Place("late"))
    assert not page.nothing.isHidden()
    assert page.acts() == ()
    assert not shell.faults
