"""The demonstration file: made, filled, its papers written beside it; all of it or nothing."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import ras_desktop.wording.all  # noqa: F401  (registers every sentence)
from ras_desktop import paths
from ras_desktop.domain.council import Contact, Council, Help
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Refused, errors
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Way
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.user import User
from ras_desktop.forms.rulebook import read_rulebook
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.services import casefile as casefiles
from ras_desktop.services import council, practice, scheme
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.caseload import rebuild
from ras_desktop.services.clock import day_of, system
from ras_desktop.services.demo import decided, papers, practised, waits, writing
from ras_desktop.services.demo.build import build
from ras_desktop.services.demo.case import DemoCase, moment
from ras_desktop.services.demo.children import Setting
from ras_desktop.services.demo.draw import know, settle
from ras_desktop.services.demo.people import NAME, PASSPHRASE, Member, members
from ras_desktop.services.demo.rules import SCHEME, Kept, Rules, rules
from ras_desktop.services.demo.stages import CHILDREN, LIVE, slots
from ras_desktop.services.demo.words import words
from ras_desktop.services.desk import Work
from ras_desktop.store import filling, slotchange, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.keys import PRODUCT, KeyPolicy, SlotKey
from ras_desktop.store.panel import Sitting
from ras_desktop.store.practice import ATTEMPTS
from ras_desktop.store.symptoms import trouble_of_os
from ras_desktop.store.trouble import AlreadyThere
from ras_desktop.wording import day, money

FILE = "demo.ras"
PART = ".demo.part"
"""What is not yet whole lies in this folder, so that demo.ras is there only when it is."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the case file, the papers, and how much is in it (`total`: a year)."""

    casefile: Path
    papers: tuple[Path, ...]
    readme: Path
    children: int
    live: int
    total: Money


