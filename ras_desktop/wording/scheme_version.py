"""Sentences about versions of a scheme: drafts, approval, retirement."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "scheme.version.no_equality": N_(
        "Enter the reference of the equality analysis: a scheme is not approved without one"
    ),
    "scheme.version.ends_before": N_(
        "The scheme would end on {last}, before it begins on {first}: change one of the two"
    ),
    "scheme.version.begins_past": N_(
        "{day} is in the past: assessments of those days that are started from now on use it"
    ),
    "scheme.version.taken": N_(
        "There is already a version {version} of “{title}”: give this one another version"
    ),
    "scheme.version.ends_other": N_(
        "“{title}” {version}, in force since {first}, will end on {last}"
    ),
    "scheme.version.overlap": N_(
        "“{title}” {version}, from {first}, is in force for the same ages: "
        "choose another day, or retire it first"
    ),
    "scheme.version.reason": N_("Write why this version ends"),
    "scheme.version.ended": N_("This version already ends on {day}"),
    "scheme.version.ends_past": N_(
        "{day} has been, and assessments were made with this version since: choose a later day"
    ),
    "scheme.version.not_for_use": N_(
        "This is another council’s published scheme: it is not in use, so it need not end"
    ),
    "scheme.change.added": N_("New: {place}"),
    "scheme.change.removed": N_("Gone: {place}"),
    "scheme.change.order": N_("In another order: {place}"),
    "scheme.change.set": N_("{place}: now {after}"),
    "scheme.change.emptied": N_("{place}: {before} was taken away"),
    "scheme.change.changed": N_("{place}: {before} became {after}"),
    "scheme.compare.unsound": N_(
        "“{title}” has faults, so that no sum can be worked out with it: mend them first"
    ),
    "scheme.compare.hours": N_(
        "“{title}” gives hours, not money: its effect on sums cannot be compared"
    ),
}
register(SENTENCES)
