"""The triggers that guard columns, made from `columns` and from the table of permissions.

One function for each table that anybody may write, for both an added and a changed row: what stays,
the version that rises, turns, hands, and what must hold. It compares columns first and asks who
somebody is only where one of them changes, so that a save costs no more than before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ras_desktop.domain.permission import TABLE, Role
from ras_desktop.store.server import reach
from ras_desktop.store.server.column import ADDED, NOTHING, SOMETHING, Columns, Hand, Turn
from ras_desktop.store.server.columns import of
from ras_desktop.store.server.guarded import INSERT, ME, MY_NAME, UPDATE, Guarded
from ras_desktop.store.server.names import owner
from ras_desktop.store.tables import METADATA

PATH = "SET search_path = pg_catalog, pg_temp"
_EMPTY = "('', 'false', 'null', '{}', '[]')"
"""How an empty column reads as text."""


def triggers(prefix: str, table: Guarded) -> list[str]:
    """The function and its trigger; none for a table that nobody adds to or changes."""
    does = [each for each in (INSERT, UPDATE) if any(way.does == each for way in table.ways)]
    said = of(table.table)
    added = _added(table, said) if INSERT in does else ""
    changed = _changed(table, said) if UPDATE in does else ""
    if not added and not changed:
        return []
    name = f'ras."row_{table.table}"'
    when = " OR ".join(each for each, body in ((INSERT, added), (UPDATE, changed)) if body)
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {PATH} AS $ras$\n"
        f"BEGIN\nIF current_user = '{owner(prefix)}' OR ras.is_keeper() THEN RETURN NEW; END IF;\n"
        f"IF TG_OP = 'INSERT' THEN\n{added or 'NULL;'}\nELSE\n{changed or 'NULL;'}\nEND IF;\n"
        "RETURN NEW;\nEND $ras$",
        f'DROP TRIGGER IF EXISTS ras_row ON public."{table.table}"',
        f'CREATE TRIGGER ras_row BEFORE {when} ON public."{table.table}" FOR EACH ROW '
        f"EXECUTE FUNCTION {name}()",
    ]


def _added(table: Guarded, said: Columns) -> str:
    made = []
    for column in _turned(said):
        ways = [each for each in _turns(said, column) if set(ADDED) & set(each.before)]
        allowed = [f"{_reads('NEW', column)} IN {_EMPTY}"] if _may_be_empty(said, column) else []
        allowed += [_all([_one_of("NEW", column, way.after), _by(table, way)]) for way in ways]
        made.append(_unless(_any(allowed), column))
    made += [_unless(_hand_added(table, each), each.who or each.name) for each in said.hands]
    made += _held(said)
    return "\n".join(made)


def _changed(table: Guarded, said: Columns) -> str:
    made = [_unless(f"NOT ({_moved(each)})", each) for each in ("id", *table.signed, *table.stays)]
    if "version" in METADATA.tables[table.table].c:
        made.append(
            "IF NEW.version <> OLD.version + 1 THEN RAISE EXCEPTION "
            "'ras: each change raises the version' USING ERRCODE = '40001'; END IF;"
        )
    for column in _turned(said):
        ways = [
            _all([_one_of("OLD", column, _were(way)), _one_of("NEW", column, way.after),
                  _by(table, way)])
            for way in _turns(said, column) if way.before != ADDED
        ]  # fmt: skip
        made.append(_if(_moved(column), _unless(_any(ways), column)))
    for hand in said.hands:
        allowed = _unless(_hand_changed(table, hand), hand.who or hand.name)
        made.append(_if(_touched(hand), allowed))
    made += _held(said)
    return "\n".join(made)


def _held(said: Columns) -> list[str]:
    return [_unless(f"({each})", "state") for each in said.holds]


# ---------------------------------------------------------------- turns


def _turned(said: Columns) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for turn in said.turns for name in turn.columns.split()))


def _turns(said: Columns, column: str) -> list[Turn]:
    return [each for each in said.turns if column in each.columns.split()]


def _were(turn: Turn) -> tuple[str, ...]:
    return tuple(each for each in turn.before if each not in ADDED)


def _may_be_empty(said: Columns, column: str) -> bool:
    """Not where a verb that adds the row says what it begins with."""
    begins = (each for each in _turns(said, column) if set(ADDED) & set(each.before))
    return not any(each.after for each in begins)


def _one_of(row: str, column: str, values: tuple[str, ...]) -> str:
    if not values:
        return "true"
    words = ", ".join(f"'{each}'" for each in values if each not in (NOTHING, SOMETHING))
    found = [f'{row}."{column}" IN ({words})'] if words else []
    if NOTHING in values:
        found.append(f"{_reads(row, column)} IN {_EMPTY}")
    if SOMETHING in values:
        found.append(f"{_reads(row, column)} NOT IN {_EMPTY}")
    return _any(found)


def _by(table: Guarded, way: Turn | Hand) -> str:
    """Whether a role of whoever has signed in may do it, as far as the role reaches."""
    together: dict[str, set[Role]] = defaultdict(set)
    for verb in way.verbs.split():
        for role in TABLE[verb].roles:
            together[_reached(table, verb, role)].add(role)
    may = [
        _all([f"ras.my_roles() ?| ARRAY[{_words(roles)}]", reached])
        for reached, roles in sorted(together.items())
    ]
    return _all([_any(may) if way.verbs else "true", way.where])


def _reached(table: Guarded, verb: str, role: Role) -> str:
    if table.cases != ('"case"',) or reach.ties(verb, role) == reach.ties(reach.KNOWN, role):
        return "true"
    return reach.sees('NEW."case"', role, verb)


# ---------------------------------------------------------------- hands


def _touched(hand: Hand) -> str:
    """Whether the name changes, or something that it stands for."""
    column, _, inside = (hand.who or hand.name).partition("/")
    if inside and not hand.binds:
        return _moved(column)
    bound = _any([_moved(each) for each in hand.binds])
    if hand.unless:
        bound = _all([bound, f"NOT ({hand.unless})"])
    return _any([*(_moved(each) for each in (hand.who, hand.name) if each), bound])


def _mine(hand: Hand, row: str = "NEW") -> str:
    """Whether it bears the name of whoever has signed in."""
    return _all([
        f"{_path(row, hand.who)} = ({ME})::text" if hand.who else "true",
        f"{_path(row, hand.name)} = {MY_NAME}" if hand.name else "true",
    ])  # fmt: skip


def _empty(hand: Hand, row: str) -> str:
    return _all(
        [f"coalesce({_path(row, each)}, '') = ''" for each in (hand.who, hand.name) if each]
    )


def _hand_added(table: Guarded, hand: Hand) -> str:
    if hand.each:
        return _each_mine(hand, "'[]'::jsonb")
    where = hand.where if "OLD." not in hand.where else "false"
    by = _by(table, Hand(verbs=hand.verbs, where=where))
    return _any([_empty(hand, "NEW"), _all([_mine(hand), by])])


def _hand_changed(table: Guarded, hand: Hand) -> str:
    if hand.each:
        column = (hand.who or hand.name).partition("/")[0]
        before, now = (f"coalesce({row}.\"{column}\"::jsonb, '[]')" for row in ("OLD", "NEW"))
        return _all([_each_mine(hand, before), "true" if hand.gone else f"{now} @> {before}"])
    before = "true" if hand.again else _empty(hand, "OLD")
    signs = _all([before, _mine(hand), _by(table, hand)])
    goes = _empty(hand, "NEW") if hand.gone else _all([_empty(hand, "NEW"), _empty(hand, "OLD")])
    return _any([signs, goes])


def _each_mine(hand: Hand, before: str) -> str:
    """What is new in a list bears my name."""
    column = (hand.who or hand.name).partition("/")[0]
    keys = (("who", hand.who, f"({ME})::text"), ("name", hand.name, MY_NAME))
    mine = _all([
        f"replace(e ->> '{path.partition('/')[2]}', '-', '') = replace({me}, '-', '')"
        if what == "who" else f"e ->> '{path.partition('/')[2]}' = {me}"
        for what, path, me in keys if path
    ])  # fmt: skip
    now = f"coalesce(NEW.\"{column}\"::jsonb, '[]')"
    return (
        f"NOT EXISTS (SELECT 1 FROM jsonb_array_elements({now}) e "
        f"WHERE NOT {before} @> jsonb_build_array(e) AND ({mine}) IS NOT TRUE)"
    )


# ---------------------------------------------------------------- SQL


def _path(row: str, path: str) -> str:
    """A column, or a key inside the JSON text of one, as text; an identifier with its dashes."""
    column, _, key = path.partition("/")
    if not key:
        return f'{row}."{column}"::text'
    found = f"({row}.\"{column}\"::jsonb ->> '{key}')"
    return found if key.endswith("name") or key not in _IDENTIFIERS else f"{found}::uuid::text"


_IDENTIFIERS = frozenset({"by", "approved_by", "taken_by"})


def _reads(row: str, column: str) -> str:
    return f"coalesce({row}.\"{column}\"::text, '')"


def _moved(path: str) -> str:
    return (
        f"{_path('NEW', path)} IS DISTINCT FROM {_path('OLD', path)}"
        if "/" in path
        else (f'NEW."{path}" IS DISTINCT FROM OLD."{path}"')
    )


def _unless(allowed: str, column: str) -> str:
    """Refuses unless it is known to be allowed."""
    return (
        f"IF ({allowed}) IS NOT TRUE THEN RAISE EXCEPTION 'ras: {column} stays' "
        "USING ERRCODE = 'insufficient_privilege'; END IF;"
    )


def _if(condition: str, then: str) -> str:
    return f"IF {condition} THEN {then} END IF;"


def _words(values: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in sorted(values))


def _all(conditions: Iterable[str]) -> str:
    given = [each for each in conditions if each and each != "true"]
    return " AND ".join(f"({each})" for each in given) if given else "true"


def _any(conditions: Iterable[str]) -> str:
    given = [each for each in dict.fromkeys(conditions) if each != "false"]
    if "true" in given:
        return "true"
    return " OR ".join(f"({each})" for each in given) if given else "false"
