"""Rules of approval and retirement: never two in force on one day for the same ages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.finding import errors
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.scheme_version import (
    SchemeVersion,
    Standing,
    ages_of,
    approved,
    as_own,
    check_approval,
    check_retiring,
    ending,
    holding,
    next_edition,
    own_name,
)
from tests.helpers.schemes import small

DAY = date(2026, 11, 23)
days = st.integers(0, 900).map(lambda each: DAY + timedelta(days=each))


@st.composite
def standings(draw) -> Standing:
    first, last = draw(days), draw(st.none() | days)
    low = draw(st.sampled_from([0, 5, 11]))
    ages = frozenset(range(low, draw(st.sampled_from([4, 10, 17])) + 1))
    name, label = draw(st.sampled_from(["a", "b"])), str(draw(st.integers(1, 3)))
    return Standing(uuid4(), name, name.upper(), label, first, last, ages)


def in_force(each: Standing, day: date, age: int) -> bool:
    return each.first <= day and (each.last is None or day <= each.last) and age in each.ages


@given(st.lists(standings(), max_size=12), st.lists(days, min_size=5, max_size=5))
def test_whatever_is_approved_there_are_never_two(asked, some_days):
    held: list[Standing] = []
    for fresh in asked:
        found = check_approval(fresh, tuple(held), "EA 1", DAY, DAY)
        if errors(found):
            continue
        ended = ending(fresh, held)
        held = [
            replace(each, last=fresh.first - timedelta(days=1)) if each in ended else each
            for each in held
        ]
        held.append(fresh)
    for day in (*some_days, *(each.first for each in held)):
        for age in (0, 5, 11, 17):
            assert sum(in_force(each, day, age) for each in held) <= 1


def test_what_approval_asks_for():
    fresh = Standing(UUID(int=1), "a", "A", "1", date(2026, 4, 1), date(2026, 3, 1), frozenset({1}))
    codes = [each.code for each in check_approval(fresh, (), " ", None, DAY)]
    assert codes == [
        "scheme.version.no_equality",
        "scheme.not_consulted",
        "scheme.version.ends_before",
        "scheme.version.begins_past",
    ]


def test_a_version_ends_yesterday_at_the_earliest():
    yesterday = DAY - timedelta(days=1)

    def code(ended: date | None, last: date, reason: str = "Over") -> list[str]:
        return [each.code for each in check_retiring(ended, last, reason, DAY)]

    assert code(None, DAY) == []
    assert code(None, yesterday) == []
    assert code(None, yesterday - timedelta(days=1)) == ["scheme.version.ends_past"]
    assert code(None, DAY, " ") == ["scheme.version.reason"]
    assert code(DAY, DAY) == ["scheme.version.ended"]
    assert code(DAY, yesterday) == []


def test_a_copy_becomes_ones_own():
    plan = replace(small("menu"), kind=SchemeKind.EXAMPLE, notice="Invented")
    own = as_own(plan, own_name(plan), next_edition(["2026.1", "2026.2"], 2026))
    assert (own.name, own.version, own.notice) == ("own-menu", "2026.3", "")
    assert own_name(own) == "own-menu"
    done = approved(own, date(2027, 4, 1), "R. Lead", DAY, " EA 1 ")
    assert done.governance.equality_analysis == "EA 1"
    assert done.valid_from == date(2027, 4, 1)
    version = holding(SchemeVersion(UUID(int=1), "", "", "", ""), done)
    assert version.scheme == done
    assert ages_of(done) == frozenset(range(done.forms[0].age_from, done.forms[0].age_to + 1))
