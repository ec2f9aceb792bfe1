"""A finished attempt beside the agreed answers: where they differ, why, and what it would mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.practice import Comparison, Difference, Gap
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.practice.story import StoryView, called
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row, scrolling
from ras_desktop.services.practice import Compared
from ras_desktop.wording import _
from ras_desktop.wording.headline import headline
from ras_desktop.wording.practice import GAPS, alone, budget_apart
from ras_desktop.wording.questionnaire import answer_words

TONES = {Gap.SAME: Tone.GOOD, Gap.NEAR: Tone.WARN, Gap.FAR: Tone.BAD}


class BesidePart(QWidget):
    """`show_compared(compared)`; `left` goes back to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.header = Header()
        self._tiles = Flow(gap=2)
        self._apart = Card(_("Where you differ"))
        self._same = Card(_("The same as agreed"))
        self.story = StoryView()
        inside = column(
            self.header,
            holding(self._tiles),
            self._apart,
            self._same,
            self.story,
            None,
            gap=2,
        )
        inside.setContentsMargins(space(3), space(2), space(3), space(3))
        self._area = scrolling(holding(inside), widest=120)
        self.setLayout(column(self._area))

    def show_compared(self, held: Compared, acts: Sequence[Act], whose: str = "") -> None:
        """Shows an attempt; `whose` it is where it is somebody else's."""
        at, found = held.scoring, held.comparison
        same, every = found.count(Gap.SAME), len(found.differences)
        asked = _("{same} of {all} answers are as agreed").format(same=same, all=every)
        under = [called(at.child), at.form.title, whose]
        self.header.say(asked, " · ".join(each for each in under if each))
        self.header.offer(acts)
        self._show_tiles(found)
        self._show_apart(at.form, found)
        self._show_same(at.form, found)
        by = _("Agreed by: {who}").format(who=at.child.agreed_by)
        self._same.say_under(by)
        self.story.show_child(at.child, at.practice.note)
        self._area.verticalScrollBar().setValue(0)

    def _show_tiles(self, found: Comparison) -> None:
        empty(self._tiles)
        tiles = [(_(GAPS[gap.value]), str(found.count(gap)), "") for gap in (Gap.NEAR, Gap.FAR)]
        tiles.append((_("Your answers give"), headline(found.attempt), ""))
        tiles.append((_("The agreed ones give"), headline(found.agreed), budget_apart(found)))
        for name, figure, under in tiles:
            made = Tile(name, figure, under)
            self._tiles.addWidget(made)
            made.show()

    def _show_apart(self, form: Form, found: Comparison) -> None:
        empty(self._apart.body)
        apart = [each for each in found.differences if each.gap is not Gap.SAME]
        apart.sort(key=lambda each: -abs(each.distance))
        self._apart.setVisible(bool(apart))
        for each in apart:
            self._apart.body.addWidget(_difference(form.by_id[each.question], each))

    def _show_same(self, form: Form, found: Comparison) -> None:
        empty(self._same.body)
        same = [each for each in found.differences if each.gap is Gap.SAME]
        self._same.setVisible(bool(same))
        for each in same:
            question = form.by_id[each.question]
            words = f"{question.title}: {answer_words(question, each.agreed.given)}"
            part = column(text.label(words), text.quiet(each.agreed.why), gap=0)
            self._same.body.addLayout(part)


def _difference(question: Question, found: Difference) -> QWidget:
    """One question: both answers with the words of their levels, why, and what it would mean."""
    badge = Badge(_(GAPS[found.gap.value]), TONES[found.gap])
    top = row(text.heading(question.title), badge, None, gap=1)
    yours = answer_words(question, found.given) or _("not answered")
    agreed = answer_words(question, found.agreed.given) or _("not answered")
    parts = [
        text.label(_("You: {answer}").format(answer=yours)),
        *_level(question, found.given.level),
        text.label(_("Agreed: {answer}").format(answer=agreed)),
        *_level(question, found.agreed.given.level),
        text.body(_("Why: {why}").format(why=found.agreed.why)),
        text.quiet(alone(found)),
    ]
    if found.given.comment.strip():
        parts.insert(2, text.quiet(_("Your note: {note}").format(note=found.given.comment)))
    whole = column(top, *parts, gap=0.5)
    made = holding(whole)
    made.setAccessibleName(f"{question.title}. {yours}. {agreed}. {found.agreed.why}")
    return made


def _level(question: Question, level: str | None) -> list[QWidget]:
    held = question.by_id.get(level or "")
    return [text.quiet(held.text)] if held is not None and held.text else []
