"""Workers and state: who holds the case, how it stands, its siblings, two records made one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from ras_desktop.domain.cover import Cover
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.people import WorkerSpell
from ras_desktop.domain.user import User
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import standing
from ras_desktop.gui.family.hand_over import HandOverEditor, handing
from ras_desktop.gui.family.may_see import MaySeeCard
from ras_desktop.gui.family.merge import MergePanel
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.family.reveal import reveal
from ras_desktop.gui.family.siblings import Siblings
from ras_desktop.gui.family.standing import StandingEditor
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, show_if
from ras_desktop.gui.widgets.side_by_side import SideBySide
from ras_desktop.services import access, cover, family, user
from ras_desktop.services.access import MaySee
from ras_desktop.store.family import StateChange
from ras_desktop.wording import N_, _, day
from ras_desktop.wording.family import CASE_STATES


@dataclass(frozen=True, slots=True)
class _More:
    """What only this part reads."""

    users: tuple[User, ...]
    states: tuple[StateChange, ...]
    may_see: MaySee
    covers: tuple[Cover, ...]


class StatePart(Part):
    """Everything that happens to the case as a whole."""

    WORD = "state"
    NAME = N_("Workers and state")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.hand_over = HandOverEditor(self.context)
        self.standing = StandingEditor(page)
        self.siblings = Siblings(page)
        self.merge = MergePanel(page)
        self._workers, self._states = QVBoxLayout(), QVBoxLayout()
        self._covers = QVBoxLayout()
        for each in (self._workers, self._covers, self._states):
            each.setSpacing(space(0.5))
        self.holds = Card(_("Who holds the case?"))
        self.holds.body.addLayout(self._workers)
        self.holds.body.addLayout(self._covers)
        self.holds.body.addWidget(self.hand_over)
        self.stands = Card(_("How does the case stand?"))
        self.stands.body.addLayout(self._states)
        self.stands.body.addWidget(self.standing)
        family_card = Card(_("Brothers and sisters with a case"))
        family_card.body.addWidget(self.siblings)
        self.one = Card(
            _("Two records of one child"),
            _("Nothing is lost: you see what would be kept before it is done, and can undo it."),
        )
        self.one.body.addWidget(self.merge)
        self._case: Case | None = None
        self.may_see = MaySeeCard(page)
        sides = SideBySide((self.stands, self.may_see), (self.holds, family_card), least=52)
        self.setLayout(column(sides, self.one, None, gap=2))
        self.hand_over.saved.connect(lambda _kept: self.context.notify(_("Handed over")))
        self.standing.saved.connect(self._stood)

    def show_family(self, seen: Seen) -> None:
        """Holders, state, siblings and merges as they are."""
        case = self._case = seen.family.case
        self._show_offers(case.id)
        subject = str(case.id)
        held = seen.draft(self.hand_over.kind, subject)
        self.hand_over.follow(case.id, handing(case, seen.today), subject, held)
        standing.begin(self.standing, seen)
        self.siblings.show_family(seen)
        self.merge.show_family(seen)
        self._show_workers(seen.family.workers)
        desk = self.context.desk

        def more() -> _More:
            found = access.who_may_see(desk, case.id)
            states, covers = family.states(desk, case.id), cover.of_case(desk, case.id)
            return _More(user.everybody(desk), states, found, covers)

        self.page.run(more, self._show_more, key="state")

    def _show_offers(self, case: UUID) -> None:
        """What may be done in this case, not only in some."""
        desk = self.context.desk
        show_if(self.one, desk.offers("family.merge", case))
        show_if(self.hand_over, desk.offers("family.hand_over", case))
        stands = desk.offers("family.close", case) or desk.offers("family.reopen", case)
        show_if(self.standing, stands)

    def go_to(self, spot: str) -> None:
        """ "reopen" and other states: the form with that state chosen; "access": who may see it."""
        if spot == "access":
            reveal(self.may_see)
            return
        known = {each.value for each in CaseState}
        wanted = "open" if spot == "reopen" else spot
        if wanted in known and not self.standing.typing:
            state = CaseState(wanted)
            if state is not (self.standing.base.case.state if self.standing.base else None):
                self.standing.prefer(state)
        self.standing.take_focus()
        reveal(self.stands)

    def keep(self) -> None:
        """The drafts."""
        self.hand_over.keep()
        self.standing.keep()

    def save(self) -> None:
        """Saves the form with the cursor in it, if something is typed there."""
        focus = self.window().focusWidget()
        for each in (self.hand_over, self.standing):
            if focus is not None and each.isAncestorOf(focus) and each.typing:
                each.save()

    def _stood(self, kept: object) -> None:
        self.context.notify(_("The state of the case is recorded"))

    def _show_more(self, more: _More) -> None:
        self.hand_over.offer_users(more.users)
        if self._case is not None and self._case.id == self.page.place.case:
            self.may_see.show_access(self._case, more.may_see, more.users)
        self._show_covers(more.covers)
        empty(self._states)
        for at, each in enumerate(more.states):
            since = _("since {day}, {who}") if at == 0 else _("from {day}, {who}")
            words = since.format(day=day(each.day), who=each.by_name)
            name = _(CASE_STATES[each.state.value])
            if at == 0:
                is_open = each.state is CaseState.OPEN
                tone, shape = (Tone.GOOD, "now") if is_open else (Tone.WARN, "pause")
                self._states.addWidget(Badge(name, tone, shape))
                self._states.addWidget(text.body(words))
            else:
                self._states.addWidget(text.quiet(f"{name} {words}"))
            if each.reason:
                self._states.addWidget(text.quiet(each.reason[:600]))

    def _show_covers(self, covers: tuple[Cover, ...]) -> None:
        empty(self._covers)
        for each in covers:
            last = each.last if each.ended_on is None else min(each.last, each.ended_on)
            words = _("{who} covers for {away}: {since} to {until}").format(
                who=each.covering_name,
                away=each.absent_name,
                since=day(each.first),
                until=day(last),
            )
            self._covers.addWidget(text.quiet(words))

    def _show_workers(self, workers: tuple[WorkerSpell, ...]) -> None:
        empty(self._workers)
        for each in workers:
            until = day(each.until) if each.until else _("today")
            words = _("{who}: {since} to {until}").format(
                who=each.worker_name or _("Nobody"), since=day(each.since), until=until
            )
            words = f"{words} ({each.team})" if each.team else words
            self._workers.addWidget(text.quiet(words) if each.until else text.label(words))
        if not workers:
            self._workers.addWidget(text.quiet(_("Nobody holds this case.")))
