"""Names of the caseload's columns and filters."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "view.name_missing": N_("Give the view a name"),
    "view.columns_missing": N_("Choose at least one column"),
    "family.link.same": N_("A child is not its own sibling: choose another"),
    "family.worker.missing": N_("Choose who holds the case from now on"),
    "family.worker.since_future": N_("{day} has not come yet: enter a day up to today"),
    "family.worker.before_opened": N_("{day} is before the case was opened on {opened}"),
    "family.worker.before_last": N_(
        "{day} is before {begun}, when the case was last handed over: enter that day or a later one"
    ),
    "family.worker.unknown": N_("There is no such user in this case file"),
    "family.note.not_yours": N_(
        "{author} wrote this note and alone corrects it: write a note of your own"
    ),
    "request.tick.who_missing": N_("Enter who did this"),
    "request.tick.future": N_("{day} has not come yet: enter the day it was done"),
}
register(SENTENCES)

WHOSE = {
    "my": N_("My cases"),
    "team": N_("My team"),
    "cover": N_("Covered by me"),
    "all": N_("All"),
}
COLUMNS = {
    "name": N_("Name"),
    "preferred_name": N_("Preferred name"),
    "number": N_("Case number"),
    "born": N_("Date of birth"),
    "postcode": N_("Postcode"),
    "area": N_("Area"),
    "worker": N_("Worker"),
    "team": N_("Team"),
    "stage": N_("Stage"),
    "due": N_("Next due"),
    "amount": N_("Amount a year"),
    "state": N_("State"),
    "touched": N_("Last changed"),
}
