"""What two copies of a record of the money say: a run, a pause, a share, a last account, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ras_desktop.domain.request import Strand
from ras_desktop.domain.two_copies import Path
from ras_desktop.gui.act_words import of_table, said_of
from ras_desktop.gui.two_copies import Said
from ras_desktop.wording import N_, _, moment, number
from ras_desktop.wording.closing_account import STATES as CLOSING_STATES
from ras_desktop.wording.payment import PAUSES, RUN_STATES
from ras_desktop.wording.request import STRANDS
from ras_desktop.wording.uplift import STATES as UPLIFT_STATES


def run() -> Said:
    """A payment run: how it stands, who had it in their hands, what it pays."""
    fields = {
        "state": N_("State"),
        "reviewed_by_name": N_("Looked through by"),
        "reviewed_at": N_("Looked through on"),
        "count": N_("Payments in it"),
        "blocked": N_("Blocked"),
        "sum": N_("Sum"),
        "sealed_by_name": N_("Sealed by"),
        "sealed_at": N_("Sealed on"),
    }
    words = {"state": of_table(RUN_STATES), "reviewed_at": moment, "sealed_at": moment}
    return said_of(fields, words)


def pause() -> Said:
    """A pause: its days, how it stands, who looked at it, who ended it earlier."""
    fields = {
        "state": N_("State"),
        "first": N_("First day without money"),
        "last": N_("Last day without money"),
        "reason": N_("Why"),
        "looked_by_name": N_("Looked at by"),
        "looked_on": N_("Looked at on"),
        "look": N_("What was looked at"),
        "resumed_on": N_("Paid again from"),
        "resumed_by_name": N_("Paid again by"),
        "resumed_reason": N_("Why it is paid again"),
    }
    return said_of(fields, {"state": of_table(PAUSES)})


def share() -> Said:
    """Who bears a strand: what is typed."""
    fields = {
        "agency": N_("Whose share it is"),
        "agreed_by": N_("Agreed by"),
        "agreed_on": N_("Agreed on"),
        "monitored_by": N_("Who looks at its use"),
        "recharged": N_("What is paid is charged back to them"),
    }
    return said_of(fields, {})


def came_back() -> Said:
    """A payment that came back: what was done about it, and who said so."""
    fields = {
        "looked": N_("What was done about it"),
        "looked_by_name": N_("Looked at by"),
        "looked_on": N_("Looked at on"),
    }
    return said_of(fields, {})


@dataclass(frozen=True, slots=True)
class HowPaid:
    """What a person chooses under "How we pay": a layout by its words, codes by strand."""

    layout: str
    codes: Mapping[Strand, str]


def how_paid() -> Said:
    """The layout for the ledger and each cost code."""

    def name(path: Path) -> str:
        if path[0] == "layout":
            return _("File for the ledger")
        return _("Cost code of {strand}").format(strand=_(STRANDS[path[1]]))

    return Said(("layout", "codes"), name, lambda _path, held: held or "")


CLOSING = {
    "balance": N_("In the account"),
    "balance_on": N_("On"),
    "notice_pay": N_("The assistant’s notice pay"),
    "notice_words": N_("How it comes about"),
    "other": N_("Still to be paid"),
    "other_words": N_("What for"),
    "returned": N_("Paid back"),
    "return_by": N_("By"),
    "kept_reason": N_("Why the rest stays with the family"),
}
"""What is typed of a last account, by the word of its field on the page."""


def closing(*, typed: bool = False) -> Said:
    """A last account; `typed`: only what is typed of it."""
    ends = {
        "state": N_("State"),
        "settled_by_name": N_("Settled by"),
        "settled_on": N_("Settled on"),
        "returned_on": N_("Paid back on"),
    }
    return said_of(CLOSING if typed else {**CLOSING, **ends}, {"state": of_table(CLOSING_STATES)})


def rates(*, typed: bool = False) -> Said:
    """New rates; `typed`: only what is typed of them."""
    fields = {
        "title": N_("What are they called?"),
        "starts": N_("From"),
        "share": N_("Rates that are not of the list rise by, per cent"),
    }
    ends = {"state": N_("State"), "ended_by_name": N_("By"), "ended_on": N_("Day")}

    def rise(held: Any) -> str:
        return number(Decimal(held) * 100)

    words = {"state": of_table(UPLIFT_STATES), "share": rise}
    return said_of(fields if typed else {**fields, **ends}, words)
