"""Sentences and names of the stage word: assessment."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "assessment.on.future": N_("{day} has not come yet: enter the day of the assessment"),
    "assessment.on.before_birth": N_("The child was born on {born}, after the day of assessment"),
    "assessment.born.missing": N_(
        "Enter the child’s date of birth first: the age decides which questions are asked"
    ),
    "assessment.scheme.none": N_(
        "No scheme is in force on {day}: choose another day, or ask the RAS lead for a scheme"
    ),
    "assessment.form.none": N_("{scheme} has no form for the age of {age}. {reason}"),
    "assessment.form.other_age": N_(
        "The date of birth has changed and “{form}” no longer fits: start the assessment again, "
        "the answers that still fit are carried over"
    ),
    "assessment.reason.missing": N_("Write why a new assessment is made"),
    "assessment.gate.no_judgement": N_("{gate} cannot be passed by professional judgement"),
    "assessment.gate.by_missing": N_("{gate}: enter whose professional judgement it is"),
    "assessment.family.words": N_("{question}: write down in the family’s words why they differ"),
    "assessment.carried": N_(
        "{question}: the answer is carried over from the last assessment; look at it once more"
    ),
    "assessment.sealed_already": N_(
        "This assessment is sealed since {day}. To change an answer, make a new one that follows it"
    ),
    "assessment.standing": N_(
        "An assessment of {day} is sealed: make a new one that follows it, with the reason"
    ),
    "assessment.followed": N_("A newer assessment has already taken the place of this one"),
    "assessment.case_closed": N_("This case is not open: open it again first"),
    "amount.recorded_already": N_(
        "This amount is recorded as set on {day} and stays so: end it, then record the new one"
    ),
    "amount.ended_already": N_("This amount has already ended, on {day}"),
    "amount.negative": N_("The amount cannot be less than £0.00"),
    "amount.great": N_("This is more than {most} a year: check the figures"),
    "amount.nothing": N_("£0.00 a year is recorded: is that what was set?"),
    "amount.set_by.missing": N_("Enter who set the amount"),
    "amount.set_on.future": N_("{day} has not come yet: enter the day the amount was set"),
    "amount.reason.missing": N_("Write the reason for this amount"),
    "amount.needs_assessment.missing": N_(
        "Choose the assessment that this social care amount was set from"
    ),
    "amount.ended_on.before": N_("The amount was set on {set_on}: it cannot end before that"),
    "amount.ended_reason.missing": N_("Write why the amount no longer counts"),
    "document.not_refused": N_("This request was not refused: there is no letter of refusal"),
    "document.no_letter": N_("No text for this letter is in force on {day}: ask the RAS lead"),
    "document.no_routes": N_(
        "No list of whom a family can turn to is in force on {day}: ask the RAS lead"
    ),
    "document.no_policy": N_("No policy values are in force on {day}: ask the RAS lead"),
    "issued.kind": N_("This paper is printed, not issued: nothing of it is kept"),
    "issued.draft": N_("This is still a draft: seal or agree it first, then issue the document"),
    "issued.for_whom.missing": N_("Enter for whom the document is"),
}
register(SENTENCES)

STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Sealed"),
    "confirmed": N_("Confirmed"),
    "superseded": N_("Replaced by a newer one"),
}
WHYS = {
    "first": N_("First assessment"),
    "review": N_("Review"),
    "change": N_("Change of circumstances"),
    "correction": N_("Correction"),
}
