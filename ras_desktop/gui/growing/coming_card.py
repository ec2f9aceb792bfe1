"""One milestone as a card: its day, what it means, what is to be done before, what is arranged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.arrangement import Arrangement
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Coming, Do, Standing
from ras_desktop.domain.money import total
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.collection import act
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.services.growing import Growing
from ras_desktop.wording import N_, _, day, ngettext, short_day
from ras_desktop.wording.arranged import facts
from ras_desktop.wording.growing import MEANS, MILESTONES, STANDINGS, TASKS, WHATS

TONES = {
    Standing.AHEAD: (Tone.PLAIN, "calendar"),
    Standing.PREPARE: (Tone.NOTE, ""),
    Standing.REACHED: (Tone.WARN, ""),
    Standing.ARRANGED: (Tone.GOOD, ""),
}
GO_ON = N_("Payments go on as they are until there is an adult decision.")


class ComingCard(Card):
    """`arrange(coming)`, `tick(do)`, `untick(do)` are the page's; None where nobody may."""

    def __init__(
        self,
        told: Growing,
        coming: Coming,
        arrange: Callable[[Coming], object] | None,
        tick: Callable[[Do], object] | None,
        untick: Callable[[Do], object] | None,
    ) -> None:
        super().__init__(_(MILESTONES[coming.milestone.value]), _when(coming.on, told.today))
        self.coming = coming
        self._told, self._tick, self._untick = told, tick, untick
        tone, shape = TONES[coming.standing]
        badge = Badge(_(STANDINGS[coming.standing.value]), tone, shape)
        rows: list[QWidget] = [holding(Flow(badge))]
        if coming.due is not None:
            rows.append(text.body(_(MEANS[coming.milestone.value])))
        if coming.milestone is Milestone.ADULT and coming.standing is Standing.REACHED:
            rows.append(holding(Flow(Badge(_(GO_ON), Tone.WARN))))
        rows += [self._task(each) for each in coming.tasks]
        said = FactList()
        if coming.held is not None:
            rows.append(said)
        rows += [text.quiet(_before(each)) for each in reversed(coming.arranged[:-1])]
        self.arrange = button(
            _("Change what is arranged …") if coming.held else _("Write down what is arranged …"),
            (lambda: arrange(coming)) if arrange else None,
        )
        if arrange is not None:
            rows.append(holding(Flow(self.arrange)))
        for each in rows:
            self.body.addWidget(each)
        if coming.held is not None:  # shown once it stands in its place
            said.show_facts(facts(coming.held, total(part.amount for part in told.paid)))

    def _task(self, do: Do) -> QWidget:
        name = _(TASKS[do.task.value])
        if do.done is not None:
            words = _("Done on {day} by {name}").format(
                day=short_day(do.done.on), name=do.done.by_name
            )
            parts: list[QWidget] = [text.label(name), Badge(words, Tone.GOOD)]
            if do.done.note:
                parts.append(text.quiet(do.done.note))
            if self._untick is not None:
                untick = self._untick
                parts.append(act(_("Not done after all"), lambda: untick(do), name))
            return holding(column(*parts, gap=0.5))
        late = saying.lateness(do.due, self._told.today)
        settled = self.coming.due is None
        tone = Tone.BAD if do.due < self._told.today and not settled else Tone.PLAIN
        words = _("Not written down") if settled else _by(do.due, late)
        parts = [Badge(words, tone, "" if settled else "clock")]
        if self._tick is not None and not settled:
            tick = self._tick
            parts.append(act(_("Done …"), lambda: tick(do), name))
        return holding(column(text.label(name), holding(Flow(*parts)), gap=0.5))


def _by(due: date, late: str) -> str:
    by = _("by {day}").format(day=short_day(due))
    return by if late == short_day(due) else f"{by}: {late}"


def _when(on: date, today: date) -> str:
    if on <= today:
        return _("{day}, reached").format(day=day(on))
    return f"{day(on)}, {_ahead((on - today).days)}"


def _ahead(days: int) -> str:
    if days < 60:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    months = days * 12 // 365
    if months < 24:
        return ngettext("in {count} month", "in {count} months", months).format(count=months)
    years = days * 4 // 1461
    return ngettext("in {count} year", "in {count} years", years).format(count=years)


def _before(held: Arrangement) -> str:
    words = _("Before: {what}, written down by {name} on {day}")
    at = held.at.date() if held.at else held.decided_on
    return words.format(what=_(WHATS[held.what.value]), name=held.by_name, day=short_day(at))
