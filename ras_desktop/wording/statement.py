"""Sentences of the word: statement. What is wrong with a bank's file, and what is odd about it."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "statement.file.large": N_(
        "The file is over {most} MB: that is no statement of one account. Nothing was taken in. "
        "Ask the bank for the dates you need."
    ),
    "statement.file.no_text": N_(
        "The file is not a CSV file, whatever its name says. Nothing was taken in. "
        "Ask the bank for a CSV or OFX file, or save the sheet as CSV."
    ),
    "statement.file.rows": N_(
        "The file has over {most} rows: that is no statement of one account. Nothing was taken in."
    ),
    "statement.file.no_table": N_(
        "No row of the file names a column for the date and one for the amount. "
        "Nothing was taken in. Check that it is the bank’s file."
    ),
    "statement.file.no_ofx": N_(
        "The file is not an OFX statement that can be read. Nothing was taken in. "
        "Ask the bank for a CSV file."
    ),
    "statement.ofx.currency": N_(
        "The statement is in {currency}, not in pounds. Nothing was taken in."
    ),
    "statement.columns.missing": N_(
        "It is not clear which column is the date and which the amount. Choose them."
    ),
    "statement.dates.none": N_("The column for the date has no date in it. Choose another one."),
    "statement.dates.mixed": N_(
        "The dates stand in no one order: some can only be day first, others only month first. "
        "Ask the bank for the file again."
    ),
    "statement.dates.two_ways": N_(
        "Every date could be read in two ways. Say whether the day or the month comes first."
    ),
    "statement.sign.unclear": N_(
        "No amount has a minus. Say whether these sums came in or went out."
    ),
    "statement.empty": N_("The file has no line in it. Nothing was taken in."),
    "statement.cell.no_day": N_(
        "Row {row}: “{cell}” is no date in this order. Nothing was taken in."
    ),
    "statement.cell.no_sum": N_("Row {row}: “{cell}” is no sum of money. Nothing was taken in."),
    "statement.cell.great": N_(
        "Row {row}: “{cell}” is over a million pounds. Nothing was taken in."
    ),
    "statement.line.future": N_("Row {row}: {day} is still to come."),
    "statement.line.zero": N_("Row {row}: the amount is £0.00."),
    "statement.line.balance": N_(
        "Row {row}: the balance is not the one before it and the amount. Is a line missing?"
    ),
}
register(SENTENCES)
