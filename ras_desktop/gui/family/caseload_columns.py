"""The columns of the caseload as a table shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ras_desktop.domain.caseload import COLUMNS, Column, Listed, days_late
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.path import Stage
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.models.records import Align, Status
from ras_desktop.gui.models.records import Column as Shown
from ras_desktop.services.clock import LONDON
from ras_desktop.wording import N_, _, say, short_day
from ras_desktop.wording import caseload as words
from ras_desktop.wording.family import CASE_STATES, STAGES

_TITLES = {**words.COLUMNS, "born": N_("Age"), "due": N_("Next")}
_BRIEF = {
    "due.ehc_review": N_("EHC plan review"),
    "due.review_annual": N_("Review with EHC plan"),
}
"""Shorter words than the sentence, where the column is narrow."""
_STATE_SHAPES = {
    CaseState.OPEN: (Tone.GOOD, "now"),
    CaseState.ON_HOLD: (Tone.WARN, "pause"),
}


class Sight:
    """What words depend on besides the row: today, and the council's lists."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.lists = Lists()


def columns(sight: Sight) -> tuple[Shown, ...]:
    """Every column that the caseload can show; those shown at first are chosen."""
    shown: dict[Column, tuple[int, int, Callable[[Listed], str | Status] | None]] = {
        Column.NAME: (26, 0, _name),
        Column.PREFERRED_NAME: (14, 7, None),
        Column.NUMBER: (11, 3, None),
        Column.BORN: (5, 2, lambda line: _age(line, sight.today)),
        Column.POSTCODE: (9, 8, None),
        Column.AREA: (13, 6, lambda line: sight.lists.label(ListName.WARD, line.area)),
        Column.WORKER: (15, 5, lambda line: line.worker_name),
        Column.TEAM: (10, 9, None),
        Column.STAGE: (18, 1, _stage),
        Column.DUE: (34, 0, lambda line: _next(line, sight.today)),
        Column.AMOUNT: (13, 4, None),
        Column.STATE: (15, 10, _state),
        Column.TOUCHED: (13, 11, _touched),
    }
    return tuple(
        Shown(
            key=each.value,
            title=_(_TITLES[each.value]),
            weight=shown[each][0],
            align=Align.RIGHT if each is Column.AMOUNT else Align.LEFT,
            shown=shown[each][2],
            rank=shown[each][1],
            chosen=each in COLUMNS,
        )
        for each in Column
    )


def _name(line: Listed) -> str:
    name = line.name or _("Name not known")
    if line.preferred_name and line.preferred_name not in line.first_names.split(" "):
        return _("{name} “{called}”").format(name=name, called=line.preferred_name)
    return name


def _age(line: Listed, today: date) -> str:
    if line.born is None or line.born > today:
        return ""
    return str(age_on(line.born, today))


def _stage(line: Listed) -> str | Status:
    tone = Tone.NOTE if line.stage is Stage.REQUEST else Tone.PLAIN
    shape = "request" if line.stage is Stage.REQUEST else line.stage.value
    return Status(_(STAGES[line.stage.value]), tone, shape)


def _next(line: Listed, today: date) -> str | Status:
    if line.state not in (CaseState.OPEN, CaseState.ON_HOLD):
        tone, shape = Tone.PLAIN, "ended"
        return Status(_(CASE_STATES[line.state.value]), tone, shape)
    if line.due is None:
        return Status(_(CASE_STATES["on_hold"]), Tone.WARN, "pause") if _held(line) else ""
    what = _(_BRIEF[line.due_code]) if line.due_code in _BRIEF else say(line.due_code, {})
    said = f"{saying.lateness(line.due, today)} · {what}"
    if days_late(line, today):
        return Status(said, Tone.BAD, "clock")
    return said[:1].upper() + said[1:]


def _held(line: Listed) -> bool:
    return line.state is CaseState.ON_HOLD


def _state(line: Listed) -> Status:
    tone, shape = _STATE_SHAPES.get(line.state, (Tone.PLAIN, "ended"))
    return Status(_(CASE_STATES[line.state.value]), tone, shape)


def _touched(line: Listed) -> str:
    return short_day(line.touched.astimezone(LONDON).date())
