"""What one council has laid down beside its schemes, as one value that services pass on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.costing import Prices, TermDates
from ras_desktop.domain.letter import Letter, LetterKind, Routes
from ras_desktop.domain.payee import Exclusions
from ras_desktop.domain.plan import ScopeRule
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.template import PlanTemplate


@dataclass(frozen=True, slots=True)
class PriceList:
    """The dated price list with what is printed beside it. `notes` go by the item's code."""

    title: str
    prices: Prices
    notice: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """School terms with what is printed beside them."""

    title: str
    dates: TermDates
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Policy, scope, prices, terms, plan template, letters, routes, lists, payees."""

    policy: Policy
    scope: tuple[ScopeRule, ...]
    prices: PriceList
    terms: Terms
    template: PlanTemplate
    letters: Mapping[LetterKind, Letter]
    routes: Routes
    lists: Mapping[ListName, ChoiceList]
    payee: Exclusions
