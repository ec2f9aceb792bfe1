"""The papers and the minutes of a meeting leave the window as a PDF; every case's log says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.log import What
from ras_desktop.domain.panel_meeting import Meeting
from ras_desktop.gui.background import Report
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.papers import out
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import log, panel_pack
from ras_desktop.services.document import Preview
from ras_desktop.services.panel_meeting import OpenMeeting
from ras_desktop.wording import _, short_day

EVERYBODY = "all"


def ask_for_whom(parent: QWidget | None, meeting: Meeting) -> tuple[UUID | None] | None:
    """For which member the papers are, (None,) for all cases; None: not now."""
    words = _("A member with an interest in a case gets no papers of it.")
    dialog = Question(parent, _("For whom are the papers?"), words, _("Make the papers"))
    out_ = {each.member for each in meeting.interests}
    members = [
        Choice(
            each.id,
            _("{name}, without the cases of an interest").format(name=each.name)
            if each.id in out_
            else each.name,
        )
        for each in meeting.members
    ]
    offered = (Choice(EVERYBODY, _("All cases")), *members)
    whom = ListField(_("For"), offered, none="")
    whom.load(EVERYBODY)
    dialog.body.addWidget(whom)
    whom.take_focus()
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        chosen = whom.value()
        return (None,) if chosen == EVERYBODY else (chosen,)
    finally:
        dialog.deleteLater()


def save_pack(page: Page, said: Banner, progress: Progress, found: OpenMeeting) -> None:
    """Makes the papers, with a way to stop, and saves them where somebody wants them."""
    asked = ask_for_whom(page, found.meeting)
    if asked is None:
        return
    (member,) = asked
    desk, meeting = page.context.desk, found.meeting
    name = next((each.name for each in meeting.members if each.id == member), "")
    out_ = panel_pack.interests(meeting, member, desk.actor.id)
    cases = tuple(each for each in found.agenda if each.case.id not in out_)
    title = " ".join(e for e in (_("Papers for the panel"), short_day(meeting.on), name) if e)

    def work(report: Report) -> Preview:
        return panel_pack.pack(desk, meeting.id, member, report)

    def done(made: Preview) -> None:
        note = _noted(page, "pack", meeting.id, tuple(each.case.id for each in cases))
        out.save(page, said, title, made.pdf, note)

    progress.run(page.context.background, _("Making the papers"), work, done, page.context.failed)


def save_minutes(page: Page, said: Banner, found: OpenMeeting) -> None:
    """Makes the minutes and saves them where somebody wants them."""
    desk, meeting = page.context.desk, found.meeting
    title = " ".join((_("Minutes of the panel"), short_day(meeting.on)))

    def done(made: Preview) -> None:
        note = _noted(page, "minutes", meeting.id, tuple(each.case.id for each in found.agenda))
        out.save(page, said, title, made.pdf, note)

    page.run(partial(panel_pack.minutes, desk, meeting.id), done)


def _noted(
    page: Page, kind: str, meeting: UUID, cases: tuple[UUID, ...]
) -> Callable[[What], object]:
    """Notes in the log of each case that a paper with it leaves the program."""
    desk = page.context.desk

    def note(what: What) -> None:
        for case in cases:
            log.note_out(desk, what, kind, meeting, case)

    return note
