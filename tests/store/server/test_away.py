"""Two people on one server; then the server goes away, and comes back: nothing typed is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Child
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import (
    away,
    caseload,
    draft,
    family,
    note,
    plan,
    returning,
    server,
    team,
    user,
)
from ras_desktop.services.desk import Changed
from ras_desktop.store import plan as plan_store
from ras_desktop.store import pocket
from ras_desktop.store.trouble import PocketFull, ServerAway, StaleCopy
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
    assert returning.bring_back(kit.desk) == returning.Returned(2)
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


def away_(ready: Secured, kit: team.Team) -> None:
    ready.stop()
    with pytest.raises(ServerAway):
        user.everybody(kit.desk)


def test_a_draft_that_moved_on_on_the_server_is_shown_beside_mine(
    joined: Joined, ready: Secured
) -> None:
    kit = joined("Kit Lowe")
    draft.keep(kit.desk, "family.note", "moved", {"typed": {"text": "at first"}})
    away_(ready, kit)
    try:
        draft.keep(kit.desk, "family.note", "moved", {"typed": {"text": "typed on the laptop"}})
        folder = kit.desk.keeping.folder
        kit.close()
        hidden = folder.with_name("hidden")
        folder.rename(hidden)
    finally:
        ready.start()
    other = joined("Kit Lowe")  # another computer of the same person
    draft.keep(other.desk, "family.note", "moved", {"typed": {"text": "typed at the desk"}})
    hidden.rename(folder)
    again = joined("Kit Lowe")
    assert [each.code for each in again.warnings] == ["store.warning.not_brought_back"]
    (both,) = again.back.both
    assert returning.differing(both) == ("typed on the laptop", "typed at the desk")
    held = draft.find(again.desk, "family.note", "moved")
    assert held.body == {"typed": {"text": "typed at the desk"}}  # nothing overwritten
    draft.keep(again.desk, "family.note", "moved", {"typed": {"text": "typed on"}})
    assert draft.find(again.desk, "family.note", "moved").body == held.body
    (both,) = returning.bring_back(again.desk).both
    returning.choose(again.desk, both, mine=True)
    assert draft.find(again.desk, "family.note", "moved").body == {"typed": {"text": "typed on"}}
    assert not pocket.is_there(folder)


def test_a_save_that_reached_the_server_before_it_went_is_no_other_version(
    joined: Joined, ready: Secured, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = joined("Kit Lowe")
    value = a_plan(kit)
    typed = replace(value, reason="typed first")
    real = plan._keep

    def cut(desk: object, given: object) -> object:
        real(desk, given)
        ready.stop()  # after its COMMIT, before its answer was heard
        raise ServerAway

    monkeypatch.setattr(plan, "_keep", cut)
    with pytest.raises(ServerAway):
        plan.keep(kit.desk, typed)
    monkeypatch.setattr(plan, "_keep", real)
    with pytest.raises(ServerAway):
        plan.keep(kit.desk, replace(typed, reason="typed on"))
    ready.start()
    kit.door.lost = False
    assert returning.bring_back(kit.desk) == returning.Returned(1)
    assert plan.of_case(kit.desk, value.case)[0].reason == "typed on"


def test_a_save_cut_in_its_transaction_and_changed_meanwhile_shows_both(
    joined: Joined, ready: Secured
) -> None:
    kit, max_ = joined("Kit Lowe"), joined("Max Reed")
    value = a_plan(kit)
    with pytest.raises(ServerAway):
        cut_in_two(kit, value, ready)
    with pytest.raises(ServerAway):
        plan.keep(kit.desk, replace(value, reason="mine"))
    ready.start()
    assert plan.of_case(kit.desk, value.case)[0].reason == value.reason  # no half act
    plan.keep(max_.desk, replace(value, reason="theirs"))
    (both,) = returning.bring_back(kit.desk).both
    assert returning.differing(both) == ("mine", "theirs")
    assert plan.of_case(kit.desk, value.case)[0].reason == "theirs"
    returning.choose(kit.desk, both, mine=True)
    assert plan.of_case(kit.desk, value.case)[0].reason == "mine"
    assert not pocket.is_there(kit.desk.keeping.folder)


def test_the_program_killed_while_the_server_is_away(
    joined: Joined, ready: Secured, tmp_path: Path
) -> None:
    address = ready.address()
    script = tmp_path / "typist.py"
    script.write_text(_TYPING.format(
        data=str(tmp_path / "data"), host=address.host, port=address.port,
        database=address.database, authority=address.authority, words=FIRST,
    ))  # fmt: skip
    with subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as typing:  # fmt: skip
        assert typing.stdout.readline() == "in\n"
        ready.stop()
        try:
            typing.stdin.write("go\n")
            typing.stdin.flush()
            for _each in range(20):
                last = typing.stdout.readline()
            typing.kill()  # while it types on
            rest = typing.stdout.read().split()
        finally:
            ready.start()
    last = int((rest or [last])[-1])
    again = joined("Kit Lowe")
    assert [each.code for each in again.warnings] == ["store.warning.brought_back"]
    assert draft.find(again.desk, "note", "killed").body["text"] >= last


_TYPING = """
import platformdirs
platformdirs.user_data_dir = lambda *a, **k: {data!r}
from ras_desktop.domain.server import ServerAddress
from ras_desktop.services import draft, team
from tests.helpers.stores import FAST_KEYS
kit = team.join(ServerAddress({host!r}, {port}, {database!r}, {authority!r}), "Kit Lowe", {words!r},
                policy=FAST_KEYS)
