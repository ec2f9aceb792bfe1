"""A scheme out to files that a RAS lead can edit elsewhere, and back in as a draft."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ras_desktop.domain.finding import Refused, errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import SchemeVersion
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.scheme_versions import new_from


def save_workbook(scheme: Scheme, path: Path) -> Path:
    """Writes the workbook beside its place, then moves it there. OSError where it cannot be."""
    from ras_desktop.forms.scheme_workbook import write_workbook

    whole = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    part = whole.with_name(f".{whole.name}.part")
    try:
        part.write_bytes(write_workbook(scheme))
        part.replace(whole)
    finally:
        part.unlink(missing_ok=True)
    return whole


def save_folder(scheme: Scheme, parent: Path) -> Path:
    """Writes NAME/VERSION with its files below `parent`. OSError where it cannot be."""
    from ras_desktop.forms.scheme_toml import write_folder

    return write_folder(scheme, parent)


def begin_from(desk: Desk, path: Path, id_: UUID | None = None) -> Done[SchemeVersion]:
    """A draft from a workbook or a folder. Refused: what is wrong in it, each with its place."""
    from ras_desktop.forms.scheme import read_scheme
    from ras_desktop.forms.scheme_workbook_read import read_workbook

    read = read_scheme(path) if path.is_dir() else read_workbook(path.read_bytes())
    if read.scheme is None:
        raise Refused(*errors(read.findings))
    return new_from(desk, read.scheme, id_)
