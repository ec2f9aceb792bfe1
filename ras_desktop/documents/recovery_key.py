"""The sheet with the recovery key of a case file: printed once, kept locked away."""

from __future__ import annotations

from datetime import date

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Box,
    Bullets,
    Code,
    Document,
    Heading,
    Paragraph,
    Purpose,
    WritingLines,
)
from ras_desktop.domain.council import Council
from ras_desktop.wording import _, day


def compose(council: Council, name: str, key: str, made: date) -> Document:
    """The sheet. `key`: groups joined by hyphens, as the program shows them; it is not kept."""
    what = _(
        "This key opens the case file when a passphrase is forgotten. Whoever has the key and the "
        "file can read every record in it."
    )
    keep = (
        _("Keep this sheet in a sealed envelope, in a locked place, never with the laptop."),
        _("Do not photograph it, do not type it into anything but this program."),
        _("When it has been used, make a new one: Settings, then Recovery key."),
        _("If the sheet is lost, make a new one at once. The old key then opens nothing."),
    )
    return Document(
        title=_("Recovery key"),
        kind="recovery_key",
        header=frame.header(council),
        subtitle=name,
        body=(
            Paragraph(what),
            Code(tuple(key.split("-")), across=3),
            Paragraph(_("Made on {day}.").format(day=day(made))),
            Heading(_("How to keep it"), 2),
            Bullets(keep),
            Box(
                _("Only on this paper"),
                body=(Paragraph(_("The program shows this key once and keeps no copy of it.")),),
                purpose=Purpose.WARNING,
            ),
            Heading(_("Where this sheet is kept, and who has opened the envelope"), 2),
            WritingLines(5),
        ),
    )
