"""Practice sets come in and go out: own ones kept, read from a file, written; the sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ras_desktop.documents import practice as sheet
from ras_desktop.documents.draw import draw
from ras_desktop.domain import practice as rules
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.practice_follow import Fitted, fitted, form_of
from ras_desktop.forms.practice import read_practice, write_practice
from ras_desktop.forms.practice_workbook import read_book, write_book
from ras_desktop.services import practice, scheme
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.practice import Team
from ras_desktop.services.record import no_errors, typed
from ras_desktop.store import council as council_store
from ras_desktop.store import edition as edition_store
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS


def to_edit(desk: Desk, edition: UUID) -> PracticeSet:
    """A set with its agreed answers, for who may write one. Gone if there is none."""
    with desk.read("practice.save") as look:
        return practice.set_of(look, edition)


def save(desk: Desk, wanted: PracticeSet) -> Done[UUID]:
    """Keeps an own set as a new edition; attempts at a child whose story stays go on counting.

    Refused: what is missing in it (`domain.practice.check_set`), what does not fit its scheme, or
    the name of a set that ships.
    """
    with desk.act("practice.save") as work:
        return work.done(keep(work, typed(wanted)))


def take_over(desk: Desk, edition: UUID, scheme_edition: UUID) -> Fitted:
    """A set for another version of the scheme, with the answers that fit it still; kept nowhere.

    Answers follow questions and levels that were given another name. The set gets a name of its
    own where it ships with the program. Refused: that version has no form of the set's.
    """
    with desk.read("practice.save") as look:
        held = practice.set_of(look, edition)
        own = practice.scheme_for(look, held)
        before, other = own.scheme if own else None, scheme.scheme_of(look, scheme_edition).scheme
        if form_of(held, before, other) is None:
            values = {"form": held.form, "scheme": other.title, "version": other.version}
            raise Refused(Finding("practice.form_gone", "form", values))
        found = fitted(held, before, other)
        if not edition_store.with_content(look.session, edition).shipped:
            return found
        return replace(found, practice=replace(found.practice, name=f"{held.name}-own"))


def from_file(desk: Desk, path: Path) -> Done[UUID]:
    """Keeps the set of a file or workbook.

    Refused: every fault with its place (key or cell), what does not fit its scheme too.
    """
    return save(desk, _read(path))


def from_folder(desk: Desk, place: Path) -> Done[tuple[UUID, ...]]:
    """Keeps the set of every file and workbook of a folder; none where one has a fault.

    Refused: the faults of all of them, each with its file; or no file is there.
    """
    paths = sorted(each for each in place.iterdir() if each.suffix.lower() in SUFFIXES)
    if not paths:
        raise Refused(Finding("practice.folder_empty", "", {"folder": place.name}))
    found: list[Finding] = []
    wanted: list[PracticeSet] = []
    for path in paths:
        try:
            wanted.append(_read(path))
        except Refused as refused:
            found += refused.findings
    if found:
        raise Refused(*found)
    with desk.act("practice.save") as work:
        return work.done(tuple(keep(work, typed(each)) for each in wanted))


SUFFIXES = (".toml", ".xlsx")
"""How the name of a file with a practice set ends: text, or a workbook."""


def _read(path: Path) -> PracticeSet:
    book = path.suffix.lower() == SUFFIXES[1]
    read = read_book(path.name, path.read_bytes()) if book else read_practice(path)
    if read.value is None:
        raise Refused(*read.findings)
    return read.value


def to_bytes(desk: Desk, edition: UUID, suffix: str = SUFFIXES[0]) -> bytes:
    """A set as its file or workbook: reads back as the same. Refused: it fits into no cell."""
    with desk.read("practice.save") as look:
        held = practice.set_of(look, edition)
    return write_book(held) if suffix.lower() == SUFFIXES[1] else write_practice(held).encode()


def to_folder(desk: Desk, place: Path) -> Path:
    """Every set in use as a file of its own. FileExistsError if one is there already."""
    with desk.read("practice.save") as look:
        held = [practice.set_of(look, each.id) for each in practice.heads(look)]
    for each in held:
        with (place / f"{each.name}.toml").open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_practice(each))
    return place


def keep(work: Work, wanted: PracticeSet) -> UUID:
    """Keeps an own set as a new edition, inside an open transaction. Refused as in `save`."""
    heads = edition_store.heads(work.session, EditionKind.PRACTICE)
    mine = [each for each in heads if each.name == wanted.name]
    if any(each.shipped for each in mine):
        raise Refused(Finding("practice.name_taken", "name", {"title": wanted.title}))
    if _titled_so(work, wanted):
        raise Refused(Finding("practice.title_taken", "title", {"title": wanted.title}))
    held = practice.needed(work, wanted)
    form = held.scheme.form(wanted.form)
    no_errors((*rules.check_set(wanted, form), *rules.check_fit(wanted, held.scheme)))
    now = next((each for each in practice.heads(work) if each.name == wanted.name), None)
    last = practice.set_of(work, now.id) if now else None
    if now is not None and last is not None and replace(wanted, revision=last.revision) == last:
        return now.id
    wanted = replace(wanted, revision=len(mine) + 1)
    own = seeding.of_practice(wanted, work.now, by=work.actor.name, shipped=False)
    EDITIONS.put(work.session, own)
    work.changed("practice", own.id)
    return own.id


def _titled_so(work: Work, wanted: PracticeSet) -> bool:
    """Whether another set for the same form is called so: nobody could tell them apart."""
    others = (practice.set_of(work, each.id) for each in practice.heads(work))
    return any(
        each.name != wanted.name
        and (each.title, each.scheme, each.version, each.form)
        == (wanted.title, wanted.scheme, wanted.version, wanted.form)
        for each in others
    )


def sheet_pdf(desk: Desk, team: Team) -> bytes:
    """The sheet for the team meeting."""
    with desk.read("practice.agreement") as look:
        council = council_store.get(look.session)
    meeting = sheet.Meeting(team.practice, team.form, team.practised, team.today)
    return draw(sheet.compose(council, meeting))
