"""README's commands without a screen do what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ras_desktop import cli

ROOT = Path(__file__).parent.parent.parent


def commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\.venv/bin/ras-desktop (.+)$", text, re.MULTILINE)


def test_calculate_and_check_run_as_readme_writes_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    said = {words.split()[0]: words.split() for words in commands()}
    assert set(said) == {"calculate", "check", "demo"}
    assert cli.main(said["calculate"]) == 0
    assert json.loads(capsys.readouterr().out)["indicative"] == {"pence": 238_100, "period": "year"}
    assert cli.main(said["check"]) == 0


def test_every_file_that_readme_links_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    assert linked
    assert [each for each in linked if not (ROOT / each).exists()] == []
