"""Turns what drivers throw into the store's own trouble, and lets go of a shaken connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import Busy, DiskFailed


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Drivers' errors leave as trouble; a connection after a failed disk is not trusted again."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig if error.orig is not None else error
        trouble = trouble_of(cause, error.connection_invalidated)
        if trouble is None:
            raise
        if not isinstance(trouble, Busy):
            engine.dispose()
        raise trouble from error
    except PendingRollbackError as error:
        engine.dispose()
        raise DiskFailed from error


def settle(engine: Engine) -> None:
    """A save that changes nothing: the journal is written anew, synced and cut.

    A failed sync may leave a journal on the disk that the computer's memory shows as cut. A power
    cut would then take back the save before, and all that was since found to be "already so".
    """
    with engine.connect() as connection:
        at = connection.exec_driver_sql("PRAGMA user_version").scalar()
        connection.exec_driver_sql(f"PRAGMA user_version = {int(at or 0)}")
        connection.commit()
