"""The window itself: first steps, sign-in, keys, lock, closing; as a person uses it."""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import replace
from datetime import date
from time import perf_counter
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ras_desktop import settings
from ras_desktop.domain.family import Child
from ras_desktop.domain.permission import Role
from ras_desktop.gui import pages, theme
from ras_desktop.gui.bug import BugPage
from ras_desktop.gui.dialogs.passphrase import ChangePassphrase
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.palette import Palette
from ras_desktop.gui.place import Place
from ras_desktop.gui.shortcuts import EVERYWHERE, KeySheet
from ras_desktop.gui.watchdog import Watchdog
from ras_desktop.gui.widgets.tab_order import reading_order
from ras_desktop.services import casefile, family, user
from ras_desktop.settings import Settings, Theme
from ras_desktop.store.keys import PRODUCT
from ras_desktop.store.trouble import DiskFull
from tests.helpers.stores import FAST_KEYS
from tests.helpers.windows import (
    LAPTOP,
    NAME,
    PASSPHRASE,
    new_file,
    settle,
    sign_in,
    until,
    window_on,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def preferences_here(tmp_path, monkeypatch):
    monkeypatch.setenv("RAS_DESKTOP_SETTINGS", str(tmp_path / "settings.json"))


@pytest.fixture
def windows(qapp, clock):
    """Makes windows, and closes them as a person does."""
    made = []

    def make(folder, preferences=None):
        made.append(window_on(folder, clock, preferences))
        return made[-1]

    yield make
    for window in made:
        if window.lock_screen is not None:
            window.lock_screen.open_up()
        window.close()
    theme.apply(qapp, Theme.LIGHT)


@pytest.fixture
def file(tmp_path, clock):
    return new_file(tmp_path)


@pytest.fixture
def window(windows, file):
    made = windows(file)
    sign_in(made)
    return made


def only(kind):
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    shown = [each for each in found if each.isVisible()]
    assert len(shown) == 1, shown
    return shown[0]


def pressed(widget, words):
    return next(
        each for each in widget.findChildren(QPushButton)
        if each.text() == words and each.isVisibleTo(widget)
    )  # fmt: skip


# First window


def test_without_a_case_file_the_choices_are_shown(windows):
    window = windows(None)
    order = reading_order(window.centralWidget())
    assert [each.text() for each in order[:2]] == ["Create", "Choose the folder …"]
    assert order[0].hasFocus()
    assert window.first.now().title.text() == "Support plans and personal budgets"


def test_the_first_window_has_no_bar_with_nothing_to_scroll(windows):
    made = windows(None)
    made.resize(*LAPTOP)
    made.show()
    settle(made)
    (area,) = made.first.now().findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_a_case_file_is_created_by_keyboard_and_its_key_shown_once(windows, tmp_path, qtbot):
    window = windows(None)
    window.activateWindow()
    step = window.first.show_step("create")
    for field, typed in (
        (step.file, "Team North"), (step.folder, str(tmp_path)), (step.name, NAME),
        (step.new.field, PASSPHRASE),
    ):  # fmt: skip
        field.line.clear()
        qtbot.keyClicks(field.line, typed)
    until(lambda: "Strong" in step.new.said() or "Good" in step.new.said())
    qtbot.keyClick(step.new.field.line, Qt.Key.Key_Return)
    until(lambda: "recovery_key" in window.first._steps)
    shown = window.first.now()
    key = shown.key.text()
    assert len(key) == 35
    pressed(shown, "Go on").click()
    assert "tick that you have it" in shown.form.summary.accessibleName()
    assert window.workplace is None
    shown.done.box.setFocus()
    qtbot.keyClick(shown.done.box, Qt.Key.Key_Space)
    pressed(shown, "Go on").click()
    until(lambda: window.workplace is not None)
    settle(window)
    assert shown.key.text() == ""
    assert (tmp_path / "Team North.ras").is_dir()
    assert settings.read().recent == (str(tmp_path / "Team North.ras"),)


def test_everything_missing_is_said_at_once(windows, qtbot):
    window = windows(None)
    step = window.first.show_step("create")
    step.folder.load("")
    step.make()
    assert len(step.form.summary.accessibleName().split(". ")) >= 4
    assert step.form.summary.hasFocus() or step.form.summary.isVisible()
    step.file.load("a/b")
    step.make()
    assert "Leave out these characters" in step.file.said()


def test_a_weak_passphrase_is_refused_beside_its_field(windows, tmp_path):
    window = windows(None)
    step = window.first.show_step("create")
    for field, typed in ((step.file, "x"), (step.folder, str(tmp_path)), (step.name, NAME)):
        field.load(typed)
    step.new.field.load("qwertyuiop[]asdf")
    step.make()
    until(lambda: step.new.field.said() != "")
    assert "Easy to guess" in step.new.field.said()
    assert step.name.value() == NAME, "answers are kept"


def test_five_random_words_are_offered_and_taken(windows):
    window = windows(None)
    step = window.first.show_step("create")
    pressed(step, "Offer five random words").click()
    until(lambda: step.new._offered.text() != "")
    words = step.new._offered.text()
    assert len(words.split()) == 5
    pressed(step, "Use these words").click()
    until(lambda: "Strong" in step.new.said())
    assert step.new.value() == words


def test_a_wrong_passphrase_is_one_sentence_and_tried_again(windows, file):
    window = windows(file)
    step = window.first.now()
    step.name.line.setText(NAME)
    step.passphrase.line.setText("not this one at all")
    step.sign_in()
    until(lambda: "name or the passphrase" in step.banner.words())
    assert step.banner.words().endswith("check both and try again.")
    assert step.passphrase.value() == ""
    assert window.workplace is None
    sign_in(window)
    assert window.workplace is not None


def test_fifty_presses_sign_in_once(windows, file):
    window = windows(file)
    step = window.first.now()
    step.name.line.setText(NAME)
    step.passphrase.line.setText(PASSPHRASE)
    entered = []
    window.first.entered.connect(entered.append)
    for _ in range(50):
        step.sign_in()
    until(lambda: window.workplace is not None)
    settle(window)
    assert len(entered) == 1


def test_nothing_typed_is_said_beside_the_fields(windows, file):
    step = windows(file).first.now()
    step.sign_in()
    assert step.name.said()
    assert step.passphrase.said() == "Type your passphrase."


def test_a_file_that_is_open_elsewhere_leaves_a_clear_choice(windows, file, clock):
    other = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    try:
        window = windows(file)
        step = window.first.now()
        until(lambda: "has this case file open" in step.banner.words())
        texts = [each.text() for each in step.banner.findChildren(QPushButton)]
        assert texts == ["Try again", "Open another case file"]
    finally:
        other.close()
    pressed(step.banner, "Try again").click()
    settle(window)
    assert "has this case file open" not in step.banner.words()
    sign_in(window)


def test_what_is_no_case_file_says_so(windows, tmp_path):
    folder = tmp_path / "holiday.ras"
    folder.mkdir()
    window = windows(folder)
    until(lambda: "not a case file" in window.first.now().banner.words())


def test_a_synchronised_folder_gets_a_warning(windows, tmp_path, clock):
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    window = windows(new_file(synced))
    until(lambda: "OneDrive" in window.first.now().banner.words())


def test_the_recovery_key_opens_with_a_new_passphrase(windows, tmp_path, clock):
    made = casefile.create(tmp_path / "r.ras", NAME, PASSPHRASE, clock=clock, policy=FAST_KEYS)
    made.casefile.close()
    window = windows(tmp_path / "r.ras")
    pressed(window.first.now(), "I have only the recovery key").click()
    step = window.first.now()
    step.key.load("ABCDE")
    step.name.load(NAME)
    step.new.field.load("orchard pebble lantern violin")
    step.recover()
    until(lambda: "missing or mistyped" in step.banner.words())
    step.key.load(made.recovery_key.lower().replace("-", " "))
    step.recover()
    until(lambda: window.workplace is not None)
    settle(window)
    window.leave()
    settle(window)
    sign_in(window, passphrase="orchard pebble lantern violin")


# The workplace


def test_after_signing_in_the_first_page_is_open(window):
    assert window.workplace.page() is not None
    assert window.windowTitle().endswith("RAS Desktop")
    assert "north" in window.windowTitle()


def test_every_key_of_the_table_does_something(window):
    for key in EVERYWHERE:
        assert callable(getattr(window.keys, key.name))


def test_ctrl_k_finds_and_goes(window, qtbot):
    window.activateWindow()
    window.go(window.workplace.home())
    window.workplace.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = only(Palette)
    qtbot.keyClicks(palette.line, "settings")
    until(window.background.idle)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(window)
    assert window.workplace.trail.now == Place("settings")


def test_f1_shows_the_keys(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = only(KeySheet)
    assert "Lock the screen" in sheet.accessibleDescription() or sheet.findChildren(QWidget)
    sheet.accept()


def test_back_and_forward(window, qtbot):
    home = window.workplace.home()
    window.go(Place("settings"))
    window.go(home)
    window.go(Place("settings"))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.workplace.trail.now == home
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.workplace.trail.now == Place("settings")
    settle(window)


def test_text_grows_and_shrinks_with_keys_and_is_remembered(window, qtbot):
    small = QApplication.font().pointSizeF()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert QApplication.font().pointSizeF() > small
    assert settings.read().text_size == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert settings.read().text_size == 100


def test_settings_are_taken_at_once(window):
    window.go(Place("settings"))
    settle(window)
    page = window.workplace.page()
    page.parts["look"].colours.cards[2].radio.click()
    assert theme.colours().dark
    assert settings.read().theme is Theme.DARK
    window.go(Place("settings", None, "safety"))
    page.parts["safety"].minutes.combo.setCurrentIndex(1)
    assert settings.read().lock_minutes == 5


def test_f6_goes_from_part_to_part(window, qtbot):
    window.activateWindow()
    window.go(Place("settings"))
    settle(window)
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(
            next(
                name
                for name in ("side", "stack")
                if getattr(window.workplace, name).isAncestorOf(focus)
            )
        )
    assert seen[0] != seen[1]
    assert seen[0] == seen[2]


# Lock


def lock(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert window.lock_screen is not None
    return window.lock_screen


def test_the_lock_hides_everything_and_loses_nothing(window, qtbot):
    window.go(Place("settings"))
    settle(window)
    page = window.workplace.page()
    before = window.grab().toImage()
    kept = []
    page.keep = lambda: kept.append(1)
    screen = lock(window, qtbot)
    assert kept == [1], "what is typed is kept before the screen is hidden"
    hidden = window.grab().toImage()
    colours = {
        hidden.pixelColor(x, y).name()
        for x in range(0, hidden.width(), 7)
        for y in range(0, hidden.height(), 7)
    }
    assert colours == {theme.colours().window}
    assert "Locked" in window.windowTitle()
    qtbot.keyClicks(screen.passphrase.line, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    until(lambda: window.lock_screen is None)
    settle(window)
    assert window.workplace.page() is page
    assert window.grab().toImage() == before


def test_a_wrong_passphrase_and_escape_do_not_unlock(window, qtbot):
    screen = lock(window, qtbot)
    qtbot.keyClicks(screen.passphrase.line, "teacup harbour")
    qtbot.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    until(lambda: screen.passphrase.said() != "")
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    screen.close()
    assert window.lock_screen is screen
    assert screen.isVisible()


def test_dialogs_that_are_open_are_covered_and_come_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = only(KeySheet)
    before = sheet.grab().toImage()
    window.lock()
    assert sheet.grab().toImage() != before
    window.lock_screen.open_up()
    QApplication.processEvents()
    assert sheet.grab().toImage() == before
    sheet.accept()


def test_nobody_there_locks(window, qtbot, monkeypatch):
    window._idle._timer.start(50)
    until(lambda: window.lock_screen is not None)


def test_a_key_is_a_sign_of_life(window, qtbot):
    idle = window._idle
    idle._watch(window.windowHandle())
    idle._timer.start(200)
    for _ in range(8):
        qtbot.wait(50)
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.lock_screen is None


def test_from_the_lock_one_can_close_the_file(window, qtbot):
    screen = lock(window, qtbot)
    pressed(screen, "Close the case file").click()
    settle(window)
    assert window.workplace is None
    assert window.lock_screen is None
    assert window.first.isVisible()


def test_what_is_said_while_it_is_locked_waits(window, qtbot):
    lock(window, qtbot)
    window.notify("The plan of Amira was printed")
    window.failed(DiskFull())
    assert window.toast.words() == ""
    assert window.banner.words() == ""
    window.lock_screen.open_up()
    assert window.toast.words() == "The plan of Amira was printed"
    assert "disk is full" in window.banner.words()


def test_ones_own_passphrase_is_changed(window, windows, file, qtbot):
    new = "orchard pebble lantern violin"
    window.change_passphrase()
    dialog = only(ChangePassphrase)
    dialog.old.load("not the old one")
    dialog.new.field.load(new)
    dialog.accept()
    until(lambda: dialog.old.said() != "")
    assert "not your present passphrase" in dialog.old.said()
    dialog.old.load(PASSPHRASE)
    dialog.accept()
    dialog.reject()  # too late: which one counts is told first
    until(lambda: window.toast.words() != "")
    assert "passphrase is changed" in window.toast.words()
    window.leave()
    settle(window)
    sign_in(window, passphrase=new)


def test_a_first_passphrase_that_another_set_is_changed_at_once(windows, file, clock):
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    roles = frozenset({Role.SOCIAL_WORKER})
    user.add(opened, "Idris Okafor-Lind", "given saucer magnet ribbon", roles)
    opened.close()
    window = windows(file)
    step = window.first.now()
    step.name.line.setText("Idris Okafor-Lind")
    step.passphrase.line.setText("given saucer magnet ribbon")
    step.sign_in()
    until(lambda: "own_passphrase" in window.first._steps)
    own = window.first.now()
    assert window.workplace is None
    own.old.load("given saucer magnet ribbon")
    own.new.field.load("orchard pebble lantern violin")
    own.change()
    until(lambda: window.workplace is not None)
    settle(window)
    assert window.casefile.desk.actor.name == "Idris Okafor-Lind"


# The path of a case


@pytest.fixture
def case(window):
    done = []
    desk, id_ = window.casefile.desk, uuid4()
    child = Child("Amira", "Hartley-Osei", born=date(2014, 1, 2))
    window.background.run(lambda: family.add(desk, id_, child), done.append)
    until(lambda: done)
    return id_


def test_ctrl_k_goes_to_the_papers_of_the_family_that_is_open(window, case, qtbot):
    window.go(Place("family", case))
    settle(window)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = only(Palette)
    qtbot.keyClicks(palette.line, "docum")
    until(window.background.idle)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(window)
    assert window.workplace.trail.now == Place("documents", case)


def test_a_page_of_a_case_has_the_child_and_the_path_above(window, case):
    window.go(Place("family", case))
    settle(window)
    strip = window.workplace.strip
    assert strip.name.text() == "Amira Hartley-Osei"
    assert "12 years old" in strip.facts.text()
    assert "born 2 Jan 2014" in strip.facts.text()
    assert [each.mark.stage.value for each in strip.bar.buttons][:3] == [
        "assessment", "allocation", "plan",
    ]  # fmt: skip
    window.go(Place("settings"))
    settle(window)
    assert strip.isHidden()


def test_control_and_a_figure_go_to_a_stage(window, case, qtbot):
    window.go(Place("family", case))
    settle(window)
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    settle(window)
    assert window.workplace.trail.now == Place("plan", case)
    qtbot.keyClick(window.workplace.strip.bar.buttons[0], Qt.Key.Key_Space)
    settle(window)
    assert window.workplace.trail.now == Place("assessment", case)
    qtbot.keyClick(window, Qt.Key.Key_7, CONTROL)
    settle(window)
    assert window.workplace.trail.now.case == case


def test_ctrl_k_finds_a_family_by_a_few_letters(window, case, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = only(Palette)
    qtbot.keyClicks(palette.line, "osei")
    until(lambda: any("Hartley-Osei" in each for each in palette.words()))
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(window)
    assert window.workplace.trail.now == Place("family", case)


def test_every_page_of_a_case_has_names_and_fits(window, case):
    for word in pages.words():
        if not pages.load(word).OF_CASE:
            continue
        window.go(Place(word, case))
        settle(window)
        assert unnamed(window.centralWidget()) == [], word


# Leaving and failing


def test_leaving_lets_go_of_the_file(window, file, clock):
    window.leave()
    settle(window)
    assert window.workplace is None
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    assert opened.desk.actor.name == NAME
    opened.close()


def test_closing_keeps_drafts_and_lets_go_of_the_file(windows, file, clock):
    window = windows(file)
    sign_in(window)
    kept = []
    window.workplace.page().keep = lambda: kept.append(1)
    window.close()
    assert kept == [1]
    casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS).close()


def test_the_window_comes_back_where_it_was(windows, file):
    window = windows(file)
    window.setGeometry(30, 40, 1111, 700)
    window.close()
    assert settings.read().window == (30, 40, 1111, 700)
    again = windows(None, settings.read())
    assert again.width() == LAPTOP[0] or again.geometry().width() == 1111


def test_a_trouble_is_one_sentence_and_a_fault_has_its_page(window):
    window.failed(DiskFull())
    assert "disk is full" in window.banner.words()
    window.failed(RuntimeError("Amira"))
    page = only(BugPage)
    assert "Amira" not in page.text.toPlainText()
    page.accept()


def test_damage_found_by_the_check_is_told(window):
    window._checking._answer(False, None)
    assert "damaged" in window.banner.words()


# For everybody


def every_page(window):
    return [word for word in pages.words() if not pages.load(word).OF_CASE]


def unnamed(root):
    bad = []
    for each in reading_order(root):
        face = QAccessible.queryAccessibleInterface(each)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not (name or each.accessibleName() or getattr(each, "text", str)()):
            bad.append(each)
    return bad


def test_everything_that_takes_the_focus_has_a_name(window, windows):
    for word in every_page(window):
        window.go(Place(word))
        settle(window)
        assert unnamed(window.centralWidget()) == [], word
    first = windows(None)
    for word in ("start", "sign_in", "create", "recover", "recovery_key", "own_passphrase"):
        first.first.show_step(word)
        assert unnamed(first.centralWidget()) == [], word


class Flashes(QObject):
    """Notes every widget that appears as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_part_appears_as_a_window_of_its_own(window, case, qapp):
    """A widget shown before it stands in a layout flashes up and takes the keyboard away."""
    watch = Flashes()
    qapp.installEventFilter(watch)
    try:
        for word in pages.words():
            window.go(Place(word, case if pages.load(word).OF_CASE else None))
            settle(window)
        for word in ("start", "create", "recover", "recovery_key", "own_passphrase"):
            window.first.show_step(word)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.seen == []
    assert window.isActiveWindow()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_clipped_on_a_laptop(window, percent, qtbot):
    window.prefer(replace(window.preferences, text_size=percent))
    window.resize(*LAPTOP)
    for word in every_page(window):
        window.go(Place(word))
        settle(window)
        assert window.width() == LAPTOP[0]
        for each in window.workplace.page().findChildren(QAbstractButton):
            if each.isVisible() and each.text() and not isinstance(each, QLineEdit):
                assert each.width() >= each.minimumSizeHint().width() - 1, (word, each.text())


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "word", ["start", "sign_in", "create", "recover", "recovery_key", "look_at_backup"]
)
def test_the_first_window_fits_a_laptop(windows, word, percent, qapp):
    window = windows(None, Settings(text_size=percent))
    theme.apply(qapp, Theme.LIGHT, percent)
    step = window.first.show_step(word)
    QApplication.processEvents()
    assert (window.width(), window.height()) == LAPTOP
    for each in step.findChildren(QPushButton):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width() - 1, each.text()
            right = each.mapTo(window, each.rect().topRight()).x()
            assert right <= window.width(), each.text()


def test_the_sign_in_loads_little(tmp_path):
    """What the first window imports decides how fast it is there."""
    import subprocess
    import sys

    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ras_desktop import settings\n"
        "from ras_desktop.gui import theme\n"
        "from ras_desktop.gui.main_window import MainWindow\n"
        "app = QApplication([])\n"
        "theme.apply(app)\n"
        "window = MainWindow(settings.read())\n"
        "window.show()\n"
        "app.processEvents()\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'reportlab', 'numpy', 'babel', 'alembic',"
        " 'openpyxl', 'zxcvbn', 'cryptography', 'argon2', 'PySide6.QtPdf'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "import os\n"
        "sys.stdout.flush()\n"
        "os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "RAS_DESKTOP_SETTINGS": str(tmp_path / "none.json")},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_the_window_is_never_frozen_by_the_stretching(qapp, tmp_path, clock):
    """Half a second of Argon2 and the opening of the file run in the background."""
    made = casefile.create(tmp_path / "slow.ras", NAME, PASSPHRASE, clock=clock)
    made.casefile.close()
    window = window_on(made.casefile.folder, clock, policy=PRODUCT)
    settle(window)
    step = window.first.now()
    step.name.line.setText(NAME)
    step.passphrase.line.setText("wrong, and stretched all the same")
    dog = Watchdog()
    with dog.watching():
        begun = perf_counter()
        step.sign_in()
        until(lambda: step.banner.words() != "")
        took = perf_counter() - begun
    held = dog.percentile()
    with dog.watching():
        busy_beside(took)
    beside = dog.percentile()
    dog.stop()
    window.close()
    assert took > 0.2, "the stretching is real"
    assert held < max(0.05, 3 * beside), "as if other programs were busy, not this one"


def busy_beside(seconds):
    """The window's thread answers while as many other threads work as Argon2 has lanes."""

    def work():
        while perf_counter() < ends:
            hashlib.pbkdf2_hmac("sha256", b"words", b"salt", 20_000)  # lets go of Python's lock

    ends = perf_counter() + seconds
    threads = [threading.Thread(target=work) for _lane in range(4)]
    for each in threads:
        each.start()
    until(lambda: perf_counter() > ends)
    for each in threads:
        each.join()


def test_the_window_type_is_what_pages_are_promised():
    from ras_desktop.gui.context import Shell

    promised = {name for name in vars(Shell) if not name.startswith("_")}
    assert promised <= set(dir(MainWindow)) | {"preferences"}
