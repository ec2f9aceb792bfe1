"""When it locks, one's own passphrase, and the recovery key of the case file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.settings.recovery import RecoveryCard
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

MINUTES = (2, 5, 10, 15, 30, 60)


class SafetyPart(SettingsPart):
    """Lock, passphrase, recovery key."""

    WORD = "safety"
    NAME = N_("Safety")
    QUESTION = N_("What keeps it closed to others?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        context = page.context
        minutes = (
            Choice(each, ngettext("{count} minute", "{count} minutes", each)) for each in MINUTES
        )
        self.minutes = ListField(
            _("Lock the screen after"),
            tuple(minutes),
            _("without a key or the mouse. Nothing is lost: it goes on where you were."),
            none="",
        )
        self.minutes.edited.connect(self._take)
        lock = Card(_("Lock"))
        lock.body.addWidget(self.minutes)
        lock.body.addWidget(
            holding(
                Flow(
                    button(_("Lock now"), context.lock, icon="lock"),
                    button(_("Close the case file"), context.leave, icon="leave"),
                )
            )
        )
        own = Card(
            _("Your passphrase"),
            _("Only the key slot changes: nothing is encrypted again, and it takes a second."),
        )
        self.change = button(_("Change your passphrase …"), context.change_passphrase, icon="key")
        own.body.addWidget(holding(Flow(self.change)))
        self.body.addWidget(lock)
        self.body.addWidget(own)
        self.recovery: RecoveryCard | None = None
        if context.desk.store.on_server:
            words = _("An administrator of the team sets a forgotten passphrase anew.")
            self.body.addWidget(text.quiet(words))
        elif context.desk.offers("user.recovery_key"):
            self.recovery = RecoveryCard(page)
            self.body.addWidget(self.recovery)
        else:
            words = _("The recovery key is renewed by an administrator of this case file.")
            self.body.addWidget(text.quiet(words))

    def open(self) -> None:
        """Shows what is chosen."""
        self.minutes.load(self.context.preferences().lock_minutes)

    def _take(self) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            self.context.prefer(replace(self.context.preferences(), lock_minutes=minutes))
