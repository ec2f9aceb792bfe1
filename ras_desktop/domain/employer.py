"""What an employer of a personal assistant has to have in place (word: employer). domain.md §8.

The family employs, the council helps and looks: each item is in place from a day, or is not needed
with a reason, and some run out (insurance, a DBS certificate by the council's rule).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ras_desktop.domain.finding import Finding, Findings, Severity


class EmployerItem(StrEnum):
    """What is looked at, in the order in which it is done."""

    RIGHT_TO_WORK = "right_to_work"
    DBS = "dbs"
    CONTRACT = "contract"
    INSURANCE = "insurance"
    PAYROLL = "payroll"
    PENSION = "pension"


@dataclass(frozen=True, slots=True)
class EmployerCheck:
    """One item: in place since `done_on` (until `until`), or not needed for a reason."""

    item: EmployerItem
    done_on: date | None = None
    until: date | None = None
    not_needed: str = ""
    by_name: str = ""


def check(checks: Iterable[EmployerCheck], employs: bool | None, today: date) -> Findings:
    """What is not in place yet, or has run out: warnings, for the family to be helped with."""
    if not employs:
        return ()
    held = {each.item: each for each in checks}
    found: list[Finding] = []
    for item in EmployerItem:
        each = held.get(item)
        where = f"employer/{item.value}"
        if each is None or (each.done_on is None and not each.not_needed.strip()):
            code = f"employer.missing.{item.value}"
            found.append(Finding(code, where, severity=Severity.WARNING))
        elif each.until is not None and each.until < today:
            values = {"day": each.until}
            code = f"employer.over.{item.value}"
            found.append(Finding(code, where, values, Severity.WARNING))
    return tuple(found)


def check_dates(checks: Iterable[EmployerCheck], today: date) -> Findings:
    """Days that cannot be: in place from a day to come, or running out before it began."""
    found: list[Finding] = []
    for each in checks:
        where = f"employer/{each.item.value}"
        if each.done_on is not None and each.done_on > today:
            found.append(Finding("employer.future", f"{where}/done_on", {"day": each.done_on}))
        if each.done_on is not None and each.until is not None and each.until < each.done_on:
            values = {"day": each.until, "done": each.done_on}
            found.append(Finding("employer.order", f"{where}/until", values))
    return tuple(found)
