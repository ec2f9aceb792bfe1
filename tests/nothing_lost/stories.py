"""What the program does while the power fails, the disk fails or it is killed; one story a step.

A story prepares a folder, acts in it, and judges what is found there later with the program's own
means. `judge` gives the faults found, "" for none.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import ras_desktop.wording.all  # noqa: F401  (every sentence)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import EVERYBODY, Role
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import (
    assessment,
    backup,
    casefile,
    council,
    document,
    draft,
    family,
    note,
    user,
)
from ras_desktop.services import plan as plans
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import cipher, journal, keys, vault
from ras_desktop.store import opening as store_opening
from ras_desktop.store.migrations import run
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import trouble
from tests.helpers.cases import NEED, a_case, example
from tests.helpers.papers import COUNCIL, PLAN
from tests.helpers.stores import FAST_KEYS, START, SetClock
from tests.nothing_lost.said import Said, allowed, digest

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"
NEWER = ("violet harbour ladder teacup", "meadow copper lantern eleven")
OTHER = ("Kit Lowe", "walnut ferry pillow ninety")
TO = Recipient("Nadia Quarrington", ("4 Weavers Row", "Exampleton"), means=Means.HAND)
WHOLE = replace(PLAN, outcomes=tuple(replace(each, needs=(NEED,)) for each in PLAN.outcomes))
LATER = SetClock(START + timedelta(hours=1))
Facts = dict[str, Any]


@dataclass(frozen=True)
class Story:
    """`act` may be cut short anywhere; `judge(root, facts, said)` looks at what it left."""

    name: str
    prepare: Callable[[Path], Facts]
    act: Callable[[Path, Facts, Acts], None]
    judge: Callable[[Path, Facts, list[dict[str, Any]]], str]
    in_window: bool = False


class Acts:
    """Does one act after another as a person would: what fails is told and tried once more."""

    def __init__(self, said: Said) -> None:
        self.said = said

    def do(self, act: Callable[[], Any]) -> Any:
        """The act's value; None if it was refused by a failing disk twice."""
        for _ in range(2):
            try:
                return act()
            except Trouble as fault:
                sentence = trouble(fault)
                assert sentence.endswith("."), sentence
                self.said.say(trouble=fault.code)
                if isinstance(fault, StaleCopy):
                    return None
            except Refused as fault:
                self.said.say(refused=[each.code for each in fault.findings])
                return None
        self.said.say(gave_up=True)
        return None


def file_at(root: Path) -> Path:
    """The case file of a story."""
    return root / "north.ras"


def sign_in(root: Path, words: str = WORDS, name: str = NAME) -> CaseFile:
    """Opens it as its first user."""
    return casefile.sign_in(file_at(root), name, words, SetClock(), FAST_KEYS)


@contextlib.contextmanager
def at_work(root: Path, acts: Acts) -> Iterator[CaseFile | None]:
    """The case file open, or None where the disk did not let anybody in."""
    opened = acts.do(lambda: sign_in(root))
    try:
        yield opened
    finally:
        if opened is not None:
            opened.close()


# --- judging ------------------------------------------------------------------------------------


def state_of(folder: Path) -> str:
    """The state as the next opening finds it, by the program's own way into the file."""
    identity = vault.identity(folder)
    slots, _ = vault.slots_of(folder)
    for words in (WORDS, *NEWER):
        unlocked = slots.try_passphrase(NAME, words)
        if unlocked is not None:
            break
    else:
        return "locked out"
    identity.check(unlocked.data_key)
    key = keys.database_key(unlocked.data_key, identity.file_id)
    journal.must_be_sound(folder / vault.DATABASE, key)
    connection = cipher.connect(folder / vault.DATABASE, key)
    try:
        return digest(lambda sql: connection.execute(sql).fetchall())
    finally:
        connection.close()


def opens(folder: Path, words: str, name: str = NAME) -> str:
    """ "" if name and passphrase open the file and all of it is sound, else what was said."""
    try:
        opened = casefile.sign_in(folder, name, words, LATER, FAST_KEYS)
    except Trouble as fault:
        return fault.code
    try:
        found = casefile.check_whole(opened)
        return "" if found.complete and found.sound else "not sound"
    finally:
        opened.close()


