"""The plan page: what will be different, who helps, and what does it cost?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton

from ras_desktop.documents.blocks import Document
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.finding import Finding, Findings, Severity, errors
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.plan import Plan, PlanState
from ras_desktop.domain.template import PartGroup
from ras_desktop.gui import copy_words, icons
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import plan as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets import plan_parts as parts
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.document_view import DocumentView
from ras_desktop.gui.widgets.form import Form, scroll_to
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, row, scrolling
from ras_desktop.gui.widgets.live_bar import LiveBar
from ras_desktop.gui.widgets.one_of import OneOf
from ras_desktop.gui.widgets.plan_editors import Offer
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.services import assessment, document
from ras_desktop.services import plan as plans
from ras_desktop.services.desk import Done
from ras_desktop.services.plan import Costed, OpenPlan
from ras_desktop.wording import N_, _, day, finding, moment

RECKON_PAUSE = 150
"""Milliseconds after an edit until the cost is reckoned again."""
NAMES = {
    "about": N_("About me"),
    "voices": N_("Voices"),
    "outcomes": N_("Outcomes"),
    "resources": N_("What helps already"),
    "lines": N_("Support and cost"),
    "backup": N_("Risks and back-up"),
    "agree": N_("Agree it"),
}
"""The parts of the page in their order."""

CONCERNS = ("plan", "assessment", "moderation", "needs", "amount")
"""What another page may change that is shown here."""


class PlanPage(Page):
    """A plan part by part, with the live figure above and undo over all of it."""

    TITLE = N_("What will be different, who helps, and what does it cost?")
    ICON = "plan"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: OpenPlan | None = None
        self._plan = Plan()
        self._costed: Costed | None = None
        self._earlier: tuple[CasePlan, ...] = ()
        self._areas: tuple[str, ...] = ()
        self._parts: dict[str, parts.PlanPart] = {}
        self._part = "about"
        self._found: Findings = ()
        self._checked = False
        self.form = Form(self)
        self.form.opened.connect(self._to_finding)
        self.timeline: Timeline[Plan] = Timeline(self, self._put)
        desk = self.context.desk
        self.two: TwoCopies[CasePlan] = TwoCopies(
            self, context, "plan", self._typed, lambda held: plans.keep(desk, held),
            self._said, self._took,
            past=Past(self.timeline, Plan, lambda held: held.plan, self._say_steps),
        )  # fmt: skip
        self.drafts = self.two.keeper
        self.drafts.setParent(self)
        self._make()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RECKON_PAUSE)
        self._later.timeout.connect(self._reckon)
        for keys, act in (("Ctrl+PgDown", self.following), ("Ctrl+PgUp", self.previous)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.take_keys("Ctrl+N", "Ctrl+Return")

    def _make(self) -> None:
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.live = LiveBar()
        self._steps: dict[str, QPushButton] = {}
        steps = Flow(gap=0.5)
        for name in NAMES:
            one = button(_(NAMES[name]), partial(self.show_part, name))
            one.setProperty("step", True)
            self._steps[name] = one
            steps.addWidget(one)
        self._ways = holding(steps)
        self._stack = OneOf()
        self._nothing = Empty("plan", "", "")
        self.reader = DocumentView()
        self.remove = link(_("Remove this draft"), self.drop)
        self.fill = link(_("Fill what is empty from an earlier plan"), self.fill_up)
        inside = column(
            self.header, self.state, self.form.summary, self._stack, self._nothing, self.reader,
            row(None, self.fill, self.remove), None, gap=2,
        )  # fmt: skip
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._area = scrolling(holding(inside), widest=130)
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        self.next = button(_("Next"), self.following, icon="forward", main=True)
        self._foot = QFrame()
        self._foot.setProperty("foot", True)
        foot = row(self.next, self.undo, self.redo, self.drafts.label, gap=1)
        foot.addWidget(self.live, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.setContentsMargins(space(3), space(1), space(3), space(1))
        self._foot.setLayout(foot)
        top = column(self._ways)
        top.setContentsMargins(space(3), space(1), space(3), 0)
        whole = column(top, gap=0.5)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)
        self._quiet()

    # Opening

    def open(self, place: Place) -> None:
        """The draft, else the agreed plan, or the one that the place names."""
        desk, case, wanted = self.context.desk, place.case, place.part.partition("/")[0]
        if self._stays(case, wanted):
            return
        assert case is not None

        def work() -> tuple[tuple[CasePlan, ...], OpenPlan | None, tuple[str, ...]]:
            held = plans.of_case(desk, case)
            chosen = next((each for each in held if str(each.id) == wanted), None)
            drafts = (each for each in held if each.state is PlanState.DRAFT)
            chosen = chosen or next(drafts, next(iter(held), None))
            if chosen is None:
                return held, None, ()
            opened = plans.open_(desk, chosen.id)
            standing = assessment.standing(desk, case)
            form = assessment.open_(desk, standing.id).form if standing else None
            areas = tuple(area.title for area in form.areas) if form else ()
            return held, opened, areas

        self.run(work, self._show, key="open")

    def _stays(self, case: UUID | None, wanted: str) -> bool:
        """Whether what is typed here, and not kept or chosen yet, is what was asked for."""
        if not self.drafts.waiting or self._open is None or self._open.case.id != case:
            return False
        return wanted in ("", str(self._open.plan.id))

    def refresh(self, changed: object) -> None:
        """Another page's change: amounts and needs may be others now."""
        if concerns(changed, *CONCERNS, case=self.place.case):
            self.open(self.place)

    def keep(self) -> None:
        """Keeps the plan now."""
        self.drafts.now()

    def _quiet(self) -> None:
        for part in (self.state, self._ways, self._stack, self._nothing, self.reader):
            part.hide()
        for part in (self._foot, self.remove, self.fill):
            part.hide()

    def _show(self, found: tuple[tuple[CasePlan, ...], OpenPlan | None, tuple[str, ...]]) -> None:
        opened = found[1]
        same = self._open is not None and opened is not None
        same = same and self._open.plan.id == opened.plan.id  # type: ignore[union-attr]
        if same and self.drafts.waiting:  # typed while it was being read
            return
        self._earlier, _opened, self._areas = found
        stays = same and self._is_shown(opened)
        self._open = opened
        if not stays:  # else the cursor stays where it is, and the next key arrives
            self._quiet()
        self.header.say(self.title(), "" if opened is None else self._source(opened))
        if opened is None:
            self._show_nothing()
        elif opened.plan.agreed is not None:
            self._show_agreed(opened)
        else:
            self._show_draft(opened, same, stays)
        draft = opened is not None and opened.plan.agreed is None
        self.header.offer(() if draft else self.acts())
        self.greet(self._begin if draft else self.header.take_focus)

    def _show_nothing(self) -> None:
        self._nothing.heading.setText(_("No plan yet"))
        self._nothing.words.setText(
            _(
                "The plan says what should be different for the child, who helps with it, and "
                "what the budget is for. It is written with the family."
            )
        )
        self._nothing.show()

    def _show_agreed(self, opened: OpenPlan) -> None:
        agreed = opened.plan.agreed
        assert agreed is not None
        self.two.ended(opened.plan)
        words = _("Agreed by {name}, {when}. It never changes.").format(
            name=agreed.by_name, when=moment(agreed.at)
        )
        if opened.plan.state is PlanState.SUPERSEDED:
            words += " " + _("A newer plan has taken its place.")
        changed = [finding(each) for each in opened.about_budget]
        tone = Tone.WARN if changed else Tone.GOOD
        self.state.say("\n".join((words, *(f"{each}." for each in changed))), tone)
        self.state.show()
        desk, id_ = self.context.desk, opened.plan.id
        self.run(
            lambda: document.read(desk, DocumentKind.PLAN, id_), self._show_document, key="reader"
        )

    def _show_document(self, whole: Document) -> None:
        self.reader.show_document(whole)
        self.reader.show()

    def _is_shown(self, found: OpenPlan | None) -> bool:
        """Whether the parts show this draft already, made of the same needs, prices and rules."""
        if found is None or self._open is None or found.plan.agreed is not None:
            return False
        made, now = (
            (each.needs, each.prices, each.scope, each.template, each.plan.sources)
            for each in (self._open, found)
        )
        return bool(self._parts) and found.plan.plan == self._plan and made == now

    def _took(self, _kept: CasePlan) -> None:
        """One of both was chosen: it is shown, with the cursor on the part again."""
        self.greet_again()
        self.open(self.place)

    def _show_draft(self, opened: OpenPlan, same: bool, stays: bool) -> None:
        held = opened.plan
        if not same or held.plan != self._plan:  # what could be undone is of another copy
            self.timeline.begin()
        self._plan, self._costed = held.plan, opened.costed
        self.two.begin(held)
        if not same or not self._parts:
            self._checked = False
            self.form.summary.show_findings(())
        if not stays:
            self._clear()
        for part in (self._ways, self._stack, self._foot, self.remove):
            part.show()
        self.fill.setVisible(len(self._earlier) > 1)
        told = [each for each in opened.about_budget if each.code != "plan.unconfirmed"]
        if told:  # that it waits is said where the plan is agreed
            self.state.say("\n".join(f"{finding(each)}." for each in told), Tone.WARN)
        wanted = self.place.part.partition("/")[2] or (self._part if same else "about")
        wanted = wanted if wanted in NAMES else "about"
        if not stays or wanted != self._part:
            self.show_part(wanted)
        self._show_cost(opened.costed)

    def _clear(self) -> None:
        """Parts are made when they are first shown; here the old ones go."""
        for name in ("about", "outcomes", "resources", "lines", "risks"):
            self.form.remove(name)
        for name in ("contingency", "money_managed_by", "review_on"):
            self.form.remove(name)
        for part in self._parts.values():
            self._stack.take_out(part)
            part.deleteLater()
        self._parts = {}

    def _source(self, opened: OpenPlan) -> str:
        held = opened.plan
        words = [_("Started {day}").format(day=day(held.on))]
        if all(each.indicative is None for each in opened.costed.compared):
            words.append(_("no sealed assessment yet: nothing to compare with"))
        if held.reason:
            words.append(held.reason)
        if opened.prices.notice:
            words.append(opened.prices.notice)
        return " · ".join(words)

    # Parts

    def show_part(self, name: str) -> None:
        """Shows a part of the plan."""
        if self._open is None:
            return
        if self._part in ("outcomes", "agree") and name != self._part:
            self._forget("resources", "lines")
        self._part = name
        self.form.summary.setVisible(name == "agree" and bool(self._found))
        part = self._parts.get(name) or self._make_part(name, self._open)
        part.show_plan(self._plan)
        self._stack.choose(part)
        self._area.verticalScrollBar().setValue(0)
        self._say_steps()
        if name == "agree":
            self._check()

    def _forget(self, *names: str) -> None:
        """Parts that offer the outcomes to choose from are made anew."""
        for name in names:
            if (part := self._parts.pop(name, None)) is not None:
                self.form.remove(name)
                self._stack.take_out(part)
                part.deleteLater()

    def _make_part(self, name: str, opened: OpenPlan) -> parts.PlanPart:
        offer = Offer(
            opened.needs,
            self._areas,
            self._plan.outcomes,
            opened.prices.prices,
            opened.scope,
            opened.plan.on,
        )
        copied, template = self._copied_words(opened), opened.template
        makers: dict[str, Callable[[], parts.PlanPart]] = {
            "about": lambda: parts.WordsPart(
                self.form, template.group(PartGroup.ABOUT_ME), copied, _(NAMES["about"])
            ),
            "voices": lambda: parts.WordsPart(
                self.form, template.group(PartGroup.VOICES), copied, _(NAMES["voices"])
            ),
            "outcomes": lambda: parts.outcomes(self.form, offer, copied),
            "resources": lambda: parts.resources(self.form, offer, copied),
            "lines": lambda: parts.LinesPart(self.form, offer, copied),
            "backup": lambda: parts.BackupPart(self.form, template, copied),
            "agree": lambda: parts.AgreePart(self.form),
        }
        made = makers[name]()
        made.changed.connect(self._edited)
        made.editing.connect(self._watch)
        made.show_plan(self._plan)
        for editor in made.editors():
            self.timeline.watch(editor)
        self._parts[name] = made
        self._stack.add(made)
        if isinstance(made, parts.LinesPart) and self._costed is not None:
            made.show_cost(self._costed.cost)
        return made

    def _watch(self, editor: Any) -> None:
        for each in editor.editors():
            self.timeline.watch(each)

    def _copied_words(self, opened: OpenPlan) -> Mapping[str, str]:
        started = {each.id: each.on for each in self._earlier}
        return {
            path: _("Copied from the plan of {day}").format(day=day(started[source]))
            for path, source in opened.plan.sources.items()
            if source in started
        }

    def _say_steps(self) -> None:
        counts = {
            "outcomes": len(self._plan.outcomes),
            "resources": len(self._plan.resources),
            "lines": len(self._plan.lines),
        }
        wrong = {_part_of(each.where) for each in errors(self._found)} if self._checked else set()
        for name, one in self._steps.items():
            count = f"  {counts[name]}" if counts.get(name) else ""
            one.setText(_(NAMES[name]) + count)
            here = name == self._part
            icons.dress(one, "bad" if name in wrong else "now" if here else "plain")
            one.setProperty("here", here)
            one.style().polish(one)
        self.next.setText(_("Agree it") if self._part == "agree" else _("Next"))
        self.undo.setEnabled(self.timeline.can_undo())
        self.redo.setEnabled(self.timeline.can_redo())

    def following(self) -> None:
        """The next part; from the last one the plan is agreed."""
        names = list(NAMES)
        at = names.index(self._part)
        if not self._is_draft():
            return
        if at + 1 < len(names):
            self.show_part(names[at + 1])
            self._begin()
        else:
            self.agree()

    def previous(self) -> None:
        """The part before."""
        at = list(NAMES).index(self._part)
        if self._is_draft() and at > 0:
            self.show_part(list(NAMES)[at - 1])
            self._begin()

    def _is_draft(self) -> bool:
        return self._open is not None and self._open.plan.agreed is None

    def _begin(self) -> None:
        """The focus where the part that is shown is begun; agreeing begins with its button."""
        part = self._parts.get(self._part)
        if part is None or self._part == "agree":
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            part.take_focus()

    # Edits

    def _edited(self, plan: Plan, where: str) -> None:
        before, self._plan = self._plan, plan
        self.timeline.changed(before, plan, where, whole=where.endswith("/"))
        self._after_edit()

    def _put(self, plan: Plan, where: str) -> None:
        """Undo and redo: the plan as it was, shown at the part where it changed."""
        self._plan = plan
        self.show_part(_part_of(where, voices=self._voices()) or self._part)
        if where in self.form.places():
            scroll_to(self.form.field(where))
            self.form.field(where).take_focus()
        self._after_edit()

    def _after_edit(self) -> None:
        self.drafts.touch()
        self._later.start()
        self._say_steps()

    def _typed(self) -> CasePlan:
        assert self._open is not None
        return replace(self._open.plan, plan=self._plan)

    def _said(self) -> Said:
        assert self._open is not None
        headings = {each.key: each.heading for each in self._open.template.parts}
        named = {each.id: each.words for each in self._open.needs}
        named |= {each.id: each.words for each in self._plan.outcomes}
        return copy_words.plan(headings, named)

    def _reckon(self) -> None:
        if self._open is None or self._open.plan.agreed is not None:
            return
        desk, held = self.context.desk, self._typed()
        self.run(lambda: plans.live(desk, held), self._show_cost, key="live")
        if self._checked:
            self._check()

    def _show_cost(self, costed: Costed) -> None:
        self._costed = costed
        self.live.show_cost(costed)
        part = self._parts.get("lines")
        if isinstance(part, parts.LinesPart):
            part.show_cost(costed.cost)

    # Checking and agreeing

    def _check(self) -> None:
        desk, held = self.context.desk, self._typed()
        self.run(lambda: plans.check(desk, held), self._say_findings, key="check")

    def _say_findings(self, found: Findings) -> None:
        self._found, self._checked = found, True
        wrong = errors(found)
        look = tuple(each for each in found if each.severity is Severity.WARNING)
        self.form.show_findings(found, focus=False)
        for part in self._parts.values():
            if isinstance(part, parts.ListPart):
                part.items.show_findings(found)
        agree = self._parts.get("agree")
        if isinstance(agree, parts.AgreePart):
            agree.say(wrong, look)
        if self._part != "agree":
            self.form.summary.hide()
        self._say_steps()

    def _to_finding(self, found: Finding) -> None:
        name = _part_of(found.where, voices=self._voices())
        if name:
            self.show_part(name)
            self._parts[name].go_to(found.where)
            if found.where in self.form.places():
                self.form.go_to(found)

    def _voices(self) -> frozenset[str]:
        if self._open is None:
            return frozenset()
        return frozenset(part.key for part in self._open.template.group(PartGroup.VOICES))

    def agree(self) -> None:
        """Seals the plan as the family agreed it."""
        if self._open is None:
            return
        if self.two.waits:
            self.two.ask()
            return
        self.drafts.now()
        desk, held = self.context.desk, self._typed()
        self.run(
            lambda: (plans.check(desk, held), self.two.version),
            lambda checked: self._agree(held, *checked),
        )

    def _agree(self, seen: CasePlan, found: Findings, version: int) -> None:
        if seen.plan != self._plan:  # it has changed under the check
            self.agree()
            return
        self._say_findings(found)
        if errors(found):
            self.form.summary.setFocus()
            return
        words = _(
            "What it says, its prices and its sum are kept as they are now and never change. A "
            "new plan can take its place later, with a reason."
        )
        if confirm(self, _("Has the family agreed this plan?"), words, _("Agree it")):
            desk = self.context.desk
            self.act(
                lambda: plans.agree(desk, seen.id, version),
                self._agreed,
                self._refused,
                self.two.stale,
            )

    def _agreed(self, _plan: CasePlan) -> None:
        self.drafts.drop()
        self.context.notify(_("The plan is agreed"))
        self.greet_again()
        self.open(self.place)

    def _refused(self, findings: Findings) -> None:
        self.form.summary.show_findings(findings, [each.where for each in findings])
        self.form.summary.setFocus()

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Start it; or print it and plan anew."""
        desk, case, opened = self.context.desk, self.place.case, self._open
        if opened is None:
            why = _("Then every support is costed beside what there is to plan with.")
            start = Act(_("Start the plan"), self.start, why, "plan", "Ctrl+N")
            return (start,) if desk.offers("plan.start", self.place.case) else ()
        printed = Act(
            _("Read and print it"),
            lambda: self.context.go(Place("documents", case, "plan")),
            _("The family gets its own copy."),
            "print",
            "Ctrl+Return",
        )
        if opened.plan.agreed is None:
            return (
                Act(_("Agree it"), self.agree, icon="check"),
                replace(printed, why="", keys=""),
                Act(_("The next part of the plan"), self.following, keys="Ctrl+PgDown"),
                Act(_("The part before"), self.previous, keys="Ctrl+PgUp"),
            )
        again = Act(_("Plan anew"), self.follow, icon="plan")
        return (printed, again) if desk.offers("plan.follow", self.place.case) else (printed,)

    def start(self) -> None:
        """Starts a plan, from nothing or as a copy of an earlier one."""
        case = self.place.case
        assert case is not None
        source: UUID | None = None
        if self._earlier:
            answer = dialogs.ask_copy(self, self._earlier)
            if answer is None:
                return
            source = answer.source
        desk, fresh = self.context.desk, uuid4()
        self.act(lambda: plans.start(desk, case, source, fresh), self._started, self._refused)

    def follow(self) -> None:
        """Starts one that takes the place of the agreed one, as its copy."""
        assert self._open is not None
        reason = dialogs.ask_reason(self)
        if reason:
            desk, id_, fresh = self.context.desk, self._open.plan.id, uuid4()
            self.act(lambda: plans.follow(desk, id_, reason, fresh), self._started, self._refused)

    def fill_up(self) -> None:
        """Fills the parts that are empty from an earlier plan; what is written stays."""
        if self._open is None:
            return
        held = self._open.plan
        answer = dialogs.ask_copy(self, [each for each in self._earlier if each.id != held.id])
        if answer is None or answer.source is None:
            return
        self.drafts.now()
        desk, source = self.context.desk, answer.source

        def work() -> Done[CasePlan]:
            return plans.copy_from(desk, replace(held, version=self.two.version), source)

        self.act(work, lambda _filled: self.open(self.place), self._refused, self.two.stale)

    def drop(self) -> None:
        """Removes the draft, once it is said that it goes."""
        if self._open is None:
            return
        words = _("Everything written in this draft goes. Agreed plans stay.")
        if not confirm(self, _("Remove this draft?"), words, _("Remove it")):
            return
        self.drafts.drop()
        desk, held = self.context.desk, replace(self._typed(), version=self.two.version)
        act_on(
            self, self.context, held, lambda copy: plans.drop(desk, copy), by(self._said),
            lambda _none: self._dropped(), self._refused, _("Remove it all the same"),
        )  # fmt: skip

    def _dropped(self) -> None:
        self.context.notify(_("The draft is removed"))
        self.open(Place("plan", self.place.case))

    def _started(self, made: CasePlan) -> None:
        self.context.go(Place("plan", made.case, str(made.id)))


def _part_of(where: str, voices: frozenset[str] = frozenset()) -> str:
    """The page's part in which a finding's place is."""
    root, _slash, rest = where.partition("/")
    if root == "about":
        return "voices" if rest in voices else "about"
    if root in ("outcomes", "resources", "lines"):
        return root
    return "backup" if root in ("risks", "contingency", "money_managed_by", "review_on") else ""


PAGE = PlanPage
