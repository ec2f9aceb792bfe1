"""Somebody else saved another version meanwhile: both field by field, with a choice at each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.family import versions
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.widgets.two_versions import Pair, TwoVersions
from ras_desktop.wording import _

Value = TypeVar("Value")


class VersionsDialog(Question):
    """The choice at each field; what only the other person changed is theirs to begin with."""

    CHARACTERS = 88

    def __init__(self, parent: QWidget | None, pairs: Sequence[Pair]) -> None:
        super().__init__(
            parent,
            _("Somebody else has saved this meanwhile"),
            _(
                "Nothing is lost: what you typed is still here. Choose at each difference which "
                "one to keep."
            ),
            _("Save what is chosen"),
        )
        self.no.setText(_("Back to what I typed"))
        self.both = TwoVersions(_("What you typed"), _("What was saved meanwhile"), beside=True)
        self.both.show_pairs(pairs)
        self.body.addWidget(self.both)

    def taken(self) -> dict[str, Side]:
        """Field → whose."""
        return self.both.taken()


def choose(parent: QWidget | None, pairs: Sequence[Pair]) -> dict[str, Side] | None:
    """Field → whose is taken; None: not now, back to what was typed."""
    dialog = VersionsDialog(parent, pairs)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.taken() if accepted else None
    finally:
        dialog.deleteLater()


def ask(
    parent: QWidget | None, mine: Value, theirs: Value, touched: Iterable[str], lists: Lists
) -> Value | None:
    """Their version with what was taken from mine, to be saved; None: not now, back to the form."""
    taken = choose(parent, versions.differences(mine, theirs, touched, lists))
    return None if taken is None else versions.joined(mine, theirs, taken)