def whole(root: Path, facts: Facts, said: list[dict[str, Any]]) -> str:
    """Every acknowledged transaction is there, no half of one, and the file opens and is sound."""
    try:
        state = state_of(file_at(root))
    except Trouble as fault:
        return f"damaged: {fault.code} {fault.values}"
    if state not in allowed(facts["state"], said):
        return "lost or half an act"
    return opens(file_at(root), WORDS)


def _prepared(root: Path) -> CaseFile:
    made = casefile.create(
        file_at(root), NAME, WORDS, roles=EVERYBODY, team="North", clock=SetClock(),
        policy=FAST_KEYS,
    )  # fmt: skip
    return made.casefile


def _closed(opened: CaseFile, **facts: Any) -> Facts:
    folder = opened.folder
    opened.close()
    return {"state": state_of(folder), **facts}


def _with_a_case(root: Path) -> tuple[CaseFile, str]:
    opened = _prepared(root)
    council.save(opened.desk, COUNCIL)
    return opened, str(a_case(opened.desk).id)


# --- create -------------------------------------------------------------------------------------


def _nothing(_root: Path) -> Facts:
    return {}


def _create(root: Path, _facts: Facts, acts: Acts) -> None:
    def make() -> CaseFile:
        folder = root / "Documents" / "Cases" / "north.ras"
        return casefile.create(
            folder, NAME, WORDS, roles=EVERYBODY, clock=SetClock(), policy=FAST_KEYS
        ).casefile

    opened = acts.do(make)
    if opened is not None:
        acts.said.say(made=True)
        opened.close()


def _judge_created(root: Path, _facts: Facts, said: list[dict[str, Any]]) -> str:
    made = {"made": True} in said
    folder = root / "Documents" / "Cases" / "north.ras"
    if not folder.exists():
        return "a case file that was made is gone" if made else ""
    return opens(folder, WORDS)


# --- open, draft, save, seal, issue --------------------------------------------------------------


def _one_copy_damaged(root: Path) -> Facts:
    opened, case = _with_a_case(root)
    facts = _closed(opened, case=case)
    for name in ("head.copy", "keys"):
        path = file_at(root) / name
        content = bytearray(path.read_bytes())
        content[60] ^= 4
        path.write_bytes(content)
    (file_at(root) / "attempts").write_text("2026-11-22T10:00:00+00:00\n")
    return facts


def _open(root: Path, _facts: Facts, acts: Acts) -> None:
    for _ in range(2):
        with at_work(root, acts):
            pass


def _empty(root: Path) -> Facts:
    return _closed(_prepared(root))


def _drafts(root: Path, _facts: Facts, acts: Acts) -> None:
    with at_work(root, acts) as opened:
        if opened is None:
            return
        for number in range(8):
            body = {
                "text": f"{number} " + "I like the swings. " * (5000 if number == 5 else number)
            }
            acts.do(lambda body=body: draft.keep(opened.desk, "plan", f"{len(body) % 3}", body))
        acts.do(lambda: draft.drop(opened.desk, "plan", "1"))


def _case_ready(root: Path) -> Facts:
    opened, case = _with_a_case(root)
    return _closed(opened, case=case)


def _saves(root: Path, facts: Facts, acts: Acts) -> None:
    case = UUID(facts["case"])
    with at_work(root, acts) as opened:
        if opened is None:
            return
        desk = opened.desk
        words = "Played with the others for ten minutes. " * 20
        for kind in (NoteKind.VISIT, NoteKind.PHONE):
            seen = Note(uuid4(), kind, date(2026, 11, 20), words)
            acts.do(lambda seen=seen: note.save(desk, case, seen))
        acts.do(lambda: _rename(opened, case))
        if acts.do(lambda: plans.start(desk, case)) is not None:
            acts.do(lambda: _keep_plan(opened, case))
        if acts.do(lambda: assessment.start(desk, case)) is not None:
            acts.do(lambda: _answer(opened, case))


