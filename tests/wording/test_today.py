"""Whatever can wait on Today has one row and one sentence, so that no code is shown to anybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ras_desktop.domain.sort import SORTS, Delay, Group
from ras_desktop.domain.today import Kind
from ras_desktop.gui import pages
from ras_desktop.gui.place import Place
from ras_desktop.wording import all as every_sentence
from ras_desktop.wording import say
from ras_desktop.wording.today import GROUPS, KINDS

PACKAGE = Path(__file__).parents[2] / "ras_desktop"
SAID_OTHERWISE = {Kind.TYPED.value, Kind.MEETING.value}
"""Kinds whose words need more than a sentence: what was typed, which meeting."""


def due_codes() -> set[str]:
    """The codes of all dues that the sources give, as they stand in the program's own text."""
    found: set[str] = set()
    for folder in ("store", "domain", "services"):
        for path in (PACKAGE / folder).rglob("*.py"):
            found |= set(re.findall(r'"(due\.[a-z0-9_.]+)"', path.read_text(encoding="utf-8")))
    return found


def test_every_kind_and_every_due_has_its_row():
    assert {each.value for each in Kind} - {Kind.DUE.value} <= set(SORTS)
    assert due_codes() <= set(SORTS)


@pytest.mark.parametrize("about", SORTS)
def test_every_row_has_its_words(about):
    assert every_sentence
    if about.startswith("due."):
        assert not say(about, {}).startswith("due.")
    else:
        assert about in KINDS or about in SAID_OTHERWISE


def test_every_group_has_its_name_in_order():
    assert tuple(GROUPS) == tuple(each.value for each in Group)


@pytest.mark.parametrize("about", SORTS)
def test_every_row_leads_to_a_page_that_is_there_or_will_be(about):
    sort = SORTS[about]
    assert sort.page in pages.words() or about.startswith("due.")
    spot = Place(sort.page, None, sort.part.format(subject="it")).part
    assert "{" not in spot


def test_a_clock_of_a_family_is_never_ours_to_move():
    ours = {about for about, sort in SORTS.items() if sort.delay is Delay.OURS}
    assert not ours & {"request", "due.request", "due.review", "due.ehc_review"}
