"""The agreement's page: the next act first, questions, signatures and account, by real keys."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from ras_desktop.domain.agreement import AgreementState, Part, Relative, Signed, Signer
from ras_desktop.domain.money import Money
from ras_desktop.domain.payee import Evidence, PayeeKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.gui.agreement import money_to, questions, signing, terms
from ras_desktop.gui.pages.agreement import AgreementPage
from ras_desktop.gui.place import Place
from ras_desktop.services import account, agreement, attachment
from tests.helpers.agreed import (
    DETAILS,
    PDF,
    all_answered,
    begun,
    decided_case,
    made_ready,
    on_screen,
    signed,
)
from tests.helpers.cases import a_case, seeded
from tests.helpers.stores import desk_at

SHOTS = os.environ.get("RAS_SHOTS", "")


@pytest.fixture
def desk(file_desk):
    seeded(file_desk)
    return file_desk


@pytest.fixture
def case(desk):
    return decided_case(desk)


@pytest.fixture
def page(shown, context_of, desk, hub):
    made = AgreementPage(context_of(desk))
    made.resize(1366, 700)
    hub.changed.connect(made.refresh)
    return shown(made)


def shot(widget: QWidget, name: str) -> None:
    """A picture to look at, where RAS_SHOTS names a folder."""
    if SHOTS:
        for _again in range(3):
            QApplication.processEvents()
        widget.grab().save(str(Path(SHOTS) / f"{name}.png"))


def words(page) -> list[str]:
    return [each.words for each in page.acts()]


def first_act(page) -> str:
    return words(page)[0] if words(page) else ""


def test_without_a_decision_it_says_what_has_to_come_first(page, desk):
    page.arrive(Place("agreement", a_case(desk).id))
    assert "the panel or a manager decides first" in page.nothing.words.text()
    assert words(page) == []
    shot(page, "nothing")


def test_the_next_act_leads_from_the_decision_to_the_money(page, desk, case, monkeypatch, qtbot):
    page.arrive(Place("agreement", case.id))
    assert first_act(page) == "Begin the agreement"
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first_act(page) == "Change what is agreed …"
    shot(page, "draft")
    held = agreement.of_case(desk, case.id)[0]
    whole = replace(held, employs=True, relative=Relative(False))
    monkeypatch.setattr(terms, "ask", lambda *_all: whole)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first_act(page) == "Answer the questions …"
    shot(page, "questions-open")

    def answers(_parent, wanted, _before, _name):
        told = {each.question: each.yes for each in wanted}
        return questions.Told(told, Evidence.DECLARATION)

    monkeypatch.setattr(questions, "ask", answers)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first_act(page) == "Make it ready to sign"
    shot(page, "answered")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first_act(page) == "Take a signature …"
    shot(page, "ready")
    one = on_screen(desk, Signer.PAYEE, "Nadia Quarrington")
    monkeypatch.setattr(signing, "ask", lambda *_all: (one, None))
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    other = on_screen(desk, Signer.COUNCIL, "Sam Hale")
    monkeypatch.setattr(signing, "ask", lambda *_all: (other, None))
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert agreement.of_case(desk, case.id)[0].state is AgreementState.SIGNED
    assert first_act(page) == "Enter the account …"
    told = (DETAILS, "Bank letter")
    monkeypatch.setattr(money_to, "ask_account", lambda *_all, **_more: told)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert account.of_case(desk, case.id).waiting is not None
    shot(page, "signed")
    page.confirm_account()
    assert page.said.words(), "it is said why"
    assert account.of_case(desk, case.id).confirmed is None, "nobody confirms their own entry"


def test_who_may_only_read_is_offered_no_act_and_sees_no_account(
    shown, context_of, desk, case, desk_of
):
    signed(desk, case)
    page = shown(AgreementPage(context_of(desk_of(Role.PANEL_MEMBER))))
    page.arrive(Place("agreement", case.id))
    assert words(page) == ["Look at it on paper"]
    assert page.cards.account.isHidden()


def test_the_numbers_are_shown_to_finance_only(shown, context_of, desk, case, clock):
    signed(desk, case)
    account.enter(desk, case.id, DETAILS, "Bank letter")
    finance = desk_at(desk.store, frozenset({Role.FINANCE}), clock, "Finn Ames")
    page = shown(AgreementPage(context_of(finance)))
    page.arrive(Place("agreement", case.id))
    assert first_act(page) == "Confirm the account …"
    labels = " ".join(
        each.text() for each in page.cards.account.findChildren(QWidget) if hasattr(each, "text")
    )
    assert "••-••-01 ••••5678" in labels
    assert "12345678" not in labels
    assert "Show the numbers" in labels
    page.in_full(account.of_case(finance, case.id).waiting)
    assert "20-00-01 12345678" in page.said.words()


def test_each_missing_thing_leads_to_what_mends_it(page, desk, case, monkeypatch):
    begun(desk, case)
    page.arrive(Place("agreement", case.id))
    asked = []
    monkeypatch.setattr(questions, "ask", lambda *_all: asked.append("questions"))
    monkeypatch.setattr(terms, "ask", lambda *_all: asked.append("terms"))
    seen = page._open
    assert seen is not None
    for each in seen.missing:
        page.mend(each)
    assert set(asked) == {"questions"}


# The questions


def test_the_terms_say_beside_the_field_what_is_wrong(shown, desk, case, qtbot):
    held = agreement.start(desk, case.id).value
    seen = agreement.open_(desk, case.id)
    dialog = shown(terms.Terms(None, held, seen.granted, seen.people, "Amira Rose Quarrington"))
    shot(dialog, "terms")
    assert dialog.agreement().parts == held.parts
    dialog.form.field("sum/social_care/direct_payment").load(Money(100))
    dialog.accept()
    assert dialog.isVisible()
    assert "£3,924.40 was decided" in dialog.said.text()
    assert "Say whether somebody is employed" in dialog.form.field("employs").said()
    dialog.form.field("sum/social_care/direct_payment").load(Money(362_440))
    dialog.form.field("employs").load(False)
    dialog.form.field("relative_paid").load(True)
    dialog._show_why()
    dialog.accept()
    assert "Write which relative" in dialog.form.field("relative_who").said()
    dialog.form.field("relative_paid").load(False)
    kinds = dialog.form.field("payee_kind")
    qtbot.keyClick(kinds.cards[0].radio, "2")
    assert dialog.form.field("payee_name").value() == "Amira Rose Quarrington"
    dialog.accept()
    assert not dialog.isVisible()
    asked = dialog.agreement()
    assert asked.payee.kind is PayeeKind.YOUNG_PERSON
    assert asked.parts == (
        Part(Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, Money(362_440)),
        Part(Strand.SOCIAL_CARE, Way.NOTIONAL, Money(30_000)),
    )


def test_a_second_payee_is_named_with_a_share_and_shown_with_the_sum(
    shown, page, desk, case, qtbot
):
    held = begun(desk, case)
    seen = agreement.open_(desk, case.id)
    dialog = shown(terms.Terms(None, held, seen.granted, seen.people, "Amira Rose Quarrington"))
    dialog.besides.more.click()
    shot(dialog, "second-payee")
    qtbot.keyClick(dialog.form.field("beside/0/kind").cards[0].radio, "2")
    assert dialog.form.field("beside/0/payee").value() == "Amira Rose Quarrington"
    dialog.accept()
    assert "above 0 %" in dialog.form.field("beside/0/share").said()
    qtbot.keyClicks(dialog.form.field("beside/0/share").line, "40")
    dialog.accept()
    assert not dialog.isVisible()
    asked = dialog.agreement()
    assert (asked.paid_to(1), asked.paid_to(2)) == (Money(217_464), Money(144_976))
    agreement.keep(desk, asked)
    page.arrive(Place("agreement", case.id))
    shot(page, "two-payees")
    said = " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))
    assert "£1,449.76 a year (The young person)" in said
    dialog.besides.take_out(0)
    assert dialog.agreement().beside == ()


def test_answers_need_what_they_rest_on(shown, desk, case, qtbot):
    begun(desk, case)
    seen = agreement.open_(desk, case.id)
    dialog = shown(questions.Questions(None, seen.wanted, seen.answers))
    shot(dialog, "questions")
    for field in dialog.fields.values():
        qtbot.keyClick(field.cards[0].radio, "1")
    dialog.accept()
    assert dialog.isVisible()
    assert "Choose on what" in dialog.evidence.said()
    qtbot.keyClick(dialog.evidence.cards[0].radio, "2")
    dialog.accept()
    assert not dialog.isVisible()
    told = dialog.told()
    assert set(told.answers) == {each.question for each in seen.wanted}
    assert told.evidence is Evidence.DOCUMENT


def test_a_signature_is_written_with_the_mouse_and_cleared_with_a_key(shown, desk, case, qtbot):
    held = made_ready(desk, case)
    dialog = shown(signing.Signing(None, desk, held, (), desk.today()))
    dialog.accept()
    assert dialog.isVisible()
    assert "sign on the pad" in dialog.pad_said.text()
    pad = dialog.pad
    wide, high = pad.width(), pad.height()
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(wide // 10, high // 2))
    for step in range(2, 9):
        y = high // 2 + (high // 4) * (1 if step % 2 else -1)
        qtbot.mouseMove(pad, QPoint(wide * step // 10, y))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(wide * 9 // 10, high // 2))
    (line,) = pad.strokes()
    assert len(line) >= 5
    assert all(0 <= x <= 10_000 and 0 <= y <= 10_000 for x, y in line)
    shot(dialog, "signing")
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes() == ()
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert dialog.isVisible(), "a dot is no signature"


def test_a_signature_on_paper_takes_its_scan_along(
    page, desk, case, qtbot, monkeypatch, tmp_path, shown
):
    held = made_ready(desk, case)
    file = tmp_path / "signed.exe"
    file.write_bytes(PDF)
    dialog = shown(signing.Signing(None, desk, held, (), desk.today()))
    qtbot.keyClick(dialog.how.cards[0].radio, "1")
    dialog.accept()
    assert "Attach the scan" in dialog.scan.said()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    qtbot.mouseClick(dialog.file, Qt.MouseButton.LeftButton)
    shot(dialog, "signing-paper")
    dialog.accept()
    assert not dialog.isVisible()
    page.arrive(Place("agreement", case.id))
    monkeypatch.setattr(signing, "ask", lambda *_all: (dialog.signature(), dialog.path))
    page.sign()
    (kept,) = agreement.of_case(desk, case.id)
    (scan,) = attachment.of_case(desk, case.id)
    assert (kept.signatures[0].how, kept.signatures[0].scan) == (Signed.PAPER, scan.id)
    assert (scan.name, scan.what, scan.about) == ("signed.pdf", "Signed agreement", held.id)


def test_the_account_is_typed_again_without_seeing_it(shown, desk, case, qtbot):
    held = account.enter(desk, case.id, DETAILS, "Bank letter").value
    dialog = shown(money_to._Account(None, "", held))
    shot(dialog, "account-again")
    text = " ".join(each.text() for each in dialog.findChildren(QWidget) if hasattr(each, "text"))
    assert "12345678" not in text
    dialog.accept()
    assert "six digits" in dialog.form.field("sort_code").said()
    qtbot.keyClicks(dialog.form.field("sort_code").line, "20-00-01")
    qtbot.keyClicks(dialog.form.field("number").line, "12345678")
    dialog.accept()
    assert not dialog.isVisible()


def test_everything_that_takes_the_focus_has_a_name(page, desk, case):
    all_answered(desk, begun(desk, case))
    page.arrive(Place("agreement", case.id))
    for each in page.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page):
            assert each.accessibleName() or getattr(each, "text", lambda: "")(), each


def test_an_end_is_asked_with_its_day_and_reason(shown, desk, case):
    dialog = shown(money_to._End(None, date(2026, 11, 23), date(2026, 11, 30)))
    dialog.accept()
    assert "Write why it ends" in dialog.form.field("reason").said()
    dialog.form.load({"on": date(2026, 11, 29), "reason": "x"})
    dialog.accept()
    assert "cannot end before" in dialog.form.field("on").said()
