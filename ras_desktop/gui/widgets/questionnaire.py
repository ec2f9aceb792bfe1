"""The questionnaire, made from the scheme: one question at a time, or all on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Severity
from ras_desktop.domain.form import Form as Questions
from ras_desktop.domain.form import Question
from ras_desktop.domain.practice import NOT_ASKED_FOR
from ras_desktop.domain.questionnaire import Answers, Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.gui import icons
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.gates import Gates
from ras_desktop.gui.widgets.layout import Flow, column, empty, row
from ras_desktop.gui.widgets.question import FOLDED, Guidance, QuestionView
from ras_desktop.wording import _

GATES = "gates"
"""The step before the first question."""
AT_ONCE = 2
"""Questions that are built in one go when all are shown, so that the window is not held."""
BESIDE = 110
"""Characters of body text from which on guidance stands beside the question, not under it."""
ONLY_FOR_FAMILIES = ("evidence", "family")
"""Parts of an answer that an invented child has not."""
WIDE = 120
"""Characters from which on the list of areas stands beside the questions, not above them."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of whom: the scheme, its form, what is given so far, and its sources.

    `carried`: question → words that say from where its answer was carried over. `practice`: an
    invented child, who has no evidence to show and no family that sees it otherwise.
    """

    scheme: Scheme
    form: Questions
    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]
    carried: Mapping[str, str]
    worker: str
    from_record: str = ""
    practice: bool = False


class Questionnaire(QWidget):
    """`ask(asking)`, then `answers()` and `gates()`; `edited(question)` at each answer.

    `reading`: large and calm, for use with the family. `together`: all questions on one page.
    """

    edited = Signal(str)
    finished = Signal()
    moved = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._asking: Asking | None = None
        self._answers: dict[str, Given] = {}
        self._gates: dict[str, GateAnswer] = {}
        self._carried: dict[str, str] = {}
        self._at = ""
        self._views: dict[str, QuestionView] = {}
        self._gate_view: Gates | None = None
        self.reading = self.together = self.checked = False
        self._above, self._aside = Flow(gap=0.5), column(gap=0)
        self._areas: dict[str, QPushButton] = {}
        self._listed: bool | None = None
        self._body = column(gap=2)
        self.progress = text.quiet(wrap=False)
        self.back = button(_("Back"), self.previous, icon="back")
        self.next = button(_("Next"), self.following, icon="forward", main=True)
        side = QVBoxLayout()
        side.addLayout(self._aside)
        side.addStretch(1)
        beside = row(side, gap=2)
        beside.addLayout(self._body, 1)
        self.setLayout(column(self._above, beside, gap=1))
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._build_more)
        self._wait: list[Question] = []

    # What is asked and answered

    def ask(self, asking: Asking, at: str = "") -> None:
        """Asks these questions, from the first that is open, or from `at`."""
        self._asking, self._listed = asking, None
        self._answers, self._gates = dict(asking.answers), dict(asking.gates)
        self._carried = dict(asking.carried)
        self.checked = False
        self._at = at if at in self.steps() else self._first_open()
        self._build()

    def answers(self) -> dict[str, Given]:
        """Every answer given so far."""
        return {name: given for name, given in self._answers.items() if given != Given()}

    def gates(self) -> dict[str, GateAnswer]:
        """What is known of each gate."""
        return dict(self._gates)

    def carried(self) -> frozenset[str]:
        """Questions whose carried answer nobody has looked at yet."""
        return frozenset(self._carried)

    def steps(self) -> tuple[str, ...]:
        """Gates, if any are asked, then each question."""
        asked = self._asked()
        gates = (GATES,) if any(gate.ask for gate in asked.scheme.gates) else ()
        return (*gates, *(question.id for question in asked.form.questions))

    def at(self) -> str:
        """The step that is shown or was last worked on."""
        return self._at

    def read(self) -> Answers:
        """The answers as they count, with findings."""
        return read(self._asked().form, self._answers)

    # Ways of showing

    def show_as(self, *, reading: bool, together: bool) -> None:
        """Changes the way of showing; what was answered stays."""
        if (reading, together) != (self.reading, self.together):
            self.reading, self.together = reading, together
            if self._asking is not None:
                self._build()

    def go_to(self, step: str, part: str = "") -> None:
        """Shows a question (or the gates) and puts the focus on its answer, or on a part of it."""
        if step not in self.steps():
            return
        self._at = step
        if not self.together:
            self._build()
        elif step in [each.id for each in self._wait]:
            self._build_rest()
        view = self._views.get(step)
        if view is not None and part:
            view.reveal(FOLDED.get(part, part))
        else:
            self.take_focus()
        self.moved.emit()

    def take_focus(self) -> None:
        """Puts the focus on the answer of the step that is shown: the number keys then choose."""
        view = self._views.get(self._at)
        if view is not None:
            view.take_focus()
        elif self._gate_view is not None:
            self._gate_view.take_focus()

    def following(self) -> None:
        """The next question; after the last one it is finished."""
        self._step(1)

    def previous(self) -> None:
        """The question before."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, as Next does; in a long text it begins a new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.following()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        self._looked_at(self._at)
        steps = self.steps()
        to = steps.index(self._at) + by
        if to >= len(steps) or (by > 0 and self.together):
            self.finished.emit()
        elif to >= 0:
            self.go_to(steps[to])

    def _looked_at(self, step: str) -> None:
        """Going on from a carried answer means that somebody has looked at it."""
        if self._carried.pop(step, None) is not None:
            self.edited.emit(step)

    # Building

    def _asked(self) -> Asking:
        assert self._asking is not None
        return self._asking

    def _first_open(self) -> str:
        steps, missing = self.steps(), set(self.read().missing) | set(self._carried)
        unknown = any(
            gate.ask and self._gates.get(gate.id, GateAnswer()).passed is None
            for gate in self._asked().scheme.gates
        )
        if unknown and GATES in steps:
            return GATES
        return next((step for step in steps if step in missing), steps[-1])

    def _build(self) -> None:
        self._later.stop()
        self._wait = []
        self._form.remove("answers")
        self._form.remove("gates")
        self._views, self._gate_view = {}, None
        empty(self._body)
        self.setProperty("reading", self.reading)
        self.style().polish(self)
        if self.together:
            if GATES in self.steps():
                self._body.addWidget(self._gates_card())
            self._wait = list(self._asked().form.questions)
            self._build_more()
        elif self._at == GATES:
            self._body.addWidget(self._gates_card())
        else:
            self._body.addWidget(self._question_card(self._asked().form.by_id[self._at]))
        self.back.setVisible(not self.together)
        if self.reading is not self._listed:
            self._list_areas()
        self._say_where()

    def _list_areas(self) -> None:
        """The areas beside the questions where there is room, above them where there is not."""
        empty(self._above)
        empty(self._aside)
        self._areas, self._listed = {}, self.reading
        if self.reading or self._asking is None:
            return
        form = self._asked().form
        for area in form.areas:
            inside = form.questions_of(area.id)
            if inside:
                go = button(area.title, partial(self._to_area, inside))
                go.setProperty("step", True)
                (self._aside if self._wide() else self._above).addWidget(go)
                go.show()
                self._areas[area.id] = go

    def _wide(self) -> bool:
        return self.width() > WIDE * self.fontMetrics().averageCharWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of areas stands where there is room."""
        was = event.oldSize().width() > WIDE * self.fontMetrics().averageCharWidth()
        super().resizeEvent(event)
        if was != self._wide() and self._asking is not None:
            self._list_areas()
            self._say_where()

    def _build_more(self) -> None:
        for question in self._wait[:AT_ONCE]:
            self._body.addWidget(self._question_card(question))
        self._wait = self._wait[AT_ONCE:]
        if self._wait:
            self._later.start()
        else:
            self._later.stop()

    def _build_rest(self) -> None:
        while self._wait:
            self._build_more()

    def _gates_card(self) -> QWidget:
        asked = self._asked()
        card = Card(_("Before the questions"))
        view = Gates(asked.scheme.gates, self._form, asked.worker)
        view.load(self._gates, asked.from_record if not self._answers else "")
        view.edited.connect(self._gate_edited)
        card.body.addWidget(view)
        self._gate_view = view
        return card

    def _question_card(self, question: Question) -> QWidget:
        asked = self._asked()
        form, without = asked.form, ONLY_FOR_FAMILIES if asked.practice else ()
        area = form.area(question.area)
        view = QuestionView(question, area, self._form, reading=self.reading, without=without)
        view.load(self._answers.get(question.id, Given()), self._carried.get(question.id, ""))
        view.edited.connect(self._edited)
        self._views[question.id] = view
        return QuestionCard(view, question.guidance if not self.reading else "")

    def _say_where(self) -> None:
        form, counted = self._asked().form, self.read()
        for name, go in self._areas.items():
            inside = form.questions_of(name)
            done = sum(each.id not in counted.missing and self._is_given(each) for each in inside)
            here = any(each.id == self._at for each in inside)
            go.setText(f"{form.area(name).title}  {done}/{len(inside)}")
            icons.dress(go, "check" if done == len(inside) else "now" if here else "plain")
            if go.property("here") != here:
                go.setProperty("here", here)
                go.style().polish(go)
        steps = self.steps()
        answered = sum(self._is_given(each) for each in form.questions)
        self.progress.setText(
            _("{done} of {all} answered").format(done=answered, all=len(form.questions))
        )
        last = self.together or self._at == steps[-1]
        self.next.setText(_("Finish") if last else _("Next"))
        self.back.setEnabled(self._at != steps[0])
        self._say_findings(counted)

    def _is_given(self, question: Question) -> bool:
        return self._answers.get(question.id, Given()) != Given()

    def _to_area(self, inside: tuple[Question, ...]) -> None:
        open_ = (each.id for each in inside if not self._is_given(each))
        self.go_to(next(open_, inside[0].id))

    def _say_findings(self, counted: Answers) -> None:
        """Warnings and offers while answering, and what is missing once it was checked."""
        for name, view in self._views.items():
            where = f"answers/{name}"
            view.say(
                [
                    each
                    for each in counted.findings
                    if (each.where == where or each.where.startswith(f"{where}/"))
                    and (self.checked or each.severity is not Severity.ERROR)
                    and not (self._asked().practice and each.code in NOT_ASKED_FOR)
                ]
            )

    def say_missing(self) -> None:
        """From now on what is missing is said too, beside its field."""
        self.checked = True
        self._say_findings(self.read())

    # Edits

    def _edited(self, question: str) -> None:
        given = self._views[question].given()
        if given == self._answers.get(question, Given()):
            return
        self._at = question
        self._answers[question] = given
        self._carried.pop(question, None)
        self._say_where()
        self.edited.emit(question)

    def _gate_edited(self) -> None:
        assert self._gate_view is not None
        age = {name: held for name, held in self._gates.items() if name not in self._asked_gates()}
        self._gates = {**age, **self._gate_view.answers()}
        self.edited.emit(GATES)

    def _asked_gates(self) -> set[str]:
        return {gate.id for gate in self._asked().scheme.gates if gate.ask}


class QuestionCard(QFrame):
    """A question with its guidance beside it, or under it where it is narrow."""

    def __init__(self, view: QuestionView, guidance: str) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._guidance = Guidance()
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._beside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._beside.setSpacing(space(2))
        self._beside.addWidget(view, 3)
        self._beside.addWidget(self._guidance, 2, Qt.AlignmentFlag.AlignTop)
        self._guidance.say(guidance)  # only now: before, it would appear as a window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() > BESIDE * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not direction:
            self._beside.setDirection(direction)
