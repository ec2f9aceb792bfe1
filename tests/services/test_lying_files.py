"""Files that are not what their names say, forged, newer, or from another time: one sentence each.

Whoever reads the sentence has done nothing wrong yet, so it says what happened and what to do.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import ras_desktop.wording.all  # noqa: F401  (every sentence)
from ras_desktop.documents.draw.pages import _logo
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.log_mark import parse_all
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.server import ServerAddress
from ras_desktop.services import (
    backup,
    casefile,
    log,
    practice_files,
    restoring,
    scheme_files,
    team,
)
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import keys, twofold, vault
from ras_desktop.store.backup import CONTENTS, read_contents
from ras_desktop.store.keys import KeyPolicy
from ras_desktop.wording import finding, trouble
from tests.helpers.stores import FAST_KEYS, SetClock

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"


def zipped(name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "<w:document/>")
    return made.getvalue()


NOISE = random.Random(4).randbytes(4000)
LIES = {
    "nothing": b"",
    "pdf": b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF",
    "html": b"<html><script>alert(1)</script></html>",
    "program": b"MZ\x90\x00" + NOISE,
    "a Word file": zipped(),
    "noise": NOISE,
    "utf-16": "name = 'x'".encode("utf-16"),
    "lone surrogates": b"name = '\xed\xa0\x80'",
}


def said_of_text(name: str, kind: str) -> str:
    """What is said where a text file was expected."""
    if kind == "nothing":
        return "“name” is missing: add it"
    if kind in ("pdf", "html"):
        return (
            f"Line 1 of {name} cannot be understood (column 1): look for a missing quotation mark, "
            "bracket or “=”, a key that stands twice, or a comma in a number"
        )
    return f"Line 1 of {name} has letters that are not UTF-8: save the file as UTF-8"


@pytest.mark.parametrize("kind", LIES)
def test_a_file_that_is_no_workbook(opened: CaseFile, kind: str) -> None:
    with pytest.raises(Refused) as told:
        scheme_files.from_workbook(opened.desk, LIES[kind])
    said = {finding(each) for each in told.value.findings}
    assert said == {
        "This is no workbook that can be read: save it in the spreadsheet as .xlsx and choose that "
        "file"
    }


@pytest.mark.parametrize("kind", LIES)
def test_a_file_that_is_no_practice_set(opened: CaseFile, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "set.toml"
    path.write_bytes(LIES[kind])
    with pytest.raises(Refused) as told:
        practice_files.from_file(opened.desk, path)
    assert set(map(finding, told.value.findings)) >= {said_of_text("set.toml", kind)}


@pytest.mark.parametrize("kind", LIES)
def test_a_folder_that_is_no_scheme(opened: CaseFile, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "mine" / "2026.1"
    folder.mkdir(parents=True)
    (folder / "scheme.toml").write_bytes(LIES[kind])
    with pytest.raises(Refused) as told:
        scheme_files.from_folder(opened.desk, folder)
    assert set(map(finding, told.value.findings)) >= {said_of_text("scheme.toml", kind)}


@pytest.mark.parametrize("kind", LIES)
def test_a_file_that_holds_no_checkpoints(opened: CaseFile, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "checkpoints.txt"
    path.write_bytes(LIES[kind])
    verdict = log.verify(opened.desk, files=[path])
    assert verdict.is_whole
    assert verdict.outside is None, "nothing that lies is taken for a checkpoint"


def test_no_line_of_noise_is_a_checkpoint() -> None:
    good, _bad = parse_all(NOISE.decode("latin-1"))
    assert good == ()


@pytest.mark.parametrize("kind", LIES)
def test_a_file_that_is_no_certificate(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(LIES[kind])
    address = ServerAddress("127.0.0.1", 9, authority=str(path))
    with pytest.raises(Exception) as told:  # noqa: PT011  (its sentence is looked at)
        team.join(address, NAME, WORDS)
    assert trouble(told.value) == (  # type: ignore[arg-type]
        "The CA file cannot be read or holds no certificate; nothing was sent; choose the file "
        "that the council gave you (its name often ends in .pem or .crt)."
    )


def png(wide: int, high: int, pixels: bytes) -> bytes:
    """A PNG whose head promises so many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        whole = name + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_logo_of_more_pixels_than_a_computer_holds_is_left_out() -> None:
    assert _logo(png(60_000, 60_000, b"\x00" * 100)) is None


