"""Writes a practice set: its invented children, and the answers that were agreed for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.practice import (
    PracticeChild,
    PracticeSet,
    Story,
    asked,
    check_answers,
)
from ras_desktop.domain.practice_writing import copied_child, in_form
from ras_desktop.domain.what_if import budget_of
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.practice.child_editor import ChildEditor
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.items import Items, Kind, Summary
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.services.practice_writing import Writing
from ras_desktop.wording import _, ngettext, number
from ras_desktop.wording.headline import headline

CHILDREN = "children"


class WritePart(QWidget):
    """`show_writing(writing)`; `writing()` with what stands there now; `touched` at each edit."""

    touched = Signal()
    keep_wanted = Signal()

    def __init__(self, page: Page, drafts: DraftKeeper, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._keeper = today, drafts
        self._held: Writing | None = None
        self.form = Form(page)
        self.form.opened.connect(self._open_place)
        self.timeline: Timeline[PracticeSet] = Timeline(self, self._put_back)
        self.header = Header()
        self.only = Banner(closes=False)
        self._title = self._take("title", TextField(_("What is the set called?"), characters=50))
        self._on = self._take("on", DateField(_("Day for which the budgets are worked out")))
        hint = _("How to read the stories; shown with each child")
        self._note = self._take("note", LongField(_("Note"), hint, optional=True, lines=1))
        about = Card(_("The set"))
        for field in (self._title, self._on, self._note):
            about.body.addWidget(field)
        kind: Kind[PracticeChild] = Kind(
            CHILDREN, _("Add a child"), _("No children yet."), self._blank, self._say, self._editor
        )
        self.items: Items[PracticeChild] = Items(self.form, kind)
        self.items.changed.connect(self._children)
        children = Card(_("Invented children"), _("Each gets a story and its agreed answers."))
        children.body.addWidget(self.items)
        inside = column(self.header, self.form.summary, self.only, about, children, None, gap=2)
        inside.setContentsMargins(space(3), space(2), space(3), space(3))
        whole = column(gap=0)
        whole.addWidget(scrolling(holding(inside), widest=110), 1)
        whole.addWidget(self._foot())
        self.setLayout(whole)

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setProperty("foot", True)
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        keep = button(_("Keep the set"), self.keep_wanted.emit, icon="check")
        foot = row(self.undo, self.redo, self._keeper.label, None, keep, gap=1)
        foot.setContentsMargins(space(3), space(0.5), space(3), space(0.5))
        made.setLayout(foot)
        return made

    def _take(self, name: str, field: Any) -> Any:
        self.form.add(name, field)
        for each in field.editors():
            self.timeline.watch(each)
        field.edited.connect(partial(self._typed, name))
        return field

    # What is written

    def show_writing(self, held: Writing) -> None:
        """Shows a set; one that is being written already stays where it is."""
        before, self._held = self._held, held
        if before is not None and before.subject == held.subject:
            self._held = replace(held, practice=before.practice) if self._keeper.waiting else held
        else:
            self.timeline.begin()
            self.items.open_item(None, focus=False)
        self.form.summary.show_findings(())
        words = _(
            "Only invented children. Never write down a family’s own story here, not even "
            "under another name: everybody in the service reads it."
        )
        self.only.say(words, Tone.NOTE)
        self.header.say(
            _("Which invented children do we practise with?"),
            f"{held.form.title} · {held.scheme.title} {held.scheme.version}",
        )
        self._fill()

    def offer(self, acts: tuple[Act, ...]) -> None:
        """What can be done."""
        self.header.offer(acts)

    def writing(self) -> Writing:
        """The set as it stands now."""
        assert self._held is not None
        return self._held

    def shown(self) -> Writing | None:
        """What is being written, if anything is."""
        return self._held

    def forget(self) -> None:
        """It is kept, or thrown away."""
        self._held = None

    def show_findings(self, found: Findings) -> None:
        """What stops it, beside the fields and at the top; the first child in question opens."""
        placed = tuple(replace(each, where=in_form(self._now(), each.where)) for each in found)
        first = next((each for each in placed if each.where.startswith(f"{CHILDREN}/")), None)
        if first is not None:
            self.items.open_place(int(first.where.split("/")[1]))
        self.items.show_findings(placed)
        self.form.show_findings(placed)

    def take_focus(self) -> None:
        """The first field: what the page is about stays in sight."""
        self._title.take_focus()

    def _now(self) -> PracticeSet:
        return self.writing().practice

    def _fill(self) -> None:
        held = self._now()
        for name, field in (("title", self._title), ("on", self._on), ("note", self._note)):
            if field.value() != getattr(held, name):
                field.load(getattr(held, name))
        self.items.show_items(held.children)
        self.say_steps()

    def _typed(self, name: str) -> None:
        field = self.form.field(name)
        value = field.value()
        if self._held is not None and field.fault() is None and value is not None:
            self._become(replace(self._now(), **{name: value}), name)

    def _children(self, children: tuple[PracticeChild, ...], field: str) -> None:
        where = f"{CHILDREN}/{self.items.open_id}/{field}" if field else CHILDREN
        self._become(replace(self._now(), children=tuple(children)), where, whole=not field)

    def _become(self, wanted: PracticeSet, where: str, *, whole: bool = False) -> None:
        before = self._now()
        if wanted == before:
            return
        self._held = replace(self.writing(), practice=wanted)
        self.timeline.changed(before, wanted, where, whole=whole)
        self.say_steps()
        self.touched.emit()

    def _put_back(self, wanted: PracticeSet, _where: str) -> None:
        self._held = replace(self.writing(), practice=wanted)
        self._fill()
        self.touched.emit()

    def say_steps(self) -> None:
        """Whether there is something to undo, or to do again."""
        self.undo.setEnabled(self.timeline.can_undo())
        self.redo.setEnabled(self.timeline.can_redo())

    # One child

    def _blank(self) -> PracticeChild:
        held = self._now()
        last = held.children[-1] if held.children else None
        return PracticeChild(
            f"child-{uuid4().hex[:8]}",
            "",
            last.age if last else self.writing().form.age_from,
            Story("", "", "", "", ""),
            {},
            last.agreed_by if last else "",
            last.agreed_on if last else self._today(),
        )

    def _editor(self, form: Form, where: str) -> ChildEditor:
        made = ChildEditor(form, where, self.writing().form, self._copy)
        for each in made.editors():
            self.timeline.watch(each)
        return made

    def _copy(self) -> None:
        """The child that is open, once more under another name, right after it."""
        held = self._now()
        at = next((i for i, x in enumerate(held.children) if x.id == self.items.open_id), None)
        if at is None:
            return
        names = {each.name for each in held.children}
        made = copied_child(held.children[at], f"child-{uuid4().hex[:8]}", names)
        children = (*held.children[: at + 1], made, *held.children[at + 1 :])
        self._become(replace(held, children=children), CHILDREN, whole=True)
        self.items.show_items(children)
        self.items.open_item(made.id)

    def _say(self, child: PracticeChild) -> Summary:
        held = self.writing()
        words = child.name.strip() or _("A new child")
        years = ngettext("{count} year old", "{count} years old", child.age)
        questions = {each.where.split("/")[1] for each in check_answers(held.form, child.given)}
        if questions:
            left = ngettext(
                "{count} question not agreed yet",
                "{count} questions not agreed yet",
                len(questions),
            )
            return Summary(words, f"{years} · {left}")
        budget = budget_of(asked(held.scheme, held.practice, child))
        return Summary(words, f"{years} · {_points(budget.points or Decimal(0))}", headline(budget))

    def _open_place(self, found: Finding) -> None:
        parts = found.where.split("/")
        if parts[0] == CHILDREN and len(parts) > 1:
            self.items.open_place(int(parts[1]))
            self.form.go_to(found)


def _points(points: Decimal) -> str:
    if points == points.to_integral_value():
        return ngettext("{count} point", "{count} points", int(points))
    return _("{count} points").format(count=number(points))
