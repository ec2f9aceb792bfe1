"""The log on a team's server: written through one function, read as the table of permissions says.

Nobody can insert, change or remove an entry: `log_append` runs as the owner, and an entry's actor
has to be whoever has signed in. What is changed past the program is written by a trigger, at the
end of the transaction, into the same chain: whatever row has no entry of its own there.
"""

from __future__ import annotations

from ras_desktop.domain.log import WHOLE, What
from ras_desktop.domain.permission import TABLE
from ras_desktop.store.log_hook import CASES, SILENT, WITHOUT_VALUES
from ras_desktop.store.server.functions import PATH
from ras_desktop.store.server.guarded import ME, MY_NAME, TABLES
from ras_desktop.store.server.names import group, owner, program, quoted
from ras_desktop.store.server.reach import seen_by_anybody

PAST = "sql"
"""The verb of an entry that no service of the program has written."""

_APPEND = f"public.log_append({', '.join(['text'] * 8)}, bigint, bigint, text, text)"
_MINE = f"actor = replace({ME}::text, '-', '')"


def rules(prefix: str) -> tuple[str, ...]:
    """Who writes and reads the log, and the witness of every table."""
    everyone = quoted(program(prefix))
    made = [
        f"ALTER FUNCTION {_APPEND} SECURITY DEFINER",
        f"ALTER FUNCTION {_APPEND} SET search_path = public, pg_temp",
        f"REVOKE ALL ON FUNCTION {_APPEND} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {_APPEND} TO {everyone}, {quoted(owner(prefix))}",
        *_is_whose(),
        *_reading(prefix),
        _hash(),
        _witness(),
    ]
    for table in TABLES:
        if table.table not in SILENT:
            made += _watched(table.table)
    return tuple(made)


