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


def test_what_goes_wrong_at_once_has_its_sentence_at_once() -> None:
    """A file that does not open, before the rest of the program is loaded: no KeyError."""
    code = (
        "import ras_desktop.gui.pages.first.sign_in\n"
        "from ras_desktop.store import trouble\n"
        "from ras_desktop.wording.speak import codes\n"
        "asked = {each.code for each in vars(trouble).values()\n"
        "         if isinstance(each, type) and each.__module__ == trouble.__name__\n"
        "         and str(getattr(each, 'code', '')).startswith('store.')}\n"
        "assert len(asked) > 10\n"
        "missing = (asked | {'user.name_missing', 'first.passphrase_missing'}) - codes()\n"
        "assert not missing, missing\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
