"""One question, made from the scheme: levels as cards, and what goes with the answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.form import Area, Level, Question, QuestionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, TickField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import MoneyField, NumberField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, ngettext, number

FOLDED = {
    "points": "between",
    "reason": "between",
    "comment": "comment",
    "evidence": "evidence",
    "family": "family",
    "family_words": "family",
}
"""A field of an answer → the part in which it is folded away."""


class QuestionView(QWidget):
    """A question with its answer. `edited` when a person answered; `given()` is the answer.

    `reading`: for use with the family: large, calm, without points and guidance. Its fields are
    in `form` under "answers/QUESTION/…", so that findings stand beside them. `without`: parts that
    are not offered.
    """

    edited = Signal(str)

    def __init__(
        self,
        question: Question,
        area: Area,
        form: Form,
        *,
        reading: bool,
        without: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.question = question
        self._without = without
        self._form, self._reading = form, reading
        self._loading = False
        self._parts: dict[str, Field[Any]] = {}
        self._more: dict[str, QWidget] = {}
        self._folded = column(gap=1)
        self._given = Given()
        self.setProperty("reading", reading)
        self._carried = text.quiet()
        self._carried.hide()
        whole = column(gap=1.5 if reading else 1)
        self._ask(whole, area)
        self._answer(whole)
        self._beside(whole)
        whole.addLayout(self._folded)
        self.setLayout(whole)

    # What is asked

    def _ask(self, whole: Any, area: Area) -> None:
        whole.addWidget(text.quiet(area.title if self._reading else self.question.title))
        opens = text.title if self._reading else text.heading
        whole.addWidget(opens(self.question.outcome or self.question.title))
        if self.question.ask:
            whole.addWidget(text.body(self.question.ask))
        whole.addWidget(self._carried)

    def _answer(self, whole: Any) -> None:
        question = self.question
        if question.kind is QuestionKind.LEVELS:
            whole.addWidget(self._take("", CardsField("", self._choices())))
            for card in self._cards().cards:
                card.radio.setAccessibleName(f"{question.title}: {card.radio.text()}")
        elif question.kind is QuestionKind.MONEY:
            whole.addWidget(self._take("", MoneyField(_("Amount"), after=question.unit)))
        else:
            whole.addWidget(self._take("", self._number(_("Answer"), question.unit)))
        if question.natural_support:
            words = _("Are the carers willing and able to go on giving this help?")
            ways = (Choice(True, _("Yes, willing and able")), Choice(False, _("No, or not as now")))
            whole.addWidget(self._take("willing", CardsField(words, ways)))

    def _number(self, name: str, unit: str) -> NumberField:
        question = self.question
        step = question.step or Decimal(1)
        places = max(-int(step.normalize().as_tuple().exponent), 0)
        return NumberField(
            name, after=unit, least=question.minimum, most=question.maximum, places=places
        )

    def _choices(self) -> tuple[Choice, ...]:
        made = []
        for key, level in enumerate(self.question.levels, 1):
            words = f"{key}  {level.title}"
            if level.points is not None and self.question.scored and not self._reading:
                words += "  ·  " + ngettext("{count} point", "{count} points", int(level.points))
            made.append(Choice(level.id, words, level.text))
        return tuple(made)

    # What goes with the answer

    def _beside(self, whole: Any) -> None:
        links = Flow(gap=1)
        if self.question.not_relevant:
            links.addWidget(self._take("not_relevant", TickField(_("Not relevant (N)"))))
        for name, words in (
            ("between", _("Between two levels (B)")),
            ("comment", _("Comment (C)")),
            ("evidence", _("Evidence (E)")),
            ("family", _("The family sees it otherwise (F)")),
        ):
            aside = self._reading and name in ("between", "evidence")
            if self._has(name) and not aside:
                links.addWidget(link(words, partial(self.reveal, name)))
        whole.addWidget(holding(links))

    def _has(self, name: str) -> bool:
        if name in self._without:
            return False
        return name != "between" or (self.question.between and self.question.scored)

    def _part(self, name: str) -> QWidget | None:
        """A part that is folded away; made when it is first wanted, to be quick."""
        if name in self._more or not self._has(name):
            return self._more.get(name)
        before = set(self._parts)
        if name == "between":
            made = self._between()
        elif name == "family":
            made = self._family()
        else:
            words = _("Comment") if name == "comment" else _("Evidence: what shows it")
            made = self._take(name, LongField(words, lines=2))
        self._more[name] = made
        self._folded.addWidget(made)
        loading, self._loading = self._loading, True
        self._fill(self._given, set(self._parts) - before)
        self._loading = loading
        return made

    def _between(self) -> QWidget:
        scored = [level.points for level in self.question.levels if level.points is not None]
        hint = _("Between {least} and {most}, and not a level’s own points").format(
            least=number(min(scored)), most=number(max(scored))
        )
        points = NumberField(_("Points between two levels"), hint, most=max(scored), places=1)
        reason = LongField(_("Why between them"), lines=2)
        return holding(column(self._take("points", points), self._take("reason", reason)))

    def _family(self) -> QWidget:
        name = _("The family’s own answer")
        if self.question.kind is QuestionKind.LEVELS:
            offered = tuple(Choice(level.id, level.title) for level in self.question.levels)
            answer: Field[Any] = ListField(name, offered)
        else:
            answer = self._number(name, self.question.unit)
        words = LongField(_("In the family’s words"), lines=2)
        return holding(column(self._take("family", answer), self._take("family_words", words)))

    def reveal(self, name: str, *, focus: bool = True) -> None:
        """Shows a part that is folded away: comment, evidence, between, family."""
        part = self._part(name)
        if part is None:
            return
        part.show()
        field = part if isinstance(part, Field) else part.findChild(Field)
        if focus and field is not None:
            field.take_focus()

    def _take(self, name: str, field: Any) -> Any:
        where = f"answers/{self.question.id}" + (f"/{name}" if name else "")
        self._parts[name] = self._form.add(where, field)
        field.edited.connect(lambda: self._edited(name))
        return field

    # The answer as a value

    def load(self, given: Given, carried: str = "") -> None:
        """Shows an answer; `carried` says from where it was carried over."""
        self._loading = True
        self._given = given
        self._fill(given, set(self._parts))
        self._carried.setText(carried)
        self._carried.setVisible(bool(carried))
        self._unfold(given)
        self._loading = False

    def _fill(self, given: Given, names: set[str]) -> None:
        kind = self.question.kind
        shown: Any = given.level if kind is QuestionKind.LEVELS else given.number
        if kind is QuestionKind.MONEY and given.number is not None:
            shown = Money.pounds(given.number)
        own = {"": shown, "family": self._family_shown(given)}
        for name in names:
            self._parts[name].load(own[name] if name in own else getattr(given, name))

    def _family_shown(self, given: Given) -> Any:
        if self.question.kind is QuestionKind.LEVELS:
            return given.family or None
        try:
            return Decimal(given.family) if given.family else None
        except ArithmeticError:
            return None

    def _unfold(self, given: Given) -> None:
        """Shows what has content or is asked for, and folds the rest away."""
        level = self.question.by_id.get(given.level or "") or self._below(given)
        wanted = {
            "comment": bool(given.comment)
            or self.question.comment
            or bool(level and level.comment),
            "evidence": bool(given.evidence)
            or self.question.evidence
            or bool(level and level.evidence),
            "between": given.points is not None or bool(given.reason),
            "family": bool(given.family or given.family_words),
        }
        if "willing" in self._parts:
            self._parts["willing"].setVisible(self.question.asks_willing(given.level))
        for name, on in wanted.items():
            part = self._part(name) if on else self._more.get(name)
            if part is not None and (on or not part.isAncestorOf(self.focusWidget() or self)):
                part.setVisible(on)

    def _below(self, given: Given) -> Level | None:
        """The level that counts for a value between two: the lower one."""
        if given.points is None:
            return None
        scored = [each for each in self.question.levels if each.points is not None]
        below = [each for each in scored if each.points < given.points]  # type: ignore[operator]
        return below[-1] if below else None

    def given(self) -> Given:
        """The answer as it stands; what is folded away keeps what it had."""
        read = {name: field.value() for name, field in self._parts.items()}
        own: dict[str, Any] = {}
        for name in ("points", "willing"):
            if name in read:
                own[name] = read[name]
        for name in ("reason", "comment", "evidence", "family_words"):
            if name in read:
                own[name] = read[name] or ""
        if "family" in read:
            own["family"] = "" if read["family"] is None else str(read["family"])
        own["not_relevant"] = bool(read.get("not_relevant"))
        answer = read[""]
        if self.question.kind is QuestionKind.LEVELS:
            between = own.get("points", self._given.points) is not None
            own["level"] = None if between else answer
            if not self.question.asks_willing(own["level"]):
                own["willing"] = None
        else:
            own["number"] = answer.in_pounds if isinstance(answer, Money) else answer
        return replace(self._given, **own)

    def say(self, found: list[Finding]) -> None:
        """Findings of this question, each beside its field. What is asked for is unfolded."""
        here = f"answers/{self.question.id}"
        for each in found:
            rest = each.where.removeprefix(here).strip("/")
            if name_ := FOLDED.get(rest):
                self.reveal(name_, focus=False)
        for name, field in self._parts.items():
            where = f"{here}/{name}" if name else here
            mine = tuple(each for each in found if each.where == where)
            if mine != field.findings():
                field.show_findings(mine)

    def _cards(self) -> CardsField:
        field = self._parts[""]
        assert isinstance(field, CardsField)
        return field

    def _edited(self, name: str) -> None:
        if self._loading:
            return
        self._loading = True
        if name == "" and self._parts[""].value() is not None:
            # An answer takes the place of "not relevant" and of a value between levels.
            self._clear("not_relevant", "points")
        elif name == "not_relevant" and self._parts[name].value():
            self._clear("", "points")
        elif name == "points" and self._parts[name].value() is not None:
            self._clear("")
        self._carried.hide()
        self._given = self.given()
        if name in ("", "not_relevant", "points"):
            self._unfold(self._given)
        self._loading = False
        self.edited.emit(self.question.id)

    def _clear(self, *names: str) -> None:
        for name in names:
            if name in self._parts:
                self._parts[name].load(None)
            elif name == "points":
                self._given = replace(self._given, points=None)

    # Keys

    def take_focus(self) -> None:
        """Puts the focus on the answer, so that the number keys choose."""
        self._parts[""].take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys act on the question that has the focus only: 1 … 9, N, B, C, E, F."""
        opens = {
            Qt.Key.Key_B: "between", Qt.Key.Key_C: "comment", Qt.Key.Key_E: "evidence",
            Qt.Key.Key_F: "family",
        }  # fmt: skip
        key = Qt.Key(event.key())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in opens:
            self.reveal(opens[key])
        elif key is Qt.Key.Key_N and "not_relevant" in self._parts:
            self._parts["not_relevant"].load(not self._parts["not_relevant"].value())
            self._edited("not_relevant")
        elif event.text().isdecimal() and self.question.kind is QuestionKind.LEVELS:
            self._cards().keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class Guidance(Card):
    """Guidance for the worker, beside the question."""

    def __init__(self) -> None:
        super().__init__(_("How to score it"))
        self.setProperty("card", "sunken")
        self._words = text.body()
        self.body.addWidget(self._words)
        self.body.setContentsMargins(0, 0, 0, space(1))

    def say(self, words: str) -> None:
        """Shows guidance; without any it goes away."""
        self._words.setText(words)
        self.setVisible(bool(words))
