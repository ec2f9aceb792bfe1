"""A first passphrase of five random words: shown once, to be given in person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ras_desktop.gui import theme
from ras_desktop.gui.clipboard import copy_secret, secret
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.services.user import Given
from ras_desktop.wording import _

_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class WordsCard(Card):
    """`show_words(given)`; it stays until somebody says that it was given."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ", " ")
        self.words = text.body()
        self.words.setTextInteractionFlags(_READ)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        secret(self.words)
        self.copied = text.quiet()
        self.copy_button = button(_("Copy"), self._copy, icon="copy")
        self.done = button(_("Done: forget the words here"), self.forget, main=True)
        for part in (self.words, self.copied, holding(Flow(self.done, self.copy_button))):
            self.body.addWidget(part)
        theme.change.changed.connect(self._size)
        self._size()

    def show_words(self, given: Given) -> None:
        """The words of somebody."""
        self.heading.setText(_("First passphrase of {name}").format(name=given.user.name))
        self.say_under(
            _(
                "Shown this once and kept nowhere. Say or hand it over in person, not by e-mail; "
                "at the first sign-in it is changed."
            )
        )
        self.words.setText(given.passphrase)
        self.words.setAccessibleName(_("Five words: {words}").format(words=given.passphrase))
        self.copied.clear()
        self.words.setFocus()

    def forget(self) -> None:
        """Takes the words away."""
        self.words.clear()
        self.words.setAccessibleName(_("Five words"))
        self.closed.emit()

    def _copy(self) -> None:
        copy_secret(self.words.text())
        self.copied.setText(_("Copied. It is taken from the clipboard again after a minute."))

    def _size(self) -> None:
        points = theme.look().size("heading")
        self.words.setStyleSheet(
            f"font-family: monospace; font-size: {points}pt; font-weight: 600;"
        )
