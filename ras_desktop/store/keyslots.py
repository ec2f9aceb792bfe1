"""Key slots: the data key wrapped once for each user and once for the recovery key.

The file says neither whose a slot is nor how many are in use: slots are found by a tag that comes
out of the stretching itself, and empty ones are random bytes of the same shape.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ras_desktop.store import keys
from ras_desktop.store.keys import KeyPolicy, SlotKey, Stretch
from ras_desktop.store.trouble import Damaged, NewerVersion

_VERSION = 1
_HEAD = struct.Struct(">B16sBH")
_SALTED = struct.Struct(">IHB16s")
_SLOT = struct.Struct(">16s12s64s")
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
    """One wrapped key: found by its tag."""

    tag: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a slot gives: the data key, whose slot it was (None: the recovery key), its tag."""

    data_key: bytes = field(repr=False)
    user: UUID | None
    tag: bytes


@dataclass(frozen=True, slots=True)
class KeySlots:
    """All slots of a case file; a value: changing gives a new one."""

    file_id: UUID
    salted: tuple[Salted, ...]
    slots: tuple[Slot, ...] = ()

    def wrap(
        self, by: SlotKey, data_key: bytes, user: UUID | None, live: Collection[bytes]
    ) -> KeySlots:
        """With one more slot beside those whose tags are `live`, shuffled among random ones."""
        nonce = secrets.token_bytes(12)
        payload = data_key + (user or NOBODY).bytes
        sealed = AESGCM(by.key).encrypt(nonce, payload, self._bound(by.tag))
        used = tuple(each for each in self.slots if each.tag in live)
        return self._padded((*used, Slot(by.tag, nonce, sealed)))

    def unwrap(self, by: SlotKey) -> Unlocked | None:
        """The data key if a slot has this tag and opens; else None."""
        for slot in self.slots:
            if not secrets.compare_digest(slot.tag, by.tag):
                continue
            try:
                payload = AESGCM(by.key).decrypt(slot.nonce, slot.sealed, self._bound(slot.tag))
            except InvalidTag:
                return None
            user = UUID(bytes=payload[keys.KEY_BYTES :])
            return Unlocked(payload[: keys.KEY_BYTES], None if user == NOBODY else user, slot.tag)
        return None

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
        parts = [_HEAD.pack(_VERSION, self.file_id.bytes, len(self.salted), len(self.slots))]
        for each in self.salted:
            cost = each.stretch
            parts.append(_SALTED.pack(cost.memory, cost.passes, cost.lanes, each.salt))
        parts.extend(_SLOT.pack(each.tag, each.nonce, each.sealed) for each in self.slots)
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
        version, file_id, sets, count = _HEAD.unpack_from(content)
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
        return KeySlots(UUID(bytes=file_id), tuple(salted), tuple(slots))
    except struct.error:
        raise Damaged("keys") from None


def _random_slot() -> Slot:
    return Slot(secrets.token_bytes(16), secrets.token_bytes(12), secrets.token_bytes(64))
