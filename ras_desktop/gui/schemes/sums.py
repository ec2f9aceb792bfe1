"""A sum of a scheme: fixed, so many times a price, by an answer, by the level answered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.period import Period
from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.table import Round, Sum
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import PartEditor, PoundsField
from ras_desktop.gui.schemes.figures import figures_field
from ras_desktop.gui.schemes.words import every, question_called, question_choices, rate_choices
from ras_desktop.gui.widgets.choice_field import Choice, ListField, TickField
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField
from ras_desktop.wording import N_, _, money, number

OWN = ""
"""The price that is no rate."""


class Way(StrEnum):
    """How a sum comes about."""

    FIXED = "fixed"
    TIMES = "times"
    ANSWER = "answer"
    LEVEL_TIMES = "level-times"
    LEVEL = "level"
    GIVEN = "given"
    DIVIDED = "divided"


WAYS = {
    Way.FIXED: N_("A fixed sum"),
    Way.TIMES: N_("So many times a price"),
    Way.ANSWER: N_("A price times the number answered"),
    Way.LEVEL_TIMES: N_("A price times a number for each level"),
    Way.LEVEL: N_("A sum for each level"),
    Way.GIVEN: N_("The sum answered"),
    Way.DIVIDED: N_("One answer divided by another"),
}
_PRICED = (Way.TIMES, Way.ANSWER, Way.LEVEL_TIMES)
_BY_LEVEL = (Way.LEVEL_TIMES, Way.LEVEL)
_ASKED = {
    Way.ANSWER: QuestionKind.NUMBER,
    Way.LEVEL_TIMES: QuestionKind.LEVELS,
    Way.LEVEL: QuestionKind.LEVELS,
    Way.GIVEN: QuestionKind.MONEY,
    Way.DIVIDED: QuestionKind.MONEY,
}


def way_of(sum_: Sum) -> Way:
    """How a sum comes about."""
    priced = sum_.amount is not None or sum_.rate is not None
    if sum_.divided_by is not None:
        return Way.DIVIDED
    if sum_.by_level is not None:
        return Way.LEVEL_TIMES if priced else Way.LEVEL
    if sum_.question is not None:
        return Way.ANSWER if priced else Way.GIVEN
    return Way.TIMES if sum_.number is not None or sum_.rate is not None else Way.FIXED


class SumEditor(PartEditor):
    """Edits one sum; shows the fields that its way needs, and no others."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        scheme = design.scheme
        self._hours = scheme.money.unit is Unit.HOURS
        ways = [each for each in WAYS if self._hours or each is not Way.DIVIDED]
        rates = (*rate_choices(scheme), Choice(OWN, _("Its own price")))
        self._way = self.add(
            "way",
            ListField(_("How it is worked out"), [Choice(w, _(WAYS[w])) for w in ways], none=""),
        )
        self._question = self.add("question", ListField(_("Question"), ()))
        self._divided = self.add("divided_by", ListField(_("Divided by"), ()))
        self._rate = self.add("rate", ListField(_("Price"), rates, none=""))
        amount = _("Hours") if self._hours else _("Amount")
        made = NumberField(amount, places=4) if self._hours else PoundsField(amount)
        self._amount = self.add("amount", made)
        self._number = self.add("number", NumberField(_("How many"), places=4))
        self._levels = self.add("by_level", figures_field(design))
        self._minutes = self.add("minutes", TickField(_("The numbers are minutes")))
        self._per = self.add("per", ListField(_("For"), every(Period), none=""))
        weeks = NumberField(_("Weeks in the year"), optional=True, places=4, most=53)
        self._weeks = self.add("weeks", weeks)
        usual = [Choice(None, _("As the scheme"))]
        rounds = (*usual, *every(Rounding))
        self._mode = self.add("mode", ListField(_("Its own rounding"), rounds, none=""))
        self._to = self.add("to", NumberField(_("To multiples of"), places=4))
        first = Flow(self._question, self._divided, gap=2)
        price = Flow(self._rate, self._amount, self._number, gap=2)
        last = Flow(self._per, self._weeks, self._mode, self._to, gap=2)
        parts = (self._way, *(holding(each) for each in (first, price)), self._levels)
        self.setLayout(column(*parts, self._minutes, holding(last), gap=1))

    def load(self, item: Sum) -> None:
        """Shows a sum."""
        self._fit(way_of(item), item.question)
        super().load(item)
        self._show(item)

    def shown(self, item: Sum, name: str) -> Any:
        """The way is no field of the sum; a rounding is two fields."""
        if name == "way":
            return way_of(item)
        if name == "rate":
            return item.rate or OWN
        if name in ("mode", "to"):
            return getattr(item.round, name) if item.round else None
        return getattr(item, name)

    def read(self, item: Sum) -> Sum:
        """The sum as it stands in the fields; what another way used is gone."""
        way = self._way.value() or way_of(item)
        if way is not way_of(item) or self._question.value() != item.question:
            self._fit(way, self._question.value())
        rate = self._rate.value() if way in _PRICED and not self._hours else OWN
        per = self._per.value() or item.per
        made = Sum(
            per,
            rate=rate or None,
            amount=self._amount.value()
            if way is Way.FIXED or (way in _PRICED and not rate)
            else None,
            number=self._number.value() if way is Way.TIMES else None,
            question=self._question.value() if way in _ASKED else None,
            by_level=(self._levels.value() or ()) if way in _BY_LEVEL else None,
            divided_by=self._divided.value() if way is Way.DIVIDED else None,
            minutes=bool(rate) and way in _PRICED and self._minutes.value(),
            weeks=self._weeks.value() if per is Period.WEEK else None,
            round=self._round(item),
        )
        if way is Way.TIMES and made.number is None:
            made = replace(made, number=Decimal(1))
        self._show(made)
        return made

    def _round(self, item: Sum) -> Round | None:
        mode = self._mode.value()
        if mode is None:
            return None
        before = item.round.to if item.round else Decimal(1)
        return Round(mode, self._to.value() or before)

    def _fit(self, way: Way, question: str | None) -> None:
        """Offers the questions that the way can use, and their levels."""
        kind = _ASKED.get(way)
        if kind is not None:
            offered = question_choices(self.design.scheme, kind)
            self._question.offer(offered)
            self._divided.offer(offered)
        self._levels.fit(self.design.scheme, question)

    def _show(self, item: Sum) -> None:
        """The fields of this way, and no others."""
        way = self._way.value() or way_of(item)
        priced = way in _PRICED
        for field, on in (
            (self._question, way in _ASKED),
            (self._divided, way is Way.DIVIDED),
            (self._rate, priced and not self._hours),
            (self._amount, way is Way.FIXED or (priced and not item.rate)),
            (self._number, way is Way.TIMES),
            (self._levels, way in _BY_LEVEL and item.question is not None),
            (self._minutes, priced and item.rate is not None),
            (self._weeks, item.per is Period.WEEK),
            (self._to, item.round is not None),
        ):
            field.setVisible(on)


def said(scheme: Scheme, sum_: Sum) -> str:
    """A sum in a few words, for a line that is closed."""
    rate = next((each.title for each in scheme.rates if each.id == sum_.rate), sum_.rate)
    hours = scheme.money.unit is Unit.HOURS
    amount = sum_.amount
    price = rate or (
        "" if amount is None else number(amount) if hours else money(Money.pounds(amount))
    )
    asked = question_called(scheme, sum_.question) if sum_.question else ""
    times = number(sum_.number) if sum_.number is not None else asked
    whole = " × ".join(each for each in (times, price) if each)
    return whole or _("nothing yet")
