"""Letters about a request to look at a notice again: that it has arrived, and the answer.

domain.md §10: a written decision with reasons; whom to turn to next stands on it, by strand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import Block, Document, Signature
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.wording import _, day, money


@dataclass(frozen=True, slots=True)
class AgainSheet:
    """What both letters are made from.

    `begins`: the first day of the lower amount after the answer; None where nothing of it is left.
    `late`: whether it had begun before it was answered. `signed_by`: whose name stands below.
    """

    council: Council
    about: About
    asked: Reconsideration
    notice: Notice
    begins: date | None
    late: bool
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    signed_by: str
    address: tuple[str, ...] = ()
    language: str = ""


_OUTCOMES = {
    Outcome.UPHELD: LetterWhen.UPHELD,
    Outcome.VARIED: LetterWhen.VARIED,
    Outcome.WITHDRAWN: LetterWhen.WITHDRAWN,
}


def arrived(sheet: AgainSheet) -> Document:
    """The letter that says that the request has arrived, and what happens until it is answered."""
    waits = LetterWhen.WAITS if sheet.asked.waits else LetterWhen.GOES_AHEAD
    return _letter(sheet, {waits}, "acknowledgement")


def answer(sheet: AgainSheet) -> Document:
    """The answer with its reasons. ValueError for a request that is not answered."""
    outcome = sheet.asked.outcome
    if outcome is None:
        raise ValueError("a letter says an answer that was given")
    holds = {_OUTCOMES[outcome]}
    if sheet.late and outcome is not Outcome.UPHELD:
        holds.add(LetterWhen.PAID_BACK)
    return _letter(sheet, holds, "reconsideration")


def _letter(sheet: AgainSheet, holds: set[LetterWhen], kind: str) -> Document:
    words = _words(sheet)
    if sheet.language:
        holds = holds | {LetterWhen.INTERPRETER}
    *parts, last = sheet.letter.shown(frozenset(holds))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
    body += letter.close(last, words, Signature(_("For the council"), sheet.signed_by))
    strands = tuple(dict.fromkeys(part.strand for part in sheet.notice.before))
    body += letter.whom_to_turn_to(
        sheet.routes, strands, sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind=kind,
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
    )


def _words(sheet: AgainSheet) -> dict[str, str]:
    asked, notice = sheet.asked, sheet.notice
    varied = asked.annual if asked.outcome is Outcome.VARIED else notice.becomes
    starts = sheet.begins or notice.starts or sheet.day
    return {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "asked_on": day(asked.asked_on),
        "asked_by": asked.asked_by,
        "words": asked.words.strip(),
        "answer_by": day(asked.answer_by),
        "answered_on": day(asked.answered_on) if asked.answered_on else "",
        "answered_by": asked.answered_by_name,
        "reasons": asked.reasons.strip(),
        "was": money(notice.was),
        "becomes": money(notice.becomes),
        "annual": money(varied),
        "starts": day(starts),
    }
