"""Sentences of the stage word: panel."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.panel import Asked, AtReview
from ras_desktop.wording.plan import WAYS, counted
from ras_desktop.wording.request import STRANDS
from ras_desktop.wording.review import RESULTS
from ras_desktop.wording.speak import N_, _, money, ngettext, register

SENTENCES = {
    "panel.verdict.missing": N_("Choose what is decided"),
    "panel.reasons.missing": N_("Write the reasons: the family reads them in the letter"),
    "panel.reasons.category": N_(
        "This names only a rule: write why it is right for this child, need by need"
    ),
    "panel.starts.missing": N_("Enter the first day that money is for"),
    "panel.interim.missing": N_("Enter what is paid a year until the panel has met"),
    "panel.amount.negative": N_("A sum or a number of hours cannot be below zero"),
    "panel.amount.same": N_("Every line is approved as asked: choose “approve”"),
    "panel.lines.others": N_("Decide every line of the plan, once each"),
    "panel.line.not_as_asked": N_(
        "“{what}” is {approved}, not {asked} as asked: choose “approve another amount”"
    ),
    "panel.line.reason": N_("Write why “{what}” is not approved as asked"),
    "panel.line.category": N_(
        "The reason for “{what}” names only a rule: say what it means for this child"
    ),
    "panel.meets_needs.missing": N_("Answer whether this meets the assessed needs"),
    "panel.meets_needs.but_unmet": N_(
        "Needs are listed as unmet: answer no, or take them off the list"
    ),
    "panel.need.cut": N_("Nothing is left of the support for “{need}”: is this need still met?"),
    "panel.needs_reason.missing": N_("Write why the assessed needs are not met"),
    "panel.unmet.missing": N_("Name each assessed need that is left unmet"),
    "panel.unmet.reason": N_("Write why this need is left unmet"),
    "panel.unmet.unknown": N_("This is not a need that was assessed: choose one from the list"),
    "panel.deferral.needed": N_("Write what is needed before it can be decided"),
    "panel.deferral.by_whom": N_("Write who will bring it"),
    "panel.deferral.by_when": N_("Enter the day by which it is needed"),
    "panel.own_case": N_(
        "This is your own work, or you cover for who holds it: somebody else has to decide it"
    ),
    "panel.interest": N_("You have declared an interest: others decide this case"),
    "panel.over_limit": N_(
        "{approved} a year is above {most}, the most without a meeting: put it to the panel"
    ),
    "panel.meeting.place": N_("Write where the panel meets"),
    "panel.meeting.chairs": N_("A meeting has one chair: give the others another seat"),
    "panel.meeting.not_yet": N_("The panel meets on {day}: it decides then, not before"),
    "panel.meeting.held": N_("The meeting of {day} is over: put the case to the next one"),
    "panel.meeting.cancelled": N_("The meeting of {day} was cancelled: put the case to another"),
    "panel.member.name": N_("Write the member’s name"),
    "panel.member.twice": N_("Somebody is on the list twice: take one of them off"),
    "panel.interest.who": N_("Choose whose interest it is"),
    "panel.agenda.twice": N_("A case is on the agenda twice: take one of them off"),
    "panel.agenda.missing": N_("This case is not on the agenda of the meeting: add it first"),
    "panel.chair.missing": N_("There is no chair who may decide this case"),
    "panel.quorum.missing": N_(
        "{there} may decide this case, and {least} are needed: find others, or another day"
    ),
    "panel.no_policy": N_("The council has no policy in force on {day}: an administrator adds one"),
    "panel.plan.not_agreed": N_("The plan is not agreed with the family yet: agree it first"),
    "panel.plan.replaced": N_(
        "The plan was replaced since: take this back from the panel and put the new plan to it"
    ),
    "panel.waits_already": N_(
        "Another plan of this case waits since {day}: take it back from the panel first"
    ),
    "panel.decided_already": N_(
        "This plan was decided: for something new, write a plan that follows it"
    ),
    "panel.withdrawn.reason": N_("Write why it is taken back"),
    "panel.answer.missing": N_("Write what the family says"),
    "panel.answer.day": N_("Enter the day on which the family said so"),
    "panel.answer.future": N_("The day has not come yet: enter the day on which they said so"),
    "panel.put.decided": N_("This was decided meanwhile: open it again to read the decision"),
    "panel.put.deferred": N_("This was deferred: put it to the panel again when all is there"),
    "panel.put.withdrawn": N_("This was taken back from the panel"),
    "panel.sealed_already": N_("This decision is sealed: a correction is a new decision"),
    "panel.otherwise.missing": N_(
        "This is another decision than was agreed at the review of {day}: say why"
    ),
    "panel.correction.own_way": N_("A correction is sealed as a correction of its decision"),
    "panel.correction.not_sealed": N_("This is not sealed yet: change it as it is"),
    "panel.correction.missing": N_("Write what was wrong with the earlier decision"),
    "panel.correction.not_standing": N_("Another decision has taken its place already"),
    "panel.correction.chair": N_("The chair of that meeting corrects what it decided"),
    "panel.sum_differs": N_(
        "You saw {shown}, and the lines come to {sum}: look at them again, then seal it"
    ),
    "panel.forum.manager": N_("A team manager decides without a meeting: put it to the panel"),
    "panel.forum.urgent": N_("The panel’s chair decides in between: ask the chair"),
    "panel.forum.ratify": N_("The chair has decided this: a meeting ratifies or changes it"),
    "panel.not_in_meeting": N_("You are not on the list of this meeting: have yourself added"),
    "panel.meeting.decided": N_("Something was decided in this meeting: it cannot be cancelled"),
    "panel.meeting.time": N_("Enter the time as hours and minutes, such as 13:30"),
    "document.not_decided": N_("This is not sealed yet: the letter is made from what is sealed"),
    "panel.approved.missing": N_("Enter what is approved of “{what}” a year: 0 for nothing"),
    "panel.pack.empty": N_("There is no case to make papers of: put one on the agenda first"),
    "panel.papers.future": N_("{day} has not come yet: enter the day on which they went out"),
}
register(SENTENCES)

VERDICTS = {
    "approve": N_("Approve as asked"),
    "other_amount": N_("Approve another amount"),
    "defer": N_("Defer"),
    "decline": N_("Decline"),
}
"""What can be decided → its words."""

DECIDED = {
    "approve": N_("Approved as asked"),
    "other_amount": N_("Another amount approved"),
    "defer": N_("Deferred"),
    "decline": N_("Declined"),
}
"""What was decided → its words."""

MATTERS = {
    "deferred": N_("deferred, and not sent again yet"),
    "answered": N_("deferred, and sent to the panel again"),
    "ratify": N_("decided urgently, to be ratified"),
    "recost": N_("another amount was decided, and the plan costs another sum"),
    "letter": N_("the decision letter is not sent"),
}
"""What still arises from an earlier decision → its words."""

FORUMS = {
    "meeting": N_("The panel in its meeting"),
    "manager": N_("A manager, without a meeting"),
    "urgent": N_("The chair, urgently between meetings"),
}
PUT_STATES = {
    "waiting": N_("Waiting for a decision"),
    "urgent": N_("Decided urgently, to be ratified"),
    "decided": N_("Decided"),
    "deferred": N_("Deferred"),
    "withdrawn": N_("Taken back"),
}
SEATS = {
    "chair": N_("Chair"),
    "member": N_("Member"),
    "minute_taker": N_("Minute taker"),
    "guest": N_("Guest"),
}
MEETING_STATES = {
    "planned": N_("To come"),
    "held": N_("Held"),
    "cancelled": N_("Cancelled"),
}


def agreed_at(at: AtReview) -> str:
    """Less: £3,000.00 a year. What was agreed at a review, in a line."""
    words = _(RESULTS[at.result.value])
    if at.amount is None:
        return words
    return _("{result}: {sum} a year").format(result=words, sum=money(at.amount))


def line_facts(line: Asked, units: Decimal | None = None) -> str:
    """Social care · Direct payment · 221 hours: of a line as asked, or with other units."""
    count = line.units if units is None else units
    facts = [_(STRANDS[line.strand.value]), _(WAYS[line.way.value])]
    if count is not None:
        facts.append(counted(count, line.unit))
    return " · ".join(facts)


def days_waiting(days: int) -> str:
    """For how long something has waited."""
    return _("Since today") if days < 1 else ngettext("{count} day", "{count} days", days)
