"""A scheme's folder edited by hand: every fault named with file and key path, all at once."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from ras_desktop import wording
from ras_desktop.domain.finding import Finding
from ras_desktop.forms.scheme import SchemeRead, read_scheme
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import SMALL, edited, of

HEAD = "scheme.toml"
FORM = "form-all.toml"


def reading(tmp: Path, name: str, *changes: tuple[str, str, str]) -> SchemeRead:
    read = read_scheme(edited(tmp, name, *changes))
    for each in read.findings:
        assert wording.finding(each)
        assert ".toml" in each.where
    return read


def places(read: SchemeRead) -> list[tuple[str, str]]:
    return [(each.code, each.where) for each in read.findings]


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "code", "where"),
    [
        ("menu", HEAD, 'name = "menu"', 'name = "other"', "scheme.folder_name", "name"),
        ("menu", HEAD, 'version = "1"', 'version = "2"', "scheme.folder_version", "version"),
        ("menu", HEAD, 'version = "1"', 'version = "../1"', "scheme.version_shape", "version"),
        ("menu", HEAD, "format = 1", "format = 2", "forms.format.unknown", "format"),
        ("menu", HEAD, "format = 1\n", "", "forms.key.missing", "format"),
        (
            "menu",
            HEAD,
            "valid_to = 2027",
            "valid_to = 2025",
            "scheme.ends_before_begin",
            "valid_to",
        ),
        (
            "menu",
            HEAD,
            'notice = "This is an invented example. It is no council\'s scheme."\n',
            "",
            "forms.key.missing",
            "notice",
        ),
        ("menu", HEAD, 'unit = "money"', 'unit = "gold"', "forms.word.unknown", "money.unit"),
        (
            "menu",
            HEAD,
            "round_to = 0.01",
            "round_to = 0.001",
            "scheme.round_too_fine",
            "money.round_to",
        ),
        ("menu", HEAD, "round_to = 0.01", "round_to = 0", "forms.number.range", "money.round_to"),
        (
            "menu",
            HEAD,
            'file = "form-all.toml"',
            'file = "../x.toml"',
            "scheme.form_file",
            "form[all].file",
        ),
        ("menu", HEAD, 'file = "form-all.toml"', 'file = "form-x.toml"', "forms.file.missing", ""),
        ("menu", HEAD, "number = 2\n", "", "scheme.sum_shape", "table[menu].option[assistant]"),
        ("menu", HEAD, "choose = 2", "choose = 4", "forms.number.range", "table[menu].choose"),
        (
            "menu",
            HEAD,
            "amount = 500",
            "amount = 5.001",
            "forms.number.fine",
            "table[menu].option[holiday].amount",
        ),
        (
            "menu",
            HEAD,
            "weeks = 39",
            "weeks = 54",
            "forms.number.range",
            "table[menu].option[assistant].weeks",
        ),
        (
            "menu",
            HEAD,
            'per = "week"\nweeks',
            'per = "month"\nweeks',
            "scheme.weeks_without_week",
            "table[menu].option[assistant].weeks",
        ),
        ("menu", HEAD, 'kind = "menu"', 'kind = "list"', "forms.word.unknown", "table[menu].kind"),
        (
            "percentile",
            HEAD,
            'below = "none"',
            'below = "nil"',
            "forms.word.unknown",
            "table[steps].below",
        ),
        (
            "percentile",
            HEAD,
            'above = "cap"',
            'above = "none"',
            "scheme.none_above",
            "table[steps].above",
        ),
        (
            "percentile",
            HEAD,
            'id = "straight"',
            'id = "steps"',
            "forms.name.twice",
            "table[steps].id",
        ),
        (
            "percentile",
            HEAD,
            'file = "form-older.toml"',
            'file = "form-younger.toml"',
            "forms.name.twice",
            "form[older].file",
        ),
        (
            "base-and-weight",
            HEAD,
            "weights = [",
            "points_for_one = 9\nweights = [",
            "scheme.weights_or_points",
            "table[base].weights",
        ),
        (
            "base-by-points",
            HEAD,
            "points_for_one = 80",
            "",
            "scheme.weights_or_points",
            "table[base].weights",
        ),
        (
            "bands-and-additions",
            HEAD,
            'outcome = "none", label',
            'amount = 1, outcome = "none", label',
            "scheme.band_one_of",
            "table[bands].rows[1]",
        ),
        (
            "bands-and-additions",
            HEAD,
            "at_least = 600, up_to = 1000",
            "at_least = 600, amount = 1000",
            "scheme.at_least_without_up_to",
            "table[bands].rows[3].at_least",
        ),
        (
            "bands-and-additions",
            HEAD,
            "at_least = 600",
            "at_least = 1600",
            "scheme.minimum_above_maximum",
            "table[bands].rows[3].at_least",
        ),
        (
            "bands-and-additions",
            HEAD,
            "hours = 110",
            "hours = 110.01",
            "scheme.whole_minutes",
            "table[bands].rows[4].hours",
        ),
        (
            "bands-and-additions",
            HEAD,
            "age_from = 5\nage_to = 17",
            "age_from = 18\nage_to = 17",
            "scheme.minimum_above_maximum",
            "gate[age].age_from",
        ),
        (
            "bands-and-additions",
            HEAD,
            "judgement = true",
            'judgement = "yes"',
            "forms.value.kind",
            "gate[register].judgement",
        ),
        (
            "bands-and-additions",
            HEAD,
            'ask = "Is the child on the Disability Register?"\n',
            "",
            "forms.key.missing",
            "gate[register].ask",
        ),
        (
            "bands-and-additions",
            HEAD,
            "minimum = 0\nmaximum = 60",
            "minimum = 0.5\nmaximum = 60",
            "scheme.limit_off_grid",
            "points.minimum",
        ),
        (
            "bands-and-additions",
            HEAD,
            "minimum = 0\nmaximum = 60",
            "minimum = 61\nmaximum = 60",
            "scheme.minimum_above_maximum",
            "points.minimum",
        ),
        (
            "bands-and-additions",
            HEAD,
            'act = "add"\npoints = 3',
            'act = "panel"\npoints = 3',
            "scheme.no_panel_of_points",
            "adjust_points[single].act",
        ),
        (
            "bands-and-additions",
            HEAD,
            'act = "add"\npoints = 3',
            'act = "add"',
            "scheme.figure_or_levels",
            "adjust_points[single]",
        ),
        (
            "bands-and-additions",
            HEAD,
            'act = "cap"',
            'act = "panel"\nreason = "x"',
            "scheme.panel_when",
            "adjust_money[cap].above",
        ),
        (
            "bands-and-additions",
            HEAD,
            'levels = ["one"] }',
            'levels = ["one"], at_least = 1 }',
            "scheme.one_condition",
            "adjust_points[single].when[1]",
        ),
        (
            "bands-and-additions",
            HEAD,
            "{ age_at_least = 11 }",
            "{ }",
            "scheme.one_condition",
            "adjust_money[two-to-one].when[2]",
        ),
        (
            "bands-and-additions",
            HEAD,
            "{ age_at_least = 11 }",
            '{ levels = ["x"] }',
            "scheme.one_condition",
            "adjust_money[two-to-one].when[2]",
        ),
        (
            "bands-and-additions",
            HEAD,
            'levels = ["one"]',
            "levels = []",
            "forms.text.empty",
            "adjust_points[single].when[1].levels",
        ),
        (
            "line-and-nights",
            HEAD,
            'rate = "night"',
            'rate = "night"\namount = 1',
            "scheme.sum_shape",
            "adjust_money[nights]",
        ),
        (
            "line-and-nights",
            HEAD,
            'rate = "night"',
            'amount = 1\ncount_in = "minutes"',
            "scheme.minutes_without_rate",
            "adjust_money[nights].count_in",
        ),
        (
            "line-and-nights",
            HEAD,
            'rate = "night"',
            'rate = "night"\ncount_in = "days"',
            "forms.word.unknown",
            "adjust_money[nights].count_in",
        ),
        (
            "line-and-nights",
            HEAD,
            'rate = "night"',
            'divided_by = "club-visits"',
            "scheme.divided_in_money",
            "adjust_money[nights].divided_by",
        ),
        (
            "line-and-nights",
            HEAD,
            "lots = 0.85",
            'lots = "0.85"',
            "forms.value.kind",
            "adjust_money[natural].by_level.lots",
        ),
        (
            "weekly-hours",
            HEAD,
            'unit = "money"',
            'unit = "hours"',
            "scheme.rate_in_hours",
            "table[hours].rate",
        ),
        (
            "menu",
            HEAD,
            'unit = "money"',
            'unit = "hours"',
            "scheme.instalments_of_hours",
            "table[menu].option[holiday].instalments",
        ),
        (
            "menu",
            HEAD,
            'unit = "money"',
            'unit = "hours"',
            "scheme.rate_in_hours",
            "table[menu].option[assistant].rate",
        ),
        (
            "line-and-nights",
            FORM,
            "minimum = 0\nmaximum = 150",
            "minimum = 200\nmaximum = 150",
            "scheme.minimum_above_maximum",
            "question[total].minimum",
        ),
        (
            "line-and-nights",
            FORM,
            'unit = "nights a week"\n',
            "",
            "forms.key.missing",
            "question[night-visits].unit",
        ),
        (
            "line-and-nights",
            FORM,
            "scored = false",
            "scored = false\nbetween = true",
            "scheme.between_without_points",
            "question[natural-support].between",
        ),
        (
            "line-and-nights",
            FORM,
            "scored = false\n",
            "",
            "scheme.level_without_points",
            "question[natural-support].level[none].points",
        ),
        (
            "line-and-nights",
            FORM,
            'if_unwilling = "none"\n',
            "",
            "forms.key.missing",
            "question[natural-support].if_unwilling",
        ),
        (
            "bands-and-additions",
            "form-older.toml",
            "minimum = 2\n",
            "minimum = 2\nmaximum = 1\n",
            "scheme.minimum_above_maximum",
            "area[out].minimum",
        ),
        (
            "blocks",
            FORM,
            'title = "Travel"',
            'titel = "Travel"',
            "forms.key.unknown",
            "question[travel].titel",
        ),
        (
            "menu",
            "rates.toml",
            "amount = 16.40",
            'amount = "16.40"',
            "forms.value.kind",
            "rate[assistant].value[1].amount",
        ),
        (
            "weekly-hours",
            "rates.toml",
            "to = 2026-09-30",
            "to = 2026-03-30",
            "scheme.ends_before_begin",
            "rate[assistant].value[1].to",
        ),
        (
            "menu",
            "examples.toml",
            "age = 9\n",
            "age = 9\nborn = 2017-03-02\n",
            "scheme.age_or_born",
            "example[1].age",
        ),
        ("menu", "examples.toml", "age = 9\n", "", "scheme.age_or_born", "example[1].age"),
        (
            "menu",
            "examples.toml",
            "age = 9\n",
            "born = 2027-03-02\n",
            "scheme.born_after",
            "example[1].born",
        ),
        (
            "menu",
            "examples.toml",
            'outcome = "none"\n',
            "",
            "scheme.expects_nothing",
            "example[1].expect",
        ),
        (
            "menu",
            "examples.toml",
            "total = 29",
            "total = true",
            "scheme.answer_kind",
            "example[1].answers.total",
        ),
        (
            "menu",
            "examples.toml",
            '[example.expect]\noutcome = "none"\n',
            "",
            "forms.key.missing",
            "example[1].expect",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, name: str, file: str, old: str, new: str, code: str, where: str
) -> None:
    read = reading(tmp_path, name, (file, old, new))
    assert read.scheme is None
    wanted = f"{file}: {where}" if where else "form-x.toml"
    assert (code, wanted) in places(read)


def test_one_level_asks_nothing(tmp_path: Path) -> None:
    level = '    [[question.level]]\n    id = "{}"\n    title = "{}"\n    text = "{}"\n'
    some = level.format("some", "Some", "Needs a lift once a week.")
    lots = level.format("lots", "Lots", "Needs a lift on most days.")
    read = reading(tmp_path, "blocks", (FORM, some, ""), (FORM, lots, ""))
    assert ("scheme.one_level", "form-all.toml: question[travel].level") in places(read)


def test_all_faults_at_once_in_all_files(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        "weekly-hours",
        (HEAD, 'period = "year"', 'period = "day"'),
        (HEAD, "hours = 2.5", "hours = -1"),
        (FORM, "step = 1", "step = 0"),
        ("rates.toml", 'unit = "hour"', 'unit = ""'),
        ("examples.toml", "on = 2026-05-01", 'on = "1 May"'),
    )
    files = {each.where.split(":")[0] for each in read.findings}
    assert files == {HEAD, FORM, "rates.toml", "examples.toml"}
    assert len(read.findings) >= 5


def test_a_section_may_be_missing(tmp_path: Path) -> None:
    for name, key in (("money", "money"), ("points", "points"), ("no_form", "no_form")):
        folder = edited(tmp_path / name, "menu", (HEAD, f"[{key}]", "[governance2]"))
        read = read_scheme(folder)
        assert ("forms.key.missing", f"scheme.toml: {key}") in places(read)
        assert ("forms.key.unknown", "scheme.toml: governance2") in places(read)


def test_what_may_be_left_out(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        "per-point",
        (HEAD, "[warn]\ncliff_share = 0.9\ndominating_share = 0.9\n", "[warn]\n"),
        (HEAD, 'owner = "Short breaks team"\nconsulted_on = 2026-01-20\n'
         'consulted_with = "Parent carers\' forum"\nequality_analysis = "EA 2026/9"\n', ""),
        (HEAD, "[governance]\n", ""),
    )  # fmt: skip
    assert read.scheme is not None
    assert read.scheme.warn.cliff_share == Decimal("0.25")
    assert read.scheme.governance.owner == ""
    (tmp_path / "per-point/1/examples.toml").unlink()
    read = read_scheme(tmp_path / "per-point/1")
    assert read.scheme is not None
    assert read.scheme.examples == ()


def test_without_the_warn_section_usual_values_count(tmp_path: Path) -> None:
    read = reading(
        tmp_path, "menu", (HEAD, "[warn]\ncliff_share = 0.9\ndominating_share = 0.9\n", "")
    )
    assert read.scheme is not None
    assert read.scheme.warn.dominating_share == Decimal("0.35")


def test_rates_may_have_their_own_plural(tmp_path: Path) -> None:
    plan = of(
        edited(
            tmp_path, "menu", ("rates.toml", 'unit = "hour"', 'unit = "day"\nunits = "whole days"')
        )
    )
    assert plan.rates[0].units == "whole days"


def test_an_area_may_have_a_weight_of_nothing(tmp_path: Path) -> None:
    plan = of(
        edited(tmp_path, "per-point", (FORM, 'title = "Total"\n', 'title = "Total"\nweight = 0\n'))
    )
    assert plan.forms[0].areas[0].weight == 0


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_no_folder_and_an_empty_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    if name == "empty":
        folder.mkdir()
    read = read_scheme(folder)
    assert read.scheme is None
    assert [each.code for each in read.findings] == [
        {"empty": "forms.file.missing", "missing": "scheme.no_folder"}[name]
    ]
    assert wording.finding(read.findings[0])


def test_a_syntax_fault_has_its_line(tmp_path: Path) -> None:
    read = read_scheme(edited(tmp_path, "menu", (HEAD, 'title = "A menu', "title = A menu")))
    assert places(read) == [("forms.file.syntax", "scheme.toml: line 5")]


@pytest.mark.parametrize("file", [FORM, "rates.toml", "examples.toml"])
def test_a_broken_part_is_named_and_the_rest_is_read(tmp_path: Path, file: str) -> None:
    folder = edited(tmp_path, "menu", (HEAD, "choose = 2", "choose = 9"))
    (folder / file).write_bytes(b"\xff\xfe")
    read = read_scheme(folder)
    assert read.scheme is None
    assert {"forms.file.letters", "forms.number.range"} <= {each.code for each in read.findings}


def test_the_folder_may_be_given_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL / "menu", tmp_path / "menu")
    monkeypatch.chdir(tmp_path / "menu")
    assert read_scheme(Path("1")).scheme is not None
    monkeypatch.chdir(tmp_path / "menu" / "1")
    assert read_scheme(Path()).scheme is not None


def test_a_finding_is_data() -> None:
    (only,) = read_scheme(Path("/nowhere/at/all")).findings
    assert only == Finding("scheme.no_folder", "/nowhere/at/all", {"folder": "all"})
