"""Starts a worker with the shim; for the tests."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.nothing_lost import shim

ROOT = Path(__file__).parents[2]


@functools.cache
def _library() -> Path:
    return shim.compiled(Path(tempfile.mkdtemp(prefix="ras-shim-")))


def run(campaign: str, story: str, rounds: int, seed: int = 1, **more: Any) -> dict[str, Any]:
    """What the worker found: rounds, events, faults with one example of each."""
    job = {"campaign": campaign, "story": story, "rounds": rounds, "seed": seed, **more}
    environment = {
        **os.environ,
        "LD_PRELOAD": str(_library()),
        "QT_QPA_PLATFORM": "offscreen",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.nothing_lost.worker", json.dumps(job)],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def no_faults(found: dict[str, Any]) -> None:
    """AssertionError with an example of each fault."""
    told = "\n".join(f"{fault}: {about}" for fault, about in found["examples"].items())
    assert not found["faults"], f"{found['story']}: {found['faults']}\n{told}"
