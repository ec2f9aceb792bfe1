"""The blank paper questionnaire of one form: for visits without a computer, and to read first."""

from __future__ import annotations

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Field,
    Fields,
    Heading,
    Paragraph,
    Purpose,
    Run,
    Signature,
    Signatures,
    Tick,
    Ticks,
    Together,
    WritingLines,
)
from ras_desktop.domain.council import Council
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.scheme import About, Gate, Scheme, SchemeKind
from ras_desktop.wording import _, number


def compose(council: Council, scheme: Scheme, form: Form) -> Document:
    """The whole form on paper: guidance for families, each question with its levels, room to write.

    Points are not printed: they are worked out by the scheme, and the letter shows every one.
    """
    return Document(
        title=_("The questions on paper"),
        kind="blank_form",
        header=frame.header(council),
        body=(
            *_head(form),
            *_for_families(),
            *_gates(scheme),
            *(
                block
                for area in form.areas
                for block in _area(area.title, form.questions_of(area.id))
            ),
            *_end(),
        ),
        footer=scheme.notice if scheme.kind is SchemeKind.EXAMPLE else "",
        subtitle=f"{form.title} · {scheme.title}, {scheme.version}",
    )


def _head(form: Form) -> tuple[Block, ...]:
    labels = (
        _("Name"),
        _("Date of birth"),
        _("Day of the visit"),
        _("Worker"),
        _("Who was there"),
        _("Case number"),
    )
    return (Fields(tuple(Field(each) for each in labels)), *frame.words(form.note))


def _for_families() -> tuple[Block, ...]:
    said = (
        _("There are no right or wrong answers. Say how things are in a usual week."),
        _("Answer as if no paid help came. Help from family and friends is asked for at the end."),
        _("If two boxes fit, tick the line between them and say why."),
        _("If you and your worker see something differently, both answers are written down."),
        _("You get a copy of the answers, and a letter that shows how the figure was worked out."),
    )
    return (Box(_("For families"), body=(Bullets(said),), purpose=Purpose.NOTE),)


def _gates(scheme: Scheme) -> tuple[Block, ...]:
    asked = [gate for gate in scheme.gates if gate.about is not About.AGE]
    return frame.section(_("Before the questions"), [_gate(each) for each in asked])


def _gate(gate: Gate) -> Together:
    ticks = Ticks((Tick(_("Yes")), Tick(_("No"))), across=4, one=True)
    body: list[Block] = [Paragraph((Run(gate.ask or gate.title, strong=True),)), ticks]
    if gate.judgement:
        body.append(
            WritingLines(1, _("If no: why the worker thinks that it should go on, and who"))
        )
    return Together(tuple(body))


def _area(title: str, questions: tuple[Question, ...]) -> tuple[Block, ...]:
    return frame.section(title, [block for each in questions for block in _question(each)])


def _question(question: Question) -> tuple[Block, ...]:
    first: list[Block] = [Heading(question.title, 2)]
    if question.outcome:
        first.append(Paragraph((Run(question.outcome, emphasis=True),)))
    if question.ask:
        first.append(Paragraph((Run(question.ask, strong=True),)))
    first += _answer(question)
    return (Together(tuple(first)), *_beside(question))


def _answer(question: Question) -> list[Block]:
    if question.kind is not QuestionKind.LEVELS:
        return [Field(_answer_label(question))]
    ticks = [Tick(level.title, level.text) for level in question.levels]
    if question.not_relevant:
        ticks.append(Tick(_("Does not concern us")))
    return [Ticks(tuple(ticks), across=2, one=True)]


def _answer_label(question: Question) -> str:
    label = question.unit or (_("Pounds") if question.kind is QuestionKind.MONEY else _("Number"))
    low, high = question.minimum, question.maximum
    if low is not None and high is not None:
        values = {"label": label, "low": number(low), "high": number(high)}
        return _("{label}, from {low} to {high}").format(**values)
    return label


def _beside(question: Question) -> tuple[Block, ...]:
    """What is written beside an answer: willing and able, in your words, why, what was seen."""
    body: list[Block] = []
    if question.natural_support:
        ask = _("Are those who help willing and able to go on?")
        ticks = Ticks((Tick(_("Yes")), Tick(_("No"))), across=4, one=True)
        body.append(Together((Paragraph((Run(ask, strong=True),)), ticks)))
    said = [_("{question}, in your words").format(question=question.title)]
    if question.between:
        said.append(_("why between two boxes"))
    if question.evidence or any(level.evidence for level in question.levels):
        said.append(_("what was seen"))
    body.append(WritingLines(2, "; ".join(said)))
    return tuple(body)


def _end() -> tuple[Block, ...]:
    return (
        *frame.section(_("Anything else that we should know"), (WritingLines(6),)),
        *frame.section(_("Where we see it differently"), (WritingLines(4),)),
        Together(
            (
                Heading(_("Filled in together by"), 1),
                Signatures(
                    (
                        Signature(_("Child or young person")),
                        Signature(_("Parent or carer")),
                        Signature(_("Worker")),
                    )
                ),
            )
        ),
    )
