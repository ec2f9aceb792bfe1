"""`python -m tests.helpers.screenshots OUT`: every page as PNG, as a 1366 × 768 laptop shows it.

Pages come in by themselves: all modules of `gui/pages`. A page of a case is shown for the case of
the demonstration that has come farthest; a page may name a better one with `sample(desk)`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RAS_DESKTOP_SETTINGS"] = str(Path(tempfile.gettempdir()) / "ras-screenshots.json")

from PySide6.QtWidgets import QApplication, QWidget

from ras_desktop.gui import icons, pages, theme
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.settings import Theme
from tests.helpers.stores import SetClock
from tests.helpers.windows import demonstration, new_file, settle, sign_in, window_on

LOOKS = ((Theme.LIGHT, 100), (Theme.DARK, 100), (Theme.LIGHT, 200), (Theme.HIGH_CONTRAST, 100))
CHILDREN = 150
ON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def main(out: Path) -> int:
    """Writes the pictures; returns how many pages could not be shown."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme.apply(app, Theme.LIGHT)
    clock = SetClock(ON)
    with tempfile.TemporaryDirectory() as folder:
        first_window(app, out, Path(folder), clock)
        file, name, passphrase = _file(Path(folder), clock)
        window = window_on(file, clock)
        sign_in(window, name, passphrase)
        failed = workplace(app, window, out)
        window.close()
    return failed


def _file(folder: Path, clock: SetClock) -> tuple[Path, str, str]:
    try:
        return demonstration(folder / "d", CHILDREN, ON.date()), "demo", "demonstration"
    except (ImportError, AttributeError):
        from tests.helpers.windows import NAME, PASSPHRASE

        return folder / "north.ras", NAME, PASSPHRASE


def first_window(app: QApplication, out: Path, folder: Path, clock: SetClock) -> None:
    """The steps before somebody is in."""
    file = new_file(folder)
    for look in LOOKS:
        _dress(app, *look)
        window = window_on(None, clock)
        for word in ("start", "create", "recover", "look_at_backup"):
            window.first.show_step(word)
            _shoot(window, window, out / f"first-{word}{_tail(*look)}")
        window.first.choose(file)
        _shoot(window, window, out / f"first-sign_in{_tail(*look)}")
        window.close()


def workplace(app: QApplication, window: MainWindow, out: Path) -> int:
    """Every page in every look."""
    failed = 0
    faults: list[BaseException] = []
    window.failed = faults.append  # type: ignore[method-assign]
    case = _farthest(window)
    for word in pages.words():
        for look in LOOKS:
            _dress(app, *look)
            faults.clear()
            try:
                window.go(_place(window, word, case))
                _shoot(window, window, out / f"{word}{_tail(*look)}")
            except Exception as fault:
                faults.append(fault)
            if faults:
                failed += 1
                print(f"{word}: {faults[0]!r}", file=sys.stderr)
                break
    return failed


def _farthest(window: MainWindow) -> UUID | None:
    from ras_desktop.domain.caseload import Search
    from ras_desktop.domain.path import Stage
    from ras_desktop.services import caseload

    assert window.casefile is not None
    lines = caseload.every(window.casefile.desk, Search())
    order = list(Stage)
    return max(lines, key=lambda line: order.index(line.stage)).id if lines else None


def _place(window: MainWindow, word: str, case: UUID | None) -> Place:
    page = pages.load(word)
    sample = getattr(page, "sample", None)
    if sample is not None and window.casefile is not None:
        return sample(window.casefile.desk)
    return Place(word, case if page.OF_CASE else None)


def _dress(app: QApplication, scheme: Theme, percent: int) -> None:
    theme.apply(app, scheme, percent)
    icons.redress()


def _shoot(window: MainWindow, widget: QWidget, path: str | Path) -> None:
    settle(window)
    widget.grab().save(f"{path}.png")


def _tail(scheme: Theme, percent: int) -> str:
    return f"-{scheme}-{percent}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")))
