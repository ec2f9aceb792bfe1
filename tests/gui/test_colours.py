"""Colours that can be told apart: text 4.5:1, controls and marks 3:1, in every theme."""

from __future__ import annotations

import pytest

from ras_desktop.gui.colours import CONTRAST, DARK, LIGHT, Tone, contrast

THEMES = pytest.mark.parametrize("now", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def test_the_measure_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@THEMES
def test_text_can_be_read_on_every_ground(now):
    for ground in (now.window, now.surface, now.sunken, now.soft_accent):
        assert contrast(now.text, ground) >= 4.5, ground
        assert contrast(now.quiet, ground) >= 4.5, ground
        assert contrast(now.accent, ground) >= 4.5, ground
    assert contrast(now.on_accent, now.accent) >= 4.5
    assert contrast(now.on_accent, now.accent_strong) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_tones_can_be_read_on_their_own_ground_and_on_cards(now, tone):
    colour, ground = now.tone(tone)
    assert contrast(colour, ground) >= 4.5
    assert contrast(now.text, ground) >= 4.5
    for other in (now.window, now.surface):
        assert contrast(colour, other) >= 4.5


@THEMES
def test_the_edges_of_controls_and_the_ring_of_the_focus_can_be_seen(now):
    for ground in (now.window, now.surface, now.sunken, now.soft_accent):
        assert contrast(now.edge, ground) >= 3, ground
        assert contrast(now.accent, ground) >= 3, ground
    assert contrast(now.text, now.accent) >= 3 or contrast(now.text, now.surface) >= 3


@THEMES
def test_series_of_charts_can_be_seen(now):
    assert len(set(now.series)) == len(now.series)
    for colour in now.series:
        assert contrast(colour, now.surface) >= 3
