"""A form: fields by the place of their value, and a summary of what is wrong at the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.icon import SHAPES, Icon
from ras_desktop.gui.widgets.layout import empty, row
from ras_desktop.wording import finding, ngettext

AnyField = TypeVar("AnyField", bound=Field[Any])


class Summary(QFrame):
    """What is wrong, at the top of the page: takes the focus, links to each field."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = Icon("bad", "bad")
        self._head = text.heading()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(2), space(2), space(2), space(1.5))
        top = row(self._icon)
        top.addWidget(self._head, 1)
        whole.addLayout(top)
        whole.addLayout(self._lines)
        self.hide()

    def show_findings(self, findings: Iterable[Finding], linked: Iterable[str] = ()) -> None:
        """Lists the findings; those at a place in `linked` lead there. None: it goes away."""
        found, places = tuple(findings), frozenset(linked)
        empty(self._lines)
        self.setVisible(bool(found))
        if not found:
            return
        stops = any(each.severity is Severity.ERROR for each in found)
        tone = Tone.BAD if stops else Tone.WARN
        self.setProperty("card", str(tone))
        self.style().polish(self)
        self._icon.change(SHAPES[tone], str(tone))
        count = len(found)
        self._head.setText(
            ngettext(
                "There is something to put right", "There are {count} things to put right", count
            )
            if stops
            else ngettext(
                "There is something to look at", "There are {count} things to look at", count
            )
        )
        for each in found:
            if each.where in places:
                go = link(finding(each), tone=str(tone) if stops else "")
                go.clicked.connect(lambda _on=False, one=each: self.chosen.emit(one))
                self._lines.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._lines.addWidget(text.body(finding(each)))
        self.setAccessibleName(". ".join((self._head.text(), *(finding(each) for each in found))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes on without it."""
        if event.key() == Qt.Key.Key_Escape:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class Form(QObject):
    """Fields under the path of their value: "child/given", "lines/3/gap".

    It owns no layout: the page puts `summary` at its top and each field where it belongs.
    """

    edited = Signal(str)
    opened = Signal(object)
    """A finding in the summary was chosen and no field is at its place: the page goes there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.summary = Summary()
        self.summary.chosen.connect(self.go_to)
        self._fields: dict[str, Field[Any]] = {}

    def add(self, where: str, field: AnyField) -> AnyField:
        """Takes a field at a place and gives it back, to be put into a layout."""
        self._fields[where] = field
        field.edited.connect(lambda: self.edited.emit(where))
        return field

    def remove(self, below: str) -> None:
        """Forgets the fields at a place and below it (a line that was removed)."""
        self._fields = {
            where: field
            for where, field in self._fields.items()
            if where != below and not where.startswith(f"{below}/")
        }

    def field(self, where: str) -> Field[Any]:
        """The field at a place. KeyError if there is none."""
        return self._fields[where]

    def places(self) -> tuple[str, ...]:
        """Where there are fields, in their order."""
        return tuple(self._fields)

    def load(self, values: Mapping[str, Any]) -> None:
        """Shows values; fields that are not named are emptied."""
        for where, field in self._fields.items():
            field.load(values.get(where))
        self.summary.show_findings(())

    def values(self) -> dict[str, Any]:
        """The value of every field by its place."""
        return {where: field.value() for where, field in self._fields.items()}

    def typed(self) -> dict[str, Any]:
        """Exactly what was typed, as plain data, for a draft."""
        return {where: field.typed() for where, field in self._fields.items()}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Gives back what `typed` gave; fields it does not name stay as they are."""
        for where, field in self._fields.items():
            if where in typed:
                field.retype(typed[where])

    def faults(self) -> tuple[Finding, ...]:
        """What cannot be in what was typed, each with its place: ask before calling a service."""
        found = []
        for where, field in self._fields.items():
            if (fault := field.fault()) is not None:
                found.append(Finding(fault.code, where, fault.values, fault.severity))
        return tuple(found)

    def show_findings(self, findings: Iterable[Finding], *, focus: bool = True) -> None:
        """Shows all findings: beside their fields and in the summary, which takes the focus.

        A question without a place for the summary says what has no field beside its first one; the
        summary alone would be a window of its own.
        """
        found = tuple(findings)
        placed = self.summary.parentWidget() is not None
        first = None if placed else next(iter(self._fields), None)
        for where, field in self._fields.items():
            mine = [each for each in found if (self._nearest(each.where) or first) == where]
            field.show_findings(mine)
        if placed:
            self.summary.show_findings(found, [each.where for each in found if each.where])
        if found and focus and placed:
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
            scroll_to(self.summary)
        elif found and focus:
            self.go_to(found[0])

    def go_to(self, found: Finding) -> None:
        """Puts the cursor where a finding is; or signals `opened` where no field is."""
        where = self._nearest(found.where)
        if where is None:
            self.opened.emit(found)
        else:
            scroll_to(self._fields[where])
            self._fields[where].take_focus()

    def _nearest(self, where: str) -> str | None:
        """The field at a place, or at the place above it ("lines/3/gap/0" → "lines/3/gap")."""
        while where and where not in self._fields:
            where = where.rpartition("/")[0]
        return where or None


def scroll_to(widget: QWidget) -> None:
    """Scrolls the page so that a part of it can be seen."""
    from PySide6.QtWidgets import QScrollArea

    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, 0, space(4))
