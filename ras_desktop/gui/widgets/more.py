"""A button with a menu of what is done seldom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton

from ras_desktop.gui.widgets.button import button
from ras_desktop.wording import _

Entry = tuple[str, Callable[[], object]]
"""The words of an act, and what it does."""


def more_button(entries: Sequence[Entry]) -> QPushButton:
    """What is done seldom, in a menu."""
    made = button(_("More"), icon="more")
    menu = QMenu(made)
    for words, do in entries:
        menu.addAction(words, do)
    made.setMenu(menu)
    return made
