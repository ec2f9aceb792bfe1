# ruff: noqa: F811  (fixtures are taken from test_damage)
"""Damage in every byte, page and journal of a case file and its backup (`make stress`)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import backup, casefile, draft, log
from ras_desktop.store import check, journal, keys, twofold
from ras_desktop.wording import trouble
from tests.helpers.stores import FAST_KEYS, START, SetClock
from tests.store.test_damage import (  # noqa: F401
    BODIES,
    NAME,
    WORDS,
    _key_of,
    as_it_was_or_told,
    flip,
    killed,
    read_all,
    whole,
)

Figures = Callable[[str, object], None]
PAGE = 4096


def _copy(whole: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy.ras"
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(whole, folder))


HEADS = ("head", "head.copy")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("database",), True),
        (("database", "checkpoints"), True),  # the head file knows better
        (("database", *HEADS), True),  # the checkpoints know better
        (HEADS, False),  # nothing is older than what they say
        (("checkpoints",), False),
        (("database", "checkpoints", *HEADS), False),  # the stated limit: docs/security.md
    ],
)
def test_old_files_put_back_whole(
    whole: Path, tmp_path: Path, names: tuple[str, ...], told: bool
) -> None:
    """Every page of them is authentic; what stands beside them shows that they are older."""
    folder = _copy(whole, tmp_path)
    clock = SetClock(START + timedelta(hours=3))
    _worked(folder, clock, "first")
    old = {each.name: each.read_bytes() for each in folder.iterdir()}
    clock.forward(hours=1)
    _worked(folder, clock, "later")
    for name in names:
        (folder / name).write_bytes(old[name])
    clock.forward(hours=1)
    opened = casefile.sign_in(folder, NAME, WORDS, clock, FAST_KEYS)
    broken = log.open_up(opened).broken
    kept = {each.subject for each in draft.mine(opened.desk)}
    opened.close()
    assert (broken is not None) == told
    assert broken is None or broken.code == "log.cut"
    assert ("later" in kept) == ("database" not in names)


def _worked(folder: Path, clock: SetClock, subject: str) -> None:
    opened = casefile.sign_in(folder, NAME, WORDS, clock, FAST_KEYS)
    assert log.open_up(opened).broken is None
    draft.keep(opened.desk, "plan", subject, "words")
    opened.close()


@pytest.mark.stress
@pytest.mark.parametrize("name", ["head", "keys"])
def test_one_bit_in_every_byte_of_a_small_file(
    whole: Path,
    tmp_path: Path,
    name: str,
    record_property: Figures,
) -> None:
    dice = random.Random(5)
    size = (whole / name).stat().st_size
    for copy in (name, f"{name}.copy"):
        for at in range(size):
            folder = _copy(whole, tmp_path)
            flip(folder / copy, at * 8 + dice.randrange(8))
            assert as_it_was_or_told(folder) == "", (copy, at)
            assert twofold.read(folder / name).sound, (copy, at)
    record_property("figures", ["one bit in a small file", 2 * size, 0])


@pytest.mark.stress
def test_bits_in_every_page(whole: Path, tmp_path: Path, record_property: Figures) -> None:
    dice = random.Random(6)
    key = keys.database_key(*_key_of(whole))
    pages = (whole / "database").stat().st_size // PAGE
    for page in range(pages):
        for _ in range(4):
            folder = _copy(whole, tmp_path)
            flip(folder / "database", page * PAGE * 8 + dice.randrange(PAGE * 8))
            found = check.check(folder / "database", key)
            assert (found.complete, found.sound) == (True, False), page
            assert as_it_was_or_told(folder) in ("", "store.damaged"), page
    record_property("figures", ["one bit in a page", 4 * pages, 0])


@pytest.mark.stress
def test_truncated_and_exchanged_pages(
    whole: Path,
    tmp_path: Path,
    record_property: Figures,
) -> None:
    dice = random.Random(7)
    key = keys.database_key(*_key_of(whole))
    content = (whole / "database").read_bytes()
    pages = len(content) // PAGE
    for page in range(pages):
        other = (page + dice.randrange(1, pages)) % pages
        swapped = bytearray(content)
        here, there = slice(page * PAGE, (page + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
        swapped[here], swapped[there] = content[there], content[here]
        for damaged in (bytes(swapped), content[: page * PAGE], content[: page * PAGE + 1000]):
            folder = _copy(whole, tmp_path)
            (folder / "database").write_bytes(damaged)
            assert not check.check(folder / "database", key).sound, page
            assert as_it_was_or_told(folder) in ("", "store.damaged"), page
    record_property("figures", ["pages exchanged or cut off", 3 * pages, 0])


@pytest.mark.stress
def test_a_thousand_bits_in_a_pending_journal(
    killed: Path,
    tmp_path: Path,
    record_property: Figures,
) -> None:
    dice = random.Random(8)
    size = journal.of(killed / "database").stat().st_size
    before = (killed / "database").read_bytes()
    for _ in range(1_000):
        folder = _copy(killed, tmp_path)
        flip(journal.of(folder / "database"), dice.randrange(size * 8))
        if as_it_was_or_told(folder):
            assert (folder / "database").read_bytes() == before, "nothing was changed"
    record_property("figures", ["one bit in a pending journal", 1_000, 0])


@pytest.mark.stress
def test_one_bit_in_every_part_of_a_backup(
    whole: Path,
    tmp_path: Path,
    record_property: Figures,
) -> None:
    """It is told and never restored wrongly; a small file's second copy takes its place."""
    dice = random.Random(9)
    folder = _copy(whole, tmp_path)
    (tmp_path / "backups").mkdir()
    opened = casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS)
    made = backup.make(opened, tmp_path / "backups").made
    assert made is not None
    rounds = 0
    for file in sorted(each for each in made.iterdir() if each.is_file()):
        content = file.read_bytes()
        step = PAGE if file.name == "database" else 1
        for at in range(0, len(content), step):
            flip(file, min(at + dice.randrange(step), len(content) - 1) * 8 + dice.randrange(8))
            _restored_whole_or_told(opened, made, tmp_path / "restored.ras", file.name)
            file.write_bytes(content)
            rounds += 1
    opened.close()
    record_property("figures", ["one bit in a backup", rounds, 0])


def _restored_whole_or_told(opened: casefile.CaseFile, made: Path, target: Path, name: str) -> None:
    shutil.rmtree(target, ignore_errors=True)
    try:
        backup.restore(opened, made, target)
    except Trouble as fault:
        said = trouble(fault)
    else:
        said = ""
    if said:
        assert said.endswith(".")
        assert not target.exists()
        return
    assert name != "database", "a changed page was restored"
    assert read_all(target) == BODIES
