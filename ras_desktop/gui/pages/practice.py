"""Practice: does everybody score alike? Invented children, scored alone, talked over together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QStackedWidget, QWidget

from ras_desktop.domain.finding import Findings, Refused
from ras_desktop.domain.practice import Attempt
from ras_desktop.gui import copy_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.practice.beside import BesidePart
from ras_desktop.gui.practice.choose import ChildLine, ChoosePart, lines_of
from ras_desktop.gui.practice.said import SaidPart
from ras_desktop.gui.practice.score import ScorePart
from ras_desktop.gui.practice.sets import Sets
from ras_desktop.gui.practice.sheet import SheetPart
from ras_desktop.gui.practice.team import TeamPart
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.layout import column
from ras_desktop.services import practice
from ras_desktop.services.practice import Compared, Scoring, SetLine, Team
from ras_desktop.wording import N_, _, moment, number

BUTTONS = 4
"""Acts above the list that stand as buttons; the rest is in a menu, and in Ctrl+K."""


class PracticePage(Page):
    """A worker scores invented children; a manager sees where the team differs."""

    TITLE = N_("Do we all score alike?")
    ICON = "try"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        desk = context.desk
        self._scores = desk.offers("practice.score")
        self._manages = desk.offers("practice.agreement")
        self._leads = desk.offers("practice.save")
        self._sets: tuple[SetLine, ...] = ()
        self._compared: Compared | None = None
        self._team: Team | None = None
        desk = self.context.desk
        self.two: TwoCopies[Attempt] = TwoCopies(
            self, context, "practice", self._typed, lambda held: practice.keep(desk, held),
            self._said, lambda kept: self._open_attempt(kept.id),
        )  # fmt: skip
        self.drafts = self.two.keeper
        self.drafts.setParent(self)
        self.choose = ChoosePart(self.title())
        self.score = ScorePart(self, self.drafts)
        self.beside, self.team, self.said = BesidePart(), TeamPart(), SaidPart()
        self.sets = Sets(self)
        self._other: QWidget | None = None
        self._stack = QStackedWidget()
        for part in (self.choose, self.score, self.beside, self.team, self.said):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self.choose.opened.connect(self.open_line)
        self.score.finished.connect(self.finish)
        self.score.left.connect(lambda: self.context.go(Place("practice")))
        self.score.drop_wanted.connect(self.drop)
        self.team.question_wanted.connect(self._to_question)
        self.team.set_wanted.connect(self._to_team)
        self.choose.table.picked.connect(lambda _line: self._chosen())
        self.take_keys("Ctrl+Return", "Ctrl+N", "Ctrl+S")

    # Opening

    def open(self, place: Place) -> None:
        """The list; or the attempt, or the team's set, that the place names."""
        kind, _slash, rest = place.part.partition("/")
        desk = self.context.desk
        if kind != "attempt":
            self.drafts.now()
        if kind != "set":
            self.sets.drafts.now()
        if kind == "set":
            self.sets.open(rest)
        elif kind == "attempt":
            self._open_attempt(UUID(rest))
        elif kind == "team":
            edition, _slash, question = rest.partition("/")
            id_ = UUID(edition)

            def work() -> tuple[tuple[SetLine, ...], Team]:
                return practice.sets(desk), practice.agreement(desk, id_)

            def done(found: tuple[tuple[SetLine, ...], Team]) -> None:
                self._sets, team = found
                self._show_team(team, question)

            self.run(work, done, self.failed_to_open, key="open")
        else:
            self.run(lambda: practice.sets(desk), self._show_sets, key="open")

    def _open_attempt(self, id_: UUID) -> None:
        held = self.score.scoring()
        if self.drafts.waiting and held is not None and held.attempt.id == id_:
            return
        self.drafts.now()
        desk = self.context.desk

        def work() -> Scoring | Compared:
            try:
                return practice.compare(desk, id_)
            except Refused as refused:
                if refused.findings[0].code != "practice.not_finished":
                    raise
                return practice.open_(desk, id_)

        self.run(work, self._show_attempt, self.failed_to_open, key="open")

    def failed_to_open(self, fault: BaseException) -> None:
        """It is somebody else's, or gone: said, and the list is shown."""
        self.context.failed(fault)
        self.context.go(Place("practice"))

    def refresh(self, changed: object) -> None:
        """Another attempt, another set; what is typed here stays."""
        if concerns(changed, "practice", "scheme") and not self.place.part.startswith(
            ("attempt", "set")
        ):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the answers, and what is written of a set, now."""
        self.drafts.now()
        self.sets.drafts.now()

    def take_part(self, part: QWidget) -> None:
        """Takes one more part, to be shown later."""
        self._stack.addWidget(part)

    def show_part(self, part: QWidget) -> None:
        """Shows one of the parts of the page."""
        self._stack.setCurrentWidget(part)

    # Showing

    def _show_sets(self, sets: tuple[SetLine, ...]) -> None:
        self._sets = sets
        lines = lines_of(sets)
        done = sum(each.last is not None for each in lines)
        under = _("Invented children: score one by yourself, then see it beside what was agreed.")
        if self._scores and lines:
            under += " " + _("You have scored {done} of {all}.").format(
                done=number(done), all=number(len(lines))
            )
        self.choose.header.say(self.title(), under)
        self.choose.show_sets(sets, self._ways_to_mend())
        self.choose.header.offer(self.acts_on_list(), BUTTONS)
        self._stack.setCurrentWidget(self.choose)
        self.greet(self.choose.take_focus)

    def _ways_to_mend(self) -> list[Any]:
        if not self._leads:
            return []
        words = _("Take “{set}” over to {version}")
        return [
            button(
                words.format(set=each.practice.title, version=each.newer.edition),
                partial(self.sets.take_over, each),
            )
            for each in self._sets
            if each.newer is not None
        ]

    def _show_attempt(self, held: Scoring | Compared) -> None:
        if isinstance(held, Compared):
            self._show_compared(held)
            return
        self.two.begin(held.attempt)
        self.drafts.label.say("")
        self.score.show_scoring(held)
        self._stack.setCurrentWidget(self.score)
        self.greet(self.score.take_focus)

    def _show_compared(self, held: Compared) -> None:
        self._compared = held
        attempt = held.scoring.attempt
        assert attempt.finished_at is not None
        if attempt.worker == self.context.desk.actor.id:
            self.two.ended(attempt)
        mine = attempt.worker == self.context.desk.actor.id
        when = _("finished {when}").format(when=moment(attempt.finished_at))
        whose = when if mine else f"{attempt.worker_name}, {when}"
        self._stack.setCurrentWidget(self.beside)
        self.beside.show_compared(held, self.acts(), whose)
        self.greet_again()
        self.greet(self.beside.header.take_focus)

    def _show_team(self, team: Team, question: str) -> None:
        self._team = team
        if question and question in team.form.by_id:
            self.said.show_question(team, question, self.acts())
            self._stack.setCurrentWidget(self.said)
            self.greet(self.said.header.take_focus)
            return
        forms = [each.form_title for each in self._sets]
        sets = [
            Choice(
                each.edition,
                each.form_title if forms.count(each.form_title) == 1 else each.practice.title,
            )
            for each in self._sets
        ]
        self.team.show_team(team, self.acts(), sets)
        self._stack.setCurrentWidget(self.team)
        self.greet(self.team.take_focus)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """What comes next where one is: score, finish, see, talk, mend."""
        kind = self.place.part.partition("/")[0]
        if kind == "attempt":
            return self._acts_on_attempt()
        if kind == "team":
            return self._acts_on_team()
        if kind == "set":
            return self.sets.on_set()
        return self.acts_on_list()

    def acts_on_list(self) -> tuple[Act, ...]:
        """Score the next child; how the team scores, set by set; a RAS lead's files."""
        acts: list[Act] = []
        wanted = self._next_line()
        if self._scores and wanted is not None:
            words = _("Go on with {child}") if wanted.open else _("Score {child}")
            acts.append(
                Act(
                    words.format(child=wanted.name),
                    lambda: self.open_line(wanted),
                    icon="assessment",
                    keys="Ctrl+N",
                )
            )
        if self._manages:
            acts.append(Act(_("How the team scores"), self.show_team, icon="reports"))
        if self._leads:
            acts += self.sets.on_list()
        return tuple(acts)

    def _chosen(self) -> None:
        """Another child, perhaps of another set: what can be done with the set goes with it."""
        if self._leads and self._stack.currentWidget() is self.choose:
            self.choose.header.offer(self.acts_on_list(), BUTTONS)

    def _acts_on_attempt(self) -> tuple[Act, ...]:
        back = Act(_("All children"), lambda: self.context.go(Place("practice")), icon="list")
        if self._stack.currentWidget() is self.score:
            finish = Act(_("Finish"), self.finish, icon="check", keys="Ctrl+Return")
            return (finish, Act(_("Remove this attempt"), self.drop, icon="remove"), back)
        held = self._compared
        if held is None:
            return (back,)
        acts = [back]
        if held.scoring.attempt.worker == self.context.desk.actor.id:
            why = _("Only the first time counts for the team.")
            again = _("Score {child} again").format(child=held.scoring.child.name)
            acts.append(Act(again, lambda: self._begin_again(held), why, "assessment"))
        if self._manages:
            edition = held.scoring.attempt.edition
            acts.append(
                Act(
                    _("How the team scores"),
                    lambda: self.context.go(Place("practice", None, f"team/{edition}")),
                    icon="reports",
                )
            )
        return tuple(acts)

    def _acts_on_team(self) -> tuple[Act, ...]:
        team = self._team
        if team is None:
            return ()
        back = Act(_("All children"), lambda: self.context.go(Place("practice")), icon="list")
        question = self.place.part.split("/")[2:]
        acts: list[Act] = []
        if team.practised.attempts:
            why = _("The most disputed questions, with room to write.")
            acts.append(Act(_("A sheet for the meeting"), self.show_sheet, why, "print"))
        if question:
            whole = Place("practice", None, f"team/{team.edition}")
            acts.append(Act(_("All questions"), lambda: self.context.go(whole), icon="list"))
            words = _("Mend the words of the levels") if self._leads else _("Read the question")
            acts.append(Act(words, lambda: self._to_designer(question[0]), icon="schemes"))
        else:
            acts.append(back)
        return tuple(acts)

    def _next_line(self) -> ChildLine | None:
        """What I have begun, else the first child that I have not scored."""
        lines = [each for each in lines_of(self._sets) if each.line.form_title]
        begun = (each for each in lines if each.open is not None)
        fresh = (each for each in lines if not each.mine)
        return next(begun, next(fresh, None))

    def open_line(self, line: ChildLine) -> None:
        """Goes on, shows what is finished, or begins."""
        held = line.open or line.last
        if held is not None:
            self._to_attempt(held)
        elif self._scores:
            self._begin(line.line.edition, line.child.id)

    def _begin(self, edition: UUID, child: str) -> None:
        desk, fresh = self.context.desk, uuid4()
        self.act(
            lambda: practice.begin(desk, edition, child, fresh), self._to_attempt, self._refused
        )

    def _begin_again(self, held: Compared) -> None:
        self._begin(held.scoring.attempt.edition, held.scoring.child.id)

    def _to_attempt(self, attempt: Attempt) -> None:
        self.context.go(Place("practice", None, f"attempt/{attempt.id}"))

    def show_team(self) -> None:
        """How the team scores the set of the child that is chosen, else the first one."""
        chosen = self.choose.current()
        usable = [each for each in self._sets if each.form_title]
        line = chosen.line if chosen is not None and chosen.line in usable else None
        line = line or next(iter(usable), None)
        if line is not None:
            self._to_team(line.edition)

    def _to_team(self, edition: UUID) -> None:
        self.context.go(Place("practice", None, f"team/{edition}"))

    def _to_question(self, question: str) -> None:
        assert self._team is not None
        self.context.go(Place("practice", None, f"team/{self._team.edition}/{question}"))

    def _to_designer(self, question: str) -> None:
        """To the question in the scheme: a RAS lead begins a new version there."""
        assert self._team is not None
        team = self._team
        places = [each.id for each in team.form.questions]
        where = f"forms/{team.form_at}/questions/{places.index(question)}"
        self.context.go(Place("schemes", None, f"edition/{team.scheme_edition}/{where}"))

    # Scoring

    def finish(self) -> None:
        """Checks what is missing; then both stand side by side."""
        if self._stack.currentWidget() is not self.score:
            return
        self.drafts.now()
        desk, id_ = self.context.desk, self.score.attempt().id
        self.act(
            lambda: practice.finish(desk, id_, self.two.version),
            self._finished,
            self.score.show_findings,
            self.two.stale,
        )

    def _finished(self, attempt: Attempt) -> None:
        self.drafts.drop()
        self.greet_again()
        self._open_attempt(attempt.id)

    def drop(self) -> None:
        """Removes an attempt that is not finished."""
        if self._stack.currentWidget() is not self.score:
            return
        words = _("The answers of this attempt go. The child can be scored afresh.")
        if not confirm(self, _("Remove this attempt?"), words, _("Remove it")):
            return
        self.drafts.drop()
        desk, held = self.context.desk, replace(self.score.attempt(), version=self.two.version)
        act_on(
            self, self.context, held, lambda copy: practice.drop(desk, copy), by(self._said),
            lambda _none: self.context.go(Place("practice")), None, _("Remove it all the same"),
        )  # fmt: skip

    def _typed(self) -> Attempt:
        return self.score.attempt()

    def _said(self) -> Said:
        held = self.score.scoring()
        assert held is not None
        return copy_words.answers(held.form, {}, "answers")

    # The sheet, and files

    def show_sheet(self) -> None:
        """The sheet for the meeting, before it is printed."""
        assert self._team is not None
        part = SheetPart(self, self._team)
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
        self._other = part
        part.left.connect(lambda: self._show_team(part.team, self._question()))
        self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)
        part.draw()

    def _question(self) -> str:
        return next(iter(self.place.part.split("/")[2:]), "")

    def _refused(self, findings: Findings) -> None:
        self.sets.refused(findings)


PAGE = PracticePage
