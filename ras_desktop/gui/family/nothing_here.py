"""What a caseload says where it has nobody to show, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ras_desktop.domain.caseload import Search, Whose
from ras_desktop.gui.family import saying
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.wording import _, ngettext
from ras_desktop.wording.caseload import WHOSE


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done from here; None where the role may not."""

    look_in_all: Callable[[], object]
    clear: Callable[[], object]
    log_request: Callable[[], object] | None
    add_child: Callable[[], object] | None


class NothingHere(Empty):
    """`say(asked, narrowed, elsewhere)`: why nobody is shown, and how many fit elsewhere."""

    def __init__(self, ways: Ways) -> None:
        self.in_all = button(_("Look among all cases"), ways.look_in_all, main=True)
        self.no_filters = button(_("Clear the filters"), ways.clear)
        self.log = button(_("Log a request"), ways.log_request, icon="request", main=True)
        self.add = button(_("Add a child"), ways.add_child, icon="plus")
        self._may = (ways.log_request is not None, ways.add_child is not None)
        super().__init__("families", "", "", self.in_all, self.no_filters, self.log, self.add)

    def say(self, asked: Search, *, narrowed: bool, elsewhere: int) -> None:
        """`narrowed`: filters are set; `elsewhere`: how many all cases would give."""
        whose, typed = asked.filters.whose, saying.cut(text.breakable(asked.text.strip()))
        plain = not asked.text and not narrowed and whose is Whose.ALL
        self.in_all.setVisible(elsewhere > 0)
        self.no_filters.setVisible(narrowed)
        self.log.setVisible(self._may[0] and plain and not elsewhere)
        self.add.setVisible(self._may[1] and not elsewhere)
        if plain and not elsewhere:
            heading = _("No family yet")
            words = _(
                "Every child who needs support gets a case here. Begin with a request, when "
                "somebody asks for a personal budget, or with the child’s record."
            )
        elif elsewhere and asked.text:
            heading = _("Nobody here fits “{text}”").format(text=typed)
            words = ngettext(
                "{count} family fits among all cases, closed ones too.",
                "{count} families fit among all cases, closed ones too.",
                elsewhere,
            )
        elif asked.text:
            heading = _("Nobody fits “{text}”").format(text=typed)
            words = _("Try fewer letters, or another part of the name, number or postcode.")
        else:
            heading = _("No family in this view")
            words = _("Shown are: {whose}.").format(whose=_(WHOSE[whose.value]))
            if elsewhere:
                words += " " + ngettext(
                    "Among all cases, closed ones too, there is {count}.",
                    "Among all cases, closed ones too, there are {count}.",
                    elsewhere,
                )
        self.heading.setText(heading)
        self.words.setText(words)
