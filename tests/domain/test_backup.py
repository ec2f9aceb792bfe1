"""Which backups are kept, and when the next is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.backup import Rule, due, due_at_sign_in, kept

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
moments = st.frozensets(
    st.integers(-3000, 24 * 900).map(lambda hours: NOW - timedelta(hours=hours)), max_size=120
)
rules = st.builds(Rule, st.integers(0, 9), st.integers(0, 9), st.integers(0, 14))


def day(month: int, number: int, hour: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, number, hour, tzinfo=UTC)


@given(made=moments, rule=rules)
def test_only_what_is_there_is_kept_and_the_latest_always(made, rule) -> None:
    found = kept(made, NOW, rule)
    assert found <= made
    past = [each for each in made if each <= NOW]
    assert not past or max(past) in found
    assert {each for each in made if NOW - each <= timedelta(hours=24)} <= found


@given(made=moments, rule=rules)
def test_keeping_twice_is_keeping_once(made, rule) -> None:
    found = kept(made, NOW, rule)
    assert kept(found, NOW, rule) == found


@given(made=moments, rule=rules)
def test_no_more_are_kept_than_the_rule_says(made, rule) -> None:
    older = [each for each in kept(made, NOW, rule) if timedelta(hours=24) < NOW - each]
    assert len(older) <= rule.days + rule.weeks + rule.months + 1


@given(made=moments, rule=rules, later=st.integers(1, 24 * 400))
def test_what_was_let_go_is_never_wanted_later(made, rule, later) -> None:
    """Deleting by the rule every day loses nothing that the rule would keep on a later day,
    as long as no backup is from the future."""
    past = frozenset(each for each in made if each <= NOW)
    then = NOW + timedelta(hours=later)
    assert kept(past, then, rule) <= kept(past, NOW, rule)


@given(made=moments)
def test_one_of_each_of_the_last_months_is_there(made) -> None:
    past = [each for each in made if each <= NOW]
    wanted = sorted({(each.year, each.month) for each in past}, reverse=True)[:12]
    found = {(each.year, each.month) for each in kept(made, NOW)}
    assert set(wanted) <= found


def test_a_year_of_backups_by_hand() -> None:
    """Two a day from 1 January to 28 November 2026 at noon."""
    made = [day(1, 1, 8) + timedelta(hours=12 * n) for n in range(2 * 340)]
    made = [each for each in made if each <= NOW]
    found = sorted(kept(made, NOW), reverse=True)
    days = [day(11, number, 20) for number in range(27, 21, -1)]
    weeks = [day(11, 22, 20), day(11, 15, 20), day(11, 8, 20), day(11, 1, 20)]
    ends = ((10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31), (2, 28))
    months = [day(*each, 20) for each in ends] + [day(1, 31, 20)]
    assert found == sorted({day(11, 28, 8), *days, *weeks, *months}, reverse=True)


def test_days_without_work_use_nothing_up() -> None:
    made = [day(8, number) for number in range(1, 8)]
    assert kept(made, NOW) == frozenset(made)


def test_a_backup_from_the_future_is_kept_and_does_not_put_the_next_one_off() -> None:
    ahead = day(1, 1, year=2036)
    assert ahead in kept([ahead, day(11, 1)], NOW, Rule(0, 0, 0))
    assert due(ahead, NOW)
    assert due_at_sign_in(ahead, NOW)


def test_due_after_so_many_hours() -> None:
    assert due(None, NOW)
    assert due_at_sign_in(None, NOW)
    assert not due(NOW - timedelta(hours=3, minutes=59), NOW, 4)
    assert due(NOW - timedelta(hours=4), NOW, 4)
    assert not due_at_sign_in(NOW - timedelta(minutes=59), NOW)
    assert due_at_sign_in(NOW - timedelta(minutes=60), NOW)
