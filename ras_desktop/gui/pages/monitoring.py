"""How is the direct payment used? What is left of each support, and entries to be sorted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.monitoring import BurnDown, whole
from ras_desktop.domain.statement import Columns, Entry, TakenIn
from ras_desktop.forms.statement import LARGEST
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import proposal as proposal_dialogs
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.monitoring.importing import Importing
from ras_desktop.gui.monitoring.proposals import Proposals
from ras_desktop.gui.monitoring.receipts import Receipts, count_of
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import accounts, monitoring
from ras_desktop.services.monitoring import Overview, Preview
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money, ngettext, number, short_day, step

KEYS = 9
"""Supports that have a key of their own."""


class MonitoringPage(Page):
    """Statements of one case, sorted to its supports."""

    TITLE = N_("How is the money used?")
    ICON = "spending"
    OF_CASE = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Overview | None = None
        self._content, self._name = b"", ""
        self.header = Header(self.title(), _("A quiet look: nothing here changes a payment."))
        self.importing = Importing()
        self.importing.said.connect(self._look_again)
        self.importing.wanted.connect(self.take_in)
        self.importing.left.connect(self.choose_file)
        self.nothing = Empty(
            "spending",
            _("No statement yet"),
            _("Ask the family for a CSV or OFX file from their bank; take it in here."),
        )
        self._tiles = Flow(gap=2)
        self.tiles = holding(self._tiles)
        self.why_held = text.quiet()
        self.parts = self._make_parts()
        self.entries = self._make_entries()
        self.proposals = Proposals(self)
        self.statements = Card(_("Statements"))
        inside = column(
            self.header, self.importing, self.nothing, self.tiles, self.why_held, self.parts,
            self.entries, self.proposals, self.statements, None, gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=130)))
        hidden = (self.importing, self.nothing, self.tiles, self.parts, self.entries)
        for each in (*hidden, self.proposals, self.statements):
            show_if(each, False)
        self.header.offer(self.acts())

    def _make_parts(self) -> Card:
        self.parts_table = RecordTable(_("Supports"), _part_columns(), counts=False)
        self.parts_table.setMinimumHeight(space(18))
        self.parts_table.columns_button.hide()
        card = Card(_("What is left of each support?"))
        card.body.addWidget(self.parts_table)
        return card

    def _make_entries(self) -> Card:
        shown = (Choice("open", _("To be sorted")), Choice("all", _("All entries")))
        self.shown = ListField(_("Show"), shown, none="")
        self.shown.load("open")
        self.shown.edited.connect(self._show_entries)
        self.entry_table = RecordTable(_("Entries"), self._entry_columns())
        self.entry_table.setMinimumHeight(space(36))
        self.targets = Flow(gap=1)
        card = Card(
            _("What was it spent on?"),
            _("Choose an entry, then press the number of its support; 0 for none of them."),
        )
        self.receipts = Receipts(self, self.entry_table)
        for each in (self.shown, self.entry_table, holding(self.targets), self.receipts):
            card.body.addWidget(each)
        for at in range(KEYS + 1):
            press = QShortcut(QKeySequence(str(at)), self.entry_table)
            press.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            press.activated.connect(partial(self._press, at))
        return card

    # The contract of a page

    def open(self, place: Place) -> None:
        """Shows how the money of a case is used."""
        case = _case(place)
        desk = self.context.desk
        self.run(lambda: monitoring.overview(desk, case), self._show, key="overview")

    def refresh(self, changed: object) -> None:
        """Somebody has taken in or sorted something, or the panel has decided."""
        if concerns(changed, "monitoring", "panel", "attachment", case=self.place.case):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """What can be done here."""
        offers, case = self.context.desk.offers, self.place.case
        found = []
        if offers("monitoring.take_in", case):
            found.append(
                Act(_("Take in a statement …"), self.choose_file, self._why(), icon="open")
            )
        if offers("monitoring.look", case) and self._told is not None and self._told.parts:
            found.append(Act(_("I have looked at it …"), self.look, icon="good"))
        return tuple(found)

    def look(self) -> None:
        """Asks what was found; it is written down as a note."""
        desk, case, id_ = self.context.desk, _case(self.place), uuid4()
        found = proposal_dialogs.ask_look(self)
        if found is None:
            return
        self.act(
            lambda: accounts.looked(desk, case, found, id_),
            lambda _done: self.context.notify(_("Written down among the family’s notes")),
        )

    def _why(self) -> str:
        told = self._told
        if told is None or not told.entries:
            return _("Nothing has been taken in yet.")
        return _("The last entry is of {day}.").format(day=day(told.entries[-1].on))

    # What is shown

    def _show(self, told: Overview) -> None:
        self._told = told
        self.header.offer(self.acts())
        some = bool(told.entries)
        show_if(self.nothing, not some and not self._content)
        for each in (self.tiles, self.entries, self.proposals, self.statements):
            show_if(each, some)
        self.proposals.show_overview(told)
        show_if(self.parts, bool(told.parts))
        self.parts_table.set_rows(told.parts)
        self._show_tiles(told)
        self._show_targets(told)
        self._show_entries()
        self.receipts.show_overview(told)
        self._show_statements(told.statements)
        self.greet(self.header.take_focus)

    def _show_tiles(self, told: Overview) -> None:
        year = _("from {day} on").format(day=short_day(told.year)) if told.year else ""
        shown = money(whole(told.parts)) if told.parts else "–"
        empty(self._tiles)
        self._tile(_("Left of the year"), shown, year or _("No direct payment is decided yet"))
        over = told.held is not None and bool(told.held.over)
        on = _("on {day}").format(day=short_day(told.balance_on)) if told.balance_on else ""
        self._tile(
            _("In the account"),
            money(told.balance) if told.balance is not None else "–",
            on or _("The bank’s file has no balance"),
            Tone.WARN if over else Tone.PLAIN,
        )
        self.why_held.setText(step(told.held.steps[0]) if told.held else "")
        show_if(self.why_held, told.held is not None)
        waiting = len(_open(told.entries))
        words = ngettext("{count} entry", "{count} entries", waiting).format(count=waiting)
        tone = Tone.WARN if waiting else Tone.GOOD
        self._tile(_("Not sorted yet"), money(told.unsorted), words, tone)

    def _tile(self, name: str, figure: str, under: str, tone: Tone = Tone.PLAIN) -> None:
        made = Tile(name, figure, under)
        made.show_figure(figure, under, tone)
        self._tiles.addWidget(made)
        made.show()

    def _show_targets(self, told: Overview) -> None:
        empty(self.targets)
        may = self.context.desk.offers("monitoring.sort", told.case)
        for at, part in enumerate(told.parts[:KEYS], start=1):
            made = button(f"{at}  {part.support.what}", partial(self._press, at))
            self.targets.addWidget(made)
            show_if(made, may)
        none = button(_("0  None of these"), partial(self._press, 0))
        self.targets.addWidget(none)
        show_if(none, may)

    def _show_entries(self, *_what: object) -> None:
        if self._told is None:
            return
        every = self._told.entries
        rows = every if self.shown.value() == "all" else _open(every)
        self.entry_table.set_rows(tuple(reversed(rows)))

    def _show_statements(self, statements: tuple[TakenIn, ...]) -> None:
        empty(self.statements.body)
        may = self.context.desk.offers("monitoring.drop", self.place.case)
        for each in statements:
            words = text.body(_statement(each))
            out = link(_("Take out"), partial(self._drop, each))
            self.statements.body.addWidget(holding(row(words, None, out)))
            show_if(out, may)

    def _entry_columns(self) -> tuple[Column, ...]:
        return (
            Column("on", _("Date"), weight=12, sorts=False),
            Column("what", _("What the bank says"), weight=40, sorts=False),
            Column("amount", _("Amount"), weight=12, align=Align.RIGHT, sorts=False),
            Column("line", _("Spent on"), weight=26, shown=self._spent_on, sorts=False),
            Column("receipt", _("Receipt"), weight=10, shown=self._receipt, sorts=False, rank=1),
        )

    def _spent_on(self, entry: Entry) -> Status:
        if entry.aside:
            return Status(_("None of these"))
        if entry.line is None:
            return Status(_("To be sorted"), Tone.WARN)
        parts = self._told.parts if self._told else ()
        named = next((each.support.what for each in parts if each.support.line == entry.line), "")
        words = named or _("A support of an earlier plan")
        if entry.sorted_by_name:
            return Status(words, Tone.GOOD)
        return Status(_("{support}, as last time").format(support=words))

    def _receipt(self, entry: Entry) -> str:
        return count_of(self._told.receipts.get(entry.id, ()) if self._told else ())

    # Taking in

    def choose_file(self) -> None:
        """Asks for a file and reads it; nothing is kept yet."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The bank’s file"), "", _("Statements (*.csv *.ofx *.txt);;All files (*)")
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Reads a file and shows how it is read."""

        def read() -> bytes:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.context.warn(
                    _("{name} cannot be read. Nothing was taken in.").format(name=path.name)
                )
            else:
                self.context.failed(fault)

        self._name = path.name
        self.run(read, self._look, failed, key="file")

    def _look(self, content: bytes) -> None:
        self._content = content
        self._look_again(None)

    def _look_again(self, columns: Columns | None) -> None:
        desk, case, content = self.context.desk, _case(self.place), self._content
        self.run(
            lambda: monitoring.preview(desk, case, content, columns), self._preview, key="preview"
        )

    def _preview(self, told: Preview) -> None:
        show_if(self.nothing, False)
        show_if(self.importing, True)
        self.importing.show_preview(self._name, told)
        if told.ready:
            self.importing.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Takes the file in, all of it or nothing."""
        desk, case, content = self.context.desk, _case(self.place), self._content
        columns = self.importing.columns
        self.act(
            lambda: monitoring.take_in(desk, case, content, columns), self._taken, self._refused
        )

    def _taken(self, kept: TakenIn) -> None:
        self._content = b""
        show_if(self.importing, False)
        words = ngettext("{count} line is taken in", "{count} lines are taken in", kept.count)
        self.context.notify(words.format(count=kept.count), partial(self._drop, kept))
        self.open(self.place)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.context.warn(" ".join(finding(each) for each in found[:2]))

    def _drop(self, taken: TakenIn) -> None:
        desk = self.context.desk
        self.act(lambda: monitoring.drop(desk, taken.id), self._dropped, self._refused)

    def _dropped(self, _done: object) -> None:
        self.context.notify(_("The statement is taken out. Its file can be taken in again."))
        self.open(self.place)

    # Sorting

    def _press(self, at: int) -> None:
        """Sorts the chosen entry; the next one that waits is chosen."""
        entry, told = self.entry_table.current(), self._told
        if entry is None or told is None or at > len(told.parts):
            return
        if not self.context.desk.offers("monitoring.sort", told.case):
            return
        line = told.parts[at - 1].support.line if at else None
        desk = self.context.desk

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            self.context.warn(
                _(
                    "Somebody has sorted this entry meanwhile: {theirs}. Nothing was changed. "
                    "Press again to sort it otherwise."
                ).format(theirs=self._spent_on(fault.theirs).words)
            )
            self.open(self.place)

        self.act(
            lambda: monitoring.sort(desk, [entry], line, aside=not at),
            lambda _done: self.open(self.place),
            self._refused,
            stale,
        )


