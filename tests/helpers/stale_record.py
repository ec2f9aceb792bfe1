"""What two people do with a child's record and its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain.access import Ground
from ras_desktop.domain.consent import Consent, ConsentKind
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.services import access, consent, family, merging, needs, note, people, request
from tests.helpers.families import added, asked
from tests.helpers.stale import Trial, trial
from tests.helpers.stores import SetDesk

TODAY = date(2026, 11, 23)

# ---------------------------------------------------------------- the case


def _case(desk: SetDesk, other: SetDesk, mine: Callable[[Case], object]) -> Trial:
    id_ = added(desk).id

    def theirs() -> object:
        held = family.read(other, id_)
        return family.save(other, replace(held, child=replace(held.child, preferred_name="Ams")))

    return Trial(lambda: family.read(desk, id_), theirs, mine, id_)


@trial("family.save")
def family_save(desk: SetDesk, other: SetDesk) -> Trial:
    return _case(
        desk,
        other,
        lambda seen: family.save(desk, replace(seen, child=replace(seen.child, school="Wath"))),
    )


@trial("family.hold")
def family_hold(desk: SetDesk, other: SetDesk) -> Trial:
    return _case(desk, other, lambda seen: family.hold(desk, seen, "In hospital", TODAY))


@trial("family.close")
def family_close(desk: SetDesk, other: SetDesk) -> Trial:
    away = CaseState.MOVED_AWAY
    return _case(desk, other, lambda seen: family.close(desk, seen, away, "To Leeds", TODAY))


@trial("family.reopen")
def family_reopen(desk: SetDesk, other: SetDesk) -> Trial:
    id_ = added(desk).id
    family.hold(desk, family.read(desk, id_), "In hospital", TODAY)

    def theirs() -> object:
        held = family.read(other, id_)
        away = CaseState.MOVED_AWAY
        return family.close(other, held, away, "To Leeds", TODAY)

    return Trial(
        lambda: family.read(desk, id_),
        theirs,
        lambda seen: family.reopen(desk, seen, "Back", TODAY),
        id_,
    )


@trial("family.hand_over")
def family_hand_over(desk: SetDesk, other: SetDesk) -> Trial:
    return _case(desk, other, lambda seen: family.hand_over(desk, seen, None, "South", TODAY))


@trial("merging.merge")
def merging_merge(desk: SetDesk, other: SetDesk) -> Trial:
    twin = added(desk, "Amie")
    return _case(desk, other, lambda seen: merging.merge(desk, twin, seen, frozenset()))


@trial("access.restrict")
def access_restrict(desk: SetDesk, other: SetDesk) -> Trial:
    people_ = (desk.actor.id, other.actor.id)
    made = _case(
        desk,
        other,
        lambda seen: access.restrict(desk, seen, Ground.SAFEGUARDING, "A threat", people_),
    )
    return replace(made, takes=False)


@trial("access.lift")
def access_lift(desk: SetDesk, other: SetDesk) -> Trial:
    made = _case(desk, other, lambda seen: access.lift(desk, seen, "It is over"))
    people_ = (desk.actor.id, other.actor.id)
    access.restrict(desk, made.read(), Ground.SAFEGUARDING, "A threat", people_)
    return replace(made, takes=False)


# ---------------------------------------------------------------- parts of the record


def _part(
    of_case: Callable[..., Any],
    save: Callable[..., Any],
    desk: SetDesk,
    other: SetDesk,
    value: Any,
    changes: tuple[dict[str, Any], dict[str, Any]],
    mine: Callable[[UUID, Any], object] | None = None,
) -> Trial:
    """A part of a case that is saved whole: theirs and mine change another field of it."""
    case = added(desk).id
    save(desk, case, value)

    def read() -> Any:
        return next((each for each in of_case(desk, case) if each.id == value.id), None)

    def write(seen: Any) -> object:
        return save(desk, case, replace(seen, **changes[1]))

    return Trial(
        read,
        lambda: save(other, case, replace(read(), **changes[0])),
        write if mine is None else lambda seen: mine(case, seen),
        case,
    )


@trial("people.save")
def people_save(desk: SetDesk, other: SetDesk) -> Trial:
    jo = Person(uuid4(), "Jo", "mother")
    changes = {"phone": "01632 960001"}, {"carer": True}
    return _part(people.of_case, people.save, desk, other, jo, changes)


@trial("people.remove")
def people_remove(desk: SetDesk, other: SetDesk) -> Trial:
    jo = Person(uuid4(), "Jo", "mother")
    changes: Any = {"phone": "01632 960001"}, {}
    return _part(
        people.of_case, people.save, desk, other, jo, changes,
        lambda case, seen: people.remove(desk, case, seen),
    )  # fmt: skip


@trial("note.save")
def note_save(desk: SetDesk, _other: SetDesk) -> Trial:
    """One's own, in two windows."""
    noted = Note(uuid4(), NoteKind.VISIT, TODAY, "At home")
    changes = {"text": "At home, with Gran"}, {"child_seen": True}
    return _part(note.of_case, note.save, desk, desk, noted, changes)


