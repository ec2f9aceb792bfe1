"""The designer in the real window: from a key to the curve and the findings that follow from it.

The largest shipped scheme, a new version of it; keys into a figure of its table and into a title.
The pause until curve and findings are asked for is part of the time. In a process of its own, so
that no other window waits beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Figure, loop, percentile

KEYS = 60


def figures() -> list[Figure]:
    """95 % of the keys; and how long the window itself is held by one."""
    plain = loop()
    with tempfile.TemporaryDirectory() as scratch:
        settings = {"RAS_DESKTOP_SETTINGS": str(Path(scratch) / "settings.json")}
        environment = {**os.environ, **settings, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.designing", scratch],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    beside, note = "100,000 additions", f"{found['questions']} questions, {found['rows']} rows"
    return [
        Figure("Designer: key to curve and findings, 95 %", found["shown"] * 1000, "ms", 100,
               beside, found["shown"] / plain, note),
        Figure("Designer: window’s thread held by a key, 95 %", found["held"] * 1000, "ms", 50,
               beside, found["held"] / plain),
    ]  # fmt: skip


def measure(folder: Path) -> dict[str, float]:
    """Types into the designer; seconds until what follows is shown."""
    from datetime import UTC, datetime

    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ras_desktop.gui import theme
    from ras_desktop.gui.place import Place
    from ras_desktop.gui.schemes.grid import GridField
    from ras_desktop.services import scheme_versions as versions
    from ras_desktop.settings import Theme
    from tests.helpers.stores import SetClock
    from tests.helpers.windows import new_file, settle, sign_in, until, window_on

    app = QApplication.instance() or QApplication([])
    theme.apply(app, Theme.LIGHT)
    clock = SetClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    window = window_on(new_file(folder), clock)
    sign_in(window)
    desk = window.casefile.desk
    every = [each for each in versions.listed(desk) if each.edition is not None]
    largest = max(every, key=lambda each: _questions(desk, each.edition))
    made = versions.new_draft(desk, largest.edition).value
    window.go(Place("schemes", None, f"version/{made.id}/tables/0/rows/2"))
    settle(window)
    page = window.findChild(_page())
    until(lambda: page.designer is not None and page._looked is not None)
    designer = page.designer
    shown, held = [], []

    def timed(key: object) -> None:
        start = time.perf_counter()
        key()
        held.append(time.perf_counter() - start)
        until(lambda: page._looked.scheme is designer.scheme, 20)
        page.repaint()
        shown.append(time.perf_counter() - start)

    grid = designer.part.findChildren(GridField)[0]
    for number in range(KEYS // 2):
        timed(lambda to=number: grid.model.setData(grid.model.index(3, 1), str(2000 + to)))
    designer.show_part("forms")
    settle(window)
    title = designer.design.form.field("forms/0/title").line
    title.setFocus()
    for number in range(KEYS // 2):
        timed(lambda to=number: QTest.keyClick(title, chr(ord("a") + to % 26)))
    scheme = designer.scheme
    found = {
        "shown": percentile(shown),
        "held": percentile(held),
        "questions": sum(len(each.questions) for each in scheme.forms),
        "rows": sum(len(getattr(each, "rows", ())) for each in scheme.tables),
    }
    window.close()
    return found


def _page() -> type:
    from ras_desktop.gui.pages.schemes import SchemesPage

    return SchemesPage


def _questions(desk: object, edition: object) -> int:
    from ras_desktop.services import scheme as schemes

    return sum(len(each.questions) for each in schemes.get(desk, edition).scheme.forms)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
