"""Reads forms/payee: the dated list of who may not receive a direct payment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ras_desktop.domain.payee import Exclusion, Exclusions, Own
from ras_desktop.domain.policy import Checked
from ras_desktop.domain.request import Strand
from ras_desktop.forms.reading import Entry, Read, read, twice


def read_exclusions(path: Path) -> Read[Exclusions]:
    """The list, or findings: every ground has a question, a source and how sure it is."""
    return read(path, _exclusions)


def _exclusions(entry: Entry) -> Exclusions:
    title, version = entry.text("title"), entry.text("version")
    tables = entry.tables("ground")
    twice(tables, "id")
    return Exclusions(title, version, tuple(_ground(each) for each in tables))


def _ground(entry: Entry) -> Exclusion:
    known = {each.value: each for each in Strand}
    named = entry.texts("strands")
    for each in named:
        if each not in known:
            entry.fault("forms.word.unknown", "strands", word=each, known=tuple(known))
    id_ = entry.name("id")
    if id_ in set(Own):
        entry.fault("payee.ground.taken", "id", id=id_)
    ground = Exclusion(
        id=id_,
        question=entry.text("question"),
        source=entry.text("source"),
        checked=entry.one_of("checked", Checked) or Checked.TO_CHECK,
        strands=tuple(known[each] for each in named if each in known),
        first=entry.day("from") or date.max,
        last=entry.day("to", needed=False),
    )
    entry.done()
    return ground
