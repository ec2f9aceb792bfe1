"""`make bench`: figures beside something run in the same way; exit 1 where a target is missed."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import (
    asking,
    caseload,
    designing,
    encrypting,
    log,
    paying,
    population,
    printing,
    reckoning,
    reviews,
    server,
    starting,
)
from tests.benchmarks.measure import HEAD, Figure

SIZES = (10_000, 100_000)


def main() -> int:
    """Prints a table of figures."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        print(HEAD, flush=True)
        found = [*_say(starting.figures()), *_say(reckoning.figures())]
        found += _say(reviews.figures())
        found += _say(population.figures())
        found += _say(asking.figures())
        found += _say(designing.figures())
        start = time.perf_counter()
        few = caseload.write(folder / "few", SIZES[0])
        written = time.perf_counter() - start
        found += _say([Figure("Write a demonstration of 10,000 children", written, "s", 60)])
        found += _say(printing.figures(few))
        many = caseload.write_many(folder / "many.ras", SIZES[1])
        found += _say(caseload.figures(few, many))
        found += _say(encrypting.figures(few, folder))
        found += _say(server.figures())
        found += _say(log.figures(folder))
        found += _say(paying.figures(folder))
    missed = [each.name for each in found if not each.reached]
    print(f"\n{len(missed)} of {len(found)} figures missed. {'; '.join(missed)}")
    return 1 if missed else 0


def _say(figures: list[Figure]) -> list[Figure]:
    for each in figures:
        print(each.row(), flush=True)
    return figures


if __name__ == "__main__":
    sys.exit(main())
