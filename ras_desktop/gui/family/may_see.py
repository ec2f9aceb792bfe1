"""Who may see this case: its team, the people let in, emergencies; and restricting it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.access import Access
from ras_desktop.domain.family import Case
from ras_desktop.domain.user import User
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import access as asking
from ras_desktop.gui.family.collection import Entry, act
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, empty, holding
from ras_desktop.services import access, emergency
from ras_desktop.services.access import MaySee
from ras_desktop.services.clock import LONDON
from ras_desktop.wording import _, moment
from ras_desktop.wording.access import GROUNDS

MOST = 20
"""Emergencies that are listed; the log has them all."""


class MaySeeCard(Card):
    """`show_access(case, found, users)`: names, reasons and what a manager can do about them."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Who may see this case?"))
        self._page = page
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(1))
        self._acts = Flow(gap=1)
        self.body.addLayout(self._rows)
        self.body.addWidget(holding(self._acts))
        self._case: Case | None = None
        self._found: MaySee | None = None
        self._users: Sequence[User] = ()

    def show_access(self, case: Case, found: MaySee, users: Sequence[User]) -> None:
        """Who may see the case as it is now."""
        self._case, self._found, self._users = case, found, users
        empty(self._rows)
        for each in self._said(found):
            self._rows.addWidget(each)
        empty(self._acts)
        for each in self._offered(case):
            self._acts.addWidget(each)

    def _said(self, found: MaySee) -> list[QWidget]:
        rows: list[QWidget] = []
        held = found.restriction
        if held is not None:
            words = _("{ground}. Restricted by {who} on {moment}: {reason}").format(
                ground=_(GROUNDS[held.ground.value]),
                who=held.by_name,
                moment=moment(held.at.astimezone(LONDON)),
                reason=held.reason[:600],
            )
            rows += [Badge(_("Restricted"), Tone.BAD, "lock"), text.body(words)]
            rows.append(text.quiet(_("Only these people know of it:")))
        else:
            rows.append(text.body(_team(found)))
            rows.append(text.quiet(_("Also those who read every case that is not restricted.")))
        rows += [self._named(each) for each in found.named]
        rows += [self._emergency(each) for each in found.emergencies[:MOST]]
        return rows

    def _named(self, held: Access) -> Entry:
        words = _("named by {who} on {moment}: {reason}").format(
            who=held.by_name, moment=moment(held.since.astimezone(LONDON)), reason=held.reason[:300]
        )
        if held.until is not None:
            until = moment(held.until.astimezone(LONDON))
            words = _("{words} Until {until}.").format(words=words, until=until)
        acts = []
        if self._may("case.name_person"):
            acts.append(act(_("No longer"), lambda: self._end(held), held.who_name))
        return Entry(text.label(held.who_name), text.quiet(words), acts=acts)

    def _emergency(self, held: Access) -> Entry:
        name = text.label(_("{who}, in an emergency").format(who=held.who_name))
        until = moment(held.until.astimezone(LONDON)) if held.until else ""
        said = _("From {since} to {until}: {reason}").format(
            since=moment(held.since.astimezone(LONDON)), until=until, reason=held.reason[:600]
        )
        acts, looked = [], _("No manager has looked at it yet.")
        if held.looked_at is not None:
            looked = _("{who} has looked at it.").format(who=held.looked_by_name)
        elif self._may("case.look_at_glass", held.who == self._page.context.desk.actor.id):
            acts.append(act(_("I have looked at it"), lambda: self._look(held), held.who_name))
        return Entry(name, text.quiet(said), text.quiet(looked), acts=acts)

    def _offered(self, case: Case) -> list[QWidget]:
        found: list[QWidget] = []
        if self._may("case.name_person"):
            found.append(button(_("Let somebody in…"), self.name_person, icon="plus"))
        if case.restricted and self._may("case.lift"):
            found.append(button(_("Lift the restriction…"), self.lift))
        elif not case.restricted and self._may("case.restrict"):
            found.append(button(_("Restrict the case…"), self.restrict, icon="lock"))
        return found

    def _may(self, verb: str, own_work: bool = False) -> bool:
        assert self._case is not None
        desk = self._page.context.desk
        return desk.why_not(verb, case=self._case.id, own_work=own_work) is None

    # Acts

    def restrict(self) -> None:
        """Asks why and for whom, and restricts the case."""
        case, found = self._case, self._found
        assert case is not None
        assert found is not None
        desk, page = self._page.context.desk, self._page
        named: list[UUID] = [desk.actor.id, *(each.who for each in found.named)]
        named += [case.worker] if case.worker else []
        asked = asking.ask_restriction(self, self._users, case.worker, tuple(dict.fromkeys(named)))
        if asked is not None:
            page.act(
                lambda: access.restrict(desk, case, asked.ground, asked.reason, asked.people),
                lambda _kept: page.context.notify(_("Only the people named know of this case now")),
            )

    def lift(self) -> None:
        """Asks why, and lifts the restriction."""
        case, desk, page = self._case, self._page.context.desk, self._page
        assert case is not None
        reason = asking.ask_lift(self)
        if reason is not None:
            page.act(
                lambda: access.lift(desk, case, reason),
                lambda _kept: page.context.notify(_("The restriction is lifted")),
            )

    def name_person(self) -> None:
        """Asks whom, and lets them in."""
        case, desk, page = self._case, self._page.context.desk, self._page
        assert case is not None
        asked = asking.ask_person(self, self._users, desk.now())
        if asked is not None:
            page.act(
                lambda: access.name_person(desk, case.id, asked.who, asked.reason, asked.until),
                lambda _kept: page.context.notify(_("They may see this case now")),
            )

    def _end(self, held: Access) -> None:
        desk, page = self._page.context.desk, self._page
        page.act(
            lambda: access.end(desk, held.id),
            lambda _kept: page.context.notify(_("No longer named for this case")),
        )

    def _look(self, held: Access) -> None:
        desk, page = self._page.context.desk, self._page
        page.act(
            lambda: emergency.look_at(desk, held.id),
            lambda _kept: page.context.notify(_("Recorded that you have looked at it")),
        )


def _team(found: MaySee) -> str:
    if found.team and found.worker:
        return _("{worker}, who holds it, and the team {team}.").format(
            worker=found.worker, team=found.team
        )
    if found.team:
        return _("The team {team}.").format(team=found.team)
    return _("Everybody who works on cases: it is no team’s.")
