"""Sentences of what can be wrong or weak in a scheme: what it is, and what to do."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

FILES = {
    "scheme.no_folder": N_("There is no scheme folder “{folder}” here"),
    "scheme.folder_name": N_("The name is “{name}”, but the folder is “{folder}”: make them alike"),
    "scheme.folder_version": N_(
        "The version is “{version}”, but the folder is “{folder}”: make them alike"
    ),
    "scheme.version_shape": N_(
        "“{version}” cannot be a version: use letters, digits, full stop, hyphen and underscore"
    ),
    "scheme.form_file": N_("“{file}” cannot be a form’s file: call it form-….toml"),
    "scheme.ends_before_begin": N_("The last day is before the first: correct one of them"),
    "scheme.born_after": N_("The date of birth is after the day of the example"),
    "scheme.age_or_born": N_("Give either the age or the date of birth (born)"),
    "scheme.expects_nothing": N_("The example expects nothing: say what must come out"),
    "scheme.answer_kind": N_(
        "“{key}” should be a level in quotes, a number, or a table in curly brackets"
    ),
    "scheme.whole_minutes": N_("{hours} hours are no whole minutes: change the number"),
    "scheme.round_too_fine": N_(
        "Sums are rounded to whole pence at the finest (0.01), hours to whole minutes"
    ),
    "scheme.limit_off_grid": N_(
        "“{key}” should be a multiple of {to}, to which points are rounded"
    ),
    "scheme.minimum_above_maximum": N_("The lowest is above the highest: exchange them"),
    "scheme.between_without_points": N_(
        "A value between two levels needs points: score the question, or leave “between” out"
    ),
    "scheme.one_level": N_("A question with one level asks nothing: add a second level"),
    "scheme.level_without_points": N_(
        "This level has no points: add them, or write “scored = false” at the question"
    ),
    "scheme.one_condition": N_("A condition says exactly one thing: use one of {known}"),
    "scheme.figure_or_levels": N_("Give either “{wanted}”, or “question” with “by_level”"),
    "scheme.sum_shape": N_(
        "No sum can be made of {given}: docs/schemes.md, “A sum”, lists what goes together"
    ),
    "scheme.rate_in_hours": N_("A scheme that gives hours uses no rates: remove it"),
    "scheme.divided_in_money": N_("“divided_by” is for schemes that give hours only"),
    "scheme.weeks_without_week": N_('“weeks” goes only with per = "week"'),
    "scheme.minutes_without_rate": N_("Minutes need a rate for an hour: add “rate”"),
    "scheme.none_above": N_("More points cannot give nothing: use cap, panel or error"),
    "scheme.band_one_of": N_("A band has exactly one of “amount”, “up_to” and “outcome”"),
    "scheme.at_least_without_up_to": N_("“at_least” goes only with “up_to”"),
    "scheme.weights_or_points": N_("Give either “weights” or “points_for_one”"),
    "scheme.instalments_of_hours": N_("Hours are not paid in instalments: remove it"),
    "scheme.no_panel_of_points": N_("Points do not go to the panel: use [[adjust_money]]"),
    "scheme.panel_when": N_("Say when the panel decides: “above”, or “when”, or both"),
}
FAULTS = {
    "scheme.unknown_table": N_(
        "There is no table “{name}”: correct the name, or add the table; known is {known}"
    ),
    "scheme.unknown_area": N_(
        "There is no area “{name}”: correct the name, or add the area; known is {known}"
    ),
    "scheme.unknown_level": N_(
        "There is no level “{name}”: correct the name, or add the level; known is {known}"
    ),
    "scheme.unknown_question": N_(
        "There is no question “{name}”: correct the name, or add the question; known is {known}"
    ),
    "scheme.unknown_rate": N_(
        "There is no rate “{name}”: correct the name, or add it to rates.toml; known is {known}"
    ),
    "scheme.no_table": N_("There is no table “{name}”, and no other: add a table"),
    "scheme.no_area": N_("There is no area “{name}”, and no other: add an area"),
    "scheme.no_level": N_("There is no level “{name}”, and no other: add levels"),
    "scheme.no_question": N_("There is no question “{name}”, and no other: add questions"),
    "scheme.no_rate": N_("There is no rate “{name}”, and no other: add it to rates.toml"),
    "scheme.condition_levels": N_("“{question}”: choose at least one of its levels: {known}"),
    "scheme.level_left_out": N_("The level “{level}” has no figure here: add it"),
    "scheme.condition_kind": N_(
        "“levels” goes with questions that have levels, “at_least” and “at_most” with the others: "
        "look at “{question}”"
    ),
    "scheme.sum_question": N_("“{question}” is not the kind of question that this sum needs"),
    "scheme.ages_overlap": N_("“{form}” and “{other}” are both for the same age: part them"),
    "scheme.row_turned": N_("This row ends ({last}) before it begins ({first}): mend one of them"),
    "scheme.rows_overlap": N_(
        "This row begins at {first}, but the one before goes to {last}: points belong to one row"
    ),
    "scheme.knots_order": N_("{points} follows {before}: write the rows in rising order"),
    "scheme.bases_overlap": N_(
        "The age of {age} already has its sum in the row before: mend one of them"
    ),
    "scheme.rate_empty": N_("The rate “{rate}” has no price: add one"),
    "scheme.rate_overlap": N_("“{rate}” has two prices on {day}: end the earlier one on {last}"),
}
NAMES = {
    "scheme.no_start": N_("There is no such kind of scheme: choose one of those that are shown"),
    "scheme.name.written": N_(
        "Use small letters, digits and hyphens between them, begin with a letter, and use no more "
        "than {most} signs: night-visits"
    ),
    "scheme.name.taken": N_("“{name}” is the name of another part: choose one that is free"),
    "scheme.name.shared": N_(
        "Examples speak of two parts as “{name}”: correct what they expect to change first"
    ),
    "scheme.name.mentioned": N_(
        "“{name}” is mentioned where nothing is called so: put that right first"
    ),
}
CHECKS = {
    "scheme.ages_gap": N_("No form is for ages {first} to {last}: is that meant?"),
    "scheme.gate_without_form": N_("The gate lets the age of {age} through, but no form is for it"),
    "scheme.day_without_rate": N_("“{rate}” has no price from {day} on: add one"),
    "scheme.approved_without_equality": N_(
        "No scheme is approved without an equality analysis: give its reference"
    ),
    "scheme.not_consulted": N_("Say when the parents’ forum was asked about this scheme"),
    "scheme.no_examples": N_("There are no worked examples: add some, so that figures are proved"),
    "scheme.example_age": N_("“{title}” gives no age: add one"),
    "scheme.example_fails": N_("“{title}”: {key} should be {wanted}, but comes out as {got}"),
    "scheme.example_change": N_(
        "“{title}”: “{rule}” should change the sum by {wanted}, but changes it by {got}"
    ),
    "scheme.row_off_grid": N_("The ends of this row should be multiples of {step}, as points are"),
    "scheme.gap": N_("Points from {first} to {last} are in no row: close the gap"),
    "scheme.unreachable": N_(
        "No answers reach this row ({first} to {last}): points go from {low} to {high}"
    ),
    "scheme.below_table": N_(
        "Points can be as low as {points}, but the table begins at {end}: extend it, or say what "
        "happens below"
    ),
    "scheme.above_table": N_(
        "Points can be as high as {points}, but the table ends at {end}: extend it, or say what "
        "happens above"
    ),
    "scheme.above_table_capped": N_(
        "Points can be as high as {points}; from {end} on more need changes nothing"
    ),
    "scheme.age_without_base": N_("The age of {age} has no sum to start with: add one"),
    "scheme.falls": N_("At {points} points the sum falls from {before} to {after}, as need rises"),
    "scheme.cliff": N_(
        "Cliff edge: at {points} points one step makes {before} into {after} ({share} % more)"
    ),
    "scheme.cliff_from_nothing": N_(
        "Cliff edge: at {points} points one step makes nothing into {after}"
    ),
    "scheme.dominating": N_("“{question}” alone can give {share} % of all points"),
    "scheme.no_outcome": N_("“{question}” does not open with its positive statement (outcome)"),
    "scheme.no_descriptor": N_(
        "“{question}”, level “{level}”, is not described: two workers would score it differently"
    ),
    "scheme.points_fall": N_(
        "The levels of “{question}” do not rise: write them from least need to most"
    ),
    "scheme.nothing_between": N_("Two levels of “{question}” are alike: nothing lies between them"),
    "scheme.hard_to_read": N_(
        "Hard to read (school year {grade}, at most 7 is wanted): use shorter words and sentences"
    ),
    "scheme.table_unused": N_("No form uses the table “{table}”"),
    "scheme.complexity": N_(
        "{questions:question|questions}, {tables:table|tables}; about {pages:page|pages} when "
        "printed."
    ),
    "scheme.checked": N_("{errors:error|errors}, {warnings:warning|warnings}."),
    "scheme.area_empty": N_("The area “{area}” has no question"),
}
for each in (FILES, FAULTS, NAMES, CHECKS):
    register(each)
