"""Names of the papers, and why one cannot be made yet."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "paper.no_assessment": N_("No assessment is begun yet: the letter says how its sum came about"),
    "paper.no_plan": N_("No plan is begun yet"),
    "paper.no_decision": N_("Nothing was decided about this family’s plan yet"),
    "paper.no_agreement": N_("No agreement is begun yet"),
    "paper.no_review": N_("No review has been held or begun yet"),
    "paper.no_notice": N_("No notice of a reduction is begun"),
    "paper.no_refusal": N_("No request of this family was refused"),
    "paper.not_printed": N_(
        "The printer did not take the pages; nothing is lost; check the printer, or save the paper "
        "as a PDF and print it elsewhere."
    ),
    "paper.too_young": N_("It is made from the age of {age} on, while a hand-over is prepared"),
    "paper.no_scheme": N_("No scheme is in force on {day}: ask the RAS lead for one"),
}
register(SENTENCES)

NAMES = {
    "budget": N_("How we worked out your indicative budget"),
    "plan": N_("Support plan"),
    "one_page_plan": N_("Plan on one page"),
    "decision": N_("Letter about what was decided"),
    "uplift": N_("Letter about new rates"),
    "proposal": N_("Letter about the account"),
    "closing": N_("Last account of the direct payment"),
    "refusal": N_("Letter about a request that was refused"),
    "agreement": N_("Agreement"),
    "hand_over": N_("Hand-over to adult services"),
    "review": N_("What we agreed at the review"),
    "child_voice": N_("The child’s form for a review"),
    "notice": N_("Notice of a reduction"),
    "acknowledgement": N_("Letter that a request to look again has arrived"),
    "reconsideration": N_("Answer: we looked at it again"),
    "blank_form": N_("Blank questionnaire"),
    "blank_plan": N_("Blank plan"),
    "recovery_key": N_("Recovery key"),
}
"""Word of a document → its name in lists."""
