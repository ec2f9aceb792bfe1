"""Records that may be of one child: pointed out while somebody types, never decided."""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.likeness import Likeness, Traits
from ras_desktop.domain.likeness import likely as likest
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that may be of the same child, and why."""

    line: Listed
    likeness: Likeness


def likely(desk: Desk, traits: Traits, most: int = 5) -> tuple[Alike, ...]:
    """The cases most like what is being typed, the likest first; closed cases too.

    What somebody may not know of is not hinted at.
    """
    with desk.read("family.list") as look:
        lines = lines_of(desk, look)
        who = reader(look)
        found = []
        for each in likest(traits, lines.alike(traits), most=len(lines)):
            line = lines.get(each.case) if each.case else None
            if line is not None and who.knows(line):
                found.append(Alike(line, each))
        return tuple(found[:most])