def write(
    folder: Path,
    seed: int = 1,
    children: int = CHILDREN,
    on: date | None = None,
    progress: Progress | None = None,
    *,
    policy: KeyPolicy = PRODUCT,
) -> Written:
    """Writes the demonstration caseload into a folder: demo.ras, the papers, a README.txt.

    The same seed, number and day give the same rows; only keys differ. `on`: today in England if
    not given; Refused if the example scheme was not in force long enough before it. `progress`
    gets steps done and all steps; what it raises ends the work and leaves no case file.
    AlreadyThere, ReadOnly, DiskFull as for any case file.
    """
    told = _Told(progress or (lambda done, whole: None), children)
    today = on or day_of(system())
    found = _Shipped.read()
    setting = Setting(words(), found.book.lists, seed, today)
    if (folder / FILE).exists():
        raise AlreadyThere
    part = folder / PART
    shutil.rmtree(part, ignore_errors=True)  # of a time when the power went
    try:
        written = _write(part, setting, found, told, children, policy)
        for each in (*written.papers, written.readme, written.casefile):
            each.replace(folder / each.name)
    except OSError as error:
        raise trouble_of_os(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    told.done()
    return replace(
        written,
        casefile=folder / FILE,
        papers=tuple(folder / each.name for each in written.papers),
        readme=folder / written.readme.name,
    )


def _write(
    folder: Path,
    setting: Setting,
    found: _Shipped,
    told: _Told,
    children: int,
    policy: KeyPolicy,
) -> Written:
    """Everything, in a folder of its own that is moved when it is whole."""
    team = members(setting.seed)
    made = casefiles.create(
        folder / FILE, NAME, PASSPHRASE, roles=team[0].roles, team=team[0].team,
        clock=lambda: moment(setting.on, 0), policy=policy, allow_weak=True, id_=team[0].id,
    ).casefile  # fmt: skip
    try:
        with _without_collecting():
            counted = _fill(made, setting, found, team, told, children)
        family = counted.family
        written = papers.write(made, folder, family, setting.seed) if family else ()
    finally:
        made.close()
    note = papers.readme(
        folder, team, family, written, children=children, live=counted.live,
        total=money(Money(counted.pence)), on=day(setting.on), seed=setting.seed,
    )  # fmt: skip
    return Written(folder / FILE, written, note, children, counted.live, Money(counted.pence))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for cycles while millions of small values come and go that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Shipped:
    """Scheme and lists as they ship. Refused with the findings of a faulty file."""

    book: Rulebook
    folder: Path

    @classmethod
    def read(cls) -> _Shipped:
        read = read_rulebook(paths.forms())
        if read.value is None:
            raise Refused(*errors(read.findings))
        versions = sorted((paths.forms() / "schemes" / SCHEME).iterdir())
        return cls(read.value, versions[-1])


class _Told:
    """Progress over the two ways through the caseload: drawing it, writing it."""

    def __init__(self, progress: Progress, children: int) -> None:
        self._progress, self._whole, self._at = progress, 2 * children, 0

    def step(self) -> None:
        """One child further; told ten times in a thousand steps and at every one of few."""
        self._at += 1
        if self._at % max(1, self._whole // 100) == 0:
            self._progress(min(self._at, self._whole - 1), self._whole)

    def done(self) -> None:
        """The end."""
        self._progress(self._whole, self._whole)


@dataclass(slots=True)
class _Counted:
    """What went into the file. `team`: whose family is shown, if one of it can be."""

    team: str
    live: int = 0
    pence: int = 0
    family: papers.Shown | None = None

    def count(self, case: DemoCase) -> None:
        """Counts a live direct payment, and takes the first whole path to be shown."""
        if self.family is None or self.family.worker.team != self.team:
            found = papers.shown(case)
            if found is not None and (self.family is None or found.worker.team == self.team):
                self.family = found
        if case.kind in LIVE and case.plans and case.plans[-1].agreed:
            self.live += 1
            lines = case.plans[-1].agreed.cost.lines
            self.pence += sum(each.amount.pence for each in lines if each.way is Way.DIRECT_PAYMENT)


def _fill(
    made: CaseFile,
    setting: Setting,
    found: _Shipped,
    team: tuple[Member, ...],
    told: _Told,
    children: int,
) -> _Counted:
    now = moment(setting.on, 0)
    scheme.seed(made.desk.store, paths.forms(), now)
    held = _rules(made, found, setting.on)
    known = slots(setting.seed, children, setting.on)
    counted = _Counted(team[0].team)
    with ThreadPoolExecutor(1) as beside:
        stretched = [beside.submit(_key, made, member) for member in team[1:]]
        with made.desk.act("casefile.fill") as work:
            drawn = settle(setting, held, know(setting, held, known), told.step)

            def cases() -> Iterator[DemoCase]:
                for each in drawn:
                    case = build(setting, held, each, team)
                    counted.count(case)
                    told.step()
                    yield case

            filling.meetings(work.session, _meetings(setting, held, team))
            writing.write(work, cases(), setting.seed, team)
            _add_users(made, work, team, stretched)
            _add_practice(work, held, team, setting)
            waits.write(work, team, setting.seed, setting.on)
            rebuild(work)
    council.save(made.desk, _council())
    return counted


def _meetings(setting: Setting, held: Rules, team: tuple[Member, ...]) -> Iterator[Sitting]:
    """The meetings of the panel since before the first plan was agreed."""
    first = min(held.first, setting.on) - timedelta(days=800)
    return decided.meetings(setting.seed, setting.on, team, first)


def _rules(made: CaseFile, found: _Shipped, on: date) -> Rules:
    read = read_scheme(found.folder)
    if read.scheme is None:
        raise Refused(*errors(read.findings))
    day_in_use = min(on, read.scheme.valid_to or on)
    edition = next(
        each
        for each in scheme.schemes(made.desk)
        if (each.name, each.edition) == (read.scheme.name, read.scheme.version)
    )
    with made.desk.read() as look:
        kinds = (EditionKind.PRICES, EditionKind.TERMS, EditionKind.SCOPE, EditionKind.TEMPLATE)
        ids = {}
        for kind in kinds:
            head = scheme.edition_on(look, kind, day_in_use)
            assert head is not None
            ids[kind.value] = head.id
    kept = Kept(edition.id, edition.digest, **ids)
    return rules(read.scheme, found.book, kept, on)


def _key(made: CaseFile, member: Member) -> SlotKey:
    """A passphrase stretched to a key: half a second each, so beside the rest of the work."""
    return vault.new_passphrase_key(made.vault, member.name, member.passphrase)


def _add_users(
    made: CaseFile, work: Work, team: Sequence[Member], stretched: list[Future[SlotKey]]
) -> None:
    for member, key in zip(team[1:], stretched, strict=True):
        user = User(member.id, member.name, member.roles, member.team)
        user_store.keep(work.session, user)
        slotchange.give(work.session, made.vault, key.result(), member.id)


def _add_practice(work: Work, held: Rules, team: Sequence[Member], setting: Setting) -> None:
    """What the team scored for the practice children of the example scheme."""
    sets = [(each.id, practice.set_of(work, each.id)) for each in practice.heads(work)]
    fitting = [
        (id_, each)
        for id_, each in sets
        if (each.scheme, each.version) == (held.scheme.name, held.scheme.version)
    ]
    found = practised.attempts(fitting, held.scheme, team, setting.seed, setting.on)
    ATTEMPTS.add_many(work.session, found)


def _council() -> Council:
    """The invented council of the papers."""
    return Council(
        name="Exampleshire Council",
        address="Exam House, 1 Market Side\nExam\nXM3 1CV",
        phone="01632 960001",
        email="short.breaks@example.org",
        decider="the Children’s Short Breaks Panel",
        help={
            Help.SENDIASS: Contact("Exampleshire SEND advice", "01632 960002", "send@example.org"),
            Help.ADVOCACY: Contact("Young Voices (advocacy)", "01632 960003", "voices@example.org"),
            Help.COMPLAINTS: Contact("Complaints team", "01632 960004", "complaints@example.org"),
            Help.HEALTH: Contact("Health: patient advice", "01632 960005", "pals@example.org"),
            Help.MEDIATION: Contact("Mediation service", "01632 960006", "mediation@example.org"),
        },
    )
