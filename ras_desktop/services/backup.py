"""Backups of an open case file: made and read again without being asked, kept by a rule.

These functions may run on a thread of their own: they copy and read over connections of their own
and do not touch the window; that a backup was made is an entry of the log. One of them runs at a
time for each case file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from ras_desktop.domain import backup as rules
from ras_desktop.domain.backup import Comparison, Counted
from ras_desktop.domain.finding import Finding, Refused, Severity
from ras_desktop.domain.log import Noted, What
from ras_desktop.domain.trouble import Trouble
from ras_desktop.paths import is_folder
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.clock import LONDON
from ras_desktop.services.desk import Done
from ras_desktop.store import backup, backup_read, census, former, twofold
from ras_desktop.store.backup import Abandoned, Stopped
from ras_desktop.store.backup_read import OpenBackup
from ras_desktop.store.census import Census
from ras_desktop.store.log import Author
from ras_desktop.store.log_hook import note
from ras_desktop.store.trouble import (
    BackupDamaged,
    BackupNotWritten,
    BackupOfAnother,
    Damaged,
    NoBackupFolder,
)

INSIDE = "RAS Desktop backups"
"""The folder that is made inside the one that somebody chooses: where it is missing, the stick or
share is not there, even if its place in the file system still is."""
_READ = ".read"
_MOST_BYTES = 1 << 30
"""So much of older backups is read again in one run; the rest next time."""


def never() -> bool:
    """Nobody stops it."""
    return False


@dataclass(frozen=True, slots=True)
class Listed:
    """One backup: where, of which file's name, when made (England), bytes, when last read in full.

    `trouble` says why it cannot be opened; None if it can.
    """

    path: Path
    name: str = ""
    made: datetime | None = None
    size: int = 0
    read: datetime | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How things stand: the folder, its backups (the latest first), what was made now, and what
    the maker ran into."""

    folder: Path
    backups: tuple[Listed, ...] = ()
    made: Path | None = None
    trouble: Trouble | None = None

    @property
    def last(self) -> datetime | None:
        """When the latest backup was made that can be opened."""
        return max((each.made for each in self.backups if _good(each) and each.made), default=None)

    @property
    def bad(self) -> tuple[Listed, ...]:
        """Those that cannot be opened."""
        return tuple(each for each in self.backups if each.trouble is not None)


def beside(folder: Path) -> Path:
    """Where backups of a case file go if nothing else is chosen: beside it."""
    return folder.parent / f"{folder.stem} backups"


def place(folder: Path, chosen: str) -> Path:
    """Where backups of the case file `folder` go: what is chosen on this computer, or beside it."""
    return Path(chosen) if chosen else beside(folder)


def choose(folder: Path) -> Path:
    """Makes a folder ready for backups and says which one it is. NoBackupFolder,
    BackupNotWritten."""
    if not is_folder(folder):
        raise NoBackupFolder(str(folder))
    inside = folder if folder.name == INSIDE else folder / INSIDE
    try:
        inside.mkdir(exist_ok=True)
        probe = inside / ".probe"
        probe.write_bytes(b"RAS")
        probe.unlink()
    except OSError as error:
        raise BackupNotWritten(str(folder)) from error
    return inside.absolute()


def make(casefile: CaseFile, folder: Path, stopped: Stopped = never) -> Report:
    """Makes a backup now, lets go of those that the rule does not keep, and reports.

    Anybody may. NoBackupFolder, NoRoomForBackup, BackupNotWritten, Damaged, Busy.
    """
    with casefile.copying:
        made = _make(casefile, folder, stopped)
        found = _listed(casefile, folder, _noted(folder) | {made.name: _now(casefile)})
        return Report(folder, _let_go(casefile, folder, found), made)


def run(
    casefile: CaseFile,
    folder: Path,
    hours: int = rules.HOURS,
    *,
    at_sign_in: bool = False,
    stopped: Stopped = never,
) -> Report:
    """What is done without being asked: a backup if one is due; every other one looked at, and
    those read in full that were not for a week. What goes wrong is in the report.

    Abandoned when `stopped` says so.
    """
    with casefile.copying:
        made: Path | None = None
        trouble: Trouble | None = None
        found: tuple[Listed, ...] = ()

        def wanted(report: Report) -> bool:
            last, now = report.last, _now(casefile)
            return rules.due(last, now, hours) or (at_sign_in and rules.due_at_sign_in(last, now))

        try:
            _there(casefile, folder)
            if wanted(Report(folder, _listed(casefile, folder, _noted(folder)))):
                made = _make(casefile, folder, stopped)
        except Trouble as problem:
            trouble = problem
        with suppress(NoBackupFolder):
            found = _read_again(casefile, _listed(casefile, folder, _noted(folder)), stopped)
        if made is None and trouble is None and wanted(Report(folder, found)):
            made, found, trouble = _instead(casefile, folder, found, stopped)
        if made is not None:
            found = _let_go(casefile, folder, found)
        return Report(folder, found, made, trouble)


