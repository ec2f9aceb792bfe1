"""Values of a case in words: for facts, and for two versions shown field by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ras_desktop.domain.address import Address
from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.consent import ConsentKind
from ras_desktop.domain.family import EhcStatus, LegalFlag, PlanBasis, Sex
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind
from ras_desktop.domain.note import NoteKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.request import RequestOutcome, Strand
from ras_desktop.gui.family.lists import Lists
from ras_desktop.wording import N_, _, day, listed, ngettext, plain, short_day
from ras_desktop.wording import family as words
from ras_desktop.wording import request as request_words
from ras_desktop.wording.merging import CHILD_FIELDS

FIELDS = {
    **CHILD_FIELDS,
    "existing_package": N_("Has a package from before the RAS"),
    "name": N_("Name"),
    "relation": N_("Relation"),
    "parental_responsibility": N_("Has parental responsibility"),
    "same_household": N_("Lives in the same household"),
    "carer": N_("Cares for the child"),
    "professional": N_("A professional"),
    "organisation": N_("Organisation"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "needs_interpreter": N_("Interpreter for"),
    "must_not_learn_address": N_("Must not learn the child’s address"),
    "no_papers": N_("Must get no papers"),
    "note": N_("Note"),
    "kind": N_("Kind"),
    "day": N_("Day"),
    "text": N_("Note"),
    "child_seen": N_("The child was seen"),
    "author": N_("Written by"),
    "summary": N_("Summary"),
    "needs": N_("Assessed needs"),
    "given_by": N_("Given by"),
    "given_on": N_("Given on"),
    "detail": N_("Details"),
    "withdrawn_on": N_("Withdrawn on"),
    "made_on": N_("Asked on"),
    "made_by": N_("Asked by"),
    "strands": N_("Asked for"),
    "words": N_("In the family’s words"),
    "outcome": N_("Outcome"),
    "outcome_on": N_("Day of the outcome"),
    "reason": N_("Reason"),
    "decided_by": N_("Decided by"),
}
"""The screen word of each field that two people may change at once; a test holds it complete."""

_LISTED = {
    "address": ListName.WARD,
    "ethnicity": ListName.ETHNICITY,
    "religion": ListName.RELIGION,
    "first_language": ListName.LANGUAGE,
    "needs_interpreter": ListName.LANGUAGE,
    "communication": ListName.COMMUNICATION,
    "family_composition": ListName.FAMILY_COMPOSITION,
    "school": ListName.SCHOOL,
    "primary_need": ListName.PRIMARY_NEED,
    "level_of_need": ListName.LEVEL_OF_NEED,
    "relation": ListName.RELATION,
}
_WORDS: dict[type, dict[str, str]] = {
    Sex: words.SEXES,
    EhcStatus: words.EHC_STATUSES,
    PlanBasis: words.PLAN_BASES,
    LegalFlag: words.LEGAL_FLAGS,
    AssessmentKind: words.ASSESSMENT_KINDS,
    NoteKind: words.NOTE_KINDS,
    ConsentKind: words.CONSENT_KINDS,
    RequestOutcome: request_words.OUTCOMES,
    Strand: request_words.STRANDS,
}


SHORT = 60
"""Letters of a name that a button or badge shows; the whole name stands on the page."""


def cut(words: str, most: int = SHORT) -> str:
    """Words cut for a place that cannot break them."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def on_button(words: str, most: int = SHORT) -> str:
    """Words cut for a button; "&" is no shortcut in a name."""
    return cut(words, most).replace("&", "&&")


def field_name(name: str) -> str:
    """The screen word of a field."""
    return _(FIELDS[name])


def value(name: str, held: Any, lists: Lists) -> str:
    """The value of a field in words; "" for nothing recorded."""
    if held is None or held == "":
        return ""
    if type(held) in _WORDS:
        return _(_WORDS[type(held)][held.value])
    if isinstance(held, Address):
        return address(held, lists)
    if isinstance(held, AssessedNeed):
        return held.words
    if isinstance(held, tuple):
        said = [value("", each, lists) for each in held]
        return "\n".join(said) if name == "needs" else listed(said)
    if isinstance(held, str) and name in _LISTED:
        return lists.label(_LISTED[name], held)
    return plain(held)


def address(held: Address, lists: Lists) -> str:
    """An address in one line, with its ward."""
    parts = [", ".join(held.lines.split("\n")), held.town, held.postcode]
    ward = lists.label(ListName.WARD, held.locality)
    said = ", ".join(each.strip() for each in parts if each.strip())
    if not ward:
        return said
    return _("{address} ({ward})").format(address=said, ward=ward) if said else ward


def years(age: int | None) -> str:
    """9 years old."""
    return "" if age is None else ngettext("{count} year old", "{count} years old", age)


def lateness(due: date, today: date) -> str:
    """12 days late, due today, in 5 days: the day itself from a fortnight on."""
    days = (due - today).days
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days)
    if days == 0:
        return _("today")
    if days <= 14:
        return ngettext("in {count} day", "in {count} days", days)
    return short_day(due)


def person_facts(person: Person, lists: Lists) -> str:
    """Who somebody is to the child, in a line."""
    parts = [lists.label(ListName.RELATION, person.relation), person.organisation]
    flags: tuple[tuple[bool, Callable[[], str]], ...] = (
        (person.parental_responsibility, lambda: _("parental responsibility")),
        (person.carer, lambda: _("carer")),
        (person.same_household, lambda: _("same household")),
    )
    parts += [say() for on, say in flags if on]
    if person.needs_interpreter:
        language = lists.label(ListName.LANGUAGE, person.needs_interpreter)
        parts.append(_("interpreter: {language}").format(language=language))
    return " · ".join(each for each in parts if each)


def line_facts(line: Listed) -> str:
    """What tells one case of the caseload from another: number, birth, postcode."""
    parts = [line.number, short_day(line.born) if line.born else "", line.postcode]
    return " · ".join(each for each in parts if each)


def born(held: date | None, age: int | None) -> str:
    """2 March 2017 · 9 years old."""
    parts = [day(held) if held else "", years(age)]
    return " · ".join(each for each in parts if each)
