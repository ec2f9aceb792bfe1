"""A backup: one folder, as encrypted as the case file, with a list of its contents under a MAC.

NAME 2026-11-28 09.30.05.rasbackup/ has `database`, `keys`, `head` (the small ones twice) and
`contents`: whose backup it is, when it was made, and the SHA-256 of every piece of the database.
The database is copied by SQLite itself while others use it, page by page, each authenticated when
it is read. The folder bears its name only when it is complete, on the disk, and checked in full.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from ras_desktop import __version__
from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import check, cipher, head, keys, keyslots, twofold, vault
from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import (
    AlreadyThere,
    BackupDamaged,
    BackupNotWritten,
    BackupOfNewer,
    Busy,
    Damaged,
    DiskFailed,
    DiskFull,
    NoBackupFolder,
    NoRoomForBackup,
    NotABackup,
    ReadOnly,
)

SUFFIX = ".rasbackup"
CONTENTS = "contents"
FORMAT = 1
CHUNK = 1 << 20
_PAGES = 256
"""Pages copied at a time (1 MiB): a save waits for no more than that."""
_RESTARTS = 5
"""So often a save in between may begin the copy anew; then it is made in one go."""
_LEFT_OVER = 24 * 3600
"""Seconds after which a folder that was never completed is taken away."""
Stopped = Callable[[], bool]


class Abandoned(Exception):  # noqa: N818  (an answer to a wish, not an error)
    """Nobody wants the backup any more: the case file is being closed."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself; `mac` is empty until it is sealed.

    `size` of the database in bytes; `pieces`: SHA-256 of each MiB of it; `small`: of the payloads
    of the small files, by name.
    """

    file: UUID
    name: str
    made: datetime
    size: int
    pieces: tuple[str, ...]
    small: dict[str, str]
    program: str = __version__
    format: int = FORMAT
    mac: str = ""

    def sealed(self, data_key: bytes) -> Contents:
        """With the MAC that the data key gives."""
        return replace(self, mac=_mac(self, data_key))

    def fits(self, data_key: bytes) -> bool:
        """Whether it was sealed with this data key and not changed since."""
        return hmac.compare_digest(self.mac, _mac(self, data_key))

    def to_bytes(self) -> bytes:
        """The file's content."""
        return json.dumps(_plain(self)).encode()


