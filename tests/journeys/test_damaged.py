"""A damaged case file in the real window: one sentence, and the way to the latest whole backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.services import backup, casefile, draft
from ras_desktop.store import cipher
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, sign_in, until

WORDS = "Restore the latest backup …"
PAGE = 4096


@pytest.fixture
def backed_up(file: Path, clock: SetClock) -> Path:
    """A case file with a draft in it and three backups; the latest of them is cut short and the
    one before has lost a bit in the middle."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    made = []
    for number in range(3):
        draft.keep(opened.desk, "plan", "new", {"text": f"kept {number}"})
        clock.forward(hours=5)
        made.append(backup.make(opened, backup.beside(file)).made)
    opened.close()
    assert made[1] is not None
    assert made[2] is not None
    flip(made[1] / "database", 20 * PAGE + 100)
    with (made[2] / "database").open("r+b") as database:
        database.truncate(9000)
    return file


def flip(path: Path, *places: int) -> None:
    content = bytearray(path.read_bytes())
    for at in places:
        content[at] ^= 1
    path.write_bytes(content)


def press(widget: QWidget, words: str) -> None:
    next(
        each for each in widget.findChildren(QPushButton)
        if each.text() == words and each.isVisibleTo(widget)
    ).click()  # fmt: skip


def held(folder: Path, clock: SetClock) -> list[object]:
    opened = casefile.sign_in(folder, NAME, PASSPHRASE, clock, FAST_KEYS)
    try:
        assert casefile.check_whole(opened).sound
        return [each.body for each in draft.mine(opened.desk)]
    finally:
        opened.close()


@pytest.mark.parametrize("how", ["page", "head", "gone"])
def test_at_the_first_window_the_latest_whole_backup_is_found_and_restored(
    windows: Callable[[Path | None], MainWindow], backed_up: Path, clock: SetClock, how: str
) -> None:
    damage(backed_up, how)
    window = windows(backed_up)
    step = window.first.now()
    settle(window)
    if how == "page":
        step.name.line.setText(NAME)  # type: ignore[attr-defined]
        step.passphrase.line.setText(PASSPHRASE)  # type: ignore[attr-defined]
        step.sign_in()  # type: ignore[attr-defined]
        settle(window)
    said = step.banner.words()
    assert said.count(".") - said.count(".ras") == 1, said
    press(step, WORDS)
    settle(window)
    look = window.first.now()
    assert look is not step
    path = Path(look.backup.value())  # type: ignore[attr-defined]
    assert path.parent == backup.beside(backed_up)
    assert path == min(path.parent.glob("*.rasbackup")), "the two later ones are not whole"
    assert "latest backup that is whole" in look.banner.words()
    look.name.line.setText(NAME)  # type: ignore[attr-defined]
    look.passphrase.line.setText(PASSPHRASE)  # type: ignore[attr-defined]
    look.look()  # type: ignore[attr-defined]
    settle(window)
    restore = window.first.now()
    assert restore is not look, look.banner.words()
    restore.make()  # type: ignore[attr-defined]
    settle(window)
    made = window.first.now().folder  # type: ignore[attr-defined]
    assert made != backed_up
    assert held(made, clock) == [{"text": "kept 0"}]


def damage(folder: Path, how: str) -> None:
    if how == "page":
        flip(folder / "database", 100)
    elif how == "head":
        for name in ("head", "head.copy"):
            flip(folder / name, 60)
    else:
        for each in folder.iterdir():
            each.unlink()


def test_without_a_whole_backup_it_is_said(
    windows: Callable[[Path | None], MainWindow], file: Path
) -> None:
    damage(file, "head")
    window = windows(file)
    settle(window)
    press(window.first.now(), WORDS)
    settle(window)
    assert "No whole backup was found" in window.first.now().banner.words()


def test_a_read_that_meets_damage_says_so_and_leads_to_a_restored_file(
    windows: Callable[[Path | None], MainWindow],
    backed_up: Path,
    clock: SetClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = windows(backed_up)
    sign_in(window)
    until(lambda: not checking(window))
    assert window.banner.words() == "" or "backup" in window.banner.words()
    spoil_under_the_open_window(window)
    window.go(Place("families"))
    settle(window)
    said = window.banner.words()
    assert said == (
        "A part of the case file (database) is damaged and is not read, so that no wrong figure is "
        "shown; nothing was changed; restore the latest backup."
    )
    press(window.banner, WORDS)
    settle(window)
    assert window.workplace is not None
    part = window.workplace.page().parts["backups"]  # type: ignore[union-attr]
    card = part.restore
    assert card.isVisible()
    assert card.restore_button.isVisible(), card.said.words()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "again"), ""))
    card.restore_button.click()
    settle(window)
    assert "The new case file “again” is made and checked" in card.said.words()
    window.close()
    until(window.background.idle)
    assert held(tmp_path / "again.ras", clock) == [{"text": "kept 0"}]


def checking(window: MainWindow) -> bool:
    found = window._checking
    return found is not None and found._thread.is_alive()


def spoil_under_the_open_window(window: MainWindow) -> None:
    """A change that makes the window read its pages anew, and one bit in each but the first."""
    opened = window.casefile
    assert isinstance(opened, casefile.CaseFile)
    database = opened.vault.database
    connection = cipher.connect(database, opened.vault.database_key)
    connection.execute("PRAGMA user_version = 77").fetchall()
    connection.close()
    flip(database, *range(PAGE + 100, database.stat().st_size, PAGE))


def test_an_old_database_put_back_is_told_with_the_way_to_the_backups(
    windows: Callable[[Path | None], MainWindow], backed_up: Path, clock: SetClock
) -> None:
    """Every page of it is authentic: the checkpoints of the log know better."""
    old = (backed_up / "database").read_bytes()
    opened = casefile.sign_in(backed_up, NAME, PASSPHRASE, clock, FAST_KEYS)
    draft.keep(opened.desk, "plan", "new", {"text": "newer"})
    opened.close()
    (backed_up / "database").write_bytes(old)
    window = windows(backed_up)
    sign_in(window)
    until(lambda: window.banner.words() != "")
    words = (
        "The log of this case file does not go on from its last checkpoint, so it is not signed."
    )
    assert window.banner.words().startswith(words)
    press(window.banner, "To the backups")
    settle(window)
    assert window.workplace is not None
    assert window.workplace.page().parts["backups"].isVisible()  # type: ignore[union-attr]
