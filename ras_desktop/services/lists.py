"""The council's lists in force and the areas of its questionnaire, in one look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.edition import EditionKind, in_force
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.scheme import edition_on, part_of, scheme_of
from ras_desktop.store import edition as edition_store


@dataclass(frozen=True, slots=True)
class InForce:
    """What forms offer on a day: lists by name, and area id → title of the scheme in force."""

    lists: Mapping[ListName, ChoiceList]
    areas: Mapping[str, str]


_LISTS: dict[UUID, ChoiceList] = {}
_AREAS: dict[UUID, Mapping[str, str]] = {}
"""By edition. An edition never changes once it is kept, so neither does what is known of it."""


def offered(desk: Desk, day: date) -> InForce:
    """The lists and areas in force on a day. Every page of a family asks: it takes one query."""
    with desk.read("scheme.read") as look:
        heads = edition_store.heads(look.session, EditionKind.LIST)
        found: dict[ListName, ChoiceList] = {}
        for name in ListName:
            head = in_force((each for each in heads if each.name == name.value), day)
            if head is not None:
                if head.id not in _LISTS:
                    _LISTS[head.id] = part_of(look, EditionKind.LIST, head.id)
                found[name] = _LISTS[head.id]
        return InForce(found, _areas(look, day))


def _areas(look: Reading, day: date) -> Mapping[str, str]:
    head = edition_on(look, EditionKind.SCHEME, day)
    if head is None:
        return {}
    if head.id not in _AREAS:
        forms = scheme_of(look, head.id).scheme.forms
        _AREAS[head.id] = {area.id: area.title for form in forms for area in form.areas}
    return _AREAS[head.id]
