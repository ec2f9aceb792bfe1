"""A whole old file put back is noticed; a backup that was restored is told, and not called cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ras_desktop.domain.log import What
from ras_desktop.services import backup, casefile, log, restoring
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import head, twofold, vault
from ras_desktop.store.log_read import Wanted, entries
from ras_desktop.store.trouble import Damaged
from ras_desktop.wording.log import verdict_lines
from tests.conftest import CASE_NAME, CASE_WORDS
from tests.helpers.families import added
from tests.helpers.stores import FAST_KEYS, SetClock

Open = Callable[[Path], CaseFile]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(case_template: Path, tmp_path: Path) -> Path:
    target = tmp_path / "North.ras"
    shutil.copytree(case_template, target)
    return target


@pytest.fixture
def opened(clock: SetClock) -> Open:
    def sign_in(folder: Path) -> CaseFile:
        return casefile.sign_in(folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)

    return sign_in


def worked(sign_in: Open, folder: Path, second: Path | None = None, *names: str) -> None:
    """Somebody signs in, adds children, and signs out."""
    at = sign_in(folder)
    for name in names:
        added(at.desk, name)
    at.close(second)


def test_an_old_database_in_its_place_is_noticed_without_any_other_file(
    folder: Path, opened: Open, tmp_path: Path
) -> None:
    worked(opened, folder, None, "Amy")
    shutil.copyfile(folder / "database", tmp_path / "old")
    worked(opened, folder, None, "Bo")
    shutil.copyfile(tmp_path / "old", folder / "database")
    (folder / "checkpoints").unlink()
    at = opened(folder)
    found = log.open_up(at)
    at.desk.store.close()
    at.vault.close()
    assert found.broken is not None
    assert found.broken.code == "log.cut"


def test_a_head_file_that_was_made_to_fit_is_not_believed(
    folder: Path, opened: Open, tmp_path: Path
) -> None:
    worked(opened, folder, None, "Amy")
    held = vault.identity(folder)
    assert held.log.number > 0
    forged = head.Head(held.file_id, mac=held.mac).to_bytes()
    found = twofold.read(folder / head.NAME)
    assert found is not None
    twofold.write(folder / head.NAME, forged, found.sequence + 1)
    with pytest.raises(Damaged):
        opened(folder)


def test_a_restored_backup_is_told_and_begins_an_era_of_its_own(
    folder: Path, opened: Open, clock: SetClock, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    at = opened(folder)
    added(at.desk, "Amy")
    backups = tmp_path / "backups"
    backups.mkdir()
    made = backup.make(at, backups).made
    assert made is not None
    with at.desk.store.reading() as look:
        (noted,) = entries(look, Wanted(what=frozenset({What.BACKUP})))
    assert noted.actor_name == CASE_NAME
    at.close(second)
    clock.forward(hours=1)
    worked(opened, folder, second, "Bo", "Cal")
    (outside,) = second.iterdir()
    clock.forward(hours=1)

    found = restoring.open_with_passphrase(made, CASE_NAME, CASE_WORDS, (), clock, FAST_KEYS)
    target = restoring.restore(found, tmp_path / "Again.ras", clock=clock)
    at = opened(target)
    assert log.open_up(at, second).broken is None
    added(at.desk, "Dee")
    signed = log.sign(at.desk, log.files_of(at, second), log.beside(at))
    assert signed.broken is None
    assert {each.name for each in second.iterdir()} > {outside.name}

    proved = log.verify(at.desk, (outside,))  # checkpoints of what was given up
    assert proved.broken is None
    (restored,) = proved.restored
    assert (restored.by, restored.at) == (CASE_NAME, clock())
    assert restored.backup.startswith("2026-11-23T09:30")
    assert any(
        "went on from the backup of 2026-11-23 09:30" in each for each in verdict_lines(proved)
    )
    at.close(second)
    worked(opened, folder, second, "Eve")  # the former file goes on, too, and is not called cut
    at = opened(folder)
    assert log.open_up(at, second).broken is None
    at.close(second)


def test_what_is_cut_after_a_restoration_is_still_noticed(
    folder: Path, opened: Open, clock: SetClock, tmp_path: Path
) -> None:
    at = opened(folder)
    made = backup.make(at, backup.choose(tmp_path)).made
    assert made is not None
    at.close()
    found = restoring.open_with_passphrase(made, CASE_NAME, CASE_WORDS, (), clock, FAST_KEYS)
    target = restoring.restore(found, tmp_path / "Again.ras", clock=clock)
    shutil.copyfile(target / "database", tmp_path / "old")
    clock.forward(hours=1)
    worked(opened, target, tmp_path, "Amy")
    (outside,) = tmp_path.glob("ras-log-*.txt")
    shutil.copyfile(tmp_path / "old", target / "database")
    at = opened(target)
    assert log.open_up(at, tmp_path).broken is not None
    proved = log.verify(at.desk, (outside,))
    assert proved.broken is not None
    assert proved.broken.code == "log.cut"
    at.desk.store.close()
    at.vault.close()
