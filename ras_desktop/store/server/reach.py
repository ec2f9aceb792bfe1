"""Which rows somebody sees: said once, on `family_case`; what hangs on a case follows it.

`domain.access.Sight.tie` in SQL: how whoever has signed in stands to a case, and which roles reach
a case that they stand to like that (`Rule.within` of the table of permissions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ras_desktop.domain.access import AccessKind
from ras_desktop.domain.permission import TABLE, Role, Tie
from ras_desktop.store.server.guarded import Guarded

CASES = "family_case"
KNOWN = "family.read"
"""Whoever does not reach a case with this verb does not learn of it (`services.sight`)."""

Ties = frozenset[Tie]


def ties(verb: str, role: Role) -> Ties:
    """The ties with which a role reaches a case by a verb."""
    return frozenset(tie for tie, roles in TABLE[verb].within.items() if role in roles)


def tie(row: str = "") -> str:
    """SQL: the tie of whoever has signed in to a case; `row`: the name of its row, with a dot."""
    named, glass = (f"ANY ((SELECT ras.open_to_me('{kind.value}'))::uuid[])" for kind in AccessKind)
    return (
        f"CASE WHEN {row}merged_into IS NOT NULL THEN ras.tie_to({row}merged_into) "
        f"WHEN {row}id = {named} THEN 'own' WHEN {row}restricted THEN 'hidden' "
        f"WHEN {row}worker = (SELECT ras.me()) THEN 'own' "
        f"WHEN {row}worker = ANY ((SELECT ras.covered_by_me())::uuid[]) THEN 'own' "
        f"WHEN {row}team IN ('', (SELECT ras.my_team())) THEN 'team' "
        f"WHEN {row}id = {glass} THEN 'glass' ELSE 'other' END"
    )


def reading(table: Guarded) -> Iterable[tuple[frozenset[Role], str]]:
    """Groups of roles with the condition under which they see a row, in SQL; "" for none."""
    together: dict[str, set[Role]] = defaultdict(set)
    for verb in table.reads:
        for role in sorted(TABLE[verb].roles):
            together[_seen(table, verb, role, table.mine)].add(role)
    for verb, where in table.also_reads:
        for role in sorted(TABLE[verb].roles):
            together[_seen(table, verb, role, where)].add(role)
    return [(frozenset(roles), condition) for condition, roles in together.items()]


def _seen(table: Guarded, verb: str, role: Role, where: str) -> str:
    if table.table == CASES:
        # A case that is handed on or restricted is seen until the transaction that does it ends.
        words = f"{_within(ties(verb, role))} OR ras.in_hand(id)"
        return f"({words})"
    seen = [sees(case, role, verb) for case in table.cases]
    return " AND ".join(filter(None, (*seen, where)))


def reaches(table: Guarded, verb: str, role: Role, states: Iterable[str]) -> str:
    """SQL: whether a verb of a role reaches the cases on which a row hangs, in these states."""
    if table.table == CASES:
        return f"({_within(ties(verb, role))})"
    return " AND ".join(sees(case, role, verb, states) for case in table.cases)


def sees(case: str, role: Role, verb: str, states: Iterable[str] = ()) -> str:
    """SQL: whether the caller sees the case named, reaches it with a verb, and it stands so."""
    words = ", ".join(f"'{each}'" for each in sorted(states))
    said = [f"seen.id = {case}"]
    if ties(verb, role) != ties(KNOWN, role):
        said.append(f"({_within(ties(verb, role), 'seen.')} OR ras.in_hand(seen.id))")
    if words:
        said.append(f"ras.standing(seen.state, seen.merged_into) IN ({words})")
    return f"EXISTS (SELECT 1 FROM public.{CASES} seen WHERE {' AND '.join(said)})"


def seen_by_anybody(case: str) -> str:
    """SQL: whether the caller sees the case named."""
    return f"EXISTS (SELECT 1 FROM public.{CASES} seen WHERE seen.id = {case})"


def _within(found: Ties, row: str = "") -> str:
    if found >= frozenset(Tie) - {Tie.HIDDEN}:
        return f"({tie(row)}) <> 'hidden'"
    words = ", ".join(f"'{each.value}'" for each in sorted(found))
    return f"({tie(row)}) IN ({words})"
