"""Every verb that writes over a copy: an old copy is refused, both are there, nothing is lost.

The verbs are found by themselves: a new one without an entry in `tests/helpers/stale*` fails here.
"""

from __future__ import annotations

import ast
import inspect
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import ras_desktop
import ras_desktop.services
import tests.helpers.stale_agreement
import tests.helpers.stale_notice
import tests.helpers.stale_panel
import tests.helpers.stale_payment
import tests.helpers.stale_record
import tests.helpers.stale_review
import tests.helpers.stale_work  # noqa: F401  (their entries)
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.services.desk import Done
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.stale import NEW, TRIALS


def verbs() -> Iterator[tuple[str, bool]]:
    """Every service that writes over a copy; whether it is told by a bare `version`."""
    for each in iter_modules(ras_desktop.services.__path__):
        if each.ispkg:
            continue
        module = import_module(f"ras_desktop.services.{each.name}")
        for name, verb in vars(module).items():
            if name.startswith("_") or getattr(verb, "__module__", "") != module.__name__:
                continue
            if inspect.isfunction(verb) and (of := over_a_copy(verb)):
                yield f"{each.name}.{name}", of == "version"


def over_a_copy(verb: typing.Any) -> str:
    """The parameter that is a copy with its version, or the version of one; "" for none."""
    if next(iter(inspect.signature(verb).parameters), "") != "desk":
        return ""
    hints = typing.get_type_hints(verb)
    if typing.get_origin(hints.get("return")) is not Done:
        return ""
    if "version" in hints and not is_dataclass(hints["version"]):
        return "version"
    for name, hint in hints.items():
        if name != "return" and any(map(_has_version, (hint, *typing.get_args(hint)))):
            return name
    return ""


def _has_version(hint: object) -> bool:
    return is_dataclass(hint) and any(each.name == "version" for each in fields(hint))


def test_every_verb_that_writes_over_a_copy_is_tried_here() -> None:
    found = {name for name, _bare in verbs()}
    assert len(found) > 35
    assert found == set(TRIALS) | set(NEW)


@pytest.mark.parametrize("verb", sorted(TRIALS))
def test_an_old_copy_is_refused_with_both_and_nothing_is_written_over(verb, desk, desk_of) -> None:
    other = desk_of(*EVERYBODY, name="Kit Lowe")
    trial = TRIALS[verb](desk, other)
    seen = trial.read()
    trial.theirs()
    theirs = trial.read()
    assert theirs != seen
    assert theirs.version > seen.version
    if trial.takes:
        with pytest.raises(StaleCopy) as met:
            trial.mine(seen)
        assert met.value.theirs == theirs
        assert met.value.mine is not None
        assert met.value.mine.version != theirs.version
        assert trial.read() == theirs
    else:
        trial.mine(seen)
        now = trial.read()
        changed = {
            each.name
            for each in fields(now)
            if getattr(now, each.name) != getattr(theirs, each.name)
        }
        assert changed <= {"restricted", "version"}


@pytest.mark.parametrize("verb", sorted(TRIALS))
def test_the_copy_that_stands_is_taken(verb, file_desk, desk_of) -> None:
    """The same call with what the other person kept: so it is the version that is refused."""
    trial = TRIALS[verb](file_desk, desk_of(*EVERYBODY, name="Kit Lowe"))
    trial.theirs()
    try:
        trial.mine(trial.read())
    except StaleCopy:
        pytest.fail(f"{verb} refuses the copy that stands")


# ---------------------------------------------------------------- the windows


def calls(verb: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a verb in the windows."""
    module, _dot, name = verb.partition(".")
    for path in sorted((Path(ras_desktop.__file__).parent / "gui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = _names_of(tree, module)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == name
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in names
            ):
                yield path, node


def _names_of(tree: ast.AST, module: str) -> set[str]:
    """What a module of services is called in a file."""
    return {
        each.asname or each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "ras_desktop.services"
        for each in node.names
        if each.name == module
    }


@pytest.mark.parametrize("verb", sorted(name for name, bare in verbs() if bare))
def test_the_windows_say_which_copy_was_seen(verb) -> None:
    """What seals, agrees or finishes is given the version of what stood on the page."""
    module, _dot, name = verb.partition(".")
    told = list(
        inspect.signature(getattr(import_module(f"ras_desktop.services.{module}"), name)).parameters
    ).index("version")
    found = list(calls(verb))
    assert found
    for path, call in found:
        named = {each.arg for each in call.keywords}
        assert len(call.args) > told or "version" in named, f"{path}:{call.lineno}"
