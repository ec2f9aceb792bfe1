"""The letter about new rates: what was paid, what is paid from when, support by support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import Align, Block, Col, Document, Paragraph, Signature, Table
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.uplift import Lifted, Uplift
from ras_desktop.wording import _, day, listed, money
from ras_desktop.wording.uplift import WHY_NOT


@dataclass(frozen=True, slots=True)
class UpliftSheet:
    """What the letter is made from."""

    council: Council
    about: About
    uplift: Uplift
    lifted: Lifted
    letter: Letter
    routes: Routes
    policy: Policy
    day: date
    addressee: str
    address: tuple[str, ...] = ()
    language: str = ""


def compose(sheet: UpliftSheet) -> Document:
    """The letter, from what was approved and from nothing else."""
    words = {
        **letter.everywhere(sheet.council, sheet.about, sheet.addressee, sheet.language),
        "starts": day(sheet.lifted.starts),
        "before": money(sheet.lifted.before),
        "after": money(sheet.lifted.after),
        "approved_on": day(sheet.lifted.approved_on),
    }
    holds = {LetterWhen.INTERPRETER} if sheet.language else set()
    holds |= {LetterWhen.KEPT} if sheet.lifted.kept else set()
    *parts, last = sheet.letter.shown(frozenset(holds))
    to = (sheet.addressee, *sheet.address)
    body: list[Block] = [letter.head(sheet.council, sheet.about, to, sheet.day)]
    for each in parts:
        body += letter.part(each, words)
        if each.id == "sums":
            body.append(_table(sheet.lifted))
        elif each.when is LetterWhen.KEPT:
            body.append(Paragraph(_kept(sheet.lifted)))
    body += letter.close(last, words, Signature(_("For the council"), sheet.uplift.ended_by_name))
    strands = tuple(dict.fromkeys(each.strand for each in sheet.lifted.lifts))
    body += letter.whom_to_turn_to(
        sheet.routes, strands, sheet.council, sheet.about, sheet.policy, sheet.day
    )
    return Document(
        title=sheet.letter.title,
        kind="uplift",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
    )


def _table(lifted: Lifted) -> Table:
    rows = tuple(
        (each.what, money(each.old), money(each.new), money(each.before), money(each.after))
        for each in lifted.lines
    )
    columns = (
        Col(_("Support"), 1.6),
        Col(_("Rate before"), 0.8, Align.NUMBER),
        Col(_("New rate"), 0.8, Align.NUMBER),
        Col(_("A year before"), 0.9, Align.NUMBER),
        Col(_("A year now"), 0.9, Align.NUMBER),
    )
    whole = (_("All together"), "", "", money(lifted.before), money(lifted.after))
    return Table(columns, rows, total=whole)


def _kept(lifted: Lifted) -> str:
    return listed([f"{each.what} ({_(WHY_NOT[each.why.value])})" for each in lifted.kept]) + "."
