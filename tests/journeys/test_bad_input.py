"""What clumsy hands, broken files and full disks do to the real window: nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from ras_desktop import paths, wording
from ras_desktop.domain.caseload import Filters, Search
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, casefile, caseload, document
from ras_desktop.services import plan as plans
from ras_desktop.services import scheme as schemes
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.pdf import text_of
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.timing import allowed, milliseconds
from tests.helpers.windows import NAME, PASSPHRASE, new_file, settle, until
from tests.journeys import steps
from tests.store.test_place import fill, needs_root, small_disk  # noqa: F401  (a fixture)

LONG = "I like the swings. " * 5263 + "And"
"""100,000 characters."""
FIRST = "Zoltán 'Zed' عمر 👩🏽‍🦽"
LAST = "O'Malley\"); DROP TABLE family_case;--"


def paste(hands: Hands, words: str) -> None:
    """Ctrl+V: also what no key of a test can type."""
    QApplication.clipboard().setText(words)
    hands.press("Ctrl+V")


@pytest.fixture
def window(windows: Callable[[Path], MainWindow], file: Path) -> MainWindow:
    made = windows(file)
    steps.sign_in(made, Hands(made))
    return made


def begun(window: MainWindow, word: str) -> UUID:
    """A case with an assessment and a plan, its page open."""
    assert window.casefile is not None
    case = a_case(window.casefile.desk)
    assessment.start(window.casefile.desk, case.id)
    plans.start(window.casefile.desk, case.id)
    window.go(Place(word, case.id))
    settle(window)
    return case.id


def test_hostile_names_are_kept_found_and_printed_and_fifty_saves_make_one_case(
    window: MainWindow,
) -> None:
    hands = Hands(window)
    hands.press("Alt+2", "Ctrl+R")
    paste(hands, LAST)
    hands.tab_to("First names")
    paste(hands, FIRST)
    hands.press("Tab")
    paste(hands, LAST)
    hands.tab_to("Date of birth: Day")
    for part in ("2", "3", "2017"):
        hands.type(part)
        hands.press("Tab")
    for _press in range(50):
        hands.press("Ctrl+S")
    assert window.casefile is not None
    desk = window.casefile.desk
    found = caseload.find(desk, Search("", Filters(states=frozenset()))).rows
    assert [each.name for each in found] == [f"{LAST}, {FIRST}"]
    hands.press("Ctrl+K")
    paste(hands, "zoltan 'zed' عمر")
    hands.press("Return")
    settle(window)
    assert window.workplace is not None
    assert window.workplace.trail.now == Place("family", found[0].id)
    paper = plans.start(desk, found[0].id).value
    said = text_of(document.preview(desk, DocumentKind.PLAN, paper.id).pdf)
    assert "DROP TABLE family_case;--" in said
    assert "Zoltán 'Zed'" in said
    assert "عمر" in said


def test_a_hundred_thousand_characters_are_taken_at_once_and_one_more_is_offered_back(
    window: MainWindow,
) -> None:
    case = begun(window, "plan")
    hands = Hands(window)
    assert len(LONG) == 100_000
    assert milliseconds(lambda: paste(hands, LONG)) < allowed(1000)  # alone 200
    field = hands.focus()
    assert len(field.toPlainText()) == 100_000  # type: ignore[attr-defined]
    paste(hands, "one word too many")
    assert len(field.toPlainText()) == 100_000  # type: ignore[attr-defined]
    assert window.workplace is not None
    window.workplace.keep()
    settle(window)
    assert window.casefile is not None
    (held,) = plans.of_case(window.casefile.desk, case)
    assert held.plan.about["who_i_am"] == LONG


def test_a_case_file_is_made_though_the_forms_are_broken_and_it_says_which(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch,
    windows: Callable[[Path], MainWindow],
) -> None:  # fmt: skip
    forms = Path(shutil.copytree(paths.forms(), tmp_path / "forms"))
    scheme = forms / "schemes" / "example-children" / "2026.1"
    (scheme / "form-primary.toml").write_text("[[question]\nid = ", encoding="utf-8")
    (scheme / "form-teen.toml").unlink()
    (forms / "schemes" / "oldham" / "published" / "scheme.toml").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr(paths, "forms", lambda: forms)
    file = tmp_path / "north.ras"
    made = casefile.create(file, NAME, PASSPHRASE, clock=clock, policy=FAST_KEYS)
    told = " ".join(wording.finding(each) for each in made.casefile.warnings)
    made.casefile.close()
    for name in ("form-primary.toml", "form-teen.toml", "oldham/published/scheme.toml"):
        assert name in told, told
    window = windows(file)
    steps.sign_in(window, Hands(window))
    assert window.casefile is not None
    desk = window.casefile.desk
    held = {each.name for each in schemes.schemes(desk)}
    assert "norfolk-primary" in held
    assert not held & {"example-children", "oldham"}
    hands = Hands(window)
    case = a_case(desk)
    window.go(Place("assessment", case.id))
    settle(window)
    hands.press("Return", answer=lambda: hands.press("Return"))
    page = window.workplace and window.workplace.page()
    assert page is not None
    said = page.form.summary.accessibleName()  # type: ignore[attr-defined]
    assert "No scheme is in force on 23 November 2026" in said, said
    assert assessment.of_case(desk, case.id) == ()


@needs_root
def test_a_full_disk_while_somebody_types_is_said_once_and_kept_when_there_is_room(
    small_disk: Path,  # noqa: F811
    clock: SetClock,
    windows: Callable[[Path], MainWindow],
) -> None:
    window = windows(new_file(small_disk))
    hands = Hands(window)
    steps.sign_in(window, hands)
    case = begun(window, "plan")
    filler = fill(small_disk)
    paste(hands, "I am Tamsin. " * 4000)
    assert window.workplace is not None
    page = window.workplace.page()
    assert page is not None
    page.keep()
    settle(window)
    assert "The disk is full" in window.banner.words()
    assert "not kept yet" in page.drafts.label.words.text()  # type: ignore[attr-defined]
    hands.type("Still here.")
    filler.unlink()
    until(lambda: "Draft kept" in page.drafts.label.words.text(), 15)  # type: ignore[attr-defined]
    assert window.banner.words() == "", "what it said is over"
    assert window.casefile is not None
    (held,) = plans.of_case(window.casefile.desk, case)
    assert held.plan.about["who_i_am"].endswith("Still here.")
    window.close()
    until(window.background.idle)
    again = casefile.sign_in(small_disk / "north.ras", NAME, PASSPHRASE, clock, FAST_KEYS)
    assert casefile.check_whole(again).sound
    again.close()
