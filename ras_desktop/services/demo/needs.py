"""Assessed needs that fit the answers, and the outcomes that meet them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.words import NeedWords, OutcomeWords

ROUND_THE_CHILD = frozenset({"carers", "siblings", "family", "nights"})
"""Needs of those round the child; every plan has at least one outcome of the child's own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A need of one child in words, how high it was answered (0–3), and how it may be met."""

    need: AssessedNeed
    level: int
    words: NeedWords
    outcomes: tuple[OutcomeWords, ...]


def assess(
    dice: Dice,
    teller: Teller,
    needs: tuple[NeedWords, ...],
    levels: Mapping[str, int],
    family: str,
    years: int,
) -> tuple[Found, ...]:
    """The two to four needs that the answers tell of most, the greatest first."""
    scored = []
    for words in needs:
        if words.families and family not in words.families:
            continue
        if words.ages[0] <= years <= words.ages[1]:
            level = max((levels.get(each, 0) for each in words.questions), default=0)
            scored.append((level + dice.share() * 1.4, level, words))
    scored.sort(key=lambda each: -each[0])
    grave = sum(level >= 2 for _, level, _ in scored)
    count = min(4, max(2, grave, dice.whole(2, 3)))
    told = ((level, words, _outcomes(teller, words, years)) for _, level, words in scored)
    fitting = (each for each in told if each[2] and teller.can(each[1].words))
    chosen = list(islice(fitting, count))
    if all(words.id in ROUND_THE_CHILD for _, words, _ in chosen):
        own = (each for each in fitting if each[1].id not in ROUND_THE_CHILD)
        chosen[-1:] = list(islice(own, 1)) or chosen[-1:]
    return tuple(
        Found(
            AssessedNeed(dice.uuid(), teller.one(words.words), words.area, level >= 1),
            level,
            words,
            outcomes,
        )
        for level, words, outcomes in chosen
    )


def _outcomes(teller: Teller, words: NeedWords, years: int) -> tuple[OutcomeWords, ...]:
    return tuple(
        each
        for each in words.outcomes
        if each.ages[0] <= years <= each.ages[1]
        and all(
            teller.can(told) for told in (each.words, each.already, each.needed, each.gap, each.who)
        )
    )
