"""A case file is created, opened, recovered; nothing in it is in clear."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import EVERYBODY, OWNER, Role
from ras_desktop.services import casefile, draft, user
from ras_desktop.services.casefile import CaseFile, Created
from ras_desktop.store import attempts, faults
from ras_desktop.store.keys import KeyPolicy
from ras_desktop.store.trouble import (
    AlreadyThere,
    DiskFailed,
    InUse,
    Mistyped,
    NotACaseFile,
    TooSoon,
    WeakenedSlots,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ras_desktop.wording import finding, trouble
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.timing import allowed, milliseconds

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"
OTHER = "marble lantern drizzle fourteen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "North team.ras"


@pytest.fixture
def created(folder: Path, clock: SetClock) -> Created:
    made = casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    made.casefile.close()
    return made


def sign_in(folder: Path, clock: SetClock, name: str = NAME, passphrase: str = WORDS) -> CaseFile:
    return casefile.sign_in(folder, name, passphrase, clock, FAST_KEYS)


def test_the_first_user_is_at_the_desk_after_creating(folder: Path, clock: SetClock) -> None:
    made = casefile.create(folder, f" {NAME} ", WORDS, team="North", clock=clock, policy=FAST_KEYS)
    actor = made.casefile.desk.actor
    assert (actor.name, actor.roles, actor.team) == (NAME, OWNER, "North")
    assert made.casefile.warnings == ()
    made.casefile.close()


@pytest.mark.usefixtures("created")
def test_what_was_kept_is_there_after_signing_in_again(folder: Path, clock: SetClock) -> None:
    first = sign_in(folder, clock)
    draft.keep(first.desk, "plan", "new", {"text": "Sam likes trains"})
    first.close()
    second = sign_in(folder, clock)
    assert [each.body for each in draft.mine(second.desk)] == [{"text": "Sam likes trains"}]
    second.close()


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize("name", ["robin ashdown", "  Robin   ASHDOWN ", "Ｒobin Ashdown"])
def test_the_name_is_recognised_however_it_is_typed(
    folder: Path, clock: SetClock, name: str
) -> None:
    opened = sign_in(folder, clock, name=name)
    assert opened.desk.actor.name == NAME
    opened.close()


@pytest.mark.usefixtures("created")
def test_nothing_in_the_folder_is_in_clear(folder: Path, clock: SetClock) -> None:
    opened = sign_in(folder, clock)
    draft.keep(opened.desk, "plan", "new", {"text": "Wilhelmina Featherstone"})
    opened.close()
    for file in folder.iterdir():
        content = file.read_bytes()
        for word in ("Robin", "Ashdown", "robin", "Wilhelmina", "owner", "SQLite format", "draft"):
            assert word.encode() not in content, file.name
            assert word.encode("utf-16-le") not in content, file.name


@pytest.mark.usefixtures("created")
def test_a_wrong_name_and_a_wrong_passphrase_get_the_same_sentence(
    folder: Path, clock: SetClock
) -> None:
    said = []
    for name, passphrase in ((NAME, OTHER), ("Kit Lowe", WORDS)):
        with pytest.raises(WrongPassphrase) as refused:
            sign_in(folder, clock, name, passphrase)
        said.append(trouble(refused.value))
    assert said[0] == said[1]


@pytest.mark.usefixtures("created")
def test_the_wait_grows_with_wrong_attempts_only(folder: Path, clock: SetClock) -> None:
    waits = []
    for _ in range(11):
        with pytest.raises(WrongPassphrase) as refused:
            sign_in(folder, clock, passphrase=OTHER)
        waits.append(int(refused.value.wait.total_seconds()))
        assert ("waits" in trouble(refused.value)) == (waits[-1] > 0)
        clock.forward(seconds=waits[-1])
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]
    opened = sign_in(folder, clock)
    assert [each.code for each in opened.warnings] == ["store.warning.failed_attempts"]
    opened.close()
    assert attempts.wait(folder, clock()) == timedelta(0)
    again = sign_in(folder, clock)
    assert again.warnings == ()
    again.close()


@pytest.mark.usefixtures("created")
def test_the_right_passphrase_waits_too_and_the_wait_survives_a_restart(
    folder: Path, clock: SetClock
) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            sign_in(folder, clock, passphrase=OTHER)
    with pytest.raises(TooSoon) as refused:
        sign_in(folder, clock)
    assert refused.value.wait == timedelta(seconds=1)
    clock.forward(days=-400)  # a clock set back locks nobody out for a year
    with pytest.raises(TooSoon) as refused:
        sign_in(folder, clock)
    assert refused.value.wait == timedelta(seconds=1)
    clock.forward(days=400, seconds=1)
    sign_in(folder, clock).close()


@pytest.mark.usefixtures("created")
def test_a_second_program_is_told_that_the_file_is_in_use(folder: Path, clock: SetClock) -> None:
    first = sign_in(folder, clock)
    with pytest.raises(InUse) as refused:
        sign_in(folder, clock)
    assert "close it" in trouble(refused.value)
    with pytest.raises(InUse):
        casefile.look(folder)
    draft.keep(first.desk, "plan", "new", 1)
    first.close()
    assert casefile.look(folder) == ()
    sign_in(folder, clock).close()


def test_nothing_is_overwritten(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("kept")
    with pytest.raises(AlreadyThere):
        casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    assert (folder / "letter.txt").read_text() == "kept"
    with pytest.raises(NotACaseFile):
        sign_in(folder, clock)
    assert [each.name for each in folder.iterdir()] == ["letter.txt"]


def test_a_disk_that_fails_at_the_first_entering_leaves_no_file_without_a_recovery_key(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFailed

    with monkeypatch.context() as broken:
        broken.setattr("ras_desktop.services.opening.schemes.seed", fail)
        with pytest.raises(DiskFailed):
            casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    assert not folder.exists()
    casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS).casefile.close()


def test_after_a_failed_save_one_that_changes_nothing_is_made_first(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads as saved after a failed sync may not be on the disk (docs/security.md)."""
    made = casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS).casefile
    settled: list[object] = []
    settle = faults.settle
    monkeypatch.setattr(faults, "settle", lambda engine: (settled.append(1), settle(engine)))
    draft.keep(made.desk, "plan", "new", "one")
    assert settled == []
    with pytest.raises(DiskFailed), made.desk.store.writing():
        raise DiskFailed
    draft.keep(made.desk, "plan", "new", "two")
    draft.keep(made.desk, "plan", "new", "three")
    assert settled == [1]
    assert [each.body for each in draft.mine(made.desk)] == ["three"]
    made.close()


