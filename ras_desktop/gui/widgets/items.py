"""A list of things that are edited one at a time: outcomes, resources, support lines, risks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.gui import icons
from ras_desktop.gui.theme import TARGET, space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import PressButton, button, icon_button
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.wording import _


class Thing(Protocol):
    """What is listed: a frozen value with an identifier."""

    @property
    def id(self) -> Hashable:
        """Its identifier."""
        ...


Item = TypeVar("Item", bound=Thing)


@dataclass(frozen=True, slots=True)
class Summary:
    """How an item is shown while it is closed: its words, a line under it, a figure beside it."""

    words: str
    under: str = ""
    figure: str = ""
    source: str = ""


class Editor(QWidget, Generic[Item]):
    """Edits one item: `load(item)`, `read(item) -> item`; `edited(field)` when a person typed.

    Its fields are in the page's form under "NAME/PLACE/FIELD", so that findings reach them.
    """

    edited = Signal(str)

    def __init__(self, form: Form, where: str) -> None:
        super().__init__()
        self.form, self.where = form, where
        self._fields: dict[str, Any] = {}
        self._loading = False

    def add(self, name: str, field: Any) -> Any:
        """Takes a field whose value is the item's field of that name."""
        self._fields[name] = self.form.add(f"{self.where}/{name}", field)
        field.edited.connect(partial(self._edited, name))
        return field

    def load(self, item: Item) -> None:
        """Shows an item."""
        self._loading = True
        for name, field in self._fields.items():
            field.load(self.shown(item, name))
        self._loading = False

    def read(self, item: Item) -> Item:
        """The item with what stands in the fields."""
        return replace(item, **self.values())  # type: ignore[type-var]

    def shown(self, item: Item, name: str) -> Any:
        """What a field shows of an item."""
        return getattr(item, name)

    def values(self) -> dict[str, Any]:
        """The value of each field by its name."""
        return {name: field.value() for name, field in self._fields.items()}

    def editors(self) -> tuple[QWidget, ...]:
        """Every widget that takes keys."""
        return tuple(each for field in self._fields.values() for each in field.editors())

    def take_focus(self) -> None:
        """The first field."""
        next(iter(self._fields.values())).take_focus()

    def _edited(self, name: str) -> None:
        if not self._loading:
            self.edited.emit(name)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Item]):
    """What is listed: the path of its findings, its words, how it is made, shown and edited."""

    where: str
    add: str
    nothing: str
    blank: Callable[[], Item]
    summary: Callable[[Item], Summary]
    editor: Callable[[Form, str], Editor[Item]]


