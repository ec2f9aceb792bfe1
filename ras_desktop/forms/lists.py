"""Reads forms/lists: what a council chooses from (needs, languages, wards, schools …)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from ras_desktop.domain.choice import Choice, ChoiceList, ListName
from ras_desktop.domain.family import LegalFlag, PlanBasis
from ras_desktop.forms.reading import Entry, Read, read, twice

FIXED: Mapping[ListName, type[StrEnum]] = {
    ListName.PLAN_BASIS: PlanBasis,
    ListName.LEGAL_FLAG: LegalFlag,
}
"""Lists whose codes the program itself knows: their words can be changed, their codes cannot."""


def read_list(path: Path) -> Read[ChoiceList]:
    """One list, or findings."""
    return read(path, _list)


def _list(entry: Entry) -> ChoiceList:
    name = entry.one_of("list", ListName)
    title = entry.text("title")
    own_words = entry.yes("own_words")
    source, note = entry.text("source", needed=False), entry.text("note", needed=False)
    items = entry.tables("item")
    twice(items, "code")
    twice(items, "label")
    choices = tuple(_item(each) for each in items)
    if name is not None:
        _named(entry, name)
        _fixed(entry, name, choices)
    return ChoiceList(name or ListName.RELATION, title, choices, own_words, source, note)


def _item(entry: Entry) -> Choice:
    choice = Choice(
        entry.name("code"),
        entry.text("label"),
        entry.text("group", needed=False),
        entry.text("note", needed=False),
    )
    entry.done()
    return choice


def _named(entry: Entry, name: ListName) -> None:
    if entry.file != f"{name.value}.toml":
        entry.fault("lists.file.other", "list", name=name.value, file=f"{name.value}.toml")


def _fixed(entry: Entry, name: ListName, choices: tuple[Choice, ...]) -> None:
    kind = FIXED.get(name)
    if kind is not None and {each.code for each in choices} != {each.value for each in kind}:
        entry.fault("lists.codes.fixed", "item", known=tuple(each.value for each in kind))
