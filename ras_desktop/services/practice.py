"""Practice: a worker scores invented children; a manager sees where the team differs.

The agreed answers of a child leave this module only with a finished attempt of whoever asks, with
the team's agreement (managers and RAS leads), or to be edited (RAS leads).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain import practice as rules
from ras_desktop.domain.edition import EditionHead, EditionKind, in_force
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.form import Form
from ras_desktop.domain.practice import Attempt, Comparison, PracticeChild, PracticeSet
from ras_desktop.domain.practice_follow import form_of
from ras_desktop.domain.practised import Practised, practised
from ras_desktop.domain.scheme import Scheme
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import as_seen, typed
from ras_desktop.services.scheme import Held
from ras_desktop.store import edition as edition_store
from ras_desktop.store.practice import ATTEMPTS, finished, of_worker


@dataclass(frozen=True, slots=True)
class SetLine:
    """A practice set as it is listed; its children come without their agreed answers.

    `scheme_title` and `form_title` are "" where the scheme is not in this case file. `in_use`:
    whether its version is in force today. `newer`: the version in force, where it is another one of
    the same form. `unfit`: what does not fit the set's own version. `mine`: child → my attempts,
    the first one first.
    """

    edition: UUID
    practice: PracticeSet
    shipped: bool
    scheme_title: str
    form_title: str
    in_use: bool
    newer: EditionHead | None
    unfit: Findings
    mine: Mapping[str, tuple[Attempt, ...]] = field(default_factory=dict)


def sets(desk: Desk) -> tuple[SetLine, ...]:
    """Every practice set in force, those of the scheme in force first, with my attempts."""
    with desk.read("practice.read") as look:
        mine = of_worker(look.session, look.actor.id)
        used = schemes.all_on(look, look.today)
        lines = [_line(look, each, mine, used) for each in heads(look)]
        return tuple(sorted(lines, key=lambda each: (not each.in_use, each.practice.title)))


def _line(
    look: Reading, head: EditionHead, attempts: tuple[Attempt, ...], used: tuple[Held, ...]
) -> SetLine:
    practice = set_of(look, head.id)
    held = scheme_for(look, practice)
    form = _form(held.scheme, practice) if held else None
    mine: dict[str, tuple[Attempt, ...]] = {}
    for each in attempts:
        if each.practice_set == practice.name:
            mine[each.child] = (*mine.get(each.child, ()), each)
    return SetLine(
        edition=head.id,
        practice=_without_answers(practice),
        shipped=head.shipped,
        scheme_title=held.scheme.title if held else "",
        form_title=form.title if form else "",
        in_use=held is not None and any(each.edition.id == held.edition.id for each in used),
        newer=_newer(held, practice, used),
        unfit=_unfit(held, practice),
        mine=mine,
    )


def _newer(held: Held | None, practice: PracticeSet, used: tuple[Held, ...]) -> EditionHead | None:
    """The version in force that has the set's form, where it is not the set's own."""
    if held is not None and any(each.edition.id == held.edition.id for each in used):
        return None
    own = held.scheme if held is not None else None
    ordered = sorted(used, key=lambda each: each.scheme.name != practice.scheme)
    fits = (each.edition for each in ordered if form_of(practice, own, each.scheme) is not None)
    return next(fits, None)


def _unfit(held: Held | None, practice: PracticeSet) -> Findings:
    if held is None:
        values = {"scheme": practice.scheme, "version": practice.version}
        return (Finding("practice.scheme_gone", "scheme", values),)
    return rules.check_fit(practice, held.scheme)


def _form(scheme: Scheme, practice: PracticeSet) -> Form | None:
    return next((each for each in scheme.forms if each.id == practice.form), None)


def _without_answers(practice: PracticeSet) -> PracticeSet:
    return replace(practice, children=tuple(each.without_answers() for each in practice.children))


# ---------------------------------------------------------------- one worker's attempt


@dataclass(frozen=True, slots=True)
class Scoring:
    """An attempt with all that a page needs. `child` has no agreed answers until it is finished."""

    attempt: Attempt
    practice: PracticeSet
    child: PracticeChild
    scheme: Scheme
    form: Form


def open_(desk: Desk, id_: UUID) -> Scoring:
    """An attempt of mine. Gone if there is none; Refused: somebody else's."""
    with desk.read("practice.score") as look:
        attempt = ATTEMPTS.get(look.session, id_)
        if attempt.worker != look.actor.id:
            raise Refused(Finding("practice.not_yours"))
        return _scoring(look, attempt)


