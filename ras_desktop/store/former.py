"""Data keys that the case file had before: backups from their time open with them.

Kept inside the encrypted database. They open nothing of the file as it is now.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Text
from sqlmodel import Field, Session, SQLModel

from ras_desktop.store import cipher
from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import Damaged


class FormerKeyRow(SQLModel, table=True):
    """The data key of one generation."""

    __tablename__ = "former_key"

    generation: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    secret: str = Field(sa_type=Text)


def keep(session: Session, generation: int, data_key: bytes) -> None:
    """Keeps the data key of a generation that ends."""
    session.add(FormerKeyRow(generation=generation, secret=data_key.hex()))
    session.flush()


def of_file(database: Path, key: bytes) -> tuple[bytes, ...]:
    """All former data keys, the latest first, read on a connection of its own: any thread.
    Damaged, Busy."""
    with closing(cipher.connect(database, key)) as connection:
        try:
            rows = connection.execute("SELECT secret FROM former_key ORDER BY generation DESC")
            return tuple(bytes.fromhex(str(secret)) for (secret,) in rows.fetchall())
        except sqlcipher.DatabaseError as error:
            raise (trouble_of(error) or Damaged("database")) from error
