"""The account to which an agreement's money goes: masked, entered by one, confirmed by another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.account import Account
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.services.open_agreement import OnePayee, OpenAgreement
from ras_desktop.wording import _, day
from ras_desktop.wording.account import STATES

if TYPE_CHECKING:
    from ras_desktop.gui.pages.agreement import AgreementPage


class AccountCard(Card):
    """What is known of the account, and what may be done with it."""

    def __init__(self, page: AgreementPage) -> None:
        super().__init__(_("Account"))
        self._page = page

    def show_account(self, seen: OpenAgreement) -> None:
        """Shows it to who may read it, where money is paid."""
        held, desk = seen.agreement, self._page.context.desk
        if held is None or not held.paid or not desk.offers("account.read", held.case):
            self.hide()
            return
        empty(self.body)
        for payee in seen.payees:
            rows = self._rows_of(payee, held.case)
            if held.beside:
                rows.insert(0, text.label(payee.payee.name))
            for each in rows:
                self.body.addWidget(each)
                each.show()
        self.show()

    def _rows_of(self, payee: OnePayee, case: UUID) -> list[QWidget]:
        """The accounts of one payee, and what can be done about them."""
        desk, page, number = self._page.context.desk, self._page, payee.number
        both = (payee.accounts.waiting, payee.accounts.confirmed)
        rows: list[QWidget] = [_account_row(each) for each in both if each is not None]
        if not rows:
            rows.append(text.quiet(_("No account is recorded yet.")))
        acts = []
        if desk.offers("account.enter", case):
            acts.append(link(_("Enter an account …"), partial(page.enter_account, number)))
        if payee.accounts.waiting and desk.offers("account.confirm"):
            acts.insert(0, link(_("Confirm it …"), partial(page.confirm_account, number)))
        if payee.account and desk.offers("account.in_full"):
            acts.append(link(_("Show the numbers"), partial(page.in_full, payee.account)))
        for each in acts:
            each.setAccessibleName(f"{each.text()} {payee.payee.name}".strip())
        return [*rows, holding(row(*acts, None))]


def _account_row(each: Account) -> QWidget:
    good = each.confirmed_on is not None
    line = row(
        text.label(f"{each.holder}  {each.masked}"),
        Badge(
            _(STATES[each.state.value]),
            Tone.GOOD if good else Tone.WARN,
            "good" if good else "waiting",
        ),
        None,
        gap=2,
    )
    said = _("Entered by {name} on {day}, from: {seen}").format(
        name=each.entered_by_name, day=day(each.entered_on), seen=each.seen
    )
    if each.confirmed_on is not None:
        said += " · " + _("confirmed by {name} on {day}").format(
            name=each.confirmed_by_name, day=day(each.confirmed_on)
        )
    return holding(column(line, text.quiet(said), gap=0.25))
