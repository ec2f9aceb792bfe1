"""What a server must look up past the rules for rows without giving a hidden case away.

Case numbers are handed out, never asked for; an emergency takes an attempt that is committed, so
that whoever is refused, or rolls back, has left its trace already.
"""

from __future__ import annotations

from ras_desktop.domain.access import (
    LONGEST_OPEN,
    MOST_ATTEMPTS,
    SHORTEST_REASON,
    AccessKind,
)
from ras_desktop.domain.permission import TABLE, Tie
from ras_desktop.store.server.names import group, quoted

PATH = "SET search_path = pg_catalog, pg_temp"
KNOWN = "family.read"
VERB = "case.break_glass"

SLACK = "15 minutes"
"""How far a desk's clock may be from the server's before the server's counts for an attempt."""

OWN_TABLES = (
    "CREATE TABLE IF NOT EXISTS ras.secret (one boolean PRIMARY KEY DEFAULT true CHECK (one), "
    "words text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text)",
    "INSERT INTO ras.secret (one) VALUES (true) ON CONFLICT DO NOTHING",
    "CREATE TABLE IF NOT EXISTS ras.numbers (year int PRIMARY KEY, drawn bigint NOT NULL "
    "DEFAULT 0, given text, at_draw bigint, xid xid8)",
    "CREATE TABLE IF NOT EXISTS ras.fresh (thing uuid PRIMARY KEY, xid xid8 NOT NULL)",
)
"""`secret`: what the drawing of numbers hangs on. `numbers`: how many were used in each year, and
which one is given to the running transaction. `fresh`: what a transaction has just written."""


def statements(prefix: str) -> tuple[str, ...]:
    """The functions, their triggers, and who may call them."""
    casework = ", ".join(quoted(group(prefix, each)) for each in sorted(TABLE[VERB].roles))
    adding = ", ".join(quoted(group(prefix, each)) for each in sorted(TABLE["family.add"].roles))
    return (
        _fold(),
        *_numbers(),
        *_fresh(),
        _break_glass(),
        "REVOKE ALL ON FUNCTION ras.hand_out_number(int) FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION ras.hand_out_number(int) TO {adding}",
        "REVOKE ALL ON FUNCTION ras.break_glass(uuid, int) FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION ras.break_glass(uuid, int) TO {casework}",
    )


def _numbers() -> tuple[str, ...]:
    """The next number of a year is the same however often it is asked for, until it is used.

    So nobody can draw and roll back until the numbers that never come are known.
    """
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.hand_out_number(wanted int) RETURNS text LANGUAGE plpgsql
SECURITY DEFINER {PATH} AS $ras$
DECLARE held ras.numbers%ROWTYPE; words text; draw bigint; found text; digits int := 5;
BEGIN
    IF wanted NOT BETWEEN 2000 AND 2999 THEN
        RAISE EXCEPTION 'ras: no such year' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO ras.numbers (year) VALUES (wanted) ON CONFLICT DO NOTHING;
    SELECT * INTO held FROM ras.numbers n WHERE n.year = wanted FOR UPDATE;
    SELECT s.words INTO words FROM ras.secret s;
    draw := held.drawn;
    LOOP
        draw := draw + 1;
        digits := 5 + least((draw - held.drawn) / 20, 4)::int;
        found := wanted || '-' || lpad((('x' || substr(encode(sha256(convert_to(
            words || wanted || ':' || draw, 'UTF8')), 'hex'), 1, 12))::bit(48)::bigint
            % (10 ^ digits)::bigint)::text, digits, '0');
        EXIT WHEN NOT EXISTS (SELECT 1 FROM public.family_case f WHERE f.number = found);
    END LOOP;
    UPDATE ras.numbers n SET given = found, at_draw = draw, xid = pg_current_xact_id()
        WHERE n.year = wanted;
    RETURN found;
END $ras$""",
        f"""
CREATE OR REPLACE FUNCTION ras.number_is_given() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER {PATH} AS $ras$
BEGIN
    IF ras.is_keeper() THEN RETURN NEW; END IF;
    UPDATE ras.numbers n SET drawn = n.at_draw, given = NULL
        WHERE n.given = NEW.number AND n.xid = pg_current_xact_id();
    IF FOUND THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'ras: numbers are handed out' USING ERRCODE = 'insufficient_privilege';
END $ras$""",
        "DROP TRIGGER IF EXISTS ras_number ON public.family_case",
        "CREATE TRIGGER ras_number BEFORE INSERT ON public.family_case "
        "FOR EACH ROW EXECUTE FUNCTION ras.number_is_given()",
    )


def _fresh() -> tuple[str, ...]:
    """Notes in which transaction an attempt or an access in an emergency was written."""
    made = [
        f"""
CREATE OR REPLACE FUNCTION ras.note_fresh() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
{PATH} AS $ras$
BEGIN
    DELETE FROM ras.fresh f WHERE f.xid < pg_snapshot_xmin(pg_current_snapshot());
    INSERT INTO ras.fresh VALUES (NEW.id, pg_current_xact_id()) ON CONFLICT DO NOTHING;
    IF TG_TABLE_NAME = 'case_sought' AND NOT ras.is_keeper() THEN
        IF NEW.at NOT BETWEEN now() - interval '{SLACK}' AND now() + interval '{SLACK}' THEN
            NEW.at := now();
        END IF;
        NEW.opened := NULL;
    END IF;
    RETURN NEW;
