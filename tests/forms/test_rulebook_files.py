"""The rulebook's readers: what ships is good; every slip of a hand is found and named."""

from __future__ import annotations

import copy
import shutil
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401  (registers every sentence)
from ras_desktop import paths
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.costing import Prices, TermDates, cost, weeks
from ras_desktop.domain.family import LegalFlag, PlanBasis
from ras_desktop.domain.finding import Findings, Severity, errors
from ras_desktop.domain.letter import LetterKind, LetterWhen, fill, words_in
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import (
    Layer,
    Outcome,
    Pattern,
    PatternKind,
    Plan,
    ScopeRule,
    SupportLine,
    Way,
    check,
    touched,
)
from ras_desktop.domain.policy import Checked, Policy, PolicyCode, unit_of
from ras_desktop.domain.readability import grade
from ras_desktop.domain.request import Strand
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.template import PLAN_FIELDS, PartGroup
from ras_desktop.forms.letters import read_letter, read_routes
from ras_desktop.forms.lists import read_list
from ras_desktop.forms.payee import read_exclusions
from ras_desktop.forms.plan import read_template
from ras_desktop.forms.policy import read_policy
from ras_desktop.forms.prices import read_prices
from ras_desktop.forms.reading import Read
from ras_desktop.forms.rulebook import newest, read_rulebook
from ras_desktop.forms.scope import read_scope
from ras_desktop.forms.terms import read_terms
from ras_desktop.wording import finding
from tests.helpers.toml import Path_, again, dump, get, put, renamed, without
from tests.helpers.toml import paths as all_paths

FORMS = paths.forms()
DAY = date(2026, 11, 21)
EASY = 7
"""The highest Flesch–Kincaid grade of a text for families."""
Reader = Callable[[Path], Read[Any]]

FILES: dict[str, tuple[Path, Reader]] = {
    "policy": (FORMS / "policy" / "2026.toml", read_policy),
    "scope": (FORMS / "policy" / "scope.toml", read_scope),
    "prices": (FORMS / "prices" / "2026.toml", read_prices),
    "terms": (FORMS / "terms" / "2025-2028.toml", read_terms),
    "template": (FORMS / "plan" / "template.toml", read_template),
    "refusal": (FORMS / "letters" / "refusal.toml", read_letter),
    "allocation": (FORMS / "letters" / "allocation.toml", read_letter),
    "routes": (FORMS / "letters" / "routes.toml", read_routes),
    "payee": (FORMS / "payee" / "2026.toml", read_exclusions),
    "clauses": (FORMS / "agreement" / "parent.toml", read_letter),
    **{
        name.value: (FORMS / "lists" / f"{name.value}.toml", read_list)
        for name in (ListName.PLAN_BASIS, ListName.LEGAL_FLAG, ListName.WARD)
    },
}


def tree(name: str) -> dict[str, Any]:
    """What a shipped file holds."""
    text = FILES[name][0].read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def read_tree(name: str, spoilt: dict[str, Any], folder: Path) -> Read[Any]:
    """A spoilt tree, written down and read as the file that it was made from."""
    path, reader = FILES[name]
    target = folder / path.name
    target.write_text(dump(spoilt), encoding="utf-8")
    return reader(target)


def said(found: Findings) -> list[str]:
    """The codes, after every finding was said and was seen to have a place."""
    for each in found:
        assert finding(each)
        assert each.where
    return [each.code for each in found]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    held = read_rulebook(FORMS)
    assert said(held.findings) == []
    assert held.value is not None
    return held.value