def _rename(opened: CaseFile, case: UUID) -> object:
    held = family.read(opened.desk, case)
    child = replace(held.child, preferred_name=f"{held.child.preferred_name} R")
    return family.save(opened.desk, replace(held, child=child))


def _keep_plan(opened: CaseFile, case: UUID) -> object:
    held = next(each for each in plans.of_case(opened.desk, case) if each.agreed is None)
    return plans.keep(opened.desk, replace(held, plan=WHOLE))


def _answer(opened: CaseFile, case: UUID) -> object:
    held = next(each for each in assessment.of_case(opened.desk, case) if not each.is_sealed)
    worked = example()
    answers, gates = dict(worked.answers), dict(worked.gates)
    return assessment.keep(opened.desk, replace(held, answers=answers, gates=gates))


def _answered(root: Path) -> Facts:
    opened, case = _with_a_case(root)
    assessment.start(opened.desk, UUID(case))
    _answer(opened, UUID(case))
    plans.start(opened.desk, UUID(case))
    _keep_plan(opened, UUID(case))
    return _closed(opened, case=case)


def _seals(root: Path, facts: Facts, acts: Acts) -> None:
    case = UUID(facts["case"])
    with at_work(root, acts) as opened:
        if opened is None:
            return
        desk = opened.desk
        acts.do(lambda: assessment.seal(desk, assessment.of_case(desk, case)[0].id))
        acts.do(lambda: plans.agree(desk, plans.of_case(desk, case)[0].id))
        standing = acts.do(lambda: assessment.standing(desk, case))
        if standing is not None:
            more = acts.do(lambda: assessment.correct(desk, standing.id, "A night was forgotten"))
            if more is not None:
                acts.do(lambda: assessment.seal(desk, more.value.id))


def _sealed(root: Path) -> Facts:
    facts = _answered(root)
    opened = sign_in(root)
    case = UUID(facts["case"])
    sealed = assessment.seal(opened.desk, assessment.of_case(opened.desk, case)[0].id).value
    plan = plans.agree(opened.desk, plans.of_case(opened.desk, case)[0].id).value
    document.preview(opened.desk, DocumentKind.BUDGET, sealed.id, TO)  # fonts are read once
    return _closed(opened, case=str(case), sealed=str(sealed.id), plan=str(plan.id))


def _issues(root: Path, facts: Facts, acts: Acts) -> None:
    with at_work(root, acts) as opened:
        if opened is None:
            return
        for kind, about in ((DocumentKind.BUDGET, "sealed"), (DocumentKind.PLAN, "plan")):
            id_ = uuid4()
            acts.do(
                lambda kind=kind, about=about, id_=id_: document.issue(
                    opened.desk, kind, UUID(facts[about]), TO, id_
                )
            )


# --- users, passphrases and key slots ------------------------------------------------------------


def _users(root: Path, facts: Facts, acts: Acts) -> None:
    with at_work(root, acts) as opened:
        if opened is None:
            return
        name, words = OTHER
        roles = frozenset({Role.SOCIAL_WORKER})
        added = acts.do(lambda: user.add(opened, name, words, roles, "North"))
        _told(acts, added, name, words, True)
        if added is None:
            return
        acts.said.say(begun=name)
        done = acts.do(lambda: user.suspend(opened, added.value.id))
        _told(acts, done, name, words, False)
        acts.said.say(begun=name)
        back = acts.do(lambda: user.restore(opened, added.value.id, facts["recovery"]))
        if back is not None:
            _told(acts, back, name, back.value.passphrase, True)


def _told(acts: Acts, done: object, name: str, words: str, opens_now: bool) -> None:
    if done is not None:
        acts.said.say(done=name, words=words, opens=opens_now)


def _judge_users(root: Path, facts: Facts, said: list[dict[str, Any]]) -> str:
    fault = _judge_slots(root, said)
    return fault or whole(root, facts, said)


