"""Documents that hold every kind of block; all names are invented."""

from __future__ import annotations

from datetime import date

from ras_desktop.documents.blocks import (
    Address,
    Align,
    Box,
    Bullets,
    Chart,
    Code,
    Col,
    Document,
    Field,
    Fields,
    Header,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Purpose,
    Quote,
    Run,
    Signature,
    Signatures,
    Spacer,
    Split,
    Table,
    Tick,
    Ticks,
    Together,
    Tone,
    WritingLines,
)
from ras_desktop.documents.figure import (
    Bar,
    Bars,
    Column,
    Columns,
    Fall,
    Lines,
    Mark,
    Move,
    Scale,
    Series,
    Waterfall,
)

HEADER = Header("Millbrook Metropolitan Borough Council", "A.B.")

WATERFALL = Waterfall(
    "How the money comes about",
    (
        Fall("128 points on the table", 0, 184000, Move.SUM),
        Fall("Help from family and friends (× 0.85)", 184000, 156400),
        Fall("Two nights of support a week", 156400, 305640),
        Fall("Club already provided", 305640, 264040),
        Fall("Indicative budget", 0, 264040, Move.SUM),
    ),
)
BARS = Bars(
    "Points by area",
    (Bar("Independence skills", 18, 24), Bar("Nights and sleep", 0, 12), Bar("Safety", 7)),
)
LINES = Lines(
    "Outcomes",
    (
        Series("Gets dressed alone", ((date(2026, 1, 5), 2), (date(2026, 11, 5), 7)), target=8),
        Series("Sleeps through", ((date(2026, 1, 5), 1), (date(2026, 11, 5), 7))),
    ),
    low=0,
    high=10,
    low_caption="not at all",
    high_caption="all the time",
)
COLUMNS = Columns(
    "Budget over the year",
    ("Social care", "Health"),
    tuple(Column(month, (240000, 60000)) for month in ("Apr", "May", "Jun")),
    limit=375000,
    limit_label="One twelfth of the budget",
)
SCALE = Scale(
    "How well I sleep",
    (Mark("At the start", 2), Mark("Now", 3), Mark("Goal", 8)),
    low_caption="never",
    high_caption="always",
)
FIGURES = (WATERFALL, BARS, LINES, COLUMNS, SCALE)


def everything(*, draft: bool = True) -> Document:
    """Every kind of block once or more."""
    return Document(
        "Support plan",
        "plan",
        HEADER,
        (
            Box(
                "£2,640.40 a year",
                "Indicative budget",
                (Paragraph("An amount to plan with. The panel decides the final budget."),),
                Purpose.MONEY,
            ),
            Heading("About me"),
            Fields((Field("Name to use", "Ash"), Field("School", "Millbrook Primary"))),
            Field("How I say yes", "I nod."),
            Field("Reviewed on"),
            Quote("I want to go swimming with my brother.", "Ash, 10 October 2026"),
            Paragraph(("People like that Ash is ", Run("kind and funny", strong=True), ".")),
            Paragraph("A first thought.\nAnother line.", Tone.LEAD),
            Bullets(("A picture timetable helps.", ("Swimming, ", Run("every", emphasis=True)))),
            Bullets(("Read the plan.", "Ring us."), numbered=True),
            Heading("Support and what it costs", 2),
            Table(
                (Col("Support", 2), Col("Hours", 1, Align.NUMBER), Col("A year", 1, Align.NUMBER)),
                (
                    ("Personal assistant", "221", "£3,624.40"),
                    ("Saturday club", "", "£300.00"),
                ),
                ("Planned", "221", "£3,924.40"),
                caption="Support lines",
            ),
            Table((Col("Risk"), Col("Answer")), (), empty="Nothing was recorded."),
            *(Chart(each) for each in FIGURES),
            Box("No decision yet", "Mind", (Paragraph("Wait."),), Purpose.WARNING),
            Split((Heading("What works", 3), Bullets(("Time",))), (Paragraph("Loud places"),), 0.6),
            PageBreak(),
            Ticks(
                (Tick("None", "Sleeps well", note="0 points"), Tick("Lots", ticked=True)), one=True
            ),
            Ticks((Tick("Mum"), Tick("Dad", ticked=True)), across=2),
            WritingLines(4, "In your own words"),
            Together((Heading("Signatures"), Spacer(1))),
            Signatures(
                (Signature("Parent", "Rahel Brook"), Signature("Worker", signed="Sam Hill"))
            ),
            Code(("7KQ2M", "9XPT4", "HW3ZD")),
            Part("Case 2", (Paragraph("Another child."),), "C.D."),
        ),
        footer="Children's disability service",
        draft=draft,
        subtitle="From 23 November 2026",
    )


def letter() -> Document:
    """A short letter."""
    return Document(
        "Your request for a personal budget",
        "request",
        HEADER,
        (
            Address(("Mrs Rahel Brook", "12 Mill Lane"), (Field("Date", "21 November 2026"),)),
            Paragraph("Dear Mrs Brook"),
            Paragraph(("Thank you for asking about ", Run("محمد", apart=True), ", who is 12.")),
        ),
    )


def urdu() -> Document:
    """A letter that reads from right to left."""
    return Document(
        "اشارتی بجٹ",
        "allocation",
        HEADER,
        (
            Paragraph("یہ خط بتاتا ہے کہ ہم نے سالانہ رقم £2,640.40 کا حساب کیسے لگایا۔"),
            Paragraph("ہمیں فون کریں: 01999 555 0100"),
            Table(
                (Col("قدم", 3), Col("رقم", 1, Align.NUMBER)),
                (("دو راتوں کی مدد", "+£1,492.40"),),
            ),
        ),
        language="ur",
    )
