"""`ras-desktop verify-log`: whether the log is as it was written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ras_desktop.cli.common import (
    Exit,
    SubParsers,
    WrongUse,
    credentials,
    learn_sentences,
    print_findings,
    print_json,
    progress,
)

if TYPE_CHECKING:
    from ras_desktop.domain.log import Link
    from ras_desktop.domain.log_check import Verdict


def verify_log(commands: SubParsers) -> None:
    """ras-desktop verify-log CASEFILE [--checkpoints FILE] [--head HEAD] [--json]."""
    parser = commands.add_parser("verify-log", help="prove that nobody has altered the log")
    parser.add_argument("casefile", type=Path, help="the case file: a folder NAME.ras")
    words = "a file of checkpoints that was kept elsewhere; may be given several times"
    parser.add_argument("--checkpoints", type=Path, action="append", default=[], help=words)
    words = "a head from paper, such as '1234: 0f3a 99c2 …'; may be given several times"
    parser.add_argument("--head", type=_head, action="append", default=[], help=words)
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    parser.set_defaults(work=_verify_log)


def _head(text: str) -> Link:
    from ras_desktop.domain.log_mark import from_grouped

    found = from_grouped(text)
    if found is None:
        raise argparse.ArgumentTypeError("a head is a number, a colon and 64 digits from 0 to f")
    return found


def _verify_log(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble
    from ras_desktop.store.trouble import NotACaseFile, WrongPassphrase

    learn_sentences()
    for path in asked.checkpoints:
        if not path.is_file():
            raise WrongUse(f"there is no file {path}")
    try:
        verdict = _verdict(asked)
    except Refused as refused:
        print_findings(refused.findings)
        return Exit.WRONG_USE
    except (NotACaseFile, WrongPassphrase) as trouble:
        raise WrongUse(wording.trouble(trouble)) from None
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM
    if asked.json:
        print_json(_verdict_data(verdict))
    else:
        from ras_desktop.wording.log import verdict_lines

        print("\n".join(verdict_lines(verdict)))
    return Exit.GOOD if verdict.is_whole else Exit.FINDINGS


def _verdict(asked: argparse.Namespace) -> Verdict:
    """Signs in, verifies, signs out."""
    from ras_desktop.services import casefile, log

    casefile.look(asked.casefile)
    name, passphrase = credentials()
    opened = casefile.sign_in(asked.casefile, name, passphrase)
    try:
        beside = log.files_of(opened)[0]
        return log.verify(opened.desk, asked.checkpoints, asked.head, beside, progress)
    finally:
        opened.close()


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    from ras_desktop import wording

    broken = verdict.broken
    found = None
    if broken is not None:
        text = wording.finding(broken.finding)
        found = {"code": broken.code, "first": broken.first, "last": broken.last, "text": text}
    return {
        "format": 1,
        "whole": verdict.is_whole,
        "entries": verdict.entries,
        "since": verdict.since.isoformat() if verdict.since else None,
        "head": {"number": verdict.head.number, "sha256": verdict.head.hash},
        "outside": verdict.outside.number if verdict.outside else None,
        "bad_lines": verdict.bad_lines,
        "unread": list(verdict.unread),
        "broken": found,
    }
