"""The tables of new rates: whom they reach, whom not and why, what nothing has changed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.money import Money
from ras_desktop.domain.uplift import Uplift, UpliftState
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services.uplift import Board, OpenUplift
from ras_desktop.services.uplift_letters import Sent
from ras_desktop.wording import _, finding, money, ngettext, number, short_day
from ras_desktop.wording.uplift import STATES, WHY_NOT

_TONES = {
    UpliftState.DRAFT: Tone.WARN,
    UpliftState.APPROVED: Tone.GOOD,
    UpliftState.WITHDRAWN: Tone.PLAIN,
}
RIGHT = Align.RIGHT
NAMED = 5
"""Families without a letter that are named; the list shows the others."""


def all_table() -> RecordTable:
    """An uplift a line."""
    return RecordTable(
        _("New rates so far"),
        (
            Column("title", _("Rates"), 30, sorts=False),
            Column("starts", _("From"), 13, sorts=False),
            Column("state", _("State"), 16, sorts=False, shown=_state),
            Column("families", _("Families"), 10, align=RIGHT, sorts=False,
                   shown=lambda one: number(one.families) if one.families else "–"),
            Column("more", _("More a year"), 15, align=RIGHT, sorts=False, rank=1,
                   shown=lambda one: money(one.more) if one.families else "–"),
        ),
        counts=False,
    )  # fmt: skip


def _state(one: Uplift) -> Status:
    return Status(_(STATES[one.state.value]), _TONES[one.state])


@dataclass(frozen=True, slots=True)
class Row:
    """A family with what a list says of it."""

    case: UUID
    name: str
    number: str
    before: Money
    after: Money
    what: str
    since: str = ""
    letter: bool = False


def reached_table() -> RecordTable:
    """Who gets more: the old and the new sum."""
    return RecordTable(
        _("Who gets more"),
        (
            Column("name", _("Family"), 24, sorts=False),
            Column("what", _("Rates"), 34, sorts=False, rank=2),
            Column("before", _("A year before"), 14, align=RIGHT, sorts=False),
            Column("after", _("A year from then"), 15, align=RIGHT, sorts=False),
            Column("letter", _("Letter"), 13, sorts=False, rank=1, shown=_letter),
        ),
    )


def _letter(row: Row) -> Status:
    return Status(_("Issued"), Tone.GOOD) if row.letter else Status(_("Not yet"), Tone.NOTE)


def reached_rows(told: OpenUplift) -> list[Row]:
    """By name."""
    found = []
    for each in told.lifted:
        name = told.names[each.case]
        rates = [f"{line.what}: {money(line.old)} → {money(line.new)}" for line in each.lines]
        found.append(
            Row(each.case, name.name, name.number, each.before, each.after, "; ".join(rates),
                letter=each.case in told.letters)
        )  # fmt: skip
    return sorted(found, key=lambda each: each.name)


def left_out_table() -> RecordTable:
    """Who does not, and why, support by support."""
    return RecordTable(
        _("Who does not, and why"),
        (
            Column("name", _("Family"), 22, sorts=False),
            Column("before", _("A year"), 13, align=RIGHT, sorts=False, rank=1),
            Column("what", _("Why not"), 60, sorts=False),
        ),
    )


def left_out_rows(told: OpenUplift) -> list[Row]:
    """By name; of families that are reached, too, what of theirs is not."""
    found = []
    for each in told.left_out:
        name = told.names[each.case]
        said = "; ".join(_why(kept.what, kept.why.value) for kept in each.kept)
        found.append(Row(each.case, name.name, name.number, each.annual, each.annual, said))
    for lifted in told.lifted:
        if lifted.kept:
            name = told.names[lifted.case]
            said = "; ".join(_why(kept.what, kept.why.value) for kept in lifted.kept)
            said = _("In part: {why}").format(why=said)
            found.append(
                Row(lifted.case, name.name, name.number, lifted.before, lifted.after, said)
            )
    return sorted(found, key=lambda each: each.name)


def _why(what: str, why: str) -> str:
    said = _(WHY_NOT[why])
    return f"{what}: {said}" if what else said


def unchanged_table() -> RecordTable:
    """Budgets that nothing has changed for over a year."""
    return RecordTable(
        _("Budgets without any change"),
        (
            Column("name", _("Family"), 26, sorts=False),
            Column("number", _("Case number"), 14, sorts=False, rank=1),
            Column("since", _("Unchanged since"), 16, sorts=False),
            Column("before", _("A year"), 14, align=RIGHT, sorts=False),
        ),
    )


def unchanged_rows(told: Board) -> list[Row]:
    """The longest first."""
    return [
        Row(each.case, told.names[each.case].name, told.names[each.case].number, each.annual,
            each.annual, "", short_day(each.since))
        for each in told.unchanged
    ]  # fmt: skip


def not_issued(sent: Sent, told: OpenUplift) -> str:
    """How many letters of a batch are not issued, and why not for the first of them."""
    count = len(sent.not_sent)
    words = ngettext("{count} letter is not issued.", "{count} letters are not issued.", count)
    said = [
        f"{told.names[each.case].name}: {finding(each.findings[0])}"
        for each in sent.not_sent[:NAMED]
    ]
    return " ".join((words.format(count=number(count)), *said))
