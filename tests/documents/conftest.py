"""Golden files of documents, and an independent reader (poppler) of the PDFs drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--regenerate-golden", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), (
            f"no golden file {path.name}: pytest tests/documents --regenerate-golden"
        )
        assert text == path.read_text(encoding="utf-8")

    return compare


class Read:
    """What poppler reads from a PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _run(self, *command: str) -> str:
        tool = shutil.which(command[0])
        assert tool, f"{command[0]} (poppler-utils) is needed by these tests"
        done = subprocess.run([tool, *command[1:]], capture_output=True, check=True, timeout=120)
        assert not done.stderr, done.stderr.decode()
        return done.stdout.decode()

    @property
    def text(self) -> str:
        """All text in the order in which the file holds it, which is the order of reading."""
        return self._without_marks(self._run("pdftotext", "-raw", str(self.path), "-"))

    @property
    def laid_out(self) -> str:
        """All text in the order that the reader makes out from where it stands."""
        return self._without_marks(self._run("pdftotext", str(self.path), "-"))

    @property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, top, right and bottom of every word."""
        found = re.findall(
            r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)"',
            self._run("pdftotext", "-bbox", str(self.path), "-"),
        )
        return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]

    @staticmethod
    def _without_marks(text: str) -> str:
        """Without the marks of direction that pdftotext adds."""
        return text.translate(dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E)))

    @property
    def pages(self) -> int:
        return int(self.facts["Pages"])

    @property
    def facts(self) -> dict[str, str]:
        lines = self._run("pdfinfo", str(self.path)).splitlines()
        return {key.strip(): value.strip() for key, _, value in (x.partition(":") for x in lines)}

    @property
    def fonts(self) -> list[list[str]]:
        """A row per font: name, type, encoding, embedded, subset, with a map to Unicode."""
        lines = self._run("pdffonts", str(self.path)).splitlines()[2:]
        return [line.split() for line in lines]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], Read]:
    """Reads a PDF back."""

    def reading(pdf: bytes) -> Read:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        return Read(path)

    return reading
