"""The whole caseload at once, beside a peer that calculates with 32-bit floats."""

from __future__ import annotations

from random import Random

import numpy as np
import numpy.typing as npt

from ras_desktop.analysis.population import Arrays, Child, calculate, encode, prepare
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Act
from ras_desktop.domain.table import Bands
from tests.benchmarks.measure import Figure, seconds
from tests.helpers.schemes import DAY
from tests.helpers.twelve import NAMES, twelve

SIZES = ((10_000, 3.0), (100_000, 30.0))
"""Children, and the milliseconds that issue 3 allows."""


def children(count: int) -> list[Child]:
    """Children with random answers; a thousand different ones, again and again."""
    dice = Random(2026)
    kinds = []
    for _ in range(1000):
        given = {f"q{number}": Given(level=dice.choice(NAMES)) for number in range(11)}
        natural = Given(level=dice.choice(NAMES[:3]), willing=True)
        kinds.append(Child({**given, "natural": natural}, 9))
    return [kinds[number % 1000] for number in range(count)]


class Peer:
    """The same scheme as a vectorised program with 32-bit floats would do it."""

    def __init__(self, arrays: Arrays) -> None:
        scheme = twelve()
        form = scheme.forms[0]
        scored = [each for each in form.questions if each.has_points]
        held = [arrays.questions[each.id].points.over for each in scored]
        self.points = np.array(held, dtype=np.float32)
        self.natural = arrays.questions["natural"].level
        table = scheme.tables[0]
        assert isinstance(table, Bands)
        self.edges = np.array([float(each.first) for each in table.rows], dtype=np.float32)
        self.sums = np.array([float(each.amount or 0) for each in table.rows], dtype=np.float32)
        factors = next(each for each in scheme.adjust_money if each.act is Act.MULTIPLY).by_level
        self.factors = np.array([1, *(float(each) for _, each in factors or ())], dtype=np.float32)

    def __call__(self) -> npt.NDArray[np.float32]:
        """Pounds, rounded to the penny as floats round."""
        points = self.points.sum(axis=0)
        band = np.searchsorted(self.edges, points, side="right") - 1
        value = self.sums[band] * self.factors[self.natural]
        found: npt.NDArray[np.float32] = np.round(np.minimum(value, np.float32(4000)), 2)
        return found


def figures() -> list[Figure]:
    """Milliseconds for a whole caseload from ready arrays."""
    scheme = twelve()
    ready = prepare(scheme, scheme.forms[0], DAY)
    said: list[Figure] = []
    for count, most in SIZES:
        arrays = encode(ready, children(count))
        peer = Peer(arrays)
        exact = calculate(ready, arrays)
        assert not exact.one_by_one
        wrong = float(np.mean(np.rint(peer().astype(np.float64) * 100) != exact.amount))
        taken = seconds(lambda arrays=arrays: calculate(ready, arrays), 21) * 1000  # type: ignore[misc]
        beside = seconds(peer, 21) * 1000
        note = f"{wrong:.0%} of the peer's sums are a penny wrong"
        said.append(
            Figure(
                f"Whole caseload, {count:,} children",
                taken,
                "ms",
                most,
                f"the peer with 32-bit floats ({beside:.2g} ms)",
                taken / beside,
                note,
            )
        )
    return said


if __name__ == "__main__":
    for each in figures():
        print(each.row())
