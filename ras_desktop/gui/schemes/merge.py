"""Two leads have written one draft: both versions place by place, with a choice at each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.scheme_merge import GONE, Apart, By, Spot, apart, joined
from ras_desktop.domain.scheme_version import SchemeVersion
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, holding, scrolling
from ras_desktop.gui.widgets.two_versions import Pair, TwoVersions
from ras_desktop.wording import N_, _
from ras_desktop.wording.scheme_place import place, value

GROUPS = (
    (By.BOTH, N_("Changed by both of you")),
    (By.UNKNOWN, N_("Different in both")),
    (By.OTHER, N_("Changed only by {name}")),
    (By.ME, N_("Changed only by you")),
)
"""What needs a look comes first."""


class MergePart(QWidget):
    """`chosen(scheme)`: one scheme of both, to be saved; `left`: back to what I typed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, base: Scheme | None, mine: Scheme, theirs: Scheme, name: str) -> None:
        super().__init__()
        self._sides = (base, mine, theirs)
        self.places = apart(base, mine, theirs)
        words = _(
            "Nothing is lost. Choose at each place which one to keep; what only one of you changed "
            "is chosen already. Saving makes a new version of the draft, and Ctrl+Z takes it back."
        )
        title = text.title(_("{name} has changed this draft, too").format(name=name))
        self.save = button(_("Save what is chosen"), self._choose, icon="save", main=True)
        back = button(_("Back to what I typed"), self.left.emit, icon="back")
        self.groups = [
            self._group(by, _(heading).format(name=name), name)
            for by, heading in GROUPS
            if any(each.by is by for each in self.places)
        ]
        cards = [card for card, _both in self.groups]
        acts = holding(Flow(self.save, back, gap=1))
        inside = column(title, text.body(words), acts, *cards, None, gap=2, margin=3)
        self.setLayout(column(scrolling(holding(inside), widest=120)))

    def take_focus(self) -> None:
        """Saving: Enter takes what is chosen already."""
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def taken(self) -> dict[Spot, bool]:
        """Place → whether theirs is taken."""
        sides: dict[str, Side] = {}
        for _card, both in self.groups:
            sides |= both.taken()
        return {each.spot: sides[_key(each)] is Side.RIGHT for each in self.places}

    def _choose(self) -> None:
        self.chosen.emit(joined(*self._sides, self.taken()))

    def _group(self, by: By, heading: str, name: str) -> tuple[Card, TwoVersions]:
        pounds = all(each.money.unit is Unit.MONEY for each in self._sides[1:] if each)
        both = TwoVersions(_("Yours"), _("{name}’s").format(name=name), beside=True)
        both.show_pairs([_pair(each, pounds) for each in self.places if each.by is by])
        card = Card(heading)
        card.body.addWidget(both)
        return card, both


def compared(then: SchemeVersion, now: SchemeVersion) -> tuple[Pair, ...]:
    """Each place in which a draft is another than it was."""
    places = apart(then.scheme, then.scheme, now.scheme)
    pounds = all(each.scheme.money.unit is Unit.MONEY for each in (then, now))
    return tuple(_pair(each, pounds) for each in places)


def _key(each: Apart) -> str:
    return "\n".join(each.spot)


def _pair(each: Apart, pounds: bool) -> Pair:
    key = each.spot[-1]
    left, right = (
        _("Not there") if side is GONE else value(key, side, pounds=pounds)
        for side in (each.mine, each.theirs)
    )
    taken = Side.RIGHT if each.take_theirs else Side.LEFT
    before = value(key, each.base, pounds=pounds)
    hint = _("Before: {value}").format(value=before) if before else ""
    return Pair(_key(each), place(each.titles), left, right, taken, hint=hint)
