"""`ras-desktop public | export | import`: a scheme as PDF, workbook and folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from ras_desktop.cli.common import (
    Exit,
    SubParsers,
    WrongUse,
    learn_sentences,
    print_findings,
    whole_scheme,
    written,
)


def public(commands: SubParsers) -> None:
    """ras-desktop public SCHEME OUT.pdf."""
    parser = commands.add_parser("public", help="write the public version of a scheme as PDF")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("out", type=Path, help="the PDF file to write")
    parser.set_defaults(work=_public)


def _public(asked: argparse.Namespace) -> int:
    from ras_desktop.documents import public_scheme
    from ras_desktop.documents.draw import draw

    scheme = whole_scheme(asked.scheme)
    if scheme is None:
        return Exit.FINDINGS
    return written(asked.out, draw(public_scheme.compose(scheme), body=public_scheme.BODY))


def export(commands: SubParsers) -> None:
    """ras-desktop export SCHEME OUT.xlsx."""
    parser = commands.add_parser("export", help="write a scheme as a workbook to edit")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("out", type=Path, help="the workbook (xlsx) to write")
    parser.set_defaults(work=_export)


def _export(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import Refused
    from ras_desktop.forms.scheme_workbook import write_workbook

    scheme = whole_scheme(asked.scheme)
    if scheme is None:
        return Exit.FINDINGS
    try:
        made = write_workbook(scheme)
    except Refused as refused:
        print_findings(refused.findings)
        return Exit.FINDINGS
    return written(asked.out, made)


def import_(commands: SubParsers) -> None:
    """ras-desktop import IN.xlsx FOLDER."""
    parser = commands.add_parser("import", help="read a workbook back into a scheme's folder")
    parser.add_argument("workbook", type=Path, help="the workbook (xlsx)")
    parser.add_argument("folder", type=Path, help="where NAME/VERSION is written")
    parser.set_defaults(work=_import)


def _import(asked: argparse.Namespace) -> int:
    from ras_desktop.forms.scheme_toml import write_folder
    from ras_desktop.forms.scheme_workbook_read import read_workbook

    learn_sentences()
    if not asked.workbook.is_file():
        raise WrongUse(f"there is no file {asked.workbook}")
    read = read_workbook(asked.workbook.read_bytes())
    print_findings(read.findings)
    if read.scheme is None:
        return Exit.FINDINGS
    try:
        print(write_folder(read.scheme, asked.folder))
    except FileExistsError:
        wanted = asked.folder / read.scheme.name / read.scheme.version
        raise WrongUse(f"{wanted} is there already; nothing was changed") from None
    return Exit.GOOD
