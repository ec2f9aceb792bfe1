"""Who gets the new rates, and who does not? One uplift; or all of them, and what nothing raised."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.uplift import Uplift, UpliftState
from ras_desktop.gui import money_words, two_copies
from ras_desktop.gui.as_seen import act_on, by, look_first
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import uplift as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.spending import uplifts
from ras_desktop.gui.spending.figures import tall_enough
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import uplift, uplift_letters
from ras_desktop.services.desk import Done
from ras_desktop.services.uplift import Board, OpenUplift
from ras_desktop.services.uplift_letters import Sent
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money, ngettext, number
from ras_desktop.wording.uplift import STATES


class UpliftPage(Page):
    """The list of uplifts and of budgets without a change; one uplift opens in its place."""

    TITLE = N_("Who gets the new rates, and who does not?")
    ICON = "spending"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: OpenUplift | None = None
        self._unkept: dict[UUID, tuple[Uplift, Uplift]] = {}  # typed and not kept, on which copy
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.progress = Progress()
        self.nothing = Empty(
            "spending",
            _("No new rates yet"),
            _("When prices rise, everybody whose budget is hours times a rate is raised here."),
        )
        self._tiles = Flow(gap=2)
        self.tiles = holding(self._tiles)
        self.all = self._card(_("New rates so far"), "", uplifts.all_table(), self._go_to)
        words = _("Nothing has changed these for over a year: the longest first.")
        self.unchanged = self._card(
            _("Budgets without any change"), words, uplifts.unchanged_table(), self._to_agreement
        )
        self.reached = self._card(
            _("Who gets more"), "", uplifts.reached_table(), self._to_agreement
        )
        self.left_out = self._card(
            _("Who does not, and why"), "", uplifts.left_out_table(), self._to_agreement
        )
        inside = column(
            self.header, self.state, self.progress, self.nothing, self.tiles, self.reached,
            self.left_out, self.all, self.unchanged, None, gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=130)))
        self.take_keys("Ctrl+Return", "Ctrl+N")
        self._quiet()

    def _card(self, heading: str, under: str, table: Any, opened: Any) -> Card:
        card = Card(heading, under)
        card.body.addWidget(table)
        table.columns_button.hide()
        table.opened.connect(opened)
        card.table = table  # type: ignore[attr-defined]
        return card

    def _quiet(self) -> None:
        parts = (self.nothing, self.tiles, self.all, self.unchanged, self.reached, self.left_out)
        for part in parts:
            show_if(part, False)

    # The contract of a page

    @staticmethod
    def sample(desk: Any) -> Place:
        """For pictures: the latest one."""
        latest = next(iter(uplift.board(desk).uplifts), None)
        return Place("uplift", None, str(latest.id) if latest else "")

    def open(self, place: Place) -> None:
        """One uplift, or all of them."""
        desk = self.context.desk
        if place.part:
            id_ = UUID(place.part)
            self.progress.run(
                self.context.background, _("Going through the families"),
                lambda report: uplift.open_(desk, id_, report), self._show_one,
                self.context.failed,
            )  # fmt: skip
        else:
            self.run(lambda: uplift.board(desk), self._show_all, key="open")

    def refresh(self, changed: object) -> None:
        """Somebody has approved or changed one, or an agreement has changed."""
        if concerns(changed, "uplift", "agreement", "document"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """The next act, and why."""
        desk = self.context.desk
        back = Act(_("All of them"), lambda: self.context.go(Place("uplift")), icon="list")
        if self._open is None:
            if not desk.offers("uplift.save"):
                return ()
            why = _("Budgets hold hours × rate, so that new prices can reach everybody.")
            return (Act(_("New rates …"), self.make, why, "plus", "Ctrl+N"),)
        return (*self._acts_on(self._open), back)

    def _acts_on(self, told: OpenUplift) -> tuple[Act, ...]:
        desk, state = self.context.desk, told.uplift.state
        found = []
        if state is UpliftState.DRAFT:
            if desk.offers("uplift.approve"):
                why = _("From then on everybody on the list is paid the new sums.")
                if told.own:
                    why = _("You made it: somebody else approves it.")
                found.append(
                    Act(_("Approve it for everybody"), self.approve, why, "check", "Ctrl+Return")
                )
            if desk.offers("uplift.save"):
                found.append(Act(_("Change it …"), partial(self.make, told.uplift), icon="edit"))
            if desk.offers("uplift.withdraw"):
                found.append(Act(_("Withdraw it"), self.withdraw, icon="undo"))
        elif state is UpliftState.APPROVED:
            waits = len(told.lifted) - len(told.letters)
            if waits and desk.offers("document.issue"):
                words = ngettext("Issue {count} letter …", "Issue {count} letters …", waits)
                why = _("Every family on the list is told what it gets from when.")
                found.append(
                    Act(words.format(count=number(waits)), self.letters, why, "document",
                        "Ctrl+Return")
                )  # fmt: skip
            if told.letters:
                found.append(Act(_("Save all letters to print"), self.save_letters, icon="save"))
        return tuple(found)

    # What is shown

    def _show_all(self, told: Board) -> None:
        self._open = None
        self._quiet()
        self.state.clear()
        self.header.say(self.title())
        for card, rows in (
            (self.all, list(told.uplifts)),
            (self.unchanged, uplifts.unchanged_rows(told)),
        ):
            card.table.set_rows(rows)  # type: ignore[attr-defined]
            tall_enough(card.table, rows, 10)  # type: ignore[attr-defined]
            show_if(card, bool(rows))
        show_if(self.nothing, not told.uplifts)
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _show_one(self, told: OpenUplift) -> None:
        self._open = told
        self._quiet()
        one = told.uplift
        under = _("From {day} · {state}").format(day=day(one.starts), state=_(STATES[one.state]))
        self.header.say(one.title, under)
        self._show_tiles(told)
        reached = uplifts.reached_rows(told)
        left_out = uplifts.left_out_rows(told)
        for card, rows in ((self.reached, reached), (self.left_out, left_out)):
            card.table.set_rows(rows)  # type: ignore[attr-defined]
            tall_enough(card.table, rows, 10)  # type: ignore[attr-defined]
            show_if(card, bool(rows))
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _show_tiles(self, told: OpenUplift) -> None:
        empty(self._tiles)
        yearly = _("a year")
        for name, figure, under in (
            (_("Get more"), number(len(told.lifted)), _("families")),
            (_("It costs"), money(told.more), yearly),
            (_("Do not"), number(len(told.left_out)), _("families, each with why")),
            (_("Letters issued"), number(len(told.letters)), ""),
        ):
            tile = Tile(name, figure, under)
            self._tiles.addWidget(tile)
            tile.show()
        show_if(self.tiles, True)

    # Acts

    def make(self, held: Uplift | None = None) -> None:
        """Asks for day and title, then makes or changes the draft."""
        desk = self.context.desk
        fresh = Uplift(
            uuid4(), desk.today().replace(day=1), "", Decimal(0), desk.actor.id, desk.actor.name,
            desk.today(),
        )  # fmt: skip
        before = held or fresh
        begun, before = self._unkept.get(before.id, (before, before))
        wanted = dialogs.ask_rates(self, begun, desk.today())
        if wanted is not None:
            self._keep(wanted, before)

    def _keep(self, wanted: Uplift, before: Uplift) -> None:
        """Keeps a draft. Where somebody else has kept another, one is made of both."""
        desk = self.context.desk
        self._unkept[wanted.id] = (wanted, before)

        def done(kept: Uplift) -> None:
            self._unkept.pop(wanted.id, None)
            self._go_to(kept)

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs: Uplift | None = fault.theirs
            if theirs is None:
                self.context.failed(fault)
                return
            said = money_words.rates(typed=True)
            chosen = two_copies.choose(self, wanted, theirs, before, said)
            if chosen is not None:
                self._keep(chosen, theirs)

        self.act(lambda: uplift.save(desk, wanted), done, self._refused, stale)

    def approve(self) -> None:
        """Approves it, once it is said what that means."""
        told = self._open
        if told is None:
            return
        why_not = self.context.desk.why_not("uplift.approve", told.uplift.state, None, told.own)
        if why_not is not None:
            self._refused((why_not,))
            return
        words = _("{count} families get {sum} more a year, from {day} on. It cannot be undone.")
        words = words.format(
            count=number(len(told.lifted)), sum=money(told.more), day=day(told.uplift.starts)
        )
        if not confirm(self, _("Approve it for everybody?"), words, _("Approve it")):
            return
        self._approve(told.uplift, (len(told.lifted), told.more))

    def _approve(self, one: Uplift, seen: tuple[int, Money]) -> None:
        """Approves what was confirmed. Another copy by now is shown first."""
        desk = self.context.desk

        def stale(fault: BaseException) -> None:
            compare, show = by(money_words.rates), partial(self.open, self.place)
            again = partial(self._approve, seen=seen)
            look_first(self, self.context, one, fault, compare, show, again)

        self.act(
            lambda: uplift.approve(desk, one, seen),
            lambda _kept: self._done(_("Approved. The letters come next")),
            self._refused,
            stale,
        )

    def withdraw(self) -> None:
        """Takes the draft back."""
        told, desk = self._open, self.context.desk
        if told is not None:
            act_on(
                self, self.context, told.uplift, lambda copy: uplift.withdraw(desk, copy),
                by(money_words.rates), lambda _kept: self._done(_("Withdrawn")), self._refused,
                _("Withdraw it all the same"),
            )  # fmt: skip

    def letters(self) -> None:
        """Issues the letters that are missing, in one batch."""
        told = self._open
        if told is None:
            return
        means = dialogs.ask_letters(self, len(told.lifted) - len(told.letters))
        if means is None:
            return
        desk = self.context.desk

        def done(made: Done[Sent]) -> None:
            self.context.hub.tell(made.changed)
            self._say_sent(made.value, told)
            self.open(self.place)

        self.progress.run(
            self.context.background, _("Issuing the letters"),
            lambda report: uplift_letters.issue(desk, told, means, report), done,
            self.context.failed,
        )  # fmt: skip

    def _say_sent(self, sent: Sent, told: OpenUplift) -> None:
        words = ngettext("{count} letter is issued", "{count} letters are issued", sent.issued)
        self.context.notify(words.format(count=number(sent.issued)))
        if not sent.not_sent:
            self.state.clear()
            return
        self.state.say(uplifts.not_issued(sent, told), Tone.WARN)

    def save_letters(self) -> None:
        """Saves all issued letters as one file to print."""
        told = self._open
        path = saving.ask_place(self, told.uplift.title) if told else None
        if told is None or path is None:
            return
        desk = self.context.desk

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.context.warn(saving.sentence(fault, path))
            else:
                self.context.failed(fault)

        self.run(
            lambda: saving.write(path, uplift_letters.batch(desk, told.uplift.id)),
            lambda _path: self.context.notify(_("Saved as {file}").format(file=path.name)),
            failed,
        )

    def _done(self, words: str) -> None:
        self.context.notify(words)
        self.greet_again()
        self.open(self.place)

    def _refused(self, found: Findings) -> None:
        self.state.say(" ".join(finding(each) for each in found), Tone.BAD)

    def _go_to(self, one: Uplift) -> None:
        self.context.go(Place("uplift", None, str(one.id)))

    def _to_agreement(self, line: Any) -> None:
        self.context.go(Place("agreement", line.case))


PAGE = UpliftPage
