"""A backup is whole, encrypted, and made while others work; whatever is wrong with one is said."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import casefile, draft, user
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import backup, backup_read, census, cipher, twofold, vault
from ras_desktop.store.backup_read import OpenBackup
from ras_desktop.store.log import Author
from ras_desktop.store.migrations import KNOWN, run
from ras_desktop.store.trouble import (
    AlreadyThere,
    BackupCutShort,
    BackupDamaged,
    BackupLocked,
    BackupNotWritten,
    BackupOfAnother,
    Busy,
    Damaged,
    NewerVersion,
    NoBackupFolder,
    NoRoomForBackup,
    NotABackup,
    WeakenedSlots,
    WrongPassphrase,
)
from ras_desktop.wording import trouble
from tests.conftest import CASE_NAME, CASE_WORDS
from tests.helpers.stores import FAST_KEYS, START, SetClock
from tests.helpers.timing import allowed

ROOT = Path(__file__).parent.parent.parent
BODIES = tuple({"text": f"draft {number} " + "abc" * 400} for number in range(400))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def filled_template(case_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case file with half a megabyte of drafts in it, copied for each test."""
    folder = shutil.copytree(case_template, tmp_path_factory.mktemp("filled") / "template.ras")
    file = casefile.sign_in(folder, CASE_NAME, CASE_WORDS, SetClock(), FAST_KEYS)
    for number, body in enumerate(BODIES):
        draft.keep(file.desk, "plan", str(number), body)
    file.close()
    return folder


