"""What writing a practice set needs: a copy of a child, a title, and where a finding's field is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import count

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.practice import PracticeChild, PracticeSet

_CHILD = re.compile(r"child\[(.*?)\](?:\.(.*))?\Z")
_WHY = ".why"


def check_title(title: str) -> Findings:
    """What is missing before a set can be begun."""
    return () if title.strip() else (Finding("practice.title_missing", "title"),)


def copied_child(child: PracticeChild, id_: str, names: Collection[str]) -> PracticeChild:
    """The child once more: another identifier, for attempts hang on it, and a name of its own."""
    tried = (f"{child.name.strip()} {number}".strip() for number in count(2))
    return replace(child, id=id_, name=next(each for each in tried if each not in names))


def in_form(practice: PracticeSet, where: str) -> str:
    """The place of a finding as the form has it: child[amara].answers.sleep.why →
    children/0/answers/sleep/why. A place outside the children stays as it is.
    """
    found = _CHILD.match(where)
    at = [each.id for each in practice.children].index(found[1]) if found else -1
    if found is None:
        return where
    part, _dot, rest = (found[2] or "name").partition(".")
    if part != "answers":
        return f"children/{at}/{part}"
    answers = practice.children[at].answers
    if rest not in answers and rest.endswith(_WHY):
        rest = f"{rest.removesuffix(_WHY)}/why"
    return f"children/{at}/answers/{rest}"
