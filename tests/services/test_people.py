"""People, notes, consent and needs of a case: each kept once, under a lock, and its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ras_desktop.domain.address import Address
from ras_desktop.domain.consent import Consent, ConsentKind
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.services import consent, family, needs, note, people
from ras_desktop.services.desk import Desk
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.families import HOSTILE, added
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

TODAY = date(2026, 11, 23)
MakeDesk = Callable[..., SetDesk]


def mother(**more: Any) -> Person:
    return Person(uuid4(), "Jo Fenwick", "mother", parental_responsibility=True, **more)


def a_note(text: str = "Seen at home, in good spirits", **more: Any) -> Note:
    return Note(uuid4(), NoteKind.VISIT, TODAY, text, **more)


def a_consent(**more: Any) -> Consent:
    return Consent(uuid4(), ConsentKind.RECORD, "Jo Fenwick", date(2026, 11, 2), **more)


def an_assessment(*words: str, **more: Any) -> NeedsAssessment:
    found = tuple(AssessedNeed(uuid4(), each, "nights") for each in words or ("Help at night",))
    kind = AssessmentKind.CHILD_AND_FAMILY
    return NeedsAssessment(uuid4(), kind, date(2026, 11, 2), "P. Wren", found, **more)


KINDS: tuple[tuple[str, Any, Callable[..., Any], str, str], ...] = (
    ("person", people, mother, "name", "family.person.name_missing"),
    ("note", note, a_note, "text", "family.note.text_missing"),
    ("consent", consent, a_consent, "given_by", "family.consent.giver_missing"),
    ("needs", needs, an_assessment, "author", "family.needs.author_missing"),
)
EACH = pytest.mark.parametrize(("kind", "service", "make", "field", "code"), KINDS)


@pytest.fixture
def case(desk: Desk) -> Case:
    return added(desk)


@EACH
def test_it_is_read_back_as_it_was_kept_and_kept_once(
    desk: Desk, case: Case, kind: str, service: Any, make: Any, field: str, code: str
) -> None:
    new = make()
    done = [service.save(desk, case.id, new) for _ in range(50)]
    assert service.of_case(desk, case.id) == (done[0].value,)
    assert getattr(done[0].value, field) == getattr(new, field)
    assert kind in {each.kind for each in done[0].changed}
    assert {each.case for each in done[0].changed} == {case.id}


@EACH
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back(
    desk: Desk, case: Case, text: str, kind: str, service: Any, make: Any, field: str, code: str
) -> None:
    kept = service.save(desk, case.id, replace(make(), **{field: text})).value
    assert getattr(kept, field) == text.replace("e\u0301", "é")
    assert service.of_case(desk, case.id) == (kept,)


@EACH
def test_a_stale_copy_is_refused_with_both_versions(
    desk: Desk, case: Case, kind: str, service: Any, make: Any, field: str, code: str
) -> None:
    held = service.save(desk, case.id, make()).value
    service.save(desk, case.id, replace(held, **{field: "Theirs"}))
    with pytest.raises(StaleCopy) as stale:
        service.save(desk, case.id, replace(held, **{field: "Mine"}))
    assert getattr(stale.value.theirs, field) == "Theirs"
    assert getattr(stale.value.mine, field) == "Mine"


@EACH
def test_what_is_missing_is_refused(
    desk: Desk, case: Case, kind: str, service: Any, make: Any, field: str, code: str
) -> None:
    if kind == "note":
        field = "text"
    wrong = replace(make(), **{field: " "})
    assert refused(lambda: service.save(desk, case.id, wrong)) == [code]
    assert service.of_case(desk, case.id) == ()


@EACH
def test_it_belongs_to_one_case(
    desk: Desk, case: Case, kind: str, service: Any, make: Any, field: str, code: str
) -> None:
    other = added(desk, "Bo")
    held = service.save(desk, case.id, make()).value
    with pytest.raises(Gone):
        service.save(desk, other.id, held)
    with pytest.raises(Gone):
        service.save(desk, uuid4(), make())
    assert service.of_case(desk, other.id) == ()


@EACH
def test_who_only_reads_adds_nothing(
    desk: Desk, case: Case, desk_of: MakeDesk,
    kind: str, service: Any, make: Any, field: str, code: str,
) -> None:  # fmt: skip
    auditor = desk_of(Role.AUDITOR)
    assert refused(lambda: service.save(auditor, case.id, make())) == ["permission.role"]
    assert service.of_case(auditor, case.id) == ()


def test_notes_are_added_to_a_closed_case_and_nothing_else(desk: Desk, case: Case) -> None:
    family.close(desk, case, CaseState.ENDED, "Adult services", TODAY)
    note.save(desk, case.id, a_note())
    for service, make in ((people, mother), (consent, a_consent), (needs, an_assessment)):
        assert refused(lambda s=service, m=make: s.save(desk, case.id, m())) == ["permission.state"]


def test_family_comes_before_professionals(desk: Desk, case: Case) -> None:
    teacher = Person(uuid4(), "A. Lowe", "teacher", professional=True, organisation="Thorn Hill")
    gran = Person(uuid4(), "Una Fenwick", "grandmother", address=Address("3 Hill", "Wath"))
    for each in (teacher, gran, mother()):
        people.save(desk, case.id, each)
    names = [each.name for each in people.of_case(desk, case.id)]
    assert names == ["Jo Fenwick", "Una Fenwick", "A. Lowe"]


def test_somebody_removed_can_be_put_in_again(desk: Desk, case: Case) -> None:
    held = people.save(desk, case.id, mother(must_not_learn_address=True)).value
    gone = people.remove(desk, case.id, held).value
    assert people.of_case(desk, case.id) == ()
    people.save(desk, case.id, replace(gone, version=0))
    assert people.of_case(desk, case.id) == (replace(gone, version=1),)


def test_a_note_says_who_wrote_it_and_only_they_correct_it(
    desk: Desk, case: Case, desk_of: MakeDesk
) -> None:
    held = note.save(desk, case.id, a_note(child_seen=True)).value
    assert held.author == "Robin Ashdown"
    other = desk_of(Role.SOCIAL_WORKER)
    changed = replace(held, text="Changed")
    assert refused(lambda: note.save(other, case.id, changed)) == ["family.note.not_yours"]
    assert note.save(desk, case.id, changed).value.text == "Changed"


def test_the_page_has_the_last_notes_and_counts_all(desk: SetDesk, case: Case) -> None:
    for day in range(1, 8):
        desk.clock.forward(minutes=1)
        note.save(desk, case.id, replace(a_note(f"Note {day}"), day=date(2026, 11, day)))
    page = family.page(desk, case.id)
    assert [each.text for each in page.notes] == [f"Note {day}" for day in (7, 6, 5, 4, 3)]
    assert page.note_count == 7
    assert len(note.of_case(desk, case.id, most=2)) == 2


def test_consent_is_withdrawn_on_a_day(desk: Desk, case: Case) -> None:
    held = consent.save(desk, case.id, a_consent()).value
    assert consent.withdraw(desk, case.id, held, TODAY).value.withdrawn_on == TODAY
    held = consent.of_case(desk, case.id)[0]
    codes = refused(lambda: consent.withdraw(desk, case.id, held, date(2026, 11, 1)))
    assert codes == ["family.consent.order"]


def test_a_need_taken_out_is_still_known_to_what_it_met(desk: Desk, case: Case) -> None:
    held = needs.save(desk, case.id, an_assessment("Help at night", "A club")).value
    night, club = held.needs
    kept = needs.save(desk, case.id, replace(held, needs=(club,))).value
    assert kept.needs == (club,)
    assert needs.of_case(desk, case.id) == (kept,)
    assert needs.by_id(desk, case.id)[night.id] == replace(night, dropped=True)
    back = needs.save(desk, case.id, replace(kept, needs=(club, night))).value
    assert back.needs == (club, night)


def test_once_the_needs_are_recorded_the_assessment_comes_next(desk: Desk, case: Case) -> None:
    assert family.page(desk, case.id).next.code == "needs.record"
    needs.save(desk, case.id, an_assessment())
    assert family.page(desk, case.id).next.code == "assessment.start"
