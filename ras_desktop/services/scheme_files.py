"""Schemes go out and come in: workbook, folder, and the public version as PDF."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ras_desktop.documents import public_scheme
from ras_desktop.documents.draw import draw
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import SchemeVersion
from ras_desktop.forms.scheme import SchemeRead, read_scheme
from ras_desktop.forms.scheme_toml import write_folder
from ras_desktop.forms.scheme_workbook import write_workbook
from ras_desktop.forms.scheme_workbook_read import read_workbook
from ras_desktop.services import scheme_versions
from ras_desktop.services.desk import Desk, Done


def workbook(scheme: Scheme) -> bytes:
    """The scheme as a workbook (xlsx). Refused where a text or day does not fit into a cell."""
    return write_workbook(scheme)


def folder(scheme: Scheme, parent: Path) -> Path:
    """Writes parent/NAME/VERSION. FileExistsError if it is there already."""
    return write_folder(scheme, parent)


def public_pdf(scheme: Scheme) -> bytes:
    """The public version: the whole scheme in plain words. The scheme has no `faults`."""
    return draw(public_scheme.compose(scheme), body=public_scheme.BODY)


def from_workbook(desk: Desk, raw: bytes, id_: UUID | None = None) -> Done[SchemeVersion]:
    """A draft from a workbook. Refused: every fault with its sheet and cell."""
    return _draft(desk, read_workbook(raw), id_)


def from_folder(desk: Desk, place: Path, id_: UUID | None = None) -> Done[SchemeVersion]:
    """A draft from a folder NAME/VERSION. Refused: every fault with its file and key."""
    return _draft(desk, read_scheme(place), id_)


def _draft(desk: Desk, read: SchemeRead, id_: UUID | None) -> Done[SchemeVersion]:
    if read.scheme is None:
        raise Refused(*read.findings)
    return scheme_versions.new_from(desk, read.scheme, id_)
