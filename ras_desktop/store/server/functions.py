"""The functions of the server, as SQL: who somebody is, and the gate that makes roles.

All have a fixed search path; those that run with rights of their own trust nothing that the caller
can change.
"""

from __future__ import annotations

from collections.abc import Iterable

from ras_desktop.domain.access import AccessKind
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.permission import Role
from ras_desktop.store.server import hidden, reach
from ras_desktop.store.server.names import gate, group, owner, program, quoted

PATH = "SET search_path = pg_catalog, pg_temp"


def identity(prefix: str) -> tuple[str, ...]:
    """Who is signed in: from `session_user` and the users' table, never from the client's word."""
    mine = (
        "FROM public.user_account u WHERE u.standing = 'active' "
        "AND u.folded || '@' || current_database() = session_user"
    )
    made = [
        _function("me()", "uuid", f"SELECT u.id {mine}"),
        _function("my_name()", "text", f"SELECT u.name {mine}"),
        _function("my_team()", "text", f"SELECT u.team {mine}"),
        _function("my_roles()", "jsonb", f"SELECT u.roles::jsonb {mine}"),
        _standing(),
    ]
    made += [_open_to_me(), _covered_by_me(), _tie_to(), *_in_hand(), _numbers_held()]
    calls = (
        *("me()", "my_name()", "my_team()", "my_roles()", "standing(text,uuid)"),
        *(
            "open_to_me(text)",
            "covered_by_me()",
            "tie_to(uuid)",
            "in_hand(uuid)",
            "numbers_held(uuid)",
        ),
    )
    for each in calls:
        made.append(f"REVOKE ALL ON FUNCTION ras.{each} FROM PUBLIC")
        made.append(f"GRANT EXECUTE ON FUNCTION ras.{each} TO {quoted(program(prefix))}")
        made.append(f"GRANT EXECUTE ON FUNCTION ras.{each} TO {quoted(gate(prefix))}")
    return tuple(made)


def _open_to_me() -> str:
    """`domain.access.Access.holds` of the caller's, by kind: the cases. An emergency opens a case
    to the transactions after its own, which cannot be taken back any more."""
    return _function(
        "open_to_me(wanted text)",
        "uuid[]",
        """SELECT coalesce(array_agg(a."case"), '{}') FROM public.case_access a
        WHERE a.who = ras.me() AND a.kind = wanted AND a.since <= now()
        AND (a.until IS NULL OR a.until > now())
        AND (a.kind <> '"""
        + f"""{AccessKind.GLASS.value}' OR {hidden.OLDER.format(id="a.id")})""",
    )


def _covered_by_me() -> str:
    """`domain.cover.Cover.holds` of the caller's, today in England: whose cases are theirs too."""
    today = "(now() AT TIME ZONE 'Europe/London')::date"
    return _function(
        "covered_by_me()",
        "uuid[]",
        f"""SELECT coalesce(array_agg(c.absent), '{{}}') FROM public.cover c
        WHERE c.covering = ras.me() AND c.first <= {today} AND {today} <= c.last
        AND (c.ended_on IS NULL OR {today} < c.ended_on)""",
    )


def _tie_to() -> str:
    """The caller's tie to a case; to one that became part of another as to that one."""
    return f"""
CREATE OR REPLACE FUNCTION ras.tie_to(wanted uuid) RETURNS text LANGUAGE plpgsql STABLE
SECURITY DEFINER {PATH} AS $ras$
DECLARE c public.family_case%ROWTYPE;
BEGIN
    LOOP
        SELECT * INTO c FROM public.family_case f WHERE f.id = wanted;
        IF NOT FOUND THEN RETURN NULL; END IF;
        EXIT WHEN c.merged_into IS NULL;
        wanted := c.merged_into;
    END LOOP;
    RETURN {reach.tie("c.")};
END $ras$"""


