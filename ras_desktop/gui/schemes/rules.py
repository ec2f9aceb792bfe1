"""The designer's part for what comes before and after the table: adjustments and exclusions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period
from ras_desktop.domain.scheme import Act, Exclusion, MoneyAdjustment, PointsAdjustment, Unit
from ras_desktop.domain.scheme_edit import fresh
from ras_desktop.domain.table import Sum
from ras_desktop.gui.schemes import conditions, sums
from ras_desktop.gui.schemes.conditions import when_field
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import InnerField, ItemsField, PartEditor, PoundsField
from ras_desktop.gui.schemes.figures import figures_field
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.reading_grade import GradedField
from ras_desktop.gui.schemes.words import offered, question_choices, word
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import ListField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.wording import _, money, number

ONE = Decimal(1)
POINTS_ACTS = (Act.MULTIPLY, Act.ADD, Act.DEDUCT, Act.CAP, Act.FLOOR)
LIMITS = (Act.CAP, Act.FLOOR)
SUMS = (Act.ADD, Act.DEDUCT)


class _RuleEditor(PartEditor):
    """What both kinds of adjustment share: act, a figure or one for each level, when."""

    def __init__(self, design: Design, where: str, acts: tuple[Act, ...]) -> None:
        super().__init__(design, where)
        self.whole = column(gap=1.5)
        self.whole.addWidget(self.add("title", TextField(_("Title"), characters=50)))
        self.whole.addWidget(self.add("act", ListField(_("What it does"), offered(*acts), none="")))
        asked = question_choices(design.scheme, QuestionKind.LEVELS)
        self._question = ListField(_("By the answer of"), asked, none=_("No question: always"))
        self._levels = figures_field(design)

    def _by_level(self) -> None:
        self.whole.addWidget(self.add("question", self._question))
        self.whole.addWidget(self.add("by_level", self._levels))

    def _finish(self) -> None:
        self.whole.addWidget(self.add("when", when_field(self.design, f"{self.where}/when")))
        self.setLayout(self.whole)

    def load(self, item: Any) -> None:
        """Shows a rule."""
        self._levels.fit(self.design.scheme, item.question)
        super().load(item)
        self.fit(item)

    def fit(self, item: Any) -> None:
        """Shows the fields of this act, and no others."""


class PointsRuleEditor(_RuleEditor):
    """Changes the points before the table."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where, POINTS_ACTS)
        self._by_level()
        self._factor = self.add("factor", NumberField(_("By"), places=4))
        self._points = self.add("points", NumberField(_("Points"), places=4, least=None))
        self.whole.addWidget(self._factor)
        self.whole.addWidget(self._points)
        self._finish()

    def read(self, item: PointsAdjustment) -> PointsAdjustment:
        """One figure, or one for each level."""
        read = self.values()
        question = read.get("question")
        self._levels.fit(self.design.scheme, question)
        if question is not None:
            read.update(factor=None, points=None, by_level=self._levels.value() or ())
        elif read["act"] is Act.MULTIPLY:
            factor = read.get("factor", item.factor)
            read.update(points=None, by_level=None, factor=ONE if factor is None else factor)
        else:
            points = read.get("points", item.points)
            read.update(factor=None, by_level=None, points=points)
        made = replace(item, **read)
        self.fit(made)
        return made

    def fit(self, item: PointsAdjustment) -> None:
        """A factor, points, or figures by level."""
        alone = item.question is None
        self._levels.setVisible(not alone)
        self._factor.setVisible(alone and item.act is Act.MULTIPLY)
        self._points.setVisible(alone and item.act is not Act.MULTIPLY)


