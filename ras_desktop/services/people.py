"""The people round a child: added, changed, removed."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain.people import Person, check_person
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_change, case_to_read, no_errors, own_or_new, typed
from ras_desktop.store import people as people_store
from ras_desktop.store.people import PEOPLE


def of_case(desk: Desk, case: UUID) -> tuple[Person, ...]:
    """The people round a child: family first, professionals last."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        return people_store.of_case(look.session, case)


def save(desk: Desk, case: UUID, person: Person) -> Done[Person]:
    """Adds or changes somebody. Refused: findings of `check_person`. StaleCopy: both versions."""
    with desk.act("family.people") as work:
        case_to_change(work, case)
        owner = people_store.case_of(work.session, person.id)
        person, _ = own_or_new(work, typed(person), owner, case, "person")
        no_errors(check_person(person))
        kept = PEOPLE.put(work.session, person, case=case)
        refresh(work, case)
        work.changed("person", kept.id, case)
        return work.done(kept)


def remove(desk: Desk, case: UUID, person: Person) -> Done[Person]:
    """Takes somebody out. Saving the value given back, with version 0, puts them in again."""
    with desk.act("family.people") as work:
        case_to_change(work, case)
        owner = people_store.case_of(work.session, person.id)
        person, _ = own_or_new(work, person, owner, case, "person")
        PEOPLE.drop(work.session, person)
        refresh(work, case)
        work.changed("person", person.id, case)
        return work.done(person)
