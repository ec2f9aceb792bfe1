"""Characters become glyphs: HarfBuzz joins letters, sets marks and picks forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import uharfbuzz as hb

from ras_desktop.documents.draw.fonts import Face


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its number in the font, the text it stands for, advance and offsets in em/1000."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A stretch of one font and one direction, its glyphs from left to right.

    `spelt` says that the glyphs' own texts, one by one, spell the stretch; where they do not
    (vowels written before their consonant) the text goes into the PDF beside them.
    """

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    spelt: bool


@lru_cache(maxsize=8192)
def shape(text: str, face: Face, from_right: bool, language: str = "") -> Shaped:
    """The text as glyphs of the face. `language` chooses forms where a script has several."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    if language:
        buffer.language = language
    hb.shape(face.shaper, buffer)
    scale = 1000 / face.units
    texts, spelt = _texts(text, [info.cluster for info in buffer.glyph_infos])
    glyphs = tuple(
        Glyph(
            info.codepoint,
            said,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place, said in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True)
    )
    return Shaped(face, text, glyphs, sum(each.advance for each in glyphs), spelt)


def outline(face: Face, glyph: Glyph) -> list[str]:
    """The glyph's outline as path operators of PDF, in the units of its font."""
    drawn: list[str] = []
    funcs = hb.DrawFuncs()
    last = [0.0, 0.0]

    def move(x: float, y: float, _data: object) -> None:
        drawn.append(f"{x:g} {y:g} m")
        last[:] = x, y

    def straight(x: float, y: float, _data: object) -> None:
        drawn.append(f"{x:g} {y:g} l")
        last[:] = x, y

    def curve(cx: float, cy: float, x: float, y: float, _data: object) -> None:
        first = (last[0] + 2 * (cx - last[0]) / 3, last[1] + 2 * (cy - last[1]) / 3)
        second = (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3)
        drawn.append(f"{first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f} {x:g} {y:g} c")
        last[:] = x, y

    funcs.set_move_to_func(move)
    funcs.set_line_to_func(straight)
    funcs.set_quadratic_to_func(curve)
    funcs.set_close_path_func(lambda _data: drawn.append("h"))
    face.shaper.draw_glyph(glyph.number, funcs)
    return drawn


def _texts(text: str, clusters: list[int]) -> tuple[list[str], bool]:
    """What each glyph stands for: the characters of its cluster go to the first glyph of it."""
    starts = sorted({*clusters, len(text)})
    ends = dict(pairwise(starts))
    seen: set[int] = set()
    texts = []
    for cluster in clusters:
        texts.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return texts, all(texts)
