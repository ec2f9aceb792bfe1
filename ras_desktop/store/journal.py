"""Looks at a rollback journal that a crash left, before SQLite trusts it.

SQLite stops putting pages back at the first journal record that it does not like, takes that for
the end, and says nothing: one flipped bit in the journal after a crash would leave half an act in
the file. The records are SQLCipher pages, so each can be authenticated here. (A journal that
somebody has deleted cannot be missed this way: docs/security.md.)
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import Damaged

PAGE = 4096
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")
_RECORD = 4 + PAGE + 4
_SALT = 16
_MAC = 64
_SECTORS = (512, 4096)


def of(database: Path) -> Path:
    """The journal's file."""
    return database.with_name(database.name + "-journal")


def must_be_sound(database: Path, key: bytes) -> None:
    """Damaged if a pending journal could not put the database back exactly as it was.

    Only while nobody else has the database open. Nothing is changed.
    """
    journal = of(database)
    if not journal.is_file() or journal.stat().st_size == 0:
        return
    with database.open("rb") as file:
        salt = file.read(_SALT)
    if len(salt) < _SALT:
        raise Damaged("journal")
    if not _Journal(journal.read_bytes(), database, key, _mac_key(key, salt)).sound():
        raise Damaged("journal")


def clear(database: Path) -> None:
    """Empties what is left of a journal that was never synced, so that it is not taken for a
    pending one: the check waits for those, and a copy that holds one is not sound.

    Only after SQLite has read the database, and while nobody else has it open: a journal that it
    needed has been played back then, and one that begins with a zero it never uses.
    """
    left = of(database)
    if not left.is_file() or left.stat().st_size == 0:
        return
    with of_files(), left.open("r+b") as file:
        if file.read(1) == b"\0":
            file.truncate(0)
            os.fsync(file.fileno())


@dataclass(frozen=True, slots=True)
class _Head:
    count: int
    nonce: int
    pages: int
    sector: int


@dataclass(frozen=True, slots=True)
class _Record:
    page: int
    content: bytes
    checksum: int


@dataclass(frozen=True, slots=True)
class _Journal:
    content: bytes
    database: Path
    key: bytes
    mac_key: bytes

    def sound(self) -> bool:
        """Every synced part is whole; what comes after differs in nothing from the database."""
        at = 0
        sizes: set[int] = set()
        first: _Record | None = None
        while at < len(self.content):
            head = self._head(at)
            if head is None or head.count == 0:
                return self._tail_is_harmless(at) and self._sizes_agree(sizes, first)
            records = self._records(at + head.sector, head)
            if records is None:
                return False
            first = next((each for each in records if each.page == 1), first)
            sizes.add(head.pages)
            end = at + head.sector + head.count * _RECORD
            at = -(-end // head.sector) * head.sector
        return self._sizes_agree(sizes, first)

    def _records(self, start: int, head: _Head) -> list[_Record] | None:
        """The records of a synced part; None if one is not as it was written."""
        if start + head.count * _RECORD > len(self.content):
            return None
        found = []
        for number in range(head.count):
            record = self._record(start + number * _RECORD)
            if record is None or not self._whole(record, head.nonce):
                return None
            found.append(record)
        return found

    def _sizes_agree(self, sizes: set[int], first: _Record | None) -> bool:
        """The size that the file will be cut to is the one that its own first page tells."""
        if not sizes:
            return True
        first = first or self._page(1)
        if first is None:
            return False
        return sizes == {int.from_bytes(self._clear(first)[28 - _SALT : 32 - _SALT], "big")}

    def _head(self, at: int) -> _Head | None:
        if at + _HEADER.size > len(self.content):
            return None
        magic, *fields, page = _HEADER.unpack_from(self.content, at)
        head = _Head(*fields)
        if magic != _MAGIC or page != PAGE or head.sector not in _SECTORS:
            return None
        return head

    def _record(self, at: int) -> _Record | None:
        if at + _RECORD > len(self.content):
            return None
        page = int.from_bytes(self.content[at : at + 4], "big")
        checksum = int.from_bytes(self.content[at + 4 + PAGE : at + _RECORD], "big")
        return _Record(page, self.content[at + 4 : at + 4 + PAGE], checksum)

    def _whole(self, record: _Record, nonce: int) -> bool:
        sampled = sum(record.content[at] for at in range(PAGE - 200, 0, -200))
        right = record.checksum == (nonce + sampled) & 0xFFFFFFFF
        return right and self._authentic(record)

    def _authentic(self, record: _Record) -> bool:
        start = _SALT if record.page == 1 else 0
        told = record.content[-_MAC:]
        signed = record.content[start:-_MAC] + record.page.to_bytes(4, "little")
        return hmac.compare_digest(told, hmac.new(self.mac_key, signed, hashlib.sha512).digest())

    def _tail_is_harmless(self, at: int) -> bool:
        """A part that was never synced: then the database still has the same pages."""
        for record in self._possible(at):
            if self._authentic(record) and not self._is_in_database(record):
                return False
        return True

    def _possible(self, at: int) -> Iterator[_Record]:
        for start in (at, *(at + sector for sector in _SECTORS)):
            for place in range(start, len(self.content) - _RECORD + 1, _RECORD):
                record = self._record(place)
                if record is not None and record.page:
                    yield record

    def _is_in_database(self, record: _Record) -> bool:
        """Compared in clear: the same page is enciphered anew each time it is written."""
        here = self._page(record.page)
        return here is not None and self._clear(here) == self._clear(record)

    def _page(self, number: int) -> _Record | None:
        """A page of the database; None if it is not what SQLCipher wrote."""
        with self.database.open("rb") as file:
            file.seek((number - 1) * PAGE)
            here = _Record(number, file.read(PAGE), 0)
        return here if len(here.content) == PAGE and self._authentic(here) else None

    def _clear(self, record: _Record) -> bytes:
        start = _SALT if record.page == 1 else 0
        vector = record.content[-_MAC - 16 : -_MAC]
        cipher = Cipher(AES(self.key), CBC(vector)).decryptor()
        return cipher.update(record.content[start : -_MAC - 16]) + cipher.finalize()


def _mac_key(key: bytes, salt: bytes) -> bytes:
    """SQLCipher 4: the key for the pages' HMACs, two rounds of PBKDF2 over the altered salt."""
    altered = bytes(each ^ 0x3A for each in salt)
    return hashlib.pbkdf2_hmac("sha512", key, altered, 2, 32)
