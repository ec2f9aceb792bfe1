"""The caseload: found as one types, filtered, sorted, kept as views, exported."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from ras_desktop.domain.caseload import Column, Filters, Listed, SavedView, Search, Whose
from ras_desktop.domain.finding import Findings
from ras_desktop.gui import theme
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import access as asking
from ras_desktop.gui.family import lists
from ras_desktop.gui.family.caseload_bar import CaseloadBar
from ras_desktop.gui.family.caseload_columns import Sight, columns
from ras_desktop.gui.family.exporting import ExportButton
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.nothing_here import NothingHere, Ways
from ras_desktop.gui.family.saved_views import ViewsButton
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.layout import Flow, column, holding, row, show_if
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import caseload, emergency
from ras_desktop.services.caseload import CHUNK, Counts, Found, Offered
from ras_desktop.services.export import FileKind
from ras_desktop.wording import N_, _, finding, ngettext

PAUSE = 250
"""Milliseconds without a key until all cases are looked through for what is not in this view."""
LATE = "late"
"""The part of the place that asks for what is late."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands round the list: counts, what there is to filter by, the council's lists."""

    counts: Counts
    offered: Offered
    lists: Lists


class FamiliesPage(Page):
    """Which family do I need?"""

    TITLE = N_("Which family do you need?")
    ICON = "families"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._refusal = ""
        self._begun = False
        self._asked: Search | None = None
        self._sight = Sight(context.desk.today())
        self.progress = Progress()
        self.table = RecordTable(_("Families"), columns(self._sight), counts=False)
        self.views = ViewsButton(self, self._shown)
        self.exporting = ExportButton(self, self.progress)
        self.bar = CaseloadBar(self.views, self.exporting, self.table.columns_button)
        self.bar.asked.connect(self.search)
        self.bar.down.connect(self._into_table)
        self.bar.enter.connect(self._open_current)
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(lambda key, downwards: self.bar.sort(Column(key), downwards))
        self.table.more_wanted.connect(self._more)
        self.table.view.installEventFilter(self)
        self.count = text.label()
        self.views.wanted.connect(self._show_view)
        self.table.choose_columns(self.context.preferences().columns)
        self.table.columns_changed.connect(self._columns_chosen)
        self._fill_export(self.exporting.menu_of_kinds)
        self.nothing = NothingHere(self._ways_on())
        self.stack = Stack()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self._elsewhere = QTimer(self)
        self._elsewhere.setSingleShot(True)
        self._elsewhere.setInterval(PAUSE)
        self._elsewhere.timeout.connect(self._look_elsewhere)
        self._lay_out()
        self._make_keys()

    def _lay_out(self) -> None:
        self.log_button = button(_("Log a request"), self.log_request, icon="request", main=True)
        self.add_button = button(_("Add a child"), self.add_child, icon="plus")
        self.log_button.setToolTip("Ctrl+R")
        self.add_button.setToolTip("Ctrl+N")
        desk = self.context.desk
        show_if(self.log_button, desk.offers("request.log"))
        show_if(self.add_button, desk.offers("family.add"))
        show_if(self.exporting, desk.offers("family.export"))
        title = text.title(self.title())
        top = row(title, holding(Flow(self.log_button, self.add_button, gap=1)), gap=2)
        top.setStretch(0, 1)
        whole = column(top, self.bar, self.count, self.progress, gap=1)
        whole.addWidget(self.stack, 1)
        margins = column(whole, margin=3)
        margins.setContentsMargins(*(theme.space(each) for each in (3, 2, 3, 2)))
        self.setLayout(margins)

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+F", self.bar.look), ("Ctrl+R", self.log_request), ("Ctrl+N", self.add_child),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for each in (self.table.view, self.bar, self):
            each.installEventFilter(self)

    def _ways_on(self) -> Ways:
        desk = self.context.desk
        return Ways(
            self._look_in_all,
            self._clear,
            self.log_request if desk.offers("request.log") else None,
            self.add_child if desk.offers("family.add") else None,
        )

    # The contract of a page

    def open(self, place: Place) -> None:
        """The list as it was left; the cursor in the search line."""
        self._sight.today = self.context.desk.today()
        if place.part == LATE:
            self.bar.load(replace(Search(), filters=Filters(Whose.MY, late=True)))
        desk = self.context.desk

        def around() -> _Around:
            return _Around(caseload.counts(desk), caseload.offered(desk), lists.read(desk))

        self.views.read()
        self.run(around, self._show_around, key="around")
        if self._begun or place.part:
            self.search()
        self.bar.look()

    def refresh(self, changed: object) -> None:
        """A case of the list was changed somewhere."""
        if concerns(changed, "caseload", "family"):
            desk = self.context.desk
            self.run(lambda: caseload.counts(desk), self.bar.count, key="counts")
            self.search()

    def acts(self) -> tuple[Act, ...]:
        """What can be done here."""
        desk, acts = self.context.desk, []
        if desk.offers("request.log"):
            acts.append(Act(_("Log a request"), self.log_request, icon="request", keys="Ctrl+R"))
        if desk.offers("family.add"):
            acts.append(Act(_("Add a child"), self.add_child, icon="plus", keys="Ctrl+N"))
        if desk.offers("case.break_glass"):
            acts.append(
                Act(_("Open another team’s case in an emergency"), self.emergency, icon="key")
            )
        acts.append(Act(_("Find in the list of families"), self.bar.look, keys="Ctrl+F"))
        if desk.offers("family.export"):
            acts.append(Act(_("Export the list as CSV"), lambda: self.export(FileKind.CSV)))
            acts.append(Act(_("Export the list for Excel"), lambda: self.export(FileKind.XLSX)))
        return tuple(acts)

    # Acts

    def emergency(self) -> None:
        """Asks which case of another team is needed and why, and opens it."""
        desk = self.context.desk

        def ask(hours: int) -> None:
            asked = asking.ask_emergency(self, hours)
            if asked is not None:
                sought, reason = asked
                self.act(lambda: emergency.break_glass(desk, sought, reason), opened, refused)

        def opened(found: emergency.Opened) -> None:
            if self._refusal:  # of the try before
                self.context.calm(self._refusal)
            if found.access is None:
                self.context.notify(_("You may see this case anyway: its managers are not told"))
            self.context.go(Place("family", found.case))

        def refused(findings: Findings) -> None:
            self._refusal = " ".join(map(finding, findings))
            self.context.warn(self._refusal)

        self.run(lambda: emergency.open_hours(desk), ask, key="hours")

    def log_request(self) -> None:
        """A request, with a new child or on an existing case."""
        self.context.go(Place("new_child", None, "request"))

    def add_child(self) -> None:
        """A child without a request."""
        self.context.go(Place("new_child"))

    def export(self, kind: FileKind) -> None:
        """What the list shows, in its order and columns."""
        search, shown = self._shown()
        self.exporting.export(kind, search, shown)

    def search(self) -> None:
        """Asks for the list anew; only the latest answer counts."""
        self._begun = True
        desk, asked = self.context.desk, self.bar.search()
        self._asked = asked

        self._elsewhere.stop()
        self.run(lambda: caseload.find(desk, asked), self._show_found, key="search")
        self.views.moved_on()

    # What came back

    def _show_around(self, around: _Around) -> None:
        self._sight.lists = around.lists
        self.bar.offer(around.offered, around.lists)
        self.bar.count(around.counts)
        if not self._begun:
            whose = Whose.MY if around.counts.mine else Whose.ALL
            self.bar.load(Search(filters=Filters(whose)))
            self.search()
        else:
            self.table.view.viewport().update()

    def _show_found(self, found: Found) -> None:
        column_, downwards = self.bar.order()
        self.table.show_order(column_.value, downwards)
        self.table.set_rows(found.rows, found.count)
        self.count.setText(ngettext("{count} family", "{count} families", found.count))
        self.stack.setCurrentWidget(self.table if found.count else self.nothing)
        if not found.count:
            self._say_nothing(0)
            self._elsewhere.start()

    def _look_elsewhere(self) -> None:
        """Nobody here: how many would fit among all cases? Asked when the typing has stopped."""
        desk, asked = self.context.desk, Search(self.bar.line.text(), Filters(states=frozenset()))

        def told(found: Found) -> None:
            if self.stack.currentWidget() is self.nothing:
                self._say_nothing(found.count)

        self.run(lambda: caseload.find(desk, asked, most=1), told, key="search")

    def _say_nothing(self, elsewhere: int) -> None:
        narrowed = self.bar.filters()
        self.nothing.say(self.bar.search(), narrowed=narrowed, elsewhere=elsewhere)

    def _more(self, offset: int) -> None:
        desk, asked = self.context.desk, self._asked
        if asked is None:
            return

        def add(found: Found) -> None:
            if asked == self._asked and len(self.table.model.rows()) == found.start:
                self.table.add_rows(found.rows)

        self.run(lambda: caseload.find(desk, asked, offset, CHUNK), add, key="more")

    # Small parts

    def _open(self, line: Listed) -> None:
        self.context.go(Place("family", line.id))

    def _open_current(self) -> None:
        line = self.table.current()
        if line is not None and self.stack.currentWidget() is self.table:
            self._open(line)

    def _into_table(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shown(self) -> tuple[Search, tuple[Column, ...]]:
        chosen = self.table.chosen_columns()
        return self.bar.search(), tuple(Column(each) for each in chosen)

    def _show_view(self, view: SavedView) -> None:
        self.bar.load(view.search)
        self.table.choose_columns([each.value for each in view.columns])
        self.search()

    def _columns_chosen(self, keys: list[str]) -> None:
        """Kept on this computer: the list looks the same the next time."""
        self.context.prefer(replace(self.context.preferences(), columns=tuple(keys)))
        self.views.moved_on()

    def _look_in_all(self) -> None:
        asked = self.bar.search()
        self.bar.load(replace(asked, filters=Filters(states=frozenset())))
        self.search()
        self.bar.look()

    def _clear(self) -> None:
        self.bar.clear()
        self.bar.look()

    def _fill_export(self, menu: QMenu) -> None:
        menu.addAction(_("For Excel (.xlsx)"), lambda: self.export(FileKind.XLSX))
        menu.addAction(_("As CSV"), lambda: self.export(FileKind.CSV))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """“/” goes to the search line from anywhere but a line; letters typed in the table too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = event.text()
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if typed == "/":
                self.bar.look()
                return True
            if watched is self.table.view and plain and typed.isalnum():
                self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.bar.line.setText(self.bar.line.text() + typed)
                return True
            at_top = self.table.view.currentIndex().row() == 0
            if watched is self.table.view and event.key() == Qt.Key.Key_Up and at_top:
                self.bar.look()
                return True
        return super().eventFilter(watched, event)


PAGE = FamiliesPage
