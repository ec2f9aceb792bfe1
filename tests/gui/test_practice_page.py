"""Practice by keyboard and mouse: scored alone, seen side by side, talked over with the team."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.practice import Gap
from ras_desktop.domain.practice_follow import Fitted
from ras_desktop.domain.questionnaire import Given
from ras_desktop.forms.practice import read_practice
from ras_desktop.gui.dialogs.practice import SetQuestion
from ras_desktop.gui.pages import practice as page_module
from ras_desktop.gui.pages.practice import PracticePage
from ras_desktop.gui.pages.schemes import SchemesPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.practice import sets as sets_module
from ras_desktop.paths import forms
from ras_desktop.services import draft as drafts
from ras_desktop.services import practice, practice_files, practice_writing
from tests.helpers.stores import desk_at

SETS = {
    each.stem: read_practice(each).value for each in sorted((forms() / "practice").glob("*.toml"))
}
PRIMARY = SETS["example-primary"]


@pytest.fixture
def desk(seeded_desk):
    """A page is tested on one kind of store: services are tested on both."""
    return seeded_desk


@pytest.fixture
def worker_of(desk, clock):
    """Another person at the same store."""
    return lambda name, *roles: desk_at(desk.store, frozenset(roles), clock, name)


@pytest.fixture
def page_of(qtbot, context_of, shell):
    """The page of somebody, shown; `go` follows where it leads."""

    def make(desk, part="", wide=1300):
        page = PracticePage(context_of(desk))
        qtbot.addWidget(page)
        page.resize(wide, 760)
        page.arrive(Place("practice", None, part))
        page.show()
        return page

    return make


def line(desk, name="example-primary"):
    return next(each for each in practice.sets(desk) if each.practice.name == name)


def scored(desk, child="idris", **levels):
    """A finished attempt: the agreed answers with some changed."""
    begun = practice.begin(desk, line(desk).edition, child, uuid4()).value
    changed = {name.replace("_", "-"): Given(level=each) for name, each in levels.items()}
    given = {**PRIMARY.child(child).given, **changed}
    kept = practice.keep(desk, replace(begun, answers=given)).value
    return practice.finish(desk, kept.id, kept.version).value


def said(widget):
    """Every word that is shown."""
    QApplication.processEvents()
    labels = (each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))
    return "\n".join(each.text() for each in labels)


def words(page):
    return [each.words for each in page.acts()]


def test_every_child_is_listed_with_what_comes_next(page_of, desk):
    page = page_of(desk)
    rows = page.choose.table.model.rows()
    assert len(rows) == sum(len(each.children) for each in SETS.values())
    assert words(page)[0] == "Score Idris"
    assert "You have scored 0 of 18" in said(page.choose)


def test_the_story_stands_beside_the_questions_and_no_agreed_answer_with_it(page_of, desk, shell):
    page = page_of(desk)
    page.acts()[0].do()
    page.arrive(shell.places[-1])
    shown = said(page.score)
    idris = PRIMARY.child("idris")
    assert idris.story.day in shown
    assert idris.story.natural in shown
    told = " ".join(getattr(idris.story, part) for part in idris.story.__slots__)
    for each in idris.answers.values():
        assert each.why in told or each.why not in shown
    assert page.score.scoring().child.answers == {}
    assert "The family sees it otherwise" not in shown
    assert "Before the questions" not in shown  # gates are not asked


def test_number_keys_answer_and_what_is_typed_is_kept(page_of, desk, shell, qtbot):
    page = page_of(desk)
    page.acts()[0].do()
    page.arrive(shell.places[-1])
    view = page.score.questionnaire._views["washing"]
    qtbot.keyClick(view, Qt.Key.Key_3)
    page.keep()
    (held,) = line(desk).mine["idris"]
    assert held.answers["washing"].level == "lots"
    again = page_of(desk, f"attempt/{held.id}")
    assert again.score.questionnaire.at() == "eating"
    assert again.score.attempt().answers["washing"].level == "lots"
    assert page.drafts.label.words.text().startswith("Draft kept")


def test_what_is_missing_is_said_before_it_is_finished(page_of, desk, shell):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    page = page_of(desk, f"attempt/{begun.id}")
    page.finish()
    assert "There are 18 things to put right" in said(page.score.form.summary)
    assert page._stack.currentWidget() is page.score
    assert not shell.faults


def test_no_comment_is_asked_for_in_practice(page_of, desk, shell):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    given = {"calm": Given(level="exceptional")}
    practice.keep(desk, replace(begun, answers=given))
    page = page_of(desk, f"attempt/{begun.id}")
    page.finish()
    page.score.questionnaire.go_to("calm")
    assert "needs a comment" not in said(page.score)
    assert "Evidence" not in said(page.score)


def test_finished_it_stands_beside_what_was_agreed(page_of, desk, shell):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    idris = PRIMARY.child("idris")
    given = {**idris.given, "calm": Given(level="exceptional"), "safe-out": Given(level="none")}
    practice.keep(desk, replace(begun, answers=given))
    page = page_of(desk, f"attempt/{begun.id}")
    page.finish()
    assert page._stack.currentWidget() is page.beside
    shown = said(page.beside)
    assert "16 of 18 answers are as agreed" in shown
    assert "One level higher; 5 points more; £428.00 a year more." in shown
    assert "2 levels lower; 5 points less; £427.00 a year less." in shown
    assert idris.answers["calm"].why in shown
    assert shown.index("Safe when out") < shown.index("Calm")  # the furthest off first
    assert words(page)[:2] == ["All children", "Score Idris again"]


def test_somebody_elses_attempt_is_not_shown_to_a_worker(page_of, worker_of, desk, shell):
    done = scored(worker_of("Ash Bell", Role.SOCIAL_WORKER))
    page = page_of(worker_of("Bo Carr", Role.SOCIAL_WORKER), f"attempt/{done.id}")
    assert "practice.not_yours" in [each.findings[0].code for each in shell.faults]
    assert shell.places[-1] == Place("practice")
    assert page._compared is None


def test_an_attempt_is_removed_and_scored_afresh(page_of, desk, shell, monkeypatch):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    page = page_of(desk, f"attempt/{begun.id}")
    monkeypatch.setattr(page_module, "confirm", lambda *_asked: True)
    page.drop()
    assert line(desk).mine == {}
    assert shell.places[-1] == Place("practice")


def test_where_it_is_narrow_a_button_turns_to_the_story(page_of, desk):
    begun = practice.begin(desk, line(desk).edition, "idris").value
    page = page_of(desk, f"attempt/{begun.id}", wide=700)
    assert page.score.turn.isVisibleTo(page)
    assert not page.score._left.isVisibleTo(page)
    page.score.turn.click()
    assert page.score._left.isVisibleTo(page)
    assert not page.score._right.isVisibleTo(page)
    page.resize(1300, 760)
    assert page.score._left.isVisibleTo(page)
    assert page.score._right.isVisibleTo(page)
    assert not page.score.turn.isVisibleTo(page)


class TestTheTeam:
    @pytest.fixture
    def team(self, worker_of):
        one, two, three = (
            worker_of(name, Role.SOCIAL_WORKER) for name in ("Ash Bell", "Bo Carr", "Cy Dale")
        )
        for child in ("idris", "pearl"):
            scored(one, child, calm="none")
            scored(two, child)
            scored(three, child, calm="exceptional")

    def test_the_most_disputed_question_first_with_percentage_and_kappa(self, page_of, desk, team):
        page = page_of(desk, f"team/{line(desk).edition}")
        first = page.team.table.model.at(0)
        assert first.title == "Calm"
        assert first.same == "17 %"
        found = said(page.team)
        assert "3 workers, 2 children: too few to read much into." in found
        assert "Calm: 17 %" in page.team.chart.words()
        assert "Weighted kappa" in found

    def test_it_opens_to_who_said_what_and_what_to_do_next(self, page_of, desk, shell, team):
        page = page_of(desk, f"team/{line(desk).edition}")
        page.team.table.opened.emit(page.team.table.model.at(0))
        page.arrive(shell.places[-1])
        shown = said(page.said)
        for name in ("Ash Bell", "Bo Carr", "Cy Dale"):
            assert name in shown
        assert "the words of the levels are read differently" in shown
        assert PRIMARY.child("idris").answers["calm"].why in shown
        assert "Mend the words of the levels" in words(page)

    def test_a_ras_lead_sees_no_names(self, page_of, worker_of, desk, team):
        lead = worker_of("Lee Ames", Role.RAS_LEAD)
        edition = line(desk).edition
        for part in (f"team/{edition}", f"team/{edition}/calm"):
            page = page_of(lead, part)
            shown = said(page) + str(
                [page.team._name(each) for each in page._team.practised.workers]
            )
            assert "Worker 1" in shown
            assert "Ash Bell" not in shown

    def test_a_worker_is_not_offered_the_team(self, page_of, worker_of, desk, team):
        page = page_of(worker_of("Di Eden", Role.FAMILY_SUPPORT_WORKER))
        assert "How the team scores" not in words(page)

    def test_the_designer_opens_at_the_question(
        self, page_of, desk, shell, team, context_of, qtbot
    ):
        page = page_of(desk, f"team/{line(desk).edition}/calm")
        next(each for each in page.acts() if each.words.startswith("Mend")).do()
        schemes = SchemesPage(context_of(desk))
        qtbot.addWidget(schemes)
        schemes.arrive(shell.places[-1])
        assert schemes.designer._name == "forms"
        assert schemes.designer.design.scheme.forms[1].id == "primary"
        calm = schemes.designer.design.form.field("forms/1/questions/3/title")
        assert calm.value() == "Calm"
        assert not shell.faults

    def test_the_sheet_is_drawn(self, page_of, desk, team):
        page = page_of(desk, f"team/{line(desk).edition}")
        page.show_sheet()
        assert page._other.pdf.startswith(b"%PDF")
        page._other.left.emit()
        assert page._stack.currentWidget() is page.team

    def test_another_set_is_chosen(self, page_of, desk, shell, team):
        page = page_of(desk, f"team/{line(desk).edition}")
        other = line(desk, "example-teen").edition
        page.team.set_wanted.emit(other)
        page.arrive(shell.places[-1])
        assert "Nobody has finished a child of this set yet" in said(page.team)


class TestFiles:
    def test_a_set_goes_out_and_comes_in_under_its_own_name(
        self, page_of, desk, shell, tmp_path, monkeypatch
    ):
        page = page_of(desk)
        path = tmp_path / "ours.toml"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.choose.table.view.selectRow(0)
        page.sets.save_file()
        assert read_practice(path).value == PRIMARY
        page.sets.read_file()
        assert "ships with the program" in shell.warned[-1]
        path.write_text(path.read_text().replace('"example-primary"', '"ours"', 1))
        page.sets.read_file()
        assert "give another name" in shell.warned[-1]
        path.write_text(path.read_text().replace('title = "', 'title = "Our ', 1))
        page.sets.read_file()
        assert shell.said[-1] == "The practice set is kept"
        assert not line(desk, "ours").shipped

    def test_a_faulty_file_is_said_with_what_to_mend(
        self, page_of, desk, shell, tmp_path, monkeypatch
    ):
        path = tmp_path / "ours.toml"
        path.write_text("format = 1\n")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page_of(desk).sets.read_file()
        assert "“title” is missing: add it." in shell.warned[-1]

    def test_who_is_no_lead_is_offered_no_files(self, page_of, worker_of):
        page = page_of(worker_of("Ash Bell", Role.TEAM_MANAGER))
        assert not [each for each in words(page) if "file" in each]


def test_gaps_have_a_tone_each():
    from ras_desktop.gui.practice.beside import TONES

    assert set(TONES) == set(Gap)


# ---------------------------------------------------------------- writing a set


def own(desk, title="Our children", children=PRIMARY.children):
    wanted = replace(PRIMARY, name="ours", title=title, children=children)
    practice_files.save(desk, wanted)
    return line(desk, "ours")


def writing(page_of, desk, subject):
    page = page_of(desk, f"set/{subject}")
    return page, page.sets.part


def test_a_set_is_begun_written_and_kept(page_of, desk, shell, qtbot, monkeypatch):
    page = page_of(desk)

    def begin(dialog):
        qtbot.keyClicks(dialog.title.line, "Our own")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SetQuestion, "exec", begin)
    press(page, "Make a practice set")
    page.arrive(shell.places[-1])
    part = page.sets.part
    assert "Only invented children" in said(part)
    qtbot.mouseClick(part.items.more, Qt.MouseButton.LeftButton)
    page.sets.save()
    assert "Give each child a name" in said(part)
    field = part.form.field
    for name, words in (("name", "Ziggy"), ("agreed_by", "The team")):
        qtbot.keyClicks(field(f"children/0/{name}").line, words)
    for name in ("who", "day", "night", "family", "natural"):
        qtbot.keyClicks(field(f"children/0/{name}").editors()[0], f"About the {name}.")
    for question in part.writing().form.questions:
        answer(part, question)
    made = part.writing().practice.children[0]
    assert made.name == "Ziggy"
    assert made.story.night == "About the night."
    page.sets.save()
    assert shell.places[-1] == Place("practice")
    kept = next(each for each in practice.sets(desk) if each.practice.title == "Our own")
    assert practice_files.to_edit(desk, kept.edition).children == (made,)
    assert drafts.find(desk, "practice_set", "new") is None


def answer(part, question):
    """Agrees on the first level, or a number, with a reason."""
    field = part.form.field(f"children/0/answers/{question.id}")
    if question.kind is QuestionKind.LEVELS:
        field.combo.setCurrentIndex(1)
    else:
        field.line.setText(str(question.minimum or 0))
    if question.natural_support:
        part.form.field(f"children/0/answers/{question.id}/willing").combo.setCurrentIndex(1)
    part.form.field(f"children/0/answers/{question.id}/why").editors()[0].setPlainText("So.")


def press(page, words):
    next(each for each in page.acts() if each.words == words).do()


def test_what_is_typed_is_a_draft_until_it_is_kept(page_of, desk, shell, qtbot):
    held = own(desk)
    page, part = writing(page_of, desk, held.edition)
    qtbot.keyClicks(part.form.field("title").line, "!")
    page.keep()
    assert line(desk, "ours").practice.title == "Our children"
    _again, other = writing(page_of, desk, held.edition)
    assert other.writing().practice.title in ("Our children!", "!Our children")
    assert other.writing().kept


def test_a_reason_that_is_missing_is_said_at_its_field(page_of, desk, qtbot):
    page, part = writing(page_of, desk, own(desk).edition)
    part.items.open_place(0)
    part.form.field("children/0/answers/calm/why").editors()[0].setPlainText("")
    page.sets.save()
    assert "write in a sentence why" in part.form.field("children/0/answers/calm/why").said()


def test_a_child_is_copied_and_removed_and_undone(page_of, desk, qtbot):
    _page, part = writing(page_of, desk, own(desk).edition)
    before = part.writing().practice
    part.items.open_place(1)
    part._copy()
    children = part.writing().practice.children
    assert len(children) == len(before.children) + 1
    copy, first = children[2], before.children[1]
    assert (copy.story, copy.answers) == (first.story, first.answers)
    assert copy.id != first.id
    assert copy.name == f"{first.name} 2"
    part.timeline.undo()
    assert part.writing().practice == before
    part.items._remove(first.id)
    assert first not in part.writing().practice.children
    part.timeline.undo()
    assert part.writing().practice == before


def test_one_key_after_another_changes_nothing_but_its_field(page_of, desk, qtbot):
    """Showing a set and leaving it leaves it as it was."""
    for each in practice.sets(desk):
        _page, part = writing(page_of, desk, each.edition)
        before = part.writing().practice
        for at in range(len(before.children)):
            part.items.open_place(at)
            qtbot.keyClick(part.form.field(f"children/{at}/name").line, Qt.Key.Key_A)
            qtbot.keyClick(part.form.field(f"children/{at}/name").line, Qt.Key.Key_Backspace)
        assert part.writing().practice == before


def test_two_leads_do_not_write_over_each_other(page_of, desk, worker_of, qtbot, shell):
    page, part = writing(page_of, desk, own(desk).edition)
    other = worker_of("Lena Other", Role.RAS_LEAD)
    practice_files.save(other, replace(PRIMARY, name="ours", title="Hers"))
    qtbot.keyClicks(part.form.field("title").line, "x")
    page.sets.save()
    assert "Lena Other kept" in said(part)
    assert line(desk, "ours").practice.title == "Hers"


def test_a_set_that_ships_is_changed_as_a_copy(page_of, desk, qtbot):
    page, part = writing(page_of, desk, line(desk).edition)
    page.sets.save()
    assert "called" in part.form.field("title").said()
    qtbot.keyClicks(part.form.field("title").line, " of ours")
    page.sets.save()
    kept = line(desk, "example-primary-own")
    assert not kept.shipped
    assert line(desk).shipped


def test_an_own_set_is_removed_and_one_that_ships_is_not(page_of, desk, shell, monkeypatch):
    own(desk, "First")
    desk.clock.forward(hours=1)
    held = own(desk, "Second")
    monkeypatch.setattr(sets_module, "confirm", lambda *_args: True)
    page = page_of(desk)
    page.sets.end(held)
    assert "ours" not in [each.practice.name for each in practice.sets(desk)]
    page.sets.end(line(desk))
    assert "ships with the program" in shell.warned[-1]


def test_what_does_not_fit_a_new_version_is_agreed_anew_here(page_of, desk, shell, monkeypatch):
    page = page_of(desk)
    found = Finding(
        "practice.answer_missing",
        "child[idris].answers.calm",
        {"child": "Idris", "question": "Calm"},
    )
    idris = replace(PRIMARY.child("idris"), answers={})
    short = replace(PRIMARY, name="ours", title="Ours", children=(idris,))

    def take_over(desk_, edition, _newer):
        practice_writing.keep(desk_, str(edition), short, None)
        return Fitted(short, ("Sleep",), (found,))

    monkeypatch.setattr(practice_writing, "take_over", take_over)
    wanted = replace(line(desk), newer=SimpleNamespace(id=line(desk).edition))
    page.sets.take_over(wanted)
    page.arrive(shell.places[-1])
    assert "“Sleep”" in shell.said[-1]
    assert "has no agreed answer yet" in page.sets.part.form.field("children/0/answers/calm").said()


@pytest.mark.parametrize("suffix", [".xlsx", ".toml"])
def test_a_set_goes_out_and_comes_in_as_the_same(
    page_of, desk, tmp_path, monkeypatch, shell, suffix
):
    held = own(desk)
    page = page_of(desk)
    path = tmp_path / f"ours{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    at = [each.line.practice.name for each in page.choose.table.model.rows()].index("ours")
    page.choose.table.choose(at)
    press(page, "Save a set as a file")
    assert path.exists()
    press(page, "Read a set from a file")
    assert shell.said[-1] == "The practice set is kept"
    assert line(desk, "ours").edition == held.edition


def test_who_is_no_lead_writes_no_set(page_of, desk, worker_of):
    page = page_of(worker_of("Wanda", Role.SOCIAL_WORKER))
    assert not any("set" in each for each in words(page))
