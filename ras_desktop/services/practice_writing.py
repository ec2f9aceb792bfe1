"""Practice sets are written in the program: begun, gone on with, kept, ended. For RAS leads.

What is typed is a draft of whoever types (`services.draft`); kept, it becomes a new edition. Two
leads cannot write over each other: a set that somebody kept meanwhile is said, not replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from ras_desktop.domain.canonical import NotReadable, from_json, to_json
from ras_desktop.domain.edition import EditionHead, EditionKind
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.form import Form
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.practice_follow import Fitted
from ras_desktop.domain.practice_writing import check_title
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_start import name_of
from ras_desktop.services import draft as drafts
from ras_desktop.services import practice, practice_files
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import typed
from ras_desktop.store import edition as edition_store

KIND = "practice_set"
"""The kind of a personal draft of a practice set; its subject is the edition, or NEW."""
NEW = "new"


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A form for which a set can be made: of a version in force, or of one that is still coming."""

    edition: UUID
    form: str
    form_title: str
    scheme_title: str
    version: str


@dataclass(frozen=True, slots=True)
class Writing:
    """A set as it is written, with its scheme and form.

    `subject` of the draft; `over`: the edition that it goes on from, None for a new set or a copy
    of one that ships. `kept`: whether there is a draft that is not an edition yet.
    """

    subject: str
    practice: PracticeSet
    scheme: Scheme
    form: Form
    over: UUID | None
    kept: bool


def forms(desk: Desk) -> tuple[FormChoice, ...]:
    """Every form that a set can be made for, of the versions in force."""
    with desk.read("practice.save") as look:
        return tuple(
            FormChoice(each.edition.id, form.id, form.title, each.scheme.title, each.scheme.version)
            for each in schemes.all_on(look, look.today)
            for form in each.scheme.forms
        )


def begin(desk: Desk, title: str, edition: UUID, form: str) -> PracticeSet:
    """A new set without children, kept as my draft. Refused: no title. Gone: no such version."""
    with desk.read("practice.save") as look:
        if found := check_title(title):
            raise Refused(*found)
        held = schemes.scheme_of(look, edition).scheme
        on = look.today if held.valid_on(look.today) else held.valid_from
        name = name_of(title, _names(look))
        made = PracticeSet(name, title.strip(), held.name, held.version, held.form(form).id, on, ())
    keep(desk, NEW, made, None)
    return made


def take_over(desk: Desk, edition: UUID, scheme_edition: UUID) -> Fitted:
    """My draft of a set for another version; says what does not fit it and must be agreed anew."""
    found = practice_files.take_over(desk, edition, scheme_edition)
    with desk.read("practice.save") as look:
        shipped = edition_store.with_content(look.session, edition).shipped
    keep(desk, str(edition), found.practice, None if shipped else edition)
    return found


def open_(desk: Desk, subject: str) -> Writing:
    """A set to write: my draft, else the edition; of one that ships a copy under its own name.

    Refused: there is no draft of a new set, or its scheme or form is gone.
    """
    held = drafts.find(desk, KIND, subject)
    with desk.read("practice.save") as look:
        over, kept = _over(look, subject), held is not None
        if held is not None:
            try:
                wanted = from_json(PracticeSet, held.body["set"])
            except (NotReadable, KeyError, TypeError) as fault:
                raise Refused(Finding("practice.draft_gone")) from fault
            over = UUID(held.body["over"]) if held.body.get("over") else None
        elif subject == NEW:
            raise Refused(Finding("practice.draft_gone"))
        else:
            wanted = practice.set_of(look, UUID(subject))
            if over is None:
                wanted = replace(wanted, name=name_of(f"{wanted.name}-own", _names(look)))
        plan = practice.needed(look, wanted).scheme
        return Writing(subject, wanted, plan, plan.form(wanted.form), over, kept)


def _over(look: Reading, subject: str) -> UUID | None:
    if subject == NEW or edition_store.with_content(look.session, UUID(subject)).shipped:
        return None
    return UUID(subject)


def _names(look: Reading) -> set[str]:
    return {each.name for each in edition_store.heads(look.session, EditionKind.PRACTICE)}


def keep(desk: Desk, subject: str, wanted: PracticeSet, over: UUID | None) -> None:
    """Keeps what is typed as my draft; half a child too."""
    body = {"set": to_json(wanted), "over": str(over) if over else ""}
    drafts.keep(desk, KIND, subject, body)


def save(desk: Desk, writing: Writing) -> Done[UUID]:
    """Keeps the set for everybody and removes the draft.

    Refused: what is missing, what does not fit, or somebody kept the set meanwhile.
    """
    with desk.act("practice.save") as work:
        wanted = typed(writing.practice)
        now = next((each for each in practice.heads(work) if each.name == wanted.name), None)
        if now is not None and now.id != writing.over:
            values = {"title": now.title, "by": now.added_by_name}
            raise Refused(Finding("practice.kept_meanwhile", "title", values))
        done = work.done(practice_files.keep(work, wanted))
    drafts.drop(desk, KIND, writing.subject)
    return done


def drop_draft(desk: Desk, subject: str) -> None:
    """Forgets what I typed; what is kept stays."""
    drafts.drop(desk, KIND, subject)


def end(desk: Desk, edition: UUID) -> Done[None]:
    """Takes an own set out of use. What was scored with it stays. Refused: it ships."""
    with desk.act("practice.save") as work:
        head = edition_store.with_content(work.session, edition)
        if head.shipped:
            raise Refused(Finding("practice.ships", "title", {"title": head.title}))
        for each in _editions(work, head.name):
            edition_store.end(work.session, each.id, work.today - timedelta(days=1))
        work.changed("practice", edition)
        return work.done(None)


def _editions(look: Reading, name: str) -> tuple[EditionHead, ...]:
    """Every edition of a set that is in force still: the one before must not come back."""
    heads = edition_store.heads(look.session, EditionKind.PRACTICE)
    return tuple(each for each in heads if each.name == name and each.valid_on(look.today))
