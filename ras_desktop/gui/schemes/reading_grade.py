"""A field for words that families read: how hard they are to read stands beside them, live."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.readability import grade, words
from ras_desktop.domain.scheme_check import HARDEST
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, number

SHORTEST = 8
"""Words below which a grade says nothing; as in the checker."""


class GradedField(LongField):
    """A long field with its reading grade (Flesch–Kincaid, school years)."""

    def __init__(
        self, name: str, hint: str = "", *, optional: bool = False, lines: int = 2
    ) -> None:
        super().__init__(name, hint, optional=optional, lines=lines)
        self.badge = Badge("")
        self._whole.addWidget(self.badge)
        self.badge.hide()
        self.box.textChanged.connect(self._say_grade)

    def _say_grade(self) -> None:
        typed = self.value()
        long_enough = len(words(typed)) >= SHORTEST
        if long_enough:
            measured = grade(typed)
            shown = number(round(Decimal(float(measured)), 1))
            hard = measured > HARDEST
            said = _("Hard to read: school year {grade}") if hard else _("School year {grade}")
            self.badge.say(said.format(grade=shown), Tone.WARN if hard else Tone.GOOD)
        self.badge.setVisible(long_enough)
