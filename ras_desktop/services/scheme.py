"""Schemes and the council's other forms: what ships is added, what is in force is found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from ras_desktop.domain.canonical import scheme_from_json
from ras_desktop.domain.edition import EditionHead, EditionKind, all_in_force, in_force
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.scheme import Scheme
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.store import coding, seeding
from ras_desktop.store import edition as edition_store
from ras_desktop.store.session import Store


@dataclass(frozen=True, slots=True)
class Seeded:
    """What seeding did: how many editions it added, and the errors in the files."""

    added: int
    findings: Findings


@dataclass(frozen=True, slots=True)
class Held:
    """A scheme with the edition it is kept as."""

    edition: EditionHead
    scheme: Scheme


def seed(store: Store, forms: Path, now: datetime) -> Seeded:
    """Adds what ships and is not there yet; overwrites nothing. Quick where nothing is new.

    It is no verb of a user: it runs when a case file is created, and at the first opening after an
    upgrade, whoever opens it. A faulty file is left out and said in the findings.
    """
    fingerprint = _fingerprint(forms)
    with store.reading() as session:
        if seeding.was_added(session, fingerprint):
            return Seeded(0, ())
    shipped = _shipped(forms, fingerprint)
    book = shipped.rulebook
    editions = [
        *(seeding.of_rulebook(book, now) if book else ()),
        *(seeding.of_scheme(each, now) for each in shipped.schemes),
        *(seeding.of_practice(each, now) for each in shipped.practice),
    ]
    with store.writing() as session:
        added = seeding.add_all(session, editions)
        seeding.note_added(session, fingerprint, now)
    return Seeded(added, shipped.findings)


@dataclass(frozen=True, slots=True)
class _Shipped:
    """Everything of a folder of forms, and what was wrong with it."""

    rulebook: Rulebook | None
    schemes: tuple[Scheme, ...]
    practice: tuple[PracticeSet, ...]
    findings: Findings


@lru_cache(maxsize=1)
def _shipped(forms: Path, fingerprint: str) -> _Shipped:
    """Reads a folder of forms; the readers are loaded only here, for most openings need none."""
    from ras_desktop.forms.practice import read_practice
    from ras_desktop.forms.rulebook import read_rulebook
    from ras_desktop.forms.scheme import read_scheme

    rulebook = read_rulebook(forms)
    folders = [each.parent for each in sorted(forms.glob("schemes/*/*/scheme.toml"))]
    reads = [read_scheme(each) for each in folders]
    found = list(rulebook.findings)
    for folder, read in zip(folders, reads, strict=True):
        found += [_placed(each, folder.relative_to(forms)) for each in read.findings]
    sets = [read_practice(each) for each in sorted(forms.glob("practice/*.toml"))]
    found += [replace(each, where=f"practice/{each.where}") for s in sets for each in s.findings]
    held = tuple(each.scheme for each in reads if each.scheme is not None)
    practice = tuple(each.value for each in sets if each.value is not None)
    return _Shipped(rulebook.value, held, practice, errors(tuple(found)))


def _placed(found: Finding, folder: Path) -> Finding:
    """A finding of one of many schemes: with the folder, for each of them has a scheme.toml."""
    place = folder.as_posix()
    values = dict(found.values)
    if "file" in values:
        values["file"] = f"{place}/{values['file']}"
    return replace(found, where=f"{place}/{found.where}", values=values)


def _fingerprint(forms: Path) -> str:
    """SHA-256 over the names and bytes of all shipped files."""
    whole = hashlib.sha256()
    for path in sorted(forms.rglob("*.toml")):
        whole.update(path.relative_to(forms).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def schemes(desk: Desk) -> tuple[EditionHead, ...]:
    """Every version of every scheme in the store, by name and first day."""
    with desk.read("scheme.read") as look:
        return edition_store.heads(look.session, EditionKind.SCHEME)


def get(desk: Desk, edition: UUID) -> Held:
    """One version of a scheme. Gone if there is none."""
    with desk.read("scheme.read") as look:
        return scheme_of(look, edition)


def in_force_on(desk: Desk, day: date) -> Held | None:
    """The scheme in force on a day; None where there is none."""
    with desk.read("scheme.read") as look:
        return scheme_on(look, day)


def part_in_force(desk: Desk, kind: EditionKind, day: date, name: str = "") -> Any:
    """The value of a kind in force on a day: PriceList, Terms, PlanTemplate … None: there is none.

    `name` where a kind has several: a letter's or a list's.
    """
    with desk.read("scheme.read") as look:
        head = edition_on(look, kind, day, name)
        return None if head is None else part_of(look, kind, head.id)


# ---------------------------------------------------------------- shared by the other services


def scheme_on(look: Reading, day: date, age: int | None = None) -> Held | None:
    """The scheme in force on a day, inside a transaction that is open.

    A council may have one scheme for children and another for young people: then the one with a
    form for `age` (in whole years) is given; the latest where none has one.
    """
    held = all_on(look, day)
    fitting = (each for each in held if age is not None and each.scheme.form_for(age) is not None)
    return next(fitting, next(iter(held), None))


def all_on(look: Reading, day: date) -> tuple[Held, ...]:
    """Every scheme in force on a day, the latest first.

    As soon as a council has one of its own in force, no example counts any more.
    """
    heads = all_in_force(edition_store.heads(look.session, EditionKind.SCHEME), day)
    own = [each for each in heads if not each.shipped]
    return tuple(scheme_of(look, each.id) for each in own or heads[:1])


def scheme_of(look: Reading, edition: UUID) -> Held:
    """One version of a scheme, inside a transaction that is open. Gone if there is none."""
    kept = edition_store.with_content(look.session, edition)
    head = EditionHead(**{each: getattr(kept, each) for each in EditionHead.__slots__})
    return Held(head, _scheme(kept.content))


def edition_on(look: Reading, kind: EditionKind, day: date, name: str = "") -> EditionHead | None:
    """The edition of a kind in force on a day, without its content."""
    heads = edition_store.heads(look.session, kind)
    return in_force((each for each in heads if not name or each.name == name), day)


def part_of(look: Reading, kind: EditionKind, edition: UUID) -> Any:
    """The value of an edition that is no scheme. Gone if there is none."""
    return _part(kind, edition_store.with_content(look.session, edition).content)


@lru_cache(maxsize=16)
def _scheme(content: str) -> Scheme:
    return scheme_from_json(content)


@lru_cache(maxsize=64)
def _part(kind: EditionKind, content: str) -> Any:
    return coding.load(seeding.HINTS[kind], content)
