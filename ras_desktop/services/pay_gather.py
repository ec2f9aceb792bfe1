"""What a run needs to know before anything is paid, gathered for all cases at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.domain import payee
from ras_desktop.domain.account import Account
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.closing import NO_NOTICE
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.pause import Paused, effective
from ras_desktop.domain.pay_run import Held, Line, Run, RunKind, lines
from ras_desktop.domain.payee import About, Exclusions
from ras_desktop.domain.request import Strand
from ras_desktop.domain.start_gate import Gate, start_gate
from ras_desktop.domain.stream import Calendars, Purse, shares_of, streams, with_extra
from ras_desktop.services import package, panel, payable
from ras_desktop.services.desk import Reading
from ras_desktop.services.open_agreement import exclusions_on
from ras_desktop.services.sight import sight_of
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import closing_account as closing_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import pay_run as run_store
from ras_desktop.store import payable as payable_store
from ras_desktop.store import payment as payment_store
from ras_desktop.store.payable import Child

Report = Callable[[int, int], None]
"""Told how many cases of how many are looked through; may raise to stop."""

_PART = 250
"""Cases that are looked through before it is said how far it is."""


@dataclass(frozen=True, slots=True)
class Gates:
    """What the start gate of an agreement asks beside the agreement itself."""

    look: Reading
    replaced: frozenset[UUID]
    lists: dict[date, Exclusions]

    def of(
        self, held: Agreement, payee_no: int, child: Child, account: Account | None, day: date
    ) -> Findings:
        """Everything that stands against paying one payee under an agreement on a day."""
        if held.starts not in self.lists:
            self.lists[held.starts] = exclusions_on(self.look, held.starts)
        list_ = self.lists[held.starts]
        about = About(
            held.payee_of(payee_no), child.born, child.legal_flags, held.strands_of(payee_no),
            held.starts, payee_no,
        )  # fmt: skip
        told = payee.check(about, list_, held.checks)
        if not list_.grounds:
            told = (*told, Finding("payee.no_list"))
        stands = held.decision not in self.replaced or package.stands(
            self.look, held, panel.decided_in(self.look, child.case)
        )
        gate = Gate(held, stands, told, account, day, arrears=True, payee_no=payee_no)
        found = start_gate(gate)
        if child.state in NO_NOTICE:
            values = {"state": child.state.value}
            found = (*found, Finding("payment.case", values=values))
        return found


def lines_for(
    look: Reading, run: Run, calendars: Calendars, report: Report | None = None
) -> tuple[Line, ...]:
    """Every line of a run, of all cases that may be known of, by case number."""
    codes = run_store.setting(look.session).codes
    found: list[Line] = []
    for held in _held(look, run, report):
        found += lines(run, held, calendars, codes)
    return tuple(
        sorted(found, key=lambda each: (each.number, each.strand, each.way, each.payee_no))
    )


def _held(look: Reading, run: Run, report: Report | None) -> Iterator[Held]:
    """All cases, a part at a time: ten thousand agreements at once would halt the whole program
    while the collector walks their texts."""
    signed = payable_store.with_signed(look.session)
    every = payable_store.children(look.session).values()
    cases = [each for each in _known(look, every) if each.case in signed]
    about = _About.read(look)
    for start in range(0, len(cases), _PART):
        part = cases[start : start + _PART]
        yield from _held_part(look, run, part, about)
        if report is not None:
            report(start + len(part), len(cases))


@dataclass(frozen=True, slots=True)
class _About:
    """What is small enough to be read of all cases at once."""

    paid: dict[UUID, dict[Purse, Money]]
    turns: dict[UUID, payment_store.Turns]
    returned: dict[UUID, dict[int, tuple[date, ...]]]
    pauses: dict[UUID, tuple[Paused, ...]]
    shares: dict[UUID, frozenset[Strand]]
    gates: Gates

    @classmethod
    def read(cls, look: Reading) -> _About:
        session = look.session
        return cls(
            paid=payment_store.paid_so_far(session),
            turns=payment_store.turns(session, RunKind.BETWEEN.value, date.min),
            returned=payment_store.not_looked_at(session),
            pauses=payment_store.agreed_pauses(session),
            shares=payment_store.shared(session),
            gates=Gates(look, payable_store.replaced_decisions(session), {}),
        )


def _held_part(look: Reading, run: Run, part: Sequence[Child], about: _About) -> Iterator[Held]:
    ids = tuple(each.case for each in part)
    agreements = payable_store.signed(look.session, ids)
    for case in notice_store.of_cases(look.session, ids):
        whole = agreement_store.of_case(look.session, case)  # which came first is in signatures
        agreements[case] = [each for each in whole if each.signed_on is not None]
    accounts = payable_store.accounts(look.session, ids)
    spells = payable.spells_of(look, agreements)
    closings = closing_store.settled(look.session, ids)
    for child in part:
        case, held = child.case, agreements[child.case]
        into = accounts.get(case, {})
        told = streams(case, spells[case], shares_of(held))
        if case in closings:
            told = with_extra(told, payable.extra_of(closings[case]))
        by_id = {each.id: each for each in held}
        used = {
            (span.agreement, stream.payee_no)
            for stream in told
            if (span := stream.span_on(run.day)) and span.agreement in by_id
        }
        yield Held(
            case=case,
            number=child.number,
            streams=told,
            pauses=effective(about.pauses.get(case, ())),
            paid=about.paid.get(case, {}),
            turns=about.turns.get(case, {}),
            returned=about.returned.get(case, {}),
            gates={
                (id_, no): about.gates.of(by_id[id_], no, child, into.get(no), run.day)
                for id_, no in used
            },
            payees={(id_, no): by_id[id_].payee_of(no).name for id_, no in used},
            accounts=into,
            shares=about.shares.get(case, frozenset[Strand]()),
        )


def known(look: Reading) -> frozenset[UUID]:
    """The cases whose payments the actor may know of."""
    return frozenset(
        each.case for each in _known(look, payable_store.children(look.session).values())
    )


def _known(look: Reading, children: Iterable[Child]) -> Iterator[Child]:
    """Those of which the actor may know; a restricted case is paid by somebody named for it."""
    sight = sight_of(look)
    for each in children:
        if sight.sees("payment.read", each.case, each.worker, each.team, each.restricted):
            yield each
