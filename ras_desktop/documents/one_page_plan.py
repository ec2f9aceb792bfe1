"""The support plan on one page: what matters, what should be different, who does what.

Long texts are cut at a word, and it says so; the full plan has them whole. It is one page for
every plan: a test composes the longest one.
"""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Bullets,
    Col,
    Document,
    Field,
    Fields,
    Heading,
    Paragraph,
    Run,
    Split,
    Table,
    Tone,
    Words,
)
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.domain.plan import Outcome
from ras_desktop.wording import _, day, money, ngettext

CUT = " …"


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits: characters of a text, outcomes, lines of support."""

    text: int
    outcome: int
    outcomes: int
    lines: int


ROOM = Room(text=140, outcome=90, outcomes=4, lines=5)
"""Measured with the longest words of our fonts at 12 points."""

SHOWN = ("matters_to_me", "what_works", "what_does_not")
"""The parts that a new helper reads first."""


def compose(sheet: PlanSheet) -> Document:
    """The plan on one page."""
    return Document(
        title=_("My plan on one page"),
        kind="one_page_plan",
        header=frame.header(sheet.council, sheet.about.initials),
        body=(
            Split(_about(sheet), _outcomes(sheet), 0.46),
            *_support(sheet),
            *_foot(sheet),
        ),
        draft=sheet.agreed is None,
        subtitle=cut(sheet.about.called, 60),
    )


def cut(text: str, most: int) -> str:
    """The text on one line, cut after a whole word where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - len(CUT)]
    words = head.rsplit(" ", 1)
    return (words[0] if len(words[0]) > most // 2 else head) + CUT


def _about(sheet: PlanSheet) -> tuple[Block, ...]:
    body: list[Block] = []
    for part in sheet.template.parts:
        said = sheet.plan.about.get(part.key, "")
        if part.key in SHOWN and said.strip():
            body += (Heading(part.heading, 3), Paragraph(cut(said, ROOM.text)))
    return tuple(body) or (Paragraph(_("Nothing is written about me yet."), Tone.MUTED),)


def _outcomes(sheet: PlanSheet) -> tuple[Block, ...]:
    held = [each for each in sheet.plan.outcomes if each.words.strip()]
    if not held:
        return (Paragraph(_("No outcome is written yet."), Tone.MUTED),)
    shown = tuple(_outcome(each) for each in held[: ROOM.outcomes])
    body: list[Block] = [
        Heading(_("What should be different"), 3),
        Bullets(shown, numbered=True),
    ]
    return (*body, *_more(len(held) - ROOM.outcomes))


def _outcome(outcome: Outcome) -> Words:
    said: list[str | Run] = [cut(outcome.words, ROOM.outcome)]
    if outcome.baseline is not None and outcome.target is not None:
        values = {"now": outcome.baseline, "goal": outcome.target}
        said.append(Run(_(" (now {now}, goal {goal})").format(**values), emphasis=True))
    return tuple(said)


def _more(count: int) -> tuple[Block, ...]:
    if count <= 0:
        return ()
    text = ngettext("and {count} more in the full plan", "and {count} more in the full plan", count)
    return (Paragraph(text, Tone.MUTED),)


def _support(sheet: PlanSheet) -> tuple[Block, ...]:
    held = [line for line in sheet.plan.lines if line.what.strip()]
    if not held:
        return ()
    amounts = {each.line: each.amount for each in sheet.cost.lines}
    rows = tuple(
        (cut(line.what, 40), cut(line.provider, 34) or "–", money(amounts[line.id]))
        for line in held[: ROOM.lines]
    )
    table = Table(
        (Col(_("Support"), 1.4), Col(_("Who"), 1.2), Col(_("A year"), 0.8, Align.NUMBER)),
        rows,
        (_("All together"), "", money(sheet.cost.planned)),
    )
    return (table, *_more(len(held) - ROOM.lines))


def _foot(sheet: PlanSheet) -> tuple[Block, ...]:
    plan, about = sheet.plan, sheet.about
    worker = ", ".join(each for each in (about.worker, about.worker_phone) if each)
    pairs = (
        (_("If something goes wrong"), cut(plan.contingency, ROOM.text)),
        (_("Who looks after the money"), cut(plan.money_managed_by, ROOM.text)),
        (_("My worker"), cut(worker, 60)),
        (_("We look at it again by"), day(plan.review_on) if plan.review_on else ""),
    )
    held = tuple(Field(label, value) for label, value in pairs if value)
    return (Fields(held),) if held else ()
