"""My recent changes, and taking one back where nothing has been built on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.log import What
from ras_desktop.gui import log_rows
from ras_desktop.gui.family import lists
from ras_desktop.gui.place import Place
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.services import history
from ras_desktop.services.history import Line
from ras_desktop.wording import N_, _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

FEW = 30


class MinePart(SettingsPart):
    """What the person at the desk has changed, the latest first."""

    WORD = "mine"
    NAME = N_("My changes")
    QUESTION = N_("What did I change?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._lists: lists.Lists | None = None
        self.lines = QVBoxLayout()
        self.lines.setSpacing(space(1.5))
        card = Card(
            _("My recent changes"),
            _("To take one back is a further change: it stands in the log, too."),
        )
        card.body.addLayout(self.lines)
        self.body.addWidget(card)

    def open(self) -> None:
        """The latest."""
        desk = self.context.desk
        self.page.run(lambda: (history.mine(desk), lists.read(desk)), self._read, key="mine")

    def _read(self, found: tuple[tuple[Line, ...], lists.Lists]) -> None:
        lines, self._lists = found
        self._show(lines)

    def refresh(self, changed: object) -> None:
        """Something was written: perhaps by me."""
        if self.isVisible():
            self.open()

    def _show(self, lines: tuple[Line, ...], upto: int = FEW) -> None:
        empty(self.lines)
        for line in lines[:upto]:
            self.lines.addWidget(self._line(line))
        if not lines:
            self.lines.addWidget(text.quiet(_("You have changed nothing yet.")))
        if len(lines) > upto:
            more = partial(self._show, lines, upto + FEW)
            self.lines.addWidget(button(_("Show earlier changes"), more))

    def _line(self, line: Line) -> QWidget:
        heading = _("{what}: {kind}").format(what=log_rows.what(line), kind=log_rows.of_what(line))
        parts: list[QWidget] = [text.label(heading)]
        under = [log_rows.moment(line), *([line.number] if line.number else [])]
        parts.append(text.quiet(", ".join(under)))
        acts: list[QWidget] = []
        if line.entry.what is What.CHANGE:
            parts += [text.body(each) for each in log_rows.said(line, self._lists)]
        if line.can_undo:
            acts.append(link(_("Undo this"), partial(self._undo, line)))
        if line.entry.case is not None:
            place = Place("family", line.entry.case)
            acts.append(link(_("To the family"), partial(self.context.go, place)))
        if acts:
            parts.append(holding(Flow(*acts)))
        return holding(column(*parts, gap=0.25))

    def _undo(self, line: Line) -> None:
        desk = self.context.desk

        def done(_value: Any) -> None:
            self.context.notify(_("It is as it was before."))
            self.open()

        self.page.act(lambda: history.undo(desk, line), done)
