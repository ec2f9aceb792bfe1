"""What is asked before the form: gates, each passed, not passed, or passed by judgement."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.scheme import About, Gate, GateAnswer
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import column, holding
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


class GateView(QWidget):
    """One gate: yes or no; where "no", what happens instead, and the way past it by judgement."""

    edited = Signal()

    def __init__(self, gate: Gate, form: Form, worker: str) -> None:
        super().__init__()
        self._gate, self._worker = gate, worker
        ways = (Choice(True, _("1  Yes")), Choice(False, _("2  No")))
        self._passed = form.add(f"gates/{gate.id}", CardsField(gate.ask or gate.title, ways))
        self._instead = text.body(gate.reason)
        hint = _(
            "The form is used all the same. Write why, for this child: it is kept with your name."
        )
        self._judgement = form.add(
            f"gates/{gate.id}/judgement",
            LongField(_("Professional judgement"), hint, optional=True, lines=2),
        )
        parts = column(self._instead, self._judgement)
        parts.setContentsMargins(space(3), 0, 0, 0)
        self._otherwise = holding(parts)
        self._source = text.quiet()
        self._source.hide()
        self.setLayout(column(self._passed, self._source, self._otherwise))
        self._otherwise.hide()
        self._judgement.setVisible(gate.judgement)
        self._passed.edited.connect(self._turned)
        self._judgement.edited.connect(self.edited)

    def load(self, answer: GateAnswer, source: str = "") -> None:
        """Shows what is known of the gate and from where."""
        self._passed.load(answer.passed)
        self._judgement.load(answer.judgement)
        self._otherwise.setVisible(answer.passed is False)
        self._source.setText(source)
        self._source.setVisible(bool(source))

    def answer(self) -> GateAnswer:
        """The gate's answer; a judgement is the worker's own."""
        passed = self._passed.value()
        judgement = self._judgement.value() or "" if passed is False else ""
        return GateAnswer(passed, judgement, self._worker if judgement else "")

    def take_focus(self) -> None:
        """Puts the focus on yes and no."""
        self._passed.take_focus()

    def _turned(self) -> None:
        self._otherwise.setVisible(self._passed.value() is False)
        self._source.hide()
        self.edited.emit()


class Gates(QWidget):
    """All gates that are asked: those about age are answered by the date of birth."""

    edited = Signal()

    def __init__(self, gates: tuple[Gate, ...], form: Form, worker: str) -> None:
        super().__init__()
        self._views = {
            gate.id: GateView(gate, form, worker) for gate in gates if gate.about is not About.AGE
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(3))
        for view in self._views.values():
            view.edited.connect(self.edited)
            whole.addWidget(view)

    def load(self, answers: Mapping[str, GateAnswer], from_record: str = "") -> None:
        """Shows the answers; `from_record` stands under those that the record has answered."""
        for gate, view in self._views.items():
            answer = answers.get(gate, GateAnswer())
            view.load(answer, from_record if answer.passed is not None else "")

    def answers(self) -> dict[str, GateAnswer]:
        """What is known of each gate."""
        found = {gate: view.answer() for gate, view in self._views.items()}
        return {gate: answer for gate, answer in found.items() if answer != GateAnswer()}

    def take_focus(self) -> None:
        """The first gate."""
        for view in self._views.values():
            view.take_focus()
            return
