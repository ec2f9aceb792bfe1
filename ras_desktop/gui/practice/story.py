"""A child in plain words: who, day, night, family, who helps; beside the questions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.practice import PracticeChild
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import column, empty
from ras_desktop.wording import _, ngettext
from ras_desktop.wording.practice import STORY


class StoryView(QWidget):
    """`show_child(child, note)`."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(gap=0)
        self.setLayout(self._whole)

    def show_child(self, child: PracticeChild, note: str = "") -> None:
        """Shows the story of a child; `note` says how to read it."""
        empty(self._whole)
        card = Card(called(child), _("Invented. {note}").format(note=note).strip())
        card.body.setSpacing(space(1.5))
        for name, words in self.parts(child).items():
            part = column(text.quiet(name), text.body(words), gap=0.25)
            card.body.addLayout(part)
        self._whole.addWidget(card)
        card.show()

    @staticmethod
    def parts(child: PracticeChild) -> Mapping[str, str]:
        """Each heading with its words."""
        return {_(words): getattr(child.story, name) for name, words in STORY.items()}


def called(child: PracticeChild) -> str:
    """Name and age: "Amara, 3"."""
    years = ngettext("{count} year old", "{count} years old", child.age)
    if child.age == 0:
        years = _("under one")
    return f"{child.name}, {years}"
