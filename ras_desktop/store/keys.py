"""Keys: the random data key, what is derived from it, and how a passphrase is stretched.

passphrase ──Argon2id──▶ slot key ──X25519──▶ AES-256-GCM ──▶ data key ──HKDF──▶ database key …
docs/security.md has the whole hierarchy with its parameters and what is promised.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
import unicodedata
from dataclasses import dataclass, field
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ras_desktop.store.trouble import Mistyped, WeakenedSlots

KEY_BYTES = 32
TAG_BYTES = 16
_MIB = 1024
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_BITS = 22
_GROUP = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Argon2id parameters: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int

    def within(self, floor: Stretch, ceiling: Stretch) -> bool:
        """Whether every parameter lies between those of the floor and the ceiling."""
        return (
            floor.memory <= self.memory <= ceiling.memory
            and floor.passes <= self.passes <= ceiling.passes
            and floor.lanes <= self.lanes <= ceiling.lanes
        )


FLOOR = Stretch(64 * _MIB, 3, 4)
CEILING = Stretch(2048 * _MIB, 32, 16)


@dataclass(frozen=True, slots=True)
class KeyPolicy:
    """How much work a passphrase must cost. The default is the product's; tests pass their own.

    `fixed` skips measuring this computer. A slot outside floor and ceiling is refused.
    """

    floor: Stretch = FLOOR
    ceiling: Stretch = CEILING
    seconds: float = 0.5
    fixed: Stretch | None = None

    def choose(self) -> Stretch:
        """The parameters for new slots: about `seconds` of work here, never under the floor."""
        chosen = self.fixed if self.fixed is not None else calibrate(self.floor, self.seconds)
        self.check(chosen)
        return chosen

    def check(self, stretch: Stretch) -> None:
        """WeakenedSlots if the parameters are outside floor and ceiling."""
        if not stretch.within(self.floor, self.ceiling):
            raise WeakenedSlots


PRODUCT = KeyPolicy()


def calibrate(floor: Stretch = FLOOR, seconds: float = 0.5) -> Stretch:
    """Memory raised in steps of 64 MiB until a try takes about `seconds` on this computer.

    At most 1 GiB, so that a laptop with other programs open can still sign in.
    """
    start = time.perf_counter()
    _argon2(b"measure", b"sixteen bytes ..", floor, KEY_BYTES)
    taken = max(time.perf_counter() - start, 0.001)
    blocks = max(1, min(16, round(seconds / taken)))
    return Stretch(floor.memory * blocks, floor.passes, floor.lanes)


@dataclass(frozen=True, slots=True)
class SlotLock:
    """What shuts a slot: the tag it is found by, and the public half of its key pair.

    The database keeps it, so that a new data key can be wrapped for somebody whose passphrase
    nobody else knows.
    """

    tag: bytes
    public: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SlotKey:
    """What opens one slot: the tag it is found by, and the private half of its key pair."""

    tag: bytes
    key: bytes = field(repr=False)

    @property
    def lock(self) -> SlotLock:
        """What shuts the slot."""
        private = X25519PrivateKey.from_private_bytes(self.key)
        return SlotLock(self.tag, private.public_key().public_bytes_raw())


def new_data_key() -> bytes:
    """256 random bits from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


def fold_name(name: str) -> str:
    """A user's name for comparing: case, accents' spelling and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def from_passphrase(name: str, passphrase: str, salt: bytes, stretch: Stretch) -> SlotKey:
    """The slot key of a name and passphrase.

    The name is part of the salt. So a slot carries no name, one stretching serves every slot of
    the file, and an unknown name takes exactly as long as a known one.
    """
    folded = fold_name(name).encode("utf-8", "surrogatepass")
    mixed = hashlib.blake2b(folded, key=salt, digest_size=16).digest()
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    stretched = _argon2(secret, mixed, stretch, TAG_BYTES + KEY_BYTES)
    return SlotKey(stretched[:TAG_BYTES], stretched[TAG_BYTES:])


def from_recovery_key(text: str, file_id: UUID) -> SlotKey:
    """The slot key of a recovery key as typed. Mistyped if its checksum is wrong.

    128 random bits need no stretching.
    """
    stretched = _derive(_recovery_secret(text), b"recovery slot", file_id, TAG_BYTES + KEY_BYTES)
    return SlotKey(stretched[:TAG_BYTES], stretched[TAG_BYTES:])


def database_key(data_key: bytes, file_id: UUID) -> bytes:
    """The raw key that SQLCipher gets."""
    return _derive(data_key, b"database", file_id, KEY_BYTES)


def seal_key(shared: bytes, file_id: UUID, ephemeral: bytes, lock: SlotLock) -> bytes:
    """The key of one slot's AES-256-GCM, from what X25519 agreed on."""
    bound = b"slot" + ephemeral + lock.public + lock.tag
    return _derive(shared, bound, file_id, KEY_BYTES)


def head_key(data_key: bytes, file_id: UUID) -> bytes:
    """The key of the head file's MAC."""
    return _derive(data_key, b"head", file_id, KEY_BYTES)


def backup_key(data_key: bytes, file_id: UUID) -> bytes:
    """The key of the MAC over a backup's list of contents."""
    return _derive(data_key, b"backup", file_id, KEY_BYTES)


def new_recovery_key() -> str:
    """128 random bits with a checksum of 22, as six groups of five: K3F7Q-…"""
    secret = secrets.token_bytes(16)
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _check_of(secret)
    symbols = "".join(_CROCKFORD[number >> shift & 31] for shift in range(145, -1, -5))
    return "-".join(symbols[at : at + _GROUP] for at in range(0, len(symbols), _GROUP))


def _recovery_secret(text: str) -> bytes:
    symbols = [each for each in text.upper() if not (each.isspace() or each in "-–_.")]
    number = 0
    for symbol in symbols:
        place = _CROCKFORD.find({"O": "0", "I": "1", "L": "1"}.get(symbol, symbol))
        if place < 0:
            raise Mistyped
        number = number << 5 | place
    secret = number >> _CHECK_BITS
    if len(symbols) != 30 or number & ((1 << _CHECK_BITS) - 1) != _check_of(_sixteen(secret)):
        raise Mistyped
    return _sixteen(secret)


def _sixteen(number: int) -> bytes:
    return (number & ((1 << 128) - 1)).to_bytes(16, "big")


def _check_of(secret: bytes) -> int:
    digest = hashlib.sha256(b"RAS Desktop recovery key" + secret).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - _CHECK_BITS)


def _argon2(secret: bytes, salt: bytes, stretch: Stretch, length: int) -> bytes:
    return hash_secret_raw(
        secret, salt, stretch.passes, stretch.memory, stretch.lanes, length, Type.ID
    )


def _derive(key: bytes, purpose: bytes, file_id: UUID, length: int) -> bytes:
    info = b"RAS Desktop 1 " + purpose
    return HKDF(SHA256(), length, salt=file_id.bytes, info=info).derive(key)


def random_salt() -> bytes:
    """16 bytes for a set of Argon2id parameters."""
    return os.urandom(16)
