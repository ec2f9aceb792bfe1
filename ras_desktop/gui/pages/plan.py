"""The plan page: what will be different, who helps, and what does it cost?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ras_desktop.documents.blocks import Document
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.finding import Finding, Findings, Severity, errors
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.plan import Plan, PlanState
from ras_desktop.domain.template import PartGroup
from ras_desktop.gui import copy_words, icons
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.past import Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.plan.verbs import Verbs
from ras_desktop.gui.theme import space
from ras_desktop.gui.two_copies import Said, TwoCopies
from ras_desktop.gui.widgets import plan_parts as parts
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.document_view import DocumentView
from ras_desktop.gui.widgets.form import Form, scroll_to
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, over_foot, row, scrolling
from ras_desktop.gui.widgets.live_bar import LiveBar
from ras_desktop.gui.widgets.one_of import OneOf
from ras_desktop.gui.widgets.plan_editors import Offer
from ras_desktop.gui.widgets.timeline import Timeline
from ras_desktop.services import assessment, document
from ras_desktop.services import plan as plans
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
        self.opened: OpenPlan | None = None
        self.plan = Plan()
        self._costed: Costed | None = None
        self.earlier: tuple[CasePlan, ...] = ()
        self._areas: tuple[str, ...] = ()
        self._parts: dict[str, parts.PlanPart] = {}
        self._part = "about"
        self._found: Findings = ()
        self._checked = False
        self.verbs = Verbs(self)
        self.form = Form(self)
        self.form.opened.connect(self._to_finding)
        self.timeline: Timeline[Plan] = Timeline(self, self._put)
        desk = self.context.desk
        self.two: TwoCopies[CasePlan] = TwoCopies(
            self, context, "plan", self.typed, lambda held: plans.keep(desk, held),
            self.said, self._took,
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
        self.remove = link(_("Remove this draft"), self.verbs.drop)
        self.fill = link(_("Fill what is empty from an earlier plan"), self.verbs.fill_up)
        inside = column(
            self.header, self.state, self.form.summary, self._stack, self._nothing, self.reader,
            row(None, self.fill, self.remove), None, gap=2,
        )  # fmt: skip
        inside.setContentsMargins(space(3), space(2), space(3), space(2))
        self._area = scrolling(holding(inside), widest=130)
        self.undo = icon_button("undo", _("Undo"), self.timeline.undo)
        self.redo = icon_button("redo", _("Do it again"), self.timeline.redo)
        self.next = button(_("Next"), self.following, icon="forward", main=True)
        foot = row(self.next, self.undo, self.redo, self.drafts.label, gap=1)
        foot.addWidget(self.live, 1, Qt.AlignmentFlag.AlignVCenter)
        top = column(self._ways)
        top.setContentsMargins(space(3), space(1), space(3), 0)
        whole, self._foot = over_foot(self._area, foot, above=top)
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
        if not self.drafts.waiting or self.opened is None or self.opened.case.id != case:
            return False
        return wanted in ("", str(self.opened.plan.id))

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
        same = self.opened is not None and opened is not None
        same = same and self.opened.plan.id == opened.plan.id  # type: ignore[union-attr]
        if same and self.drafts.waiting:  # typed while it was being read
            return
        self.earlier, _opened, self._areas = found
        stays = same and self._is_shown(opened)
        self.opened = opened
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
        if found is None or self.opened is None or found.plan.agreed is not None:
            return False
        made, now = (
            (each.needs, each.prices, each.scope, each.template, each.plan.sources)
            for each in (self.opened, found)
        )
        return bool(self._parts) and found.plan.plan == self.plan and made == now

    def _took(self, _kept: CasePlan) -> None:
        """One of both was chosen: it is shown, with the cursor on the part again."""
        self.greet_again()
        self.open(self.place)

    def _show_draft(self, opened: OpenPlan, same: bool, stays: bool) -> None:
        held = opened.plan
        if not same or held.plan != self.plan:  # what could be undone is of another copy
            self.timeline.begin()
        self.plan, self._costed = held.plan, opened.costed
        self.two.begin(held)
        if not same or not self._parts:
            self._checked = False
            self.form.summary.show_findings(())
        if not stays:
            self._clear()
        for part in (self._ways, self._stack, self._foot, self.remove):
            part.show()
        self.fill.setVisible(len(self.earlier) > 1)
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
        if self.opened is None:
            return
        if self._part in ("outcomes", "agree") and name != self._part:
            self._forget("resources", "lines")
        self._part = name
        self.form.summary.setVisible(name == "agree" and bool(self._found))
        part = self._parts.get(name) or self._make_part(name, self.opened)
        part.show_plan(self.plan)
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
            self.plan.outcomes,
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
        made.show_plan(self.plan)
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
        started = {each.id: each.on for each in self.earlier}
        return {
            path: _("Copied from the plan of {day}").format(day=day(started[source]))
            for path, source in opened.plan.sources.items()
            if source in started
        }

    def _say_steps(self) -> None:
        counts = {
            "outcomes": len(self.plan.outcomes),
            "resources": len(self.plan.resources),
            "lines": len(self.plan.lines),
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
            self.verbs.agree()

    def previous(self) -> None:
        """The part before."""
        at = list(NAMES).index(self._part)
        if self._is_draft() and at > 0:
            self.show_part(list(NAMES)[at - 1])
            self._begin()

    def _is_draft(self) -> bool:
        return self.opened is not None and self.opened.plan.agreed is None

    def _begin(self) -> None:
        """The focus where the part that is shown is begun; agreeing begins with its button."""
        part = self._parts.get(self._part)
        if part is None or self._part == "agree":
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            part.take_focus()

    # Edits

    def _edited(self, plan: Plan, where: str) -> None:
        before, self.plan = self.plan, plan
        self.timeline.changed(before, plan, where, whole=where.endswith("/"))
        self._after_edit()

    def _put(self, plan: Plan, where: str) -> None:
        """Undo and redo: the plan as it was, shown at the part where it changed."""
        self.plan = plan
        self.show_part(_part_of(where, voices=self._voices()) or self._part)
        if where in self.form.places():
            scroll_to(self.form.field(where))
            self.form.field(where).take_focus()
        self._after_edit()

    def _after_edit(self) -> None:
        self.drafts.touch()
        self._later.start()
        self._say_steps()

    def typed(self) -> CasePlan:
        """The plan as it is typed now."""
        assert self.opened is not None
        return replace(self.opened.plan, plan=self.plan)

    def said(self) -> Said:
        """How its parts are called where two copies are compared."""
        assert self.opened is not None
        headings = {each.key: each.heading for each in self.opened.template.parts}
        named = {each.id: each.words for each in self.opened.needs}
        named |= {each.id: each.words for each in self.plan.outcomes}
        return copy_words.plan(headings, named)

    def _reckon(self) -> None:
        if self.opened is None or self.opened.plan.agreed is not None:
            return
        desk, held = self.context.desk, self.typed()
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
        desk, held = self.context.desk, self.typed()
        self.run(lambda: plans.check(desk, held), self.say_findings, key="check")

    def say_findings(self, found: Findings) -> None:
        """Shows what stands against agreeing it, at its places."""
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
        if self.opened is None:
            return frozenset()
        return frozenset(part.key for part in self.opened.template.group(PartGroup.VOICES))

    def acts(self) -> tuple[Act, ...]:
        """Start it; or print it and plan anew."""
        return self.verbs.acts()


def _part_of(where: str, voices: frozenset[str] = frozenset()) -> str:
    """The page's part in which a finding's place is."""
    root, _slash, rest = where.partition("/")
    if root == "about":
        return "voices" if rest in voices else "about"
    if root in ("outcomes", "resources", "lines"):
        return root
    return "backup" if root in ("risks", "contingency", "money_managed_by", "review_on") else ""


PAGE = PlanPage