class Items(QWidget, Generic[Item]):
    """`show_items(items)`; `changed(items, field)`: an item was edited, added, moved or removed.

    One item is open at a time; the others show their summary. The field is "" for acts on the list.
    """

    changed = Signal(object, str)
    opened_editor = Signal(object)

    def __init__(self, form: Form, kind: Kind[Item]) -> None:
        super().__init__()
        self._form, self._kind = form, kind
        self._items: tuple[Item, ...] = ()
        self._found: tuple[Finding, ...] = ()
        self._open: Hashable | None = None
        self._editor: Editor[Item] | None = None
        self._rows: dict[Hashable, _Row] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(space(1))
        self._nothing = text.quiet(kind.nothing)
        self.more = button(kind.add, self.add, icon="plus")
        self.setLayout(column(self._nothing, self._list, row(self.more, None), gap=1.5))

    def show_items(self, items: Sequence[Item]) -> None:
        """Shows the items; the one that is open stays open."""
        fresh = tuple(items)
        same = [each.id for each in fresh] == [each.id for each in self._items]
        self._items = fresh
        if same and self._rows:
            self.say_summaries()
            if self._editor is not None and self._open is not None:
                held = self._at(self._open)
                if self._editor.read(held) != held:
                    self._editor.load(held)
            return
        self._build()

    @property
    def open_id(self) -> Hashable | None:
        """The item that is open."""
        return self._open

    def open_item(self, id_: Hashable | None, *, focus: bool = True) -> None:
        """Opens one item for editing; None closes all."""
        self._open = id_
        self._build()
        if focus and self._editor is not None:
            self._editor.take_focus()

    def open_place(self, place: int) -> None:
        """Opens the item at a place of the list."""
        if 0 <= place < len(self._items):
            self.open_item(self._items[place].id)

    def say_summaries(self) -> None:
        """Shows the summaries afresh: a cost or another part has changed."""
        for item in self._items:
            if (line := self._rows.get(item.id)) is not None:
                line.say(self._kind.summary(item))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Marks the items that have something to put right."""
        self._found = tuple(findings)
        for place, item in enumerate(self._items):
            start = f"{self._kind.where}/{place}/"
            mine = [each for each in findings if each.where.startswith(start)]
            self._rows[item.id].mark(any(map(_stops, mine)))

    def add(self) -> None:
        """Adds one and opens it."""
        made = self._kind.blank()
        self._open = made.id
        self._tell((*self._items, made), "")
        self.open_item(made.id)

    def take_focus(self) -> None:
        """The editor that is open, else the button that adds one."""
        if self._editor is not None:
            self._editor.take_focus()
        else:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self, id_: Hashable) -> Item:
        return next(each for each in self._items if each.id == id_)

    def _build(self) -> None:
        self._form.remove(self._kind.where)
        self._editor = None
        self._rows = {}
        empty(self._list)
        self._nothing.setVisible(not self._items)
        for place, item in enumerate(self._items):
            line = _Row(self._kind.summary(item), item.id == self._open)
            line.turned.connect(partial(self._turn, item.id))
            line.removed.connect(partial(self._remove, item.id))
            line.moved.connect(partial(self._move, item.id))
            self._rows[item.id] = line
            self._list.addWidget(line)
            start = f"{self._kind.where}/{place}/"
            line.mark(any(each.where.startswith(start) for each in self._found if _stops(each)))
            if item.id == self._open:
                self._editor = self._kind.editor(self._form, f"{self._kind.where}/{place}")
                self._editor.load(item)
                self._editor.edited.connect(self._edited)
                line.hold(self._editor)
                self.opened_editor.emit(self._editor)

    def _turn(self, id_: Hashable) -> None:
        self.open_item(None if self._open == id_ else id_)

    def _edited(self, field: str) -> None:
        if self._editor is None or self._open is None:
            return
        held = self._at(self._open)
        edited = self._editor.read(held)
        if edited != held:
            self._tell(tuple(edited if each.id == held.id else each for each in self._items), field)
            self.say_summaries()

    def _remove(self, id_: Hashable) -> None:
        self._tell(tuple(each for each in self._items if each.id != id_), "")
        self._build()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, id_: Hashable, by: int) -> None:
        order = list(self._items)
        at = [each.id for each in order].index(id_)
        to = at + by
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            self._tell(tuple(order), "")
            self._build()

    def _tell(self, items: tuple[Item, ...], field: str) -> None:
        self._items = items
        self.changed.emit(items, field)


def _stops(found: Finding) -> bool:
    return found.severity is Severity.ERROR


class _Row(QFrame):
    """One item: its summary as a button, what can be done with it, and its editor when open."""

    turned = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, summary: Summary, is_open: bool) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._head = _Head()
        self._head.clicked.connect(self.turned.emit)
        self._head.setProperty("step", True)
        icons.dress(self._head, "down" if is_open else "forward")
        self._figure = text.label()
        self._figure.setWordWrap(False)
        self._figure.setMinimumHeight(TARGET)  # on one line with the buttons beside it
        self._under = text.quiet()
        self._source = text.quiet()
        acts = [
            icon_button("up", _("Move up"), partial(self.moved.emit, -1)),
            icon_button("down", _("Move down"), partial(self.moved.emit, 1)),
            icon_button("remove", _("Remove"), self.removed.emit),
        ]
        top = row(gap=1)
        top.addWidget(self._head, 1)
        for part in (self._figure, *acts):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        whole = column(top, self._under, self._source, gap=0.5, margin=1)
        for part in (self._under, self._source):
            part.setContentsMargins(space(4), 0, 0, 0)
        self.setLayout(whole)
        self._whole = whole
        self.say(summary)

    def say(self, summary: Summary) -> None:
        """Shows a summary."""
        self._head.say(_short(summary.words))
        self._head.setAccessibleName(f"{summary.words} {summary.under} {summary.figure}".strip())
        self._figure.setText(summary.figure)
        for part, words in ((self._under, summary.under), (self._source, summary.source)):
            part.setText(words)
            part.setVisible(bool(words))

    def mark(self, wrong: bool) -> None:
        """Marks it as one with something to put right."""
        self.setProperty("card", "bad" if wrong else "plain")
        self.style().polish(self)

    def hold(self, editor: QWidget) -> None:
        """Shows its editor under the summary."""
        inside = column(editor)
        inside.setContentsMargins(space(4), space(1), space(2), space(1))
        self._whole.addWidget(holding(inside))


class _Head(PressButton):
    """A button whose words give way where it is narrow, so that nothing scrolls sideways."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Sets the words."""
        self._words = words
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        return QSize(space(10), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many of the words as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - self.iconSize().width() - space(4)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        shown = shown if self.isVisible() else self._words
        if shown != self.text():
            self.setText(shown)


def _short(words: str) -> str:
    """The first line, short enough for a button."""
    line = words.strip().split("\n")[0]
    return line if len(line) <= 90 else f"{line[:88].rstrip()} …"
