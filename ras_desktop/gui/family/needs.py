"""The underlying needs assessments, each with the needs it found, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment, check_needs
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.collection import Collection, Entry, Words, act
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.choice_field import Choice, ListField, TickField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import needs
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _, day
from ras_desktop.wording.family import ASSESSMENT_KINDS

IDS = "needs/ids"
"""Where a draft holds the identifiers of its needs: plan lines are bound to them."""


class NeedsEditor(Editor[NeedsAssessment]):
    """An assessment with any number of needs."""

    KIND = "family.needs"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Save the assessment"))
        self._areas: tuple[Choice, ...] = ()
        self._ids: list[UUID] = []
        self._lines: list[QFrame] = []
        kinds = tuple(
            Choice(AssessmentKind(each), _(words)) for each, words in ASSESSMENT_KINDS.items()
        )
        kind = self.form.add("kind", ListField(_("Which assessment?"), kinds, none=""))
        on = self.form.add("day", DateField(_("Finished on"), calendar=True))
        author = self.form.add("author", TextField(_("Written by"), characters=30))
        summary = self.form.add("summary", LongField(_("Summary"), optional=True, lines=2))
        self._needs = QVBoxLayout()
        self._needs.setSpacing(space(1.5))
        self.more_button = button(_("Add a need"), self.add_need, icon="plus")
        self.body.addWidget(beside(kind, on, author))
        self.body.addWidget(text.heading(_("Assessed needs")))
        self.body.addWidget(
            text.quiet(_("Each in a sentence of its own: plan, panel and notices rest on them."))
        )
        self.body.addLayout(self._needs)
        self.body.addWidget(holding(Flow(self.more_button)))
        self.body.addWidget(summary)

    def offer(self, lists: Lists) -> None:
        """The areas of the questionnaire."""
        super().offer(lists)
        self._areas = tuple(Choice(each, title) for each, title in lists.areas.items())
        for at in range(len(self._ids)):
            field = self.form.field(f"needs/{at}/area")
            assert isinstance(field, ListField)
            field.offer(self._areas)

    def show_value(self, value: NeedsAssessment) -> None:
        """As many lines as there are needs, one at least."""
        self._set_ids([each.id for each in value.needs] or [uuid4()])
        super().show_value(value)

    def values_of(self, value: NeedsAssessment) -> dict[str, Any]:
        """Every field; those of the needs by their place."""
        names = ("kind", "day", "author", "summary")
        values: dict[str, Any] = {name: getattr(value, name) for name in names}
        for at, each in enumerate(value.needs):
            values[f"needs/{at}/words"] = each.words
            values[f"needs/{at}/area"] = each.area or None
            values[f"needs/{at}/must_be_met"] = each.must_be_met
        if not value.needs:
            values["needs/0/must_be_met"] = True
        return values

    def composed(self, base: NeedsAssessment, values: Mapping[str, Any]) -> NeedsAssessment:
        """The assessment as typed. A line that says nothing and is not kept yet is no need."""
        kept = {each.id for each in base.needs}
        found = [
            AssessedNeed(
                id_,
                values[f"needs/{at}/words"],
                values[f"needs/{at}/area"] or "",
                values[f"needs/{at}/must_be_met"],
            )
            for at, id_ in enumerate(self._ids)
        ]
        last_only = len(found) == 1
        lines = tuple(each for each in found if each.words or each.id in kept or last_only)
        return replace(
            base,
            kind=values["kind"] or base.kind,
            day=values["day"] or base.day,
            author=values["author"],
            summary=values["summary"],
            needs=lines,
        )

    def check(self, value: NeedsAssessment) -> Findings:
        """Author, day, and words for each need."""
        return check_needs(value, self.context.desk.today())

    def save_by(self, desk: Desk, case: UUID, value: NeedsAssessment) -> Done[NeedsAssessment]:
        """Records it."""
        return needs.save(desk, case, value)

    def typed(self) -> dict[str, Any]:
        """What is typed, with the identifier of each need."""
        return {**super().typed(), IDS: [str(each) for each in self._ids]}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """As many lines as the draft had."""
        ids = [UUID(each) for each in typed.get(IDS, ())]
        if ids:
            self._set_ids(ids)
        super().retype(typed)

    def add_need(self) -> None:
        """One more line, with the cursor in it."""
        at = len(self._ids)
        self._add_line(uuid4())
        self.form.field(f"needs/{at}/must_be_met").load(True)
        self.undo.watch()
        self._typed_something()
        self.form.field(f"needs/{at}/words").take_focus()

    def remove_need(self, id_: UUID) -> None:
        """Takes a line out, with a way back."""
        before = self.typed()
        values = self.form.values()
        at = self._ids.index(id_)
        rows = [_row(values, each) for each in range(len(self._ids)) if each != at]
        ids = [each for each in self._ids if each != id_] or [uuid4()]
        self._set_ids(ids)
        for place, held in enumerate(rows):
            for name, value in held.items():
                self.form.field(f"needs/{place}/{name}").load(value)
        self.undo.watch()
        self._typed_something()

        def back() -> None:
            self.retype(before)
            self.undo.watch()
            self._typed_something()

        self.context.notify(_("The need is taken out"), back)
        self.form.field(f"needs/{min(at, len(ids) - 1)}/words").take_focus()

    def _set_ids(self, ids: list[UUID]) -> None:
        self.form.remove("needs")
        for old in self._lines:
            self._needs.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines, self._ids = [], []
        for each in ids:
            self._add_line(each)

    def _add_line(self, id_: UUID) -> None:
        at = len(self._ids)
        line = QFrame()
        line.setProperty("card", "sunken")
        label = _("Need {number}").format(number=at + 1)
        words = self.form.add(f"needs/{at}/words", LongField(label, lines=2, most=8))
        area = ListField(_("Area"), self._areas, optional=True, none=_("Not said"))
        must = TickField(_("It must be met"))
        self.form.add(f"needs/{at}/area", area)
        self.form.add(f"needs/{at}/must_be_met", must)
        out = button(_("Take it out"), lambda: self.remove_need(id_))
        out.setAccessibleName(f"{_('Take it out')}: {label}")
        line.setLayout(column(words, beside(area, must, out), gap=1, margin=1.5))
        self._needs.addWidget(line)
        self._lines.append(line)
        self._ids.append(id_)


def _row(values: Mapping[str, Any], at: int) -> dict[str, Any]:
    return {name: values[f"needs/{at}/{name}"] for name in ("words", "area", "must_be_met")}


class NeedsPart(Part):
    """What was assessed, before any questionnaire."""

    WORD = "needs"
    NAME = N_("Needs")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        desk = self.context.desk
        self.collection = Collection(
            Words(
                _("What does the child need?"),
                _("Record a needs assessment"),
                _("Change the assessment"),
                "assessment",
                _("No needs assessment is recorded yet"),
                _(
                    "The law asks first what the needs are. The questionnaire, the plan and the "
                    "panel rest on this assessment."
                ),
            ),
            NeedsEditor(self.context),
            items=lambda seen: seen.family.needs,
            entry=self._entry,
            fresh=lambda id_: NeedsAssessment(
                id_, AssessmentKind.CHILD_AND_FAMILY, desk.today(), ""
            ),
            offered=desk.offers("family.needs"),
        )
        self.setLayout(column(self.collection, None))
        self.collection.editor.saved.connect(self._saved)

    @classmethod
    def name(cls, seen: Seen) -> str:
        """With how many needs there are."""
        count = sum(len(each.needs) for each in seen.family.needs)
        return f"{_(cls.NAME)}  {count}" if count else _(cls.NAME)

    def show_family(self, seen: Seen) -> None:
        """The assessments as they are recorded."""
        self.collection.show_family(seen)

    def go_to(self, spot: str) -> None:
        """A new assessment, or one by identifier."""
        self.collection.go_to(spot)

    def keep(self) -> None:
        """The draft."""
        self.collection.editor.keep()

    def save(self) -> None:
        """Saves the assessment whose form is open."""
        if self.collection.is_open:
            self.collection.editor.save()

    def _saved(self, _kept: NeedsAssessment) -> None:
        self.context.notify(_("The needs assessment is saved"))

    def _entry(self, held: NeedsAssessment, seen: Seen) -> QWidget:
        name = _(ASSESSMENT_KINDS[held.kind.value])
        under = " · ".join(each for each in (day(held.day), held.author) if each)
        parts: list[QWidget] = [text.label(name), text.quiet(under)]
        parts += [need_line(each, seen.lists) for each in held.needs]
        if held.summary:
            parts.append(text.quiet(held.summary[:600]))
        acts: tuple[QWidget, ...] = ()
        if self.context.desk.offers("family.needs", self.page.place.case):
            acts = (act(_("Change"), lambda: self.collection.edit(held), name),)
        return Entry(*parts, acts=acts)


def need_line(need: AssessedNeed, lists: Lists) -> QWidget:
    """A need with its area, and whether it must be met."""
    words = f"• {need.words}"
    if need.area:
        words = _("{need} ({area})").format(need=words, area=lists.area(need.area))
    if need.must_be_met:
        return text.body(words)
    return holding(column(text.body(words), Badge(_("May be met"), Tone.PLAIN), gap=0.25))
