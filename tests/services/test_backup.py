"""Backups without being asked: made when due, kept by the rule, read again, compared, restored."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import backup, casefile, draft, note, restoring, user
from ras_desktop.services.backup import Abandoned
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store.trouble import (
    BackupDamaged,
    BackupOfAnother,
    InUse,
    NoBackupFolder,
    NoRoomForBackup,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ras_desktop.wording import backup as words
from tests.conftest import CASE_NAME, CASE_WORDS
from tests.helpers.cases import a_case
from tests.helpers.stores import FAST_KEYS, SetClock

OTHER = "marble lantern drizzle fourteen"


@pytest.fixture
def folder(opened: CaseFile) -> Path:
    return backup.beside(opened.folder)


def damage(path: Path) -> None:
    content = bytearray((path / "database").read_bytes())
    content[-2048] ^= 1  # in the last page: a look reads the first ones, with the tables' names
    (path / "database").write_bytes(content)


def test_the_folder_beside_the_case_file_is_used_if_none_is_chosen(
    opened: CaseFile, folder: Path
) -> None:
    assert backup.place(opened.folder, "") == folder
    assert folder == opened.folder.parent / "North backups"
    assert backup.place(opened.folder, "/media/stick") == Path("/media/stick")
    report = backup.run(opened, folder, at_sign_in=True)
    assert report.made is not None
    assert report.trouble is None
    assert [each.path for each in report.backups] == [report.made]


def test_one_is_made_when_it_is_due(opened: CaseFile, folder: Path, clock: SetClock) -> None:
    assert backup.run(opened, folder, 4, at_sign_in=True).made is not None
    clock.forward(minutes=59)
    assert backup.run(opened, folder, 4, at_sign_in=True).made is None
    clock.forward(minutes=1)
    assert backup.run(opened, folder, 4, at_sign_in=True).made is not None
    clock.forward(hours=3)
    assert backup.run(opened, folder, 4).made is None
    clock.forward(hours=1)
    report = backup.run(opened, folder, 4)
    assert report.made is not None
    assert len(report.backups) == 3
    assert report.last == clock()


def test_what_the_rule_does_not_keep_goes_and_nothing_else(
    opened: CaseFile, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("kept")
    other = casefile.create(
        tmp_path / "Other.ras", CASE_NAME, OTHER, clock=clock, policy=FAST_KEYS
    ).casefile
    theirs = backup.run(other, folder, at_sign_in=True).made
    other.close()
    for _ in range(60):
        backup.run(opened, folder, 8)
        clock.forward(hours=8)
    report = backup.listed(opened, folder)
    days = {each.made.date() for each in report.backups if each.made}
    assert len(report.backups) < 16
    assert len(days) > 8
    assert (folder / "letter.txt").read_text() == "kept"
    assert theirs is not None
    assert theirs.is_dir()
    assert theirs not in [each.path for each in report.backups]


def test_one_that_cannot_be_opened_is_reported_now_and_stays_until_somebody_says(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    first = backup.run(opened, folder).made
    assert first is not None
    with (first / "database").open("r+b") as file:
        file.truncate(9000)
    clock.forward(minutes=5)
    report = backup.run(opened, folder)
    assert [each.path for each in report.bad] == [first]
    assert report.made is not None, "a bad one does not count as the last"
    clock.forward(days=900)
    assert [each.path for each in backup.run(opened, folder).bad] == [first]
    backup.remove(opened, first)
    assert backup.run(opened, folder).bad == ()


def test_a_flipped_bit_in_an_old_one_is_found_within_a_week(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    first = backup.run(opened, folder).made
    assert first is not None
    damage(first)
    clock.forward(days=1)
    assert backup.run(opened, folder).bad == ()
    clock.forward(days=6)
    report = backup.run(opened, folder)
    assert [type(each.trouble) for each in report.bad] == [BackupDamaged]


def test_another_is_made_at_once_where_the_last_is_found_damaged(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    first = backup.run(opened, folder).made
    assert first is not None
    damage(first)
    (folder / ".read").unlink()
    clock.forward(minutes=2)
    report = backup.run(opened, folder)
    assert [each.path for each in report.bad] == [first]
    assert report.made is not None
    assert report.last == clock()
    assert backup.run(opened, folder).made is None, "one is enough"


def test_a_list_of_what_was_read_that_makes_no_sense_reads_everything(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    first = backup.run(opened, folder).made
    assert first is not None
    damage(first)
    for content in (b"", b"[]", b"\xff", b'{"a": 1}', b'{"a": "never"}'):
        (folder / ".read").write_bytes(content)
        report = backup.run(opened, folder)
        assert [each.path for each in report.bad] == [first]
        clock.forward(minutes=1)


def test_a_folder_that_is_away_is_told_and_the_one_beside_is_made(
    opened: CaseFile, tmp_path: Path
) -> None:
    away = tmp_path / "stick" / backup.INSIDE
    report = backup.run(opened, away)
    assert isinstance(report.trouble, NoBackupFolder)
    assert not away.parent.exists()
    assert isinstance(backup.listed(opened, away).trouble, NoBackupFolder)
    assert backup.listed(opened, backup.beside(opened.folder)).trouble is None
    with pytest.raises(NoBackupFolder):
        backup.make(opened, away)
    with pytest.raises(NoBackupFolder):
        backup.choose(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    assert backup.choose(tmp_path / "stick") == away
    assert backup.choose(away) == away
    assert backup.make(opened, away).made is not None


def test_no_room_is_in_the_report_and_the_earlier_ones_too(
    opened: CaseFile, folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backup.run(opened, folder).made
    clock.forward(hours=9)

    def full(*_given: object) -> Path:
        raise NoRoomForBackup(str(folder))

    monkeypatch.setattr(backup.backup, "make", full)
    report = backup.run(opened, folder)
    assert isinstance(report.trouble, NoRoomForBackup)
    assert [each.path for each in report.backups] == [first]


def test_a_backup_dated_ahead_does_not_put_the_next_one_off(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    clock.forward(days=3650)
    ahead = backup.run(opened, folder).made
    clock.forward(days=-3650)
    report = backup.run(opened, folder)
    assert report.made is not None
    assert ahead in [each.path for each in report.backups]


def test_it_can_be_stopped(opened: CaseFile, folder: Path) -> None:
    with pytest.raises(Abandoned):
        backup.run(opened, folder, stopped=lambda: True)
    assert not list(folder.glob("*.rasbackup"))


def test_two_at_once_wait_for_each_other(opened: CaseFile, folder: Path) -> None:
    folder.mkdir()
    threads = [threading.Thread(target=backup.make, args=(opened, folder)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert len(backup.listed(opened, folder).backups) == 3


# Compared and restored


def test_what_would_be_otherwise_is_said_before_anything_is_restored(
    opened: CaseFile, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    desk = opened.desk
    a_case(desk, number="2026-00041")
    gone_on = a_case(desk)
    kit = user.add(opened, "Kit Lowe", OTHER, frozenset({Role.FINANCE})).value
    made = backup.run(opened, folder).made
    assert made is not None
    first = backup.compare(opened, made)
    assert first.same
    assert words.said(first) == (
        "Nothing would be otherwise: the case file has not changed since.",
    )
    clock.forward(hours=5)
    user.suspend(opened, kit.id)
    user.add(opened, "Max Reed", OTHER + " x", frozenset({Role.FINANCE}))
    note.save(desk, gone_on.id, Note(uuid4(), NoteKind.PHONE, desk.today(), "Rang at noon"))
    new = a_case(desk, number="2026-00043")
    found = backup.compare(opened, made)
    assert not found.same
    assert (found.only_then, found.only_now, found.other) == ((), (new.number,), (gone_on.number,))
    assert (found.again, found.not_then) == (("Kit Lowe",), ("Max Reed",))
    assert found.latest_then is not None
    assert found.latest_now == clock()
    counts = {each.kind: (each.then, each.now) for each in found.counts}
    assert counts["case"] == (2, 3)
    assert counts["note"] == (0, 1)
    assert counts["user"] == (2, 3)
    said = " ".join(words.said(found))
    assert f"1 case is only in the case file and would be missing: {new.number}." in said
    assert f"1 case would be as it was then: {gone_on.number}." in said
    assert "Could sign in to the restored file, and cannot now: Kit Lowe." in said
    done = backup.restore(opened, made, tmp_path / "Before.ras")
    assert done.value == tmp_path / "Before.ras"
    again = casefile.sign_in(tmp_path / "Before.ras", CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    assert [each.name for each in user.everybody(again.desk)] == ["Kit Lowe", CASE_NAME]
    again.close()
    assert len(user.everybody(opened.desk)) == 3, "the open file is as it was"


def test_a_backup_of_another_file_is_not_restored_from_here(
    opened: CaseFile, tmp_path: Path, clock: SetClock
) -> None:
    other = casefile.create(
        tmp_path / "Other.ras", CASE_NAME, OTHER, clock=clock, policy=FAST_KEYS
    ).casefile
    made = backup.run(other, tmp_path / "Other backups").made
    other.close()
    assert made is not None
    with pytest.raises(BackupOfAnother):
        backup.compare(opened, made)
    with pytest.raises(BackupOfAnother):
        backup.restore(opened, made, tmp_path / "New.ras")


def test_restoring_and_removing_are_for_administrators(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    user.add(opened, "Kit Lowe", OTHER, frozenset({Role.SOCIAL_WORKER}))
    made = backup.run(opened, folder).made
    assert made is not None
    opened.close()
    theirs = casefile.sign_in(opened.folder, "Kit Lowe", OTHER, clock, FAST_KEYS)
    try:
        assert backup.make(theirs, folder).made is not None
        for refused in (
            lambda: backup.compare(theirs, made),
            lambda: backup.restore(theirs, made, folder.parent / "New.ras"),
            lambda: backup.remove(theirs, made),
        ):
            with pytest.raises(Refused):
                refused()
    finally:
        theirs.close()
    assert made.is_dir()
    with pytest.raises(Refused):
        restoring.open_with_passphrase(made, "Kit Lowe", OTHER, (), clock, FAST_KEYS)


def test_a_backup_is_restored_where_no_case_file_is_open(
    opened: CaseFile, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    made = backup.run(opened, folder).made
    assert made is not None
    assert restoring.look(made).name == "North"
    draft.keep(opened.desk, "plan", "new", {"text": "later"})
    there = (tmp_path / "nowhere.ras", opened.folder)
    found = restoring.open_with_passphrase(made, CASE_NAME, CASE_WORDS, there, clock, FAST_KEYS)
    assert isinstance(found.not_compared, InUse)
    assert found.comparison.alone
    opened.close()
    found = restoring.open_with_passphrase(made, CASE_NAME, CASE_WORDS, there, clock, FAST_KEYS)
    assert found.beside == opened.folder
    counts = {each.kind: (each.then, each.now) for each in found.comparison.counts}
    assert counts["draft"] == (0, 1)
    new = restoring.restore(found, tmp_path / "New.ras")
    again = casefile.sign_in(new, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    assert draft.mine(again.desk) == ()
    again.close()
    with pytest.raises(WrongPassphrase):
        restoring.open_with_passphrase(made, CASE_NAME, OTHER, (), clock, FAST_KEYS)


def test_the_recovery_key_opens_a_backup(tmp_path: Path, clock: SetClock) -> None:
    made = casefile.create(tmp_path / "A.ras", CASE_NAME, CASE_WORDS, clock=clock, policy=FAST_KEYS)
    path = backup.run(made.casefile, tmp_path / "A backups").made
    assert path is not None
    fresh = user.renew_recovery_key(made.casefile).value
    made.casefile.close()
    found = restoring.open_with_recovery_key(
        path, made.recovery_key, (made.casefile.folder,), clock, FAST_KEYS
    )
    assert found.beside == made.casefile.folder
    with pytest.raises(WrongRecoveryKey):
        restoring.open_with_recovery_key(path, fresh, (), clock, FAST_KEYS)


def test_many_cases_are_named_as_far_as_they_fit() -> None:
    assert words.numbers(("1", "2")) == "1, 2"
    assert words.numbers(tuple(map(str, range(20)))) == "0, 1, 2, 3, 4, 5, 6, 7 and 12 more"
    assert words.size(614_400) == "614 kB"
    assert words.size(12_345_678) == "12.3 MB"
    assert words.how_many(1) == "1 backup"


def test_a_week_without_a_backup_is_a_reason_to_warn(
    opened: CaseFile, folder: Path, clock: SetClock
) -> None:
    report = backup.run(opened, folder)
    assert backup.warning(report, clock()) is None
    assert backup.warning(report, clock() + timedelta(days=8)) is not None
    none = replace(report, backups=())
    found = backup.warning(none, clock())
    assert found is not None
    assert found.code == "backup.warning.none"
