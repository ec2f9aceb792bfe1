"""Small files kept twice, each with a checksum, replaced atomically.

A flipped bit or a torn write in one copy is noticed and the other is used; only if both are
damaged is the file lost. `NAME` and `NAME.copy` lie side by side.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from ras_desktop.store.trouble import Damaged

_MAGIC = b"RASFILE1"
_HEADER = struct.Struct(">8sQI32s")
LARGEST = 1 << 20
"""Bytes; a bigger file is none of ours and is not read into memory."""


@dataclass(frozen=True, slots=True)
class Twofold:
    """What was read: the payload, and whether both copies were good and the same."""

    payload: bytes
    sequence: int
    sound: bool


def copies(path: Path) -> tuple[Path, Path]:
    """The two files."""
    return path, path.with_name(path.name + ".copy")


def read(path: Path) -> Twofold | None:
    """The newest good copy; None if there is no file at all. Damaged if no copy is good."""
    there = [each for each in copies(path) if each.is_file()]
    if not there:
        return None
    good = [found for found in map(_read_one, there) if found is not None]
    if not good:
        raise Damaged(path.name)
    sequence, payload = max(good)
    return Twofold(payload, sequence, sound=len(good) == 2 and good[0] == good[1])


def write(path: Path, payload: bytes, sequence: int) -> None:
    """Replaces both copies, one after the other; power may fail at any point between."""
    digest = hashlib.sha256(sequence.to_bytes(8, "big") + payload).digest()
    content = _HEADER.pack(_MAGIC, sequence, len(payload), digest) + payload
    for each in copies(path):
        replace(each, content)


def replace(path: Path, content: bytes) -> None:
    """Puts new content in a file's place at once, on the disk when this returns."""
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes renames and removals in a folder lasting (Windows does that by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_one(path: Path) -> tuple[int, bytes] | None:
    if path.stat().st_size > LARGEST:
        return None
    content = path.read_bytes()
    if len(content) < _HEADER.size:
        return None
    magic, sequence, length, digest = _HEADER.unpack_from(content)
    payload = content[_HEADER.size :]
    if magic != _MAGIC or length != len(payload):
        return None
    if hashlib.sha256(sequence.to_bytes(8, "big") + payload).digest() != digest:
        return None
    return sequence, payload
