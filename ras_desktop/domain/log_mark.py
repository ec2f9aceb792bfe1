"""Checkpoints: number and hash of the last entry, signed, kept where the log is not.

A checkpoint is one line of text. The signature (Ed25519) shows that the case file wrote it; it is
the copy kept elsewhere that shows that the log was not written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ras_desktop.domain.log import Link

FORM = "ras-log-1"
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the log at a moment. `root`: the hash of the first entry tells whose log it is.

    `key` and `signature` in hexadecimal digits.
    """

    number: int
    hash: str
    at: datetime
    root: str
    key: str = ""
    signature: str = ""

    @property
    def link(self) -> Link:
        """The entry that it holds fast."""
        return Link(self.number, self.hash)

    @property
    def said(self) -> str:
        """What is signed."""
        return f"{FORM} {self.number} {self.hash} {self.at.isoformat()} {self.root}"

    @property
    def line(self) -> str:
        """The line of a file of checkpoints."""
        return f"{self.said} {self.key} {self.signature}"

    @property
    def is_signed(self) -> bool:
        """Whether the signature is that of its key."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key))
            key.verify(bytes.fromhex(self.signature), self.said.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def new_key() -> bytes:
    """A key to sign checkpoints with, as 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def signed(checkpoint: Checkpoint, key: bytes) -> Checkpoint:
    """The checkpoint with its signature."""
    private = Ed25519PrivateKey.from_private_bytes(key)
    named = replace(checkpoint, key=private.public_key().public_bytes_raw().hex())
    return replace(named, signature=private.sign(named.said.encode()).hex())


def parse(line: str) -> Checkpoint | None:
    """The checkpoint of a line; None if it is none."""
    parts = line.split()
    if len(parts) != 7 or parts[0] != FORM or not parts[1].isdecimal():
        return None
    try:
        at = datetime.fromisoformat(parts[3])
    except ValueError:
        return None
    return Checkpoint(int(parts[1]), parts[2], at, parts[4], parts[5], parts[6])


def parse_all(text: str) -> tuple[tuple[Checkpoint, ...], int]:
    """The checkpoints of a file, and how many of its lines are none or wrongly signed."""
    lines = [each for each in text.splitlines() if each.strip() and not each.startswith("#")]
    read = [parse(each) for each in lines]
    good = tuple(each for each in read if each is not None and each.is_signed)
    return good, len(lines) - len(good)


def read_all(text: str) -> tuple[Checkpoint, ...]:
    """The checkpoints of a file, signed or not: verifying is what takes time."""
    return tuple(each for each in map(parse, text.splitlines()) if each is not None)


def latest(
    found: Iterable[Checkpoint], counts: Callable[[Checkpoint], bool] = lambda _each: True
) -> Checkpoint | None:
    """The one of the longest log that counts and is signed; only as many are verified as needed."""
    by_length = sorted(found, key=lambda each: each.number, reverse=True)
    return next((each for each in by_length if counts(each) and each.is_signed), None)


def marks(checkpoints: Iterable[Checkpoint]) -> dict[int, str]:
    """Number → hash, for `domain.log_check.check`."""
    return {each.number: each.hash for each in checkpoints}


def grouped(link: Link) -> str:
    """A head to be printed and typed again: "1234: 0f3a 99c2 …"."""
    parts = [link.hash[at : at + _GROUP] for at in range(0, len(link.hash), _GROUP)]
    return f"{link.number}: {' '.join(parts)}"


def from_grouped(text: str) -> Link | None:
    """The head that somebody typed from paper; None if it cannot be one."""
    number, _, rest = text.partition(":")
    digits = re.sub(r"[\s-]+", "", rest).lower()
    if not number.strip().isdecimal() or not re.fullmatch(r"[0-9a-f]{64}", digits):
        return None
    return Link(int(number), digits)