def test_a_failure_while_creating_leaves_nothing(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ras_desktop.store import seen

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(seen, "note", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    assert list(folder.parent.iterdir()) == []


def test_name_roles_and_passphrase_are_checked_all_at_once(folder: Path, clock: SetClock) -> None:
    with pytest.raises(Refused) as refused:
        casefile.create(folder, " ", "short", roles=frozenset(), clock=clock, policy=FAST_KEYS)
    places = {each.where: finding(each) for each in refused.value.findings}
    assert set(places) == {"name", "roles", "passphrase"}
    assert not folder.exists()


def test_the_recovery_key_sets_a_new_passphrase(
    folder: Path, created: Created, clock: SetClock
) -> None:
    typed = created.recovery_key.lower().replace("-", " ").replace("0", "o")
    opened = casefile.recover(folder, typed, NAME.upper(), OTHER, clock, FAST_KEYS)
    assert opened.desk.actor.name == NAME
    opened.close()
    with pytest.raises(WrongPassphrase):
        sign_in(folder, clock)
    sign_in(folder, clock, passphrase=OTHER).close()
    casefile.recover(folder, created.recovery_key, NAME, WORDS, clock, FAST_KEYS).close()
    sign_in(folder, clock).close()


def test_a_recovery_key_that_is_mistyped_or_of_another_file(
    folder: Path, tmp_path: Path, created: Created, clock: SetClock
) -> None:
    right = created.recovery_key
    swapped = right[:-1] + ("2" if right[-1] != "2" else "3")
    for wrong in ("", "ABC", right[:-2], right + "7", swapped, "U" * 30, "£" * 30):
        with pytest.raises(Mistyped):
            casefile.recover(folder, wrong, NAME, OTHER, clock, FAST_KEYS)
    other = casefile.create(tmp_path / "b.ras", NAME, WORDS, clock=clock, policy=FAST_KEYS)
    other.casefile.close()
    with pytest.raises(WrongRecoveryKey):
        casefile.recover(folder, other.recovery_key, NAME, OTHER, clock, FAST_KEYS)
    with pytest.raises(Refused):
        casefile.recover(folder, right, "Nobody Known", OTHER, clock, FAST_KEYS)
    with pytest.raises(Refused):
        casefile.recover(folder, right, NAME, "password1234", clock, FAST_KEYS)
    sign_in(folder, clock).close()


@pytest.mark.usefixtures("created")
def test_a_changed_passphrase_opens_and_the_old_one_does_not(folder: Path, clock: SetClock) -> None:
    opened = sign_in(folder, clock)
    size = (folder / "keys").stat().st_size
    before = (folder / "database").read_bytes()[:16]
    for old, new, where in ((OTHER, OTHER, "old"), (WORDS, WORDS, "passphrase")):
        with pytest.raises(Refused) as refused:
            user.change_passphrase(opened, old, new)
        assert refused.value.findings[0].where == where
    user.change_passphrase(opened, WORDS, OTHER)
    assert casefile.still_me(opened, OTHER)
    assert not casefile.still_me(opened, WORDS)
    opened.close()
    assert (folder / "keys").stat().st_size == size  # how many slots are used is not to be seen
    assert (folder / "database").read_bytes()[:16] == before  # not encrypted anew
    with pytest.raises(WrongPassphrase):
        sign_in(folder, clock)
    sign_in(folder, clock, passphrase=OTHER).close()


@pytest.mark.usefixtures("created")
def test_a_further_user_signs_in_and_has_to_change_the_first_passphrase(
    folder: Path, clock: SetClock
) -> None:
    opened = sign_in(folder, clock)
    added = user.add(opened, "Kit Lowe", OTHER, frozenset({Role.SOCIAL_WORKER}), "South").value
    with pytest.raises(Refused) as refused:
        user.add(opened, "KIT  lowe", OTHER, frozenset({Role.FINANCE}))
    assert refused.value.findings[0].code == "user.name_taken"
    assert [each.name for each in user.everybody(opened.desk)] == ["Kit Lowe", NAME]
    opened.close()
    theirs = sign_in(folder, clock, "kit lowe", OTHER)
    assert theirs.must_change
    assert (theirs.desk.actor.id, theirs.desk.actor.team) == (added.id, "South")
    with pytest.raises(Refused):
        user.add(theirs, "Max Reed", WORDS, frozenset({Role.FINANCE}))
    user.change_passphrase(theirs, OTHER, "seven yellow herons asleep")
    theirs.close()
    again = sign_in(folder, clock, "Kit Lowe", "seven yellow herons asleep")
    assert not again.must_change
    again.close()
    sign_in(folder, clock).close()


def test_a_suspended_user_does_not_get_in_until_restored(
    folder: Path, created: Created, clock: SetClock
) -> None:
    opened = sign_in(folder, clock)
    kit = user.add(opened, "Kit Lowe", OTHER, frozenset({Role.FINANCE})).value
    kept = (folder / "keys").read_bytes()
    user.suspend(opened, kit.id)
    with pytest.raises(Refused):
        user.suspend(opened, kit.id)
    with pytest.raises(Refused):
        user.suspend(opened, opened.desk.actor.id)
    opened.close()
    with pytest.raises(WrongPassphrase):
        sign_in(folder, clock, "Kit Lowe", OTHER)
    for name in ("keys", "keys.copy"):  # somebody puts the old key file back
        (folder / name).write_bytes(kept)
    with pytest.raises(WeakenedSlots):
        sign_in(folder, clock, "Kit Lowe", OTHER)
    opened = sign_in(folder, clock)
    again = user.restore(opened, kit.id, created.recovery_key).value.passphrase
    opened.close()
    sign_in(folder, clock, "Kit Lowe", again).close()
    with pytest.raises((WrongPassphrase, WeakenedSlots)):
        sign_in(folder, clock, "Kit Lowe", OTHER)


@pytest.mark.usefixtures("created")
def test_there_is_always_an_administrator(folder: Path, clock: SetClock) -> None:
    from dataclasses import replace

    opened = sign_in(folder, clock)
    (me,) = user.everybody(opened.desk)
    with pytest.raises(Refused) as refused:
        user.save(opened.desk, replace(me, roles=frozenset({Role.FINANCE})))
    assert refused.value.findings[0].code == "user.last_administrator"
    assert user.save(opened.desk, replace(me, roles=EVERYBODY)).value.roles == EVERYBODY
    opened.close()


def test_a_new_recovery_key_replaces_the_old_one(
    folder: Path, created: Created, clock: SetClock
) -> None:
    opened = sign_in(folder, clock)
    fresh = user.renew_recovery_key(opened).value
    opened.close()
    with pytest.raises(WrongRecoveryKey):
        casefile.recover(folder, created.recovery_key, NAME, OTHER, clock, FAST_KEYS)
    casefile.recover(folder, fresh, NAME, OTHER, clock, FAST_KEYS).close()


@pytest.mark.usefixtures("created")
def test_slots_that_ask_for_less_work_than_the_product_are_refused(
    folder: Path, clock: SetClock
) -> None:
    with pytest.raises(WeakenedSlots):
        casefile.sign_in(folder, NAME, WORDS, clock)
    with pytest.raises(WeakenedSlots):
        casefile.sign_in(folder, NAME, WORDS, clock, KeyPolicy(ceiling=FAST_KEYS.floor))


def test_the_products_own_parameters_hold_the_floor(folder: Path, clock: SetClock) -> None:
    with pytest.raises(WeakenedSlots):
        casefile.create(folder, NAME, WORDS, clock=clock, policy=KeyPolicy(fixed=FAST_KEYS.floor))
    made = casefile.create(folder, NAME, WORDS, clock=clock, policy=KeyPolicy(seconds=0.01))
    made.casefile.close()
    from ras_desktop.store import keys, vault

    slots, _ = vault.slots_of(folder)
    assert [each.stretch for each in slots.salted] == [keys.Stretch(64 * 1024, 3, 4)]
    casefile.sign_in(folder, NAME, WORDS, clock).close()


@pytest.mark.usefixtures("created")
def test_a_clock_set_back_is_told_once(folder: Path, clock: SetClock) -> None:
    clock.forward(days=-3)
    opened = sign_in(folder, clock)
    (told,) = opened.warnings
    assert told.code == "store.warning.clock_back"
    assert "20 November 2026" in finding(told)
    opened.close()
    again = sign_in(folder, clock)
    assert again.warnings == ()
    again.close()


@pytest.mark.usefixtures("created")
def test_the_whole_file_is_checked_while_it_is_open(folder: Path, clock: SetClock) -> None:
    opened = sign_in(folder, clock)
    found = casefile.check_whole(opened)
    assert (found.complete, found.sound) == (True, True)
    assert not casefile.check_whole(opened, stopped=lambda: True).complete
    opened.close()


def test_the_folder_gets_its_ending() -> None:
    assert casefile.at(Path("x/North")) == Path("x/North.ras")
    assert casefile.at(Path("x/North.ras")) == Path("x/North.ras")


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE key_slot SET owner = NULL",
        "UPDATE user_account SET standing = 'suspended'",
        "DELETE FROM key_slot WHERE owner IS NOT NULL",
    ],
)
def test_a_slot_that_the_database_does_not_grant_opens_nothing(
    folder: Path, clock: SetClock, statement: str
) -> None:
    opened = sign_in(folder, clock)
    with opened.desk.store.writing() as session:
        session.connection().exec_driver_sql(statement)
    opened.close()
    with pytest.raises(WeakenedSlots):
        sign_in(folder, clock)
    with pytest.raises(WeakenedSlots):  # and the lock has been let go
        sign_in(folder, clock)


