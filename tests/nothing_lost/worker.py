"""The process in which campaigns run, started with the shim before everything else.

`python -m tests.nothing_lost.worker JOB` (a JSON object) prints one JSON object: how many rounds,
and each fault found. Every round runs in a forked child, so that it starts in milliseconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ras_desktop.store import cipher
from tests.nothing_lost import shim
from tests.nothing_lost.disk import Disk, Event, Op, events
from tests.nothing_lost.said import NAME as SAID
from tests.nothing_lost.said import Said, lines
from tests.nothing_lost.stories import STORIES, Acts, Story

SECONDS = 60
"""A round that takes longer hangs, which is a fault."""
KINDS = {
    "write": (Op.WRITE, Op.TRUNCATE),
    "sync": (Op.SYNC,),
    "rename": (Op.RENAME,),
    "create": (Op.CREATE, Op.MKDIR),
    "unlink": (Op.UNLINK, Op.RMDIR),
}
Act = Callable[[], object]


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Runs one job: {"campaign", "story", "rounds", "seed", "synchronous"}."""
    campaigns = {"cuts": cuts, "kills": kills, "faults": faults, "doubt": doubt}
    memory = Path("/dev/shm")  # a disk of memory: real syncs would prove nothing here
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as at:
        rounds = Rounds(Path(at), STORIES[job["story"]], job)
        campaigns[job["campaign"]](rounds)
        return rounds.result()


class Rounds:
    """One story many times: its prepared folder, and what was found so far."""

    def __init__(self, at: Path, story: Story, job: dict[str, Any]) -> None:
        self.at, self.story = at, story
        self.wanted = int(job["rounds"])
        self.dice = random.Random(f"{job['seed']} {story.name} {job['campaign']}")
        self.synchronous = str(job.get("synchronous", "FULL"))
        self.prepared = at / "prepared"
        self.prepared.mkdir()
        self.facts = story.prepare(self.prepared)
        if not story.in_window:
            self._warm()
        self.done = 0
        self.events = 0
        self.faults: Counter[str] = Counter()
        self.example: dict[str, str] = {}

    def fresh(self) -> Path:
        """The prepared folder again, and no record of an earlier round."""
        root = self.at / "now"
        for each in (root, self.at / "now.slots", self.at / "now.tried"):
            shutil.rmtree(each, ignore_errors=True)
        (self.at / "log").unlink(missing_ok=True)
        shutil.copytree(self.prepared, root)
        return root

    def _warm(self) -> None:
        """The story once in this process: what it loads and compiles, every forked child has."""
        root = self.fresh()
        self.story.act(root, self.facts, Acts(Said(root)))

    def run(self, root: Path, disturb: Act = lambda: None) -> int:
        """The story in a child that is watched by the shim; how the child ended."""

        def child() -> None:
            said = Said(root)
            with said.every_transaction(), _synchronous(self.synchronous):
                shim.watch(root, self.at / "log", without_syncs=True)
                disturb()
                self.story.act(root, self.facts, Acts(said))
                shim.stop()

        return _forked(child, self.at / "traceback")

    def judge(self, root: Path, said: list[dict[str, Any]], about: str) -> None:
        """Notes a fault if there is one."""
        self.done += 1
        try:
            fault = self.story.judge(root, self.facts, said)
        except BaseException as error:
            fault = f"judging raised {type(error).__name__}: {error}"
            about += "\n" + traceback.format_exc()
        self.note(fault, about)

    def note(self, fault: str, about: str) -> None:
        """Counts a fault, and keeps the first of its kind whole."""
        if fault:
            self.faults[fault] += 1
            self.example.setdefault(fault, about)

    def result(self) -> dict[str, Any]:
        """For the test that asked."""
        return {
            "story": self.story.name, "rounds": self.done, "events": self.events,
            "faults": dict(self.faults), "examples": self.example,
        }  # fmt: skip


def cuts(rounds: Rounds) -> None:
    """Power cuts at any event of one recording, what was not synced there or not there."""
    root = rounds.fresh()
    disk = Disk(root)
    assert rounds.run(root) == 0, (rounds.at / "traceback").read_text()
    recording = events(rounds.at / "log")
    rounds.events = len(recording)
    _cut(rounds, disk, recording, rounds.wanted)


