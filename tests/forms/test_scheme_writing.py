"""A scheme that was written reads as the same scheme: folder and plain keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ras_desktop.forms.scheme import read_files, read_scheme
from ras_desktop.forms.scheme_plain import files
from ras_desktop.forms.scheme_toml import write_folder, write_scheme
from tests.helpers.random_schemes import any_scheme, with_examples
from tests.helpers.schemes import folders, scheme, small


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_every_scheme_reads_as_it_was_written(folder, tmp_path):
    plan = scheme(folder)
    written = write_folder(plan, tmp_path)
    assert written == tmp_path / plan.name / plan.version
    found = read_scheme(written)
    assert found.scheme == plan, found.findings
    assert found.findings == ()
    assert read_files(files(plan)).scheme == plan


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**40))
def test_random_schemes_read_as_they_were_written(seed, tmp_path: Path):
    dice = Random(seed)
    plan = with_examples(dice, any_scheme(dice))
    folder = tmp_path / f"{seed}"
    found = read_scheme(write_folder(plan, folder)) if not folder.exists() else None
    assert found is None or found.scheme == plan, found.findings


def test_what_is_there_is_not_overwritten(tmp_path):
    write_folder(small("menu"), tmp_path)
    with pytest.raises(FileExistsError):
        write_folder(small("menu"), tmp_path)


def test_half_made_schemes_and_odd_signs_are_written_too(tmp_path):
    plan = replace(
        small("menu"), title='a "b"\\\r\n\t\x07\x7f\ud800', forms=(), tables=(), council="",
        governance=replace(small("menu").governance, owner="Ö"),
    )  # fmt: skip
    text = write_scheme(plan)["scheme.toml"]
    assert 'title = "a \\"b\\"\\\\\\r\\n\\t\\u0007\\u007f\ufffd"' in text
    found = read_scheme(write_folder(plan, tmp_path))
    assert found.scheme is None
    assert {"forms.key.missing", "forms.text.empty"} <= {each.code for each in found.findings}


def test_names_that_no_file_would_use_are_quoted(tmp_path):
    plan = small("blocks")
    line = plan.tables[0].lines[0]
    odd = replace(line, sum=replace(line.sum, by_level=(("not a name", line.sum.weeks or 1),)))
    plan = replace(plan, tables=(replace(plan.tables[0], lines=(odd,)),))
    assert '"not a name" = ' in write_scheme(plan)["scheme.toml"]


def test_files_that_are_missing_are_said():
    held = files(small("menu"))
    form = next(each for each in held if each.startswith("form-"))
    found = read_files({name: each for name, each in held.items() if name != form})
    assert found.scheme is None
    assert [each.code for each in found.findings][:1] == ["forms.file.missing"]
    assert read_files({}).findings[0].code == "forms.file.missing"
