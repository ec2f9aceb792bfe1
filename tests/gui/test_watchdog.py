"""The dog notices when the window's thread is held."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer

from ras_desktop.gui.watchdog import Watchdog


def test_a_hold_is_measured(qtbot):
    dog = Watchdog()
    QTimer.singleShot(10, lambda: time.sleep(0.12))
    qtbot.wait(250)
    dog.stop()
    assert 0.11 < dog.longest < 0.25
    assert dog.percentile(0.5) < 0.1


def test_an_idle_window_is_not_held(qtbot):
    dog = Watchdog()
    qtbot.wait(150)
    dog.stop()
    assert dog.longest < 0.05


def test_only_what_happens_within_counts(qtbot):
    dog = Watchdog()
    time.sleep(0.06)
    with dog.watching():
        qtbot.wait(60)
    dog.stop()
    assert dog.longest < 0.05


def test_what_is_still_held_at_the_end_counts(qtbot):
    dog = Watchdog()
    qtbot.wait(20)
    with dog.watching():
        time.sleep(0.06)
    dog.stop()
    assert dog.longest > 0.05
