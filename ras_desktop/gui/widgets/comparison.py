"""What would be otherwise in a case file made of a backup: sentences, then the counts."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.backup import Comparison, Counted
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import empty
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.wording import _, number
from ras_desktop.wording.backup import KINDS, said


class ComparisonView(QWidget):
    """`show_comparison(found)`: the kinds whose count would be another, or, where there is nothing
    to compare with, all that there are."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[str, ...] = ()
        self._words = QVBoxLayout()
        self._words.setSpacing(space(1))
        self.table = RecordTable(
            _("What is in it, counted"),
            (
                Column("kind", _("Records"), 28, shown=_kind, sorts=False),
                Column("then", _("In the backup"), 14, align=Align.RIGHT, sorts=False,
                       shown=lambda each: number(each.then)),
                Column("now", _("In the case file"), 14, align=Align.RIGHT, sorts=False,
                       shown=lambda each: "–" if each.now is None else number(each.now)),
                Column("change", _("If restored"), 18, shown=_change, sorts=False, rank=1),
            ),
            counts=False,
        )  # fmt: skip
        self.table.columns_button.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1.5))
        whole.addLayout(self._words)
        whole.addWidget(self.table)

    def show_comparison(self, found: Comparison) -> None:
        """Shows it instead of the one before."""
        empty(self._words)
        self._said = said(found)
        for each in self._said:
            self._words.addWidget(text.body(each))
        rows = [each for each in found.counts if (each.then != (each.now or 0))]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        head = self.table.view.horizontalHeader().sizeHint().height()
        row = self.table.view.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(head + row * max(len(rows), 1) + space(3))

    def words(self) -> str:
        """Its sentences."""
        return " ".join(self._said)


def _kind(each: Counted) -> str:
    return _(KINDS[each.kind])


def _change(each: Counted) -> str | Status:
    if each.now is None:
        return ""
    more = each.then - each.now
    if not more:
        return Status(_("the same"), Tone.PLAIN)
    if more > 0:
        return Status(_("{count} more").format(count=number(more)), Tone.NOTE)
    return Status(_("{count} fewer").format(count=number(-more)), Tone.WARN)
