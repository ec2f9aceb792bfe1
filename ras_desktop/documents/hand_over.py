"""The hand-over pack for adult services: who this is, what works, what is there, what it rests on.

domain.md §6.2, P 13: history, plan, outcomes, budget and explanation, who helps, what works, what
to keep. It holds no address: where somebody lives is asked for anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, plan
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
)
from ras_desktop.documents.frame import About
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.documents.plan_money import money_section, support_section
from ras_desktop.domain.agreement import Part
from ras_desktop.domain.council import Council
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Coming
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.template import PartGroup
from ras_desktop.wording import _, day, money, short_day
from ras_desktop.wording.arranged import facts
from ras_desktop.wording.growing import MILESTONES, TASKS
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody round the young person: name, what they are to them, how to reach them."""

    name: str
    relation: str
    reached: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The indicative budget that counts: of which day, its sum a year, and each step in words."""

    on: date
    annual: Money | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOverSheet:
    """Everything that the pack says. `history`: what happened on which day, in words, by day.

    `plan`: the agreed one; None: there is none. `paid`: what is paid as money now.
    """

    council: Council
    about: About
    day: date
    every: tuple[Coming, ...]
    facts: tuple[tuple[str, str], ...]
    needs: tuple[AssessedNeed, ...]
    helpers: tuple[Helper, ...]
    paid: tuple[Part, ...]
    history: tuple[tuple[date, str], ...]
    plan: PlanSheet | None = None
    budget: Budget | None = None


def compose(sheet: HandOverSheet) -> Document:
    """The pack, what to know first at its beginning."""
    body = (
        *_head(sheet),
        _first(sheet),
        *_works(sheet),
        *_needs(sheet),
        *_outcomes(sheet),
        *_helps(sheet),
        *_support(sheet),
        *_budget(sheet),
        *_growing(sheet),
        *_history(sheet),
    )
    return Document(
        title=_("Hand-over to adult services"),
        kind="hand_over",
        header=frame.header(sheet.council, sheet.about.initials),
        body=body,
        subtitle=_("for {name}").format(name=sheet.about.called),
    )


def _head(sheet: HandOverSheet) -> tuple[Block, ...]:
    about = sheet.about
    return frame.fields(
        (
            (_("Name"), about.full),
            (_("Date of birth"), day(about.born) if about.born else ""),
            (_("Case number"), about.number),
            (_("Worker"), ", ".join(each for each in (about.worker, about.worker_phone) if each)),
            (_("Pack of"), day(sheet.day)),
            *sheet.facts,
        )
    )


def _first(sheet: HandOverSheet) -> Block:
    """When they turn 18, what is paid, and that nothing stops by itself."""
    adult = next(each for each in sheet.every if each.milestone is Milestone.ADULT)
    paid = total(part.amount for part in sheet.paid)
    said = [Paragraph(_("Payments go on as they are until there is an adult decision."))]
    if paid:
        words = _("{sum} a year is paid as money now.").format(sum=money(paid))
        said.insert(0, Paragraph(words))
    if adult.held is None:
        said.append(Paragraph(_("No adult decision is written down yet.")))
    return Box(
        _("18 on {day}").format(day=day(adult.on)), _("What to know first"), tuple(said),
        Purpose.NOTE,
    )  # fmt: skip


def _works(sheet: HandOverSheet) -> tuple[Block, ...]:
    """What matters and what works, in the words of the plan."""
    if sheet.plan is None:
        words = _("There is no agreed support plan: ask the family and the worker.")
        return frame.section(_("What works, and what to keep"), (Paragraph(words),))
    return (
        *plan.parts(sheet.plan, PartGroup.ABOUT_ME, _("What works, and what to keep")),
        *plan.parts(sheet.plan, PartGroup.VOICES, _("How it was said, and by whom")),
    )


def _needs(sheet: HandOverSheet) -> tuple[Block, ...]:
    held = tuple(need.words for need in sheet.needs if need.words.strip())
    return frame.section(
        _("The needs that were found"), (Bullets(held, numbered=True),) if held else ()
    )


def _outcomes(sheet: HandOverSheet) -> tuple[Block, ...]:
    return () if sheet.plan is None else plan.outcomes(sheet.plan)


def _helps(sheet: HandOverSheet) -> tuple[Block, ...]:
    """The people, then everything that helps, in the order of the plan."""
    body: list[Block] = []
    if sheet.helpers:
        columns = (Col(_("Who"), 3), Col(_("Who they are"), 3), Col(_("Reached by"), 3))
        rows = tuple((each.name, each.relation, each.reached) for each in sheet.helpers)
        body.append(Table(columns, rows))
    found = frame.section(_("Who helps"), body)
    return (*found, *(plan.resources(sheet.plan) if sheet.plan else ()))


def _support(sheet: HandOverSheet) -> tuple[Block, ...]:
    if sheet.plan is None:
        return ()
    held = sheet.plan
    return (
        *support_section(held.plan, held.cost, held.day),
        *money_section(held.plan, held.cost, held.compared, held.notice),
    )


def _budget(sheet: HandOverSheet) -> tuple[Block, ...]:
    """What is paid now; then how the children's indicative budget came about, step by step."""
    body: list[Block] = []
    if sheet.paid:
        rows = tuple(
            (_(STRANDS[each.strand.value]), _(WAYS[each.way.value]), money(each.amount))
            for each in sheet.paid
        )
        columns = (
            Col(_("For"), 3), Col(_("How it is taken"), 3), Col(_("A year"), 2, Align.NUMBER)
        )  # fmt: skip
        whole = total(each.amount for each in sheet.paid)
        body += (
            Heading(_("Paid now"), 2),
            Table(columns, rows, (_("Together"), "", money(whole))),
        )
    if sheet.budget is not None:
        held = sheet.budget
        sum_ = money(held.annual) if held.annual is not None else _("no sum: the panel decided")
        words = _("Assessment of {day}: {sum} a year. How it came about:")
        body += (
            Heading(_("Indicative budget of the children’s RAS"), 2),
            Paragraph(words.format(day=day(held.on), sum=sum_)),
            Bullets(held.said, numbered=True),
        )
    return frame.section(_("The budget, and how it came about"), body)


def _growing(sheet: HandOverSheet) -> tuple[Block, ...]:
    """What was done and arranged at each age: capacity and consent among it."""
    body: list[Block] = []
    paid = total(part.amount for part in sheet.paid)
    for each in sheet.every:
        done = tuple(
            _("{task}: {day}, {name}. {note}").format(
                task=_(TASKS[do.task.value]), day=short_day(do.done.on), name=do.done.by_name,
                note=do.done.note,
            ).strip()
            for do in each.tasks
            if do.done is not None
        )  # fmt: skip
        if not done and each.held is None:
            continue
        body.append(Heading(_(MILESTONES[each.milestone.value]), 2))
        if done:
            body.append(Bullets(done))
        if each.held is not None:
            body += frame.fields(facts(each.held, paid))
    return frame.section(_("Growing up: what was done and arranged"), body)


def _history(sheet: HandOverSheet) -> tuple[Block, ...]:
    if not sheet.history:
        return ()
    rows = tuple((day(on), words) for on, words in sheet.history)
    return frame.section(
        _("What happened when"), (Table((Col(_("Day"), 2), Col(_("What"), 6)), rows),)
    )
