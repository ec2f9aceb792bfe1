"""Grants, row policies and triggers of a team's server, made from the table of permissions.

`statements(prefix)` is the whole of it, to be run by the owner in one transaction; run again, it
gives the same state. Each role of the service is a group role with policies of its own; who has
several roles has the sum, as in the program.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from ras_desktop.domain.permission import TABLE, Role
from ras_desktop.store.server import chain, column_rules, functions, hidden, reach, witness
from ras_desktop.store.server.guarded import (
    CASE,
    DELETE,
    INSERT,
    ME,
    MY_NAME,
    OWN,
    TABLES,
    UPDATE,
    Guarded,
    Way,
)
from ras_desktop.store.server.names import gate, group, owner, program, quoted
from ras_desktop.store.tables import METADATA

_LETTERS = {INSERT: "a", UPDATE: "w", DELETE: "d"}


def statements(prefix: str) -> tuple[str, ...]:
    """Everything that must hold on the server, in order."""
    made = [*_clean(prefix), *_schema(prefix), functions.keeper_check(prefix)]
    made += functions.identity(prefix)
    made += functions.gates(prefix)
    made += functions.whose()
    made += hidden.statements(prefix)
    for each in TABLES:
        made += _table(prefix, each)
    return (*made, *_shared(prefix), *chain.rules(prefix), *witness.statements(prefix))


def fingerprint() -> str:
    """What this version of the program holds to be right: 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(statements("ras")).encode()).hexdigest()


def every_table() -> tuple[str, ...]:
    """The tables of the models."""
    return tuple(each.name for each in METADATA.sorted_tables)


def _clean(prefix: str) -> tuple[str, ...]:
    """Takes away every policy and grant that an earlier version gave."""
    groups = ", ".join(quoted(each) for each in everybody(prefix))
    return (
        "DO $ras$ DECLARE p record; BEGIN FOR p IN SELECT * FROM pg_policies "
        "WHERE schemaname = 'public' LOOP EXECUTE format('DROP POLICY %I ON public.%I', "
        "p.policyname, p.tablename); END LOOP; END $ras$",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {groups}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {groups}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    )


def everybody(prefix: str) -> tuple[str, ...]:
    """All group roles of a server."""
    return (program(prefix), *(group(prefix, role) for role in Role))


def _schema(prefix: str) -> tuple[str, ...]:
    callers = f"{quoted(program(prefix))}, {quoted(gate(prefix))}"
    forced = [
        statement
        for table in every_table()
        for statement in (
            f'ALTER TABLE public."{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE public."{table}" FORCE ROW LEVEL SECURITY',
            f'CREATE POLICY owner ON public."{table}" TO {quoted(owner(prefix))} '
            "USING (true) WITH CHECK (true)",
        )
    ]
    return (
        f"GRANT USAGE ON SCHEMA public, ras TO {callers}",
        *forced,
        f"GRANT SELECT ON public.user_account TO {quoted(gate(prefix))}",
        f"CREATE POLICY gate ON public.user_account FOR SELECT TO {quoted(gate(prefix))} "
        "USING (true)",
    )


def _shared(prefix: str) -> tuple[str, ...]:
    everyone = quoted(program(prefix))
    return (
        f"GRANT SELECT ON public.alembic_version, ras.rules TO {everyone}",
        *functions.feed(prefix, TABLE[reach.KNOWN].roles, reach.seen_by_anybody('"case"')),
    )


# One table


def _table(prefix: str, table: Guarded) -> list[str]:
    made = _reading(prefix, table)
    for does in (INSERT, UPDATE, DELETE):
        ways = [each for each in table.ways if each.does == does]
        made += _writing(prefix, table, does, ways)
    return [*made, *column_rules.triggers(prefix, table)]


def _reading(prefix: str, table: Guarded) -> list[str]:
    made = []
    for number, (roles, condition) in enumerate(reach.reading(table)):
        to = _names(prefix, roles)
        made.append(f'GRANT SELECT ON public."{table.table}" TO {to}')
        made.append(
            f'CREATE POLICY "r{number}" ON public."{table.table}" FOR SELECT TO {to} '
            f"USING ({condition or 'true'})"
        )
    return made


def _writing(prefix: str, table: Guarded, does: str, ways: list[Way]) -> list[str]:
    made = []
    columns = ", ".join(f'"{each}"' for each in table.changes)
    some = f" ({columns})" if does == UPDATE and columns else ""
    for roles, conditions in _by_role(table, ways).items():
        to = _names(prefix, roles)
        made.append(f'GRANT {does}{some} ON public."{table.table}" TO {to}')
        before, after = _clauses(table, does, conditions)
        made.append(
            f'CREATE POLICY "{_name(_LETTERS[does], roles)}" ON public."{table.table}" '
            f"FOR {does} TO {to}{before}{after}"
        )
    return made


def _by_role(table: Guarded, ways: list[Way]) -> dict[frozenset[Role], tuple[str, ...]]:
    """Roles that may do the same under the same conditions → those conditions."""
    of_role: dict[Role, dict[str, None]] = defaultdict(dict)
    for way in ways:
        for role in sorted(TABLE[way.verb].roles):
            of_role[role][_condition(table, way, role)] = None
    together: dict[tuple[str, ...], set[Role]] = defaultdict(set)
    for role, conditions in of_role.items():
        together[tuple(sorted(conditions))].add(role)
    return {frozenset(roles): conditions for conditions, roles in together.items()}


def _clauses(table: Guarded, does: str, conditions: tuple[str, ...]) -> tuple[str, str]:
    """USING and WITH CHECK of a policy."""
    any_of = "true" if "" in conditions else " OR ".join(f"({each})" for each in conditions)
    allowed = _all([any_of, table.mine])
    seen = [reach.seen_by_anybody(case) for case in table.cases if table.table != reach.CASES]
    if does == DELETE:
        return f" USING ({allowed})", ""
    if does == UPDATE:
        return f" USING ({allowed})", f" WITH CHECK ({_all([table.mine, *seen])})"
    signed = [f'"{name}" = {who}' for name, who in zip(table.signed, (ME, MY_NAME), strict=False)]
    return "", f" WITH CHECK ({_all([allowed, *signed])})"


def _condition(table: Guarded, way: Way, role: Role) -> str:
    """What must hold of the row for one verb of a role, in SQL; "" for nothing."""
    states = sorted(TABLE[way.verb].states)
    of_case = states if way.state == CASE else ()
    said = [] if way.anywhere else [reach.reaches(table, way.verb, role, of_case)]
    if states and way.state == OWN:
        said.append(f"{table.state} IN ({_texts(states)})")
    return _all([*said, way.where], empty="")


def _names(prefix: str, roles: Iterable[Role]) -> str:
    return ", ".join(quoted(group(prefix, each)) for each in sorted(roles))


def _name(letter: str, roles: frozenset[Role]) -> str:
    """A policy's name: short, and the same for the same roles."""
    told = hashlib.sha256(",".join(sorted(roles)).encode()).hexdigest()[:8]
    return f"{letter}_{told}"


def _texts(values: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in values)


def _all(conditions: Iterable[str], empty: str = "true") -> str:
    given = [each for each in conditions if each and each != "true"]
    return " AND ".join(f"({each})" for each in given) if given else empty
