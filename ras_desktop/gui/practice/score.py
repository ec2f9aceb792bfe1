"""Scoring an invented child: the story beside the questionnaire, without the agreed answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.practice import Attempt
from ras_desktop.gui.practice.story import StoryView, called
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.gui.widgets.questionnaire import Asking, Questionnaire
from ras_desktop.services.practice import Scoring
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

WIDE = 128
"""Characters of body text from which on story and questions stand beside each other."""


class ScorePart(QWidget):
    """`show_scoring(scoring)`, `attempt()` with the answers as they are; `finished` at the end."""

    finished = Signal()
    left = Signal()
    drop_wanted = Signal()

    def __init__(self, page: Page, drafts: DraftKeeper) -> None:
        super().__init__()
        self._held: Scoring | None = None
        self._wide: bool | None = None
        self._on_story = False
        self._drafts = drafts
        self.form = Form(page)
        self.form.opened.connect(self._to_finding)
        self.questionnaire = Questionnaire(self.form)
        self.questionnaire.edited.connect(self._answered)
        self.questionnaire.finished.connect(self.finished.emit)
        self.questionnaire.moved.connect(self._to_top)
        self.story = StoryView()
        self._make_head()
        self._halves = QHBoxLayout()
        self._halves.setSpacing(space(2))
        self._halves.setContentsMargins(space(3), space(1), space(3), space(1))
        self._left = scrolling(holding(column(self.story, None)))
        asked = column(self.form.summary, self.questionnaire, None, gap=1.5)
        self._right = scrolling(holding(asked))
        self._halves.addWidget(self._left, 4)
        self._halves.addWidget(self._right, 7)
        whole = column(self._head, gap=0)
        whole.addLayout(self._halves, 1)
        whole.addWidget(self._foot())
        self.setLayout(whole)
        for keys, act in (
            ("PgDown", self.questionnaire.following),
            ("PgUp", self.questionnaire.previous),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _make_head(self) -> None:
        self.title = text.heading()
        self._under = text.quiet()
        back = icon_button("back", _("All children"), self.left.emit)
        self.turn = button("", self._turn)
        self.turn.hide()
        words = column(self.title, self._under, gap=0)
        top = row(back, gap=1)
        top.addLayout(words, 1)
        top.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        top.setContentsMargins(space(3), space(1.5), space(3), 0)
        self._head = holding(top)

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setProperty("foot", True)
        asked = self.questionnaire
        foot = row(asked.back, asked.next, asked.progress, self._drafts.label, gap=2)
        foot.addStretch(1)
        foot.addWidget(link(_("Remove this attempt"), self.drop_wanted.emit))
        foot.setContentsMargins(space(3), space(1), space(3), space(1))
        made.setLayout(foot)
        return made

    # What is shown

    def show_scoring(self, held: Scoring) -> None:
        """Asks the questions of an open attempt; one that is shown already stays where it is."""
        same = self._held is not None and self._held.attempt.id == held.attempt.id
        at = self.questionnaire.at() if same else ""
        self._held = held
        self.title.setText(_("What support does {child} need?").format(child=held.child.name))
        self._under.setText(f"{called(held.child)} · {held.form.title} · {held.practice.title}")
        self.story.show_child(held.child, held.practice.note)
        self.form.summary.show_findings(())
        scheme = replace(held.scheme, gates=())
        asking = Asking(
            scheme, held.form, held.attempt.answers, {}, {}, held.attempt.worker_name, practice=True
        )
        self.questionnaire.ask(asking, at)

    def attempt(self) -> Attempt:
        """The attempt with the answers as they are now."""
        assert self._held is not None
        return replace(self._held.attempt, answers=self.questionnaire.answers())

    def scoring(self) -> Scoring | None:
        """What is being scored."""
        return self._held

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """What is missing before it can be finished."""
        self.questionnaire.say_missing()
        self.form.summary.show_findings(found, [each.where for each in found])
        self._show_questions()
        self.form.summary.setFocus()
        self._to_top()

    def take_focus(self) -> None:
        """The number keys choose at once."""
        self.questionnaire.take_focus()

    def _answered(self, _question: str) -> None:
        self._drafts.touch()
        if self.form.summary.isVisible():
            self.form.summary.show_findings(())

    def _to_finding(self, found: Finding) -> None:
        _root, _slash, rest = found.where.partition("/")
        step, _slash, part = rest.partition("/")
        self.questionnaire.go_to(step, part)

    def _to_top(self) -> None:
        self._right.verticalScrollBar().setValue(0)

    # Beside each other, or one at a time

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, a button turns from the story to the questions."""
        super().resizeEvent(event)
        wide = self.width() > WIDE * self.fontMetrics().averageCharWidth()
        if wide != self._wide:
            self._wide = wide
            self._fit()

    def _turn(self) -> None:
        self._on_story = not self._on_story
        self._fit()
        if not self._on_story:
            self.take_focus()

    def _show_questions(self) -> None:
        self._on_story = False
        self._fit()

    def _fit(self) -> None:
        self.turn.setVisible(not self._wide)
        self.turn.setText(_("To the questions") if self._on_story else _("To the story"))
        self._left.setVisible(bool(self._wide) or self._on_story)
        self._right.setVisible(bool(self._wide) or not self._on_story)
