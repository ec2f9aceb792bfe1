"""Overview: where does this family stand, and what is next?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ras_desktop.domain.choice import ListName
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.request import RequestOutcome, answer_due
from ras_desktop.gui import pages
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.needs import need_line
from ras_desktop.gui.family.next_step import draft_name, draft_place, place_of
from ras_desktop.gui.family.notes import NoteEntry
from ras_desktop.gui.family.notice_card import NoticeCard
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.gui.widgets.side_by_side import SideBySide
from ras_desktop.services.clock import LONDON
from ras_desktop.wording import N_, _, apart, day, finding, moment, ngettext, say
from ras_desktop.wording.family import EHC_STATUSES
from ras_desktop.wording.next_act import NEXT_ACTS
from ras_desktop.wording.request import OUTCOMES

FEW = 4
"""Entries that each card shows; the rest is a press away."""
NOTE = 220
"""Characters of a note that the overview shows."""


class OverviewPart(Part):
    """The next act with its reason, and what one needs to know before a visit."""

    WORD = "overview"
    NAME = N_("Overview")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.question = text.title()
        self.next = Card()
        self.next.setProperty("card", "note")
        self._next_rows = QVBoxLayout()
        self.next.body.addLayout(self._next_rows)
        self.notice = NoticeCard(self.context)
        self.drafts = Card(_("Begun and not saved yet"))
        self.lacks = Card(_("What the record lacks"))
        self.needs = Card(_("Needs"), "", self._more("needs"))
        self.notes = Card(_("Last notes"), "", self._write_note())
        self.people = Card(_("People"), "", self._more("people"))
        self.requests = Card(_("Requests"), "", self._more("requests"))
        self.siblings = Card(_("Brothers and sisters"), "", self._more("state"))
        self.child = Card(_("The child"), "", self._more("record"))
        self.facts = FactList()
        self.child.body.addWidget(self.facts)
        self.papers = Card(_("Documents"))
        sides = SideBySide(
            (self.notice, self.drafts, self.needs, self.notes),
            (self.people, self.child, self.requests, self.siblings, self.lacks, self.papers),
            least=48,
        )
        self.setLayout(column(self.question, self.next, sides, None, gap=2))

    def show_family(self, seen: Seen) -> None:
        """The family as it stands."""
        name = seen.family.case.child.called or _("this family")
        words = _("Where does {name} stand, and what is next?").format(name=name)
        self.question.setText(text.breakable(words))
        self._show_next(seen)
        self.notice.show_notice(seen.id, seen.family.notice, seen.today)
        self._show_drafts(seen)
        self._show_lacks(seen)
        self._show_needs(seen)
        self._show_notes(seen)
        self._show_people(seen)
        self._show_requests(seen)
        self._show_siblings(seen)
        self.facts.show_facts(self._facts(seen), secrets=(_("NHS number"),))
        self._show_papers(seen)

    def go_to(self, spot: str) -> None:
        """On arrival the next act has the focus: Enter goes there."""
        go = self.next.findChild(QPushButton, "next")
        if go is not None and not spot:
            go.setFocus(Qt.FocusReason.OtherFocusReason)

    # Cards

    def _show_next(self, seen: Seen) -> None:
        empty(self._next_rows)
        act = seen.family.next
        words = _("Next: {act}").format(act=_(NEXT_ACTS[act.code]))
        self._next_rows.addWidget(text.heading(words))
        self._next_rows.addWidget(text.body(f"{finding(act.why)}."))
        place = place_of(act, seen.family)
        if place is not None:
            go = button(_(NEXT_ACTS[act.code]), lambda: self.context.go(place), main=True)
            go.setObjectName("next")
            self._next_rows.addWidget(holding(Flow(go)))
        elif act.code == "panel.start" and "documents" in pages.words():
            see = button(_("See and print the plan"), lambda: self._papers(seen), main=True)
            see.setObjectName("next")
            self._next_rows.addWidget(holding(Flow(see)))
        waits = seen.family.reached.confirming
        asked = act.code in ("assessment.confirm", "assessment.wait")
        if waits is not None and not waits.sent_back and not asked:
            words = _("Waits for a manager or the panel to confirm the assessment, since {day}")
            badge = Badge(words.format(day=day(waits.since)), Tone.PLAIN, "waiting")
            self._next_rows.addWidget(holding(Flow(badge)))
        due = [
            f"{say(each.code, {})}: {saying.lateness(each.day, seen.today)}"
            for each in seen.family.due
        ]
        if due:
            late = seen.family.due[0].day < seen.today
            flow = Flow(gap=1)
            for each, held in zip(due, seen.family.due, strict=True):
                tone = Tone.BAD if held.day < seen.today else Tone.PLAIN
                flow.addWidget(Badge(each, tone, "clock"))
            self._next_rows.addWidget(holding(flow))
            self.next.setProperty("card", "warn" if late else "note")
        else:
            self.next.setProperty("card", "note")
        self.next.style().polish(self.next)

    def _show_drafts(self, seen: Seen) -> None:
        rows: list[QWidget] = []
        for each in seen.family.drafts:
            place = draft_place(each)
            at = moment(each.kept_at.astimezone(LONDON))
            words = _("{what}, kept {moment}").format(what=draft_name(each), moment=at)
            if place is not None:
                rows.append(link(words, partial(self.context.go, place)))
        self._fill(self.drafts, rows)

    def _show_lacks(self, seen: Seen) -> None:
        rows = [
            link(
                finding(each),
                partial(self._go, f"record/{each.where}"),
            )
            for each in seen.family.missing
        ]
        self._fill(self.lacks, rows)

    def _show_needs(self, seen: Seen) -> None:
        every = [need for each in seen.family.needs for need in each.needs]
        rows: list[QWidget] = [need_line(each, seen.lists) for each in every[:FEW]]
        if not rows:
            words = _("No needs assessment is recorded yet: plan and panel rest on one.")
            rows.append(text.quiet(words))
        elif len(every) > FEW:
            more = ngettext("and {count} more", "and {count} more", len(every) - FEW)
            rows.append(text.quiet(more))
        self._fill(self.needs, rows, always=True)

    def _show_notes(self, seen: Seen) -> None:
        notes = seen.family.notes[:3]
        rows: list[QWidget] = [NoteEntry(each, short=NOTE) for each in notes]
        if not rows:
            rows.append(text.quiet(_("No notes yet.")))
        elif seen.family.note_count > len(notes):
            words = ngettext("All {count} notes", "All {count} notes", seen.family.note_count)
            rows.append(self._link(words, "notes"))
        self._fill(self.notes, rows, always=True)

    def _show_people(self, seen: Seen) -> None:
        rows: list[QWidget] = []
        for each in seen.family.people[:FEW]:
            facts = saying.person_facts(each, seen.lists)
            parts: list[QWidget] = [text.label(each.name), text.quiet(facts)]
            if each.phone:
                parts.append(text.body(each.phone))
            if each.must_not_learn_address:
                words = _("Must not learn the child’s address")
                parts.append(Badge(words, Tone.BAD, "warn"))
            if each.no_papers:
                parts.append(Badge(_("Must get no papers"), Tone.BAD, "warn"))
            rows.append(holding(column(*parts, gap=0.25)))
        if not rows:
            rows.append(text.quiet(_("Nobody is recorded yet.")))
        elif len(seen.family.people) > FEW:
            more = len(seen.family.people) - FEW
            rows.append(text.quiet(ngettext("and {count} more", "and {count} more", more)))
        self._fill(self.people, rows, always=True)

    def _show_requests(self, seen: Seen) -> None:
        rows: list[QWidget] = []
        for each in seen.family.requests[:FEW]:
            said = _("{who}, {day}").format(who=apart(each.made_by), day=day(each.made_on))
            outcome = _(OUTCOMES[each.outcome.value])
            if each.outcome is RequestOutcome.WAITING:
                late = saying.lateness(answer_due(each), seen.today)
                outcome = _("{outcome} · answer due {when}").format(outcome=outcome, when=late)
            rows.append(holding(column(text.label(said), text.quiet(outcome), gap=0.25)))
        self._fill(self.requests, rows)

    def _show_siblings(self, seen: Seen) -> None:
        rows = [
            link(
                saying.on_button(f"{each.name or _('Name not known')}, {each.number}"),
                partial(self.context.go, Place("family", each.case)),
            )
            for each in seen.family.siblings
        ]
        self._fill(self.siblings, rows)

    def _show_papers(self, seen: Seen) -> None:
        rows: list[QWidget] = []
        if "documents" in pages.words():
            words = _("See, print and find again what was issued")
            rows.append(link(words, lambda: self._papers(seen)))
        if "monitoring" in pages.words() and self.context.desk.offers("monitoring.read", seen.id):
            used = Place("monitoring", seen.id)
            rows.append(link(_("See how the money is used"), partial(self.context.go, used)))
        if "growing" in pages.words() and self.context.desk.offers("growing.read", seen.id):
            grows = Place("growing", seen.id)
            words = _("See what comes with the next birthday")
            rows.append(link(words, partial(self.context.go, grows)))
        self._fill(self.papers, rows)

    def _facts(self, seen: Seen) -> Sequence[tuple[str, str]]:
        child, lists, family = seen.family.case.child, seen.lists, seen.family
        ehc = _(EHC_STATUSES[child.ehc_status.value])
        if child.ehc_status is EhcStatus.ISSUED and child.ehc_issued:
            ehc = _("Issued {day}").format(day=day(child.ehc_issued))
        spoken = lists.label(ListName.LANGUAGE, child.first_language)
        if child.interpreter_needed:
            spoken = _("{language}, interpreter needed").format(language=spoken)
        return (
            (_("Born"), saying.born(child.born, family.age)),
            (_("Address"), saying.address(child.address, lists)),
            (_("Lives with"), child.household),
            (_("First language"), spoken),
            (_("Communicates by"), lists.label(ListName.COMMUNICATION, child.communication)),
            (_("School"), lists.label(ListName.SCHOOL, child.school)),
            (_("Primary need"), lists.label(ListName.PRIMARY_NEED, child.primary_need)),
            (_("EHC plan"), ehc),
            (_("NHS number"), child.nhs_number),
            (_("Worker"), family.worker),
            (_("Team"), family.case.team),
        )

    # Small parts

    def _fill(self, card: Card, rows: Sequence[QWidget], *, always: bool = False) -> None:
        empty(card.body)
        for each in rows:
            card.body.addWidget(each)
        card.setVisible(always or bool(rows))

    def _more(self, part: str) -> QWidget:
        made = self._link(_("See all"), part)
        names = {
            "needs": _("needs"),
            "people": _("people"),
            "requests": _("requests"),
            "state": _("workers and state"),
            "record": _("the record"),
        }
        made.setAccessibleName(f"{_('See all')}: {names[part]}")
        return made

    def _write_note(self) -> QWidget:
        made = button(_("Write a note"), lambda: self._go("notes/new"), icon="edit")
        made.setToolTip("Ctrl+Shift+N")
        show_if(made, self.context.desk.offers("family.note"))
        return made

    def _papers(self, seen: Seen) -> None:
        self.context.go(Place("documents", seen.id))

    def _link(self, words: str, part: str) -> QWidget:
        return link(words, lambda: self._go(part))

    def _go(self, part: str) -> None:
        self.context.go(Place("family", self.page.place.case, part))