def _in_hand() -> tuple[str, ...]:
    """Cases whose worker, team or restriction the running transaction has changed."""
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.take_in_hand() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
{PATH} AS $ras$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.worker IS DISTINCT FROM OLD.worker
        OR NEW.team IS DISTINCT FROM OLD.team OR NEW.restricted IS DISTINCT FROM OLD.restricted
        OR NEW.merged_into IS DISTINCT FROM OLD.merged_into THEN
        DELETE FROM ras.in_hands h WHERE h.xid < pg_snapshot_xmin(pg_current_snapshot());
        INSERT INTO ras.in_hands VALUES (pg_current_xact_id(), NEW.id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NEW;
END $ras$""",
        "DROP TRIGGER IF EXISTS ras_in_hand ON public.family_case",
        "CREATE TRIGGER ras_in_hand BEFORE INSERT OR UPDATE ON public.family_case "
        "FOR EACH ROW EXECUTE FUNCTION ras.take_in_hand()",
        f"""
CREATE OR REPLACE FUNCTION ras.in_hand(wanted uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE
SECURITY DEFINER {PATH} AS $ras$
BEGIN
    IF pg_current_xact_id_if_assigned() IS NULL THEN RETURN false; END IF;
    RETURN EXISTS (SELECT 1 FROM ras.in_hands h
        WHERE h."case" = wanted AND h.xid = pg_current_xact_id_if_assigned());
END $ras$""",
    )


def _numbers_held() -> str:
    """Numbers of the cases that somebody holds: for administrators only."""
    return _function(
        "numbers_held(who uuid)",
        "text[]",
        "SELECT CASE WHEN ras.my_roles() ? '" + Role.ADMINISTRATOR.value + "' THEN coalesce("
        "(SELECT array_agg(f.number ORDER BY f.number) FROM public.family_case f WHERE f.worker = "
        "who AND NOT f.restricted AND f.merged_into IS NULL), '{}') END",
    )


def _function(name: str, returns: str, query: str) -> str:
    """A function of one question. PL/pgSQL keeps its plan for the session: as SQL it would be
    planned anew in every statement, which cost a save more than all else on the server."""
    return (
        f"CREATE OR REPLACE FUNCTION ras.{name} RETURNS {returns} LANGUAGE plpgsql STABLE "
        f"SECURITY DEFINER {PATH} AS $ras$ BEGIN RETURN ({query}); END $ras$"
    )


def _standing() -> str:
    """`domain.family.standing` in SQL."""
    words = {CaseState.OPEN: "open", CaseState.ON_HOLD: "held"}
    lines = " ".join(
        f"WHEN '{each.value}' THEN '{words.get(each, 'closed')}'" for each in CaseState
    )
    return (
        "CREATE OR REPLACE FUNCTION ras.standing(state text, merged_into uuid) RETURNS text "
        f"LANGUAGE sql IMMUTABLE AS $ras$ SELECT CASE WHEN merged_into IS NOT NULL THEN 'merged' "
        f"ELSE CASE state {lines} END END $ras$"
    )


def gates(prefix: str) -> tuple[str, ...]:
    """The gate: roles follow the users' table, passphrases are set by administrators only."""
    made = [_belongs(prefix), *_follow(prefix), *_set_passphrase()]
    for each in ("follow_user()", "set_passphrase(uuid,text)", "belongs(text,jsonb)"):
        made.append(f"ALTER FUNCTION ras.{each} OWNER TO {quoted(gate(prefix))}")
        made.append(f"REVOKE ALL ON FUNCTION ras.{each} FROM PUBLIC")
    callers = f"{quoted(program(prefix))}, {quoted(owner(prefix))}"
    made.append(f"GRANT EXECUTE ON FUNCTION ras.set_passphrase(uuid,text) TO {callers}")
    made.append(f"GRANT EXECUTE ON FUNCTION ras.follow_user() TO {callers}")
    return tuple(made)


def _belongs(prefix: str) -> str:
    """Makes a login belong to exactly the groups of its roles (none: `[]`)."""
    pairs = ", ".join(f"('{each.value}', '{group(prefix, each)}')" for each in Role)
    return f"""
CREATE OR REPLACE FUNCTION ras.belongs(login text, roles jsonb) RETURNS void
LANGUAGE plpgsql {PATH} AS $ras$
DECLARE each record;
BEGIN
    FOR each IN SELECT * FROM (VALUES {pairs}) AS known(role, grp) LOOP
        IF roles ? each.role THEN
            EXECUTE format('GRANT %I TO %I', each.grp, login);
        ELSIF EXISTS (
            SELECT 1 FROM pg_auth_members m
            JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
            WHERE g.rolname = each.grp AND u.rolname = login
        ) THEN
            EXECUTE format('REVOKE %I FROM %I', each.grp, login);
        END IF;
    END LOOP;
    IF jsonb_array_length(roles) > 0 THEN
        EXECUTE format('GRANT %I TO %I', '{program(prefix)}', login);
    ELSE
        EXECUTE format('REVOKE %I FROM %I', '{program(prefix)}', login);
    END IF;
END $ras$"""


def _follow(prefix: str) -> tuple[str, ...]:
    """A user's row makes, changes and ends the login role."""
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.follow_user() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER {PATH} AS $ras$
DECLARE login text := NEW.folded || '@' || current_database();
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.folded <> NEW.folded THEN
        RAISE EXCEPTION 'ras: a name stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF octet_length(login) > 63 THEN
        RAISE EXCEPTION 'ras: the name is too long' USING ERRCODE = 'name_too_long';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION '
            'INHERIT CONNECTION LIMIT 12', login);
    ELSIF TG_OP = 'INSERT' THEN
        RAISE EXCEPTION 'ras: the role is there' USING ERRCODE = 'unique_violation';
    END IF;
    IF NEW.standing = 'active' THEN
        EXECUTE format('ALTER ROLE %I LOGIN', login);
        PERFORM ras.belongs(login, NEW.roles::jsonb);
    ELSE
        EXECUTE format('ALTER ROLE %I NOLOGIN', login);
        PERFORM ras.belongs(login, '[]'::jsonb);
    END IF;
    RETURN NULL;
END $ras$""",
        "DROP TRIGGER IF EXISTS follow_user ON public.user_account",
        "CREATE TRIGGER follow_user AFTER INSERT OR UPDATE ON public.user_account "
        "FOR EACH ROW EXECUTE FUNCTION ras.follow_user()",
    )


def _set_passphrase() -> tuple[str, ...]:
    """Takes a SCRAM verifier, never a passphrase. For oneself, or by an administrator."""
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.set_passphrase(who uuid, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER {PATH} AS $ras$
DECLARE login text;
BEGIN
    IF NOT (who IS NOT DISTINCT FROM ras.me()
            OR coalesce(ras.my_roles() ? '{Role.ADMINISTRATOR.value}', false)
            OR ras.is_keeper()) THEN
        RAISE EXCEPTION 'ras: administrators only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF verifier !~ ('^SCRAM-SHA-256\\$[0-9]{{4,7}}:[A-Za-z0-9+/=]+\\$'
            || '[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$')
        OR substring(verifier from '\\$([0-9]+):')::int < 4096 THEN
        RAISE EXCEPTION 'ras: a SCRAM verifier only' USING ERRCODE = 'invalid_password';
    END IF;
    SELECT u.folded || '@' || current_database() INTO login
        FROM public.user_account u WHERE u.id = who;
    IF login IS NULL THEN
        RAISE EXCEPTION 'ras: no such user' USING ERRCODE = 'no_data_found';
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
END $ras$""",
    )


