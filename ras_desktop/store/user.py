"""Users of a case file, encrypted with everything else; and which key slots are theirs."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Field, Session, col, delete, select

from ras_desktop.domain.user import User
from ras_desktop.store.keys import fold_name
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Row


class UserRow(Row, table=True):
    """A user; `folded` is the name for comparing."""

    __tablename__ = "user_account"

    name: str
    folded: str = Field(index=True)
    roles: str = Field(sa_type=JsonText)
    team: str
    standing: str
    must_change: bool


class KeySlotRow(Row, table=True):
    """A key slot in use, by its tag; `owner` is None for the recovery key."""

    __tablename__ = "key_slot"

    tag: str
    owner: UUID | None = Field(default=None, foreign_key="user_account.id", index=True)


USERS = Shelf(UserRow, User, "user")


def keep(session: Session, user: User) -> User:
    """Keeps a user."""
    return USERS.put(session, user, folded=fold_name(user.name))


def everybody(session: Session) -> tuple[User, ...]:
    """All users by name."""
    return USERS.where(session, order=(UserRow.folded,))


def named(session: Session, name: str) -> User | None:
    """The user with this name, however it is spelt in capitals and spaces."""
    found = USERS.where(session, col(UserRow.folded) == fold_name(name))
    return found[0] if found else None


def live_tags(session: Session) -> frozenset[bytes]:
    """The tags of all key slots in use."""
    return frozenset(bytes.fromhex(each) for each in session.exec(select(KeySlotRow.tag)))


def owner_of(session: Session, tag: bytes) -> UUID | None:
    """Whose slot this is; None for the recovery key's. KeyError if no such slot is in use."""
    statement = select(KeySlotRow).where(col(KeySlotRow.tag) == tag.hex())
    found = session.exec(statement).first()
    if found is None:
        raise KeyError("no such slot in use")
    return found.owner


def set_slot(session: Session, id_: UUID, tag: bytes, owner: UUID | None) -> None:
    """Makes this the one slot of a user (None: of the recovery key)."""
    drop_slots(session, owner)
    session.add(KeySlotRow(id=id_, tag=tag.hex(), owner=owner))
    session.flush()


def drop_slots(session: Session, owner: UUID | None) -> None:
    """Takes the slot of a user (None: of the recovery key) out of use."""
    session.exec(delete(KeySlotRow).where(col(KeySlotRow.owner).is_not_distinct_from(owner)))
