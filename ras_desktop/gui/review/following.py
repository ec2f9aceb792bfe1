"""What follows from a review: the family’s sheet, the questionnaire anew, plan and decision."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

from ras_desktop.domain.assessment import Why
from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.reviewing import Result
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.form import Form
from ras_desktop.services import assessment
from ras_desktop.services import plan as plans
from ras_desktop.services.open_review import OpenReview
from ras_desktop.wording import _, say


class Following:
    """The acts of a page of a review that lead elsewhere. `form`: shows what is refused."""

    def __init__(self, page: Page, form: Form) -> None:
        self._page, self._form = page, form

    def acts(self, at: OpenReview) -> Iterator[Act]:
        """After a review that was held and counts; nothing else."""
        held = at.review
        if held is None or not held.counts:
            return
        why = _("What was agreed: what changed, why, and what did not.")
        go = Place("documents", at.case.id, f"review/{held.id}")
        yield Act(_("The sheet for the family"), self._to(go), why, "print", "Ctrl+Return")
        yield from self._next(at, held)

    def _next(self, at: OpenReview, held: CaseReview) -> Iterator[Act]:
        """What was agreed goes the ordinary way: questionnaire, plan, decision, agreement."""
        desk, case, result = self._page.context.desk, at.case.id, held.form.result
        if result in (None, Result.SAME):
            return
        if result is Result.PAYEE:
            go = Place("agreement", case)
            yield Act(_("To the agreement"), self._to(go), icon="agreement")
            return
        if at.assessment is None and result is not Result.STOP:
            yield from self.anew(at)
        if at.plan is not None and at.plan.id == held.plan and desk.offers("plan.follow", case):
            yield Act(_("Write the plan anew"), partial(self.plan, at), icon="plan")
        elif at.plan is not None:
            yield Act(_("On to the decision"), self._to(Place("panel", case)), icon="panel")

    def anew(self, at: OpenReview) -> Iterator[Act]:
        """The questionnaire, where one stands that can be followed."""
        desk, case = self._page.context.desk, at.case.id
        if at.standing is not None and desk.offers("assessment.follow", case):
            words = _("Fill in the questionnaire anew")
            yield Act(words, partial(self.assess, at), icon="assessment", keys="Ctrl+E")

    def assess(self, at: OpenReview) -> None:
        """A new assessment that follows the one that stands: its answers are carried over."""
        assert at.standing is not None
        assert at.review is not None
        self._page.keep()
        if at.assessment is not None:
            self._to(Place("assessment", at.case.id, str(at.assessment.id)))()
            return
        reason = say("review.assess.reason", {"day": at.review.on or at.today})
        if changes := at.review.form.changes.strip():
            reason = f"{reason}: {changes}"
        desk, id_, fresh = self._page.context.desk, at.standing.id, uuid4()
        self._page.act(
            lambda: assessment.follow(desk, id_, Why.REVIEW, reason, new_id=fresh),
            lambda made: self._to(Place("assessment", made.case, str(made.id)))(),
            self._form.show_findings,
        )

    def plan(self, at: OpenReview) -> None:
        """A plan that follows the agreed one, with what was agreed at the review as its reason."""
        assert at.plan is not None
        assert at.review is not None
        desk, id_, fresh = self._page.context.desk, at.plan.id, uuid4()
        reason = at.review.form.reasons
        self._page.act(
            lambda: plans.follow(desk, id_, reason, fresh),
            lambda made: self._to(Place("plan", made.case, str(made.id)))(),
            self._form.show_findings,
        )

    def _to(self, place: Place) -> partial[None]:
        return partial(self._page.context.go, place)
