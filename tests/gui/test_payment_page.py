"""A family's payments and finance's runs, through their pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.pay_run import RunKind, RunState
from ras_desktop.gui.dialogs import payment as dialogs
from ras_desktop.gui.pages.payment import PaymentPage
from ras_desktop.gui.pages.runs import RunsPage
from ras_desktop.gui.payments import back, one
from ras_desktop.gui.place import Place
from ras_desktop.services import payment, payment_back, payment_case
from tests.helpers.paying import (
    RUN_DAY,
    Payers,
    day,
    payers,
    payments,
    returns,
    sealed,
    to_be_paid,
)
from tests.helpers.stores import SetDesk


@pytest.fixture
def who(file_desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Payers:
    return payers(file_desk, desk_of)


@pytest.fixture
def at(qtbot, context_of):
    """Opens a page for somebody."""

    def open_(desk, kind, place):
        page = kind(context_of(desk))
        qtbot.addWidget(page)
        page.resize(1160, 760)
        page.arrive(place)
        page.show()
        return page

    return open_


def words(page) -> list[str]:
    return [each.words for each in page.acts()]


def test_what_comes_is_explained_step_by_step(who, at):
    case, _held = to_be_paid(who)
    page = at(who.worker, PaymentPage, Place("payment", case.id))
    first = page.coming_table.model.at(0)
    assert (first.on, first.amount) == (date(2026, 11, 30), Money(13_940))
    assert "for 14 of 28 days of this one: £139.40." in page.why.text()
    page.coming_table.picked.emit(page.coming_table.model.at(1))
    assert "£3,624.40 a year in 13 parts: £278.80." in page.why.text()
    assert not page.paid.isVisible()


def test_a_pause_is_asked_agreed_and_ended_on_the_page(who, at, monkeypatch, shell):
    case, _held = to_be_paid(who)
    place = Place("payment", case.id)
    asked = (RUN_DAY, RUN_DAY + timedelta(13), "In hospital")
    monkeypatch.setattr(dialogs, "ask_pause", lambda *_a: asked)
    page = at(who.worker, PaymentPage, place)
    page.pause_button.click()
    (held,) = payment_case.of_case(who.worker, case.id).pauses
    assert [each.text() for each in page._pause_acts(held)] == ["Take it back"]
    monkeypatch.setattr(dialogs, "ask_words", lambda *_a: "Spoke to the ward")
    theirs = at(who.manager, PaymentPage, place)
    theirs.answer(held, True)
    (held,) = payment_case.of_case(who.worker, case.id).pauses
    assert held.look == "Spoke to the ward"
    monkeypatch.setattr(dialogs, "ask_day_and_reason", lambda *_a: (RUN_DAY, "Home"))
    theirs.resume(held)
    assert payment_case.of_case(who.worker, case.id).coming[1].amount == Money(27_880)
    assert not shell.faults


def test_a_run_from_opening_to_the_file(who, at, monkeypatch, shell, tmp_path):
    case, _held = to_be_paid(who)
    page = at(who.finance, RunsPage, Place("runs"))
    monkeypatch.setattr(
        "ras_desktop.gui.pages.runs.ask_run", lambda *_a: (RunKind.FOUR_WEEKLY, RUN_DAY, "")
    )
    assert words(page) == ["Open a run …"]
    page.begin()
    place = shell.places[-1]
    page = at(who.finance, RunsPage, place)
    assert words(page)[0] == "Work out what is due"
    page.one.review()
    assert page.one.told.run.state is RunState.REVIEWED
    page.one.seal()  # their own: said, not done
    assert page.one.said.isVisible()
    assert payment.runs(who.finance).open is not None
    second = at(who.second, RunsPage, place)
    monkeypatch.setattr(one, "confirm", lambda *_a: True)
    assert words(second)[0] == "Seal the run …"
    second.one.seal()
    assert [each.amount.pence for each in payments(who, case)] == [41_820]
    saved = []
    monkeypatch.setattr(one.out, "save", lambda *a, **_k: saved.append(a[3]))
    second.one.export()
    assert saved == [payment.export(who.finance, second.one.told.run.id).value]
    assert not shell.faults


def test_what_is_blocked_says_why_on_the_page(who, at):
    from tests.helpers.agreed import decided_case, signed

    signed(who.worker, decided_case(who.worker))
    held = payment.review(
        who.finance, payment.open_(who.finance, RunKind.FOUR_WEEKLY, RUN_DAY).value
    ).value
    page = at(who.finance, RunsPage, Place("runs", None, str(held.id)))
    assert (held.count, held.blocked) == (0, 1)
    page.one.shown.load("blocked")
    page.one._show_lines()
    (line,) = page.one.table.model.rows()
    page.one.table.picked.emit(line)
    assert "account" in page.one.why.text()


def test_the_banks_file_of_returns_is_shown_taken_in_and_looked_at(
    who, at, monkeypatch, shell, tmp_path
):
    case, _held = to_be_paid(who)
    run = sealed(who)
    (line,) = payment.opened(who.finance, run.id).lines
    day(who, RUN_DAY + timedelta(2))
    path = tmp_path / "returns.csv"
    path.write_bytes(returns((line.line.reference, "418.20", "15/12/2026")))
    page = at(who.finance, RunsPage, Place("runs"))
    page.list.back.look_at(path)
    assert "1 payment of ours came back" in page.list.back.words.text()
    page.list.back.take.click()
    (waiting,) = payment_back.waiting(who.finance)
    monkeypatch.setattr(back, "ask_words", lambda *_a: "New account asked for")
    page.list.back.look(waiting)
    assert payment_back.waiting(who.finance) == ()
    theirs = at(who.finance, PaymentPage, Place("payment", case.id))
    entries = theirs.paid_table.model.rows()
    assert [theirs._standing(each).words for each in entries] == [
        "Came back from the bank", "Came back",
    ]  # fmt: skip
    assert not shell.faults


def test_how_we_pay_is_kept_and_a_layout_of_ones_own_read(who, at, shell, tmp_path):
    page = at(who.finance, RunsPage, Place("runs"))
    how = page.list.how
    how.form.field("layout").load("bank")
    how.form.field("health").load(" H99 ")
    how.keep()
    kept = payment.setting(who.finance)
    assert kept.layout.id == "bank"
    assert kept.codes["health"] == "H99"
    own = tmp_path / "own.toml"
    own.write_text("format = 1\n", encoding="utf-8")
    how.take_layout(own)
    assert shell.warned
    assert not shell.faults


def test_nothing_signed_says_where_payments_come_from(who, at):
    from tests.helpers.cases import a_case

    case = a_case(who.worker)
    page = at(who.worker, PaymentPage, Place("payment", case.id))
    assert page.nothing.isVisible()


def test_what_was_paid_before_this_program_is_written_down_and_not_paid_again(who, at, monkeypatch):
    case, _held = to_be_paid(who)
    day(who, RUN_DAY)
    assert "Paid before this program …" not in words(
        at(who.worker, PaymentPage, Place("payment", case.id))
    ), "finance knows what was paid"
    page = at(who.finance, PaymentPage, Place("payment", case.id))
    assert page.before_button.isVisible()
    assert page.coming_table.model.at(0).amount == Money(41_820)
    monkeypatch.setattr(
        dialogs, "ask_before",
        lambda _page, purses, _names, on: dialogs.Before(purses[0], Money(13_940), on),
    )  # fmt: skip
    page.before_button.click()
    assert page.coming_table.model.at(0).amount == Money(27_880)
    assert not page.before_button.isVisible(), "it is written down once"
    (entry,) = payment_case.of_case(who.finance, case.id).entries
    assert (entry.amount, entry.on) == (Money(13_940), RUN_DAY)
