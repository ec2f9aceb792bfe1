"""Who covers whom: arranged, to come, over; and cases handed over in bulk."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.cover import Cover
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.cover import Handing, ask_cover, ask_hand_over, ask_whose
from ras_desktop.gui.models.records import Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import cover as services
from ras_desktop.services import reassign
from ras_desktop.services.cover import Covers
from ras_desktop.wording import N_, _, finding, ngettext, short_day


class CoverPage(Page):
    """A list of covers; the one under the cursor shows what the colleague needs to know."""

    TITLE = N_("Who covers for whom?")
    ICON = "families"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found: Covers | None = None
        self.header = Header(self.title())
        self.table = RecordTable(
            _("Covers"),
            (
                Column("state", _("State"), 14, shown=self._state, sorts=False),
                Column("absent_name", _("Away"), 22, sorts=False),
                Column("covering_name", _("Covered by"), 22, sorts=False),
                Column("first", _("From"), 14, shown=lambda each: short_day(each.first),
                       sorts=False),
                Column("last", _("To"), 14, shown=lambda each: short_day(_last(each)),
                       sorts=False),
                Column("by_name", _("Arranged by"), 18, rank=1, sorts=False),
            ),
            counts=False,
        )  # fmt: skip
        self.table.columns_button.hide()
        self.table.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._say())
        self.notes = Card(_("What the colleague needs to know"))
        self.words = text.body()
        self.notes.body.addWidget(self.words)
        self.nothing = Empty(
            "families",
            _("Nobody is covered"),
            _("Somebody who is away is covered by a colleague for these days only."),
        )
        self.stack = Stack()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        whole = column(self.header, gap=2)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.notes)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        self.setLayout(whole)
        self.take_keys("Ctrl+N", "Ctrl+D", "Ctrl+Return")

    def open(self, place: Place) -> None:
        """The covers that concern one."""
        desk = self.context.desk
        if desk.offers("cover.read"):
            self.run(lambda: services.read(desk), self._show, key="open")
        else:
            self.stack.setCurrentWidget(self.nothing)

    def refresh(self, changed: object) -> None:
        """A cover was arranged or ended, or somebody is new."""
        if concerns(changed, "cover", "user"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """Arrange, end, hand over."""
        if self._found is None:
            return ()
        desk = self.context.desk
        made = [Act(_("Arrange a cover"), self.arrange, icon="plus", keys="Ctrl+N")]
        held = self.table.current()
        if held is not None and not held.over(self._found.day) and self._ends(held):
            made.append(Act(_("End this cover"), self.end, icon="ended", keys="Ctrl+D"))
        if desk.offers("family.hand_over"):
            words = _("Hand cases over")
            made.append(Act(words, self.hand_over, icon="forward", keys="Ctrl+Return"))
        return tuple(made)

    def arrange(self) -> None:
        """Asks who covers whom, and arranges it."""
        found, desk = self._found, self.context.desk
        if found is None:
            return
        me = desk.actor
        asked = ask_cover(self, found.people, me.id, me.team, found.for_others, found.day)
        if asked is None:
            return
        self.act(
            lambda: services.arrange(
                desk, asked.absent, asked.covering, asked.first, asked.last, asked.notes
            ),
            lambda kept: self.context.notify(
                _("{name} covers for {away}").format(name=kept.covering_name, away=kept.absent_name)
            ),
            self._refused,
        )

    def end(self) -> None:
        """Ends the cover under the cursor from today on."""
        held, desk = self.table.current(), self.context.desk
        if held is not None:
            self.act(
                lambda: services.end(desk, held.id),
                lambda _kept: self.context.notify(_("The cover is over")),
                self._refused,
            )

    def hand_over(self) -> None:
        """Asks whose cases, then which and to whom."""
        if self._found is None:
            return
        held = ask_whose(self, self._found.people)
        if held is not None:
            desk = self.context.desk
            self.run(lambda: reassign.held_by(desk, held), partial(self._which, held))

    def _which(self, held: UUID, cases: tuple[Listed, ...]) -> None:
        assert self._found is not None
        people = self._found.people
        user = next(each for each in people if each.id == held)
        if not cases:
            words = _("{name} holds no case that you can hand over").format(name=user.name)
            self.context.notify(words)
            return
        asked = ask_hand_over(self, user, cases, people, self._found.day)
        if asked is not None:
            self._hand(held, asked)

    def _hand(self, held: UUID, asked: Handing) -> None:
        desk = self.context.desk

        def done(count: int) -> None:
            said = ngettext("{count} case handed over", "{count} cases handed over", count)
            self.context.notify(said)

        self.act(
            lambda: reassign.reassign(
                desk, asked.cases, held, asked.worker, asked.team, asked.since, asked.notes
            ),
            done,
            self._refused,
        )

    def _refused(self, found: tuple[Any, ...]) -> None:
        self.context.warn(" ".join(f"{finding(each)}." for each in found))

    def _show(self, found: Covers) -> None:
        self._found = found
        self.table.set_rows(found.covers)
        self.stack.setCurrentWidget(self.table if found.covers else self.nothing)
        self._say()
        self.greet(self.table.view.setFocus if found.covers else self.header.take_focus)

    def _say(self) -> None:
        held = self.table.current()
        said = held.notes if held is not None and self._found and self._found.covers else ""
        self.words.setText(text.breakable(said))
        show_if(self.notes, bool(said))
        self.header.offer(self.acts())

    def _ends(self, held: Cover) -> bool:
        me = self.context.desk.actor.id
        return held.absent == me or bool(self._found and self._found.for_others)

    def _state(self, held: Cover) -> Status:
        today = self._found.day if self._found else held.first
        if held.over(today):
            return Status(_("Over"), Tone.PLAIN, "ended")
        if held.holds(today):
            return Status(_("Covered now"), Tone.GOOD, "now")
        return Status(_("To come"), Tone.NOTE, "calendar")


def _last(held: Cover) -> Any:
    return held.last if held.ended_on is None else min(held.last, held.ended_on)


PAGE = CoverPage
