"""Sentences and names of the stage word: plan, and of costing."""

from decimal import Decimal

from ras_desktop.wording.speak import N_, _, ngettext, number, register

SENTENCES = {
    "plan.outcomes.none": N_("Add at least one outcome: what should be different for the child"),
    "plan.outcome.words_missing": N_("Say what should be different"),
    "plan.outcome.baseline_missing": N_("Choose where things stand now, 0 to 10"),
    "plan.outcome.target_missing": N_("Choose where things should be, 0 to 10"),
    "plan.outcome.scale": N_("The scale goes from 0 to 10"),
    "plan.outcome.target_below": N_(
        "The target, {target}, is below where things stand now, {baseline}"
    ),
    "plan.outcome.needed_missing": N_("Say what is needed more than what is already there"),
    "plan.line.what_missing": N_("Say what the support is"),
    "plan.line.outcome_missing": N_("Choose the outcome that this support serves"),
    "plan.line.gap_missing": N_(
        "Say which gap this fills: a personal budget does not repeat an existing service"
    ),
    "plan.line.dates": N_("The support ends on {ends}, before it starts on {starts}"),
    "plan.line.scope_blocked": N_("A direct payment may not buy this: {rule}"),
    "plan.line.scope_reason": N_("Usually not in scope: {rule} Write the reason, if it stays"),
    "plan.line.repeats": N_(
        "“{what}” is already in place: say what this support adds, or remove it"
    ),
    "plan.need.unmet": N_("No outcome or support meets assessed need {need} yet"),
    "plan.money_managed_by.missing": N_("Say who manages the money of the direct payment"),
    "plan.contingency.missing": N_("Say what happens if a carer or assistant is ill"),
    "plan.review_on.before": N_(
        "The plan is of {on}: enter a later day on which it is looked at again"
    ),
    "plan.review_on.missing": N_("Enter the day by which the plan is looked at again"),
    "plan.part.missing": N_("Write something under “{part}”"),
    "plan.no_prices": N_("No price list is in force on {day}: ask the RAS lead for one"),
    "plan.no_terms": N_("No school terms are in force on {day}: ask the RAS lead for them"),
    "plan.no_scope": N_("No scope rules are in force on {day}: ask the RAS lead for them"),
    "plan.no_template": N_("No plan template is in force on {day}: ask the RAS lead for one"),
    "plan.reason.missing": N_("Write why a new plan takes the place of the agreed one"),
    "plan.budget_rose": N_(
        "The indicative budget was confirmed on {day}, after this plan was begun: {before} became "
        "{after}, that is {difference} more"
    ),
    "plan.budget_fell": N_(
        "The indicative budget was confirmed on {day}, after this plan was begun: {before} became "
        "{after}, that is {difference} less"
    ),
    "plan.budget_other": N_(
        "The indicative budget was confirmed on {day}, after this plan was begun: before, "
        "{before}; now, {after}"
    ),
    "plan.unconfirmed": N_(
        "The assessment is not confirmed yet: the indicative budget may still change"
    ),
    "plan.unconfirmed_stops": N_(
        "The assessment is not confirmed yet: this council agrees a plan only after that"
    ),
    "plan.sent_back": N_(
        "The assessment was sent back: the indicative budget will change once it is corrected"
    ),
    "plan.recost.nothing": N_("Nothing is decided that this plan could be brought to"),
    "plan.recost.reason": N_("{sum} a year was decided on {day}"),
    "plan.agreed_already": N_("This plan was agreed on {day}: start a new one that follows it"),
    "costing.price.missing": N_("Enter the price of one unit, or choose one from the price list"),
    "costing.price.undated": N_("The price list has no price for this on {day}: enter one"),
    "costing.price.not_positive": N_("The price of one unit is more than £0.00"),
    "costing.nothing": N_(
        "This comes to £0.00: look at how much, how often, and whether the days hold a whole week"
    ),
    "costing.units.none": N_("Enter how much and how often"),
    "costing.units.number": N_("Enter how much as a number, for example 2.5"),
    "costing.units.many": N_("This is more than {most}: check the figures"),
    "costing.units.negative": N_("How much and how often cannot be less than 0"),
    "costing.units.week": N_("A week has no more than {most} hours"),
    "costing.sum.missing": N_("Enter the sum for the year"),
    "costing.too_dear": N_("This is more than {most} a year: check the figures"),
    "costing.units_times_price": N_("{units} × {price} = {sum} a year"),
    "costing.weekly": N_(
        "{term} in each of {term_weeks} term weeks and {holiday} in each of {holiday_weeks} "
        "holiday weeks is {count} a year"
    ),
    "costing.times": N_("{times} times {units} is {count} a year"),
    "costing.sum": N_("A sum of {sum} a year"),
}
register(SENTENCES)

HORIZONS = {"short": N_("Short term"), "medium": N_("Medium term"), "long": N_("Long term")}
LAYERS = {
    "child_and_family": N_("The child and family"),
    "community": N_("Community"),
    "universal": N_("Universal services"),
    "targeted": N_("Targeted services"),
    "individual": N_("Individual support"),
}
WAYS = {
    "direct_payment": N_("Direct payment"),
    "notional": N_("Notional budget"),
    "third_party": N_("Third party"),
}
PATTERN_KINDS = {
    "weekly": N_("Each week"),
    "times": N_("A number of times a year"),
    "sum": N_("A sum for the year"),
}
PLAN_STATES = {"draft": N_("Draft"), "agreed": N_("Agreed"), "superseded": N_("Superseded")}


UNITS = {
    "hour": (N_("{count} hour"), N_("{count} hours")),
    "night": (N_("{count} night"), N_("{count} nights")),
    "day": (N_("{count} day"), N_("{count} days")),
    "session": (N_("{count} session"), N_("{count} sessions")),
    "week": (N_("{count} week"), N_("{count} weeks")),
    "month": (N_("{count} month"), N_("{count} months")),
    "mile": (N_("{count} mile"), N_("{count} miles")),
    "item": (N_("{count} item"), N_("{count} items")),
    "lesson": (N_("{count} lesson"), N_("{count} lessons")),
    "year": (N_("{count} year"), N_("{count} years")),
}
"""What a price is for, one and many."""

EACH = {
    "hour": N_("an hour"),
    "night": N_("a night"),
    "day": N_("a day"),
    "session": N_("a session"),
    "week": N_("a week"),
    "month": N_("a month"),
    "mile": N_("a mile"),
    "item": N_("an item"),
    "lesson": N_("a lesson"),
    "year": N_("a year"),
}


def counted(count: int | Decimal, unit: str) -> str:
    """221 hours, 1 session, 2.5 days; for a council's own unit: 3 × place at a camp."""
    if unit not in UNITS:
        return f"{number(count)} × {unit}" if unit else number(count)
    one, many = UNITS[unit]
    if count == 1:
        return ngettext(one, many, 1)
    return _(many).format(count=number(count))


def each(unit: str) -> str:
    """an hour, a session; for a council's own unit: for each place at a camp."""
    return _(EACH[unit]) if unit in EACH else _("for each {unit}").format(unit=unit)
