"""Two records of one child become one, and are parted again if nothing was built on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain.family import Case, Child, check_sketch, standing
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.merging import Choice, Merge, check, choices, merged
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.record import case_to_read, no_errors
from ras_desktop.store import merging as merging_store
from ras_desktop.store import people as people_store
from ras_desktop.store.family import CASES
from ras_desktop.store.merging import MERGES, After, Before, Hanging
from ras_desktop.store.trouble import Gone, StaleCopy


@dataclass(frozen=True, slots=True)
class Preview:
    """What making two records into one would do.

    `choices`: the fields that differ and which value is proposed. `moves`: the word of a table →
    how many rows move to the survivor. `findings`: what speaks against it.
    """

    survivor: Case
    loser: Case
    choices: tuple[Choice, ...]
    moves: dict[str, int]
    findings: Findings


def preview(desk: Desk, survivor: UUID, loser: UUID) -> Preview:
    """What a merge would keep, fill and move: to be shown before it is done."""
    with desk.read("family.read") as look:
        one, two = case_to_read(look, survivor), case_to_read(look, loser)
        hangs = merging_store.hanging(look.session, loser)
    return Preview(
        survivor=one,
        loser=two,
        choices=choices(one.child, two.child),
        moves={table: len(rows) for table, rows in hangs.items() if table != "draft"},
        findings=check(one, two),
    )


def merge(desk: Desk, survivor: Case, loser: Case, from_loser: frozenset[str]) -> Done[Merge]:
    """Makes two records into one: the survivor keeps its number, and everything moves to it.

    `from_loser`: the fields of the child whose value is taken from the second record. That record
    stays as it was, with a mark that leads on to the survivor. StaleCopy if either has changed
    since it was shown. A second click gives the first merge.
    """
    with desk.act("family.merge") as work:
        one, two = case_to_read(work, survivor.id), case_to_read(work, loser.id)
        if two.merged_into == one.id:
            held = [m for m in merging_store.of_survivor(work.session, one.id) if m.loser == two.id]
            return work.done(held[0])
        no_errors(check(one, two))
        for copy, now in ((survivor, one), (loser, two)):
            work.allow(standing(now))
            if copy.version != now.version:
                raise StaleCopy("family", mine=copy, theirs=now)
        no_errors(_new_faults(one.child, merged(one.child, two.child, from_loser), work.today))
        before = _before(work, one, two)
        one, two = _join(work, one, two, before, from_loser)
        after = After(one.version, two.version, _built(work, one.id))
        kept = MERGES.put(
            work.session,
            Merge(
                id=uuid4(),
                survivor=one.id,
                loser=two.id,
                by=desk.actor.id,
                by_name=desk.actor.name,
                at=work.now,
                before=merging_store.noted(before),
                after=merging_store.noted(after),
            ),
        )
        _both_changed(work, kept)
        return work.done(kept)


def _new_faults(kept: Child, whole: Child, today: date) -> Findings:
    """What cannot be right only since values of two records came together."""
    known = check_sketch(kept, today)
    return tuple(each for each in check_sketch(whole, today) if each not in known)


def _before(work: Work, one: Case, two: Case) -> Before:
    return Before(
        child=one.child,
        existing_package=one.existing_package,
        moved=merging_store.hanging(work.session, two.id),
        spells=people_store.end_spells(work.session, two.id, work.today),
        siblings=people_store.siblings_of(work.session, one.id),
        loser_siblings=people_store.siblings_of(work.session, two.id),
    )


def _join(
    work: Work, one: Case, two: Case, before: Before, from_loser: frozenset[str]
) -> tuple[Case, Case]:
    merging_store.move(work.session, before.moved, one.id)
    merging_store.relink(work.session, two.id, ())
    both = dict.fromkeys((*before.siblings, *before.loser_siblings))
    merging_store.relink(work.session, one.id, (each for each in both if each != two.id))
    child = merged(one.child, two.child, from_loser)
    package = one.existing_package or two.existing_package
    whole = CASES.put(work.session, replace(one, child=child, existing_package=package))
    return whole, CASES.put(work.session, replace(two, merged_into=one.id))


def undo(desk: Desk, merge_: UUID) -> Done[Merge]:
    """Parts two records again. Refused if work has been built on the one since."""
    with desk.act("family.merge") as work:
        held = MERGES.find(work.session, merge_)
        one = case_to_read(work, held.survivor if held else merge_, MERGES.kind)
        if held is None:
            raise Gone(MERGES.kind)
        if held.undone_at is not None:
            return work.done(held)
        two = CASES.get(work.session, held.loser)
        after = merging_store.after_of(held)
        untouched = (one.version, two.version) == (after.survivor_version, after.loser_version)
        if not untouched or _built(work, one.id) != after.hanging:
            raise Refused(Finding("merging.built_on"))
        before = merging_store.before_of(held)
        merging_store.move(work.session, before.moved, two.id)
        people_store.reopen_spells(work.session, before.spells)
        merging_store.relink(work.session, one.id, before.siblings)
        merging_store.relink(work.session, two.id, before.loser_siblings)
        package = before.existing_package
        CASES.put(work.session, replace(one, child=before.child, existing_package=package))
        CASES.put(work.session, replace(two, merged_into=None))
        kept = MERGES.put(work.session, replace(held, undone_at=work.now))
        _both_changed(work, kept)
        return work.done(kept)


def _built(work: Work, case: UUID) -> Hanging:
    hangs = merging_store.hanging(work.session, case)
    return {table: rows for table, rows in hangs.items() if table != "draft"}


def _both_changed(work: Work, kept: Merge) -> None:
    for case in (kept.survivor, kept.loser):
        refresh(work, case)
        work.changed("family", case, case)
    work.changed("merge", kept.id, kept.survivor)
