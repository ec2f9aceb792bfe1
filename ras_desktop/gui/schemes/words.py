"""What the choices of a scheme are called in the designer."""

from __future__ import annotations

from enum import StrEnum

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.form import Offer, Question, QuestionKind
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.scheme import About, Act, Otherwise, Scheme, SchemeKind, Unit, When
from ras_desktop.domain.table import Outside, Paid, Read
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.wording import N_, _

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
    Outcome.OUTSIDE: N_("No figure: outside the table"),
}


def word(value: StrEnum) -> str:
    """What a value of the scheme is called."""
    return _(WORDS[value])


def offered(*values: StrEnum) -> tuple[Choice, ...]:
    """Choices of these values."""
    return tuple(Choice(each, word(each)) for each in values)


def every(kind: type[StrEnum]) -> tuple[Choice, ...]:
    """Choices of all values of an enumeration."""
    return offered(*kind)


def questions_of(scheme: Scheme, *kinds: QuestionKind) -> tuple[Question, ...]:
    """Every question of these kinds (all: none named); those that forms share count once."""
    found = {each.id: each for form in scheme.forms for each in form.questions}
    return tuple(each for each in found.values() if not kinds or each.kind in kinds)


def question_choices(scheme: Scheme, *kinds: QuestionKind) -> tuple[Choice, ...]:
    """Those questions to choose from."""
    return tuple(Choice(each.id, each.title or each.id) for each in questions_of(scheme, *kinds))


def rate_choices(scheme: Scheme) -> tuple[Choice, ...]:
    """The rates to choose from."""
    return tuple(Choice(each.id, each.title or each.id) for each in scheme.rates)


def question_called(scheme: Scheme, name: str) -> str:
    """A question's title by its name."""
    return next((each.title for each in questions_of(scheme) if each.id == name), name)
