"""Which cases somebody may know of: the one place that lists, counts, hints and pages ask.

A case that may not be known of is answered like one that is not there: the same questions to the
store, the same words, in the same time.
"""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain.access import Sight
from ras_desktop.domain.family import Case
from ras_desktop.domain.permission import Tie, offered
from ras_desktop.services.desk import Reading
from ras_desktop.store import access as access_store
from ras_desktop.store import cover as cover_store
from ras_desktop.store.family import CASES

READ = "family.read"
"""Whoever may not read a case does not learn of it."""


def sight_of(look: Reading) -> Sight:
    """What the actor may know of now; asked of the store once in each look."""
    if look.sight is None:
        who = look.actor
        named, glass = access_store.held_by(look.session, who.id, look.now)
        covers = cover_store.covered_by(look.session, who.id, look.today)
        look.sight = Sight(who.id, who.roles, who.team, named, glass, covers)
    return look.sight


def tie_to(look: Reading, case: Case) -> Tie:
    """How the actor stands to a case; to one that became part of another, as to that one."""
    return sight_of(look).tie_to(whole(look, case))


def whole(look: Reading, case: Case) -> Case:
    """The case itself, or the one that it became part of."""
    while case.merged_into is not None:
        case = CASES.get(look.session, case.merged_into)
    return case


def known(look: Reading, id_: UUID) -> Case | None:
    """The case; None if there is none, or the actor may not know of it."""
    sight_of(look)  # asked of the store in both cases, so that both take as long
    case = CASES.find(look.session, id_)
    if case is None or not offered(READ, look.actor.roles, tie_to(look, case)):
        return None
    return case
