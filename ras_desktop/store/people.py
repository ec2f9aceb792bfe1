"""People round the child, linked siblings, and who held the case from when to when."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4, uuid5

from sqlalchemy import func, or_
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.people import Person, WorkerSpell
from ras_desktop.store import mapping
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Row

_SPACE = UUID("4b9a6a9e-5a43-4f55-8f0c-1d9f6f1b7c20")


class PersonRow(Row, table=True):
    """Somebody round one child."""

    __tablename__ = "person"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    name: str
    relation: str
    parental_responsibility: bool
    same_household: bool
    carer: bool
    professional: bool
    organisation: str
    phone: str
    email: str
    address: str = Field(sa_type=JsonText)
    needs_interpreter: str
    must_not_learn_address: bool
    no_papers: bool
    note: str


class SiblingRow(Row, table=True):
    """Two cases of siblings: one row for both ways, `first` the smaller identifier."""

    __tablename__ = "sibling"

    first: UUID = Field(foreign_key="family_case.id", index=True)
    second: UUID = Field(foreign_key="family_case.id", index=True)


class WorkerSpellRow(Row, table=True):
    """Somebody held a case."""

    __tablename__ = "worker_spell"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    worker: UUID
    worker_name: str
    team: str
    since: date
    until: date | None


PEOPLE = Shelf(PersonRow, Person, "person")


def of_case(session: Session, case: UUID) -> tuple[Person, ...]:
    """The people round a child: family first, those with parental responsibility before others."""
    order = (
        PersonRow.professional,
        col(PersonRow.parental_responsibility).desc(),
        PersonRow.name,
        PersonRow.id,
    )
    return PEOPLE.where(session, col(PersonRow.case) == case, order=order)


def case_of(session: Session, person: UUID) -> UUID | None:
    """Whose person this is; None if there is none."""
    return session.exec(select(PersonRow.case).where(PersonRow.id == person)).first()


def link_id(first: UUID, second: UUID) -> UUID:
    """The identifier of the link of two cases, the smaller first: one link for a pair."""
    return uuid5(_SPACE, f"{first}\n{second}")


def link(session: Session, one: UUID, other: UUID) -> bool:
    """Links two siblings, both ways. False if they were linked already."""
    first, second = sorted((one, other))
    id_ = link_id(first, second)
    if session.get(SiblingRow, id_) is not None:
        return False
    session.add(SiblingRow(id=id_, first=first, second=second))
    session.flush()
    return True


def unlink(session: Session, one: UUID, other: UUID) -> bool:
    """Takes a link away. False if there was none."""
    first, second = sorted((one, other))
    row = session.get(SiblingRow, link_id(first, second))
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def siblings_of(session: Session, case: UUID) -> tuple[UUID, ...]:
    """The cases that are linked with this one as siblings'."""
    either = or_(col(SiblingRow.first) == case, col(SiblingRow.second) == case)
    rows = session.exec(select(SiblingRow).where(either))
    return tuple(row.second if row.first == case else row.first for row in rows)


def workers_of(session: Session, case: UUID) -> tuple[WorkerSpell, ...]:
    """Who held the case, the latest first."""
    order = (col(WorkerSpellRow.since).desc(), col(WorkerSpellRow.until).desc().nulls_first())
    rows = session.exec(select(WorkerSpellRow).where(WorkerSpellRow.case == case).order_by(*order))
    return tuple(mapping.read(WorkerSpell, row) for row in rows)


def begin_spell(session: Session, case: UUID, spell: WorkerSpell) -> None:
    """Writes down that somebody holds the case from a day on."""
    session.add(WorkerSpellRow(id=uuid4(), case=case, **mapping.columns_of(spell)))
    session.flush()


def held_since(session: Session, case: UUID) -> date | None:
    """Since when somebody or a team holds the case; None where nobody does."""
    open_ = select(func.max(WorkerSpellRow.since)).where(
        WorkerSpellRow.case == case, col(WorkerSpellRow.until).is_(None)
    )
    return session.exec(open_).one()


def end_spells(session: Session, case: UUID, until: date) -> tuple[UUID, ...]:
    """Ends whatever spell is open; gives the identifiers of those that were."""
    open_ = select(WorkerSpellRow).where(
        WorkerSpellRow.case == case, col(WorkerSpellRow.until).is_(None)
    )
    rows = tuple(session.exec(open_))
    for row in rows:
        row.until = max(until, row.since)
    session.flush()
    return tuple(row.id for row in rows)


def reopen_spells(session: Session, spells: tuple[UUID, ...]) -> None:
    """Takes the ends of these spells away again."""
    for id_ in spells:
        row = session.get(WorkerSpellRow, id_)
        if row is not None:
            row.until = None
    session.flush()
