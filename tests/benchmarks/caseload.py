"""The caseload in the real window: signing in, memory, search, opening a page, keeping a draft.

Each part runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Figure, loop, percentile

if TYPE_CHECKING:
    from ras_desktop.gui.watchdog import Watchdog

LETTERS = ("a", "ar", "ari", "s6", "s65", "o", "202", "ing", "z", "mo")


def figures(folder: Path, many: Path) -> list[Figure]:
    """`folder`: a case file of 10,000 children; `many`: one of 100,000."""
    plain = loop()
    window = _in_a_process("window", folder)
    search = _in_a_process("search", many)
    beside = "100,000 additions"
    return [
        Figure("Sign-in to a usable caseload of 10,000", window["signed_in"], "s", 0.7, beside,
               window["signed_in"] / plain, "without the deliberate key stretching"),
        Figure("Resident memory after it", window["memory"], "MB", 220),
        Figure("Open a family’s page", window["page"] * 1000, "ms", 150, beside,
               window["page"] / plain, "to the last of what it asks for; median of 20 families"),
        Figure("Open Today", window["today"] * 1000, "ms", 200, beside,
               window["today"] / plain, "to its last row; 10,000 children; median of 7"),
        Figure("Window’s thread held while typing a search, 95 %", window["held"] * 1000,
               "ms", 50, beside, window["held"] / plain),
        Figure("Window’s thread held while a family opens, longest", window["opening"] * 1000,
               "ms", 150, beside, window["opening"] / plain, "median of 20 families"),
        Figure("Keep a draft of an assessment", window["draft"] * 1000, "ms", 100, beside,
               window["draft"] / plain, "with the sync to disk; the window does not wait for it"),
        Figure("Search in 100,000, first 200 rows and count, 95 %", search["slowest"] * 1000,
               "ms", 50, beside, search["slowest"] / plain, "ten texts, from one letter on"),
        Figure("Search in 100,000, median", search["median"] * 1000, "ms", None, beside,
               search["median"] / plain),
    ]  # fmt: skip


def _in_a_process(part: str, folder: Path) -> dict[str, float]:
    settings = {"RAS_DESKTOP_SETTINGS": str(folder.parent / "settings.json")}
    environment = {**os.environ, **settings, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.caseload", part, str(folder)],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def write(folder: Path, children: int) -> Path:
    """A demonstration caseload of that many children, with quick keys."""
    from datetime import date

    from ras_desktop.services import demo
    from tests.helpers.stores import FAST_KEYS

    return demo.write(folder, children=children, on=date(2026, 11, 23), policy=FAST_KEYS).casefile


def write_many(folder: Path, children: int) -> Path:
    """That many cases with a name, a birth date and a postcode, and nothing more: for searching."""
    import random
    from datetime import date
    from uuid import UUID

    from ras_desktop.domain.address import Address
    from ras_desktop.domain.family import Case, CaseState, Child
    from ras_desktop.domain.permission import EVERYBODY
    from ras_desktop.services import casefile, caseload
    from ras_desktop.store import family
    from tests.helpers.stores import FAST_KEYS

    dice = random.Random(7)
    made = casefile.create(
        folder, "demo", "demonstration", roles=EVERYBODY, policy=FAST_KEYS, allow_weak=True
    ).casefile
    firsts = ("Amy", "Bartłomiej", "Callum", "Zoë", "Ewan", "Farah", "Hamza", "Isla", "Noor")
    lasts = ("Fenwick", "Ashdown", "Marsh", "Thorn", "O’Brien", "Wren", "Kowalski", "Hussain")

    def case(at: int) -> Case:
        code = f"XM{dice.randrange(9)} {dice.randrange(9)}IK"
        born = date.fromordinal(dice.randrange(732_000, 739_500))
        name = " ".join(dice.choices(firsts, k=2))
        child = Child(name, dice.choice(lasts), born=born, address=Address(postcode=code))
        return Case(
            UUID(int=at + 1), f"2026-{at:06d}", child, CaseState.OPEN, date(2026, 4, 1), "",
            made.desk.actor.id, "North", date(2026, 4, 1),
        )  # fmt: skip

    with made.desk.act("casefile.fill") as work:
        family.add_all(work.session, (case(at) for at in range(children)))
        caseload.rebuild(work)
    made.close()
    return folder


def _search(folder: Path) -> dict[str, float]:
    """From the words to rows and count, as the store's thread does it."""
    from ras_desktop.domain.caseload import Filters, Search, Whose
    from ras_desktop.services import casefile, caseload
    from tests.helpers.stores import FAST_KEYS

    opened = casefile.sign_in(folder, "demo", "demonstration", policy=FAST_KEYS)
    everything = Filters(Whose.ALL)
    caseload.find(opened.desk, Search("", everything))
    taken = []
    for _round in range(5):
        for letters in LETTERS:
            start = time.perf_counter()
            caseload.find(opened.desk, Search(letters, everything))
            taken.append(time.perf_counter() - start)
    opened.close()
    return {"slowest": percentile(taken), "median": percentile(taken, 0.5)}


