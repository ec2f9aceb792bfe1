"""Several values of a case in a list, with one form to add and change them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ras_desktop.domain.draft import Draft
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.family.reveal import reveal
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.layout import column, empty, holding, show_if
from ras_desktop.wording import _, ngettext

Value = TypeVar("Value")
AT_ONCE = 20
"""Entries that are shown before somebody asks for more."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a list says: its heading, the button, the form's headings, what an empty list is."""

    heading: str
    add: str
    change: str
    icon: str
    nothing: str
    begin: str


class Collection(QWidget, Generic[Value]):
    """`show_family(seen)`, `add()`, `edit(value)`. The form stands above the list while open."""

    def __init__(
        self,
        words: Words,
        editor: Editor[Value],
        *,
        items: Callable[[Seen], Sequence[Value]],
        entry: Callable[[Value, Seen], QWidget],
        fresh: Callable[[UUID], Value],
        offered: bool,
    ) -> None:
        super().__init__()
        self.editor = editor
        self._words, self._items, self._entry, self._fresh = words, items, entry, fresh
        self._offered = offered
        self._seen: Seen | None = None
        self._most = AT_ONCE
        self.add_button = button(words.add, self.add, icon="plus")
        show_if(self.add_button, offered)
        self._heading = text.heading(words.heading)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.add_button)
        self.form_card = Card(words.add)
        self.form_card.body.addWidget(editor)
        self.form_card.hide()
        begin = (button(words.add, self.add, icon="plus", main=True),) if offered else ()
        self.nothing = Empty(words.icon, words.nothing, words.begin, *begin)
        self.list = QVBoxLayout()
        self.list.setSpacing(space(1))
        self.more = button("", self._show_more)
        whole = column(top, self.form_card, self.nothing, gap=1.5)
        whole.addLayout(self.list)
        whole.addWidget(self.more)
        self.setLayout(whole)
        editor.saved.connect(lambda _value: self._saved())
        editor.closed.connect(self.close_form)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.form_card)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.close_form)

    def show_family(self, seen: Seen) -> None:
        """Fills the list; a form that is open stays as it is."""
        if self._seen is not None and self._seen.id != seen.id:
            self.close_form()
            self._most = AT_ONCE
        self._seen = seen
        self.editor.offer(seen.lists)
        self._fill()

    @property
    def is_open(self) -> bool:
        """Whether the form is open."""
        return not self.form_card.isHidden()

    def add(self) -> None:
        """Opens the form for a new entry, with the draft of it if one was left."""
        if self._seen is None:
            return
        subject = str(self._seen.id)
        self._open(lambda held: self._fresh(_id_in(held)), subject, self._words.add)

    def edit(self, value: Any) -> None:
        """Opens the form for an entry."""
        self._open(lambda _held: value, str(value.id), self._words.change)

    def go_to(self, spot: str) -> bool:
        """Opens what a spot names: "new" or an identifier. False where there is no such entry."""
        if spot == "new" or (self._seen is not None and spot == str(self._seen.id)):
            self.add()
            return True
        found: Any = next((each for each in self._all() if str(_id(each)) == spot), None)
        if found is not None:
            self.edit(found)
        return found is not None

    def close_form(self) -> None:
        """Puts the form away; what was typed is kept as a draft."""
        self.editor.keep()
        had_focus = self.editor.isAncestorOf(self.window().focusWidget() or self.window())
        self.form_card.hide()
        self.nothing.setVisible(not self._all())
        if had_focus and self.add_button.isVisible():
            self.add_button.setFocus()

    def _saved(self) -> None:
        """The field that had the cursor may be gone by now: the focus stays on this part."""
        self.close_form()
        if self.add_button.isVisible():
            self.add_button.setFocus()

    def _open(self, make: Callable[[Draft | None], Value], subject: str, heading: str) -> None:
        assert self._seen is not None
        if self.editor.shows(self._seen.id, subject) and self.editor.typing:
            self._show_form(heading)
            return
        case, begun = self._seen.id, partial(self._begin, make, subject, heading)
        self.editor.keep()
        self.editor.find_draft(subject, partial(begun, case))

    def _begin(
        self, make: Callable[[Draft | None], Value], subject: str, heading: str, case: UUID,
        held: Draft | None,
    ) -> None:  # fmt: skip
        if self._seen is not None and self._seen.id == case:
            self.editor.begin(case, make(held), subject, held)
            self._show_form(heading)

    def _show_form(self, heading: str) -> None:
        self.form_card.heading.setText(heading)
        self.form_card.show()
        self.nothing.hide()
        self.editor.take_focus()
        reveal(self.form_card)

    def _all(self) -> Sequence[Value]:
        return self._items(self._seen) if self._seen is not None else ()

    def _fill(self) -> None:
        assert self._seen is not None
        empty(self.list)
        every = self._all()
        for each in every[: self._most]:
            self.list.addWidget(self._entry(each, self._seen))
        left = len(every) - self._most
        self.more.setVisible(left > 0)
        self.more.setText(ngettext("Show {count} more", "Show {count} more", max(left, 0)))
        self.nothing.setVisible(not every and not self.is_open)

    def _show_more(self) -> None:
        self._most += 10 * AT_ONCE
        self._fill()


class Entry(QFrame):
    """One entry of a list: words at the left, what can be done with it at the right."""

    def __init__(self, *parts: QWidget, acts: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(space(2), space(1.5), space(1.5), space(1.5))
        whole.setSpacing(space(2))
        whole.addWidget(holding(column(*parts, gap=0.5)), 1)
        buttons = column(*acts, None, gap=0.5)
        if acts:
            whole.addLayout(buttons)


def act(words: str, press: Callable[[], object], about: str) -> QWidget:
    """A button of an entry; a screen reader hears of which one."""
    made = link(words, press)
    made.setAccessibleName(_("{act}: {about}").format(act=words, about=about[:80]))
    return made


def _id(value: Any) -> UUID:
    found: UUID = value.id
    return found


def _id_in(held: Any) -> UUID:
    """The identifier that a draft was begun with, else a fresh one."""
    try:
        return UUID(held.body["id"])
    except (AttributeError, KeyError, TypeError, ValueError):
        return uuid4()
