"""What an independent reader finds in a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess

SUM = re.compile(r"£[\d,]+\.\d\d")


def text_of(pdf: bytes) -> str:
    """All words of a PDF on one line, by pdftotext."""
    tool = shutil.which("pdftotext")
    assert tool, "poppler-utils is needed"
    done = subprocess.run([tool, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def sums_of(pdf: bytes) -> list[str]:
    """Every sum of money in it, in the order of reading."""
    return SUM.findall(text_of(pdf))
