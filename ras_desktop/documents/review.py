"""The sheet for the family: what was agreed at the review, what changed, why, and what did not.

domain.md §9: made from the sealed review and from nothing else, and printed at once. What still has
to be decided is said to be so: a review agrees, a decision decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Bullets,
    Chart,
    Col,
    Document,
    Paragraph,
    Purpose,
    Quote,
    Signature,
    Signatures,
    Table,
    Together,
)
from ras_desktop.documents.figure import Faces, Figure, Mark, Scale
from ras_desktop.documents.frame import About
from ras_desktop.domain.case_review import CaseReview, Sealed
from ras_desktop.domain.council import Council
from ras_desktop.domain.money import Money
from ras_desktop.domain.review import Due
from ras_desktop.domain.reviewing import (
    Heard,
    Progress,
    Result,
    ReviewForm,
    Used,
    VoiceForm,
)
from ras_desktop.wording import _, day, money, step
from ras_desktop.wording.review import (
    ENOUGH,
    FACES,
    HEARD,
    KINDS,
    RESULT_NEXT,
    RESULTS,
    SETTINGS,
    USED,
    VOICE_ASKS,
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Both budgets of a review: of the assessment before and of the one that followed, and every
    sentence of what made the difference."""

    before: Money | None
    before_on: date
    after: Money | None
    after_on: date
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """What the sheet is made from. `due`: the next review, as it stands; `last`: the day of the one
    before; `amounts`: where a new assessment was sealed for this review."""

    council: Council
    about: About
    review: CaseReview
    annual: Money
    due: Due | None = None
    last: date | None = None
    amounts: Amounts | None = None


def compose(sheet: ReviewSheet) -> Document:
    """The sheet; "Draft" until the review is sealed."""
    review, form = sheet.review, sheet.review.form
    body: list[Block] = [*_head(sheet), _agreed(sheet)]
    if review.aside is not None:
        words = _("This review was set aside on {day}: {reason}").format(
            day=day(review.aside.on), reason=review.aside.reason
        )
        body.insert(0, Box(words, purpose=Purpose.WARNING))
    body += _changes(sheet)
    body += _stays(sheet)
    body += frame.section(_("How far the outcomes are"), _outcomes(form, sheet.last))
    body += _child(sheet)
    body += frame.section(_("What others say"), _others(form))
    body += frame.section(_("How the money was used"), _money(form))
    body += frame.section(_("Who does what until when"), _actions(form))
    body += frame.section(_("What comes next"), _next(sheet))
    places = (
        Signature(_("Parent, carer or young person")),
        Signature(_("For the council"), review.sealed.by_name if review.sealed else ""),
    )
    body.append(Together((Signatures(places),)))
    return Document(
        title=_("What we agreed at the review"),
        kind="review",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        draft=review.sealed is None,
        subtitle=_(KINDS[review.kind.value]),
    )


def _head(sheet: ReviewSheet) -> tuple[Block, ...]:
    form = sheet.review.form
    return frame.fields(
        (
            (_("About"), sheet.about.called),
            (_("Case number"), sheet.about.number),
            (_("Held on"), day(form.on) if form.on else ""),
            (_("Where"), _(SETTINGS[form.setting.value]) if form.setting else ""),
            (_("Who took part"), form.present),
            (_("What it was about"), sheet.review.why),
        )
    )


def _agreed(sheet: ReviewSheet) -> Block:
    form = sheet.review.form
    if form.result is None:
        return Box(_("Nothing is agreed yet"), _("What we agreed"))
    told: list[Block] = [Paragraph(_(RESULT_NEXT[form.result.value]))]
    return Box(headline(sheet), _("What we agreed"), tuple(told), Purpose.MONEY)


def headline(sheet: ReviewSheet) -> str:
    """The result with its sums: “The same: £3,924.40 a year”, “Less: £3,000.00 a year …”."""
    form = sheet.review.form
    assert form.result is not None
    words = _(RESULTS[form.result.value])
    now = money(_annual(sheet))
    if form.result is Result.SAME:
        return _("{result}: {sum} a year").format(result=words, sum=now)
    if form.amount is not None:
        return _("{result}: {agreed} a year instead of {now}").format(
            result=words, agreed=money(form.amount), now=now
        )
    return _("{result}; now {sum} a year").format(result=words, sum=now)


def _annual(sheet: ReviewSheet) -> Money:
    sealed: Sealed | None = sheet.review.sealed
    return sealed.annual if sealed is not None else sheet.annual


def _changes(sheet: ReviewSheet) -> tuple[Block, ...]:
    """What changed, why, and what that makes of the indicative budget."""
    form = sheet.review.form
    body: list[Block] = []
    if form.changed:
        body += frame.words(form.changes)
    else:
        since = day(sheet.last) if sheet.last else _("the money began")
        body.append(Paragraph(_("Nothing has changed since {day}.").format(day=since)))
    if form.reasons.strip():
        why = frame.section(_("Why we agreed this"), frame.words(form.reasons), 2)
        body += why
    if sheet.amounts is not None:
        body += frame.section(_("The two indicative budgets"), _two(sheet.amounts), 2)
    return frame.section(_("What has changed"), body)


