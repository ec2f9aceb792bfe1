"""The decision letter: made from the sealed decision and from nothing else.

domain.md §7: hours as well as money, the first day, what happens next, who can help (O Hull
23-005-100: a panel had awarded, and the family was told otherwise).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Bullets,
    Col,
    Document,
    Paragraph,
    Run,
    Signature,
    Table,
    Words,
)
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterPart, LetterWhen, Routes
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import GRANTS, Asked, Decided, Decision, Forum, LineVerdict, Verdict
from ras_desktop.domain.panel_review import differs
from ras_desktop.domain.policy import Policy
from ras_desktop.wording import _, day, money
from ras_desktop.wording.panel import agreed_at, line_facts
from ras_desktop.wording.plan import counted

PERIODS = 13
"""Four-weekly periods in a year."""


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """What the letter is made from. `language`: the family's, where an interpreter is needed."""

    council: Council
    about: About
    decision: Decision
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""


_VERDICTS = {
    Verdict.APPROVE: LetterWhen.APPROVED,
    Verdict.OTHER_AMOUNT: LetterWhen.OTHER_AMOUNT,
    Verdict.DEFER: LetterWhen.DEFERRED,
    Verdict.DECLINE: LetterWhen.DECLINED,
}


def compose(sheet: DecisionSheet) -> Document:
    """The letter. ValueError for a decision that is not sealed."""
    decision = sheet.decision
    held = decision.decided
    if held is None or decision.verdict is None:
        raise ValueError("a letter is made from a sealed decision only")
    words = _words(sheet, held)
    *parts, last = sheet.letter.shown(_holds(sheet))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
        body += _after(each, decision, held)
    body += letter.close(last, words, Signature(_("For the council"), held.by_name))
    strands = tuple(dict.fromkeys(line.strand for line in held.question.lines))
    body += letter.whom_to_turn_to(
        sheet.routes, strands, sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind="decision",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
    )


def _words(sheet: DecisionSheet, held: Decided) -> dict[str, str]:
    decision, question = sheet.decision, held.question
    late = decision.deferral
    return {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "decider": who_decided(decision),
        "decided_on": day(held.on),
        "asked": money(question.asked),
        "approved": money(decision.approved),
        "interim": money(decision.interim or ZERO),
        "indicative": money(question.indicative or ZERO),
        "reasons": decision.reasons,
        "conditions": decision.conditions,
        "needs_reason": _stop(decision.needs_reason),
        "needed": late.needed.rstrip(". "),
        "by_whom": late.by_whom,
        "by_when": day(late.by_when) if late.by_when else "",
        "starts": day(decision.starts) if decision.starts else "",
        "correction": _stop(decision.correction),
        "reviewed_on": day(question.at_review.on) if question.at_review else "",
        "at_review": agreed_at(question.at_review) if question.at_review else "",
        "otherwise": _stop(decision.otherwise),
    }


def who_decided(decision: Decision) -> str:
    """The panel, a manager, the panel's chair."""
    return {
        Forum.MEETING: _("the panel"),
        Forum.MANAGER: _("a manager of our team"),
        Forum.URGENT: _("the chair of the panel"),
    }[decision.forum]


def _stop(text: str) -> str:
    said = text.strip()
    return said if not said or said[-1] in ".!?" else f"{said}."


def _holds(sheet: DecisionSheet) -> frozenset[LetterWhen]:
    decision = sheet.decision
    assert decision.decided is not None
    assert decision.verdict is not None
    found = {_VERDICTS[decision.verdict]}
    conditions = {
        LetterWhen.LINES: decision.verdict in GRANTS,
        LetterWhen.INDICATIVE: decision.verdict is Verdict.OTHER_AMOUNT
        and decision.decided.question.indicative is not None,
        LetterWhen.CONDITIONS: bool(decision.conditions.strip()),
        LetterWhen.NEEDS_MET: decision.meets_needs is True,
        LetterWhen.UNMET: decision.meets_needs is False,
        LetterWhen.URGENT: decision.forum is Forum.URGENT,
        LetterWhen.CORRECTION: decision.corrects is not None,
        LetterWhen.OTHERWISE: differs(decision, decision.decided.question),
        LetterWhen.INTERPRETER: bool(sheet.language),
    }
    return frozenset(found | {when for when, holds in conditions.items() if holds})


def _after(part: LetterPart, decision: Decision, held: Decided) -> Iterator[Block]:
    """What stands under a part: the lines with their hours, the needs left unmet."""
    if part.when is LetterWhen.LINES:
        yield lines_table(decision, held)
        yield Paragraph(four_weekly(decision.approved))
    elif part.when is LetterWhen.UNMET:
        needs = {each.id: each.words for each in held.question.needs}
        yield Bullets(
            tuple(
                (Run(needs.get(each.need, ""), strong=True), f" – {_stop(each.reason)}")
                for each in decision.unmet
            )
        )


def lines_table(decision: Decision, held: Decided) -> Table:
    """Each line with what was approved of it, in hours and money, and why not as asked."""
    given = {each.line: each for each in decision.lines}
    rows = tuple(_row(line, given[line.line]) for line in held.question.lines)
    return Table(
        (
            Col(_("Support"), 1.2),
            Col(_("How much"), 1.6),
            Col(_("Agreed, a year"), 0.8, Align.NUMBER),
        ),
        rows,
        total=(_("All together"), "", money(decision.approved)),
    )


def _row(line: Asked, verdict: LineVerdict) -> tuple[Words, ...]:
    said: list[str | Run] = [line_facts(line, verdict.units)]
    if verdict.approved != line.amount or verdict.units != line.units:
        asked = money(line.amount)
        if line.units is not None:
            asked = f"{asked}, {counted(line.units, line.unit)}"
        said.append("\n" + _("You asked for {asked}. {why}").format(
            asked=asked, why=_stop(verdict.reason)
        ))  # fmt: skip
    return line.what, tuple(said), money(verdict.approved)


def four_weekly(sum_: Money) -> str:
    """£278.80 every four weeks: exactly, or nearly where it does not divide."""
    each, rest = divmod(sum_.pence, PERIODS)
    if rest == 0:
        return _("That is {sum} for every four weeks, 13 times a year.").format(
            sum=money(Money(each))
        )
    near = Money(round(sum_.pence / PERIODS))
    return _(
        "That is about {sum} for every four weeks, 13 times a year. The agreement says each one."
    ).format(sum=money(near))
