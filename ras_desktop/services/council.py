"""The council's name, address and contacts, for every paper."""

from __future__ import annotations

from ras_desktop.domain import council as rules
from ras_desktop.domain.council import Council
from ras_desktop.domain.finding import Refused, errors
from ras_desktop.services.desk import Desk, Done
from ras_desktop.store import council as council_store


def read(desk: Desk) -> Council:
    """The council; an empty one until somebody has entered it."""
    with desk.read("settings.read") as look:
        return council_store.get(look.session)


def save(desk: Desk, council: Council) -> Done[Council]:
    """Keeps the council. Refused: findings of domain.council.check. StaleCopy: both to show."""
    with desk.act("settings.save") as work:
        found = errors(rules.check(council))
        if found:
            raise Refused(*found)
        kept = council_store.put(work.session, council)
        work.changed("council", kept.id)
        return work.done(kept)
