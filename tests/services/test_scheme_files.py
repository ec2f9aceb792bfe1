"""A scheme that went out as workbook or folder comes back as a draft of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.scheme_version import VersionState
from ras_desktop.services import scheme_files as files
from tests.helpers.cases import example_scheme


def test_out_as_a_workbook_and_in_as_a_draft(desk):
    plan = replace(example_scheme(), name="our-scheme", kind=SchemeKind.OWN)
    made = files.from_workbook(desk, files.workbook(plan)).value
    assert made.state is VersionState.DRAFT
    assert made.scheme.forms == plan.forms
    assert made.scheme.governance.consulted_on == plan.governance.consulted_on
    assert made.scheme.governance.approved_on is None


def test_out_as_a_folder_and_in_as_a_draft(desk, tmp_path):
    plan = replace(example_scheme(), name="our-scheme")
    place = files.folder(plan, tmp_path)
    assert files.from_folder(desk, place).value.scheme.tables == plan.tables
    with pytest.raises(FileExistsError):
        files.folder(plan, tmp_path)


def test_what_cannot_be_read_makes_no_draft(desk, tmp_path, desk_of):
    with pytest.raises(Refused) as refused:
        files.from_workbook(desk, b"no workbook")
    assert [each.code for each in refused.value.findings] == ["scheme.workbook.unreadable"]
    with pytest.raises(Refused) as refused:
        files.from_folder(desk, tmp_path / "none")
    assert [each.code for each in refused.value.findings] == ["scheme.no_folder"]
    with pytest.raises(Refused) as refused:
        files.from_workbook(desk_of(Role.FINANCE), files.workbook(example_scheme()))
    assert [each.code for each in refused.value.findings] == ["permission.role"]


def test_the_public_version_is_a_pdf():
    assert files.public_pdf(example_scheme()).startswith(b"%PDF")
