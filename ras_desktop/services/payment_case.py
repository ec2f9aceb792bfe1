"""A family's payments: what comes when and why this sum, pauses, who bears which share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain import pause as pause_rules
from ras_desktop.domain import share as share_rules
from ras_desktop.domain.account import Account
from ras_desktop.domain.closing import NO_NOTICE
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.paid import ADDS, Paid, owing, paid, purse
from ras_desktop.domain.pause import Paused, PauseState, effective
from ras_desktop.domain.payment import Pause
from ras_desktop.domain.permission import TABLE
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share
from ras_desktop.domain.step import Steps
from ras_desktop.domain.stream import Due, Key, Purse, Stream, dues, in_force
from ras_desktop.domain.user import Standing
from ras_desktop.services import account as accounts
from ras_desktop.services import payable
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.open_agreement import OpenAgreement
from ras_desktop.services.open_agreement import opened as opened_agreement
from ras_desktop.services.panel import policy_of
from ras_desktop.services.record import (
    as_seen,
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    own_or_new,
    thing_to_read,
    typed,
)
from ras_desktop.store import access as access_store
from ras_desktop.store import payment as payment_store
from ras_desktop.store import user as user_store
from ras_desktop.store.payment import PAUSES, SHARES

HANDS = 2
"""People of finance that a payment needs: who drafts a run does not seal it."""

AHEAD = timedelta(days=13 * 28)
"""How far the payments to come are shown: a year of four-weekly ones."""


@dataclass(frozen=True, slots=True)
class Part:
    """One strand and way of a payment that comes to a payee, with the steps that make its sum.

    `off`: what was paid too much before and is taken off; `more`: what was paid too little.
    """

    strand: Strand
    way: Way
    amount: Money
    first: date
    last: date
    steps: Steps
    off: Money = ZERO
    more: Money = ZERO
    payee_no: int = 1


@dataclass(frozen=True, slots=True)
class Coming:
    """One day on which money comes, and for what."""

    on: date
    parts: tuple[Part, ...]

    @property
    def amount(self) -> Money:
        """All of it."""
        return total(each.amount for each in self.parts)


@dataclass(frozen=True, slots=True)
class OnCase:
    """A family's payments. `package`: what is in force a year today, by strand and way.

    `coming`: what comes in the next year; `entries`: what was paid and came back, the latest first;
    `overpaid`: what was paid too much and is not taken off yet; `gate`: what stands against the
    next payment; `pause_weeks`: how long a pause may be; `unknown`: a termly agreement of which the
    terms to come are not known.
    """

    case: Case
    package: dict[Key, Money]
    coming: tuple[Coming, ...]
    entries: tuple[Paid, ...]
    overpaid: Money
    pauses: tuple[Paused, ...]
    shares: tuple[Share, ...]
    account: Account | None
    agreement: OpenAgreement
    pause_weeks: int
    unknown: bool
    today: date
    no_hands: bool = False
    """A restricted case that no two people of finance are named for: no run would pay it."""

    @property
    def gate(self) -> Findings:
        """What stands against paying now."""
        if self.case.state in NO_NOTICE:
            return (Finding("payment.case", values={"state": self.case.state.value}),)
        hands = (Finding("payment.no_hands"),) if self.no_hands else ()
        return (*hands, *self.agreement.gate)

    @property
    def names(self) -> dict[int, str]:
        """The payees' names by their numbers; only where there are several."""
        held = self.agreement.payees
        return {each.number: each.payee.name for each in held} if len(held) > 1 else {}

    @property
    def unpaid(self) -> tuple[Purse, ...]:
        """What comes and of which nothing was paid yet: it may have been paid before elsewhere."""
        had = {purse(each) for each in self.entries if each.kind in ADDS}
        parts = (part for each in self.coming for part in each.parts)
        coming = dict.fromkeys((part.strand, part.way, part.payee_no) for part in parts)
        return tuple(each for each in coming if each not in had)

    @property
    def streams_shared(self) -> tuple[Strand, ...]:
        """Strands in force whose agency agrees its own share."""
        return tuple(each for each in share_rules.SHARED if any(k[0] is each for k in self.package))


def of_case(desk: Desk, case: UUID) -> OnCase:
    """What a family is paid, and what comes."""
    with desk.read("payment.read") as look:
        held = case_to_read(look, case)
        streams = payable.of_case(look, case)
        entries = payment_store.of_case(look.session, case)
        pauses = payment_store.pauses_of(look.session, case)
        coming, overpaid, unknown = _coming(look, streams, effective(pauses), entries)
        if held.state in NO_NOTICE:  # nothing more is paid; what was paid too much stays shown
            coming = ()
        return OnCase(
            case=held,
            package=in_force(streams, look.today),
            coming=coming,
            entries=entries,
            overpaid=overpaid,
            pauses=pauses,
            shares=payment_store.shares_of(look.session, case),
            account=accounts.to_pay(look, case),
            agreement=opened_agreement(look, held),
            pause_weeks=_pause_weeks(look),
            unknown=unknown,
            today=look.today,
            no_hands=held.restricted and not _two_hands(look, case),
        )


def _two_hands(look: Reading, case: UUID) -> bool:
    """Whether two people of finance are named for a case: one drafts a run, one seals it."""
    sealing = TABLE["payment.seal"].roles
    named = access_store.named_now(look.session, (case,), look.now)
    users = (user_store.USERS.find(look.session, each.who) for each in named)
    there = {each.id for each in users if each and each.standing is Standing.ACTIVE
             and each.roles & sealing}  # fmt: skip
    return len(there) >= HANDS


def _pause_weeks(look: Reading) -> int:
    return policy_of(look).whole(PolicyCode.PAYMENT_PAUSE, look.today)


