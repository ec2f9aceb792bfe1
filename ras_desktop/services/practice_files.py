"""Practice sets come in and go out: own ones kept, read from a file, written; the sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ras_desktop.documents import practice as sheet
from ras_desktop.documents.draw import draw
from ras_desktop.domain import practice as rules
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.practice_follow import Fitted, fitted, form_of
from ras_desktop.forms.practice import read_practice, write_practice
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
        return work.done(_keep(work, typed(wanted)))


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
    """Keeps the set of a file. Refused: every fault with its place, what does not fit too."""
    read = read_practice(path)
    if read.value is None:
        raise Refused(*read.findings)
    return save(desk, read.value)


def to_file(desk: Desk, edition: UUID) -> str:
    """A set as the text of its file: reads back as the same."""
    with desk.read("practice.save") as look:
        return write_practice(practice.set_of(look, edition))


def _keep(work: Work, wanted: PracticeSet) -> UUID:
    no_errors(rules.check_set(wanted))
    heads = edition_store.heads(work.session, EditionKind.PRACTICE)
    if any(each.shipped and each.name == wanted.name for each in heads):
        raise Refused(Finding("practice.name_taken", "name", {"title": wanted.title}))
    held = practice.needed(work, wanted)
    no_errors(_unfit(wanted, held))
    now = next((each for each in practice.heads(work) if each.name == wanted.name), None)
    last = practice.set_of(work, now.id) if now else None
    wanted = replace(wanted, revision=last.revision if last else 0)
    if now is not None and wanted == last:
        return now.id
    wanted = replace(wanted, revision=wanted.revision + 1)
    own = seeding.of_practice(wanted, work.now, by=work.actor.name, shipped=False)
    EDITIONS.put(work.session, own)
    work.changed("practice", own.id)
    return own.id


def _unfit(wanted: PracticeSet, held: scheme.Held) -> Findings:
    return rules.check_fit(wanted, held.scheme)


def sheet_pdf(desk: Desk, team: Team) -> bytes:
    """The sheet for the team meeting."""
    with desk.read("practice.agreement") as look:
        council = council_store.get(look.session)
    meeting = sheet.Meeting(team.practice, team.form, team.practised, team.today)
    return draw(sheet.compose(council, meeting))
