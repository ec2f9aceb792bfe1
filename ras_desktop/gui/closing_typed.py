"""What is typed of a last account, beside what somebody else has kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.closing_account import ClosingAccount, ClosingState
from ras_desktop.domain.money import ZERO
from ras_desktop.gui import money_words
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.money_words import CLOSING
from ras_desktop.gui.two_copies import pairs
from ras_desktop.gui.widgets.button import button
from ras_desktop.services.closing_account import Standing
from ras_desktop.wording import _

_WORDS = ("notice_words", "other_words", "kept_reason")
_SUMS = ("balance", "notice_pay", "other", "returned")


def typed_of(held: ClosingAccount, read: Mapping[str, Any]) -> ClosingAccount:
    """A last account with what its fields say: no sum is £0.00, no words are none."""
    sums = {where: read[where] or ZERO for where in _SUMS}
    rest = {where: read[where] for where in CLOSING if where not in _SUMS}
    words = {where: rest[where] or "" for where in _WORDS}
    return replace(held, **{**rest, **words, **sums})


def beside(
    page: QWidget,
    context: Context,
    now: Standing,
    typed: ClosingAccount | None,
    before: ClosingAccount,
) -> Standing:
    """What was read anew, beside what is typed on `before`.

    While it can be kept, the page stays on the copy that it was typed on: saving then shows both.
    Else what was typed can still be seen.
    """
    if typed is None or typed == before:
        return now
    held = now.held
    if held is not None and held.id == before.id and held.state is ClosingState.DRAFT:
        return replace(now, held=before)
    shown = tuple(pairs(typed, held or before, before, money_words.closing(typed=True)).values())

    def look() -> None:
        if changed.ask(page, shown, _("Throw away what I typed"), mine=True):
            context.calm()

    if shown:
        words = _("It was finished or removed while you typed. What you typed is kept.")
        context.warn(words, button(_("See what you typed"), look))
    return now
