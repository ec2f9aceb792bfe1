"""Who has signed in to a team's server, as the server itself says."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from ras_desktop.domain.user import User
from ras_desktop.store import user as user_store
from ras_desktop.store.trouble import NotAdmitted


def signed_in(session: Session) -> User:
    """The user of this connection. NotAdmitted if the server knows none (suspended meanwhile)."""
    found = session.connection().exec_driver_sql("SELECT ras.me()").scalar_one()
    if found is None:
        raise NotAdmitted
    return user_store.USERS.get(session, found)


def now(session: Session) -> datetime:
    """The server's clock."""
    asked = session.connection().exec_driver_sql("SELECT clock_timestamp()")
    moment: datetime = asked.scalar_one()
    return moment
