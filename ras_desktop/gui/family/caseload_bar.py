"""What stands above the caseload: the search line, whose cases, and the filters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.caseload import Column, Filters, Search, Whose
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.path import Stage
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.choice_field import Choice, TickField
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import Line
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.gui.widgets.several_button import SeveralButton
from ras_desktop.services.caseload import Counts, Offered
from ras_desktop.wording import _, number
from ras_desktop.wording.caseload import WHOSE
from ras_desktop.wording.family import CASE_STATES, STAGES


class CaseloadBar(QWidget):
    """`search()` is what is asked for; `more` are buttons that stand beside the filters.

    `asked()` at every change, `down()` into the table, `enter()` to open.
    """

    asked = Signal()
    down = Signal()
    enter = Signal()

    def __init__(self, *more: QWidget) -> None:
        super().__init__()
        self._order = (Column.NAME, False)
        self.line = Line(46)
        self.line.setAccessibleName(_("Find a family"))
        self.line.setPlaceholderText(_("Any part of a name, case number, postcode or NHS number"))
        self.whose = Segment(
            _("Whose cases"), tuple(Choice(each, _(WHOSE[each.value])) for each in Whose)
        )
        self.stages = SeveralButton(_("Stage"), _("all"))
        self.areas = SeveralButton(_("Area"), _("all"))
        self.states = SeveralButton(_("State"), _("all"))
        self.late = TickField(_("Late only"))
        self.reset = link(_("Clear the filters"), self.clear)
        self.stages.offer(tuple(Choice(each, _(STAGES[each.value])) for each in Stage))
        self.states.offer(tuple(Choice(each, _(CASE_STATES[each.value])) for each in CaseState))
        self.first, self.second = Flow(gap=1.5), Flow(gap=1)
        self.first.addWidget(self.line)
        self.first.addWidget(self.whose)
        filters: tuple[QWidget, ...] = (self.stages, self.areas, self.states, self.late)
        for part in (*filters, *more, self.reset):
            self.second.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(holding(self.first))
        whole.addWidget(holding(self.second))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.asked)
        self.whose.chosen.connect(self._filtered)
        self.late.edited.connect(self._filtered)
        for button in (self.stages, self.areas, self.states):
            button.changed.connect(self._filtered)
        self.load(Search(filters=Filters(Whose.ALL)))

    # What is asked for

    def search(self) -> Search:
        """The search as it stands."""
        states = frozenset(each for each in self.states.values() if isinstance(each, CaseState))
        filters = Filters(
            whose=Whose(str(self.whose.value())),
            stages=frozenset(each for each in self.stages.values() if isinstance(each, Stage)),
            areas=frozenset(str(each) for each in self.areas.values()),
            states=states or frozenset(CaseState),
            late=self.late.value(),
        )
        return Search(self.line.text(), filters, *self._order)

    def load(self, search: Search) -> None:
        """Shows a search, without signalling."""
        held = self.line.blockSignals(True)
        self.line.setText(search.text)
        self.line.blockSignals(held)
        filters = search.filters
        self.whose.load(filters.whose)
        self.stages.load(filters.stages)
        self.areas.load(filters.areas)
        every = filters.states in (frozenset(), frozenset(CaseState))
        self.states.load(() if every else filters.states)
        self.late.load(filters.late)
        self._order = (search.column, search.descending)
        self._dress_reset()

    def sort(self, column: Column, downwards: bool) -> None:
        """Another order."""
        self._order = (column, downwards)
        self.asked.emit()

    def order(self) -> tuple[Column, bool]:
        """The order in use."""
        return self._order

    def clear(self) -> None:
        """No filter but those that a caseload begins with; what is typed stays."""
        column, descending = self._order
        whose = Whose(str(self.whose.value()))
        self.load(Search(self.line.text(), Filters(whose), column, descending))
        self.asked.emit()

    def filters(self) -> bool:
        """Whether anything but whose cases is filtered otherwise than at first."""
        search = self.search().filters
        return search != Filters(search.whose)

    # What there is to choose

    def offer(self, offered: Offered, lists: Lists) -> None:
        """Areas that there are, by their names."""
        named = [Choice(each, lists.label(ListName.WARD, each)) for each in offered.areas]
        self.areas.offer(sorted(named, key=lambda each: each.words.casefold()))

    def count(self, counts: Counts) -> None:
        """How many cases are mine, my team's, all."""
        for whose, many in (
            (Whose.MY, counts.mine), (Whose.TEAM, counts.team), (Whose.ALL, counts.all),
        ):  # fmt: skip
            self.whose.say(whose, f"{_(WHOSE[whose.value])}  {number(many)}")
        self.first.invalidate()

    def look(self) -> None:
        """The cursor into the search line, with what stands there marked."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the table, Enter opens what is chosen there, Escape empties the line."""
        if watched is self.line and isinstance(event, QKeyEvent):
            key = event.key()
            if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
                event.setAccepted(bool(self.line.text()))
                return bool(self.line.text())
            if event.type() == QEvent.Type.KeyPress and self._key(Qt.Key(key)):
                return True
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Down:
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.emit()
        elif key == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            return False
        return True

    def _filtered(self) -> None:
        self._dress_reset()
        self.asked.emit()

    def _dress_reset(self) -> None:
        self.reset.setVisible(self.filters())
