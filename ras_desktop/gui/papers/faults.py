"""What is wrong with a file that was read: each fault with its place, a few at a time."""

from __future__ import annotations

from ras_desktop.domain.finding import Findings
from ras_desktop.wording import _, finding, number

MOST = 5
"""Faults that are said at once: a file with more is mended step by step."""


def with_places(findings: Findings) -> str:
    """“Rows, I3: Here stands a formula: write its result instead.”, and how many there are more."""
    said = []
    for each in findings[:MOST]:
        words = f"{finding(each).rstrip('.')}."
        said.append(f"{each.where}: {words}" if each.where else words)
    if len(findings) > MOST:
        said.append(_("And {count} more.").format(count=number(len(findings) - MOST)))
    return " ".join(said)
