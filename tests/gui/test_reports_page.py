"""What the reviews show: figures by the time that is chosen, and the side's button by role."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ras_desktop.gui.pages.reports import ReportsPage, span
from ras_desktop.gui.place import Place
from tests.helpers.cases import seeded
from tests.helpers.reviewed import FIRST_DUE, at, held, running

SHOTS = os.environ.get("RAS_SHOTS", "")


@pytest.fixture
def desk(file_desk):
    seeded(file_desk)
    return file_desk


def said(page) -> str:
    return " | ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_three_questions_have_their_figures(shown, context_of, desk, hub):
    case = running(desk)
    at(desk, FIRST_DUE)
    page = ReportsPage(context_of(desk))
    page.resize(1366, int(os.environ.get("RAS_SHOTS_HIGH", "700")))
    hub.changed.connect(page.refresh)
    shown(page)
    page.arrive(Place("reports"))
    assert "No review in this time" in said(page)
    held(desk, case.id)
    page.arrive(Place("reports"))
    words = said(page)
    for each in ("How much?", "How well?", "Is anyone better off?", "of 1 child", "The same"):
        assert each in words, each
    assert "£3,924.40 a year before" in words
    if SHOTS:
        QApplication.processEvents()
        page.grab().save(str(Path(SHOTS) / "reports.png"))
    page.span.combo.setCurrentIndex(4)
    assert "No review in this time" in said(page), "the council's year before"


def test_the_stretches_of_time():
    today = date(2026, 11, 28)
    assert span("6", today) == (date(2026, 5, 28), today)
    assert span("year", today) == (date(2026, 4, 1), today)
    assert span("last", today) == (date(2025, 4, 1), date(2026, 3, 31))
