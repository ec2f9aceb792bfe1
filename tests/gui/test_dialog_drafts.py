"""What is typed into an open question is not lost: kept, put back, dropped once it is done."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from types import SimpleNamespace
from unittest.mock import MagicMock
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.plan import Way
from ras_desktop.domain.put_off import About
from ras_desktop.domain.request import Strand
from ras_desktop.domain.user import Standing
from ras_desktop.gui import dialogs
from ras_desktop.gui.agreement import money_to
from ras_desktop.gui.clipboard import is_secret
from ras_desktop.gui.dialog_draft import fields_of
from ras_desktop.gui.dialogs import payment, put_off, review
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.family.next_step import draft_name, draft_place
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.services import draft as drafts
from ras_desktop.services.desk import Done
from tests.gui.family_helpers import add_child

WORDS = "Grandmother rang on Friday"
DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Blank(Page):
    """A page that asks."""

    TITLE = "Which?"

    def open(self, place):
        pass


@pytest.fixture
def page(shown, context_of, file_desk):
    made = Blank(context_of(file_desk))
    made.resize(1366, 768)
    made.arrive(Place("families"))
    return shown(made)


@pytest.fixture
def plays(monkeypatch):
    """The questions are answered by `plays(act)`: `act(dialog)` gives the answer, None kills it."""

    def play(act: Callable):
        def run(self):
            self.setModal(False)
            self.show()
            answer = act(self)
            if answer is not None:
                self.done(answer)
            else:
                self.hide()
            return answer or QDialog.DialogCode.Rejected

        monkeypatch.setattr(Question, "exec", run)

    return play


def type_into(dialog):
    for each in words_of(dialog):
        each.retype(WORDS)
        each.edited.emit()


def words_of(dialog):
    """Fields that give back words as they were typed."""
    return [each for each in fields_of(dialog).values() if isinstance(each.typed(), str)]


# Every question of gui.dialogs that has a field for words


KIT = SimpleNamespace(id=uuid4(), name="Kit Lowe", team="North", standing=Standing.ACTIVE)
KEY = (next(iter(Strand)), next(iter(Way)))
AMIRA = SimpleNamespace(id=uuid4(), name="Amira", number="1")


def given(name: str, annotation: str):
    """Something for an argument of a question, by its annotation; else a thing with any name."""
    if annotation == "Sequence[User]":
        return (KIT,)
    if annotation.startswith("Sequence") or annotation.startswith("tuple["):
        return ()
    if annotation.startswith("Callable") or annotation == "Check":
        return lambda *_rest: ()
    plain = {
        "str": name, "int": 2, "bool": True, "date": DAY, "datetime": NOW, "Money": ZERO,
    }  # fmt: skip
    for word, value in plain.items():
        if annotation == word:
            return value
    if "None" in annotation:
        return None
    made = MagicMock()
    made.configure_mock(
        title="Rates", starts=DAY, share=None, answer="", answered_on=DAY, answer_by=DAY, sum=ZERO,
        was=ZERO, becomes=ZERO, before=(), after=(), hides=True, last=DAY, about="task",
        subject="", items=(), name="Kit Lowe", team="", id=uuid4(),
    )  # fmt: skip
    return made


SPECIAL = {
    ("cover", "ask_cover"): lambda page: (page, (KIT,), KIT.id, "North", True, DAY),
    ("cover", "ask_hand_over"): lambda page: (page, KIT, (AMIRA,), (KIT,), DAY),
    ("meeting", "ask_interest"): lambda page: (
        page,
        SimpleNamespace(id=1, members=[SimpleNamespace(id=2, name="Kit", user=3)]),
        [(uuid4(), "Amira")],
        3,
    ),
    ("meeting", "ask_over"): lambda page: (page, SimpleNamespace(id=1, notes=""), "Really?"),
    ("payment", "ask_before"): lambda page: (page, ((*KEY, 1),), {}, DAY),
    ("payment", "ask_back"): lambda page: (page, ((*KEY, 1),), {}, DAY, ZERO),
    ("payment", "ask_share"): lambda page: (
        page,
        SimpleNamespace(
            strand=KEY[0], agency="", agreed_by="", agreed_on=DAY, monitored_by="", recharged=False
        ),
    ),
    ("reconsideration", "ask_file"): lambda page: (page, (Choice(1, "A file"),)),
}


CHOSEN = ("ask_copy",)
"""An earlier plan is chosen; nothing is written there."""
COMPARING = ("versions", "changed", "returned")
"""They show two copies, to choose one; nothing is written there."""


def asking():
    """Every function of gui.dialogs that asks something, with what it is asked."""
    for found in pkgutil.iter_modules(dialogs.__path__):
        module = importlib.import_module(f"{dialogs.__name__}.{found.name}")
        for name, verb in inspect.getmembers(module, inspect.isfunction):
            own = name.startswith("ask") and verb.__module__ == module.__name__
            if own and found.name not in COMPARING and name not in CHOSEN:
                yield found.name, verb


def call(page, module, verb):
    special = SPECIAL.get((module, verb.__name__))
    if special is not None:
        return verb(*special(page))
    wanted = list(inspect.signature(verb).parameters.values())[1:]  # the first is the parent
    return verb(page, *(given(each.name, str(each.annotation)) for each in wanted))


def test_words_of_every_question_survive_the_window(page, plays, shell, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: ("/tmp/a.pdf", ""))
    took_words = []
    for module, verb in asking():
        seen: list[list[str]] = []
        plays(partial(typed_and_killed, page, seen))
        call(page, module, verb)
        plays(partial(asked_again, seen))
        call(page, module, verb)
        assert seen[:1] == seen[1:], (module, verb.__name__)
        assert shell.faults == [], (module, verb.__name__)
        if seen and seen[0]:
            assert WORDS in seen[0]
            took_words.append(f"{module}.{verb.__name__}")
    assert len(took_words) > 30, took_words


def typed_and_killed(page, seen, dialog):
    """As the window does before it is left or locked; the question itself is never answered."""
    type_into(dialog)
    for each in tuple(page.context.asking):
        each.keep()
    seen.append([each.typed() for each in words_of(dialog)])


def asked_again(seen, dialog):
    seen.append([each.typed() for each in words_of(dialog)])
    said = dialog.draft.said.words() if dialog.draft else ""
    assert ("not saved yet" in said) is bool(words_of(dialog))
    return QDialog.DialogCode.Rejected


# What is kept, and until when


def test_within_two_seconds_by_itself(page, plays, qtbot, file_desk):
    def act(dialog):
        with qtbot.waitSignal(dialog.draft.keeper.kept, timeout=5000):
            qtbot.keyClicks(dialog.form.field("why").editors()[0], WORDS)
        assert "Draft kept" in dialog.draft.keeper.label.words.text()

    plays(act)
    review.ask_kind(page)
    (held,) = drafts.mine(file_desk)
    assert held.body["typed"] == {"What has happened or is asked for": WORDS}
    assert draft_name(held) == "Why is a review needed?"
    assert draft_place(held) == Place("families")


def test_nothing_typed_keeps_nothing(page, plays, file_desk):
    def undo(dialog):
        type_into(dialog)
        dialog.draft.keep()
        for each in words_of(dialog):
            each.retype("")
            each.edited.emit()
        return QDialog.DialogCode.Rejected

    plays(lambda _dialog: QDialog.DialogCode.Rejected)
    review.ask_kind(page)
    assert drafts.mine(file_desk) == ()
    plays(undo)
    review.ask_kind(page)
    assert drafts.mine(file_desk) == ()


def answer(dialog):
    type_into(dialog)
    return QDialog.DialogCode.Accepted


def test_dropped_once_the_act_has_succeeded_and_not_before(page, plays, file_desk):
    def refuse():
        raise Refused((Finding("review.why.missing"),))

    plays(answer)
    payment.ask_day_and_reason(page, "Why?", "", "Yes", DAY)
    page.act(refuse, refused=lambda _found: None)
    QApplication.processEvents()
    assert len(drafts.mine(file_desk)) == 1
    payment.ask_day_and_reason(page, "Why?", "", "Yes", DAY)
    page.act(lambda: Done(None, ()))
    assert drafts.mine(file_desk) == ()


def test_dropped_where_no_act_follows(page, plays, file_desk, qtbot):
    plays(answer)
    payment.ask_day_and_reason(page, "Why?", "", "Yes", DAY)
    qtbot.waitUntil(lambda: drafts.mine(file_desk) == (), timeout=2000)


def test_thrown_away_on_purpose(page, plays, file_desk):
    def left(dialog):
        type_into(dialog)
        return QDialog.DialogCode.Rejected

    def thrown(dialog):
        assert dialog.form.field("why").value() == WORDS
        dialog.draft.throw_away()
        assert dialog.form.field("why").value() == ""
        assert dialog.draft.said.isHidden()
        return QDialog.DialogCode.Rejected

    plays(left)
    review.ask_kind(page)
    plays(thrown)
    review.ask_kind(page)
    assert drafts.mine(file_desk) == ()


def test_words_of_one_child_are_not_put_to_another(page, plays, file_desk):
    one, other = (add_child(file_desk, "Amira", name).id for name in ("Quarrington", "Hale"))
    room = SimpleNamespace(hides=True, last=DAY)
    seen = []

    def look(dialog):
        seen.append(dialog.form.field("words").value())
        if not seen[-1]:
            type_into(dialog)
        return QDialog.DialogCode.Rejected

    plays(look)
    for case in (one, other, one):
        put_off.ask_put_off(page, "A task", About("task"), room, DAY, case)
    assert seen == ["", "", WORDS]
    assert {each.case for each in drafts.mine(file_desk)} == {one, other}


def test_secrets_are_in_no_draft(page, plays, file_desk):
    def act(dialog):
        for each in dialog.findChildren(Field):
            if not isinstance(each, DateField):
                each.retype("12345678")
                each.edited.emit()
        return QDialog.DialogCode.Rejected

    plays(act)
    money_to.ask_account(page, "A. Quarrington")
    (held,) = drafts.mine(file_desk)
    assert set(held.body["typed"]) == {"Name of the account", "Taken from"}


@pytest.mark.parametrize("name", ["Passphrase", "Recovery key"])
def test_a_secret_field_is_known_by_its_editor(page, name):
    from ras_desktop.gui.dialogs.recovery_key import AskRecoveryKey
    from ras_desktop.gui.dialogs.returned import EarlierPassphrase

    dialog: Question = (
        EarlierPassphrase(page) if name == "Passphrase" else AskRecoveryKey(page, "?", "Yes")
    )
    assert any(is_secret(e) for f in dialog.findChildren(Field) for e in f.editors())
    assert fields_of(dialog) == {}
    dialog.deleteLater()
