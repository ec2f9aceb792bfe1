"""The letter that proposes something about an account: what, why, the sums, by when to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import Block, Document, Signature
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.proposal import Concern, Proposal
from ras_desktop.domain.request import Strand
from ras_desktop.wording import _, day, money, step

_WHEN = {
    Concern.SURPLUS: LetterWhen.SURPLUS,
    Concern.USE: LetterWhen.USE,
    Concern.NO_RETURN: LetterWhen.NO_RETURN,
}


@dataclass(frozen=True, slots=True)
class ProposalSheet:
    """What the letter is made from."""

    council: Council
    about: About
    proposal: Proposal
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""


def compose(sheet: ProposalSheet) -> Document:
    """The letter, from the proposal and from nothing else."""
    held = sheet.proposal
    words = {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "sum": money(held.sum),
        "first": day(held.first),
        "last": day(held.last),
        "reasons": held.reasons,
        "arithmetic": " ".join(map(step, held.steps)),
        "answer_by": day(held.answer_by),
        "made_on": day(held.made_on),
    }
    holds = {_WHEN[held.concern]} | ({LetterWhen.INTERPRETER} if sheet.language else set())
    *parts, last = sheet.letter.shown(frozenset(holds))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
    body += letter.close(last, words, Signature(_("For the council"), held.by_name))
    body += letter.whom_to_turn_to(
        sheet.routes, (Strand.SOCIAL_CARE,), sheet.council, sheet.about, sheet.policy, sheet.day
    )
    header = frame.header(sheet.council, sheet.about.initials)
    return Document(title=sheet.letter.title, kind="proposal", header=header, body=tuple(body))
