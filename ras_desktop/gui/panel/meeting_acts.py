"""What can be done with a meeting: decide, send the papers, end it, cancel it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.gui.dialogs import meeting as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.dialogs.day import ask_day
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.place import Place
from ras_desktop.services import panel_meeting
from ras_desktop.wording import _, number

if TYPE_CHECKING:
    from ras_desktop.gui.panel.one_meeting import OneMeeting


def acts(one: OneMeeting) -> tuple[Act, ...]:
    """Decide, send the papers, end the meeting."""
    if one.found is None:
        return ()
    page, meeting = one.page, one.found.meeting
    found: list[Act] = []
    pack = Act(_("Save the papers"), one.save_pack, icon="document")
    minutes = Act(_("Save the minutes"), one.save_minutes, icon="list")
    back = Act(_("All meetings"), lambda: page.context.go(Place("meetings")), icon="back")
    if meeting.state is not MeetingState.PLANNED:
        held = meeting.state is MeetingState.HELD
        return (minutes, pack, back) if held and one.found.agenda else (back,)
    desk = page.context.desk
    here = desk.today() >= meeting.on
    waits = next((each for each in one.found.agenda if each.decision is None), None)
    if here and waits is not None and desk.offers("panel.decide"):
        why = _("{name} is the next on the agenda.").format(name=waits.case.child.full_name)
        found.append(
            Act(_("Decide the next case"), partial(one.open_case, waits.put.id), why, "check",
                "Ctrl+Return")
        )  # fmt: skip
    if not one.found.agenda and one.found.waiting and desk.offers("panel.agenda"):
        why = _("No case is on it yet.")
        every = partial(one.add, *one.found.waiting)
        found.append(Act(_("Add all that wait"), every, why, "plus", "Ctrl+Return"))
    if one.found.agenda:
        found.append(pack)
    if here and any(each.decision for each in one.found.agenda):
        found.append(minutes)
    late = any(each.no_papers and each.decision is None for each in one.found.agenda)
    sends = bool(one.found.agenda) and (meeting.papers_on is None or late)
    if desk.offers("panel.arrange") and sends:
        found.append(Act(_("The papers were sent"), partial(papers_sent, one), icon="document"))
    if here and one.found.agenda and desk.offers("panel.hold"):
        found.append(Act(_("The meeting is over"), partial(hold, one), icon="ended"))
    elif desk.offers("panel.hold"):
        found.append(Act(_("Cancel the meeting"), partial(cancel, one), icon="remove"))
    return (*found, back)


def papers_sent(one: OneMeeting) -> None:
    """Notes when the papers went out."""
    desk = one.page.context.desk
    words = _("To every member; one with an interest gets none of that case.")

    def may(on: Any) -> Findings:
        if on <= desk.today():
            return ()
        return (Finding("panel.papers.future", values={"day": on}),)

    on = ask_day(
        one.page, _("On which day did the papers go out?"), words, _("Note it"),
        desk.today(), may,
    )  # fmt: skip
    if on is not None:
        one.on_copy(lambda copy: panel_meeting.papers_sent(desk, copy, on))


def hold(one: OneMeeting) -> None:
    """The meeting is over."""
    desk = one.page.context.desk
    assert one.found is not None
    left = sum(each.decision is None for each in one.found.agenda)
    words = _("Who was there and what was decided stand from now on.")
    if left:
        words += " " + _("Not decided: {count}. They wait for the next meeting.").format(
            count=number(left)
        )
    notes = dialogs.ask_over(one.page, one.found.meeting, words)
    if notes is not None:
        one.on_copy(lambda copy: panel_meeting.hold(desk, copy, notes))


def cancel(one: OneMeeting) -> None:
    """It does not take place."""
    desk = one.page.context.desk
    words = _("Its cases wait for another meeting.")
    if confirm(one.page, _("Cancel this meeting?"), words, _("Cancel it")):
        one.on_copy(lambda copy: panel_meeting.cancel(desk, copy))
