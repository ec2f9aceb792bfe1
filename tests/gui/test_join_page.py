"""Join a team from the first window: what is missing is said; a server is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from ras_desktop.domain.server import ServerAddress
from ras_desktop.settings import Settings, Theme
from tests.helpers.windows import settle, until, window_on


@pytest.fixture
def join(clock, qtbot):
    window = window_on(None, clock)
    qtbot.addWidget(window)
    step = window.first.show_step("start")
    step.join_wanted.emit()
    yield window.first.now()
    window.close()


def test_what_is_missing_is_said_beside_the_fields(join) -> None:
    join.join()
    assert "address" in join.address.said()
    assert "name" in join.name.said()
    assert join.passphrase.said()


def test_an_impossible_address_is_said(join) -> None:
    join.form.load({"address": "no such/place?", "name": "Ada", "passphrase": "x"})
    join.join()
    assert "for example" in join.address.said()


def test_a_computer_that_is_not_there_is_said_and_the_passphrase_typed_anew(join) -> None:
    join.form.load({"address": "nowhere.invalid", "name": "Ada", "passphrase": "x"})
    join.join()
    until(lambda: join.banner.words())
    assert "No computer with this address" in join.banner.words()
    assert not join.passphrase.value()
    assert join.address.value() == "nowhere.invalid"


def test_a_missing_ca_file_is_said(join, tmp_path: Path) -> None:
    wanted = {"address": "localhost", "authority": str(tmp_path / "none.pem"), "name": "Ada"}
    join.form.load({**wanted, "passphrase": "x"})
    join.join()
    until(lambda: join.banner.words())
    assert "CA file" in join.banner.words()


def test_a_server_that_was_joined_is_asked_for_name_and_passphrase_only(clock, qtbot) -> None:
    address = ServerAddress("ras.council.gov.uk", authority="/etc/council.pem")
    settings = Settings(theme=Theme.LIGHT).opened("/tmp/north.ras").opened(address.kept())
    window = window_on(None, clock, settings)
    qtbot.addWidget(window)
    step = window.first.now()
    assert "ras.council.gov.uk" in step.words.text()
    assert step.address.isHidden()
    assert not step.name.isHidden()
    window.first.show_step("start")
    settle(window)
    window.close()
