"""How good a passphrase is, in plain words: length counts, composition does not."""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.domain.finding import Finding

SHORTEST = 15
"""Characters: the least for a secret that stands alone (NIST SP 800-63B-4, 3.1.1.2, 2025). Three
random words (National Cyber Security Centre) are longer in nearly every case."""
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


def judge(length: int, guesses_log10: float, pattern: str, common: bool = False) -> Strength:
    """The verdict on a passphrase of this length, guessable in 10^`guesses_log10` tries.

    `pattern`: what makes it easiest to guess: "words", "repeat", "sequence", "keyboard", "date"
    or "" for none. `common`: it stands on a list of those that are tried first.
    """
    if length == 0:
        return Strength(0, False, Finding("passphrase.none"))
    if length < SHORTEST:
        values = {"least": SHORTEST, "missing": SHORTEST - length}
        return Strength(1, False, Finding("passphrase.short", values=values))
    if length > LONGEST:
        return Strength(0, False, Finding("passphrase.long", values={"most": LONGEST}))
    if common:
        return Strength(1, False, Finding("passphrase.common"))
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
