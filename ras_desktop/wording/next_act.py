"""Sentences about the next act for a family, and about what is due."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "next.family.reopen": N_("This case is not open. Reopen it to work on it"),
    "next.request.decide": N_(
        "The request of {made_on} waits for its outcome; the family should hear by {due}"
    ),
    "next.needs.record": N_(
        "The questionnaire builds on an assessment of the child’s needs: record it first"
    ),
    "next.assessment.start": N_(
        "The needs are recorded: fill in the questionnaire with the family"
    ),
    "next.assessment.continue": N_("The questionnaire is begun and not sealed yet"),
    "next.assessment.correct": N_(
        "{name} sent the assessment back on {day}: correct it with the family"
    ),
    "next.assessment.confirm": N_(
        "{name} sealed the assessment on {day}: look at the answers and confirm them"
    ),
    "next.assessment.wait": N_(
        "The assessment that {name} sealed on {day} waits for a manager or the panel to confirm it"
    ),
    "next.allocation.start": N_("The answers are sealed: look at the indicative budget"),
    "next.allocation.continue": N_("The indicative budget is not settled yet"),
    "next.plan.start": N_("The family knows what to plan with: write the support plan"),
    "next.plan.continue": N_("The support plan is begun and not finished yet"),
    "next.panel.start": N_("The plan is ready: take it to the panel"),
    "next.panel.continue": N_("The plan is with the panel, which has not decided yet"),
    "next.panel.declined": N_(
        "It was declined on {day}: tell the family why, and what they can do"
    ),
    "next.plan.recost": N_(
        "{amount} a year was decided on {day}, not what the plan costs: bring the plan to that sum"
    ),
    "next.agreement.start": N_("The panel has decided: make the agreement with the family"),
    "next.agreement.continue": N_("The agreement is not signed yet"),
    "next.payment.start": N_("The agreement is signed: set up the payments"),
    "next.payment.continue": N_("The payments are being set up"),
    "next.review.start": N_("The package is running: its review comes next"),
    "next.review.continue": N_("A review is begun and not finished yet"),
    "next.review.wait": N_("Everything is done; the next review will show here when it is due"),
    "next.review.due": N_("The review is due on {day}: prepare it with the family"),
    "next.review.late": N_("The review was due on {day}: hold it now"),
    "due.request": N_("Answer the request"),
    "due.ehc_review": N_("Annual review of the EHC plan"),
    "due.review": N_("Review"),
    "due.review_first": N_("First review"),
    "due.review_annual": N_("Review, together with the EHC plan review"),
    "due.action": N_("Do what was agreed at the review"),
    "due.deferred": N_("Bring what the panel asked for, and send the plan again"),
}
register(SENTENCES)

NEXT_ACTS = {
    "family.reopen": N_("Reopen the case"),
    "request.decide": N_("Record the outcome of the request"),
    "needs.record": N_("Record the needs assessment"),
    "assessment.start": N_("Start the assessment"),
    "assessment.continue": N_("Go on with the assessment"),
    "assessment.correct": N_("Correct the assessment"),
    "assessment.confirm": N_("Confirm the assessment"),
    "assessment.wait": N_("Waiting for confirmation"),
    "allocation.start": N_("See the indicative budget"),
    "allocation.continue": N_("Go on with the indicative budget"),
    "plan.start": N_("Start the plan"),
    "plan.continue": N_("Go on with the plan"),
    "panel.start": N_("Send the plan to the panel"),
    "panel.continue": N_("See where it stands"),
    "panel.declined": N_("See the decision"),
    "plan.recost": N_("Bring the plan to the decision"),
    "agreement.start": N_("Make the agreement"),
    "agreement.continue": N_("Go on with the agreement"),
    "payment.start": N_("Set up the payments"),
    "payment.continue": N_("Go on with the payments"),
    "review.start": N_("Prepare the review"),
    "review.due": N_("Prepare the review"),
    "review.late": N_("Hold the review"),
    "review.continue": N_("Go on with the review"),
    "review.wait": N_("Nothing to do now"),
}
