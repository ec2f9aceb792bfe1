"""Sentences about making two records of one child into one."""

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "merging.same": N_("These are one and the same record: choose another"),
    "merging.gone": N_("Case {number} has already become part of another record"),
    "merging.unlike": N_("{first} and {second} do not look like one child: check before you go on"),
    "merging.built_on": N_(
        "Since the two records became one, work was added to it: they can no longer be parted "
        "by themselves"
    ),
}
register(SENTENCES)

MOVED = {
    "account": N_("Accounts"),
    "agreement": N_("Agreements"),
    "notice": N_("Notices"),
    "reconsideration": N_("Requests to look at a notice again"),
    "attachment": N_("Attached files"),
    "address_confirmation": N_("Confirmed addresses"),
    "assessment": N_("Assessments"),
    "case_access": N_("People let into the case"),
    "case_restriction": N_("Restrictions of the case"),
    "case_state": N_("Earlier states of the case"),
    "case_unopened": N_("Emergencies that were not let in"),
    "consent": N_("Consents"),
    "draft": N_("Drafts"),
    "early_tick": N_("Early steps"),
    "issued_document": N_("Issued documents"),
    "moderation": N_("Confirmations of assessments"),
    "needs_assessment": N_("Needs assessments"),
    "note": N_("Notes"),
    "panel_decision": N_("Decisions of the panel"),
    "panel_interest": N_("Interests told to the panel"),
    "panel_put": N_("Puttings to the panel"),
    "person": N_("People"),
    "plan": N_("Plans"),
    "put_off": N_("What was put off"),
    "request": N_("Requests"),
    "review": N_("Reviews"),
    "set_amount": N_("Amounts set without the questionnaire"),
    "paid": N_("Payments"),
    "payment_line": N_("Lines of payment runs"),
    "payment_pause": N_("Pauses of payments"),
    "payment_share": N_("Shares of agencies"),
    "closing_account": N_("Last accounts of a direct payment"),
    "uplift_case": N_("New rates"),
    "proposal": N_("Proposals about an account"),
    "arrangement": N_("What was arranged while growing up"),
    "review_action": N_("What was agreed to be done"),
    "growing_task": N_("Tasks of growing up that were done"),
    "statement": N_("Bank statements"),
    "statement_entry": N_("Entries of bank statements"),
    "worker_spell": N_("Who held the case"),
}
"""What moves when two records become one, by table; a test holds it complete."""

CHILD_FIELDS = {
    "first_names": N_("First names"),
    "last_name": N_("Last name"),
    "preferred_name": N_("Preferred name"),
    "born": N_("Date of birth"),
    "sex": N_("Sex"),
    "gender_identity": N_("Gender identity"),
    "nhs_number": N_("NHS number"),
    "system_number": N_("Number in the case management system"),
    "address": N_("Address"),
    "household": N_("Household"),
    "family_composition": N_("Family composition"),
    "ethnicity": N_("Ethnicity"),
    "religion": N_("Religion"),
    "first_language": N_("First language"),
    "interpreter_needed": N_("Interpreter needed"),
    "communication": N_("Communication needs"),
    "school": N_("School or college"),
    "year_group": N_("School year, where it is not the one of the child’s age"),
    "primary_need": N_("Primary need"),
    "level_of_need": N_("Level of need"),
    "on_register": N_("On the Disability Register"),
    "ehc_status": N_("EHC plan"),
    "ehc_issued": N_("EHC plan issued"),
    "ehc_next_review": N_("EHC plan: next annual review"),
    "plan_basis": N_("The budget rests on"),
    "legal_flags": N_("Legal standing"),
}
"""The screen word of each field of a child's record; a test holds them complete."""