def _two(amounts: Amounts) -> Iterator[Block]:
    yield Table(
        (Col(_("Assessed on"), 3), Col(_("Indicative budget a year"), 3, Align.NUMBER)),
        tuple(
            (day(on), money(sum_) if sum_ is not None else _("no sum"))
            for on, sum_ in (
                (amounts.before_on, amounts.before),
                (amounts.after_on, amounts.after),
            )
        ),
    )
    yield Bullets(amounts.told)
    yield frame.small(
        _("An indicative budget is a guide. It is no reason by itself for less support.")
    )


def _stays(sheet: ReviewSheet) -> tuple[Block, ...]:
    form = sheet.review.form
    if form.stays.strip():
        return frame.section(_("What does not change"), frame.words(form.stays))
    if form.result is Result.SAME:
        words = _("The support, the plan and the {sum} a year stay as they are.")
        said = Paragraph(words.format(sum=money(_annual(sheet))))
        return frame.section(_("What does not change"), (said,))
    return ()


def _outcomes(form: ReviewForm, last: date | None) -> Iterator[Block]:
    if not form.progress:
        return
    then = _("On {day}").format(day=day(last)) if last else _("In the plan")
    yield Table(
        (
            Col(_("Outcome"), 6),
            Col(then, 2, Align.NUMBER),
            Col(_("Now"), 1.5, Align.NUMBER),
            Col(_("Goal"), 1.5, Align.NUMBER),
        ),
        tuple(
            (each.aim, _figure(each.before), _figure(each.score), _figure(each.target))
            for each in form.progress
        ),
        caption=_("On a scale from 0 (not at all) to 10 (all the time)"),
    )
    for each in form.progress:
        yield from _said(each)


def _said(each: Progress) -> Iterator[Block]:
    if each.evidence.strip():
        aim = each.aim.strip().rstrip(".")
        words = _("{aim}: {evidence}").format(aim=aim, evidence=each.evidence.strip())
        yield Paragraph(words)
    if each.said.strip():
        yield Quote(each.said.strip(), each.aim)


def _figure(score: int | None) -> str:
    return "–" if score is None else str(score)


def _child(sheet: ReviewSheet) -> tuple[Block, ...]:
    form, name = sheet.review.form, sheet.about.called
    voice = form.voice
    body: list[Block] = []
    if form.heard is not None:
        words = _(HEARD[form.heard.value])
        if form.heard not in (Heard.PRESENT, Heard.OWN_FORM) and voice.through.strip():
            words = f"{words}: {voice.through.strip()}"
        body.append(Paragraph(words))
    if voice.words.strip():
        body.append(Quote(voice.words.strip(), name))
    for label, said in ((_("Should stay"), voice.stay), (_("Should change"), voice.change)):
        if said.strip():
            body.append(Quote(said.strip(), f"{name}, {label}"))
    for question, mark in voice.marks.items():
        words = VOICE_ASKS[voice.form.value].get(question, question)
        body.append(Chart(voice_figure(voice.form, _(words), mark), ""))
    return frame.section(_("What {name} says").format(name=name), body)


def voice_figure(form: VoiceForm, question: str, mark: int | None = None) -> Figure:
    """A question of the child's form: faces, or a line from 0 to 10; empty to be filled in."""
    if form is VoiceForm.YOUNGER:
        return Faces(question, tuple(_(each) for each in FACES), mark)
    marks = (Mark(_("Here"), mark),) if mark is not None else ()
    return Scale(question, marks, 0, 10, _("not at all"), _("all the time"))


def _others(form: ReviewForm) -> Iterator[Block]:
    for label, said in (
        (_("Parents or carers"), form.parents),
        (_("School and other services"), form.others),
    ):
        if said.strip():
            yield Quote(said.strip(), label)


def _money(form: ReviewForm) -> Iterator[Block]:
    if form.used is not None and form.used is not Used.NO_MONEY:
        yield Paragraph(_join(_(USED[form.used.value]), form.used_words))
    if form.enough is not None:
        words = _("Is it enough? {answer}").format(answer=_(ENOUGH[form.enough.value]))
        yield Paragraph(_join(words, form.enough_words))
    if form.appropriate is not None:
        answer = _("Yes") if form.appropriate else _("No")
        words = _("Is it still the right support? {answer}").format(answer=answer)
        yield Paragraph(_join(words, form.appropriate_words))


def _join(words: str, more: str) -> str:
    return f"{words}: {more.strip()}" if more.strip() else f"{words}."


def _actions(form: ReviewForm) -> Iterator[Block]:
    if form.actions:
        yield Table(
            (Col(_("What"), 5), Col(_("Who"), 3), Col(_("By"), 2)),
            tuple((each.what, each.who, day(each.by) if each.by else "–") for each in form.actions),
        )
    done = tuple(
        (each.what, each.who, _("done") if each.done else _("not done yet"))
        for each in form.earlier
        if each.done is not None
    )
    if done:
        yield Table((Col(_("Agreed last time"), 5), Col(_("Who"), 3), Col(_("Now"), 2)), done)


def _next(sheet: ReviewSheet) -> Iterator[Block]:
    form = sheet.review.form
    if form.result is not None and form.result is not Result.SAME:
        words = _(
            "This sheet says what we agreed. It is not the decision. If the decision is another "
            "one, its letter says so and why."
        )
        yield Paragraph(words)
    if sheet.due is not None:
        yield Paragraph(
            _("The next review is by {day}. You can ask for one earlier at any time.").format(
                day=day(sheet.due.on)
            )
        )
        yield frame.small(" ".join(step(each) for each in sheet.due.steps))
