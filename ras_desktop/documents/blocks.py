"""What documents are made of. Blocks say what a part of a document is, never how it is drawn.

A document is a value: `draw.draw` turns it into PDF, `golden.text` into text, and every later
form (tagged PDF, HTML, other languages) is written once, over these blocks, for all documents.
Blocks stand in the order in which they are read. Text may be anything that a person typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ras_desktop.documents.figure import Figure


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text within a line.

    `apart` keeps its direction to itself: a name or other words from outside within our sentence,
    so that an Urdu name does not turn the figures that follow it. `language` where it differs
    from the document's.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    apart: bool = False
    language: str = ""


Words = str | tuple[str | Run, ...]
"""Plain text, or stretches of it. A line feed begins a new line."""


class Tone(StrEnum):
    """How loudly a paragraph speaks: LEAD opens a document, SMALL and MUTED stand back."""

    NORMAL = "normal"
    LEAD = "lead"
    SMALL = "small"
    MUTED = "muted"


class Align(StrEnum):
    """Where a column's text stands. NUMBER is for figures: at the end, so that digits line up."""

    START = "start"
    CENTRE = "centre"
    NUMBER = "number"


class Purpose(StrEnum):
    """What a box is for: a sum of money, something to note, or something to mind."""

    MONEY = "money"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 to 3. The document's own title stands above level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words."""

    words: Words
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where the order matters, counted from `first`."""

    items: tuple[Words, ...]
    numbered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Col:
    """A column of a table: its title, its share of the width, and where its text stands."""

    title: str
    weight: float = 1.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Every row and the total has one cell per column; header rows repeat.

    `row_heads`: the first cell of each row names the row. `empty` is said when there are no rows.
    """

    columns: tuple[Col, ...]
    rows: tuple[tuple[Words, ...], ...]
    total: tuple[Words, ...] | None = None
    caption: str = ""
    row_heads: bool = True
    empty: str = ""

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value; a field without a value is left blank, to be written in by hand."""

    label: str
    value: Words = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields side by side, read row by row."""

    fields: tuple[Field, ...]
    across: int = 2


@dataclass(frozen=True, slots=True)
class Box:
    """Something to see first: a label, a headline such as "£2,640.40 a year", and what it means."""

    headline: str = ""
    label: str = ""
    body: tuple[Block, ...] = ()
    purpose: Purpose = Purpose.NOTE


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its title, and a sentence that says what to see in it."""

    figure: Figure
    says: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and whose they are."""

    words: Words
    who: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: as whom, the name if known, and what is written in when already signed.

    `strokes`: the signature itself where it was written on the screen, in ten-thousandths of a pad
    that is `SIGNATURE_SHAPE` times as wide as it is high.
    """

    role: str
    name: str = ""
    signed: str = ""
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()


SIGNATURE_SHAPE = 3.2
"""Width of a signature's pad over its height, on the screen and on paper."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, each with room for name and date."""

    places: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on by hand, under a label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick: its label, more about it, a figure at the end such as "4 points"."""

    label: str
    detail: str = ""
    ticked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, under each other or `across` in columns; `one` where only one may be."""

    ticks: tuple[Tick, ...]
    across: int = 1
    one: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """The head of a letter: to whom, and date and references at the other side."""

    to: tuple[str, ...]
    aside: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Groups of signs to be copied exactly, such as a recovery key, `across` in a line."""

    groups: tuple[str, ...]
    across: int = 4


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if they fit on one."""

    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Two columns, the left read first; `share` is the left one's part of the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Spacer:
    """Room of so many lines."""

    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pack, e.g. one case: begins a page, has its bookmark and its own initials."""

    title: str
    body: tuple[Block, ...]
    initials: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Field
    | Fields
    | Box
    | Chart
    | Quote
    | Signatures
    | WritingLines
    | Ticks
    | Address
    | Code
    | Together
    | Split
    | Spacer
    | PageBreak
    | Part
)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands on top of every page. The child's initials, never the full name.

    `logo` is a PNG or JPEG file's bytes, drawn instead of nothing: the council's name stays.
    """

    council: str
    initials: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `kind` is its word, e.g. "plan"; `draft` marks every page until sealed.

    `language` is a tag such as "en-GB" or "ur"; it decides the direction of reading.
    """

    title: str
    kind: str
    header: Header
    body: tuple[Block, ...]
    footer: str = ""
    draft: bool = False
    language: str = "en-GB"
    subtitle: str = ""


RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def reads_from_right(language: str) -> bool:
    """Whether the language is written from right to left; "ku-Arab" counts, "ku" does not."""
    parts = language.lower().replace("_", "-").split("-")
    return parts[0] in RIGHT_TO_LEFT or "arab" in parts[1:] or "hebr" in parts[1:]


def runs(words: Words) -> tuple[Run, ...]:
    """The words as runs, plain text as one."""
    given = (words,) if isinstance(words, str) else words
    return tuple(Run(each) if isinstance(each, str) else each for each in given)


def plain(words: Words) -> str:
    """The words without strength and emphasis."""
    return "".join(each.text for each in runs(words))
