"""Tables: widths from weights and contents, a header that repeats, a total that stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ras_desktop.documents.blocks import Align, Col, Run, Table, Words, runs
from ras_desktop.documents.draw import typeset
from ras_desktop.documents.draw.flow import Flow, Room
from ras_desktop.documents.draw.look import ACCENT, INK, QUIET, RULE, TINT, Look, Style
from ras_desktop.documents.draw.setting import across, said, stacked
from ras_desktop.documents.draw.stacks import Framed, Rows, Stack
from ras_desktop.documents.plain import one_line


def table(block: Table, look: Look, width: float) -> Flow:
    """The table with its caption above."""
    widths = _widths(block, look, width)
    titles = tuple(one_line(each.title) for each in block.columns)
    head = replace(look.cell, strong=True, colour=QUIET)
    header: Flow = _row(block, titles, head, look, widths, below=(ACCENT, 1.2), bottom=True)
    if not any(titles):
        header = Room(0.0)
    rows: list[Flow] = [
        _row(block, each, look.cell, look, widths, below=(RULE, 0.6)) for each in block.rows
    ]
    if not rows and block.empty:
        text = said(one_line(block.empty), replace(look.cell, colour=QUIET), look, width)
        rows = [Framed(Stack((text,)), width, inset=look.body * 0.45)]
    if block.total:
        strong = replace(look.cell, strong=True)
        rows.append(_row(block, block.total, strong, look, widths, above=(INK, 1.0), ground=TINT))
    if header.height > look.height * 0.4:  # too high to repeat on every page
        rows.insert(0, header)
        header = Room(0.0)
    flows: list[Flow] = [
        Rows(header, tuple(rows), tall=look.height * 0.35, foot=block.total is not None)
    ]
    if block.caption:
        caption = said(one_line(block.caption), replace(look.text, strong=True), look, width)
        flows.insert(0, replace(caption, holds_next=True, below=look.body * 0.3))
    return replace(stacked(flows), above=look.body * 0.9, below=look.body * 0.9)


def _pad(look: Look) -> float:
    return look.body * 0.5


def _row(
    block: Table,
    cells: Sequence[Words],
    style: Style,
    look: Look,
    widths: Sequence[float],
    *,
    below: tuple[tuple[float, float, float], float] | None = None,
    above: tuple[tuple[float, float, float], float] | None = None,
    ground: tuple[float, float, float] | None = None,
    bottom: bool = False,
) -> Framed:
    pad, width = _pad(look), sum(widths)
    columns: list[list[Flow]] = []
    for index, (cell, column, each) in enumerate(zip(cells, block.columns, widths, strict=True)):
        heads = block.row_heads and index == 0 and not style.strong
        words = tuple(replace(run, strong=True) for run in runs(cell)) if heads else cell
        columns.append([_cell(words, column, style, look, each - 2 * pad)])
    inner_widths = [each - 2 * pad for each in widths]
    row = across(look, width - 2 * pad, inner_widths, columns, gutter=2 * pad)
    return Framed(
        Stack((row,)), width, (pad, pad), inset=look.body * (0.3 if bottom else 0.42),
        ground=ground, line_below=below, line_above=above,
    )  # fmt: skip


def _cell(words: Words, column: Col, style: Style, look: Look, width: float) -> Flow:
    place = {Align.START: look.start, Align.CENTRE: 0.5, Align.NUMBER: 1.0 - look.start}
    return said(words, style, look, width, place=place[column.align])


def _widths(block: Table, look: Look, width: float) -> list[float]:
    """Shares by weight, but no column narrower than its figures or its longest word need."""
    whole = sum(each.weight for each in block.columns)
    shares = [width * each.weight / whole for each in block.columns]
    limit = width * 0.5 if len(block.columns) < 4 else width * 1.6 / len(block.columns)
    needs = [
        min(_need(block, index, look) + 2 * _pad(look) + 0.5, limit)
        for index in range(len(block.columns))
    ]
    short = sum(max(0.0, need - share) for need, share in zip(needs, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needs, shares, strict=True))
    if not short or not spare:
        return shares
    given = min(1.0, short / spare)
    taken = min(1.0, spare / short)
    return [
        share + (need - share) * (taken if need > share else given)
        for need, share in zip(needs, shares, strict=True)
    ]


def _need(block: Table, index: int, look: Look) -> float:
    column = block.columns[index]
    strong = replace(look.cell, strong=True)
    heads = block.row_heads and index == 0
    widest = typeset.longest_word(one_line(column.title), strong)
    if block.total:
        widest = max(widest, _wide(block.total[index], column, strong))
    style = strong if heads else look.cell
    return max([widest, *(_wide(row[index], column, style) for row in block.rows)])


def _wide(cell: Words, column: Col, style: Style) -> float:
    if column.align is Align.NUMBER:
        return typeset.natural_width(_short(cell), style)
    return typeset.longest_word(_short(cell), style)


def _short(cell: Words) -> Words:
    """Enough of a cell to judge its width by: a column is never as wide as a long text."""
    taken: list[Run] = []
    for run in runs(cell):
        taken.append(replace(run, text=run.text[:400]))
        if len(run.text) > 400:
            break
    return tuple(taken)
