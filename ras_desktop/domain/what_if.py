"""What a budget would be with other answers: always on a copy, never on what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.assessment import indicative
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.form import Form
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.domain.sensitivity import Effect, effects


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a budget rests on."""

    scheme: Scheme
    form: Form
    on: date
    age: int | None
    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]
    chosen: tuple[str, ...] = ()


def budget_of(asked: Asked) -> Budget:
    """The budget of these answers; a running estimate where some are missing."""
    return allocate(
        asked.scheme,
        score(asked.form, read(asked.form, asked.answers)),
        on=asked.on,
        age=asked.age,
        gates=asked.gates,
        chosen=asked.chosen,
    )


def greatest_changes(asked: Asked) -> tuple[Effect, ...]:
    """For each answered question the neighbouring answer that changes most, the largest first."""
    return effects(
        asked.scheme,
        asked.form,
        asked.answers,
        on=asked.on,
        age=asked.age,
        gates=asked.gates,
        chosen=asked.chosen,
    )


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The budget as it is and as it would be."""

    before: Budget
    after: Budget

    @property
    def change(self) -> Money | None:
        """The yearly sum after less before; None where one of them has no sum."""
        before, after = indicative(self.before), indicative(self.after)
        return None if before is None or after is None else after - before


def what_if(asked: Asked, changed: Mapping[str, Given]) -> WhatIf:
    """The budget with some answers changed, beside the budget as it is."""
    other = replace(asked, answers={**asked.answers, **changed})
    return WhatIf(budget_of(asked), budget_of(other))
