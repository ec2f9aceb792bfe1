"""Editors of the things in a plan: an outcome, a resource, a support line, a risk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from ras_desktop.domain.costing import Prices
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import (
    Horizon,
    Layer,
    Outcome,
    Pattern,
    PatternKind,
    Resource,
    Risk,
    ScopeRule,
    SupportLine,
    Way,
    touched,
)
from ras_desktop.domain.request import Strand
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import (
    CardsField,
    Choice,
    ListField,
    SeveralField,
    TickField,
    choices,
)
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.items import Editor
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.gui.widgets.line_fields import MoneyField, NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.scale_field import ScaleField
from ras_desktop.wording import _, money
from ras_desktop.wording.plan import HORIZONS, LAYERS, PATTERN_KINDS, WAYS, each
from ras_desktop.wording.request import STRANDS

OWN_PRICE = ""
"""The price list's item for "another price"."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the editors offer to choose from, as the plan and the council's lists stand now."""

    needs: tuple[AssessedNeed, ...] = ()
    areas: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    prices: Prices = field(default_factory=lambda: Prices(()))
    rules: tuple[ScopeRule, ...] = ()
    day: Any = None

    def need_choices(self) -> tuple[Choice, ...]:
        """The assessed needs, numbered as everywhere else."""
        return tuple(
            Choice(need.id, f"{at}. {need.words}") for at, need in enumerate(self.needs, 1)
        )

    def outcome_choices(self) -> tuple[Choice, ...]:
        """The plan's outcomes."""
        return tuple(
            Choice(one.id, f"{at}. {one.words or _('not described yet')}"[:80])
            for at, one in enumerate(self.outcomes, 1)
        )


class OutcomeEditor(Editor[Outcome]):
    """What is to be different, how far it is, what is there already and what is needed more."""

    def __init__(self, offer: Offer, form: Form, where: str) -> None:
        super().__init__(form, where)
        whole = column(gap=1.5)
        hint = _("Specific enough that you would both know when it has happened.")
        whole.addWidget(self.add("words", LongField(_("What should be different"), hint, lines=2)))
        if offer.areas:
            areas = tuple(Choice(area, area) for area in offer.areas)
            whole.addWidget(self.add("area", ListField(_("Area of life"), areas, optional=True)))
        if offer.needs:
            field = SeveralField(_("Assessed needs that it meets"), offer.need_choices())
            whole.addWidget(self.add("needs", field))
        horizon = CardsField(_("How far off"), choices(HORIZONS), beside=True)
        whole.addWidget(self.add("horizon", horizon))
        ends = _("0 is not at all, 10 is all the time")
        whole.addWidget(self.add("baseline", ScaleField(_("Where things stand now"), ends)))
        whole.addWidget(self.add("target", ScaleField(_("Where they should be"))))
        for name, words in (
            ("already", _("What is already there")),
            ("needed", _("What is needed more")),
            ("evidence", _("How you will know")),
        ):
            whole.addWidget(self.add(name, LongField(words, lines=2)))
        whole.addWidget(
            self.add("who", TextField(_("Who does what"), optional=True, characters=70))
        )
        self.setLayout(whole)

    def shown(self, item: Outcome, name: str) -> Any:
        """No words for an area are none chosen."""
        value = getattr(item, name)
        return None if name == "area" and not value else value

    def values(self) -> dict[str, Any]:
        """Nothing chosen keeps the horizon; no area is no words."""
        read = super().values()
        horizon = Horizon(read["horizon"] or Horizon.MEDIUM)
        return {**read, "area": read.get("area") or "", "horizon": horizon}


