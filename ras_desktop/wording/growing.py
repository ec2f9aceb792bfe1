"""Sentences of the word: growing. What comes with the next birthday."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

MILESTONES = {
    "transitions": N_("14: the transitions team"),
    "own-choice": N_("16: own choice of a direct payment"),
    "sen-control": N_("End of Year 11: control of a SEN budget passes"),
    "adult-assessment": N_("17½: the adults’ assessment"),
    "adult": N_("18: adult"),
    "oldest": N_("25: the end of the policy"),
}
MEANS = {
    "transitions": N_("The transitions team is involved from now on. It changes no payment."),
    "own-choice": N_(
        "A young person may take all or part of a social care direct payment in their own right, "
        "if they have capacity and can manage it with help. Or the parent goes on."
    ),
    "sen-control": N_(
        "Control of a SEN budget passes to the young person, with their own fresh consent and "
        "capacity recorded. It never passes by itself."
    ),
    "adult-assessment": N_(
        "The adults’ team is asked to assess, so that there is a decision by the 18th birthday. "
        "If it refuses, it says why in writing."
    ),
    "adult": N_(
        "The adults’ RAS takes over. Payments go on as they are until there is an adult decision."
    ),
    "oldest": N_("The policy for children and young people ends. What comes after is agreed."),
}
TURNS = {"transitions": N_("14"), "own-choice": N_("16"), "adult": N_("18")}
"""The age in figures, for lists."""
STANDINGS = {
    "ahead": N_("Still to come"),
    "prepare": N_("To be prepared now"),
    "reached": N_("Reached, nothing is written down"),
    "arranged": N_("Arranged"),
}
TASKS = {
    "tell-team": N_("Tell the transitions team"),
    "explain-choice": N_("Explain the own choice to the young person"),
    "choice-capacity": N_("Look at capacity, and whether they can manage with help"),
    "explain-sen": N_("Explain that control of the SEN budget passes"),
    "sen-capacity": N_("Look at capacity for the SEN budget"),
    "ask-adults": N_("Ask the adults’ team for its assessment"),
    "hand-over": N_("Send the hand-over pack to the adults’ team"),
    "chase-adults": N_("Ask after the adults’ decision"),
    "after": N_("Talk about what comes after 25"),
}
WHATS = {
    "involved": N_("The transitions team is involved"),
    "not-needed": N_("Nothing is needed"),
    "takes-all": N_("Takes all of it themselves"),
    "takes-part": N_("Takes part of it themselves"),
    "parent-goes-on": N_("The parent goes on"),
    "holds": N_("The young person holds the SEN budget"),
    "chose-parent": N_("The young person chose a parent to manage it"),
    "representative": N_("Without capacity: a representative or the parent"),
    "asked": N_("The adults’ team was asked"),
    "will-assess": N_("The adults’ team will assess"),
    "refused": N_("The adults’ team refused to assess"),
    "adult-support": N_("Adult support was decided"),
    "no-adult-support": N_("No adult support was decided"),
    "goes-on": N_("It is agreed what comes after"),
}
DUES = {
    "due.growing.tell-team": N_("14th birthday: tell the transitions team"),
    "due.growing.explain-choice": N_("16th birthday: explain the own choice"),
    "due.growing.choice-capacity": N_("16th birthday: look at capacity and ability"),
    "due.growing.explain-sen": N_("End of Year 11: explain that the SEN budget passes"),
    "due.growing.sen-capacity": N_("End of Year 11: look at capacity for the SEN budget"),
    "due.growing.ask-adults": N_("17½: ask the adults’ team for its assessment"),
    "due.growing.hand-over": N_("18th birthday: send the hand-over pack"),
    "due.growing.chase-adults": N_("18th birthday: ask after the adults’ decision"),
    "due.growing.after": N_("25th birthday: talk about what comes after"),
    "due.growing.transitions": N_("14: write down what is arranged with the transitions team"),
    "due.growing.own-choice": N_("16: write down the own choice"),
    "due.growing.sen-control": N_("End of Year 11: write down who holds the SEN budget"),
    "due.growing.adult-assessment": N_("17½: write down what the adults’ team answers"),
    "due.growing.adult": N_("18: write down the adults’ decision; payments go on until then"),
    "due.growing.oldest": N_("25: write down what comes after"),
}
SENTENCES = {
    **DUES,
    "growing.born.future": N_("{day} is still to come. Check the date of birth."),
    "growing.born.old": N_(
        "Born on {day} is older than {oldest}, the oldest age that the policy covers. "
        "Check the date of birth."
    ),
    "growing.born.missing": N_("No date of birth is recorded: nothing can be counted from it."),
    "growing.done.future": N_("{day} is still to come. Write down a task once it is done."),
    "growing.done.before_birth": N_("{day} is before the child was born ({born})."),
    "growing.done.already": N_("{name} has written this down already, as done on {day}."),
    "growing.moved_on": N_(
        "{name} has written something down about this meanwhile. Look at it first; nothing of "
        "yours was kept yet."
    ),
    "growing.what.missing": N_("Choose what holds from then on."),
    "growing.what.elsewhere": N_("This cannot be arranged at this age. Choose what is offered."),
    "growing.decided.future": N_("{day} is still to come. Write it down once it is decided."),
    "growing.decided.before_birth": N_("{day} is before the child was born ({born})."),
    "growing.decided_by.missing": N_("Write down who decided it."),
    "growing.early.own-choice": N_(
        "The choice is the young person’s own from the 16th birthday: {day}. From {wanted} on is "
        "too early."
    ),
    "growing.early.sen-control": N_(
        "A SEN budget passes the day after compulsory school age ends: {day}. From {wanted} on "
        "is too early."
    ),
    "growing.early.adult": N_(
        "Adult support begins on the 18th birthday at the earliest: {day}. From {wanted} on is "
        "too early."
    ),
    "growing.adult_by_then": N_(
        "From {day} on the young person is an adult: the adults’ decision counts."
    ),
    "growing.capacity.missing": N_("Record whether the young person has capacity for this."),
    "growing.capacity.no": N_(
        "Without capacity for this decision the young person cannot make it: the parent goes on, "
        "or a representative."
    ),
    "growing.capacity.has": N_(
        "Somebody with capacity needs no representative: they may choose a parent to manage it."
    ),
    "growing.capacity_on.missing": N_("Record on which day capacity was looked at."),
    "growing.capacity_on.after": N_(
        "Capacity was looked at on {day}, after it was decided ({decided}). It comes first."
    ),
    "growing.capacity_by.missing": N_("Record who looked at capacity."),
    "growing.able.missing": N_("Record whether the young person can manage it, with help."),
    "growing.able.no": N_(
        "Somebody who cannot manage it even with help is not left alone with it: the parent goes "
        "on, or somebody is nominated."
    ),
    "growing.consent.missing": N_("Fresh consent is needed: record the day on which it was given."),
    "growing.consent.after": N_(
        "Consent was given on {day}, after it was decided ({decided}). It comes first."
    ),
    "growing.consent.old": N_(
        "Consent of {day} is too old to be fresh: it has to be given on {first} or later."
    ),
    "growing.share.wrong": N_("Say which share they take: more than nothing, less than all."),
    "growing.share.elsewhere": N_("A share is only said where part of it is taken."),
    "growing.amount.missing": N_("Write down what adult support comes to a year."),
    "growing.amount.nothing": N_("Adult support of nothing is: no adult support was decided."),
    "growing.amount.elsewhere": N_("A sum is only said with a decision on adult support."),
    "growing.who.involved": N_("Write down who of the transitions team is involved."),
    "growing.who.representative": N_("Write down who the representative is."),
    "growing.who.asked": N_("Write down who of the adults’ team was asked."),
    "growing.who.will-assess": N_("Write down who of the adults’ team will assess."),
    "growing.reasons.not-needed": N_("Write down why nothing is needed."),
    "growing.reasons.representative": N_("Write down why there is a representative."),
    "growing.reasons.refused": N_(
        "A refusal to assess needs the adults’ team’s written reasons. Without them it is not an "
        "answer: ask for them."
    ),
    "growing.reasons.no-adult-support": N_(
        "Write down the adults’ team’s reasons. Payments do not stop by this: that takes a "
        "decision and a notice."
    ),
    "growing.reasons.goes-on": N_("Write down what comes after."),
    "growing.not_asked": N_("First write down that the adults’ team was asked, and when."),
    "growing.answer.before": N_("An answer on {day} is before it was asked for ({asked})."),
    "growing.sen.paid": N_(
        "A SEN budget is being paid: who holds it from now on has to be written down."
    ),
}
register(SENTENCES)
