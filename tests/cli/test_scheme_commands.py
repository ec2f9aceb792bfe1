"""public, export and import on the command line: files are written, never overwritten."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from ras_desktop.cli import main
from ras_desktop.forms.scheme import read_scheme
from tests.helpers.schemes import SHIPPED, edited, scheme

NORFOLK = "norfolk-primary/published"


def test_a_scheme_goes_out_as_a_workbook_and_comes_back_the_same(tmp_path, capsys):
    book, folder = tmp_path / "scheme.xlsx", tmp_path / "back"
    assert main(["export", NORFOLK, str(book)]) == 0
    assert main(["import", str(book), str(folder)]) == 0
    written = folder / "norfolk-primary" / "published"
    assert str(written) in capsys.readouterr().out
    assert read_scheme(written).scheme == scheme(SHIPPED / NORFOLK)
    assert main(["import", str(book), str(folder)]) == 2
    assert "there already" in capsys.readouterr().err


def test_the_public_version_is_a_pdf_and_overwrites_nothing(tmp_path, capsys):
    out = tmp_path / "public.pdf"
    assert main(["public", NORFOLK, str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    before = out.read_bytes()
    assert main(["public", NORFOLK, str(out)]) == 2
    assert out.read_bytes() == before
    assert "nothing was changed" in capsys.readouterr().err


def test_a_spoilt_workbook_is_said_with_its_cell(tmp_path, capsys):
    book = tmp_path / "scheme.xlsx"
    assert main(["export", "example-children", str(book)]) == 0
    held = load_workbook(BytesIO(book.read_bytes()))
    held["Levels"]["E4"].value = "many"
    held.save(book)
    assert main(["import", str(book), str(tmp_path / "back")]) == 1
    assert "error: Levels, E4: This cell should hold a number" in capsys.readouterr().err
    assert not (tmp_path / "back").exists()
    assert main(["import", str(tmp_path / "none.xlsx"), str(tmp_path)]) == 2


@pytest.mark.parametrize("command", ["public", "export"])
def test_a_scheme_that_cannot_be_read_is_said(tmp_path, capsys, command):
    folder = edited(tmp_path, "menu", ("scheme.toml", 'kind = "menu"', 'kind = "list"'))
    assert main([command, str(folder), str(tmp_path / "out")]) == 1
    assert "scheme.toml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_text_that_fits_into_no_cell_is_said(tmp_path, capsys):
    note = 'note = "' + "x" * 40_000 + '"\nvalid_from'
    folder = edited(tmp_path, "menu", ("scheme.toml", "valid_from", note))
    assert main(["export", str(folder), str(tmp_path / "out.xlsx")]) == 1
    assert "a cell holds 32,767" in capsys.readouterr().err