@pytest.fixture
def filled(filled_template: Path, tmp_path: Path, clock: SetClock) -> Iterator[CaseFile]:
    """An open case file with half a megabyte of drafts in it."""
    folder = shutil.copytree(filled_template, tmp_path / "North.ras")
    file = casefile.sign_in(folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    yield file
    file.close()


@pytest.fixture
def made(filled: CaseFile, folder: Path) -> Path:
    return backup.make(filled.vault, folder, START)


def opened_again(file: CaseFile, path: Path) -> OpenBackup:
    return backup_read.open_with(path, file.vault.file_id, (file.vault.data_key,))


def bodies(folder: Path) -> tuple[object, ...]:
    file = casefile.sign_in(folder, CASE_NAME, CASE_WORDS, SetClock(), FAST_KEYS)
    try:
        return tuple(sorted((each.body["text"] for each in draft.mine(file.desk)), key=str))
    finally:
        file.close()


def look_and_read(file: CaseFile, path: Path) -> None:
    backup_read.verify(opened_again(file, path), whole=True)


def flip(path: Path, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


# Made


def test_a_backup_is_read_back_as_a_case_file(filled: CaseFile, made: Path, tmp_path: Path) -> None:
    assert made.name == "North 2026-11-23 09.30.00.rasbackup"
    look_and_read(filled, made)
    backup_read.restore(opened_again(filled, made), tmp_path / "again.ras", Author())
    assert bodies(tmp_path / "again.ras") == tuple(sorted(each["text"] for each in BODIES))
    with pytest.raises(AlreadyThere):
        backup_read.restore(opened_again(filled, made), tmp_path / "again.ras", Author())
    look_and_read(filled, made)


def test_nothing_in_a_backup_is_in_clear(filled: CaseFile, made: Path) -> None:
    for file in made.iterdir():
        content = file.read_bytes()
        for word in ("Robin", "Ashdown", "robin", "draft", "SQLite format", "abcabc"):
            assert word.encode() not in content, file.name
        assert filled.vault.data_key not in content
        assert filled.vault.data_key.hex().encode() not in content


def test_backups_of_the_same_second_have_their_own_names(
    filled: CaseFile, made: Path, folder: Path
) -> None:
    second = backup.make(filled.vault, folder, START)
    assert second.name == "North 2026-11-23 09.30.00 2.rasbackup"
    assert backup.here(folder) == (second, made)


def test_a_backup_made_while_others_save_is_a_whole_moment(filled: CaseFile, folder: Path) -> None:
    """A writer replaces two drafts in one act again and again: a backup never has half of one."""
    done = threading.Event()
    turns = [0]

    def write() -> None:
        while not done.is_set():
            turns[0] += 1
            with filled.desk.store.writing() as session:
                for name in ("left", "right"):
                    connection = session.connection()
                    connection.exec_driver_sql(
                        "UPDATE draft SET body = ? WHERE subject = ?",
                        (json.dumps({"turn": turns[0]}), name),
                    )
            time.sleep(0.001)

    for name in ("left", "right"):
        draft.keep(filled.desk, "plan", name, {"turn": 0})
    writer = threading.Thread(target=write)
    writer.start()
    try:
        paths = [backup.make(filled.vault, folder, START) for _ in range(6)]
    finally:
        done.set()
        writer.join()
    assert turns[0] > 10
    for path in paths:
        found = opened_again(filled, path)
        backup_read.verify(found, whole=True)
        connection = cipher.connect_still(found.database, found.database_key)
        rows = connection.execute(
            "SELECT body FROM draft WHERE subject IN ('left', 'right')"
        ).fetchall()
        connection.close()
        assert len({body for (body,) in rows}) == 1


def test_a_save_waits_only_for_the_pages_of_a_moment(filled: CaseFile, folder: Path) -> None:
    """However slow the disk for backups is: the case file is not held for as long as it takes."""
    held: list[float] = []
    stop = threading.Event()

    def save() -> None:
        while not stop.is_set():
            begun = time.perf_counter()
            draft.keep(filled.desk, "plan", "0", {"text": "typed meanwhile"})
            held.append(time.perf_counter() - begun)
            time.sleep(0.005)

    saver = threading.Thread(target=save)
    saver.start()
    try:
        for _ in range(5):
            backup.make(filled.vault, folder, START)
    finally:
        stop.set()
        saver.join()
    assert len(held) > 5
    most = allowed(500, time.perf_counter)
    assert 1000 * sorted(held)[int(len(held) * 0.9)] < most


def test_a_passphrase_changed_while_the_copy_is_made_begins_it_anew(
    filled: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, turns = backup.copy_database, []

    def copied(*given):
        really(*given)
        turns.append(1)
        if len(turns) == 1:
            user.change_passphrase(filled, CASE_WORDS, "marble lantern drizzle fourteen")

    monkeypatch.setattr(backup, "copy_database", copied)
    path = backup.make(filled.vault, folder, START)
    assert len(turns) == 2
    found = backup_read.unlock(path, CASE_NAME, "marble lantern drizzle fourteen", START, FAST_KEYS)
    assert backup_read.owner(found) == filled.desk.actor.id


def test_keys_that_never_rest_make_no_backup(
    filled: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = iter(range(99))
    really = backup._small
    monkeypatch.setattr(
        backup, "_small", lambda at: {**really(at), "head": str(next(count)).encode()}
    )
    with pytest.raises(Busy):
        backup.make(filled.vault, folder, START)
    assert list(folder.iterdir()) == []


def test_stopped_leaves_nothing(filled: CaseFile, folder: Path) -> None:
    with pytest.raises(backup.Abandoned):
        backup.make(filled.vault, folder, START, stopped=lambda: True)
    assert list(folder.iterdir()) == []


def test_a_damaged_case_file_is_not_backed_up_over_good_backups(
    filled: CaseFile, folder: Path
) -> None:
    filled.desk.store.close()
    at = filled.vault.database.stat().st_size // 2
    flip(filled.vault.database, at * 8)
    with pytest.raises(Damaged):
        backup.make(filled.vault, folder, START)
    assert list(folder.iterdir()) == []


# The disk for backups


def test_a_stick_that_is_not_there_is_told(filled: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(NoBackupFolder) as told:
        backup.make(filled.vault, tmp_path / "unplugged", START)
    assert str(tmp_path / "unplugged") in trouble(told.value)
    assert not (tmp_path / "unplugged").exists()
    with pytest.raises(NoBackupFolder):
        backup.here(tmp_path / "unplugged")


def test_a_stick_pulled_out_while_it_is_written_is_told(
    filled: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_given):
        shutil.rmtree(folder)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup, "sync_file", pulled)
    with pytest.raises(NoBackupFolder):
        backup.make(filled.vault, folder, START)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_is_told_and_leaves_nothing(
    filled: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = mounted(folder)
    if small is None:
        pytest.skip("nobody may mount a small disk here")
    try:
        with pytest.raises(NoRoomForBackup) as told:
            backup.make(filled.vault, folder, START)
        assert "make room" in trouble(told.value)
        assert [each.name for each in folder.iterdir() if each.name != "lost+found"] == []
    finally:
        subprocess.run(["umount", str(folder)], check=True)
    assert len(draft.mine(filled.desk)) == len(BODIES)


def mounted(folder: Path) -> Path | None:
    """A disk of 512 KiB in the folder's place."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    return folder if done.returncode == 0 else None


@pytest.mark.parametrize("step", range(1, 12))
@pytest.mark.parametrize("fault", [OSError(28, "No space left"), OSError(5, "I/O error")])
def test_any_write_that_fails_is_told_and_leaves_nothing(
    filled: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch, step: int, fault: OSError
) -> None:
    left = [step]
    really = os.fsync

    def sync(handle: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise fault
        really(handle)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", sync)
        with contextlib.suppress(NoRoomForBackup, BackupNotWritten):
            backup.make(filled.vault, folder, START)
    assert left[0] <= 0, "there were fewer writes than this one"
    whole = [each for each in folder.iterdir() if backup.is_backup(each)]
    for each in whole:  # the last sync is that of the folder: the backup is whole by then
        look_and_read(filled, each)
    assert all(backup.is_backup(each) for each in folder.iterdir()), "nothing half made is left"


CHILD = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from ras_desktop.services import casefile
from ras_desktop.store import backup
from tests.helpers.stores import FAST_KEYS, SetClock
file = casefile.sign_in(Path(sys.argv[1]), sys.argv[3], sys.argv[4], SetClock(), FAST_KEYS)
print("ready", flush=True)
while True:
    print(backup.make(file.vault, Path(sys.argv[2]), datetime.now(UTC)).name, flush=True)
"""


@pytest.mark.parametrize("rounds", [3, pytest.param(20, marks=pytest.mark.stress)])
def test_killed_at_any_moment_every_backup_that_bears_its_name_is_whole(
    filled: CaseFile, folder: Path, rounds: int
) -> None:
    file, case = filled, filled.folder
    filled.close()
    chance = random.Random(28)
    told: list[str] = []
    for _ in range(rounds):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(case), str(folder), CASE_NAME, CASE_WORDS],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.15))
        child.send_signal(signal.SIGKILL)
        told += [each.strip() for each in child.stdout.readlines() if each.endswith("\n")]
        child.stdout.close()
        child.wait(30)
        for each in backup.here(folder):
            look_and_read(file, each)
    assert set(told) <= {each.name for each in backup.here(folder)}
    assert len(bodies(case)) == len(BODIES)
    left = [each for each in folder.iterdir() if not backup.is_backup(each)]
    for each in left:
        os.utime(each, (1, 1))
    again = casefile.sign_in(case, CASE_NAME, CASE_WORDS, SetClock(), FAST_KEYS)
    backup.make(again.vault, folder, START)
    again.close()
    assert all(backup.is_backup(each) for each in folder.iterdir()), "what was half made is gone"


# What is wrong with one


def test_one_bit_in_every_piece_and_page_is_found(
    filled: CaseFile, made: Path, tmp_path: Path
) -> None:
    chance = random.Random(20261128)
    size = (made / "database").stat().st_size
    assert size > 1 << 19
    found = 0
    for page in range(0, size, 4096 * 7):
        at = page * 8 + chance.randrange(4096 * 8)
        flip(made / "database", at)
        with pytest.raises(BackupDamaged):
            look_and_read(filled, made)
        found += 1
        flip(made / "database", at)
    assert found > 20
    look_and_read(filled, made)


def test_an_old_page_of_the_same_file_put_back_is_found(
    filled: CaseFile, made: Path, folder: Path
) -> None:
    """SQLCipher alone would take it: each page is authentic."""
    connection = cipher.connect(made / "database", filled.vault.database_key)
    connection.execute("UPDATE draft SET body = '{}' WHERE subject = '7'")
    connection.close()
    with pytest.raises(BackupDamaged):
        look_and_read(filled, made)


@pytest.mark.parametrize("name", ["keys", "head", "contents"])
def test_one_bit_in_a_small_file_is_read_from_its_copy_and_in_both_is_told(
    filled: CaseFile, made: Path, name: str
) -> None:
    for at in range(0, (made / name).stat().st_size, 41):
        for file in (made / name, made / f"{name}.copy"):
            flip(file, at * 8)
            look_and_read(filled, made)
            flip(file, at * 8)
    for file in (made / name, made / f"{name}.copy"):
        flip(file, 8 * 60)
    with pytest.raises(BackupDamaged) as told:
        look_and_read(filled, made)
    assert made.name in trouble(told.value)


@pytest.mark.parametrize("length", [0, 1, 4095, 4096, 8192, 100_000, -4096, -1])
def test_a_truncated_backup_is_told_at_a_look(filled: CaseFile, made: Path, length: int) -> None:
    size = (made / "database").stat().st_size
    with (made / "database").open("r+b") as file:
        file.truncate(length if length >= 0 else size + length)
    with pytest.raises(BackupCutShort) as told:
        opened_again(filled, made)
    assert "missing" in trouble(told.value)


@pytest.mark.parametrize("name", ["database", "keys", "head"])
def test_a_part_that_is_gone_is_told(filled: CaseFile, made: Path, name: str) -> None:
    for each in (name, f"{name}.copy"):
        (made / each).unlink(missing_ok=True)
    with pytest.raises(BackupCutShort):
        opened_again(filled, made)


def test_a_backup_without_its_list_is_told(filled: CaseFile, made: Path, folder: Path) -> None:
    (made / "contents").unlink()
    (made / "contents.copy").unlink()
    with pytest.raises(BackupDamaged):
        opened_again(filled, made)
    with pytest.raises(NotABackup):
        opened_again(filled, folder)
    with pytest.raises(NotABackup):
        opened_again(filled, folder / "nothing.rasbackup")


def test_pieces_of_two_backups_do_not_make_one(filled: CaseFile, made: Path, folder: Path) -> None:
    draft.keep(filled.desk, "plan", "0", {"text": "later"})
    later = backup.make(filled.vault, folder, START)
    for name in ("contents", "contents.copy"):
        shutil.copyfile(made / name, later / name)
    with pytest.raises((BackupDamaged, BackupCutShort)):
        look_and_read(filled, later)


def test_a_forged_list_with_right_checksums_is_found(filled: CaseFile, made: Path) -> None:
    contents = backup.read_contents(made)
    forged = contents.sealed(bytes(32))
    twofold.write(made / "contents", forged.to_bytes(), 9)
    with pytest.raises(BackupLocked) as told:
        opened_again(filled, made)
    assert "exchanged" in trouble(told.value)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b'{"format": 1}', b"\xff", b'{"format": "x"}']
)
def test_a_list_of_nonsense_is_told(filled: CaseFile, made: Path, content: bytes) -> None:
    twofold.write(made / "contents", content, 9)
    with pytest.raises(BackupDamaged):
        opened_again(filled, made)


