"""Where a case file lies: warned of, refused, or plain."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.services import casefile, draft
from ras_desktop.store import place
from ras_desktop.store.trouble import DiskFull, ReadOnly
from ras_desktop.wording import finding, trouble
from tests.helpers.stores import FAST_KEYS, SetClock

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive - Northbridge Council/Cases/a.ras", "OneDrive"),
        ("onedrive/a.ras", "OneDrive"),
        ("Dropbox/a.ras", "Dropbox"),
        ("Dropbox (Council)/a.ras", "Dropbox"),
        ("Google Drive/My Drive/a.ras", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/a.ras", "iCloud"),
        ("Nextcloud/a.ras", "Nextcloud"),
        ("Documents/a.ras", None),
        ("Dropboxes of chocolate/a.ras", None),
        ("My driveway/a.ras", None),
    ],
)
def test_synchronised_folders_are_known_by_name(
    tmp_path: Path, path: str, service: str | None
) -> None:
    assert place.synchronised_by(tmp_path / path) == service


def test_synchronised_folders_are_known_by_their_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x" / ".dropbox.cache").mkdir(parents=True)
    assert place.synchronised_by(tmp_path / "x" / "a.ras") == "a synchronising program"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    assert place.synchronised_by(tmp_path / "work" / "a.ras") == "OneDrive"


def test_a_link_into_a_synchronised_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "Dropbox")
    assert place.synchronised_by(tmp_path / "work" / "a.ras") == "Dropbox"


@pytest.mark.parametrize(
    ("kind", "network"),
    [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("tmpfs", False)],
)
def test_network_folders_are_known_by_their_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, network: bool
) -> None:
    mounts = (("/", "ext4"), (str(tmp_path / "share"), kind), ("/proc", "proc"))
    monkeypatch.setattr(place, "_mounts", lambda: mounts)
    assert place.on_network(tmp_path / "share" / "a.ras") is network
    assert not place.on_network(tmp_path / "shared.ras")


@pytest.mark.parametrize("path", [r"\\server\share\a.ras", "//server/share/a.ras"])
def test_network_addresses_are_known(path: str) -> None:
    from pathlib import PureWindowsPath

    assert place.on_network(PureWindowsPath(path))


def test_both_warnings_have_their_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_mounts", lambda: (("/", "nfs"),))
    said = [finding(each) for each in place.warnings(tmp_path / "Dropbox" / "a.ras")]
    assert "Dropbox" in said[0]
    assert "network" in said[1]


def test_an_ordinary_folder_gives_no_warning(tmp_path: Path) -> None:
    assert place.warnings(tmp_path) == ()


_AS_NOBODY = """
import os, sys
from pathlib import Path
from ras_desktop.services import casefile
from ras_desktop.domain.trouble import Trouble
from tests.helpers.stores import FAST_KEYS, SetClock
os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    if sys.argv[1] == "create":
        casefile.create(Path(sys.argv[2]), "Robin Ashdown", "gravel otter candle thirty",
                        policy=FAST_KEYS)
    else:
        casefile.sign_in(Path(sys.argv[2]), "Robin Ashdown", "gravel otter candle thirty",
                         SetClock(), FAST_KEYS)
except Trouble as error:
    print(error.code)
else:
    print("opened")
"""


def _as_nobody(act: str, folder: Path) -> str:
    """What somebody without rights is told (root may write anywhere)."""
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, act, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Not below pytest's own folder, which other runs close to others at any time."""
    folder = Path(tempfile.mkdtemp(prefix="ras-open-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


needs_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="changes to another user"
)


@needs_root
def test_a_folder_that_cannot_be_written_is_refused(open_to_all: Path) -> None:
    folder = open_to_all / "a.ras"
    casefile.create(folder, NAME, WORDS, clock=SetClock(), policy=FAST_KEYS).casefile.close()
    folder.chmod(0o755)
    for each in folder.iterdir():
        each.chmod(0o644)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert _as_nobody("sign_in", folder) == "store.read_only"
    (folder / "lock").chmod(0o666)
    assert _as_nobody("sign_in", folder) == "store.read_only"
    folder.chmod(0o777)
    assert _as_nobody("sign_in", folder) == "store.read_only"
    folder.chmod(0o700)
    assert _as_nobody("sign_in", folder) == "store.read_only"
    assert _as_nobody("create", open_to_all / "b.ras") == "store.read_only"
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert "move it" in trouble(ReadOnly())


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    return filler


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    at = tmp_path / "disk"
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(at)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small file system here")
    yield at
    subprocess.run(["umount", "-l", str(at)], check=True)


@needs_root
def test_a_full_disk_while_saving_loses_nothing_that_was_saved(small_disk: Path) -> None:
    folder = small_disk / "a.ras"
    opened = casefile.create(folder, NAME, WORDS, clock=SetClock(), policy=FAST_KEYS).casefile
    draft.keep(opened.desk, "plan", "first", "kept before")
    filler = fill(small_disk)
    with pytest.raises(DiskFull) as refused:
        draft.keep(opened.desk, "plan", "second", "x" * 200_000)
    assert "make room" in trouble(refused.value)
    assert [each.body for each in draft.mine(opened.desk)] == ["kept before"]
    filler.unlink()
    draft.keep(opened.desk, "plan", "second", "x" * 100_000)
    assert casefile.check_whole(opened).sound
    opened.close()
    again = casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS)
    assert {each.subject for each in draft.mine(again.desk)} == {"first", "second"}
    again.close()


@needs_root
def test_a_full_disk_while_creating_leaves_nothing(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 1_020_000)
    with pytest.raises(DiskFull):
        casefile.create(small_disk / "a.ras", NAME, WORDS, clock=SetClock(), policy=FAST_KEYS)
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


@needs_root
def test_a_full_disk_at_sign_in_is_told(small_disk: Path) -> None:
    folder = small_disk / "a.ras"
    casefile.create(folder, NAME, WORDS, clock=SetClock(), policy=FAST_KEYS).casefile.close()
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS)
    filler.unlink()
    casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS).close()
