"""Reads the command line and runs one command."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from ras_desktop.cli.backup import backup, restore
from ras_desktop.cli.calculate import calculate
from ras_desktop.cli.check import check
from ras_desktop.cli.common import Exit, SubParsers, Work, WrongUse
from ras_desktop.cli.demo import demo
from ras_desktop.cli.log import verify_log
from ras_desktop.cli.schemes import export, import_, public
from ras_desktop.cli.server import move, server


def main(arguments: Sequence[str]) -> int:
    """Runs one command; never a traceback for what its user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # "£" on any terminal
    parser = argparse.ArgumentParser(
        prog="ras-desktop", description="Personal budgets for disabled children, explained."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for declare in COMMANDS:
        declare(commands)
    try:
        asked = parser.parse_args(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    work: Work = asked.work
    try:
        code = work(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads has seen enough: "… | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.GOOD
    except WrongUse as fault:
        print(f"ras-desktop: {fault}", file=sys.stderr)
        return Exit.WRONG_USE
    except OSError as fault:
        print(f"ras-desktop: the system failed: {fault.strerror or fault}", file=sys.stderr)
        return Exit.SYSTEM


COMMANDS: tuple[Callable[[SubParsers], None], ...] = (
    calculate, check, demo, public, export, import_, backup, restore, verify_log,
    server, move,
)  # fmt: skip
"""Each declares its arguments and sets `work`. A new command is one more pair of functions."""
