"""Questions about payments: a pause, a run, what came back, who bears a share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.pay_run import RunKind
from ras_desktop.domain.share import Share
from ras_desktop.domain.stream import Key, Purse
from ras_desktop.gui.dialogs.proposal import Asked
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, TickField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, money, ngettext
from ras_desktop.wording.payment import KINDS_OF_RUN
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


class _Needing(Asked):
    """Says of each field that is left empty what it needs."""

    def __init__(self, parent: QWidget, question: str, words: str, yes: str) -> None:
        super().__init__(parent, question, words, yes)
        self.needs: dict[str, str] = {}

    def faults(self) -> list[Finding]:
        """Impossible values first, then what is missing."""
        found = super().faults()
        if found:
            return found
        read = self.form.values()
        for where, code in self.needs.items():
            value = read[where]
            if value is None or (isinstance(value, str) and not value.strip()):
                found.append(Finding(code, where))
        return found


def _answer(dialog: Asked) -> dict[str, Any] | None:
    try:
        return dialog.form.values() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


Days = tuple[date, date, str]


def ask_pause(parent: QWidget, today: date, weeks: int, typed: Days | None = None) -> Days | None:
    """First and last day without money, and why; None: not now."""
    words = ngettext(
        "Nothing stops before a manager has agreed. A pause is shorter than {count} week, and "
        "ends by itself.",
        "Nothing stops before a manager has agreed. A pause is shorter than {count} weeks, and "
        "ends by itself.",
        weeks,
    )
    dialog = _Needing(parent, _("Why are payments to pause, and for how long?"), words, _("Ask"))
    dialog.needs = {
        "first": "field.date_partial", "last": "field.date_partial", "reason": "pause.reason",
    }  # fmt: skip
    first, last, reason = typed or (today, None, "")
    dialog.field("first", DateField(_("First day without money"))).load(first)
    dialog.field("last", DateField(_("Last day without money"))).load(last)
    dialog.field("reason", LongField(_("Why"), lines=3)).load(reason)
    read = _answer(dialog)
    return (read["first"], read["last"], read["reason"]) if read else None


def ask_words(
    parent: QWidget, question: str, words: str, yes: str, name: str, code: str, begun: str = ""
) -> str | None:
    """One thing in words; None: not now. `code`: what is said where it is empty; `begun`: typed
    before, and not kept.
    """
    dialog = _Needing(parent, question, words, yes)
    dialog.needs = {"words": code}
    dialog.field("words", LongField(name, lines=3)).load(begun)
    read = _answer(dialog)
    return str(read["words"]) if read else None


def ask_day_and_reason(
    parent: QWidget, question: str, words: str, yes: str, on: date, begun: str = ""
) -> tuple[date, str] | None:
    """A day and why; None: not now. `begun`: why, as typed before and not kept."""
    dialog = _Needing(parent, question, words, yes)
    dialog.needs = {"on": "field.date_partial", "reason": "paid.reason"}
    dialog.field("on", DateField(_("Day"))).load(on)
    dialog.field("reason", LongField(_("Why"), lines=3)).load(begun)
    read = _answer(dialog)
    return (read["on"], read["reason"]) if read else None


def ask_run(
    parent: QWidget, day: date, kind: RunKind = RunKind.FOUR_WEEKLY
) -> tuple[RunKind, date, str] | None:
    """Which payments, on which day; None: not now."""
    words = _("You see what is due and what is blocked before anything is paid.")
    dialog = _Needing(parent, _("Which payments, and on which day?"), words, _("Open the run"))
    dialog.needs = {"day": "field.date_partial"}
    kinds = {each: KINDS_OF_RUN[each.value] for each in RunKind}
    dialog.field("kind", CardsField(_("Payments"), choices(kinds))).load(kind)
    dialog.field("day", DateField(_("Paid on"))).load(day)
    hint = _("For a run between the regular ones.")
    dialog.field("reason", TextField(_("Why"), hint, optional=True))
    read = _answer(dialog)
    if read is None:
        return None
    return read["kind"] or kind, read["day"], read["reason"] or ""


@dataclass(frozen=True, slots=True)
class Back:
    """What a family gave back."""

    key: Key
    amount: Money
    on: date
    reason: str
    unspent: bool
    payee_no: int = 1


def ask_back(
    parent: QWidget, purses: Sequence[Purse], names: Mapping[int, str], today: date, over: Money
) -> Back | None:
    """Money that a payee gave back; None: not now. `names`: of the payees, where several."""
    hint = _("Paid too much so far: {sum}").format(sum=money(over))
    dialog = _Needing(parent, _("What did the family give back?"), hint, _("Write it down"))
    dialog.needs = {"amount": "paid.back.nothing", "on": "field.date_partial",
                    "reason": "paid.reason"}  # fmt: skip
    of = [Choice(each, _purse_words(each, names)) for each in purses]
    dialog.field("purse", ListField(_("Of"), of, none="")).load(purses[0])
    why = [
        Choice(False, _("It was paid too much")),
        Choice(True, _("It was not needed"), _("It is not paid again.")),
    ]
    dialog.field("unspent", CardsField(_("Because"), why)).load(not over)
    dialog.field("amount", MoneyField(_("Sum"))).load(over or None)
    dialog.field("on", DateField(_("Came in on"))).load(today)
    dialog.field("reason", TextField(_("How, and why")))
    read = _answer(dialog)
    if read is None:
        return None
    strand, way, payee_no = read["purse"]
    return Back(
        (strand, way), read["amount"] or ZERO, read["on"], read["reason"], bool(read["unspent"]),
        payee_no,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Before:
    """What was paid by a day before the program was used."""

    purse: Purse
    amount: Money
    until: date


def ask_before(
    parent: QWidget, purses: Sequence[Purse], names: Mapping[int, str], today: date
) -> Before | None:
    """What was paid before this program; None: not now."""
    words = _("All that was paid under this agreement by that day: it is not paid again.")
    question = _("What was paid before this program?")
    dialog = _Needing(parent, question, words, _("Write it down"))
    dialog.needs = {"amount": "paid.back.nothing", "until": "field.date_partial"}
    of = [Choice(each, _purse_words(each, names)) for each in purses]
    dialog.field("purse", ListField(_("Of"), of, none="")).load(purses[0])
    dialog.field("amount", MoneyField(_("Sum so far")))
    dialog.field("until", DateField(_("Paid up to"))).load(today)
    read = _answer(dialog)
    return Before(read["purse"], read["amount"] or ZERO, read["until"]) if read else None


def _purse_words(purse: Purse, names: Mapping[int, str]) -> str:
    said = [_(STRANDS[purse[0].value]), _(WAYS[purse[1].value])]
    said += [names[purse[2]]] if purse[2] in names else []
    return ", ".join(said)


def ask_share(parent: QWidget, share: Share) -> Share | None:
    """Who bears a strand; None: not now."""
    strand = _(STRANDS[share.strand.value])
    question = _("Who bears {strand}, and who agreed to it?").format(strand=strand)
    words = _("Each agency agrees and monitors its own share.")
    dialog = _Needing(parent, question, words, _("Keep it"))
    dialog.needs = {
        "agency": "share.agency", "agreed_by": "share.agreed_by",
        "agreed_on": "field.date_partial", "monitored_by": "share.monitored_by",
    }  # fmt: skip
    dialog.field("agency", TextField(_("Whose share it is"))).load(share.agency)
    dialog.field("agreed_by", TextField(_("Agreed by"))).load(share.agreed_by)
    dialog.field("agreed_on", DateField(_("Agreed on"))).load(share.agreed_on)
    dialog.field("monitored_by", TextField(_("Who looks at its use"))).load(share.monitored_by)
    dialog.field("recharged", TickField(_("What is paid is charged back to them"))).load(
        share.recharged
    )
    read = _answer(dialog)
    return replace(share, **read) if read else None
