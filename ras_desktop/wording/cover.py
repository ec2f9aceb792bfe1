"""Sentences about covering a colleague and handing cases over."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "cover.absent.unknown": N_("Choose who is away"),
    "cover.absent.not_yours": N_(
        "A worker arranges cover for their own cases, a manager for the people of their team"
    ),
    "cover.covering.unknown": N_("Choose a colleague who can sign in"),
    "cover.covering.same": N_("Nobody covers for themselves: choose a colleague"),
    "cover.covering.role": N_("{name} does no casework: choose somebody who does"),
    "cover.first.past": N_("{day} is past: cover begins today or later"),
    "cover.last.before": N_("{day} is before the first day ({first})"),
    "cover.last.far": N_(
        "{day} is too far: cover lasts until {most} at most. For longer hand the cases over"
    ),
    "cover.twice": N_("{name} covers from {first} to {last} already"),
    "reassign.nothing": N_("Tick the cases that are handed over"),
    "reassign.moved": N_("Case {number} has been handed on meanwhile: look at the list again"),
    "reassign.not_named": N_(
        "Case {number} is known to the people named for it only: name the new worker first"
    ),
    "reassign.before_last": N_(
        "Case {number} was last handed over on {begun}: enter that day or a later one"
    ),
    "reassign.before_opened": N_("Case {number} was opened on {opened}: enter that day or a later"),
}
register(SENTENCES)