@trial("consent.save")
def consent_save(desk: SetDesk, other: SetDesk) -> Trial:
    given = Consent(uuid4(), ConsentKind.SHARE_HEALTH, "Jo", TODAY)
    changes = {"detail": "The nurse only"}, {"given_by": "Jo Fenwick"}
    return _part(consent.of_case, consent.save, desk, other, given, changes)


@trial("consent.withdraw")
def consent_withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    given = Consent(uuid4(), ConsentKind.SHARE_HEALTH, "Jo", TODAY)
    changes: Any = {"detail": "The nurse only"}, {}
    return _part(
        consent.of_case, consent.save, desk, other, given, changes,
        lambda case, seen: consent.withdraw(desk, case, seen, TODAY),
    )  # fmt: skip


@trial("needs.save")
def needs_save(desk: SetDesk, other: SetDesk) -> Trial:
    need = AssessedNeed(uuid4(), "Help at night")
    kind = AssessmentKind.CHILD_AND_FAMILY
    looked = NeedsAssessment(uuid4(), kind, TODAY, "P. Wren", (need,))
    changes = (
        {"needs": (need, AssessedNeed(uuid4(), "To play with other children"))},
        {"author": "P. Wren, nurse"},
    )
    return _part(needs.of_case, needs.save, desk, other, looked, changes)


# ---------------------------------------------------------------- requests


def _request(desk: SetDesk, other: SetDesk, mine: Callable[[UUID, Any], object]) -> Trial:
    case, made = added(desk).id, asked()
    request.log(desk, case, made)

    def read() -> Any:
        return next(each for each in request.of_case(desk, case) if each.id == made.id)

    def theirs() -> object:
        return request.save(other, case, replace(read(), words="Respite at weekends"))

    return Trial(read, theirs, lambda seen: mine(case, seen), case)


@trial("request.log")
def request_log(desk: SetDesk, other: SetDesk) -> Trial:
    return _request(desk, other, lambda case, seen: request.log(desk, case, seen))


@trial("request.save")
def request_save(desk: SetDesk, other: SetDesk) -> Trial:
    return _request(
        desk,
        other,
        lambda case, seen: request.save(desk, case, replace(seen, relation="mother")),
    )


def _accepted(held: Any) -> Any:
    return replace(held, outcome=RequestOutcome.ACCEPTED, outcome_on=TODAY)


@trial("request.decide")
def request_decide(desk: SetDesk, other: SetDesk) -> Trial:
    return _request(desk, other, lambda case, seen: request.decide(desk, case, _accepted(seen)))


@trial("request.correct")
def request_correct(desk: SetDesk, other: SetDesk) -> Trial:
    case, made = added(desk).id, asked()
    request.log(desk, case, made)

    def read() -> Any:
        return next(each for each in request.of_case(desk, case) if each.id == made.id)

    request.decide(desk, case, _accepted(read()))
    return Trial(
        read,
        lambda: request.correct(other, case, replace(read(), words="Respite")),
        lambda seen: request.correct(desk, case, replace(seen, relation="mother")),
        case,
    )