def _instead(
    casefile: CaseFile, folder: Path, found: tuple[Listed, ...], stopped: Stopped
) -> tuple[Path | None, tuple[Listed, ...], Trouble | None]:
    """Another one at once where the last has just been found damaged; with those found before."""
    try:
        made = _make(casefile, folder, stopped)
        fresh = _listed(casefile, folder, _noted(folder))
    except Trouble as problem:
        return None, found, problem
    bad = {each.path: each for each in found if not _good(each)}
    return made, tuple(bad.get(each.path, each) for each in fresh), None


def listed(casefile: CaseFile, folder: Path) -> Report:
    """The backups of this case file in a folder, looked at; the trouble if it is not there."""
    try:
        return Report(folder, _listed(casefile, folder, _noted(folder)))
    except NoBackupFolder as problem:
        fresh = folder == beside(casefile.folder)
        return Report(folder, trouble=None if fresh else problem)


def warning(report: Report, now: datetime) -> Finding | None:
    """What to say if there is no backup, or none of the last days, that can be opened."""
    last = report.last
    if last is None:
        return Finding("backup.warning.none", severity=Severity.WARNING)
    if now - last < rules.STALE:
        return None
    values = {"last": last.astimezone(LONDON)}
    return Finding("backup.warning.stale", values=values, severity=Severity.WARNING)


def remove(casefile: CaseFile, path: Path) -> Path:
    """Takes away a backup. Refused for the role; BackupNotWritten, NoBackupFolder."""
    _ask(casefile, "backup.remove")
    with casefile.copying:
        backup.remove(path)
    return path


def compare(casefile: CaseFile, path: Path, stopped: Stopped = never) -> Comparison:
    """What would be otherwise if one worked on in a case file made of this backup.

    The backup is read in full first; with a damaged case file it is not compared, only counted.
    BackupOfAnother, BackupLocked, BackupDamaged,
    BackupCutShort, NewerVersion, NoBackupFolder, NotABackup; Refused for the role.
    """
    _ask(casefile, "backup.restore")
    found = _open(casefile, path)
    backup_read.verify(found, stopped, whole=True)
    then = census.of_backup(found.database, found.database_key)
    try:
        now = census.of_file(casefile.vault.database, casefile.vault.database_key)
    except Damaged:
        return compared(found, then, None)
    return compared(found, then, now)


def newest(casefile: CaseFile, folder: Path, stopped: Stopped = never) -> Listed | None:
    """The latest backup that is whole, read in full; None if there is none. NoBackupFolder."""
    for each in _listed(casefile, folder, _noted(folder)):
        if _good(each):
            with suppress(BackupDamaged):
                backup_read.verify(_open(casefile, each.path), stopped)
                return each
    return None


def restore(casefile: CaseFile, path: Path, target: Path, stopped: Stopped = never) -> Done[Path]:
    """Makes a new case file of a backup; the open one stays as it is. It opens with the
    passphrases of the backup's time. As `compare`; AlreadyThere, DiskFull, ReadOnly.

    A damaged case file takes no entry of it in its log: it is restored all the same.
    """
    _ask(casefile, "backup.restore")
    found = _open(casefile, path)
    backup_read.restore(found, target, casefile.desk.author("backup.restore"), stopped)
    try:
        with casefile.desk.act("backup.restore") as work:
            work.changed("backup", casefile.vault.file_id)
            return work.done(target)
    except Damaged:
        return Done(target)


def compared(found: OpenBackup, then: Census, now: Census | None) -> Comparison:
    """The comparison of what was counted; `now` is None if there is nothing to compare with."""
    made = found.contents.made.astimezone(LONDON)
    counts = tuple(
        Counted(kind, count, None if now is None else now.counts[kind])
        for kind, count in then.counts.items()
    )
    latest = None if then.latest is None else then.latest.astimezone(LONDON)
    if now is None:
        return Comparison(made, counts, latest, alone=True)
    only_then, only_now, other = rules.compare_cases(then.cases, now.cases)
    return Comparison(
        made=made,
        counts=counts,
        latest_then=latest,
        latest_now=None if now.latest is None else now.latest.astimezone(LONDON),
        only_then=only_then,
        only_now=only_now,
        other=other,
        again=_names(then.users, now.users),
        not_then=_names(now.users, then.users),
    )


