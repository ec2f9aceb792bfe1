"""What the demonstration is reckoned with: the scheme and lists that ship, and their editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.scheme import About, GateAnswer, Scheme

SCHEME = "example-children"


@dataclass(frozen=True, slots=True)
class Kept:
    """The editions that assessments and plans name: identifiers as they are in the store."""

    scheme: UUID
    digest: str
    prices: UUID
    terms: UUID
    scope: UUID
    template: UUID


@dataclass(frozen=True, slots=True)
class Rules:
    """Scheme, lists and the days between which it was used: `first` to `last`."""

    scheme: Scheme
    book: Rulebook
    kept: Kept
    first: date
    last: date

    @property
    def gates(self) -> dict[str, GateAnswer]:
        """Every gate that is not about age, passed."""
        asked = (each for each in self.scheme.gates if each.about is not About.AGE)
        return {each.id: GateAnswer(passed=True) for each in asked}


def rules(scheme: Scheme, book: Rulebook, kept: Kept, on: date) -> Rules:
    """The rules on a day. Refused where the scheme was not in force three weeks before it."""
    last = min(on - timedelta(4), scheme.valid_to or on)
    if last < scheme.valid_from + timedelta(17):
        first = scheme.valid_from + timedelta(21)
        raise Refused(Finding("demo.on.early", "on", {"on": on, "first": first}))
    return Rules(scheme, book, kept, scheme.valid_from, last)
