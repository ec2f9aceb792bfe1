"""What is loaded while somebody types a passphrase: the pages of a day, not the heavy libraries."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = ("numpy", "openpyxl", "lxml", "reportlab.pdfgen", "psycopg", "babel")
"""Workbooks, papers, sums over a caseload, a team's server: loaded where they are first needed."""


def test_signing_in_loads_no_heavy_library():
    said = "from ras_desktop import app; app._warm(); import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", said],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "ras_desktop.gui.pages.today" in loaded
    assert [each for each in HEAVY if each in loaded] == []
