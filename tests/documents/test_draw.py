"""PDFs read back by an independent reader."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ras_desktop.documents import figure
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Bullets,
    Chart,
    Col,
    Document,
    Field,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Run,
    Split,
    Table,
    Together,
    reads_from_right,
)
from ras_desktop.documents.draw import LARGE_PRINT, draw
from tests.documents.conftest import Read
from tests.documents.sample_documents import FIGURES, HEADER, everything, letter, urdu
from tests.helpers.timing import allowed, best

Reader = Callable[[bytes], Read]
SENTENCE = "Ash likes trains and water and everything that spins around. "


def _document(*body: Block, language: str = "en-GB") -> Document:
    return Document("Title", "test", HEADER, body, language=language)


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("make", [everything, letter, urdu])
def test_fonts_are_embedded_as_subsets_with_a_map_to_text(
    make: Callable[[], Document], read: Reader
) -> None:
    fonts = read(draw(make())).fonts
    assert fonts
    for font in fonts:
        assert font[-5:-2] == ["yes", "yes", "yes"], font
        assert "Noto" in font[0]


def test_the_words_are_in_the_pdf_in_the_order_of_reading(read: Reader) -> None:
    text = _plain(read(draw(everything())).text)
    wanted = [
        "Support plan", "Indicative budget", "£2,640.40 a year", "About me", "Name to use",
        "Ash", "I want to go swimming with my brother.", "kind and funny", "1. Read the plan.",
        "Support Hours A year", "Personal assistant", "£3,624.40", "Planned", "£3,924.40",
        "Nothing was recorded.", "128 points on the table", "−£276.00", "+£1,492.40",
        "£2,640.40", "18 of 24", "What works", "Loud places", "In your own words", "Sam Hill",
        "9XPT4", "Another child.",
    ]  # fmt: skip
    place = 0
    for each in wanted:
        found = text.find(each, place)
        assert found >= 0, f"{each!r} not after {text[place - 40 : place]!r}"
        place = found


@pytest.mark.parametrize("drawn", FIGURES, ids=lambda each: type(each).__name__)
def test_labels_and_values_of_figures_are_drawn(drawn: figure.Figure, read: Reader) -> None:
    match drawn:
        case figure.Bars():
            wanted = [each.label for each in drawn.bars] + ["18 of 24", "0 of 12", "7"]
        case figure.Waterfall():
            wanted = [each.label for each in drawn.falls]
            wanted += [figure.fall_words(each, drawn.unit) for each in drawn.falls]
        case figure.Lines():
            wanted = [each.label for each in drawn.series] + ["5 Jan 2026", "goal", "not at all"]
        case figure.Columns():
            wanted = [*drawn.names, "Apr", "May", "Jun", "One twelfth of the budget: £3,750.00"]
        case figure.Scale():
            wanted = [each.label for each in drawn.marks] + ["never", "always", "10"]
    text = _plain(read(draw(_document(Chart(drawn)))).text)
    assert [each for each in wanted if each not in text] == []


def test_the_same_document_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = draw(everything())
    draw(urdu())
    assert draw(everything()) == first
    other_process = (
        "import sys, hashlib; from ras_desktop.documents.draw import draw; "
        "from tests.documents.sample_documents import everything; "
        "sys.stdout.write(hashlib.sha256(draw(everything())).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", other_process], capture_output=True, check=True)
    assert done.stdout.decode() == hashlib.sha256(first).hexdigest()


def test_facts_of_the_file(read: Reader) -> None:
    facts = read(draw(everything())).facts
    assert facts["Title"] == "Support plan"
    assert facts["Author"] == "Millbrook Metropolitan Borough Council"
    assert "A4" in facts["Page size"]


def test_language_and_bookmarks() -> None:
    reader = PdfReader(io.BytesIO(draw(everything())))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    (title, under) = reader.outline
    assert title["/Title"] == "Support plan"
    names = [each["/Title"] for each in under if not isinstance(each, list)]
    assert names == ["About me", "Signatures", "Case 2"]
    assert "Support and what it costs" in str(under[1])


def test_a_pack_has_a_bookmark_per_part_and_those_of_the_part_under_it() -> None:
    parts = (Part("Case 1", (Heading("Plan"), Heading("Cost", 2))), Part("Case 2", ()))
    reader = PdfReader(io.BytesIO(draw(_document(Paragraph("Agenda"), *parts))))
    assert len(reader.pages) == 3
    _pack, under = reader.outline
    assert [each["/Title"] for each in under if not isinstance(each, list)] == ["Case 1", "Case 2"]
    plan, costs = under[1]
    assert plan["/Title"] == "Plan"
    assert costs[0]["/Title"] == "Cost"
    assert reader.get_destination_page_number(plan) == 1


def test_header_footer_draft_and_initials(read: Reader) -> None:
    draft = read(draw(everything())).text
    pages = read(draw(everything())).pages
    assert draft.count("Draft") == pages  # the badge; the large mark is no text
    assert f"Page 1 of {pages}" in draft
    assert draft.count("A.B.") == pages - 1
    assert draft.count("C.D.") == 1
    assert "Draft" not in read(draw(everything(draft=False))).text


def test_right_to_left_text_reads_back_in_order(read: Reader) -> None:
    reading = read(draw(urdu()))
    assert "کا حساب کیسے لگایا" in _plain(reading.laid_out)
    text = _plain(reading.text)
    assert "کا حساب کیسے لگایا" in text
    assert "£2,640.40" in text
    assert "+£1,492.40" in text
    assert "01999 555 0100" in text


def test_a_name_in_another_direction_does_not_turn_its_neighbours(read: Reader) -> None:
    name = Run("محمد", apart=True)
    text = _plain(read(draw(_document(Paragraph(("Visit to ", name, " 12 May"))))).text)
    assert re.search(r"Visit to\s+محمد\s*12 May", text)


def test_language_tags_know_their_direction() -> None:
    right = ["ur", "ar", "fa", "ckb", "ku-Arab", "he"]
    assert [each for each in right if not reads_from_right(each)] == []
    assert not any(map(reads_from_right, ["en-GB", "pl", "sk", "ku", "ro"]))


def test_emoji_and_letters_without_a_font(read: Reader) -> None:
    text = _plain(
        read(draw(_document(Paragraph("Happy 😀 👨‍👩‍👧 ❤️ ✓ ★ → 漢 and 漢字漢字漢字")))).text
    )
    assert "😀" in text
    assert "✓ ★ →" in text
    assert "[cjk unified ideograph-6f22]" in text
    assert "[6 characters that cannot be printed here: cjk unified ideograph]" in text


def test_more_letters_than_one_subset_holds_read_back(read: Reader) -> None:
    letters = [
        chr(point) for point in (*range(0xC0, 0x180), *range(0x391, 0x3C9), *range(0x410, 0x450))
    ]
    letters = [each for each in letters if each.isalpha()]
    reading = read(draw(_document(*(Paragraph(" ".join(letters)),))))
    assert sum("NotoSans-Regular" in font[0] for font in reading.fonts) == 2
    assert [each for each in letters if each not in reading.text] == []


def test_a_vowel_written_before_its_consonant_reads_back(read: Reader) -> None:
    assert "हिन्दी में कि" in _plain(read(draw(_document(Paragraph("हिन्दी में कि")))).text)


def test_page_breaks(read: Reader) -> None:
    part = Part("Case", (Paragraph("one"), PageBreak(), Paragraph("two")), "C.D.")
    pages = read(draw(_document(PageBreak(), Paragraph("zero"), part))).text.split("\f")
    assert ["zero" in pages[1], "one" in pages[2], "two" in pages[3]] == [True] * 3
    assert "C.D." in pages[3]


def test_hostile_markup_is_only_text(read: Reader) -> None:
    words = "<b>x</b> &lt; <para> </para> <img src='/etc/passwd'/> %s {0} (a\\) Tj ET \\n"
    blocks = (
        Paragraph(words), Heading(words), Field(words, words), Quote(words, words),
        Bullets((words,)), Table((Col(words),), ((words,),)), Box(words, words),
        Chart(figure.Bars(words, (figure.Bar(words, 1),))),
    )  # fmt: skip
    pdf = draw(replace(_document(*blocks), title=words, footer=words))
    assert _plain(read(pdf).text).count("<img src='/etc/passwd'/>") >= 8
    assert read(pdf).facts["Title"] == words


LONG: dict[str, Block] = {
    "paragraph": Paragraph(SENTENCE * 1700),
    "word": Paragraph("x" * 100_000),
    "arabic word": Paragraph("سلام" * 25_000),
    "emoji": Paragraph("👨‍👩‍👧" * 20_000),
    "row": Table(
        (Col("A"), Col("B", 1, Align.NUMBER)),
        (("a", "1"), (SENTENCE * 600, "x" * 3000), ("c", "3")),
    ),
    "table header": Table((Col(SENTENCE * 90), Col("B")), (("a", "b"),) * 50),
    "narrow columns": Table(tuple(Col("column") for _ in range(30)), (("£1,234.56",) * 30,) * 40),
    "box": Box(SENTENCE * 300, "l" * 3000, (Paragraph(SENTENCE * 300),)),
    "fields": Fields((Field("l" * 900, SENTENCE * 300), Field(SENTENCE * 90, "v" * 900)), 3),
    "nested": Together((Split((Together((Paragraph(SENTENCE * 300),)),), (Heading("h" * 4000),)),)),
    "figure": Chart(figure.Bars("t" * 500, tuple(figure.Bar("l" * 99, 1, 5) for _ in range(99)))),
}


@pytest.mark.parametrize("name", LONG)
def test_nothing_is_too_long_to_print(name: str, read: Reader) -> None:
    reading = read(draw(_document(LONG[name], Paragraph("The end."))))
    assert "The end." in reading.text
    for left, top, right, bottom in reading.boxes:
        assert left > 40
        assert right < 595 - 40
        assert top > 20
        assert bottom < 842 - 15


def test_long_text_is_kept_whole(read: Reader) -> None:
    text = read(draw(_document(Paragraph(SENTENCE * 1700)))).text
    assert _plain(text).count("everything") == 1700
    word = read(draw(_document(Paragraph("x" * 100_000)))).text
    assert word.count("x") == 100_000
    row = read(draw(_document(LONG["row"]))).text
    assert row.count("spins") == 600


def test_table_header_repeats_and_heading_stays_with_its_text(read: Reader) -> None:
    rows = tuple((f"Row {number}", "x") for number in range(120))
    reading = read(draw(_document(Table((Col("Name of row"), Col("Value")), rows))))
    assert reading.text.count("Name of row") == reading.pages
    for filling in range(30, 50):
        body = (*(Paragraph("Line") for _ in range(filling)), Heading("Held"), Paragraph("Text"))
        pages = read(draw(_document(*body))).text.split("\f")
        holding = next(page for page in pages if "Held" in page)
        assert "Text" in holding


def test_a_total_never_stands_alone_on_a_page(read: Reader) -> None:
    for count in range(24, 34):
        rows = tuple((f"Row{number}.", "£1.00") for number in range(count))
        table = Table((Col("Name"), Col("Sum", 1, Align.NUMBER)), rows, ("Everything", "£9.00"))
        pages = read(draw(_document(table))).text.split("\f")
        holding = next(page for page in pages if "Everything" in page)
        assert f"Row{count - 1}." in holding


def test_large_print_keeps_every_word_within_the_page(read: Reader) -> None:
    large = read(draw(everything(), body=LARGE_PRINT))
    words = set(read(draw(everything())).text.split())
    assert words - set(large.text.split()) <= {"5"}  # the number of pages
    assert all(left > 40 and right < 595 - 40 for left, _top, right, _bottom in large.boxes)


_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize("logo", [_DOT, b"no picture", b"", _DOT[:30]])
def test_a_logo_that_is_no_picture_is_left_out(logo: bytes, read: Reader) -> None:
    header = replace(HEADER, logo=logo)
    reading = read(draw(replace(letter(), header=header)))
    assert "Millbrook Metropolitan Borough Council" in reading.text


def test_three_documents_in_under_a_second() -> None:
    draw(letter())
    assert 3 * best(lambda: draw(everything()), 3) < allowed(1000)
