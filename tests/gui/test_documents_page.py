"""Documents: seen in the window, issued with their exact bytes, saved and printed, by real keys."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from ras_desktop.domain.address import Address
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means, Recipient, Source
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.domain.reviewing import VoiceForm
from ras_desktop.gui.dialogs import attach as attaching
from ras_desktop.gui.dialogs import issue as issuing
from ras_desktop.gui.pages.documents import DocumentsPage
from ras_desktop.gui.papers import printing, saving
from ras_desktop.gui.papers.entry import KINDS
from ras_desktop.gui.papers.shelf import PaperRow
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, attachment, document, people, plan, request
from ras_desktop.store.trouble import Damaged
from tests.helpers.cases import a_case, example, seeded
from tests.helpers.families import asked

NADIA = "Nadia Quarrington"


@pytest.fixture
def desk(file_desk):
    seeded(file_desk)
    return file_desk


@pytest.fixture
def case(desk):
    made = a_case(desk)
    people.save(desk, made.id, Person(uuid4(), NADIA, "mother", same_household=True))
    return made


@pytest.fixture
def page(shown, context_of, desk, hub):
    made = DocumentsPage(context_of(desk))
    made.resize(1366, 700)
    hub.changed.connect(made.refresh)
    return shown(made)


@pytest.fixture
def answers(monkeypatch):
    """Answers the question for whom it is issued, as the person chooses in `given`."""
    given = {"to": Recipient(NADIA, means=Means.HAND), "asked": 0}

    def ask(_parent, _paper, _people, _today, _months, _chosen=0):
        given["asked"] += 1
        to = given["to"]
        return issuing.Asked(to, given.get("source")) if to is not None else None

    monkeypatch.setattr(issuing, "ask", ask)
    return given


def begun(desk, case):
    draft = assessment.start(desk, case.id).value
    worked = example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    return assessment.keep(desk, whole).value


def sealed(desk, case):
    return assessment.seal(desk, begun(desk, case).id).value


def row(page, kind: DocumentKind, at: int = 0) -> PaperRow:
    return [each for each in page.shelf.rows if each.entry.kind is kind][at]


def states(page) -> dict[str, str]:
    return {each.entry.kind.value: each.accessibleName().split(". ")[1] for each in page.shelf.rows}


def test_it_lists_what_can_be_made_and_says_why_not(page, desk, case):
    page.arrive(Place("documents", case.id))
    assert states(page) == {
        "budget": "Not yet",
        "plan": "Not yet",
        "one_page_plan": "Not yet",
        "refusal": "Not yet",
        "decision": "Not yet",
        "agreement": "Not yet",
        "review": "Not yet",
        "notice": "Not yet",
        "hand_over": "Not yet",
        "blank_form": "To write on",
        "blank_plan": "To write on",
        "child_voice": "To write on",
    }
    assert "No plan is begun yet" in row(page, DocumentKind.PLAN).accessibleName()
    pack = row(page, DocumentKind.HAND_OVER)
    assert "made from the age of 14 on" in pack.accessibleName(), "she is nine"
    voices = [each.entry for each in page.shelf.rows if each.entry.kind is DocumentKind.CHILD_VOICE]
    assert [each.form for each in voices] == ["younger", "older"], "that of her age first"
    kept = sealed(desk, case)
    plan.start(desk, case.id)
    wish = request.log(desk, case.id, asked(date(2026, 11, 2))).value
    refusal = replace(
        wish,
        outcome=RequestOutcome.REFUSED,
        outcome_on=desk.today(),
        reason="The swimming club that Amira goes to now already has a helper for her each week.",
    )
    request.decide(desk, case.id, refusal)
    page.arrive(Place("documents", case.id, "x"))
    assert states(page)["budget"] == "Ready"
    assert states(page)["plan"] == "Draft"
    assert states(page)["refusal"] == "Ready"
    assert row(page, DocumentKind.BUDGET).entry.about == kept.id


def test_the_keys_go_through_the_list_open_read_zoom_and_come_back(page, desk, case, qtbot):
    sealed(desk, case)
    page.arrive(Place("documents", case.id))
    first, second = page.shelf.rows[:2]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    view = page.reader.view
    assert view.pages.hasFocus()
    assert page.reader.name.text() == "How we worked out your indicative budget"
    assert view.page_count() > 1
    assert "£2,381.00 a year" in view.words(0).replace("\r\n", " ")
    assert view.page.text() == f"Page 1 of {view.page_count()}"
    qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    assert view.current() == 1
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert view.current() == view.page_count() - 1
    assert not view.onwards.isEnabled()
    qtbot.keyClick(view.pages, Qt.Key.Key_Home)
    assert view.current() == 0
    qtbot.keyClick(view.pages, Qt.Key.Key_W)
    before = view.factor()
    qtbot.keyClick(view.pages, Qt.Key.Key_Plus)
    assert view.factor() == pytest.approx(before * 1.25)
    qtbot.keyClick(view.pages, Qt.Key.Key_0)
    assert view.size_now.text() == "Page"
    assert view.factor() < before
    qtbot.keyClick(view.pages, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.nothing


def test_the_mouse_opens_too(page, desk, case, qtbot):
    sealed(desk, case)
    page.arrive(Place("documents", case.id))
    qtbot.mouseClick(row(page, DocumentKind.BLANK_PLAN), Qt.MouseButton.LeftButton)
    assert page.reader.name.text() == "Blank plan"
    assert page.reader.issue.isHidden(), "paper to write on is printed, not issued"
    qtbot.mouseClick(page.reader.view.more, Qt.MouseButton.LeftButton)
    assert page.reader.view.size_now.text().endswith("%")


@pytest.mark.parametrize("word", ["allocation", "questionnaire", "blank_plan", "plan"])
def test_a_place_names_a_paper(page, desk, case, word):
    sealed(desk, case)
    plan.start(desk, case.id)
    page.arrive(Place("documents", case.id, word))
    assert page._entry.kind is KINDS[word]
    assert page.reader.pdf.startswith(b"%PDF")


def test_a_place_that_names_what_cannot_be_made_says_why(page, case):
    page.arrive(Place("documents", case.id, "plan"))
    assert page.right.currentWidget() is page.nothing
    assert page.nothing.words.text() == "No plan is begun yet"


def test_a_draft_says_so_and_cannot_be_issued(page, desk, case, answers, qtbot, shell):
    begun(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    assert "Draft" in page.reader.view.words(0)
    qtbot.keyClick(page.reader.view.pages, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert "still a draft" in page.said.words()
    assert answers["asked"] == 0
    assert document.of_case(desk, case.id) == ()


def test_issued_once_with_exactly_these_bytes_and_the_same_bytes_for_ever(
    page, desk, case, answers, qtbot
):
    kept = sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    qtbot.keyClick(page.reader.view.pages, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    (issued,) = document.about(desk, kept.id)
    given = page.reader.pdf
    assert hashlib.sha256(given).hexdigest() == issued.sha256
    assert f"Issued for {NADIA}" in page.said.words()
    assert NADIA in page.reader.view.words(0)
    assert page.reader.issue.isHidden()
    desk.clock.forward(days=90)
    page.arrive(Place("documents", case.id))
    again = next(each for each in page.shelf.rows if each.entry == issued)
    assert issued.sha256[:12] in again.accessibleName()
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert page.reader.pdf == given
    assert "exactly the bytes that were given out" in page.reader.says.text()
    page.arrive(Place("documents", case.id, f"issued/{issued.id}"))
    assert page.reader.pdf == given


def test_not_now_issues_nothing(page, desk, case, answers, qtbot):
    sealed(desk, case)
    answers["to"] = None
    page.arrive(Place("documents", case.id, "allocation"))
    qtbot.mouseClick(page.reader.issue, Qt.MouseButton.LeftButton)
    assert answers["asked"] == 1
    assert document.of_case(desk, case.id) == ()


def test_damaged_bytes_are_never_shown(page, desk, case, answers, qtbot, shell, monkeypatch):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    qtbot.mouseClick(page.reader.issue, Qt.MouseButton.LeftButton)
    monkeypatch.setattr(document.issued_store, "content", lambda _session, _id: b"%PDF-1.4 other")
    (issued,) = document.of_case(desk, case.id)
    page.arrive(Place("documents", case.id, f"issued/{issued.id}"))
    assert isinstance(shell.faults[-1], Damaged)
    assert page.reader.pdf == b""
    assert not page.reader.to_print.isEnabled()


def test_large_print_is_larger_and_is_what_is_issued(page, desk, case, answers, qtbot):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    ordinary = page.reader.view.page_count()
    qtbot.mouseClick(page.reader.print_size.buttons[1], Qt.MouseButton.LeftButton)
    large = page.reader.view.page_count()
    assert large > ordinary
    qtbot.mouseClick(page.reader.issue, Qt.MouseButton.LeftButton)
    assert page.reader.view.page_count() == large


def test_who_may_only_read_is_not_offered_to_issue(shown, context_of, desk, case, desk_of):
    sealed(desk, case)
    page = shown(DocumentsPage(context_of(desk_of(Role.AUDITOR))))
    page.arrive(Place("documents", case.id, "allocation"))
    assert page.reader.issue.isHidden()
    assert page.reader.to_print.isEnabled()
    assert [act.keys for act in page.acts()] == ["Ctrl+P", "Ctrl+S"]


# Saving


def choose(monkeypatch, *paths: Path) -> None:
    given = [str(each) for each in paths]
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (given.pop(0) if given else "", "")
    )


def save(page, qtbot) -> None:
    qtbot.keyClick(page.reader.view.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_saved_bytes_are_the_bytes_that_are_shown(page, desk, case, qtbot, monkeypatch, tmp_path):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    choose(monkeypatch, tmp_path / "letter")
    save(page, qtbot)
    assert (tmp_path / "letter.pdf").read_bytes() == page.reader.pdf
    assert "not encrypted" in page.said.words()
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_asked_for_a_printer_not_now_prints_nothing(page, desk, case, monkeypatch):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    answers_ = [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected]
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answers_.pop(0))
    printer = printing.ask_printer(page, "Letter", 5)
    assert printer is not None
    assert printer.docName() == "Letter"
    assert printing.chosen(printer, 5) == (0, 1, 2, 3, 4)
    page.print_it()
    assert answers_ == []
    assert page.said.words() == ""


def test_a_folder_that_is_closed_is_said_in_one_sentence_and_another_can_be_chosen(
    page, desk, case, qtbot, monkeypatch, tmp_path
):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    real = Path.write_bytes

    def closed(path, content):
        if path.parent.name == "closed":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", closed)
    (tmp_path / "closed").mkdir()
    choose(monkeypatch, tmp_path / "closed" / "a.pdf", tmp_path / "b.pdf")
    save(page, qtbot)
    said = page.said.words()
    assert "a.pdf may not be written there; nothing is lost" in said
    assert page.reader.pdf
    again = page.said._acts.itemAt(0).widget()
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert (tmp_path / "b.pdf").read_bytes() == page.reader.pdf


def test_a_full_disk_leaves_what_was_there_and_no_half_file(monkeypatch, tmp_path):
    there = tmp_path / "letter.pdf"
    there.write_bytes(b"what was there")

    def full(path, content):
        with path.open("wb") as half:
            half.write(content[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space") as caught:
        saving.write(there, b"%PDF and more")
    assert there.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [there]
    assert "The disk is full" in saving.sentence(caught.value, there)


def test_a_folder_that_is_gone_has_its_sentence(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        saving.write(tmp_path / "gone" / "a.pdf", b"x")
    assert "not there any more" in saving.sentence(caught.value, Path("a.pdf"))


# Printing


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages_of(path: Path) -> int:
    document_ = QPdfDocument()
    document_.load(str(path))
    try:
        return document_.pageCount()
    finally:
        document_.close()


def test_every_page_goes_to_the_printer(page, desk, case, qtbot, monkeypatch, tmp_path):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    printer = to_file(tmp_path / "printed.pdf")
    monkeypatch.setattr(printing, "ask_printer", lambda *_asked: printer)
    qtbot.keyClick(page.reader.view.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pages_of(tmp_path / "printed.pdf") == page.reader.view.page_count()
    assert "went to the printer" in page.said.words()
    assert document.of_case(desk, case.id) == (), "printing issues nothing"


def test_only_the_pages_asked_for_as_often_as_asked_and_the_ink_is_there(desk, case, tmp_path):
    pdf = document.preview(desk, DocumentKind.BUDGET, sealed(desk, case).id).pdf
    printer = to_file(tmp_path / "two.pdf")
    printer.setFromTo(2, 3)
    reported = []
    count = printing.print_pdf(pdf, printer, lambda done, total: reported.append((done, total)))
    assert count == pages_of(tmp_path / "two.pdf") == 2
    assert reported[-1] == (2, 2)
    made = QPdfDocument()
    made.load(str(tmp_path / "two.pdf"))
    size = made.pagePointSize(0).toSize()
    image = made.render(0, size)
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
    )
    assert dark > 200
    assert (size.width(), size.height()) == pytest.approx((595, 842), abs=2)
    made.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said(
    page, desk, case, monkeypatch, tmp_path, qtbot, shell
):
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    printer = to_file(tmp_path / "no such folder" / "printed.pdf")
    monkeypatch.setattr(printing, "ask_printer", lambda *_asked: printer)
    page.print_it()
    assert isinstance(shell.faults[-1], printing.NotPrinted)


# For a visit, without a family


def test_blank_papers_without_a_family_one_for_each_age(page, desk):
    page.arrive(Place("documents"))
    assert page.title() == "Which paper do you take along?"
    kinds = [each.entry.kind for each in page.shelf.rows]
    assert kinds.count(DocumentKind.BLANK_FORM) >= 2
    assert set(kinds) == {
        DocumentKind.BLANK_FORM,
        DocumentKind.BLANK_PLAN,
        DocumentKind.CHILD_VOICE,
    }
    assert kinds.count(DocumentKind.CHILD_VOICE) == len(VoiceForm), "one for each age"
    for word in ("questionnaire", "child_voice"):
        page.arrive(Place("documents", None, word))
        assert page.reader.pdf.startswith(b"%PDF")
        assert page.reader.issue.isHidden()


# The question


def test_the_question_shows_the_address_warns_and_takes_somebody_else(shown, qtbot):
    people_ = (
        Recipient(NADIA, ("4 Weavers Row", "Exampleton")),
        Recipient("Tomas Quarrington", (), warned=True),
    )
    dialog = shown(issuing.Issuing(None, "Support plan", people_, date(2026, 11, 23), 6))
    assert dialog.recipient() == people_[0]
    dialog.accept()
    assert dialog.isVisible()
    assert "Choose how it reaches Nadia Quarrington" in dialog.means.said()
    qtbot.keyClick(dialog.means.cards[0].radio, "2")
    assert dialog.known.text().startswith("4 Weavers Row, Exampleton\nNobody has confirmed")
    dialog.accept()
    assert dialog.isVisible()
    assert "say how you know" in dialog.source.said()
    qtbot.keyClick(dialog.source.cards[0].radio, "1")
    assert dialog.asked() == issuing.Asked(replace(people_[0], means=Means.POST), Source.TOLD)
    qtbot.keyClick(dialog.means.cards[0].radio, "1")
    assert not dialog.source.isVisible()
    assert dialog.asked() == issuing.Asked(replace(people_[0], means=Means.HAND))
    dialog.whom.combo.setFocus()
    qtbot.keyClick(dialog.whom.combo, Qt.Key.Key_Down)
    assert dialog.recipient() == replace(people_[1], means=Means.HAND)
    assert "must not learn where the child lives" in dialog.warning.words()
    qtbot.keyClick(dialog.whom.combo, Qt.Key.Key_Down)
    dialog.accept()
    assert dialog.isVisible()
    assert "Enter for whom" in dialog.name.said()
    qtbot.keyClicks(dialog.name.line, "Iris Vale, solicitor")
    qtbot.keyClicks(dialog.address.box, "2 Court Street")
    someone = Recipient("Iris Vale, solicitor", ("2 Court Street",), means=Means.HAND)
    assert dialog.recipient() == someone
    dialog.accept()
    assert not dialog.isVisible()


def test_everything_that_takes_the_focus_has_a_name(page, desk, case):
    from PySide6.QtWidgets import QWidget

    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    for each in page.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page):
            assert each.accessibleName() or getattr(each, "text", lambda: "")(), each


# Attached files


def test_a_file_is_attached_looked_at_saved_as_it_was_and_taken_out(
    page, desk, case, qtbot, monkeypatch, tmp_path
):
    page.arrive(Place("documents", case.id))
    file = tmp_path / "receipt.exe"
    file.write_bytes(b"Paid to: Iris Vale\nSum: 12.50\n")
    monkeypatch.setattr(attaching, "ask", lambda _parent: (file, "Receipt of November"))
    page.shelf.attach.setFocus()
    qtbot.keyClick(page.shelf.attach, Qt.Key.Key_Return)
    (kept,) = attachment.of_case(desk, case.id)
    assert (kept.name, kept.what) == ("receipt.txt", "Receipt of November")
    page.arrive(Place("documents", case.id, f"attached/{kept.id}"))
    assert page.reader.pdf.startswith(b"%PDF")
    assert page.reader.issue.isHidden()
    row = next(each for each in page.shelf.rows if each.entry == kept)
    assert "receipt.txt" in row.accessibleName()
    to = tmp_path / "out.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(to), ""))
    page.save()
    assert to.read_bytes() == file.read_bytes(), "exactly the bytes that were attached"
    monkeypatch.setattr(attaching, "ask_why", lambda _parent, _what: "Another family's")
    page.take_out()
    assert attachment.of_case(desk, case.id) == ()


def test_a_program_called_pdf_is_refused_with_a_sentence(page, desk, case, monkeypatch, tmp_path):
    page.arrive(Place("documents", case.id))
    file = tmp_path / "agreement.pdf"
    file.write_bytes(b"MZ\x90\x00\x03")
    monkeypatch.setattr(attaching, "ask", lambda _parent: (file, "Agreement"))
    page.attach()
    assert "is a program, whatever its name says" in page.said.words()
    assert attachment.of_case(desk, case.id) == ()


def test_who_lives_apart_gets_an_own_copy(page, desk, case, answers, qtbot):
    apart = Person(
        uuid4(), "Tomas Vane", "father", True, address=Address("12 Mill Lane", "Wath", "S63 7AB")
    )
    people.save(desk, case.id, apart)
    sealed(desk, case)
    page.arrive(Place("documents", case.id, "allocation"))
    page.issue()
    assert "Tomas Vane lives elsewhere and gets an own copy" in page.said.words()
