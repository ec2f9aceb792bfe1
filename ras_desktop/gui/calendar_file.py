"""Keeps one's calendar file fresh: written soon after anything changed, in the background."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ras_desktop.domain.trouble import Trouble
from ras_desktop.wording import _, trouble

if TYPE_CHECKING:
    from ras_desktop.documents.calendar import Happening
    from ras_desktop.gui.context import Context

SOON = 3_000
"""Milliseconds after a change: several at once are one writing."""


class CalendarKeeper(QObject):
    """`path` is where it goes, None if nobody asked for it on this computer."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._said: tuple[Happening, ...] | None = None
        self._warned = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SOON)
        self.timer.timeout.connect(self.write)
        context.hub.changed.connect(lambda _changed: self.soon())
        self.soon()

    @property
    def path(self) -> Path | None:
        """Where this person's file goes on this computer."""
        held = dict(self._context.preferences().calendars).get(self._key)
        return Path(held) if held else None

    def keep_at(self, path: Path) -> None:
        """From now on the file is kept there."""
        self._prefer(str(path))
        self._said, self._warned = None, False
        self.write(told=True)

    def stop(self) -> None:
        """No longer kept; what was written stays where it is."""
        self._prefer("")
        self._context.notify(_("The calendar file is no longer kept fresh"))

    def soon(self) -> None:
        """Writes it in a moment, if there is one."""
        if self.path is not None:
            self.timer.start()

    def write(self, told: bool = False) -> None:
        """Writes what is new; a folder that is away is said once for each sign-in."""
        from ras_desktop.services import calendar_file

        desk, path, before = self._context.desk, self.path, self._said
        if path is None or not desk.offers("family.list"):
            return

        def done(said: tuple[Happening, ...]) -> None:
            self._said, self._warned = said, False
            if told:
                self._context.notify(_("The calendar file is kept at {place}").format(place=path))

        self._context.run(
            lambda: calendar_file.write(desk, path, before), done, self._failed,
            owner=self, key="calendar",
        )  # fmt: skip

    def _failed(self, fault: BaseException) -> None:
        if not isinstance(fault, Trouble):
            self._context.failed(fault)
        elif not self._warned:
            self._warned = True
            self._context.warn(trouble(fault))

    @property
    def _key(self) -> str:
        return self._context.desk.actor.id.hex

    def _prefer(self, place: str) -> None:
        held = self._context.preferences()
        others = tuple(each for each in held.calendars if each[0] != self._key)
        kept = (*others, (self._key, place)) if place else others
        self._context.prefer(replace(held, calendars=kept))
