"""The full support plan as a document: what domain.md §5 asks for, in plain words.

A part that is empty shows nothing. Figures come from the costing alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Block,
    Box,
    Bullets,
    Chart,
    Col,
    Document,
    Heading,
    Paragraph,
    Purpose,
    Quote,
    Run,
    Signature,
    Signatures,
    Table,
    Together,
    Words,
)
from ras_desktop.documents.figure import Mark, Scale
from ras_desktop.documents.frame import About
from ras_desktop.documents.plan_money import money_section, support_section
from ras_desktop.domain.costing import Comparison, Cost
from ras_desktop.domain.council import Council
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import SCALE, Outcome, Plan, Resource
from ras_desktop.domain.template import PLAN_FIELDS, PartGroup, PlanTemplate, Signer
from ras_desktop.wording import _, day, listed, number

OWN_WORDS = frozenset({"hopes", "how_child_took_part", "parents_views"})
"""Parts that hold somebody's own words; they are set as a quotation."""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Everything that a printed plan says. `agreed`: the day it was agreed, None for a draft.

    `areas`: area id → its title. `notice`: said where the scheme is only an example.
    """

    council: Council
    about: About
    plan: Plan
    template: PlanTemplate
    cost: Cost
    compared: tuple[Comparison, ...]
    day: date
    needs: tuple[AssessedNeed, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    agreed: date | None = None
    notice: str = ""


def compose(sheet: PlanSheet) -> Document:
    """The full plan, "Draft" on every page until it is agreed."""
    return Document(
        title=sheet.template.title,
        kind="plan",
        header=frame.header(sheet.council, sheet.about.initials),
        body=(*body(sheet), *_signatures(sheet)),
        draft=sheet.agreed is None,
        subtitle=_("for {name}").format(name=sheet.about.called),
    )


def body(sheet: PlanSheet) -> tuple[Block, ...]:
    """All that the plan says, without the places to sign it: as others read it."""
    return (
        *_head(sheet),
        *parts(sheet, PartGroup.ABOUT_ME),
        *parts(sheet, PartGroup.VOICES),
        *_needs(sheet),
        *outcomes(sheet),
        *resources(sheet),
        *support_section(sheet.plan, sheet.cost, sheet.day),
        *money_section(sheet.plan, sheet.cost, sheet.compared, sheet.notice),
        *_risks(sheet),
        *_going_on(sheet),
    )


def _head(sheet: PlanSheet) -> tuple[Block, ...]:
    about = sheet.about
    return frame.fields(
        (
            (_("Name"), about.full),
            (_("Date of birth"), day(about.born) if about.born else ""),
            (_("Case number"), about.number),
            (_("Worker"), _joined(about.worker, about.worker_phone)),
            (_("Plan of"), day(sheet.day)),
            (_("Agreed"), day(sheet.agreed) if sheet.agreed else ""),
        )
    )


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def parts(sheet: PlanSheet, group: PartGroup, title: str = "") -> tuple[Block, ...]:
    """The parts of a group as the template names them; what the child or parents said, quoted.

    `title`: of the whole, where it is not the plan's own.
    """
    titles = {PartGroup.ABOUT_ME: _("About me"), PartGroup.VOICES: _("How we made this plan")}
    body: list[Block] = []
    for part in sheet.template.group(group):
        said = sheet.plan.about.get(part.key, "").strip()
        if part.key in PLAN_FIELDS or not said:
            continue
        whole: tuple[Block, ...] = (Quote(said),) if part.key in OWN_WORDS else frame.words(said)
        body += (Heading(part.heading, 2), *whole)
    return frame.section(title or titles[group], body)


def _needs(sheet: PlanSheet) -> tuple[Block, ...]:
    held = tuple(need.words for need in sheet.needs if need.words.strip())
    if not held:
        return ()
    return frame.section(
        _("The needs that were found"),
        (
            Paragraph(_("An assessment found these needs. The numbers come back in the outcomes.")),
            Bullets(held, numbered=True),
        ),
    )


def outcomes(sheet: PlanSheet) -> tuple[Block, ...]:
    """What should be different, each with its scale and how it is seen."""
    body: list[Block] = []
    for place, outcome in enumerate(sheet.plan.outcomes, start=1):
        body += _outcome(sheet, outcome, place)
    return frame.section(_("What should be different"), body)


def _outcome(sheet: PlanSheet, outcome: Outcome, place: int) -> tuple[Block, ...]:
    columns = (_("What we want"), _("What is already there"), _("What is needed more"))
    said = tuple(each.strip() or "–" for each in (outcome.words, outcome.already, outcome.needed))
    aside = _aside(sheet, outcome)
    whole = (
        *((frame.small(aside),) if aside else ()),
        Table(tuple(Col(each) for each in columns), (said,)),
        *_scale(outcome),
    )
    return (
        Heading(_("Outcome {number}").format(number=place), 2),
        Together(whole),
        *frame.fields(
            ((_("How we shall see it"), outcome.evidence), (_("Who does what"), outcome.who)),
            across=1,
        ),
    )


def _aside(sheet: PlanSheet, outcome: Outcome) -> str:
    """When, in which area, and for which assessed needs."""
    headings = {each.horizon: each.heading for each in sheet.template.horizons}
    said = [headings.get(outcome.horizon, ""), sheet.areas.get(outcome.area, outcome.area)]
    numbers = _numbers(outcome.needs, sheet.needs)
    if len(numbers) == 1:
        said.append(_("for need {number}").format(number=numbers[0]))
    elif numbers:
        said.append(_("for needs {numbers}").format(numbers=listed(numbers)))
    return " · ".join(each for each in said if each)


def _numbers(wanted: Iterable[UUID], needs: tuple[AssessedNeed, ...]) -> list[str]:
    held = set(wanted)
    return [number(place) for place, need in enumerate(needs, start=1) if need.id in held]


def _scale(outcome: Outcome) -> tuple[Block, ...]:
    points = ((_("Now"), outcome.baseline), (_("Goal"), outcome.target))
    marks = tuple(
        Mark(label, value) for label, value in points if value is not None and value in SCALE
    )
    if not marks:
        return ()
    figure = Scale(
        _("Now and goal"),
        marks,
        SCALE[0],
        SCALE[-1],
        _("not at all"),
        _("all the time"),
    )
    return (Chart(figure),)


def resources(sheet: PlanSheet) -> tuple[Block, ...]:
    """What helps, in the policy's order (P 7); what is in place first, then what could be."""
    body: list[Block] = []
    for layer in sheet.template.layers:
        held = [each for each in sheet.plan.resources if each.layer is layer.layer]
        items = tuple(_resource(each, sheet) for each in held if each.what.strip())
        if items:
            body += (Heading(layer.heading, 2), Bullets(items))
    return frame.section(_("Who and what helps"), body)