def test_a_logo_with_any_bytes_spoilt_never_stops_a_paper() -> None:
    made = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(made, "PNG")
    jpeg = io.BytesIO()
    Image.effect_noise((40, 30), 60).save(jpeg, "JPEG")
    dice = random.Random(11)
    for whole in (made.getvalue(), jpeg.getvalue()):
        assert _logo(whole) is not None
        for _ in range(400):
            spoilt = bytearray(whole)
            for _bit in range(dice.randrange(1, 6)):
                spoilt[dice.randrange(8, len(spoilt))] = dice.randrange(256)
            _logo(bytes(spoilt[: dice.choice((len(spoilt), dice.randrange(9, len(spoilt))))]))


# --- case files and backups that were forged or are of another time -----------------------------


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    made = casefile.create(
        tmp_path / "north.ras", NAME, WORDS, roles=EVERYBODY, clock=clock, policy=FAST_KEYS
    )
    made.casefile.close()
    return made.casefile.folder


def test_a_forged_key_slot_file(folder: Path, clock: SetClock) -> None:
    """Somebody who knows no passphrase wraps a key of their own under one of their own."""
    own, _ = vault.slots_of(folder)
    forged = own.wrap(
        own.passphrase_key(NAME, "mine mine mine mine"), keys.new_data_key(), None, ()
    )
    for name in (vault.KEYS, f"{vault.KEYS}.copy"):
        (folder / name).unlink()
    twofold.write(folder / vault.KEYS, forged.to_bytes(), 99)
    before = (folder / "database").read_bytes()
    with pytest.raises(Exception) as told:  # noqa: PT011
        casefile.sign_in(folder, NAME, "mine mine mine mine", clock, FAST_KEYS)
    assert trouble(told.value) == (  # type: ignore[arg-type]
        "A part of the case file (head) is damaged and is not read, so that no wrong figure is "
        "shown; nothing was changed; restore the latest backup."
    )
    assert (folder / "database").read_bytes() == before


def test_key_slots_that_ask_for_less_work(folder: Path, clock: SetClock) -> None:
    with pytest.raises(Exception) as told:  # noqa: PT011
        casefile.sign_in(folder, NAME, WORDS, clock, KeyPolicy())
    assert trouble(told.value) == (  # type: ignore[arg-type]
        "The key slots of this case file are not as this program writes them, and somebody may "
        "have changed them; nothing was opened or changed; use the latest backup and tell your "
        "data-protection officer."
    )


def test_a_backup_of_a_newer_version(folder: Path, clock: SetClock) -> None:
    opened = casefile.sign_in(folder, NAME, WORDS, clock, FAST_KEYS)
    made = backup.make(opened, folder.parent).made
    assert made is not None
    newer = replace(read_contents(made), format=99).sealed(opened.vault.data_key)
    opened.close()
    twofold.write(made / CONTENTS, newer.to_bytes(), 99)
    with pytest.raises(Exception) as told:  # noqa: PT011
        restoring.open_with_passphrase(made, NAME, WORDS, (), clock, FAST_KEYS)
    assert trouble(told.value) == (  # type: ignore[arg-type]
        f"A newer version of this program made the backup “{made.name}”; nothing was changed; "
        "install the newer version to use it."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            3650,
            "This computer's clock says 20 November 2036 at 09:30, and the case file was last used "
            "on 23 November 2026 at 09:30, more than a year before. If the clock is wrong, put it "
            "right before you record dates.",
        ),
        (
            -30,
            "This computer's clock says 24 October 2026 at 10:30, but the case file was last used "
            "on 23 November 2026 at 09:30. Check the clock before you record dates.",
        ),
        (
            -7300,
            "This computer's clock says 28 November 2006 at 09:30, which cannot be: this program "
            "is younger. Put the clock right before you record dates.",
        ),
    ],
)
def test_a_clock_that_is_years_off(folder: Path, clock: SetClock, days: int, said: str) -> None:
    clock.forward(days=days)
    opened = casefile.sign_in(folder, NAME, WORDS, clock, FAST_KEYS)
    assert [finding(each) for each in opened.warnings] == [said]
    opened.close()
