"""Who may receive a direct payment (P 11; domain.md §6.1, 6.2): the checks are on the payee.

A check keeps the question, yes or no, who asked, when, and on what it rests: never details, for
some of them touch offences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import birthday
from ras_desktop.domain.family import LegalFlag
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.growing import DAY, compulsory_school_age_ends
from ras_desktop.domain.policy import Checked
from ras_desktop.domain.request import Strand


class PayeeKind(StrEnum):
    """Who receives it (domain.md §6)."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    NOMINATED = "nominated"
    THIRD_PARTY = "third_party"


class Evidence(StrEnum):
    """On what an answer rests: only its kind is kept."""

    DECLARATION = "declaration"
    DOCUMENT = "document"
    SYSTEM = "system"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Payee:
    """Who receives the money. `person`: of the people round the child; None for the young person
    and for an organisation."""

    kind: PayeeKind
    name: str = ""
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A ground on which somebody may not receive a direct payment: the question that is asked."""

    id: str
    question: str
    source: str
    checked: Checked
    strands: tuple[Strand, ...]
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Exclusions:
    """The dated list of grounds (forms/payee)."""

    title: str
    version: str
    grounds: tuple[Exclusion, ...]

    def on(self, day: date, strands: Iterable[Strand]) -> tuple[Exclusion, ...]:
        """The grounds in force on a day for any of these strands."""
        wanted = set(strands)
        return tuple(
            each
            for each in self.grounds
            if each.first <= day
            and (each.last is None or day <= each.last)
            and wanted & set(each.strands)
        )


class Own(StrEnum):
    """Checks that follow from the child's own standing, beside the list of exclusions."""

    IDENTITY = "identity"
    CAN_MANAGE = "can_manage"
    CONSENT = "consent"
    FOSTER_IN_PLAN = "foster_in_plan"
    SAFEGUARDING_IN_PLAN = "safeguarding_in_plan"
    CAPACITY = "capacity"
    CHOSE = "chose"


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of a payee: yes or no, who asked, when, on what the answer rests.

    `payee_no`: of which payee it was asked (`domain.payees`).
    """

    question: str
    yes: bool
    evidence: Evidence
    by: UUID
    by_name: str
    on: date
    payee_no: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that has to be asked, and the answer without which nothing is paid."""

    question: str
    yes: bool
    words: str = ""
    source: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the checks depend on: the payee, the child's birth and flags, strands, the first day.

    `payee_no`: the payee's number (`domain.payees`)."""

    payee: Payee
    born: date | None
    flags: tuple[LegalFlag, ...]
    strands: frozenset[Strand]
    on: date
    payee_no: int = 1


def wanted(about: About, exclusions: Exclusions) -> tuple[Wanted, ...]:
    """Every question for this payee, in the order in which it is asked."""
    if about.payee.kind is PayeeKind.THIRD_PARTY:
        return (Wanted(Own.IDENTITY, True), Wanted(Own.CAN_MANAGE, True))
    found = [Wanted(each, True) for each in (Own.IDENTITY, Own.CAN_MANAGE, Own.CONSENT)]
    if LegalFlag.LONG_TERM_FOSTER_CARE in about.flags:
        found.append(Wanted(Own.FOSTER_IN_PLAN, True))
    if LegalFlag.SAFEGUARDING_PLAN in about.flags:
        found.append(Wanted(Own.SAFEGUARDING_IN_PLAN, True))
    if about.payee.kind is PayeeKind.YOUNG_PERSON:
        found.append(Wanted(Own.CAPACITY, True))
    elif _passes(about):
        found.append(Wanted(Own.CHOSE, True))
    found += [
        Wanted(each.id, False, each.question, each.source, each.checked is Checked.TO_CHECK)
        for each in exclusions.on(about.on, about.strands)
    ]
    return tuple(found)


def _passes(about: About) -> bool:
    """Whether the young person may already hold some of it: then somebody else needs their word."""
    if about.born is None:
        return False
    if Strand.SEN in about.strands and about.on >= sen_from(about.born):
        return True
    return about.on >= birthday(about.born, 16)


def sen_from(born: date) -> date:
    """The first day on which a young person may hold a SEN budget: after the end of Year 11."""
    return compulsory_school_age_ends(born) + DAY


def standing(about: About) -> Findings:
    """What of the child's standing and age bars this payee, whatever is answered (P 11, 13)."""
    found: list[Finding] = []
    kind, flags = about.payee.kind, about.flags
    if not about.payee.name.strip():
        found.append(Finding("payee.name", "payee"))
    in_care = LegalFlag.IN_CARE in flags and LegalFlag.SHORT_BREAKS_S20 not in flags
    other = kind in (PayeeKind.PARENT, PayeeKind.NOMINATED)
    if other and in_care and LegalFlag.LONG_TERM_FOSTER_CARE not in flags:
        found.append(Finding("payee.in_care", "payee"))
    if about.born is None:
        found.append(Finding("payee.born", "payee"))
    elif kind is PayeeKind.YOUNG_PERSON:
        found += _too_young(about, about.born)
    elif kind is PayeeKind.PARENT and about.on >= birthday(about.born, 18):
        values = {"day": birthday(about.born, 18)}
        found.append(Finding("payee.adult", "payee", values, Severity.WARNING))
    return tuple(found)


def _too_young(about: About, born: date) -> list[Finding]:
    found = []
    care = about.strands - {Strand.SEN}
    if care and about.on < birthday(born, 16):
        found.append(Finding("payee.under_16", "payee", {"day": birthday(born, 16)}))
    if Strand.SEN in about.strands and about.on < sen_from(born):
        found.append(Finding("payee.year_11", "payee", {"day": sen_from(born)}))
    return found


def check(about: About, exclusions: Exclusions, checks: Iterable[Check]) -> Findings:
    """Which checks are missing and which bar the payment: a finding each, at its question."""
    held = latest(checks, about.payee_no)
    found = list(standing(about))
    for each in wanted(about, exclusions):
        told = held.get(each.question)
        where = f"checks/{each.question}"
        values = {"question": each.words or each.question}
        own = each.question in set(Own)
        if told is None:
            code = f"payee.missing.{each.question}" if own else "payee.missing"
            found.append(Finding(code, where, {} if own else values))
        elif told.yes is not each.yes:
            code = f"payee.barred.{each.question}" if own else "payee.barred"
            found.append(Finding(code, where, {} if own else values))
    return tuple(found)


def latest(checks: Iterable[Check], payee_no: int = 1) -> dict[str, Check]:
    """The last answer to each question about one payee."""
    found: dict[str, Check] = {}
    for each in checks:
        if each.payee_no != payee_no:
            continue
        held = found.get(each.question)
        if held is None or held.on <= each.on:
            found[each.question] = each
    return found
