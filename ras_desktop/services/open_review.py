"""What surrounds a review on its page: the clock, the package, the plan, last time, the money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import ras_desktop.wording.all  # noqa: F401  (what changed the amount is said)
from ras_desktop import wording
from ras_desktop.documents.review import Amounts
from ras_desktop.domain.agreement import Agreement, AgreementState
from ras_desktop.domain.assessment import STANDING, Assessment, Why
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.case_review import CaseReview, ReviewState, held_ones, latest_held
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import Case, EhcStatus
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.domain.money import Money
from ras_desktop.domain.monitoring import BurnDown, Float
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.review import Due, Held, Intervals, next_review
from ras_desktop.domain.review_check import Round, check
from ras_desktop.domain.scoring import score
from ras_desktop.domain.two_scores import Comparison, compare
from ras_desktop.services import allocation
from ras_desktop.services import monitoring as use
from ras_desktop.services.desk import Reading
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import follow_up as follow_up_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import review as review_store


@dataclass(frozen=True, slots=True)
class Package:
    """What is reviewed: the signed agreement, and the first day of the money of its case."""

    agreement: Agreement
    started: date

    @property
    def annual(self) -> Money:
        """What is agreed a year, all strands."""
        return self.agreement.annual


@dataclass(frozen=True, slots=True)
class MoneyUsed:
    """How the money was used so far this year: each support, what is not sorted, what is left."""

    year: date | None
    parts: tuple[BurnDown, ...]
    unsorted: Money
    balance: Money | None
    balance_on: date | None
    held: Float | None


@dataclass(frozen=True, slots=True)
class OpenReview:
    """Everything that the page of a review shows.

    `review`: the one named, else the draft, else the one held last; None: none yet. `package` and
    `due`: None where nothing is agreed and signed (`why_not` says it). `last`: the full review
    before this one. `assessment`: the one that was begun or sealed for this review. `actions`: what
    reviews agreed that somebody does, done or not.
    """

    case: Case
    review: CaseReview | None
    reviews: tuple[CaseReview, ...]
    package: Package | None
    due: Due | None
    why_not: Finding | None
    last: CaseReview | None
    plan: CasePlan | None
    money: MoneyUsed | None
    assessment: Assessment | None
    standing: Assessment | None
    age: int | None
    today: date
    actions: tuple[FollowUp, ...] = ()

    @property
    def held(self) -> tuple[CaseReview, ...]:
        """Those that were held and count, the latest first."""
        found = [each for each in self.reviews if each.counts]
        return tuple(sorted(found, key=lambda each: each.form.on or date.min, reverse=True))


def package_of(look: Reading, case: UUID) -> Package | None:
    """The package of a case; None where no agreement is signed and running."""
    every = agreement_store.of_case(look.session, case)
    over = (AgreementState.SIGNED, AgreementState.ENDED)
    signed = [each for each in every if each.state is AgreementState.SIGNED]
    if not signed:
        return None
    running = max(signed, key=lambda each: (each.starts, each.signed_on or date.min))
    return Package(running, min(each.starts for each in every if each.state in over))


def rules_in(look: Reading) -> Intervals | None:
    """The council's intervals today."""
    return review_store.rules_on(look.session, look.today)


def due_in(look: Reading, case: Case, package: Package, held: tuple[Held, ...]) -> Due | None:
    """The one next review of a package after those that were held."""
    rules = rules_in(look)
    if rules is None:
        return None
    child = case.child
    with_ehc = child.ehc_next_review if child.ehc_status is EhcStatus.ISSUED else None
    return next_review(package.started, held, rules, with_ehc)


def opened(look: Reading, case: Case, wanted: UUID | None = None) -> OpenReview:
    """All of it, for a case that may be read."""
    reviews = review_store.of_case(look.session, case.id)
    review = _chosen(reviews, wanted)
    package = package_of(look, case.id)
    before = tuple(each for each in reviews if review is None or each.id != review.id)
    due = due_in(look, case, package, held_ones(_counting(reviews, review))) if package else None
    why_not = None
    if package is None:
        why_not = Finding("review.no_package")
    elif due is None:
        why_not = Finding("review.no_policy", values={"day": look.today})
    standing = next(iter(assessment_store.in_state(look.session, case.id, *STANDING)), None)
    return OpenReview(
        case=case,
        review=review,
        reviews=reviews,
        package=package,
        due=due,
        why_not=why_not,
        last=_last(before, review),
        plan=_plan(look, case.id),
        money=money_used(look, case.id),
        assessment=_assessed(look, review),
        standing=standing,
        age=age_of(case, look.today),
        today=look.today,
        actions=_actions(look, case.id, reviews),
    )


