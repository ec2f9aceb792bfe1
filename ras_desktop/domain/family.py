"""The child and the people round it (stage word: family). domain.md §3."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.address import Address, postcode, postcode_holds
from ras_desktop.domain.consent import Consent, ConsentKind, check_consent
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment, check_needs
from ras_desktop.domain.note import Note, NoteKind, check_note
from ras_desktop.domain.people import Person, WorkerSpell, check_person
from ras_desktop.domain.text import initials

__all__ = [
    "Address",
    "AssessedNeed",
    "AssessmentKind",
    "Case",
    "CaseState",
    "Child",
    "Consent",
    "ConsentKind",
    "EhcStatus",
    "LegalFlag",
    "NeedsAssessment",
    "Note",
    "NoteKind",
    "Person",
    "PlanBasis",
    "Sex",
    "WorkerSpell",
    "age",
    "check",
    "check_consent",
    "check_needs",
    "check_note",
    "check_person",
    "check_sketch",
    "check_state",
    "nhs_number_holds",
    "postcode",
    "postcode_holds",
    "standing",
]

OLDEST = 25
"""Last age, in years, that the policy covers (P, title: 0–25)."""


class CaseState(StrEnum):
    """How a case stands. Only OPEN cases are worked on; each other state can be reopened."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    MOVED_AWAY = "moved_away"
    ENDED = "ended"
    DIED = "died"


class Sex(StrEnum):
    """As recorded; NOT_SAID where it was not told."""

    FEMALE = "female"
    MALE = "male"
    NOT_SAID = "not_said"


class EhcStatus(StrEnum):
    """Where an Education, Health and Care plan stands."""

    NONE = "none"
    REQUESTED = "requested"
    BEING_PREPARED = "being_prepared"
    ISSUED = "issued"
    CEASED = "ceased"


class PlanBasis(StrEnum):
    """The plan that a personal budget rests on."""

    EHC_PLAN = "ehc_plan"
    CARE_PLAN = "care_plan"


class LegalFlag(StrEnum):
    """Legal standing that changes who may receive a direct payment (P 11)."""

    IN_CARE = "in_care"
    SHORT_BREAKS_S20 = "short_breaks_s20"
    LONG_TERM_FOSTER_CARE = "long_term_foster_care"
    SAFEGUARDING_PLAN = "safeguarding_plan"


@dataclass(frozen=True, slots=True)
class Child:
    """A disabled child or young person, 0–25. Empty text or None means: not recorded."""

    first_names: str = ""
    last_name: str = ""
    preferred_name: str = ""
    born: date | None = None
    sex: Sex = Sex.NOT_SAID
    gender_identity: str = ""
    nhs_number: str = ""
    system_number: str = ""
    address: Address = field(default_factory=Address)
    household: str = ""
    family_composition: str = ""
    ethnicity: str = ""
    religion: str = ""
    first_language: str = ""
    interpreter_needed: bool = False
    communication: str = ""
    school: str = ""
    year_group: str = ""
    primary_need: str = ""
    level_of_need: str = ""
    on_register: bool = False
    ehc_status: EhcStatus = EhcStatus.NONE
    ehc_issued: date | None = None
    ehc_next_review: date | None = None
    plan_basis: PlanBasis | None = None
    legal_flags: tuple[LegalFlag, ...] = ()

    @property
    def called(self) -> str:
        """The name to say: preferred, else the first of the first names, else the last name."""
        return self.preferred_name or self.first_names.split(" ")[0] or self.last_name

    @property
    def full_name(self) -> str:
        """First names and last name."""
        return f"{self.first_names} {self.last_name}".strip()

    @property
    def initials(self) -> str:
        """For headers of pages: never the full name."""
        return initials(self.first_names, self.last_name)


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case: the unit of work. Siblings are linked cases.

    `restricted`: known to named people only (`domain.access`).
    """

    id: UUID
    number: str
    child: Child
    state: CaseState
    state_since: date
    state_reason: str
    worker: UUID | None
    team: str
    opened_on: date
    existing_package: bool = False
    merged_into: UUID | None = None
    restricted: bool = False
    version: int = 0


def standing(case: Case) -> str:
    """The state of a case in the words of the permission table: open, held, closed or merged."""
    if case.merged_into is not None:
        return "merged"
    if case.state is CaseState.OPEN:
        return "open"
    return "held" if case.state is CaseState.ON_HOLD else "closed"


def age(child: Child, on: date) -> int | None:
    """Age in whole years, None where no (possible) date of birth is recorded."""
    if child.born is None or child.born > on:
        return None
    return age_on(child.born, on)


def nhs_number_holds(number: str) -> bool:
    """Whether ten digits carry a right check digit (NHS Data Dictionary: modulus 11)."""
    if not set(number) <= set("0123456789 -"):
        return False
    digits = [int(each) for each in number if each.isdecimal()]
    if len(digits) != 10:
        return False
    check = (
        11
        - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True))
        % 11
    )
    return check != 10 and check % 11 == digits[9]


def check(child: Child, today: date) -> Findings:
    """Everything that cannot be right in a child's record, all at once."""
    return (*_check_name_and_birth(child, today), *_check_numbers(child), *_check_ehc(child))


