"""Payment runs, their lines, and how the council pays, in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint, delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col

from ras_desktop.domain.council import ONLY
from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.log import What
from ras_desktop.domain.pay_run import Line, Run, RunKind, RunState
from ras_desktop.store.log_hook import several
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Pence, Row
from ras_desktop.store.trouble import Busy


class RunRow(Row, table=True):
    """One run. `slot`: its kind and period, once for ever; `open`: at most one is open."""

    __tablename__ = "payment_run"
    __table_args__ = (
        UniqueConstraint("slot", name="payment_run_period"),
        UniqueConstraint("open", name="payment_run_open"),
    )

    kind: str
    day: date = Field(index=True)
    first: date
    opened_by: UUID
    opened_by_name: str
    opened_at: datetime = Field(sa_type=Moment)
    reason: str
    state: str = Field(index=True)
    reviewed_by: UUID | None = None
    reviewed_by_name: str
    reviewed_at: datetime | None = Field(default=None, sa_type=Moment)
    sealed_by: UUID | None = None
    sealed_by_name: str
    sealed_at: datetime | None = Field(default=None, sa_type=Moment)
    count: int
    blocked: int
    sum: int = Field(sa_type=Pence)
    digest: str
    layout: str | None = Field(default=None, sa_type=JsonText)
    exported: str | None = Field(default=None, sa_type=JsonText)
    slot: str | None = None
    open: str | None = None


class LineRow(Row, table=True):
    """One line of a run: written when it is reviewed, never changed once the run is sealed."""

    __tablename__ = "payment_line"

    run: UUID = Field(foreign_key="payment_run.id", index=True)
    case: UUID = Field(foreign_key="family_case.id", index=True)
    number: str
    agreement: UUID = Field(foreign_key="agreement.id")
    strand: str
    way: str
    amount: int = Field(sa_type=Pence)
    first: date
    turn: int
    days_first: date
    days_last: date
    payee: str
    account: UUID | None = Field(default=None, foreign_key="account.id")
    masked: str
    cost_code: str
    reference: str = Field(index=True)
    blocked: str = Field(sa_type=JsonText)
    sealed: bool = False
    payee_no: int = 1


class PaySettingRow(Row, table=True):
    """How the council pays: the layout of its ledger, a cost code for each strand."""

    __tablename__ = "payment_setting"

    layout: str | None = Field(default=None, sa_type=JsonText)
    codes: str = Field(sa_type=JsonText)


guard(
    "payment_run",
    (
        "id", "kind", "day", "first", "opened_by", "opened_by_name", "opened_at", "reason",
        "state", "reviewed_by", "reviewed_by_name", "reviewed_at", "sealed_by", "sealed_by_name",
        "sealed_at", "count", "blocked", "sum", "digest", "layout", "slot", "open",
    ),
    "OLD.state IN ('sealed', 'dropped')",
    also_refuse="(OLD.exported IS NOT NULL AND "
    "(NEW.exported IS NULL OR NEW.exported <> OLD.exported))",
)  # fmt: skip
guard(
    "payment_line",
    (
        "id", "run", "number", "agreement", "strand", "way", "amount", "first", "turn",
        "days_first", "days_last", "payee", "account", "masked", "cost_code", "reference",
        "blocked", "sealed", "payee_no",
    ),
    "OLD.sealed",
)  # fmt: skip


RUNS = Shelf(RunRow, Run)
LINES = Shelf(LineRow, Line)
SETTINGS = Shelf(PaySettingRow, PaySetting)


def put(session: Session, run: Run) -> Run:
    """Keeps a run. StaleCopy, Gone as Shelf.put. Busy: another was opened at the same moment."""
    try:
        return RUNS.put(session, run, **repeated(run))
    except IntegrityError:
        raise Busy from None


def repeated(run: Run) -> dict[str, Any]:
    """The columns by which the database lets no period be paid twice."""
    regular = run.kind is not RunKind.BETWEEN and run.state is not RunState.DROPPED
    return {
        "slot": f"{run.kind.value} {run.first.isoformat()}" if regular else None,
        "open": "open" if run.is_open else None,
    }


def runs(session: Session) -> tuple[Run, ...]:
    """Every run, the latest first."""
    order = (col(RunRow.day).desc(), col(RunRow.opened_at).desc(), col(RunRow.id))
    return RUNS.where(session, order=order)


def add_runs(session: Session, found: Iterable[Run]) -> None:
    """Keeps new runs of the past."""
    RUNS.add_many(session, found, repeated)


def lines_of(session: Session, run: UUID) -> tuple[Line, ...]:
    """Every line of a run: what is blocked first, then by case number."""
    order = (col(LineRow.number), col(LineRow.strand), col(LineRow.way),
             col(LineRow.payee_no), col(LineRow.id))  # fmt: skip
    found = LINES.where(session, col(LineRow.run) == run, order=order)
    return tuple(sorted(found, key=lambda each: each.goes))


def lines_by_reference(session: Session, references: Sequence[str]) -> dict[str, Line]:
    """The lines that went out with these references."""
    found: dict[str, Line] = {}
    for start in range(0, len(references), 500):
        part = references[start : start + 500]
        for each in LINES.where(
            session, col(LineRow.reference).in_(part), col(LineRow.sealed).is_(True)
        ):
            found[each.reference] = each
    return found


def write_lines(session: Session, run: UUID, found: Iterable[Line]) -> None:
    """Writes the lines of a run anew."""
    drop_lines(session, run)
    LINES.add_many(session, found)


def drop_lines(session: Session, run: UUID) -> None:
    """Takes the lines of a run out again that were not sealed."""
    before = LINES.count(session, col(LineRow.run) == run)
    if before:
        session.connection().execute(delete(LineRow).where(col(LineRow.run) == run))
        several(session, "payment_line", What.DROP, before)


def seal_lines(session: Session, run: UUID) -> int:
    """From here on these lines never change. How many there are."""
    done = session.connection().execute(
        update(LineRow)
        .where(col(LineRow.run) == run)
        .values(sealed=True, version=col(LineRow.version) + 1)
    )
    several(session, "payment_line", What.CHANGE, done.rowcount)
    return int(done.rowcount)


def setting(session: Session) -> PaySetting:
    """How the council pays; nothing chosen until somebody has."""
    return SETTINGS.find(session, ONLY) or PaySetting()