def _open(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(each for each in entries if not each.is_sorted)


def _case(place: Place) -> UUID:
    assert place.case is not None  # a page of a case is opened with one
    return place.case


def _statement(taken: TakenIn) -> str:
    lines = ngettext("{count} new line", "{count} new lines", taken.count)
    return _("{first} to {last}: {lines}, taken in by {name}").format(
        first=short_day(taken.first),
        last=short_day(taken.last),
        lines=lines.format(count=taken.count),
        name=taken.by_name,
    )


def _part_columns() -> tuple[Column, ...]:
    right = Align.RIGHT
    return (
        Column("what", _("Support"), weight=30, shown=lambda part: part.support.what, sorts=False),
        Column("spent", _("Spent"), weight=14, align=right, sorts=False),
        Column("planned", _("Planned to today"), weight=16, align=right, sorts=False, rank=2),
        Column("left", _("Left"), weight=16, align=right, sorts=False),
        Column("hours_left", _("Hours left"), weight=12, align=right, sorts=False, rank=1),
        Column("weeks_left", _("Weeks at this pace"), weight=18, align=right, shown=_weeks,
               sorts=False, rank=1),
    )  # fmt: skip


def _weeks(part: BurnDown) -> str:
    if part.weeks_left is None:
        return "–"
    return number(int(part.weeks_left))


PAGE = MonitoringPage
