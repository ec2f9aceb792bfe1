"""Lists that a council chooses from: needs, languages, relations, wards, schools … domain.md §3."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ListName(StrEnum):
    """Every list that the program asks for; the file has the same name."""

    PRIMARY_NEED = "primary_need"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    LANGUAGE = "language"
    RELATION = "relation"
    LEVEL_OF_NEED = "level_of_need"
    PLAN_BASIS = "plan_basis"
    LEGAL_FLAG = "legal_flag"
    FAMILY_COMPOSITION = "family_composition"
    COMMUNICATION = "communication"
    WARD = "ward"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: `code` is kept, `label` is read. `group` gathers entries on the screen."""

    code: str
    label: str
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One list. `own_words`: another text may be typed instead of an entry."""

    name: ListName
    title: str
    items: tuple[Choice, ...]
    own_words: bool
    source: str = ""
    note: str = ""

    def label(self, kept: str) -> str:
        """What to read for what was kept: the entry's label, or the words as they were typed."""
        return next((each.label for each in self.items if each.code == kept), kept)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in the list's order, each once."""
        return tuple(dict.fromkeys(each.group for each in self.items))
