"""The team: each question over all workers, the most disputed first; who said what; what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.documents.figure import Bar, Bars
from ras_desktop.domain.agreeing import Strength, strength
from ras_desktop.domain.form import Question
from ras_desktop.domain.practice import Gap
from ras_desktop.domain.practised import (
    Advice,
    QuestionAgreement,
    WorkerAgreement,
    advice,
)
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling
from ras_desktop.gui.widgets.record_table import RecordTable, row_height
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.services.practice import Team
from ras_desktop.wording import _, number
from ras_desktop.wording.practice import (
    ONE_LESS,
    SCALE,
    kappa,
    leans,
    percent,
    said_few,
    two_places,
)

SHOWN = 10
"""Questions in the chart: the most disputed ones."""
TONES = {
    Strength.POOR: Tone.BAD,
    Strength.FAIR: Tone.BAD,
    Strength.MODERATE: Tone.WARN,
    Strength.GOOD: Tone.GOOD,
    Strength.VERY_GOOD: Tone.GOOD,
}
NEXT = {
    Advice.SCORE_MORE: (Tone.PLAIN, "waiting"),
    Advice.NOTHING: (Tone.GOOD, "check"),
    Advice.AGREED: (Tone.WARN, "warn"),
    Advice.EDGE: (Tone.WARN, "warn"),
    Advice.WORDS: (Tone.BAD, "bad"),
}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question of the table."""

    asked: Question
    found: QuestionAgreement

    @property
    def title(self) -> str:
        """The question's title."""
        return self.asked.title

    @property
    def same(self) -> str:
        """The share of pairs with the same answer."""
        return percent(self.found.between.share)

    @property
    def right(self) -> str:
        """How many answers were as agreed."""
        said = len(self.found.said)
        return percent(Fraction(self.found.count(Gap.SAME), said) if said else None)

    @property
    def lean(self) -> str:
        """Which way the team scores, beside the agreed answers."""
        return leans(self.found.lean)

    @property
    def spread(self) -> str:
        """How low and how high kappa is with one child left out."""
        low, high = self.found.between.low, self.found.between.high
        if low is None or high is None:
            return "–"
        return _("{low} to {high}").format(low=two_places(low), high=two_places(high))


def kappa_status(line: QuestionLine) -> Status:
    """Kappa with its word; why there is none where it is not defined."""
    found = line.found.between
    if found.kappa is None:
        return Status(kappa(found), Tone.PLAIN)
    return Status(kappa(found), TONES[strength(found.kappa)])


SAID = {
    Advice.SCORE_MORE: lambda: _("Score more"),
    Advice.NOTHING: lambda: _("Alike"),
    Advice.AGREED: lambda: _("Look at the answer"),
    Advice.EDGE: lambda: _("Talk about the edge"),
    Advice.WORDS: lambda: _("Mend the words"),
}


def next_status(line: QuestionLine) -> Status:
    """What to do next, in two words."""
    found = advice(line.found)
    tone, shape = NEXT[found]
    return Status(SAID[found](), tone, shape)