def _window(folder: Path) -> dict[str, float]:
    """The real window, offscreen, through its fields; nothing of the tests is loaded beside it."""
    from PySide6.QtWidgets import QApplication

    from ras_desktop import app as program
    from ras_desktop.gui.main_window import MainWindow
    from ras_desktop.gui.place import Place
    from ras_desktop.gui.watchdog import Watchdog
    from ras_desktop.settings import Settings
    from ras_desktop.store.keys import KeyPolicy, Stretch

    app = QApplication([])
    quick = Stretch(8, 1, 1)
    policy = KeyPolicy(floor=quick, fixed=quick)
    window = MainWindow(Settings().opened(str(folder)), opening={"policy": policy})
    window.resize(1366, 768)
    window.show()
    program.warm()  # loaded while the person types
    _settle(app, window)
    step = window.first.now()
    step.name.line.setText("demo")
    step.passphrase.line.setText("demonstration")
    start = time.perf_counter()
    step.sign_in()
    while window.workplace is None:
        app.processEvents()
        time.sleep(0.001)  # as an event loop waits: a loop that spins keeps the store's thread off
    window.workplace.go(Place("families"))
    _settle(app, window)
    signed_in = time.perf_counter() - start
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    memory = pages * resource.getpagesize() / 1_000_000
    dog = Watchdog()
    held = _type(app, window, dog)
    to_today = _open_today(app, window)
    opened, opening = _open_families(app, window, dog)
    dog.stop()
    draft = _keep_drafts(window)
    found = {
        "signed_in": signed_in, "memory": memory, "page": percentile(opened, 0.5),
        "held": held, "opening": percentile(opening, 0.5), "draft": draft, "today": to_today,
    }  # fmt: skip
    window.close()
    return found


def _settle(app: object, window: object) -> None:
    """Until all that was asked of the services is answered and laid out."""
    while not window.background.idle():  # type: ignore[attr-defined]
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.001)
    for _ in range(3):
        app.processEvents()  # type: ignore[attr-defined]


def _type(app: object, window: object, dog: Watchdog) -> float:
    """Types into the search as a quick typist does; how long a key waits, 95 %."""
    page = window.workplace.page()  # type: ignore[attr-defined]
    with dog.watching():
        for letters in LETTERS * 3:
            page.bar.line.setText(letters)
            ends = time.perf_counter() + 0.12
            while time.perf_counter() < ends:
                app.processEvents()  # type: ignore[attr-defined]
                time.sleep(0.001)
    return dog.percentile()


def _open_today(app: object, window: object) -> float:
    """Goes to Today and waits until all is there."""
    from ras_desktop.gui.place import Place

    taken = []
    for _round in range(7):
        start = time.perf_counter()
        window.workplace.go(Place("today"))  # type: ignore[attr-defined]
        _settle(app, window)
        taken.append(time.perf_counter() - start)
        window.workplace.go(Place("families"))  # type: ignore[attr-defined]
        _settle(app, window)
    return percentile(taken, 0.5)


def _open_families(app: object, window: object, dog: Watchdog) -> tuple[list[float], list[float]]:
    """Opens 20 families: until all is there, and the longest hold of the window on the way."""
    from ras_desktop.domain.caseload import Filters, Search, Whose
    from ras_desktop.gui.place import Place
    from ras_desktop.services import caseload

    desk = window.workplace._context.desk  # type: ignore[attr-defined]
    rows = caseload.find(desk, Search("", Filters(Whose.ALL)), 0, 21).rows
    taken, holds = [], []
    for line in rows:
        with dog.watching():
            start = time.perf_counter()
            window.workplace.go(Place("family", line.id))  # type: ignore[attr-defined]
            _settle(app, window)
            taken.append(time.perf_counter() - start)
        holds.append(dog.longest)
        window.workplace.go(Place("families"))  # type: ignore[attr-defined]
        _settle(app, window)
    return taken[1:], holds[1:]


def _keep_drafts(window: object) -> float:
    from dataclasses import replace

    from ras_desktop.domain.caseload import Filters, Search, Whose
    from ras_desktop.domain.path import Stage
    from ras_desktop.domain.questionnaire import Given
    from ras_desktop.services import assessment, caseload
    from tests.benchmarks.measure import seconds

    desk = window.workplace._context.desk  # type: ignore[attr-defined]
    wanted = Filters(Whose.MY, stages=frozenset({Stage.ASSESSMENT}))
    for line in caseload.find(desk, Search("", wanted)).rows:
        held = next((one for one in assessment.of_case(desk, line.id) if not one.is_sealed), None)
        if held is not None:
            break
    else:
        raise AssertionError("the demonstration has no assessment in draft")
    first = next(iter(held.answers))

    def keep() -> None:
        nonlocal held
        assert held is not None
        given = Given(level="none", comment=f"{time.perf_counter()}")
        held = assessment.keep(desk, replace(held, answers={**held.answers, first: given})).value

    return seconds(keep, 21)


if __name__ == "__main__":
    parts = {"window": _window, "search": _search}
    print(json.dumps(parts[sys.argv[1]](Path(sys.argv[2]))))