def keeper_check(prefix: str) -> str:
    """Whether whoever has signed in may become the owner: sets up and moves, is no user."""
    return (
        "CREATE OR REPLACE FUNCTION ras.is_keeper() RETURNS boolean LANGUAGE sql STABLE "
        f"{PATH} AS $ras$ SELECT pg_has_role(session_user, '{owner(prefix)}', 'MEMBER') $ras$"
    )


def whose() -> tuple[str, ...]:
    """Whose a note is, and a user's row: beyond what rows and columns by themselves can say."""
    return (
        f"""
CREATE OR REPLACE FUNCTION ras.note_is_whose() RETURNS trigger LANGUAGE plpgsql {PATH} AS $ras$
DECLARE apart text[] := '{{case,version}}';
BEGIN
    IF OLD.written_by IS DISTINCT FROM ras.me() AND NOT ras.is_keeper()
        AND to_jsonb(OLD) - apart IS DISTINCT FROM to_jsonb(NEW) - apart THEN
        RAISE EXCEPTION 'ras: a note is its writer''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $ras$""",
        "DROP TRIGGER IF EXISTS ras_whose ON public.note",
        "CREATE TRIGGER ras_whose BEFORE UPDATE ON public.note "
        "FOR EACH ROW EXECUTE FUNCTION ras.note_is_whose()",
        # A row's own column may change by hand only where the rule for passphrases allows it.
        f"""
CREATE OR REPLACE FUNCTION ras.user_is_whose() RETURNS trigger LANGUAGE plpgsql {PATH} AS $ras$
DECLARE apart text[] := '{{must_change,version}}';
BEGIN
    IF ras.is_keeper() OR ras.my_roles() ? '{Role.ADMINISTRATOR.value}'
        OR to_jsonb(OLD) - apart IS NOT DISTINCT FROM to_jsonb(NEW) - apart THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'ras: administrators only' USING ERRCODE = 'insufficient_privilege';
END $ras$""",
        "DROP TRIGGER IF EXISTS ras_whose ON public.user_account",
        "CREATE TRIGGER ras_whose BEFORE UPDATE ON public.user_account "
        "FOR EACH ROW EXECUTE FUNCTION ras.user_is_whose()",
    )


