"""What a lead typed into a draft and could not keep, because another lead was quicker."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.canonical import scheme_from_json, scheme_to_json
from ras_desktop.domain.scheme import Scheme
from ras_desktop.services import draft as drafts
from ras_desktop.services.desk import Desk

KIND = "scheme"
"""The kind of a personal draft: what I typed that could not be kept over another's version."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What I typed and could not keep, and what both of us had before (None: not known)."""

    mine: Scheme
    base: Scheme | None


def aside_of(desk: Desk, id_: UUID) -> Aside | None:
    """What was put aside for a draft, by me."""
    held = drafts.find(desk, KIND, str(id_))
    if held is None:
        return None
    base = held.body.get("base")
    return Aside(scheme_from_json(held.body["mine"]), scheme_from_json(base) if base else None)


def put_aside(desk: Desk, id_: UUID, held: Aside) -> None:
    """Keeps it as mine alone; Today offers it until both versions are joined."""
    base = scheme_to_json(held.base) if held.base else ""
    drafts.keep(desk, KIND, str(id_), {"mine": scheme_to_json(held.mine), "base": base})


def drop_aside(desk: Desk, id_: UUID) -> None:
    """Both are joined."""
    drafts.drop(desk, KIND, str(id_))
