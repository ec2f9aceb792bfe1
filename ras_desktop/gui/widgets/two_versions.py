"""Two versions of one thing, field by field, with a choice at each: nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.wording import _, ngettext

SHOWN = 400
"""Characters of a value that are shown; the whole is kept all the same."""


BESIDE = 40
"""Characters up to which two values stand beside each other, where that is wanted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in which two versions differ, in words. `both`: texts that can be joined.

    `hint`: a quiet line under the name, such as what both had before.
    """

    field: str
    name: str
    left: str
    right: str
    taken: Side = Side.LEFT
    both: bool = False
    hint: str = ""


class TwoVersions(QWidget):
    """`show_pairs(pairs)`; `taken()` says for each field which side was chosen."""

    def __init__(self, left: str, right: str, *, beside: bool = False) -> None:
        super().__init__()
        self._beside = beside
        self._names = (left, right)
        self._fields: dict[str, CardsField] = {}
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(space(2))
        self._whole.addStretch(1)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Shows the fields that differ."""
        for old in self._fields.values():
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields = {}
        for pair in pairs:
            offered = [
                Choice(Side.LEFT, self._names[0], shortened(pair.left)),
                Choice(Side.RIGHT, self._names[1], shortened(pair.right)),
            ]
            if pair.both:
                offered.append(Choice(Side.BOTH, _("Both, one below the other")))
            short = max(len(pair.left), len(pair.right)) <= BESIDE
            made = CardsField(pair.name, offered, pair.hint, beside=self._beside and short)
            made.load(pair.taken)
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            self._fields[pair.field] = made
            self._whole.insertWidget(self._whole.count() - 1, made)

    def taken(self) -> dict[str, Side]:
        """Field → side."""
        return {name: each.value() or Side.LEFT for name, each in self._fields.items()}

    def field(self, name: str) -> CardsField:
        """The choice at a field. KeyError if the versions do not differ there."""
        return self._fields[name]


def shortened(words: str) -> str:
    """A value as it is shown: its beginning, and how much more there is."""
    if not words:
        return _("Nothing recorded")
    if len(words) <= SHOWN:
        return words
    more = ngettext("{count} more character", "{count} more characters", len(words) - SHOWN)
    return f"{words[:SHOWN]}… ({more})"
