"""The log of a team's server where nobody is signed in: an export proved, a restoration told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from ras_desktop.domain.log import Link, Noted, What
from ras_desktop.domain.log_check import Verdict, check
from ras_desktop.domain.server import ServerAddress
from ras_desktop.services import server
from ras_desktop.services.clock import Clock, system
from ras_desktop.services.log import Report, marks_of, of_this_era, outside_of
from ras_desktop.store import log_export
from ras_desktop.store.log import Author
from ras_desktop.store.log_hook import note


def verify_export(
    path: Path,
    files: Iterable[Path] = (),
    heads: Iterable[Link] = (),
    report: Report = lambda done, whole: None,
) -> Verdict:
    """Proves a log that was exported with PostgreSQL's `\\copy`; the values are not in it. NotALog.

    `files`: checkpoints that desks and auditors have kept; `heads`: heads typed from paper.
    """
    log = log_export.read(path)
    outside, bad, unread = outside_of(files)
    outside = of_this_era(outside, log.restored)
    links = {*(each.link for each in outside), *heads}
    marks, clash = marks_of(links)
    found = check(log, marks, report=report)
    return Verdict(
        entries=found.entries,
        head=found.head,
        since=log.since,
        broken=found.broken or clash,
        marks=len(marks),
        outside=max(links, key=lambda link: link.number, default=None),
        bad_lines=bad,
        unread=unread,
        restored=log.restored,
    )


def note_restored(
    address: ServerAddress, words: str, backup: datetime, clock: Clock = system
) -> None:
    """Says in a server's log that it goes on from a backup of this moment: by its administrator.

    From then on no desk calls what the restoration gave up cut. `words`: the keeper's passphrase.
    """
    made = backup.astimezone(UTC).isoformat(timespec="seconds")
    by = Author("server.restored", clock(), None, f"{address.database}_keeper")
    with server.owning(address, words) as (store, _door), store.writing(by) as session:
        note(session, Noted(What.RESTORE, "server", made))
