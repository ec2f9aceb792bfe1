"""One question of the team: who said what about each child, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ras_desktop.domain.form import Question
from ras_desktop.domain.practice import PracticeChild
from ras_desktop.domain.practised import Said, advice
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.practice.beside import TONES
from ras_desktop.gui.practice.team import QuestionLine, worker_name
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, holding, scrolling
from ras_desktop.services.practice import Team
from ras_desktop.wording import _, number
from ras_desktop.wording.practice import ADVICE, GAPS, kappa
from ras_desktop.wording.questionnaire import answer_words


class SaidPart(QWidget):
    """`show_question(team, question, acts)`."""

    def __init__(self) -> None:
        super().__init__()
        self.header = Header()
        self.next = Card(_("What to do next"))
        self._levels = Card(_("The levels"))
        self._children = column(gap=2)
        inside = column(self.header, self.next, self._children, self._levels, None, gap=2)
        inside.setContentsMargins(space(3), space(2), space(3), space(3))
        self._area = scrolling(holding(inside), widest=120)
        self.setLayout(column(self._area))

    def show_question(self, team: Team, question: str, acts: Sequence[Act]) -> None:
        """Who said what to one question."""
        asked = team.form.by_id[question]
        found = next(each for each in team.practised.questions if each.question == question)
        line = QuestionLine(asked, found)
        said = _("{same} of pairs the same · kappa {kappa} · {right} as agreed").format(
            same=line.same, kappa=kappa(found.between), right=line.right
        )
        self.header.say(asked.title, f"{said} · {team.practice.title}")
        self.header.offer(acts)
        empty(self.next.body)
        self.next.body.addWidget(text.body(_(ADVICE[advice(found).value])))
        self._show_levels(asked)
        empty(self._children)
        for name in team.practised.children:
            child = team.practice.child(name)
            said_here = [each for each in found.said if each.child == name]
            if child is not None and said_here:
                card = self._child(team, asked, child, said_here)
                self._children.addWidget(card)
                card.show()
        self._area.verticalScrollBar().setValue(0)

    def _child(
        self, team: Team, asked: Question, child: PracticeChild, said: Sequence[Said]
    ) -> Card:
        """One child: the agreed answer and why, then each worker's, the furthest off first."""
        agreed = child.answers[asked.id]
        answer = answer_words(asked, agreed.given)
        words = _("Agreed: {answer}. {why}").format(answer=answer, why=agreed.why)
        card = Card(child.name, words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(2, 1)
        names = {each.worker: each.worker_name for each in team.practised.attempts}
        ordered = sorted(said, key=lambda each: (-abs(each.distance), names[each.worker]))
        for at, each in enumerate(ordered):
            name = text.label(worker_name(names[each.worker], names=team.names))
            badge = Badge(_(GAPS[each.gap.value]), TONES[each.gap])
            given = answer_words(asked, each.given) or _("not answered")
            note = each.given.comment.strip() or each.given.reason.strip()
            told = text.body(f"{given} – {note}" if note else given)
            for place, part in enumerate((name, badge, told)):
                grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        return card

    def _show_levels(self, asked: Question) -> None:
        empty(self._levels.body)
        self._levels.setVisible(bool(asked.levels))
        self._levels.say_under(asked.guidance)
        for each in asked.levels:
            points = "" if each.points is None else f" · {number(each.points)}"
            part = column(text.label(f"{each.title}{points}"), text.body(each.text), gap=0.25)
            self._levels.body.addLayout(part)
