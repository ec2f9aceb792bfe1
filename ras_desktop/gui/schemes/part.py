"""A part of the designer: fields that are bound to places of the scheme."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.scheme_edit import Path, as_path, as_where
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import ItemsField, PartsField
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.services.scheme_design import Looked

AnyField = TypeVar("AnyField", bound=Any)


class Part(QWidget):
    """`fill()` shows the scheme; each bound field puts what is typed at its path."""

    def __init__(self, design: Design) -> None:
        super().__init__()
        self.design = design
        self._bound: list[tuple[Path, Any]] = []

    def bind(self, path: Path, field: AnyField, *, needed: bool = False) -> AnyField:
        """Takes a field for a place of the scheme, and gives it back for the layout."""
        if not isinstance(field, PartsField):
            self.design.form.add(as_where(path), field)
            for each in field.editors():
                self.design.timeline.watch(each)
        field.edited.connect(partial(self._typed, path, field, needed))
        self._bound.append((path, field))
        return field

    def fill(self) -> None:
        """Shows the scheme as it is now; what shows it already is left alone."""
        for path, field in self._bound:
            value = self.design.at(path)
            if field.value() != value or not getattr(field, "shown_once", False):
                field.load(value)
                field.shown_once = True

    def forget(self) -> None:
        """The part is about to go: the form forgets its fields."""
        for path, _field in self._bound:
            self.design.form.remove(as_where(path))

    def show_looked(self, looked: Looked) -> None:
        """What was found: lists mark their parts."""
        for field in self.findChildren(ItemsField):
            field.mark(looked.findings)

    def go_to(self, found: Finding) -> None:
        """Opens what a finding speaks of, and puts the cursor there."""
        path = as_path(found.where)
        self.open_path(path)
        form = self.design.form
        while path:
            where = as_where(path)
            if where in form.places():
                form.go_to(Finding(found.code, where))
                field = form.field(where)
                rest = as_path(found.where)[len(path) :]
                if isinstance(field, GridField) and rest and isinstance(rest[0], int):
                    field.go_to_row(rest[0])
                return
            inside = next((each for each in form.places() if each.startswith(f"{where}/")), None)
            if inside is not None:
                form.go_to(Finding(found.code, inside))
                return
            path = path[:-1]

    def open_path(self, path: Path) -> None:
        """Opens every list on the way."""
        for upto in range(len(path)):
            step = path[upto]
            where = as_where(path[:upto])
            lists = [each for each in self.findChildren(ItemsField) if each.where == where]
            if lists and isinstance(step, int):
                listed = lists[0].items
                parts = lists[0].value()
                if step < len(parts) and parts[step].id != listed.open_id:
                    listed.open_place(step)

    def _typed(self, path: Path, field: Any, needed: bool) -> None:
        if field.fault() is not None:
            return
        value = field.value()
        if value is not None or not needed:
            self.design.put(path, value)


def below(findings: Findings, path: Path) -> Findings:
    """The findings at a path or below it."""
    where = as_where(path)
    return tuple(
        each for each in findings if each.where == where or each.where.startswith(f"{where}/")
    )
