"""Reads forms/letters: the parts of a letter, and the routes printed on every decision letter."""

from __future__ import annotations

from pathlib import Path

from ras_desktop.domain.letter import (
    NEEDED,
    ROUTE_WORDS,
    WORDS,
    Letter,
    LetterKind,
    LetterPart,
    LetterWhen,
    Route,
    Routes,
    words_in,
)
from ras_desktop.domain.request import Strand
from ras_desktop.forms.reading import Entry, Read, read, twice


def read_letter(path: Path) -> Read[Letter]:
    """One letter, or findings: its words in braces are known, and the needed ones are there."""
    return read(path, _letter)


def read_routes(path: Path) -> Read[Routes]:
    """The routes, or findings: every strand has at least one."""
    return read(path, _routes)


def _letter(entry: Entry) -> Letter:
    kind = entry.one_of("letter", LetterKind)
    title, version = entry.text("title"), entry.text("version")
    tables = entry.tables("part")
    twice(tables, "id")
    known = WORDS[kind] if kind else frozenset().union(*WORDS.values())
    parts = tuple(_part(each, known) for each in tables)
    if kind is not None:
        used = {word for each in parts for word in words_in(each.text) or ()}
        for word in sorted(NEEDED[kind] - used):
            entry.fault("letter.word.missing", "part", word=f"{{{word}}}")
    return Letter(kind or LetterKind.REFUSAL, title, version, parts)


def _part(entry: Entry, known: frozenset[str]) -> LetterPart:
    part = LetterPart(
        id=entry.name("id"),
        text=_worded(entry, "text", known),
        heading=entry.text("heading", needed=False),
        when=entry.one_of("when", LetterWhen, needed=False) or LetterWhen.ALWAYS,
    )
    entry.done()
    return part


def _worded(entry: Entry, key: str, known: frozenset[str], *, needed: bool = True) -> str:
    """A text whose words in braces are known."""
    text = entry.text(key, needed=needed)
    words = words_in(text)
    if words is None:
        entry.fault("letter.braces", key)
        return ""
    for word in sorted(set(words) - known):
        entry.fault("letter.word.unknown", key, word=f"{{{word}}}", known=tuple(sorted(known)))
    return text


def _routes(entry: Entry) -> Routes:
    title, version = entry.text("title"), entry.text("version")
    tables = entry.tables("route")
    twice(tables, "id")
    routes = tuple(_route(each) for each in tables)
    served = {strand for each in routes for strand in each.strands}
    for strand in Strand:
        if strand not in served:
            entry.fault("routes.strand.none", "route", strand=strand.value)
    return Routes(title, version, routes)


def _route(entry: Entry) -> Route:
    known = {each.value: each for each in Strand}
    named = entry.texts("strands")
    for each in named:
        if each not in known:
            entry.fault("forms.word.unknown", "strands", word=each, known=tuple(known))
    route = Route(
        id=entry.name("id"),
        title=entry.text("title"),
        strands=tuple(known[each] for each in named if each in known),
        text=_worded(entry, "text", ROUTE_WORDS),
        contact=_worded(entry, "contact", ROUTE_WORDS, needed=False),
    )
    entry.done()
    return route
