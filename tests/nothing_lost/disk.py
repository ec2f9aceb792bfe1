"""A disk that forgets what was not synced: replays a recording up to a cut and leaves what a real
one might.

Each file has what is surely on the disk and, in order, what was written since its last sync; each
folder the same with its names. At a cut every unsynced piece may be there or not: whole writes,
single pages, single 512-byte sectors, sizes without contents, names without files.
"""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Any

_RECORD = struct.Struct("<BBHIIQqQ")
SECTOR, PAGE, WHOLE = 512, 4096, 1 << 40
SAID = "/said"


class Op(IntEnum):
    """What the shim sees; the numbers are those of shim.c."""

    WRITE = 1
    TRUNCATE = 2
    SYNC = 3
    RENAME = 4
    UNLINK = 5
    CREATE = 6
    MKDIR = 7
    RMDIR = 8


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened below the watched folder; paths begin with "/" at that folder."""

    op: Op
    failed: bool
    path: str
    inode: int
    offset: int
    seconds: float
    data: bytes

    @property
    def said(self) -> list[dict[str, Any]]:
        """What the program told the campaign here, if that is what it is."""
        if self.op is not Op.WRITE or self.path != SAID:
            return []
        return [json.loads(line) for line in self.data.decode().splitlines()]


def events(log: Path) -> list[Event]:
    """A recording, oldest first; a record cut short by a kill is left out."""
    content, at, found = log.read_bytes(), 0, []
    while at + _RECORD.size <= len(content):
        op, flag, _, paths, length, inode, offset, moment = _RECORD.unpack_from(content, at)
        at += _RECORD.size
        path = content[at : at + paths].decode("utf-8", "surrogateescape")
        data = content[at + paths : at + paths + length]
        at += paths + length
        if at > len(content):
            break
        found.append(Event(Op(op), bool(flag & 1), path, inode, offset, moment / 1e9, data))
    return found


@dataclass(eq=False, slots=True)
class _File:
    sure: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Folder:
    sure: dict[str, _Node] = field(default_factory=dict)
    now: dict[str, _Node] = field(default_factory=dict)
    since: list[_Change] = field(default_factory=list)


_Node = _File | _Folder


@dataclass(frozen=True, eq=False, slots=True)
class _Change:
    """Names set (or removed: None) together."""

    names: tuple[tuple[_Folder, str, _Node | None], ...]


class Disk:
    """What a folder would look like after a cut. `happens` takes the recording, one by one."""

    def __init__(self, start: Path) -> None:
        self._files: dict[int, _File] = {}
        self.root = self._load(start)

    def _load(self, folder: Path) -> _Folder:
        made = _Folder()
        for each in folder.iterdir():
            node: _Node
            if each.is_dir():
                node = self._load(each)
            else:
                node = self._files[each.stat().st_ino] = _File(bytearray(each.read_bytes()))
            made.sure[each.name] = made.now[each.name] = node
        return made

    def happens(self, event: Event, dice: random.Random) -> None:
        """Takes in the next event. After a failed sync nobody knows what is on the disk, and the
        next sync does not put it there: the dice say."""
        if event.path == SAID:
            return
        match event.op:
            case Op.WRITE | Op.TRUNCATE:
                self._files[event.inode].since.append(event)
            case Op.SYNC:
                self._sync(event, dice)
            case Op.CREATE:
                made = self._files[event.inode] = _File()
                self._names((event.path, made))
            case Op.MKDIR:
                self._names((event.path, _Folder()))
            case Op.UNLINK | Op.RMDIR:
                self._names((event.path, None))
            case Op.RENAME:
                to = event.data.decode("utf-8", "surrogateescape")
                folder, name = self._parent(event.path)
                self._names((to, folder.now[name]), (event.path, None))

    def _parent(self, path: str) -> tuple[_Folder, str]:
        *folders, name = path.strip("/").split("/")
        at = self.root
        for each in folders:
            below = at.now[each]
            assert isinstance(below, _Folder)
            at = below
        return at, name

    def _names(self, *given: tuple[str, _Node | None]) -> None:
        change = _Change(tuple((*self._parent(path), node) for path, node in given))
        for folder, name, node in change.names:
            _set(folder.now, name, node)
        for folder in {id(each[0]): each[0] for each in change.names}.values():
            folder.since.append(change)

    def _sync(self, event: Event, dice: random.Random) -> None:
        file = self._files.get(event.inode)
        if file is not None:
            if event.failed:
                _half_synced(file, dice)
                return
            file.sure = bytearray(_after(file.sure, file.since))
            file.since = []
            return
        folder = self._folder(event.path)
        if event.failed:  # names stay in the system's memory, and wait for the next sync
            return
        for change in tuple(folder.since):
            for where, name, node in change.names:
                _set(where.sure, name, node)
                where.since = [each for each in where.since if each is not change]

    def _folder(self, path: str) -> _Folder:
        if not path.strip("/"):
            return self.root
        parent, name = self._parent(path)
        found = parent.now[name]
        assert isinstance(found, _Folder)
        return found

    def leave(self, target: Path, dice: random.Random) -> None:
        """Writes what a cut here leaves into an empty folder."""
        mode = _MODES[dice.randrange(len(_MODES))]
        chosen: dict[_Change, bool] = {}
        self._leave(self.root, target, dice, mode, chosen)

    def _leave(
        self,
        folder: _Folder,
        target: Path,
        dice: random.Random,
        mode: str,
        chosen: dict[_Change, bool],
    ) -> None:
        names = dict(folder.sure)
        for change in _kept(folder.since, dice, mode, chosen):
            for where, name, node in change.names:
                if where is folder:
                    _set(names, name, node)
        for name, node in names.items():
            if isinstance(node, _Folder):
                (target / name).mkdir()
                self._leave(node, target / name, dice, mode, chosen)
            else:
                (target / name).write_bytes(_left(node, dice, mode))


_MODES = ("nothing", "all", "first", "some", "pages", "sectors", "sectors", "sizes", "last")
"""How much of what was not synced is on the disk."""


def _kept(
    since: list[_Change], dice: random.Random, mode: str, chosen: dict[_Change, bool]
) -> Iterator[_Change]:
    """The unsynced names that stay: none, all, the first few, or any; a rename is one piece."""
    first = dice.randrange(len(since) + 1)
    for at, change in enumerate(since):
        if change not in chosen:
            stays = {"nothing": False, "all": True, "first": at < first, "last": at >= first}
            chosen[change] = stays.get(mode, dice.random() < 0.5)
        if chosen[change]:
            yield change


def _set(names: dict[str, _Node], name: str, node: _Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _after(sure: bytes | bytearray, since: list[Event]) -> bytes:
    content = bytearray(sure)
    for each in since:
        _apply(content, each)
    return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.op is Op.TRUNCATE:
        _resize(content, event.offset)
        return
    if len(content) < event.offset:
        _resize(content, event.offset)
    content[event.offset : event.offset + len(event.data)] = event.data


def _resize(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def _left(file: _File, dice: random.Random, mode: str) -> bytes:
    """What of a file is on the disk."""
    since = file.since
    if not since or mode == "nothing":
        return bytes(file.sure)
    if mode == "all":
        return _after(file.sure, since)
    if mode == "first":
        return _after(file.sure, since[: dice.randrange(len(since) + 1)])
    if mode in ("last", "some"):
        return _torn(file, dice, WHOLE)
    if mode == "sizes":  # the length has reached the disk, the contents have not
        content = bytearray(file.sure)
        for each in since:
            grown = max(len(content), each.offset + len(each.data))
            _resize(content, each.offset if each.op is Op.TRUNCATE else grown)
        return bytes(content)
    return _torn(file, dice, PAGE if mode == "pages" else SECTOR)


def _torn(file: _File, dice: random.Random, piece: int) -> bytes:
    """Every piece of every write is there or not; so is every change of the length.

    What is written after a file was cut goes to new room on the disk, so it is not there before
    the cut is: every file system that keeps a journal, or copies on write, holds to that.
    """
    content = bytearray(file.sure)
    for each in file.since:
        if each.op is Op.TRUNCATE:
            shrinks = each.offset < len(content)
            if dice.random() < 0.5:
                _apply(content, each)
            elif shrinks:
                break
            continue
        for at, data in _pieces(each, piece):
            if dice.random() < 0.5:
                if len(content) < at:
                    _resize(content, at)
                content[at : at + len(data)] = data
    return bytes(content)


def _pieces(event: Event, piece: int) -> Iterator[tuple[int, bytes]]:
    """A write in the pieces that a disk writes at once."""
    at, end = event.offset, event.offset + len(event.data)
    while at < end:
        upto = min(end, (at // piece + 1) * piece)
        yield at, event.data[at - event.offset : upto - event.offset]
        at = upto


def _half_synced(file: _File, dice: random.Random) -> None:
    """After a sync that failed: some of what was written is on the disk, the rest never will be,
    though reading shows it; the length waits for the next sync."""
    waiting: list[Event] = []
    for each in file.since:
        if each.op is Op.TRUNCATE:
            waiting.append(each)
            continue
        for at, data in _pieces(each, SECTOR):
            if dice.random() < 0.5:
                waiting.append(replace(each, offset=at, data=data))
    file.since = waiting
