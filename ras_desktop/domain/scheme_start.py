"""A new scheme of a chosen kind: the smallest that works, in the council's name, from a day on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.scheme import Example, Governance, Rate, Scheme, SchemeKind
from ras_desktop.domain.scheme_rename import LONGEST
from ras_desktop.domain.text import fold

_APART = re.compile(r"[^a-z0-9]+")
UNNAMED = "scheme"


@dataclass(frozen=True, slots=True)
class Start:
    """A kind of scheme with its smallest working scheme; `kind` is the name of its folder."""

    kind: str
    scheme: Scheme


def started(start: Scheme, title: str, name: str, label: str, council: str, first: date) -> Scheme:
    """The start as a scheme of the council's own; prices and examples begin on its first day."""
    return replace(
        start,
        name=name,
        version=label,
        title=title.strip(),
        council=council,
        kind=SchemeKind.OWN,
        valid_from=first,
        valid_to=None,
        note="",
        governance=Governance(),
        rates=tuple(_from(each, first) for each in start.rates),
        examples=tuple(_on(each, first) for each in start.examples),
    )


def _from(rate: Rate, first: date) -> Rate:
    return replace(rate, values=(replace(rate.values[0], first=first, last=None),))


def _on(example: Example, first: date) -> Example:
    return replace(example, on=first)


def check_start(title: str) -> Findings:
    """What is missing before a scheme can begin."""
    return () if title.strip() else (Finding("scheme.words_missing", "title"),)


def name_of(title: str, taken: Iterable[str]) -> str:
    """A name for files, made of a title: "Short breaks 2027" → "short-breaks-2027"; free."""
    plain = _APART.sub("-", fold(title)).strip("-")
    plain = plain if plain[:1].isalpha() else f"{UNNAMED}-{plain}".rstrip("-")
    whole = plain[: LONGEST - 4].rstrip("-")
    held = set(taken)
    number, name = 1, whole
    while name in held:
        number += 1
        name = f"{whole}-{number}"
    return name
