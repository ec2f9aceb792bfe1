"""docs/schemes.md is the format: its blocks are readable, and no key is left out of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.helpers.schemes import ROOT, folders

TEXT = (ROOT / "docs" / "schemes.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
CONTENT = ("answers", "by_level", "changes", "gates")
"""Tables whose keys are a scheme's own ids."""


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in CONTENT:
                yield from keys(inner)
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_block_is_toml(number: int) -> None:
    assert tomllib.loads(BLOCKS[number].replace("…", "x"), parse_float=Decimal)


def test_every_key_of_every_scheme_is_described() -> None:
    used = {
        key
        for folder in folders()
        for path in folder.glob("*.toml")
        for key in keys(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    assert len(used) > 90
    assert {key for key in used if not re.search(rf"\b{key}\b", TEXT)} == set()


def test_every_small_scheme_is_named() -> None:
    for folder in (ROOT / "docs" / "schemes").iterdir():
        assert f"`{folder.name}`" in TEXT
