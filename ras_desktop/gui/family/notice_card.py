"""The clock of a notice on a family's page: what is paid until when, then what, what is next."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLabel

from ras_desktop.domain.notice_clock import Standing
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import saying
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import empty
from ras_desktop.wording import _, day, money, ngettext, say


class NoticeCard(Card):
    """Hidden while no notice runs."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Notice of a reduction"))
        self._context = context

    def show_notice(self, case: UUID, told: Standing | None, today: date) -> None:
        """Its days in sentences, the next duty, and the way to its page."""
        empty(self.body)
        self.setVisible(told is not None)
        if told is None:
            return
        parts = [
            text.label(protected(told)),
            text.body(after(told)),
            *([_duty(told, today)] if told.due is not None else []),
            link(_("Open the notice"), lambda: self._context.go(Place("notice", case))),
        ]
        for each in parts:
            self.body.addWidget(each)


def protected(told: Standing) -> str:
    """What is paid in full, and how long."""
    if told.left == 0 and told.starts is None:
        return _("{paid} a year goes on until the family has its answer.").format(
            paid=money(told.paid)
        )
    left = ngettext("{count} day more", "{count} days more", told.left).format(count=told.left)
    return _("{paid} a year is protected until {day}: {left}.").format(
        paid=money(told.paid), day=day(told.ends), left=left
    )


def after(told: Standing) -> str:
    """What comes after, from which payment on."""
    if told.starts is None:
        return _("{sum} a year comes after it only if the answer leaves it so.").format(
            sum=money(told.becomes)
        )
    return _("{sum} a year from {day} on.").format(sum=money(told.becomes), day=day(told.starts))


def _duty(told: Standing, today: date) -> QLabel:
    assert told.due is not None
    words = _("Next: {what} · {when}").format(
        what=say(told.duty, {}), when=saying.lateness(told.due, today)
    )
    line = text.body(words)
    if told.due < today:
        line.setProperty("tone", "bad")
    return line
