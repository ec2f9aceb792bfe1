"""`ras-desktop backup` and `restore`: the passphrase comes by the standard input, nothing else."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ras_desktop import cli
from ras_desktop.cli import Exit
from ras_desktop.services import casefile

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A case file with the product's own keys, and its recovery key."""
    created = casefile.create(tmp_path_factory.mktemp("cli") / "North.ras", NAME, WORDS)
    created.casefile.close()
    return created.casefile.folder, created.recovery_key


def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    *words: object,
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code = cli.main([str(each) for each in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_backup_is_made_and_restored(made, tmp_path, monkeypatch, capsys) -> None:
    file, recovery_key = made
    code, out, err = run(monkeypatch, capsys, f"{NAME}\n{WORDS}\n", "backup", file, tmp_path)
    assert (code, err) == (Exit.GOOD, "")
    path = Path(out.strip())
    assert path.parent == tmp_path
    new = tmp_path / "New"
    code, out, err = run(
        monkeypatch, capsys, f"{NAME}\n{WORDS}\n", "restore", path, new, "--compare", file
    )
    assert (code, err) == (Exit.GOOD, "")
    assert "Users: 1 (1)" in out
    assert "Nothing would be otherwise" in out
    assert out.endswith(f"{tmp_path / 'New.ras'}\n")
    casefile.sign_in(tmp_path / "New.ras", NAME, WORDS).close()
    code, _out, err = run(monkeypatch, capsys, f"{NAME}\n{WORDS}\n", "restore", path, new)
    assert code == Exit.SYSTEM
    assert "something at this place already" in err
    code, out, _err = run(
        monkeypatch, capsys, f"\n{recovery_key}\n", "restore", path, tmp_path / "By key"
    )
    assert code == Exit.GOOD
    assert "Users: 1\n" in out


def test_what_is_wrong_is_one_sentence(made, tmp_path, monkeypatch, capsys) -> None:
    file, _key = made
    for typed, words, said in (
        (f"{NAME}\nwrong words\n", ("backup", file, tmp_path), "is not right"),
        (f"{NAME}\n{WORDS}\n", ("backup", file, tmp_path / "away"), "is not there"),
        ("", ("backup", tmp_path, tmp_path), "not a case file"),
        ("", ("restore", tmp_path, tmp_path / "New"), "not a backup"),
        ("", ("restore", file, tmp_path / "New"), "not a backup"),
    ):
        code, out, err = run(monkeypatch, capsys, typed, *words)
        assert (code, out) == (Exit.SYSTEM, "")
        assert said in err
        assert len(err.splitlines()) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_no_secret_is_on_the_command_line_in_the_environment_or_in_a_file(made, tmp_path) -> None:
    """Looked at from outside while the command works."""
    file, _key = made
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "ras_desktop", "backup", str(file), str(tmp_path)]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": "/usr/bin", "PYTHONPATH": ":".join(sys.path), "TMPDIR": str(scratch)},
    )
    assert child.stdin is not None
    child.stdin.write(f"{NAME}\n{WORDS}\n".encode())
    child.stdin.close()
    seen = b""
    while child.poll() is None:
        for name in ("cmdline", "environ"):
            try:
                seen += Path(f"/proc/{child.pid}/{name}").read_bytes()
            except OSError:
                break
        seen += b"".join(each.read_bytes() for each in scratch.rglob("*") if each.is_file())
        time.sleep(0.01)
    assert child.stdout is not None
    assert child.stderr is not None
    said = child.stdout.read() + child.stderr.read()
    child.stdout.close()
    child.stderr.close()
    assert child.returncode == 0, said
    assert b"backup" in seen
    for secret in (WORDS.encode(), b"gravel", b"candle"):
        assert secret not in seen
        assert secret not in said
    assert list(scratch.iterdir()) == []
