"""The demonstration file: the same rows for the same seed, encrypted, whole or not there at all."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlmodel import select

from ras_desktop.domain.caseload import Search, Whose
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.path import Stage
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import group_of
from ras_desktop.services import casefile, demo, document, family, practice, scheme, today, user
from ras_desktop.services import caseload as caseloads
from ras_desktop.services.clock import day_of
from ras_desktop.services.demo.case import counting
from ras_desktop.services.demo.caseload import PART
from ras_desktop.services.demo.people import members
from ras_desktop.services.demo.practised import HARD
from ras_desktop.store.tables import METADATA
from ras_desktop.store.trouble import AlreadyThere, WrongPassphrase
from tests.helpers.demonstration import ON, caseload
from tests.helpers.stores import FAST_KEYS, START

KEYS = {"key_slot", "seen"}
"""Tables that hold what is random on purpose, or when the file was last open."""
REVIEWS = {"due.review", "due.review_first", "due.review_annual"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> demo.Written:
    """The demonstration as it comes."""
    return demo.write(tmp_path_factory.mktemp("demo"), on=ON, policy=FAST_KEYS)


@pytest.fixture
def opened(written):
    held = casefile.sign_in(written.casefile, demo.NAME, demo.PASSPHRASE, lambda: START, FAST_KEYS)
    yield held
    held.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of keys, and of the log, whose salts are chance."""
    held = casefile.sign_in(path, demo.NAME, demo.PASSPHRASE, lambda: START, FAST_KEYS)
    try:
        with held.desk.read() as look:
            return {
                table.name: sorted(
                    tuple(map(str, row)) for row in look.session.execute(select(table))
                )
                for table in METADATA.sorted_tables
                if table.name not in KEYS and not table.name.startswith("log_")
            }
    finally:
        held.close()


def test_it_can_be_opened_from_the_first_minute_of_its_day(written):
    """Tried just after midnight: the file is not from the future, and no clock is doubted."""
    midnight = datetime.combine(ON, time(0, 1), UTC)
    held = casefile.sign_in(
        written.casefile, demo.NAME, demo.PASSPHRASE, lambda: midnight, FAST_KEYS
    )
    told = held.warnings
    held.close()
    assert told == ()


def test_the_same_seed_and_day_give_the_same_rows(tmp_path):
    one, two, three = (
        demo.write(tmp_path / name, seed, 40, ON, policy=FAST_KEYS)
        for name, seed in (("one", 7), ("two", 7), ("three", 8))
    )
    first = rows(one.casefile)
    assert first == rows(two.casefile)
    assert first["family_case"] != rows(three.casefile)["family_case"]
    assert len(first["family_case"]) == 40
    assert first["plan"]
    assert first["issued_document"]


def test_everything_that_was_made_up_is_in_the_file(written, opened):
    made = caseload()
    lines = caseloads.every(opened.desk, Search())
    worked_on = [each for each in made if each.case.state.value in ("open", "on_hold")]
    assert len(lines) == len(worked_on)
    assert written.children == len(made)
    assert {line.stage for line in lines} >= {
        Stage.REQUEST, Stage.ASSESSMENT, Stage.PLAN, Stage.PANEL,
    }  # fmt: skip
    assert written.live == 111
    assert abs(written.total.pence - 42_000_000) <= 420_000


def test_a_family_page_shows_the_whole_path(opened):
    whole = next(
        each
        for each in caseload()
        if each.kind.value == "live_reviewed" and each.case.existing_package
    )
    page = family.page(opened.desk, whole.case.id)
    assert page.case.child == whole.case.child
    assert len(page.people) == len(whole.people)
    twin = next(each for each in caseload() if each.siblings)
    assert {each.case for each in family.page(opened.desk, twin.case.id).siblings} == set(
        twin.siblings
    )


def test_the_next_number_is_one_that_nobody_has(opened):
    child = caseload()[0].case.child
    added = family.add(opened.desk, family.new_id(), child).value
    assert added.number.startswith(f"{START.year}-")
    assert added.number not in {each.case.number for each in caseload()}


def test_the_papers_say_the_sums_of_the_file(written, opened):
    kept = [document.of_case(opened.desk, each.case.id) for each in caseload()]
    issued = [one for each in kept for one in each]
    assert len(issued) == 3
    held = document.fetch(opened.desk, issued[0].id)
    assert held.pdf in [path.read_bytes() for path in written.papers]
    said = [
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                       check=True).stdout
        for path in written.papers
    ]  # fmt: skip
    case = next(each for each in caseload() if each.case.id == issued[0].case)
    annual = counting(case, case.assessments[-1]).annual
    planned = case.plans[-1].agreed.planned
    assert f"£{annual.in_pounds:,}" in said[0]
    assert f"£{planned.in_pounds:,}" in said[1]
    assert f"£{planned.in_pounds:,}" in said[2]
    assert case.case.child.called in said[2]


