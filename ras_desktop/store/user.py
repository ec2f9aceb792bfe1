"""Users of a case file, encrypted with everything else; and which key slots are theirs."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Field, Session, col, delete, select

from ras_desktop.domain.user import User
from ras_desktop.store.keys import SlotLock, fold_name
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Row
from ras_desktop.store.trouble import WeakenedSlots


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
    """A key slot in use, by its tag; `owner` is None for the recovery key; `public` shuts it."""

    __tablename__ = "key_slot"

    tag: str
    public: str
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


def live_locks(session: Session) -> tuple[tuple[SlotLock, UUID | None], ...]:
    """What shuts each key slot in use, and whose it is (None: the recovery key's)."""
    rows = session.exec(select(KeySlotRow))
    return tuple(
        (SlotLock(bytes.fromhex(row.tag), bytes.fromhex(row.public)), row.owner) for row in rows
    )


def tags_of(session: Session, owner: UUID | None) -> frozenset[bytes]:
    """The tags of the slots of one user (None: of the recovery key)."""
    of_owner = col(KeySlotRow.owner).is_not_distinct_from(owner)
    return frozenset(
        bytes.fromhex(each) for each in session.exec(select(KeySlotRow.tag).where(of_owner))
    )


def owner_of(session: Session, tag: bytes) -> UUID | None:
    """Whose slot this is; None for the recovery key's. WeakenedSlots if none such is in use: an
    old or forged key file has been put in place of the right one."""
    statement = select(KeySlotRow).where(col(KeySlotRow.tag) == tag.hex())
    found = session.exec(statement).first()
    if found is None:
        raise WeakenedSlots
    return found.owner


def add_slot(session: Session, id_: UUID, lock: SlotLock, owner: UUID | None) -> None:
    """Notes a slot of a user (None: of the recovery key) beside those there are."""
    row = KeySlotRow(id=id_, tag=lock.tag.hex(), public=lock.public.hex(), owner=owner)
    session.add(row)
    session.flush()


def drop_slots(session: Session, owner: UUID | None, but: bytes = b"") -> bool:
    """Forgets the slots of a user (None: of the recovery key), but one; whether there were any."""
    of_owner = col(KeySlotRow.owner).is_not_distinct_from(owner)
    gone = session.exec(delete(KeySlotRow).where(of_owner, col(KeySlotRow.tag) != but.hex()))
    return bool(gone.rowcount)


def numbers_held(session: Session, who: UUID) -> tuple[str, ...]:
    """On a team's server: the numbers of the cases that somebody holds, for an administrator, who
    sees no case. Restricted ones are not told."""
    asked = session.connection().exec_driver_sql("SELECT unnest(ras.numbers_held(%s))", (who,))
    return tuple(asked.scalars())