def _coming(
    look: Reading, streams: Sequence[Stream], pauses: Sequence[Pause], entries: Sequence[Paid]
) -> tuple[tuple[Coming, ...], Money, bool]:
    """What comes day by day as runs on the days due would pay it; what is overpaid today."""
    calendars, until = payable.calendars(look), look.today + AHEAD
    parts: dict[date, list[Part]] = {}
    overpaid, unknown = ZERO, False
    for stream in streams:
        before = paid(each for each in entries if purse(each) == stream.purse)
        ahead = min(calendars[span.rhythm].known(until) for span in stream.spans)
        unknown = unknown or ahead < until
        try:
            found = dues(stream, pauses, calendars, max(ahead, look.today))
        except ValueError:
            continue
        overpaid += owing(found, before, look.today).overpaid
        for on, part in _of_stream(stream, found, before, look.today):
            parts.setdefault(on, []).append(part)
    return tuple(Coming(on, tuple(parts[on])) for on in sorted(parts)), overpaid, unknown


def _of_stream(
    stream: Stream, found: Sequence[Due], before: Money, today: date
) -> list[tuple[date, Part]]:
    days = sorted({max(each.instalment.pay_on, today) for each in found})
    told: list[tuple[date, Part]] = []
    for on in days:
        now = owing(found, before, on)
        if not now.pay:
            continue
        due = total(each.instalment.due for each in now.dues)
        told.append(
            (
                on,
                Part(
                    stream.strand,
                    stream.way,
                    now.pay,
                    min((each.instalment.pay_on for each in now.dues), default=on),
                    max((each.instalment.period.last for each in now.dues), default=on),
                    tuple(step for each in now.dues for step in each.instalment.steps),
                    off=max(due - now.pay, ZERO),
                    more=max(now.pay - due, ZERO),
                    payee_no=stream.payee_no,
                ),
            )
        )
        before += now.pay
    return told


# ---------------------------------------------------------------- pauses


def ask_pause(
    desk: Desk, case: UUID, days: tuple[date, date], reason: str, id_: UUID | None = None
) -> Done[Paused]:
    """Asks for a pause; nothing stops before a manager has agreed. `days`: first and last without.

    Refused: no reason, no money is paid, it is longer than the policy lets, or there is one then.
    """
    with desk.act("payment.pause") as work:
        case_to_change(work, case)
        if not payable.of_case(work, case):
            raise Refused(Finding("pause.nothing_paid"))
        wanted = Paused(
            id=free_id(work, PAUSES, id_),
            case=case,
            first=days[0],
            last=days[1],
            reason=typed(reason).strip(),
            by=work.actor.id,
            by_name=work.actor.name,
            asked_on=work.today,
        )
        others = payment_store.pauses_of(work.session, case)
        no_errors(pause_rules.check(wanted, others, _pause_weeks(work)))
        return _kept(work, wanted)


def answer_pause(desk: Desk, copy: Paused, agree: bool, words: str) -> Done[Paused]:
    """A manager agrees to a pause, or does not, and says what they looked at. Refused: own one."""
    with desk.act("payment.answer_pause") as work:
        held = thing_to_read(work, PAUSES, copy.id)
        as_seen(PAUSES, held, copy.version)
        work.allow(held.state.value, held.by == work.actor.id)
        words = typed(words).strip()
        if not words:
            raise Refused(Finding("pause.look", "look"))
        state = PauseState.AGREED if agree else PauseState.REFUSED
        return _kept(
            work,
            replace(
                held,
                state=state,
                looked_by=work.actor.id,
                looked_by_name=work.actor.name,
                looked_on=work.today,
                look=words,
            ),
        )


def resume(desk: Desk, copy: Paused, on: date, reason: str) -> Done[Paused]:
    """Payments go on from a day before a pause ends by itself. Refused: no reason, another day."""
    with desk.act("payment.resume") as work:
        held = thing_to_read(work, PAUSES, copy.id)
        as_seen(PAUSES, held, copy.version)
        work.allow(held.state.value)
        reason = typed(reason).strip()
        no_errors(pause_rules.check_resume(held, on, reason))
        return _kept(
            work,
            replace(held, resumed_on=on, resumed_by_name=work.actor.name, resumed_reason=reason),
        )


def drop_pause(desk: Desk, copy: Paused) -> Done[Paused]:
    """Takes back a pause that nobody has answered. Twice changes nothing."""
    with desk.act("payment.drop_pause") as work:
        held = thing_to_read(work, PAUSES, copy.id)
        if held.state is PauseState.WITHDRAWN:
            return work.done(held)
        as_seen(PAUSES, held, copy.version)
        work.allow(held.state.value)
        return _kept(work, replace(held, state=PauseState.WITHDRAWN))


def _kept(work: Work, wanted: Paused) -> Done[Paused]:
    kept = PAUSES.put(work.session, wanted)
    work.changed("payment", kept.id, kept.case)
    return work.done(kept)


# ---------------------------------------------------------------- shares


def save_share(desk: Desk, share: Share) -> Done[Share]:
    """Keeps who bears one strand of a case. StaleCopy: both to show. Refused: something missing."""
    with desk.act("payment.share") as work:
        case_to_change(work, share.case)
        held = SHARES.find(work.session, share.id)
        owner = held.case if held else None
        whole, _there = own_or_new(work, typed(share), owner, share.case, "payment_share")
        wanted = replace(whole, by=work.actor.id, by_name=work.actor.name)
        no_errors(share_rules.check(wanted, work.today))
        kept = SHARES.put(work.session, wanted)
        work.changed("payment", kept.id, kept.case)
        return work.done(kept)
