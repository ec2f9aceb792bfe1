"""Somebody else wrote at the same decision or meeting: both versions, a choice at each part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.panel import Question
from ras_desktop.domain.panel_meeting import Member
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.widgets.two_versions import Pair
from ras_desktop.wording import _, day, money
from ras_desktop.wording.panel import FORUMS, SEATS, VERDICTS

Value = TypeVar("Value")
Say = Callable[[Any], str]
Names = Mapping[str, tuple[str, Say]]


def settle(parent: QWidget | None, mine: Value, theirs: Value, names: Names) -> Value | None:
    """Mine with what was chosen of theirs, at their version; None: not now.

    Where nothing differs nothing is asked.
    """
    held: Any = theirs
    pairs = [
        Pair(field, name, say(getattr(mine, field)) or "–", say(getattr(theirs, field)) or "–")
        for field, (name, say) in names.items()
        if getattr(mine, field) != getattr(theirs, field)
    ]
    taken: dict[str, Side] | None = versions.choose(parent, pairs) if pairs else {}
    if taken is None:
        return None
    other = {field: getattr(theirs, field) for field, side in taken.items() if side is Side.RIGHT}
    whole: Any = replace(mine, **other, id=held.id, version=held.version)  # type: ignore[type-var]
    chosen: Value = whole
    return chosen


def of_decision(question: Question) -> Names:
    """The parts of a decision that two may write differently, in words."""
    what = {line.line: line.what for line in question.lines}
    needs = {need.id: need.words for need in question.needs}

    def lines(held: Any) -> str:
        said = (f"{what.get(e.line, '')}: {money(e.approved)} {e.reason}".strip() for e in held)
        return "\n".join(said)

    def unmet(held: Any) -> str:
        return "\n".join(f"{needs.get(each.need, '')}: {each.reason}" for each in held)

    def deferral(held: Any) -> str:
        by = day(held.by_when) if held.by_when else ""
        return ", ".join(each for each in (held.needed, held.by_whom, by) if each)

    return {
        "forum": (_("Who decides?"), lambda held: _(FORUMS[held.value])),
        "verdict": (_("What is decided?"), lambda held: _(VERDICTS[held.value]) if held else ""),
        "lines": (_("Line by line"), lines),
        "reasons": (_("Reasons"), str),
        "conditions": (_("Conditions"), str),
        "dissent": (_("Who disagreed, and why"), str),
        "meets_needs": (
            _("Does this meet the assessed needs?"),
            lambda held: "" if held is None else (_("Yes") if held else _("No")),
        ),
        "needs_reason": (_("Why not"), str),
        "unmet": (_("Needs left unmet"), unmet),
        "exception": (_("Ground of an exception"), str),
        "deferral": (_("Deferred until"), deferral),
        "starts": (_("First day of the money"), lambda held: day(held) if held else ""),
        "interim": (_("Until the panel has met, a year"), lambda held: money(held) if held else ""),
        "correction": (_("What was wrong with the earlier decision"), str),
        "otherwise": (_("Why not as agreed at the review"), str),
    }


def of_meeting() -> Names:
    """The parts of a meeting that two may write differently, in words."""

    def members(held: tuple[Member, ...]) -> str:
        return "\n".join(
            ", ".join(e for e in (each.name, _(SEATS[each.seat.value]), _there(each)) if e)
            for each in held
        )

    return {
        "on": (_("Day"), lambda held: day(held)),
        "at": (_("Time"), lambda held: f"{held:%H:%M}" if held else ""),
        "place": (_("Place"), str),
        "members": (_("Members"), members),
    }


def _there(member: Member) -> str:
    return "" if member.present else _("not present")
