"""Somebody leaves: the data key is changed, everybody else goes on; the power may fail anywhere."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.trouble import Trouble
from ras_desktop.domain.user import Standing
from ras_desktop.services import backup, casefile, draft, family, restoring, user
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import check, cipher, generation, keys, keyslots, twofold, vault
from ras_desktop.store import family as family_store
from ras_desktop.store.trouble import (
    Damaged,
    DiskFailed,
    DiskFull,
    Mistyped,
    TooSoon,
    WeakenedSlots,
    WrongRecoveryKey,
)
from ras_desktop.wording import finding
from tests.helpers.cases import a_case
from tests.helpers.stores import FAST_KEYS, QUICK, SetClock

ROOT = Path(__file__).parent.parent.parent
MARA, MARA_WORDS = "Mara Penrose", "gravel otter candle thirty"
KIT, KIT_WORDS = "Kit Lowe", "marble lantern drizzle fourteen"
MAX, MAX_WORDS = "Max Reed", "velvet anchor thistle seventeen"


class Team:
    """A case file with an administrator and two others; its recovery key."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        made = casefile.create(
            folder, MARA, MARA_WORDS, team="North", clock=clock, policy=FAST_KEYS
        )
        self.folder, self.recovery_key, self.clock = folder, made.recovery_key, clock
        self.file = made.casefile
        self.kit = user.add(self.file, KIT, KIT_WORDS, frozenset({Role.SOCIAL_WORKER})).value
        self.max = user.add(self.file, MAX, MAX_WORDS, frozenset({Role.FINANCE})).value

    def sign_in(self, name: str = MARA, words: str = MARA_WORDS) -> CaseFile:
        return casefile.sign_in(self.folder, name, words, self.clock, FAST_KEYS)

    def opens(self, name: str, words: str) -> bool:
        try:
            self.sign_in(name, words).close()
        except Trouble:
            (self.folder / "attempts").unlink(missing_ok=True)
            return False
        return True


@pytest.fixture
def team(tmp_path: Path, clock: SetClock):
    made = Team(tmp_path / "North.ras", clock)
    yield made
    made.file.close()


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name not in ("lock", "attempts"))


WHOLE = ["checkpoints", "database", "database-journal", "head", "head.copy", "keys", "keys.copy"]


# Leaving


def test_who_leaves_cannot_sign_in_and_everybody_else_goes_on_as_before(team: Team) -> None:
    before = team.file.vault.data_key
    draft.keep(team.file.desk, "plan", "new", {"text": "typed before"})
    done = user.leave(team.file, team.kit.id)
    assert done.value.standing is Standing.LEFT
    assert [each.kind for each in done.changed] == ["user"]
    assert team.file.vault.data_key != before
    draft.keep(team.file.desk, "plan", "2", {"text": "typed after, at the same desk"})
    assert len(draft.mine(team.file.desk)) == 2
    standings = {each.name: each.standing for each in user.everybody(team.file.desk)}
    assert standings == {KIT: Standing.LEFT, MARA: Standing.ACTIVE, MAX: Standing.ACTIVE}
    assert casefile.still_me(team.file, MARA_WORDS)
    user.change_passphrase(team.file, MARA_WORDS, "seven yellow herons asleep")
    team.file.close()
    assert set(files(team.folder)) <= set(WHOLE)
    assert not team.opens(KIT, KIT_WORDS)
    assert team.opens(MAX, MAX_WORDS)
    assert team.opens(MARA, "seven yellow herons asleep")
    recovered = casefile.recover(
        team.folder, team.recovery_key, MARA, MARA_WORDS, team.clock, FAST_KEYS
    )
    assert len(draft.mine(recovered.desk)) == 2
    recovered.close()


def test_the_former_data_key_opens_nothing_of_the_file(team: Team) -> None:
    held = team.file.vault
    user.leave(team.file, team.kit.id)
    former = keys.database_key(held.data_key, held.file_id)
    with pytest.raises(Damaged):
        cipher.connect(held.database, former)
    assert not check.check(held.database, former).sound
    fresh = team.file.vault
    assert check.check(fresh.database, fresh.database_key).sound


def test_an_old_key_file_put_back_lets_nobody_in(team: Team) -> None:
    old = {each.name: each.read_bytes() for each in team.folder.glob("keys*")}
    heads = {each.name: each.read_bytes() for each in team.folder.glob("head*")}
    user.leave(team.file, team.kit.id)
    team.file.close()
    for name, content in old.items():
        (team.folder / name).write_bytes(content)
    with pytest.raises(Damaged):
        team.sign_in(KIT, KIT_WORDS)
    for name, content in heads.items():
        (team.folder / name).write_bytes(content)
    with pytest.raises(Damaged):
        team.sign_in(KIT, KIT_WORDS)