END $ras$"""
    ]
    for table, when in (
        ("case_sought", ""),
        ("case_access", f" WHEN (NEW.kind = '{AccessKind.GLASS.value}')"),
    ):
        made += [
            f"DROP TRIGGER IF EXISTS ras_fresh ON public.{table}",
            f"CREATE TRIGGER ras_fresh BEFORE INSERT ON public.{table} "
            f"FOR EACH ROW{when} EXECUTE FUNCTION ras.note_fresh()",
        ]
    return tuple(made)


OLDER = (
    "NOT EXISTS (SELECT 1 FROM ras.fresh f WHERE f.thing = {id} "
    "AND f.xid = pg_current_xact_id_if_assigned())"
)
"""SQL: whether something was written before the running transaction."""


def _fold() -> str:
    """`domain.text.fold` in SQL, for names."""
    gone = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    gone += "\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    silent = "''’‘‛`´ʼʻʹ′."
    return f"""
CREATE OR REPLACE FUNCTION ras.fold(given text) RETURNS text LANGUAGE sql IMMUTABLE {PATH} AS $ras$
SELECT btrim(regexp_replace(regexp_replace(regexp_replace(translate(replace(replace(replace(replace(
    lower(normalize(lower(normalize(given, NFKD)), NFKD)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    'þ', 'th'), 'łđøıðς', 'ldoidσ'), '[{gone}{silent}]', '', 'g'), '[-‐‑‒–—―−]', ' ', 'g'),
    '\\s+', ' ', 'g')) $ras$"""


def _break_glass() -> str:
    """Looks for the case of an attempt and opens it; a restricted one is answered like none."""
    knows = ", ".join(f"'{each.value}'" for each in sorted(TABLE[KNOWN].within[Tie.OTHER]))
    casework = ", ".join(f"'{each.value}'" for each in sorted(TABLE[VERB].roles))
    return f"""
CREATE OR REPLACE FUNCTION ras.break_glass(attempt_ uuid, hours_ int,
    OUT outcome text, OUT opened uuid, OUT access uuid, OUT until timestamptz)
LANGUAGE plpgsql SECURITY DEFINER {PATH} AS $ras$
DECLARE
    me public.user_account%ROWTYPE; asked public.case_sought%ROWTYPE;
    may uuid[]; hidden uuid; now_ timestamptz := now();
BEGIN
    SELECT * INTO me FROM public.user_account u WHERE u.id = ras.me() FOR UPDATE;
    SELECT * INTO asked FROM public.case_sought s WHERE s.id = attempt_ AND s.who = me.id;
    IF asked.id IS NULL OR NOT me.roles::jsonb ?| ARRAY[{casework}] OR asked.opened IS NOT NULL
        OR EXISTS (SELECT 1 FROM public.case_unopened o WHERE o.attempt = attempt_)
        OR NOT ({OLDER.format(id="attempt_")}) THEN
        RAISE EXCEPTION 'ras: an attempt comes first' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF length(btrim(asked.reason)) < {SHORTEST_REASON}
        OR hours_ NOT BETWEEN 1 AND {LONGEST_OPEN} OR asked.number = '' AND (
        asked.born IS NULL OR position(' ' IN ras.fold(asked.name)) = 0) THEN
        RAISE EXCEPTION 'ras: said too little' USING ERRCODE = 'insufficient_privilege';
    END IF;
    WITH RECURSIVE meant AS (
        SELECT f.id, f.merged_into FROM public.family_case f WHERE CASE
            WHEN asked.number <> '' THEN f.number = asked.number
            ELSE f.born = asked.born AND ras.fold(asked.name) IN (
                ras.fold(f.first_names || ' ' || f.last_name),
                CASE WHEN f.preferred_name <> ''
                    THEN ras.fold(f.preferred_name || ' ' || f.last_name) END) END
        UNION
        SELECT f.id, f.merged_into FROM public.family_case f JOIN meant m ON f.id = m.merged_into
    ), tied AS (
        SELECT m.id, ras.tie_to(m.id) AS tie FROM meant m WHERE m.merged_into IS NULL
    )
    SELECT coalesce(array_agg(t.id) FILTER (WHERE t.tie <> 'hidden'), '{{}}'),
        min(t.id::text) FILTER (WHERE t.tie = 'hidden')
    INTO may, hidden FROM tied t;
    IF (SELECT count(*) FROM public.case_sought s WHERE s.who = me.id AND s.opened IS NULL
        AND s.at > now_ - interval '1 day') > {MOST_ATTEMPTS} THEN
        outcome := 'too_many'; may := '{{}}';
    ELSIF cardinality(may) > 1 THEN outcome := 'several';
    ELSIF cardinality(may) = 0 THEN outcome := 'not_found';
    ELSE outcome := 'opened'; opened := may[1];
    END IF;
    IF opened IS NULL THEN
        INSERT INTO public.case_unopened (id, version, attempt, "case", who, who_name, at, reason,
            looked_by_name)
        VALUES (gen_random_uuid(), 1, attempt_, hidden, me.id, me.name, asked.at, asked.reason, '');
        RETURN;
    END IF;
    IF ras.tie_to(opened) <> 'other' OR me.roles::jsonb ?| ARRAY[{knows}]::text[] THEN
        RETURN;  -- within reach: nobody has to be told
    END IF;
    access := gen_random_uuid();
    until := now_ + make_interval(hours => hours_);
    INSERT INTO public.case_access AS a (id, version, "case", who, who_name, kind, reason, "by",
        by_name, since, until, looked_by_name)
    VALUES (access, 1, opened, me.id, me.name, '{AccessKind.GLASS.value}', asked.reason, me.id,
        me.name, least(asked.at, now_), break_glass.until, '');
    UPDATE public.case_sought s SET opened = access, version = s.version + 1
        WHERE s.id = attempt_;
END $ras$"""
