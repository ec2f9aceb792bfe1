"""The pages at the side: Today, Families and the others that there are, with their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from ras_desktop.gui import icons
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.wording import N_, _, number

ORDER: Mapping[str, tuple[str, str]] = {
    "today": (N_("Today"), "today"),
    "families": (N_("Families"), "families"),
    "meetings": (N_("Panel"), "panel"),
    "runs": (N_("Payments"), "payment"),
    "spending": (N_("Spending"), "spending"),
    "turning": (N_("Growing up"), "transition"),
    "existing": (N_("Packages"), "review"),
    "reports": (N_("Reports"), "reports"),
    "schemes": (N_("Schemes"), "schemes"),
    "practice": (N_("Practice"), "try"),
    "settings": (N_("Settings"), "settings"),
    "log": (N_("Log"), "list"),
}
"""Word of the page → its name and icon, from the top down."""

HOMES = {
    **dict.fromkeys(("cover", "diary", "late"), "today"),
    **dict.fromkeys(("accounts", "uplift"), "spending"),
}
"""Pages that are not at the side → the one from which they are reached."""

NEEDS: Mapping[str, str] = {
    "families": "family.list",
    "practice": "practice.read",
    "log": "log.check",
    "meetings": "panel.read",
    "runs": "payment.runs",
    "turning": "growing.list",
    "reports": "review.report",
    "spending": "spending.read",
    "accounts": "monitoring.sample",
    "existing": "existing.take_in",
}
"""Word of a page → the verb that somebody must be offered to see it at the side."""


class Side(QFrame):
    """One button for each page. Where the window is narrow for its text only icons stay."""

    chosen = Signal(str)
    lock_wanted = Signal()
    find_wanted = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._counts: dict[str, int] = {}
        self._narrow = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QPushButton] = {}
        self._keys: dict[str, str] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(1), space(2), space(1), space(2))
        whole.setSpacing(space(0.5))
        self._find = button(_("Find"), self.find_wanted.emit, icon="search")
        self._find.setToolTip("Ctrl+K")
        self._find.setProperty("search", True)
        whole.addWidget(self._find)
        whole.addSpacing(space(1))
        for key, word in enumerate((each for each in ORDER if each in words), 1):
            name, icon = ORDER[word]
            made = button(_(name), icon=icon)
            made.setProperty("side", True)
            made.setCheckable(True)
            made.setAccessibleName(_(name))
            keys = f"Alt+{key}"
            # Not the button's own shortcut: that presses it visibly and goes a tenth of a second
            # later, in which the next keys are lost.
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.chosen.emit, word))
            self._keys[word] = keys
            made.clicked.connect(lambda _on=False, word=word: self.chosen.emit(word))
            self._group.addButton(made)
            self.buttons[word] = made
            if word == "settings":
                whole.addStretch(1)
            whole.addWidget(made)
        if "settings" not in self.buttons:
            whole.addStretch(1)
        self.lock_button = icon_button("lock", _("Lock the screen"), self.lock_wanted.emit)
        self.lock_button.setToolTip("Ctrl+L")
        whole.addWidget(self.lock_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._label()

    def mark(self, word: str) -> None:
        """Shows where one is; a page that is not at the side belongs to another, or to Families."""
        home = HOMES.get(word, "families")
        made = self.buttons.get(word) or self.buttons.get(home)
        if made is not None:
            made.setChecked(True)

    def count(self, counts: Mapping[str, int]) -> None:
        """Numbers beside the names, e.g. what waits on Today."""
        self._counts.update(counts)
        self._label()

    def narrow(self, narrow: bool) -> None:
        """Icons only, or icons with names."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._label()

    def sizeHint(self) -> QSize:
        """As wide as the longest name, or as an icon."""
        hint = super().sizeHint()
        letters = 0 if self._narrow else 17
        least = icons.size() + space(6) + letters * self.fontMetrics().averageCharWidth()
        return QSize(least, hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size, another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _label(self) -> None:
        self._find.setText("" if self._narrow else _("Find"))
        self._find.setAccessibleName(_("Find a family, a page or an action"))
        for word, made in self.buttons.items():
            name, count = _(ORDER[word][0]), self._counts.get(word, 0)
            words = f"{name}  {number(count)}" if count else name
            made.setText("" if self._narrow else words)
            made.setAccessibleName(words)
            made.setToolTip(f"{words} ({self._keys[word]})" if self._narrow else "")
        self.updateGeometry()
