"""One line of a plan while it is decided: what was asked, what is approved of it, and why."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.panel import (
    Asked,
    LineVerdict,
)
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import MoneyField, NumberField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, money
from ras_desktop.wording.panel import line_facts
from ras_desktop.wording.plan import counted

PLACES = 4
"""Decimals of units, as many as a plan comes to."""


class OneLine(QWidget):
    """One line of the plan: what was asked, and what is approved of it, with a reason."""

    edited = Signal()

    def __init__(self, form: Form, at: int, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.where = f"lines/{at}"
        said = _("Asked: {sum} a year").format(sum=money(asked.amount))
        self.units: NumberField | None = None
        fields: list[QWidget] = []
        if asked.units is not None:
            name = _("Of {asked}").format(asked=counted(asked.units, asked.unit))
            self.units = form.add(f"{self.where}/units", NumberField(name, places=PLACES))
            self.units.edited.connect(self._price)
            fields.append(self.units)
        self.approved = form.add(f"{self.where}/approved", MoneyField(_("Approved, a year")))
        fields.append(self.approved)
        self.reason = form.add(
            f"{self.where}/reason",
            LongField(_("Why not as asked"), _("What it means for this child."), lines=1),
        )
        self._fields = holding(Flow(*fields, gap=3))
        whole = column(
            text.label(asked.what), text.quiet(f"{line_facts(asked)} · {said}"), self._fields,
            self.reason, gap=0.75,
        )  # fmt: skip
        self.setLayout(whole)
        for field in (self.approved, self.reason, *((self.units,) if self.units else ())):
            field.edited.connect(self._edited)

    def load(self, verdict: LineVerdict) -> None:
        """Shows what is approved of it."""
        self.approved.load(verdict.approved)
        if self.units is not None:
            self.units.load(verdict.units)
        self.reason.load(verdict.reason)
        self._say()

    def verdict(self) -> LineVerdict:
        """What is approved of it; nothing where no sum stands."""
        units = None if self.units is None else self.units.value()
        reason = self.reason.value() if self.differs() else ""
        return LineVerdict(self.asked.line, self.approved.value() or ZERO, units, reason)

    def fault(self) -> Finding | None:
        """That another sum is to be approved and none stands there: nothing is said with a 0."""
        if self.approved.value() is not None or self.approved.fault() is not None:
            return None
        return Finding(
            "panel.approved.missing", f"{self.where}/approved", {"what": self.asked.what}
        )

    def differs(self) -> bool:
        """Whether it is not as it was asked."""
        units = self.asked.units if self.units is None else self.units.value()
        return self.approved.value() != self.asked.amount or units != self.asked.units

    def open_to(self, change: bool) -> None:
        """Whether another sum may be approved."""
        self._fields.setVisible(change)
        self._say(change)

    def _price(self) -> None:
        """Other hours, another sum: at the price at which they were asked for."""
        units = self.units.value() if self.units is not None else None
        if units is not None and self.asked.units:
            share = Fraction(units) / Fraction(self.asked.units)
            self.approved.load(self.asked.amount.times(share))

    def _edited(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self, change: bool = True) -> None:
        self.reason.setVisible(change and self.differs())
