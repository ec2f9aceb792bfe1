"""Brothers and sisters who have a case, too: linked both ways, with a way back."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ras_desktop.domain.finding import Findings
from ras_desktop.gui.family.collection import Entry, act
from ras_desktop.gui.family.merge import find_case
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import column, empty
from ras_desktop.gui.widgets.person_field import PersonField
from ras_desktop.services import family
from ras_desktop.services.family_page import Sibling
from ras_desktop.wording import _, short_day
from ras_desktop.wording.family import CASE_STATES


class Siblings(QFrame):
    """`show_family(seen)`: who is linked, and a line to link another."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._seen: Seen | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(1))
        self.other = PersonField(
            _("Link a brother or sister"),
            find_case(page, lambda: self._seen.id if self._seen else None),
            _("Type some letters of the name or the case number, and pick."),
            optional=True,
        )
        self.other.edited.connect(self._picked)
        self.setLayout(column(self._rows, self.other, gap=1.5))

    def show_family(self, seen: Seen) -> None:
        """The siblings that are linked."""
        if self._seen is None or self._seen.id != seen.id:
            self.other.load(None)
        self._seen = seen
        empty(self._rows)
        for each in seen.family.siblings:
            self._rows.addWidget(self._row(seen, each))
        self.other.setVisible(self._page.context.desk.offers("family.link", self._page.place.case))

    def _row(self, seen: Seen, held: Sibling) -> Entry:
        facts = [held.number, short_day(held.born) if held.born else ""]
        facts.append(_(CASE_STATES[held.state.value]))
        go = act(_("Open"), lambda: self._page.context.go(Place("family", held.case)), held.name)
        acts = [go]
        if self._page.context.desk.offers("family.link", self._page.place.case):
            acts.append(act(_("Not a sibling"), lambda: self._unlink(seen, held), held.name))
        name = text.label(held.name or _("Name not known"))
        return Entry(name, text.quiet(" · ".join(each for each in facts if each)), acts=acts)

    def _picked(self) -> None:
        other, seen = self.other.value(), self._seen
        if other is None or seen is None:
            return
        desk, page = self._page.context.desk, self._page

        def back() -> None:
            page.act(lambda: family.unlink_sibling(desk, seen.id, other))

        def done(_new: bool) -> None:
            self.other.load(None)
            page.context.notify(_("The two cases are linked"), back)

        page.act(lambda: family.link_sibling(desk, seen.id, other), done, self._refused)

    def _refused(self, findings: Findings) -> None:
        self.other.show_findings(findings)

    def _unlink(self, seen: Seen, held: Sibling) -> None:
        desk, page = self._page.context.desk, self._page

        def back() -> None:
            page.act(lambda: family.link_sibling(desk, seen.id, held.case))

        def done(_gone: bool) -> None:
            page.context.notify(_("The link is taken away"), back)

        page.act(lambda: family.unlink_sibling(desk, seen.id, held.case), done, self._refused)
