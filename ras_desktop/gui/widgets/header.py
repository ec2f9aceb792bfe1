"""The head of a page: its question, the next act and why, and the other acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.layout import Flow, column, empty
from ras_desktop.gui.widgets.more import more_button

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Act


class Header(QWidget):
    """`say(question, under)`, and `offer(acts)`: the first is the main one, with its why."""

    def __init__(self, question: str = "", under: str = "") -> None:
        super().__init__()
        self._question = text.title(question)
        self._under = text.quiet(under)
        self._why = text.body()
        self._buttons = QWidget()
        self._flow = Flow(gap=1, parent=self._buttons)
        self._offered: tuple[Act, ...] | None = None
        self._shown = 0
        whole = column(self._question, self._under, self._why, self._buttons, gap=1)
        self.setLayout(whole)
        self.say(question, under)
        self.offer(())

    def say(self, question: str, under: str = "") -> None:
        """The page's question, and a quiet line under it."""
        self._question.setText(question)
        self._under.setText(under)
        self._under.setVisible(bool(under))

    def offer(self, acts: Sequence[Act], shown: int | None = None) -> None:
        """The acts as buttons: the next one stands out, and its reason is said.

        `shown`: how many stand as buttons; those after them are in a menu.

        Buttons that would look the same stay as they are, with what they do renewed: made anew at
        every key, they took letters that somebody was typing elsewhere on the page.
        """
        before, self._offered = self._offered, tuple(acts)
        counted, self._shown = self._shown, len(acts) if shown is None else shown
        same = before is not None and _looks(before) == _looks(self._offered)
        if same and counted == self._shown:
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self._buttons.isAncestorOf(focus)
        empty(self._flow)
        for at, act in enumerate(acts[: self._shown]):
            made = button(act.words, partial(self._do, at), icon=act.icon, main=at == 0)
            if act.keys:
                made.setToolTip(act.keys)
            self._flow.addWidget(made)
            made.show()
        if seldom := acts[self._shown :]:
            entries = [
                (act.words, partial(self._do, at)) for at, act in enumerate(seldom, self._shown)
            ]
            made = more_button(entries)
            self._flow.addWidget(made)
            made.show()
        self._buttons.setVisible(bool(acts))
        self._why.setText(acts[0].why if acts else "")
        self._why.setVisible(bool(acts and acts[0].why))
        self._why.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if had_focus:
            self.take_focus()

    def _do(self, at: int) -> object:
        assert self._offered is not None
        return self._offered[at].do()

    def take_focus(self) -> None:
        """The next act has the focus: Enter does it."""
        main = next((each for each in self._acts() if each.isEnabled()), None)
        if main is not None:
            main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acts(self) -> Iterator[QWidget]:
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                yield widget


def _looks(acts: Sequence[Act]) -> list[tuple[object, ...]]:
    """What of acts is seen on the buttons."""
    return [(act.words, act.why, act.icon, act.keys) for act in acts]
