"""The pages at the side: nobody is offered one that their roles may not read."""

from __future__ import annotations

import pytest

from ras_desktop.domain.permission import Role, offered
from ras_desktop.gui.widgets.side import NEEDS, ORDER

FOR_EVERYBODY = {"today", "schemes", "settings"}
WORKER = FOR_EVERYBODY | {"families", "meetings", "practice"}
MANAGER = WORKER | {"spending", "turning", "existing", "reports", "log"}
PLACES = {
    Role.FAMILY_SUPPORT_WORKER: WORKER,
    Role.SOCIAL_WORKER: WORKER,
    Role.EARLY_HELP_WORKER: WORKER,
    Role.TRANSITIONS_WORKER: WORKER,
    Role.EHC_COORDINATOR: WORKER,
    Role.TEAM_MANAGER: MANAGER,
    Role.PANEL_MEMBER: WORKER,
    Role.PANEL_CHAIR: WORKER | {"spending"},
    Role.MINUTE_TAKER: WORKER,
    Role.FINANCE: WORKER | {"runs", "spending", "turning"},
    Role.RAS_LEAD: WORKER | {"spending", "turning", "existing", "reports"},
    Role.AUDITOR: WORKER | {"runs", "spending", "reports", "log"},
    Role.ADMINISTRATOR: FOR_EVERYBODY | {"log"},
}
"""Written by hand from what each role is there for; an administrator sees no case."""


@pytest.mark.parametrize("role", Role)
def test_each_role_is_offered_its_pages_and_no_other(role: Role) -> None:
    roles = frozenset({role})
    found = {word for word in ORDER if word not in NEEDS or offered(NEEDS[word], roles)}
    assert found == PLACES[role]
