"""Sentences about what is typed."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "text.too_long": N_(
        "This has {length} characters; a field keeps {longest}. Shorten it, or keep the rest in a "
        "note"
    ),
    "text.line_full": N_(
        "This line holds {longest} characters, so the end of what was put in was left out"
    ),
}
register(SENTENCES)
