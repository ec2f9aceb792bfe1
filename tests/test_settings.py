"""Preferences never stop the program, whatever has become of their file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st

from ras_desktop import settings
from ras_desktop.settings import Settings, Theme

_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=10,
)
_NAMES = (
    "recent",
    "theme",
    "text_size",
    "window",
    "maximised",
    "lock_minutes",
    "columns",
    "backup_folder",
    "backup_hours",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


def test_preferences_come_back(path: Path) -> None:
    kept = Settings(
        ("/a/Ö.ras",),
        Theme.DARK,
        150,
        (-1900, 20, 1366, 768),
        True,
        5,
        (),
        "/media/safe",
        "/media/stick",
        8,
    )
    assert settings.write(kept, path)
    assert settings.read(path) == kept


def test_without_a_file_everything_is_as_shipped(path: Path) -> None:
    assert settings.read(path) == Settings()


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "\x00\xff", '{"theme": "pink"}'])
def test_a_damaged_file_is_as_none(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content, "latin-1")
    assert settings.read(path) == Settings()


@runs(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # other work may be running
@given(given_=st.dictionaries(st.sampled_from(_NAMES), _ANY_JSON))
def test_no_content_whatever_gives_a_wrong_value(
    tmp_path_factory: pytest.TempPathFactory, given_: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps(given_), "utf-8")
    found = settings.read(path)
    assert 100 <= found.text_size <= 200
    assert 1 <= found.lock_minutes <= 60
    assert 1 <= found.backup_hours <= 24
    assert isinstance(found.backup_folder, str)
    assert all(isinstance(each, str) for each in found.recent)
    assert found.window is None or (len(found.window) == 4 and found.window[2] > 0)


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not settings.write(Settings(), tmp_path / "file" / "settings.json")


def test_recent_case_files_are_the_latest_first_each_once(tmp_path: Path) -> None:
    found = Settings()
    for number in range(12):
        found = found.opened(str(tmp_path / f"{number}.ras"))
    found = found.opened(str(tmp_path / "9.ras"))
    names = [Path(each).stem for each in found.recent]
    assert names == ["9", "11", "10", "8", "7", "6", "5", "4"]
    assert "9" not in [Path(each).stem for each in found.forgotten(str(tmp_path / "9.ras")).recent]


def test_another_place_can_be_named(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setenv("RAS_DESKTOP_SETTINGS", str(path))
    assert settings.write(Settings(theme=Theme.LIGHT))
    assert path.is_file()
    assert settings.read().theme is Theme.LIGHT
    monkeypatch.delenv("RAS_DESKTOP_SETTINGS")
    assert settings.file().name == "settings.json"


@pytest.mark.parametrize("given", ["7", '{"name": 1}', "null"])
def test_columns_that_make_no_sense_are_the_usual_ones(tmp_path, given):
    path = tmp_path / "settings.json"
    path.write_text(f'{{"columns": {given}}}', "utf-8")
    assert settings.read(path).columns == ()
    kept = settings.Settings(columns=("name", "due"))
    settings.write(kept, path)
    assert settings.read(path) == kept
