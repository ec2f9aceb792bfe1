"""The demonstration caseload as values, without a store: made once, looked at by many tests."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from ras_desktop import paths
from ras_desktop.domain.canonical import digest
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.scheme import Scheme
from ras_desktop.forms.rulebook import read_rulebook
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.services.demo import CHILDREN
from ras_desktop.services.demo.build import build
from ras_desktop.services.demo.case import DemoCase
from ras_desktop.services.demo.children import Setting
from ras_desktop.services.demo.draw import know, settle
from ras_desktop.services.demo.people import members
from ras_desktop.services.demo.rules import SCHEME, Kept, Rules, rules
from ras_desktop.services.demo.stages import slots
from ras_desktop.services.demo.words import words
from ras_desktop.wording import all as _every_sentence  # noqa: F401

ON = date(2026, 11, 21)


@lru_cache(maxsize=1)
def book() -> Rulebook:
    found = read_rulebook(paths.forms()).value
    assert found is not None
    return found


@lru_cache(maxsize=1)
def scheme() -> Scheme:
    found = read_scheme(max((paths.forms() / "schemes" / SCHEME).iterdir())).scheme
    assert found is not None
    return found


def rules_on(on: date) -> Rules:
    ids = [UUID(int=each) for each in range(1, 6)]
    kept = Kept(ids[0], digest(scheme()), ids[1], ids[2], ids[3], ids[4])
    return rules(scheme(), book(), kept, on)


@lru_cache(maxsize=4)
def caseload(seed: int = 1, children: int = CHILDREN, on: date = ON) -> tuple[DemoCase, ...]:
    setting, held = Setting(words(), book().lists, seed, on), rules_on(on)
    drawn = settle(setting, held, know(setting, held, slots(seed, children, on)))
    return tuple(build(setting, held, each, members(seed)) for each in drawn)


def texts(value: Any) -> list[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in (*texts(key), *texts(each))]
    if isinstance(value, list | tuple | frozenset | set):
        return [text for each in value for text in texts(each)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for each in fields(value) for text in texts(getattr(value, each.name))]
    return []
