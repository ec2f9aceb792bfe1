""" "How we worked out your indicative budget": the figure, every step, what comes next.

The figures and sentences are those of the budget alone. It never decides by itself: the letter
says so (R (Savva) 2010, R (KM) 2012), and how to question it (O Suffolk 23-006-238).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import budget_figures, frame, letter
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
    Purpose,
    Signature,
    Table,
    Words,
)
from ras_desktop.documents.frame import About
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.council import Council
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.money import Rounding, round_exact
from ras_desktop.domain.period import Period, in_year
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.request import Strand
from ras_desktop.domain.scheme import Scheme, SchemeKind
from ras_desktop.domain.step import Step
from ras_desktop.wording import _, day, money, number
from ras_desktop.wording.allocation import hours
from ras_desktop.wording.headline import headline


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed the answers and when, beside what `scored_by` had worked out with the family.

    `told`: what was changed, why, and what it made of the sum, in the sentences of that day.
    """

    worker: Budget
    told: tuple[str, ...]
    by: str
    on: date
    changed: bool
    scored_by: str


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """What the letter is made from. `said`: each step of the budget in a sentence.

    `budget` is the confirmed one where `confirmed` is given. `waiting`: sealed and not confirmed.

    `offers`: whether an answer shows strain, so that a carer's assessment is offered. `natural`:
    whether help from family and friends was counted. `draft`: until the assessment is sealed.
    """

    council: Council
    about: About
    scheme: Scheme
    budget: Budget
    said: tuple[str, ...]
    letter: Letter
    routes: Routes
    policy: Policy
    assessed: date
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""
    offers: bool = False
    natural: bool = False
    draft: bool = True
    confirmed: Confirmed | None = None
    waiting: bool = False


def compose(sheet: BudgetSheet) -> Document:
    """The letter with every step. An example scheme says so on every page."""
    words = _words(sheet)
    *parts, last = sheet.letter.shown(_holds(sheet))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
        if each.id == "opening":
            body.append(_figure(sheet))
        if each.when is LetterWhen.CHANGED and sheet.confirmed is not None:
            body += _both_scores(sheet, sheet.confirmed)
        if each.id == "how":
            body += [*_unnamed_scores(sheet), *_how(sheet)]
        if each.id == _LEFT_OUT:
            body.append(Bullets(tuple(_exclusions(sheet))))
    body += letter.close(last, words, Signature(_("Worker"), sheet.about.worker))
    body += letter.whom_to_turn_to(
        sheet.routes, (Strand.SOCIAL_CARE,), sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind="budget",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        footer=sheet.scheme.notice if sheet.scheme.kind is SchemeKind.EXAMPLE else "",
        draft=sheet.draft,
    )


def _words(sheet: BudgetSheet) -> dict[str, str]:
    held = sheet.confirmed
    return {
        "scored_by": held.scored_by if held else "",
        "confirmed_by": held.by if held else "",
        "confirmed_on": day(held.on) if held else "",
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "assessed_on": day(sheet.assessed),
        "amount": _amount(sheet),
        "notice": sheet.scheme.notice,
    }


def _amount(sheet: BudgetSheet) -> str:
    """A year's sum in words, or a year's hours in a scheme of hours."""
    budget = sheet.budget
    if budget.annual is not None:
        said = money(budget.annual)
    elif budget.hours is not None:
        whole = budget.hours.minutes * in_year(budget.period, sheet.scheme.money.year)
        said = hours(Hours(round_exact(whole, Rounding.HALF_UP)))
    else:
        return ""
    return _("up to {sum}").format(sum=said) if budget.outcome is Outcome.UP_TO else said


_OUTCOMES = {
    Outcome.AMOUNT: LetterWhen.AMOUNT,
    Outcome.UP_TO: LetterWhen.AMOUNT,
    Outcome.CHOOSE: LetterWhen.AMOUNT,
    Outcome.NONE: LetterWhen.NONE,
    Outcome.PANEL: LetterWhen.PANEL,
}


def _holds(sheet: BudgetSheet) -> frozenset[LetterWhen]:
    """Which parts are printed. No sum, no sentence with a sum."""
    holds = set()
    outcome = _OUTCOMES.get(sheet.budget.outcome)
    if outcome is not None and (outcome is not LetterWhen.AMOUNT or _amount(sheet)):
        holds.add(outcome)
    if any(_exclusions(sheet)):
        holds.add(LetterWhen.EXCLUSIONS)
    if sheet.natural:
        holds.add(LetterWhen.NATURAL_SUPPORT)
    if sheet.offers:
        holds.add(LetterWhen.OFFER)
    if sheet.scheme.kind is SchemeKind.EXAMPLE:
        holds.add(LetterWhen.EXAMPLE)
    if sheet.language:
        holds.add(LetterWhen.INTERPRETER)
    if sheet.confirmed is not None:
        holds.add(LetterWhen.CHANGED if sheet.confirmed.changed else LetterWhen.AGREED)
    elif sheet.waiting:
        holds.add(LetterWhen.WAITING)
    return frozenset(holds)