def test_a_backup_of_a_newer_version_is_told(filled: CaseFile, made: Path) -> None:
    given = json.loads(backup.read_contents(made).to_bytes()) | {"format": 2}
    twofold.write(made / "contents", json.dumps(given).encode(), 9)
    with pytest.raises(NewerVersion) as told:
        opened_again(filled, made)
    assert "newer version" in trouble(told.value)
    assert made.name in trouble(told.value)


def test_a_backup_of_a_newer_shape_is_told(filled: CaseFile, folder: Path) -> None:
    connection = cipher.connect(filled.vault.database, filled.vault.database_key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    path = backup.make(filled.vault, folder, START)
    with pytest.raises(NewerVersion):
        opened_again(filled, path)


def test_a_backup_of_another_case_file_is_told(
    filled: CaseFile, folder: Path, tmp_path: Path
) -> None:
    other = casefile.create(
        tmp_path / "b.ras", CASE_NAME, CASE_WORDS, clock=SetClock(), policy=FAST_KEYS
    ).casefile
    path = backup.make(other.vault, folder, START)
    other.close()
    with pytest.raises(BackupOfAnother) as told:
        opened_again(filled, path)
    assert "another case file" in trouble(told.value)


def test_every_known_revision_is_that_of_a_script() -> None:
    scripts = ScriptDirectory.from_config(run.config()).walk_revisions()
    assert set(KNOWN) == {each.revision for each in scripts}


# Opened with a passphrase


def test_a_backup_opens_with_the_passphrase_of_its_time_and_waits_after_wrong_ones(
    filled: CaseFile, made: Path, clock: SetClock
) -> None:
    user.change_passphrase(filled, CASE_WORDS, "marble lantern drizzle fourteen")
    found = backup_read.unlock(made, CASE_NAME, CASE_WORDS, clock(), FAST_KEYS)
    assert backup_read.owner(found) == filled.desk.actor.id
    waits = []
    for _ in range(5):
        with pytest.raises(WrongPassphrase) as refused:
            backup_read.unlock(made, CASE_NAME, "wrong", clock(), FAST_KEYS)
        waits.append(int(refused.value.wait.total_seconds()))
        clock.forward(seconds=waits[-1])
    assert waits == [0, 0, 0, 1, 2]
    look_and_read(filled, made)


def test_slots_of_less_work_are_refused(filled: CaseFile, made: Path) -> None:
    with pytest.raises(WeakenedSlots):
        backup_read.unlock(made, CASE_NAME, CASE_WORDS, START)


def test_a_backup_on_a_disk_that_cannot_be_written_opens(filled: CaseFile, made: Path) -> None:
    for each in (*made.iterdir(), made):
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        found = backup_read.unlock(made, CASE_NAME, CASE_WORDS, START, FAST_KEYS)
        backup_read.verify(found, whole=True)
        assert sorted(each.name for each in made.iterdir()) == [
            "contents", "contents.copy", "database", "head", "head.copy", "keys", "keys.copy",
        ]  # fmt: skip
    finally:
        made.chmod(0o755)


def test_restoring_a_backup_that_changes_meanwhile_leaves_nothing(
    filled: CaseFile, made: Path, tmp_path: Path
) -> None:
    found = opened_again(filled, made)
    flip(made / "database", 4096 * 8 * 20 + 5)
    with pytest.raises(BackupDamaged):
        backup_read.restore(found, tmp_path / "again.ras", Author())
    assert not (tmp_path / "again.ras").exists()
    assert not list(tmp_path.glob(".again*"))


# Counted


def test_what_is_in_a_backup_is_counted_and_compared_without_a_case_changing_in_between(
    filled: CaseFile, made: Path
) -> None:
    found = opened_again(filled, made)
    then = census.of_backup(found.database, found.database_key)
    assert then == census.of_file(filled.vault.database, filled.vault.database_key)
    assert then.counts["draft"] == len(BODIES)
    assert then.counts["user"] == 1
    assert then.latest == START
    assert list(then.users.values()) == [CASE_NAME]


@pytest.mark.parametrize("kind", [BackupDamaged, BackupCutShort, BackupOfAnother, BackupLocked])
def test_each_trouble_is_one_sentence_with_the_name(kind: type[Trouble]) -> None:
    said = trouble(kind("North 2026-11-23 09.30.00.rasbackup"))
    assert "North 2026-11-23 09.30.00.rasbackup" in said
    assert said.replace(".rasbackup", "").replace("09.30.00", "").count(".") == 1


@pytest.mark.parametrize("kind", [NoBackupFolder, NoRoomForBackup, BackupNotWritten])
def test_each_trouble_of_the_disk_is_one_sentence_with_the_folder(kind: type[Trouble]) -> None:
    said = trouble(kind("/media/stick"))
    assert "/media/stick" in said
    assert said.count(".") == 1


def test_a_damaged_keys_file_is_told_before_a_passphrase_is_tried(made: Path) -> None:
    for name in ("keys", "keys.copy"):
        (made / name).write_bytes(b"nothing of ours")
    with pytest.raises(BackupDamaged):
        backup_read.unlock(made, CASE_NAME, CASE_WORDS, START, FAST_KEYS)
    for name in ("keys", "keys.copy"):
        (made / name).unlink()
    with pytest.raises(BackupCutShort):
        backup_read.unlock(made, CASE_NAME, CASE_WORDS, START, FAST_KEYS)


def test_the_keys_of_another_backup_are_refused(filled: CaseFile, made: Path, folder: Path) -> None:
    """An older key file in a later backup would let a former passphrase in."""
    user.change_passphrase(filled, CASE_WORDS, "marble lantern drizzle fourteen")
    later = backup.make(filled.vault, folder, START)
    for name in ("keys", "keys.copy"):
        shutil.copyfile(made / name, later / name)
    with pytest.raises(BackupDamaged):
        backup_read.unlock(later, CASE_NAME, CASE_WORDS, START, FAST_KEYS)
    assert vault.slots_of(later)
