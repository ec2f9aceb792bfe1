"""The three papers of one family, from the store to PDF bytes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measure import Figure, loop


def figures(folder: Path) -> list[Figure]:
    """Plan, one-page plan and budget letter of one family together, in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.printing", str(folder)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    plain = loop()
    first, again = found["first"], found["again"]
    beside = "100,000 additions"
    return [
        Figure("Three papers of one family, the first time", first, "s", 1, beside, first / plain,
               "fonts are read once"),
        Figure("Three papers of one family, after that", again, "s", 1, beside, again / plain),
    ]  # fmt: skip


def _measure(folder: Path) -> dict[str, float]:
    import ras_desktop.wording.all  # noqa: F401
    from ras_desktop.domain.caseload import Filters, Search, Whose
    from ras_desktop.domain.issued import DocumentKind
    from ras_desktop.services import assessment, casefile, caseload, document, plan
    from tests.helpers.stores import FAST_KEYS

    opened = casefile.sign_in(folder, "demo", "demonstration", policy=FAST_KEYS)
    desk = opened.desk
    rows = caseload.find(desk, Search("", Filters(Whose.ALL))).rows
    agreed = (plan.standing(desk, line.id) for line in rows)
    held = next(each for each in agreed if each and each.assessment)
    sealed = assessment.get(desk, held.assessment)

    def papers() -> float:
        start = time.perf_counter()
        document.preview(desk, DocumentKind.PLAN, held.id)
        document.preview(desk, DocumentKind.ONE_PAGE_PLAN, held.id)
        document.preview(desk, DocumentKind.BUDGET, sealed.id)
        return time.perf_counter() - start

    first = papers()
    found = {"first": first, "again": min(papers() for _ in range(3))}
    opened.close()
    return found


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
