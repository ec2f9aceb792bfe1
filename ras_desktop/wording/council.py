"""Sentences of the council's own name, address and contacts."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "council.name.missing": N_("Enter the council’s name: it stands on every paper"),
    "council.logo.kind": N_("The logo should be a PNG or JPEG file"),
    "council.logo.unread": N_("This picture could not be read: choose another file"),
    "council.logo.large": N_("The logo is larger than {most} kB: choose a smaller file"),
    "council.help.missing": N_("Letters will name nobody here: enter whom a family can turn to"),
}
register(SENTENCES)

HELPS = {
    "sendiass": N_("SEND advice service (SENDIASS)"),
    "advocacy": N_("Advocacy"),
    "complaints": N_("Complaints team"),
    "health": N_("Health service"),
    "mediation": N_("Mediation"),
}
