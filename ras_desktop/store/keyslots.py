"""Key slots: the data key wrapped once for each user and once for the recovery key.

The file says neither whose a slot is nor how many are in use: slots are found by a tag that comes
out of the stretching itself, and empty ones are random keys and bytes of the same shape. A slot is
shut with a public key, so that the data key can be changed without anybody's passphrase.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ras_desktop.store import keys
from ras_desktop.store.keys import KeyPolicy, SlotKey, SlotLock, Stretch
from ras_desktop.store.trouble import Damaged, NewerVersion

_VERSION = 1
_HEAD = struct.Struct(">B16sIBH")
_SALTED = struct.Struct(">IHB16s")
_SLOT = struct.Struct(">16s32s64s")
_ONCE = bytes(12)
"""The nonce: each slot is sealed with a key that is used for nothing else."""
_ROUND_UP = 8
_MOST_STRETCHES = 4
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Salted:
    """A set of Argon2id parameters with its random salt; a file has one, two while changing."""

    stretch: Stretch
    salt: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped key: found by its tag. `ephemeral`: public half of the pair that sealed it."""

    tag: bytes
    ephemeral: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a slot gives: the data key, whose slot it was (None: the recovery key), its tag."""

    data_key: bytes = field(repr=False)
    user: UUID | None
    tag: bytes


@dataclass(frozen=True, slots=True)
class KeySlots:
    """All slots of a case file; a value: changing gives a new one.

    `generation` counts the data keys that the file has had, from 0.
    """

    file_id: UUID
    salted: tuple[Salted, ...]
    slots: tuple[Slot, ...] = ()
    generation: int = 0

    def wrap(
        self,
        by: SlotKey | SlotLock,
        data_key: bytes,
        user: UUID | None,
        live: Collection[bytes],
    ) -> KeySlots:
        """With one more slot beside those whose tags are `live`, shuffled among random ones."""
        lock = by.lock if isinstance(by, SlotKey) else by
        used = tuple(each for each in self.slots if each.tag in live)
        return self._padded((*used, self._sealed(lock, data_key, user)))

    def renewed(self, data_key: bytes, locks: Collection[tuple[SlotLock, UUID | None]]) -> KeySlots:
        """The next generation: another data key, wrapped for these and nobody else."""
        fresh = replace(self, slots=(), generation=self.generation + 1)
        slots = tuple(self._sealed(lock, data_key, user) for lock, user in locks)
        return fresh._padded(slots)

    def _sealed(self, lock: SlotLock, data_key: bytes, user: UUID | None) -> Slot:
        private = X25519PrivateKey.generate()
        ephemeral = private.public_key().public_bytes_raw()
        shared = private.exchange(X25519PublicKey.from_public_bytes(lock.public))
        key = keys.seal_key(shared, self.file_id, ephemeral, lock)
        payload = data_key + (user or NOBODY).bytes
        return Slot(lock.tag, ephemeral, AESGCM(key).encrypt(_ONCE, payload, self._bound(lock.tag)))

    def unwrap(self, by: SlotKey) -> Unlocked | None:
        """The data key if a slot has this tag and opens; else None."""
        for slot in self.slots:
            if not secrets.compare_digest(slot.tag, by.tag):
                continue
            try:
                payload = self._opened(by, slot)
            except InvalidTag:
                return None
            user = UUID(bytes=payload[keys.KEY_BYTES :])
            return Unlocked(payload[: keys.KEY_BYTES], None if user == NOBODY else user, slot.tag)
        return None

    def _opened(self, by: SlotKey, slot: Slot) -> bytes:
        private = X25519PrivateKey.from_private_bytes(by.key)
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(slot.ephemeral))
        except ValueError:  # a forged public key, with which nothing can be agreed
            raise InvalidTag from None
        key = keys.seal_key(shared, self.file_id, slot.ephemeral, by.lock)
        return AESGCM(key).decrypt(_ONCE, slot.sealed, self._bound(slot.tag))

    def passphrase_key(self, name: str, passphrase: str) -> SlotKey:
        """The slot key that a new slot for this name and passphrase gets."""
        newest = self.salted[-1]
        return keys.from_passphrase(name, passphrase, newest.salt, newest.stretch)

    def try_passphrase(self, name: str, passphrase: str) -> Unlocked | None:
        """Tries every parameter set, also after one has opened: the time taken tells nothing."""
        found: Unlocked | None = None
        for each in self.salted:
            by = keys.from_passphrase(name, passphrase, each.salt, each.stretch)
            found = self.unwrap(by) or found
        return found

    def keep_only(self, tags: Collection[bytes]) -> KeySlots:
        """Without the slots whose tags are not named; random ones take their place."""
        return self._padded(tuple(each for each in self.slots if each.tag in tags))

    def check(self, policy: KeyPolicy) -> None:
        """WeakenedSlots if any parameter set is outside the policy's floor and ceiling."""
        for each in self.salted:
            policy.check(each.stretch)

    def _padded(self, used: tuple[Slot, ...]) -> KeySlots:
        wanted = max(_ROUND_UP, -(-len(used) // _ROUND_UP) * _ROUND_UP)
        slots = [*used, *(_random_slot() for _ in range(wanted - len(used)))]
        secrets.SystemRandom().shuffle(slots)
        return replace(self, slots=tuple(slots))

    def _bound(self, tag: bytes) -> bytes:
        return b"RAS Desktop 1 key slot" + self.file_id.bytes + tag

    def to_bytes(self) -> bytes:
        """The file's content."""
        counts = self.generation, len(self.salted), len(self.slots)
        parts = [_HEAD.pack(_VERSION, self.file_id.bytes, *counts)]
        for each in self.salted:
            cost = each.stretch
            parts.append(_SALTED.pack(cost.memory, cost.passes, cost.lanes, each.salt))
        parts.extend(_SLOT.pack(each.tag, each.ephemeral, each.sealed) for each in self.slots)
        return b"".join(parts)


def new(file_id: UUID, stretch: Stretch) -> KeySlots:
    """No slots yet, one parameter set with a new salt."""
    return KeySlots(file_id, (Salted(stretch, keys.random_salt()),))


def parse(content: bytes) -> KeySlots:
    """Key slots from a file's content. Damaged or NewerVersion if it is something else."""
    if not content:
        raise Damaged("keys")
    if content[0] > _VERSION:
        raise NewerVersion
    try:
        version, file_id, generation, sets, count = _HEAD.unpack_from(content)
        at = _HEAD.size
        wanted = at + sets * _SALTED.size + count * _SLOT.size
        if version != _VERSION or not 1 <= sets <= _MOST_STRETCHES or wanted != len(content):
            raise Damaged("keys")
        upto = at + sets * _SALTED.size
        salted = (
            Salted(Stretch(memory, passes, lanes), salt)
            for memory, passes, lanes, salt in _SALTED.iter_unpack(content[at:upto])
        )
        slots = (Slot(*each) for each in _SLOT.iter_unpack(content[upto:]))
        return KeySlots(UUID(bytes=file_id), tuple(salted), tuple(slots), generation)
    except struct.error:
        raise Damaged("keys") from None


def _random_slot() -> Slot:
    """As a used one looks: not every 32 bytes are a public key that somebody could have."""
    ephemeral = X25519PrivateKey.generate().public_key().public_bytes_raw()
    return Slot(secrets.token_bytes(16), ephemeral, secrets.token_bytes(64))