def parse(content: bytes, name: str) -> Contents:
    """Contents from a file's content. BackupOfNewer, BackupDamaged."""
    try:
        given = json.loads(content)
        if int(given["format"]) > FORMAT:
            raise BackupOfNewer(name)
        made = datetime.fromisoformat(given["made"])
        return Contents(
            file=UUID(given["file"]),
            name=str(given["name"]),
            made=made if made.tzinfo else made.replace(tzinfo=UTC),
            size=int(given["size"]),
            pieces=tuple(map(str, given["pieces"])),
            small={str(each): str(digest) for each, digest in given["small"].items()},
            program=str(given["program"]),
            format=int(given["format"]),
            mac=str(given["mac"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupDamaged(name) from None


def _plain(contents: Contents) -> dict[str, Any]:
    given = asdict(contents)
    return {**given, "file": str(contents.file), "made": contents.made.isoformat()}


def _mac(contents: Contents, data_key: bytes) -> str:
    plain = _plain(replace(contents, mac=""))
    text = json.dumps(plain, sort_keys=True).encode()
    key = keys.backup_key(data_key, contents.file)
    return hmac.new(key, text, hashlib.sha256).hexdigest()


def read_contents(folder: Path) -> Contents:
    """What a backup says of itself, readable without a key. NotABackup, BackupDamaged,
    BackupOfNewer; NoBackupFolder if it cannot be reached."""
    try:
        if not folder.is_dir():
            raise NotABackup
        found = twofold.read(folder / CONTENTS)
    except Damaged:
        raise BackupDamaged(folder.name) from None
    except OSError as error:
        raise NoBackupFolder(str(folder.parent)) from error
    if found is None:
        raise BackupDamaged(folder.name) if folder.suffix == SUFFIX else NotABackup
    return parse(found.payload, folder.name)


def is_backup(folder: Path) -> bool:
    """Whether a folder looks like a backup."""
    return folder.suffix == SUFFIX and folder.is_dir()


def here(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, of any case file, by name. NoBackupFolder if it is not there."""
    try:
        return tuple(sorted(each for each in folder.iterdir() if is_backup(each)))
    except OSError as error:
        raise NoBackupFolder(str(folder)) from error


# Making one


def make(
    opened: vault.Opened, folder: Path, made: datetime, stopped: Stopped = lambda: False
) -> Path:
    """Makes a backup of a case file that is in use; any thread. Where it is.

    The copy is checked in full before it bears its name, which tells `made` in the zone that it
    carries. NoBackupFolder, NoRoomForBackup,
    BackupNotWritten; Damaged if the case file itself is; Busy if it is written all the time;
    Abandoned when `stopped` says so. After a failure nothing is left.
    """
    if not folder.is_dir():
        raise NoBackupFolder(str(folder))
    with _place_named(folder):
        _clear_left_overs(folder)
        target = _free(folder, opened.folder.stem, made)
        with vault.building(target) as at:
            _write(opened, at, made, stopped)
    return target


def _write(opened: vault.Opened, at: Path, made: datetime, stopped: Stopped) -> None:
    for _try in range(3):
        before = _small(opened.folder)
        database = at / vault.DATABASE
        copy_database(opened.database, opened.database_key, database, opened.database_key, stopped)
        after = _small(opened.folder)
        if after == before:  # else a passphrase was changed meanwhile: slots and copy may differ
            break
        database.unlink()
    else:
        raise Busy
    for name, content in before.items():
        twofold.write(at / name, content, 1)
    found = check.check(database, opened.database_key, stopped, still=True)
    if stopped():
        raise Abandoned
    if not (found.complete and found.sound):
        raise Damaged(vault.DATABASE)
    contents = Contents(
        file=opened.file_id,
        name=opened.folder.stem,
        made=made.astimezone(UTC),
        size=database.stat().st_size,
        pieces=tuple(pieces(database, stopped)),
        small={name: digest(content) for name, content in before.items()},
    )
    twofold.write(at / CONTENTS, contents.sealed(opened.data_key).to_bytes(), 1)


def _small(folder: Path) -> dict[str, bytes]:
    """The payloads of the small files."""
    found = {}
    for name in (head.NAME, vault.KEYS):
        read = twofold.read(folder / name)
        if read is None:
            raise Damaged(name)
        found[name] = read.payload
    keyslots.parse(found[vault.KEYS])
    return found


def copy_database(
    source: Path, key: bytes, target: Path, target_key: bytes, stopped: Stopped = lambda: False
) -> None:
    """Copies a database that is in use into a new one, perhaps under another key; on the disk
    when this returns. Damaged, DiskFull, DiskFailed, Abandoned."""
    restarts = _Restarts(stopped)
    try:
        with closing(cipher.connect(source, key)) as old:
            try:
                _copy(old, target, target_key, _PAGES, restarts)
            except _TooOftenError:
                target.unlink()
                _copy(old, target, target_key, -1, restarts)
    except sqlcipher.DatabaseError as error:
        raise (trouble_of(error) or Damaged(vault.DATABASE)) from error
    sync_file(target)


class _TooOftenError(Exception):
    """Saves keep beginning the copy anew."""


class _Restarts:
    """Counts how often the copy begins anew: what remains grows again."""

    def __init__(self, stopped: Stopped) -> None:
        self._stopped, self._last, self._count = stopped, -1, 0

    def __call__(self, _status: int, remaining: int, _total: int) -> None:
        if self._stopped():
            raise Abandoned
        if 0 <= self._last < remaining:
            self._count += 1
            if self._count > _RESTARTS:
                self._last, self._count = -1, 0
                raise _TooOftenError
        self._last = remaining
        if remaining:
            time.sleep(0)  # lets a save in


def _copy(old: Any, target: Path, key: bytes, pages: int, restarts: _Restarts) -> None:
    with closing(cipher.connect_copy(target, key)) as new:
        old.backup(new, pages=pages, progress=restarts, sleep=0.02)


def pieces(database: Path, stopped: Stopped = lambda: False) -> Iterator[str]:
    """SHA-256 of each MiB, read from the disk and not from memory where the system allows it."""
    with database.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(CHUNK):
            if stopped():
                raise Abandoned
            yield digest(piece)


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sync_file(path: Path) -> None:
    """On the disk when this returns."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _free(folder: Path, name: str, made: datetime) -> Path:
    stem = f"{name} {made:%Y-%m-%d %H.%M.%S}"
    target, number = folder / f"{stem}{SUFFIX}", 2
    while target.exists():
        target, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return target


@contextmanager
def _place_named(folder: Path) -> Iterator[None]:
    """Trouble with the disk for backups is told with the name of the folder."""
    try:
        yield
    except (DiskFull, ReadOnly, DiskFailed, AlreadyThere) as error:
        raise _named(error, folder) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise _named(DiskFull() if full else DiskFailed(), folder) from error


def _named(error: Trouble, folder: Path) -> Trouble:
    if not folder.is_dir():
        return NoBackupFolder(str(folder))
    if isinstance(error, DiskFull):
        return NoRoomForBackup(str(folder))
    return BackupNotWritten(str(folder))


def _clear_left_overs(folder: Path) -> None:
    """Takes away what a crash left half made here, once nobody can be making it any more."""
    for each in folder.glob(f".*{SUFFIX}.*"):
        if each.is_dir() and time.time() - each.stat().st_mtime > _LEFT_OVER:
            shutil.rmtree(each, ignore_errors=True)


def remove(folder: Path) -> None:
    """Takes a backup away: its name first, so that a crash leaves nothing that looks whole.
    BackupNotWritten, NoBackupFolder."""
    with _place_named(folder.parent):
        going = folder.with_name(f".{folder.name}.going")
        shutil.rmtree(going, ignore_errors=True)
        folder.rename(going)
        shutil.rmtree(going)