def _names(of: Mapping[UUID, str], without: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(sorted(name for id_, name in of.items() if id_ not in without))


def data_keys(casefile: CaseFile) -> tuple[bytes, ...]:
    """The present data key, then former ones: backups from before a change open with those.

    A damaged case file gives the present one: its backups are needed now.
    """
    held = casefile.vault
    try:
        return (held.data_key, *former.of_file(held.database, held.database_key))
    except Damaged:
        return (held.data_key,)


def _ask(casefile: CaseFile, verb: str) -> None:
    finding = casefile.desk.why_not(verb)
    if finding is not None:
        raise Refused(finding)


def _now(casefile: CaseFile) -> datetime:
    return casefile.desk.now().astimezone(LONDON)


def _good(each: Listed) -> bool:
    return each.trouble is None


def _open(casefile: CaseFile, path: Path) -> OpenBackup:
    return backup_read.open_with(path, casefile.vault.file_id, data_keys(casefile))


def _there(casefile: CaseFile, folder: Path) -> None:
    """The folder beside the case file is made when it is needed; one that was chosen was made
    then, and is away if it is not there."""
    if folder == beside(casefile.folder):
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise BackupNotWritten(str(folder)) from error
    if not folder.is_dir():
        raise NoBackupFolder(str(folder))


def _make(casefile: CaseFile, folder: Path, stopped: Stopped) -> Path:
    _there(casefile, folder)
    made = backup.make(casefile.vault, folder, _now(casefile), stopped)
    _note(folder, _noted(folder) | {made.name: _now(casefile)})
    # It stands whether or not that can be noted: a full disk is told at the next save.
    with suppress(Trouble), casefile.desk.store.writing(_author(casefile)) as session:
        note(session, Noted(What.BACKUP, "casefile", _now(casefile).isoformat(timespec="seconds")))
    return made


def _author(casefile: CaseFile) -> Author:
    return casefile.desk.author("backup.make")


def _listed(casefile: CaseFile, folder: Path, read: Mapping[str, datetime]) -> tuple[Listed, ...]:
    """Those of this case file, the latest first; those that cannot be told at the beginning."""
    data = data_keys(casefile)
    found = []
    for path in backup.here(folder):
        try:
            opened = backup_read.open_with(path, casefile.vault.file_id, data)
        except BackupOfAnother:
            continue
        except Trouble as problem:
            if _ours(casefile, path):
                found.append(_told(Listed(path, trouble=problem)))
        else:
            told = opened.contents
            found.append(
                Listed(
                    path, told.name, told.made.astimezone(LONDON), told.size, read.get(path.name)
                )
            )
    return tuple(sorted(found, key=_order, reverse=True))


def _told(bad: Listed) -> Listed:
    """With what a backup that does not open still says of itself."""
    try:
        contents = backup.read_contents(bad.path)
    except Trouble:
        return bad
    made = contents.made.astimezone(LONDON)
    return replace(bad, name=contents.name, made=made, size=contents.size)


def _ours(casefile: CaseFile, path: Path) -> bool:
    """Whether a backup that does not open is one of this case file, as far as can be told."""
    try:
        return backup.read_contents(path).file == casefile.vault.file_id
    except Trouble:
        return path.name.startswith(f"{casefile.folder.stem} ")


def _order(each: Listed) -> tuple[bool, datetime, str]:
    return each.made is None, each.made or datetime.min.replace(tzinfo=UTC), each.path.name


def _read_again(
    casefile: CaseFile, found: tuple[Listed, ...], stopped: Stopped
) -> tuple[Listed, ...]:
    """Reads in full those that were not for long, the longest unread first, up to a limit."""
    now = _now(casefile)
    wanted = [each for each in found if _good(each) and _unread(each, now)]
    never_read = datetime.min.replace(tzinfo=UTC)
    wanted.sort(key=lambda each: each.read or never_read)
    left = _MOST_BYTES
    told: dict[Path, Listed] = {}
    for each in wanted:
        if told and each.size > left:
            break
        left -= each.size
        try:
            backup_read.verify(_open(casefile, each.path), stopped)
            told[each.path] = replace(each, read=now)
        except Trouble as problem:
            told[each.path] = replace(each, trouble=problem)
    if told:
        moments = {each.path.name: now for each in told.values() if _good(each)}
        folder = found[0].path.parent
        _note(folder, _noted(folder) | moments)
    return tuple(told.get(each.path, each) for each in found)


def _unread(each: Listed, now: datetime) -> bool:
    return each.read is None or each.read > now or now - each.read >= rules.READ_AGAIN


def _let_go(casefile: CaseFile, folder: Path, found: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Takes away what the rule does not keep. What cannot be opened stays until somebody says."""
    ours = [each for each in found if _good(each) and each.name == casefile.folder.stem]
    keep = rules.kept((each.made for each in ours if each.made), _now(casefile))
    gone = set()
    for each in ours:
        if each.made not in keep:
            with suppress(Trouble):  # tried again next time
                backup.remove(each.path)
                gone.add(each.path)
    left = tuple(each for each in found if each.path not in gone)
    _note(folder, {name: at for name, at in _noted(folder).items() if _named(name, left)})
    return left


def _named(name: str, left: Iterable[Listed]) -> bool:
    return any(name == each.path.name for each in left)


def _noted(folder: Path) -> dict[str, datetime]:
    """When each backup was last read in full: only to spread the work, so nobody relies on it."""
    try:
        given = json.loads((folder / _READ).read_text("utf-8"))
        return {str(name): datetime.fromisoformat(at) for name, at in given.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _note(folder: Path, read: Mapping[str, datetime]) -> None:
    content = json.dumps({name: at.isoformat() for name, at in read.items()}, indent=1)
    with suppress(OSError):
        twofold.replace(folder / _READ, content.encode())


__all__ = [
    "Abandoned",
    "Listed",
    "Report",
    "compare",
    "listed",
    "make",
    "newest",
    "remove",
    "restore",
    "run",
]
