"""A review that is being written: its cards, as many as the answers ask for, and undo over all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.finding import Findings, errors
from ras_desktop.domain.review import REGULAR, days_late
from ras_desktop.domain.reviewing import ReviewForm, as_before, is_short
from ras_desktop.gui.review import known, parts
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.form import Form, scroll_to
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.services.open_review import OpenReview
from ras_desktop.wording import _, day, money

FIRST = ("changed", "when")
SHORT = (*FIRST, "child", "agreed")
WHOLE = (*FIRST, "outcomes", "money", "support", "child", "voices", "actions", "agreed")
ABOUT = (*FIRST, "child", "voices", "actions", "agreed")
"""The cards before the first answer; where nothing changed; all; of a single concern."""


class Written(QWidget):
    """`show_draft(at, draft, same)`; `value` is the form as it stands; `edited` after each change.

    The first question decides: where nothing changed the cards are few, and what stands as before
    is shown in one card, with the way to go through it all.
    """

    edited = Signal()

    def __init__(self, page: QWidget, on_paper: Callable[[], object]) -> None:
        super().__init__()
        self.form = Form(page)
        self.timeline: Timeline[ReviewForm] = Timeline(page, self._put)
        self.value = ReviewForm()
        self._on_paper = on_paper
        self._at: OpenReview | None = None
        self._parts: dict[str, parts.Part] = {}
        self._through = False
        self.stands: known.Stands | None = None
        self._cards = column(gap=2)
        self.setLayout(self._cards)

    def show_draft(self, at: OpenReview, draft: CaseReview, same: bool) -> None:
        """Shows a draft; `same`: it is the one that stood here, read again."""
        self._at = at
        self._through = self._through and same
        self.value = draft.form
        self._lay()

    def shows(self, form: ReviewForm) -> bool:
        """Whether exactly this stands here already: then the cursor stays where it is."""
        return bool(self._parts) and form == self.value

    def clear(self) -> None:
        """Takes every card away."""
        for part in self._parts.values():
            part.forget()
            self._cards.removeWidget(part)
            part.hide()
            part.deleteLater()
        if self.stands is not None:
            self._cards.removeWidget(self.stands)
            self.stands.hide()
            self.stands.deleteLater()
        self._parts, self.stands = {}, None

    def begin(self) -> None:
        """The first question: from its answer the form is short or whole."""
        self.form.field("changed").take_focus()

    def go_through(self) -> None:
        """The whole form, though nothing changed."""
        self._through = True
        self._lay()
        where = "progress/0/score" if self.value.progress else "used"
        scroll_to(self.form.field(where))
        self.form.field(where).take_focus()

    def refused(self, found: Findings) -> None:
        """What stops it, beside its fields; those that the short form leaves out are shown, too."""
        stops = {each.where for each in errors(found)}
        if self._wanted() == SHORT and not stops <= set(self.form.places()):
            self._through = True
            self._lay()
        actions = self._parts.get("actions")
        if isinstance(actions, parts.Actions):
            actions.go_to(found)
        self.form.show_findings(found)

    def _regular(self) -> bool:
        """Whether it comes round by itself: then it always looks at everything."""
        at = self._at
        return at is not None and at.review is not None and at.review.kind in REGULAR

    def _wanted(self) -> tuple[str, ...]:
        form = self.value
        if form.changed is None:
            return FIRST
        if not self._regular() and not form.full:
            return ABOUT
        return SHORT if is_short(form) and not self._through else WHOLE

    def _lay(self) -> None:
        """The cards that the answers so far ask for, in their order; made when first needed."""
        wanted = self._wanted()
        for name in wanted:
            if name not in self._parts:
                self._parts[name] = self._make(name)
        if wanted == SHORT and self.stands is None:
            self.stands = known.Stands(self.go_through)
        place = 0
        for name in WHOLE:
            if name in self._parts:
                place = self._at_place(self._parts[name], place, name in wanted)
            if name == "changed" and self.stands is not None:
                place = self._at_place(self.stands, place, wanted == SHORT)
        if self.stands is not None and wanted == SHORT:
            self.stands.show_form(self.value, self._annual())
        for name in wanted:
            self._parts[name].show_form(self.value)
        self._say_late()

    def _at_place(self, card: QWidget, place: int, wanted: bool) -> int:
        if self._cards.indexOf(card) != place:
            self._cards.insertWidget(place, card)
        card.setVisible(wanted)
        return place + 1

    def _annual(self) -> str:
        package = self._at.package if self._at is not None else None
        return money(package.annual) if package is not None else ""

    def _make(self, name: str) -> parts.Part:
        at = self._at
        assert at is not None
        last = at.last.on if at.last is not None else None
        source = _("at the review of {day}").format(day=day(last)) if last else _("in the plan")
        since = _("Since {day}").format(day=day(last)) if last else _("Since the money began")
        form, value = self.form, self.value
        makers: dict[str, Callable[[], parts.Part]] = {
            "when": lambda: parts.When(form, self._copied(at)),
            "changed": lambda: parts.Changed(form, since, not self._regular()),
            "outcomes": lambda: parts.Outcomes(form, value.progress, source),
            "money": lambda: parts.Money(form, known.of_money(at.money)),
            "support": lambda: parts.Support(form),
            "child": lambda: parts.Child(
                form, at.case.child.called, link(_("The form on paper …"), self._on_paper)
            ),
            "voices": lambda: parts.Voices(form),
            "actions": lambda: parts.Actions(form, value.earlier),
            "agreed": lambda: parts.Agreed(form, self._annual()),
        }
        made = makers[name]()
        made.changed.connect(self._edited)
        made.made.connect(self._watch)
        self._watch(list(made.editors()))
        return made

    def _copied(self, at: OpenReview) -> str:
        """Where place and people come from, while they stand as they did."""
        last, now = at.last, self.value
        if last is None or last.on is None or not now.present:
            return ""
        if (last.form.present, last.form.setting) != (now.present, now.setting):
            return ""
        return _("As at the review of {day}").format(day=day(last.on))

    def _watch(self, editors: list[QWidget]) -> None:
        for each in editors:
            self.timeline.watch(each)

    def _say_late(self) -> None:
        at, part = self._at, self._parts.get("when")
        if at is None or at.due is None or at.review is None or not isinstance(part, parts.When):
            return
        on = self.value.on
        part.say_late(days_late(at.due, on) if on is not None and self._regular() else 0)

    def _edited(self, form: ReviewForm, where: str) -> None:
        before = self.value
        if where == "changed" and form.changed is False and self._at is not None:
            form = as_before(form, self._at.today)
        self.value = form
        self.timeline.changed(before, form, where, whole=where.endswith("/"))
        if where in ("changed", "result", "enough", "full"):
            self._lay()
        else:
            for part in self._parts.values():
                part.form = form
            if where == "on":
                self._say_late()
        self.edited.emit()

    def _put(self, form: ReviewForm, where: str) -> None:
        """Undo and redo: the form as it was, shown where it changed."""
        self.value = form
        self._lay()
        if where in self.form.places() and self.form.field(where).isVisible():
            scroll_to(self.form.field(where))
            self.form.field(where).take_focus()
        self.edited.emit()
