"""The designer's part for what is asked before the form: gates."""

from __future__ import annotations

from typing import Any

from ras_desktop.domain.scheme import About, Gate, Otherwise
from ras_desktop.domain.scheme_edit import fresh
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import ItemsField, PartEditor
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.reading_grade import GradedField
from ras_desktop.gui.schemes.words import every, word
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import ListField, TickField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.wording import _


class GateEditor(PartEditor):
    """One gate: what it asks, and what happens where the answer is no."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        title = self.add("title", TextField(_("Title"), characters=50))
        about = self.add("about", ListField(_("What it is about"), every(About), none=""))
        self._ask = self.add("ask", GradedField(_("What is asked"), lines=1))
        self._ages = Flow(
            self.add("age_from", NumberField(_("From the age of"), optional=True, most=25)),
            self.add("age_to", NumberField(_("To the age of"), optional=True, most=25)),
            gap=3,
        )
        self._held = holding(self._ages)
        rest = (
            self.add("otherwise", ListField(_("Where it is closed"), every(Otherwise), none="")),
            self.add("reason", GradedField(_("Reason, in words for the family"))),
            self.add("judgement", TickField(_("A recorded professional judgement may pass it"))),
        )
        self.setLayout(column(title, about, self._ask, self._held, *rest, gap=1.5))
        self.edited.connect(lambda _name: self._fit(about.value()))

    def load(self, item: Gate) -> None:
        """Shows a gate."""
        super().load(item)
        self._fit(item.about)

    def values(self) -> dict[str, Any]:
        """Ages are whole years, and only a gate of age has them; it asks nothing."""
        read = super().values()
        by_age = read["about"] is About.AGE
        for name in ("age_from", "age_to"):
            if name in read:
                age = read[name]
                read[name] = int(age) if by_age and age is not None else None
        if by_age:
            read["ask"] = ""
        return read

    def _fit(self, about: About) -> None:
        self._held.setVisible(about is About.AGE)
        self._ask.setVisible(about is not About.AGE)


class GatesPart(Part):
    """Every gate in its order; the first that is closed decides."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        kind: Kind[Gate] = Kind(
            "gates",
            _("Add a gate"),
            _("No gates: everybody comes to the questions."),
            self._blank,
            _summary,
            lambda _form, where: GateEditor(design, where),
        )
        under = _("Asked before the questions, in this order. The first that is closed decides.")
        card = Card(_("Gates"), under)
        card.body.addWidget(self.bind(("gates",), ItemsField(design, kind)))
        self.setLayout(column(card))

    def _blank(self) -> Gate:
        name = fresh("gate", (each.id for each in self.design.scheme.gates))
        return Gate(name, "", About.OTHER, Otherwise.PANEL, "", judgement=True)


def _summary(gate: Gate) -> Summary:
    return Summary(gate.title or _("A new gate"), word(gate.otherwise))
