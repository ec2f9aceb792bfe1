"""Keys, slots, the lock and the connection's settings."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import cipher, keys, keyslots, lock
from ras_desktop.store.keys import KeyPolicy, Stretch
from ras_desktop.store.trouble import InUse, Mistyped, UnsafeSqlite, WeakenedSlots
from tests.helpers.stores import KEY, QUICK

SALT = b"sixteen bytes ok"


def test_a_recovery_key_opens_however_it_is_typed_and_is_never_the_same() -> None:
    file_id = uuid4()
    made = {keys.new_recovery_key() for _ in range(100)}
    assert len(made) == 100
    for text in made:
        assert [len(each) for each in text.split("-")] == [5] * 6
        right = keys.from_recovery_key(text, file_id)
        for typed in (text.lower(), text.replace("-", " "), text.replace("1", "l")):
            assert keys.from_recovery_key(typed, file_id) == right
        assert keys.from_recovery_key(text, uuid4()) != right


@given(at=st.integers(0, 29), by=st.integers(1, 31))
def test_one_wrong_character_of_a_recovery_key_is_always_found(at: int, by: int) -> None:
    symbols = list("8N2FSAAN480Y75Q5S1AAY3MRG3PHWY")
    keys.from_recovery_key("".join(symbols), uuid4())
    symbols[at] = keys._CROCKFORD[(keys._CROCKFORD.index(symbols[at]) + by) % 32]
    with pytest.raises(Mistyped):
        keys.from_recovery_key("".join(symbols), uuid4())


def test_name_passphrase_salt_and_work_all_matter() -> None:
    plain = keys.from_passphrase("Robin", "words", SALT, QUICK)
    others = (
        keys.from_passphrase("Robyn", "words", SALT, QUICK),
        keys.from_passphrase("Robin", "Words", SALT, QUICK),
        keys.from_passphrase("Robin", "words ", SALT, QUICK),
        keys.from_passphrase("Robin", "words", SALT[::-1], QUICK),
        keys.from_passphrase("Robin", "words", SALT, Stretch(16, 1, 1)),
    )
    assert keys.from_passphrase(" ROBIN", "words", SALT, QUICK) == plain
    assert len({plain.key, *(each.key for each in others)}) == 6
    assert len({plain.tag, *(each.tag for each in others)}) == 6
    assert plain.key.hex() not in repr(plain)


@pytest.mark.parametrize("text", ["e\u0301", "ﬁ", "\ud800", "\x00", "😀" * 5000])
def test_any_passphrase_can_be_stretched(text: str) -> None:
    keys.from_passphrase(text, text, SALT, QUICK)
    composed = keys.from_passphrase("a", "é", SALT, QUICK)
    assert keys.from_passphrase("a", "e\u0301", SALT, QUICK) == composed


def test_the_parameters_are_raised_for_a_quick_computer_and_never_under_the_floor() -> None:
    assert keys.calibrate(QUICK, 0.0) == QUICK
    raised = keys.calibrate(QUICK, 10.0)
    assert raised.memory == QUICK.memory * 16
    assert raised.within(QUICK, keys.CEILING)
    assert (keys.FLOOR.memory, keys.FLOOR.passes, keys.FLOOR.lanes) == (65536, 3, 4)


@pytest.mark.parametrize(
    "stretch",
    [
        Stretch(65535, 3, 4),
        Stretch(65536, 2, 4),
        Stretch(65536, 3, 3),
        Stretch(2**31, 3, 4),
        Stretch(65536, 33, 4),
        Stretch(65536, 3, 17),
    ],
)
def test_slots_outside_floor_and_ceiling_are_refused(stretch: Stretch) -> None:
    with pytest.raises(WeakenedSlots):
        keyslots.new(uuid4(), stretch).check(KeyPolicy())
    with pytest.raises(WeakenedSlots):
        KeyPolicy(fixed=stretch).choose()


def test_slots_tell_neither_whose_they_are_nor_how_many() -> None:
    slots = keyslots.new(uuid4(), QUICK)
    live: list[bytes] = []
    for number in range(7):
        by = slots.passphrase_key(f"Name {number}", "words")
        slots = slots.wrap(by, KEY, uuid4(), live)
        live.append(by.tag)
        content = slots.to_bytes()
        assert len(slots.slots) == 8
        assert len(content) == len(keyslots.parse(content).to_bytes())
        assert b"Name" not in content
        assert KEY not in content
    assert len(slots.wrap(keys.SlotKey(b"t" * 16, KEY), KEY, None, live).slots) == 8
    for number in range(7):
        unlocked = slots.try_passphrase(f"name {number}", "words")
        assert unlocked is not None
        assert unlocked.data_key == KEY
    assert KEY.hex() not in repr(unlocked)


def test_every_parameter_set_is_tried_whatever_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work done, and so the time, is the same for a right and a wrong name or passphrase."""
    first = keyslots.new(uuid4(), QUICK)
    slots = keyslots.KeySlots(first.file_id, (*first.salted, keyslots.Salted(QUICK, SALT)))
    by = keys.from_passphrase("Robin", "words", first.salted[0].salt, QUICK)
    slots = slots.wrap(by, KEY, uuid4(), ())
    done: list[Stretch] = []
    really = keys.from_passphrase

    def counted(name: str, passphrase: str, salt: bytes, stretch: Stretch) -> keys.SlotKey:
        done.append(stretch)
        return really(name, passphrase, salt, stretch)

    monkeypatch.setattr(keys, "from_passphrase", counted)
    for name, passphrase, opens in (
        ("Robin", "words", True),
        ("Robin", "wrong", False),
        ("Kit", "words", False),
    ):
        done.clear()
        assert (slots.try_passphrase(name, passphrase) is not None) is opens
        assert done == [QUICK, QUICK]


def test_a_slot_changed_in_any_byte_does_not_open() -> None:
    slots = keyslots.new(uuid4(), QUICK)
    by = slots.passphrase_key("Robin", "words")
    slots = slots.wrap(by, KEY, uuid4(), ())
    content = slots.to_bytes()
    for at in range(1, len(content)):
        changed = bytearray(content)
        changed[at] ^= 1
        with contextlib.suppress(Trouble):
            found = keyslots.parse(bytes(changed)).unwrap(by)
            assert found is None or found.data_key == KEY  # a byte of another slot


def test_the_lock_is_held_against_other_programs_and_goes_with_the_process(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; from ras_desktop.store.lock import Lock\n"
        "held = Lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InUse):
            lock.Lock(tmp_path)
        other.kill()
    held = lock.Lock(tmp_path)
    with pytest.raises(InUse):
        lock.Lock(tmp_path)
    held.release()
    held.release()
    lock.Lock(tmp_path).release()


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_faulty_sqlite_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(UnsafeSqlite):
        cipher.assert_safe_version(version)


def test_the_sqlite_that_ships_is_safe() -> None:
    cipher.assert_safe_version()
    first, second = cipher._FAULTY
    assert not first <= tuple(cipher.sqlcipher.sqlite_version_info) <= second
    cipher.assert_safe_version((3, 51, 3))


def test_every_connection_has_the_settings_that_safety_needs(tmp_path: Path) -> None:
    connection = cipher.connect(tmp_path / "database", KEY, new=True)
    expected = {
        "foreign_keys": 1,
        "synchronous": 2,
        "journal_mode": "truncate",
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_use_hmac": "1",
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    connection.close()
    assert found == expected
