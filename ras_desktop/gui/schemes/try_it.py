"""Try it: a child scored here with the questionnaire, on the scheme as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal

from ras_desktop.domain.dates import age_on
from ras_desktop.domain.scheme import Example, Expected
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.examples import menu_options
from ras_desktop.gui.schemes.forms import AgeField
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.budget import Explanation, Sums
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import SeveralField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding, row
from ras_desktop.gui.widgets.person_field import Find, PersonField
from ras_desktop.gui.widgets.questionnaire import Asking, Questionnaire
from ras_desktop.services import scheme_trial
from ras_desktop.services.scheme_trial import Child
from ras_desktop.wording import _, listed

PAUSE = 60
"""Milliseconds after an answer until the budget is shown anew."""


class TryPart(Part):
    """Answers are the window's own; a worked example keeps them on purpose.

    `case_wanted(id)`: somebody chose a child of the caseload; `show_child` then shows its answers.
    """

    case_wanted = Signal(object)

    def __init__(
        self, design: Design, find: Find | None, day: date, worker: str, example: int | None = None
    ) -> None:
        super().__init__(design)
        self._form = Form(self)
        self._example = example
        self._worker = worker
        scheme = design.scheme
        self._child = _of_example(design, example) or Child(
            max(day, scheme.valid_from), scheme.forms[0].age_from if scheme.forms else 9, {}, {}
        )
        self.state = Banner(closes=False)
        self.on = DateField(_("Day of the assessment"))
        self.age = AgeField(_("Age"), most=25)
        self.on.load(self._child.on)
        self.age.load(self._child.age)
        self.person: PersonField | None = None
        fields = Flow(self.age, self.on, gap=3)
        if find is not None and example is None:
            self.person = PersonField(_("Or a child of the caseload"), find, optional=True)
            self.person.edited.connect(self._person_chosen)
            fields.addWidget(self.person)
        options = menu_options(scheme)
        self.chosen = SeveralField(_("Chosen from the menu"), options) if options else None
        self.questions = Questionnaire(self._form)
        self.sums, self.why = Sums(), Explanation()
        self._nothing = text.body()
        self._keep = button(_("Keep it as a worked example"), self._keep_example, icon="save")
        card = Card(_("The child"))
        card.body.addWidget(holding(fields))
        came = Card(_("What comes out"))
        for part in (self.sums, self._nothing):
            came.body.addWidget(part)
        if example is None:
            came.body.addLayout(row(self._keep, None))
        parts: list[Any] = [self.state, card, self.questions]
        parts.append(row(self.questions.back, self.questions.next, self.questions.progress, None))
        if self.chosen is not None:
            self.chosen.load(self._child.chosen)
            self.chosen.edited.connect(self._answered)
            parts.append(self.chosen)
        self.setLayout(column(*parts, came, self.why, gap=2))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.work_out)
        self.questions.edited.connect(lambda _question: self._answered())
        for field in (self.on, self.age):
            field.edited.connect(self._other_child)
        self._asked: Any = None

    def fill(self) -> None:
        """Asks with the scheme as it is now."""
        if self._example is not None:
            held = self.design.scheme.examples
            words = held[self._example].title if self._example < len(held) else ""
            self.state.say(_("These are the answers of the example “{title}”.").format(title=words))
        self._ask()
        self.work_out()

    def show_child(self, child: Child | None) -> None:
        """The answers of a child of the caseload, as far as they fit."""
        if child is None:
            self.state.say(_("This child has no sealed assessment yet: there is nothing to try."))
            return
        first = self.design.scheme.valid_from
        child = replace(child, on=max(child.on, first))  # a draft of next year has no prices yet
        self._child = child
        self.on.load(child.on)
        self.age.load(child.age)
        words = _("Sealed answers of {name}, tried on this draft. Nothing is changed.").format(
            name=child.name
        )
        self.state.say(f"{words} {_left_out(child)}".strip())
        self._asked = None
        self._ask()
        self.work_out()

    def work_out(self) -> None:
        """What comes out, with everything that led to it."""
        scheme = self.design.scheme
        tried = scheme_trial.try_(scheme, self._now()) if sound(scheme) else None
        for part in (self.sums, self.why):
            part.setVisible(tried is not None)
        self._nothing.setVisible(tried is None)
        if tried is None:
            self._nothing.setText(
                _("No form is for this age.")
                if sound(scheme)
                else _("The scheme cannot be worked out yet: put right what is listed first.")
            )
            return
        self.sums.show_budget(tried.budget)
        self.why.show_budget(tried.budget, tried.said)

    def _now(self) -> Child:
        chosen = self.chosen.value() if self.chosen is not None else ()
        answers = self.questions.answers() if self._asked else self._child.answers
        gates = self.questions.gates() if self._asked else self._child.gates
        return replace(
            self._child,
            on=self.on.value() or self._child.on,
            age=self._child.age if self.age.value() is None else self.age.value(),
            answers=answers,
            gates=gates,
            chosen=chosen,
        )

    def _ask(self) -> None:
        scheme, child = self.design.scheme, self._now()
        form = scheme.form_for(child.age)
        usable = form is not None and sound(scheme) and bool(form.questions)
        for part in (self.questions, self.questions.back, self.questions.next):
            part.setVisible(usable)
        if not usable or form is None or self._asked == (scheme, form.id):
            return
        fitting = {
            name: given
            for name, given in child.answers.items()
            if scheme_trial.fits(form, name, given)
        }
        self._asked = (scheme, form.id)
        self.questions.ask(Asking(scheme, form, fitting, child.gates, {}, self._worker))

    def _other_child(self) -> None:
        self._ask()
        self._answered()

    def _answered(self) -> None:
        if self._example is not None:
            self._write_back(self._example)
        self._later.start()

    def _write_back(self, place: int) -> None:
        """The answers of an example are the scheme's own: they can be undone."""
        held = self.design.scheme.examples[place]
        child = self._now()
        edited = replace(
            held, answers=child.answers, gates=child.gates, chosen=child.chosen, on=child.on
        )
        if held.born is None:
            edited = replace(edited, age=child.age)
        self.design.put(("examples", place), edited)
        form = self.design.scheme.form_for(child.age)
        self._asked = (self.design.scheme, form.id if form else "")

    def _keep_example(self) -> None:
        """Answers become a worked example; its figures are typed by whoever worked them out."""
        child, held = self._now(), self.design.scheme.examples
        title = _("Example {number}").format(number=len(held) + 1)
        kept = Example(
            title, child.on, Expected(), age=child.age, chosen=child.chosen, gates=child.gates,
            answers=child.answers,
        )  # fmt: skip
        self.design.put(("examples",), (*held, kept))
        self.state.say(_("Kept as “{title}”: say there what must come out.").format(title=title))

    def _person_chosen(self) -> None:
        if self.person is not None and self.person.value() is not None:
            self.case_wanted.emit(self.person.value())


MOST = 5
"""Questions that are named; of more only how many there are."""


def _left_out(child: Child) -> str:
    """Which answers have no place here."""
    gone = child.left_out
    if not gone:
        return ""
    if not child.answers:
        return _("None of these answers has a place in this form: answer it here.")
    if len(gone) > MOST:
        return _("{count} of the answers have no place in this form.").format(count=len(gone))
    return _("Not asked here: {questions}.").format(questions=listed(list(gone)))


def _of_example(design: Design, place: int | None) -> Child | None:
    if place is None or place >= len(design.scheme.examples):
        return None
    held: Example = design.scheme.examples[place]
    age = held.age
    if age is None and held.born is not None:
        age = age_on(held.born, held.on)
    return Child(held.on, age or 0, held.answers, held.gates, held.chosen)