class TestWhatShips:
    @pytest.mark.parametrize("name", FILES)
    def test_a_file_written_another_way_says_the_same(self, name: str, tmp_path: Path) -> None:
        path, reader = FILES[name]
        assert read_tree(name, tree(name), tmp_path) == reader(path)

    def test_legal_values_are_those_of_the_sources(self, rulebook: Rulebook) -> None:
        policy = rulebook.policy
        assert policy.months(PolicyCode.NOTICE, DAY) == 3
        assert policy.months(PolicyCode.ADULT_ASSESSMENT, DAY) == 210
        assert policy.whole(PolicyCode.REVIEW_INTERVAL, DAY) == 6
        assert policy.whole(PolicyCode.REVIEW_FIRST, DAY) == 3
        assert policy.yes(PolicyCode.RECONSIDERATION_WAITS, DAY) is True
        assert policy.day(PolicyCode.PAYMENT_ANCHOR, DAY) == date(2026, 4, 6)
        assert policy.money(PolicyCode.BUDGET, DAY) == Money.pounds(450_000)
        assert policy.money(PolicyCode.WAGE_ADULT, date(2026, 3, 31)) == Money.pounds("12.21")
        assert policy.money(PolicyCode.WAGE_ADULT, date(2026, 4, 1)) == Money.pounds("12.71")
        assert policy.money(PolicyCode.WAGE_ADULT, date(1990, 1, 1)) == Money.pounds("12.21")
        fact = policy.fact("sen.reduction")
        assert fact is not None
        assert fact.checked is Checked.LAW_READ
        assert policy.fact("nothing") is None

    def test_a_value_of_another_kind_is_a_fault_of_the_program(self, rulebook: Rulebook) -> None:
        with pytest.raises(TypeError):
            rulebook.policy.number(PolicyCode.RECONSIDERATION_WAITS, DAY)
        with pytest.raises(TypeError):
            rulebook.policy.number(PolicyCode.PAYMENT_ANCHOR, DAY)
        with pytest.raises(TypeError):
            rulebook.policy.day(PolicyCode.NOTICE, DAY)
        with pytest.raises(LookupError):
            Policy("", ()).on(PolicyCode.NOTICE, DAY)

    def test_every_code_has_its_unit(self) -> None:
        for code in PolicyCode:
            assert unit_of(code)

    def test_a_school_year_has_39_and_13_weeks(self, rulebook: Rulebook) -> None:
        terms = rulebook.terms.dates
        for first in (date(2025, 9, 1), date(2026, 8, 31), date(2027, 8, 30)):
            assert terms.count(first, first + timedelta(days=363)) == (39, 13)
        assert weeks(SupportLine(uuid4()), terms) == (39, 13)
        assert terms.in_holiday(date(2026, 12, 25))
        assert not terms.in_holiday(date(2026, 12, 18))

    def test_the_worked_case_costs_what_it_costs_on_paper(self, rulebook: Rulebook) -> None:
        """3 h in term weeks and 8 h in holiday weeks, and twelve club sessions (scenario 3)."""
        assistant = SupportLine(
            uuid4(),
            pattern=Pattern(term=Decimal(3), holiday=Decimal(8)),
            price_code="pa_weekday",
        )
        club = SupportLine(
            uuid4(), pattern=Pattern(PatternKind.TIMES, times=12), price_code="club_session"
        )
        costed = cost(
            Plan(lines=(assistant, club)), rulebook.prices.prices, rulebook.terms.dates, DAY
        )
        assert [each.amount for each in costed.lines] == [
            Money.pounds("3624.40"),
            Money.pounds(300),
        ]
        assert not costed.findings

    def test_prices_hold_their_dates_and_say_that_they_are_invented(
        self, rulebook: Rulebook
    ) -> None:
        prices: Prices = rulebook.prices.prices
        old, new = (prices.on("pa_weekday", day) for day in (date(2026, 3, 31), DAY))
        assert old is not None
        assert new is not None
        assert (old.amount, new.amount) == (Money.pounds("15.80"), Money.pounds("16.40"))
        assert "nvented" in rulebook.prices.notice
        assert "nvented" in rulebook.terms.notice
        assert rulebook.prices.notes["sitting_night"] == "Ten hours, awake."

    def test_an_hour_of_an_assistant_pays_the_lowest_wage_with_on_costs(
        self, rulebook: Rulebook
    ) -> None:
        for day in (date(2025, 4, 1), DAY):
            wage = rulebook.policy.number(PolicyCode.WAGE_ADULT, day)
            share = rulebook.policy.number(PolicyCode.WAGE_ONCOST, day)
            price = rulebook.prices.prices.on("pa_weekday", day)
            assert price is not None
            assert price.amount.in_pounds >= wage * (1 + share)

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("Fees: school fees for the year", "school_place"),
            ("A college place", "post16_institution"),
            ("Residential care", "residential_care"),
            ("Children’s home", "residential_care"),
            ("Breakfast club", "working_parents_day_care"),
            ("Council service", "council_provision"),
            ("Minibus share", "group_share"),
        ],
    )
    def test_scope_rules_are_suggested_by_words(
        self, rulebook: Rulebook, words: str, code: str
    ) -> None:
        line = SupportLine(uuid4(), what=words)
        assert [each.code for each in touched(line, rulebook.scope)] == [code]

    def test_ordinary_support_touches_no_scope_rule(self, rulebook: Rulebook) -> None:
        titles = {each.title for each in rulebook.prices.prices.items}
        for each in (*titles, "Personal assistant after school", "Youth club near school"):
            assert not touched(SupportLine(uuid4(), what=each), rulebook.scope), each

    def test_only_the_first_group_blocks_a_direct_payment(self, rulebook: Rulebook) -> None:
        blocking = {each.code for each in rulebook.scope if each.blocks_direct_payment}
        assert blocking == {"school_place", "post16_institution", "residential_care"}
        outcome = Outcome(uuid4(), words="x", baseline=1, target=2, needed="x")
        for rule in rulebook.scope:
            line = SupportLine(uuid4(), outcome.id, what=rule.keywords[0], gap="x")
            assert self._severity(line, outcome, rule) is (
                Severity.ERROR if rule.code in blocking else Severity.WARNING
            )

    def _severity(self, line: SupportLine, outcome: Outcome, rule: ScopeRule) -> Severity:
        plan = Plan(outcomes=(outcome,), lines=(line,), money_managed_by="x", contingency="x")
        assert line.way is Way.DIRECT_PAYMENT
        (found,) = (each for each in check(plan, (), (rule,)) if ".scope_" in each.code)
        return found.severity

    def test_the_template_asks_for_what_the_policy_asks(self, rulebook: Rulebook) -> None:
        template = rulebook.template
        keys = {each.key for each in template.parts}
        assert keys >= {"matters_to_me", "strengths", "hopes", "parents_views", "disagreement"}
        assert keys >= PLAN_FIELDS
        assert tuple(each.layer for each in template.layers) == tuple(Layer)
        assert [each.key for each in template.group(PartGroup.KEEPING_GOING)] == [
            "contingency",
            "money_managed_by",
        ]
        for part in template.parts:
            assert grade(part.child_prompt) <= EASY, part.key

    def test_letters_are_plain_and_print_what_holds(self, rulebook: Rulebook) -> None:
        refusal = rulebook.letters[LetterKind.REFUSAL]
        shown = [each.id for each in refusal.shown(frozenset({LetterWhen.SEN}))]
        assert "sen_review" in shown
        assert "look_again" not in shown
        for letter in rulebook.letters.values():
            for part in letter.parts:
                words = dict.fromkeys(words_in(part.text) or (), "Ann")
                said_aloud = fill(part.text, words)
                assert "{" not in said_aloud
                if len(said_aloud.split()) > 3:
                    assert grade(said_aloud) <= EASY, part.id

    def test_a_word_that_nobody_gave_is_a_fault_of_the_program(self) -> None:
        assert fill("{{x}} and {y}", {"y": "z"}) == "{x} and z"
        with pytest.raises(KeyError):
            fill("{reason}", {})

    def test_every_strand_has_someone_outside_to_turn_to(self, rulebook: Rulebook) -> None:
        for strand in Strand:
            ids = {each.id for each in rulebook.routes.of((strand,))}
            assert ids & {"ombudsman", "health_ombudsman"}
            assert "sendiass" in ids
        assert len(rulebook.routes.of(tuple(Strand))) == len(rulebook.routes.routes)
        assert rulebook.routes.of(()) == ()

    def test_lists_hold_what_the_families_need(self, rulebook: Rulebook) -> None:
        lists = rulebook.lists
        assert set(lists) == set(ListName)
        assert lists[ListName.LANGUAGE].label("ckb") == "Kurdish Sorani"
        assert lists[ListName.LANGUAGE].label("Cornish") == "Cornish"
        assert len(lists[ListName.ETHNICITY].items) == 19 + 1
        assert lists[ListName.WARD].groups == ("North", "Centre", "South")
        assert {each.code for each in lists[ListName.PLAN_BASIS].items} == set(PlanBasis)
        assert {each.code for each in lists[ListName.LEGAL_FLAG].items} == set(LegalFlag)


