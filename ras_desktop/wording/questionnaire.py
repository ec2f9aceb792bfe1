"""Sentences of the stage word: questionnaire (answers)."""

from __future__ import annotations

from ras_desktop.domain.form import Question
from ras_desktop.domain.questionnaire import Given
from ras_desktop.wording.speak import N_, _, number, register

SENTENCES = {
    "answers.missing": N_("{question}: not answered yet"),
    "answers.unknown_question": N_("“{question}” is no question of this form"),
    "answers.unknown_level": N_("{question}: “{level}” is not one of its levels"),
    "answers.not_relevant_not_allowed": N_(
        "{question}: this one cannot be left out as not relevant"
    ),
    "answers.between_not_allowed": N_("{question}: choose one of the levels, not a value between"),
    "answers.not_between": N_("{question}: {points} does not lie between two levels"),
    "answers.reason_needed": N_("{question}: say why the value lies between two levels"),
    "answers.no_number": N_("{question}: enter a number"),
    "answers.outside_limits": N_("{question}: {number} is not between {low} and {high}"),
    "answers.not_a_step": N_("{question}: {number} does not go up in steps of {step}"),
    "answers.comment_needed": N_("{question}: this answer needs a comment"),
    "answers.evidence_needed": N_("{question}: say what shows this (evidence)"),
    "answers.willing_not_asked": N_(
        "{question}: ask whether the people who help are willing and able to go on"
    ),
    "answers.born_after": N_("The date of birth ({born}) is after the day of assessment ({on})"),
    "answers.contradiction": N_("{text}"),
    "answers.offer_carer_assessment": N_(
        "{question}: “{level}” shows strain. Offer a parent carer’s assessment"
    ),
    "answers.offer_young_carer_assessment": N_(
        "{question}: “{level}” shows strain. Offer a young carer’s assessment"
    ),
}
register(SENTENCES)


def answer_words(question: Question, given: Given) -> str:
    """An answer in a few words: its level, its number, between two levels, or not relevant."""
    if given.not_relevant:
        return _("Not relevant")
    if given.points is not None:
        return _("{points} points, between two levels").format(points=number(given.points))
    if given.number is not None:
        return f"{number(given.number)} {question.unit}".strip()
    level = question.by_id.get(given.level or "")
    return level.title if level else ""
