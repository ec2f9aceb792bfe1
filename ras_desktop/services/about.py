"""What this program is made of: its version, and whose work under which licence it carries."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import ras_desktop

NAME = "ras-desktop"
_READ = {"sqlcipher3": "Zlib"}
"""Packages whose licence stands only in the file that comes with them, as it was read there."""
_REQUIRED = re.compile(r"^[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Package:
    """Somebody's work that the program uses."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """Version of the program and of Python, the system, and the packages by name."""

    version: str
    python: str
    system: str
    packages: tuple[Package, ...]


def read() -> About:
    """Everything; packages that are not installed as such (a frozen build) are left out."""
    found = sorted(_packages(), key=lambda each: each.name.lower())
    return About(
        ras_desktop.__version__, platform.python_version(), platform.platform(), tuple(found)
    )


def _packages() -> Iterator[Package]:
    """The packages that the program needs, and those that these need."""
    seen: set[str] = set()
    waiting = [NAME]
    while waiting:
        name = waiting.pop()
        key = _key(name)
        if key in seen:
            continue
        seen.add(key)
        try:
            held = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        waiting += _needs(held)
        if key != _key(NAME):
            yield Package(held.metadata["Name"], held.version, _licence(held))


def _needs(held: metadata.Distribution) -> Iterator[str]:
    """Names that are needed always; those for an extra are for builders, not for users."""
    for line in held.requires or ():
        found = _REQUIRED.match(line)
        if found is not None and "extra ==" not in line:
            yield found.group()


def _licence(held: metadata.Distribution) -> str:
    """As the package itself says it, in one line."""
    told = held.metadata.get_all("License-Expression") or held.metadata.get_all("License") or [""]
    if "License-Expression" in held.metadata:
        return str(told[0])
    classes = (
        each.rpartition("::")[2].strip()
        for each in held.metadata.get_all("Classifier") or ()
        if each.startswith("License ::")
    )
    named = [each for each in classes if each != "OSI Approved"]
    said = ", ".join(named) or str(told[0]).strip().split("\n")[0]
    return said or _READ.get(_key(held.metadata["Name"]), "")


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
