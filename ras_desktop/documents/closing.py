"""The last account of a direct payment: what was there, what is paid, what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import Align, Block, Col, Document, Signature, Table, Words
from ras_desktop.documents.frame import About
from ras_desktop.domain.closing_account import ClosingAccount
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.request import Strand
from ras_desktop.wording import _, day, money


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """What the paper is made from. `employs`: whether somebody was employed with the money."""

    council: Council
    about: About
    closing: ClosingAccount
    employs: bool
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""


def compose(sheet: ClosingSheet) -> Document:
    """The paper, from what was settled and from nothing else."""
    held = sheet.closing
    reason = held.kept_reason.strip()
    words = {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "ends": day(held.ends),
        "balance": money(held.balance),
        "balance_on": day(held.balance_on) if held.balance_on else "",
        "returned": money(held.returned),
        "return_by": day(held.return_by) if held.return_by else "",
        "kept_reason": reason if not reason or reason[-1] in ".!?" else f"{reason}.",
        "owed": money(held.owed),
        "settled_on": day(held.settled_on) if held.settled_on else "",
    }
    *parts, last = sheet.letter.shown(_holds(sheet))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
        if each.id == "account":
            body.append(_table(held))
    body += letter.close(last, words, Signature(_("For the council"), held.settled_by_name))
    body += letter.whom_to_turn_to(
        sheet.routes, (Strand.SOCIAL_CARE,), sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind="closing",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        draft=held.settled_on is None,
    )


def _holds(sheet: ClosingSheet) -> frozenset[LetterWhen]:
    held = sheet.closing
    conditions = {
        LetterWhen.GIVES_BACK: held.returned > ZERO,
        LetterWhen.KEEPS: held.returned == ZERO and held.owed == ZERO,
        LetterWhen.OWED: held.owed > ZERO,
        LetterWhen.EMPLOYS: sheet.employs,
        LetterWhen.INTERPRETER: bool(sheet.language),
    }
    return frozenset(when for when, holds in conditions.items() if holds)


def _table(held: ClosingAccount) -> Table:
    rows: list[tuple[Words, ...]] = [(_("In the account"), "", money(held.balance))]
    if held.last_due_on is not None:
        words = _("The last payment, {sum}, was due on {day} and is in it.")
        said = words.format(sum=money(held.last_due), day=day(held.last_due_on))
        rows[0] = (_("In the account"), said, money(held.balance))
    if held.notice_pay:
        rows.append((_("Notice pay"), held.notice_words, f"−{money(held.notice_pay)}"))
    if held.other:
        rows.append((_("Still to be paid"), held.other_words, f"−{money(held.other)}"))
    if held.returned:
        rows.append((_("Paid back"), "", f"−{money(held.returned)}"))
    if held.owed:
        rows.append((_("Paid by the council"), "", money(held.owed)))
    columns = (Col("", 1.0), Col(_("What it is"), 1.8), Col(_("Sum"), 0.7, Align.NUMBER))
    total = (_("Stays with you"), "", money(held.kept))
    return Table(columns, tuple(rows), total=total)
