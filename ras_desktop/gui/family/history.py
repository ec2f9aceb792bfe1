"""History: who changed what when, from what to what; and who has looked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.log import Entry, What
from ras_desktop.gui import log_rows
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.gui.widgets.side_by_side import SideBySide
from ras_desktop.services import history
from ras_desktop.services.history import Line
from ras_desktop.wording import N_, _

FEW = 20
"""Lines that a list shows before somebody asks for more."""


class HistoryPart(Part):
    """Every change and every look, the latest first; an earlier text can be put back."""

    WORD = "history"
    NAME = N_("History")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._lists: Lists | None = None
        self._offered = self.context.desk.offers("history.read")
        self.changes, self.looks = QVBoxLayout(), QVBoxLayout()
        for each in (self.changes, self.looks):
            each.setSpacing(space(1))
        self.changed = Card(_("Who changed what?"))
        self.changed.body.addLayout(self.changes)
        self.looked = Card(
            _("Who has looked?"),
            _("The same person is noted once in ten minutes. Printed and saved papers stand here."),
        )
        self.looked.body.addLayout(self.looks)
        words = _("The history of a record is for those who work on it, and for the auditor.")
        whole = column(SideBySide((self.changed,), (self.looked,), least=52), None)
        if not self._offered:
            whole = column(text.quiet(words), None)
        self.setLayout(whole)

    def show_family(self, seen: Seen) -> None:
        """The latest changes and looks."""
        self._lists = seen.lists
        if not self._offered:
            return
        desk, case = self.context.desk, seen.id
        self.page.run(lambda: history.changes(desk, case), self._show_changes, key="changes")
        self.page.run(lambda: history.looks(desk, case), self._show_looks, key="looks")

    def _show_changes(self, lines: tuple[Line, ...], upto: int = FEW) -> None:
        empty(self.changes)
        for line in lines[:upto]:
            self.changes.addWidget(self._change(line))
        if not lines:
            self.changes.addWidget(text.quiet(_("Nothing has been changed since the log began.")))
        if len(lines) > upto:
            more = partial(self._show_changes, lines, upto + FEW * 5)
            self.changes.addWidget(link(_("Show earlier changes"), more))

    def _change(self, line: Line) -> QWidget:
        heading = _("{what}: {kind}").format(what=log_rows.what(line), kind=log_rows.of_what(line))
        parts: list[QWidget] = [text.label(heading), text.quiet(_byline(line))]
        if line.entry.what is What.CHANGE:
            parts += [text.body(each) for each in log_rows.said(line, self._lists)]
        if line.can_undo and self.context.desk.offers("family.save"):
            acts = [
                link(
                    _("Put back: {field}").format(field=log_rows.field_name(each.field)),
                    partial(self._restore, line, each.field),
                )
                for each in line.changes
            ]
            parts.append(holding(Flow(*acts)))
        return holding(column(*parts, gap=0.25))

    def _restore(self, line: Line, field: str) -> None:
        desk = self.context.desk

        def done(_value: Any) -> None:
            self.context.notify(_("The earlier text is there again."))

        self.page.act(lambda: history.restore(desk, line, field), done)

    def _show_looks(self, entries: tuple[Entry, ...], upto: int = FEW) -> None:
        empty(self.looks)
        for each in entries[:upto]:
            words = _("{who}: {what}, {kind}").format(
                who=log_rows.who(each),
                what=log_rows.what(each).lower(),
                kind=log_rows.of_what(each).lower(),
            )
            self.looks.addWidget(
                holding(column(text.body(words), text.quiet(log_rows.moment(each)), gap=0))
            )
        if not entries:
            self.looks.addWidget(text.quiet(_("Nobody has looked since the log began.")))
        more = button(_("Show earlier looks"), partial(self._show_looks, entries, upto + FEW * 5))
        show_if(more, len(entries) > upto)
        self.looks.addWidget(more)


def _byline(line: Line) -> str:
    return _("{who}, {when}").format(who=log_rows.who(line), when=log_rows.moment(line))
