"""Sentences and names of the stage word: family."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "family.first_names.missing": N_("Enter the child’s first names"),
    "family.last_name.missing": N_("Enter the child’s last name"),
    "family.name.missing": N_("Enter at least one name of the child"),
    "family.born.missing": N_("Enter the date of birth"),
    "family.born.future": N_("The date of birth, {born}, is in the future"),
    "family.born.too_old": N_(
        "This date of birth makes the person {age}; the policy covers ages 0 to {oldest}"
    ),
    "family.nhs_number.wrong": N_(
        "An NHS number has ten digits and its last digit does not fit the others: check it"
    ),
    "family.postcode.form": N_("This does not look like a postcode, for example S60 1AE"),
    "family.ehc.before_birth": N_("The EHC plan’s date, {issued}, is before the birth"),
    "family.ehc.review_before_issue": N_(
        "The next annual review, {review}, is before the EHC plan was issued, {issued}"
    ),
    "family.ehc.basis_without_plan": N_(
        "The budget rests on an EHC plan, but no EHC plan is recorded"
    ),
    "family.person.name_missing": N_("Enter the person’s name"),
    "family.person.relation_missing": N_("Choose how the person is related to the child"),
    "family.note.text_missing": N_("Write the note"),
    "family.note.future": N_("{day} has not come yet: a note records what has happened"),
    "family.needs.author_missing": N_("Enter who wrote the assessment"),
    "family.needs.future": N_("{day} has not come yet: enter the day the assessment was finished"),
    "family.needs.none": N_("Enter at least one assessed need"),
    "family.needs.words_missing": N_("Describe this need in words, or remove it"),
    "family.consent.giver_missing": N_("Enter who gave the consent"),
    "family.consent.future": N_("{day} has not come yet: enter the day consent was given"),
    "family.consent.order": N_(
        "Consent given on {given} cannot have been withdrawn before, on {withdrawn}"
    ),
    "family.consent.withdrawn_future": N_("{day} has not come yet"),
    "family.state.missing": N_("Choose what happens to the case"),
    "family.state.reason_missing": N_("Write the reason: it is kept with the case"),
    "family.state.future": N_("{day} has not come yet: enter a day up to today"),
    "family.state.before": N_("{day} is before the case came to stand as it does, on {since}"),
    "likeness.nhs_same": N_("same NHS number"),
    "likeness.name_same": N_("same name"),
    "likeness.name_like": N_("similar name"),
    "likeness.born_same": N_("same date of birth"),
    "likeness.born_like": N_("date of birth differs in one part"),
    "likeness.postcode_same": N_("same postcode"),
}
register(SENTENCES)

CASE_STATES = {
    "open": N_("Open"),
    "on_hold": N_("On hold"),
    "withdrawn": N_("Withdrawn"),
    "moved_away": N_("Moved away"),
    "ended": N_("Ended"),
    "died": N_("Died"),
}
SEXES = {"female": N_("Female"), "male": N_("Male"), "not_said": N_("Not said")}
EHC_STATUSES = {
    "none": N_("No EHC plan"),
    "requested": N_("Assessment requested"),
    "being_prepared": N_("Being prepared"),
    "issued": N_("Issued"),
    "ceased": N_("Ceased"),
}
PLAN_BASES = {"ehc_plan": N_("EHC plan"), "care_plan": N_("Care plan")}
LEGAL_FLAGS = {
    "in_care": N_("Child in care"),
    "short_breaks_s20": N_("Looked after only by reason of short breaks (s20)"),
    "long_term_foster_care": N_("Long-term foster care"),
    "safeguarding_plan": N_("Safeguarding plan (child protection)"),
}
ASSESSMENT_KINDS = {
    "early_help": N_("Early Help Assessment"),
    "carer": N_("Carer’s Assessment"),
    "child_and_family": N_("Child and Family Assessment"),
    "ehc": N_("EHC needs assessment"),
}
CONSENT_KINDS = {
    "record": N_("To keep this record"),
    "share_education": N_("To share with school or college"),
    "share_health": N_("To share with health services"),
    "share_other": N_("To share with somebody else"),
    "be_assessed": N_("To be assessed"),
}
NOTE_KINDS = {
    "visit": N_("Visit"),
    "phone": N_("Telephone"),
    "meeting": N_("Meeting"),
    "email": N_("E-mail"),
    "letter": N_("Letter"),
    "case_note": N_("Case note"),
    "account": N_("A look at the account"),
}
STAGES = {
    "request": N_("Request"),
    "assessment": N_("Assessment"),
    "allocation": N_("Indicative budget"),
    "plan": N_("Plan"),
    "panel": N_("Panel"),
    "agreement": N_("Agreement"),
    "payment": N_("Payments"),
    "review": N_("Reviews"),
}
STANDINGS = {"done": N_("Done"), "now": N_("Now"), "not_yet": N_("Not yet")}