def _both_scores(sheet: BudgetSheet, held: Confirmed) -> tuple[Block, ...]:
    """The worker's score and the confirmed one side by side, then why and what it made."""
    rows: list[tuple[Words, ...]] = []
    before, after = held.worker, sheet.budget
    if before.points is not None and after.points is not None:
        rows.append((_("Points"), number(before.points), number(after.points)))
    rows.append((_("Indicative budget"), headline(before), headline(after)))
    columns = (
        Col(""), Col(_("First score"), 1, Align.NUMBER), Col(_("Confirmed score"), 1, Align.NUMBER),
    )  # fmt: skip
    return (Table(columns, tuple(rows)), Bullets(held.told))


def _unnamed_scores(sheet: BudgetSheet) -> tuple[Block, ...]:
    """Both scores also where the council's own letter has no words of its own for them."""
    held = sheet.confirmed
    named = any(each.when is LetterWhen.CHANGED for each in sheet.letter.parts)
    if held is None or not held.changed or named:
        return ()
    return (Heading(_("Both scores"), 3), *_both_scores(sheet, held))


def _figure(sheet: BudgetSheet) -> Box:
    """The sum first: in the scheme's own period, a year and, for reading only, a week."""
    budget = sheet.budget
    said: list[str] = []
    if budget.annual is not None and budget.period is not Period.YEAR:
        said.append(_("That is {sum} a year.").format(sum=money(budget.annual)))
    if budget.weekly is not None and budget.period is not Period.WEEK and budget.weekly:
        text = _("About {sum} a week, for reading only: the sum is the one above.")
        said.append(text.format(sum=money(budget.weekly)))
    if budget.outcome not in {Outcome.AMOUNT, Outcome.UP_TO} and budget.reason:
        said.append(budget.reason)
    said += [
        _("{title}: {sum}").format(title=each.title, sum=_quantity(each.amount))
        for each in budget.options
    ]
    return Box(
        headline(budget),
        _("Your indicative budget"),
        tuple(Paragraph(each) for each in said),
        Purpose.MONEY,
    )


def _quantity(value: object) -> str:
    return hours(value) if isinstance(value, Hours) else money(value)  # type: ignore[arg-type]


def _how(sheet: BudgetSheet) -> tuple[Block, ...]:
    """The two pictures, then every step in a sentence, grouped as it was worked out."""
    body: list[Block] = []
    areas = budget_figures.areas(sheet.budget)
    if areas is not None:
        body.append(Chart(areas, _("How many points your answers gave in each part of life.")))
    money_by_step = budget_figures.waterfall(sheet.budget)
    if money_by_step is not None:
        body.append(Chart(money_by_step, _("How the points became a sum, one step after another.")))
    for title, said in _groups(sheet):
        body += (Heading(title, 3), Bullets(tuple(said)))
    return tuple(body)


def _groups(sheet: BudgetSheet) -> Iterator[tuple[str, list[str]]]:
    """Steps in their order under what they belong to: the gates, each area, points, money."""
    elsewhere = any(each.id == _LEFT_OUT for each in sheet.letter.parts)
    areas = _areas(sheet)
    held: list[tuple[str, list[str]]] = []
    for step, sentence in zip(sheet.budget.steps, sheet.said, strict=True):
        if elsewhere and step.code == "money.exclusion":
            continue
        title = _group(step, areas)
        if not held or held[-1][0] != title:
            held.append((title, []))
        held[-1][1].append(sentence)
    yield from held


def _areas(sheet: BudgetSheet) -> dict[str, str]:
    """Title of a question, or of an area itself → title of the area."""
    if not sheet.budget.form:
        return {}
    form = sheet.scheme.form(sheet.budget.form)
    found = {each.title: form.area(each.area).title for each in form.questions}
    return {**{each.title: each.title for each in form.areas}, **found}


def _group(step: Step, areas: dict[str, str]) -> str:
    if step.code.startswith("gate."):
        return _("Before the questions")
    area = areas.get(str(step.values.get("question", step.values.get("area", ""))))
    if step.code.startswith("points.") and area:
        return _("Points: {area}").format(area=area)
    if step.code.startswith("points."):
        return _("All points together")
    return _("From points to the sum")


_LEFT_OUT = "left_out"
"""The part of the letter under which stands what the sum leaves out."""


def _exclusions(sheet: BudgetSheet) -> Iterator[str]:
    """What the sum leaves out by rule, in the sentences of its steps."""
    for step, sentence in zip(sheet.budget.steps, sheet.said, strict=True):
        if step.code == "money.exclusion":
            yield sentence
