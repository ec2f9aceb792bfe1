"""A sheet for the team meeting: the questions that are most disputed, with room to write.

It names no worker: the team talks about words and levels, not about who scored what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Bullets,
    Col,
    Document,
    Heading,
    Paragraph,
    Purpose,
    Table,
    Together,
    Tone,
    WritingLines,
)
from ras_desktop.domain.council import Council
from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.practice import Gap, PracticeSet
from ras_desktop.domain.practised import Advice, Practised, QuestionAgreement, advice
from ras_desktop.wording import _, day, listed, number
from ras_desktop.wording.practice import (
    ADVICE,
    SCALE,
    kappa,
    leans,
    percent,
    said_few,
)
from ras_desktop.wording.questionnaire import answer_words

MOST = 5
"""Questions that are worked through: about what an hour holds; own judgement."""
LINES = 4


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a sheet is about."""

    practice: PracticeSet
    form: Form
    practised: Practised
    on: date


def compose(council: Council, meeting: Meeting) -> Document:
    """The sheet: what to talk about, the most disputed questions one by one, then all figures."""
    chosen = to_talk_about(meeting.practised)
    body: list[Block] = list(_opening(meeting, chosen))
    for each in chosen:
        body += _question(meeting, each)
    body += _figures(meeting)
    return Document(
        title=_("Do we all score alike?"),
        kind="practice",
        header=frame.header(council),
        body=tuple(body),
        footer=_("Invented children: no family stands in here."),
        subtitle=f"{meeting.practice.title} · {day(meeting.on)}",
    )


def to_talk_about(practised: Practised) -> tuple[QuestionAgreement, ...]:
    """The most disputed questions of those that need talking about."""
    quiet = (Advice.NOTHING, Advice.SCORE_MORE)
    return tuple(each for each in practised.questions if advice(each) not in quiet)[:MOST]


def _opening(meeting: Meeting, chosen: tuple[QuestionAgreement, ...]) -> Iterator[Block]:
    found = meeting.practised
    pairs = sum(each.between.pairs for each in found.questions)
    same = sum(each.between.same for each in found.questions)
    words = _(
        "{workers} of us scored {children} invented children. Of all pairs of answers {same} are "
        "the same."
    ).format(
        workers=number(len(found.workers)),
        children=number(len(found.children)),
        same=percent(Fraction(same, pairs) if pairs else None),
    )
    said: list[Block] = [Paragraph(words)]
    if found.few:
        said.append(Paragraph(said_few(len(found.workers), len(found.children)), Tone.MUTED))
    if chosen:
        said.append(Bullets(tuple(meeting.form.by_id[each.question].title for each in chosen)))
    headline = _("To talk about today") if chosen else _("Nothing stands out")
    yield Box(headline, "", tuple(said), Purpose.NOTE)


def _figures(meeting: Meeting) -> Iterator[Block]:
    rows = tuple(
        (
            meeting.form.by_id[each.question].title,
            percent(each.between.share),
            kappa(each.between),
            percent(Fraction(each.count(Gap.SAME), len(each.said)) if each.said else None),
            leans(each.lean),
        )
        for each in meeting.practised.questions
    )
    columns = (
        Col(_("Question"), 3),
        Col(_("The same"), 1, Align.NUMBER),
        Col(_("Weighted kappa"), 1.8),
        Col(_("As agreed"), 1, Align.NUMBER),
        Col(_("Team scores"), 1.4),
    )
    yield Heading(_("Each question, the most disputed first"), 2)
    yield Table(columns, rows)
    yield Paragraph(_(SCALE), Tone.SMALL)


def _question(meeting: Meeting, found: QuestionAgreement) -> Iterator[Block]:
    asked = meeting.form.by_id[found.question]
    levels = tuple(f"{each.title}: {each.text}" for each in asked.levels)
    yield Together(
        (Heading(asked.title, 2), Paragraph(_(ADVICE[advice(found).value])), Bullets(levels))
    )
    columns = (Col(_("Child"), 1), Col(_("What we said"), 2), Col(_("Agreed, and why"), 3))
    yield Table(columns, tuple(_rows(meeting, asked, found)))
    alike = [
        child.name
        for child in meeting.practice.children
        if (here := [each for each in found.said if each.child == child.id])
        and all(each.gap is Gap.SAME for each in here)
    ]
    if alike:
        words = _("All of us as agreed: {children}.").format(children=listed(alike))
        yield Paragraph(words, Tone.MUTED)
    yield WritingLines(LINES, _("What we agree on, and which words should change"))


def _rows(
    meeting: Meeting, asked: Question, found: QuestionAgreement
) -> Iterator[tuple[str, str, str]]:
    for name in meeting.practised.children:
        child = meeting.practice.child(name)
        here = [each for each in found.said if each.child == name]
        if child is None or not here:
            continue
        if all(each.gap is Gap.SAME for each in here):
            continue
        counts = Counter(answer_words(asked, each.given) or _("left open") for each in here)
        order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        said = "\n".join(f"{number(count)} × {words}" for words, count in order)
        agreed = child.answers[asked.id]
        answer = answer_words(asked, agreed.given)
        yield child.name, said, f"{answer}. {agreed.why}"
