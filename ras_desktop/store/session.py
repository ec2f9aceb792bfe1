"""Transactions: everything inside `writing()` is kept, or nothing is."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol
from uuid import UUID, uuid4

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlmodel import Session

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import faults, log
from ras_desktop.store.log import Author
from ras_desktop.store.log_hook import Drafted, LoggedSession, to_write

NOBODY = Author()
"""The program itself: what ships, and what tests put in."""


class Thing(Protocol):
    """What a verb has changed: its kind, which it is, whose case it belongs to."""

    @property
    def kind(self) -> str:
        """The word of its stage."""

    @property
    def id(self) -> UUID:
        """Which one."""

    @property
    def case(self) -> UUID | None:
        """Whose."""


class Store:
    """An open case file or server. Used by one worker thread; a second one waits its turn.

    `doubted`: what is in the file may not be on the disk, since nobody knows how it was left.
    """

    def __init__(self, engine: Engine, doubted: bool = False) -> None:
        self.engine = engine
        self._turn = threading.RLock()
        self._drafted: Drafted = {}
        self.origin = uuid4()
        """Which window this is, for a team's server: its own changes are not told to it again."""
        self._doubted = doubted

    @property
    def on_server(self) -> bool:
        """Whether a team's server is behind it, not a file."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def writing(self, by: Author = NOBODY) -> Iterator[LoggedSession]:
        """One transaction: committed at the end, rolled back at any exception.

        Everything that it changes goes into the log with it, as done by `by`. What the world
        breaks comes out as a `Trouble` of `store.trouble`.
        """
        with (
            self._turn,
            faults.translated(self.engine),
            self._doubting(),
            LoggedSession(self.engine, by, self._drafted) as session,
            session.begin(),
        ):
            yield session
            session.flush()
            if notes := to_write(session):
                log.write(session, by, notes)

    @contextmanager
    def _doubting(self) -> Iterator[None]:
        """After a failed save the file is opened anew, and one small save must reach the disk
        before the next: what merely reads as saved may never have left the computer's memory."""
        if self._doubted:
            faults.settle(self.engine)
            self._doubted = False
        try:
            yield
        except (DBAPIError, PendingRollbackError, Trouble):
            self._doubted = not self.on_server
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent look at the data. To write in it is a fault of the program and fails."""
        with (
            self._turn,
            faults.translated(self.engine),
            Session(self.engine, autoflush=False) as session,
        ):
            # Said before the transaction begins: a look must not take the writers' lock.
            connection = session.connection(execution_options={"ras_reading": True})
            if self.on_server:
                connection.execute(
                    text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                )
                yield session
                return
            connection.exec_driver_sql("PRAGMA query_only = 1")
            try:
                yield session
            except OperationalError as error:
                if "readonly" in str(error.orig):
                    raise RuntimeError("a look does not write") from error
                raise
            finally:
                if not connection.invalidated and not connection.closed:
                    connection.exec_driver_sql("PRAGMA query_only = 0")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else reads or writes in this program meanwhile."""
        with self._turn:
            yield

    def reopen(self, engine: Engine) -> None:
        """Goes on with another engine: the same data under another key."""
        self.engine.dispose()
        self.engine = engine

    def shut(self, trouble: Trouble) -> None:
        """From now on everything asked of the store is this trouble."""

        def refuse() -> None:
            raise trouble

        self.reopen(create_engine("sqlite://", creator=refuse))

    def tell(self, session: Session, things: Iterable[Thing], by: UUID) -> None:
        """Lets the team's other windows know once it is committed; a case file has none."""
        if self.on_server:
            from ras_desktop.store.server import feed

            told = [(each.kind, each.id, each.case) for each in things]
            feed.tell(session, told, by, self.origin)

    def close(self) -> None:
        """Lets go of the connection."""
        self.engine.dispose()


__all__ = ["Session", "Store"]
