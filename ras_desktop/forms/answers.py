"""Reads the ANSWERS file of the command line (docs/cli.md), and calculates what it describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.gates import route
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.forms.given import read_answers, read_gate_answers
from ras_desktop.forms.reading import LARGEST, Entry, load


@dataclass(frozen=True, slots=True)
class Case:
    """What one file of answers says."""

    born: date | None = None
    age: int | None = None
    on: date | None = None
    chosen: tuple[str, ...] = ()
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    answers: Mapping[str, Given] = field(default_factory=dict)


def read_case(
    path: Path, *, born: date | None = None, on: date | None = None
) -> tuple[Case | None, Findings]:
    """The case in a .toml or .json file; `born` and `on` go before the file's own.

    None where there is an error; the findings name every fault with its key.
    """
    entry, found = _load_json(path) if path.suffix.lower() == ".json" else load(path)
    if entry is None:
        return None, tuple(found)
    case = Case(
        born=_day(entry, "born") if born is None else _ignored(entry, "born", born),
        age=entry.whole("age", needed=False, least=0, most=120),
        on=_day(entry, "on") if on is None else _ignored(entry, "on", on),
        chosen=entry.texts("chosen", needed=False),
        gates=read_gate_answers(entry),
        answers=read_answers(entry),
    )
    if case.born is not None and case.age is not None:
        entry.fault("scheme.age_or_born", "age")
    if case.born is not None and case.on is not None and case.born > case.on:
        entry.fault("answers.born_after", "born", born=case.born, on=case.on)
    entry.done()
    return (None if errors(tuple(found)) else case), tuple(found)


def _ignored(entry: Entry, key: str, value: date) -> date:
    entry.asked.add(key)
    return value


def _day(entry: Entry, key: str) -> date | None:
    """A date; in JSON, which has none, a text such as "2026-05-01"."""
    given = entry.values.get(key)
    if isinstance(given, str):
        try:
            value = date.fromisoformat(given)
        except ValueError:
            return entry.day(key, needed=False)
        entry.asked.add(key)
        return value
    return entry.day(key, needed=False)


def _load_json(path: Path) -> tuple[Entry | None, list[Finding]]:
    """A JSON file as an entry, with the same findings as a TOML file has."""
    values = {"file": path.name}
    try:
        raw = path.read_bytes()
    except OSError:
        return None, [Finding("forms.file.unreadable", path.name, values)]
    if len(raw) > LARGEST:
        return None, [Finding("forms.file.large", path.name, values)]
    try:
        plain: Any = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as fault:
        place = {**values, "line": fault.lineno, "column": fault.colno}
        return None, [Finding("forms.file.syntax", f"{path.name}: line {fault.lineno}", place)]
    except (ValueError, ArithmeticError, RecursionError):
        return None, [Finding("forms.file.syntax_somewhere", path.name, values)]
    if not isinstance(plain, dict):
        return None, [Finding("forms.file.syntax_somewhere", path.name, values)]
    found: list[Finding] = []
    return Entry(path.name, "", plain, found), found


def calculation(scheme: Scheme, case: Case, today: date) -> tuple[Budget, Findings]:
    """The budget of a case on its day (today where it names none), and findings on its answers."""
    on = case.on or today
    age = case.age
    if case.born is not None and case.born <= on:
        age = age_on(case.born, on)
    way = route(scheme, age, case.gates)
    findings: Findings = ()
    card = None
    if way.otherwise is None:
        form = way.form or scheme.forms[0]
        answers = read(form, case.answers)
        findings, card = answers.findings, score(form, answers)
    budget = allocate(scheme, card, on=on, age=age, gates=case.gates, chosen=case.chosen)
    return budget, findings
