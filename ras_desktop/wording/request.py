"""Sentences and names of the stage word: request."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "request.made_by.missing": N_("Enter who asked for the personal budget"),
    "request.made_on.future": N_("{day} has not come yet: enter the day the request was made"),
    "request.strands.missing": N_("Choose what the request is for"),
    "request.outcome.missing": N_("Choose the outcome of the request"),
    "request.outcome_on.missing": N_("Enter the day of the outcome"),
    "request.outcome_on.future": N_("{day} has not come yet: enter the day of the outcome"),
    "request.outcome_on.before": N_("The outcome, {day}, is before the request, {made_on}"),
    "request.reason.missing": N_("Write the reason for this child: the letter carries it"),
    "request.reason.category": N_(
        "“{phrase}” speaks of a rule and not of this child. Write why this child’s needs led to "
        "the refusal: the ombudsman has found category refusals at fault"
    ),
    "request.reason.short": N_(
        "This reason is very short. Would the family understand from it why their child was "
        "refused?"
    ),
}
register(SENTENCES)

STRANDS = {"social_care": N_("Social care"), "health": N_("Health"), "sen": N_("SEN / education")}
OUTCOMES = {
    "waiting": N_("Waiting for an outcome"),
    "accepted": N_("Accepted"),
    "refused": N_("Refused"),
    "withdrawn": N_("Withdrawn"),
}
EARLY_STEPS = {
    "conversation": N_("Early conversation about personal budgets offered"),
    "existing_budgets": N_("Existing budgets carried into the plan"),
    "health_interest": N_("Health: expression of interest accepted"),
    "booklet": N_("Booklet on direct payments given"),
}
