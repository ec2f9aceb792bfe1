"""The contract of a part of the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.gui.theme import space

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page
    from ras_desktop.services.desk import Desk


class SettingsPart(QWidget):
    """A part under its own name. `open` comes at each visit, `refresh` after anything changed."""

    WORD: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    """Marked with N_."""
    QUESTION: ClassVar[str] = ""
    """What the part answers; marked with N_."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context = page.context
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(space(2))

    @staticmethod
    def offered(desk: Desk) -> bool:
        """Whether somebody may use it at all."""
        return True

    def open(self) -> None:
        """Shows what is kept now."""

    def show_spot(self, spot: str) -> None:
        """Shows a spot within it: what follows the part's word in a place ("backups/newest")."""

    def refresh(self, changed: object) -> None:
        """Something was written."""

    def keep(self) -> None:
        """Keeps what is typed as a draft."""
