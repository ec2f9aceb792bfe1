"""The caseload in memory gives what a plain search of all lines would give, after any changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.domain.access import Sight
from ras_desktop.domain.caseload import Column, Filters, Listed, Search, Whose, listed, wanted
from ras_desktop.domain.family import Address, Case, CaseState, Child
from ras_desktop.domain.likeness import LIKELY, Traits, like, likely
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Due, Mark, Reached, Stage, Standing
from ras_desktop.domain.permission import Reach, Role
from ras_desktop.domain.text import fold
from ras_desktop.services.lines import Lines, Reader
from ras_desktop.store.caseload import plain

ME, OTHER = UUID(int=77), UUID(int=78)
TODAY = date(2026, 11, 23)
EVERYTHING = Search(filters=Filters(states=frozenset()))
ROLES = frozenset({Role.SOCIAL_WORKER})
READER = Reader(Sight(ME, ROLES, "North"), Reach.ALL, TODAY)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FIRSTS, LASTS = ["Zoë", "Amy", "Ámy", "Bo", ""], ["O’Brien", "obrien", "Fenwick", "Łuk", ""]
BIRTHS = [None, date(2015, 4, 2), date(2015, 2, 4), date(2016, 4, 2), date(2010, 9, 9)]
CODES = ["", "S60 1AE", "s601ae", "S63 7AB"]


@st.composite
def lines(draw: st.DrawFn) -> Listed:
    number = draw(st.integers(1, 12))
    child = Child(
        draw(st.sampled_from(FIRSTS)),
        draw(st.sampled_from(LASTS)),
        draw(st.sampled_from(["", "Zed"])),
        draw(st.sampled_from(BIRTHS)),
        nhs_number=draw(st.sampled_from(["", "943 476 5919"])),
        address=Address(
            postcode=draw(st.sampled_from(CODES)),
            locality=draw(st.sampled_from(["", "Wath", "wath", "Área"])),
        ),
    )
    worker = draw(st.sampled_from([None, ME, OTHER]))
    case = Case(
        UUID(int=number), f"2026-{number:05d}", child, draw(st.sampled_from(CaseState)), TODAY, "",
        worker, draw(st.sampled_from(["North", "South", ""])), TODAY,
    )  # fmt: skip
    stages = draw(st.sets(st.sampled_from(Stage)))
    sums = Money(draw(st.integers(0, 3)) * 100)
    marks = tuple(Mark(each, Standing.DONE, TODAY, sums) for each in Stage if each in stages)
    days = draw(st.lists(st.integers(-2, 2), max_size=1))
    due = tuple(Due(TODAY + timedelta(days=each), "due.review") for each in days)
    names = {ME: "Robin", OTHER: "sam"}
    touched = NOW + timedelta(minutes=draw(st.integers(0, 2)))
    return listed(case, names.get(worker, "") if worker else "", Reached(marks, due=due), touched)


FILTERS = st.builds(
    Filters,
    whose=st.sampled_from(Whose),
    stages=st.frozensets(st.sampled_from(Stage), max_size=2),
    areas=st.frozensets(st.sampled_from(["Wath", "Área"])),
    states=st.frozensets(st.sampled_from(CaseState)),
    late=st.booleans(),
)
SEARCHES = st.builds(
    Search,
    text=st.sampled_from(["", "a", "am", "amy", "o'b", "OBRIEN zo", "s60", "s60 1", "00003", "x"]),
    filters=st.one_of(st.just(Filters()), st.just(Filters(states=frozenset())), FILTERS),
    column=st.sampled_from(Column),
    descending=st.booleans(),
)

RANKS: dict[Column, Any] = {
    Column.NAME: lambda line: line.sort_name,
    Column.PREFERRED_NAME: lambda line: fold(line.preferred_name) or None,
    Column.NUMBER: lambda line: line.number,
    Column.BORN: lambda line: line.born,
    Column.POSTCODE: lambda line: line.postcode or None,
    Column.AREA: lambda line: fold(line.area) or None,
    Column.WORKER: lambda line: fold(line.worker_name) or None,
    Column.TEAM: lambda line: fold(line.team) or None,
    Column.STAGE: lambda line: list(Stage).index(line.stage),
    Column.DUE: lambda line: line.due,
    Column.AMOUNT: lambda line: None if line.amount is None else line.amount.pence,
    Column.STATE: lambda line: list(CaseState).index(line.state),
    Column.TOUCHED: lambda line: line.touched,
}


def passes(line: Listed, filters: Filters) -> bool:
    return (
        (not filters.states or line.state in filters.states)
        and (not filters.stages or line.stage in filters.stages)
        and (not filters.areas or line.area in filters.areas)
        and (not filters.late or (line.due is not None and line.due < TODAY))
        and (
            filters.whose is Whose.ALL
            or line.worker == ME
            or (filters.whose is Whose.TEAM and line.team == "North")
        )
    )


def plainly(held: dict[UUID, Listed], search: Search) -> list[Listed]:
    """What a search finds, the slow and simple way."""
    words = wanted(search.text)
    found = [
        line
        for line in sorted(held.values(), key=lambda line: line.sort_name)
        if passes(line, search.filters) and all(word in line.search for word in words)
    ]
    rank = RANKS[search.column]
    told = [line for line in found if rank(line) is not None]
    told.sort(key=rank, reverse=search.descending)
    return told + [line for line in found if rank(line) is None]


def found(held: Lines, search: Search) -> list[Listed]:
    return [held.line(slot) for slot in held.find(search, READER)]


ACTS = st.lists(
    st.one_of(lines(), st.integers(1, 12).map(lambda number: UUID(int=number)), SEARCHES),
    max_size=25,
)


@settings(max_examples=120, deadline=None)
@given(st.lists(lines(), max_size=8), ACTS)
def test_any_changes_and_searches_give_what_a_plain_search_gives(
    first: list[Listed], acts: list[Listed | UUID | Search]
) -> None:
    held = {line.id: line for line in first}
    memory = Lines([[plain(line) for line in held.values()]] if held else [])
    for act in acts:
        if isinstance(act, Listed):
            held[act.id] = act
            memory.put(act)
        elif isinstance(act, UUID):
            held.pop(act, None)
            memory.drop(act)
        else:
            assert found(memory, act) == plainly(held, act)
    assert len(memory) == len(held)
    assert found(memory, Search(filters=Filters(states=frozenset()))) == plainly(
        held, Search(filters=Filters(states=frozenset()))
    )
    for id_, line in held.items():
        assert memory.get(id_) == line


@settings(max_examples=80, deadline=None)
@given(st.lists(lines(), max_size=12), lines())
def test_no_likely_record_is_missed(first: list[Listed], new: Listed) -> None:
    held = {line.id: line for line in first}
    memory = Lines([[plain(line) for line in held.values()]])
    memory.put(new)
    memory.drop(new.id)
    held.pop(new.id, None)
    traits = traits_of(new)
    others = [traits_of(line) for line in held.values()]
    expected = {each.case for each in likely(traits, others, most=99)}
    assert {each.case for each in likely(traits, memory.alike(traits), most=99)} == expected
    assert all(
        like(traits, other).points < LIKELY for other in others if other.case not in expected
    )


def traits_of(line: Listed) -> Traits:
    name = f"{line.first_names} {line.last_name}".strip()
    return Traits(line.id, name, line.born, line.nhs_number, line.postcode)


def test_what_may_not_be_known_of_is_in_no_list() -> None:
    case = Case(UUID(int=1), "1", Child("Amy", "Fenwick"), CaseState.OPEN, TODAY, "", ME, "", TODAY)
    line = listed(case, "", Reached(), NOW)
    memory = Lines([[plain(line)]])
    assert len(memory.find(Search("amy"), READER)) == 1
    memory.put(replace(line, restricted=True))
    assert memory.find(Search("amy"), READER) == []
    named = replace(READER, sight=replace(READER.sight, named=frozenset({line.id})))
    assert len(memory.find(Search("amy"), named)) == 1
    memory.put(line)
    assert len(memory.find(Search("amy"), READER)) == 1


def sights() -> st.SearchStrategy[Reader]:
    cases = st.frozensets(st.integers(1, 12).map(lambda number: UUID(int=number)), max_size=3)
    sight = st.builds(
        Sight, st.just(ME), st.just(ROLES), st.sampled_from(["North", "South", ""]), cases, cases
    )
    return st.builds(Reader, sight, st.sampled_from(Reach), st.just(TODAY))


@given(st.lists(st.tuples(lines(), st.booleans()), max_size=12), sights())
def test_a_list_shows_exactly_what_one_may_know_of(
    many: list[tuple[Listed, bool]], who: Reader
) -> None:
    kept = {line.id: replace(line, restricted=shut) for line, shut in many}
    memory = Lines([[plain(each) for each in kept.values()]] if kept else [])
    found = {memory.line(slot).id for slot in memory.find(EVERYTHING, who)}
    assert found == {each.id for each in kept.values() if may_know(each, who)}
    assert found == {each.id for each in kept.values() if who.knows(each)}


def may_know(line: Listed, who: Reader) -> bool:
    """Written out once more: named people always; else nobody where it is restricted."""
    sight = who.sight
    if line.id in sight.named:
        return True
    if line.restricted:
        return False
    ours = line.team == sight.team or line.team == ""
    if who.reach is Reach.ALL or line.worker == ME or line.id in sight.glass:
        return True
    return who.reach is Reach.TEAM and ours


@pytest.mark.parametrize("text", ["zzz", "a"])
def test_an_empty_caseload_finds_nothing(text: str) -> None:
    assert Lines([]).find(Search(text), READER) == []
    assert Lines([]).get(ME) is None
