"""Work that takes longer than a moment: how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ras_desktop.gui.background import Background, Failed, Report, Ticket
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.wording import _

Result = TypeVar("Result")
AFTER = 700
"""Milliseconds of work after which the bar shows: what is over sooner needs none."""


class Progress(QFrame):
    """`run(background, words, work, done)`: hidden unless the work takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "note")
        self._words = text.body()
        self.bar = QProgressBar()
        self.stop_button = button(_("Stop"), self.stop)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(space(2), space(1), space(2), space(1))
        whole.setSpacing(space(2))
        whole.addWidget(self._words, 1)
        whole.addWidget(self.bar, 2)
        whole.addWidget(self.stop_button)
        self._ticket: Ticket | None = None
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.setInterval(AFTER)
        self._after.timeout.connect(self.show)
        self.hide()

    def run(
        self,
        background: Background,
        words: str,
        work: Callable[[Report], Result],
        done: Callable[[Result], None],
        failed: Failed,
    ) -> None:
        """Does `work(report)` in the background; Stop ends it at its next report."""
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self._after.start()

        def over(result: Result) -> None:
            self._end()
            done(result)

        def broken(fault: BaseException) -> None:
            self._end()
            failed(fault)

        self._ticket = background.run(work, over, broken, progressed=self._progressed)

    def stop(self) -> None:
        """Ends the work; nothing of it is kept."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._end()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _end(self) -> None:
        self._ticket = None
        self._after.stop()
        self.hide()
