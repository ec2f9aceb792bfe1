"""The support that money buys, and what it comes to: parts of every paper about a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Bullets,
    Col,
    Paragraph,
    Purpose,
    Run,
    Table,
    Words,
)
from ras_desktop.domain.costing import Comparison, Cost, LineCost
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.plan import PatternKind, Plan, SupportLine
from ras_desktop.wording import _, day, money, short_day
from ras_desktop.wording.plan import WAYS, counted, each
from ras_desktop.wording.request import STRANDS


def support_section(plan: Plan, cost: Cost, price_day: date) -> tuple[Block, ...]:
    """Every support line with how it was reckoned, then which gap each one fills."""
    held = [line for line in plan.lines if line.what.strip()]
    if not held:
        return ()
    costed = {each_cost.line: each_cost for each_cost in cost.lines}
    places = {outcome.id: place for place, outcome in enumerate(plan.outcomes, start=1)}
    table = Table(
        (
            Col(_("Support"), 1),
            Col(_("How much and how often"), 1.75),
            Col(_("Cost a year"), 0.72, Align.NUMBER),
        ),
        tuple(_row(line, costed[line.id], places) for line in held),
        total=(_("All together"), "", money(total(costed[line.id].amount for line in held))),
    )
    note = _("Prices are those in force on {day}.").format(day=day(price_day))
    return (
        *frame.section(_("The support that money buys"), (table, frame.small(note))),
        *_gaps(held),
        *_scope(held),
    )


def _row(line: SupportLine, cost: LineCost, places: Mapping[UUID, int]) -> tuple[Words, ...]:
    said: list[str | Run] = []
    if line.provider.strip():
        said += [Run(line.provider.strip(), apart=True), "\n"]
    said.append("\n".join(how_much(line, cost)))
    aside = [frame.named(WAYS, line.way.value), frame.named(STRANDS, line.strand.value)]
    if line.outcome is not None and line.outcome in places:
        aside.insert(0, _("Outcome {number}").format(number=places[line.outcome]))
    said += ["\n", Run(" · ".join(aside), emphasis=True)]
    return line.what.strip(), tuple(said), money(cost.amount)


def how_much(line: SupportLine, cost: LineCost) -> tuple[str, ...]:
    """How much and how often in words, then the sum as it was reckoned."""
    pattern = line.pattern
    said: list[str] = []
    if pattern.kind is PatternKind.SUM:
        said.append(_("A sum for the year"))
    elif cost.units is None or cost.unit_price is None:
        said.append(_("Not worked out yet"))
    elif pattern.kind is PatternKind.TIMES:
        said += _times(line, cost)
    else:
        said += _weekly(line, cost)
    if line.starts and line.ends:
        dates = {"first": short_day(line.starts), "last": short_day(line.ends)}
        said.append(_("From {first} to {last}").format(**dates))
    elif line.starts:
        said.append(_("From {first}").format(first=short_day(line.starts)))
    elif line.ends:
        said.append(_("Until {last}").format(last=short_day(line.ends)))
    return tuple(said)


def _times(line: SupportLine, cost: LineCost) -> list[str]:
    pattern = line.pattern
    if pattern.units == 1:
        first = counted(pattern.times, cost.unit)
        return [_("{units} a year").format(units=first), _product(cost)]
    values = {"times": pattern.times, "units": counted(pattern.units, cost.unit)}
    return [_("{times} times a year, {units} each").format(**values), _product(cost)]


def _weekly(line: SupportLine, cost: LineCost) -> list[str]:
    pattern = line.pattern
    values = next((step.values for step in cost.steps if step.code == "costing.weekly"), {})
    term_weeks, holiday_weeks = values.get("term_weeks", 0), values.get("holiday_weeks", 0)
    if pattern.term == pattern.holiday:
        weeks = term_weeks + holiday_weeks
        text = _("{units} a week in {weeks} weeks")
        return [text.format(units=counted(pattern.term, cost.unit), weeks=weeks), _product(cost)]
    said = []
    if pattern.term:
        text = _("{units} a week in {weeks} term weeks")
        said.append(text.format(units=counted(pattern.term, cost.unit), weeks=term_weeks))
    if pattern.holiday:
        text = _("{units} a week in {weeks} holiday weeks")
        said.append(text.format(units=counted(pattern.holiday, cost.unit), weeks=holiday_weeks))
    return [*said, _product(cost)]


def _product(cost: LineCost) -> str:
    """221 hours × £16.40 an hour, written as one sum."""
    units, price = cost.units or Decimal(0), cost.unit_price or Money(0)
    values = {"units": counted(units, cost.unit), "price": money(price), "each": each(cost.unit)}
    return _("= {units} at {price} {each}").format(**values)


def _gaps(lines: list[SupportLine]) -> tuple[Block, ...]:
    """A budget repeats no existing service (R 2.2): what each support adds."""
    said = tuple(
        (Run(f"{line.what.strip()}: ", strong=True), line.gap.strip())
        for line in lines
        if line.gap.strip()
    )
    return frame.section(_("Which gap each support fills"), (Bullets(said),) if said else (), 2)


def _scope(lines: list[SupportLine]) -> tuple[Block, ...]:
    """Why a support is in the plan although a rule usually keeps it out (P 8)."""
    said = tuple(
        (Run(f"{line.what.strip()}: ", strong=True), reason.strip())
        for line in lines
        for reason in line.scope_reasons.values()
        if reason.strip()
    )
    title = _("Why this is in the plan although it usually is not")
    return frame.section(title, (Bullets(said),) if said else (), 2)


def money_section(
    plan: Plan, cost: Cost, compared: tuple[Comparison, ...], notice: str = ""
) -> tuple[Block, ...]:
    """Planned, indicative, the difference explained; by strand, and by how it is taken."""
    if not plan.lines and not compared:
        return ()
    body: list[Block] = [_headline(cost, compared)]
    if compared:
        body += _by_strand(compared)
    if cost.by_way:
        body.append(_by_way(cost))
    body.append(
        frame.small(
            _(
                "The amount to plan with is a guide. The sum that is agreed in the end may be "
                "higher or lower, and the reason is then given in writing."
            )
        )
    )
    if notice:
        body.append(frame.small(notice))
    return frame.section(_("What it costs"), body)


def _headline(cost: Cost, compared: tuple[Comparison, ...]) -> Box:
    said = [difference_words(each_part) for each_part in compared]
    return Box(
        _("{sum} a year").format(sum=money(cost.planned)),
        _("The support in this plan"),
        tuple(Paragraph(text) for text in said if text),
        Purpose.MONEY,
    )


def difference_words(compared: Comparison) -> str:
    """One strand's difference as a sentence; "" where there is nothing to compare."""
    difference = compared.difference
    if difference is None or compared.indicative is None:
        return ""
    values = {
        "strand": frame.named(STRANDS, compared.strand.value),
        "indicative": money(compared.indicative),
        "planned": money(compared.planned),
        "difference": money(Money(abs(difference.pence))),
    }
    if not difference:
        text = _("{strand}: the plan costs exactly the {indicative} that there is to plan with.")
    elif difference.pence > 0:
        text = _(
            "{strand}: the plan costs {planned}. That is {difference} more than the {indicative} "
            "to plan with."
        )
    else:
        text = _(
            "{strand}: the plan costs {planned}. That is {difference} less than the {indicative} "
            "to plan with."
        )
    return text.format(**values)


