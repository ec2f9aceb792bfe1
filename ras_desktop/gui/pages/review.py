"""The review's page: how is it going, and what was agreed? The short form takes a few keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QFrame

from ras_desktop.documents.blocks import Document
from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.review import REGULAR
from ras_desktop.domain.reviewing import ReviewForm
from ras_desktop.gui import copy_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import review as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.review import known
from ras_desktop.gui.review.amounts import TwoAmounts
from ras_desktop.gui.review.following import Following
from ras_desktop.gui.review.over_time import OverTime
from ras_desktop.gui.review.to_do import ToDo
from ras_desktop.gui.review.written import Written
from ras_desktop.gui.theme import space
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.document_view import DocumentView
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.services import document, follow_up, review
from ras_desktop.services.open_review import OpenReview
from ras_desktop.wording import N_, _, day, finding, moment, ngettext
from ras_desktop.wording.review import KINDS
from ras_desktop.wording.today import lateness

CONCERNS = ("review", "agreement", "plan", "assessment", "family", "monitoring", "moderation")


class ReviewPage(Page):
    """What is due, the review that is being written, or the one that was held last."""

    TITLE = N_("How is it going, and what was agreed?")
    ICON = "review"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: OpenReview | None = None
        self.written = Written(self, self.child_form)
        self.form, self.timeline = self.written.form, self.written.timeline
        self.written.edited.connect(self._edited)
        self.following = Following(self, self.form)
        desk = self.context.desk
        self.two: TwoCopies[CaseReview] = TwoCopies(
            self, context, "review", self._typed, lambda held: review.keep(desk, held),
            self._said, self._took,
            past=Past(self.timeline, ReviewForm, lambda held: held.form, self._say_undo),
        )  # fmt: skip
        self.drafts = self.two.keeper
        self.drafts.setParent(self)
        self._make()
        self.take_keys("Ctrl+N", "Ctrl+Return", "Ctrl+E", "Ctrl+D")

    def _make(self) -> None:
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.nothing = Empty("review", "", "")
        self.clock = known.Clock()
        self.to_do = ToDo(self.do)
        self.reader = DocumentView()
        self.amounts = TwoAmounts()
        self.earlier = known.Earlier(self._to)
        self.over_time = OverTime()
        self.remove = link(_("Remove this draft"), self.drop)
        inside = column(
            self.header, self.state, self.form.summary, self.nothing, self.clock, self.to_do,
            self.written, self.amounts, self.reader, self.over_time, self.earlier,
            row(None, self.remove),
            None, gap=2, margin=3,
        )  # fmt: skip
        self._area = scrolling(holding(inside), widest=120)
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        self.seal = button(_("Hold and seal it"), self.hold, icon="check", main=True)
        self._foot = QFrame()
        self._foot.setProperty("foot", True)
        foot = row(self.seal, self.undo, self.redo, self.drafts.label, None, gap=1)
        foot.setContentsMargins(space(3), space(1), space(3), space(1))
        self._foot.setLayout(foot)
        whole = column(gap=0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)
        self._quiet()

    def _quiet(self) -> None:
        for each in (
            self.state, self.nothing, self.clock, self.to_do, self.written, self.reader,
            self.amounts,
            self.earlier, self.remove, self._foot,
        ):  # fmt: skip
            each.hide()

    # Opening

    def open(self, place: Place) -> None:
        """The review that the place names, else the draft, else the one held last."""
        case, wanted = place.case, place.part
        assert case is not None
        held = self._open.review if self._open is not None else None
        stays = held is not None and held.case == case and wanted in ("", str(held.id))
        if self.drafts.waiting and stays:
            return
        id_ = UUID(wanted) if _is_id(wanted) else None
        self.run(lambda: review.open_(self.context.desk, case, id_), self._show, key="open")

    def refresh(self, changed: object) -> None:
        """Plan, agreement, money or somebody else's review."""
        if concerns(changed, *CONCERNS, case=self.place.case):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the draft now."""
        self.drafts.now()

    def _show(self, at: OpenReview) -> None:
        before = self._open.review if self._open is not None else None
        draft = at.review if at.review is not None and at.review.sealed is None else None
        same = before is not None and draft is not None and before.id == draft.id
        if same and self.drafts.waiting:  # typed while it was being read
            return
        stays = same and draft is not None and self.written.shows(draft.form)
        self._open = at
        if stays and draft is not None:
            self.two.begin(draft)
            self.greet(self.written.begin)
            return
        self._quiet()
        self.written.clear()
        if not same:
            self._area.verticalScrollBar().setValue(0)
        self.header.say(self.title(), self._under(at))
        if draft is None:
            self.clock.show_due(at)
            may = self.context.desk.offers("review.action", at.case.id)
            self.to_do.show_actions(at.actions, at.today, may)
        if draft is not None:
            self._show_draft(at, draft, same)
        elif at.review is not None:
            self._show_held(at, at.review)
        else:
            self._show_nothing(at)
        self.earlier.show_reviews(at.reviews, at.review)
        begun = at.plan.on if at.plan is not None else None
        self.over_time.show_reviews(at.held, begun)
        self.header.offer(self.acts(), shown=3)
        self.greet(self.written.begin if draft is not None else self._begin)

    def _begin(self) -> None:
        """At the action that the place names, else at the next act."""
        if not self.to_do.go_to(self.place.part):
            self.header.take_focus()

    def _under(self, at: OpenReview) -> str:
        if at.review is None:
            return ""
        words = [_(KINDS[at.review.kind.value])]
        if at.review.why:
            words.append(at.review.why)
        if at.review.sealed is None and at.review.started_at is not None:
            name = at.review.started_by_name
            words.append(
                _("begun by {name}, {when}").format(name=name, when=moment(at.review.started_at))
            )
            if at.due is not None and at.review.kind in REGULAR:
                words.insert(1, _due(at.due.on, at.today))
        return " · ".join(words)

    def _show_nothing(self, at: OpenReview) -> None:
        if at.why_not is not None:
            self.nothing.heading.setText(_("Nothing to review yet"))
            self.nothing.words.setText(f"{finding(at.why_not)}.")
        else:
            self.nothing.heading.setText(_("No review has been held yet"))
            words = _("It is prefilled from the plan. Where nothing has changed it is short.")
            self.nothing.words.setText(words)
        self.nothing.show()

    def _show_held(self, at: OpenReview, held: CaseReview) -> None:
        sealed = held.sealed
        assert sealed is not None
        self.two.ended(held)
        self.timeline.begin()
        words = _("Held on {day}, sealed by {name}, {when}. It never changes.").format(
            day=day(held.on) if held.on else "", name=sealed.by_name, when=moment(sealed.at)
        )
        tone = Tone.GOOD
        if held.aside is not None:
            words = _("Set aside by {name}: {reason}. It counts no more.").format(
                name=held.aside.by_name, reason=held.aside.reason
            )
            tone = Tone.WARN
        self.state.say(words, tone)
        self.state.show()
        desk, id_ = self.context.desk, held.id
        self.run(
            lambda: document.read(desk, DocumentKind.REVIEW, id_), self._show_sheet, key="sheet"
        )
        self._compare(held)

    def _show_sheet(self, whole: Document) -> None:
        self.reader.show_document(whole)
        self.reader.show()

    def _compare(self, held: CaseReview) -> None:
        desk, id_ = self.context.desk, held.id
        if self._open is not None and self._open.assessment is not None:
            self.run(lambda: review.amounts(desk, id_), self.amounts.show_amounts, key="amounts")

    # The draft

    def _show_draft(self, at: OpenReview, draft: CaseReview, same: bool) -> None:
        if not same or draft.form != self.written.value:
            self.timeline.begin()
        self.form.summary.show_findings(())
        self.two.begin(draft)
        self._say_undo()
        if at.plan is not None and draft.plan != at.plan.id:
            self.state.say(f"{finding(Finding('review.plan_changed'))}.", Tone.WARN)
            self.state.show()
        self.written.show_draft(at, draft, same)
        self.written.show()
        self._compare(draft)
        self._foot.show()
        self.remove.show()

    def _typed(self) -> CaseReview:
        assert self._open is not None
        assert self._open.review is not None
        return replace(self._open.review, form=self.written.value)

    def _said(self) -> Said:
        return copy_words.review({each.outcome: each.aim for each in self.written.value.progress})

    def _took(self, _kept: CaseReview) -> None:
        self.greet_again()
        self.open(self.place)

    def _say_undo(self) -> None:
        self.undo.setEnabled(self.timeline.can_undo())
        self.redo.setEnabled(self.timeline.can_redo())

    def _edited(self) -> None:
        self.drafts.touch()
        self._say_undo()

    # Holding

    def hold(self) -> None:
        """Checks it, asks, and seals it as it was held."""
        if self._open is None or self._open.review is None or self._open.review.sealed is not None:
            return
        if self.two.waits:
            self.two.ask()
            return
        if found := self.form.faults():
            self._refused(found)
            return
        self.drafts.now()
        desk, held = self.context.desk, self._typed()
        self.run(
            lambda: (review.check(desk, held), self.two.version),
            lambda checked: self._hold(held, *checked),
            key="check",
        )

    def _hold(self, seen: CaseReview, found: Findings, version: int) -> None:
        if seen.form != self.written.value:  # it has changed under the check
            self.hold()
            return
        if errors(found):
            self._refused(found)
            return
        self.form.show_findings(())  # what was put right is no longer said
        words = _(
            "What was agreed stands as it is written and never changes. The sheet for the family "
            "can be printed at once."
        )
        told = [f"{finding(each)}." for each in found]
        question = _("Was the review held, and is this what you agreed?")
        if confirm(self, question, "\n".join((words, *told)), _("Seal it")):
            desk = self.context.desk
            self.act(
                lambda: review.hold(desk, seen.id, version),
                self._held,
                self._refused,
                self.two.stale,
            )

    def _held(self, held: CaseReview) -> None:
        self.drafts.drop()
        self.context.notify(_("The review is sealed"))
        self.greet_again()
        self.open(Place("review", held.case, str(held.id)))

    def _refused(self, found: Findings) -> None:
        self.written.refused(found)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act first, with why."""
        at, desk, case = self._open, self.context.desk, self.place.case
        if at is None:
            return ()
        draft = at.review is not None and at.review.sealed is None
        if draft:
            paper = Act(_("The child’s form on paper"), self.child_form, icon="print")
            seal = Act(_("Hold and seal it"), self.hold, icon="check", keys="Ctrl+Return")
            return (seal, paper, *self.following.anew(at))
        acts = [*self.following.acts(at)]
        if at.why_not is None and desk.offers("review.start", case):
            late = at.due is not None and at.due.on <= at.today
            name = _("Open the review that is due") if late else _("Open the next review")
            opened = Act(name, self.start, keys="Ctrl+N", icon="review")
            if late or at.review is None:
                why = _("It is prefilled from the plan and the last review.")
                acts.insert(0, replace(opened, why=why))
            else:
                acts.append(opened)
            acts.append(Act(_("Another review …"), self.start_other, icon="plus"))
        if at.review is not None and at.review.counts and desk.offers("review.set_aside", case):
            acts.append(Act(_("It was a mistake …"), self.set_aside))
        return tuple(acts)

    def start(self) -> None:
        """Opens the regular one that is due."""
        desk, case, fresh = self.context.desk, self.place.case, uuid4()
        assert case is not None
        self.act(
            lambda: review.start(desk, case, id_=fresh), self._started, self.form.show_findings
        )

    def start_other(self) -> None:
        """Opens one after a change, on request or because of a concern."""
        asked = dialogs.ask_kind(self)
        if asked is None:
            return
        desk, case, fresh = self.context.desk, self.place.case, uuid4()
        assert case is not None
        self.act(
            lambda: review.start(desk, case, asked.kind, asked.why, fresh),
            self._started,
            self.form.show_findings,
        )

    def _started(self, made: CaseReview) -> None:
        self.greet_again()
        self.context.go(Place("review", made.case, str(made.id)))

    def child_form(self) -> None:
        """The child's form to print: faces or a line, by age."""
        case = self.place.case
        self.context.go(Place("documents", case, "child_voice"))

    def do(self, action: FollowUp) -> None:
        """What was agreed is done; it can be taken back at once."""
        desk, here = self.context.desk, self.place

        def again() -> None:
            self.act(lambda: follow_up.again(desk, action.id), lambda _kept: self.open(here))

        def done(_kept: object) -> None:
            self.context.notify(_("It is done"), again)
            self.open(here)

        self.act(lambda: follow_up.done(desk, action.id), done, self._refused)

    def set_aside(self) -> None:
        """A manager takes a mistake out of the clock, with a reason."""
        at = self._open
        if at is None or at.review is None:
            return
        reason = dialogs.ask_reason(self)
        if reason:
            desk = self.context.desk
            act_on(
                self, self.context, at.review,
                lambda copy: review.set_aside(desk, copy, reason), by(self._said),
                lambda _done: self.open(self.place), self._refused, _("Set it aside all the same"),
            )  # fmt: skip

    def drop(self) -> None:
        """Removes the draft; what is due stays due."""
        at = self._open
        if at is None or at.review is None:
            return
        words = _("Everything written in this draft goes. The review stays due.")
        if not confirm(self, _("Remove this draft?"), words, _("Remove it")):
            return
        self.drafts.drop()
        desk, held = self.context.desk, replace(self._typed(), version=self.two.version)
        act_on(
            self, self.context, held, lambda copy: review.drop(desk, copy), by(self._said),
            lambda _none: self._dropped(), self._refused, _("Remove it all the same"),
        )  # fmt: skip

    def _dropped(self) -> None:
        self.context.notify(_("The draft is removed"))
        self.open(Place("review", self.place.case))

    def _to(self, one: CaseReview) -> None:
        self.context.go(Place("review", one.case, str(one.id)))


def _due(on: date, today: date) -> str:
    """Due 6 March 2027, in 12 days; or how late it is."""
    days = (on - today).days
    told = _("due {day}").format(day=day(on))
    if days < 0:
        return f"{told}, {lateness(-days)}"
    return told if not days else f"{told}, " + ngettext("in {count} day", "in {count} days", days)


def _is_id(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True


PAGE = ReviewPage
