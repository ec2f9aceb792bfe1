"""Checkpoints of the log: kept in the store, beside the case file, and in a second place.

The key that signs them is kept in the encrypted store. A file of checkpoints is text that is only
added to, one line each; it says nothing about anybody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Text
from sqlmodel import Field, Session, SQLModel, col, select

from ras_desktop.domain import log_mark as rules
from ras_desktop.domain.log_mark import Checkpoint
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.table import Bytes, Moment, Number

NAME = "checkpoints"
"""The file in the folder of a case file."""
_LARGEST = 16 << 20
_ONLY = 1


class LogCheckpointRow(SQLModel, table=True):
    """One checkpoint. Never changed afterwards."""

    __tablename__ = "log_checkpoint"

    number: int = Field(primary_key=True, sa_type=Number, sa_column_kwargs={"autoincrement": False})
    hash: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)
    root: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    signature: str = Field(sa_type=Text)


class LogKeyRow(SQLModel, table=True):
    """The key that signs: one row."""

    __tablename__ = "log_key"

    number: int = Field(primary_key=True, sa_type=Number, sa_column_kwargs={"autoincrement": False})
    private: bytes = Field(sa_type=Bytes)


guard("log_checkpoint", ("number", "hash", "at", "root", "key", "signature"), ALWAYS)


def key(session: Session) -> bytes:
    """The key that signs; made at the first checkpoint."""
    row = session.get(LogKeyRow, _ONLY)
    if row is None:
        row = LogKeyRow(number=_ONLY, private=rules.new_key())
        session.add(row)
        session.flush()
    return bytes(row.private)


def keep(session: Session, checkpoint: Checkpoint) -> None:
    """Keeps a checkpoint; one of the same entry is kept once."""
    if session.get(LogCheckpointRow, checkpoint.number) is None:
        names = LogCheckpointRow.__table__.c.keys()  # type: ignore[attr-defined]
        session.add(LogCheckpointRow(**{each: getattr(checkpoint, each) for each in names}))
        session.flush()


def kept(session: Session) -> tuple[Checkpoint, ...]:
    """All checkpoints of the store, the first first."""
    rows = session.exec(select(LogCheckpointRow).order_by(col(LogCheckpointRow.number)))
    return tuple(_read(row) for row in rows)


def last(session: Session) -> Checkpoint | None:
    """The latest checkpoint of the store."""
    order = col(LogCheckpointRow.number).desc()
    row = session.exec(select(LogCheckpointRow).order_by(order).limit(1)).first()
    return None if row is None else _read(row)


def _read(row: Any) -> Checkpoint:
    return Checkpoint(row.number, row.hash, row.at, row.root, row.key, row.signature)


@of_files()
def in_file(path: Path) -> tuple[tuple[Checkpoint, ...], int]:
    """The checkpoints of a file, and how many lines of it are none. None at all: no file."""
    return rules.parse_all(_text(path))


@of_files()
def last_in_file(
    path: Path, counts: Callable[[Checkpoint], bool] = lambda _each: True
) -> Checkpoint | None:
    """The checkpoint of the longest log that counts; as quick for a file of many years."""
    return rules.latest(rules.read_all(_text(path)), counts)


@of_files()
def add_to_file(path: Path, checkpoints: Iterable[Checkpoint]) -> None:
    """Writes at the end of a file those checkpoints that it has not yet, on the disk at return."""
    wanted = {each.number: each for each in checkpoints}
    there = (each for each in rules.read_all(_text(path)) if each.number in wanted)
    signed = {each.number for each in there if each.is_signed}
    new = [each.line for number, each in wanted.items() if number not in signed]
    if not new:
        return
    with path.open("ab") as file:
        if file.tell() and not _ends_a_line(path):  # a line that was cut short stays one bad line
            file.write(b"\n")
        file.write("".join(f"{each}\n" for each in new).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


def _text(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(_LARGEST).decode("ascii", "replace")


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
