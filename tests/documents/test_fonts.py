"""Every character of our own texts and of the families' languages has a glyph."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import ras_desktop
from ras_desktop.documents.draw.fonts import face, face_for, missing, named
from ras_desktop.documents.draw.look import Look
from ras_desktop.documents.draw.typeset import lines

LANGUAGES = {
    "Polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "Slovak and Czech": "ÁáÄäČčĎďÉéĚěÍíĹĺĽľŇňÓóÔôŔŕŘřŠšŤťÚúŮůÝýŽž",
    "Romanian": "ĂăÂâÎîȘșȚțŞşŢţ",
    "Welsh": "ŴŵŶŷẂẃẀẁ",
    "Urdu": "ٹڈڑںھہۂۃیےۓکگچژپۀئؤ۔،؟؛۰۱۲۳۴۵۶۷۸۹\u064b\u064e\u0650\u064f\u0651\u0652\u0670",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإ٠١٢٣٤٥٦٧٨٩٪",
    "Sorani": "ەێۆڕڵیکگچپژڤئ",
    "Persian": "پچژگکی\u200cهٔ",
    "Pashto": "ټډړښځڅڼېۍ",
    "Punjabi": "ਪੰਜਾਬੀਅਧੱ",
    "Hindi": "हिन्दीकक्षज्ञ",
    "Bengali": "বাংলাক্ষ",
    "Greek and Russian": "ΑΩάώЯяЇїЄє",
    "Signs": "£€½¼¾×÷−–—‘’“”…•°≤≥≈→←↑↓✓✗☐☑☒★♥",
    "Emoji": "😀😢👍❤🎉🚂🏊🦽🧑🏳🫠",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_language_has_a_font(language: str) -> None:
    assert missing(LANGUAGES[language]) == ()


def _own_texts() -> set[str]:
    """Every string that is written in the program."""
    root = Path(ras_desktop.__file__).parent
    found: set[str] = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_"):
                found |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    return found


def test_no_glyph_is_missing_in_our_own_texts() -> None:
    texts = _own_texts()
    assert len(texts) > 50
    assert {text: missing(text) for text in texts if missing(text)} == {}


def test_no_glyph_is_missing_in_the_forms_that_ship() -> None:
    for path in Path(ras_desktop.__file__).parent.parent.joinpath("forms").rglob("*.toml"):
        assert missing(path.read_text(encoding="utf-8")) == (), path


def test_a_character_without_a_font_is_named() -> None:
    assert named("a漢b") == "a[cjk unified ideograph-6f22]b"
    assert named("\U0010ffff") == "[u+10ffff]"
    assert named("plain £5") == "plain £5"


def test_shaped_text_never_holds_the_missing_glyph() -> None:
    for words in LANGUAGES.values():
        for line in lines(words, Look().text, 400):
            for piece in line.pieces:
                assert 0 not in {glyph.number for glyph in piece.shaped.glyphs}, piece.shaped.text


def test_strong_text_has_its_own_fonts_and_falls_back() -> None:
    found = [face_for(char, True, False, False) for char in "aسह"]
    names = [each.name for each in found if each]
    assert names == ["NotoSans-Bold", "NotoNaskhArabic-Bold", "NotoSansDevanagari-Bold"]
    assert face_for("ગ", True, False, False) is face("NotoSansGujarati-Regular")


def test_fonts_have_their_licence_beside_them() -> None:
    folder = Path(face("NotoSans-Regular").path).parent
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.glob("*.ttf"):
        family = path.stem.split("-")[0]
        assert family in listed or family.removeprefix("NotoSans") in listed, path.name
