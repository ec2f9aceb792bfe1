"""The command line: exit codes, sentences, data, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ras_desktop import cli
from ras_desktop.cli import Exit
from ras_desktop.forms.answers import Case, read_case
from tests.helpers.schemes import ROOT, SHIPPED, SMALL, edited

LINE = str(SMALL / "line-and-nights" / "1")
ANSWERS = """
born = 2017-03-02
on = 2026-05-01
[answers]
total = 128
natural-support = { level = "lots", willing = true }
night-visits = 2
club-visits = 1
"""


def put(tmp: Path, text: str, name: str = "answers.toml") -> str:
    (tmp / name).write_text(text, encoding="utf-8")
    return str(tmp / name)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    said = capsys.readouterr()
    return code, said.out, said.err


def data(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = run(capsys, *words, "--json")
    return code, json.loads(out)


class TestCalculate:
    def test_the_case_worked_by_hand(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, err = run(capsys, "calculate", LINE, put(tmp_path, ANSWERS))
        assert (code, err) == (Exit.GOOD, "")
        assert "It is no council's scheme." in out
        assert "Support at night adds £1,492.40: £1,564.00 becomes £3,056.40." in out
        assert out.strip().endswith("Indicative budget: £2,640.40 a year.")

    def test_as_data(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, found = data(capsys, "calculate", LINE, put(tmp_path, ANSWERS))
        assert code == Exit.GOOD
        assert found["format"] == 1
        assert (found["scheme"], found["version"], found["form"]) == ("line-and-nights", "1", "all")
        assert (found["on"], found["age"], found["complete"]) == ("2026-05-01", 9, True)
        assert (found["outcome"], found["points"]) == ("amount", "128")
        assert found["indicative"] == {"pence": 264040, "period": "year"}
        assert (found["annual"], found["weekly_for_reading"]) == (
            {"pence": 264040},
            {"pence": 5078},
        )
        assert [each["id"] for each in found["waterfall"]] == ["line", "natural", "nights", "club"]
        assert found["waterfall"][-1]["after"] == {"pence": 264040}
        assert found["areas"] == [
            {"area": "total", "title": "Needs", "points": "128", "most": "150"}
        ]
        night = next(each for each in found["steps"] if each["code"] == "money.add")
        assert night["text"] == "Support at night adds £1,492.40: £1,564.00 becomes £3,056.40."
        assert night["values"]["value"] == {"money": 149240}
        assert found["findings"] == []

    def test_screen_and_data_agree_for_every_kind(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        cases = [
            ("menu", "age = 9\nchosen = ['holiday']\n[answers]\ntotal = 50", "amount"),
            ("menu", "age = 9\n[answers]\ntotal = 50", "choose"),
            ("menu", "age = 9\n[answers]\ntotal = 1", "none"),
            ("weekly-hours", "age = 9\non = 2026-05-01\n[answers]\ntotal = 99", "panel"),
            ("weekly-hours", "age = 9\non = 2026-05-01\n[answers]\ntotal = 30", "amount"),
            ("bands-and-additions", "age = 4", "other_form"),
        ]
        for name, text, outcome in cases:
            words = (
                "calculate",
                str(SMALL / name / "1"),
                put(tmp_path, text),
                "--on",
                "2026-05-01",
            )
            code, found = data(capsys, *words)
            assert (code, found["outcome"]) == (Exit.GOOD, outcome), (name, text)
            code, out, _ = run(capsys, *words)
            for step in found["steps"]:
                assert step["text"] in out
        assert found["reason"].startswith("Under five")
        assert found["indicative"] is None

    def test_options_and_hours_and_what_the_panel_gets(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = "age = 9\non = 2026-05-01\nchosen = ['holiday']\n[answers]\ntotal = 50"
        _, found = data(capsys, "calculate", str(SMALL / "menu" / "1"), put(tmp_path, text))
        assert found["options"] == [
            {"id": "holiday", "title": "Holiday scheme", "pence": 50000,
             "instalments": [16666, 16666, 16668], "chosen": True}
        ]  # fmt: skip
        _, found = data(
            capsys, "calculate", "nottinghamshire-purchase",
            put(tmp_path, "age = 9\non = 2020-05-01\n[answers]\nagreed = 10"),
        )  # fmt: skip
        assert found["indicative"] == {"minutes": 600, "period": "year"}
        assert found["hours"] == {"minutes": 600, "period": "year"}
        assert found["waterfall"][0]["after"] == {"minutes": 600}
        text = "age = 9\non = 2026-05-01\n[gates]\nregister = true\n[answers]\n" + (
            'nights = "some"\ncalm = "some"\nmoving = "some"\nparents = "two"\n'
            'natural-support = { level = "none", willing = true }'
        )
        _, found = data(
            capsys, "calculate", str(SMALL / "bands-and-additions" / "1"), put(tmp_path, text)
        )
        assert found["indicative"] == {"pence": 100000, "period": "year", "at_least_pence": 60000}

    def test_above_a_sum_the_panel_gets_what_was_reached(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = edited(
            tmp_path, "line-and-nights",
            ("scheme.toml", 'deduct"\nquestion = "club-visits"\namount = 8.00\nper = "week"\n'
             "weeks = 52", 'panel"\nabove = 3000\nreason = "Above £3,000 the panel agrees."'),
        )  # fmt: skip
        code, found = data(capsys, "calculate", str(folder), put(tmp_path, ANSWERS))
        assert (code, found["outcome"]) == (Exit.GOOD, "panel")
        assert found["reached"] == {"pence": 305640}
        assert found["reason"] == "Above £3,000 the panel agrees."
        code, out, _ = run(capsys, "calculate", str(folder), put(tmp_path, ANSWERS))
        assert out.strip().endswith("The panel decides.")

    def test_born_and_on_go_before_the_file(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = ("calculate", LINE, put(tmp_path, ANSWERS))
        _, found = data(capsys, *words, "--born", "2010-01-02", "--on", "2026-12-01")
        assert (found["on"], found["age"]) == ("2026-12-01", 16)

    def test_today_is_the_day_where_none_is_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, found = data(capsys, "calculate", LINE, put(tmp_path, ANSWERS.replace("on = ", "#")))
        assert found["on"] == date.today().isoformat()  # noqa: DTZ011

    def test_missing_answers_give_an_estimate_and_are_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = "born = 2017-03-02\non = 2026-05-01\n[answers]\ntotal = 128"
        code, out, err = run(capsys, "calculate", LINE, put(tmp_path, text))
        assert code == Exit.FINDINGS
        assert "This is an estimate: 3 answers are still missing." in out
        assert "error: answers/night-visits: Nights with support: not answered yet" in err
        code, found = data(capsys, "calculate", LINE, put(tmp_path, text))
        assert (code, found["complete"], len(found["missing"])) == (Exit.FINDINGS, False, 3)

    def test_json_answers_say_the_same(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        answers = {
            "born": "2017-03-02", "on": "2026-05-01",
            "answers": {"total": 128, "night-visits": 2, "club-visits": 1.0,
                        "natural-support": {"level": "lots", "willing": True}},
        }  # fmt: skip
        path = put(tmp_path, json.dumps(answers), "answers.json")
        _, found = data(capsys, "calculate", LINE, path)
        assert found["indicative"] == {"pence": 264040, "period": "year"}

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("a.toml", "total = 4", "“total” is not known here"),
            ("a.toml", "age = 9\nborn = 2017-01-01", "either the age or the date of birth"),
            ("a.toml", "born = 2027-01-01\non = 2026-01-01", "is after the day of assessment"),
            ("a.toml", "born = May", "Line 1 of a.toml"),
            ("a.json", "{", "Line 1 of a.json"),
            ("a.json", "[]", "cannot be understood"),
            ("a.json", '{"born": "May"}', "should be a date"),
            ("a.json", '{"age": 1e400000}', "should be"),
            ("a.json", "[" * 100_000, "cannot be understood"),
        ],
    )
    def test_wrong_answers_are_findings(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
    ) -> None:
        path = put(tmp_path, text, name)
        code, out, err = run(capsys, "calculate", LINE, path)
        assert (code, out) == (Exit.FINDINGS, "")
        assert said in err
        code, found = data(capsys, "calculate", LINE, path)
        assert (code, found["outcome"], found["format"]) == (Exit.FINDINGS, None, 1)
        assert any(said in each["text"] for each in found["findings"])

    def test_a_broken_scheme_and_broken_answers_are_said_together(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = edited(tmp_path, "menu", ("scheme.toml", "choose = 2", "choose = 9"))
        code, _, err = run(capsys, "calculate", str(folder), put(tmp_path, "total = 4"))
        assert code == Exit.FINDINGS
        assert "scheme.toml: table[menu].choose" in err
        assert "answers.toml: total" in err


class TestCheck:
    def test_a_good_scheme(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = run(capsys, "check", str(SMALL / "menu" / "1"))
        assert code == Exit.GOOD
        assert out == "1 question, 1 table; about 1 page when printed.\n0 errors, 0 warnings.\n"

    def test_warnings_are_findings_too(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = run(capsys, "check", "norfolk-primary")
        assert code == Exit.FINDINGS
        assert (
            "Cliff edge: at 146 points one step makes £1,500.00 into £2,800.00 (87 % more)" in out
        )
        assert run(capsys, "check", "norfolk-primary", "--errors-only")[0] == Exit.GOOD

    def test_errors_are_named_with_their_place(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = edited(tmp_path, "per-point", ("examples.toml", "amount = 32", "amount = 33"))
        code, out, _ = run(capsys, "check", str(folder))
        assert code == Exit.FINDINGS
        assert "error: examples.toml: example[2].expect.amount: " in out
        assert "1 error, 0 warnings." in out

    def test_as_data(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, found = data(capsys, "check", "norfolk-primary/published", "--errors-only")
        assert code == Exit.GOOD
        assert (found["scheme"], found["version"], found["errors"]) == (
            "norfolk-primary", "published", 0,
        )  # fmt: skip
        assert len(found["sha256"]) == 64
        assert found["warnings"] == len(found["findings"])
        assert found["complexity"]["rows"] == 7
        folder = edited(tmp_path, "menu", ("scheme.toml", "choose = 2", "choose = 9"))
        code, found = data(capsys, "check", str(folder))
        assert (code, found["scheme"], found["sha256"], found["errors"]) == (1, None, None, 1)

    def test_a_broken_scheme_is_said_without_counts(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = edited(tmp_path, "menu", ("scheme.toml", "choose = 2", "choose = 9"))
        code, out, _ = run(capsys, "check", str(folder))
        assert code == Exit.FINDINGS
        assert out.endswith("1 error, 0 warnings.\n")
        assert "question," not in out

    def test_the_newest_version_is_taken(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert data(capsys, "check", "published-rates")[1]["version"] == "2024"
        assert data(capsys, "check", str(SHIPPED / "published-rates"))[1]["version"] == "2024"

    def test_an_empty_folder_is_a_finding(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, _ = run(capsys, "check", str(tmp_path))
        assert code == Exit.FINDINGS
        assert "scheme.toml is missing" in out


class TestWrongUse:
    @pytest.mark.parametrize(
        "words",
        [
            (),
            ("unknown",),
            ("check",),
            ("check", "no-such-scheme"),
            ("check", "../no-such-scheme"),
            ("calculate", LINE),
            ("calculate", LINE, "/no/such/file.toml"),
            ("calculate", LINE, "x", "--born", "May"),
        ],
    )
    def test_is_two(self, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
        code, out, err = run(capsys, *words)
        assert (code, out) == (Exit.WRONG_USE, "")
        assert err
        assert "Traceback" not in err

    def test_help_is_good(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = run(capsys, "--help")
        assert code == Exit.GOOD
        assert "calculate" in out
        assert "check" in out

    def test_a_failing_system_is_three(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(cli.check, "_print_check", full)
        code, _, err = run(capsys, "check", "oldham")
        assert code == Exit.SYSTEM
        assert "No space left on device" in err


class TestProcess:
    """The real program in its own process, without a screen and in a poor terminal."""

    def started(self, *words: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
        whole = {**os.environ, "PYTHONIOENCODING": "ascii", **surroundings}
        whole.pop("DISPLAY", None)
        return subprocess.run(
            [sys.executable, "-m", "ras_desktop", *words], cwd=ROOT, env=whole, capture_output=True
        )

    def test_pounds_on_any_terminal(self) -> None:
        done = self.started("check", "norfolk-primary", "--errors-only")
        assert done.returncode == Exit.GOOD
        assert "£1,500.00" in done.stdout.decode("utf-8")

    def test_no_window_library_is_loaded(self) -> None:
        code = (
            "import sys; sys.argv[1:] = ['check', 'oldham', '--errors-only'];"
            "from ras_desktop.__main__ import main; code = main();"
            "bad = {'PySide6', 'sqlmodel', 'sqlalchemy', 'reportlab', 'numpy'} & set(sys.modules);"
            "print(bad, file=sys.stderr); sys.exit(code or bool(bad))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
        assert done.returncode == 0, done.stderr


class TestCase:
    def test_every_part_of_an_answer(self, tmp_path: Path) -> None:
        text = """
        [gates]
        a = true
        b = { passed = false, judgement = "j", by = "b" }
        c = { passed = true }
        [answers]
        x = { level = "l", comment = "c", evidence = "e", family = "f", family_words = "w" }
        y = { points = 1.5, reason = "r" }
        z = { number = 2 }
        """
        case, findings = read_case(Path(put(tmp_path, text)))
        assert findings == ()
        assert case is not None
        assert case.gates["b"].by == "b"
        assert case.gates["c"].passed
        assert case.answers["x"].family_words == "w"
        assert case.answers["y"].points == Decimal("1.5")
        assert case.answers["z"].number == 2
        assert case.born is None

    def test_nothing_at_all(self, tmp_path: Path) -> None:
        assert read_case(Path(put(tmp_path, ""))) == (Case(), ())

    @pytest.mark.parametrize(
        "text", ["gates = 1", "answers = 1", "[gates]\na = 1", "[answers]\na = []"]
    )
    def test_parts_of_the_wrong_kind(self, tmp_path: Path, text: str) -> None:
        case, findings = read_case(Path(put(tmp_path, text)))
        assert case is None
        assert len(findings) == 1

    def test_a_json_file_that_is_too_large_or_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b" " * 4_000_001)
        assert [each.code for each in read_case(path)[1]] == ["forms.file.large"]
        assert [each.code for each in read_case(tmp_path)[1]] == ["forms.file.unreadable"]
        assert [each.code for each in read_case(tmp_path / "b.json")[1]] == [
            "forms.file.unreadable"
        ]

    def test_born_after_the_day_of_the_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Today comes before the birth: nothing is calculated with an age below nothing."""
        path = put(tmp_path, "born = 2999-01-01\n[answers]\ntotal = 1")
        code, _, err = run(capsys, "calculate", str(SMALL / "percentile" / "1"), path)
        assert code == Exit.FINDINGS
        assert "date of birth" in err


