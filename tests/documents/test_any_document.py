"""Whatever people type and however blocks are put together, a document can be printed."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ras_desktop.documents.blocks import (
    Address,
    Align,
    Block,
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
    WritingLines,
)
from ras_desktop.documents.draw import draw
from ras_desktop.documents.draw.look import PAPER, QUIET, ROLES, TINT, WARN, Colour
from ras_desktop.documents.figure import (
    Bar,
    Bars,
    Fall,
    Lines,
    Mark,
    Move,
    Scale,
    Series,
    Waterfall,
)
from ras_desktop.documents.geometry import Role
from ras_desktop.documents.golden import text
from tests.documents.conftest import Read

EXTREMES = ("", " ", "x" * 4000, "word " * 900, "سلام " * 300, "\u0301\u0301", "\n\n")
words = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ab £1,.-()سلםए\u200c😀👍🏽\u200d\u0301\n漢\x00\ud800", max_size=120),
    st.sampled_from(range(7)).map(lambda number: EXTREMES[number]),
)
runs = st.one_of(
    words,
    st.lists(st.builds(Run, words, st.booleans(), st.booleans(), st.booleans()), max_size=4).map(
        tuple
    ),
)
numbers = st.integers(-(10**9), 10**9)
figures = st.one_of(
    st.builds(
        Bars, words, st.lists(st.builds(Bar, words, numbers, numbers), max_size=5).map(tuple)
    ),
    st.builds(
        Waterfall,
        words,
        st.lists(st.builds(Fall, words, numbers, numbers, st.sampled_from(Move)), max_size=5).map(
            tuple
        ),
    ),
    st.builds(
        Lines,
        words,
        st.lists(
            st.builds(Series, words, st.lists(st.tuples(numbers, numbers), max_size=4).map(tuple)),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(Scale, words, st.lists(st.builds(Mark, words, numbers), max_size=4).map(tuple)),
)


@st.composite
def tables(pick: Callable[..., object]) -> Table:
    count = pick(st.integers(1, 6))
    cells = st.tuples(*[runs] * count)  # type: ignore[operator]
    columns = st.tuples(
        *[st.builds(Col, words, st.floats(0.2, 3), st.sampled_from(Align))] * count  # type: ignore[operator]
    )
    return Table(
        pick(columns),
        pick(st.lists(cells, max_size=5).map(tuple)),
        pick(st.none() | cells),  # type: ignore[arg-type]
    )


fields = st.builds(Field, words, runs)
leaves = st.one_of(
    st.builds(Heading, words, st.integers(1, 3)),
    st.builds(Paragraph, runs),
    st.builds(Bullets, st.lists(runs, max_size=4).map(tuple), st.booleans()),
    fields,
    st.builds(Fields, st.lists(fields, max_size=5).map(tuple), st.integers(1, 4)),
    st.builds(Quote, runs, words),
    st.builds(Chart, figures, words),
    tables(),
    st.builds(Signatures, st.lists(st.builds(Signature, words, words), max_size=2).map(tuple)),
    st.builds(WritingLines, st.integers(0, 90), words),
    st.builds(
        Ticks, st.lists(st.builds(Tick, words, words), max_size=4).map(tuple), st.integers(1, 5)
    ),
    st.builds(Address, st.lists(words, max_size=4).map(tuple)),
    st.builds(Code, st.lists(words, max_size=5).map(tuple)),
    st.builds(Spacer, st.floats(0, 200)),
    st.just(PageBreak()),
)


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    body = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Box, words, words, body, st.sampled_from(Purpose)),
        st.builds(Together, body),
        st.builds(Split, body, body, st.floats(0.2, 0.8)),
        st.builds(Part, words, body, words),
    )


blocks = st.recursive(leaves, _holding, max_leaves=6)


@given(st.lists(blocks, max_size=4).map(tuple), words, st.sampled_from(["en-GB", "ur", "pl"]))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_can_be_printed(body: tuple[Block, ...], title: str, language: str) -> None:
    header = Header(title, title[:5])
    document = Document(title, "test", header, body, title, draft=True, language=language)
    assert draw(document).startswith(b"%PDF-")
    assert text(document).endswith("\n")


@given(st.lists(st.text(alphabet="abc ()<>&\\/'", min_size=1, max_size=40), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_typed_is_what_is_printed(read: Callable[[bytes], Read], typed: list[str]) -> None:
    body = tuple(Paragraph(f"{number}: {each}") for number, each in enumerate(typed))
    printed = read(draw(Document("T", "test", Header("Council"), body))).text
    for number, each in enumerate(typed):
        assert "".join(f"{number}: {each}".split()) in "".join(printed.split())


def _grey(colour: Colour) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2 contrast ratio."""

    def light(colour: Colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_are_legible_and_apart_in_grey_print() -> None:
    for role in (Role.TEXT, Role.MUTED):
        assert _contrast(ROLES[role], PAPER) >= 4.5
        assert _contrast(ROLES[role], TINT) >= 4.5
    for role in (Role.ACCENT, Role.UP, Role.DOWN, Role.TOTAL):
        assert _contrast(ROLES[role], PAPER) >= 3
    assert _contrast(QUIET, TINT) >= 4.5
    assert _contrast(WARN, PAPER) >= 4.5
    assert _grey(ROLES[Role.UP]) - _grey(ROLES[Role.TOTAL]) > 0.2
