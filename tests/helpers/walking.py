"""Goes through every page and part of the window, and through whatever its buttons open.

Nothing is listed by hand: pages, parts, buttons and fields are found, so that a new one is tried
by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtQml import QJSEngine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.text import clean
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui import pages
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.segment import Segment
from tests.helpers import screenshots
from tests.helpers.windows import settle, sign_in, until

Editor = QLineEdit | QPlainTextEdit
ENDS = ("leave", "lock", "close this case file", "open another", "change the passphrase")
"""Buttons that end the walk: what they do has tests of its own."""


@dataclass
class Walk:
    """Fills fields with `words` and notes what goes wrong in `bugs`, each in a line.

    `filled` counts fields by where they are.
    """

    window: MainWindow
    words: str
    case: object
    who: tuple[str, str]
    bugs: list[str] = field(default_factory=list)
    filled: dict[str, int] = field(default_factory=dict)
    where: str = ""

    def __post_init__(self) -> None:
        tell = self.window.failed

        def failed(fault: BaseException) -> None:
            if isinstance(fault, Trouble | Refused):
                tell(fault)
            else:
                self.bugs.append(f"{self.where}: {fault!r} {_place(fault)}")

        self.window.failed = failed  # type: ignore[method-assign]
        self.window.first._failed = failed
        for background in (self.window.background, self.window.first.background):
            background._unexpected = failed

    # Where one can go

    def places(self) -> Iterator[Place]:
        """Every page, and every part of those that have parts."""
        for word in pages.words():
            place = self._best(word)
            if place is None:
                continue
            yield place
            parts = getattr(self._at(place), "tabs", None)
            for choice in getattr(parts, "_offered", ()):
                yield Place(word, place.case, str(choice.value))

    def _best(self, word: str) -> Place | None:
        """Where a page has most to show, as for its picture; None: nothing of its kind is there."""
        try:
            return screenshots._place(self.window, word, self.case)  # type: ignore[arg-type]
        except IndexError:
            return None

    def fields_everywhere(self) -> None:
        """The fields that each place shows by itself."""
        for place in self.places():
            self.where = str(place)
            self.fill_and_save(self._at(place))

    def first_window(self, steps: tuple[str, ...]) -> None:
        """The fields of each step before the sign-in, and its button; it stays or goes on."""
        for word in steps:
            self.where = word
            step = self.window.first.show_step(word)
            for editor in editors(step):
                self.paste(editor)
            assert step.main is not None
            with self._answering():
                step.main()
                self._settle()
            said = [each for each in step.findChildren(Field) if told(each)]
            if self.window.first.now() is step and not said and not step.banner.words():
                self.bugs.append(f"{self.where}: nothing happened, and nothing was said")

    def doors_everywhere(self) -> None:
        """What each button of each place opens: its fields, or the question it asks."""
        for place in list(self.places()):
            opened: set[str] = set()
            while door := self._next_door(self._at(place), opened):
                opened.add(door.text())
                self.where = f"{place} “{door.text()}”"
                self._open(door)

    def _next_door(self, page: Page, opened: set[str]) -> QAbstractButton | None:
        """The first button with words that were not pressed at this place yet."""
        return next((each for each in self._doors(page) if each.text() not in opened), None)

    def _at(self, place: Place) -> Page:
        self.window.banner.clear()
        if self.window.workplace is None:  # a button led out
            sign_in(self.window, *self.who)
        self.window.go(place)
        self._settle()
        assert self.window.workplace is not None
        page = self.window.workplace.page()
        assert page is not None
        return page

    def _settle(self) -> None:
        """Until all is answered; a busy machine takes its time."""
        until(self.window.background.idle, 150)
        settle(self.window)

    def _doors(self, page: Page) -> list[QAbstractButton]:
        return [
            each for each in page.findChildren(QPushButton)
            if each.isVisibleTo(page) and each.isEnabled() and each.text()
            and not any(word in each.text().casefold() for word in ENDS)
            and not isinstance(each.parentWidget(), Segment)
        ]  # fmt: skip

    def _open(self, door: QAbstractButton) -> None:
        with self._answering():
            door.click()
            self._settle()
        page = self.window.workplace and self.window.workplace.page()
        if page is not None:
            self.fill_and_save(page)

    # Filling

    def fill_and_save(self, page: Page) -> None:
        """Fills every field that is shown, keeps, saves, goes away, comes back."""
        for editor in editors(page):
            if isValid(editor) and editor.isVisibleTo(page):
                self.paste(editor)
        self._settle()
        typed = _drafted(page)
        page.keep()
        self._settle()
        with self._answering(yes=False):
            self.window.activateWindow()
            QTest.keySequence(self.window, "Ctrl+S")
            self._settle()
        if typed and page is (self.window.workplace and self.window.workplace.page()):
            self._there_again(page, typed)

    def paste(self, editor: Editor) -> None:
        """As Ctrl+V does. All of it is there, or what was left out is told at the field."""
        pasted = on_the_clipboard(self.words)
        editor.setFocus()
        editor.selectAll()
        editor.paste()
        QApplication.processEvents()
        if not isValid(editor):
            return  # what was typed led elsewhere
        self.filled[self.where] = self.filled.get(self.where, 0) + 1
        owner = _field(editor)
        if isinstance(owner, LongField) and owner._paste.words():
            offered = next(iter(owner._paste.findChildren(QPushButton)))
            offered.click()
            QApplication.processEvents()
            return
        shown = text_in(editor)
        if owner is not None and not told(owner) and not same(shown, pasted):
            self.bugs.append(f"{self.where}: {editor.accessibleName()}: {shown[:40]!r}")

    def _there_again(self, page: Page, typed: dict[str, object]) -> None:
        """After leaving and coming back: as typed, or as it was saved, or refused in words."""
        place = page.place
        self._at(Place("today"))
        again = _drafted(self._at(place))
        for name, before in typed.items():
            if name in again and not same(before, again[name]):
                owner = page.form.field(name)  # type: ignore[attr-defined]
                if not told(owner) and not self.window.banner.words():
                    self.bugs.append(f"{self.where}: {name}: not there again, and nothing said")

    # Questions that come up

    def _answering(self, *, yes: bool = True) -> Answering:
        return Answering(self, yes)


class Answering:
    """While it lasts every question is filled and answered with yes, then with no if it stays."""

    def __init__(self, walk: Walk, yes: bool) -> None:
        self._walk, self._yes = walk, yes
        self._tried: set[int] = set()
        self._timer = QTimer()
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._answer)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_fault: object) -> None:
        until(lambda: QApplication.activeModalWidget() is None, 30)
        self._timer.stop()

    def _answer(self) -> None:
        asked = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if not isinstance(asked, QDialog):
            return
        if not self._yes or id(asked) in self._tried or not isinstance(asked, Question):
            asked.reject()
            return
        self._tried.add(id(asked))
        self._walk.where += f" → {asked.windowTitle()}"
        for editor in editors(asked):
            if isValid(editor):
                self._walk.paste(editor)
        asked.yes.click()
        if isValid(asked) and asked.isVisible() and editors(asked):
            said = [each for each in asked.findChildren(Field) if told(each)]
            busy = not asked.yes.isEnabled()
            if not said and not busy and not _other_words(asked):
                self._walk.bugs.append(f"{self._walk.where}: refused without a word")


def editors(whole: QWidget) -> list[Editor]:
    """The fields to type into that are shown."""
    found: list[Editor] = [*whole.findChildren(QLineEdit), *whole.findChildren(QPlainTextEdit)]
    return [
        each for each in found
        if each.isEnabled() and not each.isReadOnly() and each.isVisibleTo(whole)
        and not isinstance(each.parentWidget(), QComboBox)
    ]  # fmt: skip


def on_the_clipboard(words: str) -> str:
    """Puts words there, halves of characters too, as another program may; what Qt then gives.

    Python's binding drops such halves on every way into Qt and out of it, so they are put there
    by Qt's own script engine.
    """
    if not words.isascii() and any("\ud800" <= each <= "\udfff" for each in words):
        line, engine = QLineEdit(), QJSEngine()
        QJSEngine.setObjectOwnership(line, QJSEngine.ObjectOwnership.CppOwnership)
        engine.globalObject().setProperty("line", engine.newQObject(line))
        put = engine.evaluate(f"line.text = {json.dumps(words)}; line.text.length")
        assert put.toInt() == len(words.encode("utf-16-le", "surrogatepass")) // 2
        line.selectAll()
        line.copy()
    else:
        QApplication.clipboard().setText(words)
    return QApplication.clipboard().text()


def text_in(editor: Editor) -> str:
    """What stands in it."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def told(owner: Field) -> bool:  # type: ignore[type-arg]
    """Whether something is said at a field."""
    return bool(owner.said() or owner.fault())


