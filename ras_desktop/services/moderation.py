"""Moderation: a manager or the panel's chair looks at a sealed assessment and confirms it.

The worker's part stays as it was sealed; the confirmed score, its reasons and what it made of the
sum are sealed beside it, and from then on its budget is the one that counts everywhere. Or it is
sent back with what is needed, and the worker starts a correction that follows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import ras_desktop.wording.all  # noqa: F401  (a seal says every step)
from ras_desktop import wording
from ras_desktop.domain import assessment as assessment_rules
from ras_desktop.domain import moderation as rules
from ras_desktop.domain.assessment import Assessment, AssessmentState
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.budget_json import budget_json, confirmed_json
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.form import Form
from ras_desktop.domain.moderation import Moderation, ModerationState
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scoring import NO_POINTS, score
from ras_desktop.domain.step import Step
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.domain.two_scores import Comparison, compare
from ras_desktop.domain.what_if import budget_of
from ras_desktop.services import sight
from ras_desktop.services.allocation import Opened, opened
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import as_seen, case_to_read, free_id, thing_to_read, typed
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store.family import CASES
from ras_desktop.store.moderation import MODERATIONS
from ras_desktop.store.trouble import Gone, StaleCopy

_EDITED = ("answers", "reasons", "reason", "needed")
"""What a manager changes in a draft; everything else was settled when it was started."""


@dataclass(frozen=True, slots=True)
class Moderating:
    """An assessment with what a manager needs to confirm it.

    `held`: the draft, else the last one decided, else None. `own`: whether the reader sealed it.
    """

    opened: Opened
    held: Moderation | None
    own: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """What the changes make as they stand now: nothing of it is kept."""

    before: Budget
    after: Budget
    comparison: Comparison
    said: tuple[str, ...]
    findings: Findings


def of_assessment(desk: Desk, assessment: UUID) -> tuple[Moderation, ...]:
    """All moderations of an assessment, the latest begun first."""
    with desk.read("assessment.read") as look:
        thing_to_read(look, assessment_store.ASSESSMENTS, assessment)
        return moderation_store.of_assessment(look.session, assessment)


def open_(desk: Desk, assessment: UUID) -> Moderating:
    """A sealed assessment with its moderation. Gone if there is none; Refused for a draft."""
    with desk.read("assessment.read") as look:
        at = _sealed(look, assessment)
        held = moderation_store.of_assessment(look.session, assessment)
        return Moderating(at, _latest(held), _own(at, look))


def _latest(held: tuple[Moderation, ...]) -> Moderation | None:
    drafts = (each for each in held if not each.is_sealed)
    return next(drafts, None) or next(iter(held), None)


def start(desk: Desk, assessment: UUID, id_: UUID | None = None) -> Done[Moderation]:
    """Begins a moderation of a submitted assessment; a draft that is open is given back.

    Refused: own work, confirmed already, or the case is not open.
    """
    with desk.act("assessment.moderate") as work:
        at = _submitted(work, assessment)
        draft = _draft(work, assessment)
        if draft is not None:
            return work.done(draft)
        kept = moderation_store.put(
            work.session, _begun(work, at.assessment, free_id(work, MODERATIONS, id_))
        )
        _changed(work, kept)
        return work.done(kept)


def keep(desk: Desk, moderation: Moderation) -> Done[Moderation]:
    """Keeps a draft as it is typed. No side effect; called every two seconds.

    One that was never kept is begun with it. Only answers, reasons and what is needed are taken.
    Refused: it is decided, or a text is too long. StaleCopy: both versions to show, also where
    somebody else has begun another meanwhile.
    """
    with desk.act("assessment.moderate") as work:
        held = _kept_or_begun(work, moderation)
        _not_decided(held)
        edited = {name: getattr(moderation, name) for name in _EDITED}
        found = tuple(each for name in _EDITED for each in too_long(edited[name], name))
        if found:
            raise Refused(*found)
        edited = {name: cleaned(value) for name, value in edited.items()}
        wanted = replace(held, **edited, version=moderation.version)
        return work.done(moderation_store.put(work.session, wanted))


def drop(desk: Desk, moderation: Moderation) -> Done[None]:
    """Removes a draft: the worker's answers are looked at afresh. Refused once it is decided."""
    with desk.act("assessment.moderate") as work:
        held = MODERATIONS.find(work.session, moderation.id)
        if held is None or sight.known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        _not_decided(held)
        MODERATIONS.drop(work.session, replace(held, version=moderation.version))
        _changed(work, held)
        return work.done(None)


