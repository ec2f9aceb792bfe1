"""Who holds the case: handed over to another worker or team, with everybody who held it before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.user import Standing, User
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.gui.widgets.two_versions import Pair
from ras_desktop.services import family
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Handing:
    """Who is to hold a case, from when on."""

    case: Case
    worker: UUID | None
    team: str
    since: date
    version: int = 0


class HandOverEditor(Editor[Handing]):
    """Another worker, another team."""

    KIND = "family.hand_over"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Hand over"), closes=False)
        self._names: dict[UUID, str] = {}
        self.worker = self.form.add(
            "worker", ListField(_("Worker"), (), none=_("Nobody: the team holds it"))
        )
        self.team = self.form.add("team", OwnWordsField(_("Team")))
        self.since = self.form.add("since", DateField(_("Since"), calendar=True))
        self.body.addWidget(beside(self.worker, self.team))
        self.body.addWidget(self.since)

    def offer_users(self, users: Sequence[User]) -> None:
        """Everybody who may sign in, and their teams."""
        active = [each for each in users if each.standing is Standing.ACTIVE]
        self._names = {each.id: each.name for each in users}
        named = [Choice(each.id, each.name, each.team) for each in active]
        self.worker.offer(named)
        teams = sorted({each.team for each in active if each.team})
        self.team.offer([Choice(each, each) for each in teams])

    def values_of(self, value: Handing) -> dict[str, Any]:
        """Every field."""
        return {"worker": value.worker, "team": value.team, "since": value.since}

    def composed(self, base: Handing, values: Mapping[str, Any]) -> Handing:
        """Who is to hold it."""
        since = values["since"] or base.since
        return replace(base, worker=values["worker"], team=values["team"], since=since)

    def check(self, value: Handing) -> Findings:
        """Somebody or some team holds it; and it is another than before."""
        if value.worker is None and not value.team.strip():
            return (Finding("family.worker.missing", "worker"),)
        return ()

    def save_by(self, desk: Desk, case: UUID, value: Handing) -> Done[Any]:
        """Hands it over."""
        copy = replace(value.case, version=value.version)
        return family.hand_over(desk, copy, value.worker, value.team, value.since)

    def show_kept(self, kept: Any) -> None:
        """The case with its new holder."""
        self.show_value(handing(kept, self.context.desk.today()))

    def _choose(self, mine: Handing, theirs: Any) -> Handing | None:
        """The record was changed meanwhile: handed over all the same, unless it went elsewhere."""
        if not isinstance(theirs, Case) or self.base is None:
            return None
        before = self.base.case
        if (theirs.worker, theirs.team) == (before.worker, before.team):
            return replace(mine, case=theirs, version=theirs.version)
        both = (
            Pair("worker", self.worker.name, self._who(mine.worker), self._who(theirs.worker)),
            Pair("team", self.team.name, mine.team, theirs.team),
        )
        differ = [each for each in both if each.left != each.right]
        if changed.ask(self, differ, _("Hand over all the same"), mine=True):
            return replace(mine, case=theirs, version=theirs.version)
        return None

    def _who(self, worker: UUID | None) -> str:
        return _("Nobody: the team holds it") if worker is None else self._names.get(worker, "")


def handing(case: Case, today: date) -> Handing:
    """As the case is held now, from today."""
    return Handing(case, case.worker, case.team, today, case.version)
