"""Sentences of what can be wrong in policy, scope, prices, terms, plan template, letters, lists."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "policy.unit.other": N_("“{value}” is counted in {unit}"),
    "policy.years.months": N_("Years and whole months only, such as 17.5"),
    "policy.value.low": N_("The lowest that is allowed here is {least} ({source})"),
    "policy.value.high": N_("The highest that is allowed here is {most} ({source})"),
    "policy.code.missing": N_("The value “{value}” is missing: add it"),
    "policy.day.twice": N_("Two values begin on {day}: keep one"),
    "scope.keyword.empty": N_("“{keyword}” would be found in every line: use a word"),
    "prices.amount.nothing": N_("A price is more than £0.00"),
    "prices.day.twice": N_("Two prices begin on {day}: keep one"),
    "terms.weeks.sum": N_("Weeks of term and of holidays come to {sum}: together they are 52"),
    "terms.weeks.other": N_(
        "This school year has {term} weeks of term and {holiday} of holidays: a full year is still "
        "counted as the file says"
    ),
    "terms.year.gap": N_("This school year should begin the day after {day}"),
    "terms.year.long": N_("A school year has fewer than {most} days: check the dates"),
    "terms.holiday.outside": N_("These holidays are not between {first} and {last}"),
    "terms.holiday.order": N_("These holidays begin before the last ones end, on {day}"),
    "terms.last.before": N_("The last day, {last}, is before the first, {first}"),
    "template.part.missing": N_("The part “{part}” is missing: add it, the plan keeps it"),
    "template.order": N_("Each of {wanted} is needed once, in this order"),
    "letter.word.missing": N_("This letter has to say {word}: add it to a part"),
    "letter.word.unknown": N_("{word} is not known here. Known are {known}"),
    "letter.braces": N_("A brace has no partner, or holds more than one word"),
    "routes.strand.none": N_("No route serves the strand “{strand}”: add one"),
    "lists.file.other": N_("The list “{name}” belongs in the file {file}"),
    "lists.codes.fixed": N_("The codes of this list are fixed: {known}"),
}
register(SENTENCES)
