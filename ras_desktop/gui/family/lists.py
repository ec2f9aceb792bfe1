"""The council's lists as fields offer them and as facts read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.services import lists
from ras_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list in force today, and the areas of the questionnaire in force (id → title)."""

    by_name: Mapping[ListName, ChoiceList] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: ListName, kept: str) -> str:
        """What to read for what was kept; the words themselves where no list knows them."""
        held = self.by_name.get(name)
        return kept if held is None else held.label(kept)

    def area(self, kept: str) -> str:
        """The title of an area of the questionnaire."""
        return self.areas.get(kept, kept)

    def choices(self, name: ListName) -> tuple[Choice, ...]:
        """What a field offers: code and label; none where the council has no such list."""
        held = self.by_name.get(name)
        return () if held is None else tuple(Choice(each.code, each.label) for each in held.items)


def read(desk: Desk) -> Lists:
    """The lists in force today. Runs in the background, like every call into services."""
    found = lists.offered(desk, desk.today())
    return Lists(found.lists, found.areas)
