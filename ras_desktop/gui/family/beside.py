"""Beside the form of a new child: records that may be of the same child, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ras_desktop.domain.caseload import Filters, Listed, Search
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.likeness import Traits
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import saying
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.services import caseload, duplicate
from ras_desktop.services.desk import Desk
from ras_desktop.services.duplicate import Alike
from ras_desktop.wording import _, listed, say
from ras_desktop.wording.family import CASE_STATES

MOST = 4
"""Records that are shown in each group."""


@dataclass(frozen=True, slots=True)
class Near:
    """Records that are likely of the same child, and others with the same letters in a name."""

    alike: tuple[Alike, ...] = ()
    named: tuple[Listed, ...] = ()


def look(desk: Desk, traits: Traits) -> Near:
    """Looks both ways. Runs in the background while somebody types."""
    alike = duplicate.likely(desk, traits, MOST)
    name = traits.name.strip()
    if len(name) < 2:
        return Near(alike)
    asked = Search(name, Filters(states=frozenset()))
    seen = {each.line.id for each in alike}
    found = caseload.find(desk, asked, most=MOST + len(seen)).rows
    return Near(alike, tuple(each for each in found if each.id not in seen)[:MOST])


class Beside(QFrame):
    """`show_near(near)`; `opened(case)` when a record is chosen, `taken(case)` to use it instead.

    `take` are the words of that second button; "" leaves it out.
    """

    opened = Signal(object)
    taken = Signal(object)

    def __init__(self, take: str = "") -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self._take = take
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(space(2), space(2), space(2), space(2))
        self._whole.setSpacing(space(1))
        self.near = Near()
        self.offer_to_take(take)

    def offer_to_take(self, take: str) -> None:
        """Other words for the second button."""
        self._take = take
        self.show_near(self.near)

    def show_near(self, near: Near) -> None:
        """Shows what was found; the panel goes where there is nothing."""
        self.near = near
        empty(self._whole)
        self.setVisible(bool(near.alike or near.named))
        if near.alike:
            self._whole.addWidget(text.heading(_("This may be the same child")))
            self._list(near.alike, lambda each: self._one(each.line, each.likeness.reasons))
        if near.named:
            self._whole.addWidget(text.heading(_("Records with this name")))
            self._list(near.named, lambda each: self._one(each, ()))
        self._whole.addStretch(1)

    def _list(self, found: Sequence[object], make: Callable[..., QFrame]) -> None:
        for each in found:
            self._whole.addWidget(make(each))

    def _one(self, line: Listed, reasons: tuple[str, ...]) -> QFrame:
        made = QFrame()
        made.setProperty("card", "warn" if reasons else "plain")
        parts: list[QWidget] = [text.label(line.name), text.quiet(saying.line_facts(line))]
        if line.state is not CaseState.OPEN:
            parts.append(Badge(_(CASE_STATES[line.state.value]), Tone.PLAIN, "ended"))
        if reasons:
            same = listed([say(each, {}) for each in reasons])
            parts.append(text.body(_("Why: {reasons}").format(reasons=same)))
        buttons = Flow(gap=1)
        buttons.addWidget(self._button(_("Open that record"), line, self.opened.emit))
        if self._take:
            buttons.addWidget(self._button(self._take, line, self.taken.emit))
        parts.append(holding(buttons))
        made.setLayout(column(*parts, gap=0.5, margin=1.5))
        return made

    def _button(self, words: str, line: Listed, press: Callable[[UUID], object]) -> QPushButton:
        made = button(words, lambda: press(line.id))
        made.setAccessibleName(f"{words}: {line.name}, {line.number}")
        return made
