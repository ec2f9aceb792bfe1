"""How fast the RAS engine is: one assessment with all its steps; loading and checking a scheme."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from ras_desktop.domain.scheme_check import check
from ras_desktop.forms.scheme import read_scheme
from tests.helpers.schemes import SHIPPED, SMALL, budget
from tests.helpers.twelve import answers, twelve


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Median time of one call."""
    taken: list[float] = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken) * 1000


def one_assessment() -> float:
    """Answers to explained budget: 12 questions, bands, natural support, cap. At most 0.15 ms."""
    plan, given = twelve(), answers()
    return milliseconds(lambda: budget(plan, given), 3000)


def load_and_check(folder: str = "example-children/2026.1") -> float:
    """Reading a scheme's files and every check of it. At most 50 ms."""

    def whole() -> None:
        read = read_scheme(SHIPPED / folder)
        assert read.scheme is not None
        check(read.scheme)

    return milliseconds(whole, 15)


def small_load_and_check() -> float:
    """The same for a small scheme, as a measure of what the files themselves cost."""
    folder = SMALL / "bands-and-additions" / "1"

    def whole() -> None:
        read = read_scheme(folder)
        assert read.scheme is not None
        check(read.scheme)

    return milliseconds(whole, 30)


def report() -> list[tuple[str, float, float]]:
    """What was measured, in milliseconds, and how much it may be."""
    return [
        ("one assessment with all steps", one_assessment(), 0.15),
        ("load and check the example scheme (3 forms)", load_and_check(), 50.0),
        ("load and check a small scheme", small_load_and_check(), 50.0),
    ]


if __name__ == "__main__":
    for name, taken, most in report():
        print(f"{name:<46} {taken:8.3f} ms   (at most {most:g} ms)")
