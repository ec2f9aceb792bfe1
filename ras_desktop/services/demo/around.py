"""Round a case: people, requests, consents, notes, who held it, which states it took."""

from __future__ import annotations

from datetime import date, timedelta

from ras_desktop.domain.consent import Consent, ConsentKind
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.people import Person, WorkerSpell
from ras_desktop.domain.request import EarlyStep, EarlyTick, Request, RequestOutcome, Strand
from ras_desktop.services.demo.case import Came
from ras_desktop.services.demo.homes import people, professional, spelt
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.stages import Kind

ORGANISATIONS = {
    "paediatrician": "Exam Children’s Hospital",
    "nurse": "Community children’s nursing",
    "physiotherapist": "Children’s therapies",
    "occupational_therapist": "Children’s therapies",
    "speech_therapist": "Children’s therapies",
    "mental_health_worker": "CAMHS",
    "psychologist": "Educational psychology",
    "ehc_coordinator": "EHC assessment team",
}


def add_people(maker: Maker) -> None:
    """Family, a brother or sister, and some of the professionals."""
    dice, known, setting = maker.dice, maker.known, maker.setting
    found = list(people(dice, known.home, shown=dice.chance(55)))
    if known.who.sibling:
        found.append(_sibling(maker))
    number = known.slot.index * 5
    wanted = dice.some(known.who.profile.professionals, dice.whole(1, 3))
    if known.who.child.ehc_status is not EhcStatus.NONE and dice.chance(70):
        wanted.append("ehc_coordinator")
    for at, relation in enumerate(wanted):
        place = (
            known.who.school if relation == "school_contact" else ORGANISATIONS.get(relation, "")
        )
        if place:
            found.append(professional(dice, setting.words, relation, place, number + at))
    maker.made.people = found


def _sibling(maker: Maker) -> Person:
    dice, known = maker.dice, maker.known
    assert known.who.sibling is not None
    first, girl = known.who.sibling
    child = known.who.child
    assert child.born is not None
    years = min(19, max(1, age_on(child.born, maker.on) + dice.pick((-5, -4, -3, -2, 2, 3, 4, 5))))
    return Person(
        id=dice.uuid(),
        name=f"{first} {spelt(known.home.community, known.home.last, girl)}",
        relation="sister" if girl else "brother",
        same_household=True,
        note=f"{years} years old.",
    )


def add_request(maker: Maker, outcome: RequestOutcome) -> None:
    """The request that opened the case, with its outcome."""
    dice, known, made = maker.dice, maker.known, maker.made
    main, child = known.home.main, known.who.child
    opened = made.case.opened_on
    young = child.born is not None and age_on(child.born, opened) >= 16 and dice.chance(25)
    request = Request(
        id=dice.uuid(),
        made_on=opened,
        made_by=child.full_name if young else main.name,
        relation="" if young else main.relation,
        strands=_strands(maker),
        words=maker.say("request", "words"),
        outcome=outcome,
    )
    if outcome is not RequestOutcome.WAITING:
        decided = maker.day(opened + timedelta(6), opened + timedelta(34))
        key = outcome.value
        request = _decided(request, outcome, decided, maker.say("request", key), made.worker.name)
    made.requests.append(request)
    _early(maker, opened)


def _decided(request: Request, outcome: RequestOutcome, day: date, reason: str, by: str) -> Request:
    return Request(
        request.id, request.made_on, request.made_by, request.relation, request.strands,
        request.words, outcome, max(day, request.made_on), reason, by,
    )  # fmt: skip


def _strands(maker: Maker) -> tuple[Strand, ...]:
    if maker.made.kind is Kind.ADULT:
        return (Strand.SEN,)
    if maker.known.who.profile.family == "complex":
        return (Strand.SOCIAL_CARE, Strand.HEALTH)
    return (Strand.SOCIAL_CARE, Strand.SEN) if maker.dice.chance(9) else (Strand.SOCIAL_CARE,)


def _early(maker: Maker, opened: date) -> None:
    """What was offered before the request (P 10, 12)."""
    dice, made = maker.dice, maker.made
    for step, percent in (
        (EarlyStep.CONVERSATION, 72),
        (EarlyStep.BOOKLET, 64),
        (EarlyStep.EXISTING_BUDGETS, 18),
        (EarlyStep.HEALTH_INTEREST, 12),
    ):
        if dice.chance(percent):
            day = maker.day(opened - timedelta(40), opened)
            made.ticks.append((dice.uuid(), EarlyTick(step, day, made.worker.name)))


def add_consents(maker: Maker) -> None:
    """What the family agreed to; a few have taken one back."""
    dice, made = maker.dice, maker.made
    giver = maker.known.home.main.name
    opened = made.case.opened_on
    first = maker.day(opened, opened + timedelta(21))
    kinds = [(ConsentKind.RECORD, 97), (ConsentKind.BE_ASSESSED, 93)]
    kinds += [(ConsentKind.SHARE_EDUCATION, 74), (ConsentKind.SHARE_HEALTH, 62)]
    for kind, percent in kinds:
        if dice.chance(percent):
            gone = kind is ConsentKind.SHARE_HEALTH and dice.chance(4)
            withdrawn = maker.day(first + timedelta(20), maker.on) if gone else None
            detail = maker.say("consent", "detail") if dice.chance(60) else ""
            made.consents.append(Consent(dice.uuid(), kind, giver, first, detail, withdrawn))


_NOTES = (
    (NoteKind.VISIT, "visit", 50),
    (NoteKind.PHONE, "phone", 28),
    (NoteKind.MEETING, "meeting", 12),
    (NoteKind.CASE_NOTE, "case_note", 10),
)


def add_notes(maker: Maker, least: int, most: int) -> None:
    """Visits, calls and meetings since the case was opened, each on another day."""
    dice, made = maker.dice, maker.made
    days = {maker.day(made.case.opened_on, maker.yesterday) for _ in range(dice.whole(least, most))}
    for day in sorted(days):
        kind, key, _ = dice.shared(_NOTES, [each[2] for each in _NOTES])
        text = maker.say("notes", key)
        if text:
            seen = kind is NoteKind.VISIT or (kind is NoteKind.MEETING and dice.chance(20))
            made.notes.append(Note(dice.uuid(), kind, day, text, seen, made.worker.name))


def add_spells(maker: Maker) -> None:
    """Who held the case: families complain of many workers, and some have had three."""
    dice, made = maker.dice, maker.made
    opened = made.case.opened_on
    others = [each for each in maker.members if each.share and each.id != made.worker.id]
    length = (maker.on - opened).days
    count = 0 if length < 200 else dice.weigh({0: 60, 1: 30, 2: 10})
    since = opened
    for other in dice.some(others, count):
        until = maker.day(since + timedelta(60), opened + timedelta(length * 2 // 3))
        until = max(since, until)
        spell = WorkerSpell(other.id, other.name, since, until, other.team)
        made.spells.append((dice.uuid(), spell))
        since = until
    last = WorkerSpell(made.worker.id, made.worker.name, since, None, made.worker.team)
    made.spells.append((dice.uuid(), last))


def add_states(maker: Maker) -> None:
    """The states that the case took: it was opened, and is now in the one that it is in."""
    dice, case = maker.dice, maker.made.case
    came = [Came(dice.uuid(), CaseState.OPEN, case.opened_on, "")]
    if case.state is not CaseState.OPEN:
        came.append(Came(dice.uuid(), case.state, case.state_since, case.state_reason))
    maker.made.states = came
