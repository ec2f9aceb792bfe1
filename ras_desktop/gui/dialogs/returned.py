"""Two versions of what was typed while the server was away, each shown whole, with a choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ras_desktop.domain.draft import Draft
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.family.next_step import draft_name
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.layout import holding, scrolling
from ras_desktop.gui.widgets.line_fields import PassphraseField
from ras_desktop.services import returning
from ras_desktop.services.away import SAVED
from ras_desktop.services.returning import Both
from ras_desktop.wording import N_, _, moment

MINE, THEIRS, LATER = "mine", "theirs", "later"
_WHOLE = {"assessment": N_("The assessment"), "plan": N_("The plan"), "review": N_("The review")}


class BothVersions(Question):
    """One part for each thing; nothing is chosen to begin with."""

    def __init__(self, parent: QWidget | None, both: tuple[Both, ...]) -> None:
        super().__init__(
            parent,
            _("Which version do you want to keep?"),
            _("You typed this while the team's server was away. What you do not choose now stays."),
            _("Keep what is chosen"),
        )
        self._both = both
        self.fields: list[CardsField] = []
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(2))
        for each in both:
            self._add(inside, each)
        area = scrolling(holding(inside))
        letter, room = self.fontMetrics(), self.screen().availableGeometry()
        area.setMinimumHeight(min(22 * letter.lineSpacing(), room.height() // 2))
        self.body.addWidget(area)

    def _add(self, inside: QVBoxLayout, both: Both) -> None:
        mine, theirs = returning.differing(both)
        offered = [Choice(LATER, _("Not now: both stay"))]
        if both.theirs is None:
            theirs = _("It is finished, or was removed: what you typed cannot be saved there now.")
            offered.append(Choice(THEIRS, _("Remove what I typed from this computer")))
        else:
            offered += [
                Choice(MINE, _("What I typed")),
                Choice(THEIRS, _("What is on the server")),
            ]
        at = moment(both.kept_at)
        for heading, words in (
            (_("What you typed on this computer, {when}").format(when=at), mine),
            (_("What is on the server"), theirs),
        ):
            if words is mine:
                inside.addWidget(text.heading(name_of(both)))
            inside.addWidget(text.label(heading))
            shown = text.body(words or _("Nothing that the other does not have"))
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            inside.addWidget(shown)
        made = CardsField(_("Keep"), offered)
        made.load(LATER)
        self.fields.append(made)
        inside.addWidget(made)

    def chosen(self) -> tuple[tuple[Both, bool], ...]:
        """What was chosen, and whether it is mine."""
        picked = zip(self._both, (each.value() for each in self.fields), strict=True)
        return tuple((both, value == MINE) for both, value in picked if value in (MINE, THEIRS))


class EarlierPassphrase(Question):
    """The passphrase under which something is kept on this computer."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("What was your passphrase then?"),
            _("What you typed while the server was away opens with the passphrase of that day."),
            _("Open it"),
        )
        self.field = PassphraseField(_("Earlier passphrase"))
        self.body.addWidget(self.field)
        self.field.take_focus()


def name_of(both: Both) -> str:
    """What it is, in words."""
    whole = _WHOLE.get(both.kind.removeprefix(SAVED))
    if both.kind.startswith(SAVED) and whole:
        return _(whole)
    if both.kind == "settings.council":
        return _("The council on papers")
    return draft_name(Draft(both.kind, both.subject, both.mine, both.kept_at, both.case))


def ask(parent: QWidget | None, both: tuple[Both, ...]) -> tuple[tuple[Both, bool], ...]:
    """What the person chose; () for nothing now."""
    dialog = BothVersions(parent, both)
    try:
        return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else ()
    finally:
        dialog.deleteLater()


def ask_earlier(parent: QWidget | None) -> str:
    """The earlier passphrase; "" for not now."""
    dialog = EarlierPassphrase(parent)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return (dialog.field.value() or "") if accepted else ""
    finally:
        dialog.deleteLater()