def _is_whose() -> tuple[str, ...]:
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.entry_is_whose() RETURNS trigger LANGUAGE plpgsql {PATH} AS $ras$
BEGIN
    IF ras.is_keeper() OR (NEW.actor = replace({ME}::text, '-', '')
        AND NEW.actor_name = {MY_NAME}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ras: an entry is its writer''s' USING ERRCODE = 'insufficient_privilege';
END $ras$""",
        "DROP TRIGGER IF EXISTS ras_whose ON public.log_entry",
        "CREATE TRIGGER ras_whose BEFORE INSERT ON public.log_entry "
        "FOR EACH ROW EXECUTE FUNCTION ras.entry_is_whose()",
    )


def _reading(prefix: str) -> list[str]:
    everyone = quoted(program(prefix))
    case = "CASE WHEN of_case <> '' THEN of_case::uuid END"
    mine_value = f"EXISTS (SELECT 1 FROM public.log_entry e WHERE e.number = entry AND e.{_MINE})"
    looks = (
        ("log_entry", ("log.read", "log.check"), "true"),
        ("log_entry", ("history.read",), seen_by_anybody(case)),
        ("log_value", ("log.read",), "true"),
        ("log_value", ("history.read", "log.erase"), seen_by_anybody(case)),
        ("log_checkpoint", ("log.read", "log.check"), "true"),
    )
    made = [
        f"GRANT SELECT ON public.log_entry, public.log_value TO {everyone}",
        f"CREATE POLICY mine ON public.log_entry FOR SELECT TO {everyone} USING ({_MINE})",
        f"CREATE POLICY mine ON public.log_value FOR SELECT TO {everyone} USING ({mine_value})",
    ]
    for number, (table, verbs, condition) in enumerate(looks):
        roles = sorted({role for verb in verbs for role in TABLE[verb].roles})
        to = ", ".join(quoted(group(prefix, role)) for role in roles)
        made.append(f"GRANT SELECT ON public.{table} TO {to}")
        made.append(
            f"CREATE POLICY r{number} ON public.{table} FOR SELECT TO {to} USING ({condition})"
        )
    erasing = ", ".join(quoted(group(prefix, role)) for role in sorted(TABLE["log.erase"].roles))
    made.append(f"GRANT DELETE ON public.log_value TO {erasing}")
    made.append(
        f"CREATE POLICY d ON public.log_value FOR DELETE TO {erasing} "
        f"USING ({seen_by_anybody(case)})"
    )
    return made


def _watched(table: str) -> list[str]:
    cases = ", ".join(f"'{each}'" for each in CASES.get(table, ("case",)))
    return [
        f'DROP TRIGGER IF EXISTS ras_witness ON public."{table}"',
        f"CREATE CONSTRAINT TRIGGER ras_witness AFTER INSERT OR UPDATE OR DELETE ON "
        f'public."{table}" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW '
        f"EXECUTE FUNCTION ras.witness({cases})",
    ]


def _hash() -> str:
    """`domain.log.value_hash` in SQL."""
    return (
        "CREATE OR REPLACE FUNCTION ras.value_hash(salt text, field text, old text, new text) "
        f"RETURNS text LANGUAGE sql IMMUTABLE {PATH} AS $ras$ SELECT encode(sha256(convert_to("
        "concat_ws(chr(10), salt, field, old, new), 'UTF8')), 'hex') $ras$"
    )


def _witness() -> str:
    """Writes what the program has not written. Work on a draft is not logged there either."""
    apart = ",".join(sorted({"id", "version"}.union(*WITHOUT_VALUES.values())))
    return f"""
CREATE OR REPLACE FUNCTION ras.witness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
{PATH} AS $ras$
DECLARE
    apart text[] := '{{{apart}}}';
    was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    either jsonb := coalesce(now, was);
    entry record; named text; of_case text; salt text; field text; old text; new text;
    fields text := ''; held jsonb := '{{}}'; names text[] := '{{}}';
    what text := CASE TG_OP WHEN 'INSERT' THEN '{What.ADD.value}'
        WHEN 'DELETE' THEN '{What.DROP.value}' ELSE '{What.CHANGE.value}' END;
BEGIN
    IF ras.is_keeper() OR (was ->> 'state' = 'draft' AND now ->> 'state' = 'draft') THEN
        RETURN NULL;
    END IF;
    FOR entry IN SELECT e.xmin AS writer, e.kind, e.thing FROM public.log_entry e
        ORDER BY e.number DESC LOOP
        EXIT WHEN entry.writer <> pg_current_xact_id()::xid;
        IF entry.kind = TG_TABLE_NAME AND entry.thing IN (either ->> 'id', '') THEN
            RETURN NULL;
        END IF;
    END LOOP;
    IF TG_OP = 'UPDATE' THEN
        SELECT array_agg(k) INTO names FROM jsonb_object_keys(now) k
            WHERE was -> k IS DISTINCT FROM now -> k AND k <> ALL (apart);
    ELSE
        names := ARRAY['{WHOLE}'];
    END IF;
    FOREACH field IN ARRAY coalesce(names, '{{}}') LOOP
        salt := replace(gen_random_uuid()::text, '-', '');
        old := CASE WHEN field = '{WHOLE}' THEN (was - apart)::text ELSE (was -> field)::text END;
        new := CASE WHEN field = '{WHOLE}' THEN (now - apart)::text ELSE (now -> field)::text END;
        old := coalesce(old, ''); new := coalesce(new, '');
        held := held || jsonb_build_object(field, ARRAY[salt, old, new]);
        fields := fields || ' ' || field || '=' || ras.value_hash(salt, field, old, new);
    END LOOP;
    FOREACH named IN ARRAY TG_ARGV LOOP
        of_case := coalesce(replace(either ->> named, '-', ''), '');
        PERFORM public.log_append(
            to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00',
            replace({ME}::text, '-', ''), {MY_NAME}, '{PAST}', what, TG_TABLE_NAME::text,
            either ->> 'id', of_case, 0::bigint, 1::bigint, ltrim(fields),
            CASE WHEN held = '{{}}' THEN '' ELSE held::text END);
    END LOOP;
    RETURN NULL;
END $ras$"""
