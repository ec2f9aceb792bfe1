"""Asks what a new practice set is called, and which questionnaire it practises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.practice_writing import check_title
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.services.practice_writing import FormChoice
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class NewSet:
    """What a new set is called, and its form."""

    title: str
    form: FormChoice


class SetQuestion(Question):
    """Closes only with a title."""

    def __init__(self, parent: QWidget, forms: Sequence[FormChoice]) -> None:
        words = _("Only invented children: nobody’s own story, not even under another name.")
        super().__init__(parent, _("A new practice set"), words, _("Begin it"))
        self.title = TextField(_("What is it called?"), characters=40)
        self.title.line.returnPressed.connect(self.accept)
        said = [
            Choice(at, f"{each.form_title} · {each.scheme_title} {each.version}")
            for at, each in enumerate(forms)
        ]
        self.form = ListField(_("For which questionnaire?"), said, none="")
        self.form.load(0)
        self.body.addWidget(self.title)
        self.body.addWidget(self.form)

    def accept(self) -> None:
        """Says beside the field what is missing."""
        found = check_title(self.title.value() or "")
        self.title.show_findings(found)
        if not found:
            super().accept()


def ask_set(parent: QWidget, forms: Sequence[FormChoice]) -> NewSet | None:
    """The title and form of a new set; None: not now, or no scheme is in force."""
    if not forms:
        return None
    dialog = SetQuestion(parent, forms)
    dialog.title.take_focus()
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return NewSet(dialog.title.value() or "", forms[int(dialog.form.value())])
    finally:
        dialog.deleteLater()
