"""What can be done with a plan: start it, fill it, agree it, plan anew, remove the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.finding import Findings, errors
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.dialogs import plan as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.place import Place
from ras_desktop.services import plan as plans
from ras_desktop.services.desk import Done
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.plan import PlanPage


class Verbs:
    """The acts of the plan's page; each asks what it needs, then calls the services."""

    def __init__(self, page: PlanPage) -> None:
        self.page = page

    def agree(self) -> None:
        """Seals the plan as the family agreed it."""
        page = self.page
        if page.opened is None:
            return
        if page.two.waits:
            page.two.ask()
            return
        page.drafts.now()
        desk, held = page.context.desk, page.typed()
        page.run(
            lambda: (plans.check(desk, held), page.two.version),
            lambda checked: self._agree(held, *checked),
        )

    def _agree(self, seen: CasePlan, found: Findings, version: int) -> None:
        page = self.page
        if seen.plan != page.plan:  # it has changed under the check
            self.agree()
            return
        page.say_findings(found)
        if errors(found):
            page.form.summary.setFocus()
            return
        words = _(
            "What it says, its prices and its sum are kept as they are now and never change. A "
            "new plan can take its place later, with a reason."
        )
        if confirm(page, _("Has the family agreed this plan?"), words, _("Agree it")):
            desk = page.context.desk
            page.act(
                lambda: plans.agree(desk, seen.id, version),
                self._agreed,
                self._refused,
                page.two.stale,
            )

    def _agreed(self, _plan: CasePlan) -> None:
        page = self.page
        page.drafts.drop()
        page.context.notify(_("The plan is agreed"))
        page.greet_again()
        page.open(page.place)

    def _refused(self, findings: Findings) -> None:
        self.page.form.summary.show_findings(findings, [each.where for each in findings])
        self.page.form.summary.setFocus()

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """Start it; or print it and plan anew."""
        page = self.page
        desk, case, opened = page.context.desk, page.place.case, page.opened
        if opened is None:
            why = _("Then every support is costed beside what there is to plan with.")
            start = Act(_("Start the plan"), self.start, why, "plan", "Ctrl+N")
            return (start,) if desk.offers("plan.start", page.place.case) else ()
        printed = Act(
            _("Read and print it"),
            lambda: page.context.go(Place("documents", case, "plan")),
            _("The family gets its own copy."),
            "print",
            "Ctrl+Return",
        )
        if opened.plan.agreed is None:
            return (
                Act(_("Agree it"), self.agree, icon="check"),
                replace(printed, why="", keys=""),
                Act(_("The next part of the plan"), page.following, keys="Ctrl+PgDown"),
                Act(_("The part before"), page.previous, keys="Ctrl+PgUp"),
            )
        again = Act(_("Plan anew"), self.follow, icon="plan")
        return (printed, again) if desk.offers("plan.follow", page.place.case) else (printed,)

    def start(self) -> None:
        """Starts a plan, from nothing or as a copy of an earlier one."""
        page = self.page
        case = page.place.case
        assert case is not None
        source: UUID | None = None
        if page.earlier:
            answer = dialogs.ask_copy(page, page.earlier)
            if answer is None:
                return
            source = answer.source
        desk, fresh = page.context.desk, uuid4()
        page.act(lambda: plans.start(desk, case, source, fresh), self._started, self._refused)

    def follow(self) -> None:
        """Starts one that takes the place of the agreed one, as its copy."""
        page = self.page
        assert page.opened is not None
        reason = dialogs.ask_reason(page)
        if reason:
            desk, id_, fresh = page.context.desk, page.opened.plan.id, uuid4()
            page.act(lambda: plans.follow(desk, id_, reason, fresh), self._started, self._refused)

    def fill_up(self) -> None:
        """Fills the parts that are empty from an earlier plan; what is written stays."""
        page = self.page
        if page.opened is None:
            return
        held = page.opened.plan
        answer = dialogs.ask_copy(page, [each for each in page.earlier if each.id != held.id])
        if answer is None or answer.source is None:
            return
        page.drafts.now()
        desk, source = page.context.desk, answer.source

        def work() -> Done[CasePlan]:
            return plans.copy_from(desk, replace(held, version=page.two.version), source)

        page.act(
            work,
            lambda _filled: page.open(page.place),
            self._refused,
            page.two.stale,
        )

    def drop(self) -> None:
        """Removes the draft, once it is said that it goes."""
        page = self.page
        if page.opened is None:
            return
        words = _("Everything written in this draft goes. Agreed plans stay.")
        if not confirm(page, _("Remove this draft?"), words, _("Remove it")):
            return
        page.drafts.drop()
        desk, held = (
            page.context.desk,
            replace(page.typed(), version=page.two.version),
        )
        act_on(
            page, page.context, held, lambda copy: plans.drop(desk, copy), by(page.said),
            lambda _none: self._dropped(), self._refused, _("Remove it all the same"),
        )  # fmt: skip

    def _dropped(self) -> None:
        page = self.page
        page.context.notify(_("The draft is removed"))
        page.open(Place("plan", page.place.case))

    def _started(self, made: CasePlan) -> None:
        self.page.context.go(Place("plan", made.case, str(made.id)))
