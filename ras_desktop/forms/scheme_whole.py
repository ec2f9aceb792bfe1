"""Everything about a scheme that was not read from files: what its files would be refused for, too.

The designer and an approval ask the same reader as a folder or workbook does, so that no version
is ever kept that could not go out and come in again.
"""

from __future__ import annotations

from collections.abc import Iterable

from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scheme_faults import faults
from ras_desktop.domain.scheme_shape import harmless, shape
from ras_desktop.forms.scheme import read_files
from ras_desktop.forms.scheme_plain import files

_WORDS = frozenset({"forms.text.empty"})


def check_written(scheme: Scheme) -> Findings:
    """What is missing, what no file may hold, then all that the checker knows."""
    missing = shape(scheme)
    if not all(harmless(each) for each in missing):
        return (*missing, *faults(scheme))
    if fatal := faults(scheme):
        return (*missing, *fatal)
    written = _others(errors(read_files(files(scheme)).findings), missing)
    if stops(written):
        return (*missing, *written)
    return (*missing, *written, *check(scheme))


def stops(found: Findings) -> bool:
    """Whether a figure is none that can be worked with; words that are wrong stop no sum."""
    return any(each.code.startswith("forms.") and each.code not in _WORDS for each in found)


def _others(found: Iterable[Finding], said: Findings) -> Findings:
    """Those at places of which nothing is said yet."""
    known = {each.where for each in said}
    return tuple(each for each in found if each.where not in known)