def feed(prefix: str, readers: Iterable[Role], sees: str) -> tuple[str, ...]:
    """What was changed, for other windows: rows that are seen by whoever sees the case.

    `readers`: the roles that read cases. Others (the administrator) may not even ask of them, so
    the condition that does is no part of what holds for everybody.
    """
    everyone = quoted(program(prefix))
    those = ", ".join(quoted(group(prefix, each)) for each in sorted(readers))
    return (
        "ALTER TABLE ras.changed ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE ras.changed FORCE ROW LEVEL SECURITY",
        "DROP POLICY IF EXISTS owner ON ras.changed",
        f"CREATE POLICY owner ON ras.changed TO {quoted(owner(prefix))} USING (true)",
        "DROP POLICY IF EXISTS r ON ras.changed",
        f'CREATE POLICY r ON ras.changed FOR SELECT TO {everyone} USING ("case" IS NULL)',
        "DROP POLICY IF EXISTS s ON ras.changed",
        f"CREATE POLICY s ON ras.changed FOR SELECT TO {those} USING ({sees})",
        "DROP POLICY IF EXISTS a ON ras.changed",
        f"CREATE POLICY a ON ras.changed FOR INSERT TO {everyone} "
        'WITH CHECK ("by" = (SELECT ras.me()))',
        f"GRANT SELECT, INSERT ON ras.changed TO {everyone}",
        f"""
CREATE OR REPLACE FUNCTION ras.tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
{PATH} AS $ras$
BEGIN
    DELETE FROM ras.changed WHERE at < now() - interval '1 day';
    PERFORM pg_notify('ras_changed', '');
    RETURN NULL;
END $ras$""",
        "DROP TRIGGER IF EXISTS tell ON ras.changed",
        "CREATE TRIGGER tell AFTER INSERT ON ras.changed "
        "FOR EACH STATEMENT EXECUTE FUNCTION ras.tell()",
    )


OWN_TABLES = (
    "CREATE SCHEMA IF NOT EXISTS ras",
    "CREATE TABLE IF NOT EXISTS ras.rules (one boolean PRIMARY KEY DEFAULT true CHECK (one), "
    "fingerprint text NOT NULL, written_at timestamptz NOT NULL DEFAULT now())",
    "CREATE TABLE IF NOT EXISTS ras.changed (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "
    "at timestamptz NOT NULL DEFAULT clock_timestamp(), kind text NOT NULL, thing uuid NOT NULL, "
    '"case" uuid, "by" uuid NOT NULL, origin uuid NOT NULL)',
    'CREATE TABLE IF NOT EXISTS ras.in_hands (xid xid8 NOT NULL, "case" uuid NOT NULL, '
    'PRIMARY KEY (xid, "case"))',
    "CREATE INDEX IF NOT EXISTS changed_at ON ras.changed (at)",
    *hidden.OWN_TABLES,
)
"""What the server has besides the program's own tables: whose rules hold, and what was changed."""
