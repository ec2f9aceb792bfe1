"""Length counts, composition does not; what is offered is taken."""

from __future__ import annotations

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.services import passphrase
from ras_desktop.wording import finding


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "passphrase.none"),
        ("Tr0ub4dor&3", "passphrase.short"),
        ("passwordpassword", "passphrase.easy.repeat"),
        ("password123456789", "passphrase.common"),
        ("1234 Password ...!", "passphrase.common"),
        ("correcthorsebatterystaple"[:15], "passphrase.easy.words"),
        ("qwertyuiop[]asdf", "passphrase.easy.keyboard"),
        ("abcdefghijklmnop", "passphrase.easy.sequence"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "passphrase.easy.repeat"),
        ("robin ashdown north", "passphrase.easy.words"),
        ("x" * 1001, "passphrase.long"),
    ],
)
def test_easy_ones_are_not_taken_and_say_why(text: str, code: str) -> None:
    found = passphrase.strength(text, ("Robin Ashdown", "north"))
    assert not found.enough
    assert found.verdict.code == code
    assert text == "" or text not in finding(found.verdict)


@pytest.mark.parametrize(
    "text", ["gravel otter candle thirty", "dnæi øvsa œlkw ßaum", "見知らぬ猫が屋根の上で歌う夜に"]
)
def test_long_ones_are_taken_without_capitals_or_digits(text: str) -> None:
    found = passphrase.strength(text, ("Robin Ashdown",))
    assert found.enough
    assert found.steps >= 3


def test_five_random_words_are_offered_that_are_strong_and_never_the_same() -> None:
    offered = {passphrase.offer() for _ in range(200)}
    assert len(offered) == 200
    for each in offered:
        assert len(each.split()) == 5
    assert all(passphrase.strength(each).steps == 4 for each in list(offered)[:20])


def test_the_list_has_more_than_seven_thousand_words() -> None:
    assert len(passphrase._words()) ** 5 > 2**63


def test_every_common_one_of_the_kept_list_is_refused_also_with_figures_round_it() -> None:
    """NIST SP 800-63B-4 and the National Cyber Security Centre: compare with common ones."""
    common = sorted(passphrase._common(), key=len)
    assert len(common) == 30_000
    for word in common[-60:]:
        around = (f"2026{word}!!", f"{word}1234567890123") if word.isalpha() else ()
        for text in (word, word.upper(), *around):
            found = passphrase.strength(text)
            assert not found.enough, text


def test_nothing_is_asked_of_capitals_figures_or_signs_and_nothing_expires() -> None:
    assert passphrase.strength("gravel otter candle thirty").enough
    assert passphrase.strength("gravelottercandlethirty").enough
    assert passphrase.strength("GRAVEL OTTER CANDLE THIRTY " * 10).enough
