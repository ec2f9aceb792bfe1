"""The letter that refuses a request for a personal budget: an individual reason, and the routes.

SI 2014/1652 reg 7 (SEN): in writing, with reasons and the right to a review; P 14; the ombudsman
on reasons that name a category (O Liverpool 22 009 514) is heeded where the reason is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import Block, Document, Signature
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.request import Request, Strand
from ras_desktop.wording import _, day


@dataclass(frozen=True, slots=True)
class RefusalSheet:
    """What the letter is made from. `language`: the family's, where an interpreter is needed."""

    council: Council
    about: About
    request: Request
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""


_WHEN = {
    Strand.SOCIAL_CARE: LetterWhen.SOCIAL_CARE,
    Strand.HEALTH: LetterWhen.HEALTH,
    Strand.SEN: LetterWhen.SEN,
}


def compose(sheet: RefusalSheet) -> Document:
    """The letter; "Draft" until the refusal is on record with its day and reason."""
    request = sheet.request
    words = {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "asked_on": day(request.made_on),
        "decided_on": day(request.outcome_on or sheet.day),
        "decider": request.decided_by or sheet.council.decider or _("The council"),
        "reason": request.reason,
    }
    holds = {_WHEN[each] for each in request.strands}
    if sheet.language:
        holds.add(LetterWhen.INTERPRETER)
    *parts, last = sheet.letter.shown(frozenset(holds))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
    body += letter.close(last, words, Signature(_("For the council"), request.decided_by))
    body += letter.whom_to_turn_to(
        sheet.routes, request.strands, sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind="refusal",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        draft=request.outcome_on is None or not request.reason.strip(),
    )
