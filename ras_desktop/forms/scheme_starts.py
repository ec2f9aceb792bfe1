"""Reads forms/starts: for each kind of scheme the smallest that works, to begin a new one with.

A start is a scheme's files as docs/schemes.md has them; one without a form of its own has the
questions of forms/starts/form-all.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.scheme_start import Start
from ras_desktop.forms.reading import load
from ras_desktop.forms.scheme import SchemeRead, read_files

FORM = "form-all.toml"


def read_start(folder: Path) -> SchemeRead:
    """One start, or findings."""
    files: dict[str, Mapping[str, Any]] = {}
    found: Findings = ()
    paths = {FORM: folder.parent / FORM} | {each.name: each for each in folder.glob("*.toml")}
    for name, path in paths.items():
        entry, faults = load(path)
        found = (*found, *faults)
        if entry is not None:
            files[name] = entry.values
    return SchemeRead(None, found) if found else read_files(files)


def read_starts(forms: Path) -> tuple[Start, ...]:
    """Every start that can be read; one that a council has spoilt is left out."""
    folders = sorted(each.parent for each in (forms / "starts").glob("*/scheme.toml"))
    reads = ((each.name, read_start(each).scheme) for each in folders)
    return tuple(Start(name, scheme) for name, scheme in reads if scheme is not None)
