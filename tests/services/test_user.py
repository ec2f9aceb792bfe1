"""A passphrase changed or a user let in, with the power failing at every step of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ras_desktop.domain.permission import Role
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import casefile, user
from ras_desktop.services.casefile import CaseFile
from ras_desktop.store import slotchange, twofold, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.trouble import DiskFull
from tests.conftest import CASE_NAME, CASE_WORDS
from tests.helpers.stores import FAST_KEYS, SetClock

NEW = "marble lantern drizzle fourteen"


class PowerCutError(Exception):
    """The program ends here."""


def opens(folder: Path, passphrase: str, name: str = CASE_NAME) -> bool:
    try:
        casefile.sign_in(folder, name, passphrase, SetClock(), FAST_KEYS).close()
    except Trouble:
        (folder / "attempts").unlink(missing_ok=True)
        return False
    return True


def writes(monkeypatch: pytest.MonkeyPatch, fail_at: int) -> None:
    """Lets the n-th replacing of a key file or change of the slot table be the last act."""
    left = [fail_at]

    def watched(really):
        def act(*given, **named):
            left[0] -= 1
            if left[0] == 0:
                raise PowerCutError
            return really(*given, **named)

        return act

    monkeypatch.setattr(twofold, "replace", watched(twofold.replace))
    monkeypatch.setattr(user_store, "add_slot", watched(user_store.add_slot))
    monkeypatch.setattr(user_store, "drop_slots", watched(user_store.drop_slots))


@pytest.mark.parametrize("fail_at", range(1, 8))
def test_a_power_cut_while_the_passphrase_is_changed_locks_nobody_out(
    case_folder: Path, monkeypatch: pytest.MonkeyPatch, fail_at: int
) -> None:
    opened = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, SetClock(), FAST_KEYS)
    with monkeypatch.context() as cut:
        writes(cut, fail_at)
        finished = True
        try:
            user.change_passphrase(opened, CASE_WORDS, NEW)
        except PowerCutError:
            finished = False
    opened.close()
    assert finished is (fail_at > 6)
    if finished:
        assert not opens(case_folder, CASE_WORDS)
        assert opens(case_folder, NEW)
        return
    first, second = (CASE_WORDS, NEW) if opens(case_folder, CASE_WORDS) else (NEW, CASE_WORDS)
    assert opens(case_folder, first)
    assert not opens(case_folder, second), "what was used after the cut is what counts"
    assert opens(case_folder, first)


@pytest.mark.parametrize("fail_at", range(1, 4))
def test_a_user_who_could_not_be_added_is_not_there_and_can_be_added_again(
    opened: CaseFile, monkeypatch: pytest.MonkeyPatch, fail_at: int
) -> None:
    with monkeypatch.context() as cut:
        writes(cut, fail_at)
        with pytest.raises(PowerCutError):
            user.add(opened, "Kit Lowe", NEW, frozenset({Role.FINANCE}))
    assert [each.name for each in user.everybody(opened.desk)] == [CASE_NAME]
    user.add(opened, "Kit Lowe", NEW, frozenset({Role.FINANCE}))
    opened.close()
    assert opens(opened.folder, NEW, "Kit Lowe")
    assert opens(opened.folder, CASE_WORDS)


def test_a_full_disk_while_the_passphrase_is_changed_is_told(
    opened: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as cut:
        cut.setattr(twofold, "replace", full)
        with pytest.raises(DiskFull):
            user.change_passphrase(opened, CASE_WORDS, NEW)
    assert casefile.still_me(opened, CASE_WORDS)
    user.change_passphrase(opened, CASE_WORDS, NEW)
    opened.close()
    assert opens(opened.folder, NEW)


def test_the_same_passphrase_again_is_one_slot(opened: CaseFile) -> None:
    me = opened.desk.actor
    for _ in range(3):
        by = opened.desk.author("user.passphrase")
    slotchange.replace(opened.desk.store, opened.vault, me.id, me.name, CASE_WORDS, by)
    with opened.desk.read() as look:
        assert len(user_store.tags_of(look.session, me.id)) == 1
    slots, _ = vault.slots_of(opened.folder)
    assert len(slots.slots) == 8


def test_twenty_users_sign_in_with_their_own(opened: CaseFile) -> None:
    people = {f"Person {number}": f"{NEW} number {number}" for number in range(20)}
    for name, words in people.items():
        user.add(opened, name, words, frozenset({Role.FINANCE}))
    opened.close()
    assert all(opens(opened.folder, words, name) for name, words in people.items())
    assert not opens(opened.folder, people["Person 1"], "Person 2")
