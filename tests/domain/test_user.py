"""What must be mended about a user, and the verdict on a passphrase."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import passphrase, user
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User

KIT = User(uuid4(), "Kit Lowe", frozenset({Role.FINANCE}))


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"name": " \t"}, ["user.name_missing"]),
        ({"name": "x" * 201}, ["user.name_long"]),
        ({"name": "x" * 200}, []),
        ({"name": "", "roles": frozenset()}, ["user.name_missing", "user.roles_missing"]),
    ],
)
def test_everything_that_must_be_mended_is_told_at_once(
    changes: dict[str, object], codes: list[str]
) -> None:
    assert [each.code for each in user.check(replace(KIT, **changes))] == codes


@pytest.mark.parametrize(
    ("length", "guesses", "pattern", "steps", "enough", "code"),
    [
        (0, 0, "", 0, False, "passphrase.none"),
        (14, 30, "", 1, False, "passphrase.short"),
        (1001, 30, "", 0, False, "passphrase.long"),
        (15, 4.9, "repeat", 1, False, "passphrase.easy.repeat"),
        (15, 9.9, "words", 2, False, "passphrase.easy.words"),
        (15, 9.9, "", 2, False, "passphrase.easy"),
        (15, 10, "words", 3, True, "passphrase.good"),
        (1000, 14, "", 4, True, "passphrase.strong"),
    ],
)
def test_the_verdict_on_a_passphrase(
    length: int, guesses: float, pattern: str, steps: int, enough: bool, code: str
) -> None:
    found = passphrase.judge(length, guesses, pattern)
    assert (found.steps, found.enough, found.verdict.code) == (steps, enough, code)


@given(guesses=st.floats(0, 40), more=st.floats(0, 40), length=st.integers(12, 1000))
def test_harder_to_guess_is_never_judged_worse(guesses: float, more: float, length: int) -> None:
    low = passphrase.judge(length, guesses, "words")
    high = passphrase.judge(length, guesses + more, "words")
    assert high.steps >= low.steps
    assert high.enough >= low.enough
