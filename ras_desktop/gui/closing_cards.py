"""The fields of a last account: what is there and still to be paid, what is returned and kept."""

from __future__ import annotations

from collections.abc import Callable

from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import MoneyField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


class AccountCard(Card):
    """What is there, and what is still to be paid from it; the notice pay can be worked out."""

    def __init__(self, form: Form, work_out: Callable[[], None]) -> None:
        super().__init__(_("What is there, and what is still to be paid from it?"))
        self.last = text.quiet()
        self.body.addWidget(self.last)
        under = _("By law one week up to two years, then one for each whole year, twelve at most.")
        self.work_out = link(_("Work out the notice pay …"), work_out)
        for where, field in (
            ("balance", MoneyField(_("In the account"))),
            ("balance_on", DateField(_("On"))),
            ("notice_pay", MoneyField(_("The assistant’s notice pay"), under, optional=True)),
            ("notice_words", LongField(_("How it comes about"), lines=1, optional=True)),
            ("other", MoneyField(_("Still to be paid"), _("Bills, holiday or redundancy pay."),
                                 optional=True)),
            ("other_words", LongField(_("What for"), lines=1, optional=True)),
        ):  # fmt: skip
            self.body.addWidget(form.add(where, field))
            if where == "notice_words":
                self.body.addWidget(holding(Flow(self.work_out)))


class OutcomeCard(Card):
    """What is returned and what is kept, with the sum in words below."""

    def __init__(self, form: Form) -> None:
        super().__init__(
            _("What is returned, and what is kept?"),
            _("Nothing is taken back by itself: somebody else settles it; the family reads why."),
        )
        for where, field in (
            ("returned", MoneyField(_("Paid back"), optional=True)),
            ("return_by", DateField(_("By"), optional=True)),
            ("kept_reason", LongField(_("Why the rest stays with the family"), lines=2,
                                      optional=True)),
        ):  # fmt: skip
            self.body.addWidget(form.add(where, field))
        self.sum = text.label()
        self.body.addWidget(self.sum)
