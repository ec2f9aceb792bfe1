"""Who may change which column to what, on a team's server: rows are not all there is to guard.

`guarded` says which rows a verb touches; here stands, for every column that says how far a thing is
or who did it, who may bring it from which value to which (`Turn`), and in whose name (`Hand`).
Triggers are made of it (`column_rules`). A table with a column called `state`, `standing`,
`outcome`, `by`, `…_by`, `…_by_name` that is missing here fails a test, which says so.
"""

from __future__ import annotations

from ras_desktop.store.server import columns_first, columns_money, columns_pay
from ras_desktop.store.server.column import Columns

OF: tuple[Columns, ...] = (*columns_first.OF, *columns_money.OF, *columns_pay.OF)
"""Every table with such columns."""


def of(table: str) -> Columns:
    """What is said of a table; nothing where it has no such columns."""
    return _BY_NAME.get(table) or Columns(table)


_BY_NAME = {each.table: each for each in OF}
