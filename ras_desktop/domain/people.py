"""The people round a child: family, carers, professionals, and who held the case when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ras_desktop.domain.address import Address
from ras_desktop.domain.finding import Finding, Findings


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody round the child: parent, carer, sibling, relative or professional.

    `no_papers`: must be given no paper of this case (a court order, a risk to the child).
    """

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
    no_papers: bool = False
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class WorkerSpell:
    """Who held the case from when to when; `until` None: still."""

    worker: UUID
    worker_name: str
    since: date
    until: date | None = None
    team: str = ""


def check_person(person: Person) -> Findings:
    """A person needs a name and a relation to the child."""
    found = []
    if not person.name.strip():
        found.append(Finding("family.person.name_missing", "name"))
    if not person.relation.strip():
        found.append(Finding("family.person.relation_missing", "relation"))
    return tuple(found)
