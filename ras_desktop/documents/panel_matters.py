"""What earlier meetings asked for, and what was decided urgently: at the front of the papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ras_desktop.documents.blocks import Block, Col, Heading, Table
from ras_desktop.wording import _, day, short_day
from ras_desktop.wording.panel import MATTERS


@dataclass(frozen=True, slots=True)
class Asked:
    """One matter arising. `kind`: a key of `wording.panel.MATTERS`; `on`: the day of the decision.

    `what`: what is needed and by whom; `by_when`: by which day; `again`: when it was sent again.
    """

    kind: str
    initials: str
    number: str
    on: date
    what: str = ""
    by_when: date | None = None
    again: date | None = None


def compose(matters: Sequence[Asked], today: date) -> Iterator[Block]:
    """A line for each, the longest waiting first; nothing where nothing arises."""
    if not matters:
        return
    yield Heading(_("Matters arising"), 2)
    columns = (
        Col(_("Case"), 1.1), Col(_("Decided"), 0.9), Col(_("What is needed, and by whom"), 1.5),
        Col(_("How it stands"), 1.1),
    )  # fmt: skip
    yield Table(columns, tuple(_row(each, today) for each in matters))


def _row(each: Asked, today: date) -> tuple[str, str, str, str]:
    needed = each.what
    if each.by_when is not None:
        by = _("by {day}").format(day=day(each.by_when))
        needed = f"{needed}, {by}" if needed else by
    return (
        f"{each.initials}, {each.number}",
        short_day(each.on),
        needed or "–",
        _stands(each, today),
    )


def _stands(each: Asked, today: date) -> str:
    words = _(MATTERS[each.kind])
    if each.kind == "answered" and each.again is not None:
        words = _("{matter} on {day}").format(matter=words, day=day(each.again))
    elif each.kind == "deferred" and each.by_when is not None and each.by_when < today:
        words = _("{matter}; the day is past").format(matter=words)
    return words[:1].upper() + words[1:]
