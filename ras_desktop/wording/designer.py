"""Sentences of what a scheme still lacks while somebody writes it in the designer."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "scheme.words_missing": N_("Nothing is written here yet"),
    "scheme.above_nothing": N_("This must be more than nothing: 1, 0.5, 0.01 …"),
    "scheme.notice_missing": N_("An example says on every page that it is one: write the notice"),
    "scheme.no_forms": N_("There is no form yet: add one"),
    "scheme.no_tables": N_("There is no table yet: add one"),
    "scheme.no_questions": N_("The form has no question yet: add one"),
    "scheme.no_condition": N_("Say when this holds: add a condition"),
    "scheme.rows_missing": N_("The table is empty: add a row"),
    "scheme.price_missing": N_("Say what an hour costs: choose a rate"),
    "scheme.sum_missing": N_("There is no sum yet: give an amount, a rate or a question"),
    "scheme.number_missing": N_("Say how many"),
    "scheme.figure_missing": N_("There is no figure yet: give one, or one for each level"),
    "scheme.cell_choice": N_("“{words}” is none of the words that can stand here"),
    "scheme.file_unreadable": N_(
        "The file could not be read, and nothing was begun: look whether it is still there and may "
        "be opened"
    ),
    "scheme.not_reckoned": N_(
        "This scheme cannot be worked out as it stands: undo the last change ({what})"
    ),
}
register(SENTENCES)
