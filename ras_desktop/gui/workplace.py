"""The window after signing in: pages at the side, the path of the case above, the page itself."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ras_desktop.domain.path import PATH
from ras_desktop.gui import pages, theme
from ras_desktop.gui.calendar_file import CalendarKeeper
from ras_desktop.gui.case_head import CaseStrip
from ras_desktop.gui.context import Context
from ras_desktop.gui.place import Place, Trail
from ras_desktop.gui.widgets.side import NEEDS, ORDER, Side
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.store.trouble import ServerAway

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

NARROW = 130
"""Characters of body text below whose width the side shows icons only."""


class Workplace(QWidget):
    """Makes each page once, when somebody first goes there; keeps the trail of places."""

    moved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        offers = context.desk.offers
        closed = {word for word, verb in NEEDS.items() if not offers(verb)}
        self._words = tuple(word for word in pages.words() if word not in closed)
        self._pages: dict[str, Page] = {}
        self._papers_loaded = False
        self.trail = Trail()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.side = Side([word for word in ORDER if word in self._words])
        self.side.chosen.connect(lambda word: self.go(Place(word)))
        self.strip = CaseStrip(context)
        self.strip.chosen.connect(self._to_stage)
        self.stack = Stack()
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.strip)
        content.addWidget(self.stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addLayout(content, 1)
        for key, stage in enumerate(PATH, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), self)
            shortcut.activated.connect(lambda stage=stage: self._to_stage(str(stage)))
        context.hub.changed.connect(self._refresh)
        self.calendar = CalendarKeeper(context, self)
        theme.change.changed.connect(self.fit)

    # Going places

    def home(self) -> Place:
        """Where one begins: Today, else the first page at the side."""
        return Place(next((word for word in ORDER if word in self._words), "settings"))

    def go(self, place: Place) -> None:
        """Opens a page; what was typed on the one before is kept."""
        if place.word not in self._words or not self._reachable(place):
            return
        self.trail.go(place)
        self._show(place)

    def back(self) -> None:
        """To the place before."""
        if (place := self.trail.back()) is not None:
            if self._reachable(place):
                self._show(place)
            else:
                self.trail.forward()

    def forward(self) -> None:
        """To the place after, if one went back."""
        if (place := self.trail.forward()) is not None:
            if self._reachable(place):
                self._show(place)
            else:
                self.trail.back()

    def again(self) -> None:
        """The same page afresh."""
        if self.trail.now is not None and self._reachable(self.trail.now):
            self._show(self.trail.now)

    def _reachable(self, place: Place) -> bool:
        """The server away, only what a page shows already can be gone to: nobody else's record."""
        if not self._context.away:
            return True
        page = self._pages.get(place.word)
        if page is not None and (place == page.place or _same_case(place, page.place)):
            return True
        self._context.failed(ServerAway())
        shown = self.stack.currentWidget()
        for word, each in self._pages.items():
            if each is shown:
                self.side.mark(word)  # not the one that was asked for
        return False

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.trail.now.word) if self.trail.now else None

    def places(self) -> tuple[str, ...]:
        """The words of the pages that can be reached without a case."""
        return tuple(word for word in ORDER if word in self._words)

    def keep(self) -> None:
        """Keeps what is typed on every page and in every open question."""
        for each in self._context.asking:
            each.keep()
        for page in self._pages.values():
            page.keep()

    def depart(self) -> None:
        """The workplace is about to go: no page wants results any more."""
        for each in tuple(self._context.asking):
            each.leave()
        self._context.hub.changed.disconnect(self._refresh)
        for page in self._pages.values():
            page.depart()

    def _show(self, place: Place) -> None:
        before = self.stack.currentWidget()
        page = self._pages.get(place.word) or self._make(place.word)
        if before is not None and before in self._pages.values():
            before.keep()  # type: ignore[attr-defined]
        self.side.mark(place.word)
        self.strip.show_case(place.case if page.OF_CASE else None, place.word)
        self.stack.setCurrentWidget(page)
        if self._context.away:
            self.moved.emit(page.place)
            return  # as it was loaded
        page.arrive(place)
        if page.OF_CASE and not self._papers_loaded:
            self._papers_loaded = True
            self._context.run(_load_papers, lambda _none: None)  # after what the page has asked
        self.moved.emit(place)

    def _make(self, word: str) -> Page:
        made = pages.load(word)(self._context)
        made.setAccessibleName(made.title())
        self._pages[word] = made
        self.stack.addWidget(made)
        return made

    def _to_stage(self, word: str) -> None:
        now = self.trail.now
        if now is not None and now.case is not None:
            self.go(Place(word if word in self._words else "family", now.case))

    def _refresh(self, changed: object) -> None:
        self.strip.refresh(changed)
        if (page := self.page()) is not None:
            page.refresh(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the page first: the side gives way."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Decides whether the side has room for its names."""
        self.side.narrow(self.width() < NARROW * self.fontMetrics().averageCharWidth())


def _same_case(place: Place, shown: Place) -> bool:
    return not place.part and place.case == shown.case


def _load_papers() -> None:
    """What shows and draws papers, loaded behind the first family: its page then opens at once."""
    with contextlib.suppress(Exception):
        pages.load("documents")
        import ras_desktop.documents.draw  # noqa: F401
