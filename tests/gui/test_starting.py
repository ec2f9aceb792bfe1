"""The program as a process of its own: it starts, loads the rest behind the sign-in, and lives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASKS = """
import faulthandler, sys
faulthandler.enable()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ras_desktop import app as program
app = QApplication([])
window = program.start(app)
def look():
    rest = {"ras_desktop.gui.workplace", "ras_desktop.services.casefile"}
    if rest <= set(sys.modules):
        app.exit(42)
    else:
        QTimer.singleShot(50, look)
look()
sys.exit(app.exec())
"""


def test_the_window_lives_through_the_loading_of_the_rest(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RAS_DESKTOP_SETTINGS": str(tmp_path / "settings.json"),
    }
    for _start in range(3):
        done = subprocess.run(
            [sys.executable, "-c", ASKS], env=surroundings, capture_output=True, timeout=120
        )
        assert done.returncode == 42, done.stderr.decode()[-2000:]
