"""What the designer shows beside a scheme while it is written: findings, curves, examples, size.

Nothing here reaches the store: a draft in the window is looked at as it stands at this moment.
"""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.documents import scheme_figures
from ras_desktop.documents.figure import Lines
from ras_desktop.domain.example import Ran, run
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_check import Complexity, complexity
from ras_desktop.domain.scheme_place import placed
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.forms.scheme_whole import check_written, stops


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of one table: its name and the figure."""

    table: str
    figure: Lines


@dataclass(frozen=True, slots=True)
class Looked:
    """A scheme looked at: findings at their paths ("tables/0/rows/2/first"), curves, examples.

    `ran` has one entry for each example, in their order; it is empty where nothing can be worked
    out yet.
    """

    scheme: Scheme
    findings: Findings
    curves: tuple[Curve, ...]
    ran: tuple[Ran, ...]
    complexity: Complexity

    @property
    def errors(self) -> int:
        """How many findings stop an approval."""
        return len(errors(self.findings))

    @property
    def sound(self) -> bool:
        """Whether any answers can be worked out."""
        return sound(self.scheme)


def look(scheme: Scheme) -> Looked:
    """Everything that stands beside the scheme; what cannot be worked out is said, never raised."""
    try:
        found = check_written(scheme)
        if not sound(scheme) or stops(found):
            return _looked(scheme, found, (), ())
        ran = tuple(run(scheme, each) for each in scheme.examples)
        return _looked(scheme, found, _curves(scheme), ran)
    except (ArithmeticError, LookupError, TypeError, ValueError) as fault:
        # a value that no file could hold; the person goes on writing and is told
        stopped = Finding("scheme.not_reckoned", "", {"what": type(fault).__name__})
        return _looked(scheme, (stopped,), (), ())


def _looked(
    scheme: Scheme, found: Findings, curves: tuple[Curve, ...], ran: tuple[Ran, ...]
) -> Looked:
    at = tuple(placed(scheme, each) for each in found)
    return Looked(scheme, at, curves, ran, complexity(scheme))


def _curves(scheme: Scheme) -> tuple[Curve, ...]:
    made = ((each.id, scheme_figures.curve(scheme, each)) for each in scheme.tables)
    return tuple(Curve(name, figure) for name, figure in made if figure is not None)
