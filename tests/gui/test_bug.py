"""A fault of the program: text to copy, and nothing about a family in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ras_desktop import __version__
from ras_desktop.gui.bug import BugPage, report


def fault():
    amira = {"name": "Amira Hartley-Osei", "born": "2010-08-31"}
    try:
        try:
            return amira["Amira Hartley-Osei"]
        except KeyError as error:
            raise ValueError("no such child: Amira Hartley-Osei, 31 August 2010") from error
    except ValueError as error:
        return error


def test_the_report_names_places_and_versions_and_no_values():
    words = report(fault())
    assert __version__ in words
    assert "builtins.ValueError" in words
    assert "builtins.KeyError" in words
    assert "test_bug.py" in words
    for secret in ("Amira", "Hartley", "2010", "August"):
        assert secret not in words


def test_the_page_says_that_nothing_is_lost_and_copies(qtbot, shown):
    page = shown(BugPage(None, fault()))
    assert "What was saved is kept" in page.accessibleDescription()
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report(fault()).replace("\r", "") or (
        "builtins.ValueError" in QGuiApplication.clipboard().text()
    )
