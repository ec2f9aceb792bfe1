"""Every code that the program can raise has a sentence, and every sentence fits its values."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import ras_desktop
from ras_desktop import wording
from ras_desktop.domain.permission import Role, ask
from ras_desktop.store.trouble import WrongPassphrase, WrongRecoveryKey
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from ras_desktop.wording import speak

SOURCE = Path(ras_desktop.__file__).parent
NAMED = {"Finding", "Step", "step", "finding"}


def raised() -> Iterator[tuple[str, str]]:
    """Every literal code given to Finding(...) or Step(...) in the program, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            code = first.value if isinstance(first, ast.Constant) else None
            if name in NAMED and isinstance(code, str) and "." in code and " " not in code:
                yield code, f"{path.relative_to(SOURCE)}:{node.lineno}"


CODES = dict(raised())


def test_there_are_codes_to_look_at() -> None:
    assert len(CODES) > 40


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_sentence(code: str) -> None:
    assert code in wording.codes(), f"{CODES[code]} raises {code}, which has no sentence"


def test_every_sentence_is_well_formed() -> None:
    for code, sentence in speak._sentences.items():
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
        assert all(name.isidentifier() for name in fields), code
        assert sentence == sentence.strip(), code
        assert "please" not in sentence.lower(), f"{code}: interface.md: no 'please'"
        assert "invalid" not in sentence.lower(), f"{code}: interface.md: no 'invalid'"


def test_roles_are_said_as_they_are_called() -> None:
    """“ras lead” is what a file calls it; people say RAS lead."""
    found = ask("scheme.approve", frozenset({Role.FINANCE}))
    assert found is not None
    assert "RAS lead" in wording.finding(found)


def test_a_wait_is_said_only_where_there_is_one() -> None:
    for wrong in (WrongPassphrase, WrongRecoveryKey):
        assert "waits" not in wording.trouble(wrong())
        assert "waits 4 s" in wording.trouble(wrong(timedelta(seconds=4)))
