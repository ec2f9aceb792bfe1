"""Is this folder a good place for a case file? Asked before it is opened or created.

A network or synchronised folder gives a warning; one that cannot be written is refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.store.symptoms import of_files

_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
}
_NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "ncpfs"}
    | {"fuse.rclone", "fuse.davfs", "davfs", "webdav", "afpfs", "fuse.gvfsd-fuse", "ceph"}
)
_MARKS = (".dropbox", ".dropbox.cache", ".tmp.drivedownload", ".owncloudsync.log", ".sync_folder")


def warnings(folder: Path) -> tuple[Finding, ...]:
    """What to say before a case file here is opened; nothing for an ordinary folder."""
    found = []
    service = synchronised_by(folder)
    if service is not None:
        found.append(_warning("store.warning.synchronised", service=service))
    if on_network(folder):
        found.append(_warning("store.warning.network"))
    return tuple(found)


def synchronised_by(folder: Path) -> str | None:
    """The name of the service that copies this folder elsewhere, or None."""
    full = Path(os.path.abspath(folder))  # noqa: PTH100  (without following links, then with)
    for path in (full, full.resolve()):
        for part in path.parts:
            service = _service(part.casefold())
            if service is not None:
                return service
        for parent in path.parents:
            if any((parent / mark).exists() for mark in _MARKS):
                return "a synchronising program"
    return _by_environment(full)


def _service(part: str) -> str | None:
    for word, service in _SYNCHRONISED.items():
        if part == word or part.startswith((f"{word} - ", f"{word}-", f"{word} (")):
            return service
    return None


def _by_environment(folder: Path) -> str | None:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(name)
        if root and folder.is_relative_to(Path(root)):
            return "OneDrive"
    return None


def on_network(folder: Path) -> bool:
    """Whether the folder is on another computer's disk."""
    text = str(folder)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    if sys.platform == "win32":
        return _windows_remote(folder)
    return mount_kind(folder.resolve(), _mounts()) in _NETWORK_KINDS


def mount_kind(folder: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """The file system's kind under a folder: that of the longest mount point it lies in."""
    best, kind = "", ""
    for point, its_kind in mounts:
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, its_kind
    return kind


def _mounts() -> tuple[tuple[str, str], ...]:
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return _mac_mounts()
    fields = (line.split() for line in lines)
    return tuple((each[1].replace("\\040", " "), each[2]) for each in fields if len(each) > 2)


def _mac_mounts() -> tuple[tuple[str, str], ...]:
    import subprocess  # only where there is no /proc

    try:
        answer = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False
        )
    except OSError:
        return ()
    found = []
    for line in answer.stdout.splitlines():  # //server/share on /Volumes/x (smbfs, nodev)
        point, _, rest = line.partition(" on ")[2].rpartition(" (")
        found.append((point, rest.split(",")[0].rstrip(")")))
    return tuple(found)


def _windows_remote(folder: Path) -> bool:
    import ctypes

    drive_is_remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.resolve().anchor)  # type: ignore[attr-defined]
    return bool(kind == drive_is_remote)


def must_be_writable(folder: Path) -> None:
    """ReadOnly if the folder or a file in it cannot be written; DiskFull if there is no room."""
    probe = folder / ".probe"
    with of_files():
        try:
            probe.write_bytes(b"RAS")
        finally:
            probe.unlink(missing_ok=True)
        for each in folder.iterdir():
            if each.is_file():
                with each.open("r+b"):
                    pass


def _warning(code: str, **values: str) -> Finding:
    return Finding(code, values=values, severity=Severity.WARNING)