class ResourceEditor(Editor[Resource]):
    """Something round the child that helps already, or could."""

    def __init__(self, offer: Offer, form: Form, where: str) -> None:
        super().__init__(form, where)
        layers = {key: words for key, words in LAYERS.items() if key != Layer.INDIVIDUAL.value}
        self.setLayout(
            column(
                self.add("what", TextField(_("What helps"), characters=70)),
                self.add("who", TextField(_("Who or where"), optional=True, characters=70)),
                self.add("layer", ListField(_("Kind"), choices(layers), none="")),
                self.add(
                    "outcome", ListField(_("Outcome"), offer.outcome_choices(), optional=True)
                ),
                self.add("in_place", TickField(_("It is in place already"))),
                gap=1.5,
            )
        )

    def values(self) -> dict[str, Any]:
        """The kind as the domain's own word."""
        read = super().values()
        return {**read, "layer": Layer(read["layer"] or Layer.CHILD_AND_FAMILY)}


class RiskEditor(Editor[Risk]):
    """A risk, what is done about it, and what it makes possible."""

    def __init__(self, form: Form, where: str) -> None:
        super().__init__(form, where)
        self.setLayout(
            column(
                self.add("risk", LongField(_("What could go wrong"), lines=2)),
                self.add("answer", LongField(_("What is done about it"), lines=2)),
                self.add(
                    "worth",
                    LongField(_("What it makes possible"), _("Why it is worth it"), lines=2),
                ),
                gap=1.5,
            )
        )


