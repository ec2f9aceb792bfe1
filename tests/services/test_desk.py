"""One verb is one transaction: asked for, kept whole or not at all, and told to the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import psycopg
import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User
from ras_desktop.services.clock import day_of, system
from ras_desktop.services.desk import Changed, Desk, Done
from ras_desktop.store import user as user_store
from ras_desktop.store.trouble import Trouble
from ras_desktop.wording import finding
from tests.helpers.stores import SetDesk


def add_user(desk: Desk, name: str, fail: bool = False) -> Done[User]:
    with desk.act("user.add") as work:
        user = user_store.keep(work.session, User(uuid4(), name, frozenset({Role.FINANCE})))
        work.changed("user", user.id)
        work.changed("user", user.id)
        if fail:
            raise ValueError("halfway")
        return work.done(user)


def names(desk: Desk) -> set[str]:
    with desk.read("user.list") as look:
        return {each.name for each in user_store.everybody(look.session)}


def test_a_verb_is_kept_and_tells_what_changed(desk: SetDesk) -> None:
    done = add_user(desk, "Kit Lowe")
    assert done.changed == (Changed("user", done.value.id),)
    assert "Kit Lowe" in names(desk)


def test_a_verb_that_fails_leaves_nothing_and_the_desk_usable(desk: SetDesk) -> None:
    with pytest.raises(ValueError, match="halfway"):
        add_user(desk, "Kit Lowe", fail=True)
    assert "Kit Lowe" not in names(desk)
    add_user(desk, "Max Reed")
    assert "Max Reed" in names(desk)


def test_who_may_not_is_refused_before_anything_happens(desk: SetDesk, desk_of) -> None:
    finance = desk_of(Role.FINANCE)
    with pytest.raises(Refused) as refused:
        add_user(finance, "Max Reed")
    assert "Administrator" in finding(refused.value.findings[0])
    assert "Max Reed" not in names(desk)
    assert not finance.offers("user.add")
    assert desk.offers("user.add")


def test_a_verb_that_comes_too_early_says_so(desk: SetDesk) -> None:
    with pytest.raises(Refused) as refused, desk.act("user.restore") as work:
        work.allow("active")
    assert "suspended" in finding(refused.value.findings[0])
    with pytest.raises(Refused), desk.act("user.restore", state="active"):
        pass
    assert desk.why_not("user.restore", "suspended") is None
    assert desk.why_not("user.restore", "active") is not None


def test_a_look_inside_a_verb_sees_what_the_verb_has_done(desk: SetDesk) -> None:
    with desk.act("user.add") as work:
        user_store.keep(work.session, User(uuid4(), "Kit Lowe", frozenset({Role.FINANCE})))
        assert "Kit Lowe" in names(desk)


def test_a_verb_inside_a_verb_is_a_fault_of_the_program(desk: SetDesk) -> None:
    with desk.act("user.add"), pytest.raises(RuntimeError, match="one transaction"):
        add_user(desk, "Max Reed")


def test_an_unknown_verb_is_a_fault_of_the_program(desk: SetDesk) -> None:
    with pytest.raises(KeyError), desk.act("user.dance"):
        pass


def test_the_moment_is_the_clocks_and_the_day_is_englands(desk: SetDesk) -> None:
    desk.clock.set(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))  # half past midnight in summer
    assert desk.today() == date(2026, 7, 1)
    with desk.read() as look:
        assert (look.now, look.today) == (desk.clock(), date(2026, 7, 1))
    assert day_of(datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert system().tzinfo is UTC


@pytest.mark.postgres
def test_a_server_that_is_away_is_told_and_then_used_again(server_store) -> None:
    from tests.helpers.stores import SetClock, desk_at

    desk = desk_at(server_store, frozenset(Role), SetClock())

    def cut() -> None:
        with desk.act("user.add") as work:
            number = work.session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with psycopg.connect(server_store.url) as other:
                other.execute(f"SELECT pg_terminate_backend({number})")
            user_store.everybody(work.session)

    with pytest.raises(Trouble) as told:
        cut()
    assert told.value.code == "store.server_away"
    add_user(desk, "Max Reed")
    assert "Max Reed" in names(desk)
