"""What the commands share: exit codes, sentences, scheme folders, secrets that are typed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ras_desktop.domain.finding import Finding, Findings
    from ras_desktop.domain.scheme import Scheme


SubParsers = Any
Work = Callable[[argparse.Namespace], int]


class Exit(IntEnum):
    """What the exit code says. A gate or the panel as the outcome is GOOD."""

    GOOD = 0
    FINDINGS = 1
    WRONG_USE = 2
    SYSTEM = 3


class WrongUse(Exception):  # noqa: N818  (said as a sentence to who typed the command)
    """The command was called with something that is not there; carries one sentence."""


def learn_sentences() -> None:
    """Registers every sentence: a code is then known wherever it comes from."""
    import ras_desktop.wording.all  # noqa: F401  (registers every sentence)


def day(text: str) -> date:
    """A date on the command line, as 2026-05-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2026-05-01") from None


def scheme_folder(text: str) -> Path:
    """A folder, or NAME or NAME/VERSION of a scheme that ships (the newest version)."""
    from ras_desktop import paths

    folder = Path(text)
    if folder.is_dir():
        return newest(folder)
    shipped = paths.forms() / "schemes" / text
    inside = (paths.forms() / "schemes").resolve() in shipped.resolve().parents
    if inside and shipped.is_dir():
        return newest(shipped)
    raise WrongUse(f"there is no scheme folder {text}")


def newest(folder: Path) -> Path:
    """The folder itself, or where it only holds versions, the one that sorts last."""
    if (folder / "scheme.toml").exists():
        return folder
    versions = sorted(each for each in folder.iterdir() if (each / "scheme.toml").exists())
    return versions[-1] if versions else folder


def print_findings(findings: Findings) -> None:
    """Each finding a line on the error stream."""
    for each in findings:
        print(finding_line(each), file=sys.stderr)


def finding_line(found: Finding) -> str:
    """Severity, place and sentence of one finding."""
    from ras_desktop import wording

    where = f"{found.where}: " if found.where else ""
    return f"{found.severity.value}: {where}{wording.finding(found)}"


def print_json(data: dict[str, Any]) -> None:
    """Data for another program, on the standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def only_findings(findings: Findings, *, as_json: bool) -> int:
    """Says why there is no result; the exit code for it."""
    from ras_desktop import wording
    from ras_desktop.domain.budget_json import FORMAT, finding_json

    if as_json:
        listed = [finding_json(each, wording.finding) for each in findings]
        print_json({"format": FORMAT, "outcome": None, "findings": listed})
    else:
        print_findings(findings)
    return Exit.FINDINGS


def whole_scheme(text: str) -> Scheme | None:
    """A scheme that can be calculated with; None after its findings were printed."""
    from ras_desktop.forms.scheme import read_scheme

    learn_sentences()
    read = read_scheme(scheme_folder(text))
    print_findings(read.findings)
    return read.scheme


def written(out: Path, made: bytes) -> int:
    """Writes a file and says where; what is there already stays."""
    try:
        with out.open("xb") as file:
            file.write(made)
    except FileExistsError:
        raise WrongUse(f"{out} is there already; nothing was changed") from None
    print(out)
    return Exit.GOOD


def progress(done: int, whole: int) -> None:
    """One line that counts, where somebody looks on."""
    if sys.stderr.isatty():
        end = "\n" if done == whole else ""
        print(f"\r{100 * done // whole:3d} %", end=end, file=sys.stderr, flush=True)


def told(work: Callable[[], int]) -> int:
    """Runs it; what its user can mend is said in one sentence."""
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble

    learn_sentences()
    try:
        return work()
    except Refused as refused:
        print_findings(refused.findings)
        return Exit.FINDINGS
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM


def credentials() -> tuple[str, str]:
    """Name and passphrase, asked for or as two lines of the standard input: never arguments,
    which every program of the computer can read. No name: the second is the recovery key."""
    if not sys.stdin.isatty():
        name = sys.stdin.readline().rstrip("\r\n")
        return name, sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    print("Name (leave it empty to use the recovery key): ", end="", file=sys.stderr, flush=True)
    name = sys.stdin.readline().strip()
    return name, getpass("Passphrase: " if name else "Recovery key: ")


def yes(question: str) -> bool:
    """Asks at the terminal; nothing typed is no."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def secret(prompt: str) -> str:
    """Typed without being shown; never an argument, which every user of the computer can see."""
    import getpass

    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return line("")


def line(prompt: str) -> str:
    """One line that somebody types."""
    if sys.stdin.isatty():
        print(prompt, end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise WrongUse("nothing more was typed")
    return typed.rstrip("\r\n")
