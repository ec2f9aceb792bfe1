"""What comes with the next birthday, and what must be done before? Nothing here moves money."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ras_desktop.domain.arrangement import Arrangement
from ras_desktop.domain.family import age
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.growing_tasks import Coming, Do, Standing
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import saying
from ras_desktop.gui.growing import arranging
from ras_desktop.gui.growing.coming_card import ComingCard
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.form import scroll_to
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, empty, holding, scrolling, show_if
from ras_desktop.services import growing
from ras_desktop.services.growing import Growing
from ras_desktop.services.paper import HAND_OVER_FROM
from ras_desktop.wording import N_, _, day, finding
from ras_desktop.wording.growing import MILESTONES, TASKS


class GrowingPage(Page):
    """Every age of one child at which something passes."""

    TITLE = N_("What comes with the next birthday, and what must be done before?")
    ICON = "transition"
    OF_CASE = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: Growing | None = None
        self.header = Header(self.title())
        self.nothing = Empty(
            "calendar",
            _("Nothing can be counted yet"),
            _("Every date here follows from the date of birth."),
        )
        self.cards: list[ComingCard] = []
        self._list = column(gap=2)
        inside = column(self.header, self.nothing, holding(self._list), None, gap=2, margin=3)
        self.setLayout(column(scrolling(holding(inside), widest=110)))
        show_if(self.nothing, False)
        self.take_keys("Ctrl+D", "Ctrl+Return")

    # The contract of a page

    def open(self, place: Place) -> None:
        """Shows what comes for the child of a case."""
        case, desk = _case(place), self.context.desk
        self.run(lambda: growing.read(desk, case), self._show, key="growing")

    def refresh(self, changed: object) -> None:
        """Something was ticked or arranged, or the child's record was changed."""
        if concerns(changed, "growing", "family", "agreement", case=self.place.case):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """Write down what is arranged next; what was due first comes first."""
        told = self._told
        if told is None or told.next is None or not self._may("growing.arrange"):
            return ()
        coming = told.next
        if coming.standing is Standing.AHEAD:  # what is years away is no next act; its card has it
            return self._pack(told)
        todo = next((each for each in coming.tasks if each.done is None), None)
        acts = [
            Act(
                _("Write down what is arranged …"),
                lambda: self.arrange(coming),
                _(MILESTONES[coming.milestone.value]),
                keys="Ctrl+Return",
            )
        ]
        if todo is not None:
            words = _("{task}: done …").format(task=_(TASKS[todo.task.value]))
            acts.insert(0, Act(words, lambda: self.tick(todo), keys="Ctrl+D"))
        return (*acts, *self._pack(told))

    def _pack(self, told: Growing) -> tuple[Act, ...]:
        """The paper for adult services, from the age at which it is made."""
        years = age(told.case.child, told.today)
        if years is None or years < HAND_OVER_FROM:
            return ()
        place = Place("documents", told.case.id, "hand_over")
        return (Act(_("Hand-over pack"), lambda: self.context.go(place), icon="document"),)

    def _may(self, verb: str) -> bool:
        return self.context.desk.offers(verb, self.place.case)

    # What is shown

    def _show(self, told: Growing) -> None:
        self._told = told
        child = told.case.child
        born = saying.born(child.born, age(child, told.today))
        under = _("Born {born}. Nothing here changes a payment by itself.").format(born=born)
        self.header.say(self.title(), f"{under}{_calm(told)}" if child.born else "")
        self.header.offer(self.acts())
        show_if(self.nothing, bool(told.found))
        if told.found:
            self.nothing.words.setText(" ".join(finding(each) for each in told.found))
        empty(self._list)
        may_tick = self._may("growing.tick")
        self.cards = [
            ComingCard(
                told,
                each,
                self.arrange if self._may("growing.arrange") else None,
                self.tick if may_tick else None,
                self.untick if may_tick else None,
            )
            for each in told.every
        ]
        for card in self.cards:
            self._list.addWidget(card)
        self.greet(self._begin)

    def _begin(self) -> None:
        """Where one begins: at the milestone that was asked for, else at the next act."""
        for card in self.cards:
            if card.coming.milestone.value == self.place.part:
                scroll_to(card)
                first = card.findChild(QPushButton)
                if first is not None:
                    first.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.header.take_focus()

    # Acts

    def arrange(self, coming: Coming) -> None:
        """Asks what is arranged, and writes it down."""
        told = self._told
        if told is None:
            return
        asked = arranging.ask_arrangement(self, told, coming)
        if asked is not None:
            self._arranged(asked, coming.held.id if coming.held else None)

    def _arranged(self, asked: Arrangement, seen: UUID | None) -> None:
        desk = self.context.desk

        def done(_kept: object) -> None:
            self.context.notify(_("It is written down. No payment was changed."))
            self.open(self.place)

        self.act(lambda: growing.arrange(desk, asked, seen), done, self._refused)

    def tick(self, do: Do) -> None:
        """Asks on which day a task was done."""
        told = self._told
        if told is None or told.case.child.born is None:
            return
        asked = arranging.ask_done(self, do.task, told.case.child.born, told.today)
        if asked is None:
            return
        desk, case = self.context.desk, told.case.id

        def done(_kept: object) -> None:
            self.context.notify(_("The task is done"), lambda: self.untick(do))
            self.open(self.place)

        self.act(lambda: growing.tick(desk, case, do.task, *asked), done, self._refused)

    def untick(self, do: Do) -> None:
        """Takes it back that a task was done."""
        desk, case = self.context.desk, _case(self.place)

        def done(_kept: object) -> None:
            self.context.notify(_("The task is to be done again"))
            self.open(self.place)

        self.act(lambda: growing.untick(desk, case, do.task), done, self._refused)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.context.warn(" ".join(finding(each) for each in found))
        self.open(self.place)


def _calm(told: Growing) -> str:
    """Where nothing is to be done yet: until when."""
    coming = told.next
    if coming is None or coming.standing is not Standing.AHEAD:
        return ""
    first = min((each.due for each in coming.tasks), default=coming.on)
    return " " + _("There is nothing to do before {day}.").format(day=day(first))


def _case(place: Place) -> UUID:
    assert place.case is not None  # a page of a case is opened with one
    return place.case


PAGE = GrowingPage
