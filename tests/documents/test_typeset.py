"""Lines, directions and figures' geometry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.documents import figure
from ras_desktop.documents.draw import bidi
from ras_desktop.documents.draw.flow import Flow
from ras_desktop.documents.draw.look import Look
from ras_desktop.documents.draw.setting import said
from ras_desktop.documents.draw.stacks import Stack
from ras_desktop.documents.draw.typeset import lines, natural_width
from ras_desktop.documents.figure import Fall, Move, Series, Waterfall, words
from ras_desktop.documents.geometry import (
    Anchor,
    Dot,
    Line,
    Polyline,
    Primitive,
    Rect,
    Role,
    Text,
    compose,
    rough_measure,
)
from ras_desktop.documents.geometry.pen import Axis, round_ticks
from tests.documents.sample_documents import FIGURES, WATERFALL

STYLE = Look().text
texts = st.text(alphabet="ab £1-,.سلםए😀\u200d\u0301\n漢", max_size=200)


@given(texts, st.floats(30, 400))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    widest_sign = max((natural_width(each, STYLE) for each in text), default=0)
    for line in lines(text, STYLE, width):
        assert line.width <= max(width, widest_sign * 8) + 0.1


@given(st.text(alphabet="abc d-£1", max_size=300), st.floats(20, 300))
@settings(max_examples=150, deadline=None)
def test_breaking_loses_nothing_but_spaces(text: str, width: float) -> None:
    said_back = "".join(
        piece.shaped.text for line in lines(text, STYLE, width) for piece in line.pieces
    )
    assert said_back.replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.floats(60, 300))
@settings(max_examples=100, deadline=None)
def test_parting_a_stack_keeps_every_line_once_and_never_overfills(
    counts: list[int], room: float
) -> None:
    look = Look()
    flows = tuple(
        replace(said("\n".join(f"{n}.{i}" for i in range(count)), STYLE, look, 300), above=7)
        for n, count in enumerate(counts)
    )
    rest: Flow | None = Stack(flows)
    seen: list[str] = []
    while rest is not None:
        first, rest = rest.parted(room, True)
        assert isinstance(first, Stack)
        assert first.height <= room + 0.1
        for each in first.flows:
            seen += [line.pieces[0].shaped.text for line in each.lines]  # type: ignore[attr-defined]
    assert seen == [f"{n}.{i}" for n, count in enumerate(counts) for i in range(count)]


@pytest.mark.parametrize(
    ("text", "from_right", "expected"),
    [
        ("abc", False, [0, 0, 0]),
        ("ab س", False, [0, 0, 0, 1]),
        ("س ab", True, [1, 1, 2, 2]),
        ("س 12 34", True, [1, 1, 2, 2, 2, 2, 2]),
        ("س\u200cس", True, [1, 1, 1]),
    ],
)
def test_levels(text: str, from_right: bool, expected: list[int]) -> None:
    assert bidi.levels(text, from_right) == expected


def test_what_stands_apart_keeps_its_direction() -> None:
    assert bidi.levels("a س 1 b", False) == [0, 0, 1, 1, 2, 0, 0]
    assert bidi.levels("a س 1 b", False, [(2, 3)]) == [0, 0, 1, 0, 0, 0, 0]


def test_visual_order() -> None:
    assert bidi.visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert bidi.visual_order([1, 2, 1]) == [2, 1, 0]
    assert bidi.visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert bidi.visual_order([]) == []


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_ticks_cover_the_scale_and_are_few(low: float, extent: float) -> None:
    ticks = round_ticks(low, low + extent)
    assert ticks[0] <= low + extent * 1e-6
    assert ticks[-1] >= low + extent - extent * 1e-6
    assert 2 <= len(ticks) <= 12


def _extent(each: Primitive) -> list[tuple[float, float]]:
    match each:
        case Rect():
            return [(each.x, each.y), (each.x + each.width, each.y + each.height)]
        case Line():
            return [(each.x1, each.y1), (each.x2, each.y2)]
        case Polyline():
            return list(each.points)
        case Dot():
            return [(each.x, each.y)]
        case Text():
            wide = rough_measure(each.text, each.size, each.strong)
            share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[each.anchor]
            left = each.x - wide * share
            return [(left, each.y - each.size * 0.7), (left + wide, each.y)]


@pytest.mark.parametrize("drawn", FIGURES, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("width", [240.0, 320.0, 480.0, 900.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_everything_drawn_lies_within_the_drawing(
    drawn: figure.Figure, width: float, mirrored: bool
) -> None:
    drawing = compose(drawn, width, mirrored=mirrored)
    assert drawing.width == width
    for each in drawing.primitives:
        for x, y in _extent(each):
            assert -0.5 <= x <= width + 0.5, each
            assert -0.5 <= y <= drawing.height + 0.5, each


def test_many_series_and_parts_stay_apart() -> None:
    days = tuple((date(2026, month, 1), month) for month in range(1, 13))
    series = tuple(
        Series(f"Outcome {number}", tuple((day, value + number) for day, value in days))
        for number in range(8)
    )
    drawing = compose(figure.Lines("", series), 480)
    labels = [e for e in drawing.primitives if isinstance(e, Text) and e.text.startswith("Outcome")]
    heights = sorted(each.y for each in labels)
    assert len(labels) == 8
    assert all(b - a >= labels[0].size for a, b in pairwise(heights))
    places = [e.text for e in drawing.primitives if isinstance(e, Text) and "2026" in e.text]
    assert "1 Dec 2026" in places  # the last day is always written, others where there is room
    assert len(places) < 12
    look = {
        (e.dash, e.role) for e in drawing.primitives if isinstance(e, Polyline) and not e.closed
    }
    assert len(look) == 8


def test_an_unmarked_stepped_line_shows_its_own_sample() -> None:
    points = ((0, 0), (50, 100), (100, 300))
    step = Series("A scheme", points, marked=False, stepped=True)
    for width in (200.0, 480.0):
        drawing = compose(figure.Lines("", (step,), unit=figure.Unit.MONEY), width)
        line = next(e for e in drawing.primitives if isinstance(e, Polyline))
        assert len(line.points) == 5
        assert not [e for e in drawing.primitives if isinstance(e, Dot)]


def test_a_long_label_ends_in_dots_and_a_long_name_of_a_column_is_wrapped() -> None:
    bars = compose(figure.Bars("", (figure.Bar("word " * 200, 1),)), 400)
    texts = [e.text for e in bars.primitives if isinstance(e, Text)]
    assert texts[3].endswith("…")
    column = figure.Columns(
        "", ("name " * 30, "b", "c", "d", "e"), (figure.Column("x", (1, 2, 3, 4, 5)),)
    )
    drawn = compose(column, 300)
    assert len([e for e in drawn.primitives if isinstance(e, Text) and "name" in e.text]) > 1


def test_labels_of_marks_that_lie_close_do_not_cover_each_other() -> None:
    marks = tuple(figure.Mark(f"Mark number {n}", n / 2) for n in range(20))
    drawing = compose(figure.Scale("", marks), 480)
    boxes = [_extent(e) for e in drawing.primitives if isinstance(e, Text) and "Mark" in e.text]
    assert len(boxes) == 20
    for (left, top), (right, bottom) in boxes:
        for (left2, top2), (right2, bottom2) in boxes:
            if (left, top) != (left2, top2):
                assert right < left2 or right2 < left or bottom < top2 or bottom2 < top


def test_waterfall_blocks_have_the_length_of_their_change() -> None:
    drawing = compose(WATERFALL, 480)
    sums = [e for e in drawing.primitives if isinstance(e, Rect) and e.fill is Role.TOTAL]
    up = [e for e in drawing.primitives if isinstance(e, Rect) and e.fill is Role.UP]
    down = [e for e in drawing.primitives if isinstance(e, Rect) and e.stroke is Role.DOWN]
    per_penny = sums[0].width / 184000
    assert sums[1].width == pytest.approx(264040 * per_penny)
    assert up[0].width == pytest.approx(149240 * per_penny)
    assert [e.width for e in down] == pytest.approx([27600 * per_penny, 41600 * per_penny])
    assert up[0].x == pytest.approx(down[0].x)  # hangs where the one before ended


def test_figures_say_the_same_in_words() -> None:
    assert words(WATERFALL)[1:4] == (
        "Help from family and friends (× 0.85): −£276.00",
        "Two nights of support a week: +£1,492.40",
        "Club already provided: −£416.00",
    )
    one = figure.Lines("", (Series("A", ((date(2026, 1, 5), 2),), target=8),))
    assert words(one) == ("A: 5 Jan 2026 2, goal 8",)
    assert words(Waterfall("", (Fall("Same", 5, 5, Move.CHANGE),))) == ("Same: £0.00",)


def test_columns_need_a_part_for_each_name() -> None:
    with pytest.raises(ValueError, match="needs 2 parts"):
        figure.Columns("", ("a", "b"), (figure.Column("x", (1,)),))


def test_an_axis_without_extent_stays_at_its_start() -> None:
    assert Axis(3, 3, 10, 90).at(3) == 10
