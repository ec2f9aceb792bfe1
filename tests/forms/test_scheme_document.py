"""docs/schemes.md is the format: its blocks are readable, and no key is left out of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ras_desktop.cli import main
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


WHOLE = TEXT.split("## Four whole schemes")[1].split("\n## ")[0].split("\n### ")
FLOOR = [('rounding = "half-up"', 'rounding = "floor"'), ("round_to = 0.01", "round_to = 1")]
POUNDS = [
    ("2135.90, weekly = 41.08", "2135, weekly = 41.06"),
    ("5126.16", "5126"),
    ("5272.80", "5272"),
]


def written(folder: Path, part: str, changes: list[tuple[str, str]]) -> Path:
    """The head, the form and one part's own blocks, each in the file that its first line names."""
    folder /= "newtown/2026.1"
    folder.mkdir(parents=True)
    files: dict[str, str] = {}
    for name, text in re.findall(
        r"```toml\n# ([a-z-]+\.toml).*?\n(.*?)```", WHOLE[0] + part, re.DOTALL
    ):
        files[name] = files.get(name, "") + text + "\n"
    for name, text in files.items():
        for old, new in changes:
            text = text.replace(old, new, 1)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_whole_scheme_of_the_document_gives_the_sums_that_it_states(
    tmp_path: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(WHOLE) == 5
    folder = written(tmp_path / "good", WHOLE[number], [])
    assert main(["check", str(folder), "--errors-only"]) == 0, capsys.readouterr().out
    assert (folder / "examples.toml").read_text(encoding="utf-8").count("[[example]]") >= 3
    examples = folder / "examples.toml"
    text = examples.read_text(encoding="utf-8")
    stated = re.search(r"(?<=[ {]amount = )[1-9][\d.]*", text)
    assert stated
    penny_more = f"{Decimal(stated.group()) + Decimal('0.01')}"
    spoilt = text[: stated.start()] + penny_more + text[stated.end() :]
    examples.write_text(spoilt, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(folder), "--errors-only"]) == 1
    assert f"amount should be £{Decimal(penny_more):,.2f}, but" in "".join(capsys.readouterr())


def test_whole_pounds_rounded_down_are_as_the_document_says(tmp_path: Path) -> None:
    assert "£2,135 (£41.06 a week), £5,126 and £5,272" in WHOLE[4]
    assert main(["check", str(written(tmp_path / "a", WHOLE[4], FLOOR)), "--errors-only"]) == 1
    folder = written(tmp_path / "b", WHOLE[4], [*FLOOR, *POUNDS])
    assert main(["check", str(folder), "--errors-only"]) == 0


def test_instalments_are_as_the_document_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, WHOLE[2], [])
    answers = folder / "family.toml"
    case = (
        'age = 9\non = 2026-05-01\nchosen = ["{}"]\n[answers]\nwashing = "lots"\nsafety = "some"\n'
        "swims = 2\n"
    )
    for chosen, said in (
        ("holiday", "£233.33, £233.33 and £233.34"),
        ("sessions", "£106.75"),
        ("swimming", "£72.80"),
    ):
        answers.write_text(case.format(chosen), encoding="utf-8")
        assert main(["calculate", str(folder), str(answers)]) == 0
        assert said in capsys.readouterr().out


def test_slips_of_a_newcomer_are_said_so_that_one_knows_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, old, new, said in (
        (3, 'act = "deduct"', 'act = "subtract"', "“act” must be one of add, deduct"),
        (3, "[{ points_at_least = 26 }]", "{ points_at_least = 26 }", "when = [{ … }], or"),
        (3, "amount = 2600", 'amount = "£2,600"', "without quotation marks, £ or comma"),
        (3, "amount = 2600", "amount = 2,600", "or a comma in a number"),
        (2, "number = 20\n", "", "No sum can be made of rate:"),
        (2, '["holiday"]', '["sessions"]', "worker” needs at least 20 points, and there are 12"),
        (4, "hours = 2.5", "hours = 2.75", "makes nothing into 2 hours 45 minutes"),
    ):
        folder = written(tmp_path / f"{len(list(tmp_path.iterdir()))}", WHOLE[number], [(old, new)])
        assert main(["check", str(folder)]) == 1
        out = capsys.readouterr()
        assert said in out.out + out.err, (old, out)
        assert new != 'act = "subtract"' or "1 error," in out.out + out.err
