"""Started where there is no screen: one sentence, no crash of Qt."""

from __future__ import annotations

import sys

import pytest

from ras_desktop import __main__ as program


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_screen_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["ras-desktop"])
    monkeypatch.setattr(program, "leave_no_core", lambda: None)
    assert program.main() == 3
    assert "no screen here" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":0")
    assert program.has_screen()