def _resource(resource: Resource, sheet: PlanSheet) -> Words:
    places = {each.id: place for place, each in enumerate(sheet.plan.outcomes, start=1)}
    parts: list[str | Run] = [Run(resource.what.strip(), strong=True)]
    if resource.who.strip():
        parts.append(f": {resource.who.strip()}")
    if resource.outcome is not None and resource.outcome in places:
        parts.append(_(" (outcome {number})").format(number=places[resource.outcome]))
    if not resource.in_place:
        parts.append(_(" – still to be arranged"))
    return tuple(parts)


def _risks(sheet: PlanSheet) -> tuple[Block, ...]:
    held = [each for each in sheet.plan.risks if (each.risk + each.answer + each.worth).strip()]
    if not held:
        return ()
    table = Table(
        (
            Col(_("What could go wrong")),
            Col(_("What we do about it")),
            Col(_("Why it is worth it")),
        ),
        tuple((each.risk or "–", each.answer or "–", each.worth or "–") for each in held),
    )
    return frame.section(_("Risks that we take on purpose, and how"), (table,))


def _going_on(sheet: PlanSheet) -> tuple[Block, ...]:
    body: list[Block] = []
    written = {
        "contingency": sheet.plan.contingency,
        "money_managed_by": sheet.plan.money_managed_by,
    }
    for part in sheet.template.group(PartGroup.KEEPING_GOING):
        said = frame.words(written.get(part.key, sheet.plan.about.get(part.key, "")))
        if said:
            body += (Heading(part.heading, 2), *said)
    if sheet.plan.review_on:
        text = _("We look at this plan together again by then, or sooner if something changes.")
        body.append(
            Box(
                _("By {day}").format(day=day(sheet.plan.review_on)),
                _("Next review"),
                (Paragraph(text),),
                Purpose.NOTE,
            )
        )
    return frame.section(_("Keeping it going"), body)


def _signatures(sheet: PlanSheet) -> tuple[Block, ...]:
    names = {Signer.CHILD: sheet.about.full, Signer.WORKER: sheet.about.worker}
    places = tuple(
        Signature(each.heading, names.get(each.signer, "")) for each in sheet.template.signatures
    )
    statements = Bullets(
        tuple(
            (Run(f"{each.heading}: ", strong=True), each.statement)
            for each in sheet.template.signatures
            if each.statement
        )
    )
    return (Together((Heading(_("Signatures"), 1), statements, Signatures(places))),)
