"""A figure for each level of a question: pounds, how many, or a factor."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from ras_desktop.domain.scheme import Scheme
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, empty, holding
from ras_desktop.gui.widgets.line_fields import NumberField
from ras_desktop.wording import _

Figures = tuple[tuple[str, Decimal], ...]


class LevelFigures(Field[Figures]):
    """One number beside each level. `fit(scheme, question)` says for which question."""

    def __init__(self, design: Design, name: str, hint: str = "") -> None:
        super().__init__(name, hint)
        self._design = design
        self._flow = Flow(gap=2)
        self._held = holding(self._flow)
        self._whole.addWidget(self._held)
        self.numbers: dict[str, NumberField] = {}
        self._figures: Figures = ()

    def fit(self, scheme: Scheme, name: str | None) -> None:
        """Asks for the levels of this question: of all forms that have it."""
        asked = [form.by_id[name] for form in scheme.forms if name and name in form.by_id]
        levels = {each.id: each.title or each.id for one in asked for each in one.levels}
        if list(levels) == list(self.numbers):
            return
        empty(self._flow)
        self.numbers = {}
        for level, title in levels.items():
            made = NumberField(title, places=4, least=None)
            made.line.setAccessibleName(f"{self.name}: {title}")
            made.edited.connect(partial(self._number_typed, level))
            self._design.timeline.watch(made.line)
            self.numbers[level] = made
            self._flow.addWidget(made)
            made.show()
        self._show()
        self.updateGeometry()

    def load(self, value: Figures | None) -> None:
        """Shows figures."""
        self._figures = tuple(value or ())
        self._show()

    def value(self) -> Figures | None:
        """The figures typed; None without any."""
        return self._figures or None

    def typed(self) -> Any:
        """Nothing: drafts of a scheme are whole schemes."""
        return None

    def retype(self, typed: Any) -> None:
        """Nothing was kept."""

    def take_focus(self) -> None:
        """The first level."""
        for made in self.numbers.values():
            made.take_focus()
            return

    def _show(self) -> None:
        held = dict(self._figures)
        for level, made in self.numbers.items():
            if made.value() != held.get(level):
                made.load(held.get(level))

    def _number_typed(self, _level: str) -> None:
        read = {level: made.value() for level, made in self.numbers.items()}
        self._figures = tuple((level, each) for level, each in read.items() if each is not None)
        self._edited()


def figures_field(design: Design) -> LevelFigures:
    """The figures of an adjustment or a sum."""
    return LevelFigures(design, _("For each level"))
