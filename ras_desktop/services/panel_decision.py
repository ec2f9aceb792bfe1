"""Deciding what was put to the panel: written down live, checked, sealed; corrected by a new one.

Whoever decides: the panel in a meeting, a manager below the limit, the chair in an urgent case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import panel as rules
from ras_desktop.domain import panel_check, panel_meeting, panel_put, panel_review
from ras_desktop.domain.family import Case
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Decision, Forum, Question, Verdict
from ras_desktop.domain.panel_meeting import Meeting, Seat
from ras_desktop.domain.panel_put import Put, PutState
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.services import sight
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.panel import changed, is_own, owners, policy_of
from ras_desktop.services.record import case_to_read, free_id, no_errors, thing_to_read, typed
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store.family import CASES
from ras_desktop.store.panel import DECISIONS, PUTS, SITTINGS
from ras_desktop.store.trouble import Gone, StaleCopy

_EDITED = (
    "forum", "verdict", "lines", "reasons", "conditions", "dissent", "meets_needs",
    "needs_reason", "unmet", "exception", "deferral", "starts", "interim", "correction",
    "otherwise",
)  # fmt: skip
"""What is typed into a draft; everything else follows from what was put, or is sealed with it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What was put, with all that is needed to decide it.

    `draft`: what is written down so far, else None; `sealed`: the decisions on it, the latest
    first. `meeting`: on whose agenda it is. `forums`: who of them this reader may decide as.
    `owners`: the users whose own work it is, `own` whether the reader is one.
    """

    put: Put
    case: Case
    question: Question
    draft: Decision | None
    sealed: tuple[Decision, ...]
    meeting: Meeting | None
    forums: tuple[Forum, ...]
    own: bool
    owners: frozenset[UUID]
    limit: Money
    quorum: int


def open_(desk: Desk, put: UUID) -> Deciding:
    """What was put to the panel with all that is needed to decide it. Gone if there is none."""
    with desk.read("panel.read") as look:
        held = thing_to_read(look, PUTS, put)
        return _deciding(look, held)


def _deciding(look: Reading, held: Put) -> Deciding:
    found = panel_store.decisions_on(look.session, held.id)
    policy = policy_of(look)
    draft = next((each for each in found if not each.is_sealed), None)
    return Deciding(
        put=held,
        case=case_to_read(look, held.case, PUTS.kind),
        question=held.asked,
        draft=draft,
        sealed=tuple(each for each in found if each.is_sealed),
        meeting=_meeting(look, held.meeting, held.case),
        forums=_forums(look, held),
        own=is_own(look, held),
        owners=owners(look, held),
        limit=policy.money(PolicyCode.MANAGER_LIMIT, look.today),
        quorum=policy.whole(PolicyCode.PANEL_QUORUM, look.today),
    )


def _meeting(look: Reading, id_: UUID | None, case: UUID) -> Meeting | None:
    held = SITTINGS.find(look.session, id_) if id_ else None
    return panel_store.meeting_of(look.session, held, (case,)) if held else None


_AS = {Forum.MANAGER: Role.TEAM_MANAGER, Forum.URGENT: Role.PANEL_CHAIR}


def _forums(look: Reading, put: Put) -> tuple[Forum, ...]:
    """As whom this person may decide, the likeliest first."""
    found = [Forum.MEETING] if put.meeting is not None else []
    if put.state is PutState.WAITING:
        found += [forum for forum, role in _AS.items() if role in look.actor.roles]
    return tuple(found)


def keep(desk: Desk, decision: Decision) -> Done[Decision]:
    """Keeps a draft as it is written down. No side effect; called every two seconds.

    One that was never kept is begun with it, as the answer to what its `put` names. Refused: it is
    sealed, over, or a text is too long. StaleCopy: both versions to show, also where somebody else
    has begun another meanwhile.
    """
    with desk.act("panel.write") as work:
        held = _kept_or_begun(work, decision)
        if held.is_sealed:
            raise Refused(Finding("panel.sealed_already"))
        edited = {name: getattr(decision, name) for name in _EDITED}
        found = tuple(each for name in _EDITED for each in too_long(edited[name], name))
        if found:
            raise Refused(*found)
        edited = {name: cleaned(value) for name, value in edited.items()}
        put = PUTS.get(work.session, held.put) if held.put else None
        whole = replace(held, **edited, version=decision.version)
        if held.corrects is None and put is not None:
            in_meeting = whole.forum is Forum.MEETING
            whole = replace(
                whole,
                meeting=put.meeting if in_meeting else None,
                ratifies=_urgent(work, put) if in_meeting else None,
            )
        return work.done(panel_store.keep(work.session, whole))


def _kept_or_begun(work: Work, asked: Decision) -> Decision:
    held = DECISIONS.find(work.session, asked.id)
    if held is not None and sight.known(work, held.case) is not None:
        case_to_read(work, held.case)
        return held
    if asked.version or asked.put is None:
        raise Gone(DECISIONS.kind)
    put = _open_put(work, asked.put)
    other = _draft(work, put)
    if other is not None:
        raise StaleCopy(DECISIONS.kind, mine=asked, theirs=other)
    return Decision(free_id(work, DECISIONS, asked.id), put.case, put.plan, asked.forum, put=put.id)


def _open_put(work: Work, id_: UUID) -> Put:
    """What was put, its case held by this transaction. Refused unless it waits for a decision."""
    put = thing_to_read(work, PUTS, id_)
    assessment_store.hold(work.session, put.case)
    put = PUTS.get(work.session, id_)
    if not put.is_open:
        raise Refused(Finding(f"panel.put.{put.state.value}"))
    return put


def _draft(look: Reading, put: Put) -> Decision | None:
    held = panel_store.decisions_on(look.session, put.id)
    return next((each for each in held if not each.is_sealed), None)


def _urgent(look: Reading, put: Put) -> UUID | None:
    """The urgent decision that a meeting ratifies or changes."""
    if put.state is not PutState.URGENT:
        return None
    held = rules.standing(panel_store.decisions_on(look.session, put.id))
    return next((each.id for each in held if each.forum is Forum.URGENT), None)


def drop(desk: Desk, decision: Decision) -> Done[None]:
    """Removes a draft. Refused once it is sealed. StaleCopy if it was kept since."""
    with desk.act("panel.write") as work:
        held = DECISIONS.find(work.session, decision.id)
        if held is None or sight.known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        if held.is_sealed:
            raise Refused(Finding("panel.sealed_already"))
        DECISIONS.drop(work.session, replace(held, version=decision.version))
        work.changed("panel", held.id, held.case)
        return work.done(None)


def check(desk: Desk, decision: Decision) -> Findings:
    """What a decision lacks, and who may not make it: all at once, each beside its field."""
    with desk.read("panel.read") as look:
        if decision.put is None:
            raise Gone(PUTS.kind)
        put = thing_to_read(look, PUTS, decision.put)
        return _against(look, decision, put)


# ---------------------------------------------------------------- sealing


def seal(
    desk: Desk, id_: UUID, version: int | None = None, shown: Money | None = None
) -> Done[Decision]:
    """Seals a decision with what was put to whoever decided, for ever; sealing twice is once.

    `shown`: the sum a year that whoever seals it has before them. Refused: what is missing; no
    quorum, an interest, own work, above the limit; the plan no longer stands, the case is closed,
    the sum is another. StaleCopy if `version` is given and the draft was kept since.
    """
    with desk.act("panel.decide") as work:
        draft = thing_to_read(work, DECISIONS, id_)
        if draft.is_sealed:
            return work.done(draft)
        put = _open_put(work, draft.put) if draft.put else None
        if put is None or draft.corrects is not None:
            raise Refused(Finding("panel.correction.own_way"))
        work.allow(put.state.value, is_own(work, put))
        return work.done(_seal(work, draft, put, version, shown))


def seal_correction(
    desk: Desk, id_: UUID, version: int | None = None, shown: Money | None = None
) -> Done[Decision]:
    """Seals a correction: the decision that it names no longer counts, and stays to be read.

    Refused, StaleCopy: as `seal`.
    """
    with desk.act("panel.correct") as work:
        draft = thing_to_read(work, DECISIONS, id_)
        if draft.is_sealed:
            return work.done(draft)
        if draft.corrects is None or draft.put is None:
            raise Refused(Finding("panel.correction.own_way"))
        assessment_store.hold(work.session, draft.case)
        put = PUTS.get(work.session, draft.put)
        work.allow(put.state.value, is_own(work, put))
        return work.done(_seal(work, draft, put, version, shown))


def _seal(
    work: Work, draft: Decision, put: Put, version: int | None, shown: Money | None
) -> Decision:
    if version is not None and version != draft.version:
        raise StaleCopy(DECISIONS.kind, mine=replace(draft, version=version), theirs=draft)
    if standing_of_case(CASES.get(work.session, put.case)) != "open":
        raise Refused(Finding("assessment.case_closed"))
    found = _against(work, draft, put)
    if shown is not None and shown != draft.approved:
        values = {"shown": shown, "sum": draft.approved}
        found = (*found, Finding("panel.sum_differs", "lines", values))
    no_errors(errors(found))
    by = (work.actor.id, work.actor.name)
    sealed = rules.seal(_tidy(draft), put.asked, by, _day(work, draft), work.now)
    kept = panel_store.keep(work.session, sealed)
    moved = panel_store.put(work.session, panel_put.after(put, kept))
    work.changed("decision", kept.id, kept.case)
    changed(work, moved)
    return kept


def _day(work: Work, draft: Decision) -> date:
    """The day of a decision: that of its meeting, also where it is sealed afterwards."""
    held = SITTINGS.find(work.session, draft.meeting) if draft.meeting else None
    return work.today if held is None else held.on


def _tidy(draft: Decision) -> Decision:
    """Without what was typed for another verdict, so that no letter says it."""
    if draft.verdict is not Verdict.DEFER:
        draft = replace(draft, deferral=rules.Deferral())
    if draft.verdict not in rules.GRANTS:
        draft = replace(draft, lines=(), starts=None)
    if draft.verdict is Verdict.DEFER:
        draft = replace(draft, meets_needs=None, needs_reason="", unmet=())
    if draft.meets_needs:
        draft = replace(draft, needs_reason="", unmet=())
    if draft.forum is not Forum.URGENT:
        draft = replace(draft, interim=None)
    return draft


def _against(look: Reading, decision: Decision, put: Put) -> Findings:
    """Everything that stands against a decision: what it lacks, and who may not make it."""
    found = [*panel_check.check(decision, put.asked), *panel_review.check(decision, put.asked)]
    interested = _interested(look, put.case)
    limits = panel_check.Limits(policy_of(look).money(PolicyCode.MANAGER_LIMIT, look.today))
    found += panel_check.may_decide(decision, look.actor.id, is_own(look, put), interested, limits)
    role = _AS.get(decision.forum)
    if role is not None and role not in look.actor.roles:
        found.append(Finding(f"panel.forum.{decision.forum.value}", "forum"))
    if decision.corrects is not None:
        return (*found, *_against_correction(look, decision))
    if plan_store.PLANS.get(look.session, put.plan).state is not PlanState.AGREED:
        found.append(Finding("panel.plan.replaced"))
    if put.state is PutState.URGENT and decision.forum is not Forum.MEETING:
        found.append(Finding("panel.forum.ratify", "forum"))
    if decision.forum is Forum.MEETING:
        found += _against_meeting(look, put)
    return tuple(found)


def _against_meeting(look: Reading, put: Put) -> Findings:
    meeting = _meeting(look, put.meeting, put.case)
    if meeting is None:
        return (Finding("panel.agenda.missing"),)
    quorum = policy_of(look).whole(PolicyCode.PANEL_QUORUM, look.today)
    own = owners(look, put)
    found = list(panel_meeting.may_hold(meeting, put.case, quorum, look.today, own))
    if panel_meeting.member_of(meeting, look.actor.id) is None:
        found.append(Finding("panel.not_in_meeting"))
    return tuple(found)


def _against_correction(look: Reading, decision: Decision) -> Findings:
    found = []
    if not decision.correction.strip():
        found.append(Finding("panel.correction.missing", "correction"))
    held = rules.standing(panel_store.decisions_of(look.session, decision.case))
    if decision.corrects not in {each.id for each in held}:
        found.append(Finding("panel.correction.not_standing"))
    meeting = _meeting(look, decision.meeting, decision.case)
    if meeting is not None:
        member = panel_meeting.member_of(meeting, look.actor.id)
        if member is None or member.seat is not Seat.CHAIR:
            found.append(Finding("panel.correction.chair"))
    return tuple(found)


def _interested(look: Reading, case: UUID) -> bool:
    """Whether this person has declared an interest in a case, in any meeting."""
    for each in panel_store.interests_in(look.session, case):
        sitting = SITTINGS.find(look.session, each.meeting)
        member = (
            next((m for m in sitting.members if m.id == each.member), None) if sitting else None
        )
        if member is not None and member.user == look.actor.id:
            return True
    return False


# ---------------------------------------------------------------- corrections


def correct(desk: Desk, decision: UUID, why: str, id_: UUID | None = None) -> Done[Decision]:
    """Begins a decision that takes the place of a sealed one, as its copy, with what was wrong.

    A draft that is open is given back. Refused: nothing said, own work, or it no longer counts.
    """
    with desk.act("panel.correct") as work:
        wrong = thing_to_read(work, DECISIONS, decision)
        assessment_store.hold(work.session, wrong.case)
        if not wrong.is_sealed or wrong.put is None:
            raise Refused(Finding("panel.correction.not_sealed"))
        put = PUTS.get(work.session, wrong.put)
        draft = _draft(work, put)
        if draft is not None and draft.corrects == wrong.id:
            return work.done(draft)
        work.allow(put.state.value, is_own(work, put))
        why = typed(why).strip()
        if not why:
            raise Refused(Finding("panel.correction.missing", "correction"))
        held = rules.standing(panel_store.decisions_of(work.session, wrong.case))
        if wrong.id not in {each.id for each in held}:
            raise Refused(Finding("panel.correction.not_standing"))
        fresh = replace(
            wrong,
            id=free_id(work, DECISIONS, id_),
            decided=None,
            corrects=wrong.id,
            ratifies=None,
            correction=why,
            version=0,
        )
        kept = panel_store.keep(work.session, fresh)
        work.changed("panel", kept.id, kept.case)
        return work.done(kept)
