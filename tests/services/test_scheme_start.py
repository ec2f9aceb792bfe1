"""A new scheme of each kind: small, working, and lacking only what the council alone can know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ras_desktop import paths
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import SchemeKind, Unit
from ras_desktop.domain.scheme_shape import check_whole
from ras_desktop.domain.scheme_start import name_of
from ras_desktop.domain.scheme_version import VersionState
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.forms.scheme_starts import read_start
from ras_desktop.forms.scheme_toml import write_folder
from ras_desktop.forms.scheme_workbook import write_workbook
from ras_desktop.forms.scheme_workbook_read import read_workbook
from ras_desktop.gui.schemes.new_scheme import KINDS
from ras_desktop.services import council, scheme_start
from ras_desktop.services import scheme as schemes
from ras_desktop.services import scheme_versions as versions


@pytest.fixture
def lead(desk):
    schemes.seed(desk.root, paths.forms(), desk.now())
    return desk


FIRST = date(2027, 4, 1)
FOLDERS = sorted(each.parent for each in (paths.forms() / "starts").glob("*/scheme.toml"))
STEPS = frozenset({"bands", "weekly-hours", "hours-only"})
"""Kinds whose first step from nothing is an edge by nature; where it lies the council decides."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_a_start_lacks_only_what_the_council_alone_knows(folder, tmp_path):
    read = read_start(folder)
    assert read.findings == ()
    scheme = read.scheme
    codes = {each.code for each in check_whole(scheme)}
    own = {"scheme.not_consulted"}
    assert codes == (own | {"scheme.cliff_from_nothing"} if folder.name in STEPS else own)
    assert scheme.examples
    assert all(not run(scheme, each).findings for each in scheme.examples)
    assert read_scheme(write_folder(scheme, tmp_path)).scheme == scheme
    assert read_workbook(write_workbook(scheme)).scheme == scheme


def test_every_kind_of_table_has_a_start_and_every_start_its_words():
    kinds = {type(each.scheme.tables[0]).__name__ for each in scheme_start.starts()}
    assert kinds == {
        "Bands", "PerPoint", "Line", "Percentile", "HoursTable", "BaseWeight", "Blocks",
        "Reckoner", "Menu",
    }  # fmt: skip
    assert {each.kind for each in scheme_start.starts()} == set(KINDS)
    assert any(each.scheme.money.unit is Unit.HOURS for each in scheme_start.starts())


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_scheme_is_the_councils_own_and_can_be_approved(lead, kind):
    known = council.read(lead)
    if not known.name:
        council.save(lead, replace(known, name="Exampleshire Council"))
    made = scheme_start.begin(lead, kind, "Short breaks for everybody", FIRST).value
    scheme = made.scheme
    assert made.state is VersionState.DRAFT
    assert made.copied_from is None
    assert (scheme.name, scheme.version) == ("short-breaks-for-everybody", "2027.1")
    assert (scheme.kind, scheme.valid_from) == (SchemeKind.OWN, FIRST)
    assert scheme.council == council.read(lead).name
    found = versions.approval_findings(lead, made.id, FIRST, "EA 2027/1")
    allowed = {"scheme.not_consulted", "scheme.cliff_from_nothing"}
    assert {each.code for each in found} <= allowed
    kept = versions.approve(lead, made.id, FIRST, "EA 2027/1").value
    assert kept.state is VersionState.APPROVED


def test_two_schemes_of_one_title_keep_apart(lead):
    one = scheme_start.begin(lead, "line", "Short breaks", FIRST).value
    two = scheme_start.begin(lead, "menu", "Short breaks", FIRST).value
    assert (one.name, two.name) == ("short-breaks", "short-breaks-2")


def test_what_cannot_begin_is_said(lead):
    with pytest.raises(Refused) as why:
        scheme_start.begin(lead, "line", "  ", FIRST)
    assert [each.code for each in why.value.findings] == ["scheme.words_missing"]
    with pytest.raises(Refused) as why:
        scheme_start.begin(lead, "magic", "Ours", FIRST)
    assert [each.code for each in why.value.findings] == ["scheme.no_start"]


def test_who_leads_no_scheme_begins_none(lead, desk_of):
    worker = desk_of(frozenset({Role.SOCIAL_WORKER}))
    assert not worker.offers("scheme.start")
    with pytest.raises(Refused):
        scheme_start.begin(worker, "line", "Ours", FIRST)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Short breaks 2027", "short-breaks-2027"),
        ("Überblick: „Größe“", "uberblick-grosse"),
        ("2027", "scheme-2027"),
        ("٪٪٪", "scheme"),
        ("taken", "taken-2"),
        ("x" * 90, "x" * 36),
    ],
)
def test_a_title_gives_a_name_for_files(title, name):
    assert name_of(title, {"taken"}) == name
