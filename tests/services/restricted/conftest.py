"""Who stands to a case how."""

from __future__ import annotations

import pytest

from ras_desktop.domain.family import Case
from ras_desktop.domain.permission import Role
from ras_desktop.store.session import Store
from tests.helpers.families import added
from tests.helpers.restricted import MakeDesk
from tests.helpers.stores import SetDesk


@pytest.fixture
def worker(store: Store, desk_of: MakeDesk) -> SetDesk:
    """The case is theirs."""
    return desk_of(Role.SOCIAL_WORKER, name="Sam Hale", team="North")


@pytest.fixture
def manager(desk_of: MakeDesk) -> SetDesk:
    """Of the same team."""
    return desk_of(Role.TEAM_MANAGER, name="Mo Reed", team="North")


@pytest.fixture
def outsider(desk_of: MakeDesk) -> SetDesk:
    """Of another team."""
    return desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")


@pytest.fixture
def case(worker: SetDesk) -> Case:
    """An open case of Amy Fenwick."""
    return added(worker)
