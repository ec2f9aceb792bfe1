"""Says what a part is called in files, and lets it be called something else."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.scheme_edit import as_path
from ras_desktop.domain.scheme_rename import named
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.layout import row
from ras_desktop.wording import _


class NameLine(QWidget):
    """“Name in files: sleep”, with a link; the designer asks for the new name."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__()
        self.where = where
        self.name = named(design.scheme, as_path(where))
        words = text.quiet(_("Name in files: {name}").format(name=self.name), wrap=False)
        self.change = link(_("Change"), partial(design.rename_wanted.emit, where))
        self.change.setAccessibleName(_("Change the name in files: {name}").format(name=self.name))
        line = row(words, self.change, None, gap=1)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
