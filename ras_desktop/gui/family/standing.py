"""How a case stands: held, closed, reopened, with what follows shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from ras_desktop.domain.family import Case, CaseState, check_state, standing
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.permission import ask
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.icon import SHAPES, Icon
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.two_versions import Pair
from ras_desktop.services import family
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import _, finding, plain
from ras_desktop.wording.family import CASE_STATES

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.NOTE}
_VERBS = {CaseState.OPEN: "family.reopen", CaseState.ON_HOLD: "family.hold"}
_ACTS = {
    CaseState.OPEN: lambda: _("Reopen the case"),
    CaseState.ON_HOLD: lambda: _("Put the case on hold"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """The state that a case is to take, from a day, with the reason."""

    case: Case
    state: CaseState | None = None
    day: date | None = None
    reason: str = ""
    version: int = 0


class StandingEditor(Editor[Wish]):
    """Asks for the new state; shows what follows as soon as it is chosen."""

    KIND = "family.state"

    def __init__(self, page: Page) -> None:
        super().__init__(page.context, _("Choose what happens"), closes=False)
        self._page = page
        self._may: list[CaseState] = []
        self.state = self.form.add("state", ListField(_("What happens to the case?"), ()))
        self.reason = self.form.add(
            "reason", LongField(_("Reason"), _("It is kept with the case."), lines=2)
        )
        self.day = self.form.add("day", DateField(_("From which day?"), calendar=True))
        self.follows = QVBoxLayout()
        self.follows.setSpacing(space(1))
        self._heading = text.label(_("What then happens"))
        for part in (self.state, self.day, self.reason):
            self.body.addWidget(part)
        self.body.addWidget(holding(column(self._heading, self.follows, gap=1)))
        self._heading.hide()
        self.form.edited.connect(self._chosen)

    def values_of(self, value: Wish) -> dict[str, Any]:
        """What the case may become, and the fields."""
        now = standing(value.case)
        roles = self.context.desk.actor.roles
        self._may = [
            each
            for each in CaseState
            if each is not value.case.state
            and ask(_VERBS.get(each, "family.close"), roles, now) is None
        ]
        self.state.offer([Choice(each, state_words(each)) for each in self._may])
        return {"state": value.state, "reason": value.reason, "day": value.day}

    def composed(self, base: Wish, values: Mapping[str, Any]) -> Wish:
        """The wish as typed."""
        return replace(base, **values)

    def check(self, value: Wish) -> Findings:
        """A state, a reason and a day that has come."""
        if value.state is None:
            return (Finding("family.state.missing", "state"),)
        day = value.day or self.context.desk.today()
        today, since = self.context.desk.today(), value.case.state_since
        return check_state(value.state, value.reason, day, today, since)

    def save_by(self, desk: Desk, case: UUID, value: Wish) -> Done[Any]:
        """Holds, closes or reopens the case."""
        assert value.state is not None
        day, copy = value.day or desk.today(), replace(value.case, version=value.version)
        if value.state is CaseState.OPEN:
            return family.reopen(desk, copy, value.reason, day)
        if value.state is CaseState.ON_HOLD:
            return family.hold(desk, copy, value.reason, day)
        return family.close(desk, copy, value.state, value.reason, day)

    def show_kept(self, kept: Any) -> None:
        """The case in its new state."""
        self.show_value(wish(kept, self.context.desk.today()))

    def show_value(self, value: Wish) -> None:
        """The fields, and nothing that would follow yet."""
        super().show_value(value)
        self._show_follows(())
        self._dress_button()

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Puts a draft back, and asks again what would follow."""
        super().retype(typed)
        self._ask_follows()

    def prefer(self, state: CaseState) -> None:
        """Chooses a state for the person, who can choose another."""
        if state in self._may:
            self.state.load(state)
            self._ask_follows()

    def _choose(self, mine: Wish, theirs: Any) -> Wish | None:
        """The record was changed meanwhile: a state is taken all the same, unless it changed."""
        if not isinstance(theirs, Case) or self.base is None:
            return None
        again = replace(mine, case=theirs, version=theirs.version)
        today = self.context.desk.today()
        if theirs.state is self.base.case.state:
            return again
        both = (
            Pair("state", _("State of the case"), _state(mine.state), _state(theirs.state)),
            Pair("day", _("From which day?"), plain(mine.day or today), plain(theirs.state_since)),
            Pair("reason", _("Reason"), mine.reason, theirs.state_reason),
        )
        differ = [each for each in both if each.left != each.right]
        if changed.ask(self, differ, _("Choose mine all the same"), mine=True):
            return again
        return None

    def _chosen(self, where: str) -> None:
        if where in ("state", "day"):
            self._ask_follows()

    def _ask_follows(self) -> None:
        state, day = self.state.value(), self.day.value()
        self._dress_button()
        if state is None or self.base is None:
            self._show_follows(())
            return
        desk, case = self.context.desk, self.base.case.id
        on = day or desk.today()
        self._page.run(
            lambda: family.what_follows(desk, case, state, on), self._show_follows, key="follows"
        )

    def _show_follows(self, findings: Findings) -> None:
        empty(self.follows)
        self._heading.setVisible(bool(findings))
        for each in findings:
            tone = _TONES[each.severity]
            line = row(Icon(SHAPES[tone], str(tone)), gap=1)
            line.addWidget(text.body(finding(each)), 1)
            self.follows.addWidget(holding(line))

    def _dress_button(self) -> None:
        state = self.state.value()
        words = state_words(state) if state is not None else _("Choose what happens")
        self.save_button.setText(words)


def state_words(state: CaseState) -> str:
    """What taking a state is called."""
    if state in _ACTS:
        return _ACTS[state]()
    return _("Close the case: {state}").format(state=_(CASE_STATES[state.value]).lower())


def _state(state: CaseState | None) -> str:
    return "" if state is None else _(CASE_STATES[state.value])


def wish(case: Case, today: date) -> Wish:
    """Nothing chosen yet, from today."""
    return Wish(case, None, today, "", case.version)


def begin(editor: StandingEditor, seen: Seen) -> None:
    """Shows the case of now, unless something is typed."""
    case = seen.family.case
    subject = str(case.id)
    held = seen.draft(editor.kind, subject)
    editor.follow(case.id, wish(case, seen.today), subject, held)
