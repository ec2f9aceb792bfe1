"""What every paper is put together from: whose it is, the language, letters, routes, policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ras_desktop.documents.blocks import Document
from ras_desktop.documents.frame import About
from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.letter import Letter, LetterKind, Routes
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.recipient import Recipient
from ras_desktop.services import recipient
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.store.user import USERS


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with whose it is, and whether its matter is still a draft."""

    document: Document
    case: UUID
    is_draft: bool


def about_case(look: Reading, case: Case) -> About:
    """Whose paper it is."""
    worker = USERS.find(look.session, case.worker) if case.worker else None
    child = case.child
    name = worker.name if worker else ""
    return About(child.called, child.full_name, child.initials, child.born, case.number, name)


def language_of(look: Reading, case: Case) -> str:
    """The family's language where an interpreter is needed; "" where none is."""
    if not case.child.interpreter_needed or not case.child.first_language:
        return ""
    name = ListName.LANGUAGE.value
    head = schemes.edition_on(look, EditionKind.LIST, look.today, name)
    if head is None:
        return case.child.first_language
    held: ChoiceList = schemes.part_of(look, EditionKind.LIST, head.id)
    return held.label(case.child.first_language)


def part_in_force(look: Reading, kind: EditionKind, name: str = "") -> Any:
    """A letter, the routes or the policy in force today. Refused where there is none."""
    head = schemes.edition_on(look, kind, look.today, name)
    if head is None:
        raise Refused(Finding(f"document.no_{kind.value}", values={"day": look.today}))
    return schemes.part_of(look, kind, head.id)


def addressee(to: Recipient | None, look: Reading, case: Case) -> Recipient:
    """To whom it goes: who was chosen, else the first to whom papers of the family go."""
    return to or recipient.known(look, case)[0]


def letter_of(look: Reading, kind: LetterKind) -> Letter:
    """A letter in force today. Refused where there is none."""
    found: Letter = part_in_force(look, EditionKind.LETTER, kind.value)
    return found


def routes_of(look: Reading) -> Routes:
    """Whom a family can turn to. Refused where nothing is in force."""
    found: Routes = part_in_force(look, EditionKind.ROUTES)
    return found


def policy_in_force(look: Reading) -> Policy:
    """The policy in force today. Refused where there is none."""
    found: Policy = part_in_force(look, EditionKind.POLICY)
    return found
