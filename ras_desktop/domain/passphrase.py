"""How good a passphrase is, in plain words: length counts, composition does not."""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.domain.finding import Finding

SHORTEST = 12
LONGEST = 1000
ENOUGH = 10.0
"""Tenfold powers of guesses: at half a second each, 10^10 guesses are 160 years."""
STRONG = 14.0


@dataclass(frozen=True, slots=True)
class Strength:
    """`steps`: 0 to 4, for a bar; `enough`: whether it is taken; `verdict`: the sentence."""

    steps: int
    enough: bool
    verdict: Finding


def judge(length: int, guesses_log10: float, pattern: str) -> Strength:
    """The verdict on a passphrase of this length, guessable in 10^`guesses_log10` tries.

    `pattern`: what makes it easiest to guess: "words", "repeat", "sequence", "keyboard", "date"
    or "" for none.
    """
    if length == 0:
        return Strength(0, False, Finding("passphrase.none"))
    if length < SHORTEST:
        values = {"least": SHORTEST, "missing": SHORTEST - length}
        return Strength(1, False, Finding("passphrase.short", values=values))
    if length > LONGEST:
        return Strength(0, False, Finding("passphrase.long", values={"most": LONGEST}))
    if guesses_log10 < ENOUGH:
        steps = 1 if guesses_log10 < ENOUGH / 2 else 2
        return Strength(steps, False, Finding(_EASY.get(pattern, "passphrase.easy")))
    if guesses_log10 < STRONG:
        return Strength(3, True, Finding("passphrase.good"))
    return Strength(4, True, Finding("passphrase.strong"))


_EASY = {
    "words": "passphrase.easy.words",
    "repeat": "passphrase.easy.repeat",
    "sequence": "passphrase.easy.sequence",
    "keyboard": "passphrase.easy.keyboard",
    "date": "passphrase.easy.date",
}
