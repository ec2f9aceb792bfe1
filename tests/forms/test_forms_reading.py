"""The one way to read TOML for every form: faults with file and key path, all at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401  (registers every sentence)
from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.money import Money
from ras_desktop.forms.reading import LARGEST, Entry, decimals, load, read, twice
from ras_desktop.wording import finding


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def entry(**values: object) -> Entry:
    return Entry("test.toml", "", values, [])


def codes(of: Entry) -> list[tuple[str, str]]:
    for each in of.found:
        assert finding(each)
    return [(each.code, each.where) for each in of.found]


class TestFiles:
    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        held, found = load(tmp_path / "gone.toml")
        assert held is None
        assert [each.code for each in found] == ["forms.file.missing"]
        assert "gone.toml" in finding(found[0])

    def test_a_folder_in_place_of_a_file(self, tmp_path: Path) -> None:
        held, found = load(tmp_path)
        assert held is None
        assert [each.code for each in found] == ["forms.file.unreadable"]

    def test_a_huge_file_is_not_parsed(self, tmp_path: Path) -> None:
        (tmp_path / "big.toml").write_bytes(b"#" * (LARGEST + 1))
        assert load(tmp_path / "big.toml")[1][0].code == "forms.file.large"

    def test_letters_that_are_not_utf8_have_their_line(self, tmp_path: Path) -> None:
        (tmp_path / "old.toml").write_bytes(b'a = "x"\nb = "\xa3"\n')
        fault = load(tmp_path / "old.toml")[1][0]
        assert (fault.code, fault.values["line"]) == ("forms.file.letters", 2)

    def test_a_syntax_fault_has_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "slip.toml").write_text('a = "x"\nb = "y\n', encoding="utf-8")
        fault = load(tmp_path / "slip.toml")[1][0]
        assert (fault.code, fault.where) == ("forms.file.syntax", "slip.toml: line 2")
        assert "Line 2 of slip.toml" in finding(fault)

    @pytest.mark.parametrize(
        "text",
        ["a = " + "9" * 6000, "a = " + "[" * 20_000, "a = 1e99999999999999999999", "a = ["],
    )
    def test_what_no_parser_survives_is_still_a_finding(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "odd.toml").write_text(text, encoding="utf-8")
        held, found = load(tmp_path / "odd.toml")
        assert held is None
        assert found[0].code in {"forms.file.syntax", "forms.file.syntax_somewhere"}
        assert finding(found[0])

    def test_a_mark_at_the_beginning_is_no_fault(self, tmp_path: Path) -> None:
        (tmp_path / "bom.toml").write_text("\ufeffa = 1\n", encoding="utf-8")
        held, found = load(tmp_path / "bom.toml")
        assert held is not None
        assert (held.whole("a"), found) == (1, [])

    def test_read_gives_the_value_when_nothing_is_wrong(self, tmp_path: Path) -> None:
        (tmp_path / "good.toml").write_text('format = 1\nname = "x"\n', encoding="utf-8")
        held = read(tmp_path / "good.toml", lambda each: each.text("name"))
        assert (held.value, held.findings) == ("x", ())

    def test_read_keeps_the_value_beside_a_warning(self, tmp_path: Path) -> None:
        (tmp_path / "good.toml").write_text("format = 1\n", encoding="utf-8")

        def build(each: Entry) -> int:
            each.fault("forms.text.empty", "x", Severity.WARNING)
            return 7

        held = read(tmp_path / "good.toml", build)
        assert (held.value, len(held.findings)) == (7, 1)

    def test_read_throws_the_value_away_after_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "bad.toml").write_text('format = 2\nnme = "x"\n', encoding="utf-8")
        held = read(tmp_path / "bad.toml", lambda each: each.text("name"))
        assert held.value is None
        assert [each.code for each in held.findings] == [
            "forms.format.unknown",
            "forms.key.missing",
            "forms.key.unknown",
        ]
        assert read(tmp_path / "gone.toml", lambda each: each.text("name")).value is None

    def test_a_file_without_its_format_is_not_guessed(self, tmp_path: Path) -> None:
        (tmp_path / "bad.toml").write_text('name = "x"\n', encoding="utf-8")
        held = read(tmp_path / "bad.toml", lambda each: each.text("name"))
        assert [each.where for each in held.findings] == ["bad.toml: format"]


class TestValues:
    def test_every_kind_is_read(self) -> None:
        held = entry(
            a=" text ",
            b=True,
            c=Decimal("1.50"),
            d=3,
            e=Decimal("12.34"),
            f=date(2026, 4, 1),
            g="red",
            h=["x ", "y"],
            i={"j": 1},
            k=[{"id": "first"}, {"code": "second"}, {"key": "third"}, {}],
            name="a-name_2.x",
        )
        assert held.text("a") == "text"
        assert held.yes("b") is True
        assert held.number("c") == Decimal("1.5")
        assert held.whole("d") == 3
        assert held.money("e") == Money(1234)
        assert held.day("f") == date(2026, 4, 1)
        assert held.one_of("g", Colour) is Colour.RED
        assert held.texts("h") == ("x", "y")
        assert held.name("name") == "a-name_2.x"
        inner = held.table("i")
        assert inner is not None
        assert inner.where("j") == "test.toml: i.j"
        assert [each.path for each in held.tables("k")] == [
            "k[first]",
            "k[second]",
            "k[third]",
            "k[4]",
        ]
        held.done()
        assert codes(held) == []

    def test_what_is_needed_and_not_there(self) -> None:
        held = entry()
        held.text("a"), held.yes("b"), held.number("c"), held.whole("d"), held.money("e")
        held.day("f"), held.one_of("g", Colour), held.texts("h"), held.table("i"), held.tables("k")
        words = {"b", "g"}  # what they can be is said, too
        assert codes(held) == [
            (f"forms.{'word' if key in words else 'key'}.missing", f"test.toml: {key}")
            for key in "abcdefghik"
        ]

    def test_what_is_not_needed_and_not_there(self) -> None:
        held = entry()
        assert held.text("a", needed=False, default="x") == "x"
        assert held.yes("b", needed=False, default=True) is True
        assert held.number("c", needed=False) is None
        assert held.whole("d", needed=False) is None
        assert held.money("e", needed=False) is None
        assert held.day("f", needed=False) is None
        assert held.one_of("g", Colour, needed=False) is None
        assert held.texts("h", needed=False) == ()
        assert held.table("i", needed=False) is None
        assert held.tables("k", needed=False) == ()
        assert held.name("l", needed=False) == ""
        assert codes(held) == []

    def test_a_wrong_kind_is_a_fault_and_gives_a_harmless_value(self) -> None:
        held = entry(
            a=1, b="yes", c="1", d=Decimal("1.5"), e=Decimal("1.005"), f="2026-04-01", h="x",
            i=[], k={}, l=True, m=Decimal("NaN"), n=[1], o=[{}, 1],
        )  # fmt: skip
        assert held.text("a") == ""
        assert held.yes("b") is False
        assert held.number("c") is None
        assert held.whole("d") is None
        assert held.money("e") is None
        assert held.day("f") is None
        assert held.texts("h") == ()
        assert held.table("i") is None
        assert held.tables("k") == ()
        assert held.number("l") is None
        assert held.number("m") is None
        assert held.texts("n") == ()
        assert held.tables("o") == ()
        assert {code for code, _ in codes(held)} == {"forms.value.kind"}
        assert len(held.found) == 13

    def test_a_time_is_no_day(self) -> None:
        import datetime

        held = entry(a=datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC))
        assert held.day("a") is None
        assert codes(held) == [("forms.value.kind", "test.toml: a")]

    def test_empty_texts_are_faults(self) -> None:
        held = entry(a="  ", b=[], c=["x", " "], d=[])
        assert held.text("a") == ""
        assert held.texts("b") == ()
        held.texts("c")
        held.tables("d")
        assert [code for code, _ in codes(held)] == ["forms.text.empty"] * 3 + ["forms.key.missing"]

    def test_a_word_that_may_be_left_out_is_not_empty_where_it_stands(self) -> None:
        held = entry(a=" ", b="")
        assert held.one_of("a", Colour, needed=False) is None
        assert held.name("b", needed=False) == ""
        assert codes(held) == [
            ("forms.text.empty", "test.toml: a"),
            ("forms.text.empty", "test.toml: b"),
        ]

    def test_an_empty_text_that_is_not_needed_is_none(self) -> None:
        held = entry(a="", b=[])
        assert held.text("a", needed=False) == ""
        assert held.texts("b", needed=False) == ()
        assert codes(held) == []

    @pytest.mark.parametrize("name", ["Two Words", "2nd", "ünder", "a--b", "a-", "a\n"])
    def test_a_name_has_its_shape(self, name: str) -> None:
        held = entry(a=name + "x" * name.endswith("\n"))
        held.name("a")
        assert [code for code, _ in codes(held)] == ["forms.name.shape"]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (-1, "forms.number.range"),
            (11, "forms.number.range"),
            (Decimal("1e300"), "forms.number.range"),
            (Decimal("1.0000001"), "forms.number.fine"),
            (Decimal("1.00000000000000000000000000000000001"), "forms.number.fine"),
        ],
    )
    def test_numbers_have_limits(self, value: Decimal | int, code: str) -> None:
        held = entry(a=value)
        assert held.number("a", least=0, most=10) is None
        assert [each for each, _ in codes(held)] == [code]

    def test_without_a_floor_a_number_may_be_below_nothing(self) -> None:
        held = entry(a=-5, b=Decimal("-1e20"))
        assert held.number("a") == -5
        assert held.number("b") is None
        assert [each for each, _ in codes(held)] == ["forms.number.range"]

    def test_an_unknown_word_names_the_known_ones(self) -> None:
        held = entry(a="green")
        assert held.one_of("a", Colour) is None
        assert codes(held) == [("forms.word.unknown", "test.toml: a")]
        assert "red and blue" in finding(held.found[0])

    def test_a_key_nobody_asked_for_is_a_fault(self) -> None:
        held = entry(a=1, titel="x")
        assert held.has("a")
        held.done()
        assert codes(held) == [("forms.key.unknown", "test.toml: titel")]

    def test_a_name_used_twice_is_a_fault_at_the_second(self) -> None:
        held = entry(x=[{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": 1}, {}])
        twice(held.tables("x"), "id")
        assert codes(held) == [("forms.name.twice", "test.toml: x[a].id")]

    def test_a_fault_of_the_whole_file_stands_at_the_file(self) -> None:
        held = entry()
        held.fault("forms.key.unknown")
        assert held.found == [
            Finding("forms.key.unknown", "test.toml", {"key": "test.toml"}, Severity.ERROR)
        ]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_decimals_counts_what_is_written_on_paper(value: Decimal) -> None:
    written = f"{value:f}".rstrip("0").rpartition(".")[2] if "." in f"{value:f}" else ""
    assert decimals(value) == len(written)
    assert decimals(value * 1000) == 0


def test_decimals_of_nothing_and_of_no_number() -> None:
    assert decimals(Decimal("0.000")) == 0
    assert decimals(Decimal("NaN")) == 0
