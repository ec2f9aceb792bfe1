"""What an agreement lacks before it can be signed (word: agreement). domain.md §6, 8."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.agreement import Agreement, Granted, Part, Relative
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.payee import PayeeKind
from ras_desktop.domain.payees import check as check_payees
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand


def check_parts(parts: tuple[Part, ...], granted: Granted) -> Findings:
    """Whether the parts sum exactly to what was decided, strand by strand, each way once."""
    found: list[Finding] = []
    if len({(each.strand, each.way) for each in parts}) < len(parts):
        found.append(Finding("agreement.part.twice", "parts"))
    for place, each in enumerate(parts):
        if each.amount < ZERO:
            found.append(Finding("agreement.part.negative", f"parts/{place}/amount"))
    wanted: dict[Strand, Money] = {}
    for (strand, _way), amount in granted.items():
        wanted[strand] = wanted.get(strand, ZERO) + amount
    held: dict[Strand, Money] = {}
    for each in parts:
        held[each.strand] = held.get(each.strand, ZERO) + each.amount
    for strand in sorted(wanted.keys() | held.keys()):
        decided, given = wanted.get(strand, ZERO), held.get(strand, ZERO)
        if decided != given:
            values = {"strand": strand.value, "decided": decided, "given": given}
            found.append(Finding("agreement.part.sum", "parts", values))
    return tuple(found)


def check(agreement: Agreement, granted: Granted, decided_from: date | None) -> Findings:
    """What it lacks before it can be signed, all at once; the payee's checks come on top."""
    found = list(check_parts(agreement.parts, granted))
    if decided_from is not None and agreement.starts < decided_from:
        found.append(Finding("agreement.starts.before", "starts", {"day": decided_from}))
    if agreement.paid:
        found += _check_money(agreement)
    return tuple(found)


def _check_money(agreement: Agreement) -> list[Finding]:
    found: list[Finding] = []
    third = any(each.way is Way.THIRD_PARTY and each.amount for each in agreement.parts)
    direct = [e.strand for e in agreement.parts if e.way is Way.DIRECT_PAYMENT and e.amount]
    kinds = [each.kind for each in agreement.payees]
    if agreement.payee.kind is PayeeKind.THIRD_PARTY and direct:
        found.append(Finding("agreement.payee.not_third", "payee"))
    if third and PayeeKind.THIRD_PARTY not in kinds:
        code = "agreement.payee.third_too" if direct else "agreement.payee.third"
        found.append(Finding(code, "payee"))
    if not agreement.payee.name.strip():
        found.append(Finding("payee.name", "payee"))
    found += check_payees(agreement.payee, agreement.beside, direct)
    if not third and any(each.third for each in agreement.beside):
        found.append(Finding("payees.third.nothing", "beside"))
    if direct and agreement.employs is None:
        found.append(Finding("agreement.employs", "employs"))
    found += _check_relative(agreement.relative) if direct else []
    return found


def _check_relative(relative: Relative) -> list[Finding]:
    if relative.paid is None:
        return [Finding("agreement.relative", "relative/paid")]
    if not relative.paid:
        return []
    found = []
    if not relative.who.strip():
        found.append(Finding("agreement.relative.who", "relative/who"))
    if not relative.reason.strip():
        found.append(Finding("agreement.relative.reason", "relative/reason"))
    elif relative.approved_by is None:
        found.append(Finding("agreement.relative.approver", "relative/paid"))
    return found
