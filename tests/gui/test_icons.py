"""Every icon draws something, and every icon that is asked for exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import ras_desktop
from ras_desktop import paths
from ras_desktop.gui import icons, theme
from ras_desktop.gui.widgets.button import button
from ras_desktop.settings import Theme

GUI = Path(ras_desktop.__file__).parent / "gui"


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_draws_lines_in_its_colour(name):
    image = icons.pixmap(name, "#ff0000", 48).toImage()
    seen = {QColor(image.pixelColor(x, y)).alpha() for x in range(48) for y in range(48)}
    assert len(seen) > 1, "nothing was drawn"
    reds = [
        image.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert reds
    assert all(each.red() > 240 and each.green() < 16 for each in reds)


@pytest.mark.parametrize("name", icons.names())
def test_icons_share_one_grid_and_one_line(name):
    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.8"' in source
    assert "#" not in source, "colours come from the theme"
    numbers = [float(each) for each in re.findall(r'(?:x|y|cx|cy)="([\d.]+)"', source)]
    assert all(0 <= each <= 24 for each in numbers)


def test_every_icon_that_is_named_in_the_program_exists():
    known, asked = set(icons.names()), set()
    for file in GUI.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r'icon="([a-z]+)"', source))
        asked |= set(re.findall(r'\bIcon\("([a-z]+)"', source))
        asked |= set(re.findall(r'ICON(?:: ClassVar\[str\])? = "([a-z]+)"', source))
        asked |= set(re.findall(r'icon_button\(\s*"([a-z]+)"', source))
    assert asked
    assert asked <= known, asked - known


def test_a_button_gets_its_icon_anew_with_the_theme(qapp, qtbot):
    made = button("Save", icon="save")
    qtbot.addWidget(made)

    def colour():
        image = made.icon().pixmap(made.iconSize()).toImage()
        inside = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        ]
        return inside[0].name()

    light = colour()
    theme.apply(qapp, Theme.DARK)
    icons.redress()
    dark = colour()
    theme.apply(qapp, Theme.LIGHT)
    icons.redress()
    assert light != dark
    assert colour() == light
