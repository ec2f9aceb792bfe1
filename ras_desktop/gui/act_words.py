"""What two copies of a record say that something is done with: an agreement, a proposal, a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from ras_desktop.domain.money import Money
from ras_desktop.domain.two_copies import Path
from ras_desktop.gui.two_copies import Said
from ras_desktop.wording import N_, _, day, money
from ras_desktop.wording.account import STATES as ACCOUNT_STATES
from ras_desktop.wording.agreement import EMPLOYER, PAYEES, RHYTHMS, SIGNERS
from ras_desktop.wording.agreement import STATES as AGREEMENT_STATES
from ras_desktop.wording.panel import MEETING_STATES, PUT_STATES, SEATS
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.proposal import STATES as PROPOSAL_STATES
from ras_desktop.wording.request import STRANDS

Words = Callable[[Any], str]


def said_of(fields: Mapping[str, str], words: Mapping[str, Words]) -> Said:
    """Each field by its word; values as the page says them."""

    def name(path: Path) -> str:
        return _(fields[path[0]])

    def say(path: Path, held: Any) -> str:
        if held is None or held == ():
            return ""
        return words.get(path[0], in_words)(held)

    return Said(tuple(fields), name, say)


def in_words(held: Any) -> str:
    """A tick, a day, a sum or words as they are."""
    if isinstance(held, bool):
        return _("Yes") if held else _("No")
    if isinstance(held, date):
        return day(held)
    if isinstance(held, Money):
        return money(held)
    return str(held.value) if isinstance(held, Enum) else str(held)


def _besides(held: Any) -> str:
    """The payees beside the first, each with the share."""
    said = []
    for each in held if isinstance(held, tuple) else (held,):
        share = f" {Decimal(each.share) / 100:f} %" if each.share else ""
        said.append(f"{each.payee.name} ({_(PAYEES[each.payee.kind.value])}){share}")
    return "; ".join(said)


def of_table(table: Mapping[str, str]) -> Words:
    """Says a value of an enum by its table."""
    return lambda held: _(table[held.value])


def agreement(*only: str) -> Said:
    """An agreement: what is typed into it, its state, who has signed. `only`: these fields."""
    fields = {
        "state": N_("State"),
        "parts": N_("What is agreed"),
        "starts": N_("From"),
        "rhythm": N_("How often it is paid"),
        "payee": N_("Payee"),
        "beside": N_("Payees beside the first"),
        "employs": N_("Somebody is employed"),
        "relative": N_("A relative of the household is paid"),
        "help_to_manage": N_("Help to manage it"),
        "checks": N_("Questions about the payee"),
        "employer": N_("If somebody is employed"),
        "signatures": N_("Signature"),
        "ended": N_("End"),
    }

    def parts(held: Any) -> str:
        said = "{strand}, {way}: {sum}"
        return "\n".join(
            said.format(
                strand=_(STRANDS[each.strand.value]), way=_(WAYS[each.way.value]),
                sum=money(each.amount),
            )
            for each in held
        )  # fmt: skip

    def relative(held: Any) -> str:
        by = (held.who, held.reason, held.approved_by_name)
        return ", ".join([in_words(bool(held.paid)), *filter(None, by)])

    def checks(held: Any) -> str:
        told = (f"{each.by_name}, {day(each.on)}: {in_words(each.yes)}" for each in held)
        return "\n".join(told)

    def employer(held: Any) -> str:
        words = []
        for each in held:
            said = day(each.done_on) if each.done_on else each.not_needed
            words.append(f"{_(EMPLOYER[each.item.value])}: {said}")
        return "\n".join(words)

    return said_of(
        {each: words for each, words in fields.items() if not only or each in only},
        {
            "state": of_table(AGREEMENT_STATES),
            "parts": parts,
            "rhythm": of_table(RHYTHMS),
            "payee": lambda held: f"{held.name} ({_(PAYEES[held.kind.value])})",
            "beside": _besides,
            "relative": relative,
            "checks": checks,
            "employer": employer,
            "signatures": lambda held: f"{_(SIGNERS[held.signer.value])}: {held.name}",
            "ended": lambda held: f"{day(held.on)}: {held.reason}",
        },
    )


def account() -> Said:
    """An account that waits to be confirmed; its numbers are masked."""
    fields = {
        "state": N_("State"),
        "holder": N_("Account holder"),
        "masked": N_("Account"),
        "seen": N_("Seen on"),
    }
    return said_of(fields, {"state": of_table(ACCOUNT_STATES)})


def attachment() -> Said:
    """A file of a family."""
    fields = {"what": N_("What it is"), "name": N_("Name"), "removed": N_("Taken out")}
    return said_of(fields, {"removed": lambda held: f"{held.by_name}: {held.reason}"})


def proposal(*only: str) -> Said:
    """A proposal: what the family said and what was decided. `only`: these fields."""
    fields = {
        "state": N_("State"),
        "answer": N_("What the family says"),
        "answered_on": N_("Answered on"),
        "decision": N_("Reason"),
        "decided_sum": N_("Paid back"),
        "decided_by_name": N_("Decided by"),
    }
    shown = {each: words for each, words in fields.items() if not only or each in only}
    return said_of(shown, {"state": of_table(PROPOSAL_STATES)})


def put(*only: str) -> Said:
    """What was put to the panel. `only`: these fields."""
    fields = {
        "state": N_("State"),
        "family_answer": N_("What the family says"),
        "answered_on": N_("Answered on"),
        "withdrawn": N_("Why it was taken back"),
    }
    shown = {each: words for each, words in fields.items() if not only or each in only}
    return said_of(shown, {"state": of_table(PUT_STATES)})


def meeting() -> Said:
    """A meeting of the panel."""
    fields = {
        "state": N_("State"),
        "on": N_("Day"),
        "at": N_("Time"),
        "place": N_("Place"),
        "members": N_("Members"),
        "papers_on": N_("The papers went out"),
    }

    def member(held: Any) -> str:
        return ", ".join(filter(None, (held.name, _(SEATS[held.seat.value]))))

    words: dict[str, Words] = {
        "state": of_table(MEETING_STATES),
        "at": lambda held: f"{held:%H:%M}",
        "members": member,
    }
    return said_of(fields, words)
