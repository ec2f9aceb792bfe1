"""What must hold before the first pound is paid (word: start gate). domain.md §8.

Each finding names the one thing that blocks; nothing is paid while there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.account import Account, AccountState
from ras_desktop.domain.agreement import Agreement, AgreementState, Signer, intact, unsigned
from ras_desktop.domain.finding import Finding, Findings, errors


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate looks at. `decision_stands`: it was not corrected since; `payee`: findings of
    the payee's checks on that day; `account`: the last one entered; `arrears`: what is asked about
    is due for days before an agreement's end, which is still paid after it; `payee_no`: about which
    payee (`domain.payees`)."""

    agreement: Agreement | None
    decision_stands: bool
    payee: Findings
    account: Account | None
    on: date
    arrears: bool = False
    payee_no: int = 1


def start_gate(gate: Gate) -> Findings:
    """Everything that stands against paying one payee on a day; nothing: it may be paid."""
    agreement = gate.agreement
    if agreement is None:
        return (Finding("start.no_agreement"),)
    if not agreement.paid_to(gate.payee_no):
        return (Finding("start.nothing_paid"),)
    found: list[Finding] = []
    if not gate.decision_stands:
        found.append(Finding("start.decision"))
    if agreement.state is AgreementState.ENDED and not gate.arrears:
        found.append(Finding("start.ended"))
    elif agreement.state is AgreementState.DRAFT:
        found.append(Finding("start.draft"))
    elif agreement.state is AgreementState.READY:
        found += _signatures(agreement)
    elif not intact(agreement):
        found.append(Finding("start.not_intact"))
    found += errors(gate.payee)
    if gate.account is None:
        found.append(Finding("start.account"))
    elif gate.account.state is not AccountState.CONFIRMED:
        values = {"name": gate.account.entered_by_name, "day": gate.account.entered_on}
        found.append(Finding("start.account.confirm", values=values))
    if gate.on < agreement.starts:
        found.append(Finding("start.early", values={"day": agreement.starts}))
    return tuple(found)


def _signatures(agreement: Agreement) -> list[Finding]:
    """Whose signature is missing; where there are several payees, by name."""
    found = []
    for each in unsigned(agreement):
        if each.signer is not Signer.COUNCIL and agreement.beside:
            values = {"name": agreement.payee_of(each.payee_no).name}
            found.append(Finding("start.signature.beside", values=values))
        else:
            found.append(Finding(f"start.signature.{each.signer.value}"))
    return found
