"""How figures are taken and said: medians, ratios against something run beside, the target."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure with what was run beside it, and what issue 2 asks for."""

    name: str
    value: float
    unit: str
    target: float | None = None
    beside: str = ""
    ratio: float | None = None
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether the target is kept; a figure without one only informs."""
        measured = self.ratio if self.unit == "×" and self.ratio is not None else self.value
        return self.target is None or measured <= self.target

    def row(self) -> str:
        """A line of the table."""
        shown = f"{self.ratio:.2f} ×" if self.unit == "×" else f"{self.value:.3g} {self.unit}"
        target = "" if self.target is None else f"{self.target:g} {self.unit}"
        beside = self.beside
        if self.ratio is not None and self.unit != "×":
            beside = f"{self.ratio:.1f} × {beside}"
        verdict = "" if self.target is None else "reached" if self.reached else "MISSED"
        return f"| {self.name} | {shown} | {target} | {verdict} | {beside} | {self.note} |"


HEAD = "| what | measured | at most | | beside it | |\n|---|---|---|---|---|---|"


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median of several runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def loop(count: int = 100_000) -> float:
    """A plain Python loop beside which others are put: count additions, in seconds."""

    def work() -> None:
        total = 0
        for number in range(count):
            total += number

    return seconds(work)


def percentile(taken: list[float], share: float = 0.95) -> float:
    """The value under which that share stays."""
    ordered = sorted(taken)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
