"""From process start to a sign-in that can be used, beside a bare PySide6 window with one label."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import Figure, seconds

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ras_desktop import app as program
app = QApplication([])
window = program.start(app)
step = window.first.now()
def ready():
    if step is not None and step.isVisible():
        os._exit(0)          # usable: what is loaded after it is not waited for
    QTimer.singleShot(1, ready)
QTimer.singleShot(0, ready)
app.exec()
"""


def figures() -> list[Figure]:
    """Start beside a bare window, both as whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        environment = {**os.environ, "RAS_DESKTOP_SETTINGS": str(file)}

        def run(code: str) -> None:
            subprocess.run(
                [sys.executable, "-c", code], env=environment, check=True, capture_output=True
            )

        run(BARE)
        run(OURS)
        bare, ours = seconds(lambda: run(BARE), 9), seconds(lambda: run(OURS), 9)
    note = f"{ours * 1000:.0f} ms and {bare * 1000:.0f} ms"
    return [
        Figure(
            "Process start to the first window", ours, "×", 2, "a bare window", ours / bare, note
        )
    ]
