"""Words of practice: invented children, how far answers are apart, how far a team agrees."""

from __future__ import annotations

from fractions import Fraction

from ras_desktop.domain.agreement import Agreement, Strength, Undefined, strength
from ras_desktop.wording.speak import N_, _, ngettext, number, register

SENTENCES = {
    "practice.no_answers": N_("No agreed answer stands here: write one for each question"),
    "practice.one_answer": N_(
        "Give exactly one answer: a level, points between two levels, a number, or not relevant"
    ),
    "practice.scheme_gone": N_(
        "“{scheme}” {version} is not in this case file: read it in, or take the set over to "
        "another version"
    ),
    "practice.form_gone": N_("“{scheme}” {version} has no form “{form}”: make a set for another"),
    "practice.age": N_("{child} is {age}: “{form}” is for other ages"),
    "practice.answer_missing": N_("{child}: “{question}” has no agreed answer yet"),
    "practice.question_gone": N_("{child}: “{question}” is no question of this form any more"),
    "practice.level_gone": N_(
        "{child}, “{question}”: “{level}” is no level any more; agree on another"
    ),
    "practice.answer_unfit": N_(
        "{child}, “{question}”: the answer does not fit this version; agree on another"
    ),
    "practice.why_missing": N_("{child}, “{question}”: write in a sentence why it is right"),
    "practice.story_missing": N_("{child}: write something in every part of the story"),
    "practice.no_children": N_("Add at least one invented child"),
    "practice.child_twice": N_("Two children are called {child}: give each its own name"),
    "practice.child_gone": N_("This child is no longer in the practice set"),
    "practice.not_finished": N_("The agreed answers are shown once you have finished this child"),
    "practice.finished": N_("This child is finished; score it again to change an answer"),
    "practice.not_yours": N_("Only your manager sees what somebody else scored"),
    "practice.name_taken": N_("“{title}” ships with the program: save your set under its own name"),
}
register(SENTENCES)

STORY = {
    "who": N_("Who it is"),
    "day": N_("A day"),
    "night": N_("A night"),
    "family": N_("The family"),
    "natural": N_("Who helps without pay"),
}
"""The parts of a story → their headings."""

GAPS = {
    "same": N_("The same"),
    "near": N_("One level off"),
    "far": N_("Further off"),
}
"""How far an answer is from the agreed one."""

STRENGTHS = {
    "poor": N_("poor"),
    "fair": N_("fair"),
    "moderate": N_("moderate"),
    "good": N_("good"),
    "very-good": N_("very good"),
}
"""Altman's words for a kappa."""

SCALE = N_(
    "Kappa says how much of the disagreement that chance would give is not there: 1 all of it, "
    "0 none. Linear weights: two levels apart count twice as much as one. Words after Altman "
    "(1991): poor up to 0.20, fair to 0.40, moderate to 0.60, good to 0.80, then very good."
)


def kappa(found: Agreement) -> str:
    """Kappa with its word, or why there is none: "0.62, good", "all the same", "too few"."""
    if found.why is Undefined.ALL_SAME:
        return _("all the same")
    if found.kappa is None:
        return _("too few")
    return f"{two_places(found.kappa)}, {_(STRENGTHS[strength(found.kappa).value])}"


def strength_of(found: Agreement) -> Strength | None:
    """What the kappa is called; None without one."""
    return None if found.kappa is None else strength(found.kappa)


def two_places(value: Fraction) -> str:
    """0.62, −0.10: always two places, half away from nought."""
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    sign = "−" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02d}"


def percent(share: Fraction | None) -> str:
    """75 %, rounded half up, but never 100 % where one is not the same."""
    if share is None:
        return "–"
    whole = int(share * 100 + Fraction(1, 2))
    if whole == 100 and share < 1:
        whole = 99
    return f"{whole} %"


def leans(levels: Fraction) -> str:
    """Which way scores go, in levels: "0.3 higher", "0.2 lower", "as agreed"."""
    if abs(levels) < Fraction(1, 20):
        return _("as agreed")
    words = number(round(abs(levels), 1))
    return (_("{levels} higher") if levels > 0 else _("{levels} lower")).format(levels=words)


def said_few(workers: int, children: int) -> str:
    """How many stand behind a figure, and that they are too few to read much into."""
    return _("{workers}, {children}: too few to read much into.").format(
        workers=ngettext("{count} worker", "{count} workers", workers),
        children=ngettext("{count} child", "{count} children", children),
    )