def _judge_slots(root: Path, said: list[dict[str, Any]]) -> str:
    """What was told of a passphrase last still holds, unless another act on it has begun."""
    told = [each for each in said if "done" in each or "begun" in each or "trouble" in each]
    if not told or "done" not in told[-1]:
        return ""
    copy = root.with_name(root.name + ".slots")
    shutil.copytree(root, copy)
    try:
        answer = opens(file_at(copy), told[-1]["words"], told[-1]["done"])
    finally:
        shutil.rmtree(copy)
    if told[-1]["opens"]:
        return answer and f"a passphrase that was set does not open: {answer}"
    return "" if answer else "a passphrase that was taken away still opens"


def _passphrases(root: Path, _facts: Facts, acts: Acts) -> None:
    old = WORDS
    with at_work(root, acts) as opened:
        if opened is None:
            return
        for new in NEWER:
            acts.said.say(begun=NAME)
            done = acts.do(lambda old=old, new=new: user.change_passphrase(opened, old, new))
            if done is None:
                return
            acts.said.say(done=NAME, words=new, opens=True, shut=old)
            old = new
        acts.do(lambda: user.renew_recovery_key(opened))


def _judge_passphrases(root: Path, facts: Facts, said: list[dict[str, Any]]) -> str:
    try:
        state = state_of(file_at(root))
    except Trouble as fault:
        return f"damaged: {fault.code}"
    if state not in allowed(facts["state"], said):
        return "lost or half an act"
    fault = _judge_slots(root, said)
    if fault:
        return fault
    answers = [_on_a_copy(root, words) for words in (WORDS, *NEWER)]
    if "" not in answers:
        return f"locked out: {answers}"
    last = next((each for each in reversed(said) if "shut" in each), None)
    if last is not None and not _on_a_copy(root, last["shut"]):
        return "the passphrase before the last still opens"
    return ""


def _on_a_copy(root: Path, words: str, name: str = NAME) -> str:
    copy = root.with_name(root.name + ".tried")
    shutil.copytree(root, copy)
    try:
        return opens(file_at(copy), words, name)
    finally:
        shutil.rmtree(copy)


def _recoverable(root: Path) -> Facts:
    made = casefile.create(
        file_at(root), NAME, WORDS, roles=EVERYBODY, clock=SetClock(), policy=FAST_KEYS
    )
    return _closed(made.casefile, recovery=made.recovery_key)


def _recovers(root: Path, facts: Facts, acts: Acts) -> None:
    def recover() -> CaseFile:
        return casefile.recover(
            file_at(root), facts["recovery"], NAME, NEWER[0], SetClock(), FAST_KEYS
        )

    acts.said.say(begun=NAME)
    opened = acts.do(recover)
    if opened is not None:
        acts.said.say(done=NAME, words=NEWER[0], opens=True, shut=WORDS)
        opened.close()


# --- somebody leaves: the whole file under another key -------------------------------------------


def _somebody_else(root: Path) -> Facts:
    opened = _prepared(root)
    added = user.add(opened, *OTHER, frozenset({Role.SOCIAL_WORKER}), "North").value
    draft.keep(opened.desk, "plan", "new", "kept " * 3000)
    return _closed(opened, other=str(added.id))


def _leaves(root: Path, facts: Facts, acts: Acts) -> None:
    with at_work(root, acts) as opened:
        if opened is None:
            return
        if acts.do(lambda: user.leave(opened, UUID(facts["other"]))) is not None:
            acts.said.say(left=True)
        acts.do(lambda: draft.keep(opened.desk, "plan", "after", "after"))


def _judge_left(root: Path, _facts: Facts, said: list[dict[str, Any]]) -> str:
    fault = opens(file_at(root), WORDS)
    if fault:
        return fault
    name, words = OTHER
    if {"left": True} in said and not _on_a_copy(root, words, name):
        return "somebody who has left still opens the file"
    opened = sign_in(root)
    try:
        held = {each.subject: each.body for each in draft.mine(opened.desk)}
    finally:
        opened.close()
    return "" if held["new"] == "kept " * 3000 else "values were lost"


