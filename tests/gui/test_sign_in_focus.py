"""Where the cursor is when the program starts at a sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ras_desktop.gui.pages.first import sign_in, start
from tests.helpers.windows import new_file, window_on


def test_a_stranger_types_the_name_first(qtbot, tmp_path, clock):
    window = window_on(new_file(tmp_path), clock)
    qtbot.addWidget(window)
    step = window.first.now()
    qtbot.waitUntil(lambda: step.name.line.hasFocus())
    window.close()


def test_the_demonstration_asks_only_for_its_passphrase_and_says_it(
    qtbot, tmp_path, clock, monkeypatch
):
    file = new_file(tmp_path)
    monkeypatch.setattr(sign_in, "demonstration_file", lambda: file)
    window = window_on(file, clock)
    qtbot.addWidget(window)
    step = window.first.now()
    qtbot.waitUntil(lambda: step.passphrase.line.hasFocus())
    assert step.name.value() == start.DEMONSTRATION_USER
    assert start.DEMONSTRATION_WORDS in step.words.text()
    window.close()


def test_escape_leaves_a_step_which_is_found_as_it_was(qtbot, tmp_path, clock):
    window = window_on(new_file(tmp_path), clock)
    qtbot.addWidget(window)
    step = window.first.show_step("create")
    qtbot.waitUntil(lambda: window.first.now() is step)
    qtbot.keyClicks(step.form.field("name").line, "North team")
    qtbot.keyClick(step.form.field("name").line, Qt.Key.Key_Escape)
    assert window.first.now() is not step
    assert window.first.show_step("create") is step
    assert step.form.field("name").value() == "North team"
    window.close()
