"""The log: proved, signed, read. What is written into it, other services write by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from ras_desktop.domain import log_mark as mark_rules
from ras_desktop.domain.log import Link, Noted, What
from ras_desktop.domain.log_check import Broken, Checked, Restored, Verdict, check
from ras_desktop.domain.log_mark import Checkpoint
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_read
from ras_desktop.services.team import Team
from ras_desktop.store import log_mark, log_read, vault
from ras_desktop.store.log_chain import Chain
from ras_desktop.store.log_hook import note
from ras_desktop.store.session import Session

if TYPE_CHECKING:
    from ras_desktop.store.server.witness import Since

Report = Callable[[int, int], None]
"""Told how many entries of how many were looked at; may raise to stop."""


def verify(
    desk: Desk,
    files: Iterable[Path] = (),
    heads: Iterable[Link] = (),
    beside: Path | None = None,
    report: Report = lambda done, whole: None,
) -> Verdict:
    """Proves the log from its first entry on, and the values beside it.

    `files`: files of checkpoints kept elsewhere; `heads`: heads typed from paper; `beside`: the
    file in the folder of the case file, or for a server the desk's own. What `report` raises goes
    through.
    Refused: not for this person.
    """
    with desk.read("log.check") as look:
        own = log_mark.kept(look.session)
        first = log_read.first(look.session)
    if beside is not None and desk.store.on_server:  # this desk's own: it is not on the server
        files, beside = (*files, *([beside] if beside.exists() else [])), None
    outside, bad, unread = outside_of(files)
    near = outside_of([beside] if beside is not None and beside.exists() else [])[0]
    chain = Chain(desk.store)
    restored = _restored(desk)
    outside = of_this_era(outside, restored)
    links = {*(each.link for each in outside), *heads}
    near = of_this_era(near, restored)
    marks, clash = marks_of((*(each.link for each in (*own, *near) if each.is_signed), *links))
    forged = _forged(own)
    found = check(chain, marks, report=report)
    broken = found.broken or clash or forged or (_values(desk) if _reads_values(desk) else None)
    return Verdict(
        entries=found.entries,
        head=found.head,
        since=first.at if first else None,
        broken=broken,
        marks=len(marks),
        outside=max(links, key=lambda link: link.number, default=None),
        bad_lines=bad,
        unread=unread,
        restored=restored,
    )


def _restored(desk: Desk) -> tuple[Restored, ...]:
    with desk.store.reading() as session:
        return log_read.restored(session)


def of_this_era(
    found: Iterable[Checkpoint], restored: Iterable[Restored]
) -> tuple[Checkpoint, ...]:
    """Without those that a restoration has given up: signed after its backup and before it. That it
    was restored, from which backup, is an entry itself."""
    of_now = tuple(restored)
    return tuple(each for each in found if not _given_up(each, of_now))


def _given_up(checkpoint: Checkpoint, restored: Sequence[Restored]) -> bool:
    return any(each.gives_up(checkpoint.at) for each in restored)


def outside_of(files: Iterable[Path]) -> tuple[tuple[Checkpoint, ...], int, tuple[str, ...]]:
    """The checkpoints of files kept elsewhere; how many lines are none; files that are no such."""
    found: list[Checkpoint] = []
    bad, unread = 0, []
    for path in files:
        try:
            read, wrong = log_mark.in_file(path)
        except Trouble:
            unread.append(path.name)
            continue
        if not read and not wrong:
            unread.append(path.name)
        found += read
        bad += wrong
    return tuple(found), bad, tuple(unread)


def marks_of(links: Iterable[Link]) -> tuple[dict[int, str], Broken | None]:
    """Number → hash; and the first number for which two marks say different things."""
    marks: dict[int, str] = {}
    clashes = [each.number for each in links if marks.setdefault(*_pair(each)) != each.hash]
    if not clashes:
        return marks, None
    first = min(clashes)
    return marks, Broken("log.rebuilt", 1, first)


def _pair(link: Link) -> tuple[int, str]:
    return link.number, link.hash


def _forged(own: Sequence[Checkpoint]) -> Broken | None:
    """The store's own checkpoints all bear a signature; one that does not was put there."""
    wrong = [each.number for each in own if not each.is_signed]
    return Broken("log.forged_checkpoint", min(wrong), min(wrong)) if wrong else None


