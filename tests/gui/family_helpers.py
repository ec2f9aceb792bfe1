"""Invented families for tests of the families' pages."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.services import family


def add_child(desk, first="Amira", last="Quarrington", born=date(2017, 3, 2), **more):
    """A case with a child's record."""
    worker = more.pop("worker", None)
    team = more.pop("team", None)
    request = more.pop("request", None)
    more.setdefault("address", Address("3 Mill Lane", "Exam Town", "S60 1AE", "beckwith"))
    child = Child(first, last, born=born, **more)
    return family.add(desk, uuid4(), child, worker=worker, team=team, request=request).value


def with_plan():
    """The fields of a child with an EHC plan."""
    return {"ehc_status": EhcStatus.ISSUED, "ehc_issued": date(2026, 1, 8)}


def shown(qtbot, page, place):
    """The page at a place, in a window of a laptop's size with the focus."""
    qtbot.addWidget(page)
    page.resize(1160, 680)
    page.arrive(place)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


def keys(widget, words):
    """Each letter as a key press, of any script."""
    for each in words:
        if each.isascii():
            QTest.keyClicks(widget, each)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, none, each))


def type_into(widget, words):
    """Real keys into a widget, after a real click."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    widget.setFocus()
    keys(widget, words)


def press(button):
    """A real click."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_date(field, day, month, year):
    """A date into its three fields."""
    for part, words in ((field.day, day), (field.month, month), (field.year, year)):
        part.clear()
        type_into(part, str(words))


def button_named(inside: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words or this name."""
    found = [
        each
        for each in inside.findChildren(QAbstractButton)
        if not each.isHidden() and words in (each.text().replace("&&", "&"), each.accessibleName())
    ]
    assert found, f"no button {words!r}"
    return found[0]


def words_on(inside: QWidget) -> str:
    """All words that can be read in a widget."""
    QApplication.processEvents()  # what was added to a layout shows with the next event
    labels = [each.text() for each in inside.findChildren(QLabel) if each.isVisibleTo(inside)]
    badges = [
        each.accessibleName()
        for each in inside.findChildren(QWidget)
        if type(each).__name__ == "Badge" and each.isVisibleTo(inside)
    ]
    return "\n".join(labels + badges)


def nameless(inside: QWidget) -> list[str]:
    """Widgets that take the focus by Tab and have no name for a screen reader."""
    return [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in inside.findChildren(QWidget)
        if each.isVisibleTo(inside)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or getattr(each, "text", lambda: "")())
        and type(each).__name__ not in ("QScrollArea", "_Menu", "QMenu")
    ]
