"""Every invented child of every set, with what I have done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ras_desktop.domain.practice import Attempt, PracticeChild
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Column, Status
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services.practice import SetLine
from ras_desktop.wording import _, finding


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child of the list, with its set and my attempts at it, the first one first."""

    line: SetLine
    child: PracticeChild
    mine: tuple[Attempt, ...]

    @property
    def name(self) -> str:
        """The child's name."""
        return self.child.name

    @property
    def age(self) -> int:
        """Whole years."""
        return self.child.age

    @property
    def form(self) -> str:
        """The questionnaire that it practises; the set where it is an own one, or has no form."""
        held = self.line
        if held.form_title and not held.shipped:
            return f"{held.form_title} · {held.practice.title}"
        return held.form_title or held.practice.title

    @property
    def open(self) -> Attempt | None:
        """The attempt that is begun and not finished."""
        return next((each for each in self.mine if not each.finished), None)

    @property
    def last(self) -> Attempt | None:
        """The attempt that was finished last."""
        done = [each for each in self.mine if each.finished]
        return done[-1] if done else None


def lines_of(sets: Sequence[SetLine]) -> tuple[ChildLine, ...]:
    """Every child of every set."""
    return tuple(
        ChildLine(line, child, line.mine.get(child.id, ()))
        for line in sets
        for child in line.practice.children
    )


def state(line: ChildLine) -> Status:
    """Where I stand with a child."""
    if line.open is not None:
        return Status(_("Begun"), Tone.WARN, "edit")
    if line.last is not None:
        return Status(_("Finished"), Tone.GOOD, "check")
    return Status(_("Not scored yet"), Tone.PLAIN)


def next_act(line: ChildLine) -> str:
    """What comes next for a child."""
    if line.open is not None:
        return _("Go on scoring")
    return _("Score it") if line.last is None else _("See it side by side")


class ChoosePart(QWidget):
    """`show_sets(sets)`; Enter or a double click on a child: `opened(line)`."""

    opened = Signal(object)

    def __init__(self, question: str) -> None:
        super().__init__()
        self.header = Header(question)
        self.notes = Banner(closes=False)
        self.table = RecordTable(
            _("Invented children"),
            (
                Column("name", _("Child"), 12, sorts=False),
                Column("age", _("Age"), 5, sorts=False),
                Column("form", _("Questionnaire"), 22, rank=2, sorts=False),
                Column("who", _("Who it is"), 42, shown=_who, rank=3, sorts=False),
                Column("state", _("State"), 19, shown=state, sorts=False),
                Column("next", _("Next"), 17, shown=next_act, rank=1, sorts=False),
            ),
            counts=False,
        )
        self.table.columns_button.hide()
        self.table.opened.connect(self.opened.emit)
        self.nothing = Empty(
            "list",
            _("No practice set yet"),
            _("A RAS lead makes one here, or reads one from a file."),
        )
        self._stack = Stack()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        whole = column(self.header, self.notes, gap=1.5, margin=3)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def show_sets(self, sets: Sequence[SetLine], ways: Sequence[QPushButton] = ()) -> None:
        """Shows the children, and what does not fit any more, with `ways` to mend it."""
        held = self.current()
        lines = lines_of(sets)
        self.table.set_rows(lines)
        self._stack.setCurrentWidget(self.table if lines else self.nothing)
        said = [words for each in sets for words in notes_of(each)]
        self.notes.clear()
        if said:
            self.notes.say(" ".join(said), Tone.WARN, *ways)
        if held is not None:
            places = [(each.line.practice.name, each.child.id) for each in lines]
            key = (held.line.practice.name, held.child.id)
            if key in places:
                self.table.view.selectRow(places.index(key))

    def current(self) -> ChildLine | None:
        """The child that is chosen."""
        held = self.table.current()
        return held if isinstance(held, ChildLine) else None

    def take_focus(self) -> None:
        """The list, else what can be done."""
        if self.table.model.rowCount():
            self.table.view.setFocus()
        else:
            self.header.take_focus()


def _who(line: ChildLine) -> str:
    return line.child.story.who.partition(". ")[0].rstrip(".")


def notes_of(line: SetLine) -> list[str]:
    """What does not fit any more about a set, a sentence each."""
    said = []
    if line.newer is not None:
        said.append(
            _("“{set}” was made for version {old}; {new} is in force now.").format(
                set=line.practice.title, old=line.practice.version, new=line.newer.edition
            )
        )
    said += [f"{finding(each)}." for each in line.unfit[:3]]
    if len(line.unfit) > 3:
        said.append(_("And {count} more.").format(count=len(line.unfit) - 3))
    return said
