"""One module for each page, named with the word of its place; `PAGE` in it is the page."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

NOT_PAGES = frozenset({"page", "first"})
"""Modules here that are no page of the workplace: the contract, and the first window."""


def words() -> tuple[str, ...]:
    """The words of all pages there are, without importing any of them."""
    found = (each.name for each in pkgutil.iter_modules(__path__))
    return tuple(word for word in found if word not in NOT_PAGES and not word.startswith("_"))


def load(word: str) -> type[Page]:
    """The page of a word, imported now. ModuleNotFoundError if there is none."""
    found: type[Page] = importlib.import_module(f"{__name__}.{word}").PAGE
    return found