# --- backups -------------------------------------------------------------------------------------


def _drafts_kept(root: Path) -> Facts:
    opened = _prepared(root)
    for number in range(6):
        draft.keep(opened.desk, "plan", str(number), f"kept {number} " * 200)
    (root / "backups").mkdir()
    return _closed(opened)


def _backs_up(root: Path, _facts: Facts, acts: Acts) -> None:
    with at_work(root, acts) as opened:
        if opened is None:
            return
        for number in range(2):
            report = acts.do(lambda: backup.make(opened, root / "backups"))
            if report is not None:
                acts.said.say(backed_up=number)
            acts.do(lambda: draft.keep(opened.desk, "plan", "after", "after"))


def _judge_backed_up(root: Path, facts: Facts, said: list[dict[str, Any]]) -> str:
    fault = whole(root, facts, said)
    if fault:
        return fault
    opened = sign_in(root)
    try:
        found = backup.listed(opened, root / "backups").backups
        if {"backed_up": 0} in said and not found:
            return "a backup that was told made is gone"
        for each in found:
            target = root.with_name("restored.ras")
            shutil.rmtree(target, ignore_errors=True)
            try:
                backup.restore(opened, each.path, target)
            except Trouble as fault:
                return f"a backup that bears a name is not whole: {fault.code}"
            if opens(target, WORDS):
                return "what was restored is not sound"
    finally:
        opened.close()
    return ""


# --- migrating -----------------------------------------------------------------------------------

_STEP = """import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None
def upgrade():
    with op.batch_alter_table("user_account", recreate="always") as batch:
        batch.add_column(sa.Column("desk", sa.String(), nullable=True))
def downgrade():
    pass
"""


def _older(root: Path) -> Facts:
    opened = _prepared(root)
    for number in range(12):
        draft.keep(opened.desk, "plan", str(number), f"kept {number} " * 200)
    return _closed(opened)


@contextlib.contextmanager
def _next_release(root: Path) -> Iterator[None]:
    """As the next release will be: one more migration."""
    scripts = root.with_name(root.name + ".scripts")
    if not scripts.exists():
        shutil.copytree(run._HERE, scripts)
        (scripts / "versions" / "0002_next.py").write_text(_STEP)
    here, head = run._HERE, store_opening.HEAD
    run._HERE, store_opening.HEAD = scripts, "0002"  # type: ignore[misc]
    try:
        yield
    finally:
        run._HERE, store_opening.HEAD = here, head  # type: ignore[misc]


def _migrates(root: Path, _facts: Facts, acts: Acts) -> None:
    with _next_release(root), at_work(root, acts) as opened:
        if opened is not None:
            acts.said.say(migrated=True)
            acts.do(lambda: draft.keep(opened.desk, "plan", "after", "after"))


def _judge_migrated(root: Path, _facts: Facts, said: list[dict[str, Any]]) -> str:
    if {"migrated": True} in said and _revision(file_at(root)) != ("0002", True):
        return "a migration that was told done is gone"
    if _revision(file_at(root)) not in (("0002", True), ("0001", False)):
        return "half a migration"
    with _next_release(root):
        fault = opens(file_at(root), WORDS)
        if fault:
            return fault
        opened = sign_in(root)
        try:
            held = {each.subject: each.body for each in draft.mine(opened.desk)}
        finally:
            opened.close()
    held.pop("after", None)
    if held != {str(number): f"kept {number} " * 200 for number in range(12)}:
        return "values were lost"
    if _revision(file_at(root)) != ("0002", True):
        return "not brought up by the next opening"
    copies = sorted(root.glob("north before *.ras"))
    faults = [fault for each in copies if (fault := opens(each, WORDS))]
    return f"a copy that bears a name is not whole: {faults}" if faults else ""