def test_the_readme_says_who_can_sign_in_and_they_can(written):
    told = written.readme.read_text("utf-8")
    for each in members(1):
        assert each.name in told
        assert each.passphrase in told
        held = casefile.sign_in(
            written.casefile, each.name, each.passphrase, lambda: START, FAST_KEYS
        )
        assert held.desk.actor.id == each.id
        assert held.desk.actor.roles == each.roles
        assert not held.must_change
        held.close()
    with pytest.raises(WrongPassphrase):
        casefile.sign_in(written.casefile, demo.NAME, "another one", lambda: START, FAST_KEYS)


def test_nothing_in_the_file_can_be_read_without_the_passphrase(written):
    whole = b"".join(path.read_bytes() for path in written.casefile.iterdir())
    assert not whole.startswith(b"SQLite format 3")
    for each in caseload():
        for name in (each.case.child.last_name, each.case.child.first_names.split(" ")[0]):
            if len(name) > 4:
                assert name.encode() not in whole
    assert b"demonstration" not in whole


def test_the_schemes_and_lists_of_the_file_are_those_that_ship(opened):
    on = day_of(START)
    held = scheme.in_force_on(opened.desk, on)
    assert held is not None
    assert held.scheme.name == "example-children"
    assert len(user.everybody(opened.desk)) == len(members(1))


def test_what_is_there_is_never_overwritten(written):
    before = (written.casefile / "database").read_bytes()
    with pytest.raises(AlreadyThere):
        demo.write(written.casefile.parent, on=ON, policy=FAST_KEYS)
    assert (written.casefile / "database").read_bytes() == before


def test_a_day_too_early_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(Refused):
        demo.write(tmp_path / "early", on=date(2026, 4, 2), policy=FAST_KEYS)
    assert not list((tmp_path / "early").rglob("*"))


class Stopped(Exception):  # noqa: N818
    """Somebody pressed cancel."""


@pytest.mark.parametrize("share", [0.1, 0.4, 0.9])
def test_cancelling_leaves_nothing_and_one_can_begin_again(tmp_path, share):
    def stop(done: int, whole: int) -> None:
        if done >= share * whole:
            raise Stopped

    with pytest.raises(Stopped):
        demo.write(tmp_path, 1, 30, ON, stop, policy=FAST_KEYS)
    assert list(tmp_path.iterdir()) == []
    assert demo.write(tmp_path, 1, 30, ON, policy=FAST_KEYS).casefile.is_dir()


def test_what_a_dead_program_left_is_in_nobodys_way(tmp_path):
    left = tmp_path / PART / demo.FILE
    left.mkdir(parents=True)
    (left / "database").write_bytes(b"half")
    made = demo.write(tmp_path, 1, 12, ON, policy=FAST_KEYS)
    assert rows(made.casefile)["family_case"]
    assert not (tmp_path / PART).exists()


def test_progress_goes_up_to_the_end(tmp_path):
    told: list[tuple[int, int]] = []
    demo.write(tmp_path, 1, 30, ON, lambda *at: told.append(at), policy=FAST_KEYS)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 20


def test_the_team_has_practised_and_differs_where_it_is_hard(opened):
    """The manager's page is alive: several workers, some questions disputed, most read alike."""
    lines = practice.sets(opened.desk)
    mine = [each for line in lines for attempts in line.mine.values() for each in attempts]
    assert any(each.finished for each in mine)
    assert any(not each.finished for each in mine)
    for line in lines:
        found = practice.agreement(opened.desk, line.edition).practised
        assert len(found.workers) >= 4
        assert not found.few
        shares = {each.question: each.between.share for each in found.questions}
        assert found.questions[0].question in HARD
        assert shares["carers"] < 0.7
        assert sum(share > 0.7 for share in shares.values()) > len(shares) / 2
        kappas = [each.between.kappa for each in found.questions if each.between.kappa is not None]
        assert min(kappas) < max(kappas)


def test_most_late_reviews_have_a_reason_and_are_late_all_the_same(opened):
    found = today.read(opened.desk, Whose.ALL)
    late = [each for each in found.matters if each.code in REVIEWS and each.due < found.day]
    said = [each for each in late if each.put_off is not None]
    assert len(late) > len(said) > len(late) / 2
    assert all(group_of(each, found.day) is Group.LATE for each in said)
    assert all(each.put_off.until is None for each in said)
