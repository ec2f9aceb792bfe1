"""What the choices of a scheme are called."""

from __future__ import annotations

from enum import StrEnum

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.form import Offer, QuestionKind
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.scheme import About, Act, Otherwise, SchemeKind, Unit, When
from ras_desktop.domain.table import BandOutcome, Outside, Paid, Read
from ras_desktop.wording.speak import N_, _

WORDS: dict[StrEnum, str] = {
    SchemeKind.EXAMPLE: N_("An invented example"),
    SchemeKind.PUBLISHED: N_("Published by another council"),
    SchemeKind.OWN: N_("The council’s own"),
    Unit.MONEY: N_("Money"),
    Unit.HOURS: N_("Hours, no sum"),
    Period.YEAR: N_("A year"),
    Period.MONTH: N_("A month"),
    Period.FOUR_WEEKS: N_("Four weeks"),
    Period.WEEK: N_("A week"),
    YearBasis.WEEKS_52: N_("52 weeks"),
    YearBasis.DAYS_364: N_("364 days"),
    YearBasis.DAYS_365: N_("365 days (52 1/7 weeks)"),
    Rounding.HALF_UP: N_("To the nearest, halves up"),
    Rounding.HALF_EVEN: N_("To the nearest, halves to the even number"),
    Rounding.FLOOR: N_("Down"),
    Rounding.TRUNCATE: N_("Towards nothing"),
    When.END: N_("Once, at the end"),
    When.STEP: N_("At each step"),
    Otherwise.REFUSE: N_("The request is refused, with this reason"),
    Otherwise.PANEL: N_("The panel decides"),
    Otherwise.OTHER_FORM: N_("Another assessment is used"),
    About.AGE: N_("Age"),
    About.RESIDENCE: N_("Where the child lives"),
    About.REGISTER: N_("The Disability Register"),
    About.EHC_PLAN: N_("An EHC plan"),
    About.OTHER: N_("Something else"),
    Act.ADD: N_("Add"),
    Act.DEDUCT: N_("Take off"),
    Act.MULTIPLY: N_("Multiply"),
    Act.CAP: N_("Never more than"),
    Act.FLOOR: N_("Never less than"),
    Act.PANEL: N_("Send to the panel"),
    Outside.ERROR: N_("Must not happen"),
    Outside.CAP: N_("The nearest row counts"),
    Outside.PANEL: N_("The panel decides"),
    Outside.NONE: N_("No budget"),
    Paid.ABOVE: N_("Only the points above it"),
    Paid.ALL: N_("All points, once above it"),
    Read.STEPS: N_("The last row reached counts"),
    Read.STRAIGHT: N_("On a straight line between rows"),
    QuestionKind.LEVELS: N_("One of several levels"),
    QuestionKind.NUMBER: N_("A number"),
    QuestionKind.MONEY: N_("A sum of money"),
    QuestionKind.SCORE: N_("The points themselves"),
    Offer.CARER: N_("A parent carer’s assessment"),
    Offer.YOUNG_CARER: N_("A young carer’s assessment"),
    Outcome.AMOUNT: N_("A sum"),
    Outcome.UP_TO: N_("Up to a sum"),
    Outcome.NONE: N_("No budget"),
    Outcome.PANEL: N_("To the panel"),
    Outcome.REFUSED: N_("Refused by a gate"),
    Outcome.OTHER_FORM: N_("Another form"),
    Outcome.CHOOSE: N_("Something to choose"),
    BandOutcome.NONE: N_("Nothing"),
    BandOutcome.PANEL: N_("The panel decides"),
    Outcome.OUTSIDE: N_("No figure: outside the table"),
}
_KEYS: dict[str, tuple[type[StrEnum], ...]] = {
    "kind": (QuestionKind, SchemeKind),
    "unit": (Unit,),
    "period": (Period,),
    "per": (Period,),
    "year": (YearBasis,),
    "mode": (Rounding,),
    "round_when": (When,),
    "otherwise": (Otherwise,),
    "about": (About,),
    "act": (Act,),
    "below": (Outside,),
    "above": (Outside,),
    "paid": (Paid,),
    "read": (Read,),
    "offer": (Offer,),
    "outcome": (BandOutcome, Outcome),
}
"""Keys of a stored scheme that hold a choice."""


def word(value: StrEnum) -> str:
    """What a value of the scheme is called."""
    return _(WORDS[value])


def word_of(key: str, value: str) -> str:
    """What a stored choice is called; "" where the key holds none, or other words."""
    for kind in _KEYS.get(key, ()):
        for each in kind:
            if each.value == value:
                return word(each)
    return ""
