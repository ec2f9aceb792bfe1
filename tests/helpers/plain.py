"""A server with the demonstration caseload and one person of each role, for plain SQL clients.

Some cases are restricted, named, opened in an emergency.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg

from ras_desktop.domain.access import Access, AccessKind, Attempt, Sight, Unopened
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.domain.user import User
from ras_desktop.services import casefile
from ras_desktop.store import moving
from ras_desktop.store.access import ACCESSES
from ras_desktop.store.family import CASES, CaseRow
from ras_desktop.store.sought import ATTEMPTS, UNOPENED
from tests.helpers import team
from tests.helpers.stores import FAST_KEYS
from tests.helpers.team import Team
from tests.helpers.windows import demonstration

ON = date(2026, 11, 23)
TEAM = "North"


@dataclass
class World:
    """The server, its people by role, and every case with how it stands."""

    team: Team
    people: dict[Role, User]
    cases: dict[UUID, Any]
    named: dict[UUID, frozenset[UUID]]
    glass: dict[UUID, frozenset[UUID]]

    def sight(self, role: Role) -> Sight:
        who = self.people[role]
        none: frozenset[UUID] = frozenset()
        named, glass = self.named.get(who.id, none), self.glass.get(who.id, none)
        return Sight(who.id, who.roles, who.team, named, glass)

    def tie(self, role: Role, case: UUID | None) -> Tie:
        if case is None:
            return Tie.HIDDEN  # of no case: nobody sees it
        held = self.cases[case]
        while held.merged_into is not None:
            held = self.cases[held.merged_into]
        return self.sight(role).tie_to(held)


@contextmanager
def populated(template: str, folder: Path) -> Iterator[World]:
    """The demonstration moved to a server of its own, with its people."""
    made = demonstration(folder, 30, ON)
    opened = casefile.sign_in(made, "demo", "demonstration", policy=FAST_KEYS)
    with team.team(template) as url:
        server = Team(url, template)
        with opened.desk.store.reading() as look, server.engine.begin() as target:
            moving.copy(look.connection(), target, lambda _done, _total: None)
        opened.close()
        yield _peopled(server)
        server.close()


def client(world: World, role: Role) -> psycopg.Connection[Any]:
    """Somebody of this role with a plain SQL client."""
    return psycopg.connect(world.team.url_of(world.people[role].name))


def _peopled(server: Team) -> World:
    people = {role: User(uuid4(), f"Plain {role.value}", frozenset({role}), TEAM) for role in Role}
    for each in people.values():
        server.add(each)
    server.add(User(uuid4(), "Second lead", frozenset({Role.RAS_LEAD}), TEAM))
    worker = people[Role.SOCIAL_WORKER]
    now = datetime.now(UTC)
    with server.writing() as session:
        held = CASES.where(session, CaseRow.merged_into.is_(None), order=(CaseRow.number,))
        mine, others = held[: len(held) // 2], held[len(held) // 2 :]
        for each in held:
            row = session.get(CaseRow, each.id)
            row.team = TEAM if each in mine else "Elsewhere"
            row.worker = None
        for each in (*mine[:2], *others[:2]):
            row = session.get(CaseRow, each.id)
            row.restricted = True
        session.get(CaseRow, others[2].id).worker = worker.id
        session.get(CaseRow, others[3].id).team = ""
        session.flush()
        let_in = [
            _access(mine[0].id, worker, AccessKind.NAMED, now, None),
            _access(others[0].id, worker, AccessKind.NAMED, now, None),
            _access(others[4].id, worker, AccessKind.GLASS, now, now + timedelta(hours=2)),
            _access(others[5].id, worker, AccessKind.GLASS, now - timedelta(days=2), now),
            _access(others[6].id, worker, AccessKind.NAMED, now - timedelta(days=2), now),
        ]
        for access in let_in:
            ACCESSES.put(session, access)
        _attempts(session, people, mine[0].id)
    with server.reading() as look:
        cases = {each.id: each for each in CASES.where(look, True)}
    named = frozenset({mine[0].id, others[0].id})
    return World(server, people, cases, {worker.id: named}, {worker.id: frozenset({others[4].id})})


def _access(
    case: UUID, who: User, kind: AccessKind, since: datetime, until: datetime | None
) -> Access:
    since -= timedelta(minutes=1)
    return Access(uuid4(), case, who.id, who.name, kind, "x", who.id, who.name, since, until)


def _attempts(session: Any, people: dict[Role, User], restricted: UUID) -> None:
    """Asked for in an emergency: by my team's worker and manager, by another's; one restricted."""
    now = datetime.now(UTC)
    for role, of, case in (
        (Role.SOCIAL_WORKER, TEAM, restricted),
        (Role.TEAM_MANAGER, TEAM, None),
        (Role.EARLY_HELP_WORKER, "Elsewhere", None),
        (Role.TRANSITIONS_WORKER, "", restricted),
    ):
        who = people[role]
        asked = (who.id, who.name, of, now, "2026-00000", "", None, "The child is in hospital")
        kept = ATTEMPTS.put(session, Attempt(uuid4(), *asked))
        told = (who.id, who.name, now, kept.reason)
        UNOPENED.put(session, Unopened(uuid4(), kept.id, case, *told))