def same(one: object, other: object) -> bool:
    """Whether two texts are the same once they are cleaned as they are kept."""
    return _plain(one) == _plain(other)


def _plain(typed: object) -> object:
    if isinstance(typed, str):
        return " ".join(clean(typed).split())
    if isinstance(typed, list | tuple):
        return [_plain(each) for each in typed]
    return typed


def _field(editor: QWidget) -> Field | None:  # type: ignore[type-arg]
    at: QWidget | None = editor
    while at is not None and not isinstance(at, Field):
        at = at.parentWidget()
    return at


def _drafted(page: Page) -> dict[str, object]:
    """What stands in the fields of a page that keeps drafts; else nothing."""
    form = getattr(page, "form", None)
    if form is None or not hasattr(page, "drafts"):
        return {}
    return {name: form.field(name).typed() for name in form.places()}


def _other_words(asked: QDialog) -> bool:
    from ras_desktop.gui.widgets.banner import Banner

    return any(each.words() for each in asked.findChildren(Banner))


def _place(fault: BaseException) -> str:
    import traceback

    frames = traceback.extract_tb(fault.__traceback__)
    return " < ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames[-1:-4:-1])


def no_files(monkeypatch: object) -> None:
    """Questions for a file are answered with nothing."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a: ("", ""))  # type: ignore[attr-defined]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: "")  # type: ignore[attr-defined]
