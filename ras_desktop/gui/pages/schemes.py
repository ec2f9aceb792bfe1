"""The schemes: every version, and the designer in which a draft is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFrame, QWidget

from ras_desktop.domain.caseload import Filters
from ras_desktop.domain.caseload import Search as Asked
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import SchemeVersion, VersionState
from ras_desktop.domain.scheme_version import holding as with_scheme
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Beside, Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes import opened
from ras_desktop.gui.schemes.aside import aside_of
from ras_desktop.gui.schemes.beside import counted
from ras_desktop.gui.schemes.designer import Designer
from ras_desktop.gui.schemes.opened import Opened
from ras_desktop.gui.schemes.shelf import Shelf
from ras_desktop.gui.schemes.together import Together
from ras_desktop.gui.schemes.verbs import Verbs
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row
from ras_desktop.gui.widgets.more import more_button
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import caseload, scheme_trial
from ras_desktop.services import scheme as schemes
from ras_desktop.services import scheme_versions as versions
from ras_desktop.services.scheme_design import Looked, look
from ras_desktop.services.scheme_versions import Listed
from ras_desktop.wording import N_, _, finding

BUTTONS = 2
"""Acts that stand as buttons; the rest is in a menu, and in Ctrl+K."""
CHILDREN = 8
"""Children that are offered while a name is typed."""


class SchemesPage(Page):
    """How do points become pounds? Every scheme; a draft is written here by RAS leads."""

    TITLE = N_("How do answers become a budget?")
    ICON = "schemes"

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        desk = context.desk
        self._leads = desk.offers("scheme.save")
        self._open: Opened | None = None
        self._where = ""
        self._looked: Looked | None = None
        self.shelf = Shelf(self.title(), leads=self._leads)
        self.shelf.opened.connect(self._go_to_line)
        self.designer: Designer | None = None
        self.verbs = Verbs(self)
        self.together = Together(self)
        self._other: QWidget | None = None
        self._past: Beside[Scheme] | None = None
        self.drafts = DraftKeeper(
            context, self._typed_with_steps, self._keep, refused=self.together.failed
        )
        self.drafts.setParent(self)
        self._stack = Stack()
        self._stack.addWidget(self.shelf)
        self._stack.addWidget(self._make_work())
        self.setLayout(column(self._stack))
        self.take_keys("Ctrl+N", "Ctrl+Shift+N")

    def _make_work(self) -> QWidget:
        self._title = text.heading()
        self._under = text.quiet()
        back = icon_button("back", _("All schemes"), lambda: self.context.go(Place("schemes")))
        self._acts = Flow(gap=1)
        words = column(self._title, self._under, gap=0)
        top = row(back, gap=1)
        top.addLayout(words, 1)
        self._act_place = holding(self._acts)
        top.addWidget(self._act_place)
        self.state = Banner()
        head = column(holding(top), self.state, gap=1)
        head.setContentsMargins(space(3), space(1.5), space(3), 0)
        self._work = column(head, gap=0)
        self._foot = QFrame()
        self._foot.setProperty("foot", True)
        self.undo = icon_button("undo", _("Undo"), lambda: self._timeline().undo())
        self.redo = icon_button("redo", _("Do it again"), lambda: self._timeline().redo())
        self._counts = text.label()
        self._counts.setWordWrap(False)
        foot = row(self.undo, self.redo, self.drafts.label, gap=1)
        foot.addStretch(1)
        foot.addWidget(self._counts)
        foot.setContentsMargins(space(3), space(0.5), space(3), space(0.5))
        self._foot.setLayout(foot)
        self._work.addWidget(self._foot)
        return holding(self._work)

    def _timeline(self) -> Any:
        assert self.designer is not None
        return self.designer.design.timeline

    # Opening

    def open(self, place: Place) -> None:
        """All versions; or the one that the place names."""
        kind, _slash, rest = place.part.partition("/")
        name, _slash, self._where = rest.partition("/")
        desk = self.context.desk
        if not name:
            self.drafts.now()
            self._stack.setCurrentIndex(0)
            self.run(lambda: versions.listed(desk), self._show_lines, key="open")
            return
        if self.drafts.waiting and self._open is not None and self._named() == f"{kind}/{name}":
            self._go_within()
            return

        def work() -> Opened:
            lines = versions.listed(desk)
            if kind == "version":
                held = versions.get(desk, UUID(name))
                line = next((each for each in lines if each.version == held.id), None)
                aside = aside_of(desk, held.id) if held.state is VersionState.DRAFT else None
                return Opened(held.scheme, held.kept_as, held, line, aside)
            edition = UUID(name)
            line = next((each for each in lines if each.edition == edition), None)
            return Opened(schemes.get(desk, edition).scheme, edition, None, line)

        self.run(work, self._show_open, key="open")

    def refresh(self, changed: object) -> None:
        """Another change: the list is another, or a version was approved."""
        if concerns(changed, "scheme") and not (
            self._open and self._open.draft and self.place.part
        ):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the draft now."""
        self.drafts.now()

    def _named(self) -> str:
        return self._open.named if self._open is not None else ""

    def _show_lines(self, lines: tuple[Listed, ...]) -> None:
        self.shelf.show_lines(lines)
        self.shelf.header.say(self.title(), _("Every version stays readable for ever."))
        self.shelf.header.offer(self.acts())
        self.greet(self.shelf.table.view.setFocus)

    def _go_to_line(self, line: Listed) -> None:
        where = f"version/{line.version}" if line.version else f"edition/{line.edition}"
        self.context.go(Place("schemes", None, where))

    def _show_open(self, held: Opened) -> None:
        same = self._open is not None and self._named() == held.named and self._open.draft
        self._open = held
        if held.version is not None:
            self.together.seen(held.version)
        designer = self._designer(held.scheme)
        if not (same and held.draft and designer.scheme == held.scheme):
            designer.show_scheme(held.scheme, locked=not (held.draft and self._leads))
        self._title.setText(f"{held.scheme.title} · {held.scheme.version}")
        self._under.setText(opened.said(held))
        self.state.clear()
        self._foot.setVisible(held.draft and self._leads)
        self._offer_steps(held)
        self._offer()
        self._stack.setCurrentIndex(1)
        self._say_foot()
        self._go_within()
        if held.version is not None and held.aside is not None and self._leads:
            self.together.go_on(held.version, held.aside)

    def _go_within(self) -> None:
        """To the part of the version that the place names: "edition/ID/forms/0/questions/3"."""
        if self._where and self.designer is not None:
            self.designer.go_to(Finding("", self._where))

    def _designer(self, scheme: Scheme) -> Designer:
        """Made when a version is first opened: the list needs none of it."""
        if self.designer is None:
            desk = self.context.desk
            self.designer = Designer(self, scheme, desk.today, desk.actor.name)
            timeline = self.designer.design.timeline
            past = Past(timeline, Scheme, lambda held: held, self._say_foot)
            self._past = Beside(self.context, past, "scheme.version")
            self.designer.look_wanted.connect(self._look)
            self.designer.edited.connect(self._edited)
            self.designer.case_wanted.connect(self._try_case)
            if desk.offers("assessment.read"):
                self.designer.find_child = self._find_child
            self._work.insertWidget(1, self.designer, 1)
        return self.designer

    def _offer(self) -> None:
        empty(self._acts)
        acts = self.acts()
        for at, act in enumerate(acts[:BUTTONS]):
            made = button(act.words, act.do, icon=act.icon, main=at == 0)
            self._acts.addWidget(made)
            made.show()
        if acts[BUTTONS:]:
            self._acts.addWidget(more_button([(act.words, act.do) for act in acts[BUTTONS:]]))
        self._act_place.setVisible(bool(self.acts()))

    # Looking

    def _look(self, scheme: Scheme) -> None:
        self.run(lambda: look(scheme), self.show_looked, key="look")

    def show_looked(self, looked: Looked) -> None:
        """What the checker says of the scheme as it is now."""
        self._looked = looked
        if self.designer is not None:
            self.designer.show_looked(looked)
        self._say_foot()

    def _say_foot(self) -> None:
        if self.designer is not None:
            timeline = self._timeline()
            self.undo.setEnabled(timeline.can_undo())
            self.redo.setEnabled(timeline.can_redo())
        self._counts.setText(counted(self._looked) if self._looked else "")

    def _find_child(self, typed: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        desk = self.context.desk

        def work() -> list[Choice]:
            asked = Asked(typed, Filters(states=frozenset()))
            rows = caseload.find(desk, asked, most=CHILDREN).rows
            return [Choice(each.id, each.name, each.number) for each in rows]

        self.run(work, answer, key="find")

    def _try_case(self, case: UUID) -> None:
        if self.designer is None:
            return
        desk, scheme = self.context.desk, self.designer.scheme
        part: Any = self.designer.part
        if hasattr(part, "show_child"):
            self.run(lambda: scheme_trial.of_case(desk, case, scheme), part.show_child, key="case")

    # Writing

    def _edited(self) -> None:
        if self._open is not None and self._open.draft and self._leads:
            self.drafts.touch()
            self._say_foot()

    def _typed_with_steps(self) -> tuple[SchemeVersion, list[str]]:
        return self._typed(), self._past.steps() if self._past else []

    def _keep(self, typed: tuple[SchemeVersion, list[str]]) -> None:
        """On the store's thread: the draft, then what can be undone of it the next time."""
        held, steps = typed
        self.together.keep(held)
        if self._past is not None:
            self._past.keep(str(held.id), held.scheme, steps)

    def _offer_steps(self, held: Opened) -> None:
        """What could be undone of a draft in an earlier session can be undone again."""
        version = held.version
        if version is not None and held.draft and self._past is not None:
            shown = held.scheme

            def still() -> bool:
                now = self.typed_now()
                return now is not None and now.id == version.id and now.scheme == shown

            self._past.offer(str(version.id), shown, still)

    def _typed(self) -> SchemeVersion:
        typed = self.typed_now()
        assert typed is not None
        return typed

    def typed_now(self) -> SchemeVersion | None:
        """The draft that is open, as it stands in the designer."""
        if self._open is None or self._open.version is None or self.designer is None:
            return None
        return with_scheme(self._open.version, self.designer.scheme)

    def take(self, scheme: Scheme) -> None:
        """The open draft becomes this scheme, in one step that can be undone, and is kept."""
        assert self.designer is not None
        self.show_version()
        self.designer.become(scheme)
        self.drafts.touch()
        self.drafts.now()

    def forget(self) -> None:
        """Nothing is open any more, and nothing waits to be kept."""
        self.drafts.drop()
        self._open = None

    def current_version(self) -> SchemeVersion:
        """The own version that is open, with the copy that was kept last."""
        assert self._open is not None
        assert self._open.version is not None
        return self.together.copy_of(self._open.version)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Approve a draft, begin a version, compare, save and read files, retire one."""
        held = self._open if self.place.part else None
        return self.verbs.acts(held)

    def opened(self) -> Opened | None:
        """What is open."""
        return self._open

    def done(self, words: str) -> None:
        """Something was done with the version: it is read afresh."""
        self.context.notify(words)
        self._open = None
        self.open(self.place)

    def dropped(self) -> None:
        """The draft is gone."""
        self._open = None
        self.context.notify(_("The draft is removed"))
        self.context.go(Place("schemes"))

    def refused(self, findings: Findings) -> None:
        """What stopped it, in a sentence each."""
        words = " ".join(f"{finding(each).rstrip('.')}." for each in findings)
        if self.place.part:
            self.state.say(words, Tone.BAD)
        else:
            self.context.warn(words)

    def show_other(self, part: QWidget) -> None:
        """Shows something else about this version in the designer's place: a comparison."""
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
        self._other = part
        self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)

    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentIndex(0)
        self.shelf.table.view.setFocus()

    def show_version(self) -> None:
        """Back to the version."""
        self._stack.setCurrentIndex(1)


PAGE = SchemesPage
