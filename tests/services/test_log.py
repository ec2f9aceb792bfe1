"""Everything that is done, seen and issued stands in the log, written with the change itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.log import WHOLE, Entry, What
from ras_desktop.domain.log_check import check
from ras_desktop.domain.log_mark import Checkpoint, new_key, signed
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import casefile, family, log, note, user
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.desk import Desk
from ras_desktop.store import log_mark, log_read
from ras_desktop.store.log import Author
from ras_desktop.store.log_chain import Chain
from ras_desktop.store.log_hook import SILENT, several
from ras_desktop.store.log_read import Wanted
from ras_desktop.store.session import Store
from ras_desktop.store.trouble import StaleCopy, WrongPassphrase
from ras_desktop.wording.log import KINDS, WHATS
from tests.conftest import CASE_NAME, CASE_WORDS
from tests.helpers import families
from tests.helpers.stores import FAST_KEYS, SetClock, SetDesk


def entries(desk: Desk, **wanted: object) -> tuple[Entry, ...]:
    """What stands in the log, the first first."""
    with desk.store.reading() as session:
        return log_read.entries(session, Wanted(**wanted), most=1000)[::-1]  # type: ignore[arg-type]


def values_of(desk: Desk, entry: Entry) -> dict[str, tuple[str, str, str]]:
    with desk.store.reading() as session:
        return dict(log_read.values(session, [entry.number])[entry.number].values)


def test_a_change_is_one_entry_with_who_when_what_and_the_values(desk: SetDesk) -> None:
    case = families.added(desk)
    before = len(entries(desk))
    desk.clock.forward(hours=1)
    family.save(
        desk, replace(case, child=replace(case.child, school="Hill “Top” 👩‍👧", first_names="Ámy"))
    )
    (entry,) = entries(desk)[before:]
    assert (entry.verb, entry.what, entry.kind) == ("family.save", What.CHANGE, "family_case")
    assert (entry.actor, entry.actor_name) == (desk.actor.id, desk.actor.name)
    assert entry.at == desk.now()
    assert (entry.case, UUID(entry.thing)) == (case.id, case.id)
    assert set(entry.fields) == {"school", "first_names"}
    values = values_of(desk, entry)
    assert values["school"][1:] == ('""', '"Hill “Top” 👩‍👧"')
    assert values["first_names"][1:] == ('"Amy"', '"Ámy"')
    assert log.verify(desk).is_whole


def test_one_act_on_several_things_is_told_together(desk: SetDesk) -> None:
    before = len(entries(desk))
    case = families.added(desk)
    new = entries(desk)[before:]
    assert {each.kind for each in new} == {"family_case", "case_state", "worker_spell"}
    assert {each.act for each in new} == {new[0].number}
    assert all(each.case == case.id and each.what is What.ADD for each in new)
    assert '"Fenwick"' in values_of(desk, new[0])[WHOLE][2]


def test_what_is_not_kept_is_not_in_the_log(desk: SetDesk) -> None:
    case = families.added(desk)
    family.save(desk, replace(case, child=replace(case.child, school="One")))
    before = len(entries(desk))
    with pytest.raises(StaleCopy):
        family.save(desk, replace(case, child=replace(case.child, school="Two")))
    with pytest.raises(Refused):
        family.save(desk, replace(case, child=replace(case.child, nhs_number="1")))
    family.save(desk, family.read(desk, case.id))  # nothing changed
    assert len(entries(desk, what=frozenset(What) - {What.VIEW})) == before


def test_the_entry_fails_with_the_change_and_the_change_with_the_entry(
    desk: SetDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = families.added(desk)
    monkeypatch.setattr("ras_desktop.store.log.rules.new_salt", _broken)
    with pytest.raises(OSError, match="no randomness"):
        family.save(desk, replace(case, child=replace(case.child, school="One")))
    monkeypatch.undo()
    assert family.read(desk, case.id).child.school == ""
    assert check(Chain(desk.store)).broken is None


def _broken() -> str:
    raise OSError("no randomness")


def test_many_at_once_are_one_entry_that_says_how_many(store: Store) -> None:
    with store.writing(Author("casefile.fill")) as session:
        several(session, "note", What.ADD, 200)
        several(session, "note", What.ADD, 45)
        several(session, "caseload", What.ADD, 45)
    with store.reading() as session:
        (entry,) = log_read.entries(session, Wanted())
    assert (entry.kind, entry.what, entry.many, entry.verb) == (
        "note",
        What.ADD,
        245,
        "casefile.fill",
    )


def test_every_table_is_logged_or_named_with_its_reason() -> None:
    tables = {table.name for table in SQLModel.metadata.tables.values()}
    unknown = set(SILENT) - tables - {"alembic_version"}
    assert not unknown
    assert all(SILENT.values())
    assert tables - set(SILENT) <= set(KINDS), "each has a word on screen"
    assert {each.value for each in What} == set(WHATS)


def test_the_database_itself_refuses_to_change_an_entry(desk: SetDesk) -> None:
    """On a server the role has no right to; on a file the table is sealed."""
    families.added(desk)
    for statement in (
        "UPDATE log_entry SET actor_name = 'x' WHERE number = 1",
        "DELETE FROM log_entry WHERE number = 1",
    ):
        with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
            session.connection().execute(text(statement))
    if desk.store.on_server:
        with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
            session.connection().execute(text("TRUNCATE log_entry"))


def test_two_writers_at_a_server_make_one_chain(server_store: Store) -> None:
    other = Store(server_store.engine)
    failed: list[BaseException] = []

    def work(store: Store, name: str) -> None:
        try:
            for turn in range(40):
                with store.writing(Author(f"note.save{turn}", name=name)) as session:
                    several(session, "note", What.ADD, 1)
        except BaseException as error:  # shown by the test
            failed.append(error)

    threads = [
        threading.Thread(target=work, args=(store, name))
        for store, name in ((server_store, "One"), (other, "Two"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    checked = check(Chain(server_store))
    assert (checked.entries, checked.broken) == (80, None)


def test_a_look_is_noted_once_in_ten_minutes(desk: SetDesk) -> None:
    case = families.added(desk)

    def looks() -> int:
        return len(entries(desk, case=case.id, what=frozenset({What.VIEW})))

    def look() -> None:
        with desk.read("family.read") as reading:
            reading.saw(case.id)

    before = looks()
    desk.clock.forward(minutes=11)
    look()
    look()
    assert looks() == before + 1
    desk.clock.forward(minutes=9)
    look()
    assert looks() == before + 1
    desk.clock.forward(minutes=2)
    look()
    assert looks() == before + 2
    desk.clock.forward(minutes=-60)  # a clock set back hides nothing
    look()
    assert looks() == before + 3


def test_a_look_never_fails_because_of_the_log(
    file_desk: SetDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ras_desktop.store.trouble import DiskFull

    case = families.added(file_desk)
    writing = file_desk.store.writing

    def full(*_: object) -> object:
        raise DiskFull

    monkeypatch.setattr(file_desk.store, "writing", full)
    with file_desk.read("family.read") as look:
        look.saw(case.id)
    monkeypatch.setattr(file_desk.store, "writing", writing)
    assert file_desk.looks.write()
    assert len(entries(file_desk, case=case.id, what=frozenset({What.VIEW}))) == 1


def test_sign_in_wrong_attempts_and_sign_out_are_entries(
    case_folder: Path, clock: SetClock
) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            casefile.sign_in(case_folder, CASE_NAME, "wrong words here", clock, FAST_KEYS)
        clock.forward(minutes=1)
    opened = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    mine = opened.desk.actor.id
    last = entries(opened.desk)[-3:]
    assert [each.what for each in last] == [What.FAILED, What.FAILED, What.SIGN_IN]
    assert [each.actor for each in last] == [None, None, mine]  # nobody knows who tried
    assert last[0].thing == (clock() - timedelta(minutes=2)).isoformat(timespec="seconds")
    assert not (case_folder / "attempts").exists()
    assert casefile.still_me(opened, "not mine at all") is False
    assert casefile.still_me(opened, CASE_WORDS) is True
    opened.close()
    again = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    new = entries(again.desk)[-4:]
    assert [each.what for each in new] == [What.FAILED, What.UNLOCK, What.SIGN_OUT, What.SIGN_IN]
    assert {each.actor for each in new} == {mine}
    again.close()


def test_users_and_their_keys_are_entries_without_the_keys(opened: CaseFile) -> None:
    made = user.add(opened, "Kit Lowe", "paper lantern otter seven", frozenset({Role.FINANCE}), "N")
    new = [each for each in entries(opened.desk) if each.verb == "user.add"]
    assert {each.kind for each in new} == {"user_account", "key_slot"}
    assert '"roles"' in values_of(opened.desk, new[0])[WHOLE][2]
    slot = next(each for each in new if each.kind == "key_slot")
    assert "tag" not in values_of(opened.desk, slot)[WHOLE][2]
    user.save(opened.desk, replace(made.value, roles=frozenset({Role.AUDITOR})))
    changed = entries(opened.desk)[-1]
    assert (changed.kind, changed.fields) == ("user_account", ("roles",))


def test_each_close_leaves_a_signed_checkpoint_in_two_places(
    case_folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    second = tmp_path / "elsewhere"
    second.mkdir()
    opened = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    families.added(opened.desk)
    outside = log.files_of(opened, second)[1]
    opened.close(second)
    (last,), bad = log_mark.in_file(outside)
    assert bad == 0
    assert last.is_signed
    again = casefile.sign_in(case_folder, CASE_NAME, CASE_WORDS, clock, FAST_KEYS)
    assert Chain(again.desk.store).head().number > last.number
    verdict = log.verify(again.desk, (outside,))
    assert verdict.is_whole
    assert verdict.outside == last.link
    assert "Fenwick" not in outside.read_text()
    assert CASE_NAME not in outside.read_text()
    again.close(second)
    assert [each.number for each in log_mark.in_file(outside)[0]] == sorted(
        each.number
        for each in log_mark.in_file(case_folder / log_mark.NAME)[0]
        if each.number >= last.number
    )


def test_a_line_of_checkpoints_that_was_changed_or_cut_counts_as_none(
    file_desk: SetDesk, tmp_path: Path
) -> None:
    file = tmp_path / "checkpoints"
    families.added(file_desk)
    log.sign(file_desk, (file,))
    whole = file.read_text()
    file.write_text(whole.replace(" ", "  ")[:-20])  # torn in the middle of its last line
    families.added(file_desk, "Bo", "Poole", date(2014, 2, 3))
    assert log.sign(file_desk, (file,)).checkpoint is not None
    assert log_mark.in_file(file)[1] == 1
    assert len(log_mark.in_file(file)[0]) == 1
    verdict = log.verify(file_desk, (file, tmp_path / "not there"))
    assert (verdict.bad_lines, verdict.unread) == (1, ("not there",))
    assert verdict.is_whole


def test_a_thousand_checkpoints_are_not_all_verified_at_each_close(
    file_desk: SetDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, looked_at = tmp_path / "checkpoints", []
    families.added(file_desk)
    made = log.sign(file_desk, (file,)).checkpoint
    assert made is not None
    of_before = [signed(replace(made, number=each), new_key()) for each in range(1, 20)]
    last = signed(replace(made, number=2**40), new_key())
    forged = replace(signed(last, new_key()), hash="0" * 64, number=2**41)
    file.write_text("".join(f"{each.line}\n" for each in (*of_before, made, last, forged)))
    verify = Checkpoint.is_signed.fget
    assert verify is not None

    def counted(checkpoint: Checkpoint) -> bool:
        looked_at.append(checkpoint.number)
        return bool(verify(checkpoint))

    monkeypatch.setattr(Checkpoint, "is_signed", property(counted))
    broken = log.sign(file_desk, (file,)).broken
    assert broken is not None
    assert (broken.code, broken.last) == ("log.cut", 2**40)  # and not the forged one
    assert set(looked_at) == {2**41, 2**40}


def test_erased_values_do_not_break_the_chain(desk: SetDesk) -> None:
    case = families.added(desk)
    said = Note(families.id_(), NoteKind.VISIT, date(2026, 11, 20), "Seen at home", author="R")
    note.save(desk, case.id, said)
    log.erase(desk, case.id)
    assert log.verify(desk).is_whole
    with desk.store.reading() as session:
        numbers = [each.number for each in entries(desk, case=case.id)]
        assert not log_read.values(session, numbers)
    assert entries(desk)[-1].what is What.ERASE
    assert entries(desk)[-1].case == case.id


def test_who_may_not_verify_is_refused(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> None:
    families.added(desk)
    worker = desk_of(Role.SOCIAL_WORKER)
    with pytest.raises(Refused):
        log.verify(worker)
    for number, role in enumerate((Role.AUDITOR, Role.TEAM_MANAGER, Role.ADMINISTRATOR)):
        assert log.verify(desk_of(role, name=f"Ann Otter {number}")).broken is None
