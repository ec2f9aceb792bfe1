"""Sentences with choices: "[one|another] for {name}", said with the facts of one child.

`[a|b]` is a choice and may hold further ones; `{slot}` is a fact, `{Slot}` or `{slot_cap}` the same
with a capital. A choice that needs a fact which the child has not is left out; a phrase that needs
one cannot be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ras_desktop.services.demo.dice import Dice

Facts = Mapping[str, str]
"""What can be said of a child; a fact that is not known is left out, never empty."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A fact by its name."""

    name: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts is said."""

    options: tuple[Phrase, ...]


Part = str | Slot | Choice


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence ready to be said.

    `needs`: the facts that it always says; `choosy`: the choices of which every option needs some.
    """

    parts: tuple[Part, ...]
    needs: frozenset[str]
    choosy: tuple[Choice, ...] = ()

    def fits(self, facts: Facts) -> bool:
        """Whether the facts are there to say it."""
        return self.needs <= facts.keys() and all(
            any(option.fits(facts) for option in each.options) for each in self.choosy
        )

    def say(self, facts: Facts, dice: Dice) -> str:
        """The sentence. KeyError for a fact that is not there."""
        said = []
        for part in self.parts:
            if isinstance(part, str):
                said.append(part)
            elif isinstance(part, Slot):
                fact = facts[part.name]
                said.append(fact[:1].upper() + fact[1:] if part.capital else fact)
            else:
                fitting = [each for each in part.options if each.fits(facts)]
                said.append(dice.pick(fitting).say(facts, dice))
        return "".join(said)


@cache
def phrase(text: str) -> Phrase:
    """The phrase of a text. ValueError for a bracket that is not closed or has no beginning."""
    found, end = _read(text, 0, within=False)
    if end != len(text):
        raise ValueError(f"a bracket too many in: {text}")
    return found


def _read(text: str, at: int, within: bool) -> tuple[Phrase, int]:
    parts: list[Part] = []
    begun = at
    while at < len(text):
        sign = text[at]
        if sign in "[{":
            parts.append(text[begun:at])
            part, at = _choice(text, at + 1) if sign == "[" else _slot(text, at + 1)
            parts.append(part)
            begun = at
        elif sign in "|]" and within:
            break
        elif sign in "]}":
            return _phrase([*parts, text[begun:at]]), at
        else:
            at += 1
    return _phrase([*parts, text[begun:at]]), at


def _choice(text: str, at: int) -> tuple[Choice, int]:
    options = []
    while True:
        option, at = _read(text, at, within=True)
        options.append(option)
        if at >= len(text) or text[at] == "}":
            raise ValueError(f"a choice without an end in: {text}")
        if text[at] == "]":
            return Choice(tuple(options)), at + 1
        at += 1


def _slot(text: str, at: int) -> tuple[Slot, int]:
    end = text.find("}", at)
    name = text[at:end]
    if end < 0 or not name.replace("_", "").isalpha():
        raise ValueError(f"a slot without an end in: {text}")
    capital = name[0].isupper() or name.endswith("_cap")
    return Slot(name.removesuffix("_cap").lower(), capital), end + 1


def _phrase(parts: Iterable[Part]) -> Phrase:
    kept = tuple(each for each in parts if each != "")
    needs: set[str] = set()
    for part in kept:
        if isinstance(part, Slot):
            needs.add(part.name)
    choosy = tuple(
        each
        for each in kept
        if isinstance(each, Choice) and all(one.needs or one.choosy for one in each.options)
    )
    return Phrase(kept, frozenset(needs), choosy)


class Teller:
    """Says sentences about one child, no sentence twice while there are others."""

    def __init__(self, facts: Facts, dice: Dice) -> None:
        self.facts = facts
        self.dice = dice
        self._said: set[str] = set()
        self._fits: dict[str, bool] = {}

    def fitting(self, texts: Sequence[str]) -> list[str]:
        """Those texts whose facts the child has; unsaid ones if there are any."""
        possible = [each for each in texts if self._can(each)]
        return [each for each in possible if each not in self._said] or possible

    def can(self, texts: Sequence[str]) -> bool:
        """Whether any of the texts fits."""
        return any(self._can(each) for each in texts)

    def _can(self, text: str) -> bool:
        known = self._fits.get(text)
        if known is None:
            known = self._fits[text] = phrase(text).fits(self.facts)
        return known

    def one(self, texts: Sequence[str]) -> str:
        """One of the texts, said; "" if none fits."""
        for _ in range(3):  # most fit, so that looking through all of them is seldom needed
            chosen = self.dice.pick(texts) if texts else ""
            if chosen and chosen not in self._said and self._can(chosen):
                self._said.add(chosen)
                return self._say(chosen)
        possible = self.fitting(texts)
        if not possible:
            return ""
        chosen = self.dice.pick(possible)
        self._said.add(chosen)
        return self._say(chosen)

    def several(self, texts: Sequence[str], count: int) -> list[str]:
        """So many different ones of the texts, said; fewer if fewer fit."""
        chosen = self.dice.some(self.fitting(texts), count)
        self._said.update(chosen)
        return [self._say(each) for each in chosen]

    def _say(self, text: str) -> str:
        told = phrase(text).say(self.facts, self.dice)
        return told[:1].upper() + told[1:]
