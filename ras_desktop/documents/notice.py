"""The notice of a reduction: made from the notice as it was given and from nothing else.

domain.md §10: written reasons need by need, what was found instead and how it meets the need, the
days, whom to turn to by strand; the steps of both assessments are attached in plain words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import (
    Block,
    Bullets,
    Document,
    Field,
    Fields,
    Heading,
    Paragraph,
    Run,
    Signature,
    Together,
)
from ras_desktop.documents.decision import who_decided
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.notice_given import Explained, Given, Notice
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.wording import _, day, money, number, step


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """What the letter is made from. `draft`: it has not been given; its days are those of today.

    `language`: the family's, where an interpreter is needed.
    """

    council: Council
    about: About
    notice: Notice
    decision: Decision | None
    letter: Letter
    routes: Routes
    policy: Policy
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""
    draft: bool = False


def compose(sheet: NoticeSheet) -> Document:
    """The letter. ValueError for a notice that was not given, and for one that needs no letter."""
    given = sheet.notice.given
    if given is None or given.clock is None:
        raise ValueError("a letter is made from a notice that is given")
    words = _words(sheet, given)
    shown = sheet.letter.shown(_holds(sheet))
    *parts, last = (each for each in shown if each.when is not LetterWhen.ASSESSMENTS)
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, given.sent)]
    for each in parts:
        body += letter.part(each, words)
        if each.when is LetterWhen.NEEDS:
            body += _needs(sheet.notice)
    body += letter.close(last, words, Signature(_("For the council"), given.by_name))
    strands = tuple(dict.fromkeys(part.strand for part in sheet.notice.before))
    body += letter.whom_to_turn_to(
        sheet.routes, strands, sheet.council, sheet.about, sheet.policy, given.sent
    )
    for each in shown:
        if each.when is LetterWhen.ASSESSMENTS:
            body += letter.part(each, words)
            body += _explained(_("The assessment before"), given.was)
            body += _explained(_("This assessment"), given.now)
    return Document(
        title=sheet.letter.title,
        kind="notice",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        draft=sheet.draft,
    )


def _words(sheet: NoticeSheet, given: Given) -> dict[str, str]:
    notice, decision = sheet.notice, sheet.decision
    told = given.clock
    assert told is not None
    assert notice.starts is not None
    decided = decision.decided if decision else None
    days = sheet.policy.whole(PolicyCode.RECONSIDERATION_ANSWER, given.sent)
    return {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "decider": _capital(who_decided(decision)) if decision else sheet.council.name,
        "decided_on": day(decided.on if decided else given.sent),
        "was": money(notice.was),
        "becomes": money(notice.becomes),
        "given": day(told.given),
        "given_how": step(told.steps[0]),
        "ends": day(told.ends),
        "starts": day(notice.starts),
        "reasons": notice.reasons.strip(),
        "agreed_by": notice.agreed.by,
        "agreed_on": day(notice.agreed.on) if notice.agreed.on else "",
        "answer_days": number(days),
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _holds(sheet: NoticeSheet) -> frozenset[LetterWhen]:
    notice = sheet.notice
    given = notice.given
    assert given is not None
    assert given.clock is not None
    waits = sheet.policy.yes(PolicyCode.RECONSIDERATION_WAITS, given.sent)
    early = notice.starts is not None and notice.starts <= given.clock.ends
    conditions = {
        LetterWhen.STOP: not notice.becomes,
        LetterWhen.LESS: bool(notice.becomes),
        LetterWhen.PERIOD: not early,
        LetterWhen.EARLIER: early and notice.agreed.on is not None,
        LetterWhen.NEEDS: bool(notice.needs),
        LetterWhen.ASSESSMENTS: given.was is not None or given.now is not None,
        LetterWhen.WAITS: waits,
        LetterWhen.GOES_AHEAD: not waits,
        LetterWhen.INTERPRETER: bool(sheet.language),
    }
    return frozenset(when for when, holds in conditions.items() if holds)


def _needs(notice: Notice) -> Iterator[Block]:
    """Each need with what changed, what was found, and how that meets it."""
    for each in notice.needs:
        said = (
            Field(_("What is different"), each.changed.strip()),
            Field(_("What was found instead"), each.alternative.strip()),
            Field(_("How it meets the need"), each.meets.strip()),
        )
        yield Together((Paragraph((Run(each.need, strong=True),)), Fields(said, across=1)))


def _explained(heading: str, told: Explained | None) -> Iterator[Block]:
    if told is None:
        return
    yield Heading(_("{what}, {day}").format(what=heading, day=day(told.on)), 3)
    if told.annual is not None:
        yield Paragraph(_("{sum} a year").format(sum=money(told.annual)))
    yield Bullets(tuple((each,) for each in told.said))
