"""Above every page of a case: the child, how the case stands, and its path."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ras_desktop.domain.family import CaseState
from ras_desktop.domain.path import Stage
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import row
from ras_desktop.gui.widgets.path_bar import PathBar
from ras_desktop.wording import _, ngettext, short_day
from ras_desktop.wording.family import CASE_STATES

if TYPE_CHECKING:
    from ras_desktop.services.head import Head


LONGEST_NAME = 44
"""Letters of a name that are shown: a longer one stands whole in the tip, and on the record."""


WITHIN = {"moderation": Stage.ASSESSMENT.value, "decision": Stage.PANEL.value}
"""Pages that belong to a stage of the path, by another word."""


class CaseStrip(QFrame):
    """`show_case(case, word)`: None hides it. `chosen(word)` when a stage is pressed."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._case: UUID | None = None
        self._word = ""
        self._head: Head | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = link("", lambda: self.chosen.emit("family"))
        self.facts = text.quiet(wrap=True)
        self.badge = Badge("")
        self.bar = PathBar()
        self.bar.chosen.connect(lambda stage: self.chosen.emit(str(stage)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(1), space(3), space(0.5))
        whole.setSpacing(space(0.5))
        top = row(self.name, self.badge, gap=1)
        top.addWidget(self.facts, 1)
        whole.addLayout(top)
        whole.addWidget(self.bar)
        self.hide()

    def show_case(self, case: UUID | None, word: str) -> None:
        """Shows whose page it is, and which stage is open."""
        self._word = word
        if case is None:
            self._case = None
            self.hide()
        elif case != self._case or self._head is None:
            self._case, self._head = case, None
            self._load()
        else:
            self._load()
            self._show(self._head)

    def refresh(self, changed: object) -> None:
        """Something was written: the path may have moved."""
        if self._case is not None:
            self._load()

    def _load(self) -> None:
        case, desk = self._case, self._context.desk
        assert case is not None

        def work() -> Head:
            from ras_desktop.services import head

            return head.of_case(desk, case)

        self._context.run(work, self._take, owner=self, key="head")

    def _take(self, head: Head) -> None:
        if head.case.id == self._case:
            self._head = head
            self._show(head)

    def _show(self, head: Head) -> None:
        child = head.case.child
        name = child.full_name
        shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
        self.name.setText(shown.replace("&", "&&") or _("Name not known"))
        self.name.setToolTip(name if shown != name else "")
        facts = [_("Case {number}").format(number=head.case.number)]
        if child.preferred_name and child.preferred_name not in name:
            facts.append(_("called {name}").format(name=child.preferred_name))
        if child.born is not None:
            facts.append(_("born {day}").format(day=short_day(child.born)))
        if head.age is not None:
            facts.append(ngettext("{count} year old", "{count} years old", head.age))
        self.facts.setText(" · ".join(facts))
        state = head.case.state
        self.badge.setVisible(state is not CaseState.OPEN)
        shape = "pause" if state is CaseState.ON_HOLD else "ended"
        self.badge.say(_(CASE_STATES[state]), Tone.PLAIN, shape)
        word = WITHIN.get(self._word, self._word)
        here = Stage(word) if word in tuple(Stage) else None
        self.bar.show_marks(head.marks, here)
        self.show()
