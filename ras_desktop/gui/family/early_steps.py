"""What is offered before a request: four steps, each with who did it and when."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ras_desktop.domain.request import EarlyStep, EarlyTick, check_tick
from ras_desktop.gui.dialogs.day import ask_who_and_day
from ras_desktop.gui.family.collection import act
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.services import request
from ras_desktop.wording import _, apart, day
from ras_desktop.wording.request import EARLY_STEPS


class EarlySteps(QFrame):
    """`show_family(seen)`: ticks that are there, and buttons for those that are not."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(1))

    def show_family(self, seen: Seen) -> None:
        """The four steps as they stand."""
        empty(self._rows)
        done = {each.step: each for each in seen.family.ticks}
        for step in EarlyStep:
            self._rows.addWidget(self._row(seen, step, done.get(step)))

    def _row(self, seen: Seen, step: EarlyStep, tick: EarlyTick | None) -> QFrame:
        name = _(EARLY_STEPS[step.value])
        made = QFrame()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(1))
        line.addWidget(Icon("good" if tick else "waiting", "good" if tick else "quiet"))
        said = _("Not yet")
        if tick:
            said = _("{who}, {day}").format(who=apart(tick.who), day=day(tick.day))
        words = column(text.body(name), text.quiet(said), gap=0)
        buttons = Flow(gap=0.5)
        if self._page.context.desk.offers("request.tick", self._page.place.case):
            if tick is None:
                buttons.addWidget(act(_("Done today"), lambda: self._today(seen, step), name))
                buttons.addWidget(act(_("Another day…"), lambda: self._ask(seen, step), name))
            else:
                buttons.addWidget(act(_("It was a slip"), lambda: self._undo(seen, tick), name))
        line.addLayout(words, 3)
        line.addWidget(holding(buttons), 2)
        return made

    def _today(self, seen: Seen, step: EarlyStep) -> None:
        self._tick(seen, EarlyTick(step, seen.today, self._page.context.desk.actor.name))

    def _ask(self, seen: Seen, step: EarlyStep) -> None:
        who = self._page.context.desk.actor.name
        asked = ask_who_and_day(
            self,
            _(EARLY_STEPS[step.value]),
            _("Record it"),
            seen.today,
            who,
            lambda on: check_tick(EarlyTick(step, on, who), seen.today),
        )
        if asked is not None:
            self._tick(seen, EarlyTick(step, asked[0], asked[1] or who))

    def _tick(self, seen: Seen, tick: EarlyTick) -> None:
        desk, page = self._page.context.desk, self._page

        def back() -> None:
            page.act(lambda: request.untick(desk, seen.id, tick.step))

        def done(_tick: EarlyTick) -> None:
            page.context.notify(_("Recorded: {what}").format(what=_name(tick)), back)

        page.act(lambda: request.tick(desk, seen.id, tick), done)

    def _undo(self, seen: Seen, tick: EarlyTick) -> None:
        desk, page = self._page.context.desk, self._page

        def back() -> None:
            page.act(lambda: request.tick(desk, seen.id, tick))

        def done(_gone: bool) -> None:
            page.context.notify(_("Taken away: {what}").format(what=_name(tick)), back)

        page.act(lambda: request.untick(desk, seen.id, tick.step), done)


def _name(tick: EarlyTick) -> str:
    return _(EARLY_STEPS[tick.step.value])