def _scoring(look: Reading, attempt: Attempt) -> Scoring:
    practice = set_of(look, attempt.edition)
    child = practice.child(attempt.child)
    if child is None:
        raise Refused(Finding("practice.child_gone"))
    held = needed(look, practice)
    if not attempt.finished:
        child, practice = child.without_answers(), _without_answers(practice)
    return Scoring(attempt, practice, child, held.scheme, held.scheme.form(practice.form))


def begin(desk: Desk, edition: UUID, child: str, id_: UUID | None = None) -> Done[Attempt]:
    """Starts to score a child, or gives back the attempt that is still open. Again is allowed.

    Refused: the child or the scheme's form is gone.
    """
    with desk.act("practice.score") as work:
        practice = set_of(work, edition)
        needed(work, practice)
        if practice.child(child) is None:
            raise Refused(Finding("practice.child_gone"))
        for each in of_worker(work.session, work.actor.id):
            if (each.edition, each.child) == (edition, child) and not each.finished:
                return work.done(each)
        fresh = Attempt(
            id=id_ or uuid4(),
            edition=edition,
            practice_set=practice.name,
            child=child,
            worker=work.actor.id,
            worker_name=work.actor.name,
            started_at=work.now,
        )
        known = ATTEMPTS.find(work.session, fresh.id)
        return _kept(work, known or ATTEMPTS.put(work.session, fresh))


def keep(desk: Desk, attempt: Attempt) -> Done[Attempt]:
    """Keeps the answers of an open attempt. Refused: finished, or not mine. StaleCopy."""
    with desk.act("practice.score") as work:
        held = _mine(work, attempt.id)
        wanted = replace(held, answers=typed(attempt.answers), version=attempt.version)
        return work.done(ATTEMPTS.put(work.session, wanted))


def drop(desk: Desk, attempt: Attempt) -> Done[None]:
    """Removes an open attempt. Refused once it is finished."""
    with desk.act("practice.score") as work:
        held = _mine(work, attempt.id)
        ATTEMPTS.drop(work.session, replace(held, version=attempt.version))
        work.changed("practice", held.id)
        return work.done(None)


def finish(desk: Desk, id_: UUID, version: int | None = None) -> Done[Attempt]:
    """Seals an attempt, so that it can be compared. Twice gives the same.

    Refused: what is not answered yet, by question. StaleCopy if answers were kept since `version`.
    """
    with desk.act("practice.finish") as work:
        held = _mine(work, id_, finished_too=True)
        if held.finished:
            return work.done(held)
        as_seen(ATTEMPTS, held, version)
        found = rules.check_answers(_scoring(work, held).form, held.answers)
        if found:
            raise Refused(*found)
        wanted = replace(held, worker_name=work.actor.name, finished_at=work.now)
        return _kept(work, ATTEMPTS.put(work.session, wanted))


def _mine(work: Work, id_: UUID, finished_too: bool = False) -> Attempt:
    held = ATTEMPTS.get(work.session, id_)
    if held.worker != work.actor.id:
        raise Refused(Finding("practice.not_yours"))
    if held.finished and not finished_too:
        raise Refused(Finding("practice.finished"))
    return held


def _kept(work: Work, attempt: Attempt) -> Done[Attempt]:
    work.changed("practice", attempt.id)
    return work.done(attempt)


@dataclass(frozen=True, slots=True)
class Compared:
    """A finished attempt beside the agreed answers."""

    scoring: Scoring
    comparison: Comparison


