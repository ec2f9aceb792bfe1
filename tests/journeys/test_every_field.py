"""SQL, HTML, control characters, broken Unicode and a megabyte in every field of every page.

Nothing crashes; what was typed is there again, or it is told at the field why not; what is printed
of it is a paper; and the case file stays sound. Pages, parts, buttons, questions and fields are
found, not listed: a new one is tried by itself. The ordinary suite fills the fields that pages
show by themselves; `make stress` presses every button, too, and fills what that opens.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ras_desktop.domain.finding import Refused
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile, panel, paper
from ras_desktop.services.desk import Desk
from tests.helpers import screenshots, walking
from tests.helpers.cases import a_case
from tests.helpers.panel import agreed
from tests.helpers.pdf import text_of
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.walking import Walk
from tests.helpers.windows import settle, sign_in, until

HOSTILE = {
    "sql": "Robert'); DROP TABLE family_case;-- \" OR 1=1 /*",
    "html": "<b>bold</b><script>alert(1)</script>&amp;<img src=x onerror=1>{name} %s %(name)s",
    "control": "a\x00b\x01\x07\x08\x1b[31mred\x7f\r\n\ttab\u2028line\u202egnp.exe\ufeff",
    "broken": "\udc00\ud800x \ufffe\uffff e\u0301\u0301\u0301 \U0001f469\u200d\U0001f9bd",
    "long": "I like the swings. " * 55_189,
}
"""`long` has a megabyte; `broken` halves of characters that no encoding can write."""
PLACES = (
    "~nobody-of-that-name/x",
    "x" * 400,
    "/dev/null/x",
    "/proc/self/mem",
    "..",
    "/" + "/".join(["deep"] * 90),
)
"""What is no good place for a file."""
WHO = ("demo", "demonstration")
SHARE = ("sql", "broken")
"""Those of the ordinary suite."""


@pytest.fixture(scope="session")
def families(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small caseload with every stage."""
    from ras_desktop.services import demo

    folder = tmp_path_factory.mktemp("families")
    file = demo.write(folder, children=24, on=date(2026, 11, 23), policy=FAST_KEYS).casefile
    opened = casefile.sign_in(file, *WHO, SetClock(), FAST_KEYS)
    _something_before_the_panel(opened.desk)
    opened.close()
    return file


def _something_before_the_panel(desk: Desk) -> None:
    """An agreed plan put to it: nothing in a young caseload waits for a decision by itself."""
    panel.put(desk, agreed(desk, a_case(desk)).id)


@pytest.fixture
def file(families: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(families, tmp_path / "demo.ras"))


@pytest.fixture
def walk(
    windows: Callable[[Path | None], MainWindow], file: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Walk]:
    """A walk through the window of the demonstration, with some words for every field."""
    walking.no_files(monkeypatch)
    window = windows(file)
    sign_in(window, *WHO)
    return lambda words: Walk(window, words, screenshots._farthest(window), WHO)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "kind",
    [each if each in SHARE else pytest.param(each, marks=pytest.mark.stress) for each in HOSTILE],
)
def test_hostile_text_in_every_field_that_pages_show(
    walk: Callable[[str], Walk], file: Path, kind: str, clock: SetClock
) -> None:
    going = walk(HOSTILE[kind])
    going.fields_everywhere()
    assert not going.bugs, "\n".join(going.bugs)
    assert sum(going.filled.values()) > 60, going.filled
    _closed_and_sound(going.window, file, clock)


@pytest.mark.stress
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_whatever_a_button_opens(
    walk: Callable[[str], Walk],
    file: Path,
    kind: str,
    clock: SetClock,
    record_property: Callable[[str, object], None],
) -> None:
    going = walk(HOSTILE[kind])
    going.doors_everywhere()
    assert not going.bugs, "\n".join(going.bugs)
    assert sum(going.filled.values()) > 300, going.filled
    _closed_and_sound(going.window, file, clock)
    record_property("figures", ["hostile text in a field", sum(going.filled.values()), 0])


@pytest.mark.parametrize(
    "words", [*HOSTILE.values(), *PLACES], ids=[*HOSTILE, *map(str, range(len(PLACES)))]
)
def test_hostile_text_in_every_field_before_the_sign_in(
    windows: Callable[[Path | None], MainWindow], tmp_path: Path, words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Names and places of files among them: whatever is typed, a sentence comes back."""
    monkeypatch.chdir(tmp_path)
    walking.no_files(monkeypatch)
    window = windows(None)
    going = Walk(window, words, None, WHO)
    going.first_window(("create", "join", "recover", "look_at_backup"))
    assert not going.bugs, "\n".join(going.bugs)
    assert sum(going.filled.values()) >= 15, going.filled
    assert {each.name for each in tmp_path.iterdir()} <= {"settings.json"}, "nothing was made"


def _closed_and_sound(window: MainWindow, file: Path, clock: SetClock) -> None:
    """The papers of what was typed can be read, and the case file is sound."""
    assert window.casefile is not None
    case = screenshots._farthest(window)
    assert case is not None
    assert _papers(window.casefile.desk, case) > 0
    settle(window)
    window.close()
    until(window.background.idle)
    opened = casefile.sign_in(file, *WHO, clock, FAST_KEYS)
    assert casefile.check_whole(opened).sound
    opened.close()


def _papers(desk: Desk, case: UUID) -> int:
    made = 0
    for each in paper.on_offer(desk, case):
        if each.why_not is None:
            try:
                pdf = paper.preview(desk, each).pdf
            except Refused:
                continue
            assert len(text_of(pdf)) > 100, each.kind
            made += 1
    return made
