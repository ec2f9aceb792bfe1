"""The hand-over pack: all that adult services need to know, from the record, through the gate."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ras_desktop.domain.arrangement import Arrangement, What
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Task
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.services import document, growing, paper, people
from tests.helpers.agreed import decided_case, signed, three
from tests.helpers.cases import a_case, seeded
from tests.helpers.pdf import text_of

BORN = date(2010, 8, 31)
ADULTS = Recipient("J. Fenn, Adult Care North", means=Means.HAND)


@pytest.fixture
def case(desk, desk_of):
    """Sixteen, with a plan, a decision and a signed agreement; a choice and a task written down."""
    worker = three(desk, desk_of).worker
    case = decided_case(worker, BORN)
    signed(worker, case)
    desk.clock.set(desk.clock().replace(month=12, day=14))
    growing.tick(worker, case.id, Task.EXPLAIN_CHOICE, date(2026, 12, 1), "With pictures")
    chosen = Arrangement(
        uuid4(), case.id, Milestone.OWN_CHOICE, What.TAKES_PART, date(2026, 12, 14),
        date(2026, 12, 14), "Amira Quarrington", words="I want to pay my own assistant.",
        capacity=True, capacity_on=date(2026, 12, 7), capacity_by="Sam Hale", able=True,
        consent_on=date(2026, 12, 10), share=4000,
    )  # fmt: skip
    growing.arrange(worker, chosen, None)
    return worker, case


def test_it_says_what_adult_services_need_to_know(case):
    worker, held = case
    hidden = Person(uuid4(), "Rex Quarrington", "father", no_papers=True)
    people.save(worker, held.id, hidden)
    school = Person(uuid4(), "T. Able", "teacher", professional=True, phone="01709 000000")
    people.save(worker, held.id, school)
    said = text_of(document.preview(worker, DocumentKind.HAND_OVER, held.id).pdf)
    for words in (
        "Hand-over to adult services",
        "18 on 31 August 2028",
        "Payments go on as they are until there is an adult decision.",
        "£3,624.40 a year is paid as money now.",
        "What works, and what to keep",
        "To play with other children safely",
        "Nadia Quarrington",
        "01709 000000",
        "40 %: £1,449.76 of £3,624.40 a year, £2,174.64 as it is now",
        "I want to pay my own assistant.",
        "With pictures",
        "Support plan agreed",
        "Agreement signed: £3,924.40 a year",
    ):
        assert words in said, words
    assert "Rex" not in said


def test_it_is_given_out_through_the_gate_and_kept_byte_for_byte(case):
    worker, held = case
    with pytest.raises(Refused):
        document.issue(worker, DocumentKind.HAND_OVER, held.id, Recipient(" "))
    given = document.issue(worker, DocumentKind.HAND_OVER, held.id, ADULTS).value
    assert document.fetch(worker, given.issued.id).pdf == given.pdf
    assert (given.issued.kind, given.issued.about) == (DocumentKind.HAND_OVER, held.id)


def test_without_a_plan_it_says_so_and_a_small_child_has_none(desk):
    seeded(desk)
    young = a_case(desk, date(2012, 11, 24))  # 14 tomorrow
    old = a_case(desk, date(2012, 11, 23), number="2026-00043")  # 14 today
    unknown = a_case(desk, None, number="2026-00044")

    def offered(case):
        found = paper.on_offer(desk, case.id)
        return next(each for each in found if each.kind is DocumentKind.HAND_OVER)

    assert offered(young).why_not.code == "paper.too_young"
    assert offered(unknown).why_not.code == "growing.born.missing"
    assert offered(old).why_not is None
    said = text_of(document.preview(desk, DocumentKind.HAND_OVER, old.id).pdf)
    assert "There is no agreed support plan" in said
    with pytest.raises(Refused):
        document.preview(desk, DocumentKind.HAND_OVER, unknown.id)
