"""Secrets leave the clipboard after a minute, and at once when the screen is locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ras_desktop.gui import clipboard
from ras_desktop.gui.family.child_form import ChildForm
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import PassphraseField, TextField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def watching(qapp, monkeypatch):
    QGuiApplication.clipboard().clear()
    for each in qapp.findChildren(clipboard.Secrets):
        each.deleteLater()
        each.setParent(None)
    monkeypatch.setattr(clipboard, "SECONDS", 0.05)
    clipboard.watch()
    yield qapp.findChild(clipboard.Secrets)
    for each in qapp.findChildren(clipboard.Secrets):
        each.deleteLater()
        each.setParent(None)
    QGuiApplication.clipboard().clear()


def on_it() -> str:
    return QGuiApplication.clipboard().text()


def copied_from(qtbot, line) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_C, CONTROL)


def test_what_a_button_copies_goes_after_its_time(qtbot):
    clipboard.copy_secret("K3F7Q-8N2FS")
    assert on_it() == "K3F7Q-8N2FS"
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in each for each in formats)
    assert "x-kde-passwordManagerHint" in formats
    qtbot.waitUntil(lambda: on_it() == "")


def test_what_was_copied_meanwhile_stays(qtbot):
    clipboard.copy_secret("K3F7Q-8N2FS")
    QGuiApplication.clipboard().setText("a shopping list")
    qtbot.wait(150)
    assert on_it() == "a shopping list"


def test_a_passphrase_that_is_shown_and_copied_goes(qtbot, shown):
    field = shown(PassphraseField("Passphrase"))
    field.load("gravel otter candle thirty")
    copied_from(qtbot, field.line)
    assert on_it() == "", "hidden ones are not copied at all"
    field._turn()
    copied_from(qtbot, field.line)
    assert on_it() == "gravel otter candle thirty"
    qtbot.waitUntil(lambda: on_it() == "")


def test_an_ordinary_field_keeps_what_was_copied(qtbot, shown):
    field = shown(TextField("Town"))
    field.load("Exampleton")
    copied_from(qtbot, field.line)
    qtbot.wait(150)
    assert on_it() == "Exampleton"


def test_the_nhs_number_of_a_form_and_of_the_overview_goes(shown):
    held = shown(QWidget())
    form = Form(held)
    for each in ChildForm(form).groups:
        each.setParent(held)
    assert form.field("nhs_number").line.property("secret")
    assert not form.field("last_name").line.property("secret")
    facts = FactList()
    facts.setParent(held)
    facts.show_facts([("NHS number", "943 476 5919"), ("School", "Oak")], secrets=("NHS number",))
    labels = {each.accessibleName(): each for each in facts.children() if hasattr(each, "text")}
    assert labels["NHS number: 943 476 5919"].property("secret")
    assert not labels["School: Oak"].property("secret")


def test_the_lock_takes_it_off_at_once(qtbot, shown):
    line = QLineEdit("K3F7Q-8N2FS")
    clipboard.secret(line)
    shown(line)
    copied_from(qtbot, line)
    assert on_it() == "K3F7Q-8N2FS"
    clipboard.clear()
    assert on_it() == ""
    clipboard.clear()


def test_the_secret_itself_is_not_kept(watching):
    clipboard.copy_secret("K3F7Q-8N2FS")
    assert "K3F7Q" not in repr(vars(watching))
