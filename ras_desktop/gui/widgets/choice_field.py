"""Fields to choose in: one of few (cards), one of many (a list), several, or yes and no."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ras_desktop.gui.theme import TARGET, space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value, its words, and a line that explains it."""

    value: Hashable
    words: str
    under: str = ""


def choices(words: dict[Any, str], say: Callable[[str], str] = _) -> tuple[Choice, ...]:
    """Choices from a table of value → text, such as those in `wording`."""
    return tuple(Choice(value, say(each)) for value, each in words.items())


class _Combo(QComboBox):
    """A list that the wheel does not change by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Lets the page scroll."""
        event.ignore()


class ListField(Field[Any]):
    """One of many, from a list. `none` is the words for nothing chosen ("" allows no empty)."""

    def __init__(
        self,
        name: str,
        offered: Sequence[Choice],
        hint: str = "",
        *,
        optional: bool = False,
        none: str | None = None,
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self._none = _("Choose…") if none is None else none
        self.combo = _Combo()
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumHeight(TARGET)
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole.addWidget(self.combo)
        self._take(self.combo)
        self.offer(offered)
        self.combo.currentIndexChanged.connect(self._edited)

    def offer(self, offered: Sequence[Choice]) -> None:
        """Sets what can be chosen; what was chosen stays where it is still offered."""
        chosen = self.value() if self.combo.count() else None
        self._loading = True
        self._offered = tuple(offered)
        self.combo.clear()
        if self._none:
            self.combo.addItem(self._none)
        for each in self._offered:
            self.combo.addItem(each.words)
        longest = max((len(each.words) for each in self._offered), default=10)
        self.combo.setMinimumContentsLength(min(max(longest, len(self._none)) + 2, 48))
        self._loading = False
        self.load(chosen)

    def load(self, value: Any) -> None:
        """Shows a value. One that is no longer offered is added, so that nothing is lost."""
        self._loading = True
        values = [each.value for each in self._offered]
        if value is not None and value not in values:
            self._offered = (*self._offered, Choice(value, str(value)))
            self.combo.addItem(str(value))
            values.append(value)
        at = -1 if value is None else values.index(value)
        self.combo.setCurrentIndex(at + (1 if self._none else 0))
        self._loading = False
        self.show_findings(())

    def value(self) -> Any:
        """The value chosen; None for none."""
        at = self.combo.currentIndex() - (1 if self._none else 0)
        return self._offered[at].value if 0 <= at < len(self._offered) else None

    def typed(self) -> Any:
        """The words chosen."""
        return self.combo.currentText() if self.value() is not None else ""

    def retype(self, typed: Any) -> None:
        """Chooses by words; words no longer offered choose nothing."""
        self.load(next((each.value for each in self._offered if each.words == typed), None))


class ChoiceCard(QFrame):
    """A choice as a card: the whole card can be pressed."""

    pressed = Signal()

    def __init__(self, choice: Choice, key: int) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.radio = QRadioButton(choice.words)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(space(1), space(0.5), space(1), space(0.5))
        inside.setSpacing(0)
        inside.addWidget(self.radio)
        if choice.under:
            under = text.quiet(choice.under)
            under.setContentsMargins(space(4), 0, 0, space(0.5))
            inside.addWidget(under)
        if key:
            self.radio.setToolTip(_("Key {key}").format(key=key))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chosen with the mouse, anywhere on the card."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)


class CardsField(Field[Any]):
    """One of few, as cards. The keys 1 … 9 choose while the focus is inside.

    `beside`: the cards stand beside each other, for choices of a word or two.
    """

    def __init__(
        self,
        name: str,
        offered: Sequence[Choice],
        hint: str = "",
        *,
        optional: bool = False,
        beside: bool = False,
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self._offered = tuple(offered)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.cards: list[ChoiceCard] = []
        into: QLayout = self._whole
        if beside:
            into = Flow(gap=1)
            self._whole.addLayout(into)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for key, each in enumerate(self._offered, 1):
            card = ChoiceCard(each, key)
            self._group.addButton(card.radio)
            into.addWidget(card)
            self.cards.append(card)
            card.radio.setAccessibleName(f"{name}: {each.words}")
        self._take(*(card.radio for card in self.cards))
        self._group.buttonToggled.connect(self._turned)

    def load(self, value: Any) -> None:
        """Shows a value; None for none."""
        self._loading = True
        self._group.setExclusive(False)
        for each, card in zip(self._offered, self.cards, strict=True):
            card.radio.setChecked(each.value == value)
        self._group.setExclusive(True)
        self._loading = False
        self.show_findings(())

    def value(self) -> Any:
        """The value chosen; None for none."""
        pairs = zip(self._offered, self.cards, strict=True)
        return next((each.value for each, card in pairs if card.radio.isChecked()), None)

    def typed(self) -> Any:
        """Which card, counted from 0; None for none."""
        return next((at for at, card in enumerate(self.cards) if card.radio.isChecked()), None)

    def retype(self, typed: Any) -> None:
        """Chooses that card again."""
        known = isinstance(typed, int) and 0 <= typed < len(self._offered)
        self.load(self._offered[typed].value if known else None)

    def _explained(self, editor: QWidget) -> str:
        pairs = zip(self._offered, self.cards, strict=True)
        return next((each.under for each, card in pairs if card.radio is editor), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses."""
        key = event.text()
        if key.isdecimal() and 1 <= int(key) <= len(self.cards) and not event.modifiers():
            radio = self.cards[int(key) - 1].radio
            radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
            radio.setChecked(True)
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The chosen card, or the first."""
        chosen = self._group.checkedButton() or (self.cards[0].radio if self.cards else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turned(self, _button: object, on: bool) -> None:
        if on:
            self._edited()


class TickField(Field[bool]):
    """Yes or no: a tick with its sentence."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__("", hint)
        self.name = words
        self.box = QCheckBox(words)
        self._whole.insertWidget(0, self.box)
        self._take(self.box)
        self.box.toggled.connect(self._edited)

    def load(self, value: bool | None) -> None:
        """Shows yes or no."""
        self._loading = True
        self.box.setChecked(bool(value))
        self._loading = False
        self.show_findings(())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def typed(self) -> Any:
        """Whether it is ticked."""
        return self.box.isChecked()

    def retype(self, typed: Any) -> None:
        """Ticks it again."""
        self.load(bool(typed))


class SeveralField(Field[tuple[Any, ...]]):
    """Any number of choices, each a tick; `beside` each other where they are many and short."""

    def __init__(
        self,
        name: str,
        offered: Sequence[Choice],
        hint: str = "",
        *,
        optional: bool = False,
        beside: bool = False,
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self._offered = tuple(offered)
        into: QLayout = self._whole
        if beside:
            into = Flow(gap=1)
            self._whole.addLayout(into)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.boxes: list[QCheckBox] = []
        for each in self._offered:
            box = QCheckBox(each.words)
            box.setAccessibleName(f"{name}: {each.words}")
            box.toggled.connect(self._edited)
            into.addWidget(box)
            self.boxes.append(box)
        self._take(*self.boxes)

    def load(self, value: Sequence[Any] | None) -> None:
        """Ticks these."""
        self._loading = True
        for each, box in zip(self._offered, self.boxes, strict=True):
            box.setChecked(each.value in (value or ()))
        self._loading = False
        self.show_findings(())

    def value(self) -> tuple[Any, ...]:
        """What is ticked, in the order in which it is offered."""
        pairs = zip(self._offered, self.boxes, strict=True)
        return tuple(each.value for each, box in pairs if box.isChecked())

    def typed(self) -> Any:
        """Which are ticked, counted from 0."""
        return [at for at, box in enumerate(self.boxes) if box.isChecked()]

    def retype(self, typed: Any) -> None:
        """Ticks them again."""
        wanted = [at for at in typed or () if isinstance(at, int) and at < len(self._offered)]
        self.load(tuple(self._offered[at].value for at in wanted))
