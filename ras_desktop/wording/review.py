"""Sentences of the word: review. When the next one is, what one lacks, and what its parts are."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "review.first": N_(
        "Payments began on {started}. The first review is within {months} months: by {day}."
    ),
    "review.after": N_(
        "The last review was on {last}. The next one is {months} months after it: by {day}."
    ),
    "review.with_ehc": N_(
        "The EHC plan review is on {day}, within {weeks} weeks of that: the two are held together."
    ),
    "review.too_late_to_join": N_(
        "The EHC plan review on {day} is too late to wait for: a review cannot be after {ceiling}."
    ),
    "review.on.future": N_("{day} is still to come. Write down a review once it has been held."),
    "review.on.before_start": N_(
        "{day} is before the payments began ({started}). Check the date of the review."
    ),
    "review.on.twice": N_("A review on {day} is written down already. Is it the same one?"),
    "review.on.before_last": N_(
        "{day} is before the last review ({later}). It is kept; the next one is counted from "
        "the last."
    ),
    "review.on.missing": N_("Say on which day the review was held"),
    "review.on.early": N_(
        "It was held {days} days before it was due ({due}). It counts; the next one is counted "
        "from it"
    ),
    "review.setting.missing": N_("Say where the review was held"),
    "review.late.missing": N_(
        "The review was due on {due} and was held {days} days later. Say why"
    ),
    "review.changed.missing": N_("Say whether anything has changed since the last review"),
    "review.changes.missing": N_("Say what has changed"),
    "review.progress.none": N_("There is no agreed plan with outcomes to look at"),
    "review.score.missing": N_("“{aim}”: choose how far it is now"),
    "review.score.scale": N_("“{aim}”: the scale goes from 0 to 10"),
    "review.evidence.missing": N_("“{aim}” went from {before} to {score}: say what shows it"),
    "review.used.missing": N_("Say how the money was used"),
    "review.used_words.missing": N_("Say what the money was used for, or why some is left over"),
    "review.enough.missing": N_("Say whether the support is enough"),
    "review.enough_words.missing": N_("Say what is too little, or what is no longer needed"),
    "review.appropriate.missing": N_("Say whether it is still the right support"),
    "review.appropriate_words.missing": N_("Say what no longer fits"),
    "review.heard.missing": N_("Say how the child was heard"),
    "review.voice.missing": N_("Write what the child says, or mark the child’s form"),
    "review.through.missing": N_("Say who spoke for the child"),
    "review.not-wanted.missing": N_("Say how the child showed that it does not want to take part"),
    "review.not-asked.missing": N_("Say why the child was not asked"),
    "review.mark.scale": N_("{mark} is not on this form’s scale"),
    "review.parents.missing": N_("What do the parents or carers say? Nothing is written yet"),
    "review.action.what": N_("Say what is to be done"),
    "review.action.who": N_("“{what}”: say who does it"),
    "review.action.by": N_("“{what}”: say by when"),
    "review.action.past": N_("{day} is before the review ({on})"),
    "review.earlier.open": N_("“{what}” was to be done: has it been?"),
    "review.result.missing": N_("Say what was agreed"),
    "review.reasons.missing": N_("Give the reasons: the family and whoever decides need them"),
    "review.reasons.category": N_(
        "This reason names a rule and says nothing of this child: say what has changed for them"
    ),
    "review.reasons.figure": N_(
        "A lower figure is no reason. Say what has changed for the child, and why less now suffices"
    ),
    "review.same.reasons": N_(
        "It stays the same although it is not right as it is: say why that was agreed"
    ),
    "review.stays.missing": N_("Say what does not change, so that the family can rely on it"),
    "review.amount.not_more": N_("{amount} is not more than the {annual} a year now"),
    "review.amount.not_less": N_("{amount} is not less than the {annual} a year now"),
    "review.amount.stop": N_("Nothing left is a stop: choose that"),
    "review.kind.missing": N_("Choose what kind of review it is"),
    "review.why.missing": N_("Say what has happened, what is asked for or what gives concern"),
    "review.no_package": N_(
        "No agreement is signed and running, so there is no package to review yet"
    ),
    "review.no_policy": N_("No policy is in force on {day}, so no review can be due"),
    "review.plan_changed": N_(
        "The plan has changed since this review was begun: its outcomes are those of before"
    ),
    "review.held_already": N_("{name} has sealed this review, held on {day}. It never changes"),
    "review.assess.reason": N_("Review of {day}"),
    "review.aside.reason": N_("Say why this review was a mistake"),
}
register(SENTENCES)

KINDS = {
    "first": N_("First review"),
    "six-monthly": N_("Six-monthly review"),
    "annual": N_("Review together with the EHC plan review"),
    "change": N_("Review after a change of circumstances"),
    "request": N_("Review that was asked for"),
    "concern": N_("Review because of a concern"),
}
STATES = {
    "draft": N_("Being written"),
    "held": N_("Held"),
    "set_aside": N_("Set aside"),
}
SETTINGS = {
    "home": N_("At home"),
    "school": N_("At school or college"),
    "office": N_("At our office"),
    "online": N_("By video call"),
    "phone": N_("By telephone"),
}
HEARD = {
    "present": N_("Took part"),
    "own-form": N_("Filled in the form"),
    "through": N_("Somebody spoke for the child"),
    "not-wanted": N_("Did not want to"),
    "not-asked": N_("Was not asked"),
}
VOICE_FORMS = {
    "younger": N_("Faces (under 11)"),
    "older": N_("A line from 0 to 10 (11 and over)"),
}
VOICE_ASKS = {
    "younger": {
        "home": N_("How is it at home?"),
        "school": N_("How is it at school?"),
        "friends": N_("How is it with your friends?"),
        "fun": N_("How are the things you do for fun?"),
        "helpers": N_("How is it with the people who help you?"),
    },
    "older": {
        "matters": N_("I can do what matters to me"),
        "friends": N_("I see my friends as much as I want"),
        "say": N_("I have a say in what happens"),
        "listened": N_("The people who help me listen"),
        "fits": N_("The support fits my life"),
    },
}
"""What each form asks, in words that a child reads."""

FACES = (N_("Very sad"), N_("Sad"), N_("So-so"), N_("Happy"), N_("Very happy"))
USED = {
    "as-agreed": N_("As agreed"),
    "otherwise": N_("Otherwise than agreed"),
    "left-over": N_("Some is left over"),
    "no-money": N_("No money is paid out"),
}
ENOUGH = {
    "enough": N_("Enough"),
    "too-little": N_("Too little"),
    "more-than-needed": N_("More than is needed"),
}
RESULTS = {
    "same": N_("The same"),
    "more": N_("More"),
    "less": N_("Less"),
    "stop": N_("Stop"),
    "payee": N_("Somebody else receives the money"),
}
RESULT_NEXT = {
    "same": N_("Nothing has to be decided. It goes on as it is."),
    "more": N_("The questionnaire, the plan and a decision come next."),
    "less": N_(
        "The questionnaire, the plan and a decision come next; then at least three months’ "
        "notice. Until then the same is paid."
    ),
    "stop": N_(
        "A decision comes next, then at least three months’ notice. Until then the same is paid."
    ),
    "payee": N_("A new agreement with the other payee comes next. The money goes on."),
}
LATE = {
    "family-asked": N_("The family asked for a later day"),
    "child-unwell": N_("The child was unwell"),
    "not-reached": N_("The family could not be reached"),
    "worker-away": N_("The worker was away or changed"),
    "with-ehc": N_("It waited for the EHC plan review"),
    "others": N_("It waited for other services"),
    "missed": N_("It was missed"),
}
