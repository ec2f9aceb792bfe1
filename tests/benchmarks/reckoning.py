"""The RAS engine and its scheme files, beside a plain loop."""

from __future__ import annotations

from tests.benchmarks import ras_engine
from tests.benchmarks.measure import Figure, loop


def figures() -> list[Figure]:
    """One assessment with all its steps, and a scheme loaded and checked."""
    plain = loop(1000) * 1000
    return [
        Figure(name[0].upper() + name[1:], value, "ms", most, "1,000 additions", value / plain)
        for name, value, most in ras_engine.report()
    ]