def _actions(look: Reading, case: UUID, reviews: tuple[CaseReview, ...]) -> tuple[FollowUp, ...]:
    """What reviews that count have agreed."""
    counting = {each.id for each in reviews if each.counts}
    every = follow_up_store.of_case(look.session, case)
    return tuple(each for each in every if each.review in counting)


def _chosen(reviews: tuple[CaseReview, ...], wanted: UUID | None) -> CaseReview | None:
    named = next((each for each in reviews if each.id == wanted), None)
    draft = next((each for each in reviews if each.state is ReviewState.DRAFT), None)
    return named or draft or latest_held(reviews)


def _counting(reviews: tuple[CaseReview, ...], review: CaseReview | None) -> tuple[CaseReview, ...]:
    """For a draft: those held before it. Else all: what is due then is the next one."""
    return (
        reviews
        if review is None or review.sealed
        else tuple(each for each in reviews if each.id != review.id)
    )


def _last(before: tuple[CaseReview, ...], review: CaseReview | None) -> CaseReview | None:
    """The full review before this one."""
    on = review.form.on if review is not None and review.sealed is not None else None
    earlier = [each for each in before if on is None or (each.form.on or date.max) <= on]
    return latest_held(earlier, full=True)


def age_of(case: Case, day: date) -> int | None:
    """Age in whole years, None where no possible birth date is known."""
    born = case.child.born
    return age_on(born, day) if born is not None and born <= day else None


def _plan(look: Reading, case: UUID) -> CasePlan | None:
    return next(iter(plan_store.in_state(look.session, case, PlanState.AGREED)), None)


def _assessed(look: Reading, review: CaseReview | None) -> Assessment | None:
    """The assessment that was begun for a review: the first of its kind after it was opened."""
    if review is None or review.started_at is None:
        return None
    found = [
        (each.started_at, each.id.int, each)
        for each in assessment_store.of_case(look.session, review.case)
        if each.why is Why.REVIEW and each.started_at and each.started_at >= review.started_at
    ]
    return min(found)[2] if found else None


def money_used(look: Reading, case: UUID) -> MoneyUsed | None:
    """How the direct payment was used in the year that runs; None where none is decided."""
    told = use.used(look, case)
    if told.year is None:
        return None
    return MoneyUsed(told.year, told.parts, told.unsorted, told.balance, told.balance_on, told.held)


def amounts(look: Reading, at: OpenReview) -> Amounts | None:
    """Both budgets and what made the difference; None until a new assessment is sealed for it."""
    if at.assessment is None or at.assessment.sealed is None:
        return None
    now = allocation.opened(look, at.assessment)
    if now.follows is None:
        return None
    then = allocation.opened(look, now.follows)
    before, after = allocation.budget_of(then), allocation.budget_of(now)
    told = tuple(map(wording.step, _difference(then, now, (before, after)).steps))
    return Amounts(before.annual, now.follows.on, after.annual, at.assessment.on, told)


def _difference(
    then: allocation.Opened, now: allocation.Opened, budgets: tuple[Budget, Budget]
) -> Comparison:
    """Which answers changed and what that made of the sum, in steps.

    A form for another age asks other questions: then only the sums are set beside each other.
    """
    form = now.form
    scores = [score(form, read(form, each)) for each in (then.answers, now.answers)]
    if then.form.id != form.id:
        scores[0] = scores[1]
    return compare(form, (scores[0], budgets[0]), (scores[1], budgets[1]), "")


def round_of(look: Reading, at: OpenReview) -> Round | None:
    """What a draft is checked against; None where there is no package or no policy."""
    if at.review is None or at.package is None or at.due is None:
        return None
    others = tuple(each for each in at.reviews if each.id != at.review.id)
    return Round(
        at.review.kind,
        at.package.started,
        at.due,
        held_ones(others),
        at.package.annual,
        look.today,
    )


def findings(look: Reading, at: OpenReview) -> Findings:
    """What the draft lacks before it is held, and what has changed round it since it was begun."""
    around = round_of(look, at)
    if at.review is None:
        return ()
    if around is None:
        assert at.why_not is not None
        return (at.why_not,)
    found = list(check(at.review.form, around))
    plan = at.plan.id if at.plan else None
    if at.review.plan != plan:
        found.append(Finding("review.plan_changed", "progress", severity=Severity.WARNING))
    return tuple(found)