def test_a_recovery_slot_that_the_database_does_not_grant_opens_nothing(
    folder: Path, created: Created, clock: SetClock
) -> None:
    opened = sign_in(folder, clock)
    with opened.desk.store.writing() as session:
        me = opened.desk.actor.id.hex
        session.connection().exec_driver_sql("UPDATE key_slot SET owner = ?", (me,))
    opened.close()
    with pytest.raises(WeakenedSlots):
        casefile.recover(folder, created.recovery_key, NAME, OTHER, clock, FAST_KEYS)


def test_a_place_is_judged_before_a_file_is_made_there(tmp_path: Path) -> None:
    assert casefile.warnings(tmp_path / "a.ras") == ()
    (told,) = casefile.warnings(tmp_path / "Dropbox" / "a.ras")
    assert "Dropbox" in finding(told)


def test_opening_is_quick_once_the_passphrase_is_stretched(folder: Path, clock: SetClock) -> None:
    """10 ms measured."""
    casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS).casefile.close()
    opened: list[CaseFile] = []

    def look() -> None:
        opened.append(sign_in(folder, clock))
        draft.mine(opened[-1].desk)

    taken = []
    for _ in range(7):
        taken.append(milliseconds(look, time.process_time))
        opened[-1].close()
    assert min(taken) < allowed(50)


