"""Sentences of the demonstration caseload."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "demo.on.early": N_(
        "The example scheme came into force too shortly before {on}: choose {first} or a later day"
    ),
}
register(SENTENCES)
