"""A family's page: where it stands and what is next; its record, people, needs, notes and state."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from ras_desktop.domain.choice import ListName
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.permission import Tie
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import lists, saying
from ras_desktop.gui.family.history import HistoryPart
from ras_desktop.gui.family.needs import NeedsPart
from ras_desktop.gui.family.next_step import place_of
from ras_desktop.gui.family.notes import NotesPart
from ras_desktop.gui.family.overview import OverviewPart
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.family.people import PeoplePart
from ras_desktop.gui.family.record import RecordPart
from ras_desktop.gui.family.requests import RequestsPart
from ras_desktop.gui.family.state import StatePart
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.gui.widgets.text import breakable
from ras_desktop.services import family
from ras_desktop.wording import N_, _, day
from ras_desktop.wording.family import CASE_STATES, EHC_STATUSES, LEGAL_FLAGS
from ras_desktop.wording.next_act import NEXT_ACTS

PARTS: tuple[type[Part], ...] = (
    OverviewPart,
    RecordPart,
    PeoplePart,
    NeedsPart,
    NotesPart,
    RequestsPart,
    StatePart,
    HistoryPart,
)


class FamilyPage(Page):
    """The parts of a family's page under one another's names; `place.part` says which is shown.

    Place("family", case, "record/born") goes to a field, "notes/new" begins a note.
    """

    TITLE = N_("Where does this family stand, and what is next?")
    ICON = "family"
    OF_CASE = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Seen | None = None
        self._gone_to: Place | None = None
        self._told: dict[str, Seen] = {}
        self.badges = Flow(gap=1)
        self._badge_row = holding(self.badges)
        self.standing = Banner(closes=False)
        self._above = holding(column(self._badge_row, self.standing, gap=1))
        self.tabs = Segment(
            _("Parts of this page"),
            [Choice(each.WORD, _(each.NAME)) for each in PARTS],
            breaks=True,
        )
        self.tabs.chosen.connect(self._choose)
        self.parts: dict[str, Part] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._insides: dict[str, QVBoxLayout] = {}
        self.stack = Stack()
        self.feet = QVBoxLayout()
        top = column(self.tabs, gap=1)
        top.setContentsMargins(space(3), space(1), space(3), 0)
        whole = column(top, gap=0.5)
        whole.addWidget(self.stack, 1)
        whole.addLayout(self.feet)
        self.setLayout(whole)
        self._make_keys()

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+N", self.write_note),
            ("Ctrl+PgDown", partial(self.tabs.step, 1)),
            ("Ctrl+PgUp", partial(self.tabs.step, -1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.take_keys("Ctrl+Return")

    # The contract of a page

    def title(self) -> str:
        """The question, with the child's name once it is known."""
        if self._seen is None or self._seen.id != self.place.case:
            return _(self.TITLE)  # the one before, until this family is read
        if not self._seen.family.case.child.called:
            return _(self.TITLE)
        name = self._seen.family.case.child.called
        return _("Where does {name} stand, and what is next?").format(name=name)

    def open(self, place: Place) -> None:
        """Shows the part that the place names, and the family as it is now."""
        word = place.part.partition("/")[0] or OverviewPart.WORD
        self._gone_to = place if "/" in place.part or not place.part else None
        self._show_part(word if word in {each.WORD for each in PARTS} else OverviewPart.WORD)
        self._read()

    def refresh(self, changed: object) -> None:
        """Something of this family was changed; what is typed here stays."""
        kinds = (
            "family", "request", "needs", "note", "person", "consent", "sibling", "merge",
            "assessment", "plan", "amount", "draft", "access", "notice", "reconsideration",
        )  # fmt: skip
        if concerns(changed, "access"):  # nothing else of what the page reads tells of it
            self._told.pop(StatePart.WORD, None)
        if self.place.case is not None and concerns(changed, *kinds, case=self.place.case):
            self._read()

    def keep(self) -> None:
        """Keeps what is typed in every part."""
        for each in self.parts.values():
            each.keep()

    def acts(self) -> tuple[Act, ...]:
        """What can be done here, for Ctrl+K and F1."""
        desk = self.context.desk
        acts = [
            Act(_("Write a note"), self.write_note, icon="edit", keys="Ctrl+Shift+N"),
            Act(_("Save"), self.save, icon="save", keys="Ctrl+S"),
            Act(_("The next part of the page"), partial(self.tabs.step, 1), keys="Ctrl+PgDown"),
            Act(_("The part before"), partial(self.tabs.step, -1), keys="Ctrl+PgUp"),
            Act(_("Log a request of this family"), partial(self._to, "requests/new")),
            Act(_("Record a consent"), partial(self._to, "requests/consent")),
            Act(_("Add somebody round the child"), partial(self._to, "people/new")),
            Act(_("Record a needs assessment"), partial(self._to, "needs/new")),
            Act(_("Hand over, hold, close or reopen"), partial(self._to, "state")),
        ]
        offered = desk.offers("family.note", self.place.case)
        return (*self._next_act(), *(acts if offered else acts[2:4]))

    # Acts

    def _next_act(self) -> tuple[Act, ...]:
        """The next act of this family, from whichever part."""
        if self._seen is None:
            return ()
        act = self._seen.family.next
        place = place_of(act, self._seen.family)
        if place is None:
            return ()
        words = _("Next: {act}").format(act=_(NEXT_ACTS[act.code]))
        return (Act(words, partial(self.context.go, place), icon="forward", keys="Ctrl+Return"),)

    def write_note(self) -> None:
        """A note of a visit today, with the cursor in its text."""
        self._to("notes/new")

    def save(self) -> None:
        """Saves what is typed in the part that is shown."""
        self.part().save()

    def part(self) -> Part:
        """The part that is shown."""
        return self.parts[str(self.tabs.value())]

    # Showing

    def _read(self) -> None:
        case, desk = self.place.case, self.context.desk
        assert case is not None

        def work() -> Seen:
            return Seen(family.page(desk, case), lists.read(desk), desk.today())

        self.run(work, self._show, key="family")

    def _show(self, seen: Seen) -> None:
        if seen.id != self.place.case:
            return
        other = self._seen is not None and self._seen.id != seen.id
        self._seen = seen
        self._show_badges()
        self._show_standing()
        for each in PARTS:
            self.tabs.say(each.WORD, each.name(seen))
        if other:
            for area in self._areas.values():
                area.verticalScrollBar().setValue(0)
        word = str(self.tabs.value())
        if self._told.get(word) != seen:  # to build it anew would only cost time
            self._told[word] = seen
            self.part().show_family(seen)
        self._arrive()

    def _arrive(self) -> None:
        """Goes to the spot that the place names, once its family is shown."""
        place, self._gone_to = self._gone_to, None
        if place is not None and place.case == self.place.case:
            self.part().go_to(place.part.partition("/")[2])

    def _show_part(self, word: str) -> None:
        before = self.parts.get(str(self.tabs.value()))
        if before is not None:
            before.keep()
        shown = self.parts.get(word) or self._make(word)
        self._insides[word].insertWidget(0, self._above)  # it scrolls with the part that is shown
        self.tabs.load(word)
        self.stack.setCurrentWidget(self._areas[word])
        for each in self.parts.values():
            if each.foot is not None:
                each.foot.setVisible(each is shown)

    def _make(self, word: str) -> Part:
        """A part is made when somebody first goes there."""
        kind = next(each for each in PARTS if word == each.WORD)
        inside = column(gap=1.5)
        inside.setContentsMargins(space(3), space(1.5), space(3), space(3))
        area = scrolling(holding(inside), widest=150)
        area.setAccessibleName(_(kind.NAME))
        self.stack.addWidget(area)
        made = kind(self)
        inside.addWidget(made)  # last: to move many fields from parent to parent takes its time
        self.parts[word], self._areas[word], self._insides[word] = made, area, inside
        if made.foot is not None:
            self.feet.addWidget(made.foot)
        return made

    def _choose(self, word: object) -> None:
        self._to(str(word))

    def _to(self, part: str) -> None:
        case = self.place.case
        if case is not None:
            self.context.go(Place("family", case, part))

    def _show_badges(self) -> None:
        assert self._seen is not None
        empty(self.badges)
        held, known = self._seen.family, self._seen.lists
        child = held.case.child
        badges: list[Badge] = []
        if held.case.restricted:
            badges.append(Badge(_("Restricted: named people only"), Tone.BAD, "lock"))
        if self.context.desk.tie(held.case.id) is Tie.GLASS:
            badges.append(Badge(_("Opened in an emergency"), Tone.WARN, "warn"))
        badges += [
            Badge(_(LEGAL_FLAGS[each.value]), Tone.BAD, "warn") for each in child.legal_flags
        ]
        if child.ehc_status is not EhcStatus.NONE:
            words = _("EHC plan: {status}").format(
                status=_(EHC_STATUSES[child.ehc_status.value]).lower()
            )
            badges.append(Badge(words, Tone.NOTE, "document"))
        if child.interpreter_needed:
            language = known.label(ListName.LANGUAGE, child.first_language)
            words = _("Interpreter: {language}").format(
                language=saying.cut(language, 30) or _("needed")
            )
            badges.append(Badge(words, Tone.NOTE, "notice"))
        if held.case.existing_package:
            badges.append(Badge(_("Package from before the RAS"), Tone.PLAIN, "review"))
        if held.worker:
            badges.append(Badge(saying.cut(held.worker, 40), Tone.PLAIN, "family"))
        for each in badges:
            self.badges.addWidget(each)
        self._badge_row.setVisible(bool(badges))

    def _show_standing(self) -> None:
        assert self._seen is not None
        case = self._seen.family.case
        if case.merged_into is not None:
            other = Place("family", case.merged_into)
            words = _("This record has become part of another one. It can be read as it was.")
            go = button(_("Open the record that stays"), lambda: self.context.go(other))
            self.standing.say(words, Tone.WARN, go)
        elif case.state is not CaseState.OPEN:
            words = _("{state} since {day}: {reason}").format(
                state=_(CASE_STATES[case.state.value]),
                day=day(case.state_since),
                reason=breakable(case.state_reason[:300]),
            )
            acts = []
            if self.context.desk.offers("family.reopen", self.place.case):
                acts.append(button(_("Reopen…"), partial(self._to, "state/reopen")))
            self.standing.say(words, Tone.WARN, *acts)
        else:
            self.standing.clear()


PAGE = FamilyPage
