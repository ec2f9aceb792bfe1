"""The support plan on one page: what matters, what should be different, who does what.

As much as one page holds is shown. Long texts are cut at a word, and it says so; the full plan has
them whole.
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
    """How much is shown: characters of texts and names, how many outcomes and lines."""

    text: int
    outcome: int
    name: int
    outcomes: int
    lines: int


ROOMS = (
    Room(text=420, outcome=260, name=60, outcomes=8, lines=8),
    Room(text=300, outcome=180, name=50, outcomes=6, lines=6),
    Room(text=210, outcome=130, name=40, outcomes=5, lines=5),
    Room(text=150, outcome=90, name=34, outcomes=4, lines=4),
    Room(text=100, outcome=70, name=26, outcomes=3, lines=3),
    Room(text=60, outcome=44, name=18, outcomes=2, lines=3),
)
"""From the fullest page to one that holds the widest letters of our fonts at 12 points."""

SHOWN = ("matters_to_me", "what_works", "what_does_not")
"""The parts that a new helper reads first."""


def compose(sheet: PlanSheet) -> Document:
    """The plan on one page of ordinary print, with as much as fits."""
    from ras_desktop.documents.draw import page_count  # what draws is loaded when it is wanted

    for room in ROOMS:
        document = _compose(sheet, room)
        if page_count(document) == 1:
            break
    return document


def _compose(sheet: PlanSheet, room: Room) -> Document:
    return Document(
        title=_("My plan on one page"),
        kind="one_page_plan",
        header=frame.header(sheet.council, sheet.about.initials),
        body=(
            Split(_about(sheet, room), _outcomes(sheet, room), 0.48),
            *_support(sheet, room),
            *_foot(sheet, room),
        ),
        draft=sheet.agreed is None,
        subtitle=cut(sheet.about.called, room.name),
    )


def cut(text: str, most: int) -> str:
    """The text on one line, cut after a whole word where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - len(CUT)]
    words = head.rsplit(" ", 1)
    return (words[0] if len(words[0]) > most // 2 else head) + CUT


def _about(sheet: PlanSheet, room: Room) -> tuple[Block, ...]:
    body: list[Block] = []
    for part in sheet.template.parts:
        said = sheet.plan.about.get(part.key, "")
        if part.key in SHOWN and said.strip():
            body += (Heading(part.heading, 3), Paragraph(cut(said, room.text)))
    return tuple(body) or (Paragraph(_("Nothing is written about me yet."), Tone.MUTED),)


def _outcomes(sheet: PlanSheet, room: Room) -> tuple[Block, ...]:
    held = [each for each in sheet.plan.outcomes if each.words.strip()]
    if not held:
        return (Paragraph(_("No outcome is written yet."), Tone.MUTED),)
    shown = tuple(_outcome(each, room) for each in held[: room.outcomes])
    body: list[Block] = [
        Heading(_("What should be different"), 3),
        Bullets(shown, numbered=True),
    ]
    return (*body, *_more(len(held) - room.outcomes))


def _outcome(outcome: Outcome, room: Room) -> Words:
    said: list[str | Run] = [cut(outcome.words, room.outcome)]
    if outcome.baseline is not None and outcome.target is not None:
        values = {"now": outcome.baseline, "goal": outcome.target}
        said.append(Run(_(" (now {now}, goal {goal})").format(**values), emphasis=True))
    return tuple(said)


def _more(count: int) -> tuple[Block, ...]:
    if count <= 0:
        return ()
    text = ngettext("and {count} more in the full plan", "and {count} more in the full plan", count)
    return (Paragraph(text, Tone.MUTED),)


def _support(sheet: PlanSheet, room: Room) -> tuple[Block, ...]:
    held = [line for line in sheet.plan.lines if line.what.strip()]
    if not held:
        return ()
    amounts = {each.line: each.amount for each in sheet.cost.lines}
    rows = tuple(
        (cut(line.what, room.name), cut(line.provider, room.name) or "–", money(amounts[line.id]))
        for line in held[: room.lines]
    )
    table = Table(
        (Col(_("Support"), 1.4), Col(_("Who"), 1.2), Col(_("A year"), 0.8, Align.NUMBER)),
        rows,
        (_("All together"), "", money(sheet.cost.planned)),
    )
    return (table, *_more(len(held) - room.lines))


def _foot(sheet: PlanSheet, room: Room) -> tuple[Block, ...]:
    plan, about = sheet.plan, sheet.about
    worker = ", ".join(each for each in (about.worker, about.worker_phone) if each)
    pairs = (
        (_("If something goes wrong"), cut(plan.contingency, room.text)),
        (_("Who looks after the money"), cut(plan.money_managed_by, room.text)),
        (_("My worker"), cut(worker, room.name + 20)),
        (_("We look at it again by"), day(plan.review_on) if plan.review_on else ""),
    )
    held = tuple(Field(label, value) for label, value in pairs if value)
    return (Fields(held),) if held else ()
