"""What Today calls things that wait."""

from ras_desktop.wording.speak import N_, _, ngettext, say

GROUPS = {
    "late": N_("Late"),
    "open": N_("Left open"),
    "request": N_("Requests waiting"),
    "unplanned": N_("Without a plan"),
    "due": N_("Due in 30 days"),
}

KINDS = {
    "assessment": N_("Go on with the assessment"),
    "plan": N_("Go on with the plan"),
    "request": N_("Record the outcome of the request"),
    "unplanned": N_("Start the plan: the budget is known"),
}

TYPED = {
    "new_child": N_("New child, not saved yet"),
    "new_child.request": N_("New request, not saved yet"),
    "family.record": N_("Child’s record, not saved yet"),
    "family.note": N_("Note, not saved yet"),
    "family.person": N_("Somebody round the child, not saved yet"),
    "family.needs": N_("Needs assessment, not saved yet"),
    "family.request": N_("Request, not saved yet"),
    "family.consent": N_("Consent, not saved yet"),
    "settings.council": N_("The council on papers, not saved yet"),
}
"""Kind of a draft → what was typed."""


def what(kind: str, code: str) -> str:
    """What waits, in words: its kind, and for drafts and dues what they are."""
    if kind == "typed":
        return _(TYPED.get(code, N_("Something typed and not saved yet")))
    return say(code, {}) if kind == "due" else _(KINDS[kind])


def lateness(days: int) -> str:
    """12 days late."""
    return ngettext("{count} day late", "{count} days late", days)


def ahead(days: int) -> str:
    """Due today, due in 5 days."""
    return (
        _("Due today") if not days else ngettext("Due in {count} day", "Due in {count} days", days)
    )


def waited(days: int) -> str:
    """For how long it has been open."""
    return _("Since today") if days < 1 else ngettext("For {count} day", "For {count} days", days)
