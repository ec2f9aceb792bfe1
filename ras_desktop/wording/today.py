"""What Today calls things that wait."""

from datetime import date

from ras_desktop.domain.cover import Cover
from ras_desktop.wording.speak import N_, _, ngettext, short_day

GROUPS = {
    "late": N_("Late"),
    "week": N_("Due in 7 days"),
    "month": N_("Due in 30 days"),
    "open": N_("Left open"),
    "confirm": N_("To confirm"),
    "arrived": N_("Decisions arrived"),
    "next": N_("Next step"),
    "waiting": N_("Waiting for others"),
    "put_off": N_("Put off"),
}
"""Group of things that wait → its name, beside its count."""

KINDS = {
    "assessment": N_("Go on with the assessment"),
    "plan": N_("Go on with the plan"),
    "confirm": N_("Confirm the assessment"),
    "sent_back": N_("Correct the assessment: it was sent back"),
    "glass": N_("Look at an emergency: another team opened this case"),
    "sought": N_("Look at an emergency that opened no case"),
    "request": N_("Record the request’s outcome"),
    "agreement": N_("Go on with the agreement"),
    "notice": N_("Go on with the notice"),
    "account": N_("Confirm an account"),
    "run": N_("Pay what is due: the payment run"),
    "came_back": N_("Look at a payment that came back"),
    "pause": N_("Agree to a pause of payments, or not"),
    "unplanned": N_("Start the plan: the budget is known"),
    "send": N_("Send the plan to the panel"),
    "letter": N_("Decided: send the decision letter"),
    "at_panel": N_("The panel decides on the plan"),
    "unconfirmed": N_("A manager or the panel confirms the assessment"),
    "signatures": N_("The agreement waits for signatures"),
    "account_waits": N_("A second person confirms the account"),
}
"""Kind of thing that waits → what is to be done. A due has its sentence in its stage's wording."""


def cover_words(held: Cover) -> str:
    """You cover for Kit Lowe until 4 December 2026: ring Jo on Monday."""
    words = _("You cover for {name} until {day}").format(
        name=held.absent_name, day=short_day(held.last)
    )
    return f"{words}: {held.notes}" if held.notes else f"{words}."


def meeting(on: date, many: int) -> str:
    """Decide 4 cases at the meeting of 30 November 2026."""
    what = ngettext("Decide {count} case", "Decide {count} cases", many)
    return _("{what} at the meeting of {day}").format(what=what, day=short_day(on))


def lateness(days: int) -> str:
    """12 days late."""
    return ngettext("{count} day late", "{count} days late", days)


def ahead(days: int) -> str:
    """Due today, due in 5 days."""
    if not days:
        return _("Due today")
    return ngettext("Due in {count} day", "Due in {count} days", days)


def put_off_until(day: date) -> str:
    """Until 30 November 2026."""
    return _("Until {day}").format(day=short_day(day))


def waited(days: int) -> str:
    """For how long it has been so."""
    return _("Since today") if days < 1 else ngettext("For {count} day", "For {count} days", days)