class TeamPart(QWidget):
    """`show_team(team, acts)`; Enter on a question: `question_wanted(question id)`."""

    question_wanted = Signal(str)
    set_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.header = Header(_("Where does the team differ?"))
        self.few = Banner(closes=False)
        self._tiles = Flow(gap=2)
        self.table = RecordTable(
            _("Questions, the most disputed first"),
            (
                Column("title", _("Question"), 28, sorts=False),
                Column("same", _("The same"), 10, Align.RIGHT, sorts=False),
                Column("kappa", _("Kappa"), 26, shown=kappa_status, rank=1, sorts=False),
                Column("spread", _("One child less"), 16, rank=6, sorts=False),
                Column("right", _("As agreed"), 10, Align.RIGHT, rank=3, sorts=False),
                Column("lean", _("Team scores"), 12, rank=5, sorts=False),
                Column("next", _("Next"), 26, shown=next_status, rank=2, sorts=False),
            ),
            counts=False,
        )
        self.table.columns_button.hide()
        self.table.opened.connect(lambda line: self.question_wanted.emit(line.asked.id))
        self.chart = Chart()
        self._chart_card = Card(
            _("How many pairs of workers gave the same answer"), _("The most disputed questions")
        )
        self._chart_card.body.addWidget(self.chart)
        self.workers = RecordTable(
            _("Workers beside the agreed answers"),
            (
                Column("called", _("Worker"), 24, shown=lambda each: self._name(each), sorts=False),
                Column("children", _("Children"), 10, Align.RIGHT, rank=2, sorts=False),
                Column("same", _("As agreed"), 12, Align.RIGHT, shown=_right, sorts=False),
                Column("kappa", _("Kappa"), 20, shown=_worker_kappa, sorts=False),
                Column("lean", _("Scores"), 16, shown=lambda each: leans(each.lean), sorts=False),
            ),
            counts=False,
        )
        self.workers.columns_button.hide()
        self._workers_card = Card(_("Each worker beside the agreed answers"))
        self._workers_card.body.addWidget(self.workers)
        self._names = True
        self._scale = text.quiet(f"{_(SCALE)} {_(ONE_LESS)}")
        self.nothing = Empty(
            "try",
            _("Nobody has finished a child of this set yet"),
            _("Ask at least three workers to score the same five children, each alone."),
        )
        self._sets = column(gap=0)
        self._parts = (self.table, self._scale, self._chart_card, self._workers_card)
        inside = column(
            self.header,
            self._sets,
            self.few,
            holding(self._tiles),
            *self._parts,
            self.nothing,
            None,
            gap=2,
        )
        inside.setContentsMargins(space(3), space(2), space(3), space(3))
        self._area = scrolling(holding(inside))
        self.setLayout(column(self._area))

    def show_team(self, team: Team, acts: Sequence[Act], sets: Sequence[Choice] = ()) -> None:
        """Shows a team's practice with one set; `sets`: those to change to."""
        self._offer_sets(sets, team.edition)
        found = team.practised
        self._names = team.names
        self.header.say(_("Where does the team differ?"), team.practice.title)
        self.header.offer(acts)
        lines = [QuestionLine(team.form.by_id[each.question], each) for each in found.questions]
        there = bool(found.attempts)
        self.nothing.setVisible(not there)
        for part in self._parts:
            part.setVisible(there)
        self.table.set_rows(lines)
        _whole(self.table, len(lines))
        self.workers.set_rows(found.workers)
        _whole(self.workers, len(found.workers))
        self.chart.show_figure(figure(lines))
        self._show_tiles(team)
        self.few.clear()
        if there and found.few:
            words = said_few(len(found.workers), len(found.children))
            self.few.say(words, Tone.WARN)

    def _offer_sets(self, sets: Sequence[Choice], now: UUID) -> None:
        empty(self._sets)
        if len(sets) < 2 or now not in [each.value for each in sets]:
            return
        made = Segment(_("Practice set"), sets, breaks=True)
        made.load(now)
        made.chosen.connect(self.set_wanted.emit)
        self._sets.addWidget(made)
        made.show()

    def _show_tiles(self, team: Team) -> None:
        empty(self._tiles)
        found = team.practised
        if not found.attempts:
            return
        pairs = sum(each.between.pairs for each in found.questions)
        same = sum(each.between.same for each in found.questions)
        apart = sum(advice(each) in (Advice.EDGE, Advice.WORDS) for each in found.questions)
        counts = (
            (_("Workers"), number(len(found.workers)), ""),
            (_("Children scored"), number(len(found.children)), ""),
            (_("The same answer"), percent(Fraction(same, pairs) if pairs else None), _("of all")),
            (_("To talk about"), number(apart), _("questions")),
        )
        for name, figure_, under in counts:
            made = Tile(name, figure_, under)
            self._tiles.addWidget(made)
            made.show()

    def take_focus(self) -> None:
        """The most disputed question."""
        if self.table.model.rowCount() and self.table.isVisibleTo(self):
            self.table.view.setFocus()
        else:
            self.header.take_focus()

    def _name(self, each: WorkerAgreement) -> str:
        return worker_name(each.name, names=self._names)


def worker_name(name: str, *, names: bool) -> str:
    """A worker's name, or "Worker 2" for who may not see it."""
    return name if names else _("Worker {number}").format(number=name)


def _right(each: WorkerAgreement) -> str:
    return percent(Fraction(each.same, each.answers) if each.answers else None)


def _worker_kappa(each: WorkerAgreement) -> Status:
    found = each.with_agreed
    tone = Tone.PLAIN if found.kappa is None else TONES[strength(found.kappa)]
    return Status(kappa(found), tone)


def _whole(table: RecordTable, rows: int) -> None:
    """A table as high as its rows: the page scrolls, not the table in it."""
    high = row_height(table.view.fontMetrics().height())
    head = table.view.horizontalHeader().sizeHint().height()
    table.view.setFixedHeight(head + rows * high + space(1))


def figure(lines: Sequence[QuestionLine]) -> Bars:
    """The most disputed questions with the share of pairs that gave the same answer."""
    bars = tuple(
        Bar(each.title, round(float(each.found.between.share * 100), 1), 100, each.same)
        for each in lines[:SHOWN]
        if each.found.between.share is not None
    )
    return Bars(_("How many pairs of workers gave the same answer"), bars)
