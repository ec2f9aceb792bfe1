"""What every field of a form has: its name, a hint, its editor, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.icon import SHAPES, Icon
from ras_desktop.gui.widgets.layout import holding, row, show_if
from ras_desktop.wording import _, finding

Value = TypeVar("Value")
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.NOTE}


class Field(QWidget, Generic[Value]):
    """A field: `load(value)`, `value()`, `show_findings(findings)`; `edited` when a person typed.

    Subclasses make their editors and give them to `_take`. `fault()` is what is wrong with what
    was typed, by itself: said when the field is left, never while typing. `typed()` and
    `retype()` keep and give back exactly what was typed, also what is not a value yet.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, hint: str = "", *, optional: bool = False) -> None:
        super().__init__()
        self.name = name
        self._hint = hint
        self._editors: list[QWidget] = []
        self._findings: tuple[Finding, ...] = ()
        self._loading = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(space(0.5))
        self._label = text.label(_("{name} (optional)").format(name=name) if optional else name)
        self._whole.addWidget(self._label)
        show_if(self._label, bool(name))
        if hint:
            self._whole.addWidget(text.quiet(hint))
        self._fault_row: QWidget | None = None
        self._fault_icon: Icon | None = None
        self._fault: QLabel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # What subclasses provide

    def load(self, value: Value | None) -> None:
        """Shows a value (None: nothing). Loading is not editing: nothing is signalled."""
        raise NotImplementedError

    def value(self) -> Value | None:
        """The value; None when nothing, or nothing possible, was typed."""
        raise NotImplementedError

    def fault(self) -> Finding | None:
        """What is wrong with what was typed, looked at alone."""
        return None

    def typed(self) -> Any:
        """Exactly what was typed, as plain data for a draft."""
        raise NotImplementedError

    def retype(self, typed: Any) -> None:
        """Gives back what `typed` gave."""
        raise NotImplementedError

    # What every field does

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Says beside the field what is wrong, or takes it away where there is nothing."""
        self._findings = tuple(findings)
        if not findings:
            if self._fault_row is not None:
                self._fault_row.hide()
        else:
            self._say(" ".join(_stop(finding(each)) for each in findings), findings[0].severity)
        wrong = any(each.severity is Severity.ERROR for each in findings)
        for editor in self._editors:
            editor.setProperty("fault", wrong)
            editor.style().polish(editor)
            self._describe(editor)

    def findings(self) -> tuple[Finding, ...]:
        """What is said beside the field now."""
        return self._findings

    def said(self) -> str:
        """The words beside the field; "" when nothing is wrong."""
        return self._fault.text() if self._findings and self._fault else ""

    def take_focus(self) -> None:
        """Puts the cursor into the field (the target of a link in the summary)."""
        for editor in self._editors:
            if editor.isEnabled():
                editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def editors(self) -> tuple[QWidget, ...]:
        """The widgets that take the focus."""
        return tuple(self._editors)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On leaving the whole field: says an impossible value."""
        if event.type() == QEvent.Type.FocusOut and watched in self._editors:
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self):
            within = self.window().focusWidget()
            if within is not None and within.hasFocus():
                return
        fault = self.fault()
        if fault is not None:
            self.show_findings((fault,))
        elif any(each.code.startswith("field.") for each in self._findings):
            self.show_findings(())
        self.left.emit()

    def _take(self, *editors: QWidget, name: str = "") -> None:
        """Registers editors: their accessible name, their description, their leaving."""
        for editor in editors:
            self._editors.append(editor)
            if not editor.accessibleName():
                editor.setAccessibleName(name or self.name)
            editor.installEventFilter(self)
            self._describe(editor)
        if len(self._editors) == len(editors):
            self._label.setBuddy(editors[0])

    def _describe(self, editor: QWidget) -> None:
        said = (finding(each) for each in self._findings)
        parts = [self._explained(editor), self._hint, *said]
        editor.setAccessibleDescription(" ".join(_stop(each) for each in parts if each))

    def _explained(self, editor: QWidget) -> str:
        """What explains one of several editors, beside what is said of the whole field."""
        return ""

    def _edited(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _say(self, words: str, severity: Severity) -> None:
        if self._fault_row is None:
            self._fault_icon, self._fault = Icon("bad"), text.body()
            line = row(self._fault_icon)
            line.setAlignment(self._fault_icon, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._fault, 1)
            self._fault_row = holding(line)
            self._whole.addWidget(self._fault_row)
        assert self._fault is not None
        assert self._fault_icon is not None
        tone = _TONES[severity]
        self._fault_icon.change(SHAPES[tone], str(tone))
        self._fault.setProperty("tone", str(tone))
        self._fault.style().polish(self._fault)
        self._fault.setText(words)
        self._fault_row.show()


def _stop(sentence: str) -> str:
    """The sentence with its full stop, for sentences that stand after each other."""
    return sentence if not sentence or sentence[-1] in ".!?:" else f"{sentence}."
