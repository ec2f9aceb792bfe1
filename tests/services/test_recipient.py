"""Nothing is issued past a failed gate: the service refuses, on both kinds of store."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.address import Address
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means, Recipient, Source
from ras_desktop.services import document, family, people, plan, recipient
from tests.helpers.cases import a_case, seeded
from tests.helpers.papers import PLAN
from tests.helpers.refusals import refused

HOME = Address("4 Weavers Row", "Exampleton", "EX2 4QT")
MILL = Address("12 Mill Lane", "Wath", "S63 7AB")


@pytest.fixture
def case(desk):
    seeded(desk)
    made = a_case(desk)
    return family.save(desk, replace(made, child=replace(made.child, address=HOME))).value


def person(desk, case, name: str, **more) -> Recipient:
    kept = people.save(desk, case.id, Person(uuid4(), name, "mother", True, **more)).value
    return next(each for each in recipient.of_case(desk, case.id) if each.who == kept.id)


def agreed_plan(desk, case, words: str = ""):
    draft = plan.start(desk, case.id).value
    plan.keep(desk, replace(draft, plan=replace(PLAN, contingency=PLAN.contingency + words)))
    return plan.agree(desk, draft.id).value


def issue(desk, about, to: Recipient):
    return document.issue(desk, DocumentKind.PLAN, about, to).value.issued


def test_by_post_only_to_an_address_that_somebody_confirmed(desk, case):
    nadia = replace(person(desk, case, "Nadia Quarrington", same_household=True), means=Means.POST)
    about = agreed_plan(desk, case).id
    assert nadia.address == ("4 Weavers Row", "Exampleton", "EX2 4QT")
    assert refused(lambda: issue(desk, about, nadia)) == ["recipient.not_confirmed"]
    assert refused(lambda: recipient.confirm(desk, case.id, nadia, None)) == [
        "recipient.not_confirmed"
    ]
    seen = recipient.confirm(desk, case.id, nadia, Source.TOLD).value
    assert (seen.by_name, seen.on, seen.who) == (desk.actor.name, desk.today(), nadia.who)
    given = issue(desk, about, nadia)
    assert (given.means, given.address, given.confirmed) == (Means.POST, nadia.address, seen.id)
    held = document.of_case(desk, case.id)[0]
    assert held == given


def test_an_address_that_changed_or_grew_old_stops_the_paper(desk, case):
    nadia = replace(person(desk, case, "Nadia Quarrington", same_household=True), means=Means.POST)
    about = agreed_plan(desk, case).id
    recipient.confirm(desk, case.id, nadia, Source.LETTER)
    moved = replace(case, child=replace(case.child, address=MILL))
    held = family.save(desk, moved).value
    desk.clock.forward(minutes=5)
    assert refused(lambda: issue(desk, about, nadia)) == ["recipient.other_address"]
    again = replace(recipient.of_case(desk, held.id)[0], means=Means.POST)
    assert refused(lambda: issue(desk, about, again)) == ["recipient.changed"]
    recipient.confirm(desk, held.id, again, Source.SYSTEM)
    assert issue(desk, about, again).address == ("12 Mill Lane", "Wath", "S63 7AB")
    desk.clock.forward(days=190)
    assert refused(lambda: issue(desk, about, again)) == ["recipient.old"]


def test_who_must_get_no_papers_gets_none_whatever_is_claimed(desk, case):
    kit = person(desk, case, "Kit Vane", no_papers=True)
    about = agreed_plan(desk, case).id
    for means in Means:
        claimed = Recipient(kit.name, ("9 Elsewhere",), who=kit.who, means=means)
        assert refused(lambda to=claimed: issue(desk, about, to)) == ["recipient.no_papers"]
    by_name = Recipient("KIT VANE", means=Means.HAND)
    assert refused(lambda: issue(desk, about, by_name)) == ["recipient.no_papers"]
    assert recipient.of_case(desk, case.id)[-1].name == "Kit Vane", "last, and marked"
    assert document.of_case(desk, case.id) == ()


def test_who_must_not_learn_where_the_child_lives_gets_no_paper_that_tells_it(desk, case):
    tomas = person(desk, case, "Tomas Vane", must_not_learn_address=True)
    tomas = replace(tomas, means=Means.HAND)
    nadia = replace(person(desk, case, "Nadia Quarrington", same_household=True), means=Means.HAND)
    about = agreed_plan(desk, case, " Grandma has the key of 4, Weavers Row.").id
    assert refused(lambda: issue(desk, about, tomas)) == ["recipient.tells"]
    claimed = replace(tomas, warned=False)
    assert refused(lambda: issue(desk, about, claimed)) == ["recipient.tells"]
    assert issue(desk, about, nadia).for_whom == "Nadia Quarrington"


def test_separated_parents_each_get_a_copy_with_their_own_address_only(desk, case):
    nadia = person(desk, case, "Nadia Quarrington", same_household=True)
    tomas = person(desk, case, "Tomas Vane", address=MILL)
    about = agreed_plan(desk, case, " Tomas is at 12 Mill Lane.").id
    assert refused(lambda: issue(desk, about, replace(nadia, means=Means.HAND))) == [
        "recipient.tells"
    ]
    assert issue(desk, about, replace(tomas, means=Means.HAND)).for_whom == "Tomas Vane"


def test_somebody_who_was_taken_out_gets_nothing(desk, case):
    nadia = replace(person(desk, case, "Nadia Quarrington"), means=Means.HAND)
    about = agreed_plan(desk, case).id
    (held,) = people.of_case(desk, case.id)
    people.remove(desk, case.id, held)
    assert refused(lambda: issue(desk, about, nadia)) == ["recipient.gone"]


def test_a_look_at_an_address_is_never_changed(desk, case):
    nadia = person(desk, case, "Nadia Quarrington", same_household=True)
    recipient.confirm(desk, case.id, nadia, Source.TOLD)
    with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
        session.execute(text("UPDATE address_confirmation SET name = 'x'"))


def test_only_casework_confirms(store, desk, desk_of, case):
    nadia = person(desk, case, "Nadia Quarrington", same_household=True)
    auditor = desk_of(Role.AUDITOR)
    assert refused(lambda: recipient.confirm(auditor, case.id, nadia, Source.TOLD)) == [
        "permission.role"
    ]


# ------------------------------------------------------------------ every way past the gate

ELSEWHERE = ("9 Elsewhere Street", "Leeds", "LS9 9ZZ")
PAST = (
    # whom it is asked for, what is claimed of them, what stands against it
    ("nobody", {"name": " "}, "issued.for_whom.missing"),
    ("mother", {}, "recipient.means"),
    ("mother", {"means": Means.POST, "address": ()}, "recipient.address_missing"),
    ("mother", {"means": Means.POST, "address": ELSEWHERE}, "recipient.other_address"),
    ("mother", {"means": Means.POST, "who": uuid4()}, "recipient.gone"),
    ("mother", {"means": Means.POST}, "recipient.not_confirmed"),
    ("barred", {"means": Means.HAND}, "recipient.no_papers"),
    ("barred", {"means": Means.POST, "no_papers": False}, "recipient.no_papers"),
    ("barred", {"means": Means.HAND, "who": None}, "recipient.no_papers"),
    ("father", {"means": Means.HAND}, "recipient.tells"),
    ("father", {"means": Means.HAND, "warned": False}, "recipient.tells"),
    ("father", {"means": Means.HAND, "who": None, "warned": False}, "recipient.tells"),
    ("father", {"means": Means.POST, "address": ("4 Weavers Row", "Exampleton", "EX2 4QT")},
     "recipient.other_address"),
    ("stranger", {"means": Means.POST}, "recipient.not_confirmed"),
)  # fmt: skip


def test_every_way_past_the_gate_is_refused_at_the_service(desk, case):
    known = {
        "nobody": Recipient(""),
        "mother": person(desk, case, "Nadia Quarrington", same_household=True),
        "barred": person(desk, case, "Kit Vane", no_papers=True),
        "father": person(desk, case, "Tomas Vane", must_not_learn_address=True, address=MILL),
        "stranger": Recipient("Rosa Blyth", ELSEWHERE),
    }
    about = agreed_plan(desk, case, " Grandma has the key of 4 Weavers Row.").id
    for whom, claimed, code in PAST:
        asked = replace(known[whom], **claimed)
        assert refused(lambda to=asked: issue(desk, about, to)) == [code], (whom, claimed)
    assert document.of_case(desk, case.id) == (), "nothing has left"
