"""What each answer of a scheme means, in the words that a worker and a family read.

The last part of the public version: without it nobody outside could tell "some" from "lots". What
two forms ask in the same words is printed once.
"""

from __future__ import annotations

from collections.abc import Iterable

from ras_desktop.documents.blocks import Block, Col, Heading, Paragraph, Run, Table, Words
from ras_desktop.domain.form import Form, Level, Question, QuestionKind
from ras_desktop.domain.scheme import Scheme
from ras_desktop.wording import _, number


def blocks(scheme: Scheme) -> Iterable[Block]:
    """Every form's questions with the words of their answers; nothing where none has words."""
    before: dict[tuple[str, ...], Form] = {}
    parts: list[Block] = []
    for form in scheme.forms:
        parts += _form(form, before)
    if parts:
        yield Heading(_("What the answers mean"), 2)
        yield from parts


def _form(form: Form, before: dict[tuple[str, ...], Form]) -> Iterable[Block]:
    rows: list[tuple[Words, Words]] = []
    as_in: dict[str, list[str]] = {}
    for question in form.questions:
        if not _has_words(question):
            continue
        elsewhere = before.setdefault(_words(question), form)
        if elsewhere is form:
            rows.append((_asked(question), _answers(question)))
        else:
            as_in.setdefault(elsewhere.title, []).append(question.title)
    if not (rows or as_in):
        return
    yield Heading(form.title, 3)
    if rows:
        yield Table((Col(_("Question"), 1), Col(_("Answers"), 2)), tuple(rows), row_heads=False)
    for title, asked in as_in.items():
        same = _("As under “{form}”: {questions}.")
        yield Paragraph(same.format(form=title, questions=", ".join(asked)))


def _has_words(question: Question) -> bool:
    return bool(question.outcome or any(each.text for each in question.levels))


def _words(question: Question) -> tuple[str, ...]:
    """What is printed of a question: two with the same are said once."""
    return question.title, question.outcome, question.ask, _answers(question)


def _asked(question: Question) -> Words:
    more = [each for each in (question.outcome, question.ask) if each]
    return (Run(question.title, strong=True), "".join(f"\n{each}" for each in more))


def _answers(question: Question) -> str:
    if question.kind is QuestionKind.LEVELS:
        lines = [_level(each) for each in question.levels]
    else:
        low, high = question.minimum, question.maximum
        lines = [] if low is None or high is None else [
            _("From {low} to {high}").format(low=number(low), high=number(high))
        ]  # fmt: skip
    if question.not_relevant:
        lines.append(_("Can be answered “not relevant”."))
    counts = question.by_id.get(question.if_unwilling or "")
    if question.natural_support and counts is not None:
        words = _("Only as far as those who help are willing and able; else “{level}” counts.")
        lines.append(words.format(level=counts.title))
    return "\n".join(lines)


def _level(level: Level) -> str:
    return f"{level.title}: {level.text}" if level.text else level.title