class MoneyRuleEditor(_RuleEditor):
    """Changes the sum after the table."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where, tuple(Act))
        self._sum = self.add("sum", InnerField(sums.SumEditor(design, f"{where}/sum")))
        self.whole.addWidget(self._sum)
        self._by_level()
        hours = design.scheme.money.unit is Unit.HOURS

        def made(words: str) -> NumberField:
            return NumberField(words, places=4, optional=True) if hours else PoundsField(words)

        self._factor = self.add("factor", NumberField(_("By"), places=4))
        self._amount = self.add("amount", made(_("Limit")))
        self._above = self.add("above", made(_("Above")))
        self._reason = self.add("reason", GradedField(_("Reason, in words for the family")))
        for part in (self._factor, self._amount, self._above, self._reason):
            self.whole.addWidget(part)
        self._finish()

    def read(self, item: MoneyAdjustment) -> MoneyAdjustment:
        """What another act used is gone."""
        read = self.values()
        act = read["act"]
        question = read.get("question") if act is Act.MULTIPLY else None
        self._levels.fit(self.design.scheme, question)
        factor = read.get("factor", item.factor)
        read.update(
            question=question,
            by_level=(self._levels.value() or ()) if question is not None else None,
            factor=(ONE if factor is None else factor)
            if act is Act.MULTIPLY and question is None
            else None,
            amount=read.get("amount", item.amount) if act in LIMITS else None,
            above=read.get("above", item.above) if act is Act.PANEL else None,
            reason=read["reason"] if act is Act.PANEL else "",
            sum=(read["sum"] or Sum(Period.YEAR)) if act in SUMS else None,
        )
        if read["sum"] != self._sum.value():
            self._sum.load(read["sum"])
        made = replace(item, **read)
        self.fit(made)
        return made

    def fit(self, item: MoneyAdjustment) -> None:
        """The fields of this act."""
        by_factor = item.act is Act.MULTIPLY
        for field, on in (
            (self._sum, item.act in SUMS),
            (self._question, by_factor),
            (self._levels, by_factor and item.question is not None),
            (self._factor, by_factor and item.question is None),
            (self._amount, item.act in LIMITS),
            (self._above, item.act is Act.PANEL),
            (self._reason, item.act is Act.PANEL),
        ):
            field.setVisible(on)


class ExclusionEditor(PartEditor):
    """What the points leave out by rule."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        self.setLayout(
            column(
                self.add("title", TextField(_("Title"), characters=50)),
                self.add("text", GradedField(_("In words for the family"))),
                self.add("when", when_field(design, f"{where}/when")),
                gap=1.5,
            )
        )


class RulesPart(Part):
    """Adjustments of points, of money, and exclusions, each list in its order."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        self.setLayout(
            column(
                self._card(
                    "adjust_points",
                    _("Before the table: points"),
                    lambda name: PointsAdjustment(name, "", Act.MULTIPLY, ONE),
                    lambda where: PointsRuleEditor(design, where),
                    self._points_said,
                ),
                self._card(
                    "adjust_money",
                    _("After the table: money"),
                    lambda name: MoneyAdjustment(name, "", Act.ADD, Sum(Period.YEAR)),
                    lambda where: MoneyRuleEditor(design, where),
                    self._money_said,
                ),
                self._card(
                    "exclusions",
                    _("What the points leave out"),
                    lambda name: Exclusion(name, "", ""),
                    lambda where: ExclusionEditor(design, where),
                    lambda _each: "",
                ),
                gap=2,
            )
        )

    def _card(self, name: str, heading: str, blank: Any, editor: Any, said: Any) -> Card:
        """One list, in the order in which it is applied."""

        def made() -> Any:
            held: tuple[Any, ...] = self.design.scheme.adjust_points
            held += self.design.scheme.adjust_money
            taken = (each.id for each in (*held, *self.design.scheme.exclusions))
            return blank(fresh("rule", taken))

        kind: Kind[Any] = Kind(
            name,
            _("Add one"),
            _("None."),
            made,
            lambda each: Summary(each.title or _("A new rule"), self._under(each, said)),
            lambda _form, where: editor(where),
        )
        card = Card(heading)
        card.body.addWidget(self.bind((name,), ItemsField(self.design, kind)))
        return card

    def _under(self, each: Any, said: Any) -> str:
        """What it does, and when."""
        words = conditions.said(self.design.scheme, each.when)
        when = _("when {condition}").format(condition=words) if words else ""
        return ", ".join(part for part in (said(each), when) if part)

    def _points_said(self, each: PointsAdjustment) -> str:
        figure = each.factor if each.factor is not None else each.points
        return f"{word(each.act)} {number(figure) if figure is not None else _('by level')}"

    def _money_said(self, each: MoneyAdjustment) -> str:
        if each.sum is not None:
            return f"{word(each.act)} {sums.said(self.design.scheme, each.sum)}"
        if each.factor is not None:
            return f"{word(each.act)} {number(each.factor)}"
        limit = each.amount if each.amount is not None else each.above
        if limit is None:
            return word(each.act)
        hours = self.design.scheme.money.unit is Unit.HOURS
        return f"{word(each.act)} {number(limit) if hours else money(Money.pounds(limit))}"
