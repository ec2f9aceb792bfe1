"""What is open on the schemes page: a version of the council's own, or an edition that ships."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import SchemeVersion, VersionState
from ras_desktop.gui.schemes.aside import Aside
from ras_desktop.gui.schemes.shelf import STATES
from ras_desktop.services.scheme_versions import Listed
from ras_desktop.wording import _, day


@dataclass(frozen=True, slots=True)
class Opened:
    """What is open: a version of the council's own, or an edition that ships.

    `aside`: what I typed earlier and could not keep over another lead's version.
    """

    scheme: Scheme
    edition: UUID | None
    version: SchemeVersion | None
    line: Listed | None
    aside: Aside | None = None

    @property
    def draft(self) -> bool:
        """Whether it can still be written."""
        return self.version is not None and self.version.state is VersionState.DRAFT

    @property
    def named(self) -> str:
        """Its part of the page's place."""
        return f"version/{self.version.id}" if self.version else f"edition/{self.edition}"


def said(held: Opened) -> str:
    """Where it stands, who approved it, from when to when."""
    parts = []
    if held.version is not None:
        parts.append(_(STATES[held.version.state][0]))
        approval, end = held.version.approval, held.version.retirement
        if approval is not None:
            parts.append(
                _("approved by {name}, from {day}").format(
                    name=approval.by_name, day=day(approval.first)
                )
            )
        if end is not None:
            parts.append(_("last day {day}").format(day=day(end.last)))
    elif held.line is not None and not held.line.for_use:
        parts.append(_("Published by another council: to read, and to take over"))
    else:
        parts.append(_("Comes with the program"))
    if held.line is not None and held.line.in_force:
        parts.append(_("in force today"))
    return " · ".join(parts)