def _reads_values(desk: Desk) -> bool:
    """A server shows the values of all entries only to who may read the whole log."""
    return not desk.store.on_server or desk.offers("log.read")


def _values(desk: Desk) -> Broken | None:
    """The first entry beside which other values lie than it was made with."""
    after = 0
    with desk.read() as look:
        erased = log_read.erased(look.session)
        stray = log_read.strays(look.session)
    while True:
        with desk.read() as look:
            part = log_read.with_values(look.session, after)
        if not part:
            return Broken("log.values_changed", stray, stray) if stray is not None else None
        for number, fields, case, beside, held in part:
            if held is None:
                if number < erased.get(case, 0):
                    continue
                return Broken("log.values_gone", number, number)
            if beside != case or log_read.held_of(held).differing(fields):
                return Broken("log.values_changed", number, number)
        after = part[-1][0]


@dataclass(frozen=True, slots=True)
class Signed:
    """How signing ended: the checkpoint, or what is wrong. `kept_in`: files that have it now."""

    checkpoint: Checkpoint | None
    broken: Broken | None = None
    kept_in: tuple[Path, ...] = ()
    not_kept_in: tuple[Path, ...] = ()


def sign(desk: Desk, files: Sequence[Path] = (), beside: Beside | None = None) -> Signed:
    """Signs the head of the log and adds it to these files, as long as it follows from the last.

    `beside`: what the head file of a case file says; it is told how long the log is now.

    A head that does not follow from every last checkpoint that is known is never signed: it is
    told, and noted in the log. A file that cannot be written is told; the signing goes on. On a
    server the desk signs with a key of its own what the server proves (`store.server.witness`).
    """
    if desk.store.on_server:
        return _witnessed(desk, files)
    with desk.store.reading() as session:
        own = log_mark.last(session)
        first = log_read.first(session)
    if first is None:
        return Signed(None)
    found = _goes_on(desk, own, files, beside)
    if found.broken is not None:
        _note_not_signed(desk, found.broken)
        return Signed(None, found.broken)
    with desk.store.writing(desk.author("log.sign")) as writing:
        if own is None or own.number != found.head.number:
            made = Checkpoint(found.head.number, found.head.hash, desk.now(), first.hash)
            own = mark_rules.signed(made, log_mark.key(writing))
            log_mark.keep(writing, own)
    if beside is not None:
        beside.note(own.link)
    return _add_to_files(own, files)


def _witnessed(desk: Desk, files: Sequence[Path]) -> Signed:
    """A server's head, signed by this desk: as far as the server proves that it goes on from the
    last one in each of the files, the first of which stands beside the desk's key."""
    from ras_desktop.store.server import seat, witness

    last = _latest(files)
    with desk.store.reading() as session:
        found, broken = _asked(session, last)
        if broken is not None and last:
            of_now = _latest(files, witness.restored(session))
            if of_now != last:
                found, broken = _asked(session, of_now)
        at = seat.now(session)  # the server's clock: a desk's may be years off
    if broken is not None:
        _note_not_signed(desk, broken)
        return Signed(None, broken)
    if not found.head.number:
        return Signed(None)
    made = Checkpoint(found.head.number, found.head.hash, at, found.root)
    own = mark_rules.signed(made, witness.key_in(files[0].parent))
    with desk.store.writing(desk.author("log.sign")) as writing:
        witness.keep(writing, own)
    return _add_to_files(own, files)


