"""The log: who did what when. Each entry carries the hash of the one before it.

An entry is a line of texts. What is hashed is those texts, one below the other, so that anybody can
do it again with any tool, and a server in its own language: SHA-256 of COLUMNS joined by a line
feed, in UTF-8. No text of an entry holds a line feed, so two entries never have the same text.

The values that were changed lie apart (`Held`), each under a salt; the entry holds their hashes.
They can be erased for one child, and the chain stays whole.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

COLUMNS = (
    "number", "at", "actor", "actor_name", "verb", "what", "kind", "thing", "of_case", "act",
    "many", "fields", "previous",
)  # fmt: skip
"""What is hashed, in this order. Nothing is ever missing: what there is not is an empty text."""

ORIGIN = "0" * 64
"""What the first entry carries for the one before."""

WHOLE = "*"
"""Stands for all fields of a thing that was added or removed."""

BREAKS = len(COLUMNS) - 1
"""Line feeds in the text of an entry."""


class What(StrEnum):
    """What was done. A change of many things at once is one entry that says how many."""

    ADD = "add"
    CHANGE = "change"
    DROP = "drop"
    DRAFT = "draft"
    VIEW = "view"
    PRINT = "print"
    FILE = "file"
    ISSUE = "issue"
    EXPORT = "export"
    SIGN_IN = "sign-in"
    FAILED = "failed"
    SIGN_OUT = "sign-out"
    LOCK = "lock"
    UNLOCK = "unlock"
    NOT_SIGNED = "not-signed"
    ERASE = "erase"
    BACKUP = "backup"
    RESTORE = "restore"
    OTHER = "other"


CHANGES = frozenset({What.ADD, What.CHANGE, What.DROP, What.ISSUE, What.ERASE})
"""What alters a record; the rest looks, or comes and goes."""

GROUPS: Mapping[str, tuple[frozenset[What], str]] = {
    "changes": (CHANGES | {What.DRAFT, What.OTHER}, ""),
    "looks": (frozenset({What.VIEW}), ""),
    "out": (frozenset({What.PRINT, What.FILE, What.ISSUE, What.EXPORT}), ""),
    "signing": (
        frozenset({What.SIGN_IN, What.FAILED, What.SIGN_OUT, What.LOCK, What.UNLOCK}),
        "",
    ),
    "users": (CHANGES, "user_account"),
}
"""What an auditor asks for: what was done, and the kind of thing where it is one."""

DRAFTING = frozenset({"assessment.save", "plan.save", "scheme.save", "panel.write"})
"""Verbs that keep what is being typed: who worked on it is noted now and then, no values."""

ISSUING: Mapping[str, What] = {"document.issue": What.ISSUE, "family.export": What.EXPORT}
"""Verbs whose new row is something that leaves the house."""


@dataclass(frozen=True, slots=True)
class Value:
    """One field that was changed: the JSON texts before and after, empty where there was none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was done, before it has its place in the chain.

    `kind` is the table's name, `thing` its identifier; `many` counts where it is several.
    """

    what: What
    kind: str = ""
    thing: str = ""
    case: UUID | None = None
    values: tuple[Value, ...] = ()
    many: int = 1
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is read. `act`: the number of the first entry of the same act."""

    number: int
    at: datetime
    actor: UUID | None
    actor_name: str
    verb: str
    what: What
    kind: str
    thing: str
    case: UUID | None
    act: int
    many: int
    fields: tuple[str, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """The end of a chain: the number and the hash of its last entry (0 and ORIGIN: none yet)."""

    number: int = 0
    hash: str = ORIGIN


def line(text: str) -> str:
    """A text as an entry can hold it: without line feeds and NUL."""
    return text.replace("\n", " ").replace("\x00", "\ufffd")


def text_of(columns: Sequence[str]) -> str:
    """What is hashed of an entry. ValueError for a column with a line feed."""
    text = "\n".join(columns)
    if len(columns) != len(COLUMNS) or text.count("\n") != BREAKS:
        raise ValueError("an entry of the log holds no line feed")
    return text


def hash_of(text: str) -> str:
    """SHA-256 of an entry's text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def new_salt() -> str:
    """128 random bits, so that a short value cannot be guessed from its hash."""
    return secrets.token_hex(16)


def value_hash(salt: str, value: Value) -> str:
    """The hash of one changed field, as the entry holds it."""
    text = f"{salt}\n{value.field}\n{value.old}\n{value.new}"
    return hashlib.sha256(text.encode()).hexdigest()


def fields_text(hashes: Iterable[tuple[str, str]]) -> str:
    """Field names with their hashes, as the column `fields` holds them."""
    return " ".join(f"{name}={hashed}" for name, hashed in hashes)


def hashes_of(fields: str) -> dict[str, str]:
    """Field → hash, read from the column `fields`."""
    return dict(part.rsplit("=", 1) for part in fields.split(" ") if "=" in part)


@dataclass(frozen=True, slots=True)
class Held:
    """The values of an entry that are kept beside it: field → (salt, old, new)."""

    values: Mapping[str, tuple[str, str, str]]

    def differing(self, fields: str) -> tuple[str, ...]:
        """The fields whose values are not those that the entry was made with."""
        hashes = hashes_of(fields)
        return tuple(
            name
            for name in sorted(hashes.keys() | self.values.keys())
            if name not in self.values or hashes.get(name) != self._hash(name)
        )

    def _hash(self, name: str) -> str:
        salt, old, new = self.values[name]
        return value_hash(salt, Value(name, old, new))
