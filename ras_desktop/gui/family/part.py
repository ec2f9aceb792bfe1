"""One part of a family's page: what every part is given and does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.draft import Draft
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.pages.page import Page
from ras_desktop.services.family_page import Page as Family
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Seen:
    """A family as the page has just read it, with the council's lists and today."""

    family: Family
    lists: Lists
    today: date

    @property
    def id(self) -> UUID:
        """The case."""
        return self.family.case.id

    def draft(self, kind: str, subject: str) -> Draft | None:
        """The reader's draft of this kind and subject."""
        wanted = (kind, subject)
        found = (each for each in self.family.drafts if (each.kind, each.subject) == wanted)
        return next(found, None)


class Part(QWidget):
    """`show_family(seen)` fills it, at every visit and after every change.

    What is typed in it and not saved must survive that. `foot` stands below what scrolls.
    """

    WORD: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    foot: QWidget | None = None

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context = page.context

    def show_family(self, seen: Seen) -> None:
        """Shows a family."""
        raise NotImplementedError

    @classmethod
    def name(cls, seen: Seen) -> str:
        """The part's name, with a number where that helps."""
        return _(cls.NAME)

    def go_to(self, spot: str) -> None:
        """A spot within the part: "new", an identifier, the path of a field."""

    def keep(self) -> None:
        """Keeps what is typed as a draft now."""

    def save(self) -> None:
        """Ctrl+S."""
