"""Whatever is done to the log is found, and the first entry that it was done to is named.

Five hundred cases here; the rest of the ten thousand in test_log_stress. The tables are damaged by
plain SQL, as somebody would who has the database and its key.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ras_desktop.domain.log import Link
from ras_desktop.domain.log_check import Broken, check
from ras_desktop.services import log
from ras_desktop.store.log_chain import Chain
from ras_desktop.store.session import Store
from tests.helpers import logs
from tests.helpers.logs import prepared
from tests.helpers.stores import SetDesk, new_file_store

ENTRIES = 56


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetDesk]:
    store = new_file_store(tmp_path_factory.mktemp("log") / "database")
    desk = prepared(store, ENTRIES)
    yield desk
    store.close()


def found(desk: SetDesk, damage: logs.Damage, number: int, marks: dict[int, str]) -> Broken | None:
    """What is said after a damage; the log is put right again."""
    with logs.put_back(desk.store):
        damage(desk.store, number, random.Random(number))
        return check(Chain(desk.store), marks).broken


def everywhere(
    desk: SetDesk, damage: logs.Damage, first: int = 1, last: int | None = None
) -> Iterator[tuple[int, Broken]]:
    """A damage done to each entry in turn, with a mark at the end of the log, outside it."""
    head = Chain(desk.store).head()
    for number in range(first, (last or logs.length(desk.store)) + 1):
        broken = found(desk, damage, number, {head.number: head.hash})
        assert broken is not None, f"{damage.__name__} of entry {number} was not found"
        yield number, broken


def test_a_whole_log_is_whole(desk: SetDesk) -> None:
    checked = check(Chain(desk.store))
    assert checked.broken is None
    assert checked.entries == logs.length(desk.store) >= ENTRIES
    assert log.verify(desk).is_whole


def test_each_entry_changed(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.change):
        assert (broken.code, broken.first) == ("log.changed", number)


def test_each_entry_changed_with_its_hash_made_anew(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.change_and_rehash, last=ENTRIES - 1):
        assert (broken.code, broken.first) == ("log.changed", number)


def test_each_entry_removed(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.remove):
        wanted = "log.cut" if number == logs.length(desk.store) else "log.removed"
        assert (broken.code, broken.first) == (wanted, number)


def test_each_entry_removed_and_the_gap_closed(desk: SetDesk) -> None:
    last = logs.length(desk.store)
    for number, broken in everywhere(desk, logs.remove_and_close_up, last=last - 1):
        assert (broken.code, broken.first, broken.last) == ("log.removed", number, number)


def test_an_entry_inserted_everywhere(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.insert):
        assert (broken.code, broken.first) == ("log.inserted", number)


def test_an_entry_inserted_everywhere_without_care(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.insert_carelessly):
        assert (broken.code, broken.first) == ("log.inserted", number)


def test_each_entry_swapped_with_another(desk: SetDesk) -> None:
    last = logs.length(desk.store)
    for number, broken in everywhere(desk, logs.swap, last=last - 1):
        assert (broken.code, broken.first) == ("log.swapped", number)
        assert broken.last > number


def test_the_tail_cut_everywhere(desk: SetDesk) -> None:
    for number, broken in everywhere(desk, logs.cut):
        assert (broken.code, broken.first) == ("log.cut", number)


def test_the_log_rebuilt_with_the_key_from_each_entry(desk: SetDesk) -> None:
    """Only the mark outside finds this, and names what it can: from the mark before it on."""
    half = ENTRIES // 2
    line = Chain(desk.store).line(half)
    head = Chain(desk.store).head()
    assert line is not None
    for number in range(1, ENTRIES + 1, 2):
        marks = {half: line[1].decode(), head.number: head.hash}
        broken = found(desk, logs.rebuild, number, marks)
        assert broken is not None
        assert broken.code == "log.rebuilt"
        assert broken.first <= number <= broken.last
        assert broken.first == (1 if number <= half else half + 1)
        assert found(desk, logs.rebuild, number, {}) is None  # as docs/security.md says


def test_a_rebuilt_log_is_not_signed_and_that_is_noted(desk: SetDesk, tmp_path: Path) -> None:
    file = tmp_path / "checkpoints"
    with logs.put_back(desk.store):
        assert log.sign(desk, (file,)).checkpoint is not None
        before = file.read_text()
        logs.rebuild(desk.store, 9, random.Random(1))
        signed = log.sign(desk, (file,))
        assert signed.checkpoint is None
        assert signed.broken is not None
        assert signed.broken.code == "log.rebuilt"
        assert file.read_text() == before
        assert logs.run(desk.store, "SELECT count(*) FROM log_entry WHERE what = 'not-signed'") == [
            (1,)
        ]
        assert not log.verify(desk, (file,)).is_whole


def test_values_changed_removed_or_put_in_are_found(desk: SetDesk) -> None:
    numbers = [each for (each,) in logs.run(desk.store, "SELECT entry FROM log_value")]
    assert len(numbers) > 20
    for number in numbers[:20]:
        with logs.put_back(desk.store):
            logs.run(
                desk.store,
                "UPDATE log_value SET held = replace(held, 'School', 'Scheol'), "
                "of_case = replace(of_case, 'x', 'y') WHERE entry = :n",
                n=number,
            )
            broken = log.verify(desk).broken
            held = logs.run(desk.store, "SELECT held FROM log_value WHERE entry = :n", n=number)
            if "Scheol" in held[0][0]:
                assert broken is not None
                assert (broken.code, broken.first) == ("log.values_changed", number)
        with logs.put_back(desk.store):
            logs.run(desk.store, "DELETE FROM log_value WHERE entry = :n", n=number)
            broken = log.verify(desk).broken
            assert broken is not None
            assert (broken.code, broken.first) == ("log.values_gone", number)


def test_a_checkpoint_in_the_store_that_nobody_signed_is_found(desk: SetDesk) -> None:
    with logs.put_back(desk.store):
        assert log.sign(desk).checkpoint is not None
        logs.run(desk.store, "UPDATE log_checkpoint SET signature = replace(signature, '1', '2')")
        broken = log.verify(desk).broken
        assert broken is not None
        assert broken.code == "log.forged_checkpoint"


def test_a_head_typed_from_paper_finds_what_was_rebuilt(desk: SetDesk) -> None:
    head = Chain(desk.store).head()
    assert log.verify(desk, heads=(head,)).is_whole
    wrong = Link(head.number, "0" * 64)
    broken = log.verify(desk, heads=(wrong,)).broken
    assert broken is not None
    assert broken.code == "log.rebuilt"


@pytest.mark.as_owner  # whoever tampers is the owner; to others the table is closed
def test_on_a_server_the_same_is_found(server_store: Store) -> None:
    desk = prepared(server_store, 24)
    last = logs.length(server_store)
    for damage in (
        logs.change, logs.remove, logs.insert, logs.swap, logs.cut, logs.rebuild,
        logs.remove_and_close_up,
    ):  # fmt: skip
        for number, broken in everywhere(desk, damage, first=5, last=last - 2):
            assert broken.first <= number


def test_bytes_that_are_no_text_are_found_too(desk: SetDesk) -> None:
    for column in ("actor_name", "hash", "previous"):
        with logs.put_back(desk.store):
            logs.run(
                desk.store,
                f"UPDATE log_entry SET {column} = CAST(x'ff00fe' AS TEXT) WHERE number = 7",
            )
            broken = check(Chain(desk.store)).broken
            assert broken is not None
            assert broken.first == 7
        with logs.put_back(desk.store):
            logs.run(
                desk.store, "UPDATE log_entry SET actor_name = :new WHERE number = 7", new="a\nb"
            )
            broken = check(Chain(desk.store)).broken
            assert broken is not None
            assert (broken.code, broken.first) == ("log.changed", 7)
