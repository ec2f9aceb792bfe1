"""Who stands to a case how, in tests of restricted cases and emergencies."""

from __future__ import annotations

from collections.abc import Callable

from ras_desktop.domain.access import Ground
from ras_desktop.domain.family import Case
from ras_desktop.services import access
from ras_desktop.services.desk import Desk
from tests.helpers.stores import SetDesk

MakeDesk = Callable[..., SetDesk]
WHY = "The father works in this team"
NEED = "Mother rang out of hours, child is in hospital"


def shut(manager: Desk, case: Case, *people: Desk) -> None:
    """Restricts a case to its manager and these people."""
    ids = [each.actor.id for each in (manager, *people)]
    access.restrict(manager, case, Ground.STAFF_RELATIVE, WHY, ids)
