"""What every table shares: identifier, version, portable column types.

Portable means: the same declaration works on SQLCipher and on PostgreSQL. Columns are `UUID`,
`str`, `int`, `bool`, `date`, `bytes`, and `datetime` and big numbers with the types named here.
Money is integer pence, enumerations their value as text, decimals text, nested values JSON text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, SafeUUID

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

# Every constraint has a name, so that a later migration can change it on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC. ValueError for one without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way out; SQLite forgets the zone, so it is put back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class QuickUuid(Uuid[UUID]):
    """As SQLAlchemy's, on SQLite: Today alone reads thirty thousand, and `UUID(text)` looks first
    at five other ways to write one."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """From the 32 hexadecimal digits that are kept."""
        return uuid_of


def uuid_of(digits: str | None) -> UUID | None:
    """The identifier of 32 hexadecimal digits."""
    if digits is None:
        return None
    made = _made(UUID)
    _put(made, "int", int(digits, 16))
    _put(made, "is_safe", _UNKNOWN)
    return made


_made: Callable[[type[UUID]], UUID] = object.__new__
_put = object.__setattr__
_UNKNOWN = SafeUUID.unknown

Pence = BigInteger
"""Column type for sums: `amount: int = Field(sa_type=Pence)`."""

JsonText = Text
"""Column type for nested values: `lines: str = Field(sa_type=JsonText)`."""

Number: Any = BigInteger().with_variant(Integer(), "sqlite")
"""Column type for a running number that is the key of its table; whole numbers only."""

Bytes = LargeBinary
"""Column type for the bytes of issued documents and attachments."""


class Row(SQLModel):
    """Parent of every table: a random identifier and the version for optimistic locking.

    Names of tables and columns are plain words; a foreign key is named after what it points at
    (`case`, `plan`). No unique constraint on anything personal. What Today asks of all cases at
    once stands in an index that holds everything asked for: an encrypted row costs a page to read.
    """

    id: UUID = Field(primary_key=True)
    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  (SQLAlchemy passes the class)
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]
