"""What roles are called on the server: everything there bears the database's name."""

from __future__ import annotations

from ras_desktop.domain.permission import Role
from ras_desktop.store.keys import fold_name

LONGEST = 63
"""Bytes of a name in PostgreSQL; longer ones would be cut without a word."""


def owner(prefix: str) -> str:
    """Owns database and tables; nobody signs in with it."""
    return f"{prefix}_owner"


def gate(prefix: str) -> str:
    """Owns the functions that make roles, and nothing else; nobody signs in with it."""
    return f"{prefix}_gate"


def keeper(prefix: str) -> str:
    """Signs in to set up, to upgrade and to move: may become the owner, sees nothing by itself."""
    return f"{prefix}_keeper"


def program(prefix: str) -> str:
    """Everybody who works with the program."""
    return f"{prefix}_program"


def group(prefix: str, role: Role) -> str:
    """Those who have one role of the service."""
    return f"{prefix}_{role.value.replace('-', '_')}"


def login(name: str, database: str) -> str:
    """The role with which a person signs in: the folded name and the database."""
    return f"{fold_name(name)}@{database}"


def room_for_name(database: str) -> int:
    """Bytes that a person's name may have on this server."""
    return LONGEST - len(database.encode()) - 1


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
