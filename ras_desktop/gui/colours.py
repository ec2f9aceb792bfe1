"""The colours of each theme, and how well two of them can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says. It never says it alone: a shape and a word go with it."""

    PLAIN = "plain"
    GOOD = "good"
    NOTE = "note"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. `soft_…` are grounds for text of the tone; `edge` is the border of a control."""

    dark: bool
    window: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    accent_strong: str
    on_accent: str
    soft_accent: str
    good: str
    soft_good: str
    note: str
    soft_note: str
    warn: str
    soft_warn: str
    bad: str
    soft_bad: str
    series: tuple[str, ...]

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The colour of a tone and its ground."""
        return {
            Tone.PLAIN: (self.quiet, self.sunken),
            Tone.GOOD: (self.good, self.soft_good),
            Tone.NOTE: (self.note, self.soft_note),
            Tone.WARN: (self.warn, self.soft_warn),
            Tone.BAD: (self.bad, self.soft_bad),
        }[tone]


LIGHT = Colours(
    dark=False,
    window="#f5f6f8",
    surface="#ffffff",
    sunken="#eceff3",
    line="#d9dee5",
    edge="#76818f",
    text="#1a222d",
    quiet="#4d5866",
    accent="#1f5f8b",
    accent_strong="#174a6d",
    on_accent="#ffffff",
    soft_accent="#e4eff7",
    good="#1d6a3c",
    soft_good="#e3f3e8",
    note="#1f5f8b",
    soft_note="#e4eff7",
    warn="#7d5200",
    soft_warn="#fcf1d8",
    bad="#ac2118",
    soft_bad="#fbe9e7",
    series=("#1f5f8b", "#b3541e", "#3d7a4f", "#7a4f9a", "#a03a5e", "#5f6b78"),
)

DARK = Colours(
    dark=True,
    window="#12161c",
    surface="#1b2129",
    sunken="#0d1116",
    line="#323b47",
    edge="#8492a4",
    text="#e9edf2",
    quiet="#b0bac6",
    accent="#86bfe8",
    accent_strong="#a8d3f3",
    on_accent="#0b1c29",
    soft_accent="#1e3446",
    good="#7fcf9b",
    soft_good="#18301f",
    note="#86bfe8",
    soft_note="#1e3446",
    warn="#e9bf6a",
    soft_warn="#372b12",
    bad="#f59b92",
    soft_bad="#43201c",
    series=("#86bfe8", "#e8a06b", "#8fcf9f", "#c3a3e0", "#ea97b4", "#a7b3c1"),
)

CONTRAST = Colours(
    dark=True,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    accent="#ffe14d",
    accent_strong="#fff3ad",
    on_accent="#000000",
    soft_accent="#33300f",
    good="#7dff9d",
    soft_good="#000000",
    note="#7fd4ff",
    soft_note="#000000",
    warn="#ffe14d",
    soft_warn="#000000",
    bad="#ff9c94",
    soft_bad="#000000",
    series=("#ffe14d", "#7fd4ff", "#7dff9d", "#ff9c94", "#e6b3ff", "#ffffff"),
)


def contrast(one: str, other: str) -> float:
    """How well two colours (#rrggbb) can be told apart, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
