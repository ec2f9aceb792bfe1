"""Sentences of what can be wrong in the council's own files (forms)."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "forms.file.missing": N_("The file {file} is missing: put it back, or copy the one that ships"),
    "forms.file.unreadable": N_("The file {file} cannot be read: check that you may open it"),
    "forms.file.large": N_("The file {file} is far too large for a form"),
    "forms.file.letters": N_(
        "Line {line} of {file} has letters that are not UTF-8: save the file as UTF-8"
    ),
    "forms.file.syntax": N_(
        "Line {line} of {file} cannot be understood (column {column}): look for a missing "
        "quotation mark, bracket or “=”, a key that stands twice, or a comma in a number"
    ),
    "forms.file.syntax_somewhere": N_(
        "The file {file} cannot be understood: look for a number that is far too long, or brackets "
        "without an end"
    ),
    "forms.format.unknown": N_(
        "This file is of format {number}; this version of the program reads format {known}"
    ),
    "forms.key.missing": N_("“{key}” is missing: add it"),
    "forms.key.unknown": N_(
        "“{key}” is not known here: correct its spelling, or remove it; known is {known}"
    ),
    "forms.value.kind": N_("“{key}” should be {wanted}"),
    "forms.text.empty": N_("“{key}” is empty: write something, or remove it"),
    "forms.name.shape": N_(
        "“{name}” cannot be a name: use small letters, digits, hyphen and underscore, and begin "
        "with a letter"
    ),
    "forms.name.twice": N_("“{name}” is used twice: give each its own name"),
    "forms.number.range": N_("“{key}” should be from {least} to {most}"),
    "forms.number.fine": N_("“{key}” has more than {most} decimals"),
    "forms.word.unknown": N_("“{key}” must be one of {known}, and not “{word}”"),
    "forms.word.missing": N_("“{key}” is missing: add it; it must be one of {known}"),
}
register(SENTENCES)
