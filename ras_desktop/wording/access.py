"""Sentences and names about who may see a case."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "access.reason.missing": N_("Write the reason: it is kept with the case"),
    "access.reason.short": N_(
        "Say in a sentence why you need this case now: the managers of its team will read it"
    ),
    "access.until.past": N_("{until} has been: enter a day to come"),
    "access.people.manager": N_(
        "Name at least one team manager who may sign in: somebody must be able to lift it"
    ),
    "access.people.worker": N_(
        "The worker who holds the case is not named: name them, or hand the case over first"
    ),
    "access.person.unknown": N_("Choose somebody who may sign in"),
    "access.sought.missing": N_(
        "Enter the case number, or the child’s full name with the date of birth"
    ),
    "access.sought.name": N_("Enter the first and the last name, as they are recorded"),
    "access.sought.born": N_("Enter the date of birth"),
    "access.not_found": N_(
        "No case could be opened with this. Your manager is told that you asked. Check what you "
        "entered, or ask a manager now."
    ),
    "access.too_many": N_(
        "Ten emergencies of yours opened no case since yesterday: ask a manager now. Managers were "
        "told of each."
    ),
    "access.several": N_("More than one case has this name and date of birth: enter the number"),
    "family.worker.not_named": N_(
        "The case is restricted, and this worker is not named for it: a manager names them first"
    ),
    "merging.restricted": N_(
        "One of the two records is restricted and the other is not: restrict both, or lift it first"
    ),
}
register(SENTENCES)

GROUNDS = {
    "staff_relative": N_("A relative or friend of somebody who works here"),
    "safeguarding": N_("A safeguarding reason"),
    "other": N_("Another reason"),
}
"""Why a case is restricted."""
