"""The designer: one version of a scheme, part by part, with what it means live beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from ras_desktop.domain.finding import Finding, errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_edit import as_path
from ras_desktop.domain.scheme_rename import check_name, named, renamed
from ras_desktop.gui import icons
from ras_desktop.gui.dialogs.scheme_name import ask_name, follow_words
from ras_desktop.gui.schemes.about import AboutPart, GovernancePart
from ras_desktop.gui.schemes.beside import Beside, place_words
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.examples import ExamplesPart
from ras_desktop.gui.schemes.forms import FormsPart, with_new_form
from ras_desktop.gui.schemes.gates import GatesPart
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.rates import RatesPart
from ras_desktop.gui.schemes.reading_only import read_only
from ras_desktop.gui.schemes.rules import RulesPart
from ras_desktop.gui.schemes.tables import TablesPart
from ras_desktop.gui.schemes.try_it import TryPart
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling
from ras_desktop.gui.widgets.person_field import Find
from ras_desktop.services.scheme_design import Looked
from ras_desktop.wording import N_, _

NAMES = {
    "about": N_("The scheme"),
    "gates": N_("Gates"),
    "forms": N_("Questions"),
    "tables": N_("Tables"),
    "rates": N_("Rates"),
    "rules": N_("Rules"),
    "examples": N_("Examples"),
    "governance": N_("Who answers for it"),
    "try": N_("Try it"),
}
"""The parts in the order in which a scheme is made."""
_ROOTS = {
    "adjust_points": "rules",
    "adjust_money": "rules",
    "exclusions": "rules",
    "gates": "gates",
    "forms": "forms",
    "tables": "tables",
    "rates": "rates",
    "examples": "examples",
    "governance": "governance",
    "warn": "governance",
}
PAUSE = 15
"""Milliseconds after a key until curve and findings are asked for."""
WIDE = 140
"""Characters of body text from which on curve and findings stand beside, not below."""


class Designer(QWidget):
    """`show_scheme(scheme)`; `edited` after each change; `look_wanted(scheme)` soon after it.

    The page answers `look_wanted` with `show_looked`, from the background.
    """

    edited = Signal()
    look_wanted = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, page: QWidget, scheme: Scheme, day: Callable[[], date], worker: str) -> None:
        super().__init__()
        self.design = Design(page, scheme)
        self.design.changed.connect(self._changed)
        self.design.put_back.connect(self._put_back)
        self.design.rename_wanted.connect(self._rename)
        self._day, self._worker = day, worker
        self.find_child: Find | None = None
        self.locked = False
        self.part: Part | None = None
        self._name, self._form_at = "about", 0
        self._example: int | None = None
        self._looked: Looked | None = None
        self._steps: dict[str, QPushButton] = {}
        steps = Flow(gap=0.5)
        for name, words in NAMES.items():
            made = button(_(words), partial(self.show_part, name))
            made.setProperty("step", True)
            self._steps[name] = made
            steps.addWidget(made)
        self._over = button(_("Checks and curve"), self.show_beside, icon="plain")
        self._over.setProperty("step", True)
        steps.addWidget(self._over)
        self.steps = holding(steps)
        self.beside = Beside()
        self.beside.chosen.connect(self.go_to)
        self._place = column(gap=0)
        self._held = holding(column(self._place, None))
        self._halves = QHBoxLayout()
        self._halves.setSpacing(space(2))
        self._halves.setContentsMargins(space(3), space(1), space(3), space(2))
        self._left = scrolling(self._held, widest=110)
        self._right = scrolling(self.beside, widest=110)
        self._halves.addWidget(self._left, 5)
        self._halves.addWidget(self._right, 3)
        top = column(self.steps)
        top.setContentsMargins(space(3), space(1), space(3), 0)
        whole = column(top, gap=0.5)
        whole.addLayout(self._halves, 1)
        self.setLayout(whole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(lambda: self.look_wanted.emit(self.design.scheme))

    @property
    def scheme(self) -> Scheme:
        """The scheme as it is now."""
        return self.design.scheme

    def show_scheme(self, scheme: Scheme, *, locked: bool, part: str = "about") -> None:
        """Shows a version; `locked`: to be read only."""
        self.locked = locked
        self.design.begin(scheme)
        self._looked, self._form_at, self._example = None, 0, None
        self.show_part(part if part in NAMES else "about")
        self.look_wanted.emit(scheme)

    def become(self, scheme: Scheme) -> None:
        """Another scheme, in one step that can be undone; the part is shown anew."""
        self.design.become(scheme, "")
        self.show_part(self._name)

    def show_part(self, name: str) -> None:
        """Shows a part, made anew: what it offers to choose from is as the scheme is now."""
        self._clear()
        self._name = name
        self._fit(beside=False)
        if name != "try":
            self._example = None
        self.part = self._make(name)
        self._place.addWidget(self.part)
        self.part.fill()
        self.part.show()
        if self._looked is not None:
            self.part.show_looked(self._looked)
        if self.locked and name != "try":
            read_only(self.part)
        self._left.verticalScrollBar().setValue(0)
        self._say_steps()

    def _make(self, name: str) -> Part:
        design = self.design
        if name == "forms":
            forms = FormsPart(design, self._form_at)
            forms.chosen.connect(self._show_form)
            return forms
        if name == "examples":
            examples = ExamplesPart(design)
            examples.answers_wanted.connect(self._answer_example)
            return examples
        if name == "try":
            tried = TryPart(design, self.find_child, self._day(), self._worker, self._example)
            tried.case_wanted.connect(self.case_wanted.emit)
            return tried
        made: dict[str, type[Any]] = {
            "about": AboutPart,
            "gates": GatesPart,
            "tables": TablesPart,
            "rates": RatesPart,
            "rules": RulesPart,
            "governance": GovernancePart,
        }
        part: Part = made[name](design)
        return part

    def _clear(self) -> None:
        if self.part is not None:
            self.part.forget()
        empty(self._place)
        self.part = None

    # What is asked and answered

    def show_looked(self, looked: Looked) -> None:
        """What the checker says, beside the scheme and at its fields."""
        if looked.scheme is not self.design.scheme:
            return  # something was typed meanwhile: the next answer is on its way
        self._looked = looked
        self.beside.show_looked(looked)
        self._at_fields(looked)
        if self.part is not None:
            self.part.show_looked(looked)
        self._say_steps()

    def go_to(self, found: Finding) -> None:
        """Opens the part of a finding, and the field within it."""
        path = as_path(found.where)
        if not path:
            return
        self._fit(beside=False)
        name = _ROOTS.get(str(path[0]), "about")
        if name == "forms" and len(path) > 1 and isinstance(path[1], int):
            self._form_at = path[1]
        if name != self._name or name == "forms":
            self.show_part(name)
        if self.part is not None:
            self.part.go_to(found)

    def _at_fields(self, looked: Looked) -> None:
        """Each field says what is wrong with it; the one that is typed into is left in peace."""
        form = self.design.form
        places = form.places()
        near: dict[str, list[Finding]] = {where: [] for where in places}
        for each in looked.findings:
            where = each.where
            while where and where not in near:
                where = where.rpartition("/")[0]
            if where:
                near[where].append(each)
        for where, mine in near.items():
            field = form.field(where)
            typing = any(each.hasFocus() for each in field.editors())
            own = any(each.code.startswith("field.") for each in field.findings())
            if tuple(mine) != field.findings() and not own and not (typing and mine):
                field.show_findings(mine)

    def _say_steps(self) -> None:
        found = self._looked.findings if self._looked else ()
        wrong = {_ROOTS.get(each.where.partition("/")[0], "about") for each in errors(found)}
        for name, made in self._steps.items():
            here = name == self._name
            icons.dress(made, "bad" if name in wrong else "now" if here else "plain")
            if made.property("here") != here:
                made.setProperty("here", here)
                made.style().polish(made)

    # Changes

    def _changed(self) -> None:
        self._later.start()
        self.edited.emit()

    def _put_back(self, where: str) -> None:
        """Undo and redo are shown where they happened."""
        path = as_path(where)
        name = _ROOTS.get(str(path[0]), "about") if path else self._name
        if name == "forms" and len(path) > 1 and isinstance(path[1], int):
            self._form_at = min(path[1], len(self.design.scheme.forms) - 1)
        inside = self._has_focus()
        if name != self._name or name == "forms" or self.part is None:
            self.show_part(name)
        else:
            self.part.fill()
        if self.part is not None and len(path) > 1:
            self.part.open_path(path)
        if inside and not self._has_focus():
            self._back_to(where)

    def _has_focus(self) -> bool:
        """Whether the cursor is in the part that is shown."""
        part, at = self.part, QApplication.focusWidget()
        return part is not None and at is not None and part.isAncestorOf(at)

    def _back_to(self, where: str) -> None:
        """The part was made anew under the cursor: it goes to the same place, or to the step."""
        if self.part is not None:
            self.part.go_to(Finding("", where))
        if not self._has_focus():
            self._steps[self._name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, where: str) -> None:
        """Asks for another identifier; everything that mentions the part follows, in one step."""
        scheme, path = self.design.scheme, as_path(where)
        old = named(scheme, path)
        follow = follow_words(
            renamed(scheme, path, old + "-").mentions, practised=path[0] == "forms"
        )
        new = ask_name(
            self, place_words(scheme, where), old, follow, partial(check_name, scheme, path)
        )
        if new is None or self.part is None or new == old:
            return
        self.design.become(renamed(scheme, path, new).scheme, where)
        self.show_part(self._name)
        self.part.open_path((*path, "id"))
        for line in self.part.findChildren(NameLine):
            if line.where == where:
                line.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, place: int | None) -> None:
        if place is None:
            forms = with_new_form(self.design.scheme.forms)
            self.design.put(("forms",), forms)
            place = len(forms) - 1
        self._form_at = place
        self.show_part("forms")

    def _answer_example(self, place: int) -> None:
        self._example = place
        self.show_part("try")

    # Room

    def show_beside(self) -> None:
        """Where it is narrow: curve and findings in the place of the part."""
        self._fit(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        self._fit(beside=self._left.isHidden())

    def _fit(self, *, beside: bool) -> None:
        wide = self.width() > WIDE * self.fontMetrics().averageCharWidth()
        self._left.setVisible(wide or not beside)
        self._right.setVisible(wide or beside)
        self._over.setVisible(not wide)
        here = beside and not wide
        if self._over.property("here") != here:
            self._over.setProperty("here", here)
            self._over.style().polish(self._over)
            icons.dress(self._over, "now" if here else "plain")
