"""Questions about a review: which other one is opened and why; why one was a mistake."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.review import Kind
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import CardsField, choices
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _
from ras_desktop.wording.review import KINDS


@dataclass(frozen=True, slots=True)
class Other:
    """A review that does not come round by itself, and why it is held."""

    kind: Kind
    why: str


class _Kind(Question):
    """Kind and reason; it closes only when both are there."""

    def __init__(self, parent: QWidget) -> None:
        words = _("The regular one stays due on its day.")
        super().__init__(parent, _("Why is a review needed?"), words, _("Open it"))
        self.form = Form(self)
        kinds = {each: KINDS[each.value] for each in (Kind.CHANGE, Kind.REQUEST, Kind.CONCERN)}
        hint = _("Who said what, and when")
        for where, made in (
            ("kind", CardsField(_("Kind"), choices(kinds))),
            ("why", LongField(_("What has happened or is asked for"), hint, lines=3)),
        ):
            self.body.addWidget(self.form.add(where, made))

    def accept(self) -> None:
        """Closes when a kind is chosen and something is written."""
        read, found = self.form.values(), []
        if read["kind"] is None:
            found.append(Finding("review.kind.missing", "kind"))
        if not (read["why"] or "").strip():
            found.append(Finding("review.why.missing", "why"))
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def ask_kind(parent: QWidget) -> Other | None:
    """Which review is opened and why; None: not now."""
    dialog = _Kind(parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return Other(Kind(read["kind"]), read["why"].strip())
    finally:
        dialog.deleteLater()


class _Reason(Question):
    """One text that has to be there."""

    def __init__(self, parent: QWidget) -> None:
        words = _("It stays to be read. The next review is due as if it had not been held.")
        super().__init__(parent, _("Why was this review a mistake?"), words, _("Set it aside"))
        self.form = Form(self)
        self.body.addWidget(self.form.add("reason", LongField(_("Reason"), lines=2)))

    def accept(self) -> None:
        """Closes when a reason is written."""
        found = []
        if not (self.form.values()["reason"] or "").strip():
            found.append(Finding("review.aside.reason", "reason"))
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def ask_reason(parent: QWidget) -> str:
    """Why a held review does not count; "" for not now."""
    dialog = _Reason(parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ""
        return str(dialog.form.values()["reason"]).strip()
    finally:
        dialog.deleteLater()