MAY_BE_EMPTY = {"note", "notice", "source", "group", "help", "heading", "contact"}
"""Texts that are not needed: an empty one is none."""


class TestSlips:
    """Every key renamed, every value of another kind, every needed thing gone: always found."""

    @pytest.mark.parametrize("name", FILES)
    def test_a_renamed_key_is_always_found(self, name: str, tmp_path: Path) -> None:
        whole = tree(name)
        for path in all_paths(whole, most=2):
            if isinstance(path[-1], str):
                held = read_tree(name, renamed(whole, path, "zz_slip"), tmp_path)
                assert held.value is None, path
                places = [each.where for each in held.findings]
                assert any("zz_slip" in place for place in places), (path, places)
                said(held.findings)

    @pytest.mark.parametrize("name", FILES)
    @pytest.mark.parametrize("other", [[[]], {"x": {}}, "", -7, Decimal("inf")])
    def test_a_value_of_another_kind_is_always_found(
        self, name: str, other: Any, tmp_path: Path
    ) -> None:
        whole = tree(name)
        for path in all_paths(whole, most=2):
            if other == "" and path[-1] in MAY_BE_EMPTY:
                continue
            held = read_tree(name, put(whole, path, other), tmp_path)
            assert held.value is None, path
            assert said(held.findings)

    @pytest.mark.parametrize("name", FILES)
    def test_a_missing_value_is_found_or_was_not_needed(self, name: str, tmp_path: Path) -> None:
        """What may be left out is known by name: everything else is missed."""
        may = MAY_BE_EMPTY | {"when", "months_up_to", "fact", "required"}
        whole = tree(name)
        for path in all_paths(whole, most=2):
            if isinstance(path[-1], int) or path[-1] in may:
                continue
            held = read_tree(name, without(whole, path), tmp_path)
            assert held.value is None, path
            assert said(held.findings)

    @pytest.mark.parametrize("name", FILES)
    def test_what_stands_twice_is_found(self, name: str, tmp_path: Path) -> None:
        whole = tree(name)
        for path in all_paths(whole, most=2):
            if isinstance(path[-1], int) and isinstance(get(whole, path), dict):
                held = read_tree(name, again(whole, path), tmp_path)
                assert held.value is None, path
                assert said(held.findings)


