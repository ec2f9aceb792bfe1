"""What is said about the log."""

from __future__ import annotations

from collections.abc import Iterator

from ras_desktop.domain.log_check import Verdict
from ras_desktop.domain.log_mark import grouped
from ras_desktop.wording.speak import N_, _, finding, register, say

SENTENCES = {
    "log.whole": N_("The log is whole: {entries} entries since {since}."),
    "log.empty": N_("The log has no entry yet."),
    "log.met": N_("It meets the checkpoint at entry {number} that was kept elsewhere."),
    "log.none_elsewhere": N_(
        "No checkpoint from elsewhere was compared. Somebody with the key could have written the "
        "whole log anew, and this would not be seen."
    ),
    "log.bad_lines": N_("{count} lines in the files are no checkpoints of this program."),
    "log.unread": N_("{file} could not be read as a file of checkpoints."),
    "log.not_a_log": N_(
        "{name} is not a log that was exported: it needs the columns of log_entry as CSV, with "
        "their names in the first line."
    ),
    "log.restored": N_(
        "Entry {number}: on {at} {by} went on from the backup of {backup} (UTC). What was done "
        "after that backup is not in this file."
    ),
    "log.head": N_("Head of the log, to keep on paper: {head}"),
    "log.changed": N_("Entry {first} of the log was changed after it was written."),
    "log.removed": N_("Entries of the log were removed: from {first} to {last}."),
    "log.inserted": N_("Entry {first} of the log was put in afterwards (to entry {last})."),
    "log.swapped": N_("Entries {first} and {last} of the log have changed places."),
    "log.cut": N_(
        "The end of the log is missing: entries {first} to {last} were there when the last "
        "checkpoint was made."
    ),
    "log.rebuilt": N_(
        "The log was written anew: it does not meet the checkpoint at entry {last}. What stands "
        "from entry {first} on cannot be relied on."
    ),
    "log.forged_checkpoint": N_(
        "The checkpoint at entry {first} that is kept in the store was not signed by this program."
    ),
    "log.values_changed": N_(
        "The values beside entry {first} of the log are not those that it was made with."
    ),
    "log.values_gone": N_(
        "The values beside entry {first} of the log are missing, and nobody noted that they were "
        "erased."
    ),
    "log.no_undo": N_("This cannot be taken back here: change it where it stands."),
    "log.built_on": N_("It has been changed again since, so it is not taken back."),
    "log.not_followed": N_(
        "The log of this case file does not go on from its last checkpoint, so it is not signed. "
        "Work can go on. Tell the auditor or your data-protection officer: {what}"
    ),
}
register(SENTENCES)

WHATS = {
    "add": N_("Added"),
    "change": N_("Changed"),
    "drop": N_("Removed"),
    "draft": N_("Worked on the draft"),
    "view": N_("Looked at"),
    "print": N_("Printed"),
    "file": N_("Saved as a file"),
    "issue": N_("Issued"),
    "export": N_("Exported"),
    "sign-in": N_("Signed in"),
    "failed": N_("Wrong passphrase"),
    "sign-out": N_("Signed out"),
    "lock": N_("Locked the screen"),
    "unlock": N_("Unlocked the screen"),
    "not-signed": N_("Log not signed"),
    "erase": N_("Values erased from the log"),
    "backup": N_("Backup made"),
    "restore": N_("Restored from a backup"),
    "other": N_("Done"),
}
"""What was done → how it is said."""

