"""Schemes for tests: those that ship, the small documented ones, and edited copies of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.questionnaire import Answers, Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import Scorecard, score
from ras_desktop.forms.scheme import read_scheme

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "docs" / "schemes"
SHIPPED = ROOT / "forms" / "schemes"
DAY = date(2026, 5, 1)


def folders() -> list[Path]:
    """Every scheme folder that ships or is documented."""
    return sorted(each.parent for top in (SMALL, SHIPPED) for each in top.glob("*/*/scheme.toml"))


@cache
def scheme(path: Path) -> Scheme:
    found = read_scheme(path)
    assert found.scheme is not None, found.findings
    return found.scheme


def small(name: str) -> Scheme:
    return scheme(SMALL / name / "1")


def edited(tmp: Path, name: str, *changes: tuple[str, str, str]) -> Path:
    """A copy of a small scheme in which texts were replaced: (file, old, new), each found once."""
    folder = tmp / name / "1"
    if not folder.exists():
        shutil.copytree(SMALL / name / "1", folder)
    for file, old, new in changes:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def of(path: Path) -> Scheme:
    """The scheme of an edited copy (never cached)."""
    found = read_scheme(path)
    assert found.scheme is not None, found.findings
    return found.scheme


def scored(plan: Scheme, given: Mapping[str, Given], age: int = 9) -> tuple[Answers, Scorecard]:
    form = plan.form_for(age)
    assert form is not None
    answers = read(form, given)
    return answers, score(form, answers)


def budget(
    plan: Scheme,
    given: Mapping[str, Given],
    age: int | None = 9,
    *,
    on: date = DAY,
    gates: Mapping[str, GateAnswer] | None = None,
    chosen: tuple[str, ...] = (),
) -> Budget:
    """The whole way from answers to a budget."""
    form = plan.forms[0] if age is None else plan.form_for(age)
    card = None if form is None else score(form, read(form, given))
    return allocate(plan, card, on=on, age=age, gates=gates, chosen=chosen)
