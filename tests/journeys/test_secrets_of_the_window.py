"""The running window looked at from outside: nothing secret in what others on the computer see."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ras_desktop.services import casefile
from ras_desktop.settings import Settings, write

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
ROOT = Path(__file__).parents[2]
NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from ras_desktop import __main__, app

name, words = (sys.stdin.readline().rstrip("\\n") for _line in range(2))
start = app.start


def started(qt):
    window = start(qt)

    def sign_in():
        step = window.first.now()
        step.name.line.setText(name)
        step.passphrase.line.setText(words)
        step.sign_in()
        look()

    def look():
        if window.workplace is None or not window.background.idle():
            QTimer.singleShot(20, look)
        else:
            print("in", flush=True)
            QTimer.singleShot(200, crash)

    def crash():
        raise ValueError(f"what a fault says of {name}: {words}")

    QTimer.singleShot(200, sign_in)
    return window


app.start = started
sys.argv = ["ras-desktop"]
sys.exit(__main__.main())
"""
"""The program as it is started; what is typed comes from the standard input of this test only."""


@pytest.fixture
def secrets(tmp_path: Path) -> dict[str, bytes]:
    """A case file with the product's own keys, the one opened last; and what nobody may see."""
    made = casefile.create(tmp_path / "north.ras", NAME, WORDS)
    write(Settings().opened(str(made.casefile.folder)))
    vault = made.casefile.vault
    made.casefile.close()
    return {
        "passphrase": WORDS.encode(),
        "a word of it": b"otter",
        "recovery key": made.recovery_key.encode(),
        "data key": vault.data_key,
        "data key in digits": vault.data_key.hex().encode(),
        "key of the database": vault.database_key,
        "its digits": vault.database_key.hex().encode(),
    }


@pytest.fixture
def child(tmp_path: Path, secrets: dict[str, bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """The window in a process of its own, somebody signed in."""
    for name in ("scratch", "here"):
        (tmp_path / name).mkdir()
    started = subprocess.Popen(
        [sys.executable, "-c", WINDOW],
        cwd=tmp_path / "here",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "scratch")},
    )  # fmt: skip
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write(f"{NAME}\n{WORDS}\n".encode())
    started.stdin.close()
    yield started
    started.kill()
    started.wait(30)
    for pipe in (started.stdout, started.stderr):
        assert pipe is not None
        pipe.close()


def test_a_window_at_work_and_crashing_shows_no_secret(
    child: subprocess.Popen[bytes], secrets: dict[str, bytes], tmp_path: Path
) -> None:
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.readline() == b"in\n"
    seen = {name: Path(f"/proc/{child.pid}/{name}").read_bytes() for name in ("cmdline", "environ")}
    assert b"-c" in seen["cmdline"]
    assert b"TMPDIR" in seen["environ"]
    limits = Path(f"/proc/{child.pid}/limits").read_text()
    assert re.search(r"Max core file size +0 +0 ", limits), "a crash would write out the memory"
    line = child.stderr.readline()
    while b"ValueError" not in line:  # a fault of the program is told where it happened
        seen["said"] = seen.get("said", b"") + line
        line = child.stderr.readline()
        assert line, seen["said"]
    child.send_signal(signal.SIGABRT)
    seen["said"] = seen.get("said", b"") + line + child.stderr.read() + child.stdout.read()
    assert child.wait(30) == -signal.SIGABRT
    assert NAME.encode() not in seen["said"]
    for each in tmp_path.rglob("*"):
        if each.is_file():
            seen[str(each.relative_to(tmp_path))] = each.read_bytes()
    assert "north.ras/database" in seen
    assert "settings.json" in seen
    assert not [name for name in seen if name.startswith(("here", "scratch"))], "nothing is left"
    for what, secret in secrets.items():
        for place, content in seen.items():
            assert secret not in content, (what, place)
