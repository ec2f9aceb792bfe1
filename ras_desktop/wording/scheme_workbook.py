"""Sentences about workbooks of schemes: what a spreadsheet program can spoil."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "scheme.workbook.long": N_(
        "The text has {length} characters, and a cell holds {longest}: shorten it"
    ),
    "scheme.workbook.early": N_(
        "{day} is earlier than spreadsheet programs know: export the scheme as a folder instead"
    ),
    "scheme.workbook.large": N_("The file is too large for a scheme’s workbook"),
    "scheme.workbook.unreadable": N_(
        "This is no workbook that can be read: save it in the spreadsheet as .xlsx and choose that "
        "file"
    ),
    "scheme.workbook.sheet": N_(
        "The sheet “{sheet}” is missing: put it back, with its headings, even if it is empty"
    ),
    "scheme.workbook.merged": N_("These cells are merged: take the merging away"),
    "scheme.workbook.rows": N_("The sheet has {rows} rows, at most {most} are read"),
    "scheme.workbook.heading": N_("“{heading}” is no heading of this sheet, or stands twice"),
    "scheme.workbook.no_heading": N_("The sheet “{sheet}” has lost its column “{heading}”"),
    "scheme.workbook.beside": N_("This cell stands under no heading: empty it or move it"),
    "scheme.workbook.formula": N_("Here stands a formula: write its result instead"),
    "scheme.workbook.kind": N_("This cell should hold {wanted}"),
    "scheme.workbook.owner": N_(
        "The row belongs to “{name}”, which is not in this workbook: correct its first cells"
    ),
    "scheme.workbook.key": N_("“{key}” is no key of the sheet Scheme"),
    "scheme.workbook.key_twice": N_("“{key}” stands twice: keep one row"),
}
register(SENTENCES)
