"""Who has an interest in which case of a meeting: they do not decide it, nor get its papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.gui.dialogs import meeting as dialogs
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row
from ras_desktop.services import panel_meeting
from ras_desktop.services.panel_meeting import OpenMeeting
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.panel.one_meeting import OneMeeting


class InterestsCard(Card):
    """`show_interests(found)`: those declared, and whose own work a case is."""

    def __init__(self, one: OneMeeting) -> None:
        super().__init__(_("Interests"), _("Who has one does not decide that case."))
        self._one = one
        self._desk = one.page.context.desk
        self._lines = column(gap=1)
        self.body.addLayout(self._lines)

    def show_interests(self, found: OpenMeeting) -> None:
        """Shows them; they can be declared until the meeting is over."""
        empty(self._lines)
        names = {each.id: each.name for each in found.meeting.members}
        cases = {each.case.id: each.case for each in found.agenda}
        declares = self._desk.offers("panel.interest")
        open_ = found.meeting.state is MeetingState.PLANNED
        for each in found.meeting.interests:
            case = cases.get(each.case)
            words = f"{names.get(each.member, '')}: {case.child.full_name if case else ''}"
            words += f" · {each.what}" if each.what else ""
            line = row(gap=1)
            line.addWidget(text.body(words), 1)
            if declares and open_ and each.id is not None:
                away = icon_button("remove", _("Take back: {what}").format(what=words),
                                   partial(self._undeclare, each.id))  # fmt: skip
                line.addWidget(away)
            self._lines.addWidget(holding(line))
        for one in found.agenda:
            for member in found.meeting.members:
                if member.user in one.own:
                    words = _("{name}: {child} · their own work").format(
                        name=member.name, child=one.case.child.full_name
                    )
                    self._lines.addWidget(text.quiet(words))
        if declares and open_ and found.agenda and found.meeting.members:
            add = button(_("Declare an interest"), self.declare, icon="plus")
            self._lines.addWidget(holding(Flow(add)))
        self.setVisible(self._lines.count() > 0)

    def declare(self) -> None:
        """Declares that a member has an interest in a case."""
        found, desk = self._one.found, self._desk
        assert found is not None
        meeting = found.meeting
        cases = [(each.case.id, each.case.child.full_name) for each in found.agenda]
        asked = dialogs.ask_interest(self._one.page, meeting, cases, desk.actor.id)
        if asked is not None:
            member, case, what = asked
            self._one.act(lambda: panel_meeting.declare(desk, meeting.id, member, case, what))

    def _undeclare(self, id_: UUID) -> None:
        desk = self._desk
        self._one.act(lambda: panel_meeting.undeclare(desk, id_))
