"""Two people on one server; then the server goes away, and comes back: nothing typed is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Child
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import away, caseload, draft, family, note, server, team, user
from ras_desktop.services.desk import Changed
from ras_desktop.store import pocket
from ras_desktop.store.trouble import ServerAway, StaleCopy
from tests.helpers.secured import KEEPER, Secured
from tests.helpers.stores import FAST_KEYS

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(240)]

FIRST = "gravel otter candle thirty"
TYPED = "The child was at home, and drew a picture."


@pytest.fixture(scope="module")
def ready(served: Secured) -> Secured:
    address = served.address()
    server.bring_up(address, KEEPER)
    server.first_administrator(address, KEEPER, "Ada Lind", FIRST)
    admin = team.join(address, "Ada Lind", FIRST)
    for name, role, its in (
        ("Kit Lowe", Role.SOCIAL_WORKER, "North"),
        ("Max Reed", Role.TEAM_MANAGER, "North"),
        ("Ash Bell", Role.SOCIAL_WORKER, "South"),
    ):
        user.add(admin, name, FIRST, frozenset({role}), its)
    admin.close()
    return served


@pytest.fixture
def joined(ready: Secured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Joined]:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_a, **_k: str(tmp_path / "data"))
    opened: list[team.Team] = []

    def join(name: str) -> team.Team:
        opened.append(team.join(ready.address(), name, FIRST, policy=FAST_KEYS))
        return opened[-1]

    yield join
    for each in opened:
        each.close()


Joined = Callable[[str], team.Team]


def until(there: Callable[[], object], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.01)


class Ears:
    """Listens like a window does."""

    def __init__(self, one: team.Team) -> None:
        self.heard: list[Changed] = []
        self.wakes = 0
        self.lost, self.back = threading.Event(), threading.Event()
        self.listener = one.listener(self._take, self.lost.set, self.back.set)
        self.listener.start()
        until(lambda: self.wakes)

    def _take(self, changes: tuple[Changed, ...]) -> None:
        self.heard.extend(changes)
        self.wakes += 1

    def stop(self) -> None:
        self.listener.stop()
        self.listener.wait()


def a_note(text: str = TYPED) -> Note:
    return Note(uuid4(), NoteKind.VISIT, date(2026, 11, 20), text)


def test_what_one_saves_the_other_hears_of_and_reads(joined: Joined) -> None:
    kit, max_, ash = joined("Kit Lowe"), joined("Max Reed"), joined("Ash Bell")
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    assert caseload.counts(max_.desk).all >= 1
    ears, other = Ears(max_), Ears(ash)
    kept = note.save(kit.desk, case.id, a_note()).value
    until(lambda: Changed("note", kept.id, case.id) in ears.heard)
    assert note.of_case(max_.desk, case.id) == (kept,)
    time.sleep(0.5)
    assert case.id not in {each.case for each in other.heard}  # another team's
    ears.stop()
    other.stop()


def test_ones_own_changes_are_not_told_again(joined: Joined) -> None:
    kit = joined("Kit Lowe")
    ears = Ears(kit)
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    time.sleep(1)
    assert not any(each.case == case.id for each in ears.heard)
    ears.stop()


def test_a_case_that_goes_to_another_team_leaves_the_others_lists(joined: Joined) -> None:
    kit, max_ = joined("Kit Lowe"), joined("Max Reed")
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    assert caseload.line_of(max_.desk, case.id) is not None
    ears = Ears(max_)
    wakes = ears.wakes
    handed = family.hand_over(kit.desk, case, None, "South", case.opened_on)
    assert handed.value.team == "South"
    until(lambda: ears.wakes > wakes)
    until(lambda: caseload.line_of(max_.desk, case.id) is None)
    ears.stop()


def test_two_on_one_record_the_second_sees_both_versions(joined: Joined) -> None:
    kit, max_ = joined("Kit Lowe"), joined("Max Reed")
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    mine = replace(case, child=replace(case.child, school="Hill School"))
    theirs = replace(case, child=replace(case.child, preferred_name="Rob"))
    family.save(max_.desk, theirs)
    with pytest.raises(StaleCopy) as stale:
        family.save(kit.desk, mine)
    assert stale.value.theirs.child.preferred_name == "Rob"
    assert stale.value.mine.child.school == "Hill School"
    assert family.read(kit.desk, case.id).child.school == ""


def test_drafts_while_it_is_away_are_here_encrypted_and_brought_back(
    joined: Joined, ready: Secured, tmp_path: Path
) -> None:
    kit = joined("Kit Lowe")
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    draft.keep(kit.desk, "note", "before", {"text": "kept before"}, case.id)
    ears = Ears(kit)
    ready.stop()
    try:
        assert ears.lost.wait(20)
        began = time.monotonic()
        draft.keep(kit.desk, "note", "new", {"text": TYPED}, case.id)
        draft.keep(kit.desk, "note", "before", {"text": "kept later"}, case.id)
        with pytest.raises(ServerAway):
            family.read(kit.desk, case.id)
        assert time.monotonic() - began < 5  # nobody waits for a server that is known to be away
        assert kit.desk.actor.name == "Kit Lowe"  # still signed in
        written = b"".join(each.read_bytes() for each in (tmp_path / "data").rglob("*")
                           if each.is_file())  # fmt: skip
        assert written
        for secret in (TYPED, "kept later", "Robin", "Kit Lowe", FIRST):
            assert secret.encode() not in written
    finally:
        ready.start()
    assert ears.back.wait(30)
    assert away.bring_back(kit.desk) == 2
    found = {each.subject: each.body["text"] for each in draft.mine(kit.desk)}
    assert found["new"] == TYPED
    assert found["before"] == "kept later"
    assert not pocket.is_there(kit.desk.keeping.folder)
    ears.stop()


def test_what_was_typed_before_the_program_ended_is_brought_back_at_the_next_sign_in(
    joined: Joined, ready: Secured
) -> None:
    kit = joined("Kit Lowe")
    ready.stop()
    try:
        with pytest.raises(ServerAway):
            user.everybody(kit.desk)
        kit.door.lost = True
        draft.keep(kit.desk, "note", "late", {"text": TYPED})
        kit.close()
    finally:
        ready.start()
    again = joined("Kit Lowe")
    assert [each.code for each in again.warnings] == ["store.warning.brought_back"]
    assert draft.find(again.desk, "note", "late").body == {"text": TYPED}


def test_another_passphrase_does_not_open_what_is_here(joined: Joined, ready: Secured) -> None:
    kit = joined("Kit Lowe")
    away.keep(kit.desk, Draft("note", "late", {"text": TYPED}, kit.desk.now()))
    kit.close()
    folder = kit.desk.keeping.folder
    assert pocket.open_(folder, "Kit Lowe", "another one entirely", FAST_KEYS) is None
    pocket.rewrap(folder, "Kit Lowe", FIRST, "another one entirely")
    opened = pocket.open_(folder, "Kit Lowe", "another one entirely", FAST_KEYS)
    assert [each.subject for each in opened.all(kit.desk.actor.id)] == ["late"]
    opened.close()
