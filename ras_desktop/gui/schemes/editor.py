"""Editors of parts of a scheme, lists of such parts, and a field for a sum in pounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.items import Editor, Items, Kind
from ras_desktop.gui.widgets.layout import column, empty, row
from ras_desktop.gui.widgets.line_fields import NumberField
from ras_desktop.wording import _

AnyTuple = tuple[Any, ...]


class PoundsField(NumberField):
    """A sum of a scheme in pounds, exact; two decimals are always shown."""

    def __init__(self, name: str, hint: str = "", *, optional: bool = False) -> None:
        super().__init__(name, hint, optional=optional, places=2)
        self._row.insertWidget(0, QLabel("£"))

    def load(self, value: Decimal | int | None) -> None:
        """Shows a sum."""
        self._put("" if value is None else f"{Decimal(value):,.2f}")


class PartEditor(Editor[Any]):
    """Edits one frozen part of a scheme. What cannot be read leaves the part as it was.

    A field that was added as `needed` never empties its part: the scheme stays one that can be
    looked at, and the field itself says what is wrong with it.
    """

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design.form, where)
        self.design = design
        self._needed: set[str] = set()

    def add(self, name: str, field: Any, *, needed: bool = False) -> Any:
        """Takes a field, or a list of parts, whose value is the part's field of that name."""
        if needed:
            self._needed.add(name)
        if isinstance(field, PartsField):
            self._fields[name] = field
            field.edited.connect(partial(self._edited, name))
            return field
        made = super().add(name, field)
        for each in field.editors():
            self.design.timeline.watch(each)
        return made

    def values(self) -> dict[str, Any]:
        """What was typed and can be."""
        read = {}
        for name, field in self._fields.items():
            if field.fault() is not None:
                continue
            value = field.value()
            if value is not None or name not in self._needed:
                read[name] = value
        return read


class PartsField(Field[AnyTuple]):
    """What lists of parts share: a value, and the place of the list in the scheme."""

    def __init__(self, where: str, name: str = "", hint: str = "") -> None:
        super().__init__(name, hint)
        self.where = where
        self._parts: AnyTuple = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def value(self) -> AnyTuple:
        """The parts as they are now."""
        return self._parts

    def typed(self) -> Any:
        """Nothing: drafts of a scheme are whole schemes."""
        return None

    def retype(self, typed: Any) -> None:
        """Nothing was kept."""


class ItemsField(PartsField):
    """A list of parts of which one at a time is open: gates, questions, tables …"""

    def __init__(self, design: Design, kind: Kind[Any], name: str = "", hint: str = "") -> None:
        super().__init__(kind.where, name, hint)
        self.items: Items[Any] = Items(design.form, kind)
        self._whole.addWidget(self.items)
        self.items.changed.connect(self._changed)
        self.items.opened_editor.connect(self._name)

    def load(self, value: AnyTuple | None) -> None:
        """Shows the parts; the one that is open stays open."""
        self._parts = tuple(value or ())
        self.items.show_items(self._parts)

    def take_focus(self) -> None:
        """The button that adds one."""
        self.items.more.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mark(self, findings: Sequence[Finding]) -> None:
        """Marks the parts that have something to put right."""
        self.items.show_findings(findings)

    def _name(self, editor: PartEditor) -> None:
        """Says under what is open how files call it; examples have no names."""
        whole = editor.layout()
        if whole is not None and not editor.where.startswith("examples/"):
            whole.addWidget(NameLine(editor.design, editor.where))

    def _changed(self, items: AnyTuple, _field: str) -> None:
        self._parts = items
        self._edited()


class StackField(PartsField):
    """A short list of parts that are all open: levels, conditions."""

    def __init__(
        self,
        design: Design,
        where: str,
        editor: Callable[[str], PartEditor],
        blank: Callable[[AnyTuple], Any],
        add: str,
        *,
        name: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(where, name, hint)
        self._design, self._make, self._blank = design, editor, blank
        self._list = QVBoxLayout()
        self._list.setSpacing(space(1))
        self.parts: list[PartEditor] = []
        self.more = button(add, self.add, icon="plus")
        self._whole.addLayout(self._list)
        self._whole.addLayout(row(self.more, None))

    def load(self, value: AnyTuple | None) -> None:
        """Shows the parts; fields that show them already are left alone."""
        self._parts = tuple(value or ())
        if len(self._parts) != len(self.parts):
            self._build()
            return
        for editor, part in zip(self.parts, self._parts, strict=True):
            if editor.read(part) != part:
                editor.load(part)

    def take_focus(self) -> None:
        """The first part, or the button that adds one."""
        if self.parts:
            self.parts[0].take_focus()
        else:
            self.more.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Adds one at the end."""
        self._tell((*self._parts, self._blank(self._parts)))
        self.parts[-1].take_focus()

    def _build(self) -> None:
        self._design.form.remove(self.where)
        empty(self._list)
        self.parts = []
        for place, part in enumerate(self._parts):
            editor = self._make(f"{self.where}/{place}")
            editor.load(part)
            editor.edited.connect(partial(self._typed, place))
            self.parts.append(editor)
            framed = self._framed(editor, place)
            self._list.addWidget(framed)
            framed.show()
        self.updateGeometry()

    def _framed(self, editor: QWidget, place: int) -> QWidget:
        frame = QFrame()
        frame.setProperty("card", "plain")
        acts = (
            icon_button("up", _("Move up"), partial(self._move, place, -1)),
            icon_button("down", _("Move down"), partial(self._move, place, 1)),
            icon_button("remove", _("Remove"), partial(self._remove, place)),
        )
        line = row(gap=1, margin=1)
        line.addWidget(editor, 1)
        line.addLayout(column(*acts, None, gap=0))
        frame.setLayout(line)
        return frame

    def _typed(self, place: int, _name: str) -> None:
        part = self.parts[place].read(self._parts[place])
        self._parts = (*self._parts[:place], part, *self._parts[place + 1 :])
        self._edited()

    def _move(self, place: int, by: int) -> None:
        to = place + by
        if 0 <= to < len(self._parts):
            order = list(self._parts)
            order[place], order[to] = order[to], order[place]
            self._tell(tuple(order))

    def _remove(self, place: int) -> None:
        self._tell((*self._parts[:place], *self._parts[place + 1 :]))
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, parts: AnyTuple) -> None:
        self._parts = parts
        self._build()
        self._edited()


class InnerField(PartsField):
    """One part within another, with an editor of its own: the sum of an adjustment."""

    def __init__(self, editor: PartEditor, name: str = "") -> None:
        super().__init__(editor.where, name)
        self.editor = editor
        self._part: Any = None
        self._whole.addWidget(editor)
        editor.edited.connect(self._typed)

    def load(self, value: Any) -> None:
        """Shows the part; where there is none, a new one stands ready."""
        self._part = value
        if value is not None:
            self.editor.load(value)

    def value(self) -> Any:
        """The part as it is now."""
        return self._part

    def take_focus(self) -> None:
        """Its first field."""
        self.editor.take_focus()

    def _typed(self, _name: str) -> None:
        if self._part is not None:
            self._part = self.editor.read(self._part)
            self._edited()
