"""A verified copy of a case file, made before anything that changes its shape."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ras_desktop.store import attempts, check, lock, vault
from ras_desktop.store.trouble import Damaged

_NOT_COPIED = (lock.NAME, attempts.NAME, ".probe")


def copy(opened: vault.Opened, name: str) -> Path:
    """Copies a case file whose database nobody has open, opens the copy, and checks all of it.

    The copy is `name`.ras beside the file (with a number if that is taken) and opens with the
    same passphrases. DiskFull, DiskFailed, ReadOnly; Damaged if the copy is not sound.
    """
    folder = _free(opened.folder.parent, name)
    with vault.building(folder) as at:
        for each in sorted(opened.folder.iterdir()):
            if each.is_file() and each.name not in _NOT_COPIED:
                _copy_file(each, at / each.name)
        vault.identity(at).check(opened.data_key)
        vault.slots_of(at)
        found = check.check(at / vault.DATABASE, opened.database_key)
        if not (found.complete and found.sound):
            raise Damaged(vault.DATABASE)
    return folder


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())


def _free(parent: Path, name: str) -> Path:
    folder, number = parent / f"{name}{vault.SUFFIX}", 2
    while folder.exists():
        folder, number = parent / f"{name} {number}{vault.SUFFIX}", number + 1
    return folder
