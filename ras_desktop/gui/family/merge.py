"""Two records of one child become one: seen before it is done, and undone if it was wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ras_desktop.domain.caseload import Filters, Search
from ras_desktop.domain.finding import Findings, Severity, errors
from ras_desktop.domain.merging import Merge
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.as_seen import by_field
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.collection import Entry, act
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.gui.widgets.person_field import PersonField
from ras_desktop.gui.widgets.two_versions import Pair, TwoVersions
from ras_desktop.services import caseload, merging
from ras_desktop.services.clock import LONDON
from ras_desktop.services.merging import Preview
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, day, finding, listed, moment, ngettext

_KINDS: dict[str, Callable[[int], str]] = {
    "request": lambda count: ngettext("{count} request", "{count} requests", count),
    "early_tick": lambda count: ngettext("{count} early step", "{count} early steps", count),
    "person": lambda count: ngettext("{count} person", "{count} people", count),
    "needs": lambda count: ngettext("{count} needs assessment", "{count} needs assessments", count),
    "note": lambda count: ngettext("{count} note", "{count} notes", count),
    "consent": lambda count: ngettext("{count} consent", "{count} consents", count),
    "assessment": lambda count: ngettext("{count} assessment", "{count} assessments", count),
    "plan": lambda count: ngettext("{count} plan", "{count} plans", count),
}


def find_case(page: Page, but: Callable[[], UUID | None]) -> Callable[..., None]:
    """Looks for cases by any part of a name or number, as a PersonField asks."""

    def look(typed: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        desk = page.context.desk

        def work() -> tuple[Choice, ...]:
            asked = Search(typed, Filters(states=frozenset()))
            rows = caseload.find(desk, asked, most=9).rows
            return tuple(
                Choice(line.id, f"{line.name}, {line.number}", saying.line_facts(line))
                for line in rows
                if line.id != but()
            )

        page.run(work, answer, key="find case")

    return look


class MergePanel(QFrame):
    """Finds the other record, shows what becoming one would do, and does it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._seen: Seen | None = None
        self.preview: Preview | None = None
        self._busy = False
        self.other = PersonField(
            _("The other record of this child"),
            find_case(page, lambda: self._seen.id if self._seen else None),
            _("Type some letters of the name or the case number."),
        )
        self.other.edited.connect(self._picked)
        self.keeps: CardsField | None = None
        self._stays = QVBoxLayout()
        self.both = TwoVersions(_("Of the record that stays"), _("Of the other record"))
        self._moves = text.body()
        self.warning = Banner(closes=False)
        self.merge_button = button(_("Make them one record"), self.merge, main=True)
        self._shown = holding(
            column(self._stays, self.warning, self._moves, self.both,
                   holding(Flow(self.merge_button)), gap=1.5)
        )  # fmt: skip
        self._past = QVBoxLayout()
        self._past.setSpacing(space(1))
        whole = column(self.other, self._shown, self._past, gap=1.5)
        self.setLayout(whole)
        self._shown.hide()

    def show_family(self, seen: Seen) -> None:
        """The merges of this record; what is being looked at stays while it is the same case."""
        if self._seen is None or self._seen.id != seen.id:
            self._clear()
        self._seen = seen
        empty(self._past)
        for each in seen.family.merges:
            self._past.addWidget(self._past_merge(each))
        if self.preview is not None and seen.family.case not in (
            self.preview.survivor,
            self.preview.loser,
        ):
            self._picked()

    def merge(self) -> None:
        """Makes two records one."""
        if self.preview is None or self._busy:
            return
        found = self.preview
        if wrong := errors(found.findings):
            self.warning.say(_said(wrong), Tone.BAD)
            return
        self._busy = True
        taken = frozenset(name for name, side in self.both.taken().items() if side is Side.RIGHT)
        desk, page = self._page.context.desk, self._page

        def done(made: Merge) -> None:
            self._busy = False
            self._clear()
            page.context.notify(_("The two records are one now"), lambda: self._part(made))
            if page.place.case == made.loser:
                page.context.go(Place("family", made.survivor))

        def failed(fault: BaseException) -> None:
            self._busy = False
            if isinstance(fault, StaleCopy):
                lists = self._seen.lists if self._seen is not None else Lists()
                shown = by_field(lists)(fault.mine, fault.theirs)
                changed.ask(self, shown, _("Look at both records again"))
            else:
                page.context.failed(fault)
            self._picked()

        page.context.act(
            lambda: merging.merge(desk, found.survivor, found.loser, taken), done, failed
        )

    def _picked(self) -> None:
        other = self.other.value()
        if other is None or self._seen is None:
            self.preview = None
            self._shown.hide()
            return
        self._look(self._seen.id, other)

    def _look(self, survivor: UUID, loser: UUID) -> None:
        desk = self._page.context.desk
        self._page.run(
            lambda: merging.preview(desk, survivor, loser), self._show_preview, key="merge"
        )

    def _show_preview(self, found: Preview) -> None:
        self.preview = found
        self._offer_sides(found)
        lists = self._seen.lists if self._seen is not None else Lists()
        self.both.show_pairs(
            tuple(
                Pair(
                    each.field,
                    saying.field_name(each.field),
                    saying.value(each.field, each.survivor, lists),
                    saying.value(each.field, each.loser, lists),
                    Side.RIGHT if each.from_loser else Side.LEFT,
                )
                for each in found.choices
            )
        )
        moved = [_KINDS[name](count) for name, count in found.moves.items() if name in _KINDS]
        others = sum(count for name, count in found.moves.items() if name not in _KINDS)
        if others:
            moved.append(ngettext("{count} other entry", "{count} other entries", others))
        words = _("Goes over to case {number}: {what}.")
        self._moves.setText(
            words.format(number=found.survivor.number, what=listed(moved) or _("nothing"))
        )
        if found.findings:
            worst = any(each.severity is Severity.ERROR for each in found.findings)
            self.warning.say(_said(found.findings), Tone.BAD if worst else Tone.WARN)
        else:
            self.warning.clear()
        self._shown.show()

    def _offer_sides(self, found: Preview) -> None:
        empty(self._stays)
        offered = [
            Choice(
                (one.id, two.id),
                _("Case {number}").format(number=one.number),
                _("{name}, opened on {day}").format(
                    name=one.child.full_name or _("Name not known"),
                    day=day(one.opened_on),
                ),
            )
            for one, two in ((found.survivor, found.loser), (found.loser, found.survivor))
        ]
        self.keeps = CardsField(
            _("Which record stays?"),
            offered,
            _("It keeps its number. The other leads on to it and can be read as it was."),
        )
        self.keeps.load((found.survivor.id, found.loser.id))
        self.keeps.edited.connect(self._turned)
        self._stays.addWidget(self.keeps)

    def _turned(self) -> None:
        pair = self.keeps.value() if self.keeps is not None else None
        if pair is not None:
            self._look(*pair)

    def _past_merge(self, held: Merge) -> Entry:
        at = moment(held.at.astimezone(LONDON))
        words = _("Another record became part of this one, {at}, by {who}")
        head = words.format(at=at, who=held.by_name)
        if held.undone_at is not None:
            under = _("They were parted again.")
            return Entry(text.body(head), text.quiet(under))
        see = act(_("See it"), lambda: self._page.context.go(Place("family", held.loser)), head)
        part = act(_("Part them again"), lambda: self._part(held), head)
        return Entry(text.body(head), acts=(see, part))

    def _part(self, held: Merge) -> None:
        desk, page = self._page.context.desk, self._page

        def refused(findings: Findings) -> None:
            page.context.warn(_said(findings))

        def parted(_merge: Merge) -> None:
            page.context.notify(_("They are two records again"))

        page.act(lambda: merging.undo(desk, held.id), parted, refused)

    def _clear(self) -> None:
        self.preview = None
        self.other.load(None)
        self._shown.hide()


def _said(findings: Findings) -> str:
    return " ".join(f"{finding(each)}." for each in findings)
