"""`ras-desktop check`: the findings of a scheme."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ras_desktop.cli.common import (
    Exit,
    SubParsers,
    finding_line,
    learn_sentences,
    print_json,
    scheme_folder,
)

if TYPE_CHECKING:
    from ras_desktop.domain.finding import Findings
    from ras_desktop.domain.scheme import Scheme


def check(commands: SubParsers) -> None:
    """ras-desktop check SCHEME [--json] [--errors-only]."""
    parser = commands.add_parser("check", help="look for errors and weak points of a scheme")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    words = "warnings are said but do not count: exit 1 only for an error"
    parser.add_argument("--errors-only", action="store_true", help=words)
    parser.set_defaults(work=_check)


def _check(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import check as look
    from ras_desktop.forms.scheme import read_scheme

    learn_sentences()
    read = read_scheme(scheme_folder(asked.scheme))
    findings = read.findings
    if read.scheme is not None:
        findings = (*findings, *look(read.scheme))
    if asked.json:
        print_json(_check_data(read.scheme, findings))
    else:
        _print_check(read.scheme, findings)
    bad = errors(findings) if asked.errors_only else findings
    return Exit.FINDINGS if bad else Exit.GOOD


def _check_data(scheme: Scheme | None, findings: Findings) -> dict[str, Any]:
    from dataclasses import asdict

    from ras_desktop import wording
    from ras_desktop.domain.budget_json import FORMAT, finding_json
    from ras_desktop.domain.canonical import digest
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import complexity

    return {
        "format": FORMAT,
        "scheme": scheme.name if scheme else None,
        "version": scheme.version if scheme else None,
        "sha256": digest(scheme) if scheme else None,
        "errors": len(errors(findings)),
        "warnings": len(findings) - len(errors(findings)),
        "complexity": asdict(complexity(scheme)) if scheme else None,
        "findings": [finding_json(each, wording.finding) for each in findings],
    }


def _print_check(scheme: Scheme | None, findings: Findings) -> None:
    from ras_desktop import wording
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import complexity

    for each in findings:
        print(finding_line(each))
    if scheme is not None:
        print(wording.say("scheme.complexity", complexity(scheme).counts))
    wrong = len(errors(findings))
    values = {"errors": wrong, "warnings": len(findings) - wrong}
    print(wording.say("scheme.checked", values))
