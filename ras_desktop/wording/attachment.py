"""Sentences of the stage word: attachment."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "attachment.empty": N_("This file is empty: choose another"),
    "attachment.large": N_(
        "This file has {size} MB and at most {most} MB are kept: scan it in black and white, or in "
        "parts"
    ),
    "attachment.program": N_(
        "This file is a program, whatever its name says, and is not kept. If it was sent to you, "
        "tell your IT team"
    ),
    "attachment.kind": N_(
        "This is no PDF, picture (PNG, JPEG), text or statement: save it as a PDF first"
    ),
    "attachment.what": N_("Write what it is, such as “signed agreement”"),
    "attachment.unread": N_("{name} cannot be read: choose another file"),
    "attachment.reason": N_("Write why it does not belong here"),
    "attachment.not_shown": N_("{name} cannot be shown here: save it and open it elsewhere"),
}
register(SENTENCES)

KINDS = {
    "pdf": N_("PDF"),
    "png": N_("Picture"),
    "jpg": N_("Picture"),
    "ofx": N_("Statement (OFX)"),
    "csv": N_("Table (CSV)"),
    "txt": N_("Text"),
}