def test_who_leaves_hands_over_first_and_is_told_which_cases(team: Team) -> None:
    desk = team.file.desk
    cases = [a_case(desk, number=f"2026-0000{n}", worker=team.kit.id) for n in range(1, 4)]
    before = team.file.vault.data_key
    with pytest.raises(Refused) as refused:
        user.leave(team.file, team.kit.id)
    said = finding(refused.value.findings[0])
    assert said == (
        "Hand over first: 3 cases are still held by this person: "
        "2026-00001, 2026-00002 and 2026-00003."
    )
    assert team.file.vault.data_key == before
    for each in cases:
        family.hand_over(desk, each, team.max.id, "North", desk.today())
    assert user.leave(team.file, team.kit.id).value.standing is Standing.LEFT


def test_a_restricted_case_is_not_given_away_and_its_team_holds_it(team: Team) -> None:
    """Who is not named for it learns nothing of it: neither by a refusal nor by a list."""
    a_case(team.file.desk, number="2026-00009", worker=team.kit.id, restricted=True)
    done = user.leave(team.file, team.kit.id)
    assert {each.kind for each in done.changed} == {"user"}
    with team.file.desk.store.reading() as session:
        (held,) = family_store.CASES.where(session)
    assert (held.worker, held.team, held.restricted) == (None, "North", True)


def test_very_many_cases_are_counted_and_some_are_named(team: Team) -> None:
    for number in range(15):
        a_case(team.file.desk, number=f"2026-{number:05}", worker=team.kit.id)
    with pytest.raises(Refused) as refused:
        user.leave(team.file, team.kit.id)
    said = finding(refused.value.findings[0])
    assert "15 cases are" in said
    assert said.count("2026-") == 12


def test_nobody_takes_oneself_out_and_only_administrators_take_others(team: Team) -> None:
    with pytest.raises(Refused):
        user.leave(team.file, team.file.desk.actor.id)
    user.save(team.file.desk, team.max)
    team.file.close()
    theirs = team.sign_in(MAX, MAX_WORDS)
    with pytest.raises(Refused):
        user.leave(theirs, team.kit.id)
    theirs.close()
    assert team.opens(KIT, KIT_WORDS)


def test_a_suspended_user_leaves_too_and_can_be_let_in_again(team: Team) -> None:
    user.suspend(team.file, team.kit.id)
    user.leave(team.file, team.kit.id)
    with pytest.raises(Refused):
        user.leave(team.file, team.kit.id)
    given = user.restore(team.file, team.kit.id, team.recovery_key).value
    assert given.user.standing is Standing.ACTIVE
    team.file.close()
    theirs = team.sign_in(KIT, given.passphrase)
    assert theirs.must_change
    theirs.close()


def test_backups_from_before_are_still_read_and_restored(team: Team, tmp_path: Path) -> None:
    folder = backup.beside(team.folder)
    first = backup.run(team.file, folder).made
    assert first is not None
    user.leave(team.file, team.kit.id)
    team.clock.forward(days=8)
    report = backup.run(team.file, folder)
    assert report.bad == ()
    assert len(report.backups) == 2
    found = backup.compare(team.file, first)
    assert found.again == (KIT,)
    user.leave(team.file, team.max.id)
    assert backup.compare(team.file, first).again == (KIT, MAX)
    backup.restore(team.file, first, tmp_path / "Before.ras")
    again = casefile.sign_in(tmp_path / "Before.ras", KIT, KIT_WORDS, team.clock, FAST_KEYS)
    again.close()
    team.file.close()
    beside = restoring.open_with_passphrase(
        first, MARA, MARA_WORDS, (team.folder,), team.clock, FAST_KEYS
    )
    assert isinstance(beside.not_compared, Damaged), "its data key is another by now"


def test_others_wait_while_it_is_encrypted_anew(team: Team, monkeypatch) -> None:
    """What is saved meanwhile is saved afterwards, in the new file."""
    really = check.check
    begun = threading.Event()
    saved = threading.Event()

    def slow(*given, **named):
        begun.set()
        assert not saved.wait(0.2), "nobody writes meanwhile"
        return really(*given, **named)

    monkeypatch.setattr(check, "check", slow)

    def save() -> None:
        assert begun.wait(20)
        draft.keep(team.file.desk, "plan", "new", {"text": "typed meanwhile"})
        saved.set()

    thread = threading.Thread(target=save)
    thread.start()
    user.leave(team.file, team.kit.id)
    thread.join()
    assert [each.body["text"] for each in draft.mine(team.file.desk)] == ["typed meanwhile"]
    team.file.close()
    again = team.sign_in()
    assert len(draft.mine(again.desk)) == 1
    again.close()


# Power cuts and disks


class PowerCutError(BaseException):
    """The program ends here."""


