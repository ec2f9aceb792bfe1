"""Where a team's server is: what somebody types, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from ras_desktop.domain.finding import Finding, Refused

PORT = 5432
DATABASE = "ras"
SCHEME = "team"
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_DATABASE = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_DATABASE = 30
"""Bytes: the names of its roles are made from it, and a role's name has at most 63."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Host, port and database; `authority`: the council's CA file, "" for the system's roots."""

    host: str
    port: int = PORT
    database: str = DATABASE
    authority: str = ""

    def __str__(self) -> str:
        """As it is typed and shown: the usual port and database are left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port != PORT else ""
        database = f"/{self.database}" if self.database != DATABASE else ""
        return f"{host}{port}{database}"

    def kept(self) -> str:
        """As this computer's settings keep it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        asked = f"?authority={quote(self.authority, safe='')}" if self.authority else ""
        return f"{SCHEME}://{host}:{self.port}/{self.database}{asked}"


def parse(text: str, authority: str = "") -> ServerAddress:
    """The address that somebody typed: `host`, `host:port`, `host:port/database`.

    Refused with the finding `server.address` if it cannot be one.
    """
    text = text.strip().removesuffix("/")
    found = _address(text.partition("://")[2] or text, authority)
    if found is None:
        raise Refused(Finding("server.address", "address"))
    return found


def read_kept(text: str) -> ServerAddress | None:
    """The address that the settings kept; None if it is something else."""
    if not text.startswith(f"{SCHEME}://"):
        return None
    try:
        authority = parse_qs(urlsplit(text).query).get("authority", [""])[0]
    except ValueError:
        return None
    return _address(text.partition("://")[2].partition("?")[0], authority)


def _address(text: str, authority: str) -> ServerAddress | None:
    place, _, database = text.partition("/")
    try:
        split = urlsplit(f"//{place}")
        port, host = split.port, split.hostname
    except ValueError:
        return None
    database = database or DATABASE
    bare = place.removesuffix(f":{port}") if port is not None else place
    if not host or not _HOST.fullmatch(bare) or port == 0:
        return None
    if not _DATABASE.fullmatch(database) or len(database) > LONGEST_DATABASE:
        return None
    return ServerAddress(host, port or PORT, database, authority)
