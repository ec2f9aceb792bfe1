"""Sentences of moderation: the worker's and the confirmed score side by side."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "moderation.answer": N_("{question}: “{before}” was changed to “{after}”."),
    "moderation.answer_why": N_(
        "{question}: “{before}” was changed to “{after}”. The reason: {why}"
    ),
    "moderation.agreed": N_("Every answer was confirmed as it is. The result stays the same."),
    "moderation.reason": N_("The reason: {reason}"),
    "moderation.overall": N_("On the whole: {reason}"),
    "moderation.same": N_("The result stays the same."),
    "moderation.outcome": N_("Before: {before}. Now: {after}."),
    "moderation.more": N_("The sum rises by {difference}: {before} becomes {after}."),
    "moderation.less": N_("The sum falls by {difference}: {before} becomes {after}."),
    "moderation.points_up_more": N_(
        "{points:point|points} more made {difference} more: {before} becomes {after}."
    ),
    "moderation.points_up_less": N_(
        "{points:point|points} more made {difference} less: {before} becomes {after}."
    ),
    "moderation.points_down_more": N_(
        "{points:point|points} less made {difference} more: {before} becomes {after}."
    ),
    "moderation.points_down_less": N_(
        "{points:point|points} less made {difference} less: {before} becomes {after}."
    ),
    "moderation.points_up_same": N_("{points:point|points} more. The result stays the same."),
    "moderation.points_down_same": N_("{points:point|points} less. The result stays the same."),
}
FINDINGS = {
    "moderation.not_sealed": N_("This assessment is not sealed yet: there is nothing to confirm"),
    "moderation.confirmed_already": N_(
        "This assessment was confirmed on {day}. To change it, make a new one that follows it"
    ),
    "moderation.decided_already": N_(
        "This was confirmed or sent back on {day} and never changes: begin afresh"
    ),
    "moderation.reason.missing": N_("{question}: write why this answer is changed"),
    "moderation.overall.missing": N_("Write why, on the whole: the family reads it in the letter"),
    "moderation.needed.missing": N_("Write what is needed, so that the worker can put it right"),
    "moderation.changes_open": N_(
        "Some answers are changed: confirm it with the changes, or take them back first"
    ),
}
for each in (SENTENCES, FINDINGS):
    register(each)