def _by_strand(compared: tuple[Comparison, ...]) -> list[Block]:
    rows = tuple(
        (
            frame.named(STRANDS, part.strand.value),
            money(part.indicative) if part.indicative is not None else _("not set"),
            money(part.planned),
            signed(part.difference),
        )
        for part in compared
    )
    columns = (
        Col(_("Where the money comes from"), 1.3),
        Col(_("To plan with"), 1, Align.NUMBER),
        Col(_("Planned"), 1, Align.NUMBER),
        Col(_("Difference"), 1, Align.NUMBER),
    )
    return [Table(columns, rows, _strand_total(compared))]


def _strand_total(compared: tuple[Comparison, ...]) -> tuple[Words, ...] | None:
    """The sums of all strands; the amount to plan with only where every strand has one."""
    if len(compared) < 2:
        return None
    planned = total(part.planned for part in compared)
    given = [part.indicative for part in compared if part.indicative is not None]
    if len(given) < len(compared):
        return (_("All together"), "", money(planned), "")
    whole = total(given)
    return (_("All together"), money(whole), money(planned), signed(planned - whole))


def signed(difference: Money | None) -> str:
    """+£324.40, −£12.00, £0.00; "" where there is none."""
    if difference is None:
        return ""
    return f"+{money(difference)}" if difference.pence > 0 else money(difference)


def _by_way(cost: Cost) -> Block:
    rows = tuple((frame.named(WAYS, way.value), money(sum_)) for way, sum_ in cost.by_way.items())
    return Table(
        (Col(_("How the money is taken"), 2), Col(_("A year"), 1, Align.NUMBER)),
        rows,
        (_("All together"), money(cost.planned)) if len(rows) > 1 else None,
    )
