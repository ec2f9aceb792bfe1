"""Backups in the window: made by themselves, told when one is bad, compared, restored."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from ras_desktop.domain.permission import Role
from ras_desktop.gui import backups as module
from ras_desktop.gui.backups import Backups
from ras_desktop.gui.pages.settings import SettingsPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.settings import restore
from ras_desktop.services import backup, casefile, draft, user
from ras_desktop.settings import Settings
from tests.helpers.stores import FAST_KEYS
from tests.helpers.windows import (
    NAME,
    PASSPHRASE,
    created,
    new_file,
    settle,
    sign_in,
    until,
    window_on,
)

FIRST = "gravel lantern otter pewter mist"


@pytest.fixture(autouse=True)
def preferences_here(tmp_path, monkeypatch):
    monkeypatch.setenv("RAS_DESKTOP_SETTINGS", str(tmp_path / "settings.json"))


@pytest.fixture
def made(tmp_path, clock):
    made = created(tmp_path, clock)
    yield made
    made.casefile.close()


@pytest.fixture
def keeper(made, shell):
    shell.casefile = made.casefile
    found = Backups(made.casefile, lambda: shell.preferences, shell.warn, shell.failed, inline=True)
    shell.backups = found
    return found


@pytest.fixture
def page(shown, context_of, made, keeper, hub):
    page_ = SettingsPage(context_of(made.casefile.desk))
    page_.resize(1160, 768)
    shown(page_)
    page_.arrive(Place("settings", None, "backups"))
    return page_


def truncate(path: Path) -> None:
    with (path / "database").open("r+b") as file:
        file.truncate(9000)


def press(widget, words):
    next(
        each for each in widget.findChildren(QPushButton)
        if each.text() == words and each.isVisibleTo(widget)
    ).click()  # fmt: skip


# Without being asked


def test_one_is_made_after_the_sign_in_and_again_after_hours(keeper, clock, shell):
    keeper.look(at_sign_in=True)
    assert len(keeper.report.backups) == 1
    clock.forward(hours=3)
    keeper.look()
    assert len(keeper.report.backups) == 1
    clock.forward(hours=1)
    keeper.look()
    assert len(keeper.report.backups) == 2
    assert shell.warned == []
    assert not shell.faults


def test_a_bad_one_is_told_once_and_again_when_it_is_another(keeper, clock, shell):
    keeper.look(at_sign_in=True)
    first = keeper.report.made
    truncate(first)
    clock.forward(hours=5)
    keeper.look()
    assert len(shell.warned) == 1
    assert f"A part of the backup “{first.name}” is missing" in shell.warned[0]
    clock.forward(hours=5)
    keeper.look()
    assert len(shell.warned) == 1
    truncate(keeper.report.made)
    clock.forward(hours=5)
    keeper.look()
    assert len(shell.warned) == 2
    assert "1 more backup cannot be used." in shell.warned[1]


def test_a_stick_that_is_away_is_told_and_that_the_last_one_is_old(keeper, clock, shell, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    folder = backup.choose(stick)
    shell.preferences = replace(shell.preferences, backup_folder=str(folder))
    keeper.look(at_sign_in=True)
    assert keeper.report.made.parent == folder
    stick.rename(tmp_path / "pulled")
    clock.forward(hours=5)
    keeper.look()
    assert "is not there; nothing is lost" in shell.warned[-1]
    (tmp_path / "pulled").rename(stick)
    keeper.look()
    assert keeper.report.made is not None
    assert len(shell.warned) == 1


def test_a_full_disk_is_told(keeper, shell, monkeypatch):
    from ras_desktop.store.trouble import NoRoomForBackup

    def full(*_given):
        raise NoRoomForBackup("/media/stick")

    monkeypatch.setattr(backup.backup, "make", full)
    keeper.look(at_sign_in=True)
    assert "There is no room for a backup in /media/stick" in shell.warned[-1]
    keeper.make(lambda _report: pytest.fail("none was made"))
    assert "There is no room" in shell.warned[-1]


def test_a_fault_of_the_program_gets_its_page(keeper, shell, monkeypatch):
    monkeypatch.setattr(backup, "run", lambda *_a, **_k: 1 / 0)
    keeper.look()
    assert isinstance(shell.faults[0], ZeroDivisionError)


def test_it_works_beside_the_window_and_is_over_before_the_file_is_closed(
    qapp, tmp_path, clock, monkeypatch
):
    monkeypatch.setattr(module, "FIRST", 1)
    begun, go_on = threading.Event(), threading.Event()
    really = backup.run

    def slow(*given, **named):
        begun.set()
        assert go_on.wait(20)
        return really(*given, **named)

    monkeypatch.setattr(backup, "run", slow)
    window = window_on(new_file(tmp_path), clock)
    sign_in(window)
    until(begun.is_set)
    assert window.backups.busy
    settle(window)  # the window and the store's thread go on
    go_on.set()
    until(lambda: window.backups.report is not None)
    assert len(window.backups.report.backups) == 1
    assert window.banner.words() == ""
    window.close()
    assert (tmp_path / "north backups").is_dir()


def test_leaving_does_not_wait_on_the_windows_thread_for_a_backup(
    qapp, tmp_path, clock, monkeypatch
):
    monkeypatch.setattr(module, "FIRST", 1)
    begun = threading.Event()

    def endless(*_given, stopped, **_named):
        begun.set()
        while not stopped():
            threading.Event().wait(0.01)
        raise backup.Abandoned

    monkeypatch.setattr(backup, "run", endless)
    window = window_on(new_file(tmp_path), clock)
    sign_in(window)
    until(begun.is_set)
    window.leave()
    settle(window)
    sign_in(window)
    window.close()


# The settings


def test_settings_show_where_they_go_and_which_there_are(page, keeper, qtbot, shell, clock):
    part = page.parts["backups"]
    assert page.title() == "What if this computer breaks?"
    assert part.last.text() == "No backup yet."
    assert "same disk" in part.why.text()
    assert part.beside_button.isHidden()
    qtbot.mouseClick(part.make_button, Qt.MouseButton.LeftButton)
    assert shell.said == ["The backup is made and checked"]
    assert part.last.text() == "The last backup: 23 November 2026 at 09:30."
    assert [each.path for each in part.table.model.rows()] == [keeper.report.made]
    part.hours.combo.setCurrentIndex(0)
    assert shell.preferences.backup_hours == 1


def test_another_folder_is_chosen_and_used_at_once(
    page, keeper, qtbot, shell, tmp_path, monkeypatch
):
    part = page.parts["backups"]
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(stick))
    qtbot.mouseClick(part.choose_button, Qt.MouseButton.LeftButton)
    assert shell.preferences.backup_folder == str(stick / "RAS Desktop backups")
    assert len(list((stick / "RAS Desktop backups").glob("*.rasbackup"))) == 1
    assert "every case file" in part.why.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "gone"))
    qtbot.mouseClick(part.choose_button, Qt.MouseButton.LeftButton)
    assert "is not there" in part.said.words()
    qtbot.mouseClick(part.beside_button, Qt.MouseButton.LeftButton)
    assert shell.preferences.backup_folder == ""


def test_a_bad_one_is_marked_and_can_be_removed(page, keeper, qtbot, monkeypatch, clock):
    part = page.parts["backups"]
    part.make()
    truncate(keeper.report.made)
    part.open()
    row = part.table.model.at(0)
    assert row.trouble is not None
    part.look_at(row)
    assert "is missing" in part.restore.said.words()
    assert part.restore.restore_button.isHidden()
    monkeypatch.setattr(restore, "confirm", lambda *_a: True)
    qtbot.mouseClick(part.restore.remove_button, Qt.MouseButton.LeftButton)
    assert part.table.model.rows() == ()
    assert part.restore.isHidden()


def test_what_would_be_otherwise_is_shown_and_a_new_file_made(
    page, made, keeper, qtbot, shell, tmp_path, monkeypatch, clock
):
    part = page.parts["backups"]
    part.make()
    clock.forward(hours=1)
    user.add(made.casefile, "Robin Ashdown", FIRST, frozenset({Role.FINANCE}))
    draft.keep(made.casefile.desk, "plan", "new", {"text": "later"})
    part.table.choose(0)
    part.table.view.setFocus()
    qtbot.keyClick(part.table.view, Qt.Key.Key_Return)
    card = part.restore
    assert card.view.isVisible()
    assert "Could not sign in to the restored file: Robin Ashdown." in card.view.words()
    rows = {each.kind: (each.then, each.now) for each in card.view.table.model.rows()}
    assert rows["user"] == (1, 2)
    assert rows["draft"] == (0, 1)
    target = tmp_path / "before"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    qtbot.mouseClick(card.restore_button, Qt.MouseButton.LeftButton)
    assert "The new case file “before” is made and checked" in card.said.words()
    qtbot.mouseClick(card.restore_button, Qt.MouseButton.LeftButton)
    assert "something at this place already" in card.said.words()
    again = casefile.sign_in(tmp_path / "before.ras", NAME, PASSPHRASE, clock, FAST_KEYS)
    assert len(user.everybody(again.desk)) == 1
    again.close()


def test_a_backup_of_another_file_and_no_backup_are_told(
    page, keeper, qtbot, tmp_path, monkeypatch, clock
):
    part = page.parts["backups"]
    other = casefile.create(
        tmp_path / "other.ras", NAME, PASSPHRASE, clock=clock, policy=FAST_KEYS
    ).casefile
    path = backup.run(other, tmp_path / "other backups").made
    other.close()
    for chosen, said in ((path, "backup of another case file"), (tmp_path, "not a backup")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, it=chosen: str(it))
        qtbot.mouseClick(part.other_button, Qt.MouseButton.LeftButton)
        assert said in part.restore.said.words()
        assert part.restore.restore_button.isHidden()
        assert part.restore.remove_button.isHidden()


def test_who_is_no_administrator_sees_the_list_and_makes_one(
    shown, context_of, made, shell, clock, hub
):
    user.add(made.casefile, "Robin Ashdown", FIRST, frozenset({Role.SOCIAL_WORKER}))
    made.casefile.close()
    theirs = casefile.sign_in(made.casefile.folder, "Robin Ashdown", FIRST, clock, FAST_KEYS)
    shell.casefile = theirs
    shell.backups = Backups(
        theirs, lambda: shell.preferences, shell.warn, shell.failed, inline=True
    )
    page = shown(SettingsPage(context_of(theirs.desk)))
    page.arrive(Place("settings", None, "backups"))
    part = page.parts["backups"]
    assert part.other_button.isHidden()
    part.make()
    part.look_at(part.table.model.at(0))
    assert "An administrator" in part.restore.said.words()
    assert part.restore.restore_button.isHidden()
    assert part.restore.remove_button.isHidden()
    theirs.close()


# The first window


@pytest.fixture
def windows(qapp, clock):
    made_ = []

    def make(folder=None, preferences=None):
        made_.append(window_on(folder, clock, preferences))
        return made_[-1]

    yield make
    for window in made_:
        window.close()


@pytest.fixture
def left(made, clock, tmp_path):
    """A backup, and the case file closed again."""
    path = backup.run(made.casefile, backup.beside(made.casefile.folder)).made
    made.casefile.close()
    return path


def test_a_backup_is_restored_from_the_first_window(windows, left, made, tmp_path, monkeypatch):
    window = windows(None, Settings(recent=(str(made.casefile.folder),)))
    window.first.show_step("start")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(left))
    press(window.first.now(), "Restore")
    step = window.first.now()
    step.look()
    assert "Choose the backup" in step.backup.said()
    press(step, "Choose the backup …")
    step.name.load(NAME)
    step.passphrase.load("wrong words")
    step.look()
    until(lambda: "is not right" in step.banner.words())
    step.passphrase.load(PASSPHRASE)
    step.look()
    until(lambda: window.first.now() is not step)
    settle(window)
    now = window.first.now()
    assert "Compared with the case file north" in now.words.text()
    assert "Nothing would be otherwise" in now.view.words()
    assert now.file.value() == "north restored"
    now.file.load("north")
    now.make()
    until(lambda: "something at this place already" in now.banner.words())
    now.file.load("again")
    now.make()
    until(lambda: window.first.now() is not now)
    settle(window)
    assert window.first.now().name.value() == NAME
    sign_in(window)
    assert window.casefile.folder == tmp_path / "again.ras"


def test_the_recovery_key_opens_a_backup_in_the_first_window(windows, left, made, tmp_path):
    window = windows()
    press(window.first.now(), "Restore")
    step = window.first.now()
    step.backup.load(str(left))
    press(step, "I have only the recovery key")
    step.look()
    assert step.key.said()
    step.key.load(made.recovery_key.lower())
    step.look()
    until(lambda: window.first.now() is not step)
    settle(window)
    now = window.first.now()
    assert "No case file on this computer is known" in now.words.text()
    assert "The latest change in it is of" in now.view.words()
    press(now, "Back")
    assert window.first.now() is step
    assert step.key.value() == ""


@pytest.mark.parametrize(("name", "said"), [("", "not a backup"), ("x.rasbackup", "not a backup")])
def test_what_is_no_backup_is_told(windows, tmp_path, name, said):
    window = windows()
    press(window.first.now(), "Restore")
    step = window.first.now()
    step.backup.load(str(tmp_path / name))
    step.name.load(NAME)
    step.passphrase.load(PASSPHRASE)
    step.look()
    until(lambda: said in step.banner.words())


def test_the_folder_for_backups_is_offered_when_a_case_file_is_made(windows, tmp_path, monkeypatch):
    window = windows()
    step = window.first.show_step("create")
    stick = tmp_path / "stick"
    stick.mkdir()
    step.file.load("South")
    step.folder.load(str(tmp_path))
    step.name.load(NAME)
    step.new.field.load("orchard pebble lantern violin")
    step.backups.load(str(tmp_path / "away"))
    step.make()
    until(lambda: "is not there" in step.banner.words())
    assert not (tmp_path / "South.ras").exists()
    step.new.field.load("orchard pebble lantern violin")
    step.backups.load(str(stick))
    step.make()
    until(lambda: window.first.now() is not step)
    settle(window)
    assert window.preferences.backup_folder == str(stick / "RAS Desktop backups")
    window.first.now().done.load(True)
    window.first.now()._go_on()
    until(lambda: window.workplace is not None)
    assert window.backups.folder == stick / "RAS Desktop backups"
