"""Settings: the council on papers, the people, the recovery key, about; on a real case file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

import ras_desktop
from ras_desktop.domain.council import Help
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import Standing
from ras_desktop.gui.backups import Backups
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.pages.settings import SettingsPage
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.settings import recovery, users
from ras_desktop.gui.settings.together import TogetherCard
from ras_desktop.services import about, casefile, council, draft, family, user
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.store.trouble import WrongPassphrase, WrongRecoveryKey
from tests.helpers.cases import a_case
from tests.helpers.papers import COUNCIL
from tests.helpers.stores import FAST_KEYS
from tests.helpers.windows import NAME, created

FIRST = "gravel lantern otter pewter mist"


@pytest.fixture
def made(tmp_path, clock):
    made = created(tmp_path, clock)
    yield made
    made.casefile.close()


@pytest.fixture
def file(made, shell):
    shell.casefile = made.casefile
    shell.backups = Backups(
        made.casefile, lambda: shell.preferences, shell.warn, shell.failed, inline=True
    )
    return made.casefile


@pytest.fixture
def page(shown, context_of, file, hub):
    page_ = SettingsPage(context_of(file.desk))
    page_.resize(1160, 768)
    hub.changed.connect(page_.refresh)
    return shown(page_)


def part(page, word):
    page.arrive(Place("settings", None, word))
    return page.parts[word]


@pytest.fixture
def yes(monkeypatch):
    """Says yes to every question; `yes` holds what was asked."""
    asked: list[str] = []

    def confirm(_parent, question, _words, _yes):
        asked.append(question)
        return True

    monkeypatch.setattr(recovery, "confirm", confirm)
    monkeypatch.setattr(users, "confirm", confirm)
    return asked


def logo() -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


# The page


def test_the_keys_go_from_part_to_part_and_the_place_names_one(page, qtbot):
    page.arrive(Place("settings"))
    assert page.title() == "How shall it look here?"
    page.tabs.buttons[0].setFocus()
    qtbot.keyClick(page.tabs.buttons[0], Qt.Key.Key_Right)
    assert page.title() == "What keeps it closed to others?"
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.title() == "What if this computer breaks?"
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.title() == "What do the papers say of the council?"
    page.arrive(Place("settings", None, "about"))
    assert page.tabs.value() == "about"


def test_what_a_role_may_not_do_is_not_offered(shown, context_of, desk_of, file_desk):
    page = shown(SettingsPage(context_of(desk_of(Role.SOCIAL_WORKER))))
    page.arrive(Place("settings", None, "people"))
    words = ["Look", "Safety", "Backups", "My changes", "About"]
    assert [each.text() for each in page.tabs.buttons] == words
    assert page.title() == "How shall it look here?"
    page.arrive(Place("settings", None, "safety"))
    assert page.parts["safety"].recovery is None


def test_look_and_lock_are_taken_at_once(page, shell):
    part(page, "look").text_size.cards[1].radio.click()
    assert shell.preferences.text_size == 125
    part(page, "safety").minutes.combo.setCurrentIndex(2)
    assert shell.preferences.lock_minutes == 10


# The council


def test_the_council_is_typed_saved_and_on_the_papers(page, file, qtbot, shell):
    form = part(page, "council")
    qtbot.keyClicks(form.form.field("name").line, "Exampleshire Council")
    address = form.form.field("address").box
    qtbot.keyClicks(address, "Town Hall")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    qtbot.keyClicks(address, "Exampleton")
    qtbot.keyClicks(form.form.field("help/sendiass").line, "Example SENDIASS")
    qtbot.keyClicks(form.form.field("help/sendiass/phone").line, "01632 960111")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    held = council.read(file.desk)
    assert (held.name, held.address) == ("Exampleshire Council", "Town Hall\nExampleton")
    assert held.contact(Help.SENDIASS).phone == "01632 960111"
    assert shell.said == ["Saved: papers made from now on say it so"]
    assert "Letters will name nobody here" in form.form.field("help/advocacy").said()
    assert form.form.field("help/sendiass").said() == ""


def test_without_a_name_it_is_not_saved_and_nothing_typed_is_lost(page, file, qtbot):
    form = part(page, "council")
    qtbot.keyClicks(form.form.field("phone").line, "01632 960100")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "Enter the council’s name" in form.form.field("name").said()
    assert form.form.summary.hasFocus()
    page.keep()
    left = draft.find(file.desk, "settings.council", "council")
    assert left is not None
    assert left.body["phone"] == "01632 960100"


def test_what_was_typed_is_there_again_and_can_be_thrown_away_and_brought_back(
    page, shown, context_of, file, qtbot, shell
):
    council.save(file.desk, COUNCIL)
    first = part(page, "council")
    first.form.field("name").line.selectAll()
    qtbot.keyClicks(first.form.field("name").line, "Another Council")
    page.keep()
    again = shown(SettingsPage(context_of(file.desk)))
    form = part(again, "council")
    assert form.form.field("name").value() == "Another Council"
    assert "your draft" in form.said.words()
    qtbot.mouseClick(form.drop_button, Qt.MouseButton.LeftButton)
    assert form.form.field("name").value() == COUNCIL.name
    assert draft.mine(file.desk) == ()
    shell.undos[-1]()
    assert form.form.field("name").value() == "Another Council"


def test_a_logo_is_shown_kept_and_taken_away(page, file, qtbot, monkeypatch, tmp_path):
    council.save(file.desk, COUNCIL)
    picture = tmp_path / "logo.png"
    picture.write_bytes(logo())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(picture), ""))
    form = part(page, "council")
    qtbot.mouseClick(form.logo.choose, Qt.MouseButton.LeftButton)
    assert form.logo.shown.isVisible()
    form.save()
    assert council.read(file.desk).logo == logo()
    qtbot.mouseClick(form.logo.remove, Qt.MouseButton.LeftButton)
    form.save()
    assert council.read(file.desk).logo == b""


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"GIF89a and so on", "PNG or JPEG"), (b"\x89PNG\r\n\x1a\n" + bytes(2_000_001), "larger")],
)
def test_a_picture_that_is_no_logo_is_said_beside_it(
    page, qtbot, monkeypatch, tmp_path, content, said
):
    path = tmp_path / "logo"
    path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    form = part(page, "council")
    qtbot.mouseClick(form.logo.choose, Qt.MouseButton.LeftButton)
    assert said in form.logo.said()
    assert form.logo.value() == b""
    path.unlink()
    qtbot.mouseClick(form.logo.choose, Qt.MouseButton.LeftButton)
    assert "could not be read" in form.logo.said()


@pytest.mark.parametrize("now", [True, False])
def test_somebody_else_saved_meanwhile_and_neither_is_lost(page, file, qtbot, monkeypatch, now):
    council.save(file.desk, COUNCIL)
    form = part(page, "council")
    council.save(file.desk, replace(council.read(file.desk), phone="01632 960199"))
    form.form.field("email").line.selectAll()
    qtbot.keyClicks(form.form.field("email").line, "new@exampleshire.example")
    seen = []

    def choose(_parent, pairs):
        seen.extend(pairs)
        return {each.field: each.taken for each in pairs} if now else None

    monkeypatch.setattr(versions, "choose", choose)
    form.save()
    assert {each.name: (each.left, each.right) for each in seen} == {
        "E-mail": ("new@exampleshire.example", COUNCIL.email),
        "Telephone": (COUNCIL.phone, "01632 960199"),
    }
    held = council.read(file.desk)
    assert held.phone == "01632 960199"
    assert held.email == ("new@exampleshire.example" if now else COUNCIL.email)
    left = draft.find(file.desk, "settings.council", "council")
    assert (left is None) if now else left.body["email"] == "new@exampleshire.example"
    assert form.form.field("email").value() == "new@exampleshire.example"


# The people


def type_somebody(qtbot, form, name: str, roles=(Role.SOCIAL_WORKER,)) -> None:
    qtbot.keyClicks(form.name.line, name)
    for role in roles:
        box = form.roles.boxes[list(Role).index(role)]
        qtbot.keyClick(box, Qt.Key.Key_Space)


def given_words(people) -> str:
    """The first passphrase that is shown."""
    assert people.words.isVisible()
    words = people.words.words.text()
    assert len(words.split()) == 5
    return words


def sign_in_as(folder, name, words, clock):
    return casefile.sign_in(folder, name, words, clock, FAST_KEYS)


def test_somebody_is_invited_with_five_words_that_are_shown_once(page, file, qtbot, shell, clock):
    people = part(page, "people")
    qtbot.mouseClick(people.add_button, Qt.MouseButton.LeftButton)
    form = people.form
    assert form.name.line.hasFocus()
    type_somebody(qtbot, form, "Robin Ashdown")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.isHidden()
    first = given_words(people)
    assert people.words.heading.text() == "First passphrase of Robin Ashdown"
    assert people.words.words.hasFocus()
    qtbot.mouseClick(people.words.done, Qt.MouseButton.LeftButton)
    assert people.words.isHidden()
    assert people.words.words.text() == ""
    assert first not in people.words.words.accessibleName()
    names = [each.name for each in people.table.model.rows()]
    assert names == [NAME, "Robin Ashdown"]
    folder = file.folder
    file.close()
    theirs = sign_in_as(folder, "Robin Ashdown", first, clock)
    try:
        assert theirs.must_change
        assert theirs.desk.actor.roles == {Role.SOCIAL_WORKER}
    finally:
        theirs.close()


def test_everything_to_mend_is_said_at_once_beside_its_field(page, file, qtbot):
    people = part(page, "people")
    people.add()
    qtbot.mouseClick(people.form.save_button, Qt.MouseButton.LeftButton)
    form = people.form
    assert form.name.said()
    assert form.roles.said() == "Choose at least one role."
    type_somebody(qtbot, form, NAME)
    form.save()
    assert "Somebody has this name already" in form.name.said()
    assert people.words.isHidden()


def test_roles_change_and_count_from_the_next_signing_in(page, file, qtbot, shell):
    user.add(file, "Robin Ashdown", FIRST, frozenset({Role.FINANCE}))
    people = part(page, "people")
    people.table.choose(1)
    people.table.view.setFocus()
    qtbot.keyClick(people.table.view, Qt.Key.Key_Return)
    assert people.form.heading.text() == "Robin Ashdown"
    qtbot.keyClick(people.form.roles.boxes[list(Role).index(Role.AUDITOR)], Qt.Key.Key_Space)
    qtbot.keyClicks(people.form.team.line, "South")
    qtbot.mouseClick(people.form.save_button, Qt.MouseButton.LeftButton)
    robin = next(each for each in user.everybody(file.desk) if each.name == "Robin Ashdown")
    assert robin.roles == {Role.FINANCE, Role.AUDITOR}
    assert robin.team == "South"
    assert "next signing in" in shell.said[-1]


def test_suspended_cannot_sign_in_and_is_let_in_again_with_the_recovery_key(
    page, file, made, qtbot, yes, clock
):
    user.add(file, "Robin Ashdown", FIRST, frozenset({Role.FINANCE}))
    people = part(page, "people")
    people.change(people.table.model.at(1))
    qtbot.mouseClick(people.form.suspend_button, Qt.MouseButton.LeftButton)
    assert yes == ["Suspend Robin Ashdown?"]
    people.table.choose(1)
    assert people.table.current().standing is Standing.SUSPENDED
    people.change(people.table.current())
    assert people.form.roles.isHidden()
    qtbot.mouseClick(people.form.save_button, Qt.MouseButton.LeftButton)
    people.asking.key.load(made.recovery_key)
    qtbot.mouseClick(people.asking.yes, Qt.MouseButton.LeftButton)
    again = given_words(people)
    folder = file.folder
    file.close()
    with pytest.raises(WrongPassphrase):
        sign_in_as(folder, "Robin Ashdown", FIRST, clock)
    clock.forward(hours=1)
    sign_in_as(folder, "Robin Ashdown", again, clock).close()


def test_a_forgotten_passphrase_is_reset_with_the_recovery_key_which_may_be_mistyped(
    page, file, made, qtbot, clock
):
    user.add(file, "Robin Ashdown", FIRST, frozenset({Role.FINANCE}))
    people = part(page, "people")
    people.change(people.table.model.at(1))
    qtbot.mouseClick(people.form.reset_button, Qt.MouseButton.LeftButton)
    asking = people.asking
    qtbot.mouseClick(asking.yes, Qt.MouseButton.LeftButton)
    assert asking.key.said() == "Type the recovery key."
    asking.key.load(made.recovery_key[:-1])
    qtbot.mouseClick(asking.yes, Qt.MouseButton.LeftButton)
    assert "missing or mistyped" in asking.key.said()
    assert asking.isVisible()
    asking.key.load(made.recovery_key.lower().replace("-", " "))
    qtbot.mouseClick(asking.yes, Qt.MouseButton.LeftButton)
    again = given_words(people)
    assert people.form.isHidden()
    folder = file.folder
    file.close()
    theirs = sign_in_as(folder, "Robin Ashdown", again, clock)
    assert theirs.must_change
    theirs.close()


def test_who_leaves_hands_over_first_then_the_file_is_encrypted_anew(
    page, file, qtbot, yes, shell, clock
):
    robin = user.add(file, "Robin Ashdown", FIRST, frozenset({Role.SOCIAL_WORKER})).value
    case = a_case(file.desk, number="2026-00077", worker=robin.id)
    people = part(page, "people")
    before = file.vault.data_key
    people.change(people.table.model.at(1))
    qtbot.mouseClick(people.form.leave_button, Qt.MouseButton.LeftButton)
    assert yes == ["Robin Ashdown has left?"]
    assert "2026-00077" in people.form.form.summary.accessibleName()
    assert file.vault.data_key == before
    theirs = Desk(file.desk.store, Actor(robin.id, robin.name, robin.roles, "North"), clock)
    family.hand_over(theirs, case, file.desk.actor.id, "North", clock().date())
    people.form.save()
    people.change(people.table.model.at(1))
    qtbot.mouseClick(people.form.leave_button, Qt.MouseButton.LeftButton)
    assert shell.said[-1] == "Robin Ashdown has left; the case file is encrypted anew."
    assert file.vault.data_key != before
    assert people.table.model.at(1).standing is Standing.LEFT
    people.change(people.table.model.at(1))
    assert people.form.leave_button.isHidden()
    assert people.form.reset_button.isHidden()
    assert not shell.faults


def test_nobody_suspends_oneself_and_an_administrator_stays(page, file, qtbot):
    people = part(page, "people")
    people.change(people.table.current())
    assert people.form.suspend_button.isHidden()
    qtbot.keyClick(people.form.roles.boxes[list(Role).index(Role.ADMINISTRATOR)], Qt.Key.Key_Space)
    people.form.save()
    assert "last administrator" in people.form.form.summary.accessibleName()
    assert Role.ADMINISTRATOR in user.everybody(file.desk)[0].roles


def test_fifty_clicks_add_one(page, file, qtbot):
    people = part(page, "people")
    people.add()
    type_somebody(qtbot, people.form, "Robin Ashdown")
    for _ in range(50):
        people.form.save()
    assert len(user.everybody(file.desk)) == 2


# The recovery key


def test_a_new_recovery_key_is_shown_once_saved_as_a_sheet_and_the_old_opens_nothing(
    page, file, made, qtbot, yes, monkeypatch, tmp_path, clock, shell
):
    card = part(page, "safety").recovery
    qtbot.mouseClick(card.renew_button, Qt.MouseButton.LeftButton)
    assert yes == ["Make a new recovery key?"]
    key = "".join(card.key.text().split())
    assert len(key.split("-")) == 6
    assert key != made.recovery_key
    assert card.key.hasFocus()
    monkeypatch.setattr(saving, "ask_place", lambda *_a: tmp_path / "key.pdf")
    qtbot.mouseClick(card.to_save, Qt.MouseButton.LeftButton)
    from pypdf import PdfReader

    words = PdfReader(tmp_path / "key.pdf").pages[0].extract_text()
    assert all(group in words for group in key.split("-"))
    qtbot.mouseClick(card.done, Qt.MouseButton.LeftButton)
    assert card.key.text(), "it stays until somebody says that it is kept"
    assert card.kept.said()
    qtbot.keyClick(card.kept.box, Qt.Key.Key_Space)
    qtbot.mouseClick(card.done, Qt.MouseButton.LeftButton)
    assert card.key.text() == ""
    assert card.shown.isHidden()
    folder = file.folder
    file.close()
    with pytest.raises(WrongRecoveryKey):
        casefile.recover(folder, made.recovery_key, NAME, FIRST, clock, FAST_KEYS)
    clock.forward(hours=1)
    casefile.recover(folder, key, NAME, FIRST, clock, FAST_KEYS).close()


# About


def test_about_says_version_and_every_licence(page, qtbot):
    held = part(page, "about")
    assert held.version.text() == f"Version {ras_desktop.__version__}"
    packages = {each.name: each.licence for each in held.packages.model.rows()}
    assert {"PySide6", "sqlmodel", "reportlab", "babel"} <= {*packages, *map(str.lower, packages)}
    assert all(packages.values()), [name for name, licence in packages.items() if not licence]
    assert "pytest" not in packages
    qtbot.mouseClick(held.copy, Qt.MouseButton.LeftButton)
    assert ras_desktop.__version__ in QGuiApplication.clipboard().text()


def test_a_package_that_is_not_there_is_left_out(monkeypatch):
    monkeypatch.setattr(about, "NAME", "no-such-package-of-anybody")
    assert about.read().packages == ()


def test_everything_that_takes_the_focus_has_a_name(page):
    for word in ("look", "safety", "backups", "council", "people", "about"):
        held = part(page, word)
        if word == "people":
            held.add()
        for each in held.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page):
                assert each.accessibleName() or getattr(each, "text", lambda: "")(), each


def test_the_key_is_shown_in_lines_that_can_be_copied_by_hand():
    assert recovery.lines_of("AA-BB-CC-DD-EE") == "AA-BB-CC-\nDD-EE"


def test_an_administrator_finds_how_a_case_file_goes_to_a_server(page, file, shell):
    people = part(page, "people")
    (card,) = people.findChildren(TogetherCard)
    assert card.command == f'ras-desktop move "{file.folder}" ras.council.gov.uk'
    card.copy.click()
    assert QApplication.clipboard().text() == card.command
