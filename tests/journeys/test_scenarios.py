"""Worked cases 3, 4 and 5 through the services: what is stored, said and printed is one sum.

Case 3 as far as plan and indicative budget go; case 5 whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from ras_desktop import wording
from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.assessment import Assessment, AssessmentState, Why, intact
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.moderation import Moderation
from ras_desktop.domain.moderation import intact as moderation_intact
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Pattern, PatternKind, SupportLine, Way
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.request import Strand
from ras_desktop.domain.scheme import Scheme, SchemeKind
from ras_desktop.domain.table import Bands
from ras_desktop.services import allocation, assessment, document, moderation
from ras_desktop.services import plan as plans
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from tests.helpers.cases import NEED, a_case, seeded
from tests.helpers.pdf import sums_of, text_of
from tests.helpers.schemes import SHIPPED, SMALL, scheme
from tests.helpers.stores import SetDesk
from tests.journeys.test_first_path import plan_of

TO = Recipient("Nadia Quarrington", ("4 Weavers Row", "Exampleton"), means=Means.HAND)
NORFOLK = SHIPPED / "norfolk-primary" / "published"


@pytest.fixture
def desk(desk: SetDesk) -> SetDesk:
    """Everything that ships is in the store."""
    seeded(desk)
    return desk


def as_our_own(desk: SetDesk, held: Scheme) -> None:
    """The council takes a scheme as its own: it is then in force before the example."""
    with desk.root.writing() as session:
        own = replace(held, kind=SchemeKind.OWN)
        EDITIONS.put(session, seeding.of_scheme(own, desk.now(), shipped=False))


def answered(desk: SetDesk, draft: Assessment, given: dict[str, Given]) -> Assessment:
    kept = assessment.keep(desk, replace(draft, answers=given)).value
    return assessment.seal(desk, kept.id, kept.version).value


def total(points: int, **more: Given) -> dict[str, Given]:
    return {"total": Given(number=Decimal(points)), **more}


class TestCase3:
    """The plan costs more than there is to plan with; taken together to the penny."""

    def test_an_assistant_and_a_club_against_three_thousand_six_hundred(
        self, desk: SetDesk
    ) -> None:
        case = a_case(desk)
        why = "Set from the child and family assessment"
        amount = SetAmount(
            uuid4(), case.id, Strand.SOCIAL_CARE, Money(360_000), "Short Breaks Panel",
            desk.today(), why, needs_assessment=UUID(int=77),
        )  # fmt: skip
        allocation.record(desk, amount)
        draft = plans.start(desk, case.id).value
        opened = plans.open_(desk, draft.id)
        required = tuple(part.key for part in opened.template.parts if part.required)
        whole = plan_of(NEED, required)
        club = SupportLine(
            uuid4(), whole.outcomes[0].id, (NEED,), "Saturday club", "Inclusive Play",
            Pattern(PatternKind.TIMES, times=12), "club_session", way=Way.NOTIONAL,
            gap="The open play scheme has nobody who signs.",
        )  # fmt: skip
        kept = plans.keep(desk, replace(draft, plan=replace(whole, lines=(*whole.lines, club))))
        found = plans.live(desk, kept.value)
        assert [each.amount for each in found.cost.lines] == [Money(362_440), Money(30_000)]
        assert found.cost.planned == Money(392_440)
        (compared,) = found.compared
        assert (compared.indicative, compared.difference) == (Money(360_000), Money(32_440))
        assert sum(found.cost.by_way.values(), Money(0)) == Money(392_440)
        agreed = plans.agree(desk, kept.value.id, kept.value.version).value
        said = text_of(document.preview(desk, DocumentKind.PLAN, agreed.id, TO).pdf)
        for sum_ in ("£3,624.40", "£300.00", "£3,924.40", "£3,600.00", "+£324.40"):
            assert sum_ in said, sum_
        # what the panel will approve of it: the assistant alone, in thirteen equal payments
        assert Money(362_440).pence == 13 * Money(27_880).pence


class TestCase4:
    """Explained to the penny: screen, letter and JSON agree."""

    STEPS = (0, 184_000, 156_400, 305_640, 264_040)

    def test_every_step_is_the_same_in_store_letter_and_data(self, desk: SetDesk) -> None:
        as_our_own(desk, scheme(SMALL / "line-and-nights" / "1"))
        case = a_case(desk)
        draft = assessment.start(desk, case.id).value
        assert draft.scheme_name == "line-and-nights"
        given = {
            **total(128),
            "natural-support": Given("lots", willing=True),
            "night-visits": Given(number=Decimal(2)),
            "club-visits": Given(number=Decimal(1)),
        }
        sealed = answered(desk, draft, given)
        assert sealed.sealed is not None
        budget = sealed.sealed.budget
        assert (budget.amount, budget.weekly) == (Money(264_040), Money(5_078))
        data = json.loads(sealed.sealed.result)
        assert [0, *(each["after"]["pence"] for each in data["waterfall"])] == list(self.STEPS)
        shown = allocation.explain(desk, sealed.id)  # what the screen says
        assert shown.said == sealed.sealed.said
        letter = document.issue(desk, DocumentKind.BUDGET, sealed.id, TO).value
        said = text_of(letter.pdf)
        for pence in self.STEPS[1:]:
            assert wording.money(Money(pence)) in said
        assert "£1,492.40" in said
        assert "£416.00" in said
        assert "£2,640.56" not in said, "52 × £50.78 is for reading only"
        sentences = " ".join(shown.said)
        for sum_ in set(sums_of(letter.pdf)):
            weekly = sum_ == "£50.78"
            assert weekly or sum_ in sentences or sum_ in ("£276.00", "£416.00", "£1,492.40"), sum_


class TestCase5:
    """One point more made £1,300.00; the old paper stays what it was."""

    @pytest.fixture
    def manager(self, desk: SetDesk, desk_of: Callable[..., SetDesk]) -> SetDesk:
        return desk_of(Role.TEAM_MANAGER, name="Mara Lind")

    def moderated(self, manager: SetDesk, worker: Assessment, points: int) -> Moderation:
        begun = moderation.start(manager, worker.id).value
        given = replace(worker.answers["total"], number=Decimal(points))
        why = "Nights were scored too low."
        typed = replace(begun, answers={"total": given}, reasons={"total": why}, reason=why)
        kept = moderation.keep(manager, typed).value
        return moderation.confirm(manager, kept.id, kept.version).value

    def test_both_scores_are_kept_and_say_what_one_point_made(
        self, desk: SetDesk, manager: SetDesk
    ) -> None:
        norfolk = replace(scheme(NORFOLK), valid_from=date(2026, 4, 1), valid_to=date(2027, 3, 31))
        as_our_own(desk, norfolk)
        case = a_case(desk)
        worker = answered(desk, assessment.start(desk, case.id).value, total(145))
        first = text_of(document.preview(desk, DocumentKind.BUDGET, worker.id, TO).pdf)
        assert "£1,500.00" in first
        assert "£2,800.00" not in first
        kept = self.moderated(manager, worker, 146)
        after = assessment.get(desk, worker.id)
        assert after.state is AssessmentState.CONFIRMED
        assert after.sealed is not None
        assert kept.decided is not None
        assert kept.decided.budget is not None
        assert (after.sealed.budget.amount, kept.decided.budget.amount) == (
            Money(150_000),
            Money(280_000),
        )
        assert (after.sealed.budget.points, kept.decided.budget.points) == (145, 146)
        assert kept.reasons == {"total": "Nights were scored too low."}
        assert intact(after)
        assert moderation_intact(kept, after)
        shown = allocation.explain(desk, worker.id)
        assert shown.told[-1] == "1 point more made £1,300.00 more: £1,500.00 becomes £2,800.00."
        data = json.loads(kept.decided.result)
        assert data["annual"] == {"pence": 280_000}
        assert data["moderation"]["worker"]["annual"] == {"pence": 150_000}
        assert data["moderation"]["difference"] == {"pence": 130_000}
        letter = text_of(document.preview(desk, DocumentKind.BUDGET, worker.id, TO).pdf)
        for words in ("£1,500.00", "£2,800.00", "1 point more made £1,300.00 more", "Mara Lind"):
            assert words in letter, words
        assert "Nights were scored too low." in letter

    def test_beyond_the_table_the_panel_decides_and_no_sum_is_made(
        self, desk: SetDesk, manager: SetDesk
    ) -> None:
        as_our_own(desk, replace(scheme(NORFOLK), valid_from=date(2026, 4, 1), valid_to=None))
        worker = answered(desk, assessment.start(desk, a_case(desk).id).value, total(146))
        kept = self.moderated(manager, worker, 186)
        assert kept.decided is not None
        budget = kept.decided.budget
        assert budget is not None
        assert (budget.outcome, budget.amount, budget.annual) == (Outcome.PANEL, None, None)
        assert kept.decided.told[-1] == "Before: £2,800.00. Now: The panel decides."
        assert allocation.to_plan_with(desk, worker.case) == {}
        said = text_of(document.preview(desk, DocumentKind.BUDGET, worker.id, TO).pdf)
        assert "an indicative budget of" not in said
        assert "the panel looks at what" in said

    def test_in_april_three_per_cent_more_for_new_ones_and_the_old_paper_stays(
        self, desk: SetDesk, manager: SetDesk
    ) -> None:
        old = replace(scheme(NORFOLK), valid_from=date(2026, 4, 1), valid_to=date(2027, 3, 31))
        as_our_own(desk, old)
        case = a_case(desk)
        first = answered(desk, assessment.start(desk, case.id).value, total(145))
        self.moderated(manager, first, 146)
        paper = document.issue(desk, DocumentKind.BUDGET, first.id, TO).value
        table = old.tables[0]
        assert isinstance(table, Bands)
        rows = tuple(
            replace(row, amount=row.amount and row.amount * Decimal("1.03")) for row in table.rows
        )
        new = replace(
            old, version="2027", valid_from=date(2027, 4, 1), valid_to=None,
            tables=(replace(table, rows=rows),),
        )  # fmt: skip
        as_our_own(desk, new)
        desk.clock.set(datetime(2027, 4, 6, 9, 0, tzinfo=UTC))
        second = assessment.follow(desk, first.id, Why.REVIEW, "Six months have passed.").value
        assert second.answers["total"].number == 146  # carried over as it was confirmed
        sealed = answered(desk, second, total(146))
        assert sealed.sealed is not None
        assert sealed.scheme_version == "2027"
        assert sealed.sealed.budget.amount == Money(288_400)
        kept = document.fetch(desk, paper.issued.id)
        assert kept.pdf == paper.pdf
        assert "£2,800.00" in text_of(kept.pdf)
        desk.clock.set(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
        assert document.preview(desk, DocumentKind.BUDGET, first.id, TO).pdf == paper.pdf
        desk.clock.set(datetime(2027, 4, 6, 9, 0, tzinfo=UTC))
        reprinted = document.preview(desk, DocumentKind.BUDGET, first.id, TO)
        assert "£2,800.00" in text_of(reprinted.pdf)
        assert "£2,884.00" not in text_of(reprinted.pdf)
        with pytest.raises(Refused):
            assessment.keep(desk, replace(first, answers=total(150)))
