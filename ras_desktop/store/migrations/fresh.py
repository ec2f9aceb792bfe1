"""`python -m ras_desktop.store.migrations.fresh`: writes the initial migration from the models.

Only until the first release; from then on a change of the models gets a migration of its own.
The same file serves SQLCipher and PostgreSQL.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from ras_desktop.store.migrations import HEAD
from ras_desktop.store.migrations.shape import options
from ras_desktop.store.tables import ALSO, METADATA

FILE = Path(__file__).parent / "versions" / f"{HEAD}_initial.py"

_TEXT = '''"""The first shape of the database. Written by `ras_desktop.store.migrations.fresh`."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
{up}


def downgrade() -> None:
{down}
'''


def written() -> str:
    """The text of the initial migration for the models as they are now."""
    with create_engine("sqlite://").connect() as empty:
        # No batches here: every table is new, and both databases create them the same way.
        chosen = {**options(), "render_as_batch": False}
        context = MigrationContext.configure(empty, opts=chosen)
        script = produce_migrations(context, METADATA)
    assert script.upgrade_ops is not None
    assert script.downgrade_ops is not None
    chosen["sqlalchemy_module_prefix"] = "sa."
    ways = {"render_item": chosen["render_item"], "render_as_batch": False}
    up = render_python_code(script.upgrade_ops, **ways)
    down = render_python_code(script.downgrade_ops, **ways)
    return _TEXT.format(
        revision=HEAD,
        up="\n".join(filter(None, (_indented(up), _also("up")))),
        down="\n".join(filter(None, (_also("down"), _indented(down)))),
    )


def _indented(code: str) -> str:
    kept = [line for line in code.splitlines() if not line.strip().startswith("# ###")]
    return textwrap.indent(textwrap.dedent("\n".join(kept)), "    ")


def _also(way: str) -> str:
    lines = ["dialect = op.get_bind().dialect.name"] if ALSO else []
    # The same order whoever imported which table first: functions come before their triggers.
    ordered = sorted(ALSO, key=lambda each: (each.dialect, each.up))
    for each in ordered if way == "up" else reversed(ordered):
        statement = each.up if way == "up" else each.down
        lines.append(f"if dialect == {each.dialect!r}:")
        lines.append(f"    op.get_bind().exec_driver_sql({statement!r})")
    return textwrap.indent("\n".join(lines), "    ")


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
    print(FILE)
