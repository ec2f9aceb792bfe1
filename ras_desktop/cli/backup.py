"""`ras-desktop backup | restore`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ras_desktop.cli.common import Exit, SubParsers, credentials, told, yes


def backup(commands: SubParsers) -> None:
    """ras-desktop backup CASEFILE FOLDER."""
    parser = commands.add_parser("backup", help="make a checked backup of a case file")
    parser.add_argument("casefile", type=Path, help="the case file: a folder NAME.ras")
    parser.add_argument("folder", type=Path, help="the folder for backups; it has to be there")
    parser.set_defaults(work=_backup)


def _backup(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.services import backup, casefile

    def work() -> int:
        casefile.look(asked.casefile)
        name, passphrase = credentials()
        opened = casefile.sign_in(asked.casefile, name, passphrase)
        try:
            report = backup.make(opened, asked.folder)
        finally:
            opened.close()
        print(report.made)
        for each in report.bad:
            assert each.trouble is not None
            print(f"ras-desktop: {wording.trouble(each.trouble)}", file=sys.stderr)
        return Exit.FINDINGS if report.bad else Exit.GOOD

    return told(work)


def restore(commands: SubParsers) -> None:
    """ras-desktop restore BACKUP NEW [--compare CASEFILE]."""
    parser = commands.add_parser("restore", help="make a new case file of a backup")
    parser.add_argument("backup", type=Path, help="the backup: a folder NAME.rasbackup")
    parser.add_argument("new", type=Path, help="the new case file; what is there already stays")
    words = "a case file to say against what would be otherwise"
    parser.add_argument("--compare", type=Path, metavar="CASEFILE", help=words)
    parser.set_defaults(work=_restore)


def _restore(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.services import casefile, restoring
    from ras_desktop.wording import backup as words

    def work() -> int:
        restoring.look(asked.backup)
        name, secret = credentials()
        there = (asked.compare,) if asked.compare else ()
        if name:
            found = restoring.open_with_passphrase(asked.backup, name, secret, there)
        else:
            found = restoring.open_with_recovery_key(asked.backup, secret, there)
        if found.not_compared is not None:
            print(f"ras-desktop: {wording.trouble(found.not_compared)}", file=sys.stderr)
        for each in found.comparison.counts:
            now = "" if each.now is None else f" ({each.now})"
            print(f"  {wording._(words.KINDS[each.kind])}: {each.then}{now}")
        for sentence in words.said(found.comparison):
            print(sentence)
        if sys.stdin.isatty() and not yes("Make the new case file? [y/N] "):
            return Exit.FINDINGS
        print(restoring.restore(found, casefile.at(asked.new)))
        return Exit.GOOD

    return told(work)