def test_streams_that_are_no_text_streams_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert cli.main(["check", "oldham", "--errors-only"]) == Exit.GOOD
    assert "0 errors" in stream.getvalue()


def test_demo_writes_a_case_file_and_never_over_one(tmp_path, capsys, monkeypatch):
    from ras_desktop.services import demo
    from tests.helpers.stores import FAST_KEYS

    slow = demo.write
    monkeypatch.setattr(demo, "write", lambda *given: slow(*given, policy=FAST_KEYS))
    words = ("demo", str(tmp_path / "new"), "--children", "25", "--on", "2026-11-21")
    code, out, _ = run(capsys, *words)
    assert code == Exit.GOOD
    assert "25 children" in out
    assert (tmp_path / "new" / "demo.ras" / "database").stat().st_size > 100_000
    assert (tmp_path / "new" / "README.txt").is_file()
    code, _, err = run(capsys, *words)
    assert code == Exit.SYSTEM
    assert "already" in err
    code, _, err = run(capsys, "demo", str(tmp_path / "early"), "--on", "2026-04-05")
    assert code == Exit.FINDINGS
    assert "22 April 2026" in err
    assert run(capsys, "demo", str(tmp_path / "x"), "--children", "none")[0] == Exit.WRONG_USE


class TestDocument:
    """docs/cli.md says what really happens."""

    TEXT = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    def block(self, kind: str) -> str:
        return self.TEXT.split(f"```{kind}\n")[1].split("```")[0]

    def test_the_answers_fit_the_scheme_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        answers = put(tmp_path, self.block("toml"))
        code, found = data(capsys, "calculate", "example-children", answers)
        assert code == Exit.FINDINGS
        left_out = {"answers.missing", "gate.unanswered"}
        faults = [each for each in found["findings"] if each["severity"] == "error"]
        assert {each["code"] for each in faults} == left_out
        assert found["points"] is not None

    def test_the_check_prints_what_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, found = data(capsys, "check", "oldham")
        assert code == Exit.FINDINGS
        assert found == json.loads(self.block("json"))

    def test_every_key_of_the_data_is_described(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, found = data(capsys, "calculate", LINE, put(tmp_path, ANSWERS))
        assert [key for key in found if f"`{key}`" not in self.TEXT] == []


def test_a_reader_who_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ras_desktop", "calculate", LINE, put(tmp_path, ANSWERS)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as called:
        assert called.stdout is not None
        assert called.stderr is not None
        called.stdout.close()
        assert called.stderr.read() == b""
    assert called.returncode == Exit.GOOD
