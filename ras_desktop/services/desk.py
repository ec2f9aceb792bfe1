"""The desk where somebody works: who acts, on which store, by which clock.

Every verb of a service is one `with desk.act("verb", …) as work:` block: permission is asked, one
transaction runs, and what changed is collected. The verb returns `work.done(value)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from ras_desktop.domain import permission
from ras_desktop.domain.access import Sight
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.services.clock import Clock, day_of, system
from ras_desktop.services.looks import Looks
from ras_desktop.store.log import Author
from ras_desktop.store.session import Session, Store
from ras_desktop.store.trouble import Busy

if TYPE_CHECKING:
    from ras_desktop.services.away import Keeping

Value = TypeVar("Value")

Ties = dict[UUID, Tie] | None
"""How somebody stood to the cases that were read at their desk."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a user of the case file, with the roles and team at sign-in."""

    id: UUID
    name: str
    roles: frozenset[Role]
    team: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a verb has changed: `kind` is the word of its stage, `case` whose it is."""

    kind: str
    id: UUID
    case: UUID | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """What every writing verb returns: its value, and what changed, for pages to refresh."""

    value: Value
    changed: tuple[Changed, ...] = ()


class Reading:
    """A look at the store: what functions of `store` need to read.

    `verb` is what was asked for ("" where everybody may); `tie` how the actor stands to the case
    that was last looked at (`services.sight`), None before.
    """

    def __init__(
        self, session: Session, actor: Actor, moment: datetime, verb: str = "", ties: Ties = None
    ) -> None:
        self.session = session
        self.actor = actor
        self.now = moment
        self.today: date = day_of(moment)
        self.verb = verb
        self.tie: Tie | None = None
        self.sight: Sight | None = None
        self._ties = ties
        self._saw: dict[UUID, None] = {}

    def tied(self, case: UUID, tie: Tie) -> None:
        """Notes how the actor stands to a case. Refused if the verb does not reach it."""
        self.tie = tie
        if self._ties is not None:
            self._ties[case] = tie
        if self.verb:
            _ask(self.verb, self.actor, None, tie)

    def saw(self, *cases: UUID) -> None:
        """Says whose record was read. It goes into the log after the look, and never stops it."""
        self._saw.update(dict.fromkeys(cases))

    @property
    def cases_seen(self) -> tuple[UUID, ...]:
        """Whose records were read in this look."""
        return tuple(self._saw)


class Work(Reading):
    """One act in one transaction: what functions of `store` need to write."""

    def __init__(
        self, session: Session, actor: Actor, moment: datetime, verb: str, ties: Ties = None
    ) -> None:
        super().__init__(session, actor, moment, verb, ties)
        self._changed: dict[Changed, None] = {}

    def allow(self, state: str, own_work: bool = False) -> None:
        """Asks again once the thing's state is known, and whether it is the actor's own work.

        Refused if the verb comes too early, or must be somebody else's.
        """
        _ask(self.verb, self.actor, state, self.tie, own_work)

    def changed(self, kind: str, id_: UUID, case: UUID | None = None) -> None:
        """Notes that something was changed; the same thing twice counts once."""
        self._changed[Changed(kind, id_, case)] = None

    def done(self, value: Value) -> Done[Value]:
        """The answer of the verb, with all that was noted."""
        return Done(value, self.things)

    @property
    def things(self) -> tuple[Changed, ...]:
        """All that was noted so far."""
        return tuple(self._changed)


class Desk:
    """Where one person works on one store. Not shared between threads at the same time."""

    def __init__(self, store: Store, actor: Actor, clock: Clock = system) -> None:
        self.store = store
        self.actor = actor
        self.clock = clock
        self.looks = Looks(store, self.author)
        self._open: Work | None = None
        self.keeping: Keeping | None = None
        self._ties: dict[UUID, Tie] = {}

    @contextmanager
    def act(self, verb: str, state: str | None = None) -> Iterator[Work]:
        """One verb: permission is asked, then everything in the block is kept or nothing is.

        `state`: that of the thing acted on, if known already; else call `work.allow(state)` after
        reading it. Refused carries the finding; `Trouble` what the world broke. A verb inside a
        verb is a fault of the program: share a function that takes `work`.
        """
        if self._open is not None:
            raise RuntimeError(f"{verb} inside {self._open.verb}: one transaction for one verb")
        _ask(verb, self.actor, state)
        author = self.author(verb)
        with self.store.writing(author) as session:
            work = Work(session, self.actor, author.at or self.clock(), verb, self._ties)
            self._open = work
            try:
                yield work
            finally:
                self._open = None
            session.tell((each.kind, each.id, each.case) for each in work.things)
            self.store.tell(session, work.things, self.actor.id)

    @contextmanager
    def read(self, verb: str | None = None) -> Iterator[Reading]:
        """A consistent look; inside a verb it is a look at that verb's own transaction.

        `verb` is the permission to read ("plan.read"); None where everybody may.
        """
        if verb is not None:
            _ask(verb, self.actor, None)
        if self._open is not None:
            yield self._open
            return
        with self.store.reading() as session:
            look = Reading(session, self.actor, self.clock(), verb or "", self._ties)
            yield look
        if look.cases_seen:
            self.looks.note(verb or "", look.cases_seen, look.now)

    @contextmanager
    def aside(self) -> Iterator[Reading]:
        """A transaction that is no verb: drafts, saved columns. Inside a verb it is the verb's."""
        if self._open is not None:
            yield self._open
            return
        with self.store.writing(self.author("")) as session:
            yield Reading(session, self.actor, self.clock())

    def author(self, verb: str) -> Author:
        """Who the log says did it, and when."""
        return Author(verb, self.clock(), self.actor.id, self.actor.name)

    def now(self) -> datetime:
        """The present moment."""
        return self.clock()

    def today(self) -> date:
        """Today in England."""
        return day_of(self.clock())

    def why_not(
        self,
        verb: str,
        state: str | None = None,
        case: UUID | None = None,
        own_work: bool = False,
    ) -> Finding | None:
        """None if the verb may be used now, else the finding that says why not: for buttons.

        `case`: one that was read at this desk before.
        """
        return permission.ask(verb, self.actor.roles, state, self.tie(case), own_work)

    def offers(self, verb: str, case: UUID | None = None) -> bool:
        """Whether the verb is offered to this person at all: in a case, if one is given."""
        return permission.offered(verb, self.actor.roles, self.tie(case))

    def tie(self, case: UUID | None) -> Tie | None:
        """How this person stood to a case when it was last read here; None if it was not."""
        return self._ties.get(case) if case is not None else None


def once_more(work: Callable[[], Value]) -> Value:
    """Runs a verb, and once again if others were in its way (a deadlock, a lock held too long).

    Safe for every verb: it is one transaction, and of one that was Busy nothing was kept.
    """
    try:
        return work()
    except Busy:
        return work()


def _ask(
    verb: str,
    actor: Actor,
    state: str | None,
    tie: Tie | None = None,
    own_work: bool = False,
) -> None:
    finding = permission.ask(verb, actor.roles, state, tie, own_work)
    if finding is not None:
        raise Refused(finding)
