"""Assessments: answered with the family, kept as they are typed, sealed once and for all.

Sealed ones never change; a mistake is mended by a new assessment that follows, with its reason.
Budget, "what if" and the greatest change are in `services.allocation`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import ras_desktop.wording.all  # noqa: F401  (a seal says every step)
from ras_desktop import wording
from ras_desktop.domain import assessment as rules
from ras_desktop.domain.assessment import STANDING, Assessment, AssessmentState, Why
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.budget_json import budget_json
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import Case
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.step import Step
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.services import scheme as schemes
from ras_desktop.services.allocation import Opened, answers_of, budget_of, opened
from ras_desktop.services.away import safe
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.draft import past_is_over
from ras_desktop.services.record import as_seen, case_to_read, free_id, thing_to_read, typed
from ras_desktop.services.sight import known
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store.family import CASES

_EDITED = ("answers", "gates", "chosen", "show_estimate", "reason")
"""What a worker changes in a draft; everything else was settled when it was started."""


def of_case(desk: Desk, case: UUID) -> tuple[Assessment, ...]:
    """All assessments of a case, the latest first: its history."""
    with desk.read("assessment.read") as look:
        case_to_read(look, case)
        return assessment_store.of_case(look.session, case)


def get(desk: Desk, id_: UUID) -> Assessment:
    """One assessment. Gone if there is none."""
    with desk.read("assessment.read") as look:
        return thing_to_read(look, assessment_store.ASSESSMENTS, id_)


def open_(desk: Desk, id_: UUID) -> Opened:
    """An assessment with its scheme, form, case and the one that it follows. Gone if none."""
    with desk.read("assessment.read") as look:
        return opened(look, thing_to_read(look, assessment_store.ASSESSMENTS, id_))


def standing(desk: Desk, case: UUID) -> Assessment | None:
    """The sealed assessment whose budget is the one to plan with; None if there is none."""
    with desk.read("assessment.read") as look:
        case_to_read(look, case)
        return standing_of(look, case)


def standing_of(look: Reading, case: UUID) -> Assessment | None:
    """The same, inside a transaction that is open."""
    found = assessment_store.in_state(look.session, case, *STANDING)
    return next(iter(found), None)


def start(
    desk: Desk, case: UUID, on: date | None = None, id_: UUID | None = None
) -> Done[Assessment]:
    """Starts the first assessment of a case, with the scheme in force and the form for the age.

    A draft that is open already is given back as it is. Refused: no birth date, no scheme or form,
    a day to come, or a sealed assessment stands (`follow` it). `on`: today if not given.
    """
    with desk.act("assessment.start") as work:
        family = _open_case(work, case)
        draft = _draft(work, case)
        if draft is not None:
            return work.done(draft)
        held = standing_of(work, case)
        if held is not None and held.sealed is not None:
            raise Refused(Finding("assessment.standing", values={"day": held.on}))
        fresh = free_id(work, assessment_store.ASSESSMENTS, id_)
        return work.done(_begin(work, family, on or work.today, fresh))


def follow(
    desk: Desk,
    id_: UUID,
    why: Why,
    reason: str,
    on: date | None = None,
    new_id: UUID | None = None,
) -> Done[Assessment]:
    """Starts an assessment that takes the place of a sealed one: review, change, correction.

    Answers that still fit are carried over with their source, under the scheme in force on the new
    day. A draft that is open already is given back. Refused: without a reason, or `start`'s.
    """
    with desk.act("assessment.follow") as work:
        earlier = thing_to_read(work, assessment_store.ASSESSMENTS, id_)
        family = _open_case(work, earlier.case, ask=False)
        draft = _draft(work, earlier.case)
        if draft is not None and draft.follows == earlier.id:
            return work.done(draft)
        if earlier.state is AssessmentState.SUPERSEDED:
            raise Refused(Finding("assessment.followed"))
        work.allow(earlier.state.value)
        reason = typed(reason)
        found = rules.check_following(why, reason)
        if why is Why.FIRST or errors(found):
            raise Refused(*(found or (Finding("assessment.reason.missing", "reason"),)))
        day = on or (earlier.on if why is Why.CORRECTION else work.today)
        fresh = free_id(work, assessment_store.ASSESSMENTS, new_id)
        kept = _begin(work, family, day, fresh, earlier, why, reason)
        return work.done(kept)


def correct(desk: Desk, id_: UUID, reason: str, new_id: UUID | None = None) -> Done[Assessment]:
    """Mends a mistake in a sealed assessment: a new one of the same day that follows it."""
    return follow(desk, id_, Why.CORRECTION, reason, new_id=new_id)


def _begin(
    work: Work,
    family: Case,
    on: date,
    id_: UUID,
    earlier: Assessment | None = None,
    why: Why = Why.FIRST,
    reason: str = "",
) -> Assessment:
    born = family.child.born
    years = age_on(born, on) if born is not None and born <= on else None
    held = schemes.scheme_on(work, on, years)
    found = rules.check_start(family.child, held.scheme if held else None, on, work.today)
    if errors(found):
        raise Refused(*found)
    assert held is not None
    assert family.child.born is not None
    form = held.scheme.form_for(age_on(family.child.born, on))
    assert form is not None
    carried = rules.carry(form, answers_of(work, earlier)) if earlier else {}
    gates = rules.known_gates(held.scheme, family.child)
    if earlier is not None:
        asked = {gate.id for gate in held.scheme.gates}
        gates |= {gate: known for gate, known in earlier.gates.items() if gate in asked}
    fresh = Assessment(
        id=id_,
        case=family.id,
        scheme=held.edition.id,
        scheme_name=held.scheme.name,
        scheme_version=held.scheme.version,
        form=form.id,
        on=on,
        answers=carried,
        gates=gates,
        carried=dict.fromkeys(carried, earlier.id) if earlier else {},
        show_estimate=earlier.show_estimate if earlier else True,
        why=why,
        follows=earlier.id if earlier else None,
        reason=reason.strip(),
        started_by=work.actor.id,
        started_by_name=work.actor.name,
        started_at=work.now,
    )
    kept = assessment_store.put(work.session, cleaned(fresh))
    _changed(work, kept)
    return kept


def keep(desk: Desk, assessment: Assessment) -> Done[Assessment]:
    """Keeps the answers of a draft as they are now. No side effect; called every two seconds.

    Only answers, gates, choices, reason and whether the estimate shows are taken; the rest stays.
    A question that is left out of `carried` has been looked at.
    Refused: it is sealed, or a text is too long. StaleCopy: both versions to show.
    """
    return safe(desk, "assessment", assessment, _keep)


def _keep(desk: Desk, assessment: Assessment) -> Done[Assessment]:
    with desk.act("assessment.save") as work:
        held = thing_to_read(work, assessment_store.ASSESSMENTS, assessment.id)
        _not_sealed(work, held)
        edited = {name: getattr(assessment, name) for name in _EDITED}
        found = tuple(each for name in _EDITED for each in too_long(edited[name], name))
        if found:
            raise Refused(*found)
        left = {each: held.carried[each] for each in assessment.carried if each in held.carried}
        edited = {name: cleaned(value) for name, value in edited.items()}
        wanted = replace(held, **edited, carried=left)
        wanted = replace(rules.looked_at(held, wanted), version=assessment.version)
        return work.done(assessment_store.put(work.session, wanted))


def drop(desk: Desk, assessment: Assessment) -> Done[None]:
    """Removes a draft. Refused once it is sealed. StaleCopy if it was kept since."""
    with desk.act("assessment.drop") as work:
        held = assessment_store.ASSESSMENTS.find(work.session, assessment.id)
        if held is None or known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        _not_sealed(work, held)
        assessment_store.ASSESSMENTS.drop(work.session, replace(held, version=assessment.version))
        past_is_over(work, "assessment", held.id)
        _changed(work, held)
        return work.done(None)


def check(desk: Desk, assessment: Assessment) -> Findings:
    """What is missing before it can be sealed, by question; warnings and offers too."""
    with desk.read("assessment.read") as look:
        return _findings(opened(look, assessment))


def seal(desk: Desk, id_: UUID, version: int | None = None) -> Done[Assessment]:
    """Seals a draft: answers, scheme version, budget and every step, for ever.

    The one that it follows is superseded. Sealing twice gives the same. Refused: what is missing,
    by question. StaleCopy if `version` is given and answers were kept since. A gate that closes
    seals too: its outcome says where the way goes on.
    """
    with desk.act("assessment.seal") as work:
        held = thing_to_read(work, assessment_store.ASSESSMENTS, id_)
        if held.is_sealed:
            return work.done(held)
        as_seen(assessment_store.ASSESSMENTS, held, version)
        work.allow(held.state.value)
        _open_case(work, held.case, ask=False)
        at = opened(work, held)
        found = errors(_findings(at))
        if found:
            raise Refused(*found)
        budget = budget_of(at)
        by = (work.actor.id, work.actor.name)
        whole = rules.seal(held, at.edition.digest, budget, result_of(budget), by, work.now)
        kept = assessment_store.put(work.session, replace(whole, version=held.version))
        past_is_over(work, "assessment", kept.id)
        if held.follows is not None:
            _supersede(work, held.follows)
        _changed(work, kept)
        return work.done(kept)


def result_of(budget: Budget, say: Callable[[Step], str] = wording.step) -> str:
    """The result as JSON with every sentence: what is sealed beside the budget itself.

    `say` may remember sentences where many budgets are sealed at once.
    """
    told = budget_json(budget, say, wording.finding)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _supersede(work: Work, id_: UUID) -> None:
    earlier = assessment_store.ASSESSMENTS.get(work.session, id_)
    if earlier.state in STANDING:
        kept = assessment_store.put(
            work.session, replace(earlier, state=AssessmentState.SUPERSEDED)
        )
        moderation_store.drop_draft(work.session, kept.id)
        work.changed("assessment", kept.id, kept.case)


def _findings(at: Opened) -> Findings:
    """Form, gates, then answers; where a gate leads elsewhere, answers are not needed."""
    found: list[Finding] = [
        *rules.check_following(at.assessment.why, at.assessment.reason),
        *rules.check_form(at.assessment, at.scheme, at.case.child),
        *rules.check_gates(at.scheme.gates, at.assessment.gates),
    ]
    if errors(tuple(found)):
        return tuple(found)
    budget = budget_of(at)
    found += budget.findings
    if budget.form:  # no gate has led elsewhere: the answers decide
        found += read(at.form, at.assessment.answers).findings
        found += rules.check_carried(at.form, at.assessment.carried)
        found += rules.check_disagreement(at.form, at.assessment.answers)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a following assessment answers otherwise than the one before it."""

    before: Assessment
    after: Assessment
    answers: tuple[rules.AnswerChange, ...]


