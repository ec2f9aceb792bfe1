"""Points become an indicative budget: gates, points rules, table, adjustments, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ras_desktop.domain.budget import Budget
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import Scorecard


def allocate(
    scheme: Scheme,
    scorecard: Scorecard | None,
    *,
    on: date,
    age: int | None = None,
    gates: Mapping[str, GateAnswer] | None = None,
    chosen: tuple[str, ...] = (),
) -> Budget:
    """The indicative budget on a day. Draft signature."""
    raise NotImplementedError
