"""Settings: how it looks here, what keeps it safe, the council, the people, the program."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea

from ras_desktop.gui.context import Context
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.settings.about import AboutPart
from ras_desktop.gui.settings.backups import BackupsPart
from ras_desktop.gui.settings.council import CouncilPart
from ras_desktop.gui.settings.look import LookPart
from ras_desktop.gui.settings.mine import MinePart
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.settings.safety import SafetyPart
from ras_desktop.gui.settings.users import UsersPart
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.wording import N_, _

PARTS: tuple[type[SettingsPart], ...] = (
    LookPart, SafetyPart, BackupsPart, CouncilPart, UsersPart, MinePart, AboutPart,
)  # fmt: skip


class SettingsPage(Page):
    """Parts, of which `place.part` names one. What a role may not use is not offered."""

    TITLE = N_("How shall it look here?")
    ICON = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._offered = [each for each in PARTS if each.offered(context.desk)]
        self.parts: dict[str, SettingsPart] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._word = LookPart.WORD
        self.header = Header(self.title())
        self.tabs = Segment(
            _("Parts of this page"),
            [Choice(each.WORD, _(each.NAME)) for each in self._offered],
            breaks=True,
        )
        self.tabs.chosen.connect(lambda word: self._show_part(str(word)))
        self.stack = Stack()
        top = column(self.header, self.tabs, gap=1)
        top.setContentsMargins(space(3), space(2), space(3), 0)
        whole = column(top, gap=0.5)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.tabs.step, by))

    def title(self) -> str:
        """The question of the part that is open."""
        return next(_(each.QUESTION) for each in PARTS if self._word == each.WORD)

    def open(self, place: Place) -> None:
        """The part that the place names, else the one that was open."""
        word, _slash, spot = place.part.partition("/")
        known = {each.WORD for each in self._offered}
        self._show_part(word if word in known else self._word)
        if word in known and spot:
            self.parts[word].show_spot(spot)

    def refresh(self, changed: object) -> None:
        """Something was written."""
        for each in self.parts.values():
            each.refresh(changed)

    def keep(self) -> None:
        """Keeps what is typed in every part."""
        for each in self.parts.values():
            each.keep()

    def acts(self) -> tuple[Act, ...]:
        """The parts, for Ctrl+K; their keys, for F1."""
        to = tuple(
            Act(
                _("Settings: {part}").format(part=_(each.NAME)),
                partial(self._show_part, each.WORD),
            )
            for each in self._offered
        )
        words = _("The next part of the page")
        onwards = Act(words, partial(self.tabs.step, 1), keys="Ctrl+PgDown")
        return (*to, onwards)

    def _show_part(self, word: str) -> None:
        self._word = word
        if word not in self.parts:
            made = next(each for each in self._offered if word == each.WORD)(self)
            inside = column(made, None)
            inside.setContentsMargins(space(3), space(1), space(3), space(3))
            self.parts[word] = made
            self._areas[word] = scrolling(holding(inside), widest=110)
            self.stack.addWidget(self._areas[word])
        focused = any(each.hasFocus() for each in self.tabs.buttons)
        self.tabs.load(word)
        if focused:
            self.tabs.buttons[[each.WORD for each in self._offered].index(word)].setFocus()
        self.header.say(self.title())
        self.stack.setCurrentWidget(self._areas[word])
        self.parts[word].open()


PAGE = SettingsPage
