"""Saved views: each user's own, with search, filters, order and columns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest

from ras_desktop.domain.caseload import Column, Filters, SavedView, Search, Whose
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Role
from ras_desktop.services import view
from ras_desktop.services.desk import Desk
from ras_desktop.store.trouble import Gone
from tests.helpers.stores import SetDesk

MakeDesk = Callable[..., SetDesk]


def a_view(name: str = "Late in Wath") -> SavedView:
    filters = Filters(
        Whose.TEAM,
        frozenset({Stage.PLAN, Stage.PANEL}),
        frozenset({"Wath", "O’Brien's End"}),
        frozenset(CaseState),
        late=True,
    )
    search = Search("zoë o'b", filters, Column.DUE, descending=True)
    return SavedView(uuid4(), name, search, (Column.NAME, Column.DUE))


def test_a_view_comes_back_as_it_was_saved_and_once(desk: Desk) -> None:
    new = a_view()
    for _ in range(50):
        view.save(desk, new)
    assert view.mine(desk) == (replace(new, version=1),)


def test_a_view_is_changed_removed_and_kept_again(desk: Desk) -> None:
    held = view.save(desk, a_view()).value
    held = view.save(desk, replace(held, name="Late")).value
    gone = view.remove(desk, held).value
    assert view.mine(desk) == ()
    view.save(desk, replace(gone, version=0))
    assert [each.name for each in view.mine(desk)] == ["Late"]


def test_views_are_each_users_own(desk: Desk, desk_of: MakeDesk) -> None:
    held = view.save(desk, a_view()).value
    other = desk_of(Role.FINANCE)
    assert view.mine(other) == ()
    with pytest.raises(Gone):
        view.save(other, held)
    with suppress(Gone):  # on a server the row is not even seen
        view.remove(other, held)
    assert view.mine(desk) == (held,)


def test_a_view_needs_a_name(desk: Desk) -> None:
    with pytest.raises(Refused):
        view.save(desk, a_view(" "))
