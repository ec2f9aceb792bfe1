"""Payments that came back: the bank's file taken in, and a look at each before it is due again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.paid import Paid
from ras_desktop.forms.statement import LARGEST
from ras_desktop.gui import money_words
from ras_desktop.gui.as_seen import by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.dialogs.payment import ask_words
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import payment_back
from ras_desktop.services.payment_back import Matched, Returns, Waiting
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, day, finding, money, ngettext


class CameBack(Card):
    """A card of the page of payments."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("What came back from the bank?"),
            _("Nothing more is paid to a family before somebody has looked at it."),
        )
        self.page = page
        self._content, self._name = b"", ""
        self._unkept: dict[UUID, str] = {}
        self.list = column(gap=2)
        self.words = text.body()
        self.table = RecordTable(_("The bank’s file"), _columns(), counts=False)
        self.table.columns_button.hide()
        self.table.setMinimumHeight(space(20))
        self.take = button(_("Take them in"), self.take_in, icon="check", main=True)
        self.choose = button(_("The bank’s file of returns …"), self.choose_file, icon="open")
        self.body.addLayout(self.list)
        for each in (self.words, self.table, holding(Flow(self.take, self.choose))):
            self.body.addWidget(each)
        for each in (self.words, self.table, self.take):
            show_if(each, False)

    def show_waiting(self, found: tuple[Waiting, ...]) -> None:
        """What came back and waits for a look."""
        empty(self.list)
        desk = self.page.context.desk
        for each in found:
            words = _("{sum} came back on {day}: {reason}").format(
                sum=money(each.entry.amount), day=day(each.entry.on), reason=each.entry.reason
            )
            look = button(_("I have looked at it …"), partial(self.look, each))
            show_if(look, desk.offers("payment.look"))
            to = link(each.name, partial(self._go, each))
            self.list.addWidget(holding(column(to, text.body(words), holding(Flow(look)), gap=0.5)))
        if not found:
            self.list.addWidget(text.quiet(_("Nothing waits for a look.")))
        show_if(self.choose, desk.offers("payment.returned"))

    def _go(self, waiting: Waiting) -> None:
        self.page.context.go(Place("payment", waiting.entry.case))

    # The file

    def choose_file(self) -> None:
        """Asks for the bank's file and reads it; nothing is kept yet."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The bank’s file of returns"), "", _("Files (*.csv *.txt);;All files (*)")
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Reads a file and shows what it says."""
        desk = self.page.context.desk

        def read() -> tuple[bytes, Returns]:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            return content, payment_back.preview(desk, content)

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.page.context.warn(
                    _("{name} cannot be read. Nothing was taken in.").format(name=path.name)
                )
            else:
                self.page.context.failed(fault)

        self._name = path.name
        self.page.run(read, self._show, failed, key="returns")

    def _show(self, told: tuple[bytes, Returns]) -> None:
        self._content, found = told
        ready = sum(1 for each in found.rows if each.payment is not None)
        said = " ".join(finding(each) for each in found.faults[:3])
        if not said:
            said = ngettext(
                "{count} payment of ours came back in this file.",
                "{count} payments of ours came back in this file.",
                ready,
            )
        self.words.setText(f"{self._name}: {said}")
        self.table.set_rows(found.rows)
        show_if(self.words, True)
        show_if(self.table, bool(found.rows))
        show_if(self.take, found.ready)
        if found.ready:
            self.take.setFocus()

    def take_in(self) -> None:
        """Notes every payment of the file that came back."""
        desk, content = self.page.context.desk, self._content

        def done(kept: tuple[object, ...]) -> None:
            for each in (self.words, self.table, self.take):
                show_if(each, False)
            words = ngettext("{count} payment came back", "{count} payments came back", len(kept))
            self.page.context.notify(words)
            self.page.open(self.page.place)

        self.page.act(lambda: payment_back.take_in(desk, content), done, self._refused)

    def look(self, waiting: Waiting) -> None:
        """Says what was done about a payment that came back."""
        question = _("What was done about it?")
        words = _("{name}: {reason}. The sum is due again with the next run.").format(
            name=waiting.name, reason=waiting.entry.reason
        )
        begun = self._unkept.get(waiting.entry.id, "")
        said = ask_words(
            self, question, words, _("Keep it"), _("In your words"), "paid.look", begun
        )  # fmt: skip
        if said is None:
            return
        self._unkept[waiting.entry.id] = said

        def done(_kept: object) -> None:
            self._unkept.pop(waiting.entry.id, None)
            self.page.context.notify(_("It is due with the next run"))
            self.page.open(self.page.place)

        keep_look(self.page, waiting.entry, said, done, self._refused)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.page.context.warn(" ".join(finding(each) for each in found))


def keep_look(
    page: Page,
    entry: Paid,
    said: str,
    done: Callable[[Paid], None],
    refused: Callable[[tuple[Finding, ...]], None],
) -> None:
    """Keeps what was done about a payment that came back.

    What somebody has said of it stands: where another was quicker, both are shown, and the page
    then shows theirs. A copy that only has another number is looked at as it stands.
    """
    desk = page.context.desk

    def stale(fault: BaseException) -> None:
        assert isinstance(fault, StaleCopy)
        theirs: Paid | None = fault.theirs
        if theirs is None:
            page.context.failed(fault)
        elif theirs.looked_on is None:
            keep_look(page, theirs, said, done, refused)
        else:
            shown = by(money_words.came_back)(fault.mine, theirs)
            if not shown or changed.ask(page, shown, _("Leave theirs as it is"), mine=True):
                page.open(page.place)

    page.act(lambda: payment_back.look_at(desk, entry, said), done, refused, stale)


def _columns() -> tuple[Column, ...]:
    return (
        Column("row", _("Row"), weight=8, align=Align.RIGHT, sorts=False,
               shown=lambda each: str(each.back.row)),
        Column("name", _("Child"), weight=24, sorts=False),
        Column("reference", _("Reference"), weight=18, sorts=False, rank=1,
               shown=lambda each: each.back.reference),
        Column("amount", _("Sum"), weight=14, align=Align.RIGHT, sorts=False,
               shown=lambda each: money(each.back.amount)),
        Column("reason", _("Why"), weight=20, sorts=False, rank=1,
               shown=lambda each: each.back.reason),
        Column("fault", _("Taken in"), weight=30, sorts=False, shown=_state),
    )  # fmt: skip


def _state(row: Matched) -> Status:
    if row.fault is None:
        return Status(_("Is one of ours"), Tone.GOOD)
    return Status(finding(row.fault), Tone.WARN)