def changes(desk: Desk, id_: UUID) -> Changes | None:
    """What changed against the assessment that it follows; None if it follows none."""
    with desk.read("assessment.read") as look:
        after = thing_to_read(look, assessment_store.ASSESSMENTS, id_)
        if after.follows is None:
            return None
        before = assessment_store.ASSESSMENTS.get(look.session, after.follows)
        held, now = answers_of(look, before), answers_of(look, after)
        return Changes(before, after, rules.changes(held, now))


def _not_sealed(work: Work, held: Assessment) -> None:
    if held.sealed is not None:
        raise Refused(Finding("assessment.sealed_already", values={"day": held.sealed.at}))
    work.allow(held.state.value)


def _draft(work: Work, case: UUID) -> Assessment | None:
    found = assessment_store.in_state(work.session, case, AssessmentState.DRAFT)
    return next(iter(found), None)


def _open_case(work: Work, case: UUID, ask: bool = True) -> Case:
    """The case, held by this transaction so that two never start two drafts; Refused if closed."""
    case_to_read(work, case)
    assessment_store.hold(work.session, case)
    family = CASES.get(work.session, case)
    if standing_of_case(family) != "open":
        raise Refused(Finding("assessment.case_closed"))
    if ask:
        work.allow("open")
    return family


def _changed(work: Work, assessment: Assessment) -> None:
    work.changed("assessment", assessment.id, assessment.case)
    refresh(work, assessment.case)
