"""The parts of the plan's page: words, outcomes, what helps, support, back-up, and agreeing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.documents.plan_money import how_much
from ras_desktop.domain.costing import Cost
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.plan import Layer, Outcome, Plan, Resource, Risk, SupportLine
from ras_desktop.domain.template import PLAN_FIELDS, Part, PartGroup, PlanTemplate
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.items import Items, Kind, Summary
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.plan_editors import (
    LineEditor,
    Offer,
    OutcomeEditor,
    ResourceEditor,
    RiskEditor,
    blank_line,
)
from ras_desktop.wording import _, money
from ras_desktop.wording.plan import HORIZONS, LAYERS


class PlanPart(QWidget):
    """One part: `show_plan(plan)`, and `changed(plan, where)` after an edit."""

    changed = Signal(object, str)
    editing = Signal(object)

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._plan = Plan()

    def show_plan(self, plan: Plan) -> None:
        """Shows the plan as it is now."""
        self._plan = plan
        self.fill(plan)

    def fill(self, plan: Plan) -> None:
        """Fills the part's fields."""
        raise NotImplementedError

    def editors(self) -> tuple[QWidget, ...]:
        """The widgets that take keys."""
        return ()

    def go_to(self, where: str) -> None:
        """Opens what a finding speaks of."""

    def take_focus(self) -> None:
        """Puts the cursor where the part is begun: its first text."""
        for editor in self.editors()[:1]:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, where: str, **parts: Any) -> None:
        self._plan = replace(self._plan, **parts)
        self.changed.emit(self._plan, where)


class WordsPart(PlanPart):
    """Parts of the template that are written in words."""

    def __init__(
        self, form: Form, parts: Sequence[Part], copied: Mapping[str, str], heading: str
    ) -> None:
        super().__init__(form)
        self._fields: dict[str, LongField] = {}
        card = Card(heading)
        for part in parts:
            hint = f"{part.prompt}\n“{part.child_prompt}”" if part.child_prompt else part.prompt
            where = part.key if part.key in PLAN_FIELDS else f"about/{part.key}"
            if source := copied.get(where):
                hint = f"{hint}\n{source}"
            field = LongField(part.heading, hint, optional=not part.required, lines=3)
            self._fields[part.key] = self.form.add(where, field)
            field.edited.connect(partial(self._edited, part.key, where))
            card.body.addWidget(field)
        self.setLayout(column(card, None))

    def fill(self, plan: Plan) -> None:
        """Shows what was written."""
        for key, field in self._fields.items():
            words = getattr(plan, key) if key in PLAN_FIELDS else plan.about.get(key, "")
            if (field.value() or "") != words:
                field.load(words)

    def editors(self) -> tuple[QWidget, ...]:
        """The long texts."""
        return tuple(each for field in self._fields.values() for each in field.editors())

    def _edited(self, key: str, where: str) -> None:
        words = self._fields[key].value() or ""
        if key in PLAN_FIELDS:
            self._tell(where, **{key: words})
        else:
            self._tell(where, about={**self._plan.about, key: words})


class ListPart(PlanPart):
    """A part that is a list of things: outcomes, resources, lines or risks."""

    def __init__(self, form: Form, name: str, kind: Kind[Any], heading: str, under: str) -> None:
        super().__init__(form)
        self._name = name
        self.items: Items[Any] = Items(form, kind)
        self.items.changed.connect(self._edited)
        self.items.opened_editor.connect(self.editing)
        card = Card(heading, under)
        card.body.addWidget(self.items)
        self.setLayout(column(card, None))

    def fill(self, plan: Plan) -> None:
        """Shows the list."""
        self.items.show_items(getattr(plan, self._name))

    def go_to(self, where: str) -> None:
        """Opens the thing at the place of a finding."""
        _name, _slash, rest = where.partition("/")
        place = rest.partition("/")[0]
        if place.isdecimal():
            self.items.open_place(int(place))

    def take_focus(self) -> None:
        """What is open for editing, else the button that adds one."""
        self.items.take_focus()

    def _edited(self, items: tuple[Any, ...], field: str) -> None:
        self._tell(f"{self._name}/{field}", **{self._name: items})


def outcomes(form: Form, offer: Offer, copied: Mapping[str, str]) -> ListPart:
    """The outcomes of a plan."""

    def summary(item: Outcome) -> Summary:
        scale = "" if item.baseline is None or item.target is None else (
            _("{now} to {then}").format(now=item.baseline, then=item.target)
        )  # fmt: skip
        met = [str(at) for at, need in enumerate(offer.needs, 1) if need.id in item.needs]
        needs = _("meets need {numbers}").format(numbers=", ".join(met)) if met else ""
        under = " · ".join(
            each for each in (_(HORIZONS[item.horizon.value]), item.area, needs) if each
        )
        words = item.words or _("Not described yet")
        return Summary(words, under, scale, copied.get(f"outcomes/{item.id}", ""))

    kind: Kind[Outcome] = Kind(
        "outcomes",
        _("Add an outcome"),
        _("No outcome yet. Begin with what should be different for the child."),
        lambda: Outcome(uuid4()),
        summary,
        lambda form_, where: OutcomeEditor(offer, form_, where),
    )
    under = _("What should be different, what is there already, and what is needed more.")
    return ListPart(form, "outcomes", kind, _("Outcomes"), under)


