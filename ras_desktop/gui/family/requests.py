"""Requests for a personal budget with their outcomes, the early steps, and consents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain import request as rules
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.request import Request, RequestOutcome, answer_due
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.collection import Collection, Entry, Words, act
from ras_desktop.gui.family.consents import Consents
from ras_desktop.gui.family.early_steps import EarlySteps
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.outcome import OutcomeEditor
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.family.request_form import RequestForm, new_request
from ras_desktop.gui.family.reveal import reveal
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column
from ras_desktop.services import request
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _, day
from ras_desktop.wording.request import OUTCOMES

_TONES = {
    RequestOutcome.WAITING: (Tone.WARN, "waiting"),
    RequestOutcome.ACCEPTED: (Tone.GOOD, "good"),
    RequestOutcome.REFUSED: (Tone.BAD, "bad"),
    RequestOutcome.WITHDRAWN: (Tone.PLAIN, "ended"),
}


class RequestEditor(Editor[Request]):
    """A request that waits for its outcome."""

    KIND = "family.request"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Log the request"))
        self._request_form = RequestForm(self.form, self.body)

    def offer(self, lists: Lists) -> None:
        """The council's relations."""
        super().offer(lists)
        self._request_form.offer(lists)

    def values_of(self, value: Request) -> dict[str, Any]:
        """Every field."""
        return self._request_form.values_of(value)

    def composed(self, base: Request, values: Mapping[str, Any]) -> Request:
        """The request as typed."""
        return self._request_form.composed(base, values)

    def check(self, value: Request) -> Findings:
        """Who, when, for what."""
        return rules.check(value, self.context.desk.today())

    def save_by(self, desk: Desk, case: UUID, value: Request) -> Done[Request]:
        """Logs it, or changes one that waits."""
        return (request.save if value.version else request.log)(desk, case, value)


