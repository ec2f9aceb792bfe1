"""What a file is, its content says: never its name."""

from __future__ import annotations

import pytest

from ras_desktop.domain.attachment import (
    LARGEST,
    FileKind,
    check,
    check_size,
    is_program,
    kind_of,
    named,
    text_of,
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n0000", FileKind.PNG),
        (b"\xff\xd8\xff\xe0..JFIF", FileKind.JPEG),
        (b"OFXHEADER:100\nDATA:OFXSGML\n", FileKind.OFX),
        (b'<?OFX OFXHEADER="200"?>', FileKind.OFX),
        ("Date,Amount\n1/2/2026,£3.50\n".encode("cp1252"), FileKind.CSV),
        ("Datum;Betrag\n1;2\n".encode("utf-16"), FileKind.CSV),
        (b"Dear Ms Vale,\nthe receipt is enclosed.\n", FileKind.TEXT),
        (b"", None),
        (b"\x00\x01\x02", None),
        (b"PK\x03\x04 a Word file", None),
        (b"<html><script>alert(1)</script>", None),
        (b"MZ\x90\x00 %PDF-1.7", None),
        (b"\x7fELF\x02", None),
        (b"#!/bin/sh\nrm -rf /\n", None),
        (b" %PDF-1.7", FileKind.TEXT),
    ],
)
def test_the_first_bytes_say_what_it_is(content: bytes, kind: FileKind | None) -> None:
    assert kind_of(content) is kind


def test_a_program_called_pdf_is_refused_as_a_program() -> None:
    assert is_program(b"MZ\x90\x00")
    assert [each.code for each in check(b"MZ\x90\x00", "Signed")] == ["attachment.program"]
    assert [each.code for each in check(b"PK\x03\x04", " ")] == [
        "attachment.kind",
        "attachment.what",
    ]
    assert check(b"%PDF-1.7", "Signed") == ()


def test_the_size_is_known_before_it_is_read() -> None:
    assert [each.code for each in check_size(0)] == ["attachment.empty"]
    assert check_size(LARGEST) == ()
    (found,) = check_size(200 * 2**20)
    assert (found.code, found.values) == ("attachment.large", {"size": 200, "most": 20})


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("scan.pdf", FileKind.PDF, "scan.pdf"),
        ("C:\\Users\\jo\\scan.PDF", FileKind.PDF, "scan.pdf"),
        ("../../etc/agreement.exe", FileKind.PDF, "agreement.pdf"),
        ("photo.jpeg", FileKind.JPEG, "photo.jpg"),
        ("2026.11.23 signed by Mum", FileKind.PDF, "2026.11.23 signed by Mum.pdf"),
        ("", FileKind.PNG, "png.png"),
    ],
)
def test_its_name_ends_in_what_it_is(name: str, kind: FileKind, kept: str) -> None:
    assert named(name, kind) == kept


def test_text_without_an_encoding_is_none() -> None:
    assert text_of(b"\xff\xfe\x00") is None
    assert text_of("\ufeffé".encode()) == "é"
    assert text_of(b"\x81\x00") is None