def try_(desk: Desk, moderation: Moderation) -> Tried:
    """What the changes make of points and sum, kept or not: shown while a manager changes them."""
    with desk.read("assessment.read") as look:
        at = _sealed(look, moderation.assessment)
        found = rules.check(at.form, at.assessment, moderation)
        assert at.assessment.sealed is not None
        after = _budget(at, moderation)
        comparison = compared(at.form, at.assessment, moderation, after)
        said = tuple(map(wording.step, comparison.steps))
        if rules.changed(at.assessment, moderation):
            found += after.findings
        return Tried(at.assessment.sealed.budget, after, comparison, said, found)


def confirm(desk: Desk, id_: UUID, version: int | None = None) -> Done[Moderation]:
    """Confirms an assessment with the changes of a draft; sealed as a record of its own, for ever.

    Without changes it is the same as `agree`. Confirming twice gives the same. Refused: own work,
    a reason is missing, or the changed answers cannot be worked out. StaleCopy if `version` is
    given and the draft was kept since.
    """
    with desk.act("assessment.confirm") as work:
        held = thing_to_read(work, MODERATIONS, id_)
        if held.state is ModerationState.CONFIRMED:
            return work.done(held)
        as_seen(MODERATIONS, held, version)
        _not_decided(held)
        at = _submitted(work, held.assessment)
        return work.done(_confirm(work, at, held))


def agree(
    desk: Desk, assessment: UUID, id_: UUID | None = None, version: int | None = None
) -> Done[Moderation]:
    """ "I agree with all answers": confirms an assessment as it is, in one act.

    Twice gives the same. Refused: own work, or changes are open in a draft (confirm those).
    StaleCopy if `version` is given (0: none was seen) and there is another draft by now.
    """
    with desk.act("assessment.confirm") as work:
        thing_to_read(work, assessment_store.ASSESSMENTS, assessment)
        known = moderation_store.confirmed(work.session, assessment)
        if known is not None and not known.answers:
            return work.done(known)
        at = _submitted(work, assessment)
        draft = _draft(work, assessment)
        if draft is not None:
            as_seen(MODERATIONS, draft, version)
        if draft is not None and rules.changed(at.assessment, draft):
            raise Refused(Finding("moderation.changes_open"))
        held = draft or _begun(work, at.assessment, free_id(work, MODERATIONS, id_))
        return work.done(_confirm(work, at, replace(held, reason="")))


def send_back(
    desk: Desk, assessment: UUID, needed: str, id_: UUID | None = None, version: int | None = None
) -> Done[Moderation]:
    """Sends an assessment back with what is needed; a correction that follows puts it right.

    Until then the worker's budget stays the one to plan with. Refused: own work, or nothing said.
    StaleCopy if `version` is given (0: none was seen) and there is another draft by now.
    """
    with desk.act("assessment.moderate") as work:
        thing_to_read(work, assessment_store.ASSESSMENTS, assessment)
        known = None if id_ is None else MODERATIONS.find(work.session, id_)
        if (
            known is not None
            and known.assessment == assessment
            and known.state is ModerationState.SENT_BACK
        ):
            return work.done(known)
        at = _submitted(work, assessment)
        needed = typed(needed)
        found = rules.check_needed(needed)
        if found:
            raise Refused(*found)
        draft = _draft(work, assessment)
        if draft is not None:
            as_seen(MODERATIONS, draft, version)
        held = draft or _begun(work, at.assessment, free_id(work, MODERATIONS, id_))
        by = (work.actor.id, work.actor.name)
        whole = rules.send_back(held, at.assessment, needed, by, work.now)
        kept = moderation_store.put(work.session, whole)
        _changed(work, kept)
        return work.done(kept)


# ---------------------------------------------------------------- what they share


def result_of(
    assessment: Assessment,
    budget: Budget,
    comparison: Comparison,
    by: tuple[str, datetime],
    say: Callable[[Step], str] = wording.step,
) -> str:
    """The confirmed result as JSON, the worker's beside it: what is sealed with the budget.

    `by`: name of who confirms it, and when. `say` may remember sentences where many are sealed.
    """
    assert assessment.sealed is not None
    worker = json.loads(assessment.sealed.result)
    unchanged = budget == assessment.sealed.budget
    confirmed = worker if unchanged else budget_json(budget, say, wording.finding)
    told = confirmed_json(confirmed, worker, comparison, by, say)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def compared(
    form: Form, assessment: Assessment, moderation: Moderation, after: Budget
) -> Comparison:
    """What a moderation changed, and what that made of the worker's sum, in steps."""
    assert assessment.sealed is not None
    if not rules.changed(assessment, moderation):
        agreed = (Step("moderation.agreed"),)
        return Comparison((), NO_POINTS, None, "", agreed)
    sides = (assessment.answers, rules.counted(assessment, moderation))
    old, new = (score(form, read(form, each)) for each in sides)
    before = assessment.sealed.budget
    return compare(form, (old, before), (new, after), moderation.reason, moderation.reasons)


