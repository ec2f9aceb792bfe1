"""What needs me: late first, then what was left open, what waits, and what is due."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.cover import Cover
from ras_desktop.domain.put_off import PutOff
from ras_desktop.domain.sort import Delay, Group, sort_of
from ras_desktop.domain.today import NEEDS_ME, Kind, Matter, days_late, group_of
from ras_desktop.gui import today_rows
from ras_desktop.gui.dialogs import access as asking
from ras_desktop.gui.dialogs.put_off import ask_put_off
from ras_desktop.gui.finding_places import PAPERS
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import cover, emergency, today
from ras_desktop.services import put_off as services
from ras_desktop.services.today import Today
from ras_desktop.wording import N_, _, finding, number, say
from ras_desktop.wording.caseload import WHOSE
from ras_desktop.wording.today import GROUPS, cover_words

EVERYTHING = "everything"


class TodayPage(Page):
    """One list; Enter goes straight to the place. Counts of each group choose what is listed."""

    TITLE = N_("What needs me?")
    ICON = "today"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found = Today(date.min, (), dict.fromkeys(Group, 0))
        self._shown = False
        self._only: tuple[str, str] | None = None
        self._reads = context.desk.offers("family.list")
        self.header = Header(self.title())
        self.whose = Segment(_("Whose"), [Choice(each, _(WHOSE[each.value])) for each in Whose])
        self.whose.chosen.connect(lambda _whose: self._read())
        self.group = Segment(
            _("Listed"),
            (Choice(EVERYTHING, _("Everything")),
             *(Choice(each, _(GROUPS[each.value])) for each in self._groups())),
            breaks=True,
        )  # fmt: skip
        self.group.chosen.connect(lambda _group: self._regroup())
        self.table = RecordTable(
            _("What needs me"), today_rows.columns(lambda: self._found.day), counts=False
        )
        self.table.columns_button.hide()
        self.table.opened.connect(self.go_to)
        self.table.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._offer())
        self.take_keys("Ctrl+D")
        self.nothing = Empty(
            "good",
            _("Nothing needs you now"),
            _("What is begun, asked for or due will stand here, the late first."),
            *self._ways_on(),
        )
        self.stack = Stack()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        bars = holding(Flow(self.group, self.whose, gap=2))
        show_if(bars, self._reads)
        whole = column(self.header, bars, gap=1)
        whole.addWidget(self.stack, 1)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        self.setLayout(whole)

    def _groups(self) -> tuple[Group, ...]:
        """The groups that this person can have something in."""
        confirms = self.context.desk.offers("assessment.confirm")
        return tuple(each for each in Group if confirms or each is not Group.CONFIRM)

    def _ways_on(self) -> tuple[QPushButton, ...]:
        """Where to go when nothing waits; who may see no family has only settings to look at."""
        go = self.context.go
        if not self._reads:
            return (button(_("To the settings"), lambda: go(Place("settings")), icon="settings"),)
        ways = [
            button(_("To the families"), lambda: go(Place("families")), icon="families"),
            button(_("Blank papers for a visit"), lambda: go(Place("documents")), icon="print"),
        ]
        ways += [button(each.words, each.do, icon=each.icon) for each in self._beside()]
        return tuple(ways)

    def open(self, place: Place) -> None:
        """What waits now; the cursor on its first row. "late/team/worker/Kit Lowe" lists what is
        late there, "late/all/reason/paper" what is late for a reason.
        """
        self._shown = False
        self._only = None
        if place.part.startswith("late/"):
            _late, whose, *only = place.part.split("/", 3)
            self.whose.load(Whose(whose))
            self.group.load(Group.LATE)
            self._only = (only[0], only[1]) if len(only) == 2 else None
        self._read()

    def refresh(self, changed: object) -> None:
        """Anything that was written may have changed what waits."""
        self._read()

    def _read(self) -> None:
        desk, whose = self.context.desk, Whose(str(self.whose.value()))
        if not self._reads:
            self._show(self._found)
            return
        if whose is Whose.COVER:
            self.run(lambda: cover.now(desk), self._say_cover, key="cover")
        else:
            self.header.say(self.title())
        self.run(lambda: today.read(desk, whose), self._show, key="read")

    def _say_cover(self, covers: tuple[Cover, ...]) -> None:
        """Whom one covers, and what one needs to know."""
        said = [cover_words(each) for each in covers]
        nobody = _("You cover for nobody now.")
        self.header.say(self.title(), "\n".join(said) or nobody)

    def _show(self, found: Today) -> None:
        self._found = found
        for group in Group:
            self.group.say(group, _counted(_(GROUPS[group.value]), found.counts[group]))
        shown = len(found.matters) - found.counts[Group.PUT_OFF]
        self.group.say(EVERYTHING, _counted(_("Everything"), shown))
        self._list()
        if self.whose.value() is Whose.MY:
            self.context.count("today", sum(found.counts[each] for each in NEEDS_ME))
        if not self._shown:
            self._shown = True
            (self.table.view if found.matters else self.nothing).setFocus()

    def _regroup(self) -> None:
        self._only = None
        self._list()

    def _list(self) -> None:
        rows = self.listed()
        self.table.set_rows(rows)
        empty = not rows
        if empty:
            all_of_it = self.group.value() == EVERYTHING
            self.nothing.heading.setText(
                _("Nothing needs you now") if all_of_it else _("Nothing of this waits now")
            )
        self.stack.setCurrentWidget(self.nothing if empty else self.table)
        self._offer()

    def _offer(self) -> None:
        self.header.offer(self.acts(), shown=2)

    def listed(self) -> tuple[Matter, ...]:
        """What is listed: everything that is not put off, or one group."""
        wanted = self.group.value()
        day = self._found.day
        if wanted == EVERYTHING:
            return tuple(
                each for each in self._found.matters if group_of(each, day) is not Group.PUT_OFF
            )
        found = tuple(each for each in self._found.matters if group_of(each, day) == wanted)
        if self._only is None:
            return found
        late = tuple(each for each in self._found.matters if days_late(each, day))
        what, value = self._only
        if what == "worker":
            return tuple(each for each in late if each.worker == value)
        return tuple(
            each for each in late if (each.put_off.reason.value if each.put_off else "") == value
        )

    def go_to(self, matter: Matter) -> None:
        """Straight to where it is done."""
        if matter.kind is Kind.SOUGHT:
            desk, id_ = self.context.desk, UUID(matter.subject)
            self.run(lambda: emergency.attempt(desk, id_), self._look_at)
            return
        self.context.go(today_rows.place_of(matter))

    def put_off(self) -> None:
        """Asks why the row under the cursor waits and until when; one that is off comes back."""
        matter, desk = self.table.current(), self.context.desk
        if matter is None:
            return
        held = matter.put_off
        if held is not None and held.hides(self._found.day):
            self.act(
                lambda: services.bring_back(desk, held.id),
                lambda _done: self.context.notify(_("It is on the list again")),
            )
        elif sort_of(matter.about).delay is Delay.NEVER or matter.case is None:
            self.context.notify(say("put_off.never", {}))
        else:
            self.run(lambda: services.room(desk, matter.what), partial(self._ask, matter))

    def _ask(self, matter: Matter, room: services.Room) -> None:
        name = _("{what}: {who}").format(
            what=today_rows.what_for(matter), who=today_rows.called(matter)
        )
        asked = ask_put_off(self, name, matter.what, room, self._found.day, matter.case)
        if asked is None:
            return
        desk, case = self.context.desk, matter.case
        assert case is not None

        def kept(held: PutOff) -> None:
            if asked.until is None:
                self.context.notify(_("The reason is kept"))
                return
            undo = partial(services.bring_back, desk, held.id)
            self.context.notify(_("Put off"), undo=lambda: self.act(undo))

        self.act(
            lambda: services.put_off(
                desk, case, matter.what, asked.reason, asked.words, asked.until
            ),
            kept,
            lambda found: self.context.warn(" ".join(finding(each) for each in found)),
        )

    def _look_at(self, found: emergency.Unanswered) -> None:
        """Shows what was asked for in an emergency; it leaves the list once it was looked at."""
        desk = self.context.desk
        if asking.show_attempt(self, found):
            self.act(
                lambda: emergency.look_at_attempt(desk, found.id),
                lambda _done: self.context.notify(_("Recorded that you have looked at it")),
            )

    def acts(self) -> tuple[Act, ...]:
        """The first thing of the list, and paper to take along."""
        papers = tuple(
            Act(_(words), partial(self.context.go, place), icon="print") for words, place in PAPERS
        )
        rows = self.listed()
        if not rows:
            return ()
        first = rows[0]
        name = today_rows.called(first)
        words = _("Begin with {name}").format(name=name) if name else _("Begin with the first")
        why = _("{what}: {when}.").format(
            what=today_rows.what(first), when=today_rows.when(first, self._found.day).words.lower()
        )
        begin = Act(words, lambda: self.go_to(first), why, "forward")
        return (begin, *self._putting(), *self._beside(), *papers)

    def _beside(self) -> tuple[Act, ...]:
        """What belongs to days and workers, one page away."""
        go, offers = self.context.go, self.context.desk.offers
        to_diary = Act(_("Diary"), lambda: go(Place("diary")), icon="calendar")
        if not offers("cover.arrange"):
            return (to_diary,)
        behind = Act(_("Late by worker and reason"), lambda: go(Place("late")), icon="clock")
        covers = Act(_("Cover for a colleague"), lambda: go(Place("cover")), icon="families")
        led = (behind,) if offers("cover.arrange_team") else ()
        return (to_diary, covers, *led)

    def _putting(self) -> tuple[Act, ...]:
        """Putting off, or bringing back, what the cursor is on."""
        if not self.context.desk.offers("today.put_off"):
            return ()
        held, now = self.table.current(), self._found.day
        back = held is not None and held.put_off is not None and held.put_off.hides(now)
        if back:
            return (Act(_("Bring it back to the list"), self.put_off, icon="undo", keys="Ctrl+D"),)
        return (Act(_("Say why it waits"), self.put_off, icon="pause", keys="Ctrl+D"),)


def _counted(name: str, count: int) -> str:
    return f"{name} {number(count)}"


PAGE = TodayPage
