"""The sources of Today: each answers what waits of one kind. A stage whose things have no day adds
a function to `SOURCES` and a row to `domain.sort.SORTS`; what has a day is a due (`store.reached`).
A source whose tables not every reader may read asks the desk first: a server refuses the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

from ras_desktop.domain import existing as existing_rules
from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.moderation import own_work
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import offered
from ras_desktop.domain.request import ANSWER_WITHIN
from ras_desktop.domain.today import DUE_WITHIN, SOON, Kind, Matter
from ras_desktop.services import emergency, growing_due
from ras_desktop.services.clock import day_of
from ras_desktop.services.pay_next import next_run
from ras_desktop.services.today_known import Asked, parts
from ras_desktop.store import access as access_store
from ras_desktop.store import draft as draft_store
from ras_desktop.store import existing as existing_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import pay_run as run_store
from ras_desktop.store import payable as payable_store
from ras_desktop.store import payment as payment_store
from ras_desktop.store import today as today_store
from ras_desktop.store.due import dues

Source = Callable[[Asked], Iterator[Matter]]


def typed(asked: Asked) -> Iterator[Matter]:
    """What I typed and did not save, the latest first; of any case, also one that is closed.

    What I typed of a case that I may no longer know of waits until I may again.
    """
    for draft in draft_store.of_owner(asked.session, asked.me):
        line = asked.lines.get(draft.case) if draft.case else None
        if line is not None and not asked.who.knows(line):
            line = None
        unknown = line is None and draft.case is not None
        if unknown and draft_store.of_record(asked.session, asked.me, draft):
            continue
        said = (line.name, line.number, line.worker_name) if line else ("", "", "")
        case, since = draft.case if line else None, day_of(draft.kept_at)
        yield Matter(Kind.TYPED, case, *said, since, draft=draft)


def begun(asked: Asked) -> Iterator[Matter]:
    """Assessments, plans and agreements that were begun."""
    yield from asked.known.each(Kind.ASSESSMENT, asked.assessments)
    yield from asked.known.each(Kind.PLAN, asked.plans)
    written = today_store.open_agreements(asked.session, AgreementState.DRAFT)
    yield from asked.known.each(Kind.AGREEMENT, written)
    yield from asked.known.each(Kind.NOTICE, notice_store.drafts(asked.session))


def requests(asked: Asked) -> Iterator[Matter]:
    """Requests without an outcome: the family hears within the days that are promised."""
    yield from asked.known.each(Kind.REQUEST, asked.requests, lambda on: on + ANSWER_WITHIN)


def assessments_sealed(asked: Asked) -> Iterator[Matter]:
    """What a manager wants corrected, until the correction is begun; what waits for a manager."""
    corrected = {case for case, _id, _on in asked.assessments}
    confirms = asked.desk.offers("assessment.confirm")
    for each in asked.unconfirmed:
        case, subject = each.case, str(each.assessment)
        slot = asked.known.slots.get(case.hex)
        mine = own_work(each.sealed_by, asked.me)
        if each.back_since is not None:
            if slot is not None and case not in corrected:
                since = day_of(each.back_since)
                yield asked.known.matter(Kind.SENT_BACK, case, slot, since, subject=subject)
            continue
        since = day_of(each.since)
        if confirms and not mine:
            slot = asked.confirming.slots.get(case.hex)
            if slot is not None:
                yield asked.confirming.matter(Kind.CONFIRM, case, slot, since, subject=subject)
        elif slot is not None:
            yield asked.known.matter(Kind.UNCONFIRMED, case, slot, since, subject=subject)


def emergencies(asked: Asked) -> Iterator[Matter]:
    """Cases of my team that somebody opened in an emergency; of any state, and never my own act."""
    look = asked.look
    if not asked.desk.offers("case.look_at_glass"):
        return
    for each in access_store.not_looked_at(asked.session):
        line = asked.lines.get(each.case)
        if line is None or each.who == asked.me:
            continue
        tie = asked.who.sight.tie(line.id, line.worker, line.team, line.restricted)
        if offered("case.look_at_glass", look.actor.roles, tie):
            said = (line.name, line.number, line.worker_name)
            since, subject = day_of(each.since), str(each.id)
            yield Matter(Kind.GLASS, line.id, *said, since, subject=subject)


def attempts(asked: Asked) -> Iterator[Matter]:
    """What my people asked for in an emergency and did not get; and whoever asked for a restricted
    case that I know of."""
    if not asked.desk.offers("case.look_at_glass"):
        return
    for each in emergency.unanswered(asked.look):
        line = asked.lines.get(each.case) if each.case else None
        known = (line.name, line.number) if line is not None else (each.asked, "")
        since, subject = day_of(each.at), str(each.id)
        yield Matter(Kind.SOUGHT, each.case, *known, each.who_name, since, subject=subject)


LETTER_WITHIN = timedelta(days=28)
"""How long a decision without its letter stands on Today; the panel's report has all."""


def panel(asked: Asked) -> Iterator[Matter]:
    """Agreed plans that nobody has sent to the panel, decisions without their letter, and what
    waits for the panel."""
    known = asked.known
    if asked.desk.offers("panel.put"):
        waits = {case.hex for case, _id, _on in asked.at_panel}
        for id_, slot in known.slots.items():
            if known.column("stage", slot) == Stage.PANEL.value and id_ not in waits:
                yield known.matter(Kind.SEND, UUID(id_), slot)
    if asked.desk.offers("document.issue"):
        since = asked.today - LETTER_WITHIN
        recent = today_store.decided_since(asked.session, since)
        mine = [each for each in recent if each[0].hex in known.slots]
        unsent = today_store.without_letter(asked.session, mine)
        yield from known.each(Kind.LETTER, unsent)
    if not asked.desk.offers("panel.decide"):
        yield from known.each(Kind.AT_PANEL, asked.at_panel)