_UNKNOWN_YET = frozenset(
    {"family.first_names.missing", "family.last_name.missing", "family.born.missing"}
)


def check_sketch(child: Child, today: date) -> Findings:
    """What cannot be right in a record that comes with a request, when little is known yet.

    One name is enough; what else is missing is only noted.
    """
    found = [
        replace(each, severity=Severity.NOTE) if each.code in _UNKNOWN_YET else each
        for each in check(child, today)
    ]
    if not child.full_name and not child.preferred_name.strip():
        found.insert(0, Finding("family.name.missing", "first_names"))
    return tuple(found)


def _check_name_and_birth(child: Child, today: date) -> list[Finding]:
    found = []
    if not child.first_names.strip():
        found.append(Finding("family.first_names.missing", "first_names"))
    if not child.last_name.strip():
        found.append(Finding("family.last_name.missing", "last_name"))
    if child.born is None:
        found.append(Finding("family.born.missing", "born"))
    elif child.born > today:
        found.append(Finding("family.born.future", "born", {"born": child.born}))
    elif age_on(child.born, today) > OLDEST:
        years = age_on(child.born, today)
        found.append(Finding("family.born.too_old", "born", {"age": years, "oldest": OLDEST}))
    return found


def _check_numbers(child: Child) -> list[Finding]:
    found = []
    if child.nhs_number and not nhs_number_holds(child.nhs_number):
        found.append(Finding("family.nhs_number.wrong", "nhs_number"))
    if child.address.postcode and not postcode_holds(child.address.postcode):
        found.append(Finding("family.postcode.form", "address/postcode", severity=Severity.WARNING))
    return found


def _check_ehc(child: Child) -> list[Finding]:
    found = []
    issued, review, born = child.ehc_issued, child.ehc_next_review, child.born
    if issued and born and issued < born:
        found.append(Finding("family.ehc.before_birth", "ehc_issued", {"issued": issued}))
    if issued and review and review < issued:
        values = {"issued": issued, "review": review}
        found.append(Finding("family.ehc.review_before_issue", "ehc_next_review", values))
    if child.plan_basis is PlanBasis.EHC_PLAN and child.ehc_status is EhcStatus.NONE:
        found.append(
            Finding("family.ehc.basis_without_plan", "plan_basis", severity=Severity.WARNING)
        )
    return found


def check_state(
    state: CaseState, reason: str, day: date, today: date, since: date | None = None
) -> Findings:
    """Closing, holding and reopening each need a reason and a day that has come.

    `since`: the day of the state that goes before. Reopening is an act of the service and comes
    after it; a death, a move or an absence is heard of, and may lie before.
    """
    found = []
    if not reason.strip():
        code = "family.state.reason_missing"
        found.append(Finding(code, "reason", {"state": state.value}))
    if day > today:
        found.append(Finding("family.state.future", "day", {"day": day}))
    elif since and day < since and state is CaseState.OPEN:
        found.append(Finding("family.state.before", "day", {"day": day, "since": since}))
    return tuple(found)
