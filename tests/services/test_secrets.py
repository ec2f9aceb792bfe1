"""No key and no passphrase in a repr, a log, a crash text, a temporary file or a file of ours."""

from __future__ import annotations

import gc
import logging
import tempfile
import traceback
from pathlib import Path

import pytest

from ras_desktop.domain.permission import Role
from ras_desktop.gui.bug import report
from ras_desktop.services import backup, casefile, restoring, user
from ras_desktop.store import cipher, keys, keyslots, vault
from tests.helpers.stores import FAST_KEYS, SetClock

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"
OTHER = "marble lantern drizzle fourteen"


def everything_with_secrets(folder: Path, clock: SetClock) -> tuple[list[object], set[str]]:
    """Every value of the program that carries a secret, and the secrets."""
    made = casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    file = made.casefile
    given = user.invite(file, "Kit Lowe", frozenset({Role.FINANCE})).value
    reset = user.reset(file, given.user.id, made.recovery_key).value
    first = file.vault
    report_ = backup.run(file, backup.beside(folder))
    user.leave(file, given.user.id)
    assert report_.made is not None
    restorable = restoring.open_with_passphrase(report_.made, NAME, WORDS, (), clock, FAST_KEYS)
    slots, _ = vault.slots_of(folder)
    by = slots.passphrase_key(NAME, WORDS)
    values = [
        made, file, given, reset, first, file.vault, report_, restorable, restorable.opened,
        restorable.opened.contents, slots, by, by.lock, slots.unwrap(by), file.desk.actor,
    ]  # fmt: skip
    secrets = {
        WORDS, made.recovery_key, given.passphrase, reset.passphrase,
        *(each.hex() for each in (by.key, by.lock.public)),
        *(one.data_key.hex() for one in (first, file.vault)),
        *(one.database_key.hex() for one in (first, file.vault)),
    }  # fmt: skip
    file.close()
    return values, secrets


def as_shown(secret: str) -> set[str]:
    """The ways in which a secret could stand in a text."""
    forms = {secret, secret.upper()}
    if len(secret) == 64:
        forms |= {repr(bytes.fromhex(secret)), repr(bytes.fromhex(secret))[2:-1]}
    return forms


def test_no_secret_stands_in_a_repr(tmp_path: Path, clock: SetClock) -> None:
    values, secrets = everything_with_secrets(tmp_path / "North.ras", clock)
    assert len(secrets) >= 9
    for value in values:
        said = repr(value) + str(value)
        for secret in secrets:
            assert not any(form in said for form in as_shown(secret)), type(value)


def test_no_secret_stands_in_a_log_however_talkative(
    tmp_path: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _values, secrets = everything_with_secrets(tmp_path / "North.ras", clock)
    for secret in secrets:
        assert not any(form in caplog.text for form in as_shown(secret))


def test_no_secret_is_in_a_temporary_file_or_in_clear_in_a_file_of_ours(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    _values, secrets = everything_with_secrets(tmp_path / "files" / "North.ras", clock)
    assert list(scratch.iterdir()) == []
    found = [each for each in (tmp_path / "files").rglob("*") if each.is_file()]
    assert len(found) > 12
    for each in found:
        content = each.read_bytes()
        for secret in secrets:
            raw = bytes.fromhex(secret) if len(secret) == 64 else secret.encode()
            assert raw not in content, each
            assert secret.encode() not in content, each


def test_a_crash_text_names_places_and_no_secret(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = casefile.create(tmp_path / "a.ras", NAME, WORDS, clock=clock, policy=FAST_KEYS)
    made.casefile.close()
    data_key = made.casefile.vault.data_key

    def crash(*given: object, **_named: object) -> None:
        raise ValueError(f"cannot take {given!r}")

    for module, name in ((keyslots.KeySlots, "unwrap"), (cipher, "connect"), (keys, "_derive")):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, crash)
            with pytest.raises(ValueError, match="cannot take") as caught:
                casefile.sign_in(made.casefile.folder, NAME, WORDS, clock, FAST_KEYS)
        said = report(caught.value)
        assert "ValueError" in said
        for secret in (WORDS, NAME, data_key.hex(), repr(data_key)):
            assert secret not in said
        del caught
    gc.collect()


def test_what_the_driver_says_of_a_wrong_key_does_not_name_it(
    tmp_path: Path, clock: SetClock
) -> None:
    made = casefile.create(tmp_path / "a.ras", NAME, WORDS, clock=clock, policy=FAST_KEYS)
    made.casefile.close()
    key = bytes(range(7, 39))
    try:
        cipher.connect(made.casefile.vault.database, key)
    except Exception as error:
        said = "".join(traceback.format_exception(error))
    assert "Damaged" in said
    assert key.hex() not in said
    assert OTHER not in said


def test_keys_stand_in_the_tables_of_keys_and_nowhere_else_in_the_database(
    tmp_path: Path, clock: SetClock
) -> None:
    """Neither a log of changes nor a list may repeat them."""
    made = casefile.create(tmp_path / "a.ras", NAME, WORDS, clock=clock, policy=FAST_KEYS)
    file = made.casefile
    former = file.vault.data_key
    given = user.invite(file, "Kit Lowe", frozenset({Role.FINANCE})).value
    slots, _ = vault.slots_of(file.folder)
    public = slots.passphrase_key(NAME, WORDS).lock.public
    user.leave(file, given.user.id)
    file.close()
    secrets = {former.hex(), public.hex(), file.vault.data_key.hex(), given.passphrase, WORDS}
    found: dict[str, set[str]] = {}
    connection = cipher.connect(file.vault.database, file.vault.database_key)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            said = " ".join(map(str, row))
            found.setdefault(str(table), set()).update(each for each in secrets if each in said)
    connection.close()
    assert found.pop("former_key") == {former.hex()}
    assert found.pop("key_slot") == {public.hex()}
    assert {table for table, kept in found.items() if kept} == set()
