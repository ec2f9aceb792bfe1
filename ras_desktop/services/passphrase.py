"""Passphrases: how strong one is, and five random words to choose instead."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from functools import cache

from ras_desktop.domain.passphrase import Strength, judge

WORDS = 5
_JUDGED = 72
"""Characters that zxcvbn looks at; a longer passphrase is judged by its beginning."""
_PATTERNS = {
    "dictionary": "words",
    "repeat": "repeat",
    "sequence": "sequence",
    "spatial": "keyboard",
    "date": "date",
}


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """How strong a passphrase is; `about`: words that somebody would try first (the name)."""
    from zxcvbn import zxcvbn  # its word lists take a tenth of a second to load

    if not passphrase:
        return judge(0, 0.0, "")
    known = [part for text in about for part in (text, *text.split()) if part]
    found = zxcvbn(passphrase[:_JUDGED], user_inputs=[*known, "ras", "desktop"])
    easiest = max(found["sequence"], key=lambda each: len(each["token"]), default={"pattern": ""})
    pattern = _PATTERNS.get(easiest["pattern"], "")
    return judge(len(passphrase), float(found["guesses_log10"]), pattern, _is_common(passphrase))


def _is_common(passphrase: str) -> bool:
    """Whether it, or what is left without figures and signs round it, is a common password: on
    the list of 30,000 that zxcvbn keeps (from ten million leaked ones, Burnett 2015)."""
    common = _common()
    whole = passphrase.casefold().strip()
    core = re.sub(r"^[^a-z]+|[^a-z]+$", "", whole)
    return whole in common or (core in common and len(core) > 1)


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def offer() -> str:
    """Five random words of the EFF's long list: 64 bits, easy to type and to remember."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


@cache
def _words() -> tuple[str, ...]:
    from xkcdpass import xkcd_password

    path = xkcd_password.locate_wordfile("eff-long")
    words = xkcd_password.generate_wordlist(wordfile=path, min_length=3, max_length=9)
    return tuple(sorted({word for word in words if word.isalpha() and word.islower()}))
