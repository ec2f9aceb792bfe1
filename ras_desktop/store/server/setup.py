"""Sets a team's database up and brings it to a new version: shape, then rules, as the owner."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from ras_desktop.store.migrations import HEAD, run
from ras_desktop.store.server import functions, rules
from ras_desktop.store.trouble import NoTeamThere, ServerOlder


def bring_up(engine: Engine, prefix: str) -> None:
    """Runs the missing migrations, then writes all rules anew. All of them hold, or none.

    The engine's connections act as the owner. Run again, it changes nothing.
    """
    run.must_be_known(run.revision_of(engine))
    run.up(engine)
    write_rules(engine, prefix)


def write_rules(engine: Engine, prefix: str) -> None:
    """Grants, policies and triggers as this version of the program has them."""
    with engine.begin() as connection:
        driver: Any = connection.connection.driver_connection
        for statement in (*functions.OWN_TABLES, *rules.statements(prefix)):
            driver.execute(statement)
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
