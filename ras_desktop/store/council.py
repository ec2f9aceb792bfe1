"""The council of a store: one row."""

from __future__ import annotations

from sqlmodel import Field, Session

from ras_desktop.domain.council import ONLY, Council
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Bytes, JsonText, Row


class CouncilRow(Row, table=True):
    """What stands on every paper."""

    __tablename__ = "council"

    name: str
    address: str
    phone: str
    email: str
    decider: str
    help: str = Field(sa_type=JsonText)
    logo: bytes = Field(sa_type=Bytes)


COUNCILS = Shelf(CouncilRow, Council)


def get(session: Session) -> Council:
    """The council; an empty one until somebody has entered it."""
    return COUNCILS.find(session, ONLY) or Council()


def put(session: Session, council: Council) -> Council:
    """Keeps the council. StaleCopy as Shelf.put."""
    return COUNCILS.put(session, council)