def meetings(asked: Asked) -> Iterator[Matter]:
    """Meetings within a month with cases to decide, of which this person may know."""
    if not asked.desk.offers("panel.decide"):
        return
    until = asked.today + timedelta(days=DUE_WITHIN)
    planned = today_store.meetings_planned(asked.session, until)
    for meeting, on, cases in planned:
        waits = len(asked.lines.known_of(cases, asked.who))
        if waits:
            yield Matter(Kind.MEETING, since=on, due=on, subject=str(meeting), many=waits)


def agreements(asked: Asked) -> Iterator[Matter]:
    """Agreements that wait for signatures."""
    ready = today_store.open_agreements(asked.session, AgreementState.READY)
    yield from asked.known.each(Kind.SIGNATURES, ready)


def accounts(asked: Asked) -> Iterator[Matter]:
    """Accounts that I am to confirm as the second person, and those that I entered."""
    if asked.desk.offers("account.confirm"):
        theirs = today_store.waiting_accounts(asked.session, asked.me)
        yield from asked.everywhere.each(Kind.ACCOUNT, theirs)
    if asked.desk.offers("account.read"):
        mine = today_store.waiting_accounts(asked.session, asked.me, mine=True)
        yield from asked.known.each(Kind.ACCOUNT_WAITS, mine)


def payments(asked: Asked) -> Iterator[Matter]:
    """The run that is due next, or the one that is open; payments that came back; pauses that a
    manager has to agree to."""
    if asked.desk.offers("payment.open"):
        every = run_store.runs(asked.session)
        open_ = next((each for each in every if each.is_open), None)
        coming = None if open_ else next_run(asked.look, every)
        day = open_.day if open_ else coming.day if coming else None
        soon = day is not None and day <= asked.today + timedelta(days=SOON)
        if soon and (open_ or payable_store.anything(asked.session)):
            yield Matter(Kind.RUN, due=day, subject=str(open_.id) if open_ else "")
        for entry in payment_store.returned_entries(asked.session):
            slot = asked.everywhere.slots.get(entry.case.hex)
            if slot is not None:
                subject = str(entry.id)
                yield asked.everywhere.matter(
                    Kind.CAME_BACK, entry.case, slot, entry.on, subject=subject
                )
    if asked.desk.offers("payment.answer_pause"):
        for held in payment_store.asked_pauses(asked.session):
            slot = asked.confirming.slots.get(held.case.hex)
            if slot is not None and held.by != asked.me:
                subject = str(held.id)
                yield asked.confirming.matter(
                    Kind.PAUSE, held.case, slot, held.asked_on, subject=subject
                )


def with_a_day(asked: Asked) -> Iterator[Matter]:
    """What is due. A line knows the first due of its case: more are asked for where there may be
    more, which is where something is due or a request hides it.
    """
    known = asked.known
    last = asked.today + timedelta(days=DUE_WITHIN)
    until = last.isoformat()
    cases = {}
    for id_, slot in known.slots.items():
        due = known.column("due", slot)
        if due and due <= until:
            cases[UUID(id_)] = slot
    for case, _id, _on in asked.requests:
        if (held := known.slots.get(case.hex)) is not None:
            cases[case] = held
    for part in parts(tuple(cases)):
        for case, each in dues(asked.session, part, asked.today):
            if each.day <= last:
                yield known.matter(
                    Kind.DUE, case, cases[case], None, each.day, each.code, each.subject
                )


def growing(asked: Asked) -> Iterator[Matter]:
    """What has to be done before a child reaches an age, or was not when it did."""
    known = asked.known
    births = {
        id_: born for id_, slot in known.slots.items() if (born := known.column("born", slot))
    }
    until = asked.today + timedelta(days=DUE_WITHIN)
    for each in growing_due.waiting(asked.look, births, until):
        slot, which = known.slots[each.case.hex], each.milestone.value
        yield known.matter(Kind.DUE, each.case, slot, None, each.due, each.code, which)


def existing(asked: Asked) -> Iterator[Matter]:
    """Packages from before the RAS that are still to be reviewed with it, near the last day."""
    policy = growing_due.policy_or_none(asked.look)
    if policy is None:
        return
    by = existing_rules.year(policy, asked.today).by
    if by > asked.today + timedelta(days=DUE_WITHIN):
        return
    for case in existing_store.to_do(asked.session):
        slot = asked.known.slots.get(case.hex)
        if slot is not None:
            yield asked.known.matter(Kind.DUE, case, slot, None, by, "due.existing")


def unplanned(asked: Asked) -> Iterator[Matter]:
    """Cases that know what to plan with and have no plan, not even one that is begun."""
    known, written = asked.known, {case for case, _id, _on in asked.plans}
    cases = {}
    for id_, slot in known.slots.items():
        if known.column("stage", slot) == Stage.PLAN.value and UUID(id_) not in written:
            cases[UUID(id_)] = slot
    for part in parts(tuple(cases)):
        since = today_store.known_since(asked.session, part)
        for case in part:
            yield known.matter(Kind.UNPLANNED, case, cases[case], since.get(case))


SOURCES: tuple[Source, ...] = (
    typed,
    begun,
    requests,
    assessments_sealed,
    emergencies,
    attempts,
    panel,
    meetings,
    agreements,
    accounts,
    payments,
    with_a_day,
    growing,
    existing,
    unplanned,
)
