"""What is typed is kept, offered to its owner only, and survives a killed program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ras_desktop.domain.permission import Role
from ras_desktop.services import casefile, draft
from tests.helpers.families import added
from tests.helpers.stores import FAST_KEYS, SetClock, SetDesk
from tests.helpers.timing import allowed, best

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"
BODY = {"about": "Zoë's day 🦊", "lines": [{"hours": "1.5", "cost": 1640}], "open": None}


def test_a_draft_is_kept_over_the_last_one_and_says_when(desk: SetDesk) -> None:
    case = added(desk).id
    draft.keep(desk, "plan", "new", {"about": "Z"}, case)
    desk.clock.forward(minutes=5)
    draft.keep(desk, "plan", "new", BODY, case)
    (found,) = draft.mine(desk)
    assert (found.kind, found.subject, found.body, found.case) == ("plan", "new", BODY, case)
    assert found.kept_at == desk.clock()
    assert draft.find(desk, "plan", "new") == found


def test_drafts_are_listed_the_latest_first(desk: SetDesk) -> None:
    for subject in ("a", "b", "c"):
        desk.clock.forward(seconds=1)
        draft.keep(desk, "plan", subject, subject)
    desk.clock.forward(seconds=1)
    draft.keep(desk, "plan", "b", "again")
    assert [each.subject for each in draft.mine(desk)] == ["b", "c", "a"]


def test_a_dropped_draft_is_gone_and_dropping_twice_is_no_fault(desk: SetDesk) -> None:
    draft.keep(desk, "plan", "new", BODY)
    for _ in range(2):
        draft.drop(desk, "plan", "new")
    assert draft.mine(desk) == ()
    assert draft.find(desk, "plan", "new") is None


def test_nobody_sees_anothers_drafts(desk: SetDesk, desk_of) -> None:
    other = desk_of(Role.TEAM_MANAGER)
    draft.keep(desk, "plan", "new", "mine")
    draft.keep(other, "plan", "new", "theirs")
    draft.drop(other, "plan", "old")
    assert [each.body for each in draft.mine(desk)] == ["mine"]
    assert [each.body for each in draft.mine(other)] == ["theirs"]


@pytest.mark.parametrize("subject", ["'; DROP TABLE draft; --", "\n", "🦊", "محمد", "x" * 5000, ""])
def test_any_subject_is_its_own(desk: SetDesk, subject: str) -> None:
    draft.keep(desk, "plan", subject, 1)
    draft.keep(desk, "plan", f"{subject}!", 2)
    found = draft.find(desk, "plan", subject)
    assert found is not None
    assert (found.subject, found.body) == (subject, 1)


@pytest.mark.parametrize("text", ["a\x00b", "half a fox \ud83e"])
def test_broken_text_never_stops_a_draft(desk: SetDesk, text: str) -> None:
    draft.keep(desk, "plan", text, {"text": text})
    found = draft.find(desk, "plan", text)
    assert found is not None
    assert found.body["text"].startswith(text[0])
    draft.drop(desk, "plan", text)
    assert draft.mine(desk) == ()


def test_a_draft_inside_a_verb_is_part_of_it(file_desk: SetDesk) -> None:
    draft.keep(file_desk, "plan", "new", 1)

    def fail() -> None:
        with file_desk.act("plan.save"):
            draft.drop(file_desk, "plan", "new")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        fail()
    assert len(draft.mine(file_desk)) == 1


def test_saving_a_long_draft_is_never_felt(file_desk: SetDesk) -> None:
    body = {"text": "x" * 100_000}
    draft.keep(file_desk, "plan", "new", body)
    assert best(lambda: draft.keep(file_desk, "plan", "new", body), 20) < allowed(20)


_KEEP_ON = """
import sys
from pathlib import Path
from ras_desktop.services import casefile, draft
from tests.helpers.stores import FAST_KEYS
opened = casefile.sign_in(Path(sys.argv[1]), "Robin Ashdown", "gravel otter candle thirty",
                          policy=FAST_KEYS)
number = int(sys.argv[2])
while True:
    number += 1
    draft.keep(opened.desk, "plan", "new", {"number": number, "text": str(number) * 9000})
    print(number, flush=True)
"""


@pytest.mark.parametrize("rounds", [2, pytest.param(12, marks=pytest.mark.stress)])
def test_a_killed_program_loses_no_draft_that_was_kept(tmp_path: Path, rounds: int) -> None:
    """kill -9 in the middle of saving: at least the last one acknowledged is there."""
    folder = tmp_path / "a.ras"
    casefile.create(folder, NAME, WORDS, clock=SetClock(), policy=FAST_KEYS).casefile.close()
    number = 0
    for round_ in range(rounds):
        said = _save_until_killed(folder, number, pause=0.05 + 0.027 * round_)
        opened = casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS)
        (kept,) = draft.mine(opened.desk)
        assert casefile.check_whole(opened).sound
        opened.close()
        number = kept.body["number"]
        assert number in (said, said + 1)
        assert kept.body["text"] == str(number) * 9000
    assert number > 2 * rounds


def _save_until_killed(folder: Path, number: int, pause: float) -> int:
    """The last number that the killed program said it had kept."""
    running = subprocess.Popen(
        [sys.executable, "-c", _KEEP_ON, str(folder), str(number)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    with running:
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(pause)
        running.send_signal(signal.SIGKILL)
        lines = [first, *running.stdout.read().splitlines()]
    return int(lines[-1])
