"""The record: what is known of the child, in groups, with what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from ras_desktop.domain.family import Case, check_sketch
from ras_desktop.domain.finding import Findings, errors
from ras_desktop.gui.context import Context
from ras_desktop.gui.family.child_form import ChildForm
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.foot import Foot
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.family.reveal import reveal
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.layout import column
from ras_desktop.services import family
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _


class RecordEditor(Editor[Case]):
    """The child's record of a case."""

    KIND = "family.record"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Save the record"), closes=False)
        self.child_form = ChildForm(self.form)
        for card in self.child_form.groups:
            self.body.addWidget(card)
        package = Card(_("This case"))
        tick = TickField(_("There is a package from before the RAS"))
        package.body.addWidget(self.form.add("existing_package", tick))
        self.body.addWidget(package)

    def offer(self, lists: Lists) -> None:
        """The council's lists."""
        super().offer(lists)
        self.child_form.offer(lists)

    def values_of(self, value: Case) -> dict[str, Any]:
        """Every field of the child."""
        values = self.child_form.values_of(value.child)
        return values | {"existing_package": value.existing_package}

    def composed(self, base: Case, values: Mapping[str, Any]) -> Case:
        """The case with the child as typed."""
        package = values["existing_package"]
        return replace(base, child=self.child_form.composed(values), existing_package=package)

    def check(self, value: Case) -> Findings:
        """Only what cannot be right stops saving, and a doubtful thing that is new to the form."""
        before = check_sketch(self.base.child, self.context.desk.today()) if self.base else ()
        found = check_sketch(value.child, self.context.desk.today())
        known = {each.code for each in before}
        new = tuple(each for each in found if each.code not in known and each.severity != "note")
        return errors(found) + tuple(each for each in new if each.severity == "warning")

    def save_by(self, desk: Desk, case: UUID, value: Case) -> Done[Case]:
        """Keeps the record."""
        return family.save(desk, value)


class RecordPart(Part):
    """The whole record as one form."""

    WORD = "record"
    NAME = N_("Record")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.editor = RecordEditor(self.context)
        self.foot = Foot(self.editor.foot_row)
        self._heading = text.heading()
        self.setLayout(column(self._heading, self.editor, None, gap=2))
        self.editor.saved.connect(self._saved)

    def show_family(self, seen: Seen) -> None:
        """The record as it is kept, unless something is typed here."""
        case = seen.family.case
        name = case.child.called or _("the child")
        words = _("What do we know of {name}?").format(name=name)
        self._heading.setText(text.breakable(words))
        self.editor.offer(seen.lists)
        subject = str(case.id)
        self.editor.follow(case.id, case, subject, seen.draft(self.editor.kind, subject))
        may = self.context.desk.offers("family.save", self.page.place.case)
        self.editor.body.setEnabled(may)
        self.editor.save_button.setVisible(may)
        if not self.editor.typing:
            self._show_missing(seen)

    def go_to(self, spot: str) -> None:
        """A field by its path; the first one otherwise."""
        if spot in self.editor.form.places():
            self.editor.form.field(spot).take_focus()
            reveal(self.editor.form.field(spot))

    def keep(self) -> None:
        """The draft."""
        self.editor.keep()

    def save(self) -> None:
        """Saves the record."""
        self.editor.save()

    def _saved(self, _case: Case) -> None:
        self.context.notify(_("The record is saved"))

    def _show_missing(self, seen: Seen) -> None:
        """What the record lacks stands beside its fields, and stops nothing."""
        for where in self.editor.form.places():
            found = [each for each in seen.family.missing if each.where == where]
            self.editor.form.field(where).show_findings(found)