def compare(desk: Desk, id_: UUID) -> Compared:
    """A finished attempt beside the agreed answers: one's own, or, for a manager, anybody's.

    Refused: it is not finished, or it is somebody else's.
    """
    with desk.read("practice.compare") as look:
        attempt = ATTEMPTS.get(look.session, id_)
        if attempt.worker != look.actor.id and not desk.offers("practice.names"):
            raise Refused(Finding("practice.not_yours"))
        if not attempt.finished:
            raise Refused(Finding("practice.not_finished"))
        at = _scoring(look, attempt)
    return Compared(at, rules.compare(at.scheme, at.practice, at.child, attempt.answers))


# ---------------------------------------------------------------- the team


@dataclass(frozen=True, slots=True)
class Team:
    """A team's practice with one set. `names`: whether `practised` has the workers' names.

    Without them workers are numbered in an order that says nothing. `edition` is of the set,
    `scheme_edition` of its scheme, in which the form stands at `form_at`.
    """

    edition: UUID
    scheme_edition: UUID
    practice: PracticeSet
    form: Form
    practised: Practised
    names: bool
    today: date
    form_at: int = 0


def agreement(desk: Desk, edition: UUID) -> Team:
    """How far workers agree on each question of a set, the most disputed first.

    Attempts at an earlier edition count too, as long as the child's story is the same. Gone: no
    such set. Refused: its scheme or form is gone.
    """
    with desk.read("practice.agreement") as look:
        practice = set_of(look, edition)
        held = needed(look, practice)
        attempts = [
            each
            for each in finished(look.session, practice.name)
            if _same_child(look, practice, each)
        ]
        today = look.today
    names = desk.offers("practice.names")
    if not names:
        attempts = _numbered(attempts)
    form = held.scheme.form(practice.form)
    found = practised(form, practice.children, attempts)
    at = held.scheme.forms.index(form)
    return Team(edition, held.edition.id, practice, form, found, names, today, at)


def _same_child(look: Reading, practice: PracticeSet, attempt: Attempt) -> bool:
    child = practice.child(attempt.child)
    if child is None:
        return False
    then = set_of(look, attempt.edition)
    before = then.child(attempt.child)
    same_form = (then.scheme, then.version, then.form) == (
        practice.scheme,
        practice.version,
        practice.form,
    )
    return before is not None and same_form and child.same_child(before)


def _numbered(attempts: list[Attempt]) -> list[Attempt]:
    """The attempts with numbers for names; the number hangs on the random identifier alone."""
    order = sorted({each.worker for each in attempts})
    numbers = {worker: str(at) for at, worker in enumerate(order, 1)}
    return [replace(each, worker_name=numbers[each.worker]) for each in attempts]


# ---------------------------------------------------------------- shared, inside a transaction


def heads(look: Reading) -> tuple[EditionHead, ...]:
    """The edition in force of each practice set: a council's own before what ships."""
    every = edition_store.heads(look.session, EditionKind.PRACTICE)
    by_name: dict[str, list[EditionHead]] = {}
    for each in every:
        by_name.setdefault(each.name, []).append(each)
    found = (in_force(each, look.today) for each in by_name.values())
    return tuple(each for each in found if each is not None)


def set_of(look: Reading, edition: UUID) -> PracticeSet:
    """The set of an edition. Gone if there is none."""
    held: PracticeSet = schemes.part_of(look, EditionKind.PRACTICE, edition)
    return held


def scheme_for(look: Reading, practice: PracticeSet) -> Held | None:
    """The version of the scheme that a set is bound to; a council's own before what ships."""
    heads_ = edition_store.heads(look.session, EditionKind.SCHEME)
    named = [
        each for each in heads_ if (each.name, each.edition) == (practice.scheme, practice.version)
    ]
    best = max(named, key=lambda each: (not each.shipped, each.added_at), default=None)
    return None if best is None else schemes.scheme_of(look, best.id)


def needed(look: Reading, practice: PracticeSet) -> Held:
    """The same, with the set's form in it. Refused: the scheme or the form is gone."""
    held = scheme_for(look, practice)
    if held is None or _form(held.scheme, practice) is None:
        raise Refused(*_unfit(held, practice)[:1])
    return held
