"""Everything that is at hand while one case is made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ras_desktop.services.demo.case import DemoCase
from ras_desktop.services.demo.children import Setting, facts
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.draw import Known
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.rules import Rules
from ras_desktop.services.demo.words import Texts


@dataclass(frozen=True, slots=True)
class Maker:
    """One case in the making: its dice, its sentences, and what it is made with."""

    setting: Setting
    rules: Rules
    known: Known
    members: tuple[Member, ...]
    dice: Dice
    teller: Teller
    made: DemoCase

    @property
    def on(self) -> date:
        """The day of the demonstration."""
        return self.setting.on

    @property
    def yesterday(self) -> date:
        """Nothing of the demonstration happens on its own day."""
        return self.setting.on - timedelta(1)

    def say(self, table: str, key: str) -> str:
        """A sentence of events.toml."""
        return self.teller.one(self.texts(table, key))

    def texts(self, table: str, key: str) -> Texts:
        """Sentences of events.toml."""
        return self.setting.words.events[table][key]

    def day(self, first: date, last: date) -> date:
        """A working day between two days, never after yesterday."""
        last = min(last, self.yesterday)
        return self.dice.weekday(min(first, last), last)


def teller(setting: Setting, known: Known, dice: Dice, day: date) -> Teller:
    """Sentences about a child as it was on a day."""
    return Teller(facts(dice, setting, known.home, known.who, day), dice)
