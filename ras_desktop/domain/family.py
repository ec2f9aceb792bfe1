"""The child and the people round it (stage word: family). domain.md §3."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.text import initials

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
class Address:
    """Where somebody lives. `postcode` is kept as typed, in capitals with one space."""

    lines: str = ""
    town: str = ""
    postcode: str = ""
    locality: str = ""


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
class Person:
    """Somebody round the child: parent, carer, sibling, relative or professional."""

    id: UUID
    name: str
    relation: str
    parental_responsibility: bool = False
    same_household: bool = False
    carer: bool = False
    professional: bool = False
    organisation: str = ""
    phone: str = ""
    email: str = ""
    address: Address = field(default_factory=Address)
    needs_interpreter: str = ""
    must_not_learn_address: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case: the unit of work. Siblings are linked cases."""

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
    version: int = 1


class AssessmentKind(StrEnum):
    """The needs assessment under a case; the RAS questionnaire is not one (domain.md §2)."""

    EARLY_HELP = "early_help"
    CARER = "carer"
    CHILD_AND_FAMILY = "child_and_family"
    EHC = "ehc"


@dataclass(frozen=True, slots=True)
class AssessedNeed:
    """A need in words. Plan lines, decisions and notices bind to it."""

    id: UUID
    words: str
    area: str = ""
    must_be_met: bool = True


@dataclass(frozen=True, slots=True)
class NeedsAssessment:
    """The underlying assessment: kind, day, author and the needs that it found."""

    id: UUID
    kind: AssessmentKind
    day: date
    author: str
    needs: tuple[AssessedNeed, ...] = ()
    summary: str = ""


class ConsentKind(StrEnum):
    """What is agreed to."""

    RECORD = "record"
    SHARE_EDUCATION = "share_education"
    SHARE_HEALTH = "share_health"
    SHARE_OTHER = "share_other"
    BE_ASSESSED = "be_assessed"


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to what, when; withdrawn from a day."""

    id: UUID
    kind: ConsentKind
    given_by: str
    given_on: date
    detail: str = ""
    withdrawn_on: date | None = None


class NoteKind(StrEnum):
    """Where a note comes from."""

    VISIT = "visit"
    PHONE = "phone"
    MEETING = "meeting"
    CASE_NOTE = "case_note"


@dataclass(frozen=True, slots=True)
class Note:
    """A visit or case note. `child_seen` matters to visits."""

    id: UUID
    kind: NoteKind
    day: date
    text: str
    child_seen: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class WorkerSpell:
    """Who held the case from when to when; `until` None: still."""

    worker: UUID
    worker_name: str
    since: date
    until: date | None = None


def age(child: Child, on: date) -> int | None:
    """Age in whole years, None where no (possible) date of birth is recorded."""
    if child.born is None or child.born > on:
        return None
    return age_on(child.born, on)


def nhs_number_holds(number: str) -> bool:
    """Whether ten digits carry a right check digit (NHS Data Dictionary: modulus 11)."""
    digits = [int(each) for each in number if each.isdecimal()]
    if len(digits) != 10 or any(not (each.isdecimal() or each in " -") for each in number):
        return False
    check = (
        11
        - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True))
        % 11
    )
    return check != 10 and check % 11 == digits[9]


def postcode(text: str) -> str:
    """A postcode in capitals with one space before its last three characters."""
    whole = "".join(text.split()).upper()
    return f"{whole[:-3]} {whole[-3:]}" if 5 <= len(whole) <= 7 else text.strip().upper()


def postcode_holds(text: str) -> bool:
    """Whether a text has the form of a United Kingdom postcode (A9 9AA … AA9A 9AA)."""
    outward, _, inward = postcode(text).partition(" ")
    shape = "".join(
        "9" if each.isdecimal() else "A" if "A" <= each <= "Z" else "?" for each in outward
    )
    ending = "".join(
        "9" if each.isdecimal() else "A" if "A" <= each <= "Z" else "?" for each in inward
    )
    return ending == "9AA" and shape in {"A9", "A99", "AA9", "AA99", "A9A", "AA9A"}


def check(child: Child, today: date) -> Findings:
    """Everything that cannot be right in a child's record, all at once."""
    return (*_check_name_and_birth(child, today), *_check_numbers(child), *_check_ehc(child))


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


def check_person(person: Person) -> Findings:
    """A person needs a name and a relation to the child."""
    found = []
    if not person.name.strip():
        found.append(Finding("family.person.name_missing", "name"))
    if not person.relation.strip():
        found.append(Finding("family.person.relation_missing", "relation"))
    return tuple(found)


def check_note(note: Note, today: date) -> Findings:
    """A note says something and did not happen tomorrow."""
    found = []
    if not note.text.strip():
        found.append(Finding("family.note.text_missing", "text"))
    if note.day > today:
        found.append(Finding("family.note.future", "day", {"day": note.day}))
    return tuple(found)


def check_needs(assessment: NeedsAssessment, today: date) -> Findings:
    """An underlying assessment has an author, a day that has come, and needs in words."""
    found = []
    if not assessment.author.strip():
        found.append(Finding("family.needs.author_missing", "author"))
    if assessment.day > today:
        found.append(Finding("family.needs.future", "day", {"day": assessment.day}))
    if not assessment.needs:
        found.append(Finding("family.needs.none", "needs"))
    found += [
        Finding("family.needs.words_missing", f"needs/{place}/words")
        for place, need in enumerate(assessment.needs)
        if not need.words.strip()
    ]
    return tuple(found)


def check_consent(consent: Consent, today: date) -> Findings:
    """A consent names who gave it; its days have come and are in order."""
    found = []
    if not consent.given_by.strip():
        found.append(Finding("family.consent.giver_missing", "given_by"))
    if consent.given_on > today:
        found.append(Finding("family.consent.future", "given_on", {"day": consent.given_on}))
    gone = consent.withdrawn_on
    if gone and gone < consent.given_on:
        values = {"given": consent.given_on, "withdrawn": gone}
        found.append(Finding("family.consent.order", "withdrawn_on", values))
    if gone and gone > today:
        found.append(Finding("family.consent.withdrawn_future", "withdrawn_on", {"day": gone}))
    return tuple(found)


def check_state(state: CaseState, reason: str, day: date, today: date) -> Findings:
    """Closing, holding and reopening each need a reason and a day that has come."""
    found = []
    if not reason.strip():
        code = "family.state.reason_missing"
        found.append(Finding(code, "reason", {"state": state.value}))
    if day > today:
        found.append(Finding("family.state.future", "day", {"day": day}))
    return tuple(found)
