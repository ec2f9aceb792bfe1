"""What the panel's decisions of a year come to, and what still arises from earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from ras_desktop.domain.panel_times import Span
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.services.panel_report import Arising, Matter, Report
from ras_desktop.wording import _, day, listed, ngettext, number, short_day
from ras_desktop.wording.panel import DECIDED, MATTERS

MOST = 12
"""Unmet needs that are shown before the rest is counted."""

LETTERS = 3
"""Letters that were not sent that are named before the rest is counted."""

Go = Callable[[UUID], object]


class ArisingCard(Card):
    """`show_matters(matters)`: what still arises from decisions, each leading to its case."""

    def __init__(self, go: Go) -> None:
        super().__init__(_("Matters arising"), _("From decisions that were made before."))
        self._go = go
        self._lines = column(gap=0.5)
        self.body.addLayout(self._lines)

    def show_matters(self, matters: Sequence[Arising]) -> None:
        """Shows them; without any the card goes away."""
        empty(self._lines)
        letters = [each for each in matters if each.kind is Matter.LETTER]
        own = [each for each in matters if each.kind is not Matter.LETTER]
        for each in (*own, *letters[:LETTERS]):
            self._lines.addWidget(holding(Flow(link(said(each), partial(self._go, each.case)))))
        rest = len(letters) - LETTERS
        if rest > 0:
            words = ngettext(
                "{count} more decision letter is not sent",
                "{count} more decision letters are not sent",
                rest,
            )
            self._lines.addWidget(text.quiet(words))
        self.setVisible(bool(matters))


def said(each: Arising) -> str:
    """Amira Quarrington, 2026-00042: deferred, and not sent again yet. A quote, by 14 Dec 2026."""
    words = f"{each.name}, {each.number}: {_(MATTERS[each.kind.value])}"
    more = [each.what] if each.what else []
    if each.by_when is not None:
        more.append(_("by {day}").format(day=short_day(each.by_when)))
    return f"{words}. {', '.join(more)}" if more else words


class ReportCard(Card):
    """`show_report(report)`: how many, how long they took, which needs were left unmet."""

    def __init__(self) -> None:
        super().__init__(_("What was decided in twelve months"))
        self._tiles = Flow(gap=2)
        self._unmet = column(gap=0.5)
        self.body.addWidget(holding(self._tiles))
        self.body.addLayout(self._unmet)

    def show_report(self, found: Report) -> None:
        """Shows it; without a decision the card goes away."""
        empty(self._tiles)
        empty(self._unmet)
        many = sum(found.verdicts.values())
        self.setVisible(bool(many))
        if not many:
            return
        self.say_under(
            _("From {first} to {last}").format(first=day(found.first), last=day(found.last))
        )
        how = [
            f"{number(count)} {_(DECIDED[verdict.value]).lower()}"
            for verdict, count in found.verdicts.items()
        ]
        tiles = [Tile(_("Decisions"), number(many), listed(how))]
        for name, span in (
            (_("From request to decision"), found.times.request_to_decision),
            (_("From the panel’s papers to decision"), found.times.panel_to_decision),
            (_("From decision to letter"), found.times.decision_to_letter),
        ):
            tiles.append(Tile(name, *_days(span)))
        if found.times.unsent:
            tiles.append(Tile(_("Without a letter"), number(found.times.unsent)))
        for tile in tiles:
            self._tiles.addWidget(tile)
            tile.show()
        self._say_unmet(found)

    def _say_unmet(self, found: Report) -> None:
        self._unmet.addWidget(text.label(_("Needs left unmet")))
        if not found.unmet:
            self._unmet.addWidget(text.quiet(_("No decision left an assessed need unmet.")))
        for each in found.unmet[:MOST]:
            words = _("{need} ({number}, {day}): {why}").format(
                need=each.need, number=each.number, day=short_day(each.on), why=each.reason
            )
            self._unmet.addWidget(text.body(words))
        if len(found.unmet) > MOST:
            rest = len(found.unmet) - MOST
            self._unmet.addWidget(text.quiet(ngettext("{count} more", "{count} more", rest)))


def _days(span: Span | None) -> tuple[str, str]:
    if span is None:
        return "–", ""
    middle = ngettext("{count} day", "{count} days", span.middle)
    longest = ngettext("the longest {count} day", "the longest {count} days", span.longest)
    return middle, _("the middle of {many}, {longest}").format(
        many=number(span.count), longest=longest
    )
