"""Scheme files edited in every wrong way: never a traceback, never a silent default."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ras_desktop import wording
from ras_desktop.domain.finding import errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_check import check
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import SMALL, budget
from tests.helpers.toml import dump

NAMES = sorted(each.name for each in SMALL.iterdir())
FILES = {
    name: {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for path in (SMALL / name / "1").glob("*.toml")
    }
    for name in NAMES
}
OTHERS: tuple[Any, ...] = (
    "", "x", "none", "year", 0, 1, -1, 7, 10**9, 10**40, Decimal("0.5"), Decimal("NaN"),
    Decimal("Infinity"), Decimal("1E-30"), True, False, date(2026, 4, 1), [], {}, [1], ["x"],
    [{}], [{"id": "x"}], {"x": 1},
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every key and every list element of a file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*path, number)
            yield from places(inner, (*path, number))


PLACES = [
    (name, file, path)
    for name, files in FILES.items()
    for file, content in files.items()
    for path in places(content)
]


def parent(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        content = content[key]
    return content


def mutate(content: Any, path: tuple[Any, ...], how: str, other: Any) -> None:
    inside, key = parent(content, path), path[-1]
    match how:
        case "delete":
            del inside[key]
        case "retype":
            inside[key] = deepcopy(other)
        case "duplicate" if isinstance(inside, list):
            inside.insert(key, deepcopy(inside[key]))
        case "duplicate":
            inside[f"{key}-2"] = deepcopy(inside[key])
        case "rename" if isinstance(inside, dict):
            inside[f"{key}x"] = inside.pop(key)
        case _ if isinstance(inside, list):
            inside.reverse()
        case _:
            turned = dict(reversed(inside.items()))
            inside.clear()
            inside.update(turned)


def written(folder: Path, files: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.toml"):
        old.unlink()
    for file, content in files.items():
        (folder / file).write_text(dump(content), encoding="utf-8")
    return folder


def survives(plan: Scheme) -> None:
    """A scheme that was read calculates for any age and any answers, and can be explained."""
    for each in check(plan):
        assert wording.finding(each)
    for given_ in ({}, *(one.answers for one in plan.examples)):
        for age in (0, 9, 17, 40):
            made = budget(plan, given_, age)
            assert all(wording.step(each) for each in made.steps)
            assert all(wording.finding(each) for each in made.findings)


HOW = ("delete", "duplicate", "retype", "rename", "reorder")


def one_change(tmp: Path, place: tuple[str, str, tuple[Any, ...]], how: str, other: Any) -> None:
    name, file, path = place
    files = deepcopy(FILES[name])
    mutate(files[file], path, how, other)
    read = read_scheme(written(tmp / name / "1", files))
    for each in read.findings:
        assert wording.finding(each)
        assert each.where
    assert (read.scheme is None) is bool(errors(read.findings))
    if read.scheme is not None:
        survives(read.scheme)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from(PLACES), how=st.sampled_from(HOW), other=st.sampled_from(OTHERS))
@example(place=("menu", "scheme.toml", ("table", 0)), how="delete", other=0)
@example(place=("menu", "scheme.toml", ("form",)), how="retype", other=[])
@example(place=("base-and-weight", "scheme.toml", ("table", 0, "weights")), how="retype", other=[])
def test_one_change_never_breaks_the_reader(
    tmp_path: Path, place: tuple[str, str, tuple[Any, ...]], how: str, other: Any
) -> None:
    one_change(tmp_path, place, how, other)


@pytest.mark.stress
def test_every_change_of_every_key(tmp_path: Path) -> None:
    for place in PLACES:
        for how in HOW:
            for other in OTHERS if how == "retype" else (None,):
                one_change(tmp_path, place, how, other)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_many_changes_never_break_the_reader(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    files = deepcopy(FILES[name])
    for _ in range(data.draw(st.integers(2, 6))):
        file = data.draw(st.sampled_from(sorted(files)))
        listed = list(places(files[file]))
        if listed:
            how = data.draw(st.sampled_from(HOW))
            mutate(
                files[file],
                data.draw(st.sampled_from(listed)),
                how,
                data.draw(st.sampled_from(OTHERS)),
            )
    read = read_scheme(written(tmp_path / name / "1", files))
    assert all(wording.finding(each) for each in read.findings)
    if read.scheme is not None:
        survives(read.scheme)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_of_a_scheme_matters(tmp_path: Path, name: str) -> None:
    """A key misspelt is a fault, wherever it stands: nothing falls back in silence."""
    names_of_content = ("answers", "by_level", "changes", "gates")
    for file, content in FILES[name].items():
        for path in places(content):
            if isinstance(path[-1], int) or any(each in path[:-1] for each in names_of_content):
                continue
            files = deepcopy(FILES[name])
            mutate(files[file], path, "rename", None)
            read = read_scheme(written(tmp_path / name / "1", files))
            assert read.scheme is None, (file, path)
            named = (f"{path[-1]}x", str(path[-1]))
            assert any(each.where.endswith(named) for each in read.findings), (file, path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rubbish=st.binary(max_size=200), file=st.sampled_from(sorted(FILES["menu"])))
def test_rubbish_instead_of_a_file(tmp_path: Path, rubbish: bytes, file: str) -> None:
    folder = written(tmp_path / "menu" / "1", FILES["menu"])
    (folder / file).write_bytes(rubbish)
    read = read_scheme(folder)
    assert read.scheme is None
    assert all(wording.finding(each) for each in read.findings)
