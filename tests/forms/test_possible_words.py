"""A finding about a word that is missing or not known says which ones are possible."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ras_desktop import wording
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import SHIPPED, SMALL, edited

HEAD = "scheme.toml"
ENUMERATED = {
    "kind", "unit", "period", "year", "rounding", "round_when", "otherwise", "about", "act",
    "below", "above", "per", "count_in", "outcome",
}  # fmt: skip
"""Keys of a scheme's files that take one of a few words (docs/schemes.md)."""
LINE = re.compile(r'^(\s*)([a-z_]+) = "([a-z0-9 -]+)"', re.MULTILINE)


def said(folder: Path) -> list[str]:
    return [wording.finding(each) for each in read_scheme(folder).findings]


def having(words: str) -> str:
    """The first small scheme whose head has these words."""
    heads = sorted(SMALL.glob(f"*/1/{HEAD}"))
    return next(each.parts[-3] for each in heads if words in each.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("", "judgement = true\n", "", "“judgement” is missing: add it; it must be "
         "one of true and false"),
        ("", 'about = "age"', "", "one of age, residence, register"),
        ("", 'about = "age"', 'about = "years"', "“about” must be one of age"),
        ("line-and-nights", 'act = "multiply"', 'act = "times"', "one of add, deduct, multiply"),
        ("line-and-nights", 'act = "multiply"\n', "", "“act” is missing: add it; it must be one"),
        ("line-and-nights", 'below = "none"', "", "“below” is missing"),
        ("line-and-nights", 'rate = "night"', 'rate = "nihgt"', "known is night"),
        ("line-and-nights", 'question = "night-visits"', 'question = "nigth-visits"',
         "known is night-visits"),
        ("line-and-nights", "some = 0.95", "sone = 0.95", "known is some"),
        ("line-and-nights", "round_when =", "round_wen =", "known is round_when"),
    ],
)  # fmt: skip
def test_what_is_possible_stands_in_the_sentence(tmp_path, name, old, new, words):
    name = name or having(old)
    found = said(edited(tmp_path, name, (HEAD, old, new)))
    assert any(words in each for each in found), found


def test_an_act_of_points_that_is_not_known_is_one_finding(tmp_path):
    name = having("[[adjust_points]]")
    text = (SMALL / name / "1" / HEAD).read_text()
    act = re.search(r'\[\[adjust_points\]\][^\[]*?(act = "[a-z]+")', text)[1]
    found = said(edited(tmp_path, name, (HEAD, act, 'act = "halve"')))
    assert len(found) == 1
    assert "must be one of" in found[0]
    assert "panel" not in found[0]


FOLDERS = sorted(each.parent for top in (SMALL, SHIPPED) for each in top.glob("*/*/scheme.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.parent.name)
def test_every_enumerated_key_says_its_words(folder, tmp_path):
    """Each such key of each scheme with a word that is none of its own."""
    tried = 0
    for file in sorted(folder.glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        for found in LINE.finditer(text):
            if found[2] not in ENUMERATED:
                continue
            copy = tmp_path / folder.parent.name / folder.name
            copy.mkdir(parents=True, exist_ok=True)
            for each in folder.glob("*.toml"):
                (copy / each.name).write_bytes(each.read_bytes())
            spoilt = f"{text[: found.start(3)]}perhaps{text[found.end(3) :]}"
            (copy / file.name).write_text(spoilt, encoding="utf-8")
            words = said(copy)
            if not words:  # a unit of a rate, which takes any word
                continue
            tried += 1
            assert any("must be one of" in each for each in words), (file.name, found[0], words)
    assert tried
