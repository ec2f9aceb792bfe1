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
    """ras-desktop verify-log LOG [--authority FILE] [--checkpoints FILE] [--head HEAD] [--json]."""
    parser = commands.add_parser("verify-log", help="prove that nobody has altered the log")
    words = "a case file (NAME.ras), a log exported from a server (NAME.csv), or a server's address"
    parser.add_argument("log", metavar="LOG", help=words)
    words = "the council's CA file for a server (as it comes: the system's roots)"
    parser.add_argument("--authority", default="", metavar="FILE", help=words)
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
    """Signs in where there is somebody to sign in to, verifies, signs out."""
    path = Path(asked.log)
    if path.suffix == ".csv":
        from ras_desktop.services import log_proof

        if not path.is_file():
            raise WrongUse(f"there is no file {path}")
        return log_proof.verify_export(path, asked.checkpoints, asked.head, progress)
    if path.exists() or path.suffix == ".ras":
        return _of_file(path, asked)
    return _of_server(asked)


def _of_file(path: Path, asked: argparse.Namespace) -> Verdict:
    from ras_desktop.services import casefile, log

    casefile.look(path)
    name, passphrase = credentials()
    opened = casefile.sign_in(path, name, passphrase)
    try:
        beside = log.files_of(opened)[0]
        return log.verify(opened.desk, asked.checkpoints, asked.head, beside, progress)
    finally:
        opened.close()


def _of_server(asked: argparse.Namespace) -> Verdict:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import log, team

    address = parse(asked.log, asked.authority)
    name, passphrase = credentials()
    joined = team.join(address, name, passphrase)
    try:
        beside = log.files_of(joined)[0]
        return log.verify(joined.desk, asked.checkpoints, asked.head, beside, progress)
    finally:
        joined.close()


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
        "restored": [
            {"number": each.number, "at": each.at.isoformat(), "by": each.by, "backup": each.backup}
            for each in verdict.restored
        ],
        "broken": found,
    }
