"""Payment runs: what is due to whom, reviewed, sealed by a second person, written for the ledger.

Pauses, shares and what a family sees are in `services.payment_case`; what comes back from the bank
in `services.payment_back`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5

from ras_desktop.domain import ledger, pay_run
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.ledger import Layout, PaySetting, Told
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.paid import Paid, PaidKind
from ras_desktop.domain.pay_run import Exported, Line, Run, RunKind, RunState
from ras_desktop.domain.request import Strand
from ras_desktop.forms.ledger import layouts
from ras_desktop.paths import forms
from ras_desktop.services import payable
from ras_desktop.services.caseload import lines_of, refresh_many
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.pay_gather import Report, known, lines_for
from ras_desktop.services.pay_next import NextRun, next_run
from ras_desktop.services.record import as_seen, free_id, no_errors, typed
from ras_desktop.store import account as account_store
from ras_desktop.store import pay_run as run_store
from ras_desktop.store import payment as payment_store
from ras_desktop.store.pay_run import RUNS


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run, the latest first; the one that is open; the regular one that is due next.

    `next`: None where no policy is in force. `returned`: how many payments came back and wait
    for a look.
    """

    runs: tuple[Run, ...]
    open: Run | None
    next: NextRun | None
    returned: int
    setting: PaySetting
    today: date


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a run with the child's name, for whoever may know it."""

    line: Line
    name: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One run with its lines, what is blocked first. `by_strand`: what is paid, by strand.

    `hidden`: lines of families that the reader may not know of.
    """

    run: Run
    lines: tuple[Shown, ...]
    by_strand: tuple[tuple[Strand, Money], ...]
    hidden: int


def runs(desk: Desk) -> Runs:
    """What there is, and what is next."""
    with desk.read("payment.runs") as look:
        every = run_store.runs(look.session)
        return Runs(
            runs=every,
            open=next((each for each in every if each.is_open), None),
            next=next_run(look, every),
            returned=len(payment_store.returned_entries(look.session)),
            setting=run_store.setting(look.session),
            today=look.today,
        )


def opened(desk: Desk, run: UUID) -> Opened:
    """One run with its lines. Gone if there is none."""
    with desk.read("payment.runs") as look:
        held = RUNS.get(look.session, run)
        seen = _seen(look, run)
        names = lines_of(desk, look)
        shown = []
        for each in seen:
            listed = names.get(each.case)
            shown.append(Shown(each, listed.name if listed else each.number))
        return Opened(held, tuple(shown), _by_strand(seen), held.count + held.blocked - len(seen))


def _seen(look: Reading, run: UUID) -> list[Line]:
    """The lines of a run of the cases that the reader may know of."""
    cases = known(look)
    return [each for each in run_store.lines_of(look.session, run) if each.case in cases]


def _by_strand(found: Sequence[Line]) -> tuple[tuple[Strand, Money], ...]:
    sums = [
        (strand, total(each.amount for each in found if each.goes and each.strand is strand))
        for strand in Strand
    ]
    return tuple((strand, sum_) for strand, sum_ in sums if sum_)


# ---------------------------------------------------------------- from the first to the last


def open_(
    desk: Desk, kind: RunKind, day: date, reason: str = "", id_: UUID | None = None
) -> Done[Run]:
    """Opens a run for a day. Refused: another is open, or the period was paid already."""
    with desk.act("payment.open") as work:
        calendars = payable.calendars(work)
        if not calendars:
            raise Refused(Finding("panel.no_policy", values={"day": work.today}))
        try:
            first = pay_run.period_first(kind, calendars, day)
        except ValueError:
            raise Refused(Finding("payment.no_term")) from None
        wanted = Run(
            id=free_id(work, RUNS, id_),
            kind=kind,
            day=day,
            first=first,
            opened_by=work.actor.id,
            opened_by_name=work.actor.name,
            opened_at=work.now,
            reason=typed(reason).strip(),
        )
        no_errors(pay_run.check_open(wanted, run_store.runs(work.session), work.today))
        return _kept(work, wanted)


def review(desk: Desk, copy: Run, report: Report | None = None) -> Done[Run]:
    """Works out what is due to whom on the run's day, and what stands against; may be repeated.

    `report` is told how far it is and may raise to stop: then nothing was written.
    """
    with desk.act("payment.review") as work:
        held = _held(work, copy)
        found = lines_for(work, held, payable.calendars(work), report)
        run_store.write_lines(work.session, held.id, found)
        count, blocked, sum_ = pay_run.summed(found)
        return _kept(
            work,
            replace(
                held,
                state=RunState.REVIEWED,
                reviewed_by=work.actor.id,
                reviewed_by_name=work.actor.name,
                reviewed_at=work.now,
                count=count,
                blocked=blocked,
                sum=sum_,
                digest=pay_run.digest(found),
            ),
        )


def drop(desk: Desk, copy: Run) -> Done[Run]:
    """Gives a run up before it is sealed: nothing was paid. Twice changes nothing."""
    with desk.act("payment.drop") as work:
        held = RUNS.get(work.session, copy.id)
        if held.state is RunState.DROPPED:
            return work.done(held)
        held = _held(work, copy)
        run_store.drop_lines(work.session, held.id)
        return _kept(work, replace(held, state=RunState.DROPPED))


def seal(desk: Desk, copy: Run, report: Report | None = None) -> Done[Run]:
    """Seals a run: from here on it is paid, once and for ever.

    Refused: by whoever drafted or reviewed it; what is due is no longer what was reviewed; lines
    of families that the actor may not know of; nothing to pay; a cost code is missing.
    """
    with desk.act("payment.seal") as work:
        held = RUNS.get(work.session, copy.id)
        if held.state is RunState.SEALED and held.sealed_by == work.actor.id:
            return work.done(held)
        held = _held(work, copy)
        if len(_seen(work, held.id)) < held.count + held.blocked:
            raise Refused(Finding("payment.run.not_all_seen"))
        now = lines_for(work, held, payable.calendars(work), report)
        if pay_run.digest(now) != held.digest:
            raise Refused(Finding("payment.run.changed"))
        layout = _ready(work, now)
        goes = [each for each in now if each.goes]
        cases = {each.case for each in goes}
        fresh = cases - payment_store.ever_paid(work.session, cases)
        run_store.seal_lines(work.session, held.id)
        payment_store.add(work.session, [_payment(work, held, each) for each in goes])
        for case in fresh:
            work.changed("payment", held.id, case)
        refresh_many(work, fresh)
        return _kept(
            work,
            replace(
                held,
                state=RunState.SEALED,
                sealed_by=work.actor.id,
                sealed_by_name=work.actor.name,
                sealed_at=work.now,
                layout=layout,
            ),
        )


def _ready(work: Work, found: Sequence[Line]) -> Layout:
    """The layout that a run is sealed with. Refused: nothing is paid, or a code is missing."""
    goes = [each for each in found if each.goes]
    if not goes:
        raise Refused(Finding("payment.run.nothing"))
    layout = run_store.setting(work.session).layout or default_layout()
    missing = {each.strand for each in goes if not each.cost_code} if layout.coded else set()
    if missing:
        raise Refused(
            *(Finding(f"payment.cost_code.{each.value}") for each in Strand if each in missing)
        )
    return layout


def _payment(work: Work, run: Run, line: Line) -> Paid:
    return Paid(
        id=uuid5(line.id, "paid"),
        case=line.case,
        agreement=line.agreement,
        strand=line.strand,
        way=line.way,
        kind=PaidKind.PAYMENT,
        amount=line.amount,
        on=run.day,
        by=work.actor.id,
        by_name=work.actor.name,
        at=work.now,
        run=run.id,
        line=line.id,
        first=line.first,
        run_kind=run.kind.value,
        turn=line.turn,
        payee_no=line.payee_no,
    )


def _held(work: Work, copy: Run) -> Run:
    """The run as it stands, if the verb is allowed in its state and it is what was seen."""
    held = RUNS.get(work.session, copy.id)
    work.allow(held.state.value, work.actor.id in held.hands)
    as_seen(RUNS, held, copy.version)
    return held


def _kept(work: Work, wanted: Run) -> Done[Run]:
    kept = run_store.put(work.session, wanted)
    work.changed("payment", kept.id)
    return work.done(kept)


# ---------------------------------------------------------------- for the ledger


def export(desk: Desk, run: UUID) -> Done[bytes]:
    """The file of a sealed run, with full account numbers: the same bytes each time.

    Refused: it is not sealed, or holds lines that the actor may not know of.
    """
    with desk.act("payment.export") as work:
        held = RUNS.get(work.session, run)
        work.allow(held.state.value)
        found = [each for each in _seen(work, run) if each.goes]
        if len(found) < held.count or held.layout is None:
            raise Refused(Finding("payment.run.not_all_seen"))
        found.sort(key=lambda each: each.reference)
        numbers = account_store.numbers(
            work.session, [each.account for each in found if each.account is not None]
        )
        payments = [
            _told(held, each, numbers[each.account]) for each in found if each.account is not None
        ]
        made = ledger.written(held.layout, payments)
        digest = sha256(made).hexdigest()
        if held.exported is not None and held.exported.sha256 != digest:
            raise Refused(Finding("payment.export.other", values={"day": held.exported.at.date()}))
        if held.exported is None:
            told = Exported(digest, work.actor.name, work.now)
            run_store.put(work.session, replace(held, exported=told))
        work.changed("payment", held.id)
        return work.done(made)


def _told(run: Run, line: Line, account: tuple[str, str]) -> dict[Told, object]:
    return {
        Told.PAYEE: line.payee,
        Told.SORT_CODE: account[0],
        Told.ACCOUNT_NUMBER: account[1],
        Told.AMOUNT: line.amount,
        Told.REFERENCE: line.reference,
        Told.COST_CODE: line.cost_code,
        Told.STRAND: line.strand.value,
        Told.WAY: line.way.value,
        Told.PAY_ON: run.day,
        Told.FIRST_DAY: line.days_first,
        Told.LAST_DAY: line.days_last,
        Told.CASE: line.number,
        Told.AGREEMENT: str(line.agreement),
        Told.RUN: str(run.id),
    }


def offered_layouts() -> tuple[Layout, ...]:
    """The layouts that ship, by title."""
    return layouts(forms() / "ledger")[0]


def default_layout() -> Layout:
    """The plain one, where nobody has chosen."""
    return next(each for each in offered_layouts() if each.id == "plain")


def setting(desk: Desk) -> PaySetting:
    """How the council pays: the layout of its ledger, its cost codes."""
    with desk.read("payment.runs") as look:
        return run_store.setting(look.session)


def set_(desk: Desk, copy: PaySetting) -> Done[PaySetting]:
    """Keeps how the council pays. StaleCopy: both to show. Sealed runs keep what they had."""
    with desk.act("payment.settings") as work:
        wanted: PaySetting = typed(copy)
        codes = {strand: code.strip() for strand, code in wanted.codes.items() if code.strip()}
        kept = run_store.SETTINGS.put(work.session, replace(wanted, codes=codes))
        work.changed("payment", kept.id)
        return work.done(kept)