def counted(monkeypatch: pytest.MonkeyPatch, fail_at: int, fault: BaseException) -> list[int]:
    """Lets the n-th sync, rename or removal be the last act."""
    left = [fail_at]

    def watched(really: Callable[..., object]) -> Callable[..., object]:
        def act(*given: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0 or (left[0] < 0 and isinstance(fault, PowerCutError)):
                raise fault
            return really(*given, **named)

        return act

    monkeypatch.setattr(os, "fsync", watched(os.fsync))
    monkeypatch.setattr(Path, "replace", watched(Path.replace))
    monkeypatch.setattr(Path, "unlink", watched(Path.unlink))
    monkeypatch.setattr(shutil, "rmtree", watched(shutil.rmtree))
    return left


def test_a_power_cut_at_any_step_leaves_the_file_as_it_was_or_as_it_will_be(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.keep(team.file.desk, "plan", "new", {"text": "kept"})
    team.file.close()
    seen: set[bool] = set()
    for fail_at in range(1, 60):
        folder = Path(shutil.copytree(team.folder, tmp_path / f"{fail_at}.ras"))
        one = Team.__new__(Team)
        one.folder, one.clock, one.recovery_key = folder, team.clock, team.recovery_key
        file = one.sign_in()
        finished = True
        with monkeypatch.context() as cut:
            left = counted(cut, fail_at, PowerCutError())
            try:
                user.leave(file, team.kit.id)
            except PowerCutError:
                finished = False
        file.vault.close()  # the process is gone: nothing is written any more
        left_kit = not one.opens(KIT, KIT_WORDS)
        assert one.opens(MAX, MAX_WORDS)
        again = one.sign_in()
        standing = {each.id: each.standing for each in user.everybody(again.desk)}[team.kit.id]
        assert (standing is Standing.LEFT) is left_kit
        assert [each.body["text"] for each in draft.mine(again.desk)] == ["kept"]
        assert check.check(again.vault.database, again.vault.database_key).sound
        again.close()
        assert set(files(folder)) <= set(WHOLE), "nothing half made is left"
        if not finished:
            seen.add(left_kit)
        else:
            assert left_kit
        if left[0] > 0:
            break
    assert seen == {True, False}
    assert fail_at > 10


@pytest.mark.parametrize("fault", [OSError(28, "No space left"), OSError(5, "I/O error")])
def test_a_disk_that_refuses_once_leaves_it_as_it_was_or_done(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError
) -> None:
    team.file.close()
    for fail_at in range(1, 60):
        folder = Path(shutil.copytree(team.folder, tmp_path / f"{fail_at}.ras"))
        one = Team.__new__(Team)
        one.folder, one.clock, one.recovery_key = folder, team.clock, team.recovery_key
        file = one.sign_in()
        told = False
        with monkeypatch.context() as broken:
            left = counted(broken, fail_at, fault)
            try:
                user.leave(file, team.kit.id)
            except (DiskFull, DiskFailed):
                told = True
        standing = {each.id: each.standing for each in user.everybody(file.desk)}[team.kit.id]
        assert (standing is Standing.LEFT) is not told
        draft.keep(file.desk, "plan", "new", {"text": "work goes on"})
        file.close()
        assert one.opens(KIT, KIT_WORDS) is told
        again = one.sign_in()
        assert len(draft.mine(again.desk)) == 1
        again.close()
        if left[0] > 0:
            break
    assert fail_at > 10


def test_a_disk_that_refuses_after_the_decision_writes_nothing_into_the_old_file(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new key counts already: what were saved into the old database would be lost."""
    with monkeypatch.context() as broken:
        broken.setattr(generation, "settle", _refuse)
        with pytest.raises(DiskFailed):
            user.leave(team.file, team.kit.id)
        with pytest.raises(DiskFailed):
            draft.keep(team.file.desk, "plan", "new", {"text": "not into the old one"})
    team.file.close()
    assert not team.opens(KIT, KIT_WORDS)
    assert team.opens(MAX, MAX_WORDS)


def _refuse(*_given: object) -> None:
    raise DiskFailed


CHILD = """
import sys
from pathlib import Path
from uuid import UUID
from ras_desktop.services import casefile, user
from tests.helpers.stores import FAST_KEYS, SetClock
file = casefile.sign_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3], SetClock(), FAST_KEYS)
print("ready", flush=True)
user.leave(file, UUID(sys.argv[4]))
print("left", flush=True)
sys.stdin.read()
"""


def test_killed_while_somebody_leaves(team: Team, tmp_path: Path) -> None:
    team.file.close()
    chance = random.Random(11)
    seen = set()
    for turn in range(10):
        folder = Path(shutil.copytree(team.folder, tmp_path / f"{turn}.ras"))
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), MARA, MARA_WORDS, str(team.kit.id)],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.08))
        child.send_signal(signal.SIGKILL)
        told = child.stdout.read()
        child.stdout.close()
        child.stdin.close()
        child.wait(30)
        one = Team.__new__(Team)
        one.folder, one.clock = folder, team.clock
        left = not one.opens(KIT, KIT_WORDS)
        seen.add(left)
        assert left or "left" not in told, "what was acknowledged is so"
        assert one.opens(MAX, MAX_WORDS)
        assert set(files(folder)) <= set(WHOLE)
    assert seen


# Reset, recovery, letting in again


def test_a_reset_takes_the_administrator_and_the_recovery_key(team: Team) -> None:
    with pytest.raises(Mistyped):
        user.reset(team.file, team.kit.id, "")
    other = casefile.create(
        team.folder.parent / "b.ras", MARA, MARA_WORDS, clock=team.clock, policy=FAST_KEYS
    )
    other.casefile.close()
    for _ in range(4):
        with pytest.raises(WrongRecoveryKey):
            user.reset(team.file, team.kit.id, other.recovery_key)
    with pytest.raises(TooSoon):
        user.reset(team.file, team.kit.id, team.recovery_key)
    team.clock.forward(minutes=2)
    given = user.reset(team.file, team.kit.id, team.recovery_key).value
    assert len(given.passphrase.split()) == 5
    assert given.passphrase not in repr(given)
    team.file.close()
    assert not team.opens(KIT, KIT_WORDS)
    theirs = team.sign_in(KIT, given.passphrase)
    assert theirs.must_change
    with pytest.raises(Refused):
        user.reset(theirs, team.max.id, team.recovery_key)
    theirs.close()


def test_the_recovery_key_alone_is_for_administrators(team: Team) -> None:
    team.file.close()
    with pytest.raises(Refused) as refused:
        casefile.recover(team.folder, team.recovery_key, KIT, MAX_WORDS, team.clock, FAST_KEYS)
    assert "administrator" in finding(refused.value.findings[0])
    assert team.opens(KIT, KIT_WORDS)


def test_ones_own_passphrase_is_not_reset(team: Team) -> None:
    with pytest.raises(Refused):
        user.reset(team.file, team.file.desk.actor.id, team.recovery_key)


def test_a_recovery_key_that_was_replaced_resets_nothing(team: Team) -> None:
    slots, sequence = vault.slots_of(team.folder)
    fresh = user.renew_recovery_key(team.file).value
    with pytest.raises(WrongRecoveryKey):
        user.reset(team.file, team.kit.id, team.recovery_key)
    twofold.write(team.folder / "keys", slots.to_bytes(), sequence + 9)  # put back
    with pytest.raises(WeakenedSlots):
        user.reset(team.file, team.kit.id, team.recovery_key)
    assert fresh != team.recovery_key


def test_an_invitation_is_five_words_to_be_changed(team: Team) -> None:
    given = user.invite(team.file, "Ines Hale", frozenset({Role.AUDITOR}), "South").value
    assert len(given.passphrase.split()) == 5
    team.file.close()
    theirs = team.sign_in("Ines Hale", given.passphrase)
    assert theirs.must_change
    assert theirs.desk.actor.roles == {Role.AUDITOR}
    theirs.close()


def test_the_lock_screen_waits_after_wrong_passphrases(team: Team) -> None:
    for _ in range(4):
        assert not casefile.still_me(team.file, "wrong")
    with pytest.raises(TooSoon):
        casefile.still_me(team.file, MARA_WORDS)
    team.clock.forward(seconds=1)
    assert casefile.still_me(team.file, MARA_WORDS)
    assert not casefile.still_me(team.file, "wrong")


# Slots


def test_a_slot_whose_public_half_agrees_on_nothing_does_not_open(team: Team) -> None:
    slots, _ = vault.slots_of(team.folder)
    by = slots.passphrase_key(KIT, KIT_WORDS)
    forged = tuple(
        keyslots.Slot(each.tag, bytes(32), each.sealed) if each.tag == by.tag else each
        for each in slots.slots
    )
    assert slots.unwrap(by) is not None
    assert keyslots.KeySlots(slots.file_id, slots.salted, forged).unwrap(by) is None


def test_slots_of_the_next_generation_are_for_those_who_are_named() -> None:
    slots = keyslots.new(uuid4(), QUICK)
    stays, goes = (slots.passphrase_key(name, "words") for name in ("stays", "goes"))
    old, new, id_ = keys.new_data_key(), keys.new_data_key(), uuid4()
    slots = slots.wrap(stays, old, id_, ()).wrap(goes, old, uuid4(), (stays.tag,))
    renewed = keyslots.parse(slots.renewed(new, ((stays.lock, id_),)).to_bytes())
    assert renewed.generation == 1
    assert renewed.unwrap(goes) is None
    found = renewed.unwrap(stays)
    assert found is not None
    assert (found.data_key, found.user) == (new, id_)
