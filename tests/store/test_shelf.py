"""Values come back from a table as they were put, and nothing is overwritten unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col, select

from ras_desktop.domain.money import Money
from ras_desktop.domain.step import Step
from ras_desktop.store import check, cipher
from ras_desktop.store.session import Store
from ras_desktop.store.shelf import Shelf, among
from ras_desktop.store.table import JsonText, Moment, Pence, Row, uuid_of
from ras_desktop.store.trouble import Busy, Gone, StaleCopy
from tests.helpers.stores import KEY


class Kind(StrEnum):
    HOME = "home"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Note:
    said: str
    hours: Decimal
    cost: Money | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    id: UUID
    name: str
    on: date
    at: datetime
    cost: Money
    kind: Kind | None = None
    share: Fraction = Fraction(1)
    rate: Decimal | None = None
    follows: UUID | None = None
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()
    topics: frozenset[Kind] = frozenset()
    version: int = 0


class VisitRow(Row, table=True):
    __tablename__ = "test_visit"

    name: str
    on: date
    at: datetime = Field(sa_type=Moment)
    cost: int = Field(sa_type=Pence)
    kind: str | None
    share: str
    rate: str | None
    follows: UUID | None
    notes: str = Field(sa_type=JsonText)
    steps: str = Field(sa_type=JsonText)
    topics: str = Field(sa_type=JsonText)


VISITS = Shelf(VisitRow, Visit, "visit")
TABLE = VisitRow.__table__
SQLModel.metadata.remove(TABLE)  # this table is the test's own, no migration knows it


def a_visit(**changes: object) -> Visit:
    visit = Visit(
        id=uuid4(),
        name="Zoë O'Hara",
        on=date(2026, 2, 28),
        at=datetime(2026, 7, 1, 12, 0, 1, 250, tzinfo=UTC),
        cost=Money(10_000_000_001),
        kind=Kind.SCHOOL,
        share=Fraction(1, 3),
        rate=Decimal("16.40"),
        follows=uuid4(),
        notes=(Note("kind", Decimal("1.50")), Note("long", Decimal("0.1"), Money(-7))),
        steps=(Step("a.b", {"sum": Money(3), "on": date(2026, 1, 1), "x": (1, Decimal("1.0"))}),),
        topics=frozenset({Kind.HOME, Kind.SCHOOL}),
    )
    return replace(visit, **changes)


@pytest.fixture
def visits(store: Store) -> Store:
    TABLE.create(store.engine)
    return store


@pytest.fixture
def server_or_file(visits: Store) -> tuple[Store, Store]:
    return visits, Store(visits.engine)


def put(store: Store, visit: Visit) -> Visit:
    with store.writing() as session:
        return VISITS.put(session, visit)


def find(store: Store, id_: UUID) -> Visit | None:
    with store.reading() as session:
        return VISITS.find(session, id_)


def test_every_kind_of_field_comes_back_exactly(visits: Store) -> None:
    kept = put(visits, a_visit())
    assert kept.version == 1
    assert find(visits, kept.id) == kept


@pytest.mark.parametrize("many", [0, 1, 19, 20, 60])
def test_of_many_identifiers_just_those_are_found(visits: Store, many: int) -> None:
    kept = [a_visit() for _ in range(70)]
    with visits.writing() as session:
        VISITS.add_many(session, kept)
    wanted = [each.id for each in kept[:many]]
    with visits.reading() as session:
        asked = select(VisitRow.id).where(among(session, col(VisitRow.id), [*wanted, uuid4()]))
        assert sorted(session.exec(asked)) == sorted(wanted)


def test_an_identifier_is_the_same_however_it_was_read() -> None:
    made = uuid4()
    read = uuid_of(made.hex)
    assert read == made
    assert (hash(read), str(read), read.is_safe) == (hash(made), str(made), UUID(made.hex).is_safe)
    assert uuid_of(None) is None


def test_empty_fields_come_back_empty(visits: Store) -> None:
    visit = a_visit(kind=None, rate=None, follows=None, notes=(), steps=(), topics=frozenset())
    kept = put(visits, visit)
    assert find(visits, kept.id) == replace(visit, version=1)


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE test_visit; --",
        'O\'Hara "the" \\ %s :name ? {x}',
        "محمد علی",
        "שרה",
        "👩‍👧‍👦🏳️‍🌈",
        "e\u0301 ≠ é",
        "line\r\nline\ttab",
        "\u202egnirts\u202c",
        "x" * 100_000,
        "\U0010ffff\ufeff",
    ],
)
def test_any_text_comes_back_unchanged(visits: Store, text: str) -> None:
    kept = put(visits, a_visit(name=text, notes=(Note(text, Decimal(1)),)))
    found = find(visits, kept.id)
    assert found is not None
    assert found.name == text
    assert found.notes[0].said == text


@pytest.mark.parametrize(("text", "kept"), [("a\x00b", "a\ufffdb"), ("a\ud83e", "a\ufffd")])
def test_what_no_database_can_hold_is_marked_and_never_stops_a_save(
    visits: Store, text: str, kept: str
) -> None:
    done = put(visits, a_visit(name=text, notes=(Note(text[::-1], Decimal(1)),)))
    found = find(visits, done.id)
    assert found is not None
    assert found.name == kept
    assert "\ufffd" in found.notes[0].said or "\x00" in found.notes[0].said


def test_a_changed_value_gets_the_next_version(visits: Store) -> None:
    first = put(visits, a_visit())
    second = put(visits, replace(first, cost=Money(5)))
    assert second.version == 2
    assert find(visits, first.id) == second


def test_an_unchanged_value_keeps_its_version(visits: Store) -> None:
    first = put(visits, a_visit())
    assert put(visits, first).version == 1


def test_the_same_new_value_put_twice_is_kept_once(visits: Store) -> None:
    visit = a_visit()
    kept = {put(visits, visit).version for _ in range(50)}
    assert kept == {1}
    with visits.reading() as session:
        assert VISITS.count(session) == 1


def test_a_stale_copy_is_refused_and_shows_both(visits: Store) -> None:
    first = put(visits, a_visit())
    theirs = put(visits, replace(first, cost=Money(5)))
    mine = replace(first, cost=Money(7))
    with pytest.raises(StaleCopy) as refused:
        put(visits, mine)
    assert (refused.value.mine, refused.value.theirs) == (mine, theirs)
    assert find(visits, first.id) == theirs


def test_a_value_that_is_gone_is_not_brought_back(visits: Store) -> None:
    first = put(visits, a_visit())
    with visits.writing() as session:
        VISITS.drop(session, first)
    with pytest.raises(Gone):
        put(visits, replace(first, cost=Money(5)))
    with visits.reading() as session, pytest.raises(Gone):
        VISITS.get(session, first.id)


def test_a_stale_copy_is_not_dropped(visits: Store) -> None:
    first = put(visits, a_visit())
    put(visits, replace(first, cost=Money(5)))
    with visits.writing() as session, pytest.raises(StaleCopy):
        VISITS.drop(session, first)
    assert find(visits, first.id) is not None


def test_values_are_listed_in_order_and_limited(visits: Store) -> None:
    for name in ("c", "a", "b"):
        put(visits, a_visit(name=name))
    with visits.reading() as session:
        found = VISITS.where(session, VisitRow.name != "b", order=(VisitRow.name,), limit=5)
    assert [each.name for each in found] == ["a", "c"]


def test_many_values_are_kept_at_once(visits: Store) -> None:
    many = [a_visit(name=str(number)) for number in range(500)]
    with visits.writing() as session:
        VISITS.add_many(session, many)
        VISITS.add_many(session, [])
    with visits.reading() as session:
        found = VISITS.where(session)
    assert {each.id: each for each in found} == {each.id: replace(each, version=1) for each in many}
    assert put(visits, replace(found[0], name="changed")).version == 2


def test_a_look_is_of_one_moment(server_or_file: tuple[Store, Store]) -> None:
    store, other = server_or_file
    visit = put(store, a_visit())
    with store.reading() as session:
        before = VISITS.count(session)
        if store.on_server:  # on a file a writer waits until the look is over
            put(other, a_visit())
        assert VISITS.count(session) == before
        assert VISITS.get(session, visit.id) == visit


def test_a_float_is_never_kept(visits: Store) -> None:
    with pytest.raises(TypeError), visits.writing() as session:
        VISITS.put(session, a_visit(rate=0.1))


def test_a_moment_without_zone_is_a_fault(visits: Store) -> None:
    with pytest.raises(Exception, match="zone"), visits.writing() as session:
        VISITS.put(session, a_visit(at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_an_exception_rolls_everything_back(visits: Store) -> None:
    visit = a_visit()

    def half() -> None:
        with visits.writing() as session:
            VISITS.put(session, visit)
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        half()
    assert find(visits, visit.id) is None


def test_a_look_does_not_write(visits: Store) -> None:
    visit = a_visit()
    with pytest.raises(Exception, match=r"look|read-only"), visits.reading() as session:
        VISITS.put(session, visit)
    assert find(visits, visit.id) is None
    put(visits, visit)


@pytest.mark.postgres
def test_two_at_once_on_a_server_lose_nothing(server_store: Store) -> None:
    TABLE.create(server_store.engine)
    other = Store(server_store.engine)
    first = put(server_store, a_visit())
    mine, theirs = replace(first, cost=Money(7)), replace(first, cost=Money(5))

    def too_late() -> None:
        with server_store.writing() as session:
            held = session.get(VisitRow, first.id)  # as another function of the verb may hold it
            put(other, theirs)
            VISITS.put(session, mine)
            assert held

    with pytest.raises(StaleCopy) as refused:
        too_late()
    assert refused.value.theirs == replace(theirs, version=2)
    assert find(other, first.id) == replace(theirs, version=2)


@pytest.mark.postgres
def test_the_same_new_value_from_two_places_is_kept_once(server_store: Store) -> None:
    TABLE.create(server_store.engine)
    other = Store(server_store.engine)
    mine = a_visit()
    theirs = replace(mine, cost=Money(5))

    def at_once() -> None:
        with server_store.writing() as session:

            def quicker(*_: object) -> None:
                put(other, theirs)

            event.listen(session, "before_flush", quicker, once=True)
            VISITS.put(session, mine)

    with pytest.raises(StaleCopy) as refused:
        at_once()
    assert refused.value.theirs == replace(theirs, version=1)
    assert find(other, mine.id) == replace(theirs, version=1)


def test_a_missing_parent_is_a_fault_of_the_program(store: Store) -> None:
    from ras_desktop.store import user as user_store
    from ras_desktop.store.keys import SlotLock

    with pytest.raises(IntegrityError), store.writing() as session:
        user_store.add_slot(session, uuid4(), SlotLock(b"t" * 16, b"p" * 32), uuid4())


def test_a_file_that_something_else_holds_is_told_and_nothing_is_kept(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "PATIENCE", 0.05)
    TABLE.create(file_store.engine)
    file_store.close()
    other = cipher.connect(tmp_path / "store.database", KEY)
    other.execute("BEGIN EXCLUSIVE")
    visit = a_visit()
    with pytest.raises(Busy):
        put(file_store, visit)
    found = check.check(tmp_path / "store.database", KEY)
    assert (found.complete, found.sound) == (False, True)
    other.execute("ROLLBACK")
    other.close()
    assert find(file_store, visit.id) is None
    put(file_store, visit)
