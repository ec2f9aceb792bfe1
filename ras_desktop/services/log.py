"""The log: proved, signed, read. What is written into it, other services write by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ras_desktop.domain import log_mark as mark_rules
from ras_desktop.domain.log import Link, Noted, What
from ras_desktop.domain.log_check import Broken, Checked, Verdict, check
from ras_desktop.domain.log_mark import Checkpoint
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_read
from ras_desktop.services.team import Team
from ras_desktop.store import log_mark, log_read
from ras_desktop.store.log_chain import Chain
from ras_desktop.store.log_hook import note

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
    file in the folder of the case file. What `report` raises goes through. Refused: not for this
    person.
    """
    with desk.read("log.check") as look:
        own = log_mark.kept(look.session)
        first = log_read.first(look.session)
    outside, bad, unread = _outside(files)
    near = _outside([beside] if beside is not None and beside.exists() else [])[0]
    links = {*(each.link for each in outside), *heads}
    marks, clash = _marks((*(each.link for each in (*own, *near) if each.is_signed), *links))
    chain = Chain(desk.store)
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
    )


def _outside(files: Iterable[Path]) -> tuple[tuple[Checkpoint, ...], int, tuple[str, ...]]:
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


def _marks(links: Iterable[Link]) -> tuple[dict[int, str], Broken | None]:
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


def sign(desk: Desk, files: Sequence[Path] = ()) -> Signed:
    """Signs the head of the log and adds it to these files, as long as it follows from the last.

    A head that does not follow from every last checkpoint that is known is never signed: it is
    told, and noted in the log. A file that cannot be written is told; the signing goes on.
    NotForRole on a server, where no role of the program reads a key: the head is kept by hand.
    """
    with desk.store.reading() as session:
        own = log_mark.last(session)
        first = log_read.first(session)
    if first is None:
        return Signed(None)
    known = [each for each in (own, *(_last_of(path) for path in files)) if each is not None]
    found = _follows(Chain(desk.store), known)
    if found.broken is not None:
        _note_not_signed(desk, found.broken)
        return Signed(None, found.broken)
    with desk.store.writing(desk.author("log.sign")) as writing:
        if own is None or own.number != found.head.number:
            made = Checkpoint(found.head.number, found.head.hash, desk.now(), first.hash)
            own = mark_rules.signed(made, log_mark.key(writing))
            log_mark.keep(writing, own)
    return _add_to_files(own, files)


def _last_of(path: Path) -> Checkpoint | None:
    try:
        read, _bad = log_mark.in_file(path)
    except Trouble:
        return None
    return max(read, key=lambda each: each.number, default=None)


def _follows(chain: Chain, known: Sequence[Checkpoint]) -> Checked:
    """Whether the log goes on from all of these, and is whole from the latest on."""
    marks, clash = _marks(each.link for each in known)
    if clash is not None:
        return Checked(0, Link(), clash)
    latest = max(known, key=lambda each: each.number, default=None)
    lowest = Link() if latest is None else latest.link
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

    The file in the second place is named after the file number, which says nothing about anybody.
    """
    if isinstance(casefile, Team):  # its heads are kept by whoever looks after the server
        return ((second_place or Path()) / "ras-log-server.txt",)
    own = casefile.folder / log_mark.NAME
    if second_place is None:
        return (own,)
    return (own, second_place / f"ras-log-{casefile.vault.file_id.hex[:12]}.txt")


def leave(casefile: CaseFile, second_place: Path | None = None) -> Signed:
    """The last act of a sign-in: looks that wait, the sign-out, and a checkpoint.

    What the world breaks does not stop anybody from leaving; it is tried again at the next time.
    """
    desk = casefile.desk
    try:
        desk.looks.close()
        with desk.store.writing(desk.author("casefile.sign_out")) as session:
            note(session, Noted(What.SIGN_OUT, "user_account", str(desk.actor.id)))
        return sign(desk, files_of(casefile, second_place))
    except Trouble:
        return Signed(None)


def signed_in(desk: Desk) -> None:
    """A sign-in to a team's server."""
    with desk.store.writing(desk.author("casefile.sign_in")) as session:
        note(session, Noted(What.SIGN_IN, "user_account", str(desk.actor.id)))


def signed_out(desk: Desk) -> None:
    """The last act of a sign-in to a team's server; what cannot be written stops nobody."""
    with suppress(Trouble):
        desk.looks.close()
        with desk.store.writing(desk.author("casefile.sign_out")) as session:
            note(session, Noted(What.SIGN_OUT, "user_account", str(desk.actor.id)))


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


def open_up(casefile: CaseFile, second_place: Path | None = None) -> Signed:
    """After opening: whether the log goes on from the last checkpoint; signed once a day.

    What the world breaks says nothing here: it is said where somebody works.
    """
    desk = casefile.desk
    files = files_of(casefile, second_place)
    try:
        with desk.store.reading() as session:
            last = log_mark.last(session)
        if last is None or day_of(last.at) != desk.today():
            return sign(desk, files)
        known = [each for each in (last, *(_last_of(path) for path in files)) if each is not None]
        return Signed(None, _follows(Chain(desk.store), known).broken)
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
