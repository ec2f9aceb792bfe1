"""Files that belong to a case (stage word: attachment): known by content, never by name.

A scanned agreement, a receipt, a statement. What a file is, its first bytes say; a program that is
called "agreement.pdf" is refused. The bytes are kept inside the encrypted store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings

LARGEST = 20 * 1024 * 1024
"""Bytes that one file may have: a scan of twenty pages in colour has about a quarter of it."""


class FileKind(StrEnum):
    """What a file is, by its content; its value is also the ending of its name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    OFX = "ofx"
    CSV = "csv"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Removed:
    """Why a file is no longer kept, who took it out, when."""

    by: UUID
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a case. `what`: what it is, in words; `about`: what it proves (an agreement).

    `sha256` and `size` are of the exact bytes, which are kept beside it until they are `removed`.
    """

    id: UUID
    case: UUID
    name: str
    kind: FileKind
    what: str
    size: int
    sha256: str
    added_by: UUID
    added_by_name: str
    added_at: datetime
    about: UUID | None = None
    removed: Removed | None = None
    version: int = 0


_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"#!", b"\x00asm", b"dex\n", b"L\x00\x00\x00\x01\x14",
)  # fmt: skip
"""How programs of Windows, Linux, macOS, Android, scripts and shortcuts begin."""

_HEADS = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
)


def is_program(content: bytes) -> bool:
    """Whether the bytes are a program that a computer could run."""
    return content.startswith(_PROGRAMS)


def kind_of(content: bytes) -> FileKind | None:
    """What a file is, by its content; None: nothing that is kept here (a program among them)."""
    if is_program(content):
        return None
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    words = text_of(content)
    if words is None:
        return None
    head_words = words.lstrip("\ufeff \r\n\t")[:200].upper()
    if head_words.startswith(("OFXHEADER", "<?OFX", "<OFX")):
        return FileKind.OFX
    if head_words.startswith("<"):  # a page or a drawing that a browser would run
        return None
    return FileKind.CSV if _is_table(words) else FileKind.TEXT


def text_of(content: bytes) -> str | None:
    """The words of a text file (UTF-8, UTF-16 with its mark, else Windows-1252); None: no text."""
    if not content:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return words if all(each >= " " or each in "\t\r\n\f" for each in words) else None
    return None


def _is_table(words: str) -> bool:
    """Whether the first lines have the same number of commas, semicolons or tabs, and some."""
    lines = [each for each in words.splitlines()[:20] if each.strip()]
    if len(lines) < 2:
        return False
    return any(
        lines[0].count(mark) > 0 and all(each.count(mark) == lines[0].count(mark) for each in lines)
        for mark in ",;\t"
    )


def named(name: str, kind: FileKind) -> str:
    """The name of a file without its folders, ending in what it is: "scan.exe" → "scan.pdf"."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    stem, dot, ending = bare.rpartition(".")
    known = {kind.value, "jpeg" if kind is FileKind.JPEG else kind.value}
    if not dot or (ending.lower() not in known and len(ending) > 4):
        stem = bare
    return f"{stem or kind.value}.{kind.value}"


def check_size(size: int) -> Findings:
    """Whether a file is too large, or empty: known before it is read."""
    if size <= 0:
        return (Finding("attachment.empty", "file"),)
    if size > LARGEST:
        values = {"size": -(-size // 2**20), "most": LARGEST // 2**20}
        return (Finding("attachment.large", "file", values),)
    return ()


def check(content: bytes, what: str) -> Findings:
    """Why a file is not kept: too large, a program, nothing that can be looked at, no words."""
    found = list(check_size(len(content)))
    if not found and is_program(content):
        found.append(Finding("attachment.program", "file"))
    elif not found and kind_of(content) is None:
        found.append(Finding("attachment.kind", "file"))
    if not what.strip():
        found.append(Finding("attachment.what", "what"))
    return tuple(found)
