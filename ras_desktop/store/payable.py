"""What a payment run asks of every case at once: agreements, accounts, decisions, the child.

Columns, not whole rows: ten thousand signatures and scans are not read to pay anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select
from sqlmodel import Session

from ras_desktop.domain.account import Account, AccountState
from ras_desktop.domain.agreement import Agreement, AgreementState
from ras_desktop.domain.family import CaseState, LegalFlag
from ras_desktop.domain.payment import Rhythm
from ras_desktop.store import coding, mapping
from ras_desktop.store.account import AccountRow
from ras_desktop.store.agreement import AgreementRow
from ras_desktop.store.family import CaseRow
from ras_desktop.store.panel import DecisionRow
from ras_desktop.store.shelf import among

_UNREAD = ("signatures", "employer")
"""What of an agreement nobody needs to pay it; what was signed is known by `signed_on`."""


@dataclass(frozen=True, slots=True)
class Child:
    """What paying needs to know of a case."""

    case: UUID
    number: str
    state: CaseState
    worker: UUID | None
    team: str
    restricted: bool
    born: date | None
    legal_flags: tuple[LegalFlag, ...]


def signed(session: Session, cases: Sequence[UUID] | None = None) -> dict[UUID, list[Agreement]]:
    """Every signed agreement, by case, without its signatures and employer's list."""
    table = _columns(AgreementRow)
    columns = [literal("[]").label(each.name) if each.name in _UNREAD else each for each in table]
    asked = select(*columns).where(table.signed_on.is_not(None))
    if cases is not None:
        asked = asked.where(among(session, table.case, cases))
    found: dict[UUID, list[Agreement]] = defaultdict(list)
    for row in session.execute(asked):
        held = mapping.read(Agreement, row)
        found[held.case].append(held)
    return found


def with_signed(session: Session) -> frozenset[UUID]:
    """The cases with a signed agreement, one that is over too."""
    table = _columns(AgreementRow)
    asked = select(table.case).where(table.signed_on.is_not(None))
    return frozenset(session.scalars(asked))


def anything(session: Session) -> bool:
    """Whether there is a signed agreement at all: without one no run is due."""
    table = _columns(AgreementRow)
    return session.scalar(select(table.id).where(table.signed_on.is_not(None)).limit(1)) is not None


def rhythms(session: Session) -> frozenset[Rhythm]:
    """How often the agreements that are signed and not over are paid: every way that there is."""
    table = _columns(AgreementRow)
    asked = select(table.rhythm).where(table.state == AgreementState.SIGNED.value).distinct()
    return frozenset(map(Rhythm, session.scalars(asked)))


def children(session: Session) -> dict[UUID, Child]:
    """Every case that is one: those that became part of another are left out."""
    table = _columns(CaseRow)
    asked = select(
        table.id, table.number, table.state, table.worker, table.team, table.restricted,
        table.born, table.legal_flags,
    ).where(table.merged_into.is_(None))  # fmt: skip
    read: dict[str, tuple[LegalFlag, ...]] = {}
    found = {}
    for id_, number, state, worker, team, restricted, born, flags in session.execute(asked):
        if flags not in read:
            read[flags] = coding.load(tuple[LegalFlag, ...], flags)
        found[id_] = Child(
            id_, number, CaseState(state), worker, team, bool(restricted), born, read[flags]
        )
    return found


def accounts(session: Session, cases: Sequence[UUID]) -> dict[UUID, dict[int, Account]]:
    """The account that the start gate asks about, by case and payee: a waiting one before a
    confirmed one."""
    table = _columns(AccountRow)
    states = (AccountState.CONFIRMED.value, AccountState.WAITING.value)
    asked = select(*table).where(table.state.in_(states), among(session, table.case, cases))
    found: dict[UUID, dict[int, Account]] = defaultdict(dict)
    for row in session.execute(asked.order_by(table.entered_at)):
        held = mapping.read(Account, row)
        before = found[held.case].get(held.payee_no)
        if before is None or before.state is not AccountState.WAITING:
            found[held.case][held.payee_no] = held
    return found


def replaced_decisions(session: Session) -> frozenset[UUID]:
    """Decisions that a sealed one corrects, or ratifies, and that no longer count."""
    table = _columns(DecisionRow)
    asked = select(table.corrects, table.ratifies).where(
        table.decided.is_not(None), table.corrects.is_not(None) | table.ratifies.is_not(None)
    )
    return frozenset(each for row in session.execute(asked) for each in row if each is not None)


def _columns(row: Any) -> Any:
    return row.__table__.c
