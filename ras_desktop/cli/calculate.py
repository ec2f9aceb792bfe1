"""`ras-desktop calculate`: one budget, explained."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ras_desktop.cli.common import (
    Exit,
    SubParsers,
    WrongUse,
    day,
    learn_sentences,
    only_findings,
    print_findings,
    print_json,
    scheme_folder,
)

if TYPE_CHECKING:
    from ras_desktop.domain.budget import Budget
    from ras_desktop.domain.finding import Findings
    from ras_desktop.domain.scheme import Scheme


def calculate(commands: SubParsers) -> None:
    """ras-desktop calculate SCHEME ANSWERS [--born DATE] [--on DATE] [--json]."""
    parser = commands.add_parser("calculate", help="work out an indicative budget, with each step")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("answers", type=Path, help="the answers: a .toml or .json file")
    parser.add_argument("--born", type=day, help="date of birth (goes before the file's)")
    parser.add_argument("--on", type=day, help="day of the assessment (goes before the file's)")
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    parser.set_defaults(work=_calculate)


def _calculate(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import errors
    from ras_desktop.forms.answers import calculation, read_case
    from ras_desktop.forms.scheme import read_scheme

    learn_sentences()
    folder = scheme_folder(asked.scheme)
    if not asked.answers.is_file():
        raise WrongUse(f"there is no file {asked.answers}")
    read = read_scheme(folder)
    case, found = read_case(asked.answers, born=asked.born, on=asked.on)
    findings = (*read.findings, *found)
    if read.scheme is None or case is None:
        return only_findings(findings, as_json=asked.json)
    today = date.today()  # noqa: DTZ011  (the day where the person sits)
    budget, answers = calculation(read.scheme, case, today)
    findings = (*findings, *answers, *budget.findings)
    if asked.json:
        print_json(_budget_data(budget, findings))
    else:
        _print_budget(read.scheme, budget)
        print_findings(findings)
    return Exit.FINDINGS if errors(findings) or not budget.complete else Exit.GOOD


def _budget_data(budget: Budget, findings: Findings) -> dict[str, Any]:
    from dataclasses import replace

    from ras_desktop import wording
    from ras_desktop.domain.budget_json import budget_json

    return budget_json(replace(budget, findings=findings), wording.step, wording.finding)


def _print_budget(scheme: Scheme, budget: Budget) -> None:
    from ras_desktop import wording

    print(f"{scheme.title}, {scheme.version}")
    for line in (scheme.notice, scheme.note):
        if line:
            print(line)
    print()
    for each in budget.steps:
        print(f"  {wording.step(each)}")
    print()
    print(_headline(budget))


def _headline(budget: Budget) -> str:
    """The outcome in one line."""
    from ras_desktop import wording

    said = wording.plain(budget.outcome)
    if budget.result is None:
        return f"{said}."
    return f"{said}: {wording.plain(budget.result)} {wording.plain(budget.period)}."