def _asked(session: Session, last: Sequence[Checkpoint]) -> tuple[Since, Broken | None]:
    """What the server says from each of these on; without any from its own last checkpoint."""
    from ras_desktop.store.server import witness

    starts = [each.link for each in last] or [Link()]
    answers = [witness.since(session, each) for each in starts]
    wrong = (_of_server(each, start) for each, start in zip(answers, starts, strict=True))
    return answers[0], next((each for each in wrong if each is not None), None)


def _of_server(found: Since, start: Link) -> Broken | None:
    """What is wrong with what the server says of its log from a head on."""
    if not found.known:
        if start.number > found.head.number:
            return Broken("log.cut", found.head.number + 1, start.number)
        return Broken("log.rebuilt", 1, start.number)
    return None if found.broken is None else Broken("log.changed", found.broken, found.broken)


class Beside(Protocol):
    """The head file of a case file."""

    @property
    def link(self) -> Link:
        """How long the log was, at least."""

    def note(self, link: Link) -> None:
        """How long it is now."""


@dataclass(frozen=True, slots=True)
class _HeadFile:
    opened: vault.Opened

    @property
    def link(self) -> Link:
        return vault.identity(self.opened.folder).log

    def note(self, link: Link) -> None:
        vault.note_log(self.opened, link)


def beside(casefile: CaseFile | Team) -> Beside | None:
    """What stands beside the log of a case file under the data key; a server has no such file."""
    return None if isinstance(casefile, Team) else _HeadFile(casefile.vault)


def _goes_on(
    desk: Desk, own: Checkpoint | None, files: Sequence[Path], beside: Beside | None
) -> Checked:
    """Whether the log goes on from all that is known of it: here, in files, in the head file."""
    last = _latest(files)
    known = [] if own is None else [own.link]
    if beside is not None and beside.link.number:
        known.append(beside.link)
    chain = Chain(desk.store)
    found = _follows(chain, [*known, *(each.link for each in last)])
    if found.broken is None or not last:
        return found
    of_now = _latest(files, _restored(desk))
    if of_now == last:
        return found
    return _follows(chain, [*known, *(each.link for each in of_now)])


def _last_of(path: Path, restored: Iterable[Restored] = ()) -> Checkpoint | None:
    """The latest checkpoint of a file; of those that no restoration has given up."""
    of_now = tuple(restored)
    try:
        return log_mark.last_in_file(path, lambda each: not _given_up(each, of_now))
    except Trouble:
        return None


def _latest(files: Iterable[Path], restored: Iterable[Restored] = ()) -> tuple[Checkpoint, ...]:
    """The latest of each file."""
    return tuple(each for each in (_last_of(path, restored) for path in files) if each is not None)


def _follows(chain: Chain, known: Sequence[Link]) -> Checked:
    """Whether the log goes on from all of these, and is whole from the latest on."""
    marks, clash = marks_of(known)
    if clash is not None:
        return Checked(0, Link(), clash)
    lowest = max(known, key=lambda each: each.number, default=Link())
    end = chain.head()
    if lowest.number > end.number:
        return Checked(0, end, Broken("log.cut", end.number + 1, lowest.number))
    return check(chain, marks, since=lowest)


def _note_not_signed(desk: Desk, broken: Broken) -> None:
    with desk.store.writing(desk.author("log.sign")) as session:
        note(session, Noted(What.NOT_SIGNED, "log_entry", str(broken.first)))


def _add_to_files(checkpoint: Checkpoint, files: Sequence[Path]) -> Signed:
    kept, not_kept = [], []
    for path in files:
        try:
            log_mark.add_to_file(path, (checkpoint,))
            kept.append(path)
        except Trouble:
            not_kept.append(path)
    return Signed(checkpoint, None, tuple(kept), tuple(not_kept))


