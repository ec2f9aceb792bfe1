"""People of the panel, a plan of worked case 3 agreed and put to it, and a meeting that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.family import Case
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Decision, Forum, LineVerdict, Unmet, Verdict, as_asked
from ras_desktop.domain.panel_meeting import Meeting, Member, Seat
from ras_desktop.domain.panel_put import Put
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Pattern, PatternKind
from ras_desktop.domain.request import Strand
from ras_desktop.services import allocation, panel, panel_decision, panel_meeting, plan
from tests.helpers.cases import NEED, a_case, seeded
from tests.helpers.papers import PLAN
from tests.helpers.stores import SetDesk

L1, L2 = PLAN.lines[0].id, PLAN.lines[1].id
MEETS = date(2026, 11, 30)
"""Monday a week after the clock of tests begins."""

ASSISTANT, CLUB = Money(362_440), Money(30_000)
WHOLE = replace(
    PLAN,
    outcomes=tuple(replace(each, needs=(NEED,)) for each in PLAN.outcomes),
    lines=(
        replace(
            PLAN.lines[0],
            needs=(NEED,),
            pattern=Pattern(PatternKind.WEEKLY, Decimal(3), Decimal(8)),
        ),
        replace(PLAN.lines[1], needs=(NEED,)),
    ),
)
"""Worked case 3: an assistant at £3,624.40 and a club at £300.00."""


@dataclass(frozen=True)
class People:
    """Who works on a case, and who decides it."""

    worker: SetDesk
    chair: SetDesk
    member: SetDesk
    minutes: SetDesk
    manager: SetDesk

    def meeting(self, **changes: object) -> Meeting:
        """A meeting of the three who decide and a minute taker, not kept yet."""
        members = (
            Member(uuid4(), self.chair.actor.name, Seat.CHAIR, self.chair.actor.id),
            Member(uuid4(), self.member.actor.name, Seat.MEMBER, self.member.actor.id),
            Member(uuid4(), self.manager.actor.name, Seat.MEMBER, self.manager.actor.id),
            Member(uuid4(), self.minutes.actor.name, Seat.MINUTE_TAKER, self.minutes.actor.id),
        )
        held = Meeting(uuid4(), MEETS, place="Riverside House, room 4", members=members)
        return replace(held, **changes)  # type: ignore[arg-type]


def people(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> People:
    """Five people at one store, with everything that ships in it."""
    seeded(desk)
    return People(
        worker=desk_of(Role.SOCIAL_WORKER, name="Sam Hale"),
        chair=desk_of(Role.PANEL_CHAIR, name="Ines Marlow"),
        member=desk_of(Role.PANEL_MEMBER, name="Tariq Bell"),
        minutes=desk_of(Role.MINUTE_TAKER, name="Nell Ford"),
        manager=desk_of(Role.TEAM_MANAGER, name="Mara Lind"),
    )


def agreed(desk: SetDesk, case: Case, whole: object = WHOLE) -> CasePlan:
    """An agreed plan of worked case 3."""
    allocation.record(
        desk,
        SetAmount(
            uuid4(), case.id, Strand.SOCIAL_CARE, Money(360_000), "Short Breaks Panel",
            desk.today(), "Set from the child and family assessment",
            needs_assessment=UUID(int=77),
        ),
    )  # fmt: skip
    draft = plan.start(desk, case.id).value
    kept = plan.keep(desk, replace(draft, plan=whole)).value  # type: ignore[arg-type]
    return plan.agree(desk, kept.id).value


def put(who: People, case: Case | None = None) -> Put:
    """A case that waits for the panel."""
    held = case or a_case(who.worker)
    return panel.put(who.worker, agreed(who.worker, held).id).value


def on_agenda(who: People, waits: Put, meeting: Meeting | None = None) -> Meeting:
    """A meeting that has it on its agenda; the clock moves to its day."""
    held = panel_meeting.save(who.minutes, meeting or who.meeting()).value
    panel_meeting.add(who.minutes, held.id, waits.id)
    return held


def meeting_day(who: People) -> None:
    """The clock at the meeting."""
    clock = who.chair.clock
    clock.set(clock().replace(day=30))


def assistant_only(waits: Put, **changes: object) -> Decision:
    """The assistant is approved, the club is not, its need is recorded as unmet."""
    asked = {each.line: each for each in waits.question.lines}
    held = Decision(
        uuid4(), waits.case, waits.plan, Forum.MEETING, put=waits.id,
        verdict=Verdict.OTHER_AMOUNT,
        lines=(
            LineVerdict(L1, asked[L1].amount, asked[L1].units),
            LineVerdict(L2, ZERO, Decimal(0), "Her school opens a club on Saturdays in January"),
        ),
        reasons="She needs somebody beside her to go out; the club can be found at her school.",
        meets_needs=False,
        needs_reason="Until January nobody of her age is near her at weekends.",
        unmet=(Unmet(NEED, "The school's club begins in January only"),),
        starts=date(2027, 1, 11),
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def as_it_is(waits: Put, **changes: object) -> Decision:
    """Approved as asked."""
    held = Decision(
        uuid4(), waits.case, waits.plan, Forum.MEETING, put=waits.id,
        verdict=Verdict.APPROVE, lines=as_asked(waits.question),
        reasons="The plan is what she needs, and nothing else would reach it.",
        meets_needs=True, starts=date(2027, 1, 11),
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def decided(who: People, waits: Put, decision: Decision | None = None) -> Decision:
    """It is on the agenda of a meeting that is held today, and decided there."""
    on_agenda(who, waits)
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, decision or assistant_only(waits)).value
    return panel_decision.seal(who.minutes, kept.id, kept.version, kept.approved).value
