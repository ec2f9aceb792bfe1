"""What every document of this program shares: header, references, who made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents.blocks import Block, Field, Fields, Header, Heading, Paragraph, Tone
from ras_desktop.domain.council import Council
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class About:
    """Whose paper it is. `called` is the name to say, `full` the whole name, inside only."""

    called: str
    full: str
    initials: str
    born: date | None
    number: str
    worker: str = ""
    worker_phone: str = ""


def header(council: Council, initials: str = "") -> Header:
    """The header of every page: the council, and the child's initials, never the full name."""
    return Header(council.name or _("The council"), initials, council.logo or None)


def fields(pairs: Iterable[tuple[str, str]], across: int = 2) -> tuple[Block, ...]:
    """Labels with their values, without those that have none; nothing where all are empty."""
    held = tuple(Field(label, value) for label, value in pairs if value.strip())
    return (Fields(held, across),) if held else ()


def section(title: str, body: Iterable[Block], level: int = 1) -> tuple[Block, ...]:
    """A heading with what stands under it; an empty part shows nothing, not an empty heading."""
    held = tuple(body)
    return (Heading(title, level), *held) if held else ()


def words(text: str) -> tuple[Block, ...]:
    """A text as paragraphs; a blank line parts them."""
    return tuple(
        Paragraph(part.strip()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()
    )


def small(text: str) -> Paragraph:
    """A remark that stands back."""
    return Paragraph(text, Tone.MUTED)


def named(names: Mapping[str, str], code: str) -> str:
    """The name of a code in the language in use; the code itself where it has none."""
    return _(names[code]) if code in names else code
