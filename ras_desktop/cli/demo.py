"""`ras-desktop demo`: the demonstration caseload."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ras_desktop.cli.common import Exit, SubParsers, day, learn_sentences, print_findings, progress


def demo(commands: SubParsers) -> None:
    """ras-desktop demo FOLDER [--seed N] [--children N] [--on DATE]."""
    parser = commands.add_parser("demo", help="write a case file of invented families to try out")
    parser.add_argument("folder", type=Path, help="where demo.ras and its papers go")
    parser.add_argument("--seed", type=int, default=1, help="another number: other families")
    parser.add_argument("--children", type=_count, help="how many cases (as it comes: 190)")
    parser.add_argument("--on", type=day, help="the day on which it stands (today)")
    parser.set_defaults(work=_demo)


def _count(text: str) -> int:
    """How many: a whole number of at least 1."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1,000,000")
    return int(text)


def _demo(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble
    from ras_desktop.services import demo

    learn_sentences()
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
        made = demo.write(
            asked.folder, asked.seed, asked.children or demo.CHILDREN, asked.on, progress
        )
    except Refused as refused:
        print_findings(refused.findings)
        return Exit.FINDINGS
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM
    print(f"{made.casefile}: {made.children} children, {made.live} live direct payments, ", end="")
    print(f"{wording.plain(made.total)} a year")
    for path in (*made.papers, made.readme):
        print(path)
    return Exit.GOOD
