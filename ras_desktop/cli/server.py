"""`ras-desktop server | move`: a team's PostgreSQL."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ras_desktop.cli.common import (
    Exit,
    SubParsers,
    WrongUse,
    credentials,
    line,
    print_findings,
    progress,
    secret,
    told,
)

if TYPE_CHECKING:
    from ras_desktop.services.moving import Moved


def server(commands: SubParsers) -> None:
    """ras-desktop server setup|update|restored ADDRESS [--backup MOMENT] [--authority FILE]."""
    parser = commands.add_parser(
        "server", help="set up a team's PostgreSQL, or bring it up to date"
    )
    parser.add_argument("what", choices=("setup", "update", "restored"))
    parser.add_argument("address", help="host, host:port or host:port/database")
    words = "the council's CA file (as it comes: the system's roots)"
    parser.add_argument("--authority", default="", metavar="FILE", help=words)
    words = "restored: the moment of the backup, as its folder is called (2026-11-28T213000Z)"
    parser.add_argument("--backup", type=_moment, metavar="MOMENT", help=words)
    parser.set_defaults(work=_server)


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text.strip("/")[-18:], "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise argparse.ArgumentTypeError("a moment is written 2026-11-28T213000Z") from None


def _server(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import log_proof
    from ras_desktop.services import server as work

    if (asked.what == "restored") != (asked.backup is not None):
        raise WrongUse("--backup says which backup was restored, and belongs to 'restored'")

    def go() -> int:
        address = parse(asked.address, asked.authority)
        words = secret(f"Passphrase of {address.database}_keeper: ")
        if asked.backup is not None:
            log_proof.note_restored(address, words, asked.backup)
            print(f"{address}: its log says that it was restored")
            return Exit.GOOD
        print_findings(work.bring_up(address, words))
        if asked.what == "setup" and not work.has_administrator(address, words):
            print("The first administrator makes all other users.", file=sys.stderr)
            name = line("Name of the first administrator (empty: a case file is moved here): ")
            if not name.strip():
                print(f"{address}: ready, and empty; next: ras-desktop move CASEFILE {address}")
                return Exit.GOOD
            first = secret("A first passphrase, to be changed at the first sign-in: ")
            work.first_administrator(address, words, name, first)
        print(f"{address}: ready")
        return Exit.GOOD

    return told(go)


def move(commands: SubParsers) -> None:
    """ras-desktop move FROM TO [--authority FILE]: one a case file, the other a server."""
    words = "move a case file to a team's server, or a server's cases to a new case file"
    parser = commands.add_parser("move", help=words)
    kinds = "a case file (NAME.ras) or a server's address"
    parser.add_argument("source", metavar="FROM", help=kinds)
    parser.add_argument("target", metavar="TO", help=f"the other of the two: {kinds}")
    words = "the council's CA file (as it comes: the system's roots)"
    parser.add_argument("--authority", default="", metavar="FILE", help=words)
    parser.set_defaults(work=_move)


def _move(asked: argparse.Namespace) -> int:
    files = [each.endswith(".ras") for each in (asked.source, asked.target)]
    if files == [True, False]:
        return told(lambda: _move_in(asked))
    if files == [False, True]:
        return told(lambda: _move_out(asked))
    raise WrongUse("one of the two is a case file (NAME.ras), the other a server's address")


def _move_in(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import casefile, moving

    address = parse(asked.target, asked.authority)
    casefile.look(Path(asked.source))
    name, passphrase = credentials()
    opened = casefile.sign_in(Path(asked.source), name, passphrase)
    try:
        words = secret(f"Passphrase of {address.database}_keeper: ")
        first = secret("Your first passphrase on the server: ")
        moved = moving.to_server(opened, address, words, first, progress)
    finally:
        opened.close()
    _print_moved(moved)
    print(f"{address}: sign in there, then give everybody a first passphrase (Settings, People)")
    return Exit.GOOD


def _move_out(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import moving

    address = parse(asked.source, asked.authority)
    words = secret(f"Passphrase of {address.database}_keeper: ")
    name = line("Name of an administrator there: ")
    passphrase = secret("A passphrase for the new case file: ")
    moved = moving.to_file(address, words, Path(asked.target), name, passphrase, progress)
    _print_moved(moved)
    print(f"Recovery key (shown this once): {moved.recovery_key}")
    return Exit.GOOD


def _print_moved(moved: Moved) -> None:
    """What arrived, with the hash that both sides agree on."""
    for name, tally in moved.tallies.items():
        print(f"  {name}: {tally.count} {tally.hash[:16]}")