KINDS = {
    "family_case": N_("Child’s record"),
    "case_state": N_("State of the case"),
    "worker_spell": N_("Who holds the case"),
    "person": N_("Person round the child"),
    "sibling": N_("Linked sibling"),
    "consent": N_("Consent"),
    "note": N_("Note"),
    "request": N_("Request"),
    "early_tick": N_("Early step"),
    "needs_assessment": N_("Needs assessment"),
    "assessment": N_("Assessment"),
    "moderation": N_("Moderation"),
    "set_amount": N_("Amount set without the RAS"),
    "panel_put": N_("Put to the panel"),
    "panel_meeting": N_("Meeting of the panel"),
    "panel_interest": N_("Interest of a member of the panel"),
    "panel_decision": N_("Decision"),
    "plan": N_("Plan"),
    "arrangement": N_("What was arranged at an age"),
    "review_action": N_("Agreed to be done"),
    "growing_task": N_("Task before an age"),
    "paid": N_("Payment"),
    "payment_run": N_("Payment run"),
    "payment_line": N_("Line of a payment run"),
    "payment_pause": N_("Pause of payments"),
    "payment_share": N_("Share of an agency"),
    "payment_setting": N_("How the council pays"),
    "proposal": N_("Proposal about an account"),
    "uplift": N_("New rates"),
    "uplift_case": N_("New rates of a family"),
    "closing_account": N_("Last account of a direct payment"),
    "review": N_("Review"),
    "statement": N_("Bank statement"),
    "statement_entry": N_("Entry of a bank statement"),
    "issued_document": N_("Issued document"),
    "put_off": N_("Put off, or why it is late"),
    "account": N_("Account"),
    "agreement": N_("Agreement"),
    "notice": N_("Notice"),
    "reconsideration": N_("Looking at a notice again"),
    "attachment": N_("Attached file"),
    "address_confirmation": N_("Confirmed address"),
    "merge": N_("Two records made one"),
    "export": N_("List of families"),
    "edition": N_("Scheme, prices, letters …"),
    "scheme_version": N_("Draft of a scheme"),
    "cover": N_("Cover for a colleague"),
    "council": N_("Settings of the council"),
    "saved_view": N_("View"),
    "user_account": N_("User"),
    "key_slot": N_("Key of a user"),
    "former_key": N_("Key of the case file"),
    "attempt": N_("Sign-in"),
    "casefile": N_("Case file"),
    "server": N_("Team’s server"),
    "log_entry": N_("Log"),
    "case_access": N_("Access to a case"),
    "case_restriction": N_("Restricted case"),
    "case_sought": N_("Emergency: a case was asked for"),
    "case_unopened": N_("Emergency that was not let in"),
    "practice_attempt": N_("Practice"),
    "budget": N_("Indicative budget"),
    "one_page_plan": N_("Plan on one page"),
    "refusal": N_("Refusal letter"),
    "decision": N_("Decision letter"),
    "closing": N_("Last account of a direct payment"),
    "pack": N_("Papers for the panel"),
    "minutes": N_("Minutes of the panel"),
    "blank_form": N_("Blank questionnaire"),
    "blank_plan": N_("Blank plan"),
    "child_voice": N_("The child’s form for a review"),
}
"""Table or paper → how its things are called."""

GROUPS = {
    "changes": N_("Changes"),
    "looks": N_("Looks at records"),
    "out": N_("What left the program"),
    "signing": N_("Signing in and out"),
    "users": N_("Users and roles"),
}
"""What an auditor asks for → its name."""

FIELDS = {
    "roles": N_("Roles"),
    "standing": N_("Standing"),
    "team": N_("Team"),
    "must_change": N_("Passphrase to be changed"),
    "worker": N_("Worker"),
    "state": N_("State"),
    "state_since": N_("State since"),
    "state_reason": N_("Reason of the state"),
    "lines": N_("Address"),
    "town": N_("Town"),
    "postcode": N_("Postcode"),
    "locality": N_("Ward"),
}
"""Columns that no form of a family names."""


def kind_name(kind: str) -> str:
    """What a thing is called; a table that has no word says its own name in plain letters."""
    return _(KINDS[kind]) if kind in KINDS else kind.replace("_", " ").capitalize()


def verdict_lines(verdict: Verdict) -> tuple[str, ...]:
    """What a verification found, a sentence each: the verdict first."""
    return tuple(_verdict_lines(verdict))


def _verdict_lines(verdict: Verdict) -> Iterator[str]:
    if verdict.broken is not None:
        yield finding(verdict.broken.finding)
    elif verdict.since is None:
        yield say("log.empty", {})
    else:
        yield say("log.whole", {"entries": verdict.entries, "since": verdict.since.date()})
    if verdict.outside is None:
        yield say("log.none_elsewhere", {})
    elif verdict.broken is None:
        yield say("log.met", {"number": verdict.outside.number})
    for each in verdict.restored:
        yield say(
            "log.restored",
            {
                "number": each.number,
                "at": each.at.date(),
                "by": each.by,
                "backup": each.backup.replace("T", " ")[:16],
            },
        )
    if verdict.bad_lines:
        yield say("log.bad_lines", {"count": verdict.bad_lines})
    for name in verdict.unread:
        yield say("log.unread", {"file": name})
    if verdict.broken is None and verdict.head.number:
        yield say("log.head", {"head": grouped(verdict.head)})
