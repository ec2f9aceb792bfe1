"""What a service says when it refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest

import ras_desktop.wording.all  # noqa: F401  (every sentence, as in the program)
from ras_desktop import wording
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.store.trouble import Gone


def refused(act: Callable[[], object]) -> list[str]:
    """The codes for which it is refused; each has its sentence. Fails where it is done."""
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def said(act: Callable[[], object]) -> str:
    """What comes of an act: "ok", the first code that stands against it, or "gone"."""
    found: tuple[Finding, ...] = ()
    try:
        act()
    except Refused as refusal:
        found = refusal.findings
    except Gone:
        return "gone"
    assert all(wording.finding(each) for each in found)
    return found[0].code if found else "ok"


def table(words: str) -> dict[str, dict[str, str]]:
    """A table written by hand: a line of verbs, then a line for each state with what is said."""
    verbs, *rows = (line.split() for line in words.strip().splitlines())
    return {row[0]: dict(zip(verbs, row[1:], strict=True)) for row in rows}


def try_row(
    answers: Mapping[str, str],
    verbs: Mapping[str, Callable[[Any, Any], object]],
    who: Any,
    made: Callable[[], Any],
) -> None:
    """Every verb of a row: what is refused is tried on one thing, what is done on its own."""
    thing = None
    for verb, answer in sorted(answers.items(), key=lambda cell: cell[1] == "ok"):
        if thing is None or answer == "ok":
            thing = made()
        assert said(partial(verbs[verb], who, thing)) == answer, verb