def _confirm(work: Work, at: Opened, held: Moderation) -> Moderation:
    found = errors(rules.check(at.form, at.assessment, held))
    whole = rules.settled(at.form, at.assessment, held)
    if whole.answers:
        found += errors(assessment_rules.check_form(at.assessment, at.scheme, at.case.child))
    after = _budget(at, whole)
    if whole.answers:
        found += errors(after.findings)
    if found:
        raise Refused(*found)
    by = (work.actor.id, work.actor.name)
    comparison = compared(at.form, at.assessment, whole, after)
    result = result_of(at.assessment, after, comparison, (by[1], work.now))
    sealed = rules.confirm(whole, at.assessment, (after, result), by, work.now)
    kept = moderation_store.put(work.session, sealed)
    confirmed = replace(at.assessment, state=AssessmentState.CONFIRMED)
    assessment_store.put(work.session, confirmed)
    work.changed("assessment", at.assessment.id, at.assessment.case)
    _changed(work, kept)
    return kept


def _budget(at: Opened, moderation: Moderation) -> Budget:
    """The budget with the changes; where nothing is changed the sealed one itself, untouched."""
    held = at.assessment
    assert held.sealed is not None
    if not rules.changed(held, moderation):
        return held.sealed.budget
    answers = rules.counted(held, moderation)
    return budget_of(replace(at.asked, answers=answers, age=held.sealed.budget.age))


def _sealed(look: Reading, id_: UUID) -> Opened:
    held = thing_to_read(look, assessment_store.ASSESSMENTS, id_)
    if held.sealed is None:
        raise Refused(Finding("moderation.not_sealed"))
    return opened(look, held)


def _submitted(work: Work, id_: UUID) -> Opened:
    """The assessment, its case held by this transaction, if this person may decide on it now."""
    at = _sealed(work, id_)
    assessment_store.hold(work.session, at.assessment.case)
    at = _sealed(work, id_)  # read again: another may have decided while this one waited
    if at.confirmed is not None and at.confirmed.decided is not None:
        day = at.confirmed.decided.at
        raise Refused(Finding("moderation.confirmed_already", values={"day": day}))
    work.allow(at.assessment.state.value, _own(at, work))
    if standing_of_case(CASES.get(work.session, at.assessment.case)) != "open":
        raise Refused(Finding("assessment.case_closed"))
    return at


def _kept_or_begun(work: Work, asked: Moderation) -> Moderation:
    held = MODERATIONS.find(work.session, asked.id)
    if held is not None and sight.known(work, held.case) is not None:
        return held
    if asked.version:
        raise Gone("moderation")
    at = _submitted(work, asked.assessment)
    other = _draft(work, asked.assessment)
    if other is not None:
        raise StaleCopy("moderation", mine=asked, theirs=other)
    return _begun(work, at.assessment, free_id(work, MODERATIONS, asked.id))


def _own(at: Opened, look: Reading) -> bool:
    """Whether the actor sealed it: nobody confirms their own work."""
    sealed = at.assessment.sealed
    return sealed is not None and rules.own_work(sealed.by, look.actor.id)


def _draft(look: Reading, assessment: UUID) -> Moderation | None:
    held = moderation_store.of_assessment(look.session, assessment)
    return next((each for each in held if not each.is_sealed), None)


def _begun(work: Work, assessment: Assessment, id_: UUID) -> Moderation:
    return Moderation(
        id=id_,
        case=assessment.case,
        assessment=assessment.id,
        started_by=work.actor.id,
        started_by_name=work.actor.name,
        started_at=work.now,
    )


def _not_decided(held: Moderation) -> None:
    if held.decided is not None:
        raise Refused(Finding("moderation.decided_already", values={"day": held.decided.at}))


def _changed(work: Work, moderation: Moderation) -> None:
    work.changed("moderation", moderation.id, moderation.case)
    refresh(work, moderation.case)
