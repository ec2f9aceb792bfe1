"""How the window looks on this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.theme import TEXT_SIZES
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.settings import Theme
from ras_desktop.wording import N_, _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page


class LookPart(SettingsPart):
    """Each choice is taken at once, and shown at once."""

    WORD = "look"
    NAME = N_("Look")
    QUESTION = N_("How shall it look here?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.colours = CardsField(
            _("Colours"),
            (
                Choice(Theme.SYSTEM, _("As the system has them"), _("Follows it by day and night")),
                Choice(Theme.LIGHT, _("Light")),
                Choice(Theme.DARK, _("Dark")),
                Choice(Theme.HIGH_CONTRAST, _("High contrast")),
            ),
        )
        self.text_size = CardsField(
            _("Text size"),
            tuple(Choice(size, _("{size} %").format(size=size)) for size in TEXT_SIZES),
            _("Ctrl++ and Ctrl+- change it from anywhere"),
            beside=True,
        )
        note = text.quiet(_("These are kept on this computer and apply to every case file here."))
        card = Card()
        for field in (self.colours, self.text_size):
            field.edited.connect(self._take)
            card.body.addWidget(field)
        self.body.addWidget(note)
        self.body.addWidget(card)

    def open(self) -> None:
        """Shows what is chosen."""
        now = self.context.preferences()
        self.colours.load(now.theme)
        self.text_size.load(now.text_size)

    def _take(self) -> None:
        theme, size = self.colours.value(), self.text_size.value()
        if theme is not None and size is not None:
            self.context.prefer(replace(self.context.preferences(), theme=theme, text_size=size))
