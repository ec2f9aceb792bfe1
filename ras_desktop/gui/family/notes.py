"""Visit and case notes: a quick one in seconds, all of them to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.note import Note, NoteKind, check_note
from ras_desktop.domain.text import fold
from ras_desktop.gui.context import Context
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.collection import Collection, Entry, Words, act
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.choice_field import Choice, ListField, TickField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.layout import column, show_if
from ras_desktop.gui.widgets.line_fields import Line
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import note
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _, day, number
from ras_desktop.wording.family import NOTE_KINDS

SHORT = 700
"""Characters of a note that a list shows at first."""


class NoteEditor(Editor[Note]):
    """One note. The cursor begins in its text: kind and day are a visit of today."""

    KIND = "family.note"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Save the note"))
        kinds = tuple(Choice(NoteKind(each), _(words)) for each, words in NOTE_KINDS.items())
        kind = self.form.add("kind", ListField(_("Kind"), kinds, none=""))
        on = self.form.add("day", DateField(_("Day"), calendar=True))
        seen = self.form.add("child_seen", TickField(_("The child was seen")))
        words = self.form.add("text", LongField(_("Note"), lines=5, most=22))
        self.body.addWidget(beside(kind, on, seen))
        self.body.addWidget(words)

    def take_focus(self) -> None:
        """Into the text."""
        self.form.field("text").take_focus()

    def values_of(self, value: Note) -> dict[str, Any]:
        """Every field."""
        return {name: getattr(value, name) for name in ("kind", "day", "text", "child_seen")}

    def composed(self, base: Note, values: Mapping[str, Any]) -> Note:
        """The note as typed; a day that is left empty stays the one it was."""
        kind, on = values["kind"] or base.kind, values["day"] or base.day
        words, seen = values["text"], values["child_seen"]
        return replace(base, kind=kind, day=on, text=words, child_seen=seen)

    def check(self, value: Note) -> Findings:
        """It says something, and of a day that has come."""
        return check_note(value, self.context.desk.today())

    def save_by(self, desk: Desk, case: UUID, value: Note) -> Done[Note]:
        """Writes it down."""
        return note.save(desk, case, value)


class NotesPart(Part):
    """All notes, the latest first, with a line to find words in them."""

    WORD = "notes"
    NAME = N_("Notes")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._notes: tuple[Note, ...] = ()
        self._seen: Seen | None = None
        self.find_line = Line(30)
        self.find_line.setAccessibleName(_("Find words in the notes"))
        self.find_line.setPlaceholderText(_("Find words in the notes"))
        self.find_line.textChanged.connect(self._show)
        self.collection = Collection(
            Words(
                _("What has happened?"),
                _("Write a note"),
                _("Correct the note"),
                "edit",
                _("No notes yet"),
                _("What was seen and said at visits, on the telephone, at meetings."),
            ),
            NoteEditor(self.context),
            items=lambda _seen: self._fitting(),
            entry=self._entry,
            fresh=lambda id_: Note(id_, NoteKind.VISIT, self.context.desk.today(), ""),
            offered=self.context.desk.offers("family.note"),
        )
        self.setLayout(column(self.find_line, self.collection, None, gap=1.5))
        self.collection.editor.saved.connect(self._saved)

    @classmethod
    def name(cls, seen: Seen) -> str:
        """With how many there are."""
        count = seen.family.note_count
        return f"{_(cls.NAME)}  {number(count)}" if count else _(cls.NAME)

    def show_family(self, seen: Seen) -> None:
        """The last notes at once, all of them when they are read."""
        if self._seen is None or self._seen.id != seen.id:
            self.find_line.clear()
        self._seen = seen
        self._notes = seen.family.notes
        self._show()
        if seen.family.note_count > len(self._notes):
            self._read_all(seen.id)

    def _read_all(self, case: UUID) -> None:
        desk = self.context.desk
        self.page.run(lambda: note.of_case(desk, case), self._take_all, key="notes")

    def go_to(self, spot: str) -> None:
        """A new note, or one to correct."""
        self.collection.go_to(spot)

    def keep(self) -> None:
        """The draft."""
        self.collection.editor.keep()

    def save(self) -> None:
        """Saves the note that is being written."""
        if self.collection.is_open:
            self.collection.editor.save()

    def _take_all(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self._show()

    def _show(self) -> None:
        self.find_line.setVisible(len(self._notes) > 3)
        if self._seen is not None:
            self.collection.show_family(self._seen)

    def _fitting(self) -> tuple[Note, ...]:
        words = fold(self.find_line.text()).split()
        if not words:
            return self._notes
        return tuple(
            each for each in self._notes
            if all(word in fold(f"{each.text}\n{each.author}") for word in words)
        )  # fmt: skip

    def _saved(self, kept: Note) -> None:
        self.context.notify(_("The note of {day} is saved").format(day=day(kept.day)))
        if self._seen is not None:
            self._read_all(self._seen.id)

    def _entry(self, held: Note, seen: Seen) -> QWidget:
        return NoteEntry(held, self._acts(held))

    def _acts(self, held: Note) -> tuple[QWidget, ...]:
        mine = held.author == self.context.desk.actor.name
        if not mine or not self.context.desk.offers("family.note", self.page.place.case):
            return ()
        return (act(_("Correct"), lambda: self.collection.edit(held), note_head(held)),)


def note_head(held: Note) -> str:
    """Kind, day and author of a note in a line."""
    parts = [_(NOTE_KINDS[held.kind.value]), day(held.day), held.author]
    if held.child_seen:
        parts.append(_("child seen"))
    return " · ".join(each for each in parts if each)


class NoteEntry(Entry):
    """A note with its whole text a press away, however long it is."""

    def __init__(self, held: Note, acts: tuple[QWidget, ...] = (), short: int = SHORT) -> None:
        self._held = held
        self._words = text.body(_cut(held.text, short))
        self.whole_button = link(_("Show the whole note"), self._show_whole)
        show_if(self.whole_button, len(held.text) > short)
        super().__init__(text.label(note_head(held)), self._words, self.whole_button, acts=acts)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the mouse the words can be selected: before, that would only cost time."""
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)

    def _show_whole(self) -> None:
        """Long text in a box that scrolls: a label of 100,000 characters would stop the window."""
        box = QPlainTextEdit(self._held.text)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(note_head(self._held))
        lines = min(max(self._held.text.count("\n") + len(self._held.text) // 80, 6), 22)
        box.setFixedHeight((lines + 2) * box.fontMetrics().lineSpacing())
        at = self._words.parentWidget()
        layout = at.layout() if at is not None else None
        if layout is not None:
            layout.replaceWidget(self._words, box)
        self._words.hide()
        self.whole_button.hide()
        box.setFocus()


def _cut(words: str, short: int) -> str:
    return words if len(words) <= short else f"{words[:short].rstrip()}…"
