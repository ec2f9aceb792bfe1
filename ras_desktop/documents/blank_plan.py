"""The blank support plan on paper: its parts with questions for the child and room to write."""

from __future__ import annotations

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Block,
    Chart,
    Document,
    Field,
    Fields,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    Tick,
    Ticks,
    Together,
    WritingLines,
)
from ras_desktop.documents.figure import Scale
from ras_desktop.domain.council import Council
from ras_desktop.domain.plan import SCALE, Way
from ras_desktop.domain.template import PLAN_FIELDS, Part, PartGroup, PlanTemplate
from ras_desktop.wording import _
from ras_desktop.wording.plan import WAYS

OUTCOMES = 3
SUPPORTS = 4
"""How many outcomes and supports there is room for; further sheets can be printed."""


def compose(council: Council, template: PlanTemplate) -> Document:
    """The whole plan with nothing in it."""
    return Document(
        title=template.title,
        kind="blank_plan",
        header=frame.header(council),
        body=(
            _head(),
            *_group(template, PartGroup.ABOUT_ME, _("About me")),
            *_group(template, PartGroup.VOICES, _("How we made this plan")),
            *frame.section(
                _("What should be different"),
                [block for place in range(1, OUTCOMES + 1) for block in _outcome(template, place)],
            ),
            *_resources(template),
            *frame.section(
                _("The support that money buys"),
                [_support(place) for place in range(1, SUPPORTS + 1)],
            ),
            *_risks(),
            *_group(template, PartGroup.KEEPING_GOING, _("Keeping it going"), plan_fields=True),
            *_signatures(template),
        ),
        subtitle=_("to write on together"),
    )


def _head() -> Fields:
    labels = (_("Name"), _("Date of birth"), _("Plan of"), _("Worker"))
    return Fields(tuple(Field(each) for each in labels))


def _group(
    template: PlanTemplate, group: PartGroup, title: str, plan_fields: bool = False
) -> tuple[Block, ...]:
    parts = [each for each in template.group(group) if plan_fields or each.key not in PLAN_FIELDS]
    return frame.section(title, [block for each in parts for block in _part(each)])


def _part(part: Part) -> tuple[Block, ...]:
    return (
        Heading(part.heading, 2),
        Together((Paragraph(part.child_prompt or part.prompt), WritingLines(4))),
    )


def _outcome(template: PlanTemplate, place: int) -> tuple[Block, ...]:
    soon = tuple(Tick(each.heading) for each in template.horizons)
    scale = Scale(
        _("Where are we now, where do we want to be?"),
        (),
        SCALE[0],
        SCALE[-1],
        _("not at all"),
        _("all the time"),
    )
    return (
        Heading(_("Outcome {number}").format(number=place), 2),
        Together(
            (
                WritingLines(2, _("What we want")),
                WritingLines(2, _("What is already there")),
                WritingLines(2, _("What is needed more")),
                Ticks(soon, across=3, one=True),
                Chart(scale),
                WritingLines(1, _("How we shall see it, and who does what")),
            )
        ),
    )


def _resources(template: PlanTemplate) -> tuple[Block, ...]:
    body: list[Block] = []
    for layer in template.layers:
        body += (
            Heading(layer.heading, 2),
            Together((Paragraph(layer.child_prompt or layer.prompt), WritingLines(2))),
        )
    return frame.section(_("Who and what helps"), body)


def _support(place: int) -> Together:
    ways = tuple(Tick(_(WAYS[way.value])) for way in Way)
    fields = Fields(
        (
            Field(_("Who gives it")),
            Field(_("For which outcome")),
            Field(_("How much in a term week")),
            Field(_("How much in a holiday week")),
            Field(_("Price")),
            Field(_("From when to when")),
        )
    )
    return Together(
        (
            WritingLines(1, _("Support {number}: what it is").format(number=place)),
            fields,
            Ticks(ways, across=3, one=True),
            WritingLines(1, _("Which gap it fills")),
        )
    )


def _risks() -> tuple[Block, ...]:
    body = (
        WritingLines(2, _("What could go wrong")),
        WritingLines(2, _("What we do about it")),
        WritingLines(2, _("Why it is worth it")),
    )
    return frame.section(_("Risks that we take on purpose, and how"), body)


def _signatures(template: PlanTemplate) -> tuple[Block, ...]:
    places = tuple(Signature(each.heading) for each in template.signatures)
    review = WritingLines(1, _("We look at this plan again by"))
    return (review, Together((Heading(_("Signatures"), 1), Signatures(places))))
