"""The moment at which a case file goes over to its next data key, and what a crash leaves of it.

`next.N/` beside the database has the database and the head as they are under the data key of
generation N. The key file says which generation counts: replacing it is the one step that decides.
Before it, `next.N` is thrown away; after it, what is in `next.N` is put in its place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from ras_desktop.store import head, twofold
from ras_desktop.store.symptoms import of_files

DATABASE = "database"
_PREFIX = "next."


def folder_of(vault: Path, generation: int) -> Path:
    """Where the files of a generation are prepared."""
    return vault / f"{_PREFIX}{generation}"


@of_files()
def prepare(vault: Path, generation: int) -> Path:
    """An empty folder for the files of the next generation."""
    folder = folder_of(vault, generation)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


@of_files()
def prepared(vault: Path, folder: Path) -> None:
    """All of them are complete: on the disk when this returns."""
    twofold.sync_folder(folder)
    twofold.sync_folder(vault)


def drop(vault: Path, generation: int) -> None:
    """Takes away what was prepared and will not be used."""
    shutil.rmtree(folder_of(vault, generation), ignore_errors=True)


@of_files()
def settle(vault: Path, generation: int) -> None:
    """Finishes, or takes back, what a crash cut short. Under the case file's lock, before
    anything is read; can be cut short itself at any point."""
    for folder, number in tuple(_there(vault)):
        if number == generation:
            _put_in_place(vault, folder)
        shutil.rmtree(folder)
        twofold.sync_folder(vault)
    for each in vault.glob("*.new"):  # a small file that was never put in its place
        each.unlink(missing_ok=True)


def _there(vault: Path) -> Iterator[tuple[Path, int]]:
    for each in vault.glob(f"{_PREFIX}*"):
        number = each.name.removeprefix(_PREFIX)
        if each.is_dir() and number.isdecimal():
            yield each, int(number)


def _put_in_place(vault: Path, folder: Path) -> None:
    database = folder / DATABASE
    if not database.exists():
        return  # it is in its place; only the folder was left
    for each in twofold.copies(folder / head.NAME):
        if each.exists():
            each.replace(vault / each.name)
    # A journal of the former database would be played into the new one.
    (vault / f"{DATABASE}-journal").unlink(missing_ok=True)
    twofold.sync_folder(vault)
    database.replace(vault / DATABASE)
    twofold.sync_folder(vault)
