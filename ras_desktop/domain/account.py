"""The account that money is paid into (word: account): form, masking, two pairs of eyes.

What one person has entered, a second one types again from the bank's own paper; only then may a
run pay into it. A fraud with changed details is the commonest one of payments. No kept library
checks the modulus of UK sort codes (docs/decisions/019), so only the form is checked.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings


class AccountState(StrEnum):
    """WAITING for a second person, CONFIRMED, or REPLACED by a later one."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Details:
    """Name of the account, sort code and number as typed. Kept apart from what everybody sees."""

    holder: str
    sort_code: str
    number: str

    @property
    def sort_digits(self) -> str:
        """The sort code's digits only."""
        return digits(self.sort_code)

    @property
    def number_digits(self) -> str:
        """The number's digits, eight of them: banks with fewer put noughts before."""
        found = digits(self.number)
        return found.zfill(8) if 6 <= len(found) <= 8 else found


@dataclass(frozen=True, slots=True)
class Account:
    """An account as everybody may see it: whose, masked, by whom entered and confirmed.

    `payee_no`: which payee of the case is paid into it (`domain.payees`).
    """

    id: UUID
    case: UUID
    holder: str
    masked: str
    entered_by: UUID
    entered_by_name: str
    entered_at: datetime
    entered_on: date
    seen: str
    state: AccountState = AccountState.WAITING
    confirmed_by: UUID | None = None
    confirmed_by_name: str = ""
    confirmed_on: date | None = None
    replaces: UUID | None = None
    payee_no: int = 1
    version: int = 0


def digits(text: str) -> str:
    """The digits of a text where it has nothing else but spaces and dashes; else ""."""
    bare = text.replace(" ", "").replace("-", "").replace("–", "")
    return bare if bare.isascii() and bare.isdigit() else ""


def masked(details: Details) -> str:
    """What is shown to those who may not see the account: "••-••-01 ••••5678"."""
    return f"••-••-{details.sort_digits[-2:]} ••••{details.number_digits[-4:]}"


def written(details: Details) -> str:
    """Sort code and number in full, for finance: "20-00-01 12345678"."""
    code = details.sort_digits
    return f"{code[:2]}-{code[2:4]}-{code[4:]} {details.number_digits}"


def check(details: Details, seen: str) -> Findings:
    """What of the form cannot be right, each at its field. `seen`: the paper it was taken from."""
    found: list[Finding] = []
    if not details.holder.strip():
        found.append(Finding("account.holder", "holder"))
    if len(details.sort_digits) != 6 or details.sort_digits == "000000":
        found.append(Finding("account.sort_code", "sort_code"))
    if not 6 <= len(digits(details.number)) <= 8 or not details.number_digits.strip("0"):
        found.append(Finding("account.number", "number"))
    if not seen.strip():
        found.append(Finding("account.seen", "seen"))
    return tuple(found)


def same(one: Details, other: Details) -> bool:
    """Whether the second person typed what the first did: sort code and number, every digit."""
    return hmac.compare_digest(_print(one), _print(other))


def _print(details: Details) -> str:
    return sha256(f"{details.sort_digits} {details.number_digits}".encode()).hexdigest()
