"""What can be said of a column on a team's server: a turn, a hand, and what must hold of a row."""

from __future__ import annotations

from dataclasses import dataclass

ADDED = ("(added)",)
"""A row that was not there before."""
NOTHING, SOMETHING = "(nothing)", "(something)"
"""A column that is empty, one that is not: what is sealed, ended, removed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One way in which columns come to another value.

    `columns`, `verbs`: words with spaces between. `before`, `after`: the values, () for any;
    ADDED for a new row. `where`: what else must hold, in SQL over OLD and NEW (only NEW of a new
    row): above all that it is not one's own work. A column of a new row that no turn speaks of is
    empty.
    """

    columns: str
    verbs: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Where somebody's name is put to what they do: only their own, and it stays.

    `who`: the column with the identifier, or "column/key" inside JSON text; "" where only a name is
    kept. `name`: the column or key with the name. `each`: the column is a list of such. `verbs`,
    `where`: as of a Turn. `again`: the next may put theirs in its place. `gone`: it may be taken
    away. `binds`: columns or keys that it stands for: whoever changes one puts their own name to
    it or takes the other one away (of JSON without keys named here: all of it); but not where
    `unless` holds.
    """

    who: str = ""
    name: str = ""
    each: bool = False
    verbs: str = ""
    where: str = ""
    again: bool = False
    gone: bool = False
    binds: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """One table. `holds`: what must hold of every row that is written, in SQL over NEW.

    `said`: columns that are called like such and are none, each with its reason.
    """

    table: str
    turns: tuple[Turn, ...] = ()
    hands: tuple[Hand, ...] = ()
    holds: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


TYPED = "what somebody outside said or did, as it was told: typed, not who acts"
