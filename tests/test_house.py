"""Rules of the house, asked of the source: a test can fail, a module keeps to one subject."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKING = frozenset(("raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals", "until"))
"""Calls of pytest and pytest-qt that fail by themselves."""

MOST = 350
"""Lines of a module: what grows beyond is split by subject, not appended to."""
LONGER = frozenset(
    [
        "domain/permission.py",
        "domain/practice.py",
        "forms/scheme_plain.py",
        "forms/scheme_sheets.py",
        "gui/main_window.py",
        "gui/pages/allocation.py",
        "gui/pages/assessment.py",
        "gui/pages/documents.py",
        "gui/pages/moderation.py",
        "gui/pages/monitoring.py",
        "gui/pages/panel.py",
        "gui/pages/payment.py",
        "gui/pages/plan.py",
        "gui/pages/practice.py",
        "gui/pages/review.py",
        "gui/pages/schemes.py",
        "gui/review/parts.py",
        "gui/widgets/question.py",
        "gui/widgets/questionnaire.py",
        "services/backup.py",
        "services/demo/children.py",
        "services/demo/words.py",
        "services/log.py",
        "services/moderation.py",
        "services/panel_decision.py",
        "services/panel_meeting.py",
        "store/panel.py",
        "store/server/guarded.py",
    ]
)
"""Modules of the program that are still longer; the list only shrinks."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[Path, ast.Module]:
    return {each: ast.parse(each.read_text("utf-8")) for each in (ROOT / "tests").rglob("*.py")}


def functions(tree: ast.AST) -> Iterator[Function]:
    yield from (each for each in ast.walk(tree) if isinstance(each, Function))


def called(function: Function) -> set[str]:
    """What it calls: functions by name or of a module of the tests, methods with a dot."""
    found = set()
    for call in (each.func for each in ast.walk(function) if isinstance(each, ast.Call)):
        if isinstance(call, ast.Name):
            found.add(call.id)
        elif isinstance(call, ast.Attribute):
            ours = isinstance(call.value, ast.Name) and call.value.id in modules()
            found.add(call.attr if ours else f".{call.attr}")
    return found


@cache
def modules() -> set[str]:
    return {each.stem for each in trees()}


def asserts(function: Function) -> bool:
    if any(isinstance(each, ast.Assert) for each in ast.walk(function)):
        return True
    return any(name.lstrip(".") in ASKING for name in called(function))


def _named(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Every function that is no test, methods with a dot."""
    methods = {
        each for made in ast.walk(tree) if isinstance(made, ast.ClassDef) for each in made.body
    }
    for each in functions(tree):
        if not each.name.startswith("test_"):
            yield f".{each.name}" if each in methods else each.name, each


def asking() -> set[str]:
    """Functions of the tests that assert something, or call one that does."""
    helpers = [named for tree in trees().values() for named in _named(tree)]
    found = {name for name, each in helpers if asserts(each)}
    while True:
        more = {name for name, each in helpers if called(each) & found} - found
        if not more:
            return found
        found |= more


def test_every_test_can_fail() -> None:
    """An exception is no answer to what a test's name says: each asserts, or calls what does."""
    known = asking()
    empty = [
        f"{path.relative_to(ROOT)}:{each.lineno} {each.name}"
        for path, tree in trees().items()
        for each in functions(tree)
        if each.name.startswith("test_") and not asserts(each) and not called(each) & known
    ]
    assert not empty, "\n".join(empty)


def test_no_module_is_longer_than_one_subject_needs() -> None:
    written = ROOT / "ras_desktop" / "store" / "migrations" / "versions"
    modules = [each for each in (ROOT / "ras_desktop").rglob("*.py") if each.parent != written]
    longer = {
        str(each.relative_to(ROOT / "ras_desktop"))
        for each in modules
        if len(each.read_text("utf-8").splitlines()) > MOST
    }
    assert not longer - LONGER, "split by subject"
    assert not LONGER - longer, "no longer too long: take it off the list"
