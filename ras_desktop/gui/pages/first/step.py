"""One step of the first window: a calm column with a question, its fields and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

import ras_desktop.wording.first
import ras_desktop.wording.store
import ras_desktop.wording.user  # noqa: F401  (what can go wrong at once is said at once)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.background import Background, Report, Ticket
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, Limited, column, holding, row, scrolling, show_if
from ras_desktop.wording import _, number, trouble


class Host(Protocol):
    """What a step asks of the first window."""

    background: Background
    opening: dict[str, Any]

    def failed(self, fault: BaseException) -> None:
        """Shows the page for a fault of the program."""


WIDE = 68
"""Characters of a line; what scrolls is as high as its words need at that width."""


class Step(QWidget):
    """Question, words, summary, fields, buttons; while it works: what is done, and a bar."""

    def __init__(self, host: Host, question: str, words: str = "") -> None:
        super().__init__()
        self.host = host
        self.form = Form(self)
        self.banner = Banner(closes=False)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        self._buttons = QWidget()
        self.buttons = Flow(gap=1, parent=self._buttons)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._doing = text.quiet()
        self._cancel = button(_("Stop"), self._stop)
        self._progress = holding(column(self._doing, row(self._bar, self._cancel), gap=1))
        self._ticket: Ticket | None = None
        self.title = text.title(question)
        self.words = text.quiet(words)
        show_if(self.words, bool(words))
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(space(6), space(6), space(6), space(4))
        whole.setSpacing(space(2))
        for part in (self.title, self.words, self.banner, self.form.summary):
            whole.addWidget(part)
        whole.addLayout(self.body)
        whole.addWidget(self._buttons)
        whole.addWidget(self._progress)
        whole.addStretch(1)
        self._progress.hide()
        self.setLayout(column(scrolling(Limited(inside, WIDE), ground="surface")))
        self.main: Callable[[], object] | None = None

    def main_button(self, words: str, pressed: Callable[[], object], icon: str = "") -> None:
        """The button of the step; Enter in a field presses it too."""
        self.main = pressed
        self.buttons.addWidget(button(words, pressed, icon=icon, main=True))

    def begin(self) -> None:
        """Puts the cursor where the typing starts."""
        for where in self.form.places():
            field = self.form.field(where)
            if not field.isHidden():
                field.take_focus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the main button; Escape goes back, where there is a way back.

        What was typed stays: the step is kept, and shown again as it was left.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        wanted = getattr(self, "back_wanted", None)
        if enter and self.main is not None and self._ticket is None:
            self.main()
        elif event.key() == Qt.Key.Key_Escape and wanted is not None and self._ticket is None:
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def work(
        self,
        doing: str,
        work: Callable[..., Any],
        done: Callable[[Any], None],
        *,
        counts: bool = False,
    ) -> None:
        """Runs something in the background: fields wait, a bar shows that it goes on."""
        if self._ticket is not None:
            return  # pressed again while it runs: one is enough
        self.banner.clear()
        self.form.show_findings((), focus=False)
        self._doing.setText(doing)
        self._bar.setRange(0, 100 if counts else 0)
        self._cancel.setVisible(counts)
        self._progress.show()
        self._enable(False)

        def finished(result: Any) -> None:
            self._rest()
            done(result)

        def failed(fault: BaseException) -> None:
            self._rest()
            self.refuse(fault)

        ticket = self.host.background.run(
            work, finished, failed, progressed=self._report(doing) if counts else None
        )
        if self._progress.isVisibleTo(self):
            self._ticket = ticket

    def refuse(self, fault: BaseException) -> None:
        """Says what went wrong: beside the fields, in the banner, or as a fault of the program."""
        if isinstance(fault, Refused):
            self.form.show_findings(fault.findings)
        elif isinstance(fault, Trouble):
            self.banner.say(trouble(fault), Tone.BAD)
            self.begin()
        else:
            self.host.failed(fault)

    def _report(self, doing: str) -> Report:
        def progressed(done: int, total: int) -> None:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._doing.setText(
                _("{doing} {done} of {total}").format(
                    doing=doing, done=number(done), total=number(total)
                )
            )

        return progressed

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._rest()

    def _rest(self) -> None:
        self._ticket = None
        self._progress.hide()
        self._enable(True)

    def _enable(self, on: bool) -> None:
        for where in self.form.places():
            self.form.field(where).setEnabled(on)
        self._buttons.setEnabled(on)
