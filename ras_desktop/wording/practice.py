"""Words of practice: invented children, how far answers are apart, how far a team agrees."""

from __future__ import annotations

from fractions import Fraction

from ras_desktop.domain.agreeing import Agreement, Undefined, strength
from ras_desktop.domain.money import Money
from ras_desktop.domain.practice import Comparison, Difference, Lean
from ras_desktop.wording.speak import N_, _, money, ngettext, number, plain, register

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
    "practice.name_missing": N_("Give each child a name"),
    "practice.agreed_by_missing": N_("{child}: write who agreed the answers"),
    "practice.title_missing": N_("Give the set a name"),
    "practice.draft_gone": N_("There is no draft of this practice set any more"),
    "practice.kept_meanwhile": N_(
        "{by} kept “{title}” meanwhile: forget what you typed, open it afresh and put it in again"
    ),
    "practice.folder_empty": N_("No practice set is in the folder “{folder}” (.toml or .xlsx)"),
    "practice.one_row": N_("The sheet “{sheet}” must have exactly one row below its headings"),
    "practice.no_question": N_("Say to which question this answer belongs"),
    "practice.answer_twice": N_("“{question}” is answered twice for this child: keep one row"),
    "practice.title_taken": N_("Another set for this form is called “{title}”: give another name"),
    "practice.ships": N_("“{title}” ships with the program and cannot be removed"),
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

ADVICE = {
    "score-more": N_("Let one more worker score these children."),
    "nothing": N_("The team reads it alike. Nothing to do."),
    "agreed": N_(
        "The team agrees with each other and not with the agreed answers: look at both once more."
    ),
    "edge": N_(
        "One level apart: talk at the next meeting about where one level ends and the next begins."
    ),
    "words": N_(
        "More than one level apart: the words of the levels are read differently. Talk about it at "
        "the next meeting, then mend the words."
    ),
}
"""What to do next about a question."""

STRENGTHS = {
    "poor": N_("poor"),
    "fair": N_("fair"),
    "moderate": N_("moderate"),
    "good": N_("good"),
    "very-good": N_("very good"),
}
"""Altman's words for a kappa."""

SCALE = N_(
    "Weighted kappa says how much of the disagreement that chance would give is not there: 1 all "
    "of it, 0 none. Linear weights: two levels apart count twice as much as one. Words after "
    "Altman (1991): poor up to 0.20, fair to 0.40, moderate to 0.60, good to 0.80, then very good."
)
"""What kappa is, under a table of it."""

ONE_LESS = N_(
    "“One child less”: how low and how high kappa would be without any one of the children."
)


def kappa(found: Agreement) -> str:
    """Kappa with its word, or why there is none: "0.62, good", "all the same", "too few"."""
    if found.why is Undefined.ALL_SAME:
        return _("all the same")
    if found.kappa is None:
        return _("too few")
    return f"{two_places(found.kappa)}, {_(STRENGTHS[strength(found.kappa).value])}"


def two_places(value: Fraction) -> str:
    """0.62, −0.10: always two places, half away from nought."""
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    sign = "−" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02d}"


def followed(titles: tuple[str, ...]) -> str:
    """Which questions of a set were found under other names in another version."""
    names = plain(tuple(f"“{each}”" for each in titles))
    words = ngettext(
        "The answers to a question that has another name in files came along:",
        "The answers to {count} questions that have other names in files came along:",
        len(titles),
    )
    return f"{words} {names}."


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


def alone(found: Difference) -> str:
    """What one answer alone would mean: "One level higher: 3 points and £270.00 a year more."."""
    said = [apart(found), _points_apart(found), _money_apart(found)]
    return f"{'; '.join(each for each in said if each)}."


def apart(found: Difference) -> str:
    """How far and which way: "1 level higher"; for a number "2 steps lower"."""
    size = abs(found.distance)
    by_level = found.agreed.given.number is None and found.given.number is None
    if size == 1:
        words = _("one level") if by_level else _("one step")
    else:
        levels = plain(round(size, 2)) if size.denominator > 1 else plain(size.numerator)
        words = (_("{count} levels") if by_level else _("{count} steps")).format(count=levels)
    way = _("{levels} higher") if found.lean is Lean.HIGHER else _("{levels} lower")
    said = way.format(levels=words)
    return said[:1].upper() + said[1:]


def _points_apart(found: Difference) -> str:
    if not found.points:
        return ""
    count = plain(abs(found.points))
    one = abs(found.points) == 1
    more, less = (
        (_("{count} point more"), _("{count} point less"))
        if one
        else (_("{count} points more"), _("{count} points less"))
    )
    return (more if found.points > 0 else less).format(count=count)


def _money_apart(found: Difference) -> str:
    if found.outcome:
        return _("by itself it would lead to another outcome")
    if found.money is None:
        return _("no sum comes of it: the panel decides")
    return _sum_apart(found.money)


def _sum_apart(sum_: Money) -> str:
    if not sum_:
        return _("by itself it would not change the budget")
    words = _("{sum} a year more") if sum_ > Money(0) else _("{sum} a year less")
    return words.format(sum=_size(sum_))


def budget_apart(found: Comparison) -> str:
    """What all answers together change: "£420.00 a year less than yours"."""
    if found.money is None:
        return ""
    if not found.money:
        return _("the same as yours")
    yours_more = found.money > Money(0)
    words = _("yours: {sum} a year more") if yours_more else _("yours: {sum} a year less")
    return words.format(sum=_size(found.money))


def _size(sum_: Money) -> str:
    return money(sum_ if sum_ > Money(0) else -sum_)
