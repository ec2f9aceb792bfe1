"""Sentences of the stage word: agreement; of the payee's checks, the employer's list, the gate."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "agreement.needs_notice": N_(
        "{sum} a year was decided, less than what is paid now. Give the family notice first; then "
        "an agreement can be made for the time after it."
    ),
    "agreement.no_decision": N_(
        "Nothing is decided yet that money could follow from: the panel or a manager decides first"
    ),
    "agreement.signed_already": N_(
        "This decision’s agreement was signed on {day}: it stands until there is a new decision"
    ),
    "agreement.no_clauses": N_(
        "No clauses of an agreement are in force: ask the RAS lead for some"
    ),
    "agreement.question": N_("This is not asked of this payee: look at the list again"),
    "agreement.part.twice": N_("A way of taking stands twice for one strand: make one line of it"),
    "agreement.part.negative": N_("A sum cannot be below zero"),
    "agreement.part.sum": N_(
        "The ways of taking come to {given} for {strand}, and {decided} was decided: they have to "
        "come to exactly that"
    ),
    "agreement.starts.before": N_("The money was decided from {day} on: it cannot begin before"),
    "agreement.payee.not_third": N_(
        "An organisation holds third-party money; a direct payment goes to a person"
    ),
    "agreement.payee.third": N_("Third-party money goes to an organisation: name it as the payee"),
    "agreement.payee.third_too": N_(
        "Part of it is third-party money: name the organisation that holds it as another payee"
    ),
    "payees.many": N_("There can be {most} payees beside the first"),
    "payees.twice": N_("{name} stands there twice: one payee has one share"),
    "payees.third.share": N_(
        "An organisation holds the third-party money: leave its share of the direct payment empty"
    ),
    "payees.third.nothing": N_(
        "An organisation is named and nothing is taken as third-party money: give it a sum above"
    ),
    "payees.share": N_("Write which share of the direct payment they receive, above 0 % to 100 %"),
    "payees.two_third": N_("One organisation holds the third-party money: name only one"),
    "payees.too_much": N_("The shares come to more than 100 % of one strand: make them smaller"),
    "payees.nothing_left": N_(
        "Nothing is left for {name}: name whoever receives it all as the first payee"
    ),
    "payees.place": N_(
        "{name} was payee number {number} until now: keep that place, for the account and what "
        "was paid hang on it"
    ),
    "payees.nobody": N_("There is no payee with this number"),
    "agreement.employs": N_("Say whether somebody is employed with the money"),
    "agreement.relative": N_("Say whether a close relative of the same household is to be paid"),
    "agreement.relative.who": N_("Write which relative is to be paid"),
    "agreement.relative.reason": N_("Write why the child’s welfare needs it"),
    "agreement.relative.approver": N_("A manager has to approve that this relative is paid"),
    "agreement.signature.turn": N_("This signature is not missing: choose whose is"),
    "agreement.signature.name": N_("Write the name of who signs"),
    "agreement.signature.future": N_("{day} has not come yet: enter the day of the signature"),
    "agreement.signature.before": N_(
        "The text was made ready on {day}: nobody can have signed it before"
    ),
    "agreement.signature.scan": N_("Attach the scan of the signed page"),
    "agreement.signature.strokes": N_("Nothing is written yet: sign on the pad"),
    "agreement.signature.points": N_("This is too much for a signature: clear the pad, sign again"),
    "agreement.end.reason": N_("Write why it ends"),
    "agreement.end.before": N_("It begins on {day}: it cannot end before that"),
    "payee.name": N_("Name who receives the money"),
    "payee.born": N_(
        "The child’s date of birth is not recorded: without it no payee can be checked"
    ),
    "payee.no_list": N_("No list of who may not be a payee is in force: ask the RAS lead for it"),
    "payee.ground.taken": N_(
        "“{id}” is a question of the program’s own: give the ground another id"
    ),
    "payee.in_care": N_(
        "The child is in care, so a parent may not receive the money. Long-term foster carers may, "
        "if the plan says so"
    ),
    "payee.under_16": N_("The young person may receive it from {day}, the 16th birthday"),
    "payee.year_11": N_(
        "A budget for learning passes to the young person on {day}, after the end of Year 11"
    ),
    "payee.adult": N_(
        "The young person is 18 on {day}: what the adult team decides comes in place of this"
    ),
    "payee.evidence": N_("Choose on what the answers rest"),
    "payee.missing": N_("Not asked yet: {question}"),
    "payee.barred": N_("The answer bars a direct payment to this person: {question}"),
    "payee.missing.identity": N_("Not looked at yet: who the payee is"),
    "payee.missing.can_manage": N_("Not asked yet: can the payee manage the money, with help?"),
    "payee.missing.consent": N_("Not asked yet: does the payee agree to receive the money?"),
    "payee.missing.foster_in_plan": N_(
        "Not looked at yet: does the care plan say that the foster carers receive it?"
    ),
    "payee.missing.safeguarding_in_plan": N_(
        "Not looked at yet: is the payment an agreed part of the safeguarding plan?"
    ),
    "payee.missing.capacity": N_("Not recorded yet: the young person’s mental capacity for it"),
    "payee.missing.chose": N_(
        "Not asked yet: does the young person want somebody else to receive it?"
    ),
    "payee.barred.identity": N_("It is not sure who the payee is"),
    "payee.barred.can_manage": N_(
        "The payee cannot manage the money, even with help: choose another way of taking, or payee"
    ),
    "payee.barred.consent": N_("The payee does not agree to receive the money"),
    "payee.barred.foster_in_plan": N_(
        "The care plan does not say that the foster carers receive it: have it agreed there first"
    ),
    "payee.barred.safeguarding_in_plan": N_(
        "The payment is no agreed part of the safeguarding plan: have it agreed there first"
    ),
    "payee.barred.capacity": N_(
        "The young person lacks capacity for it: a parent or somebody nominated receives it"
    ),
    "payee.barred.chose": N_(
        "The young person does not want somebody else to receive it: talk about their own payment"
    ),
    "employer.missing.right_to_work": N_("Right to work: not looked at yet"),
    "employer.missing.dbs": N_("DBS certificate: not there yet"),
    "employer.missing.contract": N_("Contract of work: not there yet"),
    "employer.missing.insurance": N_("Employer’s liability insurance: not there yet"),
    "employer.missing.payroll": N_("Payroll: not set up yet"),
    "employer.missing.pension": N_("Pension: not settled yet"),
    "employer.over.right_to_work": N_("Right to work: ran out on {day}"),
    "employer.over.dbs": N_("DBS certificate: to be renewed since {day}"),
    "employer.over.contract": N_("Contract of work: ran out on {day}"),
    "employer.over.insurance": N_("Employer’s liability insurance: ran out on {day}"),
    "employer.over.payroll": N_("Payroll: ran out on {day}"),
    "employer.over.pension": N_("Pension: to be looked at again since {day}"),
    "employer.future": N_("{day} has not come yet: enter since when it is in place"),
    "employer.order": N_("It cannot run out on {day}, before it began on {done}"),
    "start.no_agreement": N_("There is no agreement yet"),
    "start.nothing_paid": N_("Nothing of this budget is paid as money: there is nothing to start"),
    "start.decision": N_(
        "The decision that this rests on no longer stands: make a new agreement from the new one"
    ),
    "start.draft": N_("The agreement is still being written"),
    "start.ended": N_("The agreement has ended"),
    "start.not_intact": N_(
        "The text is not the one that was made ready: take it back to a draft and make it ready "
        "again"
    ),
    "start.signature.payee": N_("The payee has not signed yet"),
    "start.signature.young_person": N_("The young person has not signed yet"),
    "start.signature.beside": N_("{name} has not signed yet"),
    "start.signature.council": N_("The council has not signed yet"),
    "start.account": N_("No account is recorded yet"),
    "start.account.confirm": N_(
        "The account that {name} entered on {day} has to be confirmed by a second person"
    ),
    "start.early": N_("The money is for the time from {day} on"),
}
register(SENTENCES)

STATES = {
    "draft": N_("Being written"),
    "ready": N_("Ready to sign"),
    "signed": N_("Signed"),
    "ended": N_("Ended"),
}
PAYEES = {
    "parent": N_("A parent or carer"),
    "young_person": N_("The young person"),
    "nominated": N_("A person whom they have named"),
    "third_party": N_("An organisation (third party)"),
}
EVIDENCE = {
    "declaration": N_("Signed declaration"),
    "document": N_("A document that I saw"),
    "system": N_("The council’s own records"),
    "meeting": N_("Agreed at a meeting"),
}
QUESTIONS = {
    "identity": N_("Is it sure who the payee is?"),
    "can_manage": N_("Can the payee manage the money, with help if needed?"),
    "consent": N_("Does the payee agree to receive the money?"),
    "foster_in_plan": N_("Does the care plan say that the foster carers receive it?"),
    "safeguarding_in_plan": N_("Is the payment an agreed part of the safeguarding plan?"),
    "capacity": N_("Has the young person the mental capacity for it?"),
    "chose": N_("Does the young person want somebody else to receive it?"),
}
"""Questions that the program asks itself; those of the list of exclusions are in the list."""

SIGNERS = {
    "payee": N_("The payee"),
    "young_person": N_("The young person"),
    "council": N_("For the council"),
}
TURNS = {
    "payee": N_("The payee signs next."),
    "young_person": N_("The young person signs next."),
    "council": N_("Somebody signs for the council next."),
}
SIGNED = {"paper": N_("On paper"), "screen": N_("On the screen")}
RHYTHMS = {
    "four-weekly": N_("every four weeks"),
    "monthly": N_("every month"),
    "termly": N_("every term"),
    "one-off": N_("once"),
}
EMPLOYER = {
    "right_to_work": N_("Right to work"),
    "dbs": N_("DBS certificate"),
    "contract": N_("Contract of work"),
    "insurance": N_("Employer’s liability insurance"),
    "payroll": N_("Payroll"),
    "pension": N_("Pension"),
}