print("in", flush=True)
input()
for at in range(1_000_000):
    draft.keep(kit.desk, "note", "killed", {{"text": at}})
    print(at, flush=True)
"""


def test_the_passphrase_changed_meanwhile_the_earlier_one_opens_what_is_here(
    joined: Joined, ready: Secured
) -> None:
    kit = joined("Kit Lowe")
    folder = kit.desk.keeping.folder
    door = replace(kit.door, passphrase="quite another one")
    earlier = away.Keeping(door, "Kit Lowe", FAST_KEYS)
    made = earlier.made()
    made.keep(kit.desk.actor.id, Draft("note", "kept", {"after": [], "typed": {"text": TYPED}},
                                       kit.desk.now()))  # fmt: skip
    earlier.close()
    again = joined("Kit Lowe")
    assert [each.code for each in again.warnings] == ["store.warning.pocket_locked"]
    assert pocket.aside(folder)
    assert not again.desk.keeping.unlock("a wrong one")
    assert again.desk.keeping.unlock("quite another one")
    assert returning.bring_back(again.desk) == returning.Returned(1)
    assert draft.find(again.desk, "note", "kept").body == {"text": TYPED}
    assert not pocket.aside(folder)
    assert not pocket.is_there(folder)


def test_what_is_kept_here_is_bounded_and_the_last_that_fitted_stays(
    joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = joined("Kit Lowe")
    monkeypatch.setattr(pocket, "MOST", 2000)
    away.keep(kit.desk, Draft("note", "long", {"text": "a" * 1000}, kit.desk.now()))
    with pytest.raises(PocketFull):
        away.keep(kit.desk, Draft("note", "long", {"text": "b" * 2000}, kit.desk.now()))
    with pytest.raises(PocketFull):
        away.keep(kit.desk, Draft("note", "other", {"text": "b" * 1000}, kit.desk.now()))
    assert returning.bring_back(kit.desk) == returning.Returned(1)
    assert draft.find(kit.desk, "note", "long").body == {"text": "a" * 1000}


def a_plan(kit: team.Team) -> CasePlan:
    case = family.add(kit.desk, uuid4(), Child("Robin", "Marsh", born=date(2016, 3, 1))).value
    return plan.start(kit.desk, case.id, id_=uuid4()).value


def cut_in_two(kit: team.Team, value: CasePlan, ready: Secured) -> None:
    """The server goes between the writing and the end of a transaction."""
    with kit.desk.act("plan.save") as work:
        plan_store.put(work.session, replace(value, reason="half an act"))
        ready.stop()
