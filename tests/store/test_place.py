"""Where a case file lies: warned of, refused, or plain."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import casefile, draft
from ras_desktop.services.casefile import CaseFile, Created
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


def _as_nobody(act: Callable[[], CaseFile | Created]) -> str:
    """What somebody without rights is told, in a process of their own (root may write anywhere)."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():  # Python 3.12 warns of threads; the child only opens files
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        said = "opened"
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            act()
        except Trouble as error:
            said = error.code
        except BaseException as error:
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    return said


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

    def sign_in() -> CaseFile:
        return casefile.sign_in(folder, NAME, WORDS, SetClock(), FAST_KEYS)

    assert _as_nobody(sign_in) == "store.read_only"
    (folder / "lock").chmod(0o666)
    assert _as_nobody(sign_in) == "store.read_only"
    folder.chmod(0o777)
    assert _as_nobody(sign_in) == "store.read_only"
    folder.chmod(0o700)
    assert _as_nobody(sign_in) == "store.read_only"
    new = open_to_all / "b.ras"
    made = _as_nobody(lambda: casefile.create(new, NAME, WORDS, policy=FAST_KEYS))
    assert made == "store.read_only"
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
    """A real file system of two megabytes."""
    at = tmp_path / "disk"
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(at)]
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
    (small_disk / "filler").write_bytes(b"x" * 2_068_000)
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