def _cut(rounds: Rounds, disk: Disk, recording: list[Event], wanted: int) -> None:
    """Cuts before events chosen evenly, so that every one has its turn if there are enough."""
    places = Counter(at * len(recording) // wanted for at in range(wanted))
    said: list[dict[str, Any]] = []
    for at, event in enumerate(recording):
        for number in range(places[at]):
            dice = random.Random(rounds.dice.random())
            image = rounds.at / "image"
            shutil.rmtree(image, ignore_errors=True)
            image.mkdir()
            disk.leave(image, dice)
            about = f"cut {number} before event {at}: {event.op.name} {event.path}"
            rounds.judge(image, [*said, {"cut": event.seconds}], about)
        said.extend(event.said)
        disk.happens(event, rounds.dice)


def kills(rounds: Rounds) -> None:
    """Killed before, after and in the middle of every event, as many as are wanted."""
    rounds.events = count = _clean(rounds)["all"]
    places = [(at, how) for at in range(1, count + 1) for how in shim.How]
    for at, how in _evenly(places, rounds.wanted, rounds.dice):
        root = rounds.fresh()
        ended = rounds.run(root, partial(shim.kill, at, how))
        about = f"killed {how.name} event {at}"
        if ended not in (0, -signal.SIGKILL):
            rounds.note(f"ended with {ended}", about + _traceback(rounds))
        rounds.judge(root, lines(root), about)


def faults(rounds: Rounds) -> None:
    """The n-th write, sync, rename, creation or removal fails: once or from then on."""
    counts = _clean(rounds)
    rounds.events = counts["all"]
    places = [
        (kind, at, error, always)
        for kind in KINDS
        for at in range(1, counts[kind] + 1)
        for error in shim.FAULTS
        for always in (False, True)
    ]
    for kind, at, error, always in _evenly(places, rounds.wanted, rounds.dice):
        root = rounds.fresh()
        ended = rounds.run(root, partial(shim.fail, KINDS[kind], at, error, always))
        about = f"{kind} {at} {error} {'from then on' if always else 'once'}"
        said = lines(root)
        if ended != 0:
            rounds.note("something other than a sentence", about + _traceback(rounds))
        if not always and {"gave_up": True} in said:
            rounds.note("one failure stopped more than one act", about)
        rounds.judge(root, said, about)


def doubt(rounds: Rounds) -> None:
    """A sync fails, nobody knows what is on the disk, the program goes on, and the power fails."""
    counts = _clean(rounds)
    syncs = counts["sync"]
    each = max(1, rounds.wanted // syncs)
    for at in _evenly(list(range(1, syncs + 1)), min(syncs, rounds.wanted), rounds.dice):
        root = rounds.fresh()
        disk = Disk(root)
        ended = rounds.run(root, partial(shim.fail, KINDS["sync"], at, "EIO", False))
        if ended != 0:
            rounds.note("something other than a sentence", f"sync {at}" + _traceback(rounds))
        recording = events(rounds.at / "log")
        rounds.events += len(recording)
        _cut(rounds, disk, recording, each)


def _clean(rounds: Rounds) -> dict[str, int]:
    """How many events of each kind the story has when nothing goes wrong."""
    root = rounds.fresh()
    assert rounds.run(root) == 0, (rounds.at / "traceback").read_text()
    seen = [each for each in events(rounds.at / "log") if each.path != f"/{SAID}"]
    found = {kind: sum(each.op in ops for each in seen) for kind, ops in KINDS.items()}
    said = lines(root)
    assert not any("trouble" in each or "refused" in each for each in said), said
    assert rounds.story.judge(root, rounds.facts, said) == ""
    return {**found, "all": len(seen)}


def _evenly(places: list[Any], wanted: int, dice: random.Random) -> Iterator[Any]:
    """Each place once, then again; or every so-many-th where fewer are wanted."""
    step = len(places) / wanted
    start = dice.random() * step
    for number in range(wanted):
        yield places[int(start + number * step) % len(places)]


@contextlib.contextmanager
def _synchronous(how: str) -> Iterator[None]:
    """The database's setting as the product has it, or one that must be seen to lose."""
    settings = cipher._SETTINGS
    assert "PRAGMA synchronous = FULL" in settings
    changed = tuple(each.replace("= FULL", f"= {how}") for each in settings)
    cipher._SETTINGS = changed  # type: ignore[misc]
    try:
        yield
    finally:
        cipher._SETTINGS = settings  # type: ignore[misc]


def _forked(act: Act, told: Path) -> int:
    """Runs something in a child; its exit status, or minus the signal that ended it."""
    told.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(SECONDS)
            act()
            os._exit(0)
        except BaseException:
            shim.stop()
            told.write_text(traceback.format_exc())
            os._exit(3)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _traceback(rounds: Rounds) -> str:
    path = rounds.at / "traceback"
    return "\n" + path.read_text() if path.is_file() else ""


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
