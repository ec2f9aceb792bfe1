"""The head file: says that a folder is a case file, of which format, and which one.

It is readable before anybody has signed in and holds nothing about anybody: how long the log was at
the last close, and the hash of its last entry, so that an older database put back in its place is
noticed. A MAC under the data key shows afterwards that it is the one that this program wrote.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from uuid import UUID

from ras_desktop.domain.log import Link
from ras_desktop.store.keys import head_key
from ras_desktop.store.trouble import Damaged, NewerVersion

NAME = "head"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """What the head file says; `mac` is empty until it is sealed.

    `log`: the log's last entry when it was last noted. `era`: "" in a case file that was never
    restored, else a name of its own for the time since it was.
    """

    file_id: UUID
    format: int = FORMAT
    mac: str = ""
    log: Link = field(default_factory=Link)
    era: str = ""

    def sealed(self, data_key: bytes) -> Head:
        """With the MAC that the data key gives."""
        return replace(self, mac=_mac(self, data_key))

    def check(self, data_key: bytes) -> None:
        """Damaged if the MAC is not that of this content."""
        if not hmac.compare_digest(self.mac, _mac(self, data_key)):
            raise Damaged(NAME)

    def to_bytes(self) -> bytes:
        """The file's content."""
        return json.dumps({**_content(self), "mac": self.mac}).encode()


def parse(content: bytes) -> Head:
    """The head from a file's content. NewerVersion for a later format, Damaged for no head."""
    try:
        given = json.loads(content)
        if int(given["format"]) > FORMAT:
            raise NewerVersion
        number, hash_ = given["log"]
        link = Link(int(number), str(hash_))
        return Head(
            UUID(given["file"]), int(given["format"]), str(given["mac"]), link, str(given["era"])
        )
    except (ValueError, KeyError, TypeError):
        raise Damaged(NAME) from None


def _content(head: Head) -> dict[str, object]:
    return {
        "program": "RAS Desktop",
        "format": head.format,
        "file": str(head.file_id),
        "log": [head.log.number, head.log.hash],
        "era": head.era,
    }


def _mac(head: Head, data_key: bytes) -> str:
    text = json.dumps(_content(head), sort_keys=True).encode()
    return hmac.new(head_key(data_key, head.file_id), text, sha256).hexdigest()