def _revision(folder: Path) -> tuple[str, bool]:
    unlocked = vault.slots_of(folder)[0].try_passphrase(NAME, WORDS)
    assert unlocked is not None
    key = keys.database_key(unlocked.data_key, vault.identity(folder).file_id)
    journal.must_be_sound(folder / vault.DATABASE, key)
    connection = cipher.connect(folder / vault.DATABASE, key)
    try:
        columns = connection.execute("PRAGMA table_info(user_account)").fetchall()
        (at,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        connection.close()
    return at, "desk" in [each[1] for each in columns]


# --- a save too large for the memory kept for it -----------------------------------------------


@contextlib.contextmanager
def _little_memory() -> Iterator[None]:
    """Pages of a running save reach the file before its end, and the journal gets several parts."""
    settings = cipher._SETTINGS
    cipher._SETTINGS = (*settings, "PRAGMA cache_size = 12")  # type: ignore[misc]
    try:
        yield
    finally:
        cipher._SETTINGS = settings  # type: ignore[misc]


def _spills(root: Path, facts: Facts, acts: Acts) -> None:
    case = UUID(facts["case"])
    with _little_memory(), at_work(root, acts) as opened:
        if opened is None:
            return
        for number in range(3):
            body = {"text": f"{number} " + "abc " * 25_000}
            acts.do(lambda body=body: draft.keep(opened.desk, "plan", "new", body))
        acts.do(lambda: _rename(opened, case))


# --- somebody types in the window ----------------------------------------------------------------

MOST_LOST = 2.0
"""Seconds of typing that a power cut may cost (docs: interface, principle 2)."""


def _plan_begun(root: Path) -> Facts:
    opened, case = _with_a_case(root)
    plans.start(opened.desk, UUID(case))
    return _closed(opened, case=case)


def _types(root: Path, facts: Facts, acts: Acts) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ras_desktop.gui import theme
    from ras_desktop.gui.place import Place
    from ras_desktop.settings import Theme
    from tests.helpers import windows

    app = QApplication([])
    theme.apply(app, Theme.LIGHT)
    window = windows.window_on(file_at(root), SetClock())
    windows.sign_in(window, NAME, WORDS)
    assert window.workplace is not None
    window.workplace.go(Place("plan", UUID(facts["case"])))
    windows.settle(window)
    count, ends = 0, time.monotonic() + 8
    while time.monotonic() < ends:
        QTest.keyClick(QApplication.focusWidget(), "s")
        count += 1
        acts.said.say(typed=count, at=time.monotonic())
        waits = time.monotonic() + 0.03
        while time.monotonic() < waits:
            app.processEvents()
            time.sleep(0.002)
    window.close()
    windows.until(window.background.idle)


def _judge_typed(root: Path, facts: Facts, said: list[dict[str, Any]]) -> str:
    fault = whole(root, facts, said)
    if fault:
        return fault
    cut = said[-1]["cut"]
    due = max((each["typed"] for each in said if each.get("at", cut) <= cut - MOST_LOST), default=0)
    opened = sign_in(root)
    try:
        (held,) = plans.of_case(opened.desk, UUID(facts["case"]))
    finally:
        opened.close()
    kept = len(held.plan.about.get("who_i_am", ""))
    return "" if kept >= due else "more than two seconds of typing are gone"


STORIES = {
    each.name: each
    for each in (
        Story("create", _nothing, _create, _judge_created),
        Story("open", _one_copy_damaged, _open, whole),
        Story("draft", _empty, _drafts, whole),
        Story("save", _case_ready, _saves, whole),
        Story("large save", _case_ready, _spills, whole),
        Story("seal", _answered, _seals, whole),
        Story("issue", _sealed, _issues, whole),
        Story("users", _recoverable, _users, _judge_users),
        Story("leave", _somebody_else, _leaves, _judge_left),
        Story("backup", _drafts_kept, _backs_up, _judge_backed_up),
        Story("passphrase", _empty, _passphrases, _judge_passphrases),
        Story("recover", _recoverable, _recovers, _judge_passphrases),
        Story("migrate", _older, _migrates, _judge_migrated),
        Story("type", _plan_begun, _types, _judge_typed, in_window=True),
    )
}