def test_importing_it_loads_neither_database_nor_word_lists() -> None:
    import subprocess
    import sys

    code = (
        "import sys, ras_desktop.services.casefile; "
        "print(*sorted({'sqlalchemy', 'sqlmodel', 'alembic', 'zxcvbn', 'PySide6', 'reportlab', "
        "'pydantic', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    ("days", "code"),
    [
        (3650, "store.warning.clock_ahead"),
        (367, "store.warning.clock_ahead"),
        (-30, "store.warning.clock_back"),
        (-7300, "store.warning.clock_early"),
    ],
)
def test_a_clock_years_off_is_one_sentence_before_a_date_is_recorded(
    folder: Path, clock: SetClock, days: int, code: str
) -> None:
    clock.forward(days=days)
    opened = sign_in(folder, clock)
    assert [each.code for each in opened.warnings] == [code]
    assert "clock" in finding(opened.warnings[0])
    opened.close()
    clock.forward(days=-days)
    right = sign_in(folder, clock)
    assert len(right.warnings) <= 1, "told once more when it is put right, then never again"
    right.close()
    again = sign_in(folder, clock)
    assert again.warnings == ()
    again.close()


def test_a_new_case_file_tells_of_a_clock_that_cannot_be(folder: Path, clock: SetClock) -> None:
    clock.forward(days=-20_000)
    made = casefile.create(folder, NAME, WORDS, clock=clock, policy=FAST_KEYS)
    assert [each.code for each in made.casefile.warnings] == ["store.warning.clock_early"]
    made.casefile.close()
