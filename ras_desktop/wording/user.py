"""What is said about users and their passphrases."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "user.name_missing": N_("Enter the name to sign in with."),
    "user.name_long": N_("Use at most {most} characters for the name."),
    "moving.administrator": N_("An administrator moves cases: sign in as one."),
    "server.address": N_(
        "Write the server's address as the council gave it, for example ras.council.gov.uk."
    ),
    "server.address_missing": N_("Write the address of the team's server."),
    "user.name_taken": N_("Somebody has this name already: add an initial or the team."),
    "user.roles_missing": N_("Choose at least one role."),
    "user.not_known": N_("Nobody of this name may sign in to this case file: check the spelling."),
    "user.not_oneself": N_("You cannot suspend yourself: another administrator does that."),
    "user.not_oneself.reset": N_(
        "Your own passphrase is changed in Settings, Safety: no recovery key is needed for it."
    ),
    "user.not_oneself.leave": N_("You cannot take yourself out: another administrator does that."),
    "user.leave.cases": N_(
        "Hand over first: {count:case is|cases are} still held by this person: {cases}."
    ),
    "user.recover.administrator": N_(
        "The recovery key alone lets an administrator back in: an administrator resets the "
        "passphrase of everybody else."
    ),
    "user.last_administrator": N_(
        "This is the last administrator: make somebody else an administrator first."
    ),
    "user.old_passphrase_wrong": N_("This is not your present passphrase: type it again."),
    "user.passphrase_same": N_("The new passphrase is the old one: choose another."),
    "passphrase.none": N_("Enter a passphrase. Several random words are easy to remember."),
    "passphrase.short": N_(
        "Too short: use at least {least} characters (still missing: {missing})."
    ),
    "passphrase.long": N_("Too long: use at most {most} characters."),
    "passphrase.common": N_(
        "Too common: this stands on the lists that are tried first; choose words that do not "
        "belong together."
    ),
    "passphrase.easy": N_("Easy to guess: make it longer, with words that do not belong together."),
    "passphrase.easy.words": N_(
        "Easy to guess: these are common words or names; add some that do not belong together."
    ),
    "passphrase.easy.repeat": N_("Easy to guess: parts of it repeat; add some other words."),
    "passphrase.easy.sequence": N_(
        "Easy to guess: letters or digits in order are tried first; add some words."
    ),
    "passphrase.easy.keyboard": N_(
        "Easy to guess: neighbouring keys are tried first; add some words."
    ),
    "passphrase.easy.date": N_("Easy to guess: dates are tried first; add some words."),
    "passphrase.good": N_("Good: this would take many years to guess."),
    "passphrase.strong": N_("Strong: nobody will guess this."),
}
register(SENTENCES)

ROLES = {
    "family-support-worker": N_("Family support worker"),
    "social-worker": N_("Social worker"),
    "early-help-worker": N_("Early help worker"),
    "transitions-worker": N_("Transitions worker"),
    "ehc-coordinator": N_("EHC co-ordinator"),
    "team-manager": N_("Team manager"),
    "panel-member": N_("Panel member"),
    "panel-chair": N_("Chair of the panel"),
    "minute-taker": N_("Minute taker"),
    "finance": N_("Finance"),
    "ras-lead": N_("RAS lead"),
    "auditor": N_("Auditor"),
    "administrator": N_("Administrator"),
}
"""Role → how it is called."""
