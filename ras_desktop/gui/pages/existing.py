"""Which existing packages are still to be reviewed with the RAS? And taking them in from a file."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.existing import Package
from ras_desktop.domain.finding import Finding
from ras_desktop.forms.table_file import LARGEST
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.existing_file import ExistingFile
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import existing
from ras_desktop.services.existing import Preview, Worklist
from ras_desktop.wording import N_, _, day, finding, ngettext, number, short_day

TO_DO, ALL = "to_do", "all"


class ExistingPage(Page):
    """The worklist of the implementation year, and a file before it is taken in."""

    TITLE = N_("Which existing packages are still to be reviewed with the RAS?")
    ICON = "review"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Worklist | None = None
        self._content, self._name = b"", ""
        self.header = Header(self.title())
        self.file = ExistingFile()
        self.file.said.connect(self._look_again)
        self.file.wanted.connect(self.take_in)
        self.file.left.connect(self.choose_file)
        self._tiles = Flow(gap=2)
        self.tiles = holding(self._tiles)
        self.nothing = Empty(
            "review",
            _("No package from before the RAS is recorded"),
            _("Take them in from a file, or tick it in a child’s record."),
        )
        shown = (Choice(TO_DO, _("To do")), Choice(ALL, _("All")))
        self.shown = ListField(_("Show"), shown, none="")
        self.shown.load(TO_DO)
        self.shown.edited.connect(self._show_rows)
        self.table = RecordTable(_("Existing packages"), _columns())
        self.table.setMinimumHeight(space(46))
        self.table.opened.connect(self._open)
        self.rows = Card(_("Which packages?"), _("Enter opens the family’s assessment."))
        self.rows.body.addWidget(self.shown)
        self.rows.body.addWidget(self.table)
        inside = column(
            self.header, self.file, self.nothing, self.tiles, self.rows, None, gap=2, margin=3
        )
        self.setLayout(column(scrolling(holding(inside), widest=150)))
        for each in (self.file, self.nothing, self.tiles, self.rows):
            show_if(each, False)
        self.take_keys("Ctrl+N")

    # The contract of a page

    def open(self, place: Place) -> None:
        """Reads the worklist."""
        desk = self.context.desk
        self.run(lambda: existing.worklist(desk), self._show, key="list")

    def refresh(self, changed: object) -> None:
        """A case, an assessment or a sum has changed."""
        if concerns(changed, "family", "assessment", "amount"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """Taking packages in."""
        if not self.context.desk.offers("existing.take_in"):
            return ()
        why = _("A CSV file or an Excel workbook; nothing is kept before you have looked at it.")
        return (Act(_("Take in packages …"), self.choose_file, why, icon="open", keys="Ctrl+N"),)

    # The worklist

    def _show(self, told: Worklist) -> None:
        self._told = told
        self.header.offer(self.acts())
        some = bool(told.packages)
        show_if(self.nothing, not some and not self._content)
        show_if(self.tiles, some)
        show_if(self.rows, some)
        self._show_tiles(told)
        self._show_rows()
        self.greet(self.header.take_focus)

    def _show_tiles(self, told: Worklist) -> None:
        empty(self._tiles)
        how, by = told.progress, told.year.by
        self._tile(
            _("Reviewed with the RAS"),
            _("{done} of {all}").format(done=number(how.done), all=number(how.total)),
            _("since {day}").format(day=short_day(told.year.starts)),
        )
        late = bool(how.to_do) and told.year.by < self.context.desk.today()
        self._tile(
            _("To do"),
            number(how.to_do),
            _("all by {day}").format(day=day(by)),
            Tone.BAD if late else Tone.PLAIN if how.to_do else Tone.GOOD,
        )
        if not how.to_do:
            return
        pace = _("{pace} a week in the last weeks").format(pace=number(round(how.pace, 1)))
        finish = short_day(how.finish) if how.finish else _("Never")
        tone = Tone.GOOD if how.in_time(by) else Tone.WARN
        self._tile(_("Finished at this pace"), finish, pace, tone)
        if how.needed is not None:
            needed = number(round(how.needed, 1))
            self._tile(_("Needed to be in time"), needed, _("packages a week"))

    def _tile(self, name: str, figure: str, under: str, tone: Tone = Tone.PLAIN) -> None:
        made = Tile(name, figure, under)
        made.show_figure(figure, under, tone)
        self._tiles.addWidget(made)
        made.show()

    def _show_rows(self, *_what: object) -> None:
        rows = self._told.packages if self._told else ()
        every = self.shown.value() == ALL
        self.table.set_rows(tuple(each for each in rows if every or each.done is None))

    def _open(self, row: Package) -> None:
        self.context.go(Place("assessment", row.case))

    # A file

    def choose_file(self) -> None:
        """Asks for a file and reads it; nothing is kept yet."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Existing packages"), "", _("Tables (*.csv *.xlsx *.txt);;All files (*)")
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
                words = _("{name} cannot be read. Nothing was taken in.")
                self.context.warn(words.format(name=path.name))
            else:
                self.context.failed(fault)

        self._name = path.name
        self.run(read, self._look, failed, key="file")

    def _look(self, content: bytes) -> None:
        self._content = content
        self.file.start()
        self._look_again()

    def _look_again(self) -> None:
        desk, content, file = self.context.desk, self._content, self.file
        mapped, skip, other = file.mapped, file.skip, file.other
        self.run(
            lambda: existing.preview(desk, content, mapped, skip, other),
            self._preview,
            key="preview",
        )

    def _preview(self, told: Preview) -> None:
        show_if(self.nothing, False)
        show_if(self.file, True)
        self.file.show_preview(self._name, told)
        if told.ready:
            self.file.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Takes the file in, all of it or nothing."""
        desk, content, name, file = self.context.desk, self._content, self._name, self.file
        mapped, skip, other = file.mapped, file.skip, file.other
        if mapped is None:
            return
        self.act(
            lambda: existing.take_in(desk, content, name, mapped, skip, other),
            self._taken,
            self._refused,
        )

    def _taken(self, cases: tuple[UUID, ...]) -> None:
        self._content = b""
        show_if(self.file, False)
        count = len(cases)
        words = ngettext("{count} package is taken in", "{count} packages are taken in", count)
        self.context.notify(words)
        self.open(self.place)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.context.warn(" ".join(finding(each) for each in found[:2]))
        self._look_again()


def _columns() -> tuple[Column, ...]:
    right = Align.RIGHT
    return (
        Column("name", _("Child"), weight=24, sorts=False),
        Column("state", _("Review with the RAS"), weight=26, shown=_state, sorts=False),
        Column("amount", _("A year"), weight=15, align=right, sorts=False),
        Column("since", _("In force since"), weight=16, sorts=False),
        Column("worker", _("Worker"), weight=18, sorts=False, rank=1),
        Column("number", _("Case number"), weight=14, sorts=False, rank=2, chosen=False),
        Column("team", _("Team"), weight=10, sorts=False, rank=3, chosen=False),
    )


def _state(row: Package) -> Status:
    if row.done is not None:
        return Status(_("Done on {day}").format(day=short_day(row.done)), Tone.GOOD)
    if row.begun:
        return Status(_("Begun"), Tone.NOTE, "edit")
    return Status(_("To do"), Tone.WARN, "waiting")


PAGE = ExistingPage
