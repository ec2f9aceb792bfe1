"""Sets a team's database up and brings it to a new version: shape, then rules, as the owner."""

from __future__ import annotations

import time
from typing import Any

import psycopg
from sqlalchemy import Engine

from ras_desktop.store.migrations import HEAD, run
from ras_desktop.store.server import functions, rules
from ras_desktop.store.trouble import Busy, NoTeamThere, ServerOlder

PATIENCE = 60.0
"""Seconds that writing the rules waits for those who are at work."""
_PAUSE = 0.2
_LOCK = (
    "DO $ras$ DECLARE every text; BEGIN "
    "SELECT string_agg(format('%I.%I', schemaname, tablename), ', ' "
    "ORDER BY schemaname, tablename) INTO every FROM pg_tables "
    "WHERE schemaname IN ('public', 'ras') AND tableowner = current_user; "
    "IF every IS NOT NULL THEN EXECUTE 'LOCK TABLE ' || every || ' IN ACCESS EXCLUSIVE MODE'; "
    "END IF; END $ras$"
)


def bring_up(engine: Engine, prefix: str) -> None:
    """Runs the missing migrations, then writes all rules anew. All of them hold, or none.

    The engine's connections act as the owner. Run again, it changes nothing.
    """
    run.must_be_known(run.revision_of(engine))
    run.up(engine)
    write_rules(engine, prefix)


def write_rules(engine: Engine, prefix: str, patience: float = PATIENCE) -> None:
    """Grants, policies and triggers as this version of the program has them.

    Desks that are at work meanwhile are given way to, at most `patience` seconds; then Busy.
    """
    until = time.monotonic() + patience
    while True:
        try:
            with engine.begin() as connection:
                driver: Any = connection.connection.driver_connection
                _alone(driver)
                _write_rules(driver, prefix)
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected):
            if time.monotonic() > until:
                raise Busy from None
            time.sleep(_PAUSE)


def _alone(driver: psycopg.Connection[Any]) -> None:
    """Every table at once, before anything is changed: nobody waits for half of them.

    It lets go before PostgreSQL looks for a deadlock (`deadlock_timeout` is 0.5 s in
    packaging/server), so that never a desk has to give way.
    """
    driver.execute("SET LOCAL lock_timeout = '300ms'")
    driver.execute(_LOCK)


def _write_rules(driver: psycopg.Connection[Any], prefix: str) -> None:
    for statement in (*functions.OWN_TABLES, *rules.statements(prefix)):
        driver.execute(statement.encode())
    driver.execute(
        "INSERT INTO ras.rules (one, fingerprint) VALUES (true, %s) "
        "ON CONFLICT (one) DO UPDATE SET fingerprint = excluded.fingerprint, "
        "written_at = now()",
        (rules.fingerprint(),),
    )


def must_be_ours(engine: Engine) -> None:
    """NoTeamThere, NewerVersion or ServerOlder unless shape and rules are this program's."""
    with engine.connect() as connection:
        ask = connection.exec_driver_sql
        if not ask(_THERE).scalar_one():
            raise NoTeamThere
        revision = ask("SELECT version_num FROM public.alembic_version").scalar()
        held = ask("SELECT fingerprint FROM ras.rules").scalar()
    if revision != HEAD:
        run.must_be_known(revision)
        raise ServerOlder
    if held != rules.fingerprint():
        raise ServerOlder


_THERE = (
    "SELECT coalesce(has_table_privilege(to_regclass('public.alembic_version'), 'SELECT') "
    "AND has_table_privilege(to_regclass('ras.rules'), 'SELECT'), false)"
)
"""Whether this is a team's database, and this person may look at it."""
