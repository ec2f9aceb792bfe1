"""Reads forms/ledger: how a payment run is written for one council's ledger (docs/ledger.md)."""

from __future__ import annotations

from pathlib import Path

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.ledger import Column, Days, Layout, Sums, Told
from ras_desktop.forms.reading import Entry, Read, read, twice

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENCODINGS = ("utf-8", "cp1252", "ascii")
NEEDED = frozenset({Told.AMOUNT, Told.REFERENCE})
"""Without these a payment cannot be made, or its return not be found."""


def read_layout(path: Path) -> Read[Layout]:
    """One layout, or findings that name file and key."""
    return read(path, _layout)


def layouts(folder: Path) -> tuple[tuple[Layout, ...], Findings]:
    """Every layout that ships, by title; findings where a file cannot be read."""
    found: list[Layout] = []
    faults: list[Finding] = []
    for path in sorted(folder.glob("*.toml")):
        told = read_layout(path)
        faults += told.findings
        if told.value is not None:
            found.append(told.value)
    return tuple(sorted(found, key=lambda each: each.title)), tuple(faults)


def _layout(entry: Entry) -> Layout:
    tables = entry.tables("column")
    twice(tables, "name")
    columns = tuple(_column(each) for each in tables)
    for missing in sorted(NEEDED - {each.says for each in columns}):
        entry.fault("ledger.column.missing", "column", word=missing.value)
    delimiter = entry.text("delimiter", needed=False, default="comma")
    if delimiter not in DELIMITERS:
        entry.fault("forms.word.unknown", "delimiter", word=delimiter, known=tuple(DELIMITERS))
    encoding = entry.text("encoding", needed=False, default="utf-8")
    if encoding not in ENCODINGS:
        entry.fault("forms.word.unknown", "encoding", word=encoding, known=ENCODINGS)
    return Layout(
        id=entry.name("id"),
        title=entry.text("title"),
        version=entry.text("version"),
        columns=columns,
        delimiter=DELIMITERS.get(delimiter, ","),
        head=entry.yes("head", needed=False, default=True),
        days=entry.one_of("days", Days, needed=False) or Days.ISO,
        sums=entry.one_of("sums", Sums, needed=False) or Sums.POUNDS,
        encoding=encoding if encoding in ENCODINGS else "utf-8",
    )


def _column(entry: Entry) -> Column:
    says = entry.one_of("says", Told)
    text = entry.text("text", needed=says is Told.FIXED)
    most = entry.whole("most", needed=False) if entry.has("most") else 0
    column = Column(entry.text("name"), says or Told.FIXED, text, int(most or 0))
    entry.done()
    return column
