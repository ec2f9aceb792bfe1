"""A day in three fields: day, month (name or number), year. No jumping; pasting works."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QWidgetAction

from ras_desktop.domain.finding import Finding
from ras_desktop.gui import reading
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.line_fields import Line
from ras_desktop.wording import _


class _Part(Line):
    """One of the three fields; a whole date pasted into it goes to all three."""

    def __init__(self, owner: DateField, characters: int) -> None:
        super().__init__(characters, 40)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes a pasted date apart."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._owner.paste():
            return
        super().keyPressEvent(event)


class DateField(Field[date]):
    """A day. `fault()` says a day that does not exist or is only half typed."""

    def __init__(
        self, name: str, hint: str = "", *, optional: bool = False, calendar: bool = False
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self.day, self.month, self.year = _Part(self, 3), _Part(self, 10), _Part(self, 5)
        line = QHBoxLayout()
        line.setSpacing(space(1))
        for part, words in (
            (self.day, _("Day")), (self.month, _("Month")), (self.year, _("Year")),
        ):  # fmt: skip
            line.addLayout(column(text.quiet(words, wrap=False), part, gap=0.25))
            part.setAccessibleName(f"{name}: {words}")
            part.textChanged.connect(self._edited)
        if calendar:
            pick = icon_button("calendar", _("{name}: pick from a calendar").format(name=name))
            pick.clicked.connect(lambda: self._pick(pick.mapToGlobal(QPoint(0, pick.height()))))
            line.addWidget(pick, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self._whole.addLayout(line)
        self._take(self.day, self.month, self.year)

    def load(self, value: date | None) -> None:
        """Shows a day; the month by its name."""
        if value is None:
            self._put("", "", "")
        else:
            name = reading.MONTHS[value.month - 1].capitalize()
            self._put(str(value.day), name, str(value.year))

    def value(self) -> date | None:
        """The day; None when nothing or no whole day is typed."""
        read = self._read()
        return read if isinstance(read, date) else None

    def fault(self) -> Finding | None:
        """That there is no such day, or that a part is missing."""
        read = self._read()
        return read if isinstance(read, Finding) else None

    def typed(self) -> Any:
        """The three texts."""
        return [self.day.text(), self.month.text(), self.year.text()]

    def retype(self, typed: Any) -> None:
        """Puts them back."""
        self._put(*(typed or ("", "", "")))

    def paste(self) -> bool:
        """Fills all three from a whole date on the clipboard; False if there is none."""
        parts = reading.split_date(QGuiApplication.clipboard().text())
        if parts is None:
            return False
        self._put(*parts)
        self.edited.emit()
        return True

    def _read(self) -> date | Finding | None:
        return reading.read_date(self.day.text(), self.month.text(), self.year.text())

    def _put(self, day: str, month: str, year: str) -> None:
        self._loading = True
        for part, words in ((self.day, day), (self.month, month), (self.year, year)):
            part.setText(words)
        self._loading = False
        self.show_findings(())

    def _pick(self, at: QPoint) -> None:
        menu, calendar = QMenu(self), QCalendarWidget()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (now := self.value()) is not None:
            calendar.setSelectedDate(QDate(now.year, now.month, now.day))
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        menu.popup(at)
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.load(date(day.year(), day.month(), day.day()))
        self.edited.emit()
