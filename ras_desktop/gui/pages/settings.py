"""How the window looks on this computer, and when it locks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ras_desktop.gui.context import Context
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import TEXT_SIZES
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, scrolling
from ras_desktop.settings import Theme
from ras_desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from ras_desktop.gui.widgets.field import Field

MINUTES = (2, 5, 10, 15, 30, 60)


class SettingsPage(Page):
    """Each choice is taken at once, and shown at once."""

    TITLE = N_("How shall it look here?")
    ICON = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
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
        self.minutes = ListField(
            _("Lock the screen after"),
            tuple(Choice(each, ngettext("{count} minute", "{count} minutes", each))
                  for each in MINUTES),
            _("without a key or the mouse. Nothing is lost: it goes on where you were."),
            none="",
        )  # fmt: skip
        look = Card(_("Look"))
        safe = Card(_("Lock and case file"))
        for field, card in ((self.colours, look), (self.text_size, look), (self.minutes, safe)):
            field.edited.connect(self._take)
            card.body.addWidget(field)
        safe.body.addWidget(
            holding(Flow(button(_("Change your passphrase …"), context.change_passphrase,
                                icon="key"),
                         button(_("Lock now"), context.lock, icon="lock"),
                         button(_("Close the case file"), context.leave, icon="leave")))
        )  # fmt: skip
        note = text.quiet(_("These are kept on this computer and apply to every case file here."))
        header = Header(self.title())
        inside = holding(column(header, note, look, safe, None, gap=2, margin=4))
        self.setLayout(column(scrolling(inside, widest=90)))

    def open(self, place: Place) -> None:
        """Shows what is chosen."""
        now = self.context.preferences()
        self.colours.load(now.theme)
        self.text_size.load(now.text_size)
        self.minutes.load(now.lock_minutes)

    def _take(self) -> None:
        fields: tuple[Field[object], ...] = (self.colours, self.text_size, self.minutes)
        if any(field.value() is None for field in fields):
            return
        self.context.prefer(
            replace(
                self.context.preferences(),
                theme=self.colours.value(),
                text_size=self.text_size.value(),
                lock_minutes=self.minutes.value(),
            )
        )


PAGE = SettingsPage
