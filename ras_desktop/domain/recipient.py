"""The gate before a paper leaves (stage word: recipient): who, which address, confirmed when.

Children's papers sent to the wrong address are the commonest data breach of councils. Nothing is
issued past a failed gate; each finding says what is missing, and the act that mends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.text import fold, words_of


class Means(StrEnum):
    """How a paper reaches somebody: by post to an address, or from hand to hand."""

    HAND = "hand"
    POST = "post"


class Source(StrEnum):
    """How it is known that an address is right today."""

    TOLD = "told"
    LETTER = "letter"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody's address, looked at and found right: by whom, when, how it is known.

    `who`: the person round the child, or the case itself for the child; None for somebody else,
    who is then known by `name`. Never changed: another look is another confirmation.
    """

    id: UUID
    case: UUID
    who: UUID | None
    name: str
    address: tuple[str, ...]
    source: Source
    by: UUID
    by_name: str
    at: datetime
    on: date
    version: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a paper goes.

    `warned`: must not learn where the child lives. `no_papers`: must get none. `responsible`: has
    parental responsibility. `means`: how it goes; None until that is chosen. `confirmed`: the last
    look at their address, whatever it was then. Only `name`, `address`, `who` and `means` are taken
    from whoever asks; the rest the service looks up again.
    """

    name: str
    address: tuple[str, ...] = ()
    warned: bool = False
    who: UUID | None = None
    means: Means | None = None
    no_papers: bool = False
    responsible: bool = False
    confirmed: Confirmation | None = field(default=None, compare=False)


def last(confirmations: Iterable[Confirmation], to: Recipient) -> Confirmation | None:
    """The last look at somebody's address, whatever it was then; None: it was never looked at."""
    theirs = (each for each in confirmations if _same(each, to))
    return max(theirs, key=lambda each: each.at, default=None)


def _same(confirmed: Confirmation, to: Recipient) -> bool:
    if confirmed.who is not None or to.who is not None:
        return confirmed.who == to.who
    return fold(confirmed.name) == fold(to.name)


def same_place(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two addresses are the same but for capitals, commas and spaces."""
    return words_of(" ".join(one)) == words_of(" ".join(other))


def resolved(asked: Recipient, known: Iterable[Recipient]) -> Recipient | None:
    """Who is meant, as the record has them: by identifier, else by name. None: somebody else."""
    everybody = tuple(known)
    if asked.who is not None:
        return next((each for each in everybody if each.who == asked.who), None)
    return next((each for each in everybody if fold(each.name) == fold(asked.name)), None)


def gate(
    asked: Recipient,
    known: Iterable[Recipient],
    confirmations: Iterable[Confirmation],
    today: date,
    months: int,
) -> Findings:
    """Everything that stands against giving a paper to somebody now; nothing: it may go.

    `known`: who may get papers of this case, as recorded. `months`: how long a look at an address
    counts (`recipient.address_months`).
    """
    if not asked.name.strip():
        return (Finding("issued.for_whom.missing", "for_whom"),)
    held = resolved(asked, known)
    if held is None and asked.who is not None:
        return (Finding("recipient.gone", "for_whom", {"name": asked.name}),)
    values: dict[str, object] = {"name": asked.name}
    if held is not None and held.no_papers:
        return (Finding("recipient.no_papers", "for_whom", values),)
    if asked.means is None:
        return (Finding("recipient.means", "means", values),)
    if asked.means is Means.HAND:
        return ()
    return _post(asked, held, tuple(confirmations), today, months)


def _post(
    asked: Recipient,
    held: Recipient | None,
    confirmations: tuple[Confirmation, ...],
    today: date,
    months: int,
) -> Findings:
    values: dict[str, object] = {"name": asked.name}
    if not any(each.strip() for each in asked.address):
        return (Finding("recipient.address_missing", "address", values),)
    if held is not None and not same_place(held.address, asked.address):
        return (Finding("recipient.other_address", "address", values),)
    seen = last(confirmations, held or asked)
    if seen is None:
        return (Finding("recipient.not_confirmed", "source", values),)
    values |= {"day": seen.on, "by": seen.by_name}
    if not same_place(seen.address, asked.address):
        return (Finding("recipient.changed", "source", values),)
    if add_months(seen.on, months) < today:
        return (Finding("recipient.old", "source", {**values, "months": months}),)
    return ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a paper must not tell: whose it is, and its lines."""

    whose: str
    lines: tuple[str, ...]


_POSTCODE = 5
"""Letters and digits below which a line of an address is too short to be looked for."""


def told(text: str, places: Iterable[Place], own: Sequence[str] = ()) -> tuple[Place, ...]:
    """The places of which a line stands in a text. Lines of the recipient's own are no secret.

    A town stands in many papers: only the first line and the last (the postcode) are looked for.
    """
    said, mine = words_of(text), {words_of(each) for each in own}
    return tuple(place for place in places if any(_tells(each, said, mine) for each in place.lines))


def _tells(line: str, said: str, mine: set[str]) -> bool:
    words = words_of(line)
    digits = any(each.isdigit() for each in words)
    return digits and len(words.strip()) >= _POSTCODE and words not in mine and words in said


def check_confirmation(confirmation: Confirmation) -> Findings:
    """A confirmation names somebody and an address."""
    found = []
    if not confirmation.name.strip():
        found.append(Finding("issued.for_whom.missing", "for_whom"))
    if not any(each.strip() for each in confirmation.address):
        values = {"name": confirmation.name}
        found.append(Finding("recipient.address_missing", "address", values))
    return tuple(found)