class LineEditor(Editor[SupportLine]):
    """One support: what, for which outcome, how often, at what price, which gap it fills."""

    def __init__(self, offer: Offer, form: Form, where: str) -> None:
        super().__init__(form, where)
        self._offer = offer
        self._reasons: dict[str, Field[Any]] = {}
        whole = column(gap=1.5)
        whole.addWidget(self.add("what", TextField(_("What is the support"), characters=70)))
        whole.addWidget(
            self.add("provider", TextField(_("Who provides it"), optional=True, characters=70))
        )
        outcome = ListField(_("Outcome that it serves"), offer.outcome_choices())
        whole.addWidget(self.add("outcome", outcome))
        if offer.needs:
            needs = SeveralField(_("Assessed needs"), offer.need_choices(), optional=True)
            whole.addWidget(self.add("needs", needs))
        hint = _("What no existing service gives. A personal budget repeats nothing.")
        whole.addWidget(self.add("gap", LongField(_("Which gap does it fill"), hint, lines=2)))
        self._scope = column(gap=1)
        whole.addLayout(self._scope)
        self._how_often(whole)
        self._how_taken(whole)
        self.setLayout(whole)
        self.edited.connect(self._turn)

    def _how_often(self, whole: Any) -> None:
        kinds = CardsField(_("How often"), choices(PATTERN_KINDS), beside=True)
        whole.addWidget(self.add("kind", kinds))
        self._price = self.add("price_code", ListField(_("Price"), self._price_choices(), none=""))
        self._own = self.add("unit_price", MoneyField(_("Price of one unit")))
        fields: tuple[tuple[str, Field[Any]], ...] = (
            ("term", NumberField(_("In each term week"), places=2)),
            ("holiday", NumberField(_("In each holiday week"), places=2)),
            ("times", NumberField(_("Times a year"))),
            ("units", NumberField(_("Each time"), places=2)),
            ("sum_a_year", MoneyField(_("Sum for the year"))),
        )
        amounts = Flow(gap=3)
        for name, made in fields:
            amounts.addWidget(self.add(name, made))
        whole.addWidget(holding(amounts))
        whole.addWidget(self._price)
        whole.addWidget(self._own)

    def _how_taken(self, whole: Any) -> None:
        self.cost = text.label()
        whole.addWidget(self.cost)
        taken = Flow(gap=3)
        taken.addWidget(self.add("strand", ListField(_("Money from"), choices(STRANDS), none="")))
        taken.addWidget(self.add("way", ListField(_("How it is taken"), choices(WAYS), none="")))
        whole.addWidget(holding(taken))
        days = Flow(gap=3)
        days.addWidget(self.add("starts", DateField(_("Starts"), optional=True)))
        days.addWidget(self.add("ends", DateField(_("Ends"), optional=True)))
        whole.addWidget(holding(days))

    def _price_choices(self) -> tuple[Choice, ...]:
        listed = tuple(
            Choice(price.code, f"{price.title}: {money(price.amount)} {each(price.unit)}")
            for price in self._offer.prices.current(self._offer.day)
        )
        return (*listed, Choice(OWN_PRICE, _("Another price…")))

    def shown(self, item: SupportLine, name: str) -> Any:
        """The pattern's parts stand beside the line's own."""
        if name in ("kind", "term", "holiday", "times", "units", "sum_a_year"):
            value = getattr(item.pattern, name)
            return None if value in (0, ZERO) else value
        return getattr(item, name)

    def load(self, item: SupportLine) -> None:
        """Shows the line, and what its words and pattern ask for."""
        super().load(item)
        self._ask_reasons(item)
        self._fit(item.pattern.kind)

    def read(self, item: SupportLine) -> SupportLine:
        """The line with its pattern and the reasons for what is usually out of scope."""
        read = super().values()
        pattern = Pattern(
            kind=PatternKind(read.pop("kind") or PatternKind.WEEKLY),
            term=read.pop("term") or Decimal(0),
            holiday=read.pop("holiday") or Decimal(0),
            times=int(read.pop("times") or 0),
            units=read.pop("units") or Decimal(0),
            sum_a_year=read.pop("sum_a_year") or ZERO,
        )
        reasons: Mapping[str, str] = {
            **item.scope_reasons,
            **{code: field.value() or "" for code, field in self._reasons.items()},
        }
        kept = {code: words for code, words in reasons.items() if words}
        read["price_code"] = read["price_code"] or OWN_PRICE
        read["strand"], read["way"] = Strand(read["strand"]), Way(read["way"])
        return replace(item, **read, pattern=pattern, scope_reasons=kept)

    def say_cost(self, words: str) -> None:
        """What it costs, with the arithmetic."""
        self.cost.setText(words)

    def editors(self) -> tuple[Any, ...]:
        """The reasons' fields, too."""
        more = (part for field in self._reasons.values() for part in field.editors())
        return (*super().editors(), *more)

    def _turn(self, name: str) -> None:
        if name in ("kind", "price_code"):
            self._fit(PatternKind(self._fields["kind"].value() or PatternKind.WEEKLY))

    def _fit(self, kind: PatternKind) -> None:
        """Shows what the pattern asks for, and nothing else."""
        weekly, times = kind is PatternKind.WEEKLY, kind is PatternKind.TIMES
        for name, on in (
            ("term", weekly),
            ("holiday", weekly),
            ("times", times),
            ("units", times),
            ("sum_a_year", kind is PatternKind.SUM),
            ("price_code", kind is not PatternKind.SUM),
            ("unit_price", kind is not PatternKind.SUM and not self._price.value()),
        ):
            self._fields[name].setVisible(on)

    def ask_scope(self, item: SupportLine) -> None:
        """Asks for the reasons that the line's words call for now."""
        self._ask_reasons(item)

    def _ask_reasons(self, item: SupportLine) -> None:
        rules = touched(item, self._offer.rules)
        if {rule.code for rule in rules} == set(self._reasons):
            return
        self.form.remove(f"{self.where}/scope_reasons")
        empty(self._scope)
        self._reasons = {}
        for rule in rules:
            name = _("Reason, if it stays in the plan")
            field = LongField(name, _("Usually not in scope: {rule}").format(rule=rule.sentence))
            field.load(item.scope_reasons.get(rule.code, ""))
            self._reasons[rule.code] = self.form.add(
                f"{self.where}/scope_reasons/{rule.code}", field
            )
            field.edited.connect(partial(self._edited, "scope_reasons"))
            self._scope.addWidget(field)


def blank_line(outcomes: Sequence[Outcome], code: str, id_: UUID) -> SupportLine:
    """A new support: for the only outcome, if there is one, and the first price of the list."""
    only = outcomes[0].id if len(outcomes) == 1 else None
    return SupportLine(id_, outcome=only, price_code=code)
