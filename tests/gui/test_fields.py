"""Each field: shows a value, gives it back, keeps what was typed, says what cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.money import Money
from ras_desktop.gui.widgets.choice_field import (
    CardsField,
    Choice,
    ListField,
    SeveralField,
    TickField,
    choices,
)
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.line_fields import (
    MoneyField,
    NumberField,
    PassphraseField,
    PostcodeField,
    TextField,
)
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.person_field import PersonField

NEEDS = (Choice("asd", "Autism"), Choice("pd", "Physical disability", "Uses a wheelchair"))
PEOPLE = (Choice(1, "Maren Dunstall", "North"), Choice(2, "Idris Okafor-Lind"))


def find(text, answer):
    answer([each for each in PEOPLE if text.lower() in each.words.lower()])


MAKERS = {
    "text": (lambda: TextField("Name"), "Zoë O’Brien", ""),
    "long": (lambda: LongField("Story"), "One.\nTwo.", ""),
    "date": (lambda: DateField("Born"), date(2010, 8, 31), None),
    "money": (lambda: MoneyField("Cost"), Money(392440), None),
    "number": (lambda: NumberField("Hours", places=2), Decimal("2.5"), None),
    "postcode": (lambda: PostcodeField(), "S65 1AA", ""),
    "list": (lambda: ListField("Need", NEEDS), "pd", None),
    "cards": (lambda: CardsField("Need", NEEDS), "asd", None),
    "several": (lambda: SeveralField("Needs", NEEDS), ("asd", "pd"), ()),
    "tick": (lambda: TickField("The booklet was given"), True, False),
}
ALL = pytest.mark.parametrize(("make", "value", "nothing"), MAKERS.values(), ids=MAKERS)


@pytest.fixture
def on_page(shown):
    """Fields under each other in a window that is shown, with a last field to tab to."""

    def show(*fields):
        page = QWidget()
        whole = QVBoxLayout(page)
        for field in fields:
            whole.addWidget(field)
        page.last = QLineEdit()
        page.last.setAccessibleName("Last")
        whole.addWidget(page.last)
        shown(page)
        fields[0].take_focus()
        return page

    return show


@ALL
def test_a_value_is_shown_and_given_back_and_loading_is_not_editing(qtbot, make, value, nothing):
    field = make()
    qtbot.addWidget(field)
    edits = []
    field.edited.connect(lambda: edits.append(1))
    assert field.value() == nothing
    field.load(value)
    assert field.value() == value
    assert field.fault() is None
    field.load(None)
    assert field.value() == nothing
    assert edits == []


@ALL
def test_what_was_typed_comes_back_from_a_draft(qtbot, make, value, nothing):
    import json

    first, second = make(), make()
    for field in (first, second):
        qtbot.addWidget(field)
    first.load(value)
    second.retype(json.loads(json.dumps(first.typed())))
    assert second.value() == value


@ALL
def test_a_finding_is_said_beside_the_field_and_to_a_screen_reader(qtbot, make, value, nothing):
    field = make()
    qtbot.addWidget(field)
    field.show_findings([Finding("plan.line.gap_missing")])
    assert "which gap this fills" in field.said()
    assert all("which gap this fills" in each.accessibleDescription() for each in field.editors())
    field.show_findings([])
    assert field.said() == ""
    assert all("gap" not in each.accessibleDescription() for each in field.editors())


@ALL
def test_every_editor_has_a_name_to_be_read_out(qtbot, make, value, nothing):
    field = make()
    qtbot.addWidget(field)
    assert field.editors()
    assert all(each.accessibleName() for each in field.editors())


def test_half_typed_things_stay_in_the_draft(qtbot):
    money, day = MoneyField("Cost"), DateField("Born")
    for field in (money, day):
        qtbot.addWidget(field)
    money.retype("12,3x")
    day.retype(["31", "", ""])
    assert money.typed() == "12,3x"
    assert day.typed() == ["31", "", ""]
    assert money.value() is None
    assert money.fault().code == "field.money"
    assert day.fault().code == "field.date_partial"


def test_an_impossible_value_is_said_on_leaving_and_not_while_typing(qtbot, on_page):
    field = MoneyField("Cost")
    page = on_page(field)
    qtbot.keyClicks(field.line, "12x")
    assert field.said() == ""
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert page.last.hasFocus()
    assert field.said() == "Type the sum in pounds, such as 1234.50."
    field.take_focus()
    field.line.clear()
    qtbot.keyClicks(field.line, "12.5")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.said() == ""
    assert field.line.text() == "12.50"


def test_a_warning_of_a_service_stays_when_the_field_is_left(qtbot, on_page):
    field = TextField("Name")
    on_page(field)
    warning = Finding("plan.line.gap_missing", severity=Severity.WARNING)
    field.show_findings([warning])
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.findings() == (warning,)


def test_a_date_is_typed_with_tabs_and_a_month_by_name(qtbot, on_page):
    field = DateField("Born")
    page = on_page(field)
    for part, typed in ((field.day, "31"), (field.month, "aug"), (field.year, "2010")):
        assert part.hasFocus()
        qtbot.keyClicks(part, typed)
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert page.last.hasFocus()
    assert field.value() == date(2010, 8, 31)
    assert field.said() == ""


def test_a_date_is_not_called_half_while_its_parts_are_filled(qtbot, on_page):
    field = DateField("Born")
    on_page(field)
    qtbot.keyClicks(field.day, "31")
    qtbot.keyClick(field.day, Qt.Key.Key_Tab)
    assert field.month.hasFocus()
    assert field.said() == ""


@pytest.mark.parametrize("pasted", ["31/8/2010", "31 August 2010", "2010-08-31", "31st Aug, 2010"])
def test_a_whole_date_is_pasted_into_any_part(qtbot, on_page, pasted):
    field = DateField("Born")
    on_page(field)
    QGuiApplication.clipboard().setText(pasted)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.month, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == date(2010, 8, 31)


def test_a_calendar_is_extra(qtbot):
    from PySide6.QtCore import QDate

    field = DateField("Born", calendar=True)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        field._picked(QDate(2026, 12, 3))
    assert field.value() == date(2026, 12, 3)


def test_pasting_works_in_a_passphrase_which_no_draft_keeps(qtbot, on_page):
    field = PassphraseField("Passphrase")
    on_page(field)
    QGuiApplication.clipboard().setText("teacup harbour violet")
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == "teacup harbour violet"
    assert field.typed() == ""
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(field._eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field._eye.accessibleName() == "Hide what is typed"
    field.hide_typed()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("key", [1, 2])
def test_a_number_key_chooses_a_card(qtbot, on_page, key):
    field = CardsField("Need", NEEDS)
    on_page(field)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.cards[0].radio, str(key))
    assert field.value() == NEEDS[key - 1].value
    qtbot.keyClick(field.cards[0].radio, "9")
    assert field.value() == NEEDS[key - 1].value


def test_the_whole_card_can_be_pressed(qtbot, on_page):
    field = CardsField("Need", NEEDS)
    on_page(field)
    card = field.cards[1]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() / 2)
    assert field.value() == "pd"


def test_cards_are_one_stop_for_tab_and_arrows_go_between(qtbot, on_page):
    field = CardsField("Need", NEEDS)
    on_page(field)
    field.load("asd")
    field.take_focus()
    qtbot.keyClick(field.cards[0].radio, Qt.Key.Key_Down)
    assert field.value() == "pd"


def test_a_value_that_is_no_longer_offered_is_not_lost(qtbot):
    field = ListField("Need", NEEDS)
    qtbot.addWidget(field)
    field.load("mld")
    assert field.value() == "mld"
    field.offer(NEEDS[:1])
    assert field.value() == "mld"


def test_the_wheel_does_not_change_a_list_by_accident(qtbot, on_page):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    field = ListField("Need", NEEDS)
    on_page(field)
    field.load("asd")
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.combo, turn)
    assert field.value() == "asd"


def test_choices_come_from_a_table_of_words():
    assert choices({"short": "Short term"}) == (Choice("short", "Short term"),)


def test_a_person_is_found_by_letters_and_picked_with_keys(qtbot, on_page):
    field = PersonField("Worker", find)
    page = on_page(field)
    qtbot.keyClicks(field.line, "idr")
    assert field.list.isVisible()
    assert field.value() is None
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == 2
    assert field.line.text() == "Idris Okafor-Lind"
    assert not field.list.isVisible()
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert page.last.hasFocus()
    assert field.said() == ""


def test_a_name_without_a_person_is_said(qtbot, on_page):
    field = PersonField("Worker", find)
    on_page(field)
    qtbot.keyClicks(field.line, "nobody of that name")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.fault().code == "field.person_unknown"
    assert "Nobody of that name was picked" in field.said()


def test_up_and_down_go_through_the_people_and_escape_closes(qtbot, on_page):
    field = PersonField("Worker", find)
    on_page(field)
    qtbot.keyClicks(field.line, "n")
    assert field.list.count() == 2
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.list.currentRow() == 1
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.list.currentRow() == 0
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.list.isVisible()


def test_a_person_comes_back_from_a_draft_by_name(qtbot):
    field = PersonField("Worker", find)
    qtbot.addWidget(field)
    field.load(PEOPLE[0])
    again = PersonField("Worker", find)
    qtbot.addWidget(again)
    again.retype(field.typed())
    assert again.value() == 1


def test_odd_text_is_taken_as_it_is(qtbot):
    field = TextField("Name")
    qtbot.addWidget(field)
    for name in ("Robert'); DROP TABLE child;--", "<b>Zoë</b>", "محمد", "👩‍👧 Li", "a & b"):
        field.load(name)
        assert field.value() == name


def test_control_characters_are_taken_out(qtbot):
    field = TextField("Name")
    qtbot.addWidget(field)
    field.load("Am\x00i\x07ra")
    assert field.value() == "Amira"


def test_a_paste_that_a_line_does_not_hold_is_told_at_the_field(qtbot, shown):
    field = shown(TextField("First names"))
    QGuiApplication.clipboard().setText("Tamsin " * 100)
    field.line.setFocus()
    field.line.paste()
    assert len(field.line.text()) == 500
    words = "This line holds 500 characters, so the end of what was put in was left out"
    assert field.said().startswith(words)
    field.line.clearFocus()
    assert field.said().startswith(words), "leaving the field does not take it away"
    field.load("Tamsin")
    assert field.said() == ""