class RequestsPart(Part):
    """Who asked, what came of it, and what the family has agreed to."""

    WORD = "requests"
    NAME = N_("Requests and consent")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        desk = self.context.desk
        self._seen: Seen | None = None
        self.right = Banner(closes=False)
        self.outcome = OutcomeEditor(self.context)
        self.outcome_card = Card(_("The outcome of the request"))
        self.outcome_card.body.addWidget(self.outcome)
        self.outcome_card.hide()
        self.collection = Collection(
            Words(
                _("Who has asked for a personal budget?"),
                _("Log a request"),
                _("Change the request"),
                "request",
                _("No request is logged yet"),
                _("A request is logged with its day, who asked and for what."),
            ),
            RequestEditor(self.context),
            items=lambda seen: seen.family.requests,
            entry=self._entry,
            fresh=lambda id_: new_request(id_, desk.today()),
            offered=desk.offers("request.log"),
        )
        self.steps = EarlySteps(page)
        steps = Card(_("Before a request"), _("What every family is offered, with who and when."))
        steps.body.addWidget(self.steps)
        self.consents = Consents(page)
        parts = (self.right, self.outcome_card, self.collection, steps, self.consents)
        self.setLayout(column(*parts, None, gap=2))
        self.outcome.saved.connect(self._decided)
        self.outcome.closed.connect(self._close_outcome)
        self.collection.editor.saved.connect(
            lambda _kept: self.context.notify(_("The request is logged"))
        )

    def show_family(self, seen: Seen) -> None:
        """Requests, steps and consents as they are."""
        if self._seen is not None and self._seen.id != seen.id:
            self._close_outcome()
        self._seen = seen
        if seen.family.right_to_ask:
            words = _(
                "This family has a right to ask for a personal budget: there is an EHC plan, or "
                "one is being prepared (Children and Families Act 2014, section 49)."
            )
            self.right.say(words, Tone.NOTE)
        else:
            self.right.clear()
        self.outcome.offer(seen.lists)
        self.collection.show_family(seen)
        self.steps.show_family(seen)
        self.consents.show_family(seen)

    def go_to(self, spot: str) -> None:
        """A new request; the outcome of one by identifier; "consent" for a new consent."""
        if spot == "consent":
            self.consents.add()
        elif spot == "new":
            self.collection.add()
        else:
            found = next((each for each in self._requests() if str(each.id) == spot), None)
            if found is not None:
                self.decide(found)
            elif not self.consents.go_to(spot):
                self.collection.go_to(spot)

    def keep(self) -> None:
        """The drafts."""
        for each in (self.collection.editor, self.outcome, self.consents.editor):
            each.keep()

    def save(self) -> None:
        """Saves the form that is open: the one with the cursor, else the first."""
        forms: list[tuple[bool, Editor[Any]]] = [
            (not self.outcome_card.isHidden(), self.outcome),
            (self.collection.is_open, self.collection.editor),
            (self.consents.is_open, self.consents.editor),
        ]
        shown = [each for is_open, each in forms if is_open]
        focus = self.window().focusWidget()
        here = [each for each in shown if focus is not None and each.isAncestorOf(focus)]
        for each in (here or shown)[:1]:
            each.save()

    def decide(self, held: Request) -> None:
        """Opens the form of the outcome."""
        if self._seen is None:
            return
        case, subject = self._seen.id, str(held.id)
        if self.outcome.shows(case, subject) and self.outcome.typing:
            self._show_outcome(held)
            return
        self.outcome.keep()

        def begin(kept: Draft | None) -> None:
            self.outcome.begin(case, held, subject, kept)
            self._show_outcome(held)

        self.outcome.find_draft(subject, begin)

    def _show_outcome(self, held: Request) -> None:
        words = _("{who} asked on {day}.").format(who=held.made_by, day=day(held.made_on))
        self.outcome_card.say_under(text.breakable(words))
        self.outcome_card.show()
        self.outcome.take_focus()
        reveal(self.outcome_card)

    def _requests(self) -> tuple[Request, ...]:
        return self._seen.family.requests if self._seen is not None else ()

    def _close_outcome(self) -> None:
        self.outcome.keep()
        self._put_away()

    def _put_away(self) -> None:
        """The focus stays on this part of the page."""
        focus = self.window().focusWidget()
        inside = focus is not None and self.outcome_card.isAncestorOf(focus)
        self.outcome_card.hide()
        if inside:
            self.collection.add_button.setFocus()

    def _decided(self, kept: Request) -> None:
        self._put_away()
        words = _("The outcome is recorded: {outcome}")
        self.context.notify(words.format(outcome=_(OUTCOMES[kept.outcome.value])))

    def _entry(self, held: Request, seen: Seen) -> QWidget:
        who = held.made_by or _("Somebody")
        head = _("{who} asked on {day}").format(who=who, day=day(held.made_on))
        tone, shape = _TONES[held.outcome]
        facts = (saying.value("relation", held.relation, seen.lists),
                 saying.value("strands", held.strands, seen.lists))  # fmt: skip
        parts: list[QWidget] = [
            text.label(head),
            text.quiet(" · ".join(each for each in facts if each)),
        ]
        if held.words:
            parts.append(text.body(_("“{words}”").format(words=held.words[:800])))
        parts.append(Badge(self._standing(held, seen), tone, shape))
        if held.reason:
            parts.append(text.body(held.reason[:800]))
        return Entry(*parts, acts=self._acts(held, seen, head))

    def _standing(self, held: Request, seen: Seen) -> str:
        outcome = _(OUTCOMES[held.outcome.value])
        if held.outcome is RequestOutcome.WAITING:
            late = saying.lateness(answer_due(held), seen.today)
            return _("{outcome} · answer due {when}").format(outcome=outcome, when=late)
        on = day(held.outcome_on) if held.outcome_on else ""
        return " · ".join(each for each in (outcome, on, held.decided_by) if each)

    def _acts(self, held: Request, seen: Seen, about: str) -> tuple[QWidget, ...]:
        desk = self.context.desk
        acts: list[QWidget] = []
        if held.outcome is RequestOutcome.WAITING:
            if desk.offers("request.decide", self.page.place.case):
                waiting = (each for each in seen.family.requests if not each.decided_by)
                first = min(waiting, key=lambda each: each.made_on, default=held)
                words, press = _("Record the outcome"), lambda: self.decide(held)
                main = button(words, press, main=held == first)
                main.setAccessibleName(f"{_('Record the outcome')}: {about}")
                acts.append(main)
            if desk.offers("request.save", self.page.place.case):
                acts.append(act(_("Change"), lambda: self.collection.edit(held), about))
        else:
            if held.outcome is RequestOutcome.REFUSED and desk.offers(
                "document.read", self.page.place.case
            ):
                place = Place("documents", seen.id, "refusal")
                letter = button(_("The letter"), lambda: self.context.go(place), icon="document")
                letter.setAccessibleName(f"{_('The letter')}: {about}")
                acts.append(letter)
            if desk.offers("request.correct", self.page.place.case):
                acts.append(act(_("Correct"), lambda: self.decide(held), about))
        return tuple(acts)