def files_of(casefile: CaseFile | Team, second_place: Path | None = None) -> tuple[Path, ...]:
    """Where checkpoints of a case file are kept: in its folder, and in the second place if any.

    The file in the second place is named after the file number, which says nothing about anybody;
    a case file that was restored begins another one.
    """
    if isinstance(casefile, Team):
        from ras_desktop.store.server import witness

        here = witness.folder_of(casefile.place, casefile.desk.actor.name)
        there = () if second_place is None else (second_place / f"ras-log-{here.name[:12]}.txt",)
        return (here / witness.CHECKPOINTS, *there)
    own = casefile.folder / log_mark.NAME
    if second_place is None:
        return (own,)
    era = vault.identity(casefile.folder).era
    name = "-".join(filter(None, ("ras-log", casefile.vault.file_id.hex[:12], era)))
    return (own, second_place / f"{name}.txt")


def leave(casefile: CaseFile, second_place: Path | None = None) -> Signed:
    """The last act of a sign-in: looks that wait, the sign-out, and a checkpoint.

    What the world breaks does not stop anybody from leaving; it is tried again at the next time.
    """
    desk = casefile.desk
    try:
        desk.looks.close()
        with desk.store.writing(desk.author("casefile.sign_out")) as session:
            note(session, Noted(What.SIGN_OUT, "user_account", str(desk.actor.id)))
        return sign(desk, files_of(casefile, second_place), beside(casefile))
    except Trouble:
        return Signed(None)


def signed_in(desk: Desk) -> None:
    """A sign-in to a team's server."""
    with desk.store.writing(desk.author("casefile.sign_in")) as session:
        note(session, Noted(What.SIGN_IN, "user_account", str(desk.actor.id)))


def signed_out(team: Team, second_place: Path | None = None) -> None:
    """The last act of a sign-in to a team's server, and a checkpoint; what cannot be written stops
    nobody."""
    desk = team.desk
    with suppress(Trouble):
        desk.looks.close()
        with desk.store.writing(desk.author("casefile.sign_out")) as session:
            note(session, Noted(What.SIGN_OUT, "user_account", str(desk.actor.id)))
        sign(desk, files_of(team, second_place))


def erase(desk: Desk, case: UUID) -> Done[int]:
    """Erases the values of every entry about a child, lawfully; that it was done stays. How many.

    Entries, names of fields and hashes stay, so that the chain is whole.
    """
    with desk.act("log.erase") as work:
        case_to_read(work, case)
        gone = log_read.erase(work.session, case)
        note(work.session, Noted(What.ERASE, "family_case", str(case), case))
        work.changed("log", case, case)
        return work.done(gone)


def open_up(casefile: CaseFile | Team, second_place: Path | None = None) -> Signed:
    """After opening: whether the log goes on from the last checkpoint; signed once a day.

    What the world breaks says nothing here: it is said where somebody works.
    """
    desk = casefile.desk
    files = files_of(casefile, second_place)
    try:
        if isinstance(casefile, Team):
            return sign(desk, files)
        with desk.store.reading() as session:
            last = log_mark.last(session)
        if last is None or day_of(last.at) != desk.today():
            return sign(desk, files, beside(casefile))
        return Signed(None, _goes_on(desk, last, files, beside(casefile)).broken)
    except Trouble:
        return Signed(None)


def note_lock(desk: Desk, what: What) -> None:
    """Notes that the screen was locked, opened again, or not opened. Never stops anybody."""
    try:
        with desk.store.writing(desk.author("casefile.lock")) as session:
            note(session, Noted(what, "user_account", str(desk.actor.id)))
    except Trouble:
        return


def note_out(desk: Desk, what: What, kind: str, about: UUID | None, case: UUID | None) -> None:
    """Notes that a paper of a case left the program: PRINT to a printer, FILE as a file.

    `kind`: which paper. Trouble if that cannot be noted: then it does not leave.
    """
    with desk.store.writing(desk.author("document.print")) as session:
        note(session, Noted(what, kind, str(about or ""), case))
