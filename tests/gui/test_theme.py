"""Sizes, fonts and the style sheet as they reach the widgets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QRadioButton

from ras_desktop.gui import theme
from ras_desktop.gui.colours import CONTRAST, DARK, LIGHT
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.settings import Theme


@pytest.fixture
def dress(qapp):
    yield lambda scheme, percent=100: theme.apply(qapp, scheme, percent)
    theme.apply(qapp, Theme.LIGHT)


def test_each_scheme_puts_its_colours_on_everything(dress, qapp):
    for scheme, colours in (
        (Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.HIGH_CONTRAST, CONTRAST),
    ):  # fmt: skip
        dress(scheme)
        assert theme.colours() is colours
        assert qapp.palette().window().color().name() == colours.window
        assert qapp.palette().text().color().name() == colours.text


def test_the_style_sheet_has_no_hole_left_open(qapp):
    assert "$" not in qapp.styleSheet()
    assert ".svg" in qapp.styleSheet()


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
def test_type_has_three_steps_that_grow_together(dress, percent):
    dress(Theme.LIGHT)
    plain = {step: theme.look().size(step) for step in theme.STEPS}
    dress(Theme.LIGHT, percent)
    for step, size in plain.items():
        assert theme.look().size(step) == pytest.approx(size * percent / 100, abs=0.2)
    assert QApplication.font().pointSizeF() == pytest.approx(plain["body"] * percent / 100, abs=0.1)


def test_letters_are_drawn_with_a_real_font(qapp):
    info = QFontInfo(QApplication.font())
    assert info.family() in {each.split(" [")[0] for each in QFontDatabase.families()}
    from PySide6.QtGui import QImage, QPainter

    drawn = set()
    for letter in "AB£éł":
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.setFont(theme.typed("title"))
        painter.drawText(5, 30, letter)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == 5, "two letters look the same: boxes instead of glyphs"


def test_figures_have_one_width():
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.typed("body"))
    assert len({round(metrics.horizontalAdvance(figure * 10), 2) for figure in "0123456789"}) == 1
    assert QFont.Tag("tnum") in QApplication.font().featureTags()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_everything_that_is_pressed_or_typed_into_is_32_pixels_high(dress, qtbot, percent):
    dress(Theme.LIGHT, percent)
    combo = QComboBox()
    combo.setMinimumHeight(theme.TARGET)
    for made in (
        button("Save"), button("Save", main=True), link("More"), icon_button("close", "Close"),
        QLineEdit(), QCheckBox("Yes"), QRadioButton("Yes"), combo,
    ):  # fmt: skip
        qtbot.addWidget(made)
        made.show()
        assert max(made.sizeHint().height(), made.minimumHeight()) >= theme.TARGET, made


def test_distances_are_steps_of_the_grid():
    assert [theme.space(units) for units in (0.5, 1, 2, 3)] == [4, 8, 16, 24]
