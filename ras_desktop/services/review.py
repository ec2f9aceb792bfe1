"""Reviews: opened when one is due or needed, kept as typed, held and sealed once and for all.

The next day is computed from what was held (`domain.review`): nothing here types or stores it. What
surrounds a review on its page is in `services.open_review`.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ras_desktop.documents.review import Amounts
from ras_desktop.domain import case_review as rules
from ras_desktop.domain.case_review import CaseReview, ReviewState, SetAside, latest_held
from ras_desktop.domain.family import Case
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.follow_up import prefilled
from ras_desktop.domain.review import REGULAR, Kind
from ras_desktop.domain.reviewing import ReviewForm, begin
from ras_desktop.services import follow_up, open_review
from ras_desktop.services.away import safe
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.draft import past_is_over
from ras_desktop.services.open_review import OpenReview
from ras_desktop.services.record import as_seen, case_to_read, free_id, thing_to_read, typed
from ras_desktop.services.sight import known
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import review as review_store
from ras_desktop.store.family import CASES
from ras_desktop.store.review import REVIEWS


def of_case(desk: Desk, case: UUID) -> tuple[CaseReview, ...]:
    """All reviews of a case, the one begun last first: also those that were set aside."""
    with desk.read("review.read") as look:
        case_to_read(look, case)
        return review_store.of_case(look.session, case)


def get(desk: Desk, id_: UUID) -> CaseReview:
    """One review. Gone if there is none."""
    with desk.read("review.read") as look:
        return thing_to_read(look, REVIEWS, id_)


def open_(desk: Desk, case: UUID, id_: UUID | None = None) -> OpenReview:
    """A review with all that surrounds it: the one named, else the draft, else the last held."""
    with desk.read("review.read") as look:
        return open_review.opened(look, case_to_read(look, case), id_)


def amounts(desk: Desk, id_: UUID) -> Amounts | None:
    """Both budgets of a review side by side, and what changed the amount; None: no new one."""
    with desk.read("review.read") as look:
        held = thing_to_read(look, REVIEWS, id_)
        at = open_review.opened(look, case_to_read(look, held.case, "review"), id_)
        return open_review.amounts(look, at)


def start(
    desk: Desk,
    case: UUID,
    kind: Kind | None = None,
    why: str = "",
    id_: UUID | None = None,
) -> Done[CaseReview]:
    """Opens a review, prefilled from plan and last review. `kind` None: the one that is due.

    One that is open already is given back as it is: a case has one draft. Refused: no agreement is
    signed, no policy, or nothing says what happened where it is no regular one.
    """
    with desk.act("review.start") as work:
        family = _case(work, case)
        work.allow(standing_of_case(family))
        draft = review_store.draft_of(work.session, case)
        if draft is not None:
            return work.done(draft)
        at = open_review.opened(work, family)
        if at.package is None or at.due is None:
            assert at.why_not is not None
            raise Refused(at.why_not)
        why = typed(why).strip()
        wanted = kind if kind is not None and kind not in REGULAR else at.due.kind
        if wanted not in REGULAR and not why:
            raise Refused(Finding("review.why.missing", "why"))
        last = latest_held(at.reviews, full=True)
        blank = begin(
            at.plan.plan.outcomes if at.plan else (),
            last.form if last else None,
            at.age,
            wanted in REGULAR,
            bool(at.package.agreement.paid),
        )
        form = prefilled(blank, at.actions)
        fresh = CaseReview(
            id=free_id(work, REVIEWS, id_),
            case=case,
            kind=wanted,
            why=why if wanted not in REGULAR else "",
            form=form,
            plan=at.plan.id if at.plan else None,
            follows=last.id if last else None,
            started_by=work.actor.id,
            started_by_name=work.actor.name,
            started_at=work.now,
        )
        kept = review_store.put(work.session, fresh)
        _changed(work, kept)
        return work.done(kept)


def keep(desk: Desk, review: CaseReview) -> Done[CaseReview]:
    """Keeps a draft as it is typed. No side effect; called every two seconds.

    Only what is written in the form is taken, and why it is held. What the plan says of an outcome
    stays as it was. Refused: it is held, or a text is too long. StaleCopy: both versions to show.
    """
    return safe(desk, "review", review, _keep)


def _keep(desk: Desk, review: CaseReview) -> Done[CaseReview]:
    with desk.act("review.save") as work:
        held = thing_to_read(work, REVIEWS, review.id)
        _not_held(work, held)
        form: ReviewForm = typed(review.form)
        wanted = replace(
            held,
            form=_of_plan(held.form, form),
            why=held.why if held.kind in REGULAR else typed(review.why),
            version=review.version,
        )
        return work.done(review_store.put(work.session, wanted))


def _of_plan(held: ReviewForm, form: ReviewForm) -> ReviewForm:
    """What was typed, with the outcomes and earlier actions as plan and last review have them."""
    typed_ = {each.outcome: each for each in form.progress}
    progress = tuple(
        replace(each, score=now.score, evidence=now.evidence, said=now.said)
        if (now := typed_.get(each.outcome)) is not None
        else each
        for each in held.progress
    )
    done = {each.id: each.done for each in form.earlier}
    earlier = tuple(replace(each, done=done.get(each.id, each.done)) for each in held.earlier)
    return replace(form, progress=progress, earlier=earlier)


def drop(desk: Desk, review: CaseReview) -> Done[None]:
    """Removes a draft; the review stays due. Refused once it is held. StaleCopy if kept since."""
    with desk.act("review.drop") as work:
        held = REVIEWS.find(work.session, review.id)
        if held is None or known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        _not_held(work, held)
        REVIEWS.drop(work.session, replace(held, version=review.version))
        past_is_over(work, "review", held.id)
        _changed(work, held)
        return work.done(None)


def check(desk: Desk, review: CaseReview) -> Findings:
    """What it lacks before it is held, kept or not; warnings too."""
    with desk.read("review.read") as look:
        case = case_to_read(look, review.case, "review")
        at = open_review.opened(look, case, review.id)
        return open_review.findings(look, replace(at, review=review))


def hold(desk: Desk, id_: UUID, version: int | None = None) -> Done[CaseReview]:
    """Seals a review as it was held: what was agreed stands for ever, and the clock runs anew.

    Holding twice gives the same. Refused: what is missing, a day to come, the case is closed.
    StaleCopy if `version` is given and the review was kept since.
    """
    with desk.act("review.hold") as work:
        held = thing_to_read(work, REVIEWS, id_)
        if held.state is ReviewState.HELD:
            return work.done(held)
        as_seen(REVIEWS, held, version)
        work.allow(held.state.value)
        family = _case(work, held.case)
        at = open_review.opened(work, family, id_)
        found = errors(open_review.findings(work, at))
        if found:
            raise Refused(*found)
        assert at.due is not None
        assert at.package is not None
        by = (work.actor.id, work.actor.name)
        whole = rules.hold(held, at.due, at.package.annual, by, work.now)
        kept = review_store.put(work.session, whole)
        past_is_over(work, "review", kept.id)
        follow_up.agreed(work, kept)
        _changed(work, kept)
        return work.done(kept)


def set_aside(desk: Desk, review: CaseReview, reason: str) -> Done[CaseReview]:
    """A held review that was a mistake counts no more; what it says stays to be read.

    Refused: no reason, one's own review, or it is no held one. StaleCopy.
    """
    with desk.act("review.set_aside") as work:
        held = thing_to_read(work, REVIEWS, review.id)
        if held.state is ReviewState.SET_ASIDE:
            return work.done(held)
        own = held.sealed is not None and held.sealed.by == work.actor.id
        work.allow(held.state.value, own)
        reason = typed(reason).strip()
        if not reason:
            raise Refused(Finding("review.aside.reason", "reason"))
        by = SetAside(work.actor.id, work.actor.name, work.today, reason)
        wanted = replace(held, state=ReviewState.SET_ASIDE, aside=by, version=review.version)
        kept = review_store.put(work.session, wanted)
        follow_up.set_aside(work, kept)
        _changed(work, kept)
        return work.done(kept)


def _not_held(work: Work, held: CaseReview) -> None:
    if held.sealed is not None:
        values = {"day": held.form.on, "name": held.sealed.by_name}
        raise Refused(Finding("review.held_already", values=values))
    work.allow(held.state.value)


def _case(work: Work, case: UUID) -> Case:
    """The case, held by this transaction so that two never open two reviews; Refused if over."""
    case_to_read(work, case)
    assessment_store.hold(work.session, case)
    family = CASES.get(work.session, case)
    if standing_of_case(family) not in ("open", "held"):
        raise Refused(Finding("assessment.case_closed"))
    return family


def _changed(work: Work, review: CaseReview) -> None:
    work.changed("review", review.id, review.case)
    refresh(work, review.case)
