"""Asks before something leaves the building: issuing a letter, sealing, paying."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import fit, holding, scrolling
from ras_desktop.gui.widgets.tab_order import step
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.dialog_draft import DialogDraft


class Question(QDialog):
    """A question with a body to fill and two answers, the safe one last and on Escape."""

    CHARACTERS: ClassVar[int] = 60
    """Its width, in characters of body text."""
    about = ""
    """Which thing of its page it is about, where its name and the page's place do not say so: what
    is typed is kept for that one (`gui.dialog_draft`)."""
    case: UUID | None = None
    """Whose it is, where the page is not of one case."""

    def __init__(self, parent: QWidget | None, question: str, words: str, yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(3), space(3), space(2))
        whole.setSpacing(space(2))
        whole.addWidget(text.heading(question))
        if words:
            whole.addWidget(text.body(words))
        self.body = QVBoxLayout()
        self.body.setSpacing(space(1.5))
        self.body.setContentsMargins(0, 0, 0, 0)
        self._inside = holding(self.body)
        self._area: QScrollArea | None = None
        whole.addWidget(self._inside)
        whole.addStretch(1)  # room to spare stands above the answers, not round the question
        self.yes = button(yes, self.accept, main=True)
        self.no = button(_("Not now"), self.reject)
        self.draft: DialogDraft | None = None
        self._shown_before = False
        self._answers = answers = QHBoxLayout()
        answers.addStretch(1)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        whole.addLayout(answers)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as a sentence, as high as its words, in the text size of now."""
        super().showEvent(event)
        if not self._shown_before:
            self._shown_before = True
            self._keep_typed()
        for each in (self.yes, self.no):  # what stands above gives way, not their letters
            each.setMinimumHeight(each.sizeHint().height())
        self._fit()

    def _keep_typed(self) -> None:
        """What is typed is kept, and Enter in a line answers; without a field nothing is typed, and
        an answer is chosen on purpose."""
        if self.findChild(Field) is None:
            return
        self.yes.setDefault(True)
        from ras_desktop.gui import dialog_draft

        self.draft = dialog_draft.begin(self)
        if self.draft is not None:
            self._answers.insertWidget(0, self.draft.keeper.label)

    def done(self, result: int) -> None:
        """Answered or left: what was typed is kept until what follows has succeeded."""
        if self.draft is not None:
            self.draft.close(result == QDialog.DialogCode.Accepted)
        super().done(result)

    def event(self, event: QEvent) -> bool:
        """Grows when something is said that was not there before."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return taken

    def _fit(self) -> None:
        if fit(self, self.CHARACTERS) and self._area is None:
            self._scroll()
            fit(self, self.CHARACTERS)

    def _scroll(self) -> None:
        """The body scrolls where the window has no room for it: the answers stay in sight."""
        layout, focus = self.layout(), self.focusWidget()
        assert layout is not None
        self._area = scrolling(QWidget())
        layout.replaceWidget(self._inside, self._area)
        self._area.setWidget(self._inside)
        self._inside.show()
        layout.activate()
        if focus is not None and self._inside.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab goes in the order of reading."""
        return step(self, onwards)


def tall(area: QScrollArea, inside: QWidget, dialog: QDialog) -> None:
    """As high as what stands in it, as far as the screen has room for the rest of the dialog."""
    room = dialog.screen().availableGeometry().height() - 14 * dialog.fontMetrics().height()
    area.setMinimumHeight(max(min(inside.sizeHint().height() + space(2), room), space(20)))


def confirm(parent: QWidget | None, question: str, words: str, yes: str) -> bool:
    """True if the person says yes: `yes` names what happens ("Issue the letter")."""
    dialog = Question(parent, question, words, yes)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
