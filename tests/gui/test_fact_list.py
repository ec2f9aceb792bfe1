"""What is recorded, without a form: it never appears before its page does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.layout import column


def test_filled_before_it_stands_anywhere_it_is_no_window_of_its_own(qtbot):
    facts = FactList()
    qtbot.addWidget(facts)
    facts.show_facts([("Born", "2 March 2017")])
    assert not facts.isVisible()
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(facts))
    page.show()
    assert facts.isVisible()
    facts.show_facts([("Born", " ")])
    assert not facts.isVisible(), "nothing to say"
    facts.show_facts([("Born", "2 March 2017")])
    assert facts.isVisible()
