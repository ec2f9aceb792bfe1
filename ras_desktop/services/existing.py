"""Existing packages: the worklist of the implementation year, and taking packages in from a file.

All of a file is taken in or nothing. A package that is taken in is a case with a sum in force since
a day; it has no RAS assessment, and its review with the RAS stands in the worklist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from ras_desktop.domain import existing as rules
from ras_desktop.domain.address import Address
from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.existing import Existing, Mapped, Package, Place, Progress, Year, where
from ras_desktop.domain.family import Case, CaseState, Child, nhs_number_holds
from ras_desktop.domain.finding import Finding, Findings, Refused, Severity, errors
from ras_desktop.domain.likeness import compact
from ras_desktop.domain.people import Person, WorkerSpell
from ras_desktop.domain.permission import CASEWORK
from ras_desktop.domain.request import Strand
from ras_desktop.domain.text import fold
from ras_desktop.domain.user import User
from ras_desktop.forms import existing as files
from ras_desktop.forms.table_file import Table
from ras_desktop.services.caseload import lines_of, reader, refresh_new
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.panel import policy_of
from ras_desktop.services.record import no_errors, typed
from ras_desktop.store import existing as store
from ras_desktop.store import filling
from ras_desktop.store.amount import AMOUNTS
from ras_desktop.store.family import CASES, next_number
from ras_desktop.store.people import PEOPLE
from ras_desktop.store.user import everybody
from ras_desktop.wording import _

Rows = frozenset[int]
"""Rows of a file, counted from 1."""
NONE: Rows = frozenset()


@dataclass(frozen=True, slots=True)
class Worklist:
    """Every existing package that is worked on or done, those to do first; the year, and how it
    goes."""

    packages: tuple[Package, ...]
    year: Year
    progress: Progress


def worklist(desk: Desk) -> Worklist:
    """The existing packages that this person may know of. Refused: the council has no policy."""
    with desk.read("existing.read") as look:
        when = rules.year(policy_of(look), look.today)
        lines, who = lines_of(desk, look), reader(look, "existing.read")
        held = store.every(look.session)
        worked_on = lines.passing(lines.order(Column.NAME).slots, Filters(), who)
        ids = lines.column("id")
        found = []
        for slot in worked_on:
            kept = held.get(UUID(ids[slot]))
            if kept is not None:
                line = lines.line(slot)
                found.append(
                    Package(
                        line.id, line.name, line.number, line.worker_name, line.team, line.amount,
                        kept.since, kept.done, kept.begun,
                    )
                )  # fmt: skip
        found.sort(key=lambda each: (each.done is not None, each.since or when.starts, each.name))
        return Worklist(tuple(found), when, rules.progress(found, when, look.today))


# ---------------------------------------------------------------- a file


@dataclass(frozen=True, slots=True)
class There:
    """A row whose child has a case already."""

    row: int
    case: UUID
    number: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A file before it is taken in.

    `table` None: it is no table (`findings` says why). `asked`: what a person has to say first.
    `rows`: those that would be taken in; `findings`: by row and cell, errors stand against it;
    `there`: rows of children who have a case.
    """

    table: Table | None
    mapped: Mapped | None
    asked: Findings = ()
    rows: tuple[Existing, ...] = ()
    findings: Findings = ()
    there: tuple[There, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be taken in as it stands."""
        return bool(self.rows) and not self.asked and not errors(self.findings)


def preview(
    desk: Desk, content: bytes, mapped: Mapped | None = None, skip: Rows = NONE, other: Rows = NONE
) -> Preview:
    """How a file is read; nothing is kept. `mapped` None: as its columns seem to be.

    `skip`: rows that are left out; `other`: rows of which somebody says that it is another child
    than the one who has a case.
    """
    with desk.read("existing.take_in") as look:
        return _preview(desk, look, content, mapped, skip, other)


def _preview(
    desk: Desk, look: Reading, content: bytes, mapped: Mapped | None, skip: Rows, other: Rows
) -> Preview:
    table, faults = files.read_table(content)
    if table is None:
        return Preview(None, None, findings=faults)
    if mapped is None:
        mapped, asked = files.propose(table)
    else:
        asked = files.asked(mapped)
        if mapped.order is None:
            asked = (*asked, Finding("existing.dates.two_ways", "order"))
    if asked or mapped.order is None:
        return Preview(table, mapped, asked)
    read = files.read_rows(table, mapped)
    rows = tuple(each for each in read.rows if each.row not in skip)
    found = [each for each in read.findings if _row_of(each) not in skip]
    for each in rows:
        found += rules.check(each, look.today)
    found += rules.twice(rows)
    there = tuple(_there(desk, look, rows))
    known = {each.row: each for each in there}
    found += [
        Finding("existing.there", where(each.row, Place.LAST_NAME),
                {"row": each.row, "name": each.name, "number": known[each.row].number})
        for each in rows
        if each.row in known and each.row not in other
    ]  # fmt: skip
    found += _unknown_workers(look, rows)
    return Preview(table, mapped, (), rows, tuple(found), there)


def _row_of(found: Finding) -> int:
    row = found.values.get("row")
    return row if isinstance(row, int) else 0


def _there(desk: Desk, look: Reading, rows: Sequence[Existing]) -> Iterator[There]:
    """Rows whose child, by name and birth or by NHS number, has a case that may be known of."""
    lines, who = lines_of(desk, look), reader(look)
    by_key: dict[object, int] = {}
    columns = ("first_names", "last_name", "born", "nhs_number")
    values = [lines.column(name) for name in columns]
    for slot in lines.order(Column.NAME).slots:
        first, last, born, number = (each[slot] for each in values)
        by_key[" ".join(sorted(fold(f"{first} {last}").split())), born] = slot
        if number and (plain := compact(number)):
            by_key[plain] = slot
    for each in rows:
        name, born = each.key
        slot_ = by_key.get((name, born.isoformat()))
        if slot_ is None and each.nhs_number:
            slot_ = by_key.get(compact(each.nhs_number))
        if slot_ is not None and who.knows(line := lines.line(slot_)):
            yield There(each.row, line.id, line.number)


def _unknown_workers(look: Reading, rows: Iterable[Existing]) -> Iterator[Finding]:
    known = _workers(look)
    for each in rows:
        if each.worker and fold(each.worker) not in known:
            values = {"row": each.row, "cell": each.worker[:40]}
            yield Finding("existing.worker.unknown", where(each.row, Place.WORKER), values,
                          Severity.WARNING)  # fmt: skip


def _workers(look: Reading) -> dict[str, User]:
    """Those who hold cases, by their folded names."""
    return {fold(each.name): each for each in everybody(look.session) if each.roles & CASEWORK}


def take_in(
    desk: Desk,
    content: bytes,
    name: str,
    mapped: Mapped,
    skip: Rows = NONE,
    other: Rows = NONE,
) -> Done[tuple[UUID, ...]]:
    """Takes every row of a file in, or none. The value: the new cases, in the order of the file.

    `name`: the file's, kept as the source of each sum. Refused: everything that `preview` says,
    looked at once more in this very transaction.
    """
    with desk.act("existing.take_in") as work:
        told = _preview(desk, work, content, mapped, skip, other)
        no_errors((*told.asked, *told.findings))
        if not told.rows:
            raise Refused(Finding("existing.empty"))
        cases = _keep(work, told.rows, name)
        work.changed("family", cases[0])
        return work.done(cases)


def _keep(work: Work, rows: Sequence[Existing], name: str) -> tuple[UUID, ...]:
    """New cases with all that the file says of them, in few statements."""
    known, me = _workers(work), work.actor
    session = work.session
    # One by one: a number is handed out for the very next case, so that none tells of another.
    cases = [CASES.put(session, _case(work, each, known.get(fold(each.worker)))) for each in rows]
    carers = {
        uuid4(): (each.carer, case.id) for each, case in zip(rows, cases, strict=True) if each.carer
    }
    people = (
        Person(id_, who, _("parent or carer"), carer=True) for id_, (who, _of) in carers.items()
    )
    PEOPLE.add_many(session, people, lambda person: {"case": carers[person.id][1]})
    AMOUNTS.add_many(
        session, (_amount(work, each, case, name) for each, case in zip(rows, cases, strict=True))
    )
    names = {each.id: each.name for each in known.values()} | {me.id: me.name}
    filling.spells(
        session,
        (
            (uuid4(), case.id, WorkerSpell(case.worker, names[case.worker], work.today, None,
                                           case.team))
            for case in cases
            if case.worker is not None
        ),
    )  # fmt: skip
    filling.states(
        session,
        (
            filling.state(uuid4(), case.id, case.state, work.today, "", (me.id, me.name), work.now)
            for case in cases
        ),
    )
    refresh_new(work, cases)
    return tuple(case.id for case in cases)


def _case(work: Work, each: Existing, worker: User | None) -> Case:
    """A case as the file says it; with whoever takes it in where the worker is not known."""
    number = each.nhs_number if nhs_number_holds(each.nhs_number) else ""
    child = Child(
        first_names=each.first_names,
        last_name=each.last_name,
        born=each.born,
        nhs_number=number,
        system_number=each.system_number,
        address=Address(each.lines, each.town, each.postcode),
    )
    return Case(
        id=uuid4(),
        number=next_number(work.session, work.today.year),
        child=typed(child),
        state=CaseState.OPEN,
        state_since=work.today,
        state_reason="",
        worker=worker.id if worker else work.actor.id,
        team=(worker.team if worker else "") or work.actor.team,
        opened_on=work.today,
        existing_package=True,
    )


def _amount(work: Work, each: Existing, case: Case, name: str) -> SetAmount:
    """The sum in force since its day, with the file as its source; no assessment is made up."""
    bare = SetAmount(
        id=uuid4(),
        case=case.id,
        strand=Strand.SOCIAL_CARE,
        amount=each.amount,
        set_by=each.set_by or _("Before the RAS"),
        set_on=each.since,
        reason=_("In force before the RAS. Taken in from {file}, row {row}.").format(
            file=name, row=each.row
        ),
        recorded_by_name=work.actor.name,
        recorded_at=work.now,
    )
    return typed(bare)
