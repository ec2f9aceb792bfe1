"""The papers of a meeting: a part per case, with everything that whoever decides has to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import budget_figures, frame, panel_matters
from ras_desktop.documents import plan as plan_paper
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Bullets,
    Chart,
    Col,
    Document,
    Heading,
    Paragraph,
    Part,
    Purpose,
    Quote,
    Table,
    Tone,
)
from ras_desktop.documents.figure import Bar, Bars, Unit
from ras_desktop.documents.frame import About
from ras_desktop.documents.panel_matters import Asked
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.consistency import FEWEST, Here, View
from ras_desktop.domain.council import Council
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Decision, Forum, Verdict
from ras_desktop.domain.panel_meeting import Meeting
from ras_desktop.domain.panel_put import Put
from ras_desktop.domain.panel_sums import as_asked
from ras_desktop.wording import _, day, money, ngettext, number
from ras_desktop.wording.headline import headline
from ras_desktop.wording.panel import DECIDED, SEATS, days_waiting, line_facts
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


@dataclass(frozen=True, slots=True)
class Change:
    """A line that is otherwise than in the plan before: its words, the sum then and now.

    None: it was not there, or is not there any more.
    """

    what: str
    before: Money | None
    after: Money | None


@dataclass(frozen=True, slots=True)
class CasePart:
    """Everything that the part of one case says.

    `said`: the explanation of the budget, in the sentences that were sealed with it. `changes`: to
    the plan before, if there was one. `here`, `view`: the consistency view, None without an
    assessment.
    """

    put: Put
    about: About
    age: int | None
    days: int
    plan: PlanSheet
    budget: Budget | None
    said: tuple[str, ...]
    earlier: tuple[Decision, ...]
    changes: tuple[Change, ...]
    here: Here | None
    view: View | None


@dataclass(frozen=True, slots=True)
class PackSheet:
    """A meeting with the parts of its cases. `left_out`: cases without a part for this reader.

    `matters`: what earlier meetings asked for and what waits to be ratified.
    """

    council: Council
    meeting: Meeting
    parts: tuple[CasePart, ...]
    on: date
    left_out: int = 0
    for_whom: str = ""
    matters: tuple[Asked, ...] = ()


def compose(sheet: PackSheet) -> Document:
    """The pack: the agenda first, then a part for each case with its bookmark."""
    meeting = sheet.meeting
    body: list[Block] = [*_front(sheet)]
    for at, each in enumerate(sheet.parts, 1):
        title = _("{number}. {initials}, case {case}").format(
            number=at, initials=each.about.initials, case=each.about.number
        )
        body.append(Part(title, tuple(_part(each)), each.about.initials))
    when = day(meeting.on) + (f", {meeting.at:%H:%M}" if meeting.at else "")
    return Document(
        title=_("Papers for the panel"),
        kind="pack",
        header=frame.header(sheet.council),
        body=tuple(body),
        footer=_("Confidential: for the members of this meeting only."),
        subtitle=", ".join(each for each in (when, meeting.place) if each),
    )


def _front(sheet: PackSheet) -> Iterator[Block]:
    meeting = sheet.meeting
    yield from frame.fields(((_("For"), sheet.for_whom), (_("Made on"), day(sheet.on))))
    people = tuple(f"{each.name}, {_(SEATS[each.seat.value])}" for each in meeting.members)
    if people:
        yield Heading(_("Members"), 2)
        yield Bullets(people)
    yield Heading(_("Agenda"), 2)
    yield Table(
        (
            Col(_("Case"), 1.2),
            Col(_("Waiting"), 0.8),
            Col(_("Asked, a year"), 0.9, Align.NUMBER),
            Col(_("Indicative"), 0.9, Align.NUMBER),
        ),
        tuple(_agenda_row(at, each) for at, each in enumerate(sheet.parts, 1)),
        total=(
            _("All together"), "",
            money(Money(sum(each.put.question.asked.pence for each in sheet.parts))), "",
        ),
        empty=_("No case is on the agenda."),
    )  # fmt: skip
    if sheet.left_out:
        words = ngettext(
            "{count} case is left out: an interest in it was declared.",
            "{count} cases are left out: an interest in them was declared.",
            sheet.left_out,
        )
        yield Paragraph(words, Tone.MUTED)
    yield from panel_matters.compose(sheet.matters, sheet.on)


def _agenda_row(at: int, each: CasePart) -> tuple[str, str, str, str]:
    question = each.put.question
    indicative = money(question.indicative) if question.indicative is not None else "–"
    name = f"{at}. {each.about.initials}, {each.about.number}"
    return name, days_waiting(each.days), money(question.asked), indicative


def _part(each: CasePart) -> Iterator[Block]:
    yield from _summary(each)
    yield from _answer(each)
    yield from _open(each)
    yield from _changed(each)
    yield from _earlier(each)
    yield from _consistency(each)
    yield from _assessment(each)
    yield Heading(_("The support plan"), 1)
    yield from plan_paper.body(each.plan)


def _summary(each: CasePart) -> Iterator[Block]:
    """One page: who, what is asked, beside the indicative budget and what is paid now."""
    question = each.put.question
    yield from frame.fields(
        (
            (_("Name"), each.about.full),
            (_("Age"), number(each.age) if each.age is not None else ""),
            (_("Worker"), each.about.worker),
            (_("Sent to the panel"), day(each.put.on)),
        )
    )
    run = as_asked(question)
    under = []
    if question.indicative is not None and run.difference is not None:
        under.append(
            _("Indicative budget {sum}: {difference} {which}").format(
                sum=money(question.indicative),
                difference=money(Money(abs(run.difference.pence))),
                which=_("more") if run.difference > ZERO else _("less"),
            )
            if run.difference != ZERO
            else _("Just the indicative budget")
        )
    if question.in_force != ZERO:
        under.append(_("Paid now: {sum} a year").format(sum=money(question.in_force)))
    said = tuple(Paragraph(words) for words in under)
    yield Box(
        _("{sum} a year").format(sum=money(question.asked)), _("Asked for"), said, Purpose.MONEY
    )
    yield Table(
        (Col(_("Support"), 1.3), Col(_("How much"), 1.4), Col(_("A year"), 0.7, Align.NUMBER)),
        tuple((line.what, line_facts(line), money(line.amount)) for line in question.lines),
        total=(_("All together"), "", money(question.asked)),
    )
    strands = tuple(_by_strand(each))
    if len(strands) > 1:
        columns = (
            Col(_("Strand"), 1), Col(_("How it is taken"), 1), Col(_("A year"), 0.7, Align.NUMBER),
        )  # fmt: skip
        yield Table(columns, strands, caption=_("By strand and by how it is taken"))
    needs = tuple(need.words for need in question.needs)
    if needs:
        yield Heading(_("Assessed needs"), 2)
        yield Bullets(needs)


def _by_strand(each: CasePart) -> Iterator[tuple[str, str, str]]:
    sums: dict[tuple[str, str], int] = {}
    for line in each.put.question.lines:
        key = (line.strand.value, line.way.value)
        sums[key] = sums.get(key, 0) + line.amount.pence
    for (strand, way), pence in sums.items():
        yield _(STRANDS[strand]), _(WAYS[way]), money(Money(pence))


def _answer(each: CasePart) -> Iterator[Block]:
    yield Heading(_("What the family says to the papers"), 2)
    if each.put.family_answer.strip():
        yield Quote(each.put.family_answer)
    else:
        yield Paragraph(_("Nothing is written down yet."), Tone.MUTED)


def _open(each: CasePart) -> Iterator[Block]:
    if each.put.question.still_open:
        yield Heading(_("Still open about the plan"), 2)
        yield Bullets(each.put.question.still_open)


def _changed(each: CasePart) -> Iterator[Block]:
    if each.changes:
        yield Heading(_("What has changed since the plan before"), 2)
        yield Table(
            (Col(_("Support"), 1.6), Col(_("Before"), 0.8, Align.NUMBER),
             Col(_("Now"), 0.8, Align.NUMBER)),
            tuple(
                (one.what, _sum(one.before), _sum(one.after)) for one in each.changes
            ),
        )  # fmt: skip


def _sum(sum_: Money | None) -> str:
    return "–" if sum_ is None else money(sum_)


def _earlier(each: CasePart) -> Iterator[Block]:
    if not each.earlier:
        return
    yield Heading(_("Earlier decisions"), 2)
    rows = []
    for one in each.earlier:
        held = one.decided
        assert held is not None
        assert one.verdict is not None
        what = _(DECIDED[one.verdict.value])
        if one.forum is Forum.URGENT:
            what = f"{what}, {_('urgently')}"
        if one.verdict is Verdict.DEFER:
            what = f"{what}: {one.deferral.needed}"
        rows.append((day(held.on), f"{what}. {one.reasons}", money(one.approved)))
    columns = (Col(_("Day"), 0.8), Col(_("What and why"), 2.2),
               Col(_("A year"), 0.7, Align.NUMBER))  # fmt: skip
    yield Table(columns, tuple(rows))


def _consistency(each: CasePart) -> Iterator[Block]:
    """The nearest past cases, nobody named, this one marked among them; what is far is named."""
    yield Heading(_("Others with the same points"), 2)
    here, found = each.here, each.view
    if here is None or found is None:
        yield Paragraph(_("Not assessed with the RAS: nothing to compare by points."), Tone.MUTED)
        return
    if not found.near:
        words = _("No case was decided with this version of the scheme yet.")
        yield Paragraph(words, Tone.MUTED)
        return
    bars = [(one.points, _named(at), one.approved, False) for at, one in enumerate(found.near)]
    bars.append((here.points, _("This case, as asked"), here.asked, True))
    bars.sort(key=lambda bar: (bar[0], bar[3]))
    yield Chart(
        Bars(
            _("Approved a year, the fewest points first"),
            tuple(
                Bar(f"» {name}" if marked else name, sum_.pence, None, money(sum_), marked)
                for _points, name, sum_, marked in bars
            ),
            Unit.MONEY,
        )
    )
    yield Table(
        (Col(_("Case"), 1.4), Col(_("Points"), 0.6, Align.NUMBER), Col(_("Age"), 0.5, Align.NUMBER),
         Col(_("Asked"), 0.8, Align.NUMBER), Col(_("Approved"), 0.8, Align.NUMBER)),
        tuple(
            (_named(at), number(one.points), number(one.age) if one.age is not None else "–",
             money(one.asked), money(one.approved))
            for at, one in enumerate(found.near)
        ),
        total=(_("This case"), number(here.points),
               number(here.age) if here.age is not None else "–", money(here.asked), ""),
    )  # fmt: skip
    yield Paragraph(_unusual(found))


def _named(at: int) -> str:
    return _("Case {letter}").format(letter=chr(ord("A") + at))


def _unusual(found: View) -> str:
    assert found.middle is not None
    if len(found.near) < FEWEST:
        return _("Too few to say what is usual.")
    names = [_named(at) for at in sorted(found.unusual)]
    if found.here_unusual:
        names.append(_("what is asked for here"))
    middle = money(found.middle)
    if not names:
        return _("The middle one is {middle}. None is more than 35 % away from it.").format(
            middle=middle
        )
    return _(
        "The middle one is {middle}. More than 35 % away from it: {names}. There may be good "
        "reasons; they should be said."
    ).format(middle=middle, names=", ".join(names))


def _assessment(each: CasePart) -> Iterator[Block]:
    if each.budget is None:
        return
    yield Heading(_("Assessment, and how the indicative budget came about"), 1)
    yield Box(headline(each.budget), _("Indicative budget"), (), Purpose.MONEY)
    for figure in (budget_figures.areas(each.budget), budget_figures.waterfall(each.budget)):
        if figure is not None:
            yield Chart(figure)
    yield Bullets(each.said)
