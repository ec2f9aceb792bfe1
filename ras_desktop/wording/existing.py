"""Sentences of the word: existing. Packages from before the RAS, taken in and reviewed."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

PLACES = {
    "last_name": N_("Last name"),
    "first_names": N_("First names"),
    "born": N_("Date of birth"),
    "amount": N_("Sum"),
    "since": N_("In force since"),
    "nhs_number": N_("NHS number"),
    "system_number": N_("Number in another system"),
    "lines": N_("Street"),
    "town": N_("Town"),
    "postcode": N_("Postcode"),
    "carer": N_("Parent or carer"),
    "worker": N_("Worker"),
    "set_by": N_("Set by"),
}
PERS = {
    "year": N_("a year"),
    "month": N_("a month (12 a year)"),
    "four-weeks": N_("four weeks (13 a year)"),
    "week": N_("a week (52 a year)"),
}
SENTENCES = {
    "due.existing": N_("Review the existing package with the RAS"),
    "existing.file.large": N_("The file is over {most} MB. Nothing was taken in."),
    "existing.file.no_table": N_(
        "The file is neither a CSV file nor an Excel workbook, whatever its name says. Nothing "
        "was taken in."
    ),
    "existing.file.rows": N_("The file has over {most} rows. Nothing was taken in: part it."),
    "existing.file.no_head": N_(
        "No row of the file names its columns. Nothing was taken in. Give the first row names."
    ),
    "existing.empty": N_("No row of the file has anything in it. Nothing was taken in."),
    "existing.column.missing": N_("Which column is it? {place}"),
    "existing.per.unclear": N_("Say for which time the sums stand: a year, a month, a week."),
    "existing.dates.none": N_("The columns for dates have no date in them. Choose others."),
    "existing.dates.mixed": N_(
        "The dates stand in no one order: some can only be day first, others only month first. "
        "Put them right in the file."
    ),
    "existing.dates.two_ways": N_(
        "Every date could be read in two ways. Say whether the day or the month comes first."
    ),
    "existing.cell.no_name": N_("Row {row}: there is no name."),
    "existing.cell.no_day": N_("Row {row}: “{cell}” is no date in this order."),
    "existing.cell.no_sum": N_(
        "Row {row}: “{cell}” is no sum of money. A sum is written 1,234.56 or 1234.56."
    ),
    "existing.born.future": N_("Row {row}: born on {day}, which is still to come."),
    "existing.born.old": N_("Row {row}: born on {day} is older than {oldest}."),
    "existing.since.future": N_("Row {row}: in force since {day}, which is still to come."),
    "existing.since.before_birth": N_("Row {row}: in force since {day}, before the birth."),
    "existing.amount.nothing": N_("Row {row}: {sum} a year is no package."),
    "existing.amount.great": N_("Row {row}: {sum} a year is over a million pounds."),
    "existing.nhs_number.wrong": N_("Row {row}: the NHS number has a wrong digit; it is left out."),
    "existing.twice": N_("Row {row}: {name} stands in row {first} already."),
    "existing.there": N_(
        "Row {row}: {name} has the case {number} already. Leave the row out, or say that it is "
        "another child."
    ),
    "existing.alike": N_("Row {row}: {name} may be the child of the case {number}."),
    "existing.worker.unknown": N_(
        "Row {row}: nobody called “{cell}” works here; the case comes to whoever takes the file in."
    ),
    "existing.moved_on": N_(
        "Somebody has opened a case of one of these children meanwhile. Nothing was taken in: "
        "look again."
    ),
}
register(SENTENCES)
