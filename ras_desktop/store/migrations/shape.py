"""How models and migrations are compared and written down, the same for both databases."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

from ras_desktop.store.table import Moment


def options() -> dict[str, Any]:
    """Alembic's options: one transaction, tables rebuilt where SQLite cannot alter them."""
    from ras_desktop.store.tables import METADATA

    return {
        "target_metadata": METADATA,
        "render_as_batch": True,
        "transactional_ddl": True,
        "transaction_per_migration": False,
        "compare_type": True,
        "compare_server_default": True,
        "render_item": _render,
        "include_name": _ours,
    }


def _render(kind: str, thing: Any, context: AutogenContext) -> str | bool:
    """Plain SQLAlchemy types, so that an old migration never depends on today's classes."""
    if kind == "type" and isinstance(thing, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def _ours(name: str | None, kind: str, parents: Any) -> bool:
    """Leaves out what a full-text index keeps for itself (its name and an underscore)."""
    from ras_desktop.store.tables import ALSO

    if kind != "table" or name is None:
        return True
    made = [each.up.split() for each in ALSO if "VIRTUAL TABLE" in each.up.upper()]
    virtual = [words[[each.upper() for each in words].index("TABLE") + 1] for words in made]
    virtual = [each.split("(")[0] for each in virtual if each.upper() != "IF"]
    return not any(name == each or name.startswith(f"{each}_") for each in virtual)
