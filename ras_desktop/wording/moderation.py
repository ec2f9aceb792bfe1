"""Sentences of moderation: the worker's and the confirmed score side by side."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "moderation.answer": N_("{question}: “{before}” was changed to “{after}”."),
    "moderation.reason": N_("The reason: {reason}"),
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
register(SENTENCES)