def resources(form: Form, offer: Offer, copied: Mapping[str, str]) -> ListPart:
    """What helps already, in the policy's order (P 7)."""

    def summary(item: Resource) -> Summary:
        under = [_(LAYERS[item.layer.value]), item.who]
        if not item.in_place:
            under.append(_("not in place yet"))
        words = item.what or _("Not described yet")
        said = " · ".join(each for each in under if each)
        return Summary(words, said, "", copied.get(f"resources/{item.id}", ""))

    kind: Kind[Resource] = Kind(
        "resources",
        _("Add what helps"),
        _("Nothing yet. Begin with the child and family, then the community, then services."),
        lambda: Resource(uuid4(), Layer.CHILD_AND_FAMILY),
        summary,
        lambda form_, where: ResourceEditor(offer, form_, where),
    )
    under = _("First the child and family, then community, universal and targeted services.")
    return ListPart(form, "resources", kind, _("What helps already"), under)


class LinesPart(ListPart):
    """Support that money buys, each with its cost."""

    def __init__(self, form: Form, offer: Offer, copied: Mapping[str, str]) -> None:
        self._cost: dict[Any, str] = {}
        self._said: dict[Any, str] = {}
        self._copied, self._offer = copied, offer
        listed = offer.prices.current(offer.day)
        code = listed[0].code if listed else ""
        kind: Kind[SupportLine] = Kind(
            "lines",
            _("Add a support"),
            _("No support yet. Only what no existing service gives is bought with the budget."),
            lambda: blank_line(offer.outcomes, code, uuid4()),
            self._summary,
            lambda form_, where: LineEditor(offer, form_, where),
        )
        under = _("Each support serves an outcome and fills a gap; its price is a dated one.")
        super().__init__(form, "lines", kind, _("Support and cost"), under)
        self._editor: LineEditor | None = None
        self.items.opened_editor.connect(self._opened)

    def show_cost(self, cost: Cost) -> None:
        """Shows what each line costs."""
        lines = {line.id: line for line in self._plan.lines}
        for each in cost.lines:
            self._cost[each.line] = money(each.amount)
            if each.line in lines:
                self._said[each.line] = " · ".join(how_much(lines[each.line], each)).replace(
                    " · =", " ="
                )
        self.items.say_summaries()
        self._say_cost()

    def _opened(self, editor: LineEditor) -> None:
        self._editor = editor
        self._say_cost()

    def _say_cost(self) -> None:
        line = self._open_line()
        if line is not None and self._editor is not None:
            self._editor.say_cost(self._said.get(line.id, ""))

    def _open_line(self) -> SupportLine | None:
        lines = (each for each in self._plan.lines if each.id == self.items.open_id)
        return next(lines, None)

    def _edited(self, items: tuple[Any, ...], field: str) -> None:
        super()._edited(items, field)
        line = self._open_line()
        if field in ("what", "provider") and line is not None and self._editor is not None:
            self._editor.ask_scope(line)

    def _summary(self, item: SupportLine) -> Summary:
        words = item.what or _("Not described yet")
        under = " · ".join(each for each in (item.provider, self._said.get(item.id, "")) if each)
        source = self._copied.get(f"lines/{item.id}", "")
        return Summary(words, under, self._cost.get(item.id, ""), source)


class BackupPart(PlanPart):
    """Risks, back-up, who manages the money, and when the plan is looked at again."""

    def __init__(self, form: Form, template: PlanTemplate, copied: Mapping[str, str]) -> None:
        super().__init__(form)
        kind: Kind[Risk] = Kind(
            "risks",
            _("Add a risk"),
            _("No risk written down. A risk worth taking belongs here, too."),
            lambda: Risk(uuid4()),
            lambda item: Summary(item.risk or _("Not described yet"), item.answer),
            RiskEditor,
        )
        self.risks = ListPart(form, "risks", kind, _("Risks worth taking"), "")
        self.words = WordsPart(
            form, template.group(PartGroup.KEEPING_GOING), copied, _("Keeping it going")
        )
        hint = _("The council’s policy: every six months.")
        self.review = form.add("review_on", DateField(_("Looked at again by"), hint))
        self.review.edited.connect(self._dated)
        card = Card(_("Review"))
        card.body.addWidget(self.review)
        self.setLayout(column(self.risks, self.words, card, None, gap=2))
        for part in (self.risks, self.words):
            part.changed.connect(self._passed)
            part.editing.connect(self.editing)

    def fill(self, plan: Plan) -> None:
        """Shows all of it."""
        self.risks.show_plan(plan)
        self.words.show_plan(plan)
        if self.review.value() != plan.review_on:
            self.review.load(plan.review_on)

    def editors(self) -> tuple[QWidget, ...]:
        """Texts and the date."""
        return (*self.words.editors(), *self.review.editors())

    def go_to(self, where: str) -> None:
        """Opens a risk."""
        self.risks.go_to(where)

    def take_focus(self) -> None:
        """The risks come first."""
        self.risks.take_focus()

    def _passed(self, plan: Plan, where: str) -> None:
        self._plan = plan
        for part in (self.risks, self.words):
            part._plan = plan
        self.changed.emit(plan, where)

    def _dated(self) -> None:
        self._tell("review_on", review_on=self.review.value())
        for part in (self.risks, self.words):
            part._plan = self._plan


class AgreePart(PlanPart):
    """What is still open, and the act that seals the plan as the family agreed it."""

    chosen = Signal(object)

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._card = Card(_("Ready to agree?"))
        self._words = text.body()
        self._card.body.addWidget(self._words)
        self.setLayout(column(self._card, None))

    def fill(self, plan: Plan) -> None:
        """Nothing to fill: `say` tells what is open."""

    def say(self, errors: Sequence[Finding], warnings: Sequence[Finding]) -> None:
        """What stops it, and what to look at."""
        if errors:
            words = _("Not yet: what is missing is listed above, with links.")
        elif warnings:
            words = _(
                "Nothing stops it. What is listed above deserves a look before the family agrees."
            )
        else:
            words = _("Everything is there. Read it through with the family, then agree it.")
        self._words.setText(words)
