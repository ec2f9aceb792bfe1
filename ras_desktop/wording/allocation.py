"""Sentences of the stage word: allocation (points to budget). Printed in letters to families."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ras_desktop.domain.budget import Change, Outcome
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.period import Period
from ras_desktop.domain.unrounded import UnroundedHours, UnroundedPounds
from ras_desktop.wording.speak import N_, _, ngettext, number, register, speaks

GATES = {
    "gate.passed": N_("{gate}: yes."),
    "gate.judgement": N_("{gate}: passed by a worker’s judgement. The reason: {reason}"),
    "gate.judgement_by": N_("{gate}: passed by the judgement of {by}. The reason: {reason}"),
    "gate.closed": N_("{gate}: no. {reason}"),
    "gate.age_passed": N_("{gate}: {age}, which is within {first} to {last}."),
    "gate.age_closed": N_("{gate}: {age}, which is not within {first} to {last}. {reason}"),
    "gate.no_form": N_("There is no form for the age of {age}. {reason}"),
    "gate.form": N_("At the age of {age} the form is “{form}”."),
    "gate.unanswered": N_("{gate}: not answered yet"),
}
TABLES = {
    "table.band": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band gives "
        "{value} {period}."
    ),
    "table.band_up_to": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band gives "
        "up to {value} {period}."
    ),
    "table.band_range": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band gives "
        "between {at_least} and {value} {period}."
    ),
    "table.band_none": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band gives "
        "no budget."
    ),
    "table.band_panel": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band has no "
        "set sum."
    ),
    "table.band_hours": N_("As a guide, that is {hours} {period}."),
    "table.outside_cap": N_(
        "The table goes from {low} to {high}. A total of {points} is outside it, so the nearest "
        "row counts."
    ),
    "table.outside_panel": N_(
        "The table goes from {low} to {high}. A total of {points} is outside it."
    ),
    "table.outside_none": N_("A budget begins at {low}. The total is {points}."),
    "table.under_threshold": N_("A budget begins above {threshold}. The total is {points}."),
    "table.per_point": N_("Each point gives {price}: {counted} × {price} = {value}."),
    "table.per_point_above": N_(
        "Points above {threshold} count: {points} − {threshold} = {counted}. Each gives {price}: "
        "{counted} × {price} = {value}."
    ),
    "table.knot": N_("A total of {points} gives {value}."),
    "table.line": N_(
        "In the table, {low:point gives|points give} {low_value} and {high} give {high_value}. A "
        "total of {points} lies between, and so does its sum: {low_value} + {part} ÷ {width} × "
        "{rise} = {value}."
    ),
    "table.percentile": N_(
        "A total of {points} reaches step {percentile} of 100 in the table of past costs: {value}."
    ),
    "table.percentile_between": N_(
        "A total of {points} lies between steps {percentile} and {next} of 100 in the table of "
        "past costs, and so does its sum: {low_value} + {part} ÷ {width} × {rise} = {value}."
    ),
    "table.hours": N_(
        "A total of {points} lies in the band “{band}” (from {first} to {last}). This band gives "
        "{hours} {period}."
    ),
    "table.base": N_("From the age of {first} to {last} the sum to start with is {base}."),
    "table.weight": N_(
        "A total of {points} lies in the band “{band}”, which counts {weight:time|times}."
    ),
    "table.weight_by_points": N_("Points weigh in: {points} ÷ {one}."),
    "table.base_weight": N_("{base} × {weight} = {value}."),
    "table.lines": N_("All parts together: {value} {period}."),
    "table.menu_choose": N_(
        "A total of {points} is enough to choose {choose} of these: {options}."
    ),
    "table.instalments": N_("{title} is paid in {number} parts: {parts}."),
}
SUMS = {
    "sum.none": N_("{title}: none."),
    "sum.fixed": N_("{title}: {value}."),
    "sum.fixed_weeks": N_("{title}: {price} a week for {times} weeks of the year is {value}."),
    "sum.fixed_times": N_("{title}: {price} {per} × {over} = {value} {period}."),
    "sum.fixed_often": N_("{title}: {price} {per} × {over} ÷ {under} = {value} {period}."),
    "sum.several": N_("{title}: {count} × {price} = {value}."),
    "sum.several_weeks": N_(
        "{title}: {count} × {price} a week, for {times} weeks of the year, is {value}."
    ),
    "sum.several_times": N_("{title}: {count} × {price} {per} × {over} = {value} {period}."),
    "sum.several_often": N_(
        "{title}: {count} × {price} {per} × {over} ÷ {under} = {value} {period}."
    ),
    "sum.one": N_("{title}: one {unit} at {price}."),
    "sum.one_weeks": N_(
        "{title}: one {unit} a week at {price}, for {times} weeks of the year, is {value}."
    ),
    "sum.one_times": N_("{title}: one {unit} {per} at {price} × {over} = {value} {period}."),
    "sum.one_often": N_(
        "{title}: one {unit} {per} at {price} × {over} ÷ {under} = {value} {period}."
    ),
    "sum.counted": N_("{title}: {count} {unit} at {price} each is {value}."),
    "sum.counted_weeks": N_(
        "{title}: {count} {unit} a week at {price} each, for {times} weeks of the year, is {value}."
    ),
    "sum.counted_times": N_(
        "{title}: {count} {unit} {per} at {price} each × {over} = {value} {period}."
    ),
    "sum.counted_often": N_(
        "{title}: {count} {unit} {per} at {price} each × {over} ÷ {under} = {value} {period}."
    ),
    "sum.asked": N_("{title}: {count} {unit} at {price} each is {value}."),
    "sum.asked_weeks": N_(
        "{title}: {count} {unit} at {price} each, for {times} weeks of the year, is {value}."
    ),
    "sum.asked_times": N_("{title}: {count} {unit} at {price} each × {over} = {value} {period}."),
    "sum.asked_often": N_(
        "{title}: {count} {unit} at {price} each × {over} ÷ {under} = {value} {period}."
    ),
    "sum.level_fixed": N_("{title} (“{level}”): {value}."),
    "sum.level_fixed_weeks": N_(
        "{title} (“{level}”): {price} a week for {times} weeks of the year is {value}."
    ),
    "sum.level_fixed_times": N_("{title} (“{level}”): {price} {per} × {over} = {value} {period}."),
    "sum.level_fixed_often": N_(
        "{title} (“{level}”): {price} {per} × {over} ÷ {under} = {value} {period}."
    ),
    "sum.level_several": N_("{title} (“{level}”): {count} × {price} = {value}."),
    "sum.level_several_weeks": N_(
        "{title} (“{level}”): {count} × {price} a week, for {times} weeks of the year, is {value}."
    ),
    "sum.level_several_times": N_(
        "{title} (“{level}”): {count} × {price} {per} × {over} = {value} {period}."
    ),
    "sum.level_several_often": N_(
        "{title} (“{level}”): {count} × {price} {per} × {over} ÷ {under} = {value} {period}."
    ),
    "sum.level_one": N_("{title} (“{level}”): one {unit} at {price}."),
    "sum.level_one_weeks": N_(
        "{title} (“{level}”): one {unit} a week at {price}, for {times} weeks of the "
        "year, is {value}."
    ),
    "sum.level_one_times": N_(
        "{title} (“{level}”): one {unit} {per} at {price} × {over} = {value} {period}."
    ),
    "sum.level_one_often": N_(
        "{title} (“{level}”): one {unit} {per} at {price} × {over} ÷ {under} = {value} {period}."
    ),
    "sum.level_counted": N_("{title} (“{level}”): {count} {unit} at {price} each is {value}."),
    "sum.level_counted_weeks": N_(
        "{title} (“{level}”): {count} {unit} a week at {price} each, for {times} weeks "
        "of the year, is {value}."
    ),
    "sum.level_counted_times": N_(
        "{title} (“{level}”): {count} {unit} {per} at {price} each × {over} = {value} {period}."
    ),
    "sum.level_counted_often": N_(
        "{title} (“{level}”): {count} {unit} {per} at {price} each × {over} ÷ {under} = "
        "{value} {period}."
    ),
    "sum.divided": N_("{title}: {spent} ÷ {price} an hour = {value}."),
    "sum.rounded": N_("{title}: rounded to {value}."),
}
MONEY = {
    "money.add": N_("{title} adds {value}: {before} becomes {after}."),
    "money.deduct": N_("{title} takes off {value}: {before} becomes {after}."),
    "money.multiply": N_("{title}: {before} × {factor} = {after}."),
    "money.multiply_level": N_("{title} (“{level}”): {before} × {factor} = {after}."),
    "money.multiply_same": N_("{title}: changes nothing."),
    "money.multiply_level_same": N_("{title} (“{level}”): changes nothing."),
    "money.cap": N_("{title}: no more than {limit}, so {before} becomes {after}."),
    "money.cap_not_reached": N_("{title}: {limit} is not passed, so nothing changes."),
    "money.floor": N_("{title}: no less than {limit}, so {before} becomes {after}."),
    "money.floor_not_reached": N_("{title}: the sum is not below {limit}, so nothing changes."),
    "money.panel": N_("{title}: {reason}"),
    "money.rounded_floor": N_("Rounded down to {after}."),
    "money.rounded_truncate": N_("Rounded down to {after}."),
    "money.rounded_half-up": N_("Rounded to {after}."),
    "money.rounded_half-even": N_("Rounded to {after}."),
    "money.not_below_nothing": N_("{before} is less than nothing, so nothing is left."),
    "money.exclusion": N_("{title}: {text}"),
}
BUDGET = {
    "budget.amount": N_("The indicative budget is {amount} {period}."),
    "budget.up_to": N_("The indicative budget is up to {amount} {period}."),
    "budget.annual": N_("Over a year that is {amount}."),
    "budget.weekly": N_("It is about {amount} a week. This is only to help reading."),
    "budget.none": N_("These answers give no budget under this scheme."),
    "budget.panel": N_("The panel decides the sum."),
    "budget.choose": N_("The family has still to choose."),
    "budget.outside": N_("No sum could be worked out."),
    "allocation.incomplete": N_(
        "This is an estimate: {count:answer is|answers are} still missing."
    ),
}
FINDINGS = {
    "allocation.not_in_force": N_(
        "Version {version} of the scheme is not in force on {day}: check the date"
    ),
    "allocation.wrong_form": N_(
        "“{form}” is not the form for the age of {age}: use “{right}” instead"
    ),
    "allocation.age_needed": N_("The date of birth is needed to go on"),
    "allocation.no_base": N_("The scheme has no sum to start with for the age of {age}"),
    "allocation.no_rate": N_("“{rate}” has no price on {day}: add one to the scheme’s rates"),
    "allocation.outside_table": N_(
        "A total of {points} is outside the scheme’s table ({low} to {high}): ask the RAS lead"
    ),
    "allocation.gap_in_table": N_(
        "A total of {points} falls into a gap of the scheme’s table: ask the RAS lead"
    ),
    "allocation.option_unknown": N_("“{option}” is not on the menu"),
    "allocation.option_not_open": N_(
        "“{option}” needs at least {needed} points, and there are {points}"
    ),
    "allocation.too_many_chosen": N_("{chosen} were chosen, but only {choose} may be"),
}
for each in (GATES, TABLES, SUMS, MONEY, BUDGET, FINDINGS):
    register(each)

_PERIODS = {
    Period.YEAR: N_("a year"),
    Period.MONTH: N_("a month"),
    Period.FOUR_WEEKS: N_("every four weeks"),
    Period.WEEK: N_("a week"),
}
_OUTCOMES = {
    Outcome.AMOUNT: N_("Indicative budget"),
    Outcome.UP_TO: N_("Indicative budget, up to"),
    Outcome.NONE: N_("No budget under this scheme"),
    Outcome.PANEL: N_("The panel decides"),
    Outcome.REFUSED: N_("Not under this scheme"),
    Outcome.OTHER_FORM: N_("Another way than this form"),
    Outcome.CHOOSE: N_("The family chooses"),
    Outcome.OUTSIDE: N_("No sum could be worked out"),
}


_BARS = {
    "start": N_("From the points"),
    "round": N_("Rounding"),
    "zero": N_("Never less than nothing"),
}


def bar(change: Change) -> str:
    """The label of a bar of the waterfall."""
    return change.label or _(_BARS[change.code])


def period(value: Period) -> str:
    """a year, a month, every four weeks, a week."""
    return _(_PERIODS[value])


def outcome(value: Outcome) -> str:
    """What came out, as a heading."""
    return _(_OUTCOMES[value])


def hours(value: Hours) -> str:
    """2 hours 30 minutes; a negative time with − before it."""
    whole, minutes = divmod(abs(value.minutes), 60)
    parts = []
    if whole or not minutes:
        parts.append(ngettext("{count} hour", "{count} hours", whole))
    if minutes:
        parts.append(ngettext("{count} minute", "{count} minutes", minutes))
    return ("−" if value.minutes < 0 else "") + " ".join(parts)


def unrounded_pounds(value: UnroundedPounds) -> str:
    """£2,318.525; a sum that four decimals cannot hold is "about £1,666.6667"."""
    size, whole = _four_places(abs(value.value))
    words = f"£{number(size)}"
    words = words if value.value >= 0 else f"−{words}"
    return words if whole else _("about {sum}").format(sum=words)


def unrounded_hours(value: UnroundedHours) -> str:
    """2.6125 hours, or "about 2.6667 hours"."""
    size, whole = _four_places(abs(value.value))
    words = _("{count} hours").format(count=number(size))
    words = words if value.value >= 0 else f"−{words}"
    return words if whole else _("about {sum}").format(sum=words)


def _four_places(value: Fraction) -> tuple[Decimal, bool]:
    """The nearest figure with four decimals, and whether it is the value itself."""
    units = round(value * 10_000)
    return Decimal(units) / 10_000, Fraction(units, 10_000) == value


speaks(Period, period)
speaks(UnroundedPounds, unrounded_pounds)
speaks(UnroundedHours, unrounded_hours)
speaks(Outcome, outcome)
speaks(Hours, hours)
