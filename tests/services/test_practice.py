"""Practice on both databases: one's own attempts, the team's agreement, who sees what."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from ras_desktop import paths
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.practice import Gap
from ras_desktop.domain.questionnaire import Given
from ras_desktop.forms.practice import read_practice
from ras_desktop.services import practice, practice_files
from ras_desktop.services import scheme as schemes
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from ras_desktop.store.trouble import Gone, StaleCopy

PRIMARY = read_practice(paths.forms() / "practice" / "example-primary.toml").value


@pytest.fixture(autouse=True)
def shipped(desk):
    schemes.seed(desk.root, paths.forms(), desk.now())


def line(desk, name="example-primary"):
    return next(each for each in practice.sets(desk) if each.practice.name == name)


def agreed(child):
    return dict(PRIMARY.child(child).given)


def scored(desk, child="idris", **levels):
    """A finished attempt: the agreed answers with some changed."""
    begun = practice.begin(desk, line(desk).edition, child, uuid4()).value
    changed = {name.replace("_", "-"): Given(level=each) for name, each in levels.items()}
    kept = practice.keep(desk, replace(begun, answers={**agreed(child), **changed})).value
    return practice.finish(desk, kept.id, kept.version).value


def codes(refused):
    return [each.code for each in refused.value.findings]


def test_what_ships_is_listed_without_its_answers(desk):
    found = practice.sets(desk)
    assert [each.practice.name for each in found] == [
        "example-primary", "example-teen", "example-early",
    ]  # fmt: skip
    for each in found:
        assert each.in_use
        assert each.unfit == ()
        assert each.newer is None
        assert all(child.answers == {} for child in each.practice.children)
        assert each.practice.children[0].story.who


def test_a_child_is_scored_and_compared(desk):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    assert practice.begin(desk, line(desk).edition, "idris").value == begun
    at = practice.open_(desk, begun.id)
    assert at.child.answers == {}
    assert at.practice.child("idris").answers == {}
    with pytest.raises(Refused) as refused:
        practice.compare(desk, begun.id)
    assert codes(refused) == ["practice.not_finished"]
    with pytest.raises(Refused) as refused:
        practice.finish(desk, begun.id)
    assert {each.where for each in refused.value.findings} >= {"answers/calm", "answers/carers"}
    given = {**agreed("idris"), "calm": Given(level="some")}
    kept = practice.keep(desk, replace(begun, answers=given)).value
    done = practice.finish(desk, kept.id, kept.version).value
    assert practice.finish(desk, kept.id).value == done
    found = practice.compare(desk, done.id)
    assert found.comparison.count(Gap.NEAR) == 1
    assert found.scoring.child.answers["calm"].why
    assert line(desk).mine["idris"] == (done,)


def test_a_finished_attempt_never_changes(desk):
    done = scored(desk)
    with pytest.raises(Refused) as refused:
        practice.keep(desk, replace(done, answers={}))
    assert codes(refused) == ["practice.finished"]
    with pytest.raises(Refused):
        practice.drop(desk, done)
    with pytest.raises(DatabaseError), desk.root.writing() as session:
        session.connection().execute(text("UPDATE practice_attempt SET answers = '{}'"))
    again = practice.begin(desk, line(desk).edition, "idris").value
    assert again.id != done.id


def test_an_older_copy_does_not_write_over_a_newer_one(desk):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    practice.keep(desk, replace(begun, answers={"calm": Given(level="some")}))
    with pytest.raises(StaleCopy):
        practice.keep(desk, replace(begun, answers={"calm": Given(level="lots")}))


def test_an_open_attempt_can_be_removed(desk):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    practice.drop(desk, begun)
    assert line(desk).mine == {}


def test_a_child_that_is_not_in_the_set(desk):
    with pytest.raises(Refused) as refused:
        practice.begin(desk, line(desk).edition, "nobody")
    assert codes(refused) == ["practice.child_gone"]


class TestWhoSeesWhat:
    def test_a_worker_sees_nobody_elses_attempt(self, desk, desk_of):
        other = scored(desk)
        worker = desk_of(Role.FAMILY_SUPPORT_WORKER, name="Ash Bell")
        for look in (practice.compare, practice.open_):
            with pytest.raises((Refused, Gone)) as refused:  # on a server it is not even there
                look(worker, other.id)
            if isinstance(refused.value, Refused):
                assert codes(refused) == ["practice.not_yours"]
        for act in (practice.keep, practice.drop):
            with suppress(Refused, Gone):
                act(worker, other)
        assert practice.open_(desk, other.id).attempt == other
        with pytest.raises(Refused):
            practice.agreement(worker, line(desk).edition)
        assert line(worker).mine == {}

    def test_a_manager_sees_who_said_what(self, desk, desk_of):
        done = scored(desk_of(Role.SOCIAL_WORKER, name="Ash Bell"), calm="some")
        manager = desk_of(Role.TEAM_MANAGER, name="Mo Field")
        found = practice.agreement(manager, line(desk).edition)
        assert [each.name for each in found.practised.workers] == ["Ash Bell"]
        assert practice.compare(manager, done.id).comparison.count(Gap.NEAR) == 1

    def test_a_ras_lead_sees_numbers_for_names(self, desk, desk_of):
        for name in ("Ash Bell", "Bo Carr", "Cy Dale"):
            done = scored(desk_of(Role.SOCIAL_WORKER, name=name))
        lead = desk_of(Role.RAS_LEAD, name="Lee Ames")
        found = practice.agreement(lead, line(desk).edition)
        assert not found.names
        assert [each.name for each in found.practised.workers] == ["1", "2", "3"]
        assert {each.worker_name for each in found.practised.attempts} == {"1", "2", "3"}
        with pytest.raises(Refused):
            practice.compare(lead, done.id)

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.FINANCE])
    def test_who_scores_no_child_reads_the_stories_only(self, desk, desk_of, role):
        reader = desk_of(role, name="Ray Stone")
        assert practice.sets(reader)
        with pytest.raises(Refused):
            practice.begin(reader, line(desk).edition, "idris")

    def test_an_administrator_has_no_part_in_it(self, desk, desk_of):
        with pytest.raises(Refused):
            practice.sets(desk_of(Role.ADMINISTRATOR, name="Ada Min"))


class TestTheTeam:
    def test_the_most_disputed_question_first_and_only_first_attempts(self, desk, desk_of):
        one, two, three = (
            desk_of(Role.SOCIAL_WORKER, name=name) for name in ("Ash Bell", "Bo Carr", "Cy Dale")
        )
        scored(one, calm="some")
        scored(two)
        scored(three, calm="exceptional")
        desk.clock.forward(days=1)
        scored(one)  # now knows the agreed answers: does not count
        found = practice.agreement(desk, line(desk).edition)
        first = found.practised.questions[0]
        assert (first.question, first.between.pairs, first.between.same) == ("calm", 3, 0)
        assert len(found.practised.attempts) == 3

    def test_a_mended_reason_keeps_the_attempts_another_story_does_not(self, desk, desk_of):
        scored(desk_of(Role.SOCIAL_WORKER, name="Ash Bell"))
        idris = PRIMARY.child("idris")
        answers = {
            **idris.answers,
            "calm": replace(idris.answers["calm"], why="Forty minutes on most days."),
        }
        mended(desk, replace(idris, answers=answers))
        assert len(practice.agreement(desk, line(desk).edition).practised.attempts) == 1
        mended(desk, replace(idris, story=replace(idris.story, night="He does not sleep.")))
        assert practice.agreement(desk, line(desk).edition).practised.attempts == ()


def mended(desk, child):
    """The set with one child as an own edition of the same name."""
    children = tuple(child if each.id == child.id else each for each in PRIMARY.children)
    desk.clock.forward(hours=1)
    own = replace(PRIMARY, children=children)
    with desk.root.writing() as session:
        EDITIONS.put(session, seeding.of_practice(own, desk.now(), shipped=False))


def test_a_set_whose_scheme_is_not_there_is_listed_and_says_so(desk):
    own = replace(PRIMARY, name="ours", scheme="elsewhere")
    with desk.root.writing() as session:
        EDITIONS.put(session, seeding.of_practice(own, desk.now(), shipped=False))
    found = line(desk, "ours")
    assert [each.code for each in found.unfit] == ["practice.scheme_gone"]
    assert not found.in_use
    with pytest.raises(Refused) as refused:
        practice.begin(desk, found.edition, "idris")
    assert codes(refused) == ["practice.scheme_gone"]


def test_a_faulty_file_is_left_out_and_said(desk, tmp_path):
    import shutil

    forms = tmp_path / "forms"
    shutil.copytree(paths.forms(), forms)
    path = forms / "practice" / "example-primary.toml"
    path.write_text(path.read_text().replace("age = 9", "age = true"))
    found = schemes.seed(desk.root, forms, desk.now())
    assert any("practice/example-primary.toml" in each.where for each in found.findings)
    with desk.read() as look:
        head = schemes.edition_on(look, EditionKind.PRACTICE, look.today, "example-primary")
    assert head is not None


class TestOwnSets:
    def own(self, title="Our children"):
        return replace(PRIMARY, name="ours", title=title)

    def test_what_is_kept_twice_is_one_edition(self, desk):
        first = practice_files.save(desk, self.own()).value
        assert practice_files.save(desk, self.own()).value == first
        assert line(desk, "ours").edition == first

    def test_going_back_to_an_earlier_wording_is_in_force_again(self, desk):
        for title in ("One", "Two", "One"):
            desk.clock.forward(hours=1)
            kept = practice_files.save(desk, self.own(title)).value
            assert line(desk, "ours").edition == kept
            assert line(desk, "ours").practice.title == title

    def test_it_goes_out_and_comes_in_as_the_same(self, desk, tmp_path):
        kept = practice_files.save(desk, self.own()).value
        path = tmp_path / "ours.toml"
        path.write_bytes(practice_files.to_bytes(desk, kept))
        assert practice_files.from_file(desk, path).value == kept

    def test_a_reason_that_is_missing_is_refused_with_its_place(self, desk):
        idris = PRIMARY.children[0]
        bare = {**idris.answers, "calm": replace(idris.answers["calm"], why=" ")}
        wanted = replace(self.own(), children=(replace(idris, answers=bare),))
        with pytest.raises(Refused) as refused:
            practice_files.save(desk, wanted)
        assert [each.where for each in refused.value.findings] == ["child[idris].answers.calm.why"]

    def test_only_a_ras_lead_writes(self, desk, desk_of):
        with pytest.raises(Refused):
            practice_files.save(desk_of(Role.TEAM_MANAGER, name="Mo Field"), self.own())