SCALARS = st.one_of(
    st.none().map(lambda _: ""),
    st.text(max_size=20),
    st.integers(-(10**30), 10**30),
    st.booleans(),
    st.dates(),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.just([]),
    st.just({}),
    st.just([{}]),
)


class TestMutations:
    @settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_no_mutation_gives_a_traceback_or_a_silent_value(
        self, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        name = data.draw(st.sampled_from(sorted(FILES)))
        spoilt = tree(name)
        for _ in range(data.draw(st.integers(1, 4))):
            spoilt = self._mutate(spoilt, data)
        held = read_tree(name, spoilt, tmp_path_factory.mktemp("mutant"))
        said(held.findings)
        assert (held.value is None) == bool(errors(held.findings))

    def _mutate(self, spoilt: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
        places: list[Path_] = list(all_paths(spoilt, most=60))
        if not places:
            return spoilt
        path = data.draw(st.sampled_from(places))
        act = data.draw(st.sampled_from(["delete", "twice", "retype", "rename", "reorder"]))
        if act == "delete":
            return without(spoilt, path)
        if act == "retype":
            return put(spoilt, path, data.draw(SCALARS))
        if act == "rename" and isinstance(path[-1], str):
            return renamed(spoilt, path, data.draw(st.text(min_size=1, max_size=8)))
        if act == "twice" and isinstance(path[-1], int):
            return again(spoilt, path)
        new = copy.deepcopy(spoilt)
        held = get(new, path)
        if isinstance(held, list):
            held.reverse()
        return new

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_no_slip_in_the_text_gives_a_traceback(
        self, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path, reader = FILES[data.draw(st.sampled_from(sorted(FILES)))]
        raw = path.read_bytes()
        first = data.draw(st.integers(0, len(raw)))
        last = min(len(raw), first + data.draw(st.integers(0, 40)))
        raw = raw[:first] + data.draw(st.binary(max_size=12)) + raw[last:]
        target = tmp_path_factory.mktemp("slip") / path.name
        target.write_bytes(raw)
        held = reader(target)
        said(held.findings)
        assert (held.value is None) == bool(errors(held.findings))


def spoil(name: str, path: Path_, value: Any, folder: Path) -> list[str]:
    return said(read_tree(name, put(tree(name), path, value), folder).findings)


def at(name: str, list_: str, **wanted: str) -> int:
    """Where in a list of a file the entry stands that has these values."""
    rows = tree(name)[list_]
    return next(
        place
        for place, row in enumerate(rows)
        if all(row.get(key) == value for key, value in wanted.items())
    )


class TestRules:
    """What each reader asks beyond kind and presence."""

    def test_notice_is_never_less_than_three_months(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="notice.months")
        held = read_tree("policy", put(tree("policy"), ("value", row, "value"), 2), tmp_path)
        assert said(held.findings) == ["policy.value.low"]
        assert held.findings[0].where == "2026.toml: value[notice.months].value"
        assert spoil("policy", ("value", row, "value"), 4, tmp_path) == []

    def test_a_ceiling_of_the_law_cannot_be_passed(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="review.first_months")
        assert spoil("policy", ("value", row, "value"), 4, tmp_path) == ["policy.value.high"]

    def test_a_value_keeps_its_unit(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="notice.months")
        assert spoil("policy", ("value", row, "unit"), "weeks", tmp_path) == ["policy.unit.other"]

    def test_years_are_whole_months(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="age.adult_assessment")
        path = ("value", row, "value")
        assert spoil("policy", path, Decimal("17.51"), tmp_path) == ["policy.years.months"]

    def test_every_code_needs_a_value(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="panel.quorum")
        held = read_tree("policy", without(tree("policy"), ("value", row)), tmp_path)
        assert said(held.findings) == ["policy.code.missing"]
        assert "panel.quorum" in finding(held.findings[0])

    def test_two_values_from_one_day_are_found(self, tmp_path: Path) -> None:
        row = at("policy", "value", code="wage.adult")
        assert spoil("policy", ("value", row, "from"), date(2026, 4, 1), tmp_path) == [
            "policy.day.twice"
        ]

    def test_a_keyword_of_marks_only_would_be_everywhere(self, tmp_path: Path) -> None:
        path = ("rule", 0, "keywords", 0)
        assert spoil("scope", path, "’-.", tmp_path) == ["scope.keyword.empty"]

    @pytest.mark.parametrize(
        ("key", "value", "code"),
        [
            ("amount", 0, "prices.amount.nothing"),
            ("amount", 100_001, "forms.number.range"),
            ("from", date(2026, 4, 1), "prices.day.twice"),
        ],
    )
    def test_prices_are_sensible(self, key: str, value: Any, code: str, tmp_path: Path) -> None:
        assert spoil("prices", ("item", 0, "values", 0, key), value, tmp_path) == [code]

    @pytest.mark.parametrize(
        ("path", "value", "codes"),
        [
            (("term_weeks",), 38, ["terms.weeks.sum", *["terms.weeks.other"] * 3]),
            (("year", 1, "first"), date(2026, 9, 1), ["terms.year.gap", "terms.weeks.other"]),
            (("year", 2, "last"), date(2082, 8, 27), ["terms.year.long"]),
            (("year", 0, "last"), date(2025, 8, 31), ["terms.last.before"]),
            (
                ("year", 0, "holidays", 1, "last"),
                date(2025, 12, 21),
                ["terms.last.before", "terms.weeks.other"],
            ),
            (
                ("year", 0, "holidays", 0, "first"),
                date(2025, 8, 25),
                ["terms.holiday.outside", "terms.weeks.other"],
            ),
            (
                ("year", 0, "holidays", 1, "first"),
                date(2025, 10, 30),
                ["terms.holiday.order", "terms.weeks.other"],
            ),
        ],
    )
    def test_school_years_hang_together(
        self, path: Path_, value: Any, codes: list[str], tmp_path: Path
    ) -> None:
        assert spoil("terms", path, value, tmp_path) == codes

    def test_a_year_of_other_weeks_is_only_pointed_out(self, tmp_path: Path) -> None:
        path = ("year", 1, "holidays", 0, "last")
        held = read_tree("terms", put(tree("terms"), path, date(2026, 11, 8)), tmp_path)
        assert said(held.findings) == ["terms.weeks.other"]
        assert held.value is not None
        dates: TermDates = held.value.dates
        assert (dates.term_weeks, dates.holiday_weeks) == (39, 13)

    def test_layers_stand_in_the_order_of_the_policy(self, tmp_path: Path) -> None:
        new = tree("template")
        new["layer"].reverse()
        assert said(read_tree("template", new, tmp_path).findings) == ["template.order"]

    def test_an_unknown_layer_is_one_fault_with_the_order(self, tmp_path: Path) -> None:
        codes = spoil("template", ("layer", 0, "id"), "neighbours", tmp_path)
        assert codes == ["forms.word.unknown", "template.order"]

    def test_the_plan_needs_its_own_parts(self, tmp_path: Path) -> None:
        row = at("template", "part", key="contingency")
        codes = spoil("template", ("part", row, "key"), "if_ill", tmp_path)
        assert codes == ["template.part.missing"]

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("{child} {reason", ["letter.braces", "letter.word.missing"]),
            ("{reason!r}", ["letter.braces", "letter.word.missing"]),
            ("{reason.x}", ["letter.braces", "letter.word.missing"]),
            ("{}", ["letter.braces", "letter.word.missing"]),
            ("{reason:>9}", ["letter.braces", "letter.word.missing"]),
            ("Because.", ["letter.word.missing"]),
            ("{reason} {amount}", ["letter.word.unknown"]),
        ],
    )
    def test_a_refusal_says_its_reason(self, text: str, codes: list[str], tmp_path: Path) -> None:
        row = at("refusal", "part", id="reason")
        assert spoil("refusal", ("part", row, "text"), text, tmp_path) == codes

    def test_an_unknown_letter_is_read_as_far_as_it_goes(self, tmp_path: Path) -> None:
        assert spoil("refusal", ("letter",), "greeting", tmp_path) == ["forms.word.unknown"]

    def test_a_strand_without_a_route_is_found(self, tmp_path: Path) -> None:
        new = tree("routes")
        for each in new["route"]:
            each["strands"] = ["sen"]
        found = read_tree("routes", new, tmp_path).findings
        assert said(found) == ["routes.strand.none"] * 2
        codes = spoil("routes", ("route", 0, "strands", 0), "leisure", tmp_path)
        assert codes == ["forms.word.unknown"]

    def test_fixed_codes_stay(self, tmp_path: Path) -> None:
        codes = spoil("plan_basis", ("item", 0, "code"), "one_plan", tmp_path)
        assert codes == ["lists.codes.fixed"]

    def test_a_list_stands_in_its_own_file(self, tmp_path: Path) -> None:
        assert spoil("ward", ("list",), "school", tmp_path) == ["lists.file.other"]
        assert spoil("ward", ("list",), "streets", tmp_path) == ["forms.word.unknown"]


class TestRulebook:
    def test_the_latest_file_is_read(self, tmp_path: Path) -> None:
        for name in ("2026.toml", "2027.toml", "scope.toml"):
            (tmp_path / name).touch()
        assert newest(tmp_path).name == "2027.toml"
        assert newest(tmp_path / "none").name == "YEAR.toml"

    def test_all_faults_of_all_files_come_at_once(self, tmp_path: Path) -> None:
        found = read_rulebook(tmp_path).findings
        assert set(said(found)) == {"forms.file.missing"}
        assert len(found) == 7 + len(LetterKind) + len(ListName)
        assert found[0].where == "policy/YEAR.toml"

    @pytest.mark.parametrize("gone", ["letters/refusal.toml", "lists/ward.toml"])
    def test_nothing_is_left_out_in_silence(self, gone: str, tmp_path: Path) -> None:
        shutil.copytree(FORMS, tmp_path / "forms")
        (tmp_path / "forms" / gone).unlink()
        held = read_rulebook(tmp_path / "forms")
        assert held.value is None
        assert [each.where for each in held.findings] == [gone]
