"""Where a value of a review's form stands: its path, as findings and fields name it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ras_desktop.domain.reviewing import ReviewForm

WORDS = frozenset(
    {
        "present", "changes", "used_words", "enough_words", "appropriate_words", "parents",
        "others", "reasons", "stays", "late_words",
    }
)  # fmt: skip
"""Fields that hold words: nothing typed is "", never None."""


def held(form: ReviewForm, where: str) -> Any:
    """The value at a path: "on", "progress/0/score", "voice/marks/home", "earlier/0/done"."""
    root, *rest = where.split("/")
    value = getattr(form, root)
    for step in rest:
        if isinstance(value, tuple):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            value = getattr(value, step)
    return value


def put(form: ReviewForm, where: str, value: Any) -> ReviewForm:
    """The form with another value at a path."""
    root, *rest = where.split("/")
    if not rest:
        return replace(form, **{root: value})
    if root == "voice":
        return replace(form, voice=_in_voice(form, rest, value))
    items = list(getattr(form, root))
    at = int(rest[0])
    items[at] = replace(items[at], **{rest[1]: value})
    whole: Any = tuple(items)
    return replace(form, **{root: whole})


def _in_voice(form: ReviewForm, rest: list[str], value: Any) -> Any:
    if rest[0] != "marks":
        return replace(form.voice, **{rest[0]: value})
    marks = {key: mark for key, mark in form.voice.marks.items() if key != rest[1]}
    return replace(form.voice, marks=marks if value is None else {**marks, rest[1]: value})
