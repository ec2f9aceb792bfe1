"""`ras-desktop verify-log`: the log is proved offline, and the passphrase is never on the line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from ras_desktop import cli
from ras_desktop.cli import Exit
from ras_desktop.domain.log_mark import grouped
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.services import casefile, log
from ras_desktop.store.log_chain import Chain
from tests.helpers import families, logs

NAME, WORDS = "Robin Ashdown", "gravel otter candle thirty"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A case file with a log, its checkpoints in a second place, and its head on paper."""
    folder = tmp_path_factory.mktemp("verify")
    opened = casefile.create(folder / "North.ras", NAME, WORDS, roles=EVERYBODY).casefile
    families.added(opened.desk)
    families.added(opened.desk, "Bo", "Poole")
    outside = log.files_of(opened, folder)[1]
    head = grouped(Chain(opened.desk.store).head())
    opened.close(folder)
    return folder / "North.ras", outside, head


def verify(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *words: str,
    name: str = NAME,
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{name}\n{WORDS}\n"))
    code = cli.main(["verify-log", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_whole_log(
    made: tuple[Path, Path, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, outside, head = made
    words = (str(folder),)
    code, out, err = verify(monkeypatch, capsys, *words)
    assert (code, err) == (Exit.GOOD, "")
    assert out.startswith("The log is whole: ")
    assert "No checkpoint from elsewhere was compared." in out
    code, out, _ = verify(monkeypatch, capsys, *words, "--checkpoints", str(outside))
    assert code == Exit.GOOD
    assert "It meets the checkpoint at entry " in out
    code, out, _ = verify(monkeypatch, capsys, *words, "--head", head.upper(), "--json")
    data: dict[str, Any] = json.loads(out)
    assert code == Exit.GOOD
    assert data["whole"] is True
    assert data["broken"] is None
    assert data["outside"] == int(head.partition(":")[0])
    assert data["entries"] == data["head"]["number"]


def test_a_log_that_was_written_anew_is_found_by_the_checkpoints_outside(
    made: tuple[Path, Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import random
    import shutil

    folder = Path(shutil.copytree(made[0], tmp_path / "Copy.ras"))
    opened = casefile.sign_in(folder, NAME, WORDS)
    store = opened.desk.store
    logs.unlocked(store)
    logs.rebuild(store, 3, random.Random(1))
    (folder / "checkpoints").unlink()
    opened.close()
    words = (str(folder),)
    code, out, _ = verify(monkeypatch, capsys, *words)
    assert code == Exit.GOOD, out
    code, out, err = verify(monkeypatch, capsys, *words, "--checkpoints", str(made[1]))
    assert (code, err) == (Exit.FINDINGS, "")
    assert out.startswith("The log was written anew: it does not meet the checkpoint at entry ")
    code, out, _ = verify(monkeypatch, capsys, *words, "--head", made[2], "--json")
    assert code == Exit.FINDINGS
    assert json.loads(out)["broken"]["code"] == "log.rebuilt"


def test_wrong_use_is_one_sentence(
    made: tuple[Path, Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = str(made[0])
    wrong = (
        (NAME, str(tmp_path)),
        ("Somebody Else", folder),
        (NAME, folder, "--checkpoints", str(tmp_path / "none")),
        (NAME, folder, "--head", "12: 00"),
    )
    for name, *words in wrong:
        code, out, err = verify(monkeypatch, capsys, *words, name=name)
        assert (code, out) == (Exit.WRONG_USE, ""), words
        assert err
        assert WORDS not in err
        assert "Traceback" not in err
